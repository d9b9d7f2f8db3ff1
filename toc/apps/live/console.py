"""What stands in the terminal: the address, and a line for every plan that was saved."""

import sys
import threading
from contextlib import suppress
from datetime import datetime
from queue import SimpleQueue

from toc.apps.errors import plain, worded
from toc.apps.language import say
from toc.apps.live import state
from toc.apps.live.state import Entry
from toc.apps.terminal import paint_for
from toc.core.errors import reason_of
from toc.core.findings import Severity
from toc.lint.formatters.paint import DIM, GOOD, SEVERITY
from toc.publish.page.boxes import COUNTED

_LONGEST = 2.0
"""Seconds."""


class Console:
    """Writes on a thread of its own: a terminal that is held up (who selects text in a Windows console does that) must
    not hold up the server."""

    def __init__(self) -> None:
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def tell(self, entry: Entry) -> None:
        """`14:03:22  plan.toc.yaml  1 error, 3 warnings`. The first look at a plan is no news."""
        if entry.edition > 1:
            clock = paint_for(sys.stdout)(f"{datetime.now().astimezone():%H:%M:%S}", DIM)
            self.write(f"{clock}  {plain(entry.path)}  {_found(entry)}")

    def write(self, line: str) -> None:
        self._lines.put(line)

    def close(self) -> None:
        """Waits until everything is written, but not for a terminal that is held up."""
        self._lines.put(None)
        self._thread.join(_LONGEST)

    def _work(self) -> None:
        while (line := self._lines.get()) is not None:
            # A terminal that is gone, or a disk that is full, is no reason to stop.
            with suppress(OSError, ValueError):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


def _found(entry: Entry) -> str:
    seen, paint = entry.seen, paint_for(sys.stdout)
    if entry.is_gone:
        gone = say("gone-deleted-moved-or-renamed")
        return paint(gone, SEVERITY[Severity.ERROR])
    if isinstance(entry.content, OSError | ValueError):
        return paint(plain(worded(reason_of(entry.content))), SEVERITY[Severity.ERROR])
    if seen is None:
        return say("no-new-picture-a-bug")
    if seen.trouble:
        return paint(plain(worded(seen.trouble)), SEVERITY[Severity.ERROR])
    counts = state.counts(entry)
    words = ", ".join(_words(counts[severity], severity) for severity in reversed(Severity) if counts[severity])
    if seen.broken:
        stays = say("cannot-be-read-properly")
        return paint(f"{stays}: {words}" if words else stays, SEVERITY[Severity.ERROR])
    if not words:
        return paint(say("nothing-in-the-way"), GOOD)
    return words


def _words(number: int, severity: Severity) -> str:
    return paint_for(sys.stdout)(say(COUNTED[severity], count=number), SEVERITY[severity])
