"""Likeness without a compiled library: the answers are those of rapidfuzz."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from toc.core.suggest import (
    all_by_ratio,
    is_one_slip,
    nearest_by_osa,
    nearest_by_ratio,
    osa_distance,
    osa_likeness,
    ratio,
    word_set_ratio,
)

# Python knows more kinds of white space than rapidfuzz: between these, words are told apart in another way.
PLAIN = st.characters(exclude_categories=("Zs", "Zl", "Zp", "Cc", "Cs"))
WORDS = st.text("abcdé 😀", max_size=14) | st.text(PLAIN | st.just(" "), max_size=90)
CHOICES = st.lists(st.text("abcd ", max_size=10), max_size=12)


@given(WORDS, WORDS)
def test_two_texts_are_as_alike_as_rapidfuzz_says(one: str, other: str) -> None:
    assert osa_distance(one, other) == OSA.distance(one, other)
    assert osa_likeness(one, other) == OSA.normalized_similarity(one, other)
    assert is_one_slip(one, other) == (OSA.distance(one, other) <= 1)
    assert abs(ratio(one, other) - fuzz.ratio(one, other)) < 1e-9
    assert abs(word_set_ratio(one, other) - fuzz.token_set_ratio(one, other)) < 1e-9


@given(st.text("abcd ", max_size=10), CHOICES)
def test_the_nearest_of_a_list_is_the_one_that_rapidfuzz_finds(written: str, choices: list[str]) -> None:
    found = process.extractOne(written, choices, scorer=OSA.normalized_similarity, score_cutoff=0.6)
    assert nearest_by_osa(written, choices, 0.6) == (found[2] if found else None)
    for least in (60, 87, 88):
        found = process.extractOne(written, choices, scorer=fuzz.ratio, score_cutoff=least)
        assert nearest_by_ratio(written, choices, least) == (found[2] if found else None)
        several = process.extract(written, choices, scorer=fuzz.ratio, score_cutoff=least, limit=3)
        assert all_by_ratio(written, choices, least, 3) == [place for _, _, place in several]


def test_letters_that_changed_places_are_one_slip() -> None:
    assert osa_distance("wei", "wie") == 1
    assert is_one_slip("uitkomsten", "uitkomstne")
    assert not is_one_slip("uitkomsten", "uitkomtsne")
