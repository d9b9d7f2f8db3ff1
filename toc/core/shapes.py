"""What is expected at each place of a file, read off the model: a part, a list, a section, a value of a kind."""

import types
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from toc.core.model import Part, Reference


class Leaf(NamedTuple):
    """A single value: text, number, date, yes or no; `values` where it is one of a fixed set."""

    values: type[StrEnum] | None = None


class PartOf(NamedTuple):
    part: type[Part]


class ListOf(NamedTuple):
    item: "Shape"
    reference: Reference | None = None


class SectionOf(NamedTuple):
    """A mapping from ids (or, for the glossary, terms) to things."""

    item: "Shape"


Shape = Leaf | PartOf | ListOf | SectionOf


@cache
def shapes_of(part: type[Part]) -> dict[str, Shape]:
    """The shape of every keyword of that part, by its English name, in the model's order."""
    return {
        info.alias or name: _shape(info.annotation, tuple(info.metadata))
        for name, info in part.model_fields.items()
        if name != "id"
    }


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        return _shape(next(argument for argument in arguments if argument is not type(None)), metadata)
    if origin is tuple:
        reference = next((mark for mark in metadata if isinstance(mark, Reference)), None)
        return ListOf(_shape(arguments[0]), reference)
    if origin is Mapping:
        return SectionOf(_shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return PartOf(annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Leaf(annotation)
    return Leaf()
