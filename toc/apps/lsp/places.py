"""What stands where in a plan: the outline, and every place that defines an id or refers to one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, get_args

from lsprotocol import types

from toc.apps.lsp.opened import Opened, say
from toc.core import keywords
from toc.core.findings import Edit, Span
from toc.core.keywords import Word
from toc.core.model import (
    ID_PATTERN,
    IMPACT,
    NODE_SECTIONS,
    Evaluation,
    Input,
    Named,
    Part,
    Participation,
    Reference,
    Reflection,
    Step,
    UnintendedEffect,
    WrittenPlan,
)
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.document import Document, Path, Place
from toc.syntax.yamltree import NULLS

# --- Places -----------------------------------------------------------------------------------------------------------
# What stands at a place of a document, and what the format expects there.

_ACTORS = Reference(to=("actors",))
_MAYBE_ACTORS = {
    (Input, "by"),
    (Step, "who"),
    (UnintendedEffect, "who"),
    (Reflection, "who"),
    (Participation, "who"),
    (Evaluation, "users"),
}
"""Lists in which an actor's id may stand, or the name of a role."""


class Expected(NamedTuple):
    """What the format expects at a place: its shape, the part and the English keyword to which it belongs, and the
    list of references of which it is an item or the whole."""

    shape: Shape
    part: type[Part] = WrittenPlan
    keyword: str = ""
    mark: Reference | None = None

    @property
    def only_references(self) -> bool:
        """Whether only references may stand there."""
        return (self.part, self.keyword) not in _MAYBE_ACTORS

    @property
    def word(self) -> Word | None:
        return next((word for word in keywords.KEYWORDS[self.part] if word.en == self.keyword), None)

    def step(self, step: str | int) -> "Expected | None":
        """What is expected one step further: behind a keyword or id, or at an item of a list."""
        match self.shape:
            case PartOf(part=part):
                word = keywords.keywords_of(part).get(str(step))
                return _behind(part, word.en) if word else None
            case SectionOf(item=item) if isinstance(step, str):
                return Expected(item, self.part, self.keyword)
            case ListOf(item=item) if isinstance(step, int):
                return self._replace(shape=item)
            case ListOf(item=PartOf() as item):  # a list of one part may be written as that part
                return Expected(item).step(step)
        return None


@cache
def _behind(part: type[Part], keyword: str) -> Expected:
    shape = shapes_of(part)[keyword]
    mark = shape.reference if isinstance(shape, ListOf) else None
    return Expected(shape, part, keyword, mark or (_ACTORS if (part, keyword) in _MAYBE_ACTORS else None))


def expected(path: Path) -> Expected | None:
    """What the format expects at that path; None where it knows no such path. Any spelling of a keyword will do."""
    found: Expected | None = Expected(PartOf(WrittenPlan))
    for at, step in enumerate(path):
        if step == "again" and at == 2:  # how the reader marks a thing that stands twice
            continue
        found = found and found.step(step)
    return found


def is_yes_or_no(place: Expected) -> bool:
    """Whether yes or no is expected there."""
    fields = place.part.model_fields.items()
    kind = next((info.annotation for name, info in fields if (info.alias or name) == place.keyword), None)
    return isinstance(place.shape, Leaf) and (kind is bool or bool in {*get_args(kind), *_inner(kind)})


def _inner(kind: object) -> set[object]:
    return {one for inner in get_args(kind) for one in get_args(inner)[:1]}


class Spot(NamedTuple):
    """A keyword or id (`on_key`) or a single value at some offset of a document: where it stands and its path."""

    path: Path
    span: Span
    on_key: bool


def spot(document: Document, offset: int) -> Spot | None:
    """The keyword, id or single value at that offset, or right before it."""
    for path, place in document.places.items():
        for span, on_key in ((place.key, True), (place.value, False)):
            if span is None or not span.start.offset <= offset <= span.end.offset or span.start == span.end:
                continue
            here = expected(path)
            if here and (on_key or isinstance(here.shape, Leaf)):
                return Spot(path, span, on_key)
    return None


# --- The outline ------------------------------------------------------------------------------------------------------
# The outline of a plan: its sections, and in them the things with their labels.

_LONGEST = 60
_CHANGES: Path = ("changes",)
"""Where outputs and outcomes may stand together: what is written there is shown there."""

_KINDS = {
    "actors": types.SymbolKind.Interface,
    "indicators": types.SymbolKind.Number,
    "learning_questions": types.SymbolKind.String,
    "methods": types.SymbolKind.Method,
    "hypotheses": types.SymbolKind.Operator,
    **dict.fromkeys((*NODE_SECTIONS, "changes"), types.SymbolKind.Event),
}


def symbols(opened: Opened) -> list[types.DocumentSymbol]:
    """Sections, other parts and the things in the sections, in the order of the file."""
    inside: dict[str, list[types.DocumentSymbol]] = {}
    tops: list[Path] = []
    together = opened.document.place(*_CHANGES)
    for path, place in opened.document.places.items():
        if len(path) == 1 and (path == _CHANGES or place != together):
            tops.append(path)
        elif len(path) == 2 and isinstance(path[1], str) and place.key and _is_section(path[0]):
            section = str(path[0])
            if path[1] in opened.document.in_changes:
                section = "changes"
            kind = _KINDS.get(section, types.SymbolKind.Object)
            label = label_of(opened.document.thing(path[1])) if opened.document.sections.get(path[1]) == path[0] else ""
            inside.setdefault(section, []).append(_symbol(opened, path, kind, label))
    return [_top(opened, path, inside.get(str(path[0]), [])) for path in tops if _has_parts(path[0])]


def label_of(part: Part | None) -> str:
    """How people name that thing, in a few words: its label, its name, or the start of its text."""
    for name in ("label", "name", "text"):
        text: str | None = getattr(part, name, None)
        if text:
            text = " ".join(text.split())
            return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
    return ""


def _top(opened: Opened, path: Path, children: list[types.DocumentSymbol]) -> types.DocumentSymbol:
    label = label_of(opened.document.plan.impact_goal) if path == ("impact_goal",) else ""
    kind = types.SymbolKind.Constant if label else types.SymbolKind.Namespace
    whole = _symbol(opened, path, kind, label)
    whole.children = children or None
    return whole


def _symbol(opened: Opened, path: Path, kind: types.SymbolKind, detail: str) -> types.DocumentSymbol:
    document = opened.document
    place = document.places[path]
    name = document.text[place.name.start.offset : place.name.end.offset]
    # What stands there through an alias stands elsewhere, maybe above.
    end = max(place.name.end, place.value.end)
    return types.DocumentSymbol(
        name=name or str(path[-1]),
        detail=detail or None,
        kind=kind,
        range=opened.positions.of(Span(place.name.start, end)),
        selection_range=opened.positions.of(place.name),
    )


def _is_section(keyword: str | int) -> bool:
    here = expected((keyword,))
    return bool(here and isinstance(here.shape, SectionOf))


def _has_parts(keyword: str | int) -> bool:
    here = expected((keyword,))
    return bool(here and not isinstance(here.shape, Leaf))


def named(opened: Opened, identifier: str) -> Named | Part | None:
    """The thing with that id, or the impact goal."""
    document = opened.document
    return document.plan.impact_goal if identifier == IMPACT else document.thing(identifier)


# --- References -------------------------------------------------------------------------------------------------------
# Where the ids of a plan stand: under which things are written, and everywhere something refers to them.

_LINK = re.compile(r"\s*(?P<cause>[^\s>]+?)\s*->\s*(?P<effect>[^\s>]+)\s*")
_BLOCK = re.compile(r"[|>][-+\d]*[ \t]*(?:#.*)?\r?\n\s*")


class RefusedError(Exception):
    """What was asked cannot be done. The text says why, in the language of the file."""


class Mention(NamedTuple):
    """One place where an id stands; `declares` where the thing itself is written under it."""

    id: str
    span: Span
    declares: bool


def mentions(document: Document) -> tuple[Mention, ...]:
    """Every id in a document, in the order of the text. `impact` is declared by the keyword of the impact goal."""
    found = {*_declared(document, document.places), *_referred(document, document.places)}
    return tuple(sorted(found, key=lambda one: (one.span, one.id)))


def mention_at(document: Document, offset: int) -> Mention | None:
    """The id at that offset, or right before it."""
    near = {path: place for path, place in document.places.items() if _covers(place.key, offset)}
    near |= {path: place for path, place in document.places.items() if _covers(place.value, offset)}
    found = (*_declared(document, near), *_referred(document, near))
    return next((one for one in found if _covers(one.span, offset)), None)


def _covers(span: Span | None, offset: int) -> bool:
    return span is not None and span.start.offset <= offset <= span.end.offset


def definition(document: Document, identifier: str) -> Span | None:
    """Where the thing with that id is written; None where the document does not have it."""
    if identifier != IMPACT and identifier not in document.sections:
        return None
    place = document.place(*document.path_of(identifier))
    return place.name if place else None


def definition_from(opened: Opened, place: types.Position) -> types.Location | None:
    """Where the thing is written whose id stands at that place."""
    found = mention_at(opened.document, opened.positions.offset(place))
    span = definition(opened.document, found.id) if found else None
    return types.Location(opened.uri, opened.positions.of(span)) if span else None


def references_from(opened: Opened, place: types.Position, *, declared: bool) -> list[types.Location] | None:
    """Everywhere the id at that place stands; with `declared` also where the thing itself is written."""
    found = mention_at(opened.document, opened.positions.offset(place))
    if found is None:
        return None
    alike = [one for one in mentions(opened.document) if one.id == found.id and (declared or not one.declares)]
    return [types.Location(opened.uri, opened.positions.of(one.span)) for one in alike]


def placeholder(opened: Opened, place: types.Position) -> types.PrepareRenamePlaceholder:
    """The id at that place, to be overwritten. Raises RefusedError where there is none that can get another name."""
    found = renamable(opened.document, opened.positions.offset(place))
    return types.PrepareRenamePlaceholder(opened.positions.of(found.span), found.id)


def _declared(document: Document, places: Mapping[Path, Place]) -> Iterator[Mention]:
    for path, place in places.items():
        if place.key is None:
            continue
        if path == ("impact_goal",):
            yield Mention(IMPACT, place.key, declares=True)
        elif len(path) == 2 and isinstance(path[1], str) and _has_ids(str(path[0])):
            start, end = _inside_quotes(document.text, place.key)
            yield Mention(path[1], document.lines.span(start, end), declares=True)


@cache
def _has_ids(keyword: str) -> bool:
    """Whether things stand there under ids; the words of the glossary are none."""
    thing = expected((keyword, "id"))
    section = expected((keyword,))
    return bool(thing and section and isinstance(thing.shape, PartOf) and not isinstance(section.shape, PartOf))


def _referred(document: Document, places: Mapping[Path, Place]) -> Iterator[Mention]:
    for path, place in places.items():
        here = expected(path) if path and isinstance(path[-1], int) else None
        if here is None or here.mark is None or not isinstance(here.shape, Leaf):
            continue
        start, end = _inside_quotes(document.text, place.value)
        written = document.text[start:end]
        link = _LINK.fullmatch(written) if here.mark.links else None
        if link:
            for name in ("cause", "effect"):
                span = document.lines.span(start + link.start(name), start + link.end(name))
                yield Mention(link[name], span, declares=False)
        elif here.only_references or document.sections.get(written) in here.mark.to:
            yield Mention(written, document.lines.span(start, end), declares=False)


def _inside_quotes(text: str, span: Span) -> tuple[int, int]:
    """Where the words of a value start and end: without its quotation marks, or the sign of a block."""
    start, end = span.start.offset, span.end.offset
    written = text[start:end]
    if len(written) > 1 and written[0] in "'\"" and written[-1] == written[0]:
        return start + 1, end - 1
    block = _BLOCK.match(written)
    return (start + block.end(), end) if block else (start, end)


def renamable(document: Document, offset: int) -> Mention:
    """The id at that offset that can get another name. Raises RefusedError where there is none."""
    language = document.language
    found = mention_at(document, offset)
    if found is None:
        text = say(language, "only-an-id-can-get")
    elif found.id == IMPACT:
        text = say(language, "impact-is-the-fixed-name-of")
    elif found.id not in document.sections:
        text = say(language, "there-is-nothing-with-the", value=found.id)
    else:
        return found
    raise RefusedError(text)


def rename(document: Document, offset: int, new: str) -> tuple[Edit, ...]:
    """The edits that give the id at that offset another name, wherever it stands; comments and texts stay as they are.

    Raises RefusedError where that cannot be, or where part of the file cannot be read: an id in there would be missed.
    """
    old = renamable(document, offset).id
    alike = [one for one in mentions(document) if one.id == old]
    trouble = _unfit(document, old, new) or _unsafe(document, old, alike)
    if trouble:
        raise RefusedError(trouble)
    return tuple(Edit(one.span.start.offset, one.span.end.offset, new) for one in alike if new != old)


def _unfit(document: Document, old: str, new: str) -> str:
    """Why that cannot be the id of a thing; empty where it can."""
    language = document.language
    if not re.fullmatch(ID_PATTERN, new) or new in NULLS:
        return say(language, "cannot-be-an-id-start", new=new)
    if new == IMPACT:
        return say(language, "impact-is-the-fixed-name")
    if new != old and new in document.sections:
        return say(language, "there-is-something-with-the", new=new)
    return ""


def _unsafe(document: Document, old: str, alike: Sequence[Mention]) -> str:
    """Why the file has to be mended first; empty where it has not."""
    if sum(one.declares for one in alike) > 1:
        return say(document.language, "the-id-stands-in-this", old=old)
    if document.partial or any(problem.rule == "duplicate-key" for problem in document.problems):
        return say(document.language, "part-of-this-file-cannot")
    return ""
