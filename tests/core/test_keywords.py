"""The table of keywords: complete, without doubles, and as the format page has it; and what is offered for a slip."""

import re
from enum import StrEnum

import pytest
from running import SHARED

from toc.core import model
from toc.core.keywords import KEYWORDS, VALUES, Word, keywords_of, spell, values_of
from toc.core.model import Language, Part
from toc.core.shapes import shapes_of
from toc.core.suggest import nearest

NL, EN = Language.NL, Language.EN
PARTS = [
    one
    for one in vars(model).values()
    if isinstance(one, type) and issubclass(one, Part) and one not in (Part, model.Named, model.Change)
]
ENUMS = [one for one in vars(model).values() if isinstance(one, type) and issubclass(one, StrEnum) and one != StrEnum]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_keyword_of_the_model_has_its_spellings(part: type[Part]) -> None:
    words = [word.en for word in KEYWORDS[part]]
    if part is model.WrittenPlan:  # `changes` stands behind the outcomes in the table, and last in the model
        assert sorted(words) == sorted(shapes_of(part))
    else:
        assert words == list(shapes_of(part))
    assert [word.en for word in KEYWORDS[part] if not (word.nl and word.about_en and word.about_nl)] == []


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_value_of_the_model_has_its_spellings(kind: type[StrEnum]) -> None:
    assert [word.en for word in VALUES[kind]] == [value.value for value in kind]
    assert [word.en for word in VALUES[kind] if not word.nl] == []


@pytest.mark.parametrize("kind", [*PARTS, *ENUMS], ids=lambda kind: kind.__name__)
def test_no_spelling_means_two_things_in_one_place(kind: type[Part] | type[StrEnum]) -> None:
    words = VALUES[kind] if issubclass(kind, StrEnum) else KEYWORDS[kind]
    spellings = [spelling for word in words for spelling in {word.en, word.nl, *word.also}]
    assert len(spellings) == len(set(spellings))


def test_every_spelling_is_understood() -> None:
    assert keywords_of(model.Plan)["tussendoelen"].en == "outcomes"
    names = ("outcomes", "veranderingen", "changes", "resultaten", "outputs")
    assert [keywords_of(model.WrittenPlan)[name].en for name in names] == [
        "outcomes",
        "changes",
        "changes",
        "outputs",
        "outputs",
    ]
    assert "changes" not in keywords_of(model.Plan), "a plan knows outputs and outcomes only"
    assert {name: word.en for name, word in values_of(model.Term).items()} == {
        **dict.fromkeys(("short", "kort", "KT", "ST", "kt", "st"), "short"),
        **dict.fromkeys(("medium", "middellang", "MLT", "MT", "mlt", "mt"), "medium"),
        **dict.fromkeys(("long", "lang", "LT", "lt"), "long"),
    }


def test_the_spelling_of_a_name_may_depend_on_the_part() -> None:
    assert (spell("leads_to", NL), spell("leads_to", EN)) == ("leidt_tot", "leads_to")
    assert (spell("type", NL, model.Outcome), spell("type", NL, model.Evaluation)) == ("soort", "type")
    assert spell("target_group", NL) == "doelgroep"
    with pytest.raises(KeyError):
        spell("nothing", NL)


def test_the_table_is_that_of_the_format_page() -> None:
    page = SHARED / "format" / "FORMAT.md"
    if not page.is_file():
        pytest.skip("../shared is not there: it lies beside the project only where toc is developed")
    # Each keyword and value stands there as `english`/`dutch`, or a row of the table lists the two one by one.
    text = page.read_text(encoding="utf-8")
    rows = [row.split("|")[1:3] for row in text.splitlines() if row.startswith("| `")]
    pairs = {pair for row in rows for pair in zip(*(re.findall(r"`(\w+)`", cell) for cell in row), strict=True)}
    pairs |= set(re.findall(r"`(\w+)`/`(\w+)`", text))
    assert len(pairs) > 140
    words = [word for table in (*KEYWORDS.values(), *VALUES.values()) for word in table]
    assert [pair for pair in sorted(pairs) if not any(_is(word, *pair) for word in words)] == []


def _is(word: Word, english: str, dutch: str) -> bool:
    return word.en == english and word.nl == dutch


def test_did_you_mean_the_nearest_word() -> None:
    known = ("wie", "waarom", "tekst", "leidt_tot", "koppelt_terug_naar")
    slips = ("wei", "Wie", "teskt", "leidt tot", "leidttot", "koppelt_terug", "waarvoor", "vreemd", "")
    assert [nearest(slip, known) for slip in slips] == [
        "wie",
        "wie",
        "tekst",
        "leidt_tot",
        "leidt_tot",
        "koppelt_terug_naar",
        "waarom",
        None,
        None,
    ]
    assert nearest("wie", ()) is None
