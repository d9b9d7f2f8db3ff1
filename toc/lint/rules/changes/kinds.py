"""Rules on what kind of change it is: activity, output or outcome, and of which type."""

import re
from collections.abc import Collection, Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, ChangeType
from toc.language import has_grammar
from toc.language.reading import Who
from toc.lint.rules._helpers.gaps import is_any_unread
from toc.lint.rules._helpers.items import as_outputs
from toc.lint.rules._helpers.judgement import activity_words, only_exists, opening_group, reach_words
from toc.lint.rules._helpers.likeness import alike, telling_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import (
    ASTON,
    DAVIES_2012,
    DHAENE,
    GAC,
    GEZINSCOACHING,
    GRYP_HEYLEN,
    INNOVATION_NETWORK,
    MAYNE_2019,
    OECD_DAC,
    WINDERL,
    WISCONSIN,
)
from toc.syntax.statements import CHANGES, Statement

# --- TOC301: an activity among the changes ----------------------------------------------------------------------------


@rule(
    301,
    "activity-as-change",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.DRAFT,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        WISCONSIN,
        WINDERL,
        ASTON,
    ),
)
def activity_as_change(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, *CHANGES):
        place = activity_words(inspection, said)
        if place:
            yield RawFinding(
                span=texts.at(said, *place),
                variant=str(said.kind),
                facts={"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)},
                node=said.node,
            )


# --- TOC302: an outcome that only counts who was reached --------------------------------------------------------------


@rule(
    302,
    "output-as-outcome",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        WISCONSIN,
    ),
)
def output_as_outcome(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        place = next(reach_words(texts, said), None)
        if place and not only_exists(texts, said):
            facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
            fixes = as_outputs(inspection, [said.node]) if said.kind is Statement.OUTCOME else ()
            yield RawFinding(span=texts.at(said, *place), facts=facts, fixes=fixes, node=said.node)


# --- TOC312: an output that only counts heads -------------------------------------------------------------------------

_COUNTS = late(
    r"(?:(?:minstens|minimaal|ten minste|tenminste|ongeveer|zowat|at least|about|around)\s+)?"
    r"(?:\d+(?:[.,]\d+)?\s*(?:%|procent|percent|op de \d+|van de \d+|out of \d+)?|X{1,4}|één op (?:de )?\w+)\s+(?=\w)",
    re.IGNORECASE,
)
_PRESENT = late(r"\b(?:aanwezigen|deelnemers|attendees|participants)\b", re.IGNORECASE)
_NEAR = 40
"""So many characters behind the number the people stand whom it counts: "30% van de jonge gezinnen"."""


@rule(
    312,
    "count-as-output",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GRYP_HEYLEN,
    ),
)
def count_as_output(inspection: Inspection) -> Iterator[RawFinding]:
    texts, plan = inspection.texts, inspection.plan
    followed = {node for one in plan.indicators.values() if one.target for node in one.measures}
    for said in texts.of(Statement.OUTPUT):
        counts = _COUNTS.match(said.text)
        if not counts or said.node in followed:
            continue
        reading = texts.read(said)
        people = [reading.tokens[one.start] for one in reading.mentions if one.who is Who.PERSONS]
        starts = (*(token.start for token in people), *(match.start() for match in _PRESENT.finditer(said.text)))
        if any(counts.end() <= start < counts.end() + _NEAR for start in starts):
            facts = {"found": said.text[: counts.end()].strip(), "id": said.node}
            yield RawFinding(
                span=texts.at(said, 0, len(said.text[: counts.end()].rstrip())), facts=facts, node=said.node
            )


# --- TOC309: a way to impact without outcomes, or without outputs -----------------------------------------------------


@rule(
    309,
    "outputs-or-outcomes-absent",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        OECD_DAC,
    ),
    needs_whole_file=True,
)
def outputs_or_outcomes_absent(inspection: Inspection) -> Iterator[RawFinding]:
    if not inspection.plan.outcomes:
        yield _absent(inspection, "outcomes", None)
    elif not inspection.plan.outputs:
        fixes = as_outputs(inspection, _reached(inspection))
        yield _absent(inspection, "outputs", Severity.INFO)._replace(fixes=fixes)


def _reached(inspection: Inspection) -> list[str]:
    """The outcomes that tell what was offered or who was reached; nobody can tell in a language without grammar."""
    if not has_grammar(inspection.document.language):
        return []
    texts = inspection.texts
    return [said.node for said in texts.of(Statement.OUTCOME) if next(reach_words(texts, said), None)]


def _absent(inspection: Inspection, section: str, severity: Severity | None) -> RawFinding:
    document = inspection.document
    place = document.place(section) or document.place("changes")
    together = section == "outputs" and document.place("changes") is not None
    return RawFinding(
        span=place.name if place else document.start,
        variant="outputs-changes" if together else section,
        severity=severity,
    )


# --- TOC311: outcomes that do not say what kind of change they are, or that all stop at knowing -----------------------


@rule(
    311,
    "change-type-missing",
    Severity.INFO,
    Checklist.CHANGES,
    applies_from=Profile.FINAL,
    sources=(
        MAYNE_2019,
        GAC,
    ),
)
def change_type_missing(inspection: Inspection) -> Iterator[RawFinding]:
    outcomes = inspection.plan.outcomes
    if not outcomes:
        return
    types = {outcome.type for outcome in outcomes.values()}
    facts: dict[str, object] = {"types": ChangeType}
    whole = inspection.document.span_of("outcomes")
    if types == {ChangeType.KNOWLEDGE}:
        if not inspection.document.partial:
            yield RawFinding(span=whole, variant="knowledge", severity=Severity.WARNING)
    elif types == {None} and len(outcomes) > 1 and not is_any_unread(inspection.document, "outcomes", "type"):
        yield RawFinding(span=whole, variant="all", facts=facts)
    else:
        for name, outcome in outcomes.items():
            if outcome.type is None:
                named = facts | {"change": inspection.label(name)}
                yield RawFinding(span=inspection.at(name), facts=named, node=name, missing_keywords=("type",))


# --- TOC310: two steps that say nearly the same, or a change that repeats the impact goal -----------------------------


@rule(
    310,
    "duplicate-change",
    Severity.WARNING,
    Checklist.CHANGES,
    applies_from=Profile.DRAFT,
    sources=(
        INNOVATION_NETWORK,
        DAVIES_2012,
    ),
)
def duplicate_change(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    texts = {change.id: change.text or change.label or "" for change in plan.changes()}
    goals = plan.all_goals()
    texts |= {name: goal.text or goal.label or "" for name, goal in goals.items()}
    names = sorted(texts, key=inspection.at)
    words = [telling_words(texts[name], inspection.language) for name in names]
    for later, earlier in alike(words):
        pair = names[later], names[earlier]
        change, same = reversed(pair) if pair[0] in goals and pair[1] not in goals else pair
        yield RawFinding(
            span=inspection.at(names[later]),
            variant=_variant(change, same, goals),
            facts={"change": inspection.label(change), "same": inspection.label(same)},
            related=((inspection.at(names[earlier]), "earlier"),),
            node=names[later],
        )


def _variant(change: str, same: str, goals: Collection[str]) -> str:
    """How the wording calls them: two steps, two goals, or a step and a goal."""
    if same not in goals:
        return ""
    return "goals" if change in goals else "impact" if same == IMPACT else "goal"
