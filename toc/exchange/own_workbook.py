"""What our own workbook says now: cells that nobody touched say what the plan said, whatever a cell can keep of it."""

import copy
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from toc.core.languages import spelling_of
from toc.core.lazy_regex import late
from toc.core.messages import message
from toc.core.model import Language, Link
from toc.core.shapes import ListOf
from toc.exchange import layout, own_sheets
from toc.exchange.data import Data, inside, sections
from toc.exchange.draft import Draft, Names, Notes, Path, Thing, as_data
from toc.exchange.grid import EMPTY, Cell, Grid, Value
from toc.exchange.headings import Meaning
from toc.exchange.layout import Column, Heading, Kind, Sheet
from toc.exchange.name_resolution import Finder
from toc.exchange.naming import id_for, is_id
from toc.exchange.own_beside import say_beside
from toc.exchange.own_lists import Lists
from toc.exchange.own_matching import Match, matched
from toc.exchange.own_sheets import HIDDEN, Found, shown
from toc.exchange.rows import Filler, names_in
from toc.exchange.source_words import says_nothing, without_gaps
from toc.exchange.values import ANSWERS_IN, DATES, split

_EXCLUDING = late(r"[-!~^¬](?=\w)|(?:niet|geen|not|non)[\s-]", re.IGNORECASE)
"""What stands in front of a name that somebody leaves out."""
_DAY_ZERO = date(1899, 12, 30)
_FALLBACK = {"activities": "act", "outputs": "output", "outcomes": "outcome", "actors": "actor", "indicators": "ind"}


@dataclass(slots=True)
class Told:
    """What a workbook says: as data of a plan, with the things that have another id now, by section and old id."""

    data: Data
    notes: Notes
    renamed: dict[Path, str] = field(default_factory=dict)


def told(grids: Sequence[Grid], base: Data) -> Told:
    """What the sheets say of the plan from which they were made."""
    return _Book(grids, base).told()


@dataclass(slots=True)
class _Pending:
    """A list of references that has to be looked up when every thing is known. `kept` are those that the plan had."""

    thing: Thing
    path: Path
    names: Names
    kept: tuple[str, ...]


class _Book:
    def __init__(self, grids: Sequence[Grid], base: Data) -> None:
        self._base = base
        self._draft = Draft()
        self._notes = self._draft.notes
        self._filler = Filler(self._draft)
        language = Language(base.get("language", Language.NL))
        for grid in grids:
            grid.fill_merged()
            grid.word_answers(*ANSWERS_IN[spelling_of(language)])
        self._found = own_sheets.find(grids, self._notes)
        self._empty_merged_ids()
        self._read_years()
        self._grids = grids
        self._source = grids[0].source if grids else ""
        self._pending: list[_Pending] = []
        self._renamed: dict[Path, str] = {}
        self._new_ids: dict[str, str] = {}
        self._old = {key for name, _ in sections() for key in base.get(name, {})}

    def told(self) -> Told:
        for sheet in layout.sheets():
            if sheet.kind is Kind.FORM:
                self._form(sheet)
            elif sheet.kind is Kind.THINGS:
                self._things(sheet)
        self._give_ids()
        here = {thing.id for thing in self._draft.things}
        self._draft.gone = self._old - here - set(self._new_ids)
        finder = Finder(self._draft)
        for old, new in self._new_ids.items():
            finder.also(old, new)
        for one in self._pending:
            one.thing.values[one.path] = self.references(finder, one.names, one.kept)
        data: Data = {"toc": self._base["toc"]} if "toc" in self._base else {}
        data |= as_data(self._draft.top.values)
        lists = Lists(
            self._base, self._found, self._draft, self._filler, lambda names, kept: self.references(finder, names, kept)
        )
        nodes = self._as_data(data)
        lists.add_to(data, nodes)
        say_beside(self._found, self._grids, self._base, self._notes)
        self._notes.understood(
            os.path.basename(self._source) or HIDDEN,
            message("a-workbook-that-toc-made-what"),
        )
        return Told(data, self._notes, self._renamed)

    def _as_data(self, data: Data) -> dict[str, Data]:
        """Adds the things, the actors that were named for the first time among them; gives them by their ids."""
        known: dict[str, Data] = {}
        for name, _ in sections():
            for thing in self._draft.of(name):
                known[thing.id] = data.setdefault(name, {})[thing.id] = as_data(thing.values)
        return known

    def _empty_merged_ids(self) -> None:
        """A row whose id a merged area hides is known by everything else that it says."""
        for found in self._found.values():
            for row, column in found.grid.covered:
                if column == found.id_column and row > found.head:
                    found.grid.rows[row][column] = EMPTY

    def _read_years(self) -> None:
        """A year that is typed in a cell for dates becomes a day of 1905 in Excel: the year is that day's number."""
        said = str(self._base)
        for found in self._found.values():
            columns = {place: one for one, place in found.columns.items() if one.path[-1] in DATES}
            is_form = found.sheet.kind is Kind.FORM
            places = (
                [(row, found.head) for row in columns]
                if is_form
                else [(row, place) for row in found.rows for place in columns]
            )
            for row, place in places:
                cell = found.grid.at(row, place)
                year = _typed_year(cell.value)
                if year and cell.text not in said:
                    found.grid.rows[row][place] = Cell(year)
                    self._notes.guessed(
                        found.grid.spot(row, place),
                        message("read-as-the-year", text=cell.text, year=year),
                    )

    # Forms

    def _form(self, sheet: Sheet) -> None:
        found = self._found.get(sheet.section)
        for column in sheet.columns:
            row = found.columns.get(column) if found else None
            was = inside(self._base, column.path)
            if found is None or row is None:
                self._keep(self._draft.top, column.path, was)
            else:
                self._cell(self._draft.top, "plan", column, _Place(found.grid, row, found.head), was)
        if found:
            self._say_other_lines(found)

    def _say_other_lines(self, found: Found) -> None:
        rows = set(found.columns.values())
        first = min(rows, default=0)
        for row in range(first, len(found.grid.rows)):
            texts = [cell.text for cell in found.grid.rows[row] if cell.text]
            if row not in rows and texts:
                self._notes.left_out(
                    found.grid.spot(row),
                    message("a-line-that-this-form-does", texts=texts[0]),
                )

    # Things

    def _things(self, sheet: Sheet) -> None:
        names = ("outputs", "outcomes") if sheet.section == "changes" else (sheet.section,)
        base = {key: (name, thing) for name in names for key, thing in self._base.get(name, {}).items()}
        found = self._found.get(sheet.section)
        if found is None:
            for key, (name, thing) in base.items():
                made = self._draft.add(name, "")
                made.id = made.given = key
                for column in sheet.columns:
                    self._keep(made, column.path, inside(thing, column.path))
            return
        self._drop_doubtful(found, base)
        self._say_unknown(found)
        for match in matched(found, base, self._notes):
            self._thing(found, match, base)

    def _drop_doubtful(self, found: Found, base: dict[str, tuple[str, Data]]) -> None:
        """A column with another heading is ours only where it says what the plan said."""
        for column in [one for one in found.columns if one in found.reworded]:
            place, own = found.columns[column], found.id_column
            same = differs = 0
            for row in found.rows:
                was = base.get(found.grid.at(row, own).text if own is not None else "")
                if was is None:
                    continue
                is_same = found.grid.at(row, place).text in shown(inside(was[1], column.path), column)
                same, differs = same + is_same, differs + (not is_same)
            heading, spot = found.grid.at(found.head, place).text, found.grid.spot(found.head, place)
            if same and same >= differs:
                self._notes.guessed(spot, message("import-column-read-as", heading=heading, word=Heading(column)))
            else:
                del found.columns[column]
                found.unknown.append(place)

    def _say_unknown(self, found: Found) -> None:
        from toc.exchange.tables import say_unknown

        for place in sorted(found.unknown):
            say_unknown(self._notes, found.grid, found.head, place, len(found.grid.rows))

    def _thing(self, found: Found, match: Match, base: dict[str, tuple[str, Data]]) -> None:
        row = match.row
        section, was = base.get(match.was, (found.sheet.section, {}))
        spot = found.grid.spot(row.number)
        thing = Thing("outcomes" if section == "changes" else section, spot, given=match.given)
        for column in found.sheet.columns:
            if column.path == ("id",):
                continue
            place = found.columns.get(column)
            if column.path == ("level",):
                self._level(thing, row.cells.get(column), match, spot)
            elif place is None:
                self._keep(thing, column.path, inside(was, column.path))
            else:
                at = _Place(found.grid, row.number, place)
                self._cell(thing, found.sheet.section, column, at, inside(was, column.path))
        if not match.was and not _says_enough(thing):
            self._notes.left_out(spot, message("a-row-without-a-text"))
            self._pending = [one for one in self._pending if one.thing is not thing]
            return
        self._draft.things.append(thing)
        if match.was:
            self._name(thing, section, match)

    def _name(self, thing: Thing, section: str, match: Match) -> None:
        """The id of a thing that the plan had; another one where somebody gave it one that can be."""
        new, taken = match.given, self._old | set(self._new_ids.values())
        if new and is_id(new) and new not in taken:
            self._renamed[section, match.was] = thing.id = self._new_ids[match.was] = new
            return
        thing.id = match.was
        if new:
            self._notes.guessed(
                thing.spot,
                message("import-id-stays", new=new, value=thing.id),
            )

    def _level(self, thing: Thing, cell: Cell | None, match: Match, spot: str) -> None:
        text = cell.text if cell else ""
        if not text or (match.was and text == thing.section.removesuffix("s")):
            return
        self._filler.fill(thing, Meaning("changes", ("level",)), cell or Cell(), spot, exact=True)
        if thing.section == "impact_goal":
            thing.section = "outcomes"
            self._notes.guessed(
                spot,
                message("there-is-one-impact-goal-on"),
            )

    def _keep(self, thing: Thing, path: Path, was: Any) -> None:
        """What the workbook has no place for stays as it was; only ids in it may have changed."""
        self._put(thing, "plan" if thing is self._draft.top else thing.section, path, was, "")

    def _cell(self, thing: Thing, kind: str, column: Column, place: "_Place", was: Any) -> None:
        """The value of a cell: what the plan said where the cell says the same or cannot be understood, else what
        stands there now.
        """
        cell, spot = place.cell, place.spot
        if cell.text in shown(was, column):
            self._put(thing, kind, column.path, was, spot)
            return
        text = "" if was is not None and says_nothing(cell.text) else without_gaps(cell.text)
        if not text or (place.is_covered and was is not None):
            if cell.text and was is not None:
                self._notes.says_nothing(spot, cell.text, covered=place.is_covered)
                self._put(thing, kind, column.path, was, spot)
            return
        cell = cell if text == cell.text else Cell(text)
        names = names_in(split(cell.text), kind, column.path, spot)
        if names:
            known = {Cell(one).text: one for one in was or ()}
            names.texts = [known.get(one, one) for one in names.texts]
            self._pending.append(_Pending(thing, column.path, names, tuple(was or ())))
            return
        self._filler.fill(thing, Meaning(kind, column.path), cell, spot, exact=True)
        if isinstance(column.shape, ListOf):
            known = {Cell(one).text: one for one in was or ()}
            thing.values[column.path] = [known.get(one, one) for one in thing.values.get(column.path, ())]
        elif column.path not in thing.values and was is not None:
            # What cannot be understood takes nothing away.
            thing.values[column.path] = was

    def _put(self, thing: Thing, kind: str, path: Path, was: Any, spot: str) -> None:
        if was is None:
            return
        names = names_in(list(was), kind, path, spot) if isinstance(was, list) else None
        if names:
            self._pending.append(_Pending(thing, path, names, tuple(was)))
        else:
            thing.values[path] = copy.deepcopy(was)

    # Ids

    def _give_ids(self) -> None:
        taken = {thing.id for thing in self._draft.things if thing.id} | self._old
        for thing in self._draft.things:
            if thing.id:
                continue
            if is_id(thing.given) and thing.given not in taken:
                thing.id = thing.given
            else:
                thing.id = id_for(thing.name, taken, _FALLBACK.get(thing.section, thing.section[:4]))
                if thing.given:
                    self._notes.guessed(
                        thing.spot,
                        message("import-id-of-new-row", given=thing.given, value=thing.id),
                    )
            taken.add(thing.id)

    # References

    def references(self, finder: Finder, names: Names, kept: Sequence[str]) -> list[str]:
        """The ids that a cell means. Those that the plan had there are the same ones, whatever they look like; they all
        stay where one of the names cannot be understood.
        """
        found: list[str] = []
        is_clear = True
        for text in names.texts:
            if text in kept:
                one = self._kept(text, names.spot)
                found += [one] if one else []
                continue
            single = Names([text], names.spot, names.to, names.links, names.free, names.role)
            ids = [] if self._may_exclude(finder, single) else finder.resolved(single)[0]
            found += [one for one in ids if one not in found]
            is_clear = is_clear and bool(ids or text in self._draft.gone)
        return found if is_clear else self._with_kept(found, names, kept)

    def _with_kept(self, found: list[str], names: Names, kept: Sequence[str]) -> list[str]:
        """What the plan had, and what was found besides."""
        before = [one for text in kept if (one := self._kept(text, names.spot))]
        if any(one not in found for one in before):
            self._notes.stays(names.spot)
        return [*before, *(one for one in found if one not in before)]

    def _may_exclude(self, finder: Finder, names: Names) -> bool:
        """Whether a name stands behind a sign or word that may mean "not"; it is said."""
        text = names.texts[0]
        sign = None if names.free else _EXCLUDING.match(text)
        if not sign or not finder.exact(text[sign.end() :], names.to):
            return False
        if any(text.casefold() == name.casefold() for thing in self._draft.things for name in (thing.id, *thing.names)):
            return False
        self._notes.left_out(names.spot, message("import-may-exclude", text=text))
        return True

    def _kept(self, text: str, spot: str) -> str:
        link = Link.parse(text)
        ends = [link.cause, link.effect] if link else [text]
        gone = next((one for one in ends if one in self._draft.gone), None)
        if gone is not None:
            self._notes.left_out(
                spot,
                message("import-removed-from-workbook", text=gone),
            )
            return ""
        if not set(ends) & set(self._new_ids):
            return text
        return " -> ".join(self._new_ids.get(one, one) for one in ends)


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of a sheet."""

    grid: Grid
    row: int
    column: int

    @property
    def cell(self) -> Cell:
        return self.grid.at(self.row, self.column)

    @property
    def spot(self) -> str:
        return self.grid.spot(self.row, self.column)

    @property
    def is_covered(self) -> bool:
        return (self.row, self.column) in self.grid.covered


def _typed_year(value: Value) -> int | None:
    """The year whose number a day is; None for days that nobody plans by their number."""
    number = (value - _DAY_ZERO).days if isinstance(value, date) else 0
    return number if 1900 <= number <= 2100 else None


def _says_enough(thing: Thing) -> bool:
    needed = dict(sections())[thing.section].needs_one_of
    return any(thing.values.get((name,)) for name in needed) if needed else bool(thing.values or is_id(thing.given))
