"""Pieces → text, in the one tidy form."""

from toc.core.model import Plan
from toc.core.shapes import Leaf, shapes_of
from toc.syntax.formatting.pieces import BLANK, Alias, Collection, Entry, Piece, Scalar, Written
from toc.syntax.formatting.scalars import STEP, WIDTH, Block, dump, in_line, is_plain, quoted


def write(plan: Written) -> str:
    """The text of a file, with a line end after every line."""
    lines = _Lines()
    lines.add(plan.head, 0)
    for index, entry in enumerate(plan.root.entries):
        if index and (_is_section(entry) or _is_section(plan.root.entries[index - 1])):
            lines.blank()
        _entry(lines, entry, 0)
    lines.add(plan.root.below, 0)
    return lines.text()


def _blank_first(entry: Entry) -> bool:
    return entry.above[:1] == [BLANK]


def _is_section(entry: Entry) -> bool:
    """Whether a keyword of the plan holds more than one value: around it there is a blank line."""
    if entry.word:
        return not isinstance(shapes_of(Plan)[entry.word.en], Leaf)
    return isinstance(entry.value, Collection)


class _Lines:
    """The lines so far: never two blank ones together, and none on top."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open_end = False

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, text: str) -> None:
        self._lines.append(text)
        self._open_end = False

    def blank(self) -> None:
        """A blank line, if there is none. After a text to which blank lines belong there can be none."""
        if self._lines and self._lines[-1] and not self._open_end:
            self._lines.append("")

    def add(self, remarks: list[str], indent: int) -> None:
        """Comments and blank lines."""
        for remark in remarks:
            if remark == BLANK:
                self.blank()
            else:
                self.line(" " * indent + remark)

    def block(self, block: Block, indent: int) -> None:
        self._lines += [" " * indent + line if line else "" for line in block.lines]
        self._open_end = block.open_end

    def dash(self, index: int, indent: int) -> None:
        """Makes what starts on the line with that index an item of a list; comments on top go above it."""
        while not self._lines[index] or self._lines[index].lstrip().startswith("#"):
            self._lines[index] = self._lines[index][STEP:]
            index += 1
        self._lines[index] = " " * indent + "- " + self._lines[index][indent + STEP :]

    def text(self) -> str:
        if not self._open_end:
            while self._lines and not self._lines[-1]:
                self._lines.pop()
        return "".join(f"{line}\n" for line in self._lines)


def _block(lines: _Lines, collection: Collection, indent: int) -> None:
    if not collection.is_mapping:
        _write_out_alike(collection, indent)
    for index, entry in enumerate(collection.entries):
        if not index:
            while _blank_first(entry):
                del entry.above[0]
        _entry(lines, entry, indent)
    lines.add(collection.below, indent)


def _write_out_alike(items: Collection, indent: int) -> None:
    """Where one item of a list is too long for `{...}`, none of them stays between these."""
    inside = [entry.value for entry in items.entries if isinstance(entry.value, Collection) and entry.value.is_flow]
    shown = [_in_line(one) for one in inside]
    if any(one is None or indent + STEP + len(one) > WIDTH for one in shown):
        for one in inside:
            one.is_flow = not one.entries


def _entry(lines: _Lines, entry: Entry, indent: int) -> None:
    lines.add(entry.above, indent)
    lines.add(entry.beside[1:], indent)
    lead = " " * indent + (_key(entry.key) if entry.key else "-")
    match entry.value:
        case Collection() as value if value.entries or value.below:
            _collection(lines, entry, value, lead, indent)
        case Scalar() as value if not value.is_nothing:
            _scalar(lines, entry, value, lead, indent)
        case Scalar():
            lines.line(lead + _beside(entry))
            lines.add(entry.below, indent + STEP)
        case value:
            lines.line(f"{lead} {_in_line(value)}{_beside(entry)}")


def _scalar(lines: _Lines, entry: Entry, value: Scalar, lead: str, indent: int) -> None:
    lead += f" {value.properties}" if value.properties else ""
    shown = _as_it_is(value) if "!" in value.properties else dump(value, len(lead) + 1, indent + STEP)
    if isinstance(shown, Block):
        # At the end of the line with `>-` a comment reads as if it were part of the text.
        lines.add(entry.beside[:1], indent)
        lines.line(f"{lead} {shown.header}")
        lines.block(shown, indent + STEP)
    else:
        lines.line(f"{lead} {shown}".rstrip() + _beside(entry))


def _beside(entry: Entry) -> str:
    return f"  {entry.beside[0]}" if entry.beside else ""


def _as_it_is(value: Scalar) -> str:
    """A value with a tag: whether it has quotation marks may decide on what the tag makes of it."""
    return quoted(value.text) if value.style else value.text


def _collection(lines: _Lines, entry: Entry, value: Collection, lead: str, indent: int) -> None:
    beside = _beside(entry)
    properties = f" {value.properties}" if value.properties else ""
    flow = _in_line(value) if value.is_flow else None
    if flow is not None and len(lead) + 1 + len(flow) <= WIDTH:
        lines.line(f"{lead} {flow}{beside}")
        return
    if entry.key or properties:
        lines.line(lead + properties + beside)
        _block(lines, value, indent + STEP)
        return
    lines.add(entry.beside[:1], indent)
    start = len(lines)
    _block(lines, value, indent + STEP)
    lines.dash(start, indent)


def _key(key: Scalar | Alias) -> str:
    if isinstance(key, Alias):
        return f"*{key.name} :"
    properties = f"{key.properties} " if key.properties else ""
    if not key.style or (not key.typed and is_plain(key.text, flow=True)):
        return f"{properties}{key.text}:"
    return f"{properties}{quoted(key.text)}:"


def _in_line(piece: Piece) -> str | None:
    """The piece on one line, as it can stand between brackets; None where that cannot be."""
    if isinstance(piece, Alias):
        return f"*{piece.name}"
    properties = f"{piece.properties} " if piece.properties else ""
    if isinstance(piece, Scalar):
        if piece.is_nothing or "\n" in piece.text:
            return None
        return properties + (_as_it_is(piece) if "!" in properties else in_line(piece, flow=True))
    inside = [_in_line_entry(entry) for entry in piece.entries]
    if None in inside or piece.below:
        return None
    listed = ", ".join(one for one in inside if one is not None)
    return properties + (f"{{{listed}}}" if piece.is_mapping else f"[{listed}]")


def _in_line_entry(entry: Entry) -> str | None:
    if entry.beside or entry.below or any(entry.above):
        return None
    value = _in_line(entry.value)
    return value if value is None or entry.key is None else f"{_key(entry.key)} {value}"


def entry_lines(entry: Entry, indent: int) -> list[str]:
    """The lines of one entry at that indent, for who adds it to a file."""
    lines = _Lines()
    _entry(lines, entry, indent)
    return lines.text().splitlines()
