"""Reads the files that a command is about, and says what could not be read."""

import os
import sys

from toc.apps.cli.inputs import not_there
from toc.apps.errors import print_error
from toc.apps.language import say
from toc.apps.terminal import quoted
from toc.core.errors import UsageError, reason_of
from toc.core.messages import Message, message
from toc.syntax.document import Document
from toc.system.files import STDIN, read_bytes

# --- Plans ------------------------------------------------------------------------------------------------------------
# Reads the plans that a command is about, and says of which it could not read all.


def read_plans(paths: list[str], nothing: str) -> tuple[list[Document], bool]:
    """Every plan that can be read, and whether some cannot; what is wrong with these is said. `nothing` is the
    message on what cannot be done without a plan: 'so there is nothing to draw'."""
    from toc.syntax.decode import MAX_BYTES
    from toc.syntax.source import read

    documents, unread = [], False
    for path in paths:
        try:
            content = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STDIN else read_bytes(path, MAX_BYTES + 1)
        except (OSError, ValueError) as trouble:
            print_error(say("cannot-be-read-4", path=path) + reason_of(trouble))
            unread = True
            continue
        document = read(content, path)
        if document.places:
            documents.append(document)
            continue
        unread = True
        print_error(no_plan(path, nothing))
    return documents, unread


def no_plan(path: str, nothing: str) -> Message:
    """That a file holds no plan, what cannot be done therefore, and how to see why."""
    return message("there-is-no-plan-in-what", path=path, nothing=message(nothing), path2=quoted(path))


MOST_PARTS = 3000
"""Tables set parts against each other: who writes more than these does not mean it to be read by people."""

_PARTS = ("actors", "activities", "outputs", "outcomes", "hypotheses", "indicators", "learning_questions", "methods")


def refuse_huge(documents: list[Document]) -> None:
    """Raises UsageError for a plan of which no table could be read."""
    for document in documents:
        count = sum(len(getattr(document.plan, section)) for section in _PARTS)
        if count > MOST_PARTS:
            raise UsageError("has-parts-toc-makes-tables", path=document.path, count=count, most_parts=MOST_PARTS)


def tell_problems(documents: list[Document], lacking: str) -> None:
    """Says of which plans something could not be read, so that nobody takes what was made for complete. `lacking` is
    the message on what may lack something: 'the picture may lack something'."""
    for document in documents:
        count = len(document.problems)
        if not count:
            continue
        path = document.path
        print_error(say("has-see-toc-lint", path=path, count=count, lacking=message(lacking), path2=quoted(path)))


# --- Files that come in and go out ------------------------------------------------------------------------------------
# What `toc export` and `toc import` share: reading files and sparing them, with what is said where that cannot be.

STDOUT = "-"


def plan_bytes(path: str) -> bytes:
    """The bytes of a plan, or of what is piped in. Raises UsageError."""
    from toc.syntax.decode import MAX_BYTES

    return source_bytes(path, MAX_BYTES)


def source_bytes(path: str, most: int) -> bytes:
    """The bytes of a file, one more than the most where there are more. Raises UsageError."""
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(most + 1) if sys.stdin else b""
        return read_bytes(path, most + 1)
    except FileNotFoundError as missing:
        raise UsageError(not_there(path)) from missing
    except (OSError, ValueError) as trouble:
        reason = reason_of(trouble)
        raise UsageError("cannot-be-read", path=path, reason=reason) from trouble


def ending_of(target: str) -> None:
    """Raises UsageError where the name says that something else than a workbook is wanted."""
    ending = os.path.splitext(target.lower())[1]
    if target != STDOUT and ending != ".xlsx":
        raise UsageError("a-workbook-has-a-name", target=target)


def refuse_existing(target: str, *, force: bool) -> None:
    """Raises UsageError where a file would be lost."""
    if target != STDOUT and not force and os.path.lexists(target) and not _is_device(target):
        raise UsageError("is-there-already-give-another", target=target)


def _is_device(target: str) -> bool:
    return os.path.exists(target) and not os.path.isfile(target) and not os.path.isdir(target)
