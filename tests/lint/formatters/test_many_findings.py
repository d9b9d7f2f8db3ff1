"""A file with very many findings of one kind tells the first thousand, and how many more there are."""

from datetime import date

import pytest
from worded import lint

from toc.core.model import Language
from toc.lint.engine import MAX_SAME
from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

TODAY = date(2026, 11, 1)
TWICE = "toc: 1\ntaal: nl\n" + "titel: Taalpunt\n" * (MAX_SAME + 51)
IGNORED = TWICE + "# toc: ignore-file[narrative-or-version-missing] nog niet nodig\n"


@pytest.mark.parametrize("text", [TWICE, IGNORED])
@pytest.mark.parametrize(
    ("language", "last"), [(Language.EN, "(and 50 more of the same)"), (Language.NL, "(en nog 50 van dezelfde soort)")]
)
def test_the_last_one_tells_how_many_more(text: str, language: Language, last: str) -> None:
    found = lint(read(text, "x"), ALL_RULES, language=language, today=TODAY)
    twice = [one for one in found if one.rule == "duplicate-key"]
    assert len(twice) == MAX_SAME
    assert twice[-1].message.endswith(last)
    assert not any(one.message.endswith(last) for one in twice[:-1])


def test_a_thousand_are_told_as_they_are() -> None:
    text = "toc: 1\ntaal: nl\n" + "titel: Taalpunt\n" * (MAX_SAME + 1)
    found = lint(read(text, "x"), ALL_RULES, language=Language.EN, today=TODAY)
    assert len([one for one in found if one.rule == "duplicate-key"]) == MAX_SAME
    assert not any("more of the same" in one.message for one in found)


def test_every_slip_is_mended() -> None:
    slips = "".join(f"  a{number}: {{tekst: Iets, termijn: Kort}}\n" for number in range(MAX_SAME + 20))
    text = f"toc: 1\ntaal: nl\noutcomes:\n{slips}"
    done = mend(text.encode(), "x", ALL_RULES, unsafe=False, today=TODAY)
    assert done.count == MAX_SAME + 20
    assert b"Kort" not in done.content
