"""TOC801: an information need without a complete row in the impact measurement table."""

from collections.abc import Iterator, Mapping

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Indicator, Method, MethodType
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, USAID_PIRS

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
