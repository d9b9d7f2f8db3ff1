"""The calendar as an iCalendar file (RFC 5545), which Outlook, Google Calendar and Apple take in.

All events last the whole day and leave people free. An event keeps its UID when its date or text changes, so that
taking in a newer file moves it instead of adding another. The same plan gives the same bytes: the stamp is the plan's
date.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from toc.publish.calendars import Moment, kind_of, when_of
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.safe import clean, moment_of
from toc.publish.tables.table import Source, Tongue

_NAMESPACE = UUID("6d0f4a52-30f2-5c0b-9a3e-7a7f0c9a54d1")
"""Ours, made once: a UID is worked out from it and from what the event is."""


def to_bytes(plans: Sequence[tuple[Lookup, Sequence[Moment]]]) -> bytes:
    """One calendar of the moments of all these plans; at least one. Moments without a day are left out."""
    first = plans[0][0]
    calendar = Calendar()
    calendar.add("prodid", f"-//toc//theory of change//{first.language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    name = clean(first.source.title) if len(plans) == 1 else first.tongue.say("ways-to-impact")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    seen: set[str] = set()
    for look, found in plans:
        identity = _identity(look.source, seen)
        for moment in found:
            if moment.day is not None:
                calendar.add_component(_event(moment, moment.day, look, identity))
    return bytes(calendar.to_ical())


def _identity(source: Source, seen: set[str]) -> str:
    """What a plan is, whatever its file is called; with the name of the file where two would be the same."""
    identity = f"{source.organisation}\n{source.title}"
    if identity in seen:
        identity = f"{identity}\n{source.path}"
    seen.add(identity)
    return identity


def _event(moment: Moment, day: date, look: Lookup, identity: str) -> Event:
    tongue, event = look.tongue, Event()
    kind = kind_of(moment, tongue)
    event.add("uid", str(uuid5(_NAMESPACE, f"{identity}\n{moment.key}")))
    event.add("dtstamp", moment_of(look.source.date))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    summary = f"{kind}: {moment.what}"
    event.add("summary", clean(f"{summary} ({when_of(moment, tongue)})" if moment.is_year else summary))
    event.add("description", "\n".join(clean(line) for line in _described(moment, look.source, tongue)))
    event.add("categories", [kind])
    event.add("transp", "TRANSPARENT")
    return event


def _described(moment: Moment, source: Source, tongue: Tongue) -> Iterable[str]:
    """Who, the details, and of which plan it is."""
    if moment.who:
        yield tongue.say("who-2") + ", ".join(moment.who)
    yield from moment.details
    version = f" ({tongue.say('version')} {source.version})" if source.version else ""
    yield tongue.say("from-the-plan-2") + source.title + version
