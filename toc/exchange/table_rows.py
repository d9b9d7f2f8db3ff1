"""A table whose rows name several things → things of a draft, and what leads to what."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from toc.core.messages import message
from toc.core.model import IMPACT
from toc.core.suggest import word_set_ratio
from toc.exchange import words
from toc.exchange.draft import Draft, Names, Path, Thing, say_taken
from toc.exchange.figures import leading
from toc.exchange.grid import Cell, letters
from toc.exchange.headings import Meaning
from toc.exchange.limits import MAX_LINKS, more_than
from toc.exchange.naming import SMALL, key_of
from toc.exchange.numbering import Numbering, before_text, number_of
from toc.exchange.rows import Filler, subjects
from toc.exchange.source_words import says_nothing
from toc.exchange.tables import Slot, Table, rank, say_columns, say_count, say_guesses
from toc.exchange.values import approach, says_approach

# --- What a row connects ----------------------------------------------------------------------------------------------
# What a row says by naming things beside each other: one leads to the other, an indicator measures it.

_ABOUT = {"indicators": "measures", "learning_questions": "about", "methods": "answers"}


class Connections:
    """Collects what belongs together, each pair once, and writes it into the things at the end."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pairs: dict[tuple[int, int, str], tuple[Thing, Thing, str]] = {}

    def connect(self, slots: list[Slot], here: dict[int, list[Thing]], spot: str) -> None:
        """The things of one row, by the index of their slot."""
        chain = sorted(
            (at, index) for index, slot in enumerate(slots) if here[index] and (at := rank(slot)) is not None
        )
        for (low, cause), (high, effect) in pairwise(chain):
            if low < high:
                for thing in here[cause]:
                    self._add(thing, here[effect], "leads_to", spot)
                    if len(here[cause]) > 1 and len(here[effect]) > 1:
                        thing.check(("leads_to",), message("import-each-to-each", spot=spot))
        for index, slot in enumerate(slots):
            way = _ABOUT.get(slot.kind)
            if way and not slot.holds((way,)):
                self._attach(way, index, slots, here, spot)

    def _add(self, thing: Thing, others: list[Thing], way: str, spot: str) -> None:
        for other in others:
            if thing is not other:
                self._pairs.setdefault((id(thing), id(other), way), (thing, other, spot))
        if len(self._pairs) > MAX_LINKS:
            raise more_than(MAX_LINKS, message("links-between-its-things"))

    def _attach(self, way: str, index: int, slots: list[Slot], here: dict[int, list[Thing]], spot: str) -> None:
        """To the column that shares most words with the text, else to the nearest one on the left."""
        beside = [other for other, slot in enumerate(slots) if here[other] and _can_be_meant(way, slot)]
        for place, thing in enumerate(here[index] if beside else ()):
            chosen = max(
                beside,
                key=lambda other: (slots[other].is_norm, _shared(thing, here[other]), other < index, other),
            )
            # As many lines in both cells: the first belongs to the first.
            paired = len(here[index]) == len(here[chosen]) > 1
            others = [here[chosen][place]] if paired else here[chosen]
            self._add(thing, others, way, spot)
            if (len(beside) > 1 and not slots[chosen].is_norm) or paired:
                thing.check((way,), message("import-which-of-the-columns", spot=spot))
            if slots[chosen].is_norm and len(others) == 1:
                _give_norm(thing, others[0])

    def settle(self) -> None:
        """One goal is the impact goal; where there are more, these are outcomes on the way to it."""
        top = self._draft.top
        own = str(top.values.get(("impact_goal", "text")) or top.values.get(("impact_goal", "label")) or "")
        goals = [goal for goal in self._draft.of("impact_goal") if not own or key_of(goal.name) != key_of(own)]
        for goal in goals if own or len(goals) > 1 else ():
            self._demote(goal)
        for goal in list(self._draft.of("impact_goal")):
            for path, value in goal.values.items():
                top.values.setdefault(("impact_goal", *path), value)
            self._draft.things.remove(goal)  # one at most: the others were demoted
            goal.id = IMPACT
        self._take_challenges()
        for (_, _, way), (thing, other, spot) in self._pairs.items():
            thing.add_name((way,), Names([], spot, (other.section,), things=[other]))

    def _take_challenges(self) -> None:
        """A challenge is why there is a plan, and no step on the way (Gryp & Heylen: from challenge to goals)."""
        found = list(self._draft.of("challenge"))
        for one in found:
            self._draft.things.remove(one)
        if found:
            text = "\n".join(one.name for one in found)
            self._draft.top.values.setdefault(("context", "problem"), text)

    def _demote(self, goal: Thing) -> None:
        goal.section = "outcomes"
        goal.values.setdefault(("term",), "long")
        self._draft.notes.guessed(
            goal.spot,
            message("more-than-one-goal-became-a", name=goal.name),
        )
        goal.check((), message("an-impact-goal-or-a-step"))


def _give_norm(indicator: Thing, result: Thing) -> None:
    """A result under `Resultaat (norm)` is the norm of the indicator beside it (Gryp & Heylen: "vast te leggen in een
    norm"), unless that has one.
    """
    if indicator.section != "indicators" or any(path[0] == "target" for path in indicator.values):
        return
    text = str(result.values.get(("text",), ""))
    found = leading(text)
    if found.value:
        indicator.values["target", "value"] = found.value
        indicator.values.setdefault(("unit",), found.unit)
    indicator.values["target", "text"] = text


def _can_be_meant(way: str, slot: Slot) -> bool:
    return slot.kind in ("indicators", "learning_questions") if way == "answers" else rank(slot) is not None


def _shared(thing: Thing, others: list[Thing]) -> int:
    """So many words two texts share: an indicator speaks of what it measures."""
    own = set(key_of(thing.name).split()) - SMALL
    return max((len(own & set(key_of(other.name).split())) for other in others), default=0)


# --- Rows -------------------------------------------------------------------------------------------------------------
# A table → things of a draft: every row names some, and says what else is known of them.

_KEYED = frozenset(words.ATTRIBUTES) - {
    *("links", "steps", "reflection", "participation", "communication", "conditions", "glossary")
}
_TOTALS = frozenset({"totaal", "total", "som", "sum", "eindtotaal"})
_ALIKE = 80
"""Below this likeness, of 0 to 100, two texts are not two ways to say the same."""
EXAMPLE = ("(voorbeeld", "(example")
"""With this the rows of a template start that only show how it is done."""


class TableRows:
    """Reads tables one after the other; what has the same name or number is the same thing."""

    def __init__(self, draft: Draft, filler: Filler) -> None:
        self._draft = draft
        self._notes = draft.notes
        self._filler = filler
        self._known: dict[tuple[str, str], Thing] = {}
        self._spoken: dict[int, str] = {}
        """The texts that rows gave to things with an id or name, by the thing."""
        self._numbering: dict[str, Numbering] = {}
        """The numbers in front of the texts of all tables, by the section that these are for."""
        self._taken: dict[int, list[str]] = {}
        """The numbers that were taken off the texts of the table that is being read, by the column."""
        self.connections = Connections(draft)

    def know(self, thing: Thing) -> None:
        """A thing that the plan has already: rows with its id, name or text speak of it."""
        for key in (f"@{thing.id}", *(key_of(name) for name in thing.names)):
            if key:
                self._known.setdefault((thing.section, key), thing)

    def known(self, section: str, *texts: str) -> Thing | None:
        """The thing of that kind with one of these names or texts, that was read already."""
        found = (self._known.get((section, key_of(text))) for text in texts if text)
        return next((one for one in found if one), None)

    def named(self, section: str, path: Path, text: str, spot: str) -> Thing:
        """The thing with that text: one that was read already, or a new one."""
        return self._thing(section, path, text, "", spot)

    def learn_numbers(self, found: Iterable[Table]) -> None:
        """The numbers in front of the texts of these tables: one series can go through several."""
        for table in found:
            for slot in table.slots:
                if slot.subject is not None:
                    self._learn_numbers(table, slot.kind, slot.subject)

    def _learn_numbers(self, table: Table, kind: str, column: int) -> None:
        numbering = self._numbering.setdefault(_section(kind), Numbering())
        for row in range(table.first, table.last):
            for text in subjects(table.grid.at(row, column), several=True):
                numbering.learn(text)

    def read(self, table: Table) -> None:
        """All rows of a table."""
        grid, slots = table.grid, table.slots
        several = len(slots) > 1
        spots: list[str] = []
        say_columns(self._draft, table)
        before: dict[int, list[Thing]] = {}
        group = _Group(table)
        count = 0
        for row in range(table.first, table.last):
            if not any(cell.text for cell in grid.rows[row]) or self._is_skipped(table, row):
                continue
            found = self._group(table, row)
            if found is not None:
                group.heading = found
                continue
            here = {index: self._slot(table, slot, row, several) for index, slot in enumerate(slots)}
            for index, things in here.items():
                if not things and several and self._continues(slots, index, here) and before.get(index):
                    here[index] = before[index]
                    spots.append(grid.spot(row, slots[index].subject))
            count += any(here.values())
            self._first_steps(table, here, row)
            spots += group.give(row, [thing for things in here.values() for thing in things])
            for thing in (one for things in here.values() for one in things):
                for number in thing.numbers:
                    self._known.setdefault((thing.section, f"#{number}"), thing)
            self.connections.connect(slots, here, grid.spot(row))
            before = {**before, **{index: things for index, things in here.items() if things}}
        self._say_taken(table)
        say_count(self._notes, table, count)
        say_guesses(self._notes, table, spots)

    def _say_taken(self, table: Table) -> None:
        for column, numbers in self._taken.items():
            say_taken(self._notes, f"{table.grid.name}!{letters(column)}", numbers)
        self._taken = {}

    def _is_skipped(self, table: Table, row: int) -> bool:
        first = next(cell.text for cell in table.grid.rows[row] if cell.text)
        if first.lower().startswith(EXAMPLE):
            return True
        if key_of(first) in _TOTALS:
            self._notes.left_out(table.grid.spot(row, 0), message("row-with-totals"))
            return True
        return False

    def _group(self, table: Table, row: int) -> str | None:
        """A line between the rows that says of what kind the next ones are; None where the row is none."""
        cells = table.grid.rows[row]
        texts = {cell.text for cell in cells if cell.text}
        spread = any(area.top <= row <= area.bottom and area.right > area.left for area in table.grid.areas)
        if len(texts) != 1 or len(cells) < 2:
            return None
        text = texts.pop()
        if says_approach(text):
            return approach(text)
        if not spread:
            return None
        self._notes.left_out(table.grid.spot(row), message("line-between-the-rows", text=text))
        return ""

    def _first_steps(self, table: Table, here: dict[int, list[Thing]], row: int) -> None:
        """First steps are those of the activity in their row. Who stands beside no step carries out the activity."""
        activities = [thing for things in here.values() for thing in things if thing.section == "activities"]
        for index, slot in enumerate(table.slots):
            if slot.kind != "steps" or slot.holds(("activity",)) or not activities:
                continue
            for step in here[index]:
                step.add_name(("activity",), Names([], table.grid.spot(row), ("activities",), things=activities))
            who = next((column for column, meaning in slot.columns.items() if meaning.path == ("who",)), None)
            cell = table.grid.at(row, who) if who is not None else None
            if cell is None or not cell.text or here[index]:
                continue
            for activity in activities:
                self._filler.fill(activity, Meaning("activities", ("by",)), cell, table.grid.spot(row, who))

    @staticmethod
    def _continues(slots: list[Slot], index: int, here: dict[int, list[Thing]]) -> bool:
        """Whether an empty cell means the same as the one above: where what it leads to or belongs to is filled in."""
        if rank(slots[index]) is None or slots[index].subject is None:
            return False
        return any(things for other, things in here.items() if other != index) and index <= max(
            (other for other, things in here.items() if things), default=-1
        )

    def _slot(self, table: Table, slot: Slot, row: int, several: bool) -> list[Thing]:
        """The things of one kind in a row, with everything that the row says of them."""
        grid = table.grid
        filled = {
            column: (meaning, grid.at(row, column))
            for column, meaning in slot.columns.items()
            if grid.at(row, column).text
        }
        group = _take_group(slot, filled)
        if not filled:
            return []
        things = self._things(table, slot, row, several, filled)
        listed = slot.kind in _KEYED or (slot.kind == "steps" and not table.own)
        for thing in things:
            if group:
                thing.values.setdefault(("approach",), group)
            for column, (meaning, cell) in filled.items():
                if column != slot.subject or not listed:
                    self._filler.fill(thing, meaning, cell, grid.spot(row, column), exact=table.own)
            for path, value in slot.given:
                if path == ("term",) and not slot.holds(path) and slot.subject is not None:
                    spot = grid.spot(row, slot.subject)
                    self._filler.add(thing, path, value, table.heading(slot.subject), spot)
                elif path == ("term",) or {(path[0], "value"), (path[0], "text")} & thing.values.keys():
                    thing.values.setdefault(path, value)
        return things

    def _things(
        self, table: Table, slot: Slot, row: int, several: bool, filled: dict[int, tuple[Meaning, Cell]]
    ) -> list[Thing]:
        column, kind = slot.subject, slot.kind
        spot = table.grid.spot(row, column)
        if kind == "steps" and column is not None and not table.own:
            return self._steps(filled[column][1], spot) if column in filled else []
        if kind not in _KEYED:
            return [self._draft.row(kind, spot)]
        if column in filled:
            meaning, cell = filled[column]
            own = not any(other.path in (("id",), ("label",), ("name",)) for other in slot.columns.values())
            return (
                list(self._listed(slot, cell, column, spot, several=several))
                if own
                else [self._own_thing(kind, meaning.path, cell.text, filled, spot)]
            )
        if any(meaning.path[0] in ("id", "label", "name", "number") for meaning, _ in filled.values()):
            return [self._own_thing(kind, None, "", filled, spot)]
        if not several:
            self._notes.left_out(table.grid.spot(row), message("a-row-without-a-text"))
        return []

    def _steps(self, cell: Cell, spot: str) -> list[Thing]:
        """A first step for each line of a cell."""
        numbering = Numbering()
        written = list(subjects(cell, several=True))
        for text in written:
            numbering.learn(text)
        steps = []
        for _, text, _ in map(numbering.off, written):
            step = self._draft.row("steps", spot)
            step.values["text",] = text
            steps.append(step)
        return steps

    def _listed(self, slot: Slot, cell: Cell, column: int, spot: str, *, several: bool) -> Iterator[Thing]:
        """The things that a cell names by their texts, without the numbers that only number these."""
        numbering = self._numbering.setdefault(_section(slot.kind), Numbering())
        path = slot.columns[column].path
        for written in subjects(cell, several=several):
            number, text, off = numbering.off(written)
            if not text or says_nothing(text):
                self._filler.says_nothing(spot, written)
                continue
            if off:
                self._taken.setdefault(column, []).append(before_text(written, text))
            thing = self._thing(slot.kind, path, text, number if off else "", spot)
            if number:
                thing.numbers.add(number)
            yield thing

    def _own_thing(
        self, kind: str, path: Path | None, text: str, filled: dict[int, tuple[Meaning, Cell]], spot: str
    ) -> Thing:
        """A thing of which the row says an id or short name: it is itself, whatever else has the same text."""
        given = next((cell.text for meaning, cell in filled.values() if meaning.path == ("id",)), "")
        names = [cell.text for meaning, cell in filled.values() if meaning.path in (("name",), ("label",))]
        section = _section(kind)
        keys = [f"@{given}"] if given else [key_of(one) for one in (*names, text) if one]
        places = (section, "outputs", "outcomes") if kind == "changes" else (section,)
        found = (self._known.get((place, key)) for place in places for key in keys)
        thing = next((one for one in found if one), None)
        if thing is None or _is_another(thing, path, text) or self._spoken.get(id(thing), text) != text:
            # A row that was copied with its id, or with its name, says something else: the first stays as it was.
            thing = self._draft.add(section, spot)
        if text:
            self._spoken[id(thing)] = text
        for key in [f"@{given}", *(key_of(one) for one in names)]:
            self._known.setdefault((section, key), thing)
        if path:
            thing.values[path] = text
            self._known.setdefault((_section(kind), key_of(text)), thing)
        return thing

    def _thing(self, kind: str, path: Path, text: str, number: str, spot: str) -> Thing:
        """The thing with that text or number: one that was read already, or a new one."""
        section = _section(kind)
        places = (section, "outputs", "outcomes") if kind == "changes" else (section,)
        for place in places:
            for key in (key_of(text), f"#{number_of(text)}", f"#{number}" if number else ""):
                one = self._known.get((place, key)) if key else None
                if one and key == f"#{number}":
                    if _is_another(one, path, text):
                        continue
                    if key_of(str(one.values.setdefault(path, text))) != key_of(text):
                        self._filler.differs(one, path, text, spot)
                if one:
                    return one
        thing = self._draft.add(section, spot)
        thing.values[path] = text
        self._known[section, key_of(text)] = thing
        if number:
            thing.numbers.add(number)
            self._known[section, f"#{number}"] = thing
        return thing


class _Group:
    """With whom the activities of a table are done: said by a line between the rows, or by a column before them that
    is filled in once for all rows of a group.
    """

    def __init__(self, table: Table) -> None:
        self._grid = table.grid
        self.heading = ""
        slot = next((one for one in table.slots if one.kind == "activities"), None)
        ways = {meaning.path: column for column, meaning in slot.columns.items()} if slot else {}
        column = ways.get(("approach",))
        before = column is not None and slot is not None and slot.subject is not None and column < slot.subject
        self._column = column if before else None
        self._above = ""

    def give(self, row: int, things: list[Thing]) -> list[str]:
        """Tells the activities of that row with whom they are done; gives the cell that was empty where that stands
        above it.
        """
        activities = [thing for thing in things if thing.section == "activities"]
        cell = self._grid.at(row, self._column) if self._column is not None else None
        if cell and cell.text:
            self._above = approach(cell.text) or ""
        found = self.heading or ("" if cell is None or cell.text else self._above)
        for thing in activities if found else ():
            thing.values.setdefault(("approach",), found)
        return [self._grid.spot(row, self._column)] if activities and found and not self.heading else []


def _take_group(slot: Slot, filled: dict[int, tuple[Meaning, Cell]]) -> str:
    """The group that the first line of a cell names, above its activities: that line is taken out of the cell. Empty
    where there is none.
    """
    if slot.kind != "activities" or slot.subject not in filled:
        return ""
    meaning, cell = filled[slot.subject]
    first, _, rest = cell.text.partition("\n")
    if not says_approach(first):
        return ""
    del filled[slot.subject]
    if rest.strip():
        filled[slot.subject] = (meaning, replace(cell, value=rest))
    return approach(first) or ""


def _is_another(thing: Thing, path: Path | None, text: str) -> bool:
    """Whether a row with the same number or name as one before says something else altogether: then both stay."""
    was = str(thing.values.get(path, "")) if path else ""
    if thing.known or not was or not text or was == text:
        return False
    return word_set_ratio(key_of(was), key_of(text)) < _ALIKE


def _section(kind: str) -> str:
    return "outcomes" if kind == "changes" else kind
