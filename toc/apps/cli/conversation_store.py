"""The files of a conversation: the plan, and beside it the answers, both written whole after every answer."""

import os
from dataclasses import dataclass

from toc.apps.cli.settings_options import today
from toc.apps.terminal import quoted
from toc.conversation.journal import UnreadableJournalError, journal_path, mark, plan_path, read_journal, to_bytes
from toc.conversation.question import Memory
from toc.conversation.session import Session
from toc.conversation.writing import NotWritableError
from toc.core.errors import UsageError, could_not_write, reason_of
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.system.files import read_bytes, refuse_unwritable, write_whole

_HARMLESS = frozenset({"byte-order-mark", "mixed-keywords", "missing-part"})


@dataclass(frozen=True, slots=True)
class Found:
    """What is on disk about a plan: what to go on from (None for a new plan), and the marks of the plan as it was
    written. `changed` tells that somebody changed the plan after the conversation broke off; `lost` is then the
    sentence that was not in it yet."""

    memory: Memory | None = None
    marks: tuple[str, ...] = ()
    changed: bool = False
    lost: str = ""


def found(path: str) -> Found:
    """Raises UsageError where plan or answers cannot be read, or where nothing can be written there."""
    try:
        refuse_unwritable(path)
    except (OSError, ValueError) as trouble:
        raise could_not_write(path, trouble) from trouble
    content = _content(path)
    kept = _content(journal_path(path))
    if not kept:
        return Found(_from_plan(path, content) if content.strip() else None)
    try:
        memory, marks = read_journal(kept)
    except UnreadableJournalError as trouble:
        journal = journal_path(path)
        raise UsageError("the-answers-in-cannot-be", journal=journal) from trouble
    if not content.strip() or mark(content) in marks:
        return Found(memory, marks if content.strip() else ())
    return Found(_from_plan(path, content), (), changed=True, lost=memory.pending[1] if memory.pending else "")


class Store:
    """Keeps a conversation about the plan at that path."""

    def __init__(self, path: str, marks: tuple[str, ...] = ()) -> None:
        self.path = path
        self._marks = marks

    def save(self, session: Session) -> None:
        """Writes the answers, and then the plan: whenever that breaks off, one of the marks fits the plan.

        Raises UsageError where one cannot be written, or where nothing can be added to the plan.
        """
        try:
            content = session.content()
        except NotWritableError as trouble:
            _write(journal_path(self.path), to_bytes(session.memory, self._marks))
            raise _stuck(self.path) from trouble
        following = mark(content)
        _write(journal_path(self.path), to_bytes(session.memory, tuple(dict.fromkeys((*self._marks, following)))))
        if self._marks != (following,):
            _write(self.path, content)
        self._marks = (following,)

    def close(self) -> None:
        """All is said: the plan is all that remains."""
        journal = journal_path(self.path)
        if os.path.lexists(journal):
            os.unlink(journal)


def _write(path: str, content: bytes) -> None:
    try:
        write_whole(path, content)
    except (OSError, ValueError) as trouble:
        raise could_not_write(path, trouble) from trouble


def _stuck(path: str) -> UsageError:
    return UsageError("is-written-in-a-way", path=path, path2=quoted(path))


def unfinished(folder: str) -> list[str]:
    """The plans in a folder about which a conversation was broken off."""
    plans = [plan_path(name) for name in sorted(os.listdir(folder))]
    return [name for name in plans if name]


def _content(path: str) -> bytes:
    if not os.path.lexists(path):
        return b""
    try:
        return read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        raise UsageError("cannot-be-read", path=path, reason=reason) from None


def _from_plan(path: str, content: bytes) -> Memory:
    """The memory for going on with a plan that is there. Raises UsageError where toc cannot read all of it."""
    document: Document = read(content, path)
    in_the_way = [problem for problem in document.problems if problem.rule not in _HARMLESS]
    if in_the_way or document.partial:
        raise UsageError("toc-cannot-read-all-of", path=path, path2=quoted(path))
    return Memory(language=document.language, today=today(), base=document.text)
