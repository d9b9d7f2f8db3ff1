"""Brings the text of a plan to other data by edits at their places: every other character stays as it is."""

import re
from collections.abc import Mapping as Dict
from collections.abc import Sequence as Listed
from difflib import SequenceMatcher
from typing import Any

from toc.core import keywords
from toc.core.findings import Edit
from toc.core.model import Language, Part, Plan, WrittenPlan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import Data
from toc.exchange.draft import Path
from toc.exchange.new_plan import entry_of, key_piece, leaf_piece, one_line, piece_of
from toc.syntax.formatting.cst import Collection, Entry, Scalar
from toc.syntax.formatting.normalize import order_of
from toc.syntax.formatting.printer import STEP, WIDTH, Block, dump, entry_lines, in_line
from toc.syntax.yamltree import Mapping, Sequence, Tree, parse
from toc.syntax.yamltree import Scalar as Value

# --- Lines and comments -----------------------------------------------------------------------------------------------
# Where lines start and end around a place in a text, and which comments belong to what.

_COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*(?:\r\n|\n|\Z)")
BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n)")


class TextPlaces:
    """Offsets in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_break = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"

    def line_start(self, offset: int) -> int:
        """Where the line starts."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Behind the end of the line."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end + 1

    def past_comments(self, offset: int, indent: int) -> int:
        """Behind comments that stand further in: they belong to what ends there."""
        while (found := _COMMENT_LINE.match(self.text, offset)) and len(found[1]) > indent and found.end() > offset:
            offset = found.end()
        return offset

    def above(self, start: int, indent: int) -> int:
        """Where the comments start that stand right above a line, as far in."""
        while start:
            line = self.line_start(start - 1)
            found = _COMMENT_LINE.match(self.text, line)
            if not found or len(found[1]) != indent or found.end() != start:
                break
            start = line
        return start

    def has_blank_above(self, line: int) -> bool:
        """Whether the line before the one that starts there is empty."""
        return line > 0 and not self.text[self.line_start(line - 1) : line].strip()

    def insertion(self, at: int, lines: list[str]) -> str:
        """These lines as they can be put in at that place, also behind a last line without an end."""
        text = "".join(f"{line}{self.line_break}" for line in lines)
        if at and self.text[at - 1] != "\n":
            return self.line_break + text.removesuffix(self.line_break)
        return text


# --- Edits ------------------------------------------------------------------------------------------------------------
# Edits of the text of a plan: what comes in, what goes out, and where.

Pair = tuple[Tree, Tree]


class NotSplicedError(Exception):
    """A change at a place where the file says it in a way that cannot be edited: `line` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Editor:
    """Collects edits of one text. Every place is one of the text as it was."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = TextPlaces(text)
        self._edits: list[Edit] = []

    def result(self) -> str:
        pieces, end = [], 0
        for edit in sorted(self._edits, key=lambda one: (one.start, one.end)):
            if edit.start < end:
                raise NotSplicedError(self.text.count("\n", 0, edit.start) + 1)
            pieces += [self.text[end : edit.start], edit.text]
            end = edit.end
        return "".join((*pieces, self.text[end:]))

    def edit(self, start: int, end: int, text: str) -> None:
        self._edits.append(Edit(start, end, text))

    def insert(self, at: int, lines: list[str]) -> None:
        self.edit(at, at, self.at.insertion(at, lines))

    def add(self, tree: Mapping, entry: Entry, at: int) -> None:
        """A new keyword or thing, before the entry with that index. Raises NotSplicedError."""
        if self.is_flow(tree):
            self._add_in_flow(tree, entry, at)
            return
        if not tree.items:
            raise NotSplicedError(tree.span.start.line)
        first = tree.items[0][0].span.start
        line = self.at.line_start(first.offset)
        lines = entry_lines(entry, first.column - 1)
        if not at and not self.text[line : first.offset].strip():
            self.insert(line, lines)
        else:
            self._add_behind(tree, lines, max(at, 1))

    def _add_behind(self, tree: Mapping, lines: list[str], at: int) -> None:
        """Lines behind an entry, with blank lines around them where the others have some."""
        key, value = tree.items[at - 1]
        indent = tree.items[0][0].span.start.column - 1
        end = self.at.past_comments(self.at.line_end(max(value.span.end.offset, key.span.end.offset)), indent)
        is_section = indent == 0 and len(lines) > 1
        above = self.at.above(self.at.line_start(key.span.start.offset), indent)
        if is_section or (1 < at == len(tree.items) and self.at.has_blank_above(above)):
            lines = ["", *lines]
        if is_section and end < len(self.text) and not BLANK_LINE.match(self.text, end):
            lines = [*lines, ""]
        self.insert(end, lines)

    def _add_in_flow(self, tree: Mapping, entry: Entry, at: int) -> None:
        line = one_line(Collection(is_mapping=True, is_flow=True, column=0, entries=[entry]))
        if line is None:
            raise NotSplicedError(tree.span.start.line)
        pair = line[1:-1]
        if not tree.items:
            self.edit(tree.span.start.offset, tree.span.end.offset, line)
        elif at:
            end = tree.items[at - 1][1].span.end.offset
            self.edit(end, end, f", {pair}")
        else:
            start = tree.items[0][0].span.start.offset
            self.edit(start, start, f"{pair}, ")

    def remove(self, tree: Mapping, pair: Pair) -> None:
        key, value = pair
        index = next(index for index, one in enumerate(tree.items) if one[0] is key)
        if self.is_flow(tree):
            self._remove_in_flow(tree, index)
            return
        start = self.at.line_start(key.span.start.offset)
        if self.text[start : key.span.start.offset].strip():
            # The first keyword of an item stands behind its dash: the next one takes its place.
            if len(tree.items) < 2:
                raise NotSplicedError(key.span.start.line)
            self.edit(key.span.start.offset, tree.items[1][0].span.start.offset, "")
            return
        end = self.at.past_comments(
            self.at.line_end(max(value.span.end.offset, key.span.end.offset)), key.span.start.column - 1
        )
        if index:
            start = self.at.above(start, key.span.start.column - 1)
        if self.at.has_blank_above(start) and (blank := BLANK_LINE.match(self.text, end)):
            end = blank.end()
        self.edit(start, end, "")

    def _remove_in_flow(self, tree: Mapping, index: int) -> None:
        if len(tree.items) == 1:
            self.edit(tree.items[0][0].span.start.offset, tree.items[0][1].span.end.offset, "")
        elif index:
            self.edit(tree.items[index - 1][1].span.end.offset, tree.items[index][1].span.end.offset, "")
        else:
            self.edit(tree.items[0][0].span.start.offset, tree.items[1][0].span.start.offset, "")

    def is_flow(self, tree: Tree) -> bool:
        return self.text[tree.span.start.offset : tree.span.start.offset + 1] in ("{", "[")

    def has_comments(self, tree: Tree) -> bool:
        return bool(re.search(r"\s#", self.text[tree.span.start.offset : tree.span.end.offset]))

    def in_flow(self, key: Tree) -> bool:
        """Whether a keyword stands between brackets: other things than an indent stand before it on its line."""
        before = self.text[self.at.line_start(key.span.start.offset) : key.span.start.offset]
        return bool(re.sub(r"^[ \t]*(?:-[ \t]+)*", "", before)) or before.rstrip().endswith((",", "{"))


# --- From data to edits -----------------------------------------------------------------------------------------------

_BETWEEN = re.compile(r"\s*:(?:\s|#[^\r\n]*)*")
_COMMENT_BEHIND = re.compile(r"[ \t,\]}]*[ \t]#")


def spliced(text: str, old: Data, new: Data, spelling: Language, renamed: dict[Path, str]) -> str:
    """The text with everything that differs between the two plans changed at its place. Raises NotSplicedError."""
    root = parse(text).root
    if not isinstance(root, Mapping):
        raise NotSplicedError(1)
    splicer = _Splicer(text, spelling, renamed)
    splicer.part(root, Plan, old, new, ())
    return splicer.result()


class _Splicer(Editor):
    """Walks through two plans, and edits what differs."""

    def __init__(self, text: str, spelling: Language, renamed: dict[Path, str]) -> None:
        super().__init__(text)
        self._spelling = spelling
        self._renamed = renamed

    def part(self, tree: Mapping, part: type[Part], old: Data, new: Data, path: Path) -> None:
        """A part: keywords that changed, went or came."""
        known = keywords.keywords_of(WrittenPlan if part is Plan else part)
        pairs: dict[str, Pair] = {
            known[key.text].en: (key, value)
            for key, value in tree.items
            if isinstance(key, Value) and key.text in known
        }
        if part is Plan and (together := pairs.pop("changes", None)):
            # Outputs and outcomes in one section: each is edited where it stands.
            pairs.update({name: together for name in ("outputs", "outcomes") if name in old and name not in pairs})
        shapes = shapes_of(part)
        gone = [name for name in old if name not in new]
        if gone and self.is_flow(tree) and len(pairs) == len(tree.items) and not self.has_comments(tree):
            whole = piece_of(new, PartOf(part), self._spelling)
            if (line := one_line(whole)) is not None:
                self.edit(tree.span.start.offset, tree.span.end.offset, line)
                return
        for name in gone:
            self.remove(tree, self._own(pairs, name, tree))
        for name, value in new.items():
            if name in old and old[name] != value:
                self._change(self._own(pairs, name, tree), shapes[name], old[name], value, (*path, name))
            elif name not in old and name in pairs:
                self._replace(pairs[name], shapes[name], value, name)
            elif name not in old:
                self.add(tree, entry_of(name, value, part, self._spelling), self._before(tree, part, name, pairs))

    def _own(self, pairs: Dict[str, Pair], name: str, tree: Tree) -> Pair:
        """The keyword and its value, where both are written here: what an alias brings in cannot be edited."""
        pair = pairs.get(name)
        if pair is None or not _BETWEEN.fullmatch(self.text, pair[0].span.end.offset, pair[1].span.start.offset):
            raise NotSplicedError((pair[0] if pair else tree).span.start.line)
        return pair

    def section(self, tree: Mapping, shape: SectionOf, old: Data, new: Data, path: Path) -> None:
        """A section: things that changed, went, came or have another id."""
        pairs: Dict[str, Pair] = {key.text: (key, value) for key, value in tree.items if isinstance(key, Value)}
        names = {key: self._renamed.get((*path, key), key) for key in old}
        for key, name in names.items():
            if name not in new:
                self.remove(tree, self._own(pairs, key, tree))
                continue
            if name != key:
                span = self._own(pairs, key, tree)[0].span
                self.edit(span.start.offset, span.end.offset, name)
            if old[key] != new[name]:
                self._change(self._own(pairs, key, tree), shape.item, old[key], new[name], (*path, key))
        for name in new:
            if name not in names.values():
                entry = Entry(0, key_piece(name), piece_of(new[name], shape.item, self._spelling))
                self.add(tree, entry, len(tree.items))

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
                isinstance(value, Sequence) and not self.is_flow(value) and len(value.items) == len(old)
            ):
                self._items(value, shape, old, new, path[-1])
            case ListOf(Leaf()) if (
                isinstance(value, Sequence) and not self.is_flow(value) and len(value.items) == len(old)
            ):
                self._items(value, shape, old, new, path[-1])
            case _:
                self._replace(pair, shape, new, path[-1])

    def _replace(self, pair: Pair, shape: Shape, new: Any, name: str) -> None:
        """Another value behind a keyword."""
        key, value = pair
        start, end = value.span.start.offset, value.span.end.offset
        piece = piece_of(new, shape, self._spelling, name)
        space = "" if self.text[start - 1 : start].isspace() else " "
        indent = key.span.start.column - 1 + STEP
        flow = self.in_flow(key)
        if isinstance(piece, Scalar):
            self.edit(start, end, space + self._scalar(piece, value, indent, flow=flow))
            return
        line = one_line(piece)
        column = value.span.start.column - 1
        if line is not None and (flow or column + len(line) <= WIDTH or _COMMENT_BEHIND.match(self.text, end)):
            self.edit(start, end, space + line)
            return
        if flow:
            raise NotSplicedError(key.span.start.line)
        lines = entry_lines(Entry(0, Scalar("x"), piece), key.span.start.column - 1)[1:]
        self.edit(key.span.end.offset + 1, end, self.at.line_break + self.at.line_break.join(lines))

    def _scalar(self, piece: Scalar, value: Tree, indent: int, *, flow: bool) -> str:
        behind = _COMMENT_BEHIND.match(self.text, value.span.end.offset)
        if flow or behind:
            # A folded text takes the comment behind it for one of its words.
            return in_line(Scalar(piece.text, '"') if "\n" in piece.text else piece, flow=flow)
        shown = dump(piece, value.span.start.column - 1, indent)
        if isinstance(shown, Block):
            lines = [" " * indent + line if line else "" for line in shown.lines]
            return self.at.line_break.join([shown.header, *lines])
        return shown

    def _items(self, tree: Sequence, shape: ListOf, old: Listed[Any], new: Listed[Any], name: str) -> None:
        """A list with an item on each line: only the lines of what changed."""
        before, after = [repr(one) for one in old], [repr(one) for one in new]
        for kind, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            pairs = min(high - low, last - first) if isinstance(shape.item, Leaf) else 0
            for index in range(pairs):
                item = tree.items[low + index]
                piece = leaf_piece(new[first + index], Leaf(), self._spelling, name)
                text = self._scalar(piece, item, item.span.start.column - 1, flow=False)
                self.edit(item.span.start.offset, item.span.end.offset, text)
            for item in tree.items[low + pairs : high]:
                self.edit(self.at.line_start(item.span.start.offset), self.at.line_end(item.span.end.offset), "")
            added = new[first + pairs : last]
            if added:
                self._add_items(tree, shape, added, low + pairs if pairs else low, name)

    def _add_items(self, tree: Sequence, shape: ListOf, added: Listed[Any], at: int, name: str) -> None:
        first = tree.items[0].span.start.offset
        dash = self.text.rfind("-", self.at.line_start(first), first)
        indent = dash - self.at.line_start(first)
        if dash < 0 or self.text[self.at.line_start(first) : dash].strip():
            raise NotSplicedError(tree.span.start.line)
        lines: list[str] = []
        for one in added:
            lines += entry_lines(Entry(0, None, piece_of(one, shape.item, self._spelling, name)), indent)
        self.insert(self.at.line_end(tree.items[at - 1].span.end.offset) if at else self.at.line_start(first), lines)

    def _before(self, tree: Mapping, part: type[Part], name: str, pairs: Dict[str, Pair]) -> int:
        """The index of the entry before which a keyword belongs: behind all that come before it in the tidy order."""
        places = order_of(part)
        heads = {id(pair[0]): places[one] for one, pair in pairs.items()}
        behind = [
            index + 1
            for index, (key, _) in enumerate(tree.items)
            if heads.get(id(key), 0) < places[name] and id(key) in heads
        ]
        return max(behind, default=0)


def _fits(value: Tree, old: Listed[Any], new: Listed[Any]) -> bool:
    return (
        isinstance(value, Sequence)
        and len(value.items) == len(old) == len(new)
        and all(isinstance(item, Mapping) for item in value.items)
    )
