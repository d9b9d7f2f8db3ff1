"""How large a source may be, and what is said where it is larger or something else altogether."""

from toc.core.messages import NOTHING, Grouped, Message, message

MAX_BYTES = 20_000_000
"""A workbook of a city's plan stays below one: what is larger is no list of activities."""

MAX_UNPACKED = 60_000_000
"""Bytes of XML that are unpacked of one workbook: counted while they are unpacked, whatever its directory says."""

MAX_PARTS = 10_000
"""Files in the archive that a workbook is."""

MAX_ELEMENTS = 2_000_000
"""Elements of XML that are read of one workbook, in all its parts together."""

MAX_DEPTH = 100
"""Elements of XML inside each other: a workbook has some ten."""

MAX_CELLS = 400_000
"""Cells of one source that hold something or lie between those that do, and its rows; and the cells of all merged
areas together."""

MAX_SHEETS = 100

MAX_CELL_TEXT = 32_767
"""Characters in one cell: Excel takes no more."""

MAX_TEXT = 10_000_000
"""Characters in all cells of one source: a plan holds less than half of that."""

MAX_COMMENTS = 10_000
"""Comments of one workbook."""

MAX_HEADINGS = 2_000
"""Headings in one row."""

MAX_SLOTS = 50
"""Columns of one table that each name a thing of their own."""

MAX_TABLES = 500
"""Tables on one sheet."""

MAX_THINGS = 10_000
"""Things and rows that one import makes: activities, outcomes, indicators, actors, links, and so on."""

MAX_LINKS = 50_000
"""What lists say of two things beside each other: one leads to the other, an indicator measures it."""

MAX_GUESSES = 250_000
"""Comparisons of a name that stands nowhere with the names that do."""

MAX_DRAWING = 1_000_000
"""Characters of a drawing in Mermaid or DOT."""

MAX_BOXES = 2_000
"""Boxes of the drawings in a file together: nobody reads a plan of so many."""

MAX_ARROWS = 5_000
"""Arrows of the drawings in a file together: `a & b --> c & d` draws four."""

MAX_GROUPS = 100
"""Groups in each other."""

MAX_DRAWINGS = 100
"""Drawings in one file."""


class TooMuchError(Exception):
    """The source is larger than any plan. The message names the limit, as the end of a sentence; it may say nothing."""

    def __init__(self, said: Message = NOTHING) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")


class NotReadableError(Exception):
    """The source cannot be read as it is: the message says what is wrong and what to do."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")


def more_than(most: int, what: Message) -> TooMuchError:
    """That there are more of something than the most."""
    return TooMuchError(message("import-has-more-than", most=Grouped(most), what=what))


def check_text(written: str, spot: str) -> None:
    """Raises TooMuchError for the text of a cell that Excel could not hold; `spot` names the place."""
    if len(written) > MAX_CELL_TEXT:
        raise TooMuchError(message("import-cell-holds-more-than", spot=spot, most=Grouped(MAX_CELL_TEXT)))


_DRAWN = {
    "characters": (MAX_DRAWING, message("import-most-characters")),
    "drawings": (MAX_DRAWINGS, message("import-most-drawings")),
    "boxes": (MAX_BOXES, message("import-most-boxes")),
    "arrows": (MAX_ARROWS, message("import-most-arrows")),
    "groups": (MAX_GROUPS, message("import-most-groups")),
}


def too_large_a_drawing(what: str) -> NotReadableError:
    """What is said of a drawing with too many characters, boxes, arrows or groups."""
    most, named = _DRAWN[what]
    return NotReadableError(message("import-drawing-too-large", most=Grouped(most), what=named))
