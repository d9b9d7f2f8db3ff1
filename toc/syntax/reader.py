"""The tree of a file → plain values under English names, with the place of each. What does not fit is reported."""

import itertools
from collections.abc import Collection
from typing import Any

from toc.core import keywords, model
from toc.core.findings import Edit, Fix, Position, Span
from toc.core.lazy_regex import late
from toc.core.model import GOALS, IMPACT, Goal, Part, WrittenPlan, as_id, is_id
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.core.text import Lines, is_anchored
from toc.syntax.document import Path, Place
from toc.syntax.lookalikes import without_blanks
from toc.syntax.validation_errors import Slips
from toc.syntax.ways_of_writing import listed_goals, put_under_levels
from toc.syntax.yamltree import Mapping, Scalar, Sequence, Tree

_START = Position(0, 1, 1)
_GLUED_ID = late(r"([\w-]+):(?=[\[{])")
_BEFORE_COLON = late(r"(?<![\w-])[A-Za-z][\w-]*(?=[ \t]*:)")


class Reader:
    """Turns the tree into plain values under English names and remembers where each stands."""

    def __init__(self, lines: Lines, broken_lines: Collection[int], *, unread: bool = False) -> None:
        """`broken_lines` are those that had to be skipped; `unread`: there is more wrong than the tree says."""
        self.slips = Slips(lines)
        self._lines = lines
        self._merges = "<<" in lines.text
        self.places = self.slips.places
        self.sections: dict[str, str] = {}
        self.in_changes: frozenset[str] = frozenset()
        """The ids of outputs and outcomes that stand in the section `changes`."""
        self._goals: dict[str, Any] = {}
        self._names: set[str] | None = None
        self._broken_lines = broken_lines
        self._unread = unread or bool(broken_lines)

    def whole(self, root: Tree | None) -> dict[str, Any]:
        """The plan as plain values under English names, from the top of the tree."""
        if root is None or (isinstance(root, Scalar) and root.is_null):
            start = root.span.start if root else _START
            if not self._unread:
                self.slips.report("empty-file", Span(start, start))
            return {}
        if isinstance(root, Scalar) and self._reported_as_glued(root, ()):
            return {}
        if not isinstance(root, Mapping):
            self.slips.report("not-a-plan", root.span, variant="list" if isinstance(root, Sequence) else "text")
            return {}
        data = self._part(root, WrittenPlan, ())
        if self._goals:
            data[GOALS] = {**self._goals, **(data.get(GOALS) or {})}
        self.in_changes = put_under_levels(data, self.sections, self.slips)
        self.slips.settle_spelling()
        return data

    def _value(self, tree: Tree, shape: Shape, path: Path) -> Any:
        """The plain value for that tree, or None where the tree is empty or of another shape."""
        if isinstance(tree, Scalar):  # most are texts, and need no more than this
            if tree.is_null:
                return None
            if isinstance(shape, Leaf) and not shape.values:
                return tree.text
        match shape:
            case Leaf():
                return self._leaf(tree, shape, path)
            case PartOf():
                if isinstance(tree, Mapping):
                    return self._part(tree, shape.part, path)
                return self._no_part(tree, path, shape.part)
            case ListOf():
                return self._list(tree, shape, path)
            case SectionOf():
                if isinstance(tree, Mapping):
                    return self._section(tree, shape, path)
                return self._wrong_type(tree, "section", path)

    def _leaf(self, tree: Tree, shape: Leaf, path: Path) -> str | None:
        if not isinstance(tree, Scalar):
            self._wrong_type(tree, "text", path)
            return None
        if shape.values and (word := keywords.values_of(shape.values).get(tree.text)):
            if tree.text not in word.also:
                self.slips.note_spelling(word, tree.text, tree)
            return word.en
        return tree.text

    def _list(self, tree: Tree, shape: ListOf, path: Path) -> list[Any] | None:
        if isinstance(tree, Mapping) and not isinstance(shape.item, PartOf):
            self._wrong_type(tree, "list", path)
            return None
        children = tree.items if isinstance(tree, Sequence) else [tree]
        values: list[Any] = []
        for child in children:
            place = (*path, len(values))
            value = self._value(child, shape.item, place)
            if value is not None:
                self.places[place] = Place(None, child)
                values.append(value)
        return values

    def _section(self, tree: Mapping, shape: SectionOf, path: Path) -> dict[str, Any]:
        section = str(path[-1])
        things: dict[str, Any] = {}
        part = shape.item.part if isinstance(shape.item, PartOf) else None
        for key, value in self._pairs(tree):
            name = self._name_of(key)
            if name is None:
                continue
            if part and name in keywords.keywords_of(part) and not isinstance(value, Mapping):
                if path not in self.slips.unread:
                    self._wrong_type(key, "section", path)
                continue
            if name in things:
                self._twice(key.span, name, path, self.places[(*path, name)].name)
                self._value(value, shape.item, (*path, name, "again"))
                continue
            self.places[(*path, name)] = Place(key, value)
            if isinstance(shape.item, PartOf):
                if not self._accept_id(name, section, key):
                    self._value(value, shape.item, (*path, name))
                    continue
                inside = self._value(value, shape.item, (*path, name)) or {}
                self._check_needed(inside, shape.item.part, (section, name))
                things[name] = {"id": name, **inside}
            else:
                inside = self._value(value, shape.item, (*path, name))
                things[name] = "" if inside is None else inside
        return things

    def _part(self, tree: Mapping, part: type[Part], path: Path) -> dict[str, Any]:
        shapes = shapes_of(part)
        known = keywords.keywords_of(part)
        data: dict[str, Any] = {}
        written: dict[str, Tree] = {}
        pairs = self._pairs(tree)
        meant: set[str] = set()
        taken: frozenset[str] | None = None
        for key, value in pairs:
            name = key.text if isinstance(key, Scalar) else self._name_of(key)
            word = known.get(name) if name else None
            if name is None or name.startswith("x-"):
                continue
            if word:
                self.slips.note_spelling(word, name, key)
            else:
                alone = isinstance(value, Scalar) and value.start == value.end
                taken = _keywords_in(pairs, known) if taken is None else taken
                word = self.slips.unknown_keyword(name, key.span, part, path, taken=taken | meant, alone=alone)
                if word is None:
                    continue
                # Read as the keyword that is meant: what stands there is looked at, and nothing is missing elsewhere.
                meant.add(word.en)
            there = (*path, word.en)
            earlier = written.get(word.en)
            if earlier:
                self._twice(key.span, name, path, earlier.span)
            else:
                written[word.en] = key
                self.places[there] = Place(key, value)
            inside = self._value(value, shapes[word.en], there)
            if inside is not None and earlier and isinstance(inside, dict):
                data[word.en] = {**inside, **(data.get(word.en) or {})}
            elif inside is not None and not earlier:
                data[word.en] = inside
        if part is model.ImpactGoal:
            self._check_needed(data, part, path)
        elif part is WrittenPlan and "toc" not in written and not self._broken_lines:
            self.slips.report("missing-part", tree.items[0][0].span if tree.items else tree.span, variant="toc")
        return data

    def _no_part(self, tree: Tree, path: Path, part: type[Part]) -> None:
        """A text or list where a part should stand. Several goals in a list are read as the section `goals`."""
        if path == ("impact_goal",) and isinstance(tree, Sequence) and len(tree.items) > 1:
            self._goals |= self._listed_goals(tree)
        else:
            self._wrong_type(tree, "part", path, part)

    def _listed_goals(self, tree: Sequence) -> dict[str, Any]:
        goals = listed_goals(tree, self.slips, self._free_id, lambda item, path: self._part(item, Goal, path))
        for name, goal in goals.items():
            self.sections.setdefault(name, GOALS)
            self._check_needed(goal, Goal, (GOALS, name))
        return goals

    def _pairs(self, tree: Mapping) -> list[tuple[Scalar | Tree, Tree]]:
        """The mapping's pairs, with what `<<: *anchor` brings in behind its own."""
        if not self._merges:
            return tree.items
        own = [pair for pair in tree.items if not self._is_merge(pair[0])]
        names = {key.text for key, _ in own if isinstance(key, Scalar)}
        for key, merged in tree.items:
            sources = merged.items if isinstance(merged, Sequence) else [merged]
            for source in sources if self._is_merge(key) else ():
                for pair in source.items if isinstance(source, Mapping) and source is not tree else ():
                    if isinstance(pair[0], Scalar) and pair[0].text not in names:
                        names.add(pair[0].text)
                        own.append(pair)
        return own

    @staticmethod
    def _is_merge(key: Tree) -> bool:
        return isinstance(key, Scalar) and key.plain and key.text == "<<"

    def _name_of(self, key: Tree) -> str | None:
        if isinstance(key, Scalar):
            return key.text
        self.slips.report("wrong-type", key.span, variant="key")
        return None

    def _accept_id(self, name: str, section: str, key: Tree) -> bool:
        """Whether a thing can stand under this id; what is wrong with the id is reported."""
        if name == IMPACT:
            self.slips.report("invalid-id", key.span, facts={"id": name}, variant="reserved")
            self.slips.unread.add((section, name))
            return False
        if glued := _GLUED_ID.match(name):
            colon = key.span.start.offset + glued.end()
            fixes = (Fix("colon", (Edit(colon, colon, " "),), safe=True),)
            facts = {"detail": glued[1]}
            self.slips.report("invalid-yaml", key.span, (section, name), facts, variant="no-blank", fixes=fixes)
            self.slips.unread.add((section, name))
            return False
        if not is_id(name):
            facts = {"id": name, "suggestion": self._free_id(as_id(name))}
            self.slips.report("invalid-id", key.span, (section, name), facts)
        other = self.sections.get(name)
        if other:
            first = ((self.places[(other, name)].name, "first"),)
            self.slips.report("duplicate-id", key.span, (section, name), {"id": name}, related=first)
        else:
            self.sections[name] = section
        return True

    def _free_id(self, wanted: str) -> str:
        """That id, or one like it that stands nowhere yet."""
        numbers = itertools.count(2)
        if self._names is None:
            self._names = {IMPACT, *_BEFORE_COLON.findall(self._lines.text)}
        free = wanted
        while free in self._names:
            free = f"{wanted}_{next(numbers)}"
        return free

    def _twice(self, span: Span, name: str, path: Path, first: Span) -> None:
        self.slips.report("duplicate-key", span, path, {"key": name}, related=((first, "first"),))

    def _check_needed(self, data: dict[str, Any], part: type[Part], path: Path) -> None:
        needed = part.needs_one_of
        if not needed or any(data.get(name) for name in needed):
            return
        unread = any(way in self.slips.unread for way in (path, *((*path, name) for name in needed)))
        place = self.places[path]
        # Where something is broken in that part, what it lacks may have stood there.
        if not unread and not self._lines.any_in_block(self._broken_lines, place.name, place.value):
            variant = "goal" if part is model.ImpactGoal else ""
            facts = {"id": path[-1], "needed": [*needed], "one": needed[0]}
            self.slips.report("missing-part", place.name, path, facts, variant=variant)

    def _reported_as_glued(self, tree: Scalar, path: Path) -> bool:
        """Whether a text is in truth a part in which the spaces behind the colons were forgotten; then that is told."""
        alike = without_blanks(self._lines.text[tree.start : tree.end], tree.start, self._lines) if tree.plain else None
        if alike is None:
            return False
        safe = not is_anchored(self._lines.text, tree.start)
        fixes = (Fix("colon", alike.edits, safe=safe),)
        self.slips.report("invalid-yaml", alike.span, path, {"detail": alike.detail}, variant=alike.kind, fixes=fixes)
        return True

    def _wrong_type(self, tree: Tree, wanted: str, path: Path, known: type[Part] | None = None) -> None:
        if wanted == "part" and isinstance(tree, Scalar) and self._reported_as_glued(tree, path):
            self.slips.unread.add(path)
            return
        found = {Scalar: "text", Sequence: "list", Mapping: "mapping"}[type(tree)]
        self.slips.wrong_type(tree.span, found, wanted, path, known)


def _keywords_in(pairs: list[tuple[Scalar | Tree, Tree]], known: dict[str, keywords.Word]) -> frozenset[str]:
    """The English names of the keywords that stand there."""
    return frozenset(known[one.text].en for one, _ in pairs if isinstance(one, Scalar) and one.text in known)
