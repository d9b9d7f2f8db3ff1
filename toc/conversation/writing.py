"""From a plan to a file with a comment above each section."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from toc import keywords
from toc.conversation.words import words_in
from toc.formatting.arranging import order_of
from toc.formatting.scalars import STEP, is_plain, quoted
from toc.formatting.tidy import tidy
from toc.model import Actor, Baseline, Language, Part, Plan, Target
from toc.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of

_FIGURE = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class NotWritableError(Exception):
    """The plan has something for which there is no tidy form."""


def file_of(plan: Plan, language: Language, *, top: tuple[str, ...] = ()) -> bytes:
    """The whole file, tidy, with the lines of `top` above it (comments). Raises NotWritableError where `toc fmt` is not
    sure to keep all of it."""
    lines = [*top, *plain_lines(plan, language, comments=True)]
    tidied = tidy("".join(f"{line}\n" for line in lines).encode(), "toc new")
    if tidied.refusal:
        raise NotWritableError(f"{tidied.refusal}: {tidied.rule} at line {tidied.line}")
    return tidied.content


def plain_text(plan: Plan, language: Language) -> str:
    """The plan as YAML on which the rules can look; without comments, and not tidy."""
    return "".join(f"{line}\n" for line in plain_lines(plan, language))


def plain_lines(plan: Plan, language: Language, *, comments: bool = False) -> Iterator[str]:
    """The lines of a plan: every text between quotation marks."""
    about = words_in(language).sections if comments else {}
    for name in order_of(Plan):
        value = value_of(plan, name)
        if value in (None, (), {}):
            continue
        shape = shapes_of(Plan)[name]
        if name in about:
            yield ""
            yield from (f"# {line}" for line in about[name])
        yield from keyword_lines(Plan, name, shape, value, language)


def value_of(part: Part, name: str) -> Any:
    """The value of a keyword by its English name."""
    return getattr(part, f"{name}_" if name in ("for", "with") else name)


def keyword_lines(part: type[Part], name: str, shape: Shape, value: Any, language: Language) -> Iterator[str]:
    """The lines of one keyword and its value, not indented."""
    key = keywords.spell(name, language, part)
    if part in (Baseline, Target) and name == "value" and _FIGURE.fullmatch(value):
        yield f"{key}: {value}"  # as people write figures, and no other text that looks like one
        return
    yield from pair_lines(key, shape, value, language)


def pair_lines(key: str, shape: Shape, value: Any, language: Language) -> Iterator[str]:
    """The lines of a key and its value, not indented."""
    match shape:
        case Leaf():
            yield f"{key}: {leaf(value, language)}"
        case ListOf(reference=reference) if reference and reference.to:
            yield f"{key}: [{', '.join(value)}]"
        case ListOf(reference=reference) if reference and len(value) == 1:
            yield f"{key}: {leaf(value[0], language)}"
        case PartOf(part) if part is Actor and not value.aliases:
            yield f"{key}: {{{', '.join(_inside(value, language))}}}"
        case _:
            yield f"{key}:"
            yield from (" " * STEP + line for line in _block(shape, value, language))


def leaf(value: object, language: Language) -> str:
    """A single value as it can stand in any place."""
    match value:
        case StrEnum():
            return keywords.spell(value.value, language)
        case bool():
            return ("no", "yes")[value] if language is Language.EN else ("nee", "ja")[value]
        case str() if _DATE.fullmatch(value) or is_plain(value, flow=True):
            return value
        case str():
            return quoted(value)
        case _:
            return str(value)


def _block(shape: Shape, value: Any, language: Language) -> Iterator[str]:
    match shape:
        case ListOf(item=item):
            for one in value:
                first, *more = _block(item, one, language) if isinstance(item, PartOf) else [leaf(one, language)]
                yield f"- {first}"
                yield from (" " * STEP + line for line in more)
        case SectionOf(item=item):
            things: Mapping[str, Any] = value
            for name, thing in things.items():
                yield from pair_lines(quoted(name) if isinstance(item, Leaf) else name, item, thing, language)
        case _:
            yield from _inside(value, language)


def _inside(part: Part, language: Language) -> Iterator[str]:
    """The lines of the keywords of a part."""
    shapes = shapes_of(type(part))
    for name in order_of(type(part)):
        value = value_of(part, name)
        if value not in (None, (), {}, False):
            yield from keyword_lines(type(part), name, shapes[name], value, language)
