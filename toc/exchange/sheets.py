"""Plain data → the rows of our own sheets."""

from collections.abc import Callable, Iterator
from typing import Any

from toc.core.languages import spelling_of
from toc.core.model import NODE_SECTIONS, Language
from toc.exchange import layout
from toc.exchange.data import Data, inside
from toc.exchange.grid import Cell, Grid, Value, clean
from toc.exchange.layout import Column, Kind, Sheet
from toc.exchange.values import to_cell

Row = list[Value]
LINK_WORDS = {
    "leads_to": {Language.EN: "leads to", Language.NL: "leidt tot"},
    "feeds_back_to": {Language.EN: "feeds back to", Language.NL: "koppelt terug naar"},
}
CONDITION_WORDS = {
    "motive": {Language.EN: "motive", Language.NL: "motief"},
    "means": {Language.EN: "means", Language.NL: "middelen"},
    "opportunity": {Language.EN: "opportunity", Language.NL: "opportuniteit"},
}
FORM_HEADINGS = {Language.EN: ("What", "Content", "Explanation"), Language.NL: ("Wat", "Inhoud", "Uitleg")}


def rows(sheet: Sheet, data: Data, language: Language) -> list[Row]:
    """The rows below the headings."""
    match sheet.kind:
        case Kind.FORM:
            return [_form_row(column, data, language) for column in sheet.columns]
        case Kind.THINGS:
            return list(_things(sheet, data, language))
        case Kind.ROWS:
            return list(_ROWS[sheet.section](sheet, data, language))


def headings(sheet: Sheet, language: Language) -> list[str]:
    if sheet.kind is Kind.FORM:
        return list(FORM_HEADINGS[language])
    return [column.heading(language) for column in sheet.columns]


def grids(data: Data, language: Language) -> list[Grid]:
    """The workbook as grids, as reading it back gives them."""
    language = spelling_of(language)
    return [_grid(sheet, data, language) for sheet in layout.sheets()]


def _grid(sheet: Sheet, data: Data, language: Language) -> Grid:
    listed: list[Row] = [[*headings(sheet, language)], *rows(sheet, data, language)]
    return Grid(sheet.title.spelled(language), [[Cell(value) for value in row] for row in listed])


def _form_row(column: Column, data: Data, language: Language) -> Row:
    value = to_cell(inside(data, column.path), column, language)
    return [column.heading(language), value, column.about(language)]


def _things(sheet: Sheet, data: Data, language: Language) -> Iterator[Row]:
    names = ("outputs", "outcomes") if sheet.section == "changes" else (sheet.section,)
    for name in names:
        for key, thing in data.get(name, {}).items():
            own = {"id": key, "level": name.removesuffix("s")}
            yield [
                own.get(column.path[0])
                if column.path[0] in own
                else to_cell(inside(thing, column.path), column, language)
                for column in sheet.columns
            ]


def _steps(sheet: Sheet, data: Data, language: Language) -> Iterator[Row]:
    for key, activity in data.get("activities", {}).items():
        for step in activity.get("steps", ()):
            yield [key, *_cells(sheet.columns[1:], step, language)]


def _links(_: Sheet, data: Data, language: Language) -> Iterator[Row]:
    for section in NODE_SECTIONS:
        for key, node in data.get(section, {}).items():
            for name, words in LINK_WORDS.items():
                yield from ([key, effect, words[language]] for effect in node.get(name, ()))


def _moments(sheet: Sheet, data: Data, language: Language) -> Iterator[Row]:
    for one in data.get(sheet.section, ()):
        yield _cells(sheet.columns, one, language)


def _conditions(sheet: Sheet, data: Data, language: Language) -> Iterator[Row]:
    for name, conditions in data.get("conditions", {}).items():
        for one in conditions:
            yield [CONDITION_WORDS[name][language], *_cells(sheet.columns[1:], one, language)]


def _glossary(_: Sheet, data: Data, _language: Language) -> Iterator[Row]:
    for term, meaning in data.get("glossary", {}).items():
        yield [clean(term), clean(meaning) or None]


def _cells(columns: tuple[Column, ...], part: dict[str, Any], language: Language) -> Row:
    return [to_cell(inside(part, column.path), column, language) for column in columns]


_ROWS: dict[str, Callable[[Sheet, Data, Language], Iterator[Row]]] = {
    "steps": _steps,
    "links": _links,
    "reflection": _moments,
    "participation": _moments,
    "conditions": _conditions,
    "glossary": _glossary,
}
