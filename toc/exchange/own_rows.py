"""The rows of our own sheets, made of plain data, and the choices that their cells offer."""

from collections.abc import Callable, Iterator
from typing import Any

from toc.core import keywords
from toc.core.languages import spelling_of
from toc.core.messages import text
from toc.core.model import IMPACT, NODE_SECTIONS, Language
from toc.core.shapes import Leaf, ListOf
from toc.exchange import layout
from toc.exchange.data import Data, inside
from toc.exchange.grid import Cell, Grid, Value, clean
from toc.exchange.layout import Column, Kind, Sheet
from toc.exchange.values import ANSWERS, ANSWERS_IN, to_cell

# --- Rows -------------------------------------------------------------------------------------------------------------
# Plain data → the rows of our own sheets.

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
    "communication": _moments,
    "conditions": _conditions,
    "glossary": _glossary,
}


# --- Choices ----------------------------------------------------------------------------------------------------------
# The choices that cells of our workbook offer: fixed values, and the things of other sheets.

_LISTED = 1000
_OWN = {"activity": ("activities",), "from": NODE_SECTIONS, "to": NODE_SECTIONS}


def node_names(data: Data) -> Iterator[str]:
    """The ids of everything between which links can run."""
    yield IMPACT
    for section in NODE_SECTIONS:
        yield from data.get(section, {})


def add_choices(made: Any, sheet: Sheet, last: int, language: Language, *, by_name: bool = False) -> None:
    """Adds choices to the columns of a table, or to the cells of a form. Other values can still be typed: a list of
    several names is none of the choices, and `KT` is as good as `kort`."""
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(sheet.columns, 1):
        formula = _formula(column, language, by_name=by_name)
        if not formula:
            continue
        form = sheet.kind is Kind.FORM
        letter = "B" if form else get_column_letter(number)
        first, end = (number + 1, number + 1) if form else (2, last)
        _add(made, f"{letter}{first}:{letter}{end}", formula, column, language)


def _add(made: Any, area: str, formula: str, column: Column, language: Language) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    choice.promptTitle = column.heading(language)[:30]
    choice.prompt = _prompt(column, language)[:250]
    choice.showInputMessage = True
    choice.add(area)
    made.add_data_validation(choice)


def _prompt(column: Column, language: Language) -> str:
    about = column.about(language)
    if isinstance(column.shape, ListOf):
        return f"{about} {text(language, 'workbook-more-than-one')}"
    return about


def _formula(column: Column, language: Language, *, by_name: bool) -> str:
    name, shape = column.path[-1], column.shape
    if isinstance(shape, Leaf) and shape.values:
        return _listed(word.spelled(language).replace("_", " ") for word in keywords.VALUES[shape.values])
    if name in ANSWERS:
        return _listed(ANSWERS_IN[language])
    if column.path == ("level",):
        return _listed(("output", "outcome"))
    if column.words == (layout.RELATION,):
        return _listed(words[language] for words in LINK_WORDS.values())
    if column.words == (layout.CONDITION,):
        return _listed(words[language] for words in CONDITION_WORDS.values())
    to = _OWN.get(name, ()) if len(column.path) == 1 else ()
    if isinstance(shape, ListOf) and shape.reference and not shape.reference.links:
        to = shape.reference.to
    return _range(tuple(one for one in to if one != IMPACT), language, by_name=by_name)


def _listed(values: Any) -> str:
    return f'"{",".join(values)}"'


def _range(to: tuple[str, ...], language: Language, *, by_name: bool) -> str:
    """The cells that hold the ids (or names) of these things: one sheet, or the hidden list of all nodes."""
    sheets = {layout.sheet(one).section: layout.sheet(one) for one in to}
    if not sheets:
        return ""
    if len(sheets) > 1 and not by_name:
        return f"'_toc'!$C$1:$C${_LISTED}" if set(to) >= set(NODE_SECTIONS) else ""
    sheet = sheets.get("changes") or next(iter(sheets.values()))
    letter = _letter_of_name(sheet) if by_name else "A"
    return f"'{sheet.title.spelled(language)}'!${letter}$2:${letter}${_LISTED}"


def _letter_of_name(sheet: Sheet) -> str:
    """The column of the short name, else that of the text."""
    for path in (("name",), ("label",), ("text",)):
        for number, column in enumerate(sheet.columns):
            if column.path == path:
                return chr(ord("A") + number)
    return "A"
