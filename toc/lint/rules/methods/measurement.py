"""Rules on the rows of the impact measurement table and on their moments."""

from collections.abc import Iterator, Mapping

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity, Span
from toc.core.model import IMPACT, Indicator, Method, MethodType, Phase, date_range
from toc.core.text import is_said
from toc.lint.rules._helpers.gaps import NAMED, Table, all_lack_it, are_the_same, only_moment, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, USAID_PIRS

# --- TOC801: an information need without a complete row in the impact measurement table -------------------------------

# These ask nobody: what is looked at or looked up is named by the method itself.
_NOBODY_ASKED = frozenset({MethodType.EXISTING_DATA, MethodType.REGISTRATION, MethodType.OBSERVATION})
_COLUMNS = {"respondents": "source", "when": "frequency", "collects": "responsible", "analyses": ""}
"""The columns of a method, each with the keyword of an indicator that says it as well."""


@rule(
    801,
    "measurement-row-incomplete",
    Severity.ERROR,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        USAID_PIRS,
    ),
    needs_whole_file=True,
)
def measurement_row_incomplete(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    needs = (*plan.indicators, *plan.learning_questions)
    table = Table.of(inspection)
    if not needs or table.unsure:
        return
    if not plan.methods:
        yield RawFinding(span=section_span(inspection, "methods"), variant="plan", missing_keywords=("methods",))
    elif not any(method.answers for method in plan.methods.values()):
        yield RawFinding(span=section_span(inspection, "methods"), variant="loose")
    else:
        yield from _without_method(inspection, needs, table)
        yield from _incomplete(inspection, needs, table)


def _without_method(inspection: Inspection, needs: tuple[str, ...], table: Table) -> Iterator[RawFinding]:
    for name in needs:
        if not table.of_need(name):
            indicator = inspection.plan.indicators.get(name)
            yield RawFinding(
                span=inspection.at(name),
                variant="indicator" if indicator else "question",
                facts={"need": inspection.label(name), "id": name},
                node=name,
                severity=Severity.WARNING if indicator and _has_full_sheet(indicator) else None,
            )


def _has_full_sheet(indicator: Indicator) -> bool:
    return all(is_said(text) for text in (indicator.source, indicator.frequency, indicator.responsible))


def _incomplete(inspection: Inspection, needs: tuple[str, ...], table: Table) -> Iterator[RawFinding]:
    """What rows lack: at the method where one method answers them, at the row where several do."""
    of_method: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    for need in needs:
        methods = table.of_need(need)
        missing = [column for column in _COLUMNS if not _is_filled(inspection, column, need, methods)]
        if len(methods) == 1:
            method = next(iter(methods))
            of_method.setdefault(method, []).extend(missing)
            waiting.setdefault(method, []).extend([need] if missing else [])
        elif methods and missing:
            facts = {"need": inspection.label(need), "missing": _spelled(inspection, missing)}
            related = tuple((inspection.at(name), "with") for name in methods)
            yield RawFinding(span=inspection.at(need), variant="row", facts=facts, related=related, node=need)
    yield from _at_methods(inspection, of_method, waiting, table)


def _at_methods(
    inspection: Inspection, of_method: Mapping[str, list[str]], waiting: Mapping[str, list[str]], table: Table
) -> Iterator[RawFinding]:
    everywhere = [column for column in _COLUMNS if all_lack_it(_lacking(of_method, column), table.answering)]
    if everywhere:
        yield RawFinding(
            span=section_span(inspection, "methods"),
            variant="all",
            facts={"count": len(of_method), "missing": _spelled(inspection, everywhere)},
        )
    for method, lacking in of_method.items():
        missing = [column for column in _COLUMNS if column in lacking and column not in everywhere]
        if missing:
            facts = {"method": inspection.label(method), "missing": _spelled(inspection, missing)}
            related = tuple((inspection.at(need), "need") for need in waiting[method])
            yield RawFinding(span=inspection.at(method), variant="method", facts=facts, related=related, node=method)


def _lacking(of_method: Mapping[str, list[str]], column: str) -> list[str]:
    return [method for method, missing in of_method.items() if column in missing]


def _spelled(inspection: Inspection, columns: list[str]) -> list[str]:
    return [keywords.spell(column, inspection.document.spelling) for column in columns]


def _is_filled(inspection: Inspection, column: str, need: str, methods: Mapping[str, Method]) -> bool:
    """Whether a method says it, or the indicator itself, or says it in a way that could not be read."""
    if column == "respondents" and any(method.type in _NOBODY_ASKED for method in methods.values()):
        return True
    unread = inspection.document.is_unread
    if any(_says(method, column) or unread(name, (column,)) for name, method in methods.items()):
        return True
    indicator, own = inspection.plan.indicators.get(need), _COLUMNS[column]
    return bool(indicator and own) and (is_said(getattr(indicator, own)) or unread(need, (own,)))


def _says(method: Method, column: str) -> bool:
    found: str | tuple[str, ...] | None = getattr(method, column)
    return any(is_said(text) for text in found) if isinstance(found, tuple) else is_said(found)


# --- TOC803: a change that is measured at one moment only -------------------------------------------------------------


@rule(
    803,
    "single-measurement-moment",
    Severity.WARNING,
    Checklist.METHODS,
    applies_from=Profile.REVIEW,
    sources=(GEZINSCOACHING,),
)
def single_measurement_moment(inspection: Inspection) -> Iterator[RawFinding]:
    table = Table.of(inspection)
    changes = {*inspection.plan.outcomes, *inspection.plan.goals, IMPACT}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, indicator in inspection.plan.indicators.items():
        methods = table.of_need(name)
        moment = None if changes.isdisjoint(indicator.measures) else only_moment(indicator, methods)
        if moment and not _may_be_more(inspection, name, table):
            timed = next(method for method, one in methods.items() if one.when)
            groups.setdefault((timed, moment, _kind(indicator, moment)), []).append(name)
    for (method, moment, kind), names in groups.items():
        facts = {
            "indicators": [inspection.label(name) for name in names],
            "count": len(names),
            "method": inspection.label(method),
            "moment": moment,
        }
        variant = kind if len(names) <= NAMED else "_".join(filter(None, ("many", kind)))
        related = tuple((inspection.at(name), "indicator") for name in names)
        yield RawFinding(span=inspection.at(method, "when"), variant=variant, facts=facts, related=related, node=method)


def _kind(indicator: Indicator, moment: str) -> str:
    dated = indicator.baseline and indicator.baseline.date
    return "start" if dated and are_the_same(dated, moment) else ""


def _may_be_more(inspection: Inspection, name: str, table: Table) -> bool:
    """Whether there is a moment that could not be read."""
    unread = inspection.document.is_unread
    methods = table.of_need(name)
    return table.unsure or unread(name, ("baseline", "frequency")) or any(unread(one, ("when",)) for one in methods)


# --- TOC806: results that nobody reads together, or only after the decision -------------------------------------------


@rule(
    806,
    "no-sense-making-moment",
    Severity.INFO,
    Checklist.METHODS,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
    needs_whole_file=True,
)
def no_sense_making_moment(inspection: Inspection) -> Iterator[RawFinding]:
    moments = _moments(inspection)
    if not moments:
        if inspection.plan.methods:
            span = section_span(inspection, "reflection", "methods")
            yield RawFinding(span=span, missing_keywords=("reflection", "participation"))
    elif not inspection.document.is_unread("", ("reflection", "participation")):
        yield from _too_late(inspection, moments)


def _moments(inspection: Inspection) -> list[tuple[str, Span]]:
    """When results are read together, with the place of the date; empty text where there is no date."""
    plan, document = inspection.plan, inspection.document
    moments = [
        (one.date or "", document.span_of("reflection", index, "date")) for index, one in enumerate(plan.reflection)
    ]
    moments += [
        (one.date or "", document.span_of("participation", index, "date"))
        for index, one in enumerate(plan.participation)
        if one.phase is Phase.INTERPRET
    ]
    return moments


def _too_late(inspection: Inspection, moments: list[tuple[str, Span]]) -> Iterator[RawFinding]:
    if not all(written for written, _ in moments):
        return
    first, span = min(moments, key=lambda moment: date_range(moment[0])[0])
    dues = {name: one.due for name, one in inspection.plan.learning_questions.items() if one.due}
    late = {name: due for name, due in dues.items() if date_range(due)[1] < date_range(first)[0]}
    if late:
        yield RawFinding(
            span=span,
            variant="late_many" if len(late) > 1 else "late",
            facts={
                "moment": first,
                "count": len(late),
                "questions": [inspection.label(name) for name in late],
                "due": min(late.values(), key=lambda due: date_range(due)[0]),
            },
            related=tuple((inspection.at(name, "due"), "due") for name in late),
            severity=Severity.WARNING,
        )
