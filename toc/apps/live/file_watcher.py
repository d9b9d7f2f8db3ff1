"""The plans that are watched, as they stand on the disk, and what tells one edition of a file from the next."""

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from toc.syntax.decode import MAX_BYTES
from toc.system.files import PLAN_ENDINGS, is_plan_name, plans_below, read_bytes
from toc.workspace.config.files import OWN_NAME, SHARED_NAME

# --- Identity of files ------------------------------------------------------------------------------------------------
# What tells files and their editions apart, without holding on to them.

Mark = tuple[int, int, int, int]
"""What tells an edition of a file from the one before: time (ns), size, and which file it is (inode, device)."""


def mark_of(path: str) -> Mark | None:
    """The edition that is there now; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_dev


def content_of(path: str) -> bytes | OSError | ValueError:
    """What a plan holds, or what keeps it from being read."""
    try:
        return read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        return trouble


def identity(path: str) -> str:
    """One text for one file, whatever links lead to it."""
    try:
        return os.path.realpath(path)
    except OSError:  # the folder in which toc was started is gone
        return path


def upwards(folder: str) -> Iterator[str]:
    """A folder, and those around it up to the root."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def slug(path: str, taken: Container[str]) -> str:
    """The name of a plan in addresses: letters, digits and dashes of its file name, and a number if that is taken."""
    name = os.path.basename(path)
    ending = next((one for one in PLAN_ENDINGS if name.lower().endswith(one)), os.path.splitext(name)[1])
    wanted = re.sub(r"[^a-z0-9]+", "-", name[: len(name) - len(ending)].lower()).strip("-")[:60] or "plan"
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


# --- Plans on the disk ------------------------------------------------------------------------------------------------
# The plans that are watched, as they stand on the disk: what changed since the last look, whatever an editor does.
#
# Editors save in many ways: they write in the file itself, put a new file in its place, or take the old one away first.
# So no file is held on to: a look compares names, times and sizes, and only what differs is read. What may be so for a
# moment only (a file that is missing, empty, or held by its editor) has to be so at two looks.


class Change(NamedTuple):
    """A plan as it is now. Its content is None where it is gone, or what keeps it from being read. `saved` is the time
    at which it was saved, in seconds since 1970."""

    slug: str
    path: str
    content: bytes | OSError | ValueError | None
    saved: float


@dataclass(slots=True)
class _Kept:
    """A plan at the last look. `place` is its path from the root, as it was at the first look. `doubts` counts the
    looks since it is missing, empty or closed.
    """

    slug: str
    path: str
    place: str
    mark: Mark | None = None
    settings: tuple[object, ...] | None = None
    content: bytes | None = None
    leans_on: dict[str, Mark | None] = field(default_factory=dict)
    doubts: int = 0


class FileWatcher:
    """The plans under these paths: files that are named, and all plans in folders. Not for two threads at once."""

    def __init__(self, files: Sequence[str], folders: Sequence[str]) -> None:
        self.folders = tuple(folders)
        self._kept: dict[str, _Kept] = {}
        self._marks: dict[str, Mark | None] = {}
        for path in files:
            self._add(path)

    @property
    def unsettled(self) -> bool:
        """Whether the last look found what may be so for a moment only: look again soon."""
        return any(one.doubts == 1 for one in self._kept.values())

    def look(self, *, everywhere: bool, leans: Mapping[str, Sequence[str]]) -> list[Change]:
        """What changed since the last look; `everywhere` looks for new plans in the folders as well. `leans` says of
        plans, by slug, on which other files they depend from now on."""
        self._marks = {}
        for name, paths in leans.items():
            one = self._kept[name]
            one.leans_on = {path: one.leans_on[path] if path in one.leans_on else self._mark(path) for path in paths}
        new = self._new() if everywhere else []
        changes = [self._changed(one, new) for one in list(self._kept.values())]
        changes += [self._changed(self._add(path), []) for path in new]
        return [change for change in changes if change]

    def _new(self) -> list[str]:
        known = {identity(one.path) for one in self._kept.values()}
        found: dict[str, str] = {}
        for folder in self.folders:
            for path in filter(is_plan_name, plans_below(folder)):
                found.setdefault(identity(path), path)
        return [path for name, path in found.items() if name not in known]

    def _add(self, path: str) -> _Kept:
        one = _Kept(slug(path, self._kept), path, os.path.abspath(path))
        self._kept[one.slug] = one
        return one

    def _changed(self, one: _Kept, new: list[str]) -> Change | None:
        mark = mark_of(one.path)
        if mark is None:
            return self._missing(one, new)
        settings, leaning = self._settings(one), {path: self._mark(path) for path in one.leans_on}
        same_settings = (settings, leaning) == (one.settings, one.leans_on)
        if mark == one.mark and same_settings and not one.doubts:
            return None
        content = content_of(one.path)
        if isinstance(content, Exception) or (not content and one.content):
            one.doubts += 1
            if one.doubts != 2:
                return None
        else:
            touched = content == one.content and same_settings and one.doubts < 2
            one.content, one.doubts = content, 0
            if touched:
                one.mark = mark
                return None
        one.mark, one.settings, one.leans_on = mark, settings, leaning
        return Change(one.slug, one.path, content, mark[0] / 1e9)

    def _missing(self, one: _Kept, new: list[str]) -> Change | None:
        """A file that is not there: it may be back in a moment, or have another name."""
        one.doubts += 1
        if one.doubts == 1:
            return None
        path = next((path for path in [*new, *self._beside(one)] if _same(path, one)), None)
        if path is None:
            return Change(one.slug, one.path, None, 0) if one.doubts == 2 else None
        if path in new:
            new.remove(path)
        one.path, one.doubts, one.content, one.mark = path, 0, None, None
        return self._changed(one, [])

    def _beside(self, one: _Kept) -> Iterator[str]:
        """Other plans in the folder of that one, that are not watched themselves."""
        known = {identity(other.path) for other in self._kept.values()}
        folder = os.path.dirname(one.path)
        try:
            names = sorted(os.listdir(folder or os.curdir))
        except OSError:
            return
        paths = (os.path.join(folder, name) for name in names if is_plan_name(name))
        yield from (path for path in paths if identity(path) not in known)

    def _settings(self, one: _Kept) -> tuple[object, ...]:
        """The editions of all settings files that may hold for a plan. Some rules look at the calendar as well."""
        folders = upwards(os.path.dirname(one.place))
        paths = [os.path.join(folder, name) for folder in folders for name in (OWN_NAME, SHARED_NAME)]
        today = date.today()  # noqa: DTZ011 the day of the person
        return (today, *map(self._mark, paths))

    def _mark(self, path: str) -> Mark | None:
        """The edition of a file that plans have in common: looked up once in a look."""
        if path not in self._marks:
            self._marks[path] = mark_of(path)
        return self._marks[path]


def _same(path: str, one: _Kept) -> bool:
    """Whether that file is the one that was watched, under another name."""
    mark = mark_of(path)
    if mark is None or one.mark is None:
        return False
    return (mark[2] > 0 and mark[1:] == one.mark[1:]) or (mark[1] > 0 and content_of(path) == one.content)
