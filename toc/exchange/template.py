"""An empty workbook: the sheets of a plan with explanations, choices, and examples in grey that are not read."""

from toc.core.languages import spelling_of
from toc.core.messages import text
from toc.core.model import Language
from toc.exchange import layout
from toc.exchange.data import Data
from toc.exchange.examples import EXAMPLES
from toc.exchange.grid import Value
from toc.exchange.layout import Kind, Sheet
from toc.exchange.sheets import rows
from toc.exchange.workbook import Book

_MARK = {Language.NL: "(voorbeeld)", Language.EN: "(example)"}


def template(language: Language) -> bytes:
    """The template in that language; explanations are in both."""
    language = spelling_of(language)
    book = Book(language, by_name=True)
    for sheet in layout.sheets():
        shown = _examples(sheet, EXAMPLES[language], language)
        listed = rows(sheet, {}, language) if sheet.kind is Kind.FORM else []
        book.add(sheet, listed, shown)
    book.remember_nothing()
    return book.saved(text(language, "workbook-template"))


def _examples(sheet: Sheet, data: Data, language: Language) -> list[list[Value]]:
    """The rows of an example, each marked in its first cell."""
    if sheet.kind is Kind.FORM:
        return []
    marked: list[list[Value]] = []
    for row in rows(sheet, data, language):
        first = "" if sheet.kind is Kind.THINGS else f" {row[0]}"
        marked.append([f"{_MARK[language]}{first}", *row[1:]])
    return marked
