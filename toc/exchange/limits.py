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
