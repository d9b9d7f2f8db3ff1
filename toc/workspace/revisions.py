"""What a plan was at an earlier moment, and what changed since."""

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import NamedTuple

from toc.compare.difference import difference
from toc.compare.merged_plan import union
from toc.core.errors import UsageError, did_you_mean, reason_of
from toc.core.messages import NOTHING, Message, message
from toc.pictures.change_notes import Compared
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.system.files import STDIN, is_plan_name, read_bytes
from toc.system.git import (
    Entry,
    GitError,
    NoRevisionError,
    answer,
    commit_of,
    entries_of,
    line_of,
    no_revision,
    root_of,
)

# --- Older versions ---------------------------------------------------------------------------------------------------
# What a plan was at an earlier moment: in another file, or as git keeps it, under the name that it had then.

Tell = Callable[[Message], None]
"""Hears what is worth knowing and no error."""


@dataclass(frozen=True)
class Moment:
    """A commit of the repository whose real root is `root`. Names are paths from there, with `/`."""

    root: str
    commit: str

    @classmethod
    def of(cls, revision: str, folder: str = os.curdir) -> "Moment":
        """The commit that a branch, tag or other revision names, in the repository in which that folder lies.

        Raises GitError; for a revision that is not there it has the names of branches and tags.
        """
        root = root_of(folder or os.curdir)
        try:
            return cls(root, commit_of(root, revision))
        except NoRevisionError as unknown:
            raise NoRevisionError(_unknown(revision), unknown.said, tuple(_names(root))) from unknown

    @cached_property
    def day(self) -> str:
        """The day of the commit where it was made, as 2026-12-31; empty where git does not say it well."""
        about = answer(self.root, "cat-file", "commit", self.commit).partition(b"\n\n")[0]
        found = _COMMITTED.search(about)
        if not found:
            return ""
        east = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        there = timezone(-east if found["sign"] == b"-" else east)
        return datetime.fromtimestamp(int(found["seconds"]), there).date().isoformat()

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return entries_of(self.root, self.commit)

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files at that moment."""
        return tuple(self._entries)

    @cached_property
    def earlier_names(self) -> Mapping[str, str]:
        """The name that files had then, by the name that they have now, where git sees that it is another one.

        It looks at what is kept of them (the index), not at the files themselves: on these, filters would run.
        """
        words = list(_listed(self.root, *_RENAMES, self.commit, "--"))
        return {words[at + 2]: words[at + 1] for at in range(0, len(words) - 2, 3)}

    def name(self, path: str) -> str | None:
        """The name of a file of today; None for one that lies elsewhere."""
        folder, last = os.path.split(os.path.abspath(path))
        try:
            below = os.path.relpath(os.path.join(os.path.realpath(folder), last), self.root)
        except ValueError:  # another drive
            return None
        return None if below.split(os.sep)[0] == os.pardir else below.replace(os.sep, "/")

    def content(self, name: str) -> bytes | None:
        """The bytes of a file at that moment, `MAX_BYTES` and one of them where it holds more; None without it. For a
        link those of the file to which it leads. Raises GitError where the history lacks them."""
        for _ in range(_MOST_LINKS):
            entry = self._entries.get(name)
            if entry is None or entry.is_submodule:
                return None
            held = self._held(entry)
            if not entry.is_link:
                return held
            name = posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(held)))
        return None

    def _held(self, entry: Entry) -> bytes:
        if int(line_of(answer(self.root, "cat-file", "-s", entry.hash))) > MAX_BYTES:
            return bytes(MAX_BYTES + 1)
        return answer(self.root, "cat-file", "blob", entry.hash)


_MOST_LINKS = 10

_COMMITTED = re.compile(
    rb"(?m)^committer .*> (?P<seconds>\d{1,11}) (?P<sign>[-+])(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)$"
)

_RENAMES = (
    *("diff-index", "--cached", "--name-status", "-z", "--find-renames", "--diff-filter=R"),
    *("--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
)


def _unknown(revision: str) -> Message:
    """That there is no such revision; how that comes in CI is told there only."""
    if os.environ.get("CI"):
        return no_revision(revision)
    return message("git-knows-no-revision", revision=revision)


def _names(root: str) -> Iterator[str]:
    """Branches and tags, the nearer ones first."""
    wanted = ("for-each-ref", "--count=1000", "--format=%(refname:short)%00", "refs/heads", "refs/tags", "refs/remotes")
    return (name.strip() for name in _listed(root, *wanted) if name.strip())


def _listed(root: str, *arguments: str) -> Iterator[str]:
    return (os.fsdecode(name) for name in answer(root, *arguments).split(b"\0") if name)


class Older(NamedTuple):
    """What somebody wrote to name the older version, and after which option."""

    text: str
    option: str


@dataclass(frozen=True, slots=True)
class Source:
    """The older version of a plan: the name to show, what the picture calls it, its bytes (None: there was none)."""

    name: str
    since: str
    content: bytes | None

    def document(self, tell: Tell) -> Document | None:
        """The older version, read; None where it holds no plan, which `tell` hears. What was not there is an empty
        plan."""
        from toc.syntax.source import read

        if self.content is None:
            return read("", self.name)
        document = read(self.content, self.name)
        if not document.places:
            tell(message("in-there-is-no-plan", name=self.name, first=_first(document)))
            return None
        if document.problems:
            count = len(document.problems)
            tell(message("has-what-could-not-be", name=self.name, count=count, first=_first(document)))
        return document


def _first(document: Document) -> Message:
    """Where the first problem is."""
    if not document.problems:
        return NOTHING
    line = min(problem.report.span.start.line for problem in document.problems)
    return message("see-line", line=line)


def the_one(documents: list[Document], older: Older) -> list[str]:
    """The path of the one plan that a file can be compared with. Raises UsageError where there are more."""
    count, option = len(documents), older.option
    if count > 1:
        raise UsageError("is-a-file-so-there", option=option, text=older.text, count=count)
    return [document.path for document in documents]


def of_file(path: str, older: Older) -> Source:
    """The older version in another file. Raises UsageError where it cannot be read."""
    try:
        content = read_bytes(older.text, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise UsageError(message("cannot-be-read-3", text=older.text) + reason_of(trouble)) from trouble
    folder, name = os.path.split(older.text)
    if name == os.path.basename(path):  # the name alone does not tell the two apart
        name = os.path.join(os.path.basename(folder), name)
    return Source(older.text, name, content)


def of_revision(documents: list[Document], older: Older, tell: Tell) -> dict[str, Source]:
    """The older versions that git has, by the path of today; `tell` hears which plans are new. Raises UsageError."""
    revision, colon, inside = older.text.partition(":")
    try:
        if colon:
            return {path: _named(older, revision, inside) for path in the_one(documents, older)}
        return _each(documents, revision, older, tell)
    except GitError as trouble:
        raise UsageError(_no_source(older, revision, trouble)) from trouble


def _each(documents: list[Document], revision: str, older: Older, tell: Tell) -> dict[str, Source]:
    """Every plan as it was at that revision, under the name that it had then."""
    if any(document.path == STDIN for document in documents):
        raise UsageError("what-is-piped-in-has", option=older.option, revision=revision)
    found: dict[str, Source] = {}
    moments: dict[str, Moment] = {}
    for document in documents:
        folder = os.path.dirname(document.path) or os.curdir
        if folder not in moments:
            moments[folder] = Moment.of(revision, folder)
        moment = moments[folder]
        name = moment.name(document.path)
        content = moment.content(name) if name else None
        since = f"{revision} ({moment.day})"
        if content is None and name and name in moment.earlier_names:
            name = moment.earlier_names[name]
            content = moment.content(name)
            since = f"{revision}:{name} ({moment.day})"
        if content is None:
            tell(_is_new(document.path, revision, moment, older))
        found[document.path] = Source(f"{revision}:{name}", since, content)
    return found


def _named(older: Older, revision: str, inside: str) -> Source:
    """`REVISION:PATH`: a path from the root of the repository, or else from this folder."""
    moment = Moment.of(revision)
    here = moment.name(inside.replace("/", os.sep))
    for name in dict.fromkeys((inside, here)):
        content = moment.content(name) if name else None
        if content is not None:
            return Source(older.text, f"{older.text} ({moment.day})", content)
    known = [name for name in moment.files if is_plan_name(name)]
    raise UsageError(
        message("there-was-no-in", option=older.option, inside=inside, revision=revision, day=moment.day)
        + did_you_mean(inside, known)
    )


def _no_source(older: Older, revision: str, trouble: GitError) -> Message:
    """Neither a file nor what git knows."""
    why = trouble.message
    if older.text == "HEAD":  # who typed nothing gets this one
        return message("there-is-no-last-commit", why=why, option=older.option)
    what = message("there-is-no-such-file")
    if os.path.isdir(older.text):
        what = message("that-is-a-folder")
    beside = os.path.dirname(older.text)
    files = [os.path.join(beside, one) for one in _listing(beside or os.curdir) if is_plan_name(one)]
    near = did_you_mean(revision, [*trouble.known, *files])
    return f"{older.option} '{older.text}': " + what + ", " + message("and") + " " + why + near


def _listing(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError):
        return []


def _is_new(path: str, revision: str, moment: Moment, older: Older) -> Message:
    """A plan that was not there yet: all of it is new. It may have had another name."""
    gone = [
        name for name in moment.files if is_plan_name(name) and not os.path.lexists(os.path.join(moment.root, name))
    ]
    other = NOTHING
    if len(gone) == 1:
        other = message("or-had-it-another-name", option=older.option, revision=revision, name=gone[0])
    return message("was-not-there-yet-in", path=path, revision=revision, day=moment.day, other_name=other)


# --- Comparisons ------------------------------------------------------------------------------------------------------
# `toc render --diff` and `toc diff`: plans beside their older versions, from a file or from git.


@dataclass(slots=True)
class Comparison:
    """The plans that are different, each with both versions in it; with what each is compared, by path; those that say
    the same; and whether some older version could not be read."""

    documents: list[Document] = field(default_factory=list)
    compared: dict[str, Compared] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    unread: bool = False


def compare(documents: list[Document], older: Older, tell: Tell) -> Comparison:
    """Every plan with its older version: a file, or what git has at a revision. `tell` hears what is new or unread.

    Raises UsageError for what is neither, and for what git does not know.
    """
    found = Comparison()
    if "\0" not in older.text and os.path.isfile(older.text):
        sources = {path: of_file(path, older) for path in the_one(documents, older)}
    else:
        sources = of_revision(documents, older, tell)
    for document in documents:
        source = sources.get(document.path)
        before = source.document(tell) if source else None
        if source is None or before is None:
            found.unread = True
            continue
        different = difference(before.plan, document.plan)
        if different.is_empty:
            found.same.append(document.path)
            continue
        both = union(different)
        found.documents.append(replace(document, plan=both.plan))
        found.compared[document.path] = Compared(since=source.since, difference=different, union=both)
    return found
