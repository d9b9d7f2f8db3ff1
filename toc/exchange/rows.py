"""The rows of a table → things of a draft, beside those of a plan that is there."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from toc.core.messages import message
from toc.core.model import ANY_SECTION, IMPACT, NODE_SECTIONS, Change, Language, Part, Plan, Step
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import Data, leaves, sections
from toc.exchange.draft import Draft, Names, Path, Thing
from toc.exchange.figures import Figure, Habit, figure, is_unknown
from toc.exchange.grid import Cell
from toc.exchange.headings import SINGULAR, Meaning
from toc.exchange.layout import Keyword
from toc.exchange.numbering import number_of
from toc.exchange.own_rows import CONDITION_WORDS, LINK_WORDS
from toc.exchange.source_words import says_nothing
from toc.exchange.values import ANSWERS, NotUnderstoodError, from_cell, split, without_bullet

# --- Rows -------------------------------------------------------------------------------------------------------------
# The rows of a table → things of a draft.

ROLES = {"by": "city", "with": "partner", "for": "target_group", "who": "target_group", "respondents": "target_group"}
_NODES = (*NODE_SECTIONS, IMPACT)
_FREE = frozenset(
    {("inputs", "by"), ("unintended_effects", "who"), ("steps", "who"), ("reflection", "who")}
    | {("participation", "who"), ("communication", "who"), ("conditions", "who")}
)
_OWN = {
    ("links", "from"): ("activities", "outputs", "outcomes"),
    ("links", "to"): ("outcomes", "outputs", IMPACT, "activities"),
    ("steps", "activity"): ("activities",),
}
_ORDER = {
    "activities": ("outputs", "outcomes", IMPACT, "activities"),
    "outputs": ("outcomes", IMPACT, "outputs", "activities"),
    "outcomes": (IMPACT, "outcomes", "outputs", "activities"),
    "changes": ("outcomes", IMPACT, "outputs", "activities"),
}
"""Where an effect is looked for first when a number can mean two things."""


def shape_at(kind: str, path: Path) -> Shape:
    """What the model expects at that keyword of that kind of thing."""
    shape: Shape = PartOf(Change if kind == "changes" else _part_of(kind))
    for step in path:
        if isinstance(shape, PartOf):
            shape = shapes_of(shape.part).get(step, Leaf())
    return shape


def _part_of(kind: str) -> type[Part]:
    if kind == "steps":
        return Step
    match shapes_of(Plan).get(kind):
        case SectionOf(PartOf() as item) | ListOf(PartOf() as item):
            return item.part
        case PartOf() as shape:
            return shape.part
        case _:
            return Plan


def names_in(texts: list[str], kind: str, path: Path, spot: str) -> Names | None:
    """The names of other things that a cell of that column holds; None where it holds something else."""
    name = path[-1]
    if (kind, name) in _OWN:
        return Names(texts, spot, _OWN[kind, name])
    if (kind, name) in _FREE:
        return Names(texts, spot, ("actors",), free=True)
    shape = shape_at(kind, path)
    if not (isinstance(shape, ListOf) and shape.reference):
        return None
    reference = shape.reference
    to = reference.to or _NODES
    if name in ("leads_to", "feeds_back_to") and kind in _ORDER:
        to = _ORDER[kind]
    elif name == "measures":
        to = ("outcomes", "outputs", IMPACT, "activities", "inputs", "external_factors")
    elif to[: len(ANY_SECTION)] == ANY_SECTION:
        to = ("outcomes", "outputs", IMPACT, *(one for one in ANY_SECTION if one not in ("outcomes", "outputs")))
    return Names(texts, spot, to, links=reference.links, role=ROLES.get(name, "other"))


class Filler:
    """Puts values of cells into things, and tells what it could not take."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._notes = draft.notes
        self.habit = Habit()
        """How the lists that are being read write their numbers."""
        self._silent: dict[str, list[str]] = {}
        """What cells hold that say nothing, by their sheet."""

    def fill(self, thing: Thing, meaning: Meaning, cell: Cell, spot: str, *, exact: bool = False) -> None:
        """Puts a value into a thing. `exact`: the column is one of ours, where a text is meant as it stands."""
        if exact:
            self._take(thing, meaning, cell, spot, exact=True)
        elif meaning.path[-1] in ANSWERS or not says_nothing(cell.text):
            self._take(thing, meaning, _without_dash(cell), spot, exact=False)
        else:
            self.says_nothing(spot, cell.text)

    def says_nothing(self, spot: str, text: str) -> None:
        """A cell with what people type instead of leaving it empty."""
        self._silent.setdefault(spot.rpartition("!")[0], []).append(text)

    def say_silent(self) -> None:
        """Tells once for each sheet how many cells said nothing."""
        for name, texts in self._silent.items():
            self._notes.left_out(name, message("import-cells-say-nothing", count=len(texts), first=texts[0]))
        self._silent = {}

    def _take(self, thing: Thing, meaning: Meaning, cell: Cell, spot: str, *, exact: bool) -> None:
        kind, path, text = meaning.kind, meaning.path, cell.text
        match path[-1]:
            case "id" if len(path) == 1:
                thing.given = text
            case "number" if len(path) == 1:
                thing.numbers.add(number_of(text))
            case "level" if len(path) == 1:
                self._level(thing, text, spot)
            case "kind" if kind == "links" and exact:
                self._word(thing, path, text, spot, LINK_WORDS)
            case "condition" if kind == "conditions" and exact:
                self._word(thing, path, text, spot, CONDITION_WORDS)
            case "kind" if kind == "links":
                back = any(word in text.lower() for word in ("terug", "back", "loop"))
                thing.values["kind",] = "feeds_back_to" if back else "leads_to"
            case "condition" if kind == "conditions":
                thing.values["condition",] = _condition(text)
            case "value" if not exact or cell.percent:
                self._figure(thing, path, cell, spot)
            case _:
                self._value(thing, kind, path, cell, spot)

    def _value(self, thing: Thing, kind: str, path: Path, cell: Cell, spot: str) -> None:
        names = names_in(split(cell.text), kind, path, spot)
        if names:
            thing.add_name(path, names)
            return
        shape = shape_at(kind, path)
        if isinstance(shape, ListOf):
            items = split(cell.text)
            there = thing.values.get(path, [])
            thing.values[path] = [*there, *(item for item in items if item not in there)]
        elif isinstance(shape, Leaf):
            self._leaf(thing, path, cell, shape, spot)

    def _word(
        self, thing: Thing, path: Path, text: str, spot: str, known: Mapping[str, Mapping[Language, str]]
    ) -> None:
        """One of the words that a column of our own workbook can hold, in either language."""
        plain = " ".join(text.casefold().replace("_", " ").split())
        found = next((name for name, words in known.items() if plain in words.values()), None)
        if found:
            self._put(thing, path, found, text, spot)
        else:
            self._say_no_fit(text, path, spot)

    def _put(self, thing: Thing, path: Path, value: Any, written: str, spot: str) -> bool:
        """Takes over the value that these words of a cell mean. A list adds to a plan that is there, and takes nothing
        away; and what one row says stays where another row says it otherwise. Both are told. Gives whether the thing
        now says what the cell says.
        """
        was = thing.values.get(path)
        if was != value and (path in thing.said or (thing.known and was not in (None, ""))):
            self.differs(thing, path, written if path in thing.said else str(value), spot)
            return False
        thing.values[path] = value
        thing.said.setdefault(path, (spot, written))
        return True

    def add(self, thing: Thing, path: Path, value: Any, written: str, spot: str) -> None:
        """Takes over what is said of a thing beside its columns; what is there already stays."""
        if thing.values.setdefault(path, value) != value:
            self.differs(thing, path, written, spot)

    def differs(self, thing: Thing, path: Path, written: str, spot: str) -> None:
        """Tells that a row differs from what was said of the same thing before, which is kept."""
        was = thing.values.get(path, "")
        if thing.known and path not in thing.said:
            self._notes.left_out(spot, message("import-plan-says-otherwise", text=written, was=was))
            return
        first, words = thing.said.get(path, (thing.spot, str(was)))
        self._notes.left_out(spot, message("import-row-says-otherwise", text=written, first=first, was=words))
        thing.check(path[:1] if path in thing.values else (), message("import-was-left-out", text=written, spot=spot))

    def _say_no_fit(self, text: str, path: Path, spot: str) -> None:
        self._notes.left_out(spot, message("import-does-not-fit", text=text, keyword=Keyword(path[-1])))

    def _leaf(self, thing: Thing, path: Path, cell: Cell, shape: Leaf, spot: str) -> None:
        value: Any
        try:
            value, certain = from_cell(cell, path, shape)
        except NotUnderstoodError:
            self._say_no_fit(cell.text, path, spot)
            thing.check(path[:1], message("import-was-left-out", text=cell.text, spot=spot))
            return
        self._put(thing, path, value, cell.text, spot)
        if not certain:
            self._notes.guessed(spot, message("import-read-as", text=cell.text, value=value))
            thing.check(path[:1], message("import-read-as-at", text=cell.text, value=value, spot=spot))

    def _figure(self, thing: Thing, path: Path, cell: Cell, spot: str) -> None:
        """A baseline or norm: its number, its unit, by when, and its words where there are more."""
        where, text = path[0], cell.text
        found = figure(text, self.habit)
        if found.value:
            if self._put(thing, path, found.value, text, spot):
                self._beside(thing, path, found, text, spot)
        elif where == "baseline" and is_unknown(text):
            self._put(thing, (where, "plan"), text, text, spot)
            thing.check((where,), message("no-baseline-yet", spot=spot))
        else:
            self._put(thing, path if where == "baseline" else (where, "text"), text, text, spot)
            alone = any(map(str.isdigit, text))
            said = "import-is-no-number-alone" if alone else "import-holds-no-number"
            self._notes.guessed(spot, message(said, text=text))
            thing.check((where,), message("import-a-number-at", spot=spot))

    def _beside(self, thing: Thing, path: Path, found: Figure, text: str, spot: str) -> None:
        """What a cell says beside its number: columns of their own say it better, other rows can say it otherwise."""
        where = path[0]
        if found.unsure:
            self._notes.guessed(spot, message("import-read-as", text=text, value=found.value))
            thing.check((where,), message("import-read-as-at", text=text, value=found.value, spot=spot))
        again = thing.known or thing.said[path][0] != spot
        due = (where, "due" if where == "target" else "date")
        words = found.words if where == "target" else ""
        for way, value in ((("unit",), found.unit), (due, found.due), ((where, "text"), words)):
            if value and thing.values.setdefault(way, value) != value and again:
                self.differs(thing, way, text, spot)

    def _level(self, thing: Thing, text: str, spot: str) -> None:
        low = text.lower()
        if low.startswith(("output", "resultaat", "direct", "prestatie")):
            section = "outputs"
        elif low.startswith("impact"):
            section = "impact_goal"
        elif low.startswith(("outcome", "effect", "tussendoel", "verandering", "change")):
            section = "outcomes"
        else:
            self._notes.guessed(spot, message("read-as-outcome", text=text))
            section = "outcomes"
        if ("level",) in thing.said and section != thing.section:
            self.differs(thing, ("level",), text, spot)
        elif thing.known and section != thing.section:
            self._notes.left_out(spot, message("import-plan-says-otherwise", text=text, was=SINGULAR[thing.section]))
        else:
            thing.section = section
            thing.said.setdefault(("level",), (spot, text))


def _without_dash(cell: Cell) -> Cell:
    """A cell of one line that starts with a dash is a list of one."""
    if isinstance(cell.value, str) and _DASH.match(cell.text) and "\n" not in cell.text:
        return replace(cell, value=without_bullet(cell.text))
    return cell


_DASH = re.compile(r"[-–—]\s+(?=[^\W\d])")
"""Not the sign of a number."""


def _condition(text: str) -> str:
    low = text.lower()
    if low.startswith("moti"):
        return "motive"
    return "opportunity" if low.startswith("opp") else "means"


def subjects(cell: Cell, *, several: bool) -> Iterator[str]:
    """The things that a cell names, with their numbers; more than one only where the cell lists them."""
    text = cell.text
    items = _items(text) if several and ("\n" in text or text.startswith("•")) else [text]
    for item in items:
        listed = len(items) > 1 or item.startswith("•") or _DASH.match(item)
        yield without_bullet(item) if listed else item


def _items(text: str) -> list[str]:
    """The items of a cell. Without bullets, a line that starts with a small letter goes on with the one above."""
    items = split(text)
    if without_bullet(text) != text:
        return items
    joined: list[str] = []
    for item in items:
        if joined and item[0].islower():
            joined[-1] += f" {item}"
        else:
            joined.append(item)
    return joined


# --- Things that are there --------------------------------------------------------------------------------------------
# A plan that is there → what a draft starts with, so that lists can speak of its things and add to them.


def start_with(draft: Draft, data: Data) -> list[Thing]:
    """Takes over everything that a plan says; gives its things."""
    names = dict(sections())
    draft.top.known = True
    for path, value in leaves({name: one for name, one in data.items() if name not in (*names, "glossary")}):
        kind, inside = (path[0], path[1:]) if path[0] == "impact_goal" else ("plan", path)
        draft.top.values[path] = _taken(value, kind, inside)
    if "glossary" in data:
        draft.top.values["glossary",] = dict(data["glossary"])
    for name in names:
        for key, given in data.get(name, {}).items():
            thing = draft.add(name, "")
            thing.id = thing.given = key
            thing.known = True
            thing.values = {path: _taken(value, name, path) for path, value in leaves(given)}
    return list(draft.things)


def _taken(value: Any, kind: str, path: Path) -> Any:
    """A value as it is; a list of names as one to which names can be added."""
    names = names_in([], kind, path, "") if isinstance(value, list) else None
    if names is None:
        return copy.deepcopy(value)
    names.kept = list(value)
    return names
