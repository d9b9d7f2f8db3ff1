"""Colour for terminals, in plain ANSI codes: nothing to import, nothing where no colour is wanted."""

from typing import NamedTuple

from toc.core.findings import Severity

BOLD = "1"
DIM = "2"
FRAME = "1;94"
"""Gutter, arrows and related places."""
GOOD = "1;32"
SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


class Paint(NamedTuple):
    """Puts text in a colour, or leaves it alone."""

    on: bool = False

    def __call__(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self.on and text and colour else text


NO_COLOUR = Paint()
