"""A catalogue of messages in one language, as gettext compiles it (`.mo`), in which one message at a time is looked up.

The class of the standard library reads all messages first: twelve hundred, where a run of `toc lint` says twenty.
"""

from bisect import bisect_left
from collections.abc import Callable
from gettext import c2py
from struct import unpack_from

_LITTLE = b"\xde\x12\x04\x95"
_PLURAL = "plural="


class Catalogue:
    """The layout is in gettext's manual, "The Format of GNU MO Files": a table of ids in order, and one of texts."""

    def __init__(self, content: bytes) -> None:
        order = "<" if content.startswith(_LITTLE) else ">"
        self._content = content
        self._number, ids, texts = unpack_from(f"{order}8x3I", content)
        # Length and place of each, one behind the other.
        self._ids = unpack_from(f"{order}{2 * self._number}I", content, ids)
        self._texts = unpack_from(f"{order}{2 * self._number}I", content, texts)

    def forms(self, id_: str) -> tuple[str, ...]:
        """The forms of the message with that id, as many as the language has plurals; one where it counts nothing.

        Raises LookupError for an id that is not there.
        """
        wanted = id_.encode()
        at = bisect_left(range(self._number), wanted, key=self._id)
        if at == self._number or self._id(at) != wanted:
            raise LookupError(id_)
        return tuple(self._piece(self._texts, at).decode().split("\0"))

    def plural(self) -> Callable[[int], int]:
        """Which of the forms a number takes, as the head of the catalogue says."""
        head = self.forms("")[0]
        return c2py(head.partition(_PLURAL)[2].partition(";")[0] if _PLURAL in head else "n != 1")

    def _id(self, at: int) -> bytes:
        # An id with a plural has that behind it.
        return self._piece(self._ids, at).partition(b"\0")[0]

    def _piece(self, table: tuple[int, ...], at: int) -> bytes:
        length, start = table[2 * at : 2 * at + 2]
        return self._content[start : start + length]
