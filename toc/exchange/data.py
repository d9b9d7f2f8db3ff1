"""A plan as plain data under English names: what a workbook says and what a file says compare as equal values."""

from collections.abc import Iterator
from typing import Any

from toc.core.model import Named, Part, Plan
from toc.core.shapes import ListOf, PartOf, SectionOf, Shape, shapes_of

Data = dict[str, Any]
"""A part: only keywords that say something. Texts and fixed values are str, answers bool, counts int, lists are
lists.
"""


def data_of(plan: Plan) -> Data:
    """Everything that the plan says, without what is empty; things stay, even where they say nothing."""
    dumped = plan.model_dump(mode="json", by_alias=True, exclude_none=True)
    return pruned(dumped, PartOf(Plan)) or {}


def pruned(value: Any, shape: Shape) -> Any:
    """The value without what says nothing; None where nothing is left."""
    match shape:
        case PartOf():
            return _part(value, shape.part)
        case ListOf():
            items = [pruned(one, shape.item) for one in value]
            kept = [one for one in items if one not in (None, "", {})]
            return kept or None
        case SectionOf(PartOf() as item):
            return {key: pruned(one, item) or {} for key, one in value.items()} or None
        case SectionOf():
            return dict(value) or None
        case _:
            return None if value == "" else value


def _part(value: Data, part: type[Part]) -> Data | None:
    shapes = shapes_of(part)
    data = {name: pruned(value[name], shapes[name]) for name in shapes if value.get(name) is not None}
    if "external" in shapes and not data.get("external"):
        data.pop("external", None)
    data = {name: one for name, one in data.items() if one is not None}
    return data if data or issubclass(part, Named) else None


def inside(data: Data, path: tuple[str, ...]) -> Any:
    """The value at that path, or None."""
    found: Any = data
    for step in path:
        if not isinstance(found, dict):
            return None
        found = found.get(step)
    return found


def leaves(data: Data) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value by the way to it; lists are one value."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), one) for key, one in reversed(value.items())]
        else:
            yield path, value


def put(data: Data, path: tuple[str, ...], value: Any) -> None:
    """Sets a value, and makes the parts on the way to it."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def sections() -> Iterator[tuple[str, type[Part]]]:
    """The sections that hold things under ids, with the kind of part."""
    for name, shape in shapes_of(Plan).items():
        if isinstance(shape, SectionOf) and isinstance(shape.item, PartOf):
            yield name, shape.item.part
