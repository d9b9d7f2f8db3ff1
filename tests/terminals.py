"""A person at a terminal: types at what the screen asks, and looks at the screen."""

import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pyte
from running import LANGUAGE_VARIABLES, ROOT

_PATIENCE = 20.0


class Person:
    """Runs `toc` on a terminal of that size. `screen` is what a person sees of the answer to the last
    keys, `seen` all that was written."""

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 80, rows: int = 24, env: Mapping[str, str] | None = None
    ) -> None:
        surroundings = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
        self._process = pexpect.spawn(
            sys.executable,
            ["-m", "toc", *arguments],
            cwd=str(folder),
            dimensions=(rows, columns),
            env={**surroundings, "PYTHONPATH": str(ROOT), "TERM": "xterm", "TOC_LANG": "nl", **(env or {})},
            timeout=_PATIENCE,
        )
        self._process.delaybeforesend = None
        self._process.delayafterclose = self._process.ptyproc.delayafterclose = 0.0
        self._pyte = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._pyte)
        self.seen = b""

    @property
    def screen(self) -> str:
        return "\n".join(row.rstrip() for row in self._pyte.display).rstrip()

    @property
    def flat(self) -> str:
        """The screen as one line: where it breaks lines plays no part."""
        return " ".join(self.screen.split())

    def read(self, text: str) -> None:
        """Waits until that stands on the screen with a prompt below it, and nothing more comes."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            quiet = not self._take()
            if quiet and text in self.flat and self.screen.splitlines()[-1].startswith(">"):
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.screen}")

    def _take(self) -> bool:
        try:
            piece = self._process.read_nonblocking(10_000, timeout=0.06)
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            raise AssertionError(f"it ended:\n{self.screen}") from None
        self.seen += piece
        self._stream.feed(piece)
        return True

    def press(self, keys: str | bytes) -> None:
        """Presses these keys. The screen is wiped first: what is read after it was not there before."""
        self._pyte.erase_in_display(2)
        self._process.send(keys)

    def answer(self, at: str, text: str) -> None:
        """Types an answer when that is asked."""
        self.read(at)
        self.press(f"{text}\r")

    def resize(self, columns: int, rows: int) -> None:
        self._process.setwinsize(rows, columns)
        self._pyte.resize(rows, columns)

    def kill(self) -> None:
        self._process.kill(signal.SIGKILL)
        self._process.wait()

    def end(self) -> int:
        """Waits for the end; gives the exit code."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                piece = self._process.read_nonblocking(10_000, timeout=0.1)
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                break
            self.seen += piece
            self._stream.feed(piece)
        self._process.close()
        assert self._process.exitstatus is not None, self.screen
        return int(self._process.exitstatus)
