"""Whole conversations without a terminal: what is typed goes in, what a person would see comes out."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from running import ROOT

from toc.apps.cli.conversation_view import Screen
from toc.conversation.question import Memory
from toc.conversation.session import Session
from toc.core.model import Language
from toc.lint.formatters.paint import NO_COLOUR

TODAY = date(2026, 3, 2)


class Line(NamedTuple):
    """What is typed at a question; `at` is a part of that question, so that a script cannot slip."""

    at: str
    typed: str


def script(language: str) -> list[Line]:
    """A conversation from beginning to end, of tests/data/conversations."""
    text = (ROOT / "tests" / "data" / "conversations" / f"{language}.txt").read_text(encoding="utf-8")
    return [Line(*(part.strip() for part in row.split("=>"))) for row in text.splitlines()]


def memory(language: str = "nl", base: str | None = None) -> Memory:
    return Memory(language=Language(language), today=TODAY, base=base)


def asked(session: Session) -> str:
    """The question at hand, or that to rewrite."""
    rows = Screen(session, NO_COLOUR, 10_000)
    return "\n".join(rows.doubt() if session.remarks else rows.question(short=True))


def converse(session: Session, lines: Iterable[Line], columns: int = 80) -> str:
    """What is on the screen when these lines have been typed, up to the next prompt."""
    return "\n".join(_rows(session, lines, columns)) + "\n"


def _rows(session: Session, lines: Iterable[Line], columns: int) -> Iterator[str]:
    screen = Screen(session, NO_COLOUR, columns)
    short = False
    for line in lines:
        turn = session.turn
        yield from _prompt(session, screen, short=short)
        assert line.at in asked(session), (line, asked(session))
        yield f"> {line.typed}".rstrip()
        yield from screen.notes(session.take(line.typed))
        short = session.turn is turn and not session.remarks
    if session.turn is None:
        yield from screen.notes(session.closing())
    else:
        yield from _prompt(session, screen, short=short)


def _prompt(session: Session, screen: Screen, *, short: bool) -> Iterator[str]:
    if session.remarks:
        yield from screen.doubt()
        return
    if not short and session.turn:
        yield from screen.notes(session.turn.notes)
    yield from screen.question(short=short)
