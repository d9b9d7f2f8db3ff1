"""The rules on arrows and their order: what they say beyond their own examples, in both languages."""

import pytest
from links import Expected, says


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
]


@pytest.mark.parametrize(("name", "source", "dutch", "english"), CASES)
def test_what_a_rule_says(name: str, source: str, dutch: Expected, english: Expected) -> None:
    says(name, source, dutch, english)
