"""Group 1, from policy objective to impact goal: what has to be there, beyond the examples of the rules."""

from datetime import date

import pytest
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import Language
from toc.lint.rules import goals
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
Found = tuple[str, int, int, str, str, str]

OBJECTIVE, GOAL, WHY = "policy-objective-missing", "impact-goal-missing-or-many", "goal-without-why"


def findings(text: str, language: Language) -> list[WordedFinding]:
    return lint(read(text, "plan.toc.yaml"), goals.RULES, language=language, today=date(2026, 11, 1))


def found(text: str, language: Language = NL) -> list[Found]:
    return [
        (one.rule, one.span.start.line, one.span.start.column, str(one.severity), str(one.applies_from), one.message)
        for one in findings(text, language)
    ]


def help_of(text: str, language: Language, rule: str) -> str:
    [only] = [one.help for one in findings(text, language) if one.rule == rule]
    return only


SOUND = """\
toc: 1
taal: nl
beleidsdoelstelling: {tekst: Minder gezinnen hebben schulden, bron: Meerjarenplan 2026-2031}
impactdoel:
  tekst: Gezinnen met een leefloon betalen hun rekeningen vaker op tijd
  wie: [gezinnen]
  waarom: Een op de vijf gezinnen met een leefloon kreeg vorig jaar een deurwaarder over de vloer
actoren:
  gezinnen: {naam: Gezinnen met een leefloon, rol: doelgroep}
outcomes:
  brieven_open: {tekst: Gezinnen openen hun brieven sneller, wie: [gezinnen], leidt_tot: [impact]}
"""
OBJECTIVE_LINE = SOUND.splitlines()[2] + "\n"
WHY_LINE = SOUND.splitlines()[6] + "\n"

SOUND_EN = """\
toc: 1
language: en
policy_objective: {text: Fewer families have debts, source: City Plan 2026-2031}
impact_goal:
  text: Families on a low income pay their bills on time more often
  who: [families]
  why: Last year one in five families on a low income had a bailiff at the door
actors:
  families: {name: Families on a low income, role: target_group}
"""


def test_sound_plans_have_no_findings() -> None:
    assert found(SOUND) == []
    assert found(SOUND_EN, EN) == []


def test_a_plan_without_policy_objective() -> None:
    plan = SOUND.replace(OBJECTIVE_LINE, "")
    assert found(plan) == [(OBJECTIVE, 1, 1, "error", "review", "Dit plan noemt geen beleidsdoelstelling.")]
    assert found(plan, EN) == [(OBJECTIVE, 1, 1, "error", "review", "This plan names no policy objective.")]
    assert help_of(plan, EN, OBJECTIVE) == (
        "Say above the impact goal which objective you start from: beleidsdoelstelling: with tekst: and bron:, for "
        "instance 'City Plan 2026-2031'."
    )


def test_a_plan_that_starts_from_a_problem_misses_its_policy_objective_less() -> None:
    plan = SOUND.replace(OBJECTIVE_LINE, "context: {aanleiding: Gezinnen vinden de weg niet naar hulp}\n")
    assert found(plan) == [(OBJECTIVE, 1, 1, "warning", "review", "Dit plan noemt geen beleidsdoelstelling.")]


@pytest.mark.parametrize(
    ("block", "severity", "dutch", "english"),
    [
        (
            "{tekst: Minder gezinnen hebben schulden}",
            "warning",
            "Bij de beleidsdoelstelling staat niet uit welk plan ze komt.",
            "Nothing says which plan the policy objective comes from.",
        ),
        (
            "{bron: Meerjarenplan 2026-2031}",
            "error",
            "Van de beleidsdoelstelling ontbreekt de tekst.",
            "The policy objective has no tekst.",
        ),
        (
            "{}",
            "error",
            "Van de beleidsdoelstelling ontbreken de tekst en de bron.",
            "The policy objective has no tekst and no bron.",
        ),
        ("", "error", "Dit plan noemt geen beleidsdoelstelling.", "This plan names no policy objective."),
    ],
)
def test_a_policy_objective_that_is_not_complete(block: str, severity: str, dutch: str, english: str) -> None:
    plan = SOUND.replace(OBJECTIVE_LINE, f"beleidsdoelstelling: {block}\n")
    assert found(plan) == [(OBJECTIVE, 3, 1, severity, "review", dutch)]
    assert found(plan, EN) == [(OBJECTIVE, 3, 1, severity, "review", english)]


@pytest.mark.parametrize("source", ["code: BD-3", "url: https://stad.example/plan", "bron: MJP, code: BD-3"])
def test_a_code_or_an_address_is_a_source(source: str) -> None:
    assert found(SOUND.replace("bron: Meerjarenplan 2026-2031", source)) == []


def test_a_policy_objective_that_could_not_be_read_is_not_missing() -> None:
    assert found(SOUND.replace(OBJECTIVE_LINE, "beleidsdoelstelling: Minder gezinnen hebben schulden\n")) == []
    assert found(SOUND.replace(OBJECTIVE_LINE, "context: Gezinnen vinden de weg niet\n")) == []


def test_a_plan_without_impact_goal_starts_from_its_policy_objective() -> None:
    plan = "toc: 1\ntaal: nl\n" + OBJECTIVE_LINE
    assert found(plan) == [(GOAL, 3, 1, "error", "draft", "Dit plan heeft nog geen impactdoel.")]
    assert found(plan, EN) == [(GOAL, 3, 1, "error", "draft", "This plan has no impact goal yet.")]
    assert help_of(plan, NL, GOAL) == (
        "Vraag je bij 'Minder gezinnen hebben schulden' af wat er dan anders is en voor wie: het antwoord wordt "
        "impactdoel: {tekst: ...}."
    )
    assert help_of(plan, EN, GOAL) == (
        "Ask what 'Minder gezinnen hebben schulden' will make different, and for whom: the answer becomes "
        "impactdoel: {tekst: ...}."
    )


def test_a_plan_with_neither_gets_an_example() -> None:
    plan = "toc: 1\nlanguage: en\ntitle: Language café\n"
    assert found(plan, EN) == [
        (OBJECTIVE, 1, 1, "error", "review", "This plan names no policy objective."),
        (GOAL, 1, 1, "error", "draft", "This plan has no impact goal yet."),
    ]
    assert help_of(plan, EN, GOAL) == (
        "Write in one sentence for whom something is different in the end, for instance impact_goal: {text: Older "
        "residents feel less lonely}."
    )


def test_an_empty_impact_goal_is_shown_at_its_keyword() -> None:
    plan = "toc: 1\ntaal: nl\n" + OBJECTIVE_LINE + "impactdoel:\n"
    assert found(plan) == [(GOAL, 4, 1, "error", "draft", "Dit plan heeft nog geen impactdoel.")]


def test_an_impact_goal_that_could_not_be_read_is_not_missing() -> None:
    plan = "toc: 1\ntaal: nl\n" + OBJECTIVE_LINE
    assert found(plan + "impactdoel: Gezinnen betalen hun rekeningen vaker op tijd\n") == []
    assert found(plan + "impactdoel: {wie: []}\n") == []  # that its text is missing is said by missing-part


def test_a_file_that_holds_no_plan_is_another_rules_business() -> None:
    for text in ("", "# nog niets\n", "- a\n- b\n", "plan\n"):
        assert found(text) == []


def test_a_file_that_could_not_be_read_whole_may_have_the_rest() -> None:
    assert found("toc: 1\ntaal: nl\nimpactdoel\n  tekst: Gezinnen hebben minder schulden\n") == []


def test_a_short_list_without_a_choice() -> None:
    plan = SOUND.replace(
        "  tekst: Gezinnen met een leefloon betalen hun rekeningen vaker op tijd\n",
        "  kandidaten:\n    - Gezinnen met een leefloon vragen sneller hulp\n    - Gezinnen sparen vaker\n",
    )
    dutch = "De short list telt 2 impactdoelen, maar er is nog geen keuze gemaakt."
    english = "The short list has 2 impact goals, but none of them is chosen yet."
    assert found(plan) == [(GOAL, 5, 3, "warning", "draft", dutch)]
    assert found(plan, EN) == [(GOAL, 5, 3, "warning", "draft", english)]
    assert help_of(plan, NL, GOAL) == (
        "Leg de lijst voor aan je collega's en partners en zet de gekozen zin bij tekst:, bijvoorbeeld 'Gezinnen met "
        "een leefloon vragen sneller hulp'."
    )


def test_the_choice_may_stay_on_the_short_list() -> None:
    text = "Gezinnen met een leefloon betalen hun rekeningen vaker op tijd"
    assert found(SOUND.replace(WHY_LINE, f"{WHY_LINE}  kandidaten: [{text}, Gezinnen sparen vaker]\n")) == []


@pytest.mark.parametrize(
    ("text", "column", "other"),
    [
        ("Gezinnen met een leefloon sparen vaker / Ouders slapen beter", 49, "Ouders slapen beter"),
        ('"Gezinnen sparen vaker  OF  ze vragen sneller hulp"', 34, "ze vragen sneller hulp"),
        ("Gezinnen sparen vaker; ouders slapen beter.", 31, "ouders slapen beter"),
    ],
)
def test_two_goals_in_one_text(text: str, column: int, other: str) -> None:
    plan = SOUND.replace("Gezinnen met een leefloon betalen hun rekeningen vaker op tijd", text)
    assert found(plan) == [(GOAL, 5, column, "warning", "review", "In het impactdoel staan twee doelen naast elkaar.")]
    assert found(plan, EN) == [
        (GOAL, 5, column, "warning", "review", "Two goals stand side by side in the impact goal.")
    ]
    assert help_of(plan, NL, GOAL) == f"Kies er samen één, en bewaar '{other}' bij kandidaten:."


@pytest.mark.parametrize(
    "text",
    [
        "Gezinnen vinden werk of een opleiding",
        "Ouders weten of hun kind na school thuiskomt",
        "Gezinnen / ouders met een leefloon sparen vaker",
        "Gezinnen sparen vaker en/of lenen minder",
    ],
)
def test_alternatives_within_one_goal(text: str) -> None:
    assert GOAL not in [
        one[0] for one in found(SOUND.replace("Gezinnen met een leefloon betalen hun rekeningen", text))
    ]


def test_a_goal_without_a_why() -> None:
    plan = SOUND.replace(WHY_LINE, "")
    goal = "Gezinnen met een leefloon betalen hun rekeningen vaker …"
    dutch = f"Bij het impactdoel '{goal}' staat niet waarom het nodig is."
    english = f"Nothing says why the impact goal '{goal}' is needed."
    assert found(plan) == [(WHY, 4, 1, "warning", "review", dutch)]
    assert found(plan, EN) == [(WHY, 4, 1, "warning", "review", english)]
    assert help_of(plan, NL, WHY) == (
        "Schrijf bij waarom: wat er nu misloopt, liefst met een cijfer uit je omgevingsanalyse of de stadsmonitor."
    )


def test_a_problem_in_the_context_answers_the_why() -> None:
    plan = SOUND.replace(WHY_LINE, "")
    assert found(plan + "context: {aanleiding: Gezinnen met schulden vragen te laat hulp}\n") == []
    assert found(plan + "context: Gezinnen met schulden vragen te laat hulp\n") == []  # could not be read
    assert found(SOUND.replace(WHY_LINE, "  waarom: {cijfer: 20%}\n")) == []  # likewise
    assert [one[0] for one in found(plan + "context: {ideaalbeeld: Geen schulden}\n")] == [WHY]
