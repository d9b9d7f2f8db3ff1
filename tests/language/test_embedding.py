"""A statement within another sentence: Dutch verbs move, English ones stay, and what is not sure is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toc.core.model import Language
from toc.language import read
from toc.language.clauses import Actors
from toc.language.embedding import Embedder
from toc.language.lists import Lists
from toc.language.reading import Reading
from toc.language.verbs import verbs

pytestmark = pytest.mark.thorough

NL, EN = Language.NL, Language.EN


def reading(text: str, language: Language = NL) -> Reading:
    return read(text, language, Lists(language), Actors())


def embedder(language: Language = NL, names: frozenset[str] = frozenset()) -> Embedder:
    return Embedder(language, verbs(language), names.__contains__)


CLAUSES = [
    ("Bewoners melden overlast sneller.", "bewoners overlast sneller melden"),
    ("Nieuwkomers durven vaker Nederlands te spreken", "nieuwkomers vaker Nederlands durven te spreken"),
    ("Ouderen blijven langer thuis wonen in hun wijk", "ouderen langer thuis blijven wonen in hun wijk"),
    ("Jeugdwerkers bieden andere activiteiten aan", "jeugdwerkers andere activiteiten aanbieden"),
    ("De stad legt elk jaar twee pleinen aan", "de stad elk jaar twee pleinen aanlegt"),
    ("Bewoners weten bij wie ze overlast melden", "bewoners weten bij wie ze overlast melden"),
    (
        "Gezinnen ontmoeten elkaar op een rustige plek om te praten",
        "gezinnen elkaar op een rustige plek ontmoeten om te praten",
    ),
    ("Gezinnen kennen elkaar en praten met elkaar", "gezinnen elkaar kennen en met elkaar praten"),
    ("Ouders kennen de premies waarop ze recht hebben", "ouders de premies kennen waarop ze recht hebben"),
    ("Diensten zijn meer betrokken bij de wijk", "diensten meer betrokken zijn bij de wijk"),
    ("Ouderen kregen dit jaar een huisbezoek", "ouderen dit jaar een huisbezoek kregen"),
]
INVERTED = [
    ("Bewoners melden overlast sneller.", "melden bewoners overlast sneller"),
    ("Jeugdwerkers bieden andere activiteiten aan", "bieden jeugdwerkers andere activiteiten aan"),
    ("Bewoners weten bij wie ze overlast melden", "weten bewoners bij wie ze overlast melden"),
]
UNSURE = [
    "Meer ontmoeting in de wijk",
    "Eigenaars voelen zich (praktisch) ondersteund",
    "In de wijk kennen bewoners elkaar",
    "Er komen meer ouderen naar de opvang",
    "Gezinnen komen samen; ze praten",
    "Kennen bewoners elkaar?",
    "De consulent leert huisartsen, apothekers en verzorgers hoe ze een mantelzorger herkennen",
]


@pytest.mark.parametrize(("text", "clause"), CLAUSES)
def test_behind_zodat_the_verb_goes_to_the_end(text: str, clause: str) -> None:
    assert embedder().clause(reading(text)) == clause


@pytest.mark.parametrize(("text", "inverted"), INVERTED)
def test_behind_daardoor_the_verb_comes_first(text: str, inverted: str) -> None:
    assert embedder().inverted(reading(text)) == inverted


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_read_for_sure_is_not_turned_round(text: str) -> None:
    assert embedder().clause(reading(text)) is None


def test_two_verbs_are_not_put_behind_daardoor() -> None:
    assert embedder().inverted(reading("Gezinnen kennen elkaar en praten met elkaar")) is None


def test_english_keeps_its_order() -> None:
    said = reading("Children cycle to school on more days.", EN)
    assert embedder(EN).clause(said) == "children cycle to school on more days"
    assert embedder(EN).inverted(said) == "children cycle to school on more days"
    assert embedder(EN).clause(reading("More children on bikes", EN)) is None


@pytest.mark.parametrize(
    ("text", "clause"),
    [("Gent krijgt een nieuw plein", "Gent een nieuw plein krijgt"), ("OCMW's krijgen steun", "OCMW's steun krijgen")],
)
def test_names_keep_their_capital(text: str, clause: str) -> None:
    assert embedder(names=frozenset({"Gent"})).clause(reading(text)) == clause


WORDS = st.sampled_from(
    [
        "Bewoners",
        "jongeren",
        "de",
        "het",
        "wijk",
        "kennen",
        "leggen",
        "aan",
        "zich",
        "voelen",
        "vaker",
        "om",
        "te",
        "praten",
        "en",
        ",",
        "die",
        "(",
        ")",
        ".",
        "op",
        "met",
        "niet",
        "zijn",
        "worden",
        "gekregen",
        "elkaar",
        "stad",
        ";",
        "weten",
        "wie",
        "waar",
        "'s",
        "avonds",
    ]
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_no_word_is_lost_or_added(text: str) -> None:
    said = reading(text)
    for turned in (embedder().clause(said), embedder().inverted(said)):
        if turned is not None:
            letters = sorted(character for character in text.lower() if character.isalnum())
            assert sorted(character for character in turned.lower() if character.isalnum()) == letters
