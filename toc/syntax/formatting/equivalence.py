"""Whether two texts say the same: the plan, its order, what is left alone, the comments and what these cover."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from toc.core.findings import Position
from toc.core.keywords import KEYWORDS, VALUES
from toc.core.model import Plan
from toc.syntax import ignores
from toc.syntax.document import Document
from toc.syntax.formatting.cst import BLANK, Collection, Written
from toc.syntax.yamltree import Mapping, Scalar, Sequence, Tree, parse

_ASKS = re.compile(r"(?<!\S)#[ \t]*toc:[ \t]*ignore[ \t]*\[")


def same_plan(before: Document, after: Document) -> bool:
    """Whether two documents hold the same plan, in the same order, and every keyword of it."""
    return (
        before.plan == after.plan
        and _orders(before.plan) == _orders(after.plan)
        and before.places.keys() == after.places.keys()
        and _spared(before) == _spared(after)
        and own_keywords(before.text) == own_keywords(after.text)
    )


def _orders(plan: Plan) -> list[list[str]]:
    sections = (getattr(plan, name) for name in Plan.model_fields)
    return [list(section) for section in sections if isinstance(section, dict)]


def _spared(document: Document) -> Counter[tuple[str, ...]]:
    """The comments that ask to ignore a rule, each with what it covers."""
    pairs = zip(document.ignores, _covered(document), strict=True)
    return Counter((*ignore.rules, ignore.reason, *covered) for ignore, covered in pairs)


def _covered(document: Document) -> list[list[str]]:
    """For every such comment the parts that it covers."""
    parts: dict[tuple[Position, Position], list[str]] = {}
    for path, place in document.places.items() if document.ignores else ():
        parts.setdefault((place.name.start, place.value.end), []).append(repr(path))
    covered = (ignores.covered(ignore, document) for ignore in document.ignores)
    return [
        ["the file"] if ignore.whole_file else sorted(parts.get((span.start, span.end), []))
        for ignore, span in zip(document.ignores, covered, strict=True)
    ]


def idle_ignore(document: Document) -> int:
    """The line of the first comment that asks to ignore a rule where there is nothing to cover; 0 without any."""
    pairs = zip(document.ignores, _covered(document), strict=True)
    busy = {ignore.span.start.line for ignore, covered in pairs if covered}
    asked = (document.lines.position(found.start()).line for found in _ASKS.finditer(document.text))
    return next((line for line in asked if line not in busy), 0)


def own_keywords(text: str) -> Counter[str]:
    """What stands under the keywords that start with `x-`, whatever else changed around it."""
    found: Counter[str] = Counter()
    waiting: list[Tree | None] = [parse(text).root] if "x-" in text else []
    seen: set[int] = set()
    while waiting:
        tree = waiting.pop()
        if tree is None or id(tree) in seen:
            continue
        seen.add(id(tree))
        for key, value in _pairs(tree):
            if isinstance(key, Scalar) and key.text.startswith("x-"):
                found[f"{key.text}: {_as_data(value)!r}"] += 1
            else:
                waiting.append(value)
        waiting += tree.items if isinstance(tree, Sequence) else ()
    return found


def _pairs(tree: Tree) -> list[tuple[Tree, Tree]]:
    return tree.items if isinstance(tree, Mapping) else []


def _as_data(tree: Tree) -> object:
    match tree:
        case Scalar():
            return _meanings().get(tree.text, tree.text), tree.is_null
        case Sequence():
            return [_as_data(one) for one in tree.items]
        case Mapping():
            return [(_as_data(key), _as_data(value)) for key, value in tree.items]


@cache
def _meanings() -> dict[str, str]:
    """One spelling for all that may mean the same: an alias can bring what stands under `x-` into the plan."""
    chosen: dict[str, str] = {}
    words = [{word.en, word.nl, *word.also} for table in (*KEYWORDS.values(), *VALUES.values()) for word in table]
    for names in ({"ja", "yes"}, {"nee", "no"}, *words):
        joined = {chosen.get(name, name) for name in names}
        names |= {name for name, other in chosen.items() if other in joined}
        chosen.update(dict.fromkeys(names, min(joined)))
    return chosen


def comments(written: Written) -> Counter[str]:
    """Every comment of a file."""
    return Counter(remark for remark in (*written.head, *_inside(written.root)) if remark != BLANK)


def _inside(root: Collection) -> Iterator[str]:
    waiting = [root]
    while waiting:
        collection = waiting.pop()
        yield from collection.below
        for entry in collection.entries:
            yield from (*entry.above, *entry.beside, *entry.below)
            if isinstance(entry.value, Collection):
                waiting.append(entry.value)
