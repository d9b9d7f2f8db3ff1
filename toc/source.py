"""Bytes of a file → document. Every problem is collected with its place, none is thrown.

The way: bytes → text → tree (`yamltree`) → plain values under English names, with the place of each → the Pydantic
models. What a model refuses is reported at its place and left out, and the rest is taken.
"""

import re
from typing import Any

from pydantic import ValidationError

from toc import keywords, model
from toc.brokenyaml import Broken
from toc.decode import decode
from toc.document import Document, Path, Place
from toc.finding import Edit, Problem, Repair, Report, Span
from toc.model import ID_PATTERN, IMPACT, Language, Part, Plan
from toc.near import nearest
from toc.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.text import Lines
from toc.yamltree import Mapping, Scalar, Sequence, Tree, parse

_SKIPPED_ID = re.compile(r"([A-Za-z][\w-]*)\s*:")


def read(content: bytes | str, path: str) -> Document:
    """Reads one file; `path` is the name to show."""
    text, problems = (content, []) if isinstance(content, str) else decode(content)
    lines = Lines(text)
    parsed = parse(text)
    problems += [_problem_of(broken) for broken in parsed.broken]
    reader = _Reader(lines, {broken.span.start.line for broken in parsed.broken})
    data = reader.whole(parsed.root)
    plan = _validated(data, reader)
    reader.check_mixed_keywords(plan.language)
    language = plan.language or reader.spelling or Language.NL
    return Document(
        path=path,
        text=text,
        lines=lines,
        plan=plan,
        places=reader.places,
        language=language,
        spelling=reader.spelling or language,
        problems=tuple(problems + reader.problems),
        partial=bool(parsed.skipped) or parsed.root is None,
        lost_ids=frozenset(_SKIPPED_ID.findall(parsed.skipped)),
        sections=reader.sections,
    )


def _problem_of(broken: Broken) -> Problem:
    rule = {"documents": "several-documents", "character": "unprintable-character"}.get(broken.kind, "invalid-yaml")
    related = ((broken.related, "related"),) if broken.related else ()
    repairs = (Repair("quote", broken.edits, safe=True),) if broken.edits else ()
    return Problem(
        rule,
        Report(span=broken.span, say=broken.kind, facts={"detail": broken.detail}, related=related, repairs=repairs),
    )


def _validated(data: dict[str, Any], reader: "_Reader") -> Plan:
    """The plan, without the values that the model refuses; each of these is reported."""
    while True:
        try:
            return Plan.model_validate(data)
        except ValidationError as refused:
            for error in refused.errors(include_url=False):
                reader.refuse(error["loc"], error["type"], error.get("ctx", {}))
                _drop(data, error["loc"])


def _drop(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    if isinstance(data, list):
        data[path[-1]] = None
    else:
        data.pop(path[-1], None)


class _Reader:
    """Turns the tree into plain values under English names and remembers where each stands."""

    def __init__(self, lines: Lines, broken_lines: set[int]) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self.sections: dict[str, str] = {}
        self.spelling: Language | None = None
        self._lines = lines
        self._broken_lines = broken_lines
        self._written: list[tuple[keywords.Word, Language, Span]] = []

    def whole(self, root: Tree | None) -> dict[str, Any]:
        """The plan as plain values under English names, from the top of the tree."""
        if root is None or (isinstance(root, Scalar) and root.is_null):
            self._report("empty-file", Span(self._lines.position(0), self._lines.position(0)))
            return {}
        if not isinstance(root, Mapping):
            self._report("not-a-plan", root.span, say="list" if isinstance(root, Sequence) else "text")
            return {}
        data: dict[str, Any] = self._part(root, Plan, ())
        self.spelling = self._main_spelling()
        return data

    def _value(self, tree: Tree, shape: Shape, path: Path) -> Any:
        """The plain value for that tree, or None where the tree is empty or of another shape."""
        if isinstance(tree, Scalar) and tree.is_null:
            return None
        match shape:
            case Leaf():
                return self._leaf(tree, shape, path)
            case PartOf():
                if isinstance(tree, Mapping):
                    return self._part(tree, shape.part, path)
                return self._wrong_type(tree, "part", path, {"known": shape.part})
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
            self._note_spelling(word, tree.text, tree.span)
            return word.en
        return tree.text

    def _list(self, tree: Tree, shape: ListOf, path: Path) -> list[Any] | None:
        if isinstance(tree, Mapping) and not isinstance(shape.item, PartOf):
            self._wrong_type(tree, "list", path)
            return None
        children = tree.items if isinstance(tree, Sequence) else [tree]
        values = []
        for child in children:
            place = (*path, len(values))
            value = self._value(child, shape.item, place)
            if value is not None:
                self.places[place] = Place(None, child.span)
                values.append(value)
        return values

    def _section(self, tree: Mapping, shape: SectionOf, path: Path) -> dict[str, Any]:
        section = str(path[-1])
        things: dict[str, Any] = {}
        for key, value in self._pairs(tree):
            name = self._name_of(key)
            if name is None:
                continue
            if name in things:
                self._report("duplicate-key", key.span, {"key": name}, ((self.places[(*path, name)].name, "first"),))
                self._value(value, shape.item, (*path, name, "again"))
                continue
            self.places[(*path, name)] = Place(key.span, value.span)
            if isinstance(shape.item, PartOf):
                if not self._accept_id(name, section, key.span):
                    continue
                inside = self._value(value, shape.item, (*path, name)) or {}
                self._check_needed(inside, shape.item.part, key.span, name)
                things[name] = {"id": name, **inside}
            else:
                inside = self._value(value, shape.item, (*path, name))
                things[name] = "" if inside is None else inside
        return things

    def _part(self, tree: Mapping, part: type[Part], path: Path) -> dict[str, Any]:
        shapes = shapes_of(part)
        known = keywords.keywords_of(part)
        data: dict[str, Any] = {}
        written: dict[str, Scalar] = {}
        for key, value in self._pairs(tree):
            name = self._name_of(key)
            if name is None or name.startswith("x-"):
                continue
            word = known.get(name)
            if word is None:
                self._unknown_keyword(key, value, part, path)
                continue
            self._note_spelling(word, name, key.span)
            there = (*path, word.en)
            earlier = written.get(word.en)
            if earlier:
                self._report("duplicate-key", key.span, {"key": name}, ((earlier.span, "first"),))
            else:
                written[word.en] = key
                self.places[there] = Place(key.span, value.span)
            inside = self._value(value, shapes[word.en], there)
            if inside is not None and earlier and isinstance(inside, dict):
                data[word.en] = {**inside, **(data.get(word.en) or {})}
            elif inside is not None and not earlier:
                data[word.en] = inside
        if part is model.ImpactGoal:
            self._check_needed(data, part, self.places[path].name, IMPACT)
        elif part is Plan and "toc" not in data and not self._broken_lines:
            self._report("missing-part", tree.items[0][0].span if tree.items else tree.span, say="toc")
        return data

    def _pairs(self, tree: Mapping) -> list[tuple[Scalar | Tree, Tree]]:
        """The mapping's pairs, with what `<<: *anchor` brings in behind its own."""
        own = [pair for pair in tree.items if not self._is_merge(pair[0])]
        if len(own) == len(tree.items):
            return own
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
        self._report("wrong-type", key.span, say="key")
        return None

    def _accept_id(self, name: str, section: str, span: Span) -> bool:
        """Whether a thing can stand under this id; what is wrong with the id is reported."""
        if name == IMPACT:
            self._report("invalid-id", span, {"id": name}, say="reserved")
            return False
        if not re.match(ID_PATTERN, name):
            suggestion = re.sub(r"[^A-Za-z0-9_-]+", "_", name).strip("_-0123456789") or "id"
            self._report("invalid-id", span, {"id": name, "suggestion": suggestion}, node=name)
        other = self.sections.get(name)
        if other:
            self._report("duplicate-id", span, {"id": name}, ((self.places[(other, name)].name, "first"),), node=name)
        else:
            self.sections[name] = section
        return True

    def _check_needed(self, data: dict[str, Any], part: type[Part], span: Span, node: str) -> None:
        needed = part.needs_one_of
        if needed and not any(data.get(name) for name in needed) and not self._broken_near(span, node):
            self._report("missing-part", span, {"id": node, "needed": needed[0]}, node=node)

    def _broken_near(self, span: Span, node: str) -> bool:
        """Whether something is broken in that part: what it lacks may have stood there."""
        path = ("impact_goal",) if node == IMPACT else (self.sections.get(node, ""), node)
        place = self.places.get(path)
        last = place.value.end.line if place else span.end.line
        return any(span.start.line <= line <= last + 1 for line in self._broken_lines)

    def _wrong_type(self, tree: Tree, wanted: str, path: Path, facts: dict[str, Any] | None = None) -> None:
        found = {Scalar: "text", Sequence: "list", Mapping: "mapping"}[type(tree)]
        keyword = next((step for step in reversed(path) if isinstance(step, str)), "")
        self._report("wrong-type", self._first_line(tree.span), {"found": found, "keyword": keyword, **(facts or {})}, say=wanted)

    def _first_line(self, span: Span) -> Span:
        if span.start.line == span.end.line:
            return span
        end = span.start.offset + len(self._lines.line(span.start.line)) - span.start.column + 1
        return self._lines.span(span.start.offset, end)

    def _unknown_keyword(self, key: Tree, value: Tree, part: type[Part], path: Path) -> None:
        name, span = self._name_of(key) or "", key.span
        known = keywords.keywords_of(part)
        if isinstance(value, Scalar) and value.span.start == value.span.end and self._lines.text[span.end.offset :][:1] in (",", "}"):
            # `{tekst: gemiddeld 5,2 op 10}`: the comma of a number ends the value.
            self._report("unknown-keyword", span, {"written": name}, say="comma")
            return
        near = nearest(name, known)
        elsewhere = next((other for other in keywords.KEYWORDS if name in keywords.keywords_of(other)), None)
        node = str(path[1]) if len(path) > 1 else ""
        if near:
            repairs = (Repair("rename", (Edit(span.start.offset, span.end.offset, near),), safe=True),)
            self._report("unknown-keyword", span, {"written": name, "near": near}, say="near", repairs=repairs, node=node)
        else:
            facts = {"written": name, "known": part}
            self._report("unknown-keyword", span, facts, say="elsewhere" if elsewhere else "", node=node)

    def refuse(self, path: Path, kind: str, context: dict[str, Any]) -> None:
        """Reports a value that the model does not take; `kind` is Pydantic's name for the reason."""
        place = self.places.get(path) or self.places[next(path[:end] for end in range(len(path), 0, -1) if path[:end] in self.places)]
        span = place.value
        written = self._lines.text[span.start.offset : span.end.offset]
        keyword = next((step for step in reversed(path) if isinstance(step, str)), "")
        node = str(path[1]) if len(path) > 2 else ""
        facts: dict[str, Any] = {"written": written, "keyword": keyword}
        if kind == "wrong_date":
            self._report("wrong-date", span, facts, node=node)
        elif kind == "enum":
            self._wrong_value(path, span, facts, node)
        elif path == ("toc",):
            self._report("wrong-value", span, facts, say="version")
        else:
            say = "boolean" if kind.startswith("bool") else "number"
            self._report("wrong-value", span, facts, say=say, node=node)

    def _wrong_value(self, path: Path, span: Span, facts: dict[str, Any], node: str) -> None:
        kind = _kind_at(path)
        facts["values"] = kind
        near = nearest(str(facts["written"]).strip("'\""), keywords.values_of(kind))
        if not near:
            self._report("wrong-value", span, facts, node=node)
            return
        repairs = (Repair("replace", (Edit(span.start.offset, span.end.offset, near),), safe=True),)
        self._report("wrong-value", span, {**facts, "near": near}, say="near", repairs=repairs, node=node)

    def _note_spelling(self, word: keywords.Word, spelled: str, span: Span) -> None:
        """Remembers spellings that belong to one language only."""
        if word.en == word.nl or spelled in word.also and spelled == word.en:
            return
        language = Language.EN if spelled == word.en else Language.NL
        self._written.append((word, language, span))

    def _main_spelling(self) -> Language | None:
        if not self._written:
            return None
        dutch = sum(language is Language.NL for _, language, _ in self._written)
        return Language.NL if 2 * dutch >= len(self._written) else Language.EN

    def check_mixed_keywords(self, language: Language | None) -> None:
        """Reports the keywords that are not in the language of most of the file's keywords."""
        others = [(word, span) for word, spelling, span in self._written if spelling is not self.spelling]
        if not others or self.spelling is None:
            return
        edits = tuple(Edit(span.start.offset, span.end.offset, word.spelled(self.spelling)) for word, span in others)
        words = sorted({self._lines.text[span.start.offset : span.end.offset] for _, span in others})
        self._report(
            "mixed-keywords",
            others[0][1],
            {"words": words, "spelling": self.spelling, "count": len(others)},
            tuple((span, "other") for _, span in others[1:6]),
            repairs=(Repair("translate", edits, safe=True),),
        )

    def _report(
        self,
        rule: str,
        span: Span,
        facts: dict[str, Any] | None = None,
        related: tuple[tuple[Span, str], ...] = (),
        *,
        say: str = "",
        repairs: tuple[Repair, ...] = (),
        node: str = "",
    ) -> None:
        report = Report(span=span, say=say, facts=facts or {}, related=related, repairs=repairs, node=node)
        self.problems.append(Problem(rule, report))


def _kind_at(path: Path) -> Any:
    """The kind of value that stands at that path of a plan."""
    shape: Shape = PartOf(Plan)
    for step in path:
        match shape:
            case PartOf():
                shape = shapes_of(shape.part)[str(step)]
            case ListOf() | SectionOf():
                shape = shape.item
    return shape.values if isinstance(shape, Leaf) else None
