"""Every reference of a document: which id or link stands where, and what may stand there. Read off the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toc.document import Document, Path
from toc.finding import Span
from toc.model import IMPACT, Part, Plan, Reference
from toc.shapes import ListOf, PartOf, SectionOf, shapes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One reference: `text` as it is written, in the list `keyword` of the thing `owner`."""

    owner: str
    keyword: str
    text: str
    mark: Reference
    span: Span


def references(document: Document) -> Iterator[Written]:
    """Every reference of the impact goal and of the things in the sections, in the order of the model."""
    plan = document.plan
    if plan.impact_goal:
        yield from _of(document, ("impact_goal",), plan.impact_goal)
    for section, shape in shapes_of(Plan).items():
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf):
            for name, thing in getattr(plan, section).items():
                yield from _of(document, (section, name), thing)


def _of(document: Document, path: Path, part: Part) -> Iterator[Written]:
    owner = str(path[1]) if len(path) > 1 else IMPACT
    for attribute, keyword, mark in _lists(type(part)):
        for index, text in enumerate(getattr(part, attribute)):
            place = document.place(*path, keyword, index)
            span = place.value if place else document.start
            yield Written(owner=owner, keyword=keyword, text=text, mark=mark, span=span)


@cache
def _lists(part: type[Part]) -> tuple[tuple[str, str, Reference], ...]:
    """The lists of references of that part: attribute, keyword, and what may stand there."""
    shapes = shapes_of(part)
    return tuple(
        (attribute, keyword, shape.reference)
        for attribute, info in part.model_fields.items()
        if isinstance(shape := shapes.get(keyword := info.alias or attribute), ListOf) and shape.reference
    )
