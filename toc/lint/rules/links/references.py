"""Every reference of a document: which id or link stands where, and what may stand there. Read off the model."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toc.core.findings import Span
from toc.core.model import IMPACT, Part, Plan, Reference
from toc.core.shapes import ListOf, PartOf, SectionOf, shapes_of
from toc.syntax.document import Document, Path


class Written(NamedTuple):
    """One reference: `text` as it is written, at place `at` of the list `keyword` of the thing `owner`."""

    owner: str
    path: Path
    keyword: str
    at: int
    text: str
    mark: Reference

    def span(self, document: Document) -> Span:
        place = document.place(*self.path, self.keyword, self.at)
        return place.value if place else document.start


def references(document: Document) -> Iterator[Written]:
    """Every reference of the impact goal and of the things in the sections, in the order of the model."""
    plan = document.plan
    if plan.impact_goal:
        yield from _of(IMPACT, ("impact_goal",), plan.impact_goal)
    for section, shape in shapes_of(Plan).items():
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf):
            for name, thing in getattr(plan, section).items():
                yield from _of(name, (section, name), thing)


def _of(owner: str, path: Path, part: Part) -> Iterator[Written]:
    for attribute, keyword, mark in _lists(type(part)):
        for index, text in enumerate(getattr(part, attribute)):
            yield Written(owner, path, keyword, index, text, mark)


@cache
def _lists(part: type[Part]) -> tuple[tuple[str, str, Reference], ...]:
    """The lists of references of that part: attribute, keyword, and what may stand there."""
    shapes = shapes_of(part)
    return tuple(
        (attribute, keyword, shape.reference)
        for attribute, info in part.model_fields.items()
        if isinstance(shape := shapes.get(keyword := info.alias or attribute), ListOf) and shape.reference
    )
