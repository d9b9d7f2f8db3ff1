"""Two goals and more (001:106-119): every rule that looks at the impact goal looks at each."""

from places import Check, at

from toc.core.model import Language
from toc.lint.rules import ALL_RULES

NAMES = {
    "impact-goal-missing-or-many",
    "goal-without-why",
    "policy-objective-missing",
    "target-group-undeclared",
    "sphere-mismatch",
    "duplicate-change",
    "change-not-leading-to-impact",
    "change-without-cause",
    "level-skip",
    "backward-link",
    "behaviour-step-missing",
    "dangling-reference",
    "sole-cause-claim",
    "orphan-node",
    "timeframe-missing",
    "timeframe-not-monotone",
    "term-abbreviated",
    "wrong-type",
    "unknown-keyword",
}
RULES = [rule for rule in ALL_RULES if rule.name in NAMES]

WHOLE = """\
toc: 1
taal: nl
beleidsdoelstelling: {tekst: Zorgzame buurten, bron: MJP 2026-2031}
context: {aanleiding: Jonge gezinnen kennen elkaar niet}
doelen:
  contacten:
    tekst: De sociale contacten onder de jonge gezinnen vergroten
    wie: [gezinnen]
    termijn: lang
  rechten:
    tekst: De rechten van de jonge gezinnen worden gerealiseerd
    wie: [gezinnen]
    termijn: lang
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
  welzijn: {naam: Dienst Welzijn, rol: stad}
activiteiten:
  spel: {tekst: Dienst Welzijn organiseert elke maand een spelnamiddag, door: [welzijn], leidt_tot: [kennen]}
  punt: {tekst: Dienst Welzijn opent een aanspreekpunt, door: [welzijn], leidt_tot: [weg]}
outcomes:
  kennen:
    {tekst: Jonge gezinnen kennen elkaar en praten met elkaar, wie: [gezinnen], termijn: kort, leidt_tot: [contacten]}
  weg: {tekst: De jonge gezinnen vinden de weg naar hun rechten, wie: [gezinnen], termijn: kort, leidt_tot: [rechten]}
"""
"""The goals and intermediate goals of 001:106-119, with an activity for each."""


def test_two_goals_with_their_own_ways_are_whole(check: Check) -> None:
    check(WHOLE, expect=[])


def test_goals_that_lead_to_one_global_goal_are_whole(check: Check) -> None:
    one = "impactdoel: {tekst: Jonge gezinnen voelen zich thuis in hun buurt, wie: [gezinnen], tegen: 2035}\n"
    above = WHOLE.replace("doelen:\n", f"{one}doelen:\n").replace(
        "    termijn: lang\n", "    termijn: lang\n    leidt_tot: impact\n"
    )
    check(above, expect=[])


def test_a_goal_that_does_not_lead_to_the_global_goal(check: Check) -> None:
    one = "impactdoel: {tekst: Jonge gezinnen voelen zich thuis in hun buurt, wie: [gezinnen], tegen: 2035}\n"
    check(
        WHOLE.replace("doelen:\n", f"{one}doelen:\n"),
        expect=[at(7, 3, "change-not-leading-to-impact"), at(11, 3, "change-not-leading-to-impact")],
    )


def test_an_arrow_to_the_impact_goal_that_is_not_there(check: Check) -> None:
    check(WHOLE.replace("leidt_tot: [rechten]", "leidt_tot: [impact]"), expect=[at(23, 110, "dangling-reference")])


def test_each_goal_is_asked_for_whom_when_and_why(check: Check) -> None:
    bare = (
        WHOLE.replace("    termijn: lang\n", "")
        .replace("    wie: [gezinnen]\n", "")
        .replace("context: {aanleiding: Jonge gezinnen kennen elkaar niet}\n", "")
    )
    asked = ("goal-without-why", "target-group-undeclared", "timeframe-missing")
    check(bare, expect=[at(line, 3, name) for line in (5, 7) for name in asked])


def test_a_goal_to_which_nothing_leads_and_a_change_that_leads_nowhere(check: Check) -> None:
    check(
        WHOLE.replace(", leidt_tot: [rechten]", ""),
        expect=[at(10, 3, "orphan-node"), at(23, 3, "change-not-leading-to-impact")],
    )


def test_goals_alone_are_no_orphans(check: Check) -> None:
    check(WHOLE[: WHOLE.index("activiteiten:")], expect=[])


def test_an_activity_that_leads_to_a_goal_at_once_skips_the_changes(check: Check) -> None:
    check(WHOLE.replace("leidt_tot: [kennen]", "leidt_tot: [kennen, rechten]"), expect=[at(18, 110, "level-skip")])


def test_a_goal_leads_to_no_change(check: Check) -> None:
    check(
        WHOLE.replace("    termijn: lang\n", "    termijn: lang\n    leidt_tot: kennen\n", 1),
        expect=[at(10, 16, "dangling-reference"), at(10, 16, "backward-link")],
    )


def test_goals_and_steps_that_say_the_same(check: Check) -> None:
    same = WHOLE.replace(
        "De rechten van de jonge gezinnen worden gerealiseerd", "Sociale contacten van jonge gezinnen vergroten"
    )
    check(same, expect=[at(10, 3, "duplicate-change")])
    step = WHOLE.replace(
        "De jonge gezinnen vinden de weg naar hun rechten", "Rechten van jonge gezinnen worden gerealiseerd"
    )
    check(step, expect=[at(23, 3, "duplicate-change")])


def test_a_goal_after_which_a_step_comes_later(check: Check) -> None:
    late = WHOLE.replace("    termijn: lang\n", "    termijn: KT\n", 1).replace(
        "termijn: kort, leidt_tot: [contacten]", "termijn: lang, leidt_tot: [contacten]"
    )
    check(
        late, expect=[at(9, 14, "term-abbreviated"), at(18, 102, "level-skip"), at(22, 108, "timeframe-not-monotone")]
    )


def test_a_goal_in_whom_only_the_city_changes(check: Check) -> None:
    check(
        WHOLE.replace("wie: [gezinnen]", "wie: [welzijn]", 1),
        expect=[at(8, 5, "target-group-undeclared"), at(8, 5, "sphere-mismatch")],
    )


def test_a_short_list_without_a_choice_in_one_of_the_goals(check: Check) -> None:
    check(
        WHOLE.replace(
            "    tekst: De rechten van de jonge gezinnen worden gerealiseerd\n", "    label: \n    kandidaten: [A, B]\n"
        ),
        expect=[at(12, 5, "impact-goal-missing-or-many")],
    )


def test_a_list_under_the_impact_goal_is_told_once(check: Check) -> None:
    listed = WHOLE.replace("doelen:\n", "impactdoel:\n")
    start, end = listed.index("  contacten:"), listed.index("actoren:")
    goals = (
        "  - {tekst: De sociale contacten onder de jonge gezinnen vergroten, wie: gezinnen, termijn: lang}\n"
        "  - {tekst: De rechten van de jonge gezinnen worden gerealiseerd, wie: gezinnen, termijn: lang}\n"
    )
    text = f"{listed[:start]}{goals}{listed[end:]}".replace("[contacten]", "[doel_1]").replace("[rechten]", "[doel_2]")
    check(text, expect=[at(5, 1, "wrong-type")])
    check(text, Language.EN, expect=[at(5, 1, "wrong-type")])
