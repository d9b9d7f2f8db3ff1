"""Where words of policy texts are broken: against breaks by hand, and that no letter is ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT

from toc.core.model import Language
from toc.language.hyphenation import LEAST, breaks
from toc.pictures.metrics import width, wrap


def marked(word: str, language: Language) -> str:
    """The word with its breaks."""
    signs = {one.place: "=" if one.joint else "-" for one in breaks(word, language)}
    return "".join(signs.get(place, "") + letter for place, letter in enumerate(word))


def plain(word: str) -> str:
    return word.replace("=", "").replace("-", "")


@pytest.mark.parametrize("language", list(Language))
def test_words_are_broken_at_their_joints_and_between_syllables(language: Language) -> None:
    lines = (ROOT / "tests" / "data" / f"hyphens.{language}.txt").read_text("utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert len(words) > 50
    assert [marked(plain(word), language) for word in words] == words


def test_a_line_ends_at_the_joint_of_a_compound_before_it_ends_at_a_syllable() -> None:
    def lines(text: str, limit: float, language: Language = Language.NL) -> list[str]:
        return [*wrap(text, limit, 14, bold=True, language=language)]

    assert lines("Groene ontmoetingspleinen", 100) == ["Groene", "ontmoetings-", "pleinen"]
    assert lines("Buurtinformatienetwerken", 100) == ["Buurt-", "informatie-", "netwerken"]
    assert lines("Buurtinformatienetwerken", 125) == ["Buurtinformatie-", "netwerken"]
    assert lines("Veiligheidsgevoel", 110) == ["Veiligheids-", "gevoel"]
    assert lines("verantwoordelijkheid", 90) == ["verantwoor-", "delijkheid"]
    assert lines("Neighbourhoods", 90, Language.EN) == ["Neighbour-", "hoods"]
    assert lines("responsibility", 70, Language.EN) == ["respon-", "sibility"]


def test_no_word_stands_alone_on_the_last_line_where_lines_can_be_even() -> None:
    assert wrap("aaaaaaaa bbbbbbbb cccccccc dddddddd ee", 130, 14) == ["aaaaaaaa", "bbbbbbbb cccccccc", "dddddddd ee"]
    assert wrap("Bewoners kennen meer buren bij naam en helpen elkaar", 190, 14) == [
        "Bewoners kennen meer buren",
        "bij naam en helpen elkaar",
    ]


@given(st.text(st.characters(categories=["L", "M", "N", "P"]), max_size=60), st.sampled_from(list(Language)))
def test_no_break_leaves_fewer_than_three_letters(word: str, language: Language) -> None:
    places = [one.place for one in breaks(word, language)]
    assert places == sorted(set(places))
    assert all(LEAST <= place <= len(word) - LEAST for place in places)


LETTERS = st.text("abdeghijklmnoprstuvwz", min_size=1, max_size=40)


@given(st.lists(LETTERS, min_size=1, max_size=8), st.integers(60, 240), st.sampled_from(list(Language)))
def test_lines_lose_no_letter_fit_and_leave_no_letter_alone(words: list[str], limit: int, language: Language) -> None:
    text = " ".join(words)
    lines = wrap(text, limit, 14, most=1000, language=language)
    assert "".join(line.removesuffix("-").replace(" ", "") for line in lines) == text.replace(" ", "")
    assert all(width(line, 14) <= limit for line in lines)
    whole = set(words)
    for line in lines:
        parts = line.split()
        for part in (parts[0], parts[-1]):
            assert len(part.removesuffix("-")) > 1 or part in whole
