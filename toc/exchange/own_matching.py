"""Whether a workbook was made of this plan, and which of its rows is which thing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toc.core.messages import message
from toc.exchange.data import Data, inside, sections
from toc.exchange.draft import Notes
from toc.exchange.grid import Cell
from toc.exchange.layout import Column
from toc.exchange.naming import key_of
from toc.exchange.own_sheets import Found, shown

# --- Another plan -----------------------------------------------------------------------------------------------------
# Whether a workbook was made of this plan, or of another one.

_MOST = 0.5
"""With another title, more than this share of what the workbook had is in the plan still."""
_FEW = 3
"""So many things have something to say of which plan it is."""


def title_of(data: Data) -> str:
    """How people call the plan: its title, else its goal."""
    goal = data.get("impact_goal", {})
    return str(data.get("title") or goal.get("label") or goal.get("text") or "")


def is_other_plan(base: Data, current: Data) -> bool:
    """Whether the plan from which a workbook was made is another one than this: by its title and by what it says. An id
    says nothing: many plans have a `doelgroep`.
    """
    theirs, ours = set(_texts(base)), set(_texts(current))
    if not theirs or not ours:
        return False
    share = len(theirs & ours) / min(len(theirs), len(ours))
    if key_of(title_of(base)) == key_of(title_of(current)):
        return share == 0 and min(len(theirs), len(ours)) >= _FEW
    return share < _MOST


def _texts(data: Data) -> Iterator[tuple[str, str]]:
    for name, _ in sections():
        for thing in data.get(name, {}).values():
            yield from ((name, key_of(str(thing[way]))) for way in ("name", "label", "text") if thing.get(way))


# --- Rows and things --------------------------------------------------------------------------------------------------
# Which row of a sheet is which thing of the plan: by its id, and where that was changed by everything else.

_NAMES = frozenset({("name",), ("label",), ("text",), ("mechanism",)})
_ALIKE = 0.5
"""A row is a thing whose id it does not say where more than this share of its cells says the same."""

_MOST_PAIRS = 40_000


@dataclass(slots=True)
class OwnRow:
    """A row below the headings, by its keywords."""

    number: int
    given: str
    cells: dict[Column, Cell]


@dataclass(slots=True)
class Match:
    """A row, the id of the thing that it is (empty for a new one), and the id that it says where that is another."""

    row: OwnRow
    was: str = ""
    given: str = ""


def matched(found: Found, base: Mapping[str, tuple[str, Data]], notes: Notes) -> list[Match]:
    """Every row with the thing that it is. Rows that only say once more what another says are left out."""
    rows = [_row(found, number) for number in found.rows]
    matches: dict[int, Match] = {}
    copies: list[OwnRow] = []
    for key in base:
        same = [row for row in rows if row.given == key]
        if same:
            own = max(same, key=lambda row: _score(row, base[key][1]))
            matches[own.number] = Match(own, key)
            copies += [row for row in same if row is not own]
    dropped = {row.number for row in copies if _is_repeated(row, rows, copies)}
    for row in copies:
        _say_copy(found, row, matches, notes, repeated=row.number in dropped)
    rest = [row for row in rows if row.number not in matches and row not in copies]
    here = {one.was for one in matches.values()}
    _match_others(found, rest, {key: base[key][1] for key in base if key not in here}, matches, notes)
    copied = {row.number for row in copies}
    for row in rows:
        if row.number not in matches and row.number not in dropped:
            matches[row.number] = Match(row, "", "" if row.number in copied else row.given)
    return [matches[row.number] for row in rows if row.number in matches]


def _row(found: Found, number: int) -> OwnRow:
    cells = {column: found.grid.at(number, place) for column, place in found.columns.items()}
    own = found.id_column
    return OwnRow(number, found.grid.at(number, own).text if own is not None else "", cells)


def _said(row: OwnRow) -> dict[Column, str]:
    return {column: cell.text for column, cell in row.cells.items() if column.path not in {("id",), ("level",)}}


def _is_repeated(row: OwnRow, rows: Sequence[OwnRow], copies: Sequence[OwnRow]) -> bool:
    """Whether an earlier row, or the one that counts, says the same in every cell."""
    others = [
        one
        for one in rows
        if one.given == row.given and one is not row and (one.number < row.number or one not in copies)
    ]
    return any(_said(one) == _said(row) for one in others)


def _say_copy(found: Found, row: OwnRow, matches: dict[int, Match], notes: Notes, *, repeated: bool) -> None:
    own = next(one.row.number for one in matches.values() if one.was == row.given)
    spot = found.grid.spot(row.number)
    if repeated:
        notes.left_out(
            spot,
            message("says-the-same-as-row-with", own=own + 1, given=row.given),
        )
        return
    said = message("import-has-the-id-of-row", row=own + 1, given=row.given)
    if found.sheet.section in ("activities", "changes"):
        said = said + message("import-no-link-yet")
    notes.guessed(spot, said)


def _score(row: OwnRow, thing: Data) -> int:
    """In how many cells that say something the row says what the thing says; less what it lacks or has besides."""
    score = 0
    for column, text in _said(row).items():
        was = inside(thing, column.path)
        same = text in shown(was, column)
        score += (3 if column.path in _NAMES else 1) if same and text else 0 if same else -1
    return score


def _likeness(row: OwnRow, thing: Data) -> float:
    """From 0 to 1; 0 for a row and a thing that share no name and less than half of what they say."""
    pairs = [(column, text, inside(thing, column.path)) for column, text in _said(row).items()]
    filled = [(column, text, was) for column, text, was in pairs if text or was is not None]
    same = [column for column, text, was in filled if text and text in shown(was, column)]
    if not filled or not same:
        return 0
    share = len(same) / len(filled)
    is_named = any(column.path in _NAMES for column in same)
    return share + is_named if is_named or (share > _ALIKE and len(same) > 1) else 0


def _match_others(
    found: Found, rows: Sequence[OwnRow], gone: Mapping[str, Data], matches: dict[int, Match], notes: Notes
) -> None:
    """Rows whose id was changed or emptied: each with the one thing that is gone and says nearly the same."""
    pairs = list(_pairs(rows, gone))
    best: dict[int | str, float] = {}
    for likeness, row, key in pairs:
        for one in (row.number, key):
            best[one] = max(best.get(one, 0), likeness)
    alike = [(row, key) for likeness, row, key in pairs if likeness == best[row.number] == best[key]]
    count = Counter([row.number for row, _ in alike] + [key for _, key in alike])
    for row, key in alike:
        if count[row.number] == 1 == count[key]:
            matches[row.number] = Match(row, key, row.given)
            if found.id_column is not None and not row.given:
                notes.guessed(
                    found.grid.spot(row.number),
                    message("the-id-is-empty-this-is", key=key),
                )


def _pairs(rows: Sequence[OwnRow], gone: Mapping[str, Data]) -> Iterator[tuple[float, OwnRow, str]]:
    """Rows and things that may be the same, with their likeness. Of very many only those that share a name."""
    by_name: dict[str, list[str]] = {}
    for key, thing in gone.items():
        for path in _NAMES:
            if text := str(inside(thing, path) or ""):
                by_name.setdefault(Cell(text).text, []).append(key)
    all_of_them = len(rows) * len(gone) <= _MOST_PAIRS
    for row in rows:
        named = [cell.text for column, cell in row.cells.items() if column.path in _NAMES and cell.text]
        keys = (
            list(gone) if all_of_them else list(dict.fromkeys(key for name in named for key in by_name.get(name, ())))
        )
        for key in keys[:_MOST_PAIRS]:
            if likeness := _likeness(row, gone[key]):
                yield likeness, row, key
