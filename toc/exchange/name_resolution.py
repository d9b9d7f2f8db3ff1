"""Finds the thing that a name means, and turns a draft with names into plain data with ids."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from toc.core.messages import Message, message
from toc.core.model import IMPACT, NODE_SECTIONS
from toc.core.suggest import all_by_ratio
from toc.exchange.data import Data, sections
from toc.exchange.draft import Draft, Names, Path, Result, Thing, as_data
from toc.exchange.limits import MAX_GUESSES
from toc.exchange.naming import is_id, key_of
from toc.exchange.numbering import number_of, numbered

# --- One name ---------------------------------------------------------------------------------------------------------
# Finds the thing that a cell means: by id, number, name or text, or by a name that is nearly the same.

_ALIKE = 87
"""From this likeness on, of 0 to 100, two names are taken for the same, and it is said so (tried on real lists)."""

_MOST_ALIKE = 20
"""So many names are looked at that are nearly the same: the best may be of a kind that is not meant."""

_GOAL_WORDS = frozenset({"impact", "impactdoel", "impact goal", "doel", "einddoel", "hoofddoel", "goal"})
# A search that starts in the middle of white space is tried at each of its signs: none of these does.
_COMMAS = re.compile(r"(?<!\s)\s*[,/+]\s*(?![^()]*\))")
_ANDS = re.compile(r"(?<!\s)\s+(?:en|and|&)\s+")
ARROW = re.compile(r"(?<!\s)\s*(?:->|→|=>|➔|⇒|-->)\s*")


def _in_order(key: str) -> str:
    return " ".join(sorted(key.split()))


_USUAL = 50
"""Letters of a name: one that is as long again takes as long again to compare."""


class Finder:
    """Knows every name of every thing."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._exact: dict[str, Thing] = {}
        self._ids: dict[str, Thing] = {}
        self._numbers: dict[str, list[Thing]] = {}
        self._keys: dict[str, list[Thing]] = {}
        self._sorted: dict[str, str] = {}
        """Every name with its words in the order of the alphabet, by its words as they stand."""
        self._like: dict[str, list[str]] = {}
        """Names that are nearly that one, best first: many cells may hold the same slip of the pen."""
        self._compared = 0
        for thing in draft.things:
            draft.ids.take(thing.id)
        goal = draft.top.values
        texts = (goal.get(("impact_goal", name)) for name in ("text", "label"))
        self._goal = {*_GOAL_WORDS, *(key_of(str(text)) for text in texts if text)}
        for thing in draft.things:
            self.learn(thing)

    def learn(self, thing: Thing) -> None:
        self._exact.setdefault(thing.id, thing)
        self._ids.setdefault(thing.id.lower(), thing)
        for number in thing.numbers:
            self._numbers.setdefault(number, []).append(thing)
        for name in thing.names:
            key = key_of(name)
            self._keys.setdefault(key, []).append(thing)
            if key and key not in self._sorted:
                self._sorted[key] = _in_order(key)
                self._like.clear()

    def also(self, name: str, of: str) -> None:
        """Another id by which a thing is spoken of: the one that it had."""
        self._exact.setdefault(name, self._exact[of])

    def exact(self, text: str, to: Sequence[str]) -> str | None:
        """The id of the thing with that id, name or number, or None."""
        for thing in (self._exact.get(text.strip()), self._ids.get(text.strip().lower())):
            if thing and thing.section in to:
                return thing.id
        if IMPACT in to and key_of(text) in self._goal:
            return IMPACT
        number, rest = numbered(text)
        for found in (
            self._keys.get(key_of(text), ()),
            self._numbers.get(number_of(text), ()),
            self._keys.get(key_of(rest), ()) if number else (),
            self._numbers.get(number, ()) if number else (),
        ):
            if one := self._first(found, to):
                return one.id
        return None

    def _say_if_two(self, text: str, found: str, names: Names, guessed: list[str]) -> None:
        """A number or name that two things have: the first is taken, and it is said where both stand."""
        if text.strip().lower() == found.lower() or found == IMPACT:
            return
        number = number_of(text)
        listed = self._keys.get(key_of(text)) or self._numbers.get(number) or ()
        section = next((one.section for one in listed if one.id == found), "")
        same = [one for one in listed if one.section == section]
        if len(same) < 2:
            return
        spots = ", ".join(dict.fromkeys(one.spot for one in same if one.spot))
        self._draft.notes.guessed(
            names.spot,
            message("import-name-of-several", text=text, same=len(same), spots=spots, name=same[0].name),
        )
        guessed.append(f"{text} → {found}")

    @staticmethod
    def _first(things: Iterable[Thing], to: Sequence[str]) -> Thing | None:
        return min((one for one in things if one.section in to), key=lambda one: to.index(one.section), default=None)

    def alike(self, text: str, to: Sequence[str]) -> Thing | None:
        """The thing with nearly that name, or None."""
        near = self._nearly(key_of(text))
        return next((thing for key in near if (thing := self._first(self._keys[key], to))), None)

    def _nearly(self, key: str) -> list[str]:
        if key not in self._like:
            if not self._may_compare(len(key)):
                return []
            # Names are compared with their words in the order of the alphabet, and sorted once.
            found = all_by_ratio(_in_order(key), list(self._sorted.values()), _ALIKE, _MOST_ALIKE)
            names = list(self._sorted)
            self._like[key] = [names[place] for place in found]
        return self._like[key]

    def _may_compare(self, letters: int) -> bool:
        """Whether there is time for one more name of so many letters to be compared with all others; said once where
        there is not.
        """
        self._compared += len(self._sorted) * (1 + letters // _USUAL)
        if self._compared > MAX_GUESSES:
            self._draft.notes.left_out(
                "…",
                message("very-many-names-stand-nowhere-from"),
            )
        return self._compared <= MAX_GUESSES

    def resolved(self, names: Names) -> tuple[list[str], list[str]]:
        """The ids that these names mean, and what was only nearly one of them, as `name → id`."""
        found: list[str] = list(names.kept)
        guessed: list[str] = []
        for text in self._pieces(names):
            one = self._link(text, names, guessed) if names.links and ARROW.search(text) else None
            one = one or self._single(text, names, guessed)
            if one and one not in found:
                found.append(one)
        found += [thing.id for thing in names.things if thing.id and thing.id not in found]
        return found, guessed

    def _link(self, text: str, names: Names, guessed: list[str]) -> str | None:
        ends = ARROW.split(text)
        ids = [self._node(end, names.spot, guessed) for end in ends]
        if len(ids) == 2 and all(ids):
            return f"{ids[0]} -> {ids[1]}"
        self._draft.notes.left_out(
            names.spot,
            message("the-link-one-of-its-ends", text=text),
        )
        return ""

    def _node(self, text: str, spot: str, guessed: list[str]) -> str | None:
        to = ("activities", "outputs", "outcomes", IMPACT)
        if found := self.exact(text, to):
            return found
        near = self.alike(text, to)
        return self._near(text, near, spot, guessed) if near else None

    def _near(self, text: str, thing: Thing, spot: str, guessed: list[str]) -> str:
        """A thing with nearly that name; it is said."""
        one = f"{text} → {thing.id}"
        self._draft.notes.guessed(spot, message("nearly-the-same-name", one=one))
        guessed.append(one)
        return thing.id

    def _single(self, text: str, names: Names, guessed: list[str]) -> str | None:
        if not text or (names.links and ARROW.search(text)):
            return None
        if found := self.exact(text, names.to):
            self._say_if_two(text, found, names, guessed)
            return found
        if text in self._draft.gone:
            self._draft.notes.left_out(
                names.spot,
                message("import-removed-from-workbook", text=text),
            )
            return None
        if names.free:
            return text
        if not names.exact and (near := self.alike(text, names.to)):
            return self._near(text, near, names.spot, guessed)
        if names.to == ("actors",):
            return self._new_actor(text, names)
        self._draft.notes.left_out(names.spot, message("import-named-nowhere-else", text=text))
        return None

    def _new_actor(self, text: str, names: Names) -> str:
        actor = self._draft.add("actors", names.spot)
        actor.id = self._draft.ids.free(text, "actor")
        actor.values["name",] = text
        actor.values["role",] = role = _role(text) or names.role
        self.learn(actor)
        self._draft.notes.guessed(
            names.spot,
            message("import-new-actor", text=text, role=message(_ROLES[role])),
        )
        actor.check(("role",), message("role-guessed", spot=names.spot))
        return actor.id

    def _pieces(self, names: Names) -> list[str]:
        """The single names: commas and `en` part names only where what stands between them are names."""
        if names.exact:
            return names.texts
        pieces: list[str] = []
        for text in names.texts:
            if self.exact(text, names.to) or (names.links and ARROW.search(text)):
                pieces.append(text)
                continue
            parts = _COMMAS.split(text)
            if names.to == ("actors",) or all(self.exact(part, names.to) for part in parts):
                for part in parts:
                    pieces += self._joined(part, names)
            else:
                pieces.append(text)
        return pieces

    def _joined(self, text: str, names: Names) -> list[str]:
        halves = _ANDS.split(text)
        if len(halves) > 1 and not self.exact(text, names.to):
            known = [half for half in halves if self.exact(half, names.to)]
            if len(known) == len(halves):
                return halves
        return [text]


_ROLES = {
    "city": "import-role-city",
    "partner": "import-role-partner",
    "target_group": "import-role-target-group",
    "other": "import-role-other",
}
_CITY = re.compile(
    r"\b(?:stad|stads\w+|dienst|ocmw|gemeente|team|cel|afdeling|departement|politie|city|department|unit)\b"
)


def _role(name: str) -> str:
    return "city" if _CITY.search(name.lower()) else ""


# --- A whole draft ----------------------------------------------------------------------------------------------------
# A draft → plain data: every thing gets its id, every name becomes the id that it means.

_FALLBACK = {"activities": "act", "outputs": "output", "outcomes": "outcome", "actors": "actor", "indicators": "ind"}
_BACK = "feeds_back_to"


def settle(draft: Draft) -> Result:
    """The plan that the draft holds. Names that mean nothing are left out, and it is said so."""
    _drop_empty(draft)
    _give_ids(draft)
    finder = Finder(draft)
    _give_links(draft, finder)
    for row in draft.rows.pop("reasons", []):
        cause, effect = (row.values[way] for way in (("from",), ("to",)))
        if isinstance(cause, Names) and isinstance(effect, Names) and cause.things[0].id and effect.things[0].id:
            _give_reason(draft, row, cause.things[0].id, [effect.things[0].id])
    for thing in [*draft.things, draft.top, *(row for rows in draft.rows.values() for row in rows)]:
        _resolve(thing, finder)
    data: Data = as_data(draft.top.values)
    checks: dict[Path, list[Message]] = {}
    for path, both in draft.top.checks:
        checks.setdefault(path, []).append(both)
    for thing in draft.things:
        data.setdefault(thing.section, {})[thing.id] = as_data(thing.values)
        for path, both in thing.checks:
            checks.setdefault((thing.section, thing.id, *path), []).append(both)
    _give_rows(draft, data)
    return Result(data, checks, draft.notes)


def _drop_empty(draft: Draft) -> None:
    """Rows that do not say what they are about are no things: a number or a name of somebody else is not enough."""
    needed = {name: part.needs_one_of for name, part in sections()}
    everything, draft.things = draft.things, []
    for thing in everything:
        wanted = needed.get(thing.section, ())
        if not wanted or thing.known or any(thing.values.get((name,)) for name in wanted):
            draft.things.append(thing)
        else:
            draft.notes.left_out(thing.spot, message("a-row-without-a-text"))


def _give_ids(draft: Draft) -> None:
    given = {thing.id for thing in draft.things if thing.known}
    for one in given:
        draft.ids.take(one)
    for thing in draft.things:
        if thing.known:
            continue
        if is_id(thing.given) and thing.given not in given:
            thing.id = thing.given
            given.add(thing.id)
            draft.ids.take(thing.id)
        elif thing.given:
            draft.notes.guessed(
                thing.spot,
                message("import-id-made-anew", given=thing.given),
            )
    for thing in draft.things:
        if not thing.id:
            thing.id = draft.ids.free(thing.name, _FALLBACK.get(thing.section, thing.section[:4]))


def _give_links(draft: Draft, finder: Finder) -> None:
    """The rows of a list of links become keywords of their causes."""
    nodes = {thing.id: thing for thing in draft.things if thing.section in NODE_SECTIONS}
    for row in draft.rows.pop("links", []):
        cause, effect = row.values.get(("from",)), row.values.get(("to",))
        if not (isinstance(cause, Names) and isinstance(effect, Names)):
            draft.notes.left_out(row.spot, message("a-link-needs-both-a-cause"))
            continue
        effects = finder.resolved(effect)[0]
        for name in finder.resolved(cause)[0]:
            if name in nodes:
                way = (str(row.values.get(("kind",), "leads_to")),)
                nodes[name].add_name(way, Names(list(effect.texts), effect.spot, effect.to))
                _give_reason(draft, row, name, effects)


def _give_reason(draft: Draft, row: Thing, cause: str, effects: list[str]) -> None:
    """What stands beside a link in a list is the hypothesis that explains it."""
    said: dict[Path, Any] = {way: row.values[way] for way in (("text",), ("mechanism",)) if way in row.values}
    if said and effects:
        if any(one.known and said.items() <= one.values.items() for one in draft.of("hypotheses")):
            return
        thing = draft.add("hypotheses", row.spot)
        thing.values = {**said, ("link",): [f"{cause} -> {effect}" for effect in effects]}
        text = str(next(iter(said.values())))
        thing.id = draft.ids.free(text, "hyp")


def _resolve(thing: Thing, finder: Finder) -> None:
    for path, value in list(thing.values.items()):
        if not isinstance(value, Names):
            continue
        found, guessed = finder.resolved(value)
        if path in {("leads_to",), (_BACK,)}:
            found = [one for one in found if one != thing.id or one in value.kept]
        thing.values[path] = found
        for one in guessed:
            thing.check(path, Message((f"{one} ({value.spot})",)))


def _give_rows(draft: Draft, data: Data) -> None:
    for section, rows in draft.rows.items():
        for row in rows:
            given: Any = as_data(row.values)
            match section:
                case "glossary":
                    _give_word(draft, data.setdefault("glossary", {}), given, row)
                case "steps":
                    _give_step(draft, data, given, row)
                case "conditions":
                    motive = given.pop("condition", "means")
                    conditions = data.setdefault("conditions", {}).setdefault(motive, [])
                    _append(conditions, given)
                case _:
                    _append(data.setdefault(section, []), given)


def _give_word(draft: Draft, glossary: Data, given: Data, row: Thing) -> None:
    """A word of which the plan or an earlier row says something else keeps that meaning."""
    term, meaning = given.get("term", ""), given.get("meaning", "")
    was = glossary.get(term)
    if was in (None, "", meaning):
        glossary[term] = meaning
    else:
        said = message("import-word-says-otherwise", text=meaning, term=term, was=was)
        draft.notes.left_out(row.spot, said)


def _append(rows: list[Data], row: Data) -> None:
    """Adds a row, unless it is there already: a list that is read twice says nothing new."""
    if row and row not in rows:
        rows.append(row)


def _give_step(draft: Draft, data: Data, step: Data, row: Thing) -> None:
    names = step.pop("activity", [])
    known = [name for name in names if name in data.get("activities", {})]
    if not known:
        draft.notes.left_out(
            row.spot,
            message("a-first-step-of-an-activity"),
        )
    for name in known:
        _append(data["activities"][name].setdefault("steps", []), step)
