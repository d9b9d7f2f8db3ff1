"""Comments that ask to be spared a finding."""

from datetime import date

import pytest
from worded import lint

from toc.core.model import Language
from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES, find
from toc.syntax.source import read

HEAD = "toc: 1\nlanguage: en\n"
RULES = tuple(
    rule
    for name in ("dead-end-activity", "change-without-who", "ignore-without-reason", "unused-ignore")
    if (rule := find(name))
)


def found(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of what those four rules have to say, lines counted after the head."""
    findings = lint(read(HEAD + text, "x"), RULES, language=Language.EN, today=date(2026, 11, 1))
    return [(one.rule, one.span.start.line - 2, one.span.start.column) for one in findings]


ACTIVITIES = "activities:\n  a: {text: The city trains hosts}\n  b: {text: The city pays hosts}\n"


def test_without_a_comment() -> None:
    assert found(ACTIVITIES) == [("dead-end-activity", 2, 3), ("dead-end-activity", 3, 3)]


@pytest.mark.parametrize("name", ["dead-end-activity", "TOC502", "toc502", "change-without-who, dead-end-activity"])
def test_at_the_end_of_a_line_it_covers_what_starts_there(name: str) -> None:
    text = ACTIVITIES.replace("hosts}\n", f"hosts}}  # toc: ignore[{name}] decided in May\n", 1)
    rest = [("unused-ignore", 2, 37)] if "," in name else []
    assert found(text) == [*rest, ("dead-end-activity", 3, 3)]


def test_above_it_covers_what_comes_next() -> None:
    text = ACTIVITIES.replace("  b:", "  # toc: ignore[dead-end-activity] decided in May\n  b:")
    assert found(text) == [("dead-end-activity", 2, 3)]


def test_on_a_section_it_covers_everything_in_it() -> None:
    text = ACTIVITIES.replace("activities:", "activities:  # toc: ignore[dead-end-activity] day 1 only")
    assert found(text) == []


def test_the_whole_file() -> None:
    assert found(ACTIVITIES + "# toc: ignore-file[dead-end-activity] day 1 only\n") == []


def test_without_a_reason_nothing_is_spared() -> None:
    text = ACTIVITIES.replace("hosts}\n", "hosts}  # toc: ignore[dead-end-activity]\n", 1)
    assert found(text) == [("dead-end-activity", 2, 3), ("ignore-without-reason", 2, 37), ("dead-end-activity", 3, 3)]


def test_a_comment_inside_a_value_is_text() -> None:
    comment = "# toc: ignore-file[dead-end-activity] why"
    text = f"title: 'a {comment}'\nnarrative: |\n  {comment}\n"
    assert found(text + ACTIVITIES) == [("dead-end-activity", 5, 3), ("dead-end-activity", 6, 3)]


def test_what_is_wrong_with_reading_cannot_be_ignored() -> None:
    text = "titel: [a  # toc: ignore-file[invalid-yaml, unknown-keyword] it is fine\nstatsu: draft\n"
    findings = lint(read(HEAD + text, "x"), ALL_RULES[:21], language=Language.EN, today=date(2026, 11, 1))
    assert {"invalid-yaml", "unknown-keyword"} <= {one.rule for one in findings}


def test_a_comment_that_spares_nothing_is_taken_out_by_its_fix() -> None:
    """Not by a safe one: the reason goes with it."""
    text = (
        HEAD
        + "title: a   # toc: ignore[dead-end-activity] old\n# toc: ignore[change-without-who] older\nowner: b # keep\n"
    )
    done = mend(text.encode(), "x", RULES, unsafe=False, today=date(2026, 11, 1))
    assert done.content.decode() == text
    done = mend(text.encode(), "x", RULES, unsafe=True, today=date(2026, 11, 1))
    assert done.content.decode() == HEAD + "title: a\nowner: b # keep\n"


def test_the_name_of_a_rule_is_mended_where_that_helps() -> None:
    text = HEAD + ACTIVITIES.replace("hosts}\n", "hosts}  # toc: ignore[dead-end-activty] decided in May\n", 1)
    done = mend(text.encode(), "x", RULES, unsafe=False, today=date(2026, 11, 1))
    assert done.content.decode() == text.replace("activty", "activity")
    assert found(done.content.decode().removeprefix(HEAD)) == [("dead-end-activity", 3, 3)]


@pytest.mark.parametrize("mark", [">-", "|"])
def test_behind_the_mark_of_a_block_of_text_it_covers_that_text(mark: str) -> None:
    block = f"  a:\n    text: {mark}\n      It trains hosts\n"
    text = ACTIVITIES.replace("  a: {text: The city trains hosts}\n", block)
    ignored = text.replace("  a:\n", "  # toc: ignore[dead-end-activity] decided in May\n  a:\n")
    assert found(ignored) == [("dead-end-activity", 6, 3)]
    comment = "# toc: ignore[change-without-who] decided in May"
    outcome = f"outcomes:\n  a: {mark} {comment}\n    They know more\n"
    assert ("unused-ignore", 2, 4 + len(mark) + 3) in found(outcome)
    inside = f"title: {mark}\n  a {comment}\n"
    assert found(inside) == []
