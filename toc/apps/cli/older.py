"""The older version of a plan, for `toc render --diff` and `toc diff`: in another file, or in git."""

import os
from dataclasses import dataclass
from typing import NamedTuple

from toc.apps.cli.inputs import STDIN
from toc.apps.cli.language import say, user_tongue
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
            complain(
                say(
                    f"in '{self.name}' there is no plan{_first(document)}.",
                    f"in '{self.name}' staat geen plan{_first(document)}.",
                )
            )
            return None
        if document.problems:
            count = len(document.problems)
            english = "1 problem" if count == 1 else f"{count} problems"
            dutch = "1 probleem" if count == 1 else f"{count} problemen"
            complain(
                say(
                    f"'{self.name}' has {english}{_first(document)}: what could not be read there looks new here.",
                    f"'{self.name}' heeft {dutch}{_first(document)}: wat daar niet te lezen was, lijkt hier nieuw.",
                )
            )
        return document


def _first(document: Document) -> str:
    """Where the first problem is."""
    if not document.problems:
        return ""
    line = min(one.report.span.start.line for one in document.problems)
    return say(f" (see line {line})", f" (zie regel {line})")


def the_one(documents: list[Document], older: Older) -> list[str]:
    """The path of the one plan that a file can be compared with. Raises WrongUseError where there are more."""
    count, option = len(documents), older.option
    if count > 1:
        raise WrongUseError(
            say(
                f"{option}: '{older.text}' is a file, so there has to be one plan to compare it with, not {count}. "
                f"With a revision of git, such as {option} HEAD~1, every plan is compared with its own older version.",
                f"{option}: '{older.text}' is een bestand; daarmee vergelijk je één plan, en geen {count}. Met een "
                f"revisie van git, zoals {option} HEAD~1, vergelijk je elk plan met zijn eigen vorige versie.",
            )
        )
    return [document.path for document in documents]


def of_file(path: str, older: Older) -> Source:
    """The older version in another file. Raises WrongUseError where it cannot be read."""
    from toc.syntax.decode import MAX_BYTES

    try:
        content = read_bytes(older.text, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise WrongUseError(
            say(f"'{older.text}' cannot be read: ", f"'{older.text}' kan niet gelezen worden: ")
            + trouble_in_words(trouble)
        ) from trouble
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
        raise WrongUseError(
            say(
                f"{older.option}: what is piped in has no name to look for in git. Say which file it is: "
                f"{older.option} {revision}:plan.toc.yaml.",
                f"{older.option}: wat je doorstuurt, heeft geen naam om in git op te zoeken. Zeg welk bestand het is: "
                f"{older.option} {revision}:plan.toc.yaml.",
            )
        )
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
        say(
            f"{older.option}: there was no '{inside}' in '{revision}' ({moment.day}).",
            f"{older.option}: in '{revision}' ({moment.day}) was er geen '{inside}'.",
        )
        + did_you_mean(inside, known)
    )


def _no_source(older: Older, revision: str, trouble: GitError) -> str:
    """Neither a file nor what git knows."""
    why = trouble.text[user_tongue() == "nl"]
    if older.text == "HEAD":  # who typed nothing gets this one
        return say(
            f"there is no last commit to compare with: {why} Or give a file with the older version: {older.option} "
            "old.toc.yaml",
            f"er is geen laatste commit om mee te vergelijken: {why} Of geef een bestand met de vorige versie: "
            f"{older.option} oud.toc.yaml",
        )
    what = say("there is no such file", "zo'n bestand is er niet")
    if os.path.isdir(older.text):
        what = say("that is a folder", "dat is een map")
    beside = os.path.dirname(older.text)
    files = [os.path.join(beside, one) for one in _listing(beside or os.curdir) if is_plan_name(one)]
    return f"{older.option} '{older.text}': {what}, {say('and', 'en')} {why}" + did_you_mean(
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
    complain(
        say(
            f"'{path}' was not there yet in '{revision}' ({moment.day}): all of it is new.{english}",
            f"'{path}' was er nog niet in '{revision}' ({moment.day}): alles is nieuw.{dutch}",
        )
    )
