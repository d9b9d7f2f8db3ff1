"""Text → the concrete tree: the parser's events, and the comments and blank lines between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toc.syntax.formatting.cst import BLANK, Alias, Collection, Entry, Piece, Scalar, Written
from toc.syntax.yamltree import NO_LINE_ENDS, events_of, with_stands

# --- Comments and blank lines -----------------------------------------------------------------------------------------
# What stands between two values: comments and blank lines.

_COMMENT = re.compile(r"(?<!\S)#[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, or a blank line (`text` is empty). `beside`: at the end of the line of what stands before it."""

    text: str
    offset: int
    column: int
    beside: bool


def remarks(text: str, start: int, end: int) -> Iterator[Remark]:
    """The comments and blank lines between two offsets: nothing but signs as `-` and `:` stands there besides."""
    line = text.rfind("\n", 0, start) + 1
    begin, first = start, start > 0 and text[start - 1] not in "\r\n"
    while begin <= end:
        found = _LINE_END.search(text, begin, end)
        stop = found.start() if found else end
        comment = _COMMENT.search(text, begin, stop)
        if comment:
            column = comment.start() - line
            yield Remark(comment[0].rstrip(), comment.start(), column, beside=first)
        elif found and not first and not text[begin:stop].strip():
            yield Remark("", begin, 0, beside=False)
        if not found:
            return
        begin = line = found.end()
        first = False


# --- The tree ---------------------------------------------------------------------------------------------------------
# Text → pieces: the parser's events, and the comments and blank lines from the text between them.
#
# A comment on lines of its own belongs to what follows. Where it stands further in than what follows, it belongs to the
# end of the block that closes there; below a keyword without a value it stays there.

_PROPERTY = re.compile(r"[&!]\S*")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s|(?<!\S)#.*)*)+")
_DASH = re.compile(r"(?<!\S)-(?!\S)")
_HEADER_COMMENT = re.compile(r"(?<=\s)#.*")


class NotWritableError(Exception):
    """Something that no plan holds, and that has no tidy form: a keyword that is a list, a file that is no mapping."""


def build(text: str) -> Written:
    """The pieces of a text that reads without problems. Raises NotWritableError for what has no tidy form."""
    return _Builder(text).build()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._signs, self._table = with_stands(NO_LINE_ENDS.sub(" ", text))
        self._cursor = 0
        self._open: list[Collection] = []
        self._entries: list[Entry] = []
        """The entry of which the value is being read, for every open collection."""
        self._closed: list[Collection] = []
        """Block collections that ended after the last value, the innermost first."""
        self._last: Entry | None = None
        self._head: list[str] = []
        self._root: Collection | None = None
        self._anchors: dict[str, Piece] = {}

    def build(self) -> Written:
        for event in events_of(self._signs):
            self._take(event, type(event).__name__)
        if self._root is None:
            raise NotWritableError
        self._at_end(self._root)
        _lift_comments(self._root)
        self._head += _head_of(self._root.entries)
        return Written(self._head, self._root, self._anchors)

    def _take(self, event: Any, kind: str) -> None:
        match kind:
            case "DocumentStartEvent":
                self._document(event)
            case "ScalarEvent":
                self._scalar(event)
            case "AliasEvent":
                self._value(Alias(event.anchor), event.start_mark.index, event.end_mark.index)
            case "MappingStartEvent" | "SequenceStartEvent":
                self._enter(event, is_mapping=kind == "MappingStartEvent")
            case "MappingEndEvent" | "SequenceEndEvent":
                self._leave(event)

    def _document(self, event: Any) -> None:
        if not event.explicit:
            return
        start, end = event.start_mark.index, event.end_mark.index
        self._head += [one.text for one in remarks(self._text, self._cursor, start)]
        self._head += [line.rstrip() for line in self._text[start:end].splitlines()]
        self._cursor = end

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        begin = self._after_properties(start, end) if event.anchor or event.tag else start
        if style in ("|", ">") and not self._keeps_line_ends(begin):
            end = begin + len(self._text[begin:end].rstrip())
        value = Scalar(
            event.value.translate(self._table),
            style,
            self._text.count("\n", begin, end) + 1,
            self._properties(start, begin),
        )
        if event.anchor:
            self._anchors[event.anchor] = value
        self._value(value, begin, end)
        if style in ("|", ">") and self._last and (comment := _HEADER_COMMENT.search(self._line(begin))):
            self._last.beside.append(comment[0].rstrip())

    def _keeps_line_ends(self, begin: int) -> bool:
        return "+" in self._line(begin).split("#")[0]

    def _line(self, begin: int) -> str:
        """The text from that offset to the end of its line."""
        return re.split(r"[\r\n]", self._text[begin : begin + 1000], maxsplit=1)[0]

    def _after_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else start

    def _properties(self, start: int, end: int) -> str:
        return " ".join(_PROPERTY.findall(re.sub(r"(?<!\S)#.*", "", self._text[start:end])))

    def _value(self, value: Piece, start: int, end: int) -> None:
        """A value without parts: a key, the value of one, or an item of a list."""
        collection = self._open[-1] if self._open else None
        if collection is None:
            raise NotWritableError
        if collection.is_mapping and self._entries[-1] is _NO_ENTRY:
            self._key(collection, value, start, end)
            return
        if collection.is_mapping:
            entry = self._entries.pop()
            self._entries.append(_NO_ENTRY)
            entry.value = value
            if isinstance(value, Scalar) and value.is_nothing:
                return
            self._pass_into(entry, start)
        else:
            entry = self._item(collection, start)
            entry.value = value
        self._cursor = end

    def _key(self, collection: Collection, key: Piece, start: int, end: int) -> None:
        if isinstance(key, Collection) or (isinstance(key, Scalar) and key.is_nothing):
            raise NotWritableError
        entry = Entry(self._column(start), key)
        self._begin(collection, entry, list(remarks(self._text, self._cursor, start)))
        self._entries[-1] = entry
        self._cursor = end

    def _item(self, collection: Collection, start: int) -> Entry:
        """A new item of a list, with what stands before and behind its dash."""
        found = list(remarks(self._text, self._cursor, start))
        if collection.is_flow:
            entry = Entry(0)
            self._begin(collection, entry, found)
            return entry
        dash = self._dash(start, found)
        entry = Entry(self._column(dash))
        self._begin(collection, entry, [one for one in found if one.offset < dash])
        behind = [one for one in found if one.offset > dash and one.text]
        entry.above += [one.text for one in behind]
        return entry

    def _dash(self, start: int, found: list[Remark]) -> int:
        spoken = [(one.offset, one.offset + len(one.text)) for one in found if one.text]
        for dash in _DASH.finditer(self._text, self._cursor, start):
            if not any(begin <= dash.start() < end for begin, end in spoken):
                return dash.start()
        return start

    def _enter(self, event: Any, *, is_mapping: bool) -> None:
        start = event.start_mark.index
        has_properties = event.anchor or event.tag
        begin = self._after_properties(start, len(self._text)) if has_properties else start
        properties = self._properties(start, begin)
        collection = Collection(is_mapping, bool(event.flow_style), self._column(begin), properties)
        self._place(collection, begin, read_to_here=collection.is_flow or bool(has_properties))
        if event.anchor:
            self._anchors[event.anchor] = collection
        if collection.is_flow:
            self._cursor = max(self._cursor, begin + (self._text[begin : begin + 1] in ("[", "{")))
        self._open.append(collection)
        self._entries.append(_NO_ENTRY)

    def _place(self, collection: Collection, begin: int, *, read_to_here: bool) -> None:
        """Makes the collection the root, the value of the keyword that was read, or a new item."""
        if not self._open:
            if self._root is not None or not collection.is_mapping:
                raise NotWritableError
            self._root = collection
            return
        around = self._open[-1]
        if not around.is_mapping:
            self._item(around, begin).value = collection
            self._cursor = begin
            return
        entry = self._entries[-1]
        if entry is _NO_ENTRY:
            raise NotWritableError
        entry.value = collection
        if read_to_here:
            self._pass_into(entry, begin)
            self._cursor = begin

    def _leave(self, event: Any) -> None:
        collection = self._open.pop()
        self._entries.pop()
        if collection.is_flow and event.end_mark.index > event.start_mark.index:
            for one in remarks(self._text, self._cursor, event.start_mark.index):
                if one.beside and self._last:
                    self._last.beside.append(one.text)
                elif one.text:
                    collection.below.append(one.text)
            self._cursor = event.end_mark.index
            self._closed.clear()
        elif not collection.is_flow:
            self._closed.append(collection)
        if self._open and self._open[-1].is_mapping:
            self._last = self._entries[-1] if collection.is_flow else self._last
            self._entries[-1] = _NO_ENTRY
        elif self._open and collection.is_flow:
            self._last = self._open[-1].entries[-1]

    def _begin(self, collection: Collection, entry: Entry, found: list[Remark]) -> None:
        """Adds an entry, and gives the remarks before it to whom they belong."""
        if not collection.entries and not collection.is_flow:
            collection.column = entry.column
        entry.above += self._given(found, -1 if collection.is_flow else entry.column)
        collection.entries.append(entry)
        self._last = entry

    def _pass_into(self, entry: Entry, start: int) -> None:
        """The remarks between a keyword and its value."""
        for one in remarks(self._text, self._cursor, start):
            if one.text:
                (entry.beside if one.beside else entry.above).append(one.text)

    def _at_end(self, root: Collection) -> None:
        found = list(remarks(self._text, self._cursor, len(self._text)))
        root.below += self._given(found, -1)
        while root.below and root.below[-1] == BLANK:
            root.below.pop()

    def _given(self, found: list[Remark], column: int) -> list[str]:
        """Gives away what belongs to the line or the blocks before; the rest is for what starts at that column."""
        rest = []
        for one in found:
            if not one.beside:
                rest.append(one)
            elif self._last:
                self._last.beside.append(one.text)
            else:
                self._head.append(one.text)
        left = self._to_closed(rest, column)
        self._closed.clear()
        return [one.text for one in left]

    def _to_closed(self, found: list[Remark], column: int) -> list[Remark]:
        homes = self._homes(column)
        blanks: list[str] = []
        for index, one in enumerate(found):
            if not one.text:
                blanks.append(BLANK)
                continue
            homes = [(least, lines) for least, lines in homes if least <= one.column] if one.column > column else []
            if not homes:
                return found[index - len(blanks) :]
            homes[0][1].extend([*blanks, one.text])
            blanks = []
        return found[len(found) - len(blanks) :]

    def _homes(self, column: int) -> list[tuple[int, list[str]]]:
        """Where comments can go that stand further in than that column, the innermost first."""
        homes = [(one.column, one.below) for one in self._closed if one.column > column]
        last = self._last
        if last and last.key and isinstance(last.value, Scalar) and last.value.is_nothing and last.column >= column:
            homes.insert(0, (last.column + 1, last.below))
        return homes

    def _column(self, offset: int) -> int:
        return offset - self._text.rfind("\n", 0, offset) - 1


_NO_ENTRY = Entry(0)
"""No keyword was read of which the value is still to come."""


def _lift_comments(root: Collection) -> None:
    """What stands above the first entry of an item stands above the item's dash: no line is left for it behind."""
    waiting = [root]
    while waiting:
        collection = waiting.pop()
        if collection.entries:
            _drop_blanks(collection.entries[0].above)
        for entry in collection.entries:
            if isinstance(entry.value, Collection):
                waiting.append(entry.value)
            if entry.key is None:
                _lift_into(entry)


def _lift_into(item: Entry) -> None:
    inner = item.value
    while isinstance(inner, Collection) and inner.entries and not inner.properties:
        first = inner.entries[0]
        _drop_blanks(first.above)
        item.above += first.above
        first.above = []
        inner = first.value if first.key is None else Scalar("")


def _drop_blanks(lines: list[str]) -> None:
    while lines and lines[0] == BLANK:
        lines.pop(0)


def _head_of(entries: list[Entry]) -> list[str]:
    """The comments on top of the file: they stay there, whatever keyword comes first.

    Those right above the first keyword belong to it where a blank line sets them apart, or where they ask to ignore
    a rule for it.
    """
    if not entries:
        return []
    above = entries[0].above
    ask = next((index for index, line in enumerate(above) if re.match(r"#[ \t]*toc:[ \t]*ignore[ \t]*\[", line)), None)
    gap = max((index + 1 for index, line in enumerate(above) if line == BLANK), default=len(above))
    cut = min(gap, len(above) if ask is None else ask)
    entries[0].above = above[cut:]
    return above[:cut]
