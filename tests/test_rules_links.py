"""The rules on links: what they say about plans beyond their own examples, in both languages."""

from collections.abc import Iterable
from datetime import date

import pytest

from toc.lint import lint
from toc.model import Language, Part, Plan
from toc.rules import find
from toc.rules.base import Inspection, Rule
from toc.rules.links import RULES
from toc.rules.links.ids import MAX_SUGGESTIONS
from toc.rules.links.references import references
from toc.rules.picture import RULES as PICTURE_RULES
from toc.shapes import ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.source import read

Expected = list[tuple[str, int, int, str, str]]


def found(rules: Iterable[Rule], source: str, language: Language) -> Expected:
    """What these rules say about the source in that language: rule, line, column, severity and message."""
    findings = lint(read(source, "plan.toc.yaml"), rules, language=language, today=date(2026, 11, 1))
    return [(one.rule, one.span.start.line, one.span.start.column, str(one.severity), one.message) for one in findings]


def row_of_knowledge(count: int) -> str:
    """A plan with that many changes in knowledge between its activity and its goal."""
    steps = [f"s{number}" for number in range(count)]
    rows = "".join(
        f"  {step}: {{tekst: Stap, soort: kennis, leidt_tot: [{after}]}}\n"
        for step, after in zip(steps, [*steps[1:], "impact"], strict=True)
    )
    head = "toc: 1\ntaal: nl\nimpactdoel: {tekst: Veilig}\nactiviteiten:\n  a: {tekst: A, leidt_tot: [s0]}\n"
    return f"{head}outcomes:\n{rows}"


CASES = [
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig, wie: [bewoner]}
actoren:
  bewoners: {naam: Bewoners}
  jeugd: {naam: Dienst Jeugd, aliassen: [jeugddienst]}
middelen:
  budget: {tekst: Geld, door: wie dan ook, leidt_tot: [plein, impact]}
activiteiten:
  plein:
    tekst: De jeugddienst opent een plein
    door: [Dienst Jeugd, JEUGDDIENST, jeugd]
    leidt_tot: [buren_grueten, bewoners, plein, heelwatanders]
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar
    leidt_tot: impact
    koppelt_terug_naar: [plein, "buren_groetten"]
""",
        [
            (
                "dangling-reference",
                3,
                49,
                "error",
                "'bewoner' bij 'wie' bestaat niet in dit plan. Bedoel je 'bewoners'?",
            ),
            ("dangling-reference", 8, 63, "error", "'impact' past niet bij 'leidt_tot': het staat onder impactdoel."),
            (
                "dangling-reference",
                12,
                12,
                "error",
                "'Dienst Jeugd' bij 'door' bestaat niet in dit plan. Bedoel je 'jeugd'?",
            ),
            (
                "dangling-reference",
                12,
                26,
                "error",
                "'JEUGDDIENST' bij 'door' bestaat niet in dit plan. Bedoel je 'jeugd'?",
            ),
            (
                "dangling-reference",
                13,
                17,
                "error",
                "'buren_grueten' bij 'leidt_tot' bestaat niet in dit plan. Bedoel je 'buren_groeten'?",
            ),
            ("dangling-reference", 13, 32, "error", "'bewoners' past niet bij 'leidt_tot': het staat onder actoren."),
            ("dangling-reference", 13, 42, "error", "'plein' verwijst bij 'leidt_tot' naar zichzelf."),
            ("dangling-reference", 13, 49, "error", "'heelwatanders' bij 'leidt_tot' bestaat niet in dit plan."),
            (
                "dangling-reference",
                18,
                34,
                "error",
                "'buren_groetten' bij 'koppelt_terug_naar' bestaat niet in dit plan. Bedoel je 'buren_groeten'?",
            ),
        ],
        [
            ("dangling-reference", 3, 49, "error", "'bewoner' in 'wie' is not in this plan. Did you mean 'bewoners'?"),
            ("dangling-reference", 8, 63, "error", "'impact' cannot stand in 'leidt_tot': it stands under impactdoel."),
            (
                "dangling-reference",
                12,
                12,
                "error",
                "'Dienst Jeugd' in 'door' is not in this plan. Did you mean 'jeugd'?",
            ),
            (
                "dangling-reference",
                12,
                26,
                "error",
                "'JEUGDDIENST' in 'door' is not in this plan. Did you mean 'jeugd'?",
            ),
            (
                "dangling-reference",
                13,
                17,
                "error",
                "'buren_grueten' in 'leidt_tot' is not in this plan. Did you mean 'buren_groeten'?",
            ),
            ("dangling-reference", 13, 32, "error", "'bewoners' cannot stand in 'leidt_tot': it stands under actoren."),
            ("dangling-reference", 13, 42, "error", "'plein' refers to itself in 'leidt_tot'."),
            ("dangling-reference", 13, 49, "error", "'heelwatanders' in 'leidt_tot' is not in this plan."),
            (
                "dangling-reference",
                18,
                34,
                "error",
                "'buren_groetten' in 'koppelt_terug_naar' is not in this plan. Did you mean 'buren_groeten'?",
            ),
        ],
        id="a slip in an id, an unknown id, another kind of thing and a node that refers to itself",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe}
actors: {city: {name: The city}}
activities:
  walk: {text: The city walks, leads_to: [greet]}
outcomes:
  greet: {text: Neighbours greet each other, leads_to: [trust], feeds_back_to: [walk]}
  trust: {text: Neighbours trust each other, leads_to: [impact, walk -> greet]}
hypotheses:
  right: {text: a, link: [greet -> trust, trust -> impact, greet -> walk]}
  slips: {text: b, link: [gret -> trust, "greet -> truste", city -> nowhere_at_all]}
  loops: {text: c, link: [greet -> greet, trust -> greet]}
  forms: {text: d, link: [greet, greet → trust, "greet => impact", "greet ->"]}
external_factors:
  rain: {text: Rain, effect: hinders, on: [greet, greet -> truts, greet > trust, greet -> impact]}
learning_questions:
  why: {text: Why, about: [right, greet -> impact, why, imapct]}
""",
        [
            ("dangling-reference", 9, 65, "error", "'walk -> greet' is een verband, en bij 'leads_to' hoort een id."),
            ("dangling-reference", 12, 27, "error", "'gret' bij 'link' bestaat niet in dit plan. Bedoel je 'greet'?"),
            ("dangling-reference", 12, 52, "error", "'truste' bij 'link' bestaat niet in dit plan. Bedoel je 'trust'?"),
            ("dangling-reference", 12, 61, "error", "'city' past niet bij 'link': het staat onder actors."),
            ("dangling-reference", 12, 69, "error", "'nowhere_at_all' bij 'link' bestaat niet in dit plan."),
            ("dangling-reference", 13, 27, "error", "'greet' verwijst bij 'link' naar zichzelf."),
            (
                "dangling-reference",
                13,
                43,
                "error",
                "Deze hypothese verklaart 'trust -> greet', maar die pijl staat niet in je plan.",
            ),
            ("dangling-reference", 14, 27, "error", "'greet' bij 'link' is geen verband."),
            ("dangling-reference", 14, 34, "error", "'greet → trust' bij 'link' is geen verband."),
            ("dangling-reference", 14, 50, "error", "'greet => impact' bij 'link' is geen verband."),
            ("dangling-reference", 14, 69, "error", "'greet ->' bij 'link' is geen verband."),
            ("dangling-reference", 16, 60, "error", "'truts' bij 'on' bestaat niet in dit plan. Bedoel je 'trust'?"),
            ("dangling-reference", 16, 67, "error", "'greet > trust' bij 'on' is geen verband."),
            ("dangling-reference", 18, 52, "error", "'why' verwijst bij 'about' naar zichzelf."),
            (
                "dangling-reference",
                18,
                57,
                "error",
                "'imapct' bij 'about' bestaat niet in dit plan. Bedoel je 'impact'?",
            ),
        ],
        [
            ("dangling-reference", 9, 65, "error", "'walk -> greet' is a link, and 'leads_to' asks for an id."),
            ("dangling-reference", 12, 27, "error", "'gret' in 'link' is not in this plan. Did you mean 'greet'?"),
            ("dangling-reference", 12, 52, "error", "'truste' in 'link' is not in this plan. Did you mean 'trust'?"),
            ("dangling-reference", 12, 61, "error", "'city' cannot stand in 'link': it stands under actors."),
            ("dangling-reference", 12, 69, "error", "'nowhere_at_all' in 'link' is not in this plan."),
            ("dangling-reference", 13, 27, "error", "'greet' refers to itself in 'link'."),
            (
                "dangling-reference",
                13,
                43,
                "error",
                "This hypothesis explains 'trust -> greet', but the plan has no such arrow.",
            ),
            ("dangling-reference", 14, 27, "error", "'greet' in 'link' is not a link."),
            ("dangling-reference", 14, 34, "error", "'greet → trust' in 'link' is not a link."),
            ("dangling-reference", 14, 50, "error", "'greet => impact' in 'link' is not a link."),
            ("dangling-reference", 14, 69, "error", "'greet ->' in 'link' is not a link."),
            ("dangling-reference", 16, 60, "error", "'truts' in 'on' is not in this plan. Did you mean 'trust'?"),
            ("dangling-reference", 16, 67, "error", "'greet > trust' in 'on' is not a link."),
            ("dangling-reference", 18, 52, "error", "'why' refers to itself in 'about'."),
            ("dangling-reference", 18, 57, "error", "'imapct' in 'about' is not in this plan. Did you mean 'impact'?"),
        ],
        id="links of which an end, the arrow or the form is wrong",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
outcomes:
  groet: {tekst: Buren groeten elkaar}
indicatoren:
  aantal: {tekst: Aantal buren dat groet}
  aandeel: {tekst: Aandeel, meet: []}
  zeker: {tekst: Zeker, meet: groet}
leervragen:
  waarom:
    tekst: Waarom groeten buren elkaar?
""",
        [
            (
                "dangling-reference",
                6,
                3,
                "error",
                "Bij indicator 'Aantal buren dat groet' staat niet wat je ermee meet.",
            ),
            ("dangling-reference", 7, 3, "error", "Bij indicator 'Aandeel' staat niet wat je ermee meet."),
            (
                "dangling-reference",
                10,
                3,
                "error",
                "Bij leervraag 'Waarom groeten buren elkaar?' staat niet waarover ze gaat.",
            ),
        ],
        [
            ("dangling-reference", 6, 3, "error", "Indicator 'Aantal buren dat groet' does not say what it measures."),
            ("dangling-reference", 7, 3, "error", "Indicator 'Aandeel' does not say what it measures."),
            (
                "dangling-reference",
                10,
                3,
                "error",
                "Learning question 'Waarom groeten buren elkaar?' does not say what it is about.",
            ),
        ],
        id="an indicator and a learning question about nothing",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
language: en
outcomes:
  greet: {text: Neighbours greet each other, leads_to: [impact]}
hypotheses:
  why: {text: a, link: greet -> impact}
""",
        [],
        [],
        id="the impact goal is still missing",
    ),
    pytest.param(
        "dangling-reference",
        """\
toc: 1
taal: nl
activiteiten:
  plein:
    tekst: De stad opent een plein
    leidt_tot: [groet, verloren, vertrouwt]
outcomes:
  groet: {tekst: Buren groeten elkaar}
   verloren: {tekst: Te ver ingesprongen}
hypothesen:
  h: {tekst: a, verband: [plein -> groet, groet -> plein, plein -> verloren]}
indicatoren:
  aantal:
    tekst: Aantal
    meet: [groet
leervragen:
  waarom: {tekst: Waarom}
""",
        [
            ("dangling-reference", 6, 34, "error", "'vertrouwt' bij 'leidt_tot' bestaat niet in dit plan."),
            ("dangling-reference", 17, 3, "error", "Bij leervraag 'Waarom' staat niet waarover ze gaat."),
        ],
        [
            ("dangling-reference", 6, 34, "error", "'vertrouwt' in 'leidt_tot' is not in this plan."),
            ("dangling-reference", 17, 3, "error", "Learning question 'Waarom' does not say what it is about."),
        ],
        id="ids and keywords in a stretch that cannot be read",
    ),
    pytest.param(
        "dead-end-activity",
        """\
toc: 1
taal: nl
middelen:
  geld: {tekst: Geld, leidt_tot: [overleg]}
activiteiten:
  overleg: {tekst: De stad overlegt}
  bezoek: {label: Huisbezoek, tekst: De stad gaat op bezoek, koppelt_terug_naar: [overleg]}
  typfout: {tekst: De stad typt, leidt_tot: [bestaat_niet]}
  plein:
    tekst: De stad opent een plein
    leidt_tot: [groet
outcomes:
  groet: {tekst: Buren groeten elkaar}
""",
        [
            ("dead-end-activity", 6, 3, "error", "Activiteit 'De stad overlegt' leidt tot geen enkele verandering."),
            ("dead-end-activity", 7, 3, "error", "Activiteit 'Huisbezoek' leidt tot geen enkele verandering."),
        ],
        [
            ("dead-end-activity", 6, 3, "error", "Activity 'De stad overlegt' leads to no change at all."),
            ("dead-end-activity", 7, 3, "error", "Activity 'Huisbezoek' leads to no change at all."),
        ],
        id="activities without an arrow",
    ),
    pytest.param(
        "change-without-cause",
        """\
toc: 1
language: en
activities:
  walk: {text: The city walks, leads_to: [greet]}
outputs:
  start: {label: Start, text: Nobody starts this, leads_to: [middle]}
outcomes:
  greet: {text: Neighbours greet each other}
  middle: {text: Neighbours meet, leads_to: [end]}
  end: {text: Neighbours trust each other}
  economy: {text: Companies hire, external: yes, leads_to: [work]}
  work: {text: Residents work}
  alone: {text: Nobody points here}
  lead: {text: Points at nothing, leads_to: [nothing_there]}
  one: {text: One, leads_to: [two]}
  two: {text: Two, leads_to: [one]}
  told: {text: Only fed back, feeds_back_to: [greet]}
""",
        [
            ("change-without-cause", 6, 3, "error", "Niets in je plan leidt tot 'Start'."),
            ("change-without-cause", 14, 3, "error", "Niets in je plan leidt tot 'Points at nothing'."),
            ("change-without-cause", 17, 3, "error", "Niets in je plan leidt tot 'Only fed back'."),
        ],
        [
            ("change-without-cause", 6, 3, "error", "Nothing in the plan leads to 'Start'."),
            ("change-without-cause", 14, 3, "error", "Nothing in the plan leads to 'Points at nothing'."),
            ("change-without-cause", 17, 3, "error", "Nothing in the plan leads to 'Only fed back'."),
        ],
        id="chains without a beginning, and changes by others",
    ),
    pytest.param(
        "change-not-leading-to-impact",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
activiteiten:
  plein: {tekst: De stad opent een plein, leidt_tot: [groet, spreekt, typt, een]}
outputs:
  spreekt: {tekst: Buren spreken elkaar, leidt_tot: [helpt]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
  helpt: {label: Buren helpen elkaar, tekst: Buren helpen elkaar vaker}
  typt: {tekst: Buren typen, leidt_tot: [impactt]}
  los: {tekst: Los}
  een: {tekst: Een, leidt_tot: [twee]}
  twee: {tekst: Twee, leidt_tot: [een]}
""",
        [
            (
                "change-not-leading-to-impact",
                10,
                3,
                "error",
                "'Buren helpen elkaar' leidt nergens toe: van hier loopt geen weg naar het impactdoel.",
            )
        ],
        [
            (
                "change-not-leading-to-impact",
                10,
                3,
                "error",
                "'Buren helpen elkaar' leads nowhere: no way runs from here to the impact goal.",
            )
        ],
        id="only the last step before the way stops",
    ),
    pytest.param(
        "change-not-leading-to-impact",
        """\
toc: 1
taal: nl
impactdoel: {tekst: Bewoners zijn veilig}
activiteiten:
  plein: {tekst: De stad opent een plein, leidt_tot: [groet]}
outcomes:
  groet: {tekst: Buren groeten elkaar}
""",
        [],
        [],
        id="no arrow arrives at the impact goal",
    ),
    pytest.param(
        "change-not-leading-to-impact",
        """\
toc: 1
taal: nl
activiteiten:
  plein: {tekst: De stad opent een plein, leidt_tot: [groet]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [impact]}
  veilig: {tekst: Bewoners voelen zich veilig}
""",
        [],
        [],
        id="no impact goal to arrive at",
    ),
    pytest.param(
        "level-skip",
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe}
activities:
  walk: {text: The city walks, leads_to: [poster, soon, late, impact]}
outputs:
  poster: {text: Residents see a poster, leads_to: [late, impact]}
outcomes:
  soon: {text: Neighbours greet each other, term: medium, leads_to: [late, impact]}
  late: {label: Trust, text: Neighbours trust each other, term: LT, leads_to: [impact]}
""",
        [
            (
                "level-skip",
                5,
                57,
                "warning",
                "Activiteit 'The city walks' springt meteen naar 'Trust', een verandering op lange termijn.",
            ),
            ("level-skip", 5, 63, "warning", "Activiteit 'The city walks' springt meteen naar het impactdoel."),
            ("level-skip", 7, 59, "warning", "Output 'Residents see a poster' springt meteen naar het impactdoel."),
        ],
        [
            (
                "level-skip",
                5,
                57,
                "warning",
                "Activity 'The city walks' jumps straight to 'Trust', a change in the long term.",
            ),
            ("level-skip", 5, 63, "warning", "Activity 'The city walks' jumps straight to the impact goal."),
            ("level-skip", 7, 59, "warning", "Output 'Residents see a poster' jumps straight to the impact goal."),
        ],
        id="jumps of every kind",
    ),
    pytest.param(
        "backward-link",
        """\
toc: 1
taal: nl
activiteiten:
  plein: {tekst: De stad opent een plein, leidt_tot: [bezoek, overleg]}
  overleg: {tekst: De stad overlegt}
outputs:
  bezoek: {tekst: Buren bezoeken het plein, leidt_tot: [groet, overleg]}
outcomes:
  groet: {tekst: Buren groeten elkaar, leidt_tot: [helpt, plein, bezoek]}
  helpt: {tekst: Buren helpen elkaar, leidt_tot: [groet], koppelt_terug_naar: [plein, bezoek]}
""",
        [
            (
                "backward-link",
                7,
                64,
                "error",
                "De pijl van output 'Buren bezoeken het plein' naar activiteit 'De stad overlegt' loopt terug.",
            ),
            (
                "backward-link",
                9,
                59,
                "error",
                "De pijl van outcome 'Buren groeten elkaar' naar activiteit 'De stad opent een plein' loopt terug.",
            ),
            (
                "backward-link",
                9,
                66,
                "error",
                "De pijl van outcome 'Buren groeten elkaar' naar output 'Buren bezoeken het plein' loopt terug.",
            ),
        ],
        [
            (
                "backward-link",
                7,
                64,
                "error",
                "The arrow from output 'Buren bezoeken het plein' to activity 'De stad overlegt' runs backward.",
            ),
            (
                "backward-link",
                9,
                59,
                "error",
                "The arrow from outcome 'Buren groeten elkaar' to activity 'De stad opent een plein' runs backward.",
            ),
            (
                "backward-link",
                9,
                66,
                "error",
                "The arrow from outcome 'Buren groeten elkaar' to output 'Buren bezoeken het plein' runs backward.",
            ),
        ],
        id="arrows that run backward, and one that is feedback",
    ),
    pytest.param(
        "behaviour-step-missing",
        """\
toc: 1
language: en
impact_goal: {text: Residents are safe}
actors:
  schools: {name: Schools, role: partner}
  pupils: {name: Pupils, role: target_group}
activities:
  straight: {text: Straight to impact, leads_to: [impact]}
  through: {text: Through another activity, leads_to: [straight]}
  untyped: {text: By an untyped change, leads_to: [no_type]}
  acts: {text: By behaviour, leads_to: [knows_first]}
  both: {label: Both, text: By both ways, leads_to: [knows_first, lives]}
  partner: {text: By a partner, leads_to: [school_plan]}
  pupils_plan: {text: By an output in pupils, leads_to: [pupil_plan]}
  before: {text: Before both, leads_to: [both]}
outputs:
  school_plan: {text: Schools have a plan, who: [schools], type: knowledge, leads_to: [lives]}
  pupil_plan: {text: Pupils have a plan, who: [pupils, nobody], type: knowledge, leads_to: [lives]}
outcomes:
  no_type: {text: Something changes, leads_to: [lives]}
  knows_first: {text: Pupils know more, type: knowledge, leads_to: [does]}
  does: {text: Pupils act, type: behaviour, leads_to: [lives]}
  lives: {text: Pupils live better, type: living_condition, leads_to: [impact]}
""",
        [
            (
                "behaviour-step-missing",
                12,
                3,
                "warning",
                (
                    "Van activiteit 'Both' loopt een weg naar het impactdoel zonder stap in gedrag, houding, "
                    "vaardigheid of relatie: both → lives → impact."
                ),
            ),
            (
                "behaviour-step-missing",
                14,
                3,
                "warning",
                (
                    "Van activiteit 'By an output in pupils' loopt een weg naar het impactdoel zonder stap in gedrag, "
                    "houding, vaardigheid of relatie: pupils_plan → pupil_plan → lives → impact."
                ),
            ),
        ],
        [
            (
                "behaviour-step-missing",
                12,
                3,
                "warning",
                (
                    "From activity 'Both' a way leads to the impact goal without a step in behaviour, attitude, skill "
                    "or relation: both → lives → impact."
                ),
            ),
            (
                "behaviour-step-missing",
                14,
                3,
                "warning",
                (
                    "From activity 'By an output in pupils' a way leads to the impact goal without a step in "
                    "behaviour, attitude, skill or relation: pupils_plan → pupil_plan → lives → impact."
                ),
            ),
        ],
        id="ways with and without somebody who acts differently",
    ),
    pytest.param(
        "behaviour-step-missing",
        row_of_knowledge(9),
        [
            (
                "behaviour-step-missing",
                5,
                3,
                "warning",
                (
                    "Van activiteit 'A' loopt een weg naar het impactdoel zonder stap in gedrag, houding, vaardigheid "
                    "of relatie: a → s0 → s1 → s2 → s3 → s4 → s5 → … → impact."
                ),
            )
        ],
        [
            (
                "behaviour-step-missing",
                5,
                3,
                "warning",
                (
                    "From activity 'A' a way leads to the impact goal without a step in behaviour, attitude, skill or "
                    "relation: a → s0 → s1 → s2 → s3 → s4 → s5 → … → impact."
                ),
            )
        ],
        id="a way that is too long to show",
    ),
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
                7,
                57,
                "warning",
                "Geen enkele hypothese zegt waarom 'Buren bezoeken het plein' leidt tot 'Buren groeten elkaar'.",
            ),
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
                7,
                57,
                "warning",
                "No hypothesis says why 'Buren bezoeken het plein' leads to 'Buren groeten elkaar'.",
            ),
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
  with_mechanism: {text: Wie groet voelt zich veilig, mechanism: Een groet stelt gerust}
  as_well: {text: "Als buren groeten, dan voelen ze zich veilig"}
  because: {text: Buren voelen zich veilig omdat ze elkaar kennen}
  wanting: {text: Buren wantrouwen elkaar}
""",
        [
            (
                "link-without-hypothesis",
                5,
                5,
                "info",
                (
                    "Hypothese 'Werken op eenzaamheid verlaagt het onveiligheidsgevoel' zegt wel wat er verandert, "
                    "maar niet waarom."
                ),
            ),
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
                5,
                5,
                "info",
                "Hypothesis 'Werken op eenzaamheid verlaagt het onveiligheidsgevoel' says what changes, but not why.",
            ),
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
  stewards: {text: Parents act as stewards}
  cars: {text: "Parents feel safe, as the cars are gone"}
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
    rule = find(name)
    assert rule
    assert found([rule], source, Language.NL) == dutch
    assert found([rule], source, Language.EN) == english


HEALTHY = (
    """\
toc: 1
language: en
version: 1
date: 2026-10-01
owner: Neighbourhood team
impact_goal: {text: Residents are safe, horizon: long}
activities:
  walk: {text: The city walks, leads_to: [visit]}
outputs:
  visit: {text: Neighbours visit, leads_to: [greet]}
outcomes:
  greet: {text: Neighbours greet, type: behaviour, term: short, leads_to: [trust]}
  trust: {text: Neighbours trust, type: attitude, term: medium, leads_to: [impact]}
hypotheses:
  why:
    text: If neighbours greet, they trust, because a greeting reassures
    link: [visit -> greet, greet -> trust, trust -> impact]
    assumptions: [Neighbours speak one language]
external_factors:
  rain: {text: Rain, effect: hinders}
narrative: >-
"""
    + "  one two three four five six seven eight nine ten\n" * 5
)

MISTAKES = [
    pytest.param("", "", [], id="nothing"),
    pytest.param(
        "The city walks, leads_to: [visit]",
        "The city walks, leads_to: [visits]",
        [("dangling-reference", 8), ("change-without-cause", 10)],
        id="a slip in an arrow",
    ),
    pytest.param(
        "outcomes:\n",
        "outcomes:\n  alone: {text: Alone, term: short}\n",
        [("orphan-node", 12)],
        id="a change without an arrow",
    ),
    pytest.param(
        "activities:\n",
        "activities:\n  alone: {text: Alone}\n",
        [("dead-end-activity", 8)],
        id="an activity without an arrow",
    ),
    pytest.param(
        "medium, leads_to: [impact]",
        "medium",
        [("orphan-node", 6), ("dangling-reference", 17)],
        id="no arrow arrives at the goal",
    ),
    pytest.param(
        "short, leads_to: [trust]",
        "short, leads_to: [trust, impact, visit]",
        [("link-without-hypothesis", 12), ("backward-link", 12), ("unmarked-cycle", 12)],
        id="an arrow to the goal and one that runs back",
    ),
    pytest.param(
        "[Neighbours speak one language]",
        "[Neighbours speak one language",
        [],
        id="a bracket that is not closed, for the rules of the reader",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES)
def test_one_mistake_gives_no_more_findings_than_it_is_worth(
    old: str, new: str, expected: list[tuple[str, int]]
) -> None:
    source = HEALTHY.replace(old, new)
    assert [(rule, line) for rule, line, *_ in found([*RULES, *PICTURE_RULES], source, Language.EN)] == expected


def mended(source: str) -> list[str]:
    """The lines that change when every fix for a dangling reference is made."""
    rule = find("dangling-reference")
    assert rule
    findings = lint(read(source, "plan.toc.yaml"), [rule], language=Language.EN, today=date(2026, 11, 1))
    edits = {edit for one in findings for fix in one.fixes for edit in fix.edits}
    text = source
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return [line for line, before in zip(text.splitlines(), source.splitlines(), strict=True) if line != before]


def test_the_fixes_replace_nothing_but_the_slip() -> None:
    people, links = (case.values[1] for case in CASES[:2])
    assert isinstance(people, str)
    assert isinstance(links, str)
    assert mended(people) == [
        "impactdoel: {tekst: Bewoners zijn veilig, wie: [bewoners]}",
        "    door: [jeugd, jeugd, jeugd]",
        "    leidt_tot: [buren_groeten, bewoners, plein, heelwatanders]",
        '    koppelt_terug_naar: [plein, "buren_groeten"]',
    ]
    assert mended(links) == [
        '  slips: {text: b, link: [greet -> trust, "greet -> trust", city -> nowhere_at_all]}',
        '  forms: {text: d, link: [greet, greet -> trust, "greet -> impact", "greet ->"]}',
        "  rain: {text: Rain, effect: hinders, on: [greet, greet -> trust, greet -> trust, greet -> impact]}",
        "  why: {text: Why, about: [right, greet -> impact, why, impact]}",
    ]


def test_a_fix_spares_the_anchor_and_the_quotes_around_a_reference() -> None:
    source = "toc: 1\nlanguage: en\noutcomes:\n  greet: {text: G, leads_to: &all ['trist']}\n"
    source += "  trust: {text: T, leads_to: [&one gret]}\n  safe: {text: S, leads_to: *all}\n"
    assert mended(source) == [
        "  greet: {text: G, leads_to: &all ['trust']}",
        "  trust: {text: T, leads_to: [&one greet]}",
    ]


def test_ends_that_are_the_same_slip_are_told_apart() -> None:
    source = "toc: 1\nlanguage: en\noutcomes: {a1: {text: A}}\nhypotheses:\n  h: {text: t, link: b -> b}\n"
    places = [one[1:3] for one in found(RULES[:1], source, Language.EN)]
    assert places == [(5, 22), (5, 27)]


def test_every_list_of_references_in_the_model_is_checked() -> None:
    """So that a new list of references in the model is not forgotten."""
    marked = {(part, keyword) for part, keyword, shape in lists(PartOf(Plan)) if shape.reference}
    source = "toc: 1\nlanguage: en\n"
    sections = {
        shape.item.part: name
        for name, shape in shapes_of(Plan).items()
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf)
    }
    for section in dict.fromkeys(sections.values()):
        source += f"{section}:\n  {section}_1:\n    text: t\n"
        source += "".join(
            f"    {keyword}: [x]\n" for part, keyword in sorted(marked, key=str) if sections.get(part) == section
        )
    source += "impact_goal:\n  text: t\n  who: [x]\n"
    document = read(source, "plan.toc.yaml")
    assert len(list(references(document))) == len(marked)
    assert all(one.span(document) != document.start for one in references(document))


def lists(shape: Shape, part: type[Part] = Plan, keyword: str = "") -> Iterable[tuple[type[Part], str, ListOf]]:
    """Every list in that shape, with the part and the keyword that hold it."""
    match shape:
        case PartOf(inner):
            for name, inside in shapes_of(inner).items():
                yield from lists(inside, inner, name)
        case SectionOf(item):
            yield from lists(item, part, keyword)
        case ListOf(item):
            yield part, keyword, shape
            yield from lists(item, part, keyword)


def big_plan(nodes: int, arrows: int) -> str:
    """A plan with that many nodes and arrows, in which every arrow runs five nodes ahead at most."""
    rows = ["toc: 1", "language: en", "impact_goal: {text: Safe}", "outcomes:"]
    for node in range(nodes):
        ahead = [f"n{node + step}" for step in range(1, arrows // nodes + 1) if node + step < nodes] or ["impact"]
        rows.append(f"  n{node}: {{text: Change {node}, type: knowledge, term: long, leads_to: [{', '.join(ahead)}]}}")
    rows.append("hypotheses:")
    rows += [f"  h{node}: {{text: t, link: n{node} -> n{node + 1}, importance: high}}" for node in range(nodes - 1)]
    rows.append("learning_questions:")
    rows += [f"  q{node}: {{text: t, about: [h{node}, m{node}]}}" for node in range(nodes - 1)]
    return "\n".join(rows) + "\n"


def test_a_big_plan_is_checked_by_every_rule() -> None:
    """A rule that compares everything with everything would take minutes; `make bench` measures it."""
    inspection = Inspection(document=read(big_plan(2_000, 8_000), "plan.toc.yaml"), today=date(2026, 11, 1))
    counts = {rule.name: len(list(rule.check(inspection))) for rule in (*RULES, *PICTURE_RULES)}
    # 7,991 arrows: 1,999 have a hypothesis that gives no reason, the others have none.
    assert counts["link-without-hypothesis"] == 5_992 + 1_999
    assert counts["too-many-nodes"] == 1


def test_only_the_first_unknown_ids_get_a_suggestion() -> None:
    slips = "".join(f"  change_{number}: {{text: t, leads_to: [chnage_{number}]}}\n" for number in range(300))
    findings = lint(
        read(f"toc: 1\nlanguage: en\noutcomes:\n{slips}", "plan.toc.yaml"),
        RULES[:1],
        language=Language.EN,
        today=date(2026, 11, 1),
    )
    assert len(findings) == 300
    assert all(one.fixes for one in findings[:MAX_SUGGESTIONS])
    assert not any(one.fixes for one in findings[MAX_SUGGESTIONS:])
