"""Reads the plans that a command is about, and says of which it could not read all."""

import sys

from toc.apps.cli.quoting import quoted
from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.errors import UsageError, reason_of
from toc.core.messages import Message, message
from toc.syntax.document import Document
from toc.system.files import STDIN


def read_plans(paths: list[str], nothing: str) -> tuple[list[Document], bool]:
    """Every plan that can be read, and whether some cannot; what is wrong with these is said. `nothing` is the
    message on what cannot be done without a plan: 'so there is nothing to draw'."""
    from toc.syntax.decode import MAX_BYTES
    from toc.syntax.source import read
    from toc.system.files import read_bytes

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
