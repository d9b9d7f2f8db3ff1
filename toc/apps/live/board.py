"""What the server knows of every plan: how it is now, the last good picture, and who is looking."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from toc.apps.live.looking import Seen
from toc.apps.live.shelf import Change


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


class Board:
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
