"""TOC501: a reference to something that is not there, or that cannot stand there."""

import re
from collections.abc import Iterator

from toc.document import Document
from toc.finding import Edit, Repair, Report, Severity, Span
from toc.model import IMPACT, Link
from toc.rules.base import Checklist, Inspection, Wording, rule
from toc.rules.links.ids import NODES, Facts, Ids
from toc.rules.links.references import Written, references
from toc.rules.sources import DAVIES_2012

_ARROW = re.compile(r"\s*([\w-]+?)\s*(?:→|=>|-->|–>|>)\s*([\w-]+)\s*")
"""Arrows that people write where the format asks for `->`."""

_EMPTY = (("indicators", "measures"), ("learning_questions", "about"))
"""Lists that say what a thing is about, so that they cannot be empty."""


@rule(
    501,
    "dangling-reference",
    Severity.ERROR,
    Checklist.LINKS,
    sources=(DAVIES_2012.at("understandable and complete: every part of the plan can be found"),),
    nl=Wording(
        title="Elke verwijzing komt uit bij iets dat in je plan staat.",
        why="Een verwijzing die nergens uitkomt, valt weg uit de tekening: daar breekt de weg naar impact af zonder "
        "dat iemand het ziet.",
        say={
            "": "'{written}' bij {keyword} bestaat niet in dit plan.",
            "near": "'{written}' bij {keyword} bestaat niet in dit plan. Bedoel je '{near}'?",
            "kind": "'{written}' past niet bij {keyword}: het staat onder {section}.",
            "self": "'{written}' verwijst bij {keyword} naar zichzelf.",
            "not-a-link": "'{written}' bij {keyword} is geen verband.",
            "only-id": "'{written}' is een verband, en bij {keyword} hoort een id.",
            "no-arrow": "Deze hypothese verklaart '{written}', maar die pijl staat niet in je plan.",
            "measures": "Bij indicator '{thing}' staat niet wat je ermee meet.",
            "about": "Bij leervraag '{thing}' staat niet waarover ze gaat.",
        },
        do={
            "": "Verwijs naar een id onder {wanted}, of voeg het daar toe.",
            "near": "Schrijf '{near}', of voeg '{written}' toe onder {wanted}.",
            "kind": "Kies een id onder {wanted}.",
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
            "kind": "staat onder {section}",
            "self": "verwijst naar zichzelf",
            "not-a-link": "geen pijl (->) tussen twee id's",
            "only-id": "een verband, geen id",
            "no-arrow": "deze pijl staat er niet",
            "measures": "geen {measures}",
            "about": "geen {about}",
        },
        fix={"replace": "Schrijf '{near}'"},
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
            "": "'{written}' in {keyword} is not in this plan.",
            "near": "'{written}' in {keyword} is not in this plan. Did you mean '{near}'?",
            "kind": "'{written}' cannot stand in {keyword}: it stands under {section}.",
            "self": "'{written}' refers to itself in {keyword}.",
            "not-a-link": "'{written}' in {keyword} is not a link.",
            "only-id": "'{written}' is a link, and {keyword} asks for an id.",
            "no-arrow": "This hypothesis explains '{written}', but the plan has no such arrow.",
            "measures": "Indicator '{thing}' does not say what it measures.",
            "about": "Learning question '{thing}' does not say what it is about.",
        },
        do={
            "": "Refer to an id under {wanted}, or add it there.",
            "near": "Write '{near}', or add '{written}' under {wanted}.",
            "kind": "Choose an id under {wanted}.",
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
            "kind": "stands under {section}",
            "self": "refers to itself",
            "not-a-link": "no arrow (->) between two ids",
            "only-id": "a link, not an id",
            "no-arrow": "there is no such arrow",
            "measures": "no {measures}",
            "about": "no {about}",
        },
        fix={"replace": "Write '{near}'"},
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
            "near id is sought for the first 200 unknown ids only."
        ),
        (
            "Ook een hypothese over een pijl die niet getekend is, hangt los. `impact` mag ook als er nog geen "
            "impactdoel is: een andere regel vraagt daarnaar. Id's uit een stuk dat niet te lezen was, tellen als "
            "gekend. Alleen voor de eerste 200 onbekende id's zoeken we een id dat erop lijkt."
        ),
    ),
)
def dangling_reference(inspection: Inspection) -> Iterator[Report]:
    document, ids = inspection.document, Ids(inspection.document)
    arrows = {*inspection.graph.links(), *inspection.graph.feedback}
    for one in references(document):
        link = Link.parse(one.text)
        if not one.mark.links and (link or _ARROW.fullmatch(one.text)):
            yield _report(one, "only-id", {"written": one.text})
        elif not one.mark.links:
            yield from _of_id(one, ids, document)
        elif link:
            found = list(_of_ends(one, link, ids, document))
            yield from found or _of_arrow(one, link, arrows, document)
        elif not one.mark.to or _ARROW.fullmatch(one.text) or ">" in one.text:
            yield _not_a_link(one, document)
        else:
            yield from _of_id(one, ids, document)
    if not document.partial:
        yield from _about_nothing(inspection)


def _of_id(one: Written, ids: Ids, document: Document) -> Iterator[Report]:
    problem = ids.problem(one.text, one.mark.to)
    if problem:
        yield _report(one, *problem, stretch=_stretch(document, one.span, one.text))
    elif one.text == one.owner:
        yield _report(one, "self", {"written": one.text})


def _of_ends(one: Written, link: Link, ids: Ids, document: Document) -> Iterator[Report]:
    for end in (link.cause, link.effect):
        problem = ids.problem(end, NODES)
        if problem:
            yield _report(one, *problem, stretch=_stretch(document, one.span, one.text, end, last=end is link.effect))


def _of_arrow(one: Written, link: Link, arrows: set[Link], document: Document) -> Iterator[Report]:
    if link.cause == link.effect:
        yield _report(one, "self", {"written": link.cause})
    elif (
        one.keyword == "link"
        and link not in arrows
        and not document.partial
        and (document.plan.impact_goal or link.effect != IMPACT)
    ):
        yield _report(one, "no-arrow", {"written": str(link), "cause": link.cause, "effect": link.effect})


def _not_a_link(one: Written, document: Document) -> Report:
    ends = _ARROW.fullmatch(one.text)
    stretch = _stretch(document, one.span, one.text) if ends else None
    facts = {"written": one.text, "near": str(Link(ends[1], ends[2])) if ends else ""}
    return _report(one, "not-a-link", facts, stretch=stretch)


def _about_nothing(inspection: Inspection) -> Iterator[Report]:
    for section, keyword in _EMPTY:
        for name, thing in getattr(inspection.plan, section).items():
            if not getattr(thing, keyword):
                yield Report(span=inspection.at(name), say=keyword, facts={"thing": inspection.label(name)}, node=name)


def _report(one: Written, say: str, facts: Facts, *, stretch: Span | None = None) -> Report:
    """A report at that stretch of the reference, or at all of it; the fix writes the fact `near` in the stretch."""
    near = facts.get("near")
    edits = (Edit(stretch.start.offset, stretch.end.offset, str(near)),) if stretch and near else ()
    return Report(
        span=stretch or one.span,
        say=say,
        facts={**facts, "keyword": one.keyword},
        repairs=(Repair("replace", edits, safe=True),) if edits else (),
        node=one.owner,
    )


def _stretch(document: Document, span: Span, whole: str, part: str = "", *, last: bool = True) -> Span | None:
    """Where the part of a reference stands in the file, without quotes; None where it is spelled in another way "
    "there."""
    start, end = span.start.offset, span.end.offset
    found = document.text.rfind(whole, start, end)
    if found < 0 or not whole:
        return None
    part = part or whole
    start = document.text.rfind(part, found, found + len(whole)) if last else document.text.find(part, found)
    return document.lines.span(start, start + len(part))
