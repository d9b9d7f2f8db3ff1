"""What a report has to say only behind the last file: kept in a file of the system's, not in memory."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

_IN_MEMORY = 2_000_000
_PIECE = 100_000


class Later:
    """Text that is put aside, and given back once in the order in which it came."""

    def __init__(self) -> None:
        # Half characters of a file name that is no UTF-8 survive the way there and back.
        self._file = SpooledTemporaryFile(  # noqa: SIM115 closed when all is given back, or with the process
            _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
        )
        self.empty = True

    def add(self, text: str) -> None:
        self._file.write(text)
        self.empty = self.empty and not text

    def back(self) -> Iterator[str]:
        with self._file as file:
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece


class LaterItems:
    """The items of a JSON array, each as `json.dumps(item, indent=2)` writes it, to be given back as that array."""

    def __init__(self, indent: int) -> None:
        """`indent`: of the array within the whole, in spaces."""
        self._indent = " " * (indent + 2)
        self._end = "\n" + " " * indent
        self._later = Later()

    def add(self, item: str) -> None:
        # A line end in such a text is one between its parts: within a string it is written as an escape.
        indented = item.replace("\n", f"\n{self._indent}")
        self._later.add(f"{'' if self._later.empty else ','}\n{self._indent}{indented}")

    def back(self) -> Iterator[str]:
        yield "["
        yield from self._later.back()
        yield "]" if self._later.empty else f"{self._end}]"
