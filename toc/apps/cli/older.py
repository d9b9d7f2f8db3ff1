"""The older version of a plan, for `toc render --diff` and `toc diff`: in another file, or in git."""

import os
from dataclasses import dataclass
from typing import NamedTuple

from toc.apps.cli.inputs import STDIN
from toc.apps.cli.language import say
from toc.apps.cli.trouble import WrongUseError, complain, did_you_mean, trouble_in_words
from toc.syntax.document import Document
from toc.system.files import is_plan_name, read_bytes
from toc.system.git import GitError
from toc.workspace.revisions import Moment


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

    def document(self) -> Document | None:
        """The older version, read; None where it holds no plan, which is said. What was not there is an empty plan."""
        from toc.syntax.source import read

        if self.content is None:
            return read("", self.name)
        document = read(self.content, self.name)
        if not document.places:
            complain(say("in-there-is-no-plan", name=self.name, first=_first(document)))
            return None
        if document.problems:
            count = len(document.problems)
            english = "1 problem" if count == 1 else f"{count} problems"
            dutch = "1 probleem" if count == 1 else f"{count} problemen"
            complain(say("has-what-could-not-be", name=self.name, english=english, first=_first(document), dutch=dutch))
        return document


def _first(document: Document) -> str:
    """Where the first problem is."""
    if not document.problems:
        return ""
    line = min(one.report.span.start.line for one in document.problems)
    return say("see-line", line=line)


def the_one(documents: list[Document], older: Older) -> list[str]:
    """The path of the one plan that a file can be compared with. Raises WrongUseError where there are more."""
    count, option = len(documents), older.option
    if count > 1:
        raise WrongUseError(say("is-a-file-so-there", option=option, text=older.text, count=count))
    return [document.path for document in documents]


def of_file(path: str, older: Older) -> Source:
    """The older version in another file. Raises WrongUseError where it cannot be read."""
    from toc.syntax.decode import MAX_BYTES

    try:
        content = read_bytes(older.text, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise WrongUseError(say("cannot-be-read-3", text=older.text) + trouble_in_words(trouble)) from trouble
    folder, name = os.path.split(older.text)
    if name == os.path.basename(path):  # the name alone does not tell the two apart
        name = os.path.join(os.path.basename(folder), name)
    return Source(older.text, name, content)


def of_revision(documents: list[Document], older: Older) -> dict[str, Source]:
    """The older versions that git has, by the path of today. Raises WrongUseError."""
    revision, colon, inside = older.text.partition(":")
    try:
        if colon:
            return {path: _named(older, revision, inside) for path in the_one(documents, older)}
        return _each(documents, revision, older)
    except GitError as trouble:
        raise WrongUseError(_no_source(older, revision, trouble)) from trouble


def _each(documents: list[Document], revision: str, older: Older) -> dict[str, Source]:
    """Every plan as it was at that revision, under the name that it had then."""
    if any(document.path == STDIN for document in documents):
        raise WrongUseError(say("what-is-piped-in-has", option=older.option, revision=revision))
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
            _say_new(document.path, revision, moment, older)
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
    raise WrongUseError(
        say("there-was-no-in", option=older.option, inside=inside, revision=revision, day=moment.day)
        + did_you_mean(inside, known)
    )


def _no_source(older: Older, revision: str, trouble: GitError) -> str:
    """Neither a file nor what git knows."""
    why = trouble.message
    if older.text == "HEAD":  # who typed nothing gets this one
        return say("there-is-no-last-commit", why=why, option=older.option)
    what = say("there-is-no-such-file")
    if os.path.isdir(older.text):
        what = say("that-is-a-folder")
    beside = os.path.dirname(older.text)
    files = [os.path.join(beside, one) for one in _listing(beside or os.curdir) if is_plan_name(one)]
    return f"{older.option} '{older.text}': {what}, {say('and')} {why}" + did_you_mean(
        revision, [*trouble.known, *files]
    )


def _listing(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError):
        return []


def _say_new(path: str, revision: str, moment: Moment, older: Older) -> None:
    """A plan that was not there yet: all of it is new. It may have had another name."""
    gone = [
        name for name in moment.files if is_plan_name(name) and not os.path.lexists(os.path.join(moment.root, name))
    ]
    english = f" Or had it another name? Then: {older.option} {revision}:{gone[0]}" if len(gone) == 1 else ""
    dutch = f" Of had het een andere naam? Dan: {older.option} {revision}:{gone[0]}" if len(gone) == 1 else ""
    complain(say("was-not-there-yet-in", path=path, revision=revision, day=moment.day, english=english, dutch=dutch))
