"""What `toc import` tells: what was understood, guessed and left out, and what changed in a plan."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from toc.apps.errors import plain
from toc.apps.language import say, user_tongue
from toc.core import keywords
from toc.core.model import Language, Plan
from toc.exchange.draft import Notes, Told
from toc.lint.formatters.visible import visible

if TYPE_CHECKING:
    from toc.exchange.draft import Path
    from toc.exchange.into_plan import Brought, OtherPlanError, ProblemsError
    from toc.exchange.new_plan import NotProvedError
    from toc.exchange.splice import NotSplicedError
    from toc.exchange.three_way import Changes

_TITLES = {
    Told.UNDERSTOOD: "import-understood",
    Told.GUESSED: "import-guessed",
    Told.LEFT_OUT: "import-left-out",
}


def lines_of(notes: Notes, *, briefly: bool = False) -> Iterator[str]:
    """The notes under their headings, each with its place; `briefly`: without what was understood."""
    language = Language(user_tongue())
    for told, title in _TITLES.items():
        listed = [note for note in notes if note.told is told]
        if not listed or (briefly and told is Told.UNDERSTOOD):
            continue
        yield say(title)
        for note in listed:
            yield _shown(f"  {note.spot}: {note.text.text(language)}")


def _shown(text: str) -> str:
    return plain(visible(" ".join(text.split(" ")).replace("\n", " ")))


def tell_changes(brought: "Brought") -> None:
    """What changed in the plan, on standard output."""
    for line in _changes(brought.changes):
        sys.stdout.write(_shown(line) + "\n")
    for comment in brought.lost:
        sys.stdout.write(_shown(say("comment-that-went-with-it", comment=comment)) + "\n")


def tell_missing(changes: "Changes") -> None:
    """What the workbook still has and the plan has no longer, on standard output."""
    if not changes.missing:
        return
    count = len(changes.missing)
    lines = [
        say("in-the-workbook-and-no", count=count),
        *(f"  {_way(path)}" for path in changes.missing),
    ]
    for line in lines:
        sys.stdout.write(_shown(line) + "\n")


def other_plan(path: str, trouble: "OtherPlanError") -> str:
    """That the workbook is of another plan, and what to do."""
    theirs, ours = trouble.theirs, trouble.ours
    return _shown(say("stays-as-it-is-the-workbook", path=path, theirs=theirs, ours=ours))


def _changes(changes: "Changes") -> Iterator[str]:
    count = len(changes.set) + len(changes.added) + len(changes.removed) + len(changes.renamed)
    yield say("changed-in-the-plan", count=count)
    for path, new in changes.renamed.items():
        yield say("is-called-now", way=_way(path), new=new)
    for path in changes.set:
        yield f"  {_way(path)}"
    for path in changes.added:
        yield say("added-2", way=_way(path))
    for path in changes.removed:
        yield say("removed-2", way=_way(path))


def _way(path: "Path") -> str:
    """The way to a value as the user's language spells it."""
    tongue = Language(user_tongue())
    spelled = []
    for index, step in enumerate(path):
        part = Plan if not index else None
        try:
            spelled.append(keywords.spell(step, tongue, part))
        except KeyError:
            spelled.append(step)
    return ".".join(spelled)


def conflicts_in_words(path: str, changes: "Changes") -> str:
    """The places that were changed in the plan and in the workbook."""
    listed = "".join(f"\n  {_way(one)}" for one in dict.fromkeys(changes.conflicts))
    return say("stays-as-it-is-since", path=path, listed=listed)


def not_proved(name: str, where: str) -> str:
    """That the text that was made does not read as what was meant: then nothing is written."""
    return say("nothing-is-written-the-plan", name=name, where=where)


def empty_formula(path: str, spot: str, shown: str) -> str:
    """Why a plan is not changed from a workbook in which a formula has no value, and what to do."""
    return say("stays-as-it-is-the-formula", path=path, spot=spot, shown=shown)


def stays_as_it_is(path: str, trouble: "ProblemsError | NotSplicedError | NotProvedError") -> str:
    """Why a plan cannot be changed, and what to do."""
    from toc.apps.terminal import quoted
    from toc.exchange.new_plan import NotProvedError
    from toc.exchange.splice import NotSplicedError

    match trouble:
        case NotProvedError():
            return not_proved(path, trouble.where)
        case NotSplicedError(line=line):
            return say("stays-as-it-is-on", path=path, line=line)
        case _:
            return say("stays-as-it-is-toc-cannot", path=path, line=trouble.line, rule=trouble.rule, path2=quoted(path))
