"""What is wrong with a settings file: where, and in words for the person who wrote it."""

from collections.abc import Iterable
from typing import NamedTuple

Text = tuple[str, str]
"""English, Dutch."""

_LONGEST = 60
MAX_COMPLAINTS = 50
"""So much is told of one file: who has more to mend starts with these."""

_START = 4
"""So many characters tell that somebody means the longer name: `dead-end` for `dead-end-activity`."""


class Complaint(NamedTuple):
    """One mistake. `path` is the name to show; line and column count from 1, line 0 is the file as a whole.

    Where the system is in the way, `trouble` says how: it comes after the text.
    """

    path: str
    text: Text
    line: int = 0
    column: int = 0
    trouble: OSError | ValueError | None = None


class SettingsError(Exception):
    """A settings file that does not hold. Everything that is wrong with it is told at once."""

    def __init__(self, complaints: Iterable[Complaint], *, more: bool = False) -> None:
        self.more = more
        """Whether there is more that is not told."""
        self.complaints = tuple(sorted(complaints, key=lambda one: (one.path, one.line, one.column, one.text)))
        super().__init__("; ".join(f"{one.path}:{one.line}:{one.column}: {one.text[0]}" for one in self.complaints))


def shown(written: object) -> str:
    """What somebody wrote, between quotes, on one line and not too long."""
    from toc.lint.formatters.visible import one_line

    try:
        text = one_line(str(written).lower() if isinstance(written, bool) else str(written))
    except (ValueError, RecursionError):  # a number of thousands of digits, or lists in lists
        text = "…"
    return f"'{text if len(text) <= _LONGEST else text[: _LONGEST - 2] + ' …'}'"


def near(written: str, known: Iterable[str]) -> Text:
    """` Did you mean 'x'?`, with the space before it; empty where nothing is alike or starts so."""
    from toc.core.suggest import nearest

    known = list(known)
    begun = [one for one in known if len(written) >= _START and one.startswith(written.lower())]
    one = nearest(written, known) or next(iter(begun), None)
    return (f" Did you mean '{one}'?", f" Bedoel je '{one}'?") if one else ("", "")


def joined(*texts: Text) -> Text:
    return "".join(text[0] for text in texts), "".join(text[1] for text in texts)
