"""Edits of the text of a plan: what comes in, what goes out, and where."""

import re

from toc.core.findings import Edit
from toc.exchange.pieces import one_line
from toc.exchange.textplaces import BLANK_LINE, TextPlaces
from toc.syntax.formatting.pieces import Collection, Entry
from toc.syntax.formatting.writing import entry_lines
from toc.syntax.yamltree import Mapping, Tree

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
