"""What stands at a place of a document, and what the format expects there."""

from functools import cache
from typing import NamedTuple, get_args

from toc.core import keywords
from toc.core.findings import Span
from toc.core.keywords import Word
from toc.core.model import Evaluation, Input, Part, Participation, Plan, Reference, Reflection, Step, UnintendedEffect
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.document import Document, Path

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
    part: type[Part] = Plan
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
    found: Expected | None = Expected(PartOf(Plan))
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
