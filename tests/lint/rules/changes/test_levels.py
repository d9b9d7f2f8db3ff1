"""A change at the wrong level (C1): the fix moves it, in `veranderingen` (000:313) and in two sections."""

from datetime import date

import pytest

from toc.core.findings import Finding
from toc.lint.engine import lint
from toc.lint.fixes import apply
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

HEAD = "toc: 1\ntaal: nl\n"
REACHED = "X gezinnen werden bereikt"
"""000:143, among the changes of the basic training."""
OUTPUTS = "outputs:\n  a: {tekst: A}\n"
OTHER = "  rechten:\n    tekst: Gezinnen maken beter gebruik van hun rechten\n"
MOVING = f"  bereikt:\n    tekst: {REACHED}\n    leidt_tot: [rechten]\n"


def found(text: str, *names: str) -> list[Finding]:
    rules = [rule for rule in ALL_RULES if rule.name in names]
    return lint(read(text, "x"), rules, today=date(2026, 11, 1))


def mended(text: str, *names: str) -> str:
    (finding, *_) = found(text, *names)
    assert [one.safe for one in finding.fixes] == [False]
    after = apply(text, finding.fixes)[0]
    document = read(after, "x")
    assert document.problems == ()
    assert [*document.plan.outputs.values()][-1].text == REACHED
    return after


@pytest.mark.parametrize("name", ["output-as-outcome", "placeholder-left", "outputs-or-outcomes-absent"])
def test_a_change_gets_its_level(name: str) -> None:
    text = f"{HEAD}veranderingen:\n{OTHER}  bereikt:\n    tekst: {REACHED}\n"
    assert mended(text, name) == text.replace("    tekst: X", "    niveau: output\n    tekst: X")


def test_a_level_that_stands_there_is_replaced() -> None:
    text = f"{HEAD}veranderingen:\n  bereikt: {{niveau: outcome, tekst: {REACHED}}}\n"
    assert mended(text, "output-as-outcome") == text.replace("outcome,", "output,")


def test_in_flow_the_level_comes_first() -> None:
    text = f"{HEAD}veranderingen:\n  bereikt: {{tekst: {REACHED}}}\n"
    assert mended(text, "output-as-outcome") == text.replace("{tekst", "{niveau: output, tekst")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{OUTPUTS}outcomes:\n{MOVING}{OTHER}", f"{OUTPUTS}{MOVING}outcomes:\n{OTHER}"),
        (f"outcomes:\n{OTHER}{MOVING}\n{OUTPUTS}", f"outcomes:\n{OTHER}\n{OUTPUTS}{MOVING}"),
        (f"outcomes:\n{MOVING}{OTHER}", f"outputs:\n{MOVING}outcomes:\n{OTHER}"),
        (f"tussendoelen:\n{MOVING}", f"outputs:\n{MOVING}"),
        (f"{OUTPUTS}outcomes:\n{MOVING}", f"{OUTPUTS}{MOVING}"),
    ],
    ids=["to the end", "further down", "to a new section", "with its section", "the last of its section"],
)
def test_what_stands_in_a_section_of_its_own_moves_with_its_lines(before: str, after: str) -> None:
    assert mended(HEAD + before, "output-as-outcome") == HEAD + after


@pytest.mark.parametrize(
    "text",
    [
        f"outcomes: {{bereikt: {{tekst: {REACHED}}}, b: {{tekst: B}}}}\n",
        f"outputs: {{a: {{tekst: A}}}}\noutcomes:\n  bereikt: {{tekst: {REACHED}}}\n",
        f"outputs:\n    a: {{tekst: A}}\noutcomes:\n  bereikt: {{tekst: {REACHED}}}\n",
        f"x-a: &a {{tekst: {REACHED}}}\noutcomes:\n  bereikt: *a\n",
        f"outcomes:\n  b: {{tekst: B}}\n  bereikt: {{tekst: {REACHED}}}",
    ],
    ids=["in one line", "into one line", "another indent", "an alias", "no end of the line"],
)
def test_where_it_is_not_certain_there_is_no_fix(text: str) -> None:
    (finding,) = found(HEAD + text, "output-as-outcome")
    assert finding.fixes == ()


def test_changes_that_are_all_outcomes_are_called_by_their_keyword() -> None:
    (finding,) = found(f"{HEAD}veranderingen:\n  a: {{tekst: Buren groeten elkaar}}\n", "outputs-or-outcomes-absent")
    assert (finding.variant, finding.span.start.line, finding.fixes) == ("outputs-changes", 3, ())
