"""Any plan that a file can hold: out as a workbook and in again, it is the same plan."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toc.core.model import IMPACT, NODE_SECTIONS, Language, Part, Plan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import Data, data_of, sections
from toc.exchange.draft import Told
from toc.exchange.into_plan import bring, results_of
from toc.exchange.new_plan import new_plan
from toc.exchange.own_workbook import told
from toc.exchange.source import Sources
from toc.exchange.workbook import workbook
from toc.exchange.xlsx_reader import read_workbook
from toc.syntax.source import read

pytestmark = pytest.mark.slow

ODD_IDS = (
    *("outcome-1", "activiteit", "doel", "Van", "naar", "leidt-tot", "id", "niveau", "output", "ontbreekt", "label"),
    *("actie_1", "Actie_1", "nr", "V1", "tekst", "indicator", "impactdoel", "totaal", "NULL", "x2026", "A1", "a"),
)
ODD_TEXTS = (
    *(
        "=1+1",
        "+32 470",
        "-5",
        "@SOM(A1)",
        "'s avonds",
        "_x000D_",
        "a_x005F_b",
        "_x0041_",
        "een\u00a0spatie",
        "\u00a0",
        " rand ",
    ),
    *(
        "a\tb",
        "a\r\nb",
        "a\n\nb",
        "regel \n twee",
        "a; b",
        "a, b en c",
        "• punt",
        "- streep",
        "1. een",
        "a -> b",
        "ontbreekt",
        "–",
    ),
    *(
        "geen methode",
        "12.500",
        "18,5",
        "0012",
        "2026",
        "2026-13-01",
        "1e5",
        "TRUE",
        "ja",
        "x",
        "#N/A",
        "#WarmWonen",
        "{}",
        "[x]",
    ),
    *(
        "Actie",
        "Van",
        "Doel 1",
        "outcome-1",
        "impact",
        "(voorbeeld) x",
        "Totaal",
        "\U0001f600 e\u0301",
        "\u202eomgekeerd",
        "\u2028",
        "x" * 3000,
    ),
)
texts = st.sampled_from(ODD_TEXTS) | st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
dates = st.sampled_from(["2026", "2026-12-31", "1850", "1899-12-31", "0900", "9999-12-31"])


def values(shape: Leaf, name: str) -> st.SearchStrategy[Any]:
    if shape.values:
        return st.sampled_from([one.value for one in shape.values])
    if name in {"date", "due", "start", "end", "reviewed"} or (name == "plan"):
        return dates
    if name in {"external", "personal_data", "special_category", "answer", "fulfilled"}:
        return st.booleans()
    if name in {"minutes", "cases"}:
        return st.integers(0, 10**9)
    return texts


def of(shape: Shape, name: str, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    match shape:
        case PartOf():
            return part(shape.part, ids)
        case ListOf():
            if shape.reference:
                known = [key for to in shape.reference.to for key in ids.get(to, [to] if to == IMPACT else [])]
                nodes = [key for section in NODE_SECTIONS for key in ids[section]]
                known += (
                    [f"{one} -> {other}" for one in nodes for other in (*nodes, IMPACT)]
                    if shape.reference.links
                    else []
                )
                return st.lists(st.sampled_from(known), max_size=3, unique=True) if known else st.just([])
            own = st.sampled_from(ids["actors"]) if ids["actors"] else texts
            item = texts | own if isinstance(shape.item, Leaf) else of(shape.item, name, ids)
            return st.lists(item, max_size=3)
        case SectionOf():
            # YAML knows no keyword of more than 1024 characters.
            return st.dictionaries(texts.filter(lambda text: len(text) < 1000), texts, max_size=3)
        case Leaf():
            return values(shape, name)


@st.composite
def part(draw: st.DrawFn, kind: type[Part], ids: dict[str, list[str]]) -> Data:
    data: Data = {}
    for name, shape in shapes_of(kind).items():
        if name in kind.needs_one_of[:1] or draw(st.integers(0, 3)) == 0:
            data[name] = draw(of(shape, name, ids))
    return data


@st.composite
def plans(draw: st.DrawFn) -> Data:
    """A plan as data: everything that the model can hold, with ids and texts that look like something else."""
    names = draw(
        st.lists(st.sampled_from(ODD_IDS) | st.from_regex(r"\A[A-Za-z][A-Za-z0-9_-]{0,6}\Z"), unique=True, max_size=14)
    )
    names = [one for one in names if one != IMPACT]
    ids: dict[str, list[str]] = {name: [] for name, _ in sections()}
    for one in names:
        ids[draw(st.sampled_from([*ids, *NODE_SECTIONS, *NODE_SECTIONS]))].append(one)
    data: Data = {"toc": 1}
    for name, shape in shapes_of(Plan).items():
        if name == "toc":
            continue
        if name in ids:
            kinds = dict(sections())
            data[name] = {key: draw(part(kinds[name], ids)) for key in ids[name]}
        elif draw(st.integers(0, 2)) == 0:
            data[name] = draw(of(shape, name, ids))
    return data_of(Plan.model_validate(data))


@settings(max_examples=40)
@given(plans(), st.sampled_from(Language))
def test_out_and_in_again_it_is_the_same_plan(data: Data, language: Language) -> None:
    grids = read_workbook(workbook(data, language))
    said = told(grids, data)
    assert said.data == data
    assert [note.text.text("en") for note in said.notes if note.told is not Told.UNDERSTOOD] == []
    assert said.renamed == {}


@settings(max_examples=40)
@given(plans(), st.sampled_from(Language))
def test_a_new_plan_of_a_workbook_is_the_plan_that_it_was(data: Data, language: Language) -> None:
    sources = Sources(grids=read_workbook(workbook(data, language)))
    content = new_plan(results_of(sources), Language(data.get("language", "nl")), "x.xlsx")
    assert data_of(read(content, "x").plan) == data
    assert bring(read_workbook(workbook(data, language)), content, "x").content == content
