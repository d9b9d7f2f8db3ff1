"""Communication and conditions: what has to be said of a message, and of what is done about a condition.

A plan for documentation and communication (000:190) and one to work on the conditions (000:191).
"""

from datetime import date

from places import Found, placed
from worded import lint

from toc.core.model import Language
from toc.lint.rules.evaluation.conditions import condition_action_incomplete
from toc.lint.rules.methods.people import communication_incomplete
from toc.syntax.source import read


def found(text: str) -> list[Found]:
    rules = (communication_incomplete, condition_action_incomplete)
    whole = f"toc: 1\ntaal: nl\n{text}"
    return placed(lint(read(whole, "plan.toc.yaml"), rules, language=Language.NL, today=date(2026, 11, 1)))


def test_a_message_that_says_all() -> None:
    assert found("communicatie:\n  - {wie: gemeenteraad, wat: jaarcijfers, vorm: nota, datum: 2028}\n") == []


def test_what_messages_lack() -> None:
    told = found("communicatie:\n  - {wat: jaarcijfers, vorm: nota}\n  - {wie: gemeenteraad, datum: 2028-06-01}\n")
    assert [(one[1], one[4]) for one in told] == [
        (4, "Bij een moment van communicatie ontbreekt 'wie' en 'datum'."),
        (5, "Bij een moment van communicatie ontbreekt 'wat' en 'vorm'."),
    ]


def test_what_could_not_be_read_is_not_missing() -> None:
    assert found("communicatie:\n  - {wie: gemeenteraad, wat: jaarcijfers, vorm: nota, datum: in juni}\n") == []


# 000:171: 'Budget voor uitvoering'.
BUDGET = "randvoorwaarden:\n  middelen:\n    - {tekst: Budget voor uitvoering, "


def test_a_condition_without_an_action_is_no_matter_of_this_rule() -> None:
    assert found(f"{BUDGET}vervuld: nee}}\n") == []


def test_an_action_with_who_and_when() -> None:
    assert found(f"{BUDGET}vervuld: nee, actie: vragen aan het college, wie: trekker, tegen: 2027}}\n") == []


def test_an_action_without_who_and_when() -> None:
    [one] = found(f"{BUDGET}vervuld: nee, actie: vragen aan het college}}\n")
    said = "Bij wat je aan de randvoorwaarde 'Budget voor uitvoering' doet, ontbreekt 'wie' en 'tegen'."
    assert one == ("condition-action-incomplete", 5, 53, "info", said)


def test_a_day_without_an_action() -> None:
    [one] = found(f"{BUDGET}vervuld: nee, tegen: 2027}}\n")
    assert one[4] == "Bij wat je aan de randvoorwaarde 'Budget voor uitvoering' doet, ontbreekt 'actie' en 'wie'."


def test_an_action_on_a_condition_that_is_fulfilled() -> None:
    [one] = found(f"{BUDGET}vervuld: ja, actie: vragen aan het college, wie: trekker, tegen: 2027}}\n")
    said = "Aan de randvoorwaarde 'Budget voor uitvoering' moet nog iets gebeuren, en toch is ze vervuld."
    assert one[4] == said
