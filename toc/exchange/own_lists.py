"""The sheets of our own workbook whose rows have no ids: links, first steps, moments, conditions, words."""

import copy
from bisect import bisect
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toc.core.messages import message
from toc.core.model import IMPACT, NODE_SECTIONS, Language
from toc.exchange import layout
from toc.exchange.data import Data, inside
from toc.exchange.draft import Draft, Names, Thing, as_data
from toc.exchange.grid import Cell, Grid, clean
from toc.exchange.headings import Meaning
from toc.exchange.layout import Column, Sheet
from toc.exchange.own_rows import CONDITION_WORDS, LINK_WORDS
from toc.exchange.own_sheets import Found, as_saved_anew, spelled
from toc.exchange.rows import Filler, names_in
from toc.exchange.source_words import is_gap

Look = Callable[[Names, Sequence[str]], list[str]]
"""Finds the ids that a cell means; those that the plan had are kept as they are, and where a name is not understood."""

_NEEDED = frozenset({("from",), ("to",), ("kind",), ("activity",), ("condition",), ("term",)})
"""What a row cannot do without: an empty cell takes nothing away."""
_MOST_PAIRS = 40_000

_SECTIONS = ("steps", "links", "reflection", "participation", "communication", "conditions", "glossary")


@dataclass(frozen=True, slots=True)
class Was:
    """A row as the workbook had it: where it belongs, what it holds, and what its cells show in English and Dutch."""

    key: str
    value: Any
    cells: Mapping[Column, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Now:
    """A row as it is now, and the index of the row that it was; `before` is that of the row in whose place it came."""

    number: int
    was: int | None
    before: int | None = None


class Lists:
    """Brings the rows of these sheets into the data of the plan."""

    def __init__(self, base: Data, found: Mapping[str, Found], draft: Draft, filler: Filler, look: Look) -> None:
        self._base, self._found, self._draft = base, found, draft
        self._notes, self._filler, self._look = draft.notes, filler, look

    def add_to(self, data: Data, known: Mapping[str, Data]) -> None:
        """Adds all rows. `known` are the things of the plan by their ids."""
        for section in _SECTIONS:
            sheet, was = layout.sheet(section), list(_WAS[section](layout.sheet(section), self._base))
            for row in self._rows(sheet, was):
                self._add(section, data, known, row)

    def _rows(self, sheet: Sheet, was: Sequence[Was]) -> Iterator["_Row"]:
        """The rows in their order, each as it was or as it is read now."""
        found = self._found.get(sheet.section)
        if found is None:
            yield from (_Row(one.key, copy.deepcopy(one.value), "", "") for one in was)
            return
        for place in found.unknown:
            from toc.exchange.tables import say_unknown

            say_unknown(self._notes, found.grid, found.head, place, len(found.grid.rows))
        for now in self._ordered(found, was):
            if now.was is None:
                yield from self._read(found, now.number, None if now.before is None else was[now.before])
            else:
                one = was[now.was]
                yield _Row(one.key, copy.deepcopy(one.value), found.grid.spot(now.number), one.key)

    def _ordered(self, found: Found, was: Sequence[Was]) -> list[Now]:
        """Rows as they stand, but as the plan has them where somebody sorted them anew; each of them once."""
        waiting: dict[Hashable, list[int]] = {}
        for at, one in enumerate(was):
            for key in _spellings(one, found):
                waiting.setdefault(key, []).append(at)
        rows: list[Now] = []
        used: set[int] = set()
        seen: dict[Hashable, int] = {}
        for number in found.rows:
            key = tuple(found.grid.at(number, place).text for place in found.columns.values())
            if not any(key):
                continue
            index = next((place for place in waiting.get(key, ()) if place not in used), None)
            if index is None and key in seen:
                self._notes.left_out(
                    found.grid.spot(number),
                    message("says-the-same-as-row", seen=seen[key] + 1),
                )
                continue
            seen.setdefault(key, number)
            if index is not None:
                used.add(index)
            rows.append(Now(number, index))
        kept = [one.was for one in rows if one.was is not None]
        in_order = kept == sorted(kept)
        rows = _paired(rows, was, found, in_order=in_order)
        if in_order and found.sheet.section != "links":
            return rows
        places = {one.number: one.before if one.was is None else one.was for one in rows}
        same = [one for one in rows if places[one.number] is not None]
        return [
            *sorted(same, key=lambda one: places[one.number] or 0),
            *(one for one in rows if places[one.number] is None),
        ]

    def _read(self, found: Found, number: int, was: Was | None) -> Iterator["_Row"]:
        """A row that somebody wrote or changed; `was` is what stood there, and stays where a cell is not understood."""
        section, grid = found.sheet.section, found.grid
        thing = Thing(section, grid.spot(number))
        before = _values(section, was) if was else {}
        unclear = [
            column
            for column, place in found.columns.items()
            if not self._cell(thing, column, _At(grid, number, place), was, before)
        ]
        if section == "links" and unclear:
            # Half a link of what was and half of what is would be a link that nobody meant.
            if was:
                if any(found.grid.at(number, found.columns[column]).text for column in unclear):
                    self._notes.stays(thing.spot)
                yield _Row(was.key, copy.deepcopy(was.value), thing.spot, was.key)
            else:
                self._say_no_link(thing.spot)
            return
        yield from self._placed(section, as_data(thing.values), thing.spot)

    def _cell(
        self, thing: Thing, column: Column, at: "_At", was: Was | None, before: Mapping[tuple[str, ...], Any]
    ) -> bool:
        """Brings a cell into the thing; tells whether it could be understood."""
        path, cell, old = column.path, at.grid.at(at.row, at.column), before.get(column.path)
        covered = (at.row, at.column) in at.grid.covered
        says_nothing = not cell.text or is_gap(cell.text) or covered
        if was and cell.text in {one for text in was.cells[column] for one in (text, as_saved_anew(text))}:
            self._keep(thing, path, old, at.spot)
            return True
        if says_nothing and (old is None or not (cell.text or path in _NEEDED)):
            return True
        if says_nothing:
            self._notes.says_nothing(at.spot, cell.text, covered=covered)
        else:
            self._fill(thing, path, cell, at.spot, old)
        if thing.values.get(path) in (None, []):
            thing.values.pop(path, None)
            if old is not None and thing.section != "links":
                if not says_nothing:
                    self._notes.stays(at.spot)
                self._keep(thing, path, old, at.spot)
            return False
        return True

    def _fill(self, thing: Thing, path: tuple[str, ...], cell: Cell, spot: str, old: Any) -> None:
        if thing.section == "glossary":
            thing.values[path] = cell.text
            return
        self._filler.fill(thing, Meaning(thing.section, path), cell, spot, exact=True)
        names = thing.values.get(path)
        if isinstance(names, Names):
            kept = old if isinstance(old, list) and thing.section != "links" else ()
            thing.values[path] = self._look(names, kept)

    def _keep(self, thing: Thing, path: tuple[str, ...], old: Any, spot: str) -> None:
        """Keeps what a cell said; the things that it names may have another id now."""
        names = names_in(list(old), thing.section, path, spot) if isinstance(old, list) else None
        value = self._look(names, old) if names else copy.deepcopy(old)
        if value not in (None, []):
            thing.values[path] = value

    def _placed(self, section: str, given: Any, spot: str) -> Iterator["_Row"]:
        """Where the row belongs."""
        match section:
            case "links":
                yield from self._links(given, spot)
            case "steps":
                named = given.pop("activity", [])
                if not named:
                    self._no_activity(spot)
                yield from (_Row(one, dict(given), spot) for one in named)
            case "conditions":
                yield _Row(given.pop("condition", "means"), given, spot)
            case "glossary":
                yield _Row(str(given.get("term", "")), given.get("meaning", ""), spot)
            case _:
                yield _Row("", given, spot)

    def _links(self, given: Data, spot: str) -> Iterator["_Row"]:
        causes, effects = given.get("from", []), given.get("to", [])
        if not (causes and effects):
            self._say_no_link(spot)
        way = str(given.get("kind", "leads_to"))
        yield from (_Row(cause, (way, effect), spot) for cause in causes for effect in effects)

    def _say_no_link(self, spot: str) -> None:
        self._notes.left_out(spot, message("a-link-needs-both-a-cause"))

    def _no_activity(self, spot: str) -> None:
        self._notes.left_out(spot, message("a-first-step-of-an-activity"))

    # Into the plan

    def _add(self, section: str, data: Data, known: Mapping[str, Data], row: "_Row") -> None:
        if section not in ("links", "steps") and row.value in ({}, None):
            return
        match section:
            case "links":
                self._add_link(known, row)
            case "steps":
                ids = self._look(Names([row.key], row.spot, ("activities",)), [row.key]) if row.was else [row.key]
                if not ids or ids[0] not in known:
                    self._no_activity(row.spot)
                elif row.value:
                    known[ids[0]].setdefault("steps", []).append(self._step(row))
            case "conditions":
                data.setdefault("conditions", {}).setdefault(row.key, []).append(self._step(row))
            case "glossary":
                self._add_word(data.setdefault("glossary", {}), row)
            case _:
                data.setdefault(section, []).append(self._step(row))

    def _step(self, row: "_Row") -> Data:
        """A step, moment or condition, in which actors may have another id now."""
        if row.was is not None and row.value.get("who"):
            who = self._look(Names(list(row.value["who"]), row.spot, ("actors",), free=True), list(row.value["who"]))
            row.value["who"] = who
            if not who:
                del row.value["who"]
        return row.value  # type: ignore[no-any-return]

    def _add_link(self, known: Mapping[str, Data], row: "_Row") -> None:
        way, effect = row.value
        cause = row.key
        if row.was is not None:
            ends = [self._look(Names([one], row.spot, (*NODE_SECTIONS, IMPACT)), [one]) for one in (cause, effect)]
            if not all(ends):
                return
            cause, effect = (one[0] for one in ends)
        elif cause == effect:
            self._notes.left_out(row.spot, message("a-link-from-to-itself", cause=cause))
            return
        listed = known[cause].setdefault(way, []) if cause in known else None
        if listed is not None and (row.was is not None or effect not in listed):
            listed.append(effect)

    def _add_word(self, words: Data, row: "_Row") -> None:
        if row.key in words:
            self._notes.left_out(row.spot, message("import-explained-twice", key=row.key))
        elif row.key:
            words[row.key] = row.value


@dataclass(slots=True)
class _Row:
    """Where a row belongs and what it holds; `was` is where it belonged in the plan, None for a new one."""

    key: str
    value: Any
    spot: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class _At:
    """A cell of a sheet."""

    grid: Grid
    row: int
    column: int

    @property
    def spot(self) -> str:
        return self.grid.spot(self.row, self.column)


def _values(section: str, was: Was) -> dict[tuple[str, ...], Any]:
    """What each column of a row held."""
    match section:
        case "links":
            return {("from",): [was.key], ("to",): [was.value[1]], ("kind",): was.value[0]}
        case "glossary":
            return {("term",): was.key, ("meaning",): was.value or None}
        case _:
            own = {"steps": [was.key], "conditions": was.key}.get(section)
            columns = [column.path for column in was.cells]
            held = {path: inside(was.value, path) for path in columns}
            return held if own is None else {**held, columns[0]: own}


def _paired(rows: Sequence[Now], was: Sequence[Was], found: Found, *, in_order: bool) -> list[Now]:
    """The rows, those that are new with the row that is gone and in whose place they stand, if any."""
    used = {one.was for one in rows if one.was is not None}
    gone = [index for index in range(len(was)) if index not in used]
    if not gone:
        return list(rows)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    after = -1
    for place, row in enumerate(rows):
        if row.was is None:
            groups.setdefault(after if in_order else -1, ([], []))[0].append(place)
        else:
            after = row.was
    ends = sorted(one for one in used) if in_order else []
    for index in gone:
        end = ends[bisect(ends, index) - 1] if ends and bisect(ends, index) else -1
        groups.setdefault(end, ([], []))[1].append(index)
    before: dict[int, int] = {}
    for places, indices in groups.values():
        if len(places) == len(indices) and in_order:
            before.update(zip(places, indices, strict=True))
        elif len(places) * len(indices) <= _MOST_PAIRS:
            before.update(_alike([(place, rows[place].number) for place in places], indices, was, found))
    return [Now(row.number, row.was, before.get(place)) for place, row in enumerate(rows)]


def _alike(rows: Sequence[tuple[int, int]], indices: Sequence[int], was: Sequence[Was], found: Found) -> dict[int, int]:
    """The rows that share most cells with one that is gone."""
    scores = sorted(
        (-score, place, index)
        for place, number in rows
        for index in indices
        if (score := _shared(found, number, was[index]))
    )
    pairs: dict[int, int] = {}
    for _, place, index in scores:
        if place not in pairs and index not in pairs.values():
            pairs[place] = index
    return pairs


def _shared(found: Found, number: int, was: Was) -> int:
    """In how many cells a row says what that row said."""
    return sum(
        bool(text := found.grid.at(number, place).text) and text in was.cells[column]
        for column, place in found.columns.items()
        if column.path not in {("kind",), ("condition",)}
    )


def _spellings(was: Was, found: Found) -> set[tuple[str, ...]]:
    """How the row can stand in the columns that the sheet has: in Dutch or in English."""
    rows = [tuple(was.cells[column][which] for column in found.columns) for which in (0, 1)]
    return {*rows, *(tuple(map(as_saved_anew, row)) for row in rows)}


def _part_cells(columns: Sequence[Column], part: Data) -> dict[Column, tuple[str, str]]:
    return {column: spelled(inside(part, column.path), column) for column in columns}


def _words(words: Mapping[Language, str]) -> tuple[str, str]:
    return words[Language.EN], words[Language.NL]


def _twice(text: str) -> tuple[str, str]:
    return clean(text), clean(text)


def _steps(sheet: Sheet, base: Data) -> Iterator[Was]:
    first, *others = sheet.columns
    for key, activity in base.get("activities", {}).items():
        for step in activity.get("steps", ()):
            yield Was(key, step, {first: _twice(key)} | _part_cells(others, step))


def _links(sheet: Sheet, base: Data) -> Iterator[Was]:
    cause, effect, kind = sheet.columns
    for section in NODE_SECTIONS:
        for key, node in base.get(section, {}).items():
            for way, words in LINK_WORDS.items():
                for one in node.get(way, ()):
                    cells = {cause: _twice(key), effect: _twice(one), kind: _words(words)}
                    yield Was(key, (way, one), cells)


def _moments(sheet: Sheet, base: Data) -> Iterator[Was]:
    for one in base.get(sheet.section, ()):
        yield Was("", one, _part_cells(sheet.columns, one))


def _conditions(sheet: Sheet, base: Data) -> Iterator[Was]:
    first, *others = sheet.columns
    for name, conditions in base.get("conditions", {}).items():
        for one in conditions:
            yield Was(name, one, {first: _words(CONDITION_WORDS[name])} | _part_cells(others, one))


def _glossary(sheet: Sheet, base: Data) -> Iterator[Was]:
    term, meaning = sheet.columns
    for key, text in base.get("glossary", {}).items():
        yield Was(key, text, {term: _twice(key), meaning: _twice(text)})


_WAS: dict[str, Callable[[Sheet, Data], Iterator[Was]]] = {
    "steps": _steps,
    "links": _links,
    "reflection": _moments,
    "participation": _moments,
    "communication": _moments,
    "conditions": _conditions,
    "glossary": _glossary,
}
