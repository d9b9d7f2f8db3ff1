"""Two versions of a plan in one: the new plan, with what was removed put back where it stood.

This is what a picture of the difference draws. The order is that of the new plan, so that a box stands in it as it
stands in the picture of the new plan, and in the next difference.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toc.compare.difference import GOAL, Change, Difference, Tie, arrows_of
from toc.compare.matching import Key, things
from toc.core.model import IMPACT, NODE_SECTIONS, Link, Plan

IN_PLACE = ("inputs", *NODE_SECTIONS)
"""Sections in which what was removed stands after what it stood after; in the others it comes last."""
_AT_THE_END = ("actors", "external_factors", "unintended_effects")

Tied = tuple[Tie, Link]


@dataclass(frozen=True, slots=True, kw_only=True)
class Union:
    """Both versions in one plan. `ids` gives the id in it for the key of a removed thing, `names` those of all ids of
    the old plan. `arrows` are those that differ (`CHANGED`: turned), `loose` those of them that the plan does not have:
    they are drawn, and have no say in where anything stands."""

    plan: Plan
    ids: Mapping[Key, str]
    names: Mapping[str, str]
    arrows: Mapping[Tied, Change]
    loose: tuple[Tied, ...]
    has_goal: bool

    def named(self, reference: str) -> str:
        """An id, or a link, of the old plan as this plan has it."""
        return _named(reference, self.names)

    def without_removed(self, plan: Plan) -> Plan:
        """A part of this plan as the new plan has it."""
        gone = frozenset(self.ids.values())
        sections = {name: _without(getattr(plan, name), gone) for name in (*IN_PLACE, *_AT_THE_END)}
        goal = plan.impact_goal if self.has_goal else None
        return plan.model_copy(update={**sections, "impact_goal": goal})


def _without(parts: Mapping[str, Any], gone: frozenset[str]) -> dict[str, Any]:
    return {name: _trimmed(one, gone) for name, one in parts.items() if name not in gone}


def _trimmed(part: Any, gone: frozenset[str]) -> Any:
    """The part without arrows to what is gone."""
    targets = getattr(part, "leads_to", ())
    if gone.isdisjoint(targets):
        return part
    return part.model_copy(update={"leads_to": tuple(one for one in targets if one not in gone)})


def union(found: Difference) -> Union:
    """Both versions of which that is the difference."""
    made = _Making(found)
    arrows = dict(made.arrows())
    sections = {name: made.section(name) for name in (*IN_PLACE, *_AT_THE_END)}
    for name in IN_PLACE:
        sections[name] = {key: made.with_arrows_to_removed(key, one) for key, one in sections[name].items()}
    plan = found.new.model_copy(
        update={
            **sections,
            "impact_goal": found.new.impact_goal or found.old.impact_goal,
            **{name: _both(getattr(found.old, name), getattr(found.new, name)) for name in ("version", "date")},
        }
    )
    drawn = arrows_of(plan)
    loose = [tied for tied, change in arrows.items() if change is Change.REMOVED and tied not in drawn]
    return Union(
        plan=plan,
        ids=made.ids,
        names=made.names,
        arrows=arrows,
        loose=tuple(loose),
        has_goal=found.new.impact_goal is not None,
    )


def _both(before: str | None, after: str | None) -> str | None:
    return f"{before} → {after}" if before and after and before != after else after


class _Making:
    def __init__(self, found: Difference) -> None:
        self.found = found
        taken = {name for _, name in things(found.new)}
        self.ids: dict[Key, str] = {}
        for one in found.things:
            if one.change is Change.REMOVED and one.was and one.was != GOAL:
                self.ids[one.was] = _free(one.was[1], taken)
                taken.add(self.ids[one.was])
        self.names = {key[1]: name for key, name in self.ids.items()}
        self.names |= {was[1]: now[1] for was, now in found.same.now.items()}
        self._to_removed: dict[str, list[str]] = {}
        for (tie, link), change in self.arrows():
            if tie is Tie.LEADS_TO and change is Change.REMOVED and link.effect in self.ids.values():
                self._to_removed.setdefault(link.cause, []).append(link.effect)

    def named(self, reference: str) -> str:
        return _named(reference, self.names)

    def arrows(self) -> Iterator[tuple[Tied, Change]]:
        for one in self.found.arrows:
            if one.after:
                yield (one.tie, one.after), Change.CHANGED if one.before else Change.ADDED
            elif one.before:
                link = Link(self.named(one.before.cause), self.named(one.before.effect))
                yield (one.tie, link), Change.REMOVED

    def section(self, name: str) -> dict[str, Any]:
        old, new = getattr(self.found.old, name), getattr(self.found.new, name)
        order = list(new)
        before: str | None = None
        for identifier in old:
            key = (name, identifier)
            if key in self.ids:
                at = order.index(before) + 1 if before in order else 0
                order.insert(at if name in IN_PLACE else len(order), self.ids[key])
            before = self.names.get(identifier, before)
        removed = {self.ids[name, one]: self._removed(part) for one, part in old.items() if (name, one) in self.ids}
        return {one: removed[one] if one in removed else new[one] for one in order}

    def _removed(self, part: Any) -> Any:
        """What was removed, with its arrows in the ids of the union."""
        fields = [tie.value for tie in Tie if hasattr(part, tie.value)] + ["by", "with_", "for_", "who"]
        told = {name: tuple(map(self.named, getattr(part, name))) for name in fields if hasattr(part, name)}
        return part.model_copy(update={**told, "id": self.names[part.id] if part.id else part.id})

    def with_arrows_to_removed(self, name: str, part: Any) -> Any:
        """The part with the arrows that it had to what was removed: these keep it in its place."""
        gone = [effect for effect in self._to_removed.get(name, ()) if effect not in part.leads_to]
        return part.model_copy(update={"leads_to": (*part.leads_to, *gone)}) if gone else part


def _named(reference: str, names: Mapping[str, str]) -> str:
    link = Link.parse(reference)
    if link:
        return str(Link(names.get(link.cause, link.cause), names.get(link.effect, link.effect)))
    return names.get(reference, reference)


def _free(name: str, taken: set[str]) -> str:
    while name in taken or name == IMPACT:
        name += "_"
    return name
