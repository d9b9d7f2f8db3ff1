"""A draft → plain data: every thing gets its id, every name becomes the id that it means."""

from typing import Any

from toc.core.messages import Message, message
from toc.core.model import NODE_SECTIONS
from toc.exchange.data import Data, sections
from toc.exchange.draft import Draft, Names, Path, Result, Thing, as_data
from toc.exchange.finding import Finder
from toc.exchange.naming import is_id

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
                    data.setdefault("glossary", {})[given.get("term", "")] = given.get("meaning", "")
                case "steps":
                    _give_step(draft, data, given, row)
                case "conditions":
                    motive = given.pop("condition", "means")
                    conditions = data.setdefault("conditions", {}).setdefault(motive, [])
                    _append(conditions, given)
                case _:
                    _append(data.setdefault(section, []), given)


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
