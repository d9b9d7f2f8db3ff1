"""The words by which a source shows its language, and that it says nothing."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from toc.core.messages import message
from toc.core.model import Language
from toc.exchange.draft import Notes
from toc.exchange.graphs import Graph
from toc.exchange.grid import Cell, Grid
from toc.exchange.headings import is_attribute, subject

# --- The language -----------------------------------------------------------------------------------------------------
# In which language a source is written.

_DUTCH_WORDS = """
de het een van voor en met zijn wordt worden niet dat die bij naar op aan door wie wat hoe meer elkaar ze elke
activiteit actie doel doelgroep trekker nulmeting norm bron termijn verandering resultaat wijk bewoners
"""
_ENGLISH_WORDS = """
the of for and with are is not that which by to on at who what how more each they their from activity action goal target
group owner lead baseline source term change result neighbourhood residents
"""
_DUTCH, _ENGLISH = frozenset(_DUTCH_WORDS.split()), frozenset(_ENGLISH_WORDS.split())


def language_of(grids: Iterable[Grid], graphs: Iterable[Graph]) -> Language:
    """Dutch, unless more of the words are English ones."""
    texts = [cell.text for grid in grids for row in grid.rows[:500] for cell in row if isinstance(cell.value, str)]
    texts += [node.label for graph in graphs for node in graph.nodes.values()]
    dutch = english = 0
    for text in texts:
        for word in re.findall(r"[a-z]+", text.lower()):
            dutch += word in _DUTCH
            english += word in _ENGLISH
    return Language.EN if english > dutch else Language.NL


# --- Words for gaps ---------------------------------------------------------------------------------------------------
# The words with which tables of toc say that something is missing: in an import they are never content.

_GAPS = """
missing, nothing yet, no result with a target, no indicator, no first step, without a date, no target yet, by whom?,
by when?, no part in the plan yet, nothing changes yet, not asked, no dates, not tied to a result, no arrow,
no indicator and no learning question, no method, nobody is asked, nobody yet, not said, no decision depends on it yet,
no result, why would one lead to the other?, no learning question, no date yet, not filled in, not filled in yet,
follow-up: no decision of its own, no (intermediate) goal yet, without a target,
not said for whom, not said in whom, does not reach the goal yet, no activity
ontbreekt, nog niets, geen resultaat met een norm, geen indicator, geen eerste stap, zonder datum, nog geen norm,
door wie?, tegen wanneer?, nog geen rol in het plan, nog geen verandering, niet bevraagd, geen datums,
niet aan een resultaat gekoppeld, geen verband, geen indicator en geen leervraag, geen methode,
niemand bevraagd, nog niemand, niet gezegd, er hangt nog geen beslissing van af, geen resultaat,
waarom zou het ene tot het andere leiden?, geen leervraag, nog geen datum, niet ingevuld, nog niet ingevuld,
opvolging: geen eigen beslissing, nog geen (tussen)doel, zonder norm,
niet gezegd voor wie, niet gezegd bij wie, leidt nog niet tot het doel, geen activiteit
"""
_ABOUT_ONE = re.compile(
    r"(?:niet|not|geen methode voor|no method for) [il]\d+(?:, [il]\d+)*|[il]\d+: (?:nog geen norm|no target yet)|"
    r"(?:doel|rechtsgrond|bewaartermijn|opslag) ontbreekt|(?:purpose|legal basis|retention|storage) missing"
)
"""Gaps that name what lacks something."""
_DASHES = frozenset("–—―")
_NOTHING_SAID = frozenset(
    {"-", "--", "/", ".", "?", "x", "n.v.t.", "n.v.t", "nvt", "n/a", "na", "n.a.", "none", "geen"}
)
"""What people type in a cell that they do not want to leave empty."""
_WARNING = re.compile(r"^[⚠!]\ufe0f?\s*")
"""Stands before a gap in Markdown and on the screen."""


@cache
def _words() -> frozenset[str]:
    return frozenset(one.strip(", ") for one in _GAPS.replace("\n", ", ").split(", ") if one)


def is_gap(text: str) -> bool:
    """Whether a text only says that something is missing: `ontbreekt`, `–`, `⚠ geen methode`."""
    plain = " ".join(_WARNING.sub("", text.strip()).strip("*_ ").casefold().split())
    if plain in _words() or _ABOUT_ONE.fullmatch(plain):
        return True
    return plain != "" and set(plain) <= _DASHES


def says_nothing(text: str) -> bool:
    """Whether a cell of our own workbook says nothing that could take the place of what stood there: a gap word, or
    what people type instead of leaving it empty (`-`, `n.v.t.`).
    """
    return is_gap(text) or text.strip().casefold() in _NOTHING_SAID


def without_gaps(text: str) -> str:
    """The text without lines that only say that something is missing."""
    if "\n" not in text:
        return "" if is_gap(text) else text
    return "\n".join(line for line in text.split("\n") if not is_gap(line)).strip("\n")


def _is_heading_beside(cells: Sequence[Cell], column: int) -> bool:
    """Whether a question is a heading among others: `Door wie?` above a column is no gap."""
    others = (cell.text for place, cell in enumerate(cells) if place != column and not is_gap(cell.text))
    return cells[column].text.endswith("?") and any(is_attribute(text) or subject(text) for text in others)


def empty_gaps(grid: Grid, notes: Notes) -> None:
    """Empties the cells of a sheet that only say that something is missing, and says how many there were."""
    count, first = 0, ""
    for cells in grid.rows:
        for column, cell in enumerate(cells):
            if not isinstance(cell.value, str):
                continue
            kept = without_gaps(cell.text)
            if kept == cell.text or _is_heading_beside(cells, column):
                continue
            cells[column] = Cell(kept or None)
            if set(cell.text) <= _DASHES:
                continue
            count, first = count + 1, first or next(line for line in cell.text.split("\n") if is_gap(line))
    if count:
        notes.left_out(
            grid.name,
            message("cells-that-only-say-that-something", first=first, value=count),
        )
