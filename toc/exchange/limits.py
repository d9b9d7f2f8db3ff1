"""How large a source may be, and what is said where it is larger or something else altogether."""

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

MAX_GUESSES = 2_000_000
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
    """The source is larger than any plan. `en` and `nl` name the limit, as the end of a sentence; they may be empty."""

    def __init__(self, en: str = "", nl: str = "") -> None:
        super().__init__(en)
        self.en, self.nl = en, nl


class NotReadableError(Exception):
    """The source cannot be read as it is: what is wrong and what to do, in English and Dutch."""

    def __init__(self, en: str, nl: str) -> None:
        super().__init__(en)
        self.en, self.nl = en, nl


def in_words(number: int, *, dutch: bool) -> str:
    """A number as that language writes it: 400,000 or 400.000."""
    return f"{number:,}".replace(",", "." if dutch else ",")


def more_than(most: int, en: str, nl: str) -> TooMuchError:
    """That there are more of something than the most."""
    return TooMuchError(
        f"it has more than {in_words(most, dutch=False)} {en}", f"het heeft meer dan {in_words(most, dutch=True)} {nl}"
    )


def check_text(text: str, en: str, nl: str) -> None:
    """Raises TooMuchError for the text of a cell that Excel could not hold; `en` and `nl` name the place."""
    if len(text) > MAX_CELL_TEXT:
        raise TooMuchError(
            f"{en} holds more than {in_words(MAX_CELL_TEXT, dutch=False)} characters, the most that fit in a cell",
            f"{nl} bevat meer dan {in_words(MAX_CELL_TEXT, dutch=True)} tekens, het meeste dat in een cel past",
        )


_DRAWN = {
    "characters": (MAX_DRAWING, "characters", "tekens"),
    "drawings": (MAX_DRAWINGS, "drawings in a file", "tekeningen in een bestand"),
    "boxes": (MAX_BOXES, "boxes", "vakken"),
    "arrows": (MAX_ARROWS, "arrows", "pijlen"),
    "groups": (MAX_GROUPS, "groups in each other", "groepen in elkaar"),
}


def too_large_a_drawing(what: str) -> NotReadableError:
    """What is said of a drawing with too many characters, boxes, arrows or groups."""
    most, english, dutch = _DRAWN[what]
    return NotReadableError(
        f"the drawing is larger than a plan can be: toc reads at most {in_words(most, dutch=False)} {english}. "
        "Cut it into parts and import these one by one.",
        f"de tekening is groter dan een plan kan zijn: toc leest hoogstens {in_words(most, dutch=True)} {dutch}. "
        "Knip ze in delen en importeer die één voor één.",
    )
