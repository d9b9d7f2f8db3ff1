"""The choices that cells of our workbook offer: fixed values, and the things of other sheets."""

from collections.abc import Iterator
from typing import Any

from toc.core import keywords
from toc.core.messages import text
from toc.core.model import IMPACT, NODE_SECTIONS, Language
from toc.core.shapes import Leaf, ListOf
from toc.exchange import layout
from toc.exchange.data import Data
from toc.exchange.layout import Column, Kind, Sheet
from toc.exchange.sheets import CONDITION_WORDS, LINK_WORDS
from toc.exchange.values import ANSWERS, ANSWERS_IN

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
