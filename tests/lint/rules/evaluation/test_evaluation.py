"""Group 11, whether an impact evaluation is worth it: what the rules find beyond their examples, and leave alone."""

import pytest
from places import Check, at
from worded import Looking

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import evaluation

NL, EN = Language.NL, Language.EN
RULES = evaluation.RULES
LOOKING = Looking(RULES)
findings, found = LOOKING.findings, LOOKING.found


SOUND = """\
toc: 1
taal: nl
leervragen:
  bijdrage: {tekst: Wat draagt het plan bij?, beslissing: verlengen of stoppen}
evaluatie:
  type: impact
  gebruikers: [college]
  criteria:
    innovatief: {antwoord: ja, waarom: Nieuw in Vlaanderen}
    reproduceerbaar: {antwoord: ja, waarom: Alles staat in een draaiboek}
    strategisch: {antwoord: ja, waarom: Het college beslist in 2028}
    ongetest: {antwoord: ja, waarom: Nog nooit gemeten}
    invloedrijk: {antwoord: ja, waarom: Andere steden wachten erop}
"""


def test_a_sound_plan_has_no_findings(check: Check) -> None:
    check(SOUND, NL, expect=[])


@pytest.mark.parametrize("kind", ["monitoring", "proces"])
def test_another_kind_of_evaluation_needs_no_criteria(check: Check, kind: str) -> None:
    check(SOUND.split("criteria:", maxsplit=1)[0].rstrip().replace("type: impact", f"type: {kind}"), NL, expect=[])


def test_an_evaluation_without_criteria(check: Check) -> None:
    plan = SOUND.split("  criteria:", maxsplit=1)[0]
    dutch = "Je kiest een impactevaluatie, maar nergens staat waarom ze de moeite loont."
    english = "An impact evaluation is chosen, but nothing says why it is worth it."
    check(plan, NL, expect=[at(5, 1, "ie-criteria-unanswered", "info", dutch)])
    check(plan, EN, expect=[at(5, 1, "ie-criteria-unanswered", "info", english)])
    [one] = findings(plan, NL)
    names = "innovatief, reproduceerbaar, strategisch, ongetest, invloedrijk"
    assert one.help == f"Beantwoord onder criteria met antwoord en waarom: {names}."


def test_criteria_without_answer_or_reason(check: Check) -> None:
    plan = SOUND.replace(", waarom: Nog nooit gemeten", "").replace("antwoord: ja, waarom: Nieuw", "waarom: Nieuw")
    plan = plan.replace("    invloedrijk: {antwoord: ja, waarom: Andere steden wachten erop}\n", "")
    names = "innovatief, ongetest, invloedrijk"
    dutch = f"Bij de keuze voor een impactevaluatie ontbreekt nog een antwoord of een reden: {names}."
    english = f"The choice of an impact evaluation still lacks an answer or a reason: {names}."
    check(plan, NL, expect=[at(8, 3, "ie-criteria-unanswered", "info", dutch)])
    check(plan, EN, expect=[at(8, 3, "ie-criteria-unanswered", "info", english)])
    assert [label.span.start.line for label in findings(plan, NL)[0].related] == [9, 12]


def test_an_answer_that_could_not_be_read_is_another_findings_business(check: Check) -> None:
    check(SOUND.replace("ongetest: {antwoord: ja", "ongetest: {antwoord: misschien"), NL, expect=[])


@pytest.mark.parametrize(
    ("gone", "rest"),
    [
        (("users",), "wie de resultaten gebruikt."),
        (("users", "questions"), "wie de resultaten gebruikt en voor welke beslissing."),
    ],
)
def test_a_strategic_evaluation_for_nobody(check: Check, gone: tuple[str, ...], rest: str) -> None:
    plan = SOUND.replace("  gebruikers: [college]\n", "")
    line = 10
    if "questions" in gone:
        plan, line = plan.replace("leervragen:\n" + SOUND.splitlines()[3] + "\n", ""), 8
    dutch = f"De impactevaluatie is strategisch, zegt je plan, maar er staat niet {rest}"
    check(plan, NL, expect=[at(line, 5, "ie-criteria-unanswered", "warning", dutch)])


def test_a_strategic_evaluation_for_no_decision(check: Check) -> None:
    plan = SOUND.replace("leervragen:\n" + SOUND.splitlines()[3] + "\n", "")
    dutch = "De impactevaluatie is strategisch, zegt je plan, maar geen leervraag noemt een beslissing."
    english = "The plan calls the impact evaluation strategic, but no learning question names a decision."
    check(plan, NL, expect=[at(9, 5, "ie-criteria-unanswered", "warning", dutch)])
    check(plan, EN, expect=[at(9, 5, "ie-criteria-unanswered", "warning", english)])
    check(SOUND.replace(", beslissing: verlengen of stoppen", ""), NL, expect=[])
    check(plan.replace("strategisch: {antwoord: ja", "strategisch: {antwoord: nee"), NL, expect=[])


def test_an_approach_that_others_could_repeat_has_to_be_described(check: Check) -> None:
    plan = SOUND.replace("Alles staat in een draaiboek", "Elke stad heeft pleinen")
    dutch = "Een ander kan dit overdoen, zegt je plan, maar er staat niet waar de aanpak beschreven is."
    english = "The plan says that others could repeat this, but not where the approach is described."
    check(plan, NL, expect=[at(10, 5, "ie-criteria-unanswered", "info", dutch)])
    check(plan, EN, expect=[at(10, 5, "ie-criteria-unanswered", "info", english)])


def test_too_little_speaks_for_it(check: Check) -> None:
    plan = SOUND
    for name in ("innovatief", "strategisch", "invloedrijk"):
        plan = plan.replace(f"{name}: {{antwoord: ja", f"{name}: {{antwoord: nee")
    names = "innovatief, strategisch, invloedrijk"
    dutch = f"Je kiest een impactevaluatie, maar bij 3 van de vijf criteria is het antwoord nee: {names}."
    english = f"An impact evaluation is chosen, but for 3 of the five criteria the answer is no: {names}."
    check(plan, NL, expect=[at(6, 3, "ie-not-warranted", "info", dutch)])
    check(plan, EN, expect=[at(6, 3, "ie-not-warranted", "info", english)])
    assert [label.span.start.line for label in findings(plan, NL)[0].related] == [9, 11, 13]
    check(plan, NL, Settings(limits={"ie-not-warranted": {"yes-needed": 2}}), expect=[])
    check(plan.replace("innovatief: {antwoord: nee", "innovatief: {antwoord: ja"), NL, expect=[])


def test_a_criterion_without_an_answer_is_no_no() -> None:
    plan = SOUND.split("    innovatief:", maxsplit=1)[0] + "    strategisch: {antwoord: nee, waarom: Geen beslissing}\n"
    assert [one[0] for one in found(plan, NL)] == ["ie-criteria-unanswered"]


def test_a_proven_method_gives_one_advice(check: Check) -> None:
    plan = SOUND
    for name in ("innovatief", "ongetest", "invloedrijk"):
        plan = plan.replace(f"{name}: {{antwoord: ja", f"{name}: {{antwoord: nee")
    dutch = "De aanpak is al getest en beschreven, maar toch kies je een impactevaluatie."
    english = "The approach is tested and described already, and yet an impact evaluation is chosen."
    check(plan, NL, expect=[at(12, 5, "fidelity-instead-of-impact", "info", dutch)])
    check(plan, EN, expect=[at(12, 5, "fidelity-instead-of-impact", "info", english)])
    watched = plan + "indicatoren:\n  trouw: {tekst: Aandeel van de gesprekken volgens het draaiboek}\n"
    assert [one[0] for one in found(watched, NL)] == ["ie-not-warranted"]
    described = plan.replace("reproduceerbaar: {antwoord: ja", "reproduceerbaar: {antwoord: nee")
    assert [one[0] for one in found(described, NL)] == ["ie-not-warranted"]
