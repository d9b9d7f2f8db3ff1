"""The limits that SECURITY.md promises are those of the code."""

import pytest
from running import ROOT

from toc.apps.limits import LIMITS, table
from toc.core.model import Language


@pytest.mark.parametrize("language", Language)
def test_the_page_has_the_limits_of_the_code(language: Language) -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert page.count(table(language)) == 1


def test_each_limit_is_a_number_that_is_enforced_somewhere_and_said_in_both_languages() -> None:
    assert len({one.constant for one in LIMITS}) == len(LIMITS)
    for one in LIMITS:
        assert one.value > 0
        assert all(one.about)
        assert all(one.effect)


def test_a_row_shows_its_number_as_people_write_it() -> None:
    assert "| a plan | 5,000,000 bytes | refused |\n" in table(Language.EN)
    assert "| een plan | 5.000.000 bytes | geweigerd |\n" in table(Language.NL)
