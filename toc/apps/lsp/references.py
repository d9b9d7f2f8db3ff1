"""Where the ids of a plan stand: under which things are written, and everywhere something refers to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lsprotocol import types

from toc.apps.lsp.opened import Opened
from toc.apps.lsp.places import expected
from toc.apps.lsp.words import say
from toc.core.findings import Edit, Span
from toc.core.model import ID_PATTERN, IMPACT
from toc.core.shapes import Leaf, PartOf
from toc.syntax.document import Document, Path, Place
from toc.syntax.yamltree import NULLS

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
        elif len(path) == 2 and isinstance(path[1], str) and _is_section(str(path[0])):
            start, end = _inside_quotes(document.text, place.key)
            yield Mention(path[1], document.lines.span(start, end), declares=True)


@cache
def _is_section(keyword: str) -> bool:
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
