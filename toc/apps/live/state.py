"""What the server knows of every plan, and what a page is told of it."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from toc.apps.live.file_watcher import Change
from toc.apps.live.html import WORDS, when
from toc.apps.live.job import Seen, Told
from toc.core.errors import reason_of
from toc.core.findings import Severity
from toc.core.languages import Language
from toc.core.messages import Message
from toc.lint.formatters.visible import one_line, visible
from toc.publish.page.markup import Localized

# --- All plans --------------------------------------------------------------------------------------------------------
# What the server knows of every plan: how it is now, the last good picture, and who is looking.


class Edition(NamedTuple):
    """What a plan held when it was saved at that time (seconds since 1970)."""

    number: int
    content: bytes
    saved: float


class Picture(NamedTuple):
    """A page that was drawn: the same page has the same `name`. `saved` is the time of what it shows, `whole` says
    whether all of the file could be read."""

    name: str
    html: bytes
    saved: float
    whole: bool


@dataclass(slots=True, kw_only=True)
class Entry:
    """A plan. `edition` counts what came from the disk, `looked` and `drawn` are the last editions that were looked at
    and drawn, `seen` is what came of it (None where a bug was in the way). `kept` is the last content that could be
    read whole, with its time; `viewers` the number of pages that are open."""

    slug: str
    path: str
    content: bytes | OSError | ValueError | None = None
    saved: float = 0
    edition: int = 0
    looked: int = 0
    drawn: int = 0
    seen: Seen | None = None
    kept: tuple[bytes, float] | None = None
    picture: Picture | None = None
    viewers: int = 0

    @property
    def is_gone(self) -> bool:
        return self.content is None

    @property
    def now(self) -> Edition | None:
        """The edition that there is to look at; None where it is gone or cannot be read."""
        return Edition(self.edition, self.content, self.saved) if isinstance(self.content, bytes) else None

    @property
    def waits(self) -> bool:
        """Whether there is something to do: to look at it, or to draw it for who is looking."""
        behind = self.looked != self.edition or (self.viewers > 0 and self.drawn != self.edition)
        return behind and isinstance(self.content, bytes)


class PlanStates:
    """All plans by slug, and a bell that rings when something about them changes."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.closing = False
        self.rings = 0
        self._bell = asyncio.Event()

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def take(self, change: Change) -> Entry:
        """Takes in what came from the disk."""
        entry = self.entries.setdefault(change.slug, Entry(slug=change.slug, path=change.path))
        entry.path, entry.content, entry.saved = change.path, change.content, change.saved or entry.saved
        entry.edition += 1
        self.ring()
        return entry

    def publish(self, entry: Entry, of: Edition, seen: Seen | None, *, drawn: bool) -> None:
        """Takes in what came of looking at an edition. A picture stays until there is a better one."""
        entry.seen, entry.looked = seen, of.number
        entry.drawn = of.number if drawn else entry.drawn
        if seen:
            if not seen.broken:
                entry.kept = of.content, of.saved
            picture = _picture(entry, of, seen)
            if picture and (picture.whole or not (entry.picture and entry.picture.whole)):
                entry.picture = picture
        self.ring()

    def ring(self) -> None:
        """Wakes everybody who waits."""
        self.rings += 1
        self._bell.set()
        self._bell = asyncio.Event()

    async def changed(self, since: int, seconds: float) -> bool:
        """Waits until the bell has rung more than `since` times; False where it has not in that time."""
        try:
            async with asyncio.timeout(seconds):
                while self.rings == since:
                    await self._bell.wait()
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        self.closing = True
        self.ring()


def _picture(entry: Entry, of: Edition, seen: Seen) -> Picture | None:
    if seen.page is None:
        return None
    saved = entry.kept[1] if seen.of_kept and entry.kept else of.saved
    return Picture(sha256(seen.page).hexdigest()[:16], seen.page, saved, seen.of_kept or not seen.broken)


# --- One plan, as a page is told of it --------------------------------------------------------------------------------
# What a page is told of a plan: everything that it shows, as plain values. The page itself only lays it out.

_MOST = 3
"""So many places stand above the picture; the rest is in the list."""


def plan(entry: Entry, now: datetime) -> Mapping[str, Any]:
    """Of one plan all there is to show. `now` decides which times need a day."""
    told = entry.seen.told if entry.seen else {}
    return {
        **_row(entry, now),
        "picture": entry.picture.name if entry.picture else None,
        "language": entry.seen.language if entry.seen else None,
        "notice": _notice(entry, now),
        "breaking": {name: _breaking(told.get(name, ()), entry) for name in Language},
        "findings": {name: [_finding(one) for one in sorted(told.get(name, ()), key=_urgency)] for name in Language},
    }


def plans(states: PlanStates, now: datetime) -> list[Mapping[str, Any]]:
    """Of every plan that is there a row of the list."""
    rows = [_row(entry, now) for entry in states if not entry.is_gone]
    return sorted(rows, key=lambda row: (row["path"].casefold(), row["slug"]))


def _row(entry: Entry, now: datetime) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "path": visible(entry.path),
        "title": entry.seen.title if entry.seen else "",
        "state": _state(entry),
        "saved": when(entry.saved, now) if entry.saved else None,
        "counts": counts(entry),
    }


def _state(entry: Entry) -> str:
    """`fine`, `broken`, `gone`, `failed`, or `waiting` for a first look."""
    if entry.is_gone:
        return "gone"
    if not isinstance(entry.content, bytes):
        return "failed"
    if not entry.looked:
        return "waiting"
    if entry.seen is None or entry.seen.trouble:
        return "failed"
    return "broken" if entry.seen.broken else "fine"


def counts(entry: Entry) -> Mapping[str, int]:
    """How many findings count, by severity, and how many do not yet (`later`)."""
    told = next(iter(entry.seen.told.values()), ()) if entry.seen else ()
    found = {
        severity.value: sum(told_one.counts and told_one.severity == severity for told_one in told)
        for severity in Severity
    }
    return {**found, "later": sum(not one.counts for one in told)}


def _notice(entry: Entry, now: datetime) -> Localized | None:
    """What stands above the picture, where that is not of the file as it is now."""
    seen, picture = entry.seen, entry.picture
    old = _filled("old", {"when": when(picture.saved, now)}) if picture else tuple("" for _ in Language)
    match _state(entry):
        case "gone":
            return _joined(WORDS["gone"], old)
        case "failed" if isinstance(entry.content, OSError | ValueError):
            reason = _worded(reason_of(entry.content))
            return _joined(_filled("closed", {"reason": reason}), old)
        case "failed" if seen is not None and seen.trouble:
            return _joined(_filled("failed", {"reason": _worded(seen.trouble)}), old)
        case "failed":
            return _joined(WORDS["bug"], old)
        case "broken" if picture and picture.whole:
            return _filled("broken", {"when": when(picture.saved, now)})
        case "broken":
            return WORDS["partial" if picture else "unreadable"]
        case _:
            return None


def _breaking(told: tuple[Told, ...], entry: Entry) -> list[Mapping[str, Any]]:
    """The places because of which the file cannot be read in full."""
    if not (entry.seen and entry.seen.broken) or entry.is_gone:
        return []
    return [_finding(one) for one in told if one.breaks][:_MOST]


def _urgency(one: Told) -> tuple[bool, int, int, int]:
    """What counts comes first, then what weighs most, then the order of the file."""
    return not one.counts, -Severity(one.severity).weight, one.line, one.column


def _finding(one: Told) -> Mapping[str, Any]:
    shown = asdict(one)
    for name in ("message", "help"):
        shown[name] = one_line(shown[name])
    return shown


def _filled(name: str, facts: Mapping[str, Localized]) -> Localized:
    return tuple(
        words.format(**{key: fact[place] for key, fact in facts.items()}) for place, words in enumerate(WORDS[name])
    )


def _worded(said: Message) -> Localized:
    return tuple(said.text(language) for language in Language)


def _joined(one: Localized, other: Localized) -> Localized:
    return tuple(f"{said} {more}".strip() for said, more in zip(one, other, strict=True))
