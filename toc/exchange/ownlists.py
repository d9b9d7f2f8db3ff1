"""The sheets of our own workbook whose rows have no ids: links, first steps, moments, conditions, words."""

import copy
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toc.core.messages import message
from toc.core.model import IMPACT, NODE_SECTIONS, Language
from toc.exchange import layout
from toc.exchange.data import Data, inside
from toc.exchange.draft import Draft, Names, Thing, as_data
from toc.exchange.gapwords import is_gap
from toc.exchange.grid import clean
from toc.exchange.headings import Meaning
from toc.exchange.layout import Column, Sheet
from toc.exchange.ours import Found, as_saved_anew, spelled
from toc.exchange.rows import Filler
from toc.exchange.sheets import CONDITION_WORDS, LINK_WORDS

Look = Callable[[Names, frozenset[str]], list[str]]
"""Finds the ids that a cell means; those of the set are kept as they are."""

_SECTIONS = ("steps", "links", "reflection", "participation", "conditions", "glossary")


@dataclass(frozen=True, slots=True)
class Was:
    """A row as the workbook had it: where it belongs, what it holds, and what its cells show in English and Dutch."""

    key: str
    value: Any
    cells: Mapping[Column, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Now:
    """A row as it is now, and the index of the row that it was, if any."""

    number: int
    was: int | None


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
            from toc.exchange.telling import say_unknown

            say_unknown(self._notes, found.grid, found.head, place, len(found.grid.rows))
        for now in self._ordered(found, was):
            if now.was is None:
                yield from self._read(found, now.number)
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
        if kept == sorted(kept) and found.sheet.section != "links":
            return rows
        same = sorted((one for one in rows if one.was is not None), key=lambda one: one.was or 0)
        return [*same, *(one for one in rows if one.was is None)]

    def _read(self, found: Found, number: int) -> Iterator["_Row"]:
        """A row that somebody wrote or changed."""
        section, grid = found.sheet.section, found.grid
        thing = Thing(section, grid.spot(number))
        for column, place in found.columns.items():
            cell = grid.at(number, place)
            if not cell.text or is_gap(cell.text):
                continue
            if section == "glossary":
                thing.values[column.path] = cell.text
            else:
                self._filler.fill(thing, Meaning(section, column.path), cell, grid.spot(number, place), exact=True)
        for path, value in list(thing.values.items()):
            if isinstance(value, Names):
                thing.values[path] = self._look(value, frozenset())
        yield from self._placed(section, as_data(thing.values), thing.spot)

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
            self._notes.left_out(spot, message("a-link-needs-both-a-cause"))
        way = str(given.get("kind", "leads_to"))
        yield from (_Row(cause, (way, effect), spot) for cause in causes for effect in effects)

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
                ids = (
                    self._look(Names([row.key], row.spot, ("activities",)), frozenset([row.key]))
                    if row.was
                    else [row.key]
                )
                if not ids or ids[0] not in known:
                    self._no_activity(row.spot)
                elif row.value:
                    known[ids[0]].setdefault("steps", []).append(self._step(row))
            case "conditions":
                data.setdefault("conditions", {}).setdefault(row.key, []).append(row.value)
            case "glossary":
                self._add_word(data.setdefault("glossary", {}), row)
            case _:
                data.setdefault(section, []).append(self._step(row))

    def _step(self, row: "_Row") -> Data:
        """A step or moment, in which actors may have another id now."""
        if row.was is not None and row.value.get("who"):
            who = self._look(
                Names(list(row.value["who"]), row.spot, ("actors",), free=True), frozenset(row.value["who"])
            )
            row.value["who"] = who
            if not who:
                del row.value["who"]
        return row.value  # type: ignore[no-any-return]

    def _add_link(self, known: Mapping[str, Data], row: "_Row") -> None:
        way, effect = row.value
        cause = row.key
        if row.was is not None:
            ends = [
                self._look(Names([one], row.spot, (*NODE_SECTIONS, IMPACT)), frozenset([one]))
                for one in (cause, effect)
            ]
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
    "conditions": _conditions,
    "glossary": _glossary,
}
