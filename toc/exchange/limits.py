"""How large a source may be, and what is said where it is larger or something else altogether."""

MAX_BYTES = 20_000_000
"""A workbook of a city's plan stays below one: what is larger is no list of activities."""

MAX_UNPACKED = 60_000_000
"""The parts of a workbook together, unpacked: a zip bomb stops here, before anything is unpacked."""

MAX_CELLS = 400_000
"""Cells of a sheet that hold something or lie between those that do."""

MAX_SHEETS = 100


class TooMuchError(Exception):
    """The source is larger than any plan."""


class NotReadableError(Exception):
    """The source cannot be read as it is: what is wrong and what to do, in English and Dutch."""

    def __init__(self, en: str, nl: str) -> None:
        super().__init__(en)
        self.en, self.nl = en, nl


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
    spoken = f"{most:,}".replace(",", "\N{NO-BREAK SPACE}")
    return NotReadableError(
        f"the drawing is larger than a plan can be: toc reads at most {most:,} {english}. "
        "Cut it into parts and import these one by one.",
        f"de tekening is groter dan een plan kan zijn: toc leest hoogstens {spoken} {dutch}. "
        "Knip ze in delen en importeer die één voor één.",
    )
