"""Slips in keywords: what is offered instead."""

from toc.core.findings import Edit
from toc.syntax.source import read


def offers(text: str) -> list[tuple[str, tuple[Edit, ...]]]:
    """The rule of every reading problem, with the edits of its first repair."""
    found = read(text, "x").problems
    return [(one.rule, one.report.fixes[0].edits if one.report.fixes else ()) for one in found]


def test_a_keyword_that_stands_there_already_is_not_offered() -> None:
    """Renaming `titell` would make a duplicate key of it."""
    assert offers("toc: 1\ntitell: a\n") == [("unknown-keyword", (Edit(7, 13, "titel"),))]
    assert offers("toc: 1\ntitel: a\ntitell: b\n") == [("unknown-keyword", ())]


def test_short_names_of_terms_belong_to_no_language() -> None:
    assert offers("toc: 1\nlanguage: en\noutcomes:\n  a: {text: They know it, term: ST}\n") == []
