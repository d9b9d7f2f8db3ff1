"""Grids → a draft: forms, tables, and what their rows say of each other."""

from collections.abc import Iterable

from toc.exchange import words
from toc.exchange.draft import Draft, Names, Path, Thing
from toc.exchange.finding import number_of
from toc.exchange.grid import Cell, Grid, letters
from toc.exchange.headings import Meaning, form_keyword, kind_of_title, name_of, plain
from toc.exchange.naming import SMALL, key_of
from toc.exchange.rows import Filler, subjects
from toc.exchange.tables import Slot, Table, form_rows, is_form, tables
from toc.exchange.values import fixed_value
from toc.model import IMPACT, Approach

_RANK = {"activities": 0, "outputs": 10, "outcomes": 20, "impact_goal": 30}
_TERM_RANK = {"short": 0, "medium": 1, "long": 2}
_KEYED = frozenset(words.ATTRIBUTES) - {"links", "steps", "reflection", "participation", "conditions", "glossary"}
_TOTALS = frozenset({"totaal", "total", "som", "sum", "eindtotaal"})
EXAMPLE = ("(voorbeeld", "(example")
"""The id with which the rows of a template start that only show how it is done."""


def read_grids(grids: Iterable[Grid], known: Iterable[Grid] = ()) -> Draft:
    """Everything that these sheets say. What `known` says was there before: the sheets may speak of it and add to it."""
    draft = Draft()
    reader = _Reader(draft)
    _read(reader, known)
    reader.start_anew()
    _read(reader, grids)
    reader.settle_goals()
    return draft


def _read(reader: "_Reader", grids: Iterable[Grid]) -> None:
    found: list[Table] = []
    for grid in grids:
        if grid.hidden:
            reader.hidden(grid)
            continue
        grid.fill_merged()
        if is_form(grid):
            reader.form(grid)
            continue
        here = tables(grid)
        if not here:
            reader.no_table(grid)
        for index, table in enumerate(here):
            if not index:
                reader.above(table)
            found.append(table)
    # Lists of one kind of thing first: tables that bring kinds together speak of these.
    for table in sorted(found, key=lambda one: (len(one.slots) > 1, one.slots[0].kind in ("links", "steps"))):
        reader.table(table)


class _Reader:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._notes = draft.notes
        self._filler = Filler(draft)
        self._known: dict[tuple[str, str], Thing] = {}
        self._links: dict[tuple[int, int], tuple[Thing, Thing, str]] = {}
        self._said: set[Path] = set()

    def start_anew(self) -> None:
        """What was read so far is known: nothing has to be told of it, and the rest may say it otherwise."""
        self._notes.clear()
        self._draft.said.clear()
        self._said.clear()

    def form(self, grid: Grid) -> None:
        """A sheet on which every row is a keyword of the plan and what it holds."""
        explained = any(cell.text in ("Uitleg", "Explanation") for row in grid.rows[:3] for cell in row)
        count = 0
        for row, column, path in form_rows(grid):
            self._draft.said.add(path)
            right = [(one, grid.at(row, one)) for one in range(column + 1, len(grid.rows[row]))]
            filled = [(one, cell) for one, cell in right if cell.text][:1]
            for at, cell in right[:1] if explained else filled:
                if cell.text:
                    self._top(path, cell, grid.spot(row, at))
                    count += 1
        if count:
            self._notes.understood(grid.name, f"facts about the plan: {count}", f"gegevens over het plan: {count}")

    def hidden(self, grid: Grid) -> None:
        if not kind_is_help(grid.name):
            self._notes.left_out(grid.name, "hidden sheet", "verborgen blad")

    def no_table(self, grid: Grid) -> None:
        filled = sum(any(cell.text for cell in row) for row in grid.rows)
        if filled and kind_is_help(grid.name):
            return
        if filled:
            self._notes.left_out(
                grid.name,
                f"no row of headings found ({filled} rows)",
                f"geen rij met kolomtitels gevonden ({filled} rijen)",
            )

    def above(self, table: Table) -> None:
        """What stands above the headings: facts about the plan, and its title."""
        grid = table.grid
        grouped = {area.top for area in grid.areas if area.bottom == table.head - 1 and area.left > 0}
        for row in range(table.head):
            filled = [(column, cell) for column, cell in enumerate(grid.rows[row]) if cell.text]
            distinct = list({cell.text: (column, cell) for column, cell in reversed(filled)}.values())[::-1]
            if not distinct or row in grouped:
                continue
            column, cell = distinct[0]
            key, colon, rest = cell.text.partition(":")
            path = form_keyword(key)
            if path and len(distinct) > 1:
                self._top(path, distinct[1][1], grid.spot(row, distinct[1][0]))
            elif path and colon and rest.strip():
                self._top(path, Cell(rest.strip()), grid.spot(row, column))
            elif len(distinct) == 1:
                self._title(table, row, column, cell.text)

    def _title(self, table: Table, row: int, column: int, text: str) -> None:
        spot = table.grid.spot(row, column)
        if kind_of_title(text) and len(plain(text).split()) < 3:
            return
        if ("title",) not in self._draft.top.values and len(text) < 150:
            self._draft.top.values["title",] = text
            self._notes.guessed(spot, f"title of the plan: '{text}'", f"titel van het plan: '{text}'")
            self._draft.top.check(("title",), f"title taken from {spot}", f"titel overgenomen uit {spot}")
        elif self._draft.top.values.get(("title",)) != text:
            self._notes.left_out(spot, f"line above the table: '{text}'", f"regel boven de tabel: '{text}'")

    def _top(self, path: Path, cell: Cell, spot: str) -> None:
        if path in self._said:
            self._notes.left_out(spot, f"said twice: '{cell.text}'", f"staat er twee keer: '{cell.text}'")
            return
        self._said.add(path)
        self._draft.top.values.pop(path, None)
        self._filler.fill(self._draft.top, Meaning("plan", path), cell, spot, exact=True)

    def table(self, table: Table) -> None:
        """All rows of a table."""
        grid, slots = table.grid, table.slots
        several = len(slots) > 1
        spots: list[str] = []
        self._say_columns(table)
        before: dict[int, list[Thing]] = {}
        approach = ""
        count = 0
        for row in range(table.first, table.last):
            if not any(cell.text for cell in grid.rows[row]) or self._is_skipped(table, row):
                continue
            found = self._group(table, row)
            if found is not None:
                approach = found
                continue
            here = {index: self._slot(table, slot, row, several) for index, slot in enumerate(slots)}
            for index, things in here.items():
                if not things and several and self._continues(slots, index, here) and before.get(index):
                    here[index] = before[index]
                    spots.append(grid.spot(row, slots[index].subject))
            count += any(here.values())
            for thing in here.get(0, []):
                if approach and thing.section == "activities":
                    thing.values.setdefault(("approach",), approach)
            self._connect(table, slots, here, row)
            before = {**before, **{index: things for index, things in here.items() if things}}
        self._say_count(table, count)
        self._say_guesses(table, spots)

    def _is_skipped(self, table: Table, row: int) -> bool:
        first = next(cell.text for cell in table.grid.rows[row] if cell.text)
        if first.lower().startswith(EXAMPLE):
            return True
        if key_of(first) in _TOTALS:
            self._notes.left_out(table.grid.spot(row, 0), "row with totals", "rij met totalen")
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
        rest = text.lower().removeprefix("doen met ").removeprefix("work with ").strip()
        found = fixed_value(rest, Approach, "approach") or fixed_value(rest.split("/")[0], Approach, "approach")
        if found and text.lower() != rest:
            return found
        if not spread:
            return None
        self._notes.left_out(table.grid.spot(row), f"line between the rows: '{text}'", f"tussentitel: '{text}'")
        return ""

    @staticmethod
    def _continues(slots: list[Slot], index: int, here: dict[int, list[Thing]]) -> bool:
        """Whether an empty cell means the same as the one above: where what it leads to or belongs to is filled in."""
        rank = _RANK.get(slots[index].kind)
        if rank is None or slots[index].subject is None:
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
        if not filled:
            return []
        things = self._things(table, slot, row, several, filled)
        for thing in things:
            for column, (meaning, cell) in filled.items():
                if column != slot.subject or slot.kind not in _KEYED:
                    self._filler.fill(thing, meaning, cell, grid.spot(row, column), exact=table.own)
            for path, value in slot.given:
                if path == ("term",) or (path[0], "value") in thing.values:
                    thing.values.setdefault(path, value)
        return things

    def _things(
        self, table: Table, slot: Slot, row: int, several: bool, filled: dict[int, tuple[Meaning, Cell]]
    ) -> list[Thing]:
        column, kind = slot.subject, slot.kind
        spot = table.grid.spot(row, column)
        if kind not in _KEYED:
            return [self._draft.row(kind, spot)]
        if column in filled:
            meaning, cell = filled[column]
            own = not any(other.path in (("id",), ("label",), ("name",)) for other in slot.columns.values())
            return (
                [
                    self._thing(kind, meaning.path, text, number, spot)
                    for number, text in subjects(cell, several=several and own)
                    if text
                ]
                if own
                else [self._own_thing(kind, meaning.path, cell.text, filled, spot)]
            )
        if any(meaning.path[0] in ("id", "label", "name", "number") for meaning, _ in filled.values()):
            return [self._own_thing(kind, None, "", filled, spot)]
        if not several:
            self._notes.left_out(table.grid.spot(row), "a row without a text", "een rij zonder tekst")
        return []

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
        if thing is None:
            thing = self._draft.add(section, spot)
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
                if key and (place, key) in self._known:
                    return self._known[place, key]
        thing = self._draft.add(section, spot)
        thing.values[path] = text
        self._known[section, key_of(text)] = thing
        if number:
            thing.numbers.add(number)
            self._known[section, f"#{number}"] = thing
        return thing

    def _connect(self, table: Table, slots: list[Slot], here: dict[int, list[Thing]], row: int) -> None:
        """Rows that name causes and effects say that one leads to the other; indicators measure what stands beside."""
        for thing in (one for things in here.values() for one in things):
            for number in thing.numbers:
                self._known.setdefault((thing.section, f"#{number}"), thing)
        chain = sorted(
            ((_rank(slot), index) for index, slot in enumerate(slots) if slot.kind in _RANK and here[index]),
        )
        for (low, cause), (high, effect) in zip(chain, chain[1:], strict=False):
            if low < high:
                self._link(here[cause], here[effect], table.grid.spot(row))
        self._attach(slots, here, table.grid.spot(row))

    def _link(self, causes: list[Thing], effects: list[Thing], spot: str) -> None:
        for cause in causes:
            for effect in effects:
                if cause is not effect:
                    self._links.setdefault((id(cause), id(effect)), (cause, effect, spot))

    def _attach(self, slots: list[Slot], here: dict[int, list[Thing]], spot: str) -> None:
        for index, slot in enumerate(slots):
            way = {"indicators": ("measures",), "learning_questions": ("about",), "methods": ("answers",)}.get(
                slot.kind
            )
            if way is None or slot.holds(way):
                continue
            wanted = ("indicators", "learning_questions") if slot.kind == "methods" else tuple(_RANK)
            beside = [other for other in range(len(slots)) if slots[other].kind in wanted and here[other]]
            for thing in here[index] if beside else ():
                chosen = max(beside, key=lambda other: (_shared(thing, here[other]), other < index, other))
                for target in here[chosen]:
                    self._links.setdefault((id(thing), id(target)), (thing, target, f"{way[0]}@{spot}"))
                if len(beside) > 1:
                    thing.check(way, f"which of the columns? ({spot})", f"welke van de kolommen? ({spot})")

    def settle_goals(self) -> None:
        """One goal is the impact goal; where there are more, these are outcomes on the way to it."""
        goals = list(self._draft.of("impact_goal"))
        own = self._draft.top.values.get(("impact_goal", "text")) or self._draft.top.values.get(
            ("impact_goal", "label")
        )
        if own:
            goals = [goal for goal in goals if key_of(goal.name) != key_of(str(own))]
        one = len(goals) == 1 and not own
        for goal in goals:
            if one:
                continue
            goal.section = "outcomes"
            goal.values.setdefault(("term",), "long")
            self._notes.guessed(
                goal.spot,
                f"more than one goal: '{goal.name}' became a long-term outcome",
                f"meer dan één doel: '{goal.name}' werd een outcome op lange termijn",
            )
            goal.check((), "an impact goal, or a step towards it?", "een impactdoel, of een stap ernaartoe?")
        for goal in list(self._draft.of("impact_goal")):
            for path, value in goal.values.items():
                self._draft.top.values.setdefault(("impact_goal", *path), value)
            self._draft.things.remove(goal)
            goal.id = IMPACT
        self._write_links()

    def _write_links(self) -> None:
        for cause, effect, spot in self._links.values():
            way, _, place = spot.partition("@") if "@" in spot else ("leads_to", "", spot)
            cause.add_name((way,), Names([], place, (effect.section,), things=[effect]))

    def _say_columns(self, table: Table) -> None:
        grid = table.grid
        for column in table.unknown:
            filled = [row for row in range(table.first, table.last) if grid.at(row, column).text]
            name = table.heading(column)
            spot = f"{grid.name}!{letters(column)}"
            if filled and name:
                self._notes.left_out(
                    spot, f"column '{name}' ({len(filled)} cells)", f"kolom '{name}' ({_cells(len(filled))})"
                )
            elif filled:
                self._notes.left_out(
                    spot,
                    f"column without a heading ({len(filled)} cells)",
                    f"kolom zonder titel ({_cells(len(filled))})",
                )
        for column, text in table.guessed.items():
            meaning = next(slot.columns[column] for slot in table.slots if column in slot.columns)
            en, nl = name_of(meaning)
            self._notes.guessed(
                grid.spot(table.head, column), f"column '{text}' read as {en}", f"kolom '{text}' gelezen als {nl}"
            )
        for slot in table.slots:
            if slot.kind not in ("links", "steps", "conditions", "glossary"):
                sections = ("outputs", "outcomes") if slot.kind == "changes" else (slot.kind,)
                self._draft.said |= {(one, *meaning.path) for one in sections for meaning in slot.columns.values()}
            else:
                self._draft.said.add((slot.kind,))

    def _say_guesses(self, table: Table, spots: list[str]) -> None:
        """That columns beside each other were taken for causes and effects, and empty cells for the ones above."""
        arrows = _arrows(table, table.slots)
        if "→" in arrows:
            self._notes.guessed(
                table.grid.spot(table.head),
                f"columns read from cause to effect: {arrows}",
                f"kolommen gelezen van oorzaak naar gevolg: {arrows}",
            )
        if spots:
            listed = ", ".join(spot.rpartition("!")[2] for spot in spots[:12]) + (" …" if len(spots) > 12 else "")
            self._notes.guessed(
                table.grid.name,
                f"empty, read as the cell above: {listed}",
                f"leeg, gelezen als de cel erboven: {listed}",
            )

    def _say_count(self, table: Table, count: int) -> None:
        shown = [
            (f"{table.heading(column)} → {name_of(meaning)[0]}", f"{table.heading(column)} → {name_of(meaning)[1]}")
            for slot in table.slots
            for column, meaning in slot.columns.items()
        ]
        en, nl = (f" ({'; '.join(one[index] for one in shown)})" if not table.own else "" for index in (0, 1))
        if not count:
            return
        spot = f"{table.grid.name}!{table.first + 1}:{table.last}"
        rows_en, rows_nl = "row" if count == 1 else "rows", "rij" if count == 1 else "rijen"
        self._notes.understood(spot, f"{count} {rows_en}{en}", f"{count} {rows_nl}{nl}")


def _arrows(table: Table, slots: list[Slot]) -> str:
    chain = sorted((_rank(slot), slot.subject) for slot in slots if slot.kind in _RANK and slot.subject is not None)
    return " → ".join(f"'{table.heading(column)}'" for _, column in chain)


def _shared(thing: Thing, others: list[Thing]) -> int:
    """So many words two texts share: an indicator speaks of what it measures."""
    own = set(key_of(thing.name).split()) - SMALL
    return max((len(own & set(key_of(other.name).split())) for other in others), default=0)


def _cells(count: int) -> str:
    return f"{count} {'cel' if count == 1 else 'cellen'}"


def _section(kind: str) -> str:
    return "outcomes" if kind == "changes" else kind


def _rank(slot: Slot) -> int:
    term = dict(slot.given).get(("term",), "")
    return _RANK[slot.kind] + _TERM_RANK.get(term, 1)


def kind_is_help(name: str) -> bool:
    return name.lower().startswith(("uitleg", "help", "_toc"))
