"""Paths of Windows between double quotes."""

from datetime import date

import pytest
from places import Check, at

from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES
from toc.lint.rules.reading.backslash_in_quotes import backslash_in_quotes

RULES = [backslash_in_quotes]
HEAD = "toc: 1\ntaal: nl\n"


@pytest.mark.parametrize(
    ("written", "column"),
    [
        (r'"C:\bib\nieuw.xlsx"', 13),
        (r'"d:\team\next"', 13),
        (r'"zie C:\new\band"', 17),
        (r'"\\server\team"', 19),
        (r'"kosten \b en baten"', 18),
    ],
)
def test_a_code_that_nobody_meant_is_told_and_mended(check: Check, written: str, column: int) -> None:
    source = f"{HEAD}titel:   {written}\n"
    check(source, expect=[at(3, column, "backslash-in-quotes")])
    done = mend(source.encode(), "x", RULES, unsafe=True, today=date(2026, 11, 1))
    assert done.content.decode() == f"{HEAD}titel:   '{written[1:-1]}'\n"


@pytest.mark.parametrize(
    "written",
    [
        r'"eerste regel\ntweede regel"',
        r'"C:\\bib\\nieuw"',
        r'"de \"warme\" buurt"',
        r"'C:\bib\nieuw'",
        r"C:\bib\nieuw",
        r'"caf\u00e9"',
        r'"en\/of"',
    ],
)
def test_codes_that_can_be_meant_are_left_alone(check: Check, written: str) -> None:
    check(f"{HEAD}titel: {written}\n", expect=[])


def test_marks_inside_are_for_the_writer(check: Check) -> None:
    source = HEAD + r'titel: "map \"x\" in C:\bib"' + "\n"
    check(source, expect=[at(3, 24, "backslash-in-quotes")])
    assert mend(source.encode(), "x", ALL_RULES, unsafe=True, today=date(2026, 11, 1)).content == source.encode()
