"""The rules on hypotheses, external factors and claims: what they say beyond their own examples, in both languages."""

import pytest
from links import Expected, says

CASES = [
    pytest.param(
        "link-without-hypothesis",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
activiteiten:
  plein: {tekst: De stad opent een plein, leidt_tot: [bezoek]}
outputs:
  bezoek: {tekst: Buren bezoeken het plein, leidt_tot: [groet]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [vertrouwt, bezoek, impact]}
  vertrouwt: {tekst: Buren vertrouwen elkaar, leidt_tot: [impact]}
hypothesen:
  h: {tekst: "Vertrouwen maakt veilig, want het stelt gerust", verband: [vertrouwt -> impact, groet->impact]}
""",
        [
            (
                "link-without-hypothesis",
                9,
                52,
                "warning",
                "Geen enkele hypothese zegt waarom 'Buren groeten elkaar' leidt tot 'Buren vertrouwen elkaar'.",
            ),
        ],
        [
            (
                "link-without-hypothesis",
                9,
                52,
                "warning",
                "No hypothesis says why 'Buren groeten elkaar' leads to 'Buren vertrouwen elkaar'.",
            ),
        ],
        id="arrows that nothing explains",
    ),
    pytest.param(
        "link-without-hypothesis",
        """\
toc: 1
language: nl
hypotheses:
  bare:
    text: Werken op eenzaamheid verlaagt het onveiligheidsgevoel
  with_mechanism: {text: Wie groet voelt zich veilig, mechanism: Een groet stelt gerust, importance: high}
  as_well: {text: "Als buren groeten, dan voelen ze zich veilig", importance: high}
  because: {text: Buren voelen zich veilig omdat ze elkaar kennen, importance: high}
  wanting: {text: Buren wantrouwen elkaar, importance: high}
""",
        [
            (
                "link-without-hypothesis",
                7,
                13,
                "info",
                "Hypothese 'Als buren groeten, dan voelen ze zich veilig' zegt wel wat er verandert, maar niet waarom.",
            ),
            (
                "link-without-hypothesis",
                9,
                13,
                "info",
                "Hypothese 'Buren wantrouwen elkaar' zegt wel wat er verandert, maar niet waarom.",
            ),
        ],
        [
            (
                "link-without-hypothesis",
                7,
                13,
                "info",
                "Hypothesis 'Als buren groeten, dan voelen ze zich veilig' says what changes, but not why.",
            ),
            (
                "link-without-hypothesis",
                9,
                13,
                "info",
                "Hypothesis 'Buren wantrouwen elkaar' says what changes, but not why.",
            ),
        ],
        id="hypotheses that say why and hypotheses that do not",
    ),
    pytest.param(
        "link-without-hypothesis",
        """\
toc: 1
language: en
hypotheses:
  stewards: {text: Parents act as stewards, importance: high}
  cars: {text: "Parents feel safe, as the cars are gone", importance: high}
  since: {text: Since the cars are gone parents feel safe}
""",
        [
            (
                "link-without-hypothesis",
                4,
                14,
                "info",
                "Hypothese 'Parents act as stewards' zegt wel wat er verandert, maar niet waarom.",
            )
        ],
        [
            (
                "link-without-hypothesis",
                4,
                14,
                "info",
                "Hypothesis 'Parents act as stewards' says what changes, but not why.",
            )
        ],
        id="English reasons",
    ),
    pytest.param(
        "link-without-assumption",
        """\
toc: 1
language: en
hypotheses:
  none: {text: If neighbours greet then they trust, link: [greet -> trust, trust -> impact]}
  some: {text: b, link: greet -> trust, assumptions: They speak one language}
  no_link: {text: c}
  no_valid_link: {text: d, link: greet}
""",
        [
            (
                "link-without-assumption",
                4,
                3,
                "warning",
                "Hypothese 'If neighbours greet then they trust' noemt geen enkele aanname.",
            )
        ],
        [
            (
                "link-without-assumption",
                4,
                3,
                "warning",
                "Hypothesis 'If neighbours greet then they trust' names no assumption.",
            )
        ],
        id="hypotheses with a link and without an assumption",
    ),
    pytest.param(
        "critical-assumption-untested",
        """\
toc: 1
taal: nl
hypothesen:
  geen: {tekst: Zonder bewijs, belang: hoog, bewijs: geen, verband: a -> b}
  onbekend: {tekst: Bewijs onbekend, belang: hoog}
  sterk: {tekst: Goed bewezen, belang: hoog, bewijs: matig}
  klein: {tekst: Van weinig belang, belang: middel, bewijs: geen}
  gevraagd: {tekst: Er is een vraag over, belang: hoog, bewijs: zwak}
  verband_gevraagd: {tekst: Er is een vraag over het verband, belang: hoog, verband: [a -> b, b -> c]}
leervragen:
  over_hypothese: {tekst: Hoe, over: gevraagd}
  over_verband: {tekst: Hoe, over: [b ->  c, b]}
""",
        [
            (
                "critical-assumption-untested",
                4,
                32,
                "warning",
                (
                    "Hypothese 'Zonder bewijs' is belangrijk en heeft weinig bewijs, maar geen enkele leervraag gaat "
                    "erover."
                ),
            ),
            (
                "critical-assumption-untested",
                5,
                38,
                "warning",
                (
                    "Hypothese 'Bewijs onbekend' is belangrijk, maar er staat geen bewijs bij en geen enkele leervraag "
                    "gaat erover."
                ),
            ),
        ],
        [
            (
                "critical-assumption-untested",
                4,
                32,
                "warning",
                (
                    "Hypothesis 'Zonder bewijs' is important and has little evidence, but no learning question is "
                    "about it."
                ),
            ),
            (
                "critical-assumption-untested",
                5,
                38,
                "warning",
                (
                    "Hypothesis 'Bewijs onbekend' is important, but says nothing about evidence and no learning "
                    "question is about it."
                ),
            ),
        ],
        id="important hypotheses",
    ),
    pytest.param(
        "external-factors-missing",
        """\
# comment
toc: 1
language: en
outcomes:
  greet: {text: Neighbours greet each other}
""",
        [("external-factors-missing", 2, 1, "warning", "Het plan noemt geen enkele factor van buitenaf.")],
        [("external-factors-missing", 2, 1, "warning", "The plan names no factor from outside.")],
        id="no factor from outside",
    ),
    pytest.param(
        "external-factors-missing",
        """\
toc: 1
language: en
title: Safe
""",
        [],
        [],
        id="a plan without anything on which a factor could work",
    ),
    pytest.param(
        "external-factors-missing",
        """\
toc: 1
language: nl
external_factors:
  rents: {label: Huurprijzen, text: De huurprijzen stijgen}
  buses: {text: De bus rijdt 's avonds, effect: helps}
""",
        [
            (
                "external-factors-missing",
                4,
                3,
                "warning",
                "Bij externe factor 'Huurprijzen' staat niet of die helpt of hindert.",
            )
        ],
        [
            (
                "external-factors-missing",
                4,
                3,
                "warning",
                "External factor 'Huurprijzen' does not say whether it helps or hinders.",
            )
        ],
        id="a factor without a direction",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
actoren:
  politie: {naam: Politie, rol: partner}
  stad: {naam: Stad, rol: stad}
activiteiten:
  plein: {tekst: De stad opent een plein, door: [stad], met: [politie], leidt_tot: [groet]}
  rondes: {tekst: De politie doet rondes, door: [politie], leidt_tot: [nergens]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
  nergens: {tekst: Nergens, extern: ja}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: [nergens, plein -> nergens, bestaat_niet]}
""",
        [
            (
                "sole-cause-claim",
                3,
                1,
                "info",
                (
                    "Op de weg naar het impactdoel staan alleen eigen activiteiten: geen partner, geen verandering "
                    "door anderen, geen externe factor."
                ),
            )
        ],
        [
            (
                "sole-cause-claim",
                3,
                1,
                "info",
                (
                    "On the way to the impact goal stand the city's own activities only: no partner, no change by "
                    "others, no external factor."
                ),
            )
        ],
        id="factors that do not work on the way",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
externe_factoren:
  regen: {tekst: Regen, effect: hindert}
""",
        [],
        [],
        id="a factor on the whole way",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: groet -> impact}
""",
        [],
        [],
        id="a factor on a link of the way",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
actoren: {politie: {naam: Politie, rol: partner}}
activiteiten:
  rondes: {tekst: De politie doet rondes, door: [politie], leidt_tot: [groet]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
  nergens: {tekst: Nergens}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: nergens}
""",
        [],
        [],
        id="a partner carries out an activity",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
outcomes:
  groet: {tekst: Buren groeten elkaar, extern: ja, leidt_tot: [impact]}
  nergens: {tekst: Nergens}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: nergens}
""",
        [],
        [],
        id="others bring a change about",
    ),
    pytest.param(
        "sole-cause-claim",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
outcomes:
  groet: {tekst: Buren groeten elkaar}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: groet}
""",
        [],
        [],
        id="no factors at all, and no arrow to the goal",
    ),
]


@pytest.mark.parametrize(("name", "source", "dutch", "english"), CASES)
def test_what_a_rule_says(name: str, source: str, dutch: Expected, english: Expected) -> None:
    says(name, source, dutch, english)
