"""TOC501: a reference to something that is not there, or that cannot stand there."""

from collections.abc import Iterator
from typing import cast

from toc.core.findings import Edit, Profile, Repair, Report, Severity, Span
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Link
from toc.core.text import is_anchored
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
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
    since=Profile.DRAFT,
    sources=(
        DAVIES_2012.at(
            "understandable and complete: every part of the plan can be found",
            "begrijpelijk en volledig: elk deel van het plan is terug te vinden",
        ),
    ),
    nl=Wording(
        title="Elke verwijzing komt uit bij iets dat in je plan staat.",
        why="Een verwijzing die nergens uitkomt, valt weg uit de tekening: daar breekt de weg naar impact af zonder "
        "dat iemand het ziet.",
        say={
            "": "'{written}' bij '{keyword}' bestaat niet in dit plan.",
            "near": "'{written}' bij '{keyword}' bestaat niet in dit plan. Bedoel je '{near}'?",
            "several": "'{written}' bij '{keyword}' zijn meer id's: er staat geen komma tussen.",
            "kind": "'{written}' past niet bij '{keyword}': het staat onder {section}.",
            "self": "'{written}' verwijst bij '{keyword}' naar zichzelf.",
            "not-a-link": "'{written}' bij '{keyword}' is geen verband.",
            "only-id": "'{written}' is een verband, en bij '{keyword}' hoort een id.",
            "no-arrow": "Deze hypothese verklaart '{written}', maar die pijl staat niet in je plan.",
            "measures": "Bij indicator '{thing}' staat niet wat je ermee meet.",
            "about": "Bij leervraag '{thing}' staat niet waarover ze gaat.",
        },
        do={
            "": "Verwijs naar een id onder {needed}, of voeg '{written}' daar toe.",
            "near": "Schrijf '{near}'. Bedoel je iets anders, voeg '{written}' dan toe onder {needed}.",
            "several": "Zet de id's tussen haakjes, met een komma ertussen: {keyword}: [{ids}].",
            "kind": "Kies een id onder {needed}.",
            "self": "Een pijl loopt van oorzaak naar gevolg: verwijs naar een andere stap, of schrap de verwijzing.",
            "not-a-link": "Schrijf de oorzaak, een pijl en het gevolg, bijvoorbeeld: {keyword}: kennen_elkaar -> "
            "impact.",
            "only-id": "Schrijf enkel het id waarnaar je verwijst.",
            "no-arrow": "Teken de pijl: zet '{effect}' bij {leads_to} van '{cause}'. Of kies een pijl die er wel "
            "staat.",
            "measures": "Noem de verandering waarvoor het cijfer iets zegt: {measures}: [id].",
            "about": "Noem de verandering, het verband of de hypothese die je wilt begrijpen: {about}: [id].",
        },
        point={
            "": "bestaat niet",
            "near": "bestaat niet",
            "several": "een komma te weinig",
            "kind": "staat onder {section}",
            "self": "verwijst naar zichzelf",
            "not-a-link": "geen pijl (->) tussen twee id's",
            "only-id": "een verband, geen id",
            "no-arrow": "deze pijl staat er niet",
            "measures": "geen {measures}",
            "about": "geen {about}",
        },
        fix={"replace": "Schrijf '{near}'", "several": "Zet een komma tussen de id's"},
        bad="""\
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
    leidt_tot: [⟦buren_aktief⟧]
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
""",
        good="""\
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe aan bewonersgroepen
    leidt_tot: [buren_actief]
outcomes:
  buren_actief:
    tekst: Buren zetten zelf ontmoetingen op
""",
    ),
    en=Wording(
        title="Every reference arrives at something that is in the plan.",
        why="A reference that arrives nowhere drops out of the picture: the way to impact breaks off there, and "
        "nobody sees it.",
        say={
            "": "'{written}' in '{keyword}' is not in this plan.",
            "near": "'{written}' in '{keyword}' is not in this plan. Did you mean '{near}'?",
            "several": "'{written}' in '{keyword}' is more than one id: there is no comma between them.",
            "kind": "'{written}' cannot stand in '{keyword}': it stands under {section}.",
            "self": "'{written}' refers to itself in '{keyword}'.",
            "not-a-link": "'{written}' in '{keyword}' is not a link.",
            "only-id": "'{written}' is a link, and '{keyword}' asks for an id.",
            "no-arrow": "This hypothesis explains '{written}', but the plan has no such arrow.",
            "measures": "Indicator '{thing}' does not say what it measures.",
            "about": "Learning question '{thing}' does not say what it is about.",
        },
        do={
            "": "Refer to an id under {needed}, or add '{written}' there.",
            "near": "Write '{near}'. If you mean something else, add '{written}' under {needed}.",
            "several": "Put the ids between brackets, with a comma between them: {keyword}: [{ids}].",
            "kind": "Choose an id under {needed}.",
            "self": "An arrow runs from a cause to an effect: refer to another step, or drop the reference.",
            "not-a-link": "Write the cause, an arrow and the effect, for instance: {keyword}: know_each_other -> "
            "impact.",
            "only-id": "Write only the id that you refer to.",
            "no-arrow": "Draw the arrow: add '{effect}' to {leads_to} of '{cause}'. Or choose an arrow that is there.",
            "measures": "Name the change that the figure tells something about: {measures}: [id].",
            "about": "Name the change, link or hypothesis that you want to understand: {about}: [id].",
        },
        point={
            "": "not in this plan",
            "near": "not in this plan",
            "several": "a comma is missing",
            "kind": "stands under {section}",
            "self": "refers to itself",
            "not-a-link": "no arrow (->) between two ids",
            "only-id": "a link, not an id",
            "no-arrow": "there is no such arrow",
            "measures": "no {measures}",
            "about": "no {about}",
        },
        fix={"replace": "Write '{near}'", "several": "Put a comma between the ids"},
        bad="""\
activities:
  neighbourhood_budget:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
    leads_to: [⟦neigbours_active⟧]
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
""",
        good="""\
activities:
  neighbourhood_budget:
    text: Social Affairs grants residents' groups a yearly neighbourhood budget
    leads_to: [neighbours_active]
outcomes:
  neighbours_active:
    text: Neighbours set up meetings themselves
""",
    ),
    note=(
        (
            "A hypothesis about an arrow that is not drawn dangles too. `impact` counts as known without an impact "
            "goal: another rule asks for the goal. Ids in a stretch that could not be read count as known as well. A "
            "near id is sought for the first 50 unknown ids only."
        ),
        (
            "Ook een hypothese over een pijl die niet getekend is, hangt los. `impact` mag ook als er nog geen "
            "impactdoel is: een andere regel vraagt daarnaar. Id's uit een stuk dat niet te lezen was, tellen als "
            "gekend. Alleen voor de eerste 50 onbekende id's zoeken we een id dat erop lijkt."
        ),
    ),
)
def dangling_reference(inspection: Inspection) -> Iterator[Report]:
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
                yield Report(span=inspection.at(name), say=keyword, facts=facts, node=name, absent=(keyword,))


def _judged(one: Written, ids: Ids, inspection: Inspection) -> Iterator[Report]:
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
        say, facts = problem
        if say == "several":
            yield _of_several(one, facts, document)
        else:
            certain = "near" in facts and ids.is_certain(one.text, str(facts["near"]), one.mark.to)
            yield _report(one, document, say, facts, mend=one.text, certain=certain)
    elif one.text == one.owner:
        yield _report(one, document, "self", {"written": one.text})


def _of_ends(one: Written, link: Link, ids: Ids, document: Document) -> Iterator[Report]:
    for end, last in ((link.cause, False), (link.effect, True)):
        problem = ids.problem(end, NODES)
        if problem:
            say, facts = problem
            certain = "near" in facts and ids.is_certain(end, str(facts["near"]), NODES)
            yield _report(one, document, say, facts, mend=end, last=last, certain=certain)


def _of_arrow(one: Written, link: Link, inspection: Inspection) -> Iterator[Report]:
    document, graph = inspection.document, inspection.graph
    if link.cause == link.effect:
        yield _report(one, document, "self", {"written": link.cause})
    elif one.keyword != "link" or document.partial or (link.effect == IMPACT and not document.plan.impact_goal):
        return
    elif not graph.has(link) and link.effect not in getattr(document.thing(link.cause), "feeds_back_to", ()):
        facts: Facts = {"written": str(link), "cause": link.cause, "effect": link.effect}
        yield _report(one, document, "no-arrow", facts)


def _without_certainty(report: Report) -> Report:
    """Where what seems meant stands there already, or is the thing itself, something else may be meant."""
    return report._replace(repairs=tuple(one._replace(safe=False) for one in report.repairs))


def _of_several(one: Written, facts: Facts, document: Document) -> Report:
    """Ids without a comma between them; the fix sets them apart and leaves none of them out."""
    ids = cast("list[str]", facts["ids"])
    edits = _set_apart(one, document, ids)
    return Report(
        span=one.span(document),
        say="several",
        facts={**facts, "ids": ", ".join(ids), "keyword": one.keyword},
        repairs=(Repair("several", edits, safe=one.owner not in ids),) if edits else (),
        node=one.owner,
    )


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
    say: str,
    facts: Facts,
    *,
    mend: str = "",
    last: bool = True,
    certain: bool = True,
) -> Report:
    """A report about a reference. `mend` is the part of it to point at, and to replace by the fact `near`; `certain`
    tells that nothing else can be meant."""
    whole = one.span(document)
    stretch = _stretch(document, whole, one.text, mend, last=last) if mend else None
    edits = (
        (Edit(stretch.start.offset, stretch.end.offset, str(facts["near"])),) if stretch and facts.get("near") else ()
    )
    return Report(
        span=stretch or whole,
        say=say,
        facts={**facts, "keyword": one.keyword},
        repairs=(Repair("replace", edits, safe=certain and not is_anchored(document.text, whole.start.offset)),)
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
