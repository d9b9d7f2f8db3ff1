"""A bar for long work, for a person who looks on: on stderr, and only where that is a terminal."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from toc.apps.language import say

if TYPE_CHECKING:
    from rich.progress import Progress

_SHOWN_AFTER = 1.0
_EVERY = 0.1


def wanted() -> bool:
    """Whether somebody can see a bar, and whether it would be drawn well."""
    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
    except ValueError:  # closed
        return False


class Bar:
    """How many of the plans are done. It appears when that takes longer than a second, and leaves nothing behind."""

    def __init__(self, total: int, *, on: bool) -> None:
        self._total = total
        self._on = on and total > 1
        self._done = 0
        self._start = self._drawn = time.monotonic()
        self._bar: Progress | None = None

    def step(self) -> None:
        self._done += 1
        now = time.monotonic()
        if not self._on or now - self._start < _SHOWN_AFTER or now - self._drawn < _EVERY:
            return
        self._drawn = now
        if self._bar is None:
            self._bar = _bar(self._total)
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=self._done, refresh=True)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Takes the bar away while something else is written on the terminal."""
        if self._bar is None or not sys.stdout.isatty():
            yield
            return
        self._bar.stop()
        yield
        sys.stdout.flush()
        self._bar.start()

    def end(self) -> None:
        if self._bar:
            self._bar.stop()


def _bar(total: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        transient=True,
        auto_refresh=False,  # no thread beside the processes
        redirect_stdout=False,
        redirect_stderr=False,
    )
    bar.add_task(say("checking-plans"), total=total)
    return bar
