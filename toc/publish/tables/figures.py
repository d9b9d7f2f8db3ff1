"""Figures in tables: baselines and norms, and the hours that measuring asks of people."""

from collections.abc import Iterator, Sequence

from toc.core.model import Baseline, ExternalFactor, ImpactGoal, Indicator, Method, Outcome, date_range
from toc.core.text import is_said
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, State, Table, gap, nothing, said

# --- Baselines and norms ----------------------------------------------------------------------------------------------
# Baselines and norms of indicators as cells: together on paper, a column for each fact in a sheet.


def needs_baseline(look: Lookup, indicator: Indicator) -> bool:
    """Whether a baseline is asked for: of outcomes and the goal, not of what the city itself delivers (rule
    `baseline-missing`)."""
    measured = [look.measurable[name] for name in look.results_of(indicator)]
    return not measured or any(isinstance(one, Outcome | ImpactGoal) for one in measured)


def needs_target(look: Lookup, indicator: Indicator) -> bool:
    """Whether a norm is asked for: not of what plays a part from outside, as the rule `norm-missing` has it."""
    measured = [look.measurable[name] for name in look.results_of(indicator)]
    return not measured or not all(isinstance(one, ExternalFactor) for one in measured)


def no_target(look: Lookup, indicator: Indicator) -> Cell:
    return gap(look.tongue.missing()) if needs_target(look, indicator) else nothing()


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
        return no_target(look, indicator)
    if one.due:
        return said(wanted, tongue.say("by-3") + tongue.short_day(one.due))
    no_day = () if look.is_dated(indicator) else (Line(tongue.say("without-a-date"), State.GAP),)
    return Cell((Line(wanted), *no_day))


def target_due(look: Lookup, indicator: Indicator) -> Cell:
    """The day of a norm; where only its words say by when, that they do."""
    tongue, due = look.tongue, indicator.target and indicator.target.due
    if due:
        return tongue.dated(due)
    return said(tongue.say("moment-in-target")) if look.is_dated(indicator) else gap(tongue.missing())


def norm_text(look: Lookup, indicator: Indicator) -> str | None:
    """What is to be reached, without its day: the value with its unit, or the words of the plan."""
    one = indicator.target
    if one and one.value and is_said(one.value):
        return look.tongue.quantity(one.value, indicator.unit)
    return one.text if one and is_said(one.text) else None


def norm_sentence(look: Lookup, indicator: Indicator) -> str | None:
    """What is to be reached in the words of the plan, where it has them: "30% van de jonge gezinnen van de buurt zijn
    aanwezig"; else the value with its unit.
    """
    one = indicator.target
    return one.text if one and is_said(one.text) else norm_text(look, indicator)


def target_columns(look: Lookup, indicator: Indicator) -> tuple[Cell, Cell]:
    """In a sheet: the value (or the words) and the day."""
    tongue, one = look.tongue, indicator.target
    if one is None or norm_text(look, indicator) is None:
        return no_target(look, indicator), no_target(look, indicator)
    value = tongue.numeric(one.value) if one.value and is_said(one.value) else said(one.text or "")
    return value, target_due(look, indicator)


# --- Burden -----------------------------------------------------------------------------------------------------------
# What measuring asks of people: hours for each method. What nobody estimated is said to be unknown, never zero.


def hours_of(method: Method) -> float | None:
    """Hours of one round: minutes for each person or record, times how many. None where either is not known."""
    if method.minutes is None or method.cases is None:
        return None
    return method.minutes * method.cases / 60


def rounds_of(method: Method) -> int | None:
    """How often it is done, where each moment is a date or a year; None where words such as 'every week' say it."""
    try:
        return len([date_range(moment.strip()) for moment in method.when]) or None
    except ValueError:
        return None


def total_of(method: Method) -> float | None:
    """Hours of all rounds together."""
    hours, rounds = hours_of(method), rounds_of(method)
    return None if hours is None or rounds is None else hours * rounds


def burden(look: Lookup) -> Table:
    """A row for every method, and one for all of them."""
    say = look.tongue.say
    methods = list(look.plan.methods.values())
    return Table(
        name="burden",
        title=say("what-measuring-takes"),
        lead=say("the-time-that-each-method"),
        language=look.language,
        source=look.source,
        columns=_columns(look),
        subject="method",
        empty=say("the-plan-has-no-methods"),
        rows=(*(_row(look, one) for one in methods), *([_total(look, methods)] if methods else [])),
        notes=(_how(look), *unknown_time(look)),
    )


def unknown_time(look: Lookup) -> tuple[str, ...]:
    """Says of how many methods the time is not known, where there are any."""
    methods = list(look.plan.methods.values())
    unknown = [one for one in methods if total_of(one) is None]
    if not unknown:
        return ()
    count, of_all = len(unknown), len(methods)
    if count == of_all:
        return (look.tongue.say("of-no-method-is-all"),)
    return (look.tongue.say("the-time-of-of-methods", count=count, of_all=of_all),)


def hours_cell(look: Lookup, hours: float | None) -> Cell:
    return gap(look.tongue.say("unknown")) if hours is None else look.tongue.hours(hours)


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("method", say("method"), 36),
        Column("kind", say("kind"), 18),
        Column("answers", say("answers"), 14),
        Column("respondents", say("who-is-asked"), 28),
        Column("minutes", say("minutes-each"), 10, Kind.NUMBER),
        Column("cases", say("how-many"), 10, Kind.NUMBER),
        Column("hours", say("hours-a-round"), 10, Kind.NUMBER),
        Column("rounds", say("rounds"), 9, Kind.NUMBER),
        Column("total", say("hours-in-all"), 10, Kind.NUMBER),
    )


def _row(look: Lookup, method: Method) -> Row:
    say = look.tongue.say
    missing, rounds = gap(look.tongue.missing()), rounds_of(method)
    marks = [look.marks[need] for need in method.answers if need in look.marks]
    moments = nothing(say("no-dates")) if method.when else missing
    counts = [missing if one is None else look.tongue.numeric(str(one)) for one in (method.minutes, method.cases)]
    return Row(
        (
            said(name_of(look, method)),
            said(look.tongue.value(method.type)) if method.type else missing,
            said(", ".join(marks)) if marks else missing,
            said(*look.actors(method.respondents)),
            *counts,
            hours_cell(look, hours_of(method)),
            look.tongue.numeric(str(rounds)) if rounds else moments,
            hours_cell(look, total_of(method)),
        )
    )


def name_of(look: Lookup, method: Method) -> str:
    """What a method is called: its name, else its kind."""
    if method.name and is_said(method.name):
        return method.name
    return look.tongue.value(method.type) if method.type else method.id


def _total(look: Lookup, methods: Sequence[Method]) -> Row:
    """The sum of what is known."""
    known = [(hours_of(one), total_of(one)) for one in methods]
    rounds = [hours for hours, _ in known if hours is not None]
    totals = [total for _, total in known if total is not None]
    empty = nothing()
    cells = (
        said(look.tongue.say("all-methods")),
        *[empty] * 5,
        look.tongue.hours(sum(rounds)) if rounds else hours_cell(look, None),
        empty,
        look.tongue.hours(sum(totals)) if totals else hours_cell(look, None),
    )
    return Row(cells, total=True)


def _how(look: Lookup) -> str:
    return look.tongue.say("hours-minutes-for-each-person")
