"""Every date of a plan as a moment: measuring, baselines, norms, results, questions, reflection, taking part, first
steps, and the start and end of activities. What has words in the place of a date is kept apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from toc.core.model import Activity, Method, Phase, date_range
from toc.core.placeholders import is_said
from toc.publish.tables.burden import name_of
from toc.publish.tables.figures import norm_text
from toc.publish.tables.lookup import Lookup


class Kind(StrEnum):
    MEASUREMENT = "measurement"
    BASELINE = "baseline"
    TARGET = "target"
    RESULT = "result"
    QUESTION = "question"
    REFLECTION = "reflection"
    PARTICIPATION = "participation"
    STEP = "step"
    START = "start"
    END = "end"


BY_THE_END = frozenset({Kind.TARGET, Kind.RESULT, Kind.QUESTION, Kind.STEP, Kind.END})
"""For these a year means: by the end of it. For the others it is a day of that year which is still to be chosen."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day. `key` tells it apart from all others of the plan and stays the same when its date changes;
    `written` is the date as the plan has it (ISO, a year, words, or empty), `day` where it stands in a calendar (None
    where it is neither date nor year); `who` are names, `details` sentences."""

    kind: Kind
    key: str
    what: str
    written: str
    day: date | None
    who: tuple[str, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def is_year(self) -> bool:
        return self.day is not None and len(self.written) == 4


def moments(look: Lookup) -> list[Moment]:
    """All moments: those with a day in their order, then those without."""
    found = list(_all(look))
    kinds = list(Kind)
    dated = [(one.day, kinds.index(one.kind), place, one) for place, one in enumerate(found) if one.day]
    return [*(one for *_, one in sorted(dated)), *(one for one in found if one.day is None)]


def _all(look: Lookup) -> Iterator[Moment]:
    yield from (one for method in look.plan.methods.values() for one in _of_method(look, method))
    yield from _of_indicators(look)
    yield from _of_results(look)
    yield from _of_questions(look)
    yield from _of_meetings(look)
    yield from (one for activity in look.plan.activities.values() for one in _of_activity(look, activity))


def _moment(
    kind: Kind, key: str, what: str, written: str, *, who: Iterable[str] = (), details: Iterable[str] = ()
) -> Moment:
    """A moment, with its day worked out."""
    shown = written.strip()
    return Moment(
        kind,
        key,
        what,
        shown,
        _day(kind, shown),
        tuple(dict.fromkeys(one for one in who if is_said(one))),
        tuple(one for one in details if is_said(one)),
    )


def _day(kind: Kind, written: str) -> date | None:
    try:
        first, last = date_range(written)
    except ValueError:
        return None
    return last if kind in BY_THE_END else first


def _of_method(look: Lookup, method: Method) -> Iterator[Moment]:
    say = look.tongue.say
    answers = [look.marks[need] for need in method.answers if need in look.marks]
    asked = ", ".join(look.actors(method.respondents))
    details = [
        say("for") + ", ".join(answers) if answers else "",
        say("asked") + asked if asked else "",
        say("analysed-by") + method.analyses if method.analyses else "",
    ]
    for number, when in enumerate(method.when, 1):
        if is_said(when):
            key = f"method:{method.id}:{number}"
            who = [method.collects or ""]
            yield _moment(Kind.MEASUREMENT, key, name_of(look, method), when, who=who, details=details)


def _of_indicators(look: Lookup) -> Iterator[Moment]:
    for one in look.plan.indicators.values():
        named = f"{look.marks[one.id]} {one.text or one.id}"
        who = [one.responsible or ""]
        if one.baseline and one.baseline.plan and not is_said(one.baseline.value):
            details = [one.baseline.source or ""]
            yield _moment(Kind.BASELINE, f"baseline:{one.id}", named, one.baseline.plan, who=who, details=details)
        if one.target and one.target.due:
            norm = norm_text(look, one)
            details = [look.tongue.say("target-2") + norm if norm else ""]
            yield _moment(Kind.TARGET, f"target:{one.id}", named, one.target.due, who=who, details=details)


def _of_results(look: Lookup) -> Iterator[Moment]:
    for name, node in look.nodes.items():
        if isinstance(node, Activity):
            continue
        if due := node.due:
            full = look.sentence(name) if look.sentence(name) != look.label(name) else ""
            who = look.actors(node.who)
            yield _moment(Kind.RESULT, f"result:{name}", look.label(name), due, who=who, details=[full])


def _of_questions(look: Lookup) -> Iterator[Moment]:
    say = look.tongue.say
    for one in look.plan.learning_questions.values():
        if one.due:
            named = f"{look.marks[one.id]} {one.text or one.id}"
            details = [say("decision") + one.decision if one.decision else ""]
            yield _moment(Kind.QUESTION, f"question:{one.id}", named, one.due, who=[one.user or ""], details=details)


def _of_meetings(look: Lookup) -> Iterator[Moment]:
    """Reflection and taking part."""
    say = look.tongue.say
    for number, one in enumerate(look.plan.reflection, 1):
        what = one.text or say("reading-the-results-together")
        who = look.actors(one.who)
        yield _moment(Kind.REFLECTION, f"reflection:{number}", what, one.date or "", who=who)
    phases = {
        Phase.DESIGN: say("making-the-plan"),
        Phase.MEASURE: say("measuring"),
        Phase.INTERPRET: say("reading-the-results-2"),
    }
    for number, part in enumerate(look.plan.participation, 1):
        phase = phases[part.phase] if part.phase else say("taking-part-2")
        what = f"{phase}: {part.how}" if part.how else phase
        who = look.actors(part.who)
        yield _moment(Kind.PARTICIPATION, f"participation:{number}", what, part.date or "", who=who)


def _of_activity(look: Lookup, activity: Activity) -> Iterator[Moment]:
    label, by = look.label(activity.id), look.actors(activity.by)
    who = by or [activity.owner or ""]
    if activity.start:
        yield _moment(Kind.START, f"start:{activity.id}", label, activity.start, who=who)
    if activity.end:
        yield _moment(Kind.END, f"end:{activity.id}", label, activity.end, who=who)
    for number, step in enumerate(activity.steps, 1):
        what = step.text if step.text and is_said(step.text) else look.tongue.missing()
        details = [look.tongue.say("of-2") + label]
        key = f"step:{activity.id}:{number}"
        yield _moment(Kind.STEP, key, what, step.due or "", who=look.actors(step.who), details=details)
