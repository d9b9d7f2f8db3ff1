"""Runs the command line, in this process and as a program, and says what came of it."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from toc.apps.cli import main

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

LANGUAGE_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "TOC_LANG")


@dataclass(frozen=True)
class Ran:
    """What a run of `toc` gave: its exit code and what it wrote, with plain line ends."""

    code: int
    out: str
    err: str


_MOMENT = re.compile(r"\.\d{4}-\d\d-\d\d-\d{6}(-\d+)?\.bak")
"""When a copy was made, in its name."""

Run = Callable[..., Ran]
Golden = Callable[[str, str], None]


def renewing() -> bool:
    """Whether what is kept is to be written anew: TOC_UPDATE=1. Read the difference before you commit it."""
    return bool(os.environ.get("TOC_UPDATE"))


def in_process(patch: pytest.MonkeyPatch, arguments: tuple[str, ...], stdin: bytes) -> Ran:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
    patch.setattr(sys, "stdout", out)
    patch.setattr(sys, "stderr", err)
    code = main(arguments)
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return _MOMENT.sub(".MOMENT.bak", raw.getvalue().decode())


def as_program(
    *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Ran:
    """Runs `python -m toc`; `env` is added to surroundings without a language."""
    surroundings = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
    done = subprocess.run(
        [sys.executable, "-m", "toc", *arguments],
        input=stdin,
        capture_output=True,
        env={**surroundings, "PYTHONPATH": str(ROOT), **(env or {})},
        cwd=cwd,
        check=False,
    )
    return Ran(done.returncode, *(text.decode().replace("\r\n", "\n") for text in (done.stdout, done.stderr)))
