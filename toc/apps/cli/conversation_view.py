"""The conversation at the terminal: what is told and asked, and the line that somebody types."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from toc.conversation.question import Branch, Example, Heading, Kind, Note, Question, Remark, Say, Way
from toc.conversation.session import Session
from toc.conversation.words import Phrase
from toc.lint.formatters.paint import BOLD, DIM, FRAME, GOOD, Paint
from toc.lint.formatters.visible import visible, wrapped

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings
    from rich.tree import Tree


# --- What is told and asked -------------------------------------------------------------------------------------------
# The conversation on the screen: what is told and asked, on lines that fit.

_WARNING = "1;33"
_HINTS = {Kind.CHOICE: Phrase.CHOICES, Kind.MANY: Phrase.NUMBERS, Kind.ACTORS: Phrase.ACTORS}


class Screen:
    """Lays out notes and questions of a session for that many cells."""

    def __init__(self, session: Session, paint: Paint, columns: int) -> None:
        self._session = session
        self._paint = paint
        self._columns = columns

    def notes(self, notes: tuple[Note, ...]) -> Iterator[str]:
        for note in notes:
            yield ""
            yield from self._note(note)

    def question(self, *, short: bool = False, can_prefill: bool = False) -> Iterator[str]:
        """The question at hand; `short` without its reason and example, for who just read them."""
        turn = self._session.turn
        if turn is None:
            return
        question = turn.question
        yield ""
        yield from self._text(question.ask, BOLD)
        if not short:
            yield from self._text(question.why, DIM, "  ")
            example = self._session.phrase(Phrase.EXAMPLE, example=question.example) if question.example else ""
            yield from self._text(example, DIM, "  ")
        yield from self._choices(question)
        yield from self._text(" ".join(self._hints(question, can_prefill=can_prefill)), DIM, "  ")

    def doubt(self) -> Iterator[str]:
        """What the rules say of the sentence that waits."""
        yield from self.notes(self._session.shown_remarks())
        yield ""
        yield from self._text(self._session.phrase(Phrase.REWRITE), BOLD)

    def _hints(self, question: Question, *, can_prefill: bool) -> Iterator[str]:
        """How to answer, and what Enter does."""
        if question.kind is Kind.ACTORS and not question.choices:
            yield self._session.phrase(Phrase.NAMES)
        elif question.kind in _HINTS:
            yield self._session.phrase(_HINTS[question.kind])
        elif question.choices:
            yield self._session.phrase(Phrase.OR_NUMBER)
        default = self._session.default
        if not default and question.kind is Kind.CHOICE and not (question.required or question.says_enter):
            yield self._session.phrase(Phrase.ENTER_SKIPS)
        if not default or (can_prefill and self._session.prefill):
            return
        shown = question.shown(default)
        if self._session.is_earlier:
            yield self._session.phrase(Phrase.EARLIER, answer=shown)
            yield self._session.phrase(Phrase.ENTER_KEEPS)
        else:
            yield self._session.phrase(Phrase.ENTER_TAKES, answer=shown)

    def _choices(self, question: Question) -> Iterator[str]:
        figures = len(str(len(question.choices)))
        for number, choice in enumerate(question.choices, 1):
            about = f" ({choice.about})" if choice.about else ""
            yield from self._text(choice.text + about, "", f"  {number:>{figures}}. ", " " * (figures + 4))

    def _note(self, note: Note) -> Iterator[str]:
        phrase = self._session.phrase
        match note:
            case Say(text):
                yield from self._text(text)
            case Heading():
                title = phrase(Phrase.STEP, number=note.number, of=note.of, title=note.title)
                yield from self._text(title, FRAME, "== ")
                yield from self._text(note.why)
            case Remark():
                yield from self._text(note.message, _WARNING, "! ", "  ")
                yield from self._text(note.help, "", "  → ", "    ")
            case Example():
                yield from self._text(note.why)
                yield from self._text(note.bad and phrase(Phrase.BAD, text=note.bad), "", "  ", "            ")
                yield from self._text(note.good and phrase(Phrase.BETTER, text=note.good), GOOD, "  ", "            ")
            case Way():
                yield from self._way(note)

    def _text(self, text: str, colour: str = "", lead: str = "", hanging: str | None = None) -> Iterator[str]:
        """The text on lines that fit, the first behind `lead`, the others behind `hanging`."""
        if not text:
            return
        hanging = lead if hanging is None else hanging
        room = max(self._columns - 1 - max(len(lead), len(hanging)), 20)
        for place, line in enumerate(wrapped(visible(text), room)):
            yield (hanging if place else lead) + self._paint(line, colour)

    def _way(self, note: Way) -> Iterator[str]:
        """The way so far as a tree; rich folds long texts beside their branch."""
        from rich.console import Console
        from rich.tree import Tree

        tree = Tree(visible(note.title), highlight=False)
        for branch in note.branches:
            _grow(tree, branch)
        console = Console(
            width=min(self._columns - 1, 100), color_system=None, markup=False, highlight=False, emoji=False
        )
        with console.capture() as captured:
            console.print(tree)
        yield from (line.rstrip() for line in captured.get().splitlines())


def _grow(tree: "Tree", branch: Branch) -> None:
    from rich.text import Text

    mark = f" ({branch.mark})" if branch.mark else ""
    grown = tree.add(Text(visible(branch.text + mark)))
    for inner in branch.branches:
        _grow(grown, inner)


def put(rows: Iterator[str]) -> None:
    """Writes these lines to the screen."""
    for row in rows:
        sys.stdout.write(row + "\n")
    sys.stdout.flush()


# --- What is typed ----------------------------------------------------------------------------------------------------
# One line from the person at the keyboard: with editing where the terminal can, plainly elsewhere.

_PASTED_WITHIN = 0.05
"""Lines that come so shortly after each other, in seconds, were pasted together: nobody types that fast."""


class Lines(Protocol):
    """Where lines come from. `can_prefill`: whether a line can be put there to be changed."""

    can_prefill: bool

    def read(self, prefill: str = "") -> str:
        """The next line. Raises EOFError at Ctrl-D and KeyboardInterrupt at Ctrl-C."""


def lines() -> Lines:
    """Editing needs a terminal that can move its cursor."""
    return PlainLines() if os.environ.get("TERM") in ("dumb", "unknown") else EditedLines()


class PlainLines:
    """As the operating system gives them."""

    can_prefill = False

    def __init__(self) -> None:
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure:  # what a terminal in another encoding sends is no reason to stop
            reconfigure(errors="replace")

    def read(self, prefill: str = "") -> str:  # noqa: ARG002 there is no way to show it
        sys.stdout.flush()
        whole = [input("> ")]
        while _more_is_waiting():
            whole.append(input())
        return " ".join(whole)


def _more_is_waiting() -> bool:
    if sys.platform == "win32":
        import msvcrt

        return bool(msvcrt.kbhit())
    import select

    return bool(select.select([sys.stdin], [], [], _PASTED_WITHIN)[0])


class EditedLines:
    """With arrows, a history of this conversation, and pasted text on one line (prompt_toolkit)."""

    can_prefill = True

    def __init__(self) -> None:
        # Asking a terminal where its cursor is makes some of them print signs: a line does without.
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
        from prompt_toolkit import PromptSession
        from prompt_toolkit.enums import EditingMode
        from prompt_toolkit.history import InMemoryHistory
        from prompt_toolkit.output import ColorDepth

        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            key_bindings=_pasting(),
            editing_mode=EditingMode.EMACS,
            color_depth=ColorDepth.MONOCHROME,
        )

    def read(self, prefill: str = "") -> str:
        sys.stdout.flush()
        return self._session.prompt("> ", default=prefill, pre_run=self._select)

    def _select(self) -> None:
        """What is on the line already is selected, as in a form: who types replaces it, who moves first changes it."""
        buffer = self._session.default_buffer
        if not buffer.text:
            return
        buffer.cursor_position = 0
        buffer.start_selection()
        if buffer.selection_state:
            buffer.selection_state.enter_shift_mode()
        buffer.cursor_position = len(buffer.text)


def _pasting() -> "KeyBindings":
    """Pasted line ends become spaces: they end no answer."""
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.keys import Keys

    bindings = KeyBindings()

    @bindings.add(Keys.BracketedPaste)
    def paste(event: KeyPressEvent) -> None:
        if event.current_buffer.selection_state:
            event.current_buffer.cut_selection()
        event.current_buffer.insert_text(" ".join(event.data.split()))

    return bindings
