"""Rules on what there is to be of an information need: indicators, not too many, each with all that one has to know."""

import re
from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Link, Plan
from toc.core.scope import scope_of
from toc.core.settings import Limit
from toc.core.text import is_said
from toc.language.lists import Match
from toc.lint.rules._helpers.gaps import Table, all_lack_it, group_measured, is_any_unread, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.indicators import instrument
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GRYP_HEYLEN, ME_STUDIO, USAID_PIRS, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- TOC701: an outcome of which nobody will know whether it came about -----------------------------------------------


@rule(
    701,
    "outcome-without-information-need",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        USAID_TIPS_6,
    ),
    needs_whole_file=True,
)
def outcome_without_information_need(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    scope = scope_of(plan)
    wanted = [
        name
        for name, one in plan.outcomes.items()
        if not (one.external or is_said(one.not_measured) or (scope and scope.leaves_out(name, is_result=True)))
    ]
    if not plan.indicators and not plan.learning_questions:
        if wanted:
            span = section_span(inspection, "indicators", "learning_questions")
            yield RawFinding(span=span, variant="plan", missing_keywords=("indicators", "learning_questions"))
        return
    if is_any_unread(document, "indicators", "measures") or is_any_unread(document, "learning_questions", "about"):
        return
    covered = _covered(plan)
    for name in wanted:
        if name not in covered:
            facts = {"change": inspection.label(name), "id": name}
            yield RawFinding(
                span=inspection.at(name), facts=facts, node=name, missing_keywords=("not_measured", "external")
            )


def _covered(plan: Plan) -> set[str]:
    """Every node that an indicator measures or a learning question is about."""
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    asked = {text for question in plan.learning_questions.values() for text in question.about}
    links = [link for text in asked if (link := Link.parse(text))]
    links += [link for name in asked if name in plan.hypotheses for link in plan.hypotheses[name].links]
    return measured | asked | {end for link in links for end in (link.cause, link.effect)}


# --- TOC715: more indicators than anybody will follow up --------------------------------------------------------------

PER_NODE = Limit(
    "too-many-indicators",
    "per-node",
    3,
)
IN_TOTAL = Limit(
    "too-many-indicators",
    "in-total",
    25,
)


@rule(
    715,
    "too-many-indicators",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
    limits=(PER_NODE, IN_TOTAL),
)
def too_many_indicators(inspection: Inspection) -> Iterator[RawFinding]:
    indicators = inspection.plan.indicators
    if len(indicators) > inspection.limit(IN_TOTAL):
        yield RawFinding(span=section_span(inspection, "indicators"), facts={"count": len(indicators)})
    measuring: dict[str, list[str]] = {node: [] for node, _ in inspection.plan.nodes()}
    for name, indicator in indicators.items():
        for node in dict.fromkeys(indicator.measures):
            if node in measuring:
                measuring[node].append(name)
    for node, names in measuring.items():
        if len(names) > inspection.limit(PER_NODE):
            yield RawFinding(
                span=inspection.at(node),
                variant="node",
                facts={"thing": inspection.label(node), "count": len(names)},
                related=tuple((inspection.at(name), "indicator") for name in names),
                node=node,
            )


# --- TOC713: an indicator that does not say where the figure comes from, how often, and who follows it up -------------

_SHEET = ("source", "frequency", "responsible")


@rule(
    713,
    "indicator-sheet-incomplete",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        USAID_PIRS,
        DHAENE,
        GRYP_HEYLEN,
    ),
)
def indicator_sheet_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    indicators, table = inspection.plan.indicators, Table.of(inspection)
    if table.unsure:
        return
    gaps = {name: gap for name in indicators if (gap := _gap(inspection, name, table))}
    empty = [name for name, gap in gaps.items() if len(gap) == len(_SHEET)]
    if all_lack_it(empty, indicators) and not inspection.plan.methods:
        yield RawFinding(span=section_span(inspection, "indicators"), variant="all", facts={"count": len(empty)})
        return
    for name, gap in gaps.items():
        if name not in empty or not inspection.plan.methods:
            missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
            facts = {"indicator": inspection.label(name), "missing": missing}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name)


def _gap(inspection: Inspection, name: str, table: Table) -> list[str]:
    """Which of the three neither the indicator nor a method that answers it says."""
    indicator = inspection.plan.indicators[name]
    methods = table.of_need(name).values()
    known = {
        "source": bool(methods) or is_said(indicator.source),
        "frequency": any(method.when for method in methods) or is_said(indicator.frequency),
        "responsible": any(is_said(method.collects) for method in methods) or is_said(indicator.responsible),
    }
    return [word for word in _SHEET if not known[word] and not inspection.document.is_unread(name, (word,))]


# --- TOC702: an indicator that does not say what is counted or measured -----------------------------------------------


@rule(
    702,
    "indicator-without-measure",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        ME_STUDIO,
        USAID_PIRS,
    ),
)
def indicator_without_measure(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        if inspection.plan.indicators[said.node].unit or next(texts.find(said, "measure-heads"), None):
            continue
        yield RawFinding(
            span=texts.whole(said),
            variant="sentence" if texts.read(said).clauses else "",
            facts={"found": inspection.label(said.node)},
            node=said.node,
            severity=Severity.INFO if instrument(texts, said) else None,
            missing_keywords=("unit",),
        )


# --- TOC706: a share or percentage that does not say of whom or of what -----------------------------------------------

_NUMBER_OF_NOBODY = late(r"\s*number \w+ing\b", re.IGNORECASE)
_OF = late(r"\b(?:van|of|bij|onder|among|in|die|dat|who|that)\b", re.IGNORECASE)


@rule(
    706,
    "indicator-without-population",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(ME_STUDIO,),
)
def indicator_without_population(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        place = _share_of_nobody(texts, said)
        if place:
            group = group_measured(inspection, inspection.plan.indicators[said.node])
            yield RawFinding(
                span=texts.at(said, *place),
                variant="group" if group else "",
                facts={"found": said.text[slice(*place)].strip(), "group": group},
                node=said.node,
            )


def _share_of_nobody(texts: Texts, said: Said) -> tuple[int, int] | None:
    """Offsets of a share of which the text does not say what it is a share of."""
    counted = _NUMBER_OF_NOBODY.match(said.text) if texts.language is Language.EN else None
    if counted:
        return counted.span()
    head = next(texts.find(said, "share-heads"), None)
    return (head.start, head.end) if head and not _says_of_whom(texts, said, head) else None


def _says_of_whom(texts: Texts, said: Said, head: Match) -> bool:
    """Whether a share says of whom or of what: a group, `of …`, a relative clause, or a plural behind it."""
    reading = texts.read(said)
    if reading.mentions or _OF.search(said.text, head.end):
        return True
    behind = [token.low for token in reading.tokens if token.start >= head.end and token.is_word]
    return any(len(word) > 4 and word.endswith(("en", "s", "ën")) for word in behind)
