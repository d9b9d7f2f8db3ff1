"""Brings the text of a plan to other data by edits at their places: every other character stays as it is."""

import re
from collections.abc import Sequence as Listed
from difflib import SequenceMatcher
from typing import Any

from toc import keywords
from toc.exchange.data import Data
from toc.exchange.draft import Path
from toc.exchange.pieces import entry_of, key_piece, leaf_piece, piece_of
from toc.finding import Edit
from toc.formatting.arranging import order_of
from toc.formatting.pieces import Collection, Entry, Piece, Scalar
from toc.formatting.scalars import STEP, WIDTH, Block, in_line, written
from toc.formatting.writing import entry_lines
from toc.model import Language, Part, Plan
from toc.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.yamltree import Mapping, Sequence, Tree, parse
from toc.yamltree import Scalar as Value

_BETWEEN = re.compile(r"\s*:(?:\s|#[^\r\n]*)*")
_COMMENT_BEHIND = re.compile(r"[ \t,\]}]*[ \t]#")
_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*(?:\r\n|\n|\Z)")
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n)")

Pair = tuple[Tree, Tree]


class NotSplicedError(Exception):
    """A change at a place where the file says it in a way that cannot be edited: `line` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def spliced(text: str, old: Data, new: Data, spelling: Language, renamed: dict[Path, str]) -> str:
    """The text with everything that differs between the two plans changed at its place. Raises NotSplicedError."""
    root = parse(text).root
    if not isinstance(root, Mapping):
        raise NotSplicedError(1)
    splicer = _Splicer(text, spelling, renamed)
    splicer.part(root, Plan, old, new, ())
    return splicer.result()


class _Splicer:
    def __init__(self, text: str, spelling: Language, renamed: dict[Path, str]) -> None:
        self._text = text
        self._spelling = spelling
        self._renamed = renamed
        self._edits: list[Edit] = []
        self._end = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"

    def result(self) -> str:
        pieces, end = [], 0
        for edit in sorted(self._edits, key=lambda one: (one.start, one.end)):
            if edit.start < end:
                raise NotSplicedError(self._text.count("\n", 0, edit.start) + 1)
            pieces += [self._text[end : edit.start], edit.text]
            end = edit.end
        return "".join((*pieces, self._text[end:]))

    def part(self, tree: Mapping, part: type[Part], old: Data, new: Data, path: Path) -> None:
        """A part: keywords that changed, went or came."""
        known = keywords.keywords_of(part)
        pairs = {
            known[key.text].en: (key, value)
            for key, value in tree.items
            if isinstance(key, Value) and key.text in known
        }
        shapes = shapes_of(part)
        gone = [name for name in old if name not in new]
        if gone and self._is_flow(tree) and len(pairs) == len(tree.items) and not self._has_comments(tree):
            whole = piece_of(new, PartOf(part), self._spelling)
            if (line := _one_line(whole)) is not None:
                self._edit(tree.span.start.offset, tree.span.end.offset, line)
                return
        for name in gone:
            self._remove(tree, self._own(pairs, name, tree))
        for name, value in new.items():
            if name in old and old[name] != value:
                self._change(self._own(pairs, name, tree), shapes[name], old[name], value, (*path, name))
            elif name not in old and name in pairs:
                self._replace(pairs[name], shapes[name], value, name)
            elif name not in old:
                self._add(tree, entry_of(name, value, part, self._spelling), self._before(tree, part, name, pairs))

    def _own(self, pairs: dict[str, Pair], name: str, tree: Tree) -> Pair:
        """The keyword and its value, where both are written here: what an alias brings in cannot be edited."""
        pair = pairs.get(name)
        if pair is None or not _BETWEEN.fullmatch(self._text, pair[0].span.end.offset, pair[1].span.start.offset):
            raise NotSplicedError((pair[0] if pair else tree).span.start.line)
        return pair

    def section(self, tree: Mapping, shape: SectionOf, old: Data, new: Data, path: Path) -> None:
        """A section: things that changed, went, came or have another id."""
        pairs = {key.text: (key, value) for key, value in tree.items if isinstance(key, Value)}
        names = {key: self._renamed.get((*path, key), key) for key in old}
        for key, name in names.items():
            if name not in new:
                self._remove(tree, self._own(pairs, key, tree))
                continue
            if name != key:
                span = self._own(pairs, key, tree)[0].span
                self._edit(span.start.offset, span.end.offset, name)
            if old[key] != new[name]:
                self._change(self._own(pairs, key, tree), shape.item, old[key], new[name], (*path, key))
        for name in new:
            if name not in names.values():
                entry = Entry(0, key_piece(name), piece_of(new[name], shape.item, self._spelling))
                self._add(tree, entry, len(tree.items))

    def _change(self, pair: Pair, shape: Shape, old: Any, new: Any, path: Path) -> None:
        value = pair[1]
        match shape:
            case PartOf() if isinstance(value, Mapping) and old:
                self.part(value, shape.part, old, new, path)
            case SectionOf() if isinstance(value, Mapping) and value.items:
                self.section(value, shape, old, new, path)
            case ListOf(PartOf() as item) if _fits(value, old, new):
                for index, (one, other) in enumerate(zip(old, new, strict=True)):
                    if one != other:
                        self.part(value.items[index], item.part, one, other, path)  # type: ignore[union-attr, arg-type]
            case ListOf(PartOf()) if (
                isinstance(value, Sequence) and not self._is_flow(value) and len(value.items) == len(old)
            ):
                self._items(value, shape, old, new, path[-1])
            case ListOf(Leaf()) if (
                isinstance(value, Sequence) and not self._is_flow(value) and len(value.items) == len(old)
            ):
                self._items(value, shape, old, new, path[-1])
            case _:
                self._replace(pair, shape, new, path[-1])

    def _replace(self, pair: Pair, shape: Shape, new: Any, name: str) -> None:
        """Another value behind a keyword."""
        key, value = pair
        start, end = value.span.start.offset, value.span.end.offset
        piece = piece_of(new, shape, self._spelling, name)
        space = "" if self._text[start - 1 : start].isspace() else " "
        indent = key.span.start.column - 1 + STEP
        flow = self._in_flow(key)
        if isinstance(piece, Scalar):
            self._edit(start, end, space + self._scalar(piece, value, indent, flow=flow))
            return
        line = _one_line(piece)
        column = value.span.start.column - 1
        if line is not None and (flow or column + len(line) <= WIDTH or _COMMENT_BEHIND.match(self._text, end)):
            self._edit(start, end, space + line)
            return
        if flow:
            raise NotSplicedError(key.span.start.line)
        lines = entry_lines(Entry(0, Scalar("x"), piece), key.span.start.column - 1)[1:]
        self._edit(key.span.end.offset + 1, end, self._end + self._end.join(lines))

    def _scalar(self, piece: Scalar, value: Tree, indent: int, *, flow: bool) -> str:
        behind = _COMMENT_BEHIND.match(self._text, value.span.end.offset)
        if flow or behind:
            # A folded text takes the comment behind it for one of its words.
            return in_line(Scalar(piece.text, '"') if "\n" in piece.text else piece, flow=flow)
        shown = written(piece, value.span.start.column - 1, indent)
        if isinstance(shown, Block):
            lines = [" " * indent + line if line else "" for line in shown.lines]
            return self._end.join([shown.header, *lines])
        return shown

    def _items(self, tree: Sequence, shape: ListOf, old: Listed[Any], new: Listed[Any], name: str) -> None:
        """A list with an item on each line: only the lines of what changed."""
        keys = [[repr(one) for one in listed] for listed in (old, new)]
        for kind, low, high, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            pairs = min(high - low, last - first) if isinstance(shape.item, Leaf) else 0
            for index in range(pairs):
                item = tree.items[low + index]
                piece = leaf_piece(new[first + index], Leaf(), self._spelling, name)
                text = self._scalar(piece, item, item.span.start.column - 1, flow=False)
                self._edit(item.span.start.offset, item.span.end.offset, text)
            for item in tree.items[low + pairs : high]:
                self._edit(self._line_start(item.span.start.offset), self._line_end(item.span.end.offset), "")
            added = new[first + pairs : last]
            if added:
                self._add_items(tree, shape, added, low + pairs if pairs else low, name)

    def _add_items(self, tree: Sequence, shape: ListOf, added: Listed[Any], at: int, name: str) -> None:
        first = tree.items[0].span.start.offset
        dash = self._text.rfind("-", self._line_start(first), first)
        indent = dash - self._line_start(first)
        if dash < 0 or self._text[self._line_start(first) : dash].strip():
            raise NotSplicedError(tree.span.start.line)
        lines: list[str] = []
        for one in added:
            lines += entry_lines(Entry(0, None, piece_of(one, shape.item, self._spelling, name)), indent)
        self._insert(self._line_end(tree.items[at - 1].span.end.offset) if at else self._line_start(first), lines)

    def _add(self, tree: Mapping, entry: Entry, at: int) -> None:
        """A new keyword or thing, before the entry with that index."""
        if self._is_flow(tree):
            self._add_in_flow(tree, entry, at)
            return
        if not tree.items:
            raise NotSplicedError(tree.span.start.line)
        key = tree.items[0][0]
        indent = key.span.start.column - 1
        line = self._line_start(key.span.start.offset)
        on_dash = bool(self._text[line : key.span.start.offset].strip())
        at = max(at, 1) if on_dash else at
        lines = entry_lines(entry, indent)
        if not at:
            self._insert(line, lines)
            return
        last = tree.items[at - 1][1]
        end = self._line_end(max(last.span.end.offset, tree.items[at - 1][0].span.end.offset))
        end = self._past_comments(end, indent)
        if (at > 1 and at == len(tree.items) and self._has_blank_above(tree.items[at - 1][0])) or (
            indent == 0 and len(lines) > 1
        ):
            lines = ["", *lines]
        if indent == 0 and len(lines) > 1 and end < len(self._text) and not _BLANK_LINE.match(self._text, end):
            lines = [*lines, ""]
        self._insert(end, lines)

    def _add_in_flow(self, tree: Mapping, entry: Entry, at: int) -> None:
        line = _one_line(Collection(is_mapping=True, is_flow=True, column=0, entries=[entry]))
        if line is None:
            raise NotSplicedError(tree.span.start.line)
        pair = line[1:-1]
        if not tree.items:
            self._edit(tree.span.start.offset, tree.span.end.offset, line)
        elif at:
            end = tree.items[at - 1][1].span.end.offset
            self._edit(end, end, f", {pair}")
        else:
            start = tree.items[0][0].span.start.offset
            self._edit(start, start, f"{pair}, ")

    def _before(self, tree: Mapping, part: type[Part], name: str, pairs: dict[str, Pair]) -> int:
        """The index of the entry before which a keyword belongs: behind all that come before it in the tidy order."""
        places = order_of(part)
        heads = {id(pair[0]): places[one] for one, pair in pairs.items()}
        behind = [
            index + 1
            for index, (key, _) in enumerate(tree.items)
            if heads.get(id(key), 0) < places[name] and id(key) in heads
        ]
        return max(behind, default=0)

    def _remove(self, tree: Mapping, pair: Pair) -> None:
        key, value = pair
        index = next(index for index, one in enumerate(tree.items) if one[0] is key)
        if self._is_flow(tree):
            self._remove_in_flow(tree, index)
            return
        start = self._line_start(key.span.start.offset)
        if self._text[start : key.span.start.offset].strip():
            # The first keyword of an item stands behind its dash: the next one takes its place.
            if len(tree.items) < 2:
                raise NotSplicedError(key.span.start.line)
            self._edit(key.span.start.offset, tree.items[1][0].span.start.offset, "")
            return
        end = self._past_comments(
            self._line_end(max(value.span.end.offset, key.span.end.offset)), key.span.start.column - 1
        )
        if index:
            start = self._above(start, key.span.start.column - 1)
        if self._has_blank_above(key, start) and (blank := _BLANK_LINE.match(self._text, end)):
            end = blank.end()
        self._edit(start, end, "")

    def _remove_in_flow(self, tree: Mapping, index: int) -> None:
        if len(tree.items) == 1:
            self._edit(tree.items[0][0].span.start.offset, tree.items[0][1].span.end.offset, "")
        elif index:
            self._edit(tree.items[index - 1][1].span.end.offset, tree.items[index][1].span.end.offset, "")
        else:
            self._edit(tree.items[0][0].span.start.offset, tree.items[1][0].span.start.offset, "")

    def _edit(self, start: int, end: int, text: str) -> None:
        self._edits.append(Edit(start, end, text))

    def _insert(self, at: int, lines: Listed[str]) -> None:
        text = "".join(f"{line}{self._end}" for line in lines)
        if at and self._text[at - 1] != "\n":
            text = self._end + text.removesuffix(self._end)
        self._edit(at, at, text)

    def _has_comments(self, tree: Tree) -> bool:
        return bool(re.search(r"\s#", self._text[tree.span.start.offset : tree.span.end.offset]))

    def _is_flow(self, tree: Tree) -> bool:
        return self._text[tree.span.start.offset : tree.span.start.offset + 1] in ("{", "[")

    def _in_flow(self, key: Tree) -> bool:
        """Whether a keyword stands between brackets: other things than an indent stand before it on its line."""
        before = self._text[self._line_start(key.span.start.offset) : key.span.start.offset]
        return bool(re.sub(r"^[ \t]*(?:-[ \t]+)*", "", before)) or before.rstrip().endswith((",", "{"))

    def _line_start(self, offset: int) -> int:
        return self._text.rfind("\n", 0, offset) + 1

    def _line_end(self, offset: int) -> int:
        """Behind the end of the line."""
        end = self._text.find("\n", offset)
        return len(self._text) if end < 0 else end + 1

    def _past_comments(self, offset: int, indent: int) -> int:
        """Behind comments that stand further in: they belong to what ends there."""
        while (found := _COMMENT_LINE.match(self._text, offset)) and len(found[1]) > indent and found.end() > offset:
            offset = found.end()
        return offset

    def _above(self, start: int, indent: int) -> int:
        """Where the comments start that stand right above a line, as far in."""
        while start:
            line = self._line_start(start - 1)
            found = _COMMENT_LINE.match(self._text, line)
            if not found or len(found[1]) != indent or found.end() != start:
                break
            start = line
        return start

    def _has_blank_above(self, key: Tree, start: int | None = None) -> bool:
        line = (
            self._above(self._line_start(key.span.start.offset), key.span.start.column - 1) if start is None else start
        )
        return line > 0 and not self._text[self._line_start(line - 1) : line].strip()


def _fits(value: Tree, old: Listed[Any], new: Listed[Any]) -> bool:
    return (
        isinstance(value, Sequence)
        and len(value.items) == len(old) == len(new)
        and all(isinstance(item, Mapping) for item in value.items)
    )


def _one_line(piece: Piece) -> str | None:
    """The piece as it stands between brackets, or None where it is a list that has lines of its own."""
    if isinstance(piece, Scalar):
        return in_line(Scalar(piece.text, '"') if "\n" in piece.text else piece, flow=True)
    assert isinstance(piece, Collection)  # noqa: S101 data has no aliases
    if not piece.is_flow and not piece.is_mapping and piece.entries:
        return None
    parts = [_one_line_entry(entry) for entry in piece.entries]
    if None in parts:
        return None
    listed = ", ".join(one for one in parts if one is not None)
    return f"{{{listed}}}" if piece.is_mapping else f"[{listed}]"


def _one_line_entry(entry: Entry) -> str | None:
    value = _one_line(entry.value)
    if value is None or entry.key is None:
        return value
    return f"{in_line(entry.key, flow=True)}: {value}" if isinstance(entry.key, Scalar) else None
