"""A real LibreOffice: opens what `toc` writes for Word, Excel and PowerPoint, and makes another file of it."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

_PACKAGES = ("libreoffice-calc", "libreoffice-writer", "libreoffice-impress", "fonts-liberation")
_SECONDS = 180


def as_pdf(path: Path, folder: Path) -> Path:
    """The document as LibreOffice prints it, in that folder; skips the test where there is no LibreOffice."""
    return converted(path, folder, "pdf")


def converted(path: Path, folder: Path, ending: str) -> Path:
    """The document as a file of that kind (`pdf`, `csv`, `txt`, …) in that folder, by the name that it has.

    Fails where LibreOffice does not open it; skips the test where there is no LibreOffice.
    """
    command = [_program(), "--headless", "--norestore", f"-env:UserInstallation={_profile().as_uri()}"]
    done = subprocess.run(
        [*command, "--convert-to", ending, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    made = folder / f"{path.stem}.{ending.partition(':')[0]}"
    # It ends with 0 all the same where it cannot open a file.
    assert made.is_file(), f"LibreOffice makes no {ending} of {path.name}: {done.stdout}{done.stderr}"
    return made


def _program() -> str:
    found = _found() or (_installed() if os.environ.get("CI") else None)
    if found is None:
        pytest.skip(f"there is no LibreOffice on this computer: apt-get install {' '.join(_PACKAGES)}")
    return found


def _found() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


@cache
def _installed() -> str | None:
    """On a machine of a CI service that is ours for the run: the packages of the system, if it lets us."""
    if getattr(os, "geteuid", lambda: 1)() or not shutil.which("apt-get"):
        return None
    # Another process of the same test run may be at it: wait for its lock.
    quietly = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=600"]
    surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *_PACKAGES]):
        subprocess.run([*quietly, *step], env=surroundings, capture_output=True, check=False)
    return _found()


@cache
def _profile() -> Path:
    """A profile for this process: two runs with one profile wait for each other, and whoever sits at the computer has
    a LibreOffice of one's own."""
    folder = tempfile.mkdtemp(prefix="toc-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)
