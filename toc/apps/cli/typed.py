"""One line from the person at the keyboard: with editing where the terminal can, plainly elsewhere."""

import os
import sys
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

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
