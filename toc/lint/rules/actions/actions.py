"""Rules on the actions of the action plan: what each is for, who does it, how one sees its result, what comes first."""

from collections.abc import Iterator, Sequence

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.graph import Level
from toc.core.model import Activity, Outcome, Output, Term, date_range
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DORAN, GRYP_HEYLEN

# --- What the rules share ---------------------------------------------------------------------------------------------
# What the rules of the action plan share.


def once_or_each(
    inspection: Inspection, lacking: Sequence[str], asked: int, missing_keywords: tuple[str, ...]
) -> Iterator[RawFinding]:
    """A report for each of the activities that lack something; one for the plan where all that could have it lack it.

    A plan that has not come to its action plan is told so once. `asked` is how many activities could have it.
    """
    document = inspection.document
    lacking = [name for name in lacking if not document.is_unread(name, missing_keywords)]
    if len(lacking) == asked > 1:
        if not document.partial:
            yield RawFinding(span=at_keyword(inspection, "activities"), variant="all", facts={"number": asked})
        return
    for name in lacking:
        facts = {"activity": inspection.label(name), "id": name}
        yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=missing_keywords)


# --- TOC901: a change for which the plan itself does nothing, or means that no activity uses --------------------------


@rule(
    901,
    "action-not-linked",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.REVIEW,
    sources=(GRYP_HEYLEN,),
    needs_whole_file=True,
)
def action_not_linked(inspection: Inspection) -> Iterator[RawFinding]:
    arrows_unread = any(path[2:3] == ("leads_to",) for path in inspection.document.unread)
    if inspection.plan.activities and not arrows_unread:
        yield from _changes_by_others_alone(inspection)
        yield from _unused_inputs(inspection)


def _changes_by_others_alone(inspection: Inspection) -> Iterator[RawFinding]:
    graph = inspection.graph
    helped = graph.downstream(graph.at(Level.ACTIVITY))
    external = {change.id for change in inspection.plan.changes() if change.external}
    for change in inspection.plan.changes():
        causes = graph.causes[change.id]
        if change.id not in helped and not change.external and causes and external.issuperset(causes):
            yield RawFinding(
                span=inspection.at(change.id),
                facts={"change": inspection.label(change.id), "id": change.id},
                related=tuple((inspection.at(cause), "other") for cause in causes[:3]),
                node=change.id,
                severity=Severity.INFO if isinstance(change, Output) else None,
                missing_keywords=("external",),
            )


def _unused_inputs(inspection: Inspection) -> Iterator[RawFinding]:
    inputs = inspection.plan.inputs
    unused = [name for name, one in inputs.items() if not one.leads_to]
    if len(unused) == len(inputs) > 1:
        yield RawFinding(span=at_keyword(inspection, "inputs"), variant="inputs", severity=Severity.INFO)
        return
    for name in unused:
        yield RawFinding(
            span=inspection.at(name),
            variant="input",
            facts={"input": inspection.label(name)},
            node=name,
            severity=Severity.INFO,
            missing_keywords=("leads_to",),
        )


# --- TOC902: an activity of several that nobody pulls -----------------------------------------------------------------

_NOBODY = frozenset(
    {"iedereen", "allen", "allemaal", "alle", "alle diensten", "alle partners", "we", "wij", "wij allen", "team"}
    | {"het team", "ons team", "iedereen samen", "nog te bepalen", "te bepalen", "nog onbekend", "ntb", "n.t.b."}
    | {"everyone", "everybody", "all", "all of us", "all services", "all departments", "all partners", "us", "the team"}
    | {"our team", "to be decided", "to be determined", "unknown", "tbd", "tbc", "?", "-", "…", "..."}
)
"""Owners that point at nobody, in Dutch and in English."""


@rule(
    902,
    "action-without-owner",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(
        GRYP_HEYLEN,
        DORAN,
    ),
)
def action_without_owner(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.owner or len(set(one.by)) > 1]
    lacking = [name for name in asked if not activities[name].owner]
    for report in once_or_each(inspection, lacking, len(asked), ("owner",)):
        yield _with_doers(inspection, report)
    for name, activity in activities.items():
        if activity.owner and activity.owner.strip().casefold() in _NOBODY:
            yield _nobody(inspection, name, activity)


def _with_doers(inspection: Inspection, report: RawFinding) -> RawFinding:
    if not report.node:
        return report
    doers = list(dict.fromkeys(inspection.plan.activities[report.node].by))
    facts = {**report.facts, "doers": [inspection.label(doer) for doer in doers]}
    return RawFinding(
        span=inspection.at(report.node),
        facts=facts,
        node=report.node,
        missing_keywords=report.missing_keywords,
        related=report.related,
    )


def _nobody(inspection: Inspection, name: str, activity: Activity) -> RawFinding:
    return RawFinding(
        span=inspection.at(name, "owner"),
        variant="nobody",
        facts={"activity": inspection.label(name), "written": activity.owner},
        node=name,
        applies_from=Profile.REVIEW,
    )


# --- TOC905: an activity of which nobody can tell whether it went well ------------------------------------------------


@rule(
    905,
    "action-without-result-norm",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
    needs_whole_file=True,
)
def action_without_result_norm(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    if not measured or inspection.document.is_unread("", ("indicators",)):
        return
    asked_about = {node for question in plan.learning_questions.values() for node in question.about}
    linked = [activity for activity in plan.activities.values() if inspection.graph.effects[activity.id]]
    lacking = [one.id for one in linked if not _is_spoken_of(inspection, one, measured, asked_about)]
    yield from once_or_each(inspection, lacking, len(linked), ("leads_to",))


def _is_spoken_of(inspection: Inspection, activity: Activity, measured: set[str], asked_about: set[str]) -> bool:
    """Whether something is measured at the activity or right after it, or another rule already asks for that."""
    effects = inspection.graph.effects[activity.id]
    if not measured.isdisjoint((activity.id, *effects)) or not inspection.plan.all_goals().keys().isdisjoint(effects):
        return True
    changes = [inspection.document.thing(effect) for effect in effects]
    return any(
        getattr(change, "not_measured", None) or (isinstance(change, Outcome) and change.id not in asked_about)
        for change in changes
    )


# --- TOC906: an activity for the short term without a first step ------------------------------------------------------


@rule(
    906,
    "no-first-step",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def no_first_step(inspection: Inspection) -> Iterator[RawFinding]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.steps or _starts_soon(inspection, one)]
    yield from once_or_each(inspection, [name for name in asked if not activities[name].steps], len(asked), ("steps",))
    for name in asked:
        found = list(_unfinished(inspection, activities[name]))
        if found:
            yield found[0]._replace(related=tuple((other.span, "more") for other in found[1:]))


def _starts_soon(inspection: Inspection, activity: Activity) -> bool:
    started = activity.start is not None and date_range(activity.start)[0] <= inspection.today
    return activity.term is Term.SHORT and not started


def _unfinished(inspection: Inspection, activity: Activity) -> Iterator[RawFinding]:
    """The steps of an activity that do not say who or by when."""
    for index, step in enumerate(activity.steps):
        lacks = tuple(word for word in ("who", "due") if not getattr(step, word))
        if lacks and step.text:
            yield RawFinding(
                span=inspection.at(activity.id, "steps", index),
                variant="both" if len(lacks) == 2 else lacks[0],
                facts={"step": step.text},
                node=activity.id,
                severity=Severity.INFO,
                missing_keywords=("steps",),
            )
