"""What is different between two versions of a plan: what was added, removed, changed and linked in another way.

Order in the file, layout and comments are no difference. An id that got another name is the same thing still.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from toc.compare.matching import SECTIONS, Key, Sameness, things
from toc.core.graph import graph_of
from toc.core.model import IMPACT, ImpactGoal, Link, Named, Part, Plan, Reference

GOAL: Key = ("impact_goal", IMPACT)

Value = str | bool | int | tuple[str, ...]
"""What a keyword says; a list of parts as one line for each."""

Way = tuple[str, ...]
"""The English keywords that lead to a value, from the part on: ("target", "value")."""


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Tie(StrEnum):
    """What an arrow says. An influence may end at a link, written `cause -> effect`."""

    LEADS_TO = "leads_to"
    FEEDS_BACK = "feeds_back_to"
    INFLUENCES = "on"
    MAY_CAUSE = "caused_by"


_TIES = frozenset(tie.value for tie in Tie)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that is another one now; None where there is none. Ids in it are those of their own version."""

    way: Way
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingChange:
    """A thing that was added (`was` is None), removed (`now` is None) or changed, with the values that differ.

    Where only the id differs, or the section, there are no `fields`.
    """

    was: Key | None
    now: Key | None
    before: Named | ImpactGoal | None
    after: Named | ImpactGoal | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def change(self) -> Change:
        if self.was is None:
            return Change.ADDED
        return Change.REMOVED if self.now is None else Change.CHANGED

    @property
    def is_renamed_only(self) -> bool:
        """Whether nothing is different but the id."""
        return bool(self.was and self.now and self.was[0] == self.now[0] and not self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrowChange:
    """An arrow that was added, removed, or turned (both are given): each with the ids of its own version."""

    tie: Tie
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that is different, in the order of the new plan, with what was removed after it; `plan` are the values
    that belong to no thing in particular (title, context, privacy, the words of the glossary)."""

    old: Plan
    new: Plan
    same: Sameness
    things: tuple[ThingChange, ...]
    arrows: tuple[ArrowChange, ...]
    plan: tuple[FieldChange, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.things or self.arrows or self.plan)


def difference(old: Plan, new: Plan) -> Difference:
    """What is different in `new`, compared with `old`."""
    same = Sameness(old, new)
    return Difference(
        old=old,
        new=new,
        same=same,
        things=tuple(_things(old, new, same)),
        arrows=tuple(_arrows(old, new, same)),
        plan=tuple(_fields(old, new, same)),
    )


def arrows_of(plan: Plan) -> dict[tuple[Tie, Link], None]:
    """Every arrow of a plan between things that it has, in the order of the file; what leads to itself has none."""
    graph = graph_of(plan)
    found = [(Tie.LEADS_TO, link) for link in graph.links()]
    found += [
        (Tie.LEADS_TO, Link(name, effect))
        for name, one in plan.inputs.items()
        for effect in one.leads_to
        if effect in plan.activities
    ]
    found += [(Tie.FEEDS_BACK, link) for link in graph.feedback]
    found += [
        (Tie.INFLUENCES, Link(name, target))
        for name, one in plan.external_factors.items()
        for target in one.on
        if graph.levels.keys() >= set(ends(target))
    ]
    found += [
        (Tie.MAY_CAUSE, Link(cause, name))
        for name, one in plan.unintended_effects.items()
        for cause in one.caused_by
        if cause in graph.levels
    ]
    return dict.fromkeys(found)


def ends(reference: str) -> tuple[str, ...]:
    """The id that a reference names, or both of a link."""
    link = Link.parse(reference)
    return (link.cause, link.effect) if link else (reference,)


def _things(old: Plan, new: Plan, same: Sameness) -> Iterator[ThingChange]:
    before, after = _with_goal(old), _with_goal(new)
    for now, one in after.items():
        was = now if now == GOAL and GOAL in before else same.was.get(now)
        if was is None:
            yield ThingChange(was=None, now=now, before=None, after=one)
            continue
        fields = tuple(_fields(before[was], one, same))
        if fields or was != now:
            yield ThingChange(was=was, now=now, before=before[was], after=one, fields=fields)
    for was, one in before.items():
        if was not in same.now and not (was == GOAL and GOAL in after):
            yield ThingChange(was=was, now=None, before=one, after=None)


def _with_goal(plan: Plan) -> dict[Key, Named | ImpactGoal]:
    goal: dict[Key, Named | ImpactGoal] = {GOAL: plan.impact_goal} if plan.impact_goal else {}
    return {**goal, **things(plan)}


def _arrows(old: Plan, new: Plan, same: Sameness) -> Iterator[ArrowChange]:
    before = {(tie, _canonical(link, same, is_old=True)): link for tie, link in arrows_of(old)}
    after = {(tie, _canonical(link, same, is_old=False)): link for tie, link in arrows_of(new)}
    turned: set[tuple[Tie, Link]] = set()
    for (tie, where), link in after.items():
        if (tie, where) in before:
            continue
        back = (tie, Link(where.effect, where.cause))
        other = before.get(back) if back not in after else None
        turned |= {back} if other else set()
        yield ArrowChange(tie=tie, before=other, after=link)
    for (tie, where), link in before.items():
        if (tie, where) not in after and (tie, where) not in turned:
            yield ArrowChange(tie=tie, before=link, after=None)


def _canonical(link: Link, same: Sameness, *, is_old: bool) -> Link:
    canonical = same.of_old if is_old else same.of_new
    return Link(canonical(link.cause), canonical(link.effect))


def _fields(before: Part, after: Part, same: Sameness) -> Iterator[FieldChange]:
    """The values that differ, without arrows. A list of references is the same in any order."""
    old, new = dict(_values(before)), dict(_values(after))
    for way in dict.fromkeys((*new, *old)):
        (was, references), (now, others) = (side.get(way, (None, False)) for side in (old, new))
        is_same = was == now
        if references or others:
            is_same = _ids(was, same, is_old=True) == _ids(now, same, is_old=False)
        if not is_same:
            yield FieldChange(way, was, now)


def _ids(value: Value | None, same: Sameness, *, is_old: bool) -> set[str]:
    canonical = same.of_old if is_old else same.of_new
    return {canonical(one) for one in value} if isinstance(value, tuple) else set()


def _values(part: Part) -> Iterator[tuple[Way, tuple[Value, bool]]]:
    """Every value that is filled in, each with whether it is a list of references."""
    for name, field in type(part).model_fields.items():
        is_thing = isinstance(part, Plan) and (name in SECTIONS or name == GOAL[0])
        if name in _TIES or name == "id" or is_thing:
            continue
        value = getattr(part, name)
        keyword = (field.alias or name.rstrip("_"),)
        match value:
            case None | ():
                continue
            case Part():
                yield from (((*keyword, *way), found) for way, found in _values(value))
            case Mapping():
                yield from (((*keyword, word), (text, False)) for word, text in value.items())
            case tuple():
                references = any(isinstance(one, Reference) for one in field.metadata)
                yield keyword, (tuple(_line(one) for one in value), references)
            case _:
                yield keyword, (value, False)


def _line(value: str | Part) -> str:
    """A part of a list on one line."""
    if isinstance(value, str):
        return value
    told = (found for _, (found, _) in _values(value))
    return " · ".join(", ".join(one) if isinstance(one, tuple) else str(one) for one in told)
