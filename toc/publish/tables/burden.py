"""What measuring asks of people: hours for each method. What nobody estimated is said to be unknown, never zero."""

from collections.abc import Sequence

from toc.core.model import Method, date_range
from toc.core.placeholders import is_said
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Row, Table, gap, nothing, said


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
