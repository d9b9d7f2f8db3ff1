"""Plain data → pieces for `syntax.formatting`: values spelled in a language, quoted where they have to be."""

import re
from typing import Any

from toc.core import keywords
from toc.core.languages import spelling_of
from toc.core.model import Actor, Baseline, Criterion, Language, Part, Step, Target
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.values import ANSWERS, ANSWERS_IN, COUNTS, DATES
from toc.syntax.formatting.arranging import order_of
from toc.syntax.formatting.pieces import Collection, Entry, Piece, Scalar
from toc.syntax.formatting.scalars import in_line

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_DATE = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
_ON_ONE_LINE = (Actor, Step, Baseline, Target, Criterion)
"""Small parts are written between braces as long as they fit."""


def piece_of(value: Any, shape: Shape, language: Language, keyword: str = "") -> Piece:
    """The piece for a value at a place of that shape, under that keyword."""
    match shape:
        case PartOf():
            return part_piece(value, shape.part, language)
        case ListOf():
            return _list(value, shape, language, keyword)
        case SectionOf():
            entries = [Entry(0, key_piece(key), piece_of(one, shape.item, language)) for key, one in value.items()]
            return Collection(is_mapping=True, is_flow=False, column=0, entries=entries, shape=shape)
        case Leaf():
            return leaf_piece(value, shape, language, keyword)


def key_piece(key: str) -> Scalar:
    return Scalar(key, "" if re.fullmatch(r"[A-Za-z][\w-]*", key, re.ASCII) else '"')


def leaf_piece(value: Any, shape: Leaf, language: Language, keyword: str) -> Scalar:
    """A single value: fixed ones, dates, figures and answers plain, texts as they need it."""
    if shape.values:
        return Scalar(
            next(word.spelled(language) for word in keywords.VALUES[shape.values] if word.en == value), shape=shape
        )
    if isinstance(value, bool) or keyword in ANSWERS:
        return Scalar(ANSWERS_IN[spelling_of(language)][not value], shape=shape)
    text = str(value)
    bare = (keyword in DATES or keyword == "when") and _DATE.fullmatch(text)
    bare = bare or (keyword in {*COUNTS, "value", "toc"} and _PLAIN_NUMBER.fullmatch(text))
    if bare:
        return Scalar(text, shape=shape)
    return Scalar(text, "|" if "\n" in text else '"', shape=shape)


def _list(value: list[Any], shape: ListOf, language: Language, keyword: str) -> Piece:
    if len(value) == 1 and keyword in _ALONE and (shape.reference is None or shape.reference.links):
        return leaf_piece(value[0], Leaf(), language, keyword)
    items = [Entry(0, None, piece_of(one, shape.item, language, keyword)) for one in value]
    flow = not isinstance(shape.item, PartOf) and (shape.reference is not None or keyword in _SHORT)
    return Collection(is_mapping=False, is_flow=flow, column=0, entries=items, shape=shape)


_ALONE = frozenset({"link", "by", "who"})
"""Lists of which most have one item: that is written without brackets."""
_SHORT = frozenset({"aliases", "by", "who", "when", "disaggregation", "users"})


def part_piece(value: dict[str, Any], part: type[Part], language: Language) -> Collection:
    """A part, its keywords in the tidy order."""
    places = order_of(part)
    entries = [entry_of(name, value[name], part, language) for name in sorted(value, key=lambda name: places[name])]
    flow = issubclass(part, _ON_ONE_LINE) or not entries
    return Collection(is_mapping=True, is_flow=flow, column=0, entries=entries, shape=PartOf(part))


def entry_of(name: str, value: Any, part: type[Part], language: Language) -> Entry:
    """A keyword with its value."""
    word = next(word for word in keywords.KEYWORDS[part] if word.en == name)
    piece = piece_of(value, shapes_of(part)[name], language, name)
    return Entry(0, Scalar(word.spelled(language)), piece, word=word)


def one_line(piece: Piece) -> str | None:
    """The piece as it stands between brackets, or None where it is a list that has lines of its own."""
    if isinstance(piece, Scalar):
        return in_line(Scalar(piece.text, '"') if "\n" in piece.text else piece, flow=True)
    if not isinstance(piece, Collection):
        return None
    if not piece.is_flow and not piece.is_mapping and piece.entries:
        return None
    parts = [_entry_on_line(entry) for entry in piece.entries]
    if None in parts:
        return None
    listed = ", ".join(part for part in parts if part is not None)
    return f"{{{listed}}}" if piece.is_mapping else f"[{listed}]"


def _entry_on_line(entry: Entry) -> str | None:
    value = one_line(entry.value)
    if value is None or entry.key is None:
        return value
    return f"{in_line(entry.key, flow=True)}: {value}" if isinstance(entry.key, Scalar) else None
