"""TOC501: a reference to something that is not there, or that cannot stand there."""

from collections.abc import Iterator
from typing import cast

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity, Span
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Link
from toc.core.text import is_anchored
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.links.ids import NODES, Facts, Ids
from toc.lint.rules.links.references import Written, references
from toc.lint.rules.sources import DAVIES_2012
from toc.syntax.document import Document

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
