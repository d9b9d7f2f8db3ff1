"""References from one thing to another: where they stand, and the rule on ids that nothing has."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity, Span
from toc.core.lazy_regex import late
from toc.core.model import GOALS, IMPACT, NODE_SECTIONS, Link, Part, Plan, Reference, as_id, is_id
from toc.core.shapes import ListOf, PartOf, SectionOf, shapes_of
from toc.core.suggest import nearest, slip_of
from toc.core.text import is_anchored
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.links.arrows import has_no_arrows
from toc.lint.rules.sources import DAVIES_2012
from toc.syntax.document import Document, Path

# --- Where things are referred to -------------------------------------------------------------------------------------
# Every reference of a document: which id or link stands where, and what may stand there. Read off the model.


class Written(NamedTuple):
    """One reference: `text` as it is written, at place `at` of the list `keyword` of the thing `owner`."""

    owner: str
    path: Path
    keyword: str
    at: int
    text: str
    mark: Reference

    def span(self, document: Document) -> Span:
        place = document.place(*self.path, self.keyword, self.at)
        return place.value if place else document.start


def references(document: Document) -> Iterator[Written]:
    """Every reference of the impact goal, of the things in the sections, and of the scope of the evaluation."""
    plan = document.plan
    if plan.impact_goal:
        yield from _of(IMPACT, ("impact_goal",), plan.impact_goal)
    if plan.evaluation and plan.evaluation.scope:
        yield from _of("", ("evaluation", "scope"), plan.evaluation.scope)
    for section, shape in shapes_of(Plan).items():
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf):
            for name, thing in getattr(plan, section).items():
                yield from _of(name, (section, name), thing)


def _of(owner: str, path: Path, part: Part) -> Iterator[Written]:
    for attribute, keyword, mark in _lists(type(part)):
        for index, text in enumerate(getattr(part, attribute)):
            yield Written(owner, path, keyword, index, text, mark)


@cache
def _lists(part: type[Part]) -> tuple[tuple[str, str, Reference], ...]:
    """The lists of references of that part: attribute, keyword, and what may stand there."""
    shapes = shapes_of(part)
    return tuple(
        (attribute, keyword, shape.reference)
        for attribute, info in part.model_fields.items()
        if isinstance(shape := shapes.get(keyword := info.alias or attribute), ListOf) and shape.reference
    )


# --- Ids that were meant ----------------------------------------------------------------------------------------------
# The ids of a document: what is wrong with an id that somebody wrote, and which one was meant.

NODES = (*NODE_SECTIONS, IMPACT)
"""Where an id has to stand to be an end of an arrow."""

MAX_SUGGESTIONS = 50
"""Different unknown ids for which a near one is sought: a file with more of them has another problem than slips."""

Facts = dict[str, object]

_BETWEEN = late(r"[\s,;]+")


class Ids:
    """Knows every id of one document by section. Each list is made once, however many references ask for it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = {**document.sections, IMPACT: IMPACT}
        self._goals = [] if document.plan.impact_goal else [*document.plan.goals]
        """The goals to which arrows lead, where there is no impact goal above them."""
        self._ids: dict[tuple[str, ...], list[str]] = {}
        self._named: dict[tuple[str, ...], dict[str, str]] = {}
        self._meant: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._slips: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._renamed = {as_id(one) for one in document.sections if not is_id(one)}
        """What ids become that cannot be ids: whoever refers to it in that way is right already."""

    def resolves(self, written: str, allowed: tuple[str, ...]) -> bool:
        """Whether that is the id of something in one of these sections."""
        return self._sections.get(written) in allowed and not (self._goals and written == IMPACT)

    def problem(self, written: str, allowed: tuple[str, ...]) -> tuple[str, Facts] | None:
        """What is wrong with an id where those of these sections may stand: a key of the wording, with its facts.

        None where nothing is wrong, also for an id that was seen in a stretch that could not be read.
        """
        section = self._sections.get(written)
        if self.resolves(written, allowed) or written in self._document.lost_ids or written in self._renamed:
            return None
        facts: Facts = {"written": written, "needed": [name for name in allowed if self._is_named(name)]}
        if self._goals and written == IMPACT and IMPACT in allowed:
            return "impact", {**facts, "ids": ", ".join(self._goals)}
        if section:
            spelled = keywords.spell("impact_goal" if section == IMPACT else section, self._document.spelling, Plan)
            return "kind", {**facts, "section": spelled}
        several = self._several(written, allowed)
        if several:
            return "several", {**facts, "ids": several}
        meant = self._suggestion(written, allowed)
        return ("near", {**facts, "near": meant}) if meant else ("", facts)

    def _is_named(self, section: str) -> bool:
        """Whether a message names that section: the goals only where the plan has some."""
        return section != IMPACT and (section != GOALS or bool(self._document.plan.goals))

    def is_certain(self, written: str, meant: str, allowed: tuple[str, ...]) -> bool:
        """Whether nothing else than that id can be meant: it is so called, or this is a plain slip of the pen."""
        if written.casefold() in self._named[allowed]:
            return True
        asked = (written, allowed)
        if asked not in self._slips:
            self._slips[asked] = slip_of(written, self._ids[allowed])
        parts = _BETWEEN.split(written)
        among = len(parts) > 1 and any(one in self._sections for one in parts)
        return self._slips[asked] == meant and not among

    def _several(self, written: str, allowed: tuple[str, ...]) -> list[str]:
        """The ids that stand there as one, because the comma between them was forgotten."""
        parts = _BETWEEN.split(written.strip())
        whole = len(parts) > 1 and len(set(parts)) == len(parts)
        return parts if whole and all(self.resolves(one, allowed) for one in parts) else []

    def _suggestion(self, written: str, allowed: tuple[str, ...]) -> str | None:
        """The id of the thing with that name or label, or else the id that looks most like it."""
        asked = (written, allowed)
        if asked not in self._meant:
            self._list(allowed)
            named = self._named[allowed].get(written.casefold())
            seek = not named and len(self._meant) < MAX_SUGGESTIONS
            self._meant[asked] = self._nearest(written, self._ids[allowed]) if seek else named
        return self._meant[asked]

    @staticmethod
    def _nearest(written: str, known: list[str]) -> str | None:
        # Of several words at once, one that is like one of them is no better guess than the others.
        return slip_of(written, known) if _BETWEEN.search(written) else nearest(written, known)

    def _list(self, allowed: tuple[str, ...]) -> None:
        """Makes the list of what stands in these sections, and of how people name it."""
        if allowed in self._ids:
            return
        self._ids[allowed] = [name for name, section in self._sections.items() if section in allowed and is_id(name)]
        named: dict[str, set[str]] = {}
        for identifier in self._ids[allowed]:
            thing = self._document.thing(identifier)
            called = (getattr(thing, "name", None), getattr(thing, "label", None), *getattr(thing, "aliases", ()))
            for name in filter(None, called):
                named.setdefault(name.casefold(), set()).add(identifier)
        self._named[allowed] = {name: found.pop() for name, found in named.items() if len(found) == 1}


# --- TOC501: a reference to something that is not there, or that cannot stand there -----------------------------------

_ARROW = late(r"\s*([\w-]+?)\s*(?:→|=>|-->|–>|>)\s*([\w-]+)\s*")
"""Arrows that people write where the format asks for `->`."""

_EMPTY = (("indicators", "measures"), ("learning_questions", "about"))
"""Lists that say what a thing is about, so that they cannot be empty."""


@rule(
    501,
    "dangling-reference",
    Severity.ERROR,
    Checklist.LINKS,
    applies_from=Profile.DRAFT,
    sources=(DAVIES_2012,),
)
def dangling_reference(inspection: Inspection) -> Iterator[RawFinding]:
    ids = Ids(inspection.document)
    dangling = [
        one
        for one in references(inspection.document)
        if one.text == one.owner or not ids.resolves(one.text, one.mark.to)
    ]
    lists = {(one.path, one.keyword) for one in dangling}
    written = {
        (one.path, one.keyword, one.text)
        for one in (references(inspection.document) if dangling else ())
        if (one.path, one.keyword) in lists
    }
    for one in dangling:
        for report in _judged(one, ids, inspection):
            near = str(report.facts.get("near", ""))
            doubtful = near == one.owner or (one.path, one.keyword, near) in written
            yield _without_certainty(report) if doubtful else report
    for section, keyword in _EMPTY:
        for name, thing in getattr(inspection.plan, section).items():
            if not getattr(thing, keyword):
                facts = {"thing": inspection.label(name)}
                yield RawFinding(
                    span=inspection.at(name), variant=keyword, facts=facts, node=name, missing_keywords=(keyword,)
                )


def _judged(one: Written, ids: Ids, inspection: Inspection) -> Iterator[RawFinding]:
    document, link = inspection.document, Link.parse(one.text)
    arrow = None if link else _ARROW.fullmatch(one.text)
    if one.mark.links and link:
        whole = ids.resolves(link.cause, NODES) and ids.resolves(link.effect, NODES)
        yield from _of_arrow(one, link, inspection) if whole else _of_ends(one, link, ids, document)
    elif one.mark.links and (arrow or not one.mark.to or ">" in one.text):
        near = str(Link(arrow[1], arrow[2])) if arrow else ""
        yield _report(one, document, "not-a-link", {"written": one.text, "near": near}, mend=one.text)
    elif link or arrow:
        yield _report(one, document, "only-id", {"written": one.text})
    elif problem := ids.problem(one.text, one.mark.to):
        variant, facts = problem
        if variant == "several":
            yield _of_several(one, facts, document)
        else:
            certain = "near" in facts and ids.is_certain(one.text, str(facts["near"]), one.mark.to)
            yield _report(one, document, variant, facts, mend=one.text, certain=certain)
    elif one.text == one.owner:
        yield _report(one, document, "self", {"written": one.text})


def _of_ends(one: Written, link: Link, ids: Ids, document: Document) -> Iterator[RawFinding]:
    for end, last in ((link.cause, False), (link.effect, True)):
        problem = ids.problem(end, NODES)
        if problem:
            variant, facts = problem
            certain = "near" in facts and ids.is_certain(end, str(facts["near"]), NODES)
            yield _report(one, document, variant, facts, mend=end, last=last, certain=certain)


def _of_arrow(one: Written, link: Link, inspection: Inspection) -> Iterator[RawFinding]:
    document, graph = inspection.document, inspection.graph
    if link.cause == link.effect:
        yield _report(one, document, "self", {"written": link.cause})
    elif one.keyword != "link" or document.partial or (link.effect == IMPACT and not document.plan.impact_goal):
        return
    elif has_no_arrows(inspection):
        return  # dead-end-activity says so, once
    elif not graph.has(link) and link.effect not in getattr(document.thing(link.cause), "feeds_back_to", ()):
        facts: Facts = {"written": str(link), "cause": link.cause, "effect": link.effect}
        yield _report(one, document, "no-arrow", facts)


def _without_certainty(report: RawFinding) -> RawFinding:
    """Where what seems meant stands there already, or is the thing itself, something else may be meant."""
    return report._replace(fixes=tuple(one._replace(safe=False) for one in report.fixes))


def _of_several(one: Written, facts: Facts, document: Document) -> RawFinding:
    """Ids without a comma between them; the fix sets them apart and leaves none of them out."""
    ids = cast("list[str]", facts["ids"])
    edits = _set_apart(one, document, ids)
    return RawFinding(
        span=one.span(document),
        variant="several",
        facts={**facts, "ids": ", ".join(ids), "keyword": one.keyword},
        fixes=(Fix("several", edits, safe=one.owner not in ids and not _may_be_one(one)),) if edits else (),
        node=one.owner,
    )


def _may_be_one(one: Written) -> bool:
    """Whether words with only blanks between them may be one group: `young parents`, not `young` and `parents`."""
    return "actors" in one.mark.to and not any(sign in one.text for sign in ",;")


def _set_apart(one: Written, document: Document, ids: list[str]) -> tuple[Edit, ...]:
    """In the way in which the list is written: between brackets, or with a hyphen for each."""
    text, span, whole = document.text, one.span(document), document.place(*one.path, one.keyword)
    start, end = span.start.offset, span.end.offset
    if not whole or is_anchored(text, start) or text[start:end].strip("'\"") != one.text:
        return ()
    before = text[document.lines.bounds(span.start.line)[0] : start]
    if text[whole.value.start.offset] == "[":
        return (Edit(start, end, ", ".join(ids)),)
    if whole.value.start == span.start:
        return (Edit(start, end, f"[{', '.join(ids)}]"),)
    if before.strip(" ") == "-":
        line_end = "\r\n" if "\r\n" in text else "\n"
        return (Edit(start, end, f"{line_end}{before}".join(ids)),)
    return ()


def _report(
    one: Written,
    document: Document,
    variant: str,
    facts: Facts,
    *,
    mend: str = "",
    last: bool = True,
    certain: bool = True,
) -> RawFinding:
    """A report about a reference. `mend` is the part of it to point at, and to replace by the fact `near`; `certain`
    tells that nothing else can be meant."""
    whole = one.span(document)
    stretch = _stretch(document, whole, one.text, mend, last=last) if mend else None
    edits = (
        (Edit(stretch.start.offset, stretch.end.offset, str(facts["near"])),) if stretch and facts.get("near") else ()
    )
    return RawFinding(
        span=stretch or whole,
        variant=variant,
        facts={**facts, "keyword": one.keyword},
        fixes=(Fix("replace", edits, safe=certain and not is_anchored(document.text, whole.start.offset)),)
        if edits
        else (),
        node=one.owner,
    )


def _stretch(document: Document, span: Span, whole: str, part: str, *, last: bool) -> Span | None:
    """Where the first or last `part` of a reference stands in the file; None where it is spelled differently there."""
    found = document.text.rfind(whole, span.start.offset, span.end.offset)
    if found < 0:
        return None
    start = document.text.rfind(part, found, found + len(whole)) if last else document.text.find(part, found)
    return document.lines.span(start, start + len(part))
