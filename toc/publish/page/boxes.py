"""What the page knows of a plan: the boxes of its pictures, what runs between them, and the findings on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toc.core.findings import Finding
from toc.core.graph import CausalGraph, graph_of
from toc.core.model import (
    IMPACT,
    Activity,
    Change,
    ExternalFactor,
    Hypothesis,
    ImpactGoal,
    Input,
    Language,
    Link,
    Plan,
    UnintendedEffect,
)
from toc.lint.formatters import Checked
from toc.pictures.theme import Kind
from toc.syntax.document import Document

Thing = Activity | Change | ImpactGoal | Input | ExternalFactor | UnintendedEffect

SECTIONS: Mapping[str, Kind] = {
    "activities": Kind.ACTIVITY,
    "outputs": Kind.OUTPUT,
    "outcomes": Kind.OUTCOME,
    "inputs": Kind.INPUT,
    "external_factors": Kind.FACTOR,
    "unintended_effects": Kind.UNINTENDED,
}


@dataclass(frozen=True, slots=True)
class Box:
    """One box: a part of the plan that the pictures draw."""

    id: str
    kind: Kind
    thing: Thing
    name: str


@dataclass(frozen=True)
class Book:
    """A plan with everything that the page tells of it. `checked` has its findings by language, or nothing."""

    document: Document
    checked: Mapping[Language, Checked]

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @cached_property
    def graph(self) -> CausalGraph:
        return graph_of(self.plan)

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """Every box by id: the impact goal, then section by section in the order of the file."""
        found: dict[str, Box] = {}
        if self.plan.impact_goal:
            found[IMPACT] = Box(IMPACT, Kind.IMPACT, self.plan.impact_goal, _name(IMPACT, self.plan.impact_goal))
        for section, kind in SECTIONS.items():
            things: Mapping[str, Thing] = getattr(self.plan, section)
            found |= {name: Box(name, kind, thing, _name(name, thing)) for name, thing in things.items()}
        return found

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every arrow on which something runs on: causal links, means, and what others bring in."""
        links = [*self.graph.links()]
        for section in (self.plan.inputs, self.plan.external_factors, self.plan.unintended_effects):
            links += [link for name, thing in section.items() for link in _own_links(name, thing)]
        return tuple(dict.fromkeys(one for one in links if one.cause in self.boxes and one.effect in self.boxes))

    @cached_property
    def groups(self) -> Mapping[str, Link]:
        """The link of every arrow by the id of its group in a picture."""
        known = (*self.links, *self.graph.feedback)
        return {f"link-{link.cause}-{link.effect}": link for link in known}

    @cached_property
    def hypotheses(self) -> Mapping[Link, tuple[tuple[int, Hypothesis], ...]]:
        """The hypotheses on every link, with the numbers that the pictures give them."""
        found: dict[Link, tuple[tuple[int, Hypothesis], ...]] = {}
        for number, one in enumerate(self.plan.hypotheses.values(), 1):
            for link in dict.fromkeys(one.links):
                found[link] = (*found.get(link, ()), (number, one))
        return found

    def actor(self, identifier: str) -> str:
        """The name of an actor, or what the file writes where it has no such actor."""
        actor = self.plan.actors.get(identifier)
        return (actor and actor.name) or identifier

    def actors(self, box: Box) -> tuple[str, ...]:
        """The ids of everybody in a box, those of its first steps included."""
        thing = box.thing
        names = [*people(thing), *(getattr(thing, "with_", ())), *(getattr(thing, "for_", ()))]
        names += [who for step in getattr(thing, "steps", ()) for who in step.who]
        return tuple(name for name in dict.fromkeys(names) if name in self.plan.actors)

    @cached_property
    def on_boxes(self) -> Mapping[Language, Mapping[str, tuple[Finding, ...]]]:
        """The findings of every box by language; under the empty id those of the plan as a whole."""
        return {language: self._spread(one.findings) for language, one in self.checked.items()}

    def counts(self, finding: Finding) -> bool:
        """Whether a finding counts already, as far as the plan is."""
        return finding.since.order <= next(iter(self.checked.values())).profile.order

    def _spread(self, findings: tuple[Finding, ...]) -> Mapping[str, tuple[Finding, ...]]:
        spread: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            for name in [one for one in self._about(finding.node) if one in self.boxes] or [""]:
                spread[name] = (*spread.get(name, ()), finding)
        return spread

    def _about(self, node: str) -> Iterator[str]:
        """The boxes to which a part of the plan belongs."""
        plan = self.plan
        if node in plan.indicators:
            yield from dict.fromkeys(plan.indicators[node].measures)
        elif node in plan.learning_questions:
            about = plan.learning_questions[node].about
            yield from dict.fromkeys(link.cause if (link := Link.parse(one)) else one for one in about)
        elif node in plan.hypotheses:
            yield from dict.fromkeys(link.cause for link in plan.hypotheses[node].links)
        else:
            yield node


def people(thing: Thing) -> tuple[str, ...]:
    """Who carries it out, or in whom it shows: ids of actors or names."""
    if isinstance(thing, Activity | Input):
        return thing.by
    return () if isinstance(thing, ExternalFactor) else thing.who


def _own_links(name: str, thing: object) -> Iterator[Link]:
    if isinstance(thing, Input):
        yield from (Link(name, target) for target in thing.leads_to)
    elif isinstance(thing, ExternalFactor):
        for target in thing.on or (IMPACT,):
            link = Link.parse(target)
            yield Link(name, link.effect if link else target)
    elif isinstance(thing, UnintendedEffect):
        yield from (Link(cause, name) for cause in thing.caused_by)


def _name(identifier: str, thing: Thing) -> str:
    return getattr(thing, "label", None) or thing.text or identifier
