"""What is wrong with a settings file, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from toc.core.messages import NOTHING, Message, message

_LONGEST = 60
MAX_COMPLAINTS = 50
"""So much is told of one file: who has more to mend starts with these."""

_START = 4
"""So many characters tell that somebody means the longer name: `dead-end` for `dead-end-activity`."""


class Complaint(NamedTuple):
    """One mistake. `path` is the name to show; line and column count from 1, line 0 is the file as a whole.

    `trouble` is what the system says, where it is in the way.
    """

    path: str
    text: Message
    line: int = 0
    column: int = 0
    trouble: OSError | ValueError | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.text.text('en')}"


class SettingsError(Exception):
    """A settings file that does not hold. Everything that is wrong with it is told at once."""

    def __init__(self, complaints: Iterable[Complaint], *, more: bool = False) -> None:
        self.more = more
        """Whether there is more that is not told."""
        self.complaints = tuple(sorted(complaints, key=lambda one: (one.path, one.line, one.column, str(one))))
        super().__init__("; ".join(map(str, self.complaints)))


def shown(written: object) -> str:
    """What somebody wrote, between quotes, on one line and not too long."""
    from toc.lint.formatters.visible import one_line

    try:
        text = one_line(str(written).lower() if isinstance(written, bool) else str(written))
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists
        text = "…"
    return f"'{text if len(text) <= _LONGEST else text[: _LONGEST - 2] + ' …'}'"


def near(written: str, known: Iterable[str]) -> Message:
    """` Did you mean 'x'?`, with the space before it; empty where nothing is alike or starts so."""
    from toc.core.suggest import nearest

    known = list(known)
    begun = [one for one in known if len(written) >= _START and one.startswith(written.lower())]
    one = nearest(written, known) or next(iter(begun), None)
    return message("did-you-mean", near=one) if one else NOTHING
