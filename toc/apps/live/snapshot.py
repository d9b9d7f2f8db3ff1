"""What a page is told of a plan: everything that it shows, as plain values. The page itself only lays it out."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from toc.apps.live.board import Board, Entry
from toc.apps.live.looking import Told
from toc.apps.live.words import WORDS, when
from toc.core.errors import reason_of
from toc.core.findings import Severity
from toc.core.languages import Language
from toc.core.messages import Message
from toc.lint.formatters.visible import one_line, visible
from toc.publish.page.markup import Localized

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


def plans(board: Board, now: datetime) -> list[Mapping[str, Any]]:
    """Of every plan that is there a row of the list."""
    rows = [_row(entry, now) for entry in board if not entry.is_gone]
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
