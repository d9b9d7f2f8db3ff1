"""Adds a keyword to a part of a plan: one edit that leaves every other character as it is.

Where it is not certain that the keyword would end up in that part and nowhere else, there is no edit.
"""

import re
from unicodedata import category

from toc.core import keywords
from toc.core.findings import Edit
from toc.core.lazy_regex import late
from toc.core.model import Part, Plan
from toc.core.shapes import ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.document import Document, Path, Place

_BEFORE_BLOCK_KEY = late(r" *(?:- +)*")
_BEFORE_VALUE = late(r"\s*:\s*")
_REST_OF_LINE = late(r"[ \t]*(?:(?<=\s)#[^\r\n]*)?(?=[\r\n]|\Z)")
_NEXT_IN_FLOW = late(r"(?:\s|(?<=\s)#[^\r\n]*)*[,}]")
_LINE_END = late(r"\r\n|\n|\r")
_BLANK_TAIL = late(r"[ \t]*[\r\n]+(?:[ \t]+(?![ \t\r\n])|(?![ \t]))")
"""What may follow a block of text: no line of spaces, of which nobody can say whether it belongs to it."""
_PLAIN = late(r"[^\W_]+(?:[ .'/%€-][^\W_]+)*(?: ?[%€])?")
_NO_TEXT = late(r"(?:null|true|false)", re.IGNORECASE)
_LINE_SIGNS = ("Zl", "Zp")


def beside(document: Document, path: Path, keyword: str, value: str) -> Edit | None:
    """The edit that adds a keyword behind the value at `path`, in the part in which that value stands.

    `keyword` is its English name; it is spelled as the file spells it. `value` is quoted where YAML asks for that.
    None where the part has the keyword already, or where its place or value cannot be written with certainty.
    """
    place, part = document.place(*path), document.place(*path[:-1])
    quoted = written(value)
    if not (place and place.key and part and quoted) or document.place(*path[:-1], keyword):
        return None
    if not _stands_by_itself(document, path) or _is_broken(document, part):
        return None
    pair = f"{_spelled(document, path, keyword)}: {quoted}"
    within = [document.text[one.value.start.offset] for one in _around(document, path)]
    if "{" in within or "[" in within:
        return _in_flow(document, place, pair) if within[-1] == "{" else None
    return _in_block(document, place, pair)


def _around(document: Document, path: Path) -> list[Place]:
    """The parts in which that value stands, from the outside in."""
    return [place for end in range(1, len(path)) if (place := document.place(*path[:end]))]


def _stands_by_itself(document: Document, path: Path) -> bool:
    """Whether the value and the parts around it are written here and used nowhere else: no anchor, alias or merge."""
    text = document.text
    outer = None
    for place in (*_around(document, path), document.places[path]):
        start, end = place.value.start.offset, place.value.end.offset
        if start == end or text[start] in "&*!":
            return False
        if place.key and not _BEFORE_VALUE.fullmatch(text, place.key.end.offset, start):
            return False
        if outer and not (outer.value.start <= place.name.start and place.value.end <= outer.value.end):
            return False
        outer = place
    return True


def _is_broken(document: Document, part: Place) -> bool:
    return document.lines.any_in_block(document.broken_lines, part.name, part.value)


def _in_flow(document: Document, place: Place, pair: str) -> Edit | None:
    """`{tekst: …, bron: …}`."""
    end = place.value.end.offset
    return Edit(end, end, f", {pair}") if _NEXT_IN_FLOW.match(document.text, end) else None


def _in_block(document: Document, place: Place, pair: str) -> Edit | None:
    """A line of its own under the value, as far in as the keyword of the value."""
    text, name, value = document.text, place.name, place.value
    line, _ = document.lines.bounds(name.start.line)
    rest = _REST_OF_LINE.match(text, value.end.offset)
    if not rest or not _BEFORE_BLOCK_KEY.fullmatch(text, line, name.start.offset):
        return None
    if text[value.start.offset] in "|>" and not _ends_plainly(text, value.start.offset, value.end.offset):
        return None
    line_end = _LINE_END.search(text, name.end.offset) or _LINE_END.search(text)
    return Edit(rest.end(), rest.end(), f"{line_end[0] if line_end else chr(10)}{' ' * (name.start.column - 1)}{pair}")


def _ends_plainly(text: str, start: int, end: int) -> bool:
    """Whether a block of text ends with its last words: with `|+` the empty lines below belong to it as well, and with
    `|` a line end that is still missing."""
    header = _LINE_END.split(text[start:end], maxsplit=1)
    if len(header) < 2 or "+" in header[0]:
        return False
    return bool(_BLANK_TAIL.match(text, end)) or ("-" in header[0] and not text[end:].strip())


def written(value: str) -> str:
    """The value as YAML; empty where it cannot be written on one line."""
    kinds = {category(character) for character in value}
    if any(kind[0] == "C" or kind in _LINE_SIGNS for kind in kinds):
        return ""
    if _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spelled(document: Document, path: Path, keyword: str) -> str:
    return keywords.spell(keyword, document.spelling, _part_at(path[:-1]))


def _part_at(path: Path) -> type[Part] | None:
    """The kind of part that stands at that path of a plan."""
    shape: Shape = PartOf(Plan)
    for step in path:
        match shape:
            case PartOf():
                shape = shapes_of(shape.part)[str(step)]
            case ListOf() | SectionOf():
                shape = shape.item
    return shape.part if isinstance(shape, PartOf) else None
