"""What the page knows of a plan: boxes with their findings, the words of the page, and what its script needs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from toc.core import keywords
from toc.core.findings import Severity, WordedFinding
from toc.core.graph import CausalGraph, graph_of
from toc.core.messages import text
from toc.core.model import (
    IMPACT,
    Activity,
    Change,
    ExternalFactor,
    Goal,
    Hypothesis,
    ImpactGoal,
    Input,
    Language,
    Link,
    Part,
    Plan,
    UnintendedEffect,
)
from toc.core.numbers import spoken
from toc.lint.folding import Fold, folded
from toc.lint.formatters import Checked
from toc.lint.rules import find
from toc.lint.wording import worded
from toc.pictures.theme import Kind
from toc.pictures.words import WORDS
from toc.publish.page.markup import Localized
from toc.syntax.document import Document

# --- Boxes ------------------------------------------------------------------------------------------------------------
# What the page knows of a plan: the boxes of its pictures, what runs between them, and the findings on them.

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

    @property
    def word(self) -> str:
        """What it is, as the id of a message."""
        return "page-goal" if isinstance(self.thing, Goal) else KINDS[self.kind]


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
        """Every box by id: the impact goal and the goals, then section by section in the order of the file."""
        goals = sorted(self.plan.all_goals().items(), key=lambda one: one[0] != IMPACT)
        found = {name: Box(name, Kind.IMPACT, goal, _name(name, goal)) for name, goal in goals}
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

    def frame(self, identifier: str) -> str:
        """The name of a frame, or what the file writes where it has no such frame."""
        frame = self.plan.frames.get(identifier)
        return (frame and frame.name) or identifier

    def name(self, written: str) -> str:
        """What an id or link of the plan stands for: boxes by name, questions and hypotheses by their text."""
        link = Link.parse(written)
        if link:
            return f"{self.name(link.cause)} → {self.name(link.effect)}"
        if written in self.boxes:
            return self.boxes[written].name
        told = self.plan.hypotheses.get(written) or self.plan.learning_questions.get(written)
        return (told and told.text) or written

    def actors(self, box: Box) -> tuple[str, ...]:
        """The ids of everybody in a box, those of its first steps included."""
        thing = box.thing
        names = [*people(thing), *(getattr(thing, "with_", ())), *(getattr(thing, "for_", ()))]
        names += [who for step in getattr(thing, "steps", ()) for who in step.who]
        return tuple(name for name in dict.fromkeys(names) if name in self.plan.actors)

    @cached_property
    def on_boxes(self) -> Mapping[Language, Mapping[str, tuple[WordedFinding, ...]]]:
        """The findings of every box by language; under the empty id those of the plan as a whole."""
        return {language: self._spread(one.worded) for language, one in self.checked.items()}

    @cached_property
    def folds(self) -> Mapping[Language, tuple[tuple[WordedFinding, tuple[str, ...]], ...]]:
        """What is said of many parts of the plan by language, said once, with the boxes that it is about."""
        return {
            language: tuple(
                (worded(fold.first, language), tuple(dict.fromkeys(self._boxes_of(fold))))
                for fold in folded(one.findings)
                if fold.others
            )
            for language, one in self.checked.items()
        }

    @cached_property
    def said_once(self) -> frozenset[str]:
        """The codes of the rules of which the findings stand together in one place."""
        return frozenset(finding.code for folds in self.folds.values() for finding, _ in folds)

    def _boxes_of(self, fold: Fold) -> Iterator[str]:
        for finding in fold.findings:
            yield from (name for name in self._about(finding.node) if name in self.boxes)

    def counts(self, finding: WordedFinding) -> bool:
        """Whether a finding counts already, as far as the plan is."""
        return finding.applies_from.order <= next(iter(self.checked.values())).profile.order

    def _spread(self, findings: tuple[WordedFinding, ...]) -> Mapping[str, tuple[WordedFinding, ...]]:
        spread: dict[str, tuple[WordedFinding, ...]] = {}
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


# --- Words ------------------------------------------------------------------------------------------------------------
# The words that the page adds to those of the plan, in every language: a reader can change between them.

KINDS: Mapping[Kind, str] = {
    Kind.INPUT: "page-input",
    Kind.ACTIVITY: "page-activity",
    Kind.OUTPUT: "page-output",
    Kind.OUTCOME: "page-outcome",
    Kind.IMPACT: "page-impact-goal",
    Kind.FACTOR: "page-external-factor",
    Kind.UNINTENDED: "page-unintended-effect",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "page-error",
    Severity.WARNING: "page-warning",
    Severity.INFO: "page-tip",
}
COUNTED: Mapping[Severity, str] = {
    Severity.ERROR: "count-of-errors",
    Severity.WARNING: "count-of-warnings",
    Severity.INFO: "count-of-tips",
}

SCRIPT: Mapping[str, str] = {
    "shown": "page-of-shown",
    "none": "page-nothing-found-try-another-word",
    "steps": "page-steps-to-the-impact-goal",
    "step": "page-1-step-to-the-impact",
    "nowhere": "page-does-not-reach-the-impact",
    "opened": "page-is-open-in-the-panel",
}
"""What the script says itself."""


def in_all(id_: str, **facts: object) -> Localized:
    """The message in every language, for the page shows any of them."""
    return tuple(text(language, id_, **facts) for language in Language)


def field(name: str, part: type[Part]) -> Localized:
    """A keyword as a heading: `feeds_back_to` is 'Koppelt terug naar'."""
    return tuple(_spoken(keywords.spell(name, language, part)) for language in Language)


def value(one: StrEnum) -> Localized:
    """A value of a keyword in every language."""
    word = next(word for word in keywords.VALUES[type(one)] if word.en == one.value)
    return tuple(word.spelled(language).replace("_", " ") for language in Language)


def when(written: str) -> Localized:
    """A date as people write it: `2026-10-15` is '15 oktober 2026'. Anything else stays as it is."""
    return tuple(spoken(written, language) for language in Language)


def picture_word(name: str) -> Localized:
    """A word of the pictures."""
    return tuple(getattr(WORDS[language], name) for language in Language)


def _spoken(keyword: str) -> str:
    return keyword.replace("_", " ").capitalize()


# --- Facts for the script ---------------------------------------------------------------------------------------------
# What the script of the page computes with: boxes, links, and its own words. As JSON that HTML cannot mistake.


def facts(book: Book) -> str:
    """The data object: short names, because a plan of 200 boxes has a thousand of them."""
    data: dict[str, Any] = {
        "language": book.document.language.value,
        "languages": list(Language),
        "goals": [name for name, box in book.boxes.items() if box.kind is Kind.IMPACT and _is_last(book, name)],
        "boxes": {name: _box(book, box) for name, box in book.boxes.items()},
        "links": [[link.cause, link.effect] for link in book.links],
        "why": [
            [link.cause, link.effect, f"H{number}", one.text or one.mechanism or ""]
            for link, hypotheses in book.hypotheses.items()
            for number, one in hypotheses
        ],
        "words": {language: {name: text(language, id_) for name, id_ in SCRIPT.items()} for language in Language},
    }
    written = json.dumps(data, separators=(",", ":"))
    # Inside a script element only these could end it or open a comment.
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _is_last(book: Book, goal: str) -> bool:
    """Whether a goal leads to no other: the ways to impact end there."""
    return not book.graph.effects[goal]


def _box(book: Book, box: Box) -> Mapping[str, Any]:
    return {
        "name": box.name,
        "kind": in_all(box.word),
        "people": ", ".join(book.actor(name) for name in people(box.thing)),
        "actors": book.actors(box),
        "term": term(box),
        **({"frames": list(getattr(box.thing, "frames", ()))} if book.plan.frames else {}),
        "checklists": sorted(checklists(book, box.id)),
        "text": "\n".join(dict.fromkeys(_searched(book, box))),
    }


def term(box: Box) -> str:
    """The term of a box; empty where it has none."""
    thing = box.thing
    if isinstance(thing, Activity | Change):
        return thing.term or ""
    return (isinstance(thing, ImpactGoal) and thing.horizon) or ""


def checklists(book: Book, identifier: str) -> set[str]:
    """The checklists that have something to say of a box."""
    found = next(iter(book.on_boxes.values()), {}).get(identifier, ())
    return {rule.checklist.value for one in found if (rule := find(one.rule))}


def _searched(book: Book, box: Box) -> Iterator[str]:
    """All that the search looks through."""
    plan, name = book.plan, box.id
    yield from (name, box.name, box.thing.text or "")
    yield from (book.actor(one) for one in (*people(box.thing), *book.actors(box)))
    yield from (getattr(box.thing, key, None) or "" for key in ("where", "owner", "volume", "programme", "signal"))
    yield from (indicator.text or "" for indicator in plan.indicators.values() if name in indicator.measures)
    for question in plan.learning_questions.values():
        if any(name in written.replace("->", " ").split() for written in question.about):
            yield question.text or ""
    for link, hypotheses in book.hypotheses.items():
        if name == link.cause:
            yield from _reasons(link, hypotheses)


def _reasons(_link: Link, hypotheses: tuple[tuple[int, Any], ...]) -> Iterator[str]:
    for number, one in hypotheses:
        yield from (f"H{number}", one.text or "", one.mechanism or "", *one.assumptions, *one.sources)
