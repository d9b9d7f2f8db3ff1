"""Finds the tables on a sheet: where the headings stand, what every column holds, and what to tell of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from toc.core.messages import joined, message
from toc.core.model import Language
from toc.exchange import layout, words
from toc.exchange.draft import Draft, Notes, Path
from toc.exchange.grid import Grid, letters
from toc.exchange.headings import (
    Meaning,
    attribute,
    form_keyword,
    is_attribute,
    kind_of_title,
    layout_name,
    name_of,
    near,
    plain,
    subject,
)
from toc.exchange.limits import MAX_HEADINGS, MAX_SLOTS, MAX_TABLES, more_than

# --- Tables -----------------------------------------------------------------------------------------------------------
# Finds the tables on a sheet: where the headings stand, and what every column holds.

_SEARCHED = 60
"""The first headings stand among so many rows."""
_SHARE = 0.5
"""At least this share of the filled cells of a row of headings is understood."""


@dataclass(slots=True)
class Slot:
    """One thing in every row: its kind, and the columns that belong to it."""

    kind: str
    columns: dict[int, Meaning] = field(default_factory=dict)
    given: tuple[tuple[Path, str], ...] = ()
    at: int = 0
    is_norm: bool = False
    """Whether what it names is a norm as well: `Resultaat (norm)`."""

    @property
    def subject(self) -> int | None:
        """The column that names the thing."""
        return next((column for column, meaning in self.columns.items() if meaning.subject), None)

    def holds(self, path: Path) -> bool:
        return any(meaning.path == path for meaning in self.columns.values())


@dataclass(slots=True)
class Table:
    """The rows `first` to `last` (excluded) below the headings in row `head`. `kind` is what its title says it
    lists.
    """

    grid: Grid
    head: int
    first: int
    last: int
    slots: list[Slot]
    unknown: list[int]
    kind: str | None = None
    guessed: dict[int, str] = field(default_factory=dict)

    def heading(self, column: int) -> str:
        return self.grid.at(self.head, column).text

    @property
    def own(self) -> bool:
        """Whether the headings are those of our own workbook, word for word."""
        if len(self.slots) != 1:
            return False
        slot = self.slots[0]
        sheet = next((one for one in layout.sheets() if one.section == layout_name(slot.kind)), None)
        columns = {column.path: column for column in sheet.columns} if sheet else {}
        return all(
            meaning.path in columns
            and self.heading(at) in {columns[meaning.path].heading(language) for language in Language}
            for at, meaning in slot.columns.items()
        )


_RANKS = {"activities": 0, "outputs": 10, "outcomes": 20, "impact_goal": 30}
_TERMS = {"short": 0, "medium": 1, "long": 2}


def rank(slot: Slot) -> int | None:
    """Where things of that kind stand between cause (low) and effect (high); None for what is no step on the way."""
    low = _RANKS.get(slot.kind)
    return None if low is None else low + _TERMS.get(dict(slot.given).get(("term",), ""), 1)


def tables(grid: Grid) -> list[Table]:
    """The tables of a sheet from top to bottom; one below another where the headings change."""
    kind = kind_of_title(grid.name)
    heads = [*_heads(grid, kind), len(grid.rows)]
    found: list[Table] = []
    for head, following in pairwise(heads):
        own = _title_above(grid, head) or kind
        found.append(_table(grid, head, following, own))
    return [table for table in found if table.slots]


def _heads(grid: Grid, kind: str | None) -> list[int]:
    """The rows of headings. The first is that with the most of them near the top; below it a row is one only where a
    new table starts. Everything else is data, also where it looks like headings: `Actie 1`, `doel`."""
    scores = [_score(grid, row, kind) for row in range(min(len(grid.rows), _SEARCHED))]
    best = max(scores, default=0)
    if best < 1:
        return []
    first = _top_of_block(grid, scores, scores.index(best))
    own = {text.casefold() for text in _texts(grid, first)}
    more = [
        row
        for row in range(first + 1, len(grid.rows))
        if _starts_anew(grid, row, own) and _score(grid, row, kind) >= 2 and _all_known(grid, row)
    ]
    if len(more) >= MAX_TABLES:
        raise more_than(MAX_TABLES, message("tables-below-each-other"))
    return [first, *more]


def _top_of_block(grid: Grid, scores: list[int], best: int) -> int:
    """The first of the rows above, down from a blank one, that is a row of headings as wide as the best one."""
    top = best
    for row in range(best - 1, -1, -1):
        filled = _texts(grid, row)
        if not filled:
            break
        if scores[row] >= 2 and len(filled) >= len(_texts(grid, best)):
            top = row
    return top


def _starts_anew(grid: Grid, row: int, own: set[str]) -> bool:
    """Whether a table can start in that row: below a blank row or a title, or where headings of the first come back."""
    above = set(_texts(grid, row - 1))
    if not above or (len(above) == 1 and len(set(_texts(grid, row))) > 1 and kind_of_title(next(iter(above)))):
        return True
    return sum(text.casefold() in own for text in _texts(grid, row)) >= 2


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row] if cell.text]


def _all_known(grid: Grid, row: int) -> bool:
    return all(is_heading(text) for text in _texts(grid, row))


def _score(grid: Grid, row: int, kind: str | None) -> int:
    """How many headings a row has; 0 where it is none."""
    texts = _texts(grid, row)
    if not texts or any(len(text) > 90 for text in texts):
        return 0
    known = sum(is_heading(text) for text in set(texts))
    if known < _SHARE * len(set(texts)):
        return 0
    if known >= 2:
        return known
    alone = len(set(texts)) == 1 and _is_list_heading(texts[0], kind) and row + 1 < len(grid.rows)
    return int(alone)


def _is_list_heading(text: str, kind: str | None) -> bool:
    meaning = subject(text)
    return meaning is not None and kind in (None, meaning.kind, "changes")


@cache
def is_heading(text: str) -> bool:
    """Whether a text is something that people write above a column."""
    return subject(text) is not None or is_attribute(text)


def _title_above(grid: Grid, head: int) -> str | None:
    """The kind of thing that a line right above the headings names."""
    for row in range(head - 1, max(-1, head - 4), -1):
        texts = set(_texts(grid, row))
        if len(texts) == 1:
            return kind_of_title(texts.pop())
        if texts:
            return None
    return None


def _table(grid: Grid, head: int, following: int, kind: str | None) -> Table:
    last = following
    while last > head + 1 and not _texts(grid, last - 1):
        last -= 1
    table = Table(grid, head, head + 1, last, [], [], kind)
    width = max((len(row) for row in grid.rows[head:last]), default=0)
    headings = sum(bool(cell.text) for cell in grid.rows[head])
    if headings > MAX_HEADINGS:
        raise more_than(MAX_HEADINGS, message("headings-beside-each-other"))
    first_kind = kind if kind in words.ATTRIBUTES else _first_subject(grid, head, width) or _likeliest(grid, head)
    if first_kind in (None, "hypotheses") and _lists_links(grid, head):
        first_kind = "links"
    if first_kind is None:
        return table
    table.slots.append(Slot(first_kind))
    for column in range(width):
        _place(table, column)
    table.slots = [slot for slot in table.slots if slot.columns]
    return table


def _first_subject(grid: Grid, head: int, width: int) -> str | None:
    found = (subject(grid.at(head, column).text) for column in range(width))
    return next((meaning.kind for meaning in found if meaning), None)


def _lists_links(grid: Grid, head: int) -> bool:
    """Whether every row is an arrow: a column says where it starts and one where it ends."""
    there = {plain(text) for text in _texts(grid, head)}
    return any(there >= {start, end} for start, end in words.ENDS)


def _likeliest(grid: Grid, head: int) -> str | None:
    """The kind of thing of which most headings are keywords."""
    counts = {kind: sum(bool(attribute(text, kind)) for text in _texts(grid, head)) for kind in words.ATTRIBUTES}
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 2 else None


def _place(table: Table, column: int) -> None:
    """Gives a column to the thing that it is about."""
    text = table.grid.at(table.head, column).text
    if not text:
        if any(table.grid.at(row, column).text for row in range(table.first, table.last)):
            table.unknown.append(column)
        return
    for meaning, owner in _candidates(table, column, text):
        slot = owner
        if meaning.subject and (slot is None or slot.subject is not None or slot.kind != meaning.kind):
            slot = Slot(meaning.kind, at=column, is_norm=_names_norm(text))
            table.slots.append(slot)
            if len(table.slots) > MAX_SLOTS:
                raise more_than(MAX_SLOTS, message("columns-that-each-name-a-thing"))
        elif slot is None or slot.holds(meaning.path):
            continue
        if not meaning.certain:
            table.guessed[column] = text
        slot.columns[column] = meaning
        slot.given += meaning.given
        return
    table.unknown.append(column)


def _candidates(table: Table, column: int, text: str) -> Iterator[tuple[Meaning, Slot | None]]:
    """What a heading can mean, the likeliest first."""
    owner, main = table.slots[-1], table.slots[0]
    about = subject(text)
    whole = _with_group(table.grid, table.head, column, text)
    if about and about.kind == _as_section(owner.kind) and owner.subject is None and not owner.holds(about.path):
        yield replace(about, kind=owner.kind), owner
    for one in {id(slot): slot for slot in (owner, main, *reversed(table.slots))}.values():
        for words_ in (whole, text):
            meaning = attribute(words_, one.kind) if words_ else None
            if meaning and not (about and one is not owner and one is not main):
                yield _as_subject(meaning, one), one
    if about:
        yield about, None
    for one in (owner, main):
        meaning = near(text, one.kind)
        if meaning:
            yield meaning, None if meaning.subject else one


def _names_norm(heading: str) -> bool:
    return bool(re.search(r"\b(?:norm|normen|target|targets)\b", heading, re.IGNORECASE))


def _as_section(kind: str) -> str:
    return "outcomes" if kind == "changes" else kind


def _as_subject(meaning: Meaning, slot: Slot) -> Meaning:
    """The text or name of things names them, unless another column did already."""
    names = {"actors": ("name",), "methods": ("name",), "frames": ("name",), "glossary": ("term",)}
    if meaning.path == names.get(slot.kind, ("text",)) and slot.subject is None:
        return replace(meaning, subject=True)
    return meaning


def _with_group(grid: Grid, head: int, column: int, text: str) -> str:
    """The heading with that of the merged cells above it: `Nulmeting` over `waarde` and `datum`."""
    for area in grid.areas:
        if area.bottom == head - 1 and area.left <= column <= area.right and area.right > area.left:
            above = grid.at(area.top, area.left).text
            if above and above != text and area.right - area.left < 6:
                return f"{above} {text}"
    return ""


def form_rows(grid: Grid) -> list[tuple[int, int, Path]]:
    """The rows that are a keyword of the plan and what it holds: row, column of the keyword, keyword."""
    found: list[tuple[int, int, Path]] = []
    for row, cells in enumerate(grid.rows):
        column = next((index for index, cell in enumerate(cells) if cell.text), None)
        if column is not None and column < 3 and (path := form_keyword(cells[column].text.rstrip(":"))):
            found.append((row, column, path))
    return found


def is_form(grid: Grid) -> bool:
    """Whether a sheet is a form: more of its rows start with a keyword of the plan than a row has headings."""
    rows = form_rows(grid)
    filled = sum(bool(_texts(grid, row)) for row in range(len(grid.rows)))
    best = max((_score(grid, row, None) for row in range(min(len(grid.rows), _SEARCHED))), default=0)
    return len(rows) >= 2 and 2 * len(rows) >= filled and len(rows) >= best


# --- What to tell -----------------------------------------------------------------------------------------------------
# What reading a table has to tell: its columns, what was guessed, and how much was understood.


def say_columns(draft: Draft, table: Table) -> None:
    """The columns that are left out, and those that were guessed."""
    for column in table.unknown:
        say_unknown(draft.notes, table.grid, table.head, column, table.last)
    for column, text in table.guessed.items():
        meaning = next(slot.columns[column] for slot in table.slots if column in slot.columns)
        draft.notes.guessed(
            table.grid.spot(table.head, column), message("import-column-read-as", heading=text, word=name_of(meaning))
        )


def say_unknown(notes: Notes, grid: Grid, head: int, column: int, last: int) -> None:
    """That a column is left out, and how many cells it has."""
    count = sum(bool(grid.at(row, column).text) for row in range(head + 1, last))
    if not count:
        return
    spot, name = f"{grid.name}!{letters(column)}", grid.at(head, column).text
    if name:
        notes.left_out(spot, message("import-column-left-out", name=name, count=count))
    else:
        notes.left_out(spot, message("import-column-without-heading", count=count))


def say_guesses(notes: Notes, table: Table, spots: list[str]) -> None:
    """That columns beside each other were taken for causes and effects, and empty cells for the ones above."""
    arrows = _arrows(table, table.slots)
    if "→" in arrows:
        notes.guessed(
            table.grid.spot(table.head),
            message("columns-read-from-cause-to-effect", arrows=arrows),
        )
    if spots:
        listed = ", ".join(spot.rpartition("!")[2] for spot in spots[:12]) + (" …" if len(spots) > 12 else "")
        notes.guessed(
            table.grid.name,
            message("empty-read-as-the-cell-above", listed=listed),
        )


def say_count(notes: Notes, table: Table, count: int) -> None:
    """How many rows were read, and as what; the columns of our own sheets need no explanation."""
    if not count:
        return
    columns = [
        message("import-column-as", heading=table.heading(column), word=name_of(meaning))
        for slot in table.slots
        for column, meaning in slot.columns.items()
    ]
    spot = f"{table.grid.name}!{table.first + 1}:{table.last}"
    said = message("import-rows", count=count)
    if not table.own:
        said = said + " (" + joined("; ", columns) + ")"
    notes.understood(spot, said)


def _arrows(table: Table, slots: list[Slot]) -> str:
    chain = sorted(
        (rank(slot) or 0, slot.subject) for slot in slots if rank(slot) is not None and slot.subject is not None
    )
    return " → ".join(f"'{table.heading(column)}'" for _, column in chain)
