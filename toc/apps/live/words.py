"""What the live page and the list of plans say themselves, in every language."""

from collections.abc import Mapping
from datetime import datetime

from toc.core.dates import month
from toc.core.languages import Language
from toc.publish.page.markup import Localized
from toc.publish.page.words import in_all

_NAMES = (
    "all",
    "plans",
    "none",
    "saved",
    "waiting",
    "good",
    "error",
    "errors",
    "warning",
    "warnings",
    "tip",
    "tips",
    "language",
    "lateron",
    "list",
    "broken",
    "partial",
    "unreadable",
    "gone",
    "closed",
    "failed",
    "bug",
    "old",
    "lost",
    "line",
    "page",
    "error_kind",
    "warning_kind",
    "info_kind",
    "torn",
    "stuck",
    "bar",
    "picture",
)

WORDS: Mapping[str, Localized] = {name: in_all(f"watch-{name.replace('_', '-')}") for name in _NAMES}
"""With a gap for what is filled in."""


def when(saved: float, now: datetime) -> Localized:
    """A time (seconds since 1970) as a clock shows it, with the day where that is not today."""
    at = datetime.fromtimestamp(saved).astimezone()
    clock = f"{at:%H:%M:%S}"
    if at.date() == now.date():
        return tuple(clock for _ in Language)
    return tuple(f"{at.day} {month(at.month, language)} {clock}" for language in Language)
