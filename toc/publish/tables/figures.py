"""Baselines and norms of indicators as cells: together on paper, a column for each fact in a sheet."""

from collections.abc import Iterator

from toc.core.model import Activity, Baseline, Indicator, Output
from toc.core.placeholders import is_said
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Line, State, gap, nothing, said


def needs_baseline(look: Lookup, indicator: Indicator) -> bool:
    """Whether a baseline is asked for: of outcomes and the goal, not of what the city itself delivers (rule
    `baseline-missing`)."""
    nodes = [look.nodes[name] for name in look.results_of(indicator)]
    return not nodes or any(not isinstance(node, Activity | Output) for node in nodes)


def baseline(look: Lookup, indicator: Indicator) -> Cell:
    """On paper: value, day and source, or when it is planned."""
    found = tuple(_baseline_lines(look, indicator))
    return Cell(found) if found else no_baseline(look, indicator)


def no_baseline(look: Lookup, indicator: Indicator) -> Cell:
    return gap(look.tongue.missing()) if needs_baseline(look, indicator) else nothing()


def _baseline_lines(look: Lookup, indicator: Indicator) -> Iterator[Line]:
    tongue, one = look.tongue, indicator.baseline
    if one is None:
        return
    if one.value and is_said(one.value):
        yield Line(tongue.quantity(one.value, indicator.unit))
        when = tongue.say("on") if one.date and len(one.date) == 10 else tongue.say("in")
        no_day = Line(tongue.say("without-a-date"), State.GAP)
        yield Line(f"{when} {tongue.short_day(one.date)}") if one.date else no_day
    elif one.plan:
        yield Line(tongue.say("planned-2") + tongue.short_day(one.plan))
    else:
        return
    if one.source and is_said(one.source):
        yield Line(one.source)


def baseline_columns(look: Lookup, indicator: Indicator) -> tuple[Cell, Cell]:
    """In a sheet: the value and the day, which is the planned one where there is no value yet."""
    tongue, one, none = look.tongue, indicator.baseline or Baseline(), no_baseline(look, indicator)
    if one.value and is_said(one.value):
        return tongue.numeric(one.value), tongue.dated(one.date) if one.date else gap(tongue.missing())
    if one.plan:
        return nothing(tongue.say("planned")), tongue.dated(one.plan)
    return none, none


def target(look: Lookup, indicator: Indicator) -> Cell:
    """On paper: what is to be reached, and by when."""
    tongue, one = look.tongue, indicator.target
    wanted = norm_text(look, indicator)
    if one is None or wanted is None:
        return gap(tongue.missing())
    by = tongue.say("by-3")
    no_day = Line(tongue.say("without-a-date"), State.GAP)
    return Cell((Line(wanted), Line(by + tongue.short_day(one.due)) if one.due else no_day))


def norm_text(look: Lookup, indicator: Indicator) -> str | None:
    """What is to be reached, without its day: the value with its unit, or the words of the plan."""
    one = indicator.target
    if one and one.value and is_said(one.value):
        return look.tongue.quantity(one.value, indicator.unit)
    return one.text if one and is_said(one.text) else None


def target_columns(look: Lookup, indicator: Indicator) -> tuple[Cell, Cell]:
    """In a sheet: the value (or the words) and the day."""
    tongue, one = look.tongue, indicator.target
    missing = gap(tongue.missing())
    if one is None or norm_text(look, indicator) is None:
        return missing, missing
    value = tongue.numeric(one.value) if one.value and is_said(one.value) else said(one.text or "")
    return value, tongue.dated(one.due) if one.due else missing
