"""What the script of the page computes with: boxes, links, and its own words. As JSON that HTML cannot mistake."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from toc.core.messages import text
from toc.core.model import IMPACT, Activity, Change, ImpactGoal, Language, Link
from toc.lint.rules import find
from toc.publish.page.boxes import Book, Box, people
from toc.publish.page.words import KINDS, SCRIPT, in_all


def facts(book: Book) -> str:
    """The data object: short names, because a plan of 200 boxes has a thousand of them."""
    data: dict[str, Any] = {
        "language": book.document.language.value,
        "languages": list(Language),
        "goal": IMPACT,
        "boxes": {name: _box(book, box) for name, box in book.boxes.items()},
        "links": [[link.cause, link.effect] for link in book.links],
        "why": [
            [link.cause, link.effect, f"H{number}", one.text or one.mechanism or ""]
            for link, hypotheses in book.hypotheses.items()
            for number, one in hypotheses
        ],
        "words": {language: {name: text(language, id_) for name, id_ in SCRIPT.items()} for language in Language},
    }
    written = json.dumps(data, separators=(",", ":"))
    # Inside a script element only these could end it or open a comment.
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _box(book: Book, box: Box) -> Mapping[str, Any]:
    return {
        "name": box.name,
        "kind": in_all(KINDS[box.kind]),
        "people": ", ".join(book.actor(name) for name in people(box.thing)),
        "actors": book.actors(box),
        "term": term(box),
        "checklists": sorted(checklists(book, box.id)),
        "text": "\n".join(dict.fromkeys(_searched(book, box))),
    }


def term(box: Box) -> str:
    """The term of a box; empty where it has none."""
    thing = box.thing
    if isinstance(thing, Activity | Change):
        return thing.term or ""
    return (isinstance(thing, ImpactGoal) and thing.horizon) or ""


def checklists(book: Book, identifier: str) -> set[str]:
    """The checklists that have something to say of a box."""
    found = next(iter(book.on_boxes.values()), {}).get(identifier, ())
    return {rule.checklist.value for one in found if (rule := find(one.rule))}


def _searched(book: Book, box: Box) -> Iterator[str]:
    """All that the search looks through."""
    plan, name = book.plan, box.id
    yield from (name, box.name, box.thing.text or "")
    yield from (book.actor(one) for one in (*people(box.thing), *book.actors(box)))
    yield from (getattr(box.thing, key, None) or "" for key in ("where", "owner", "volume", "programme", "signal"))
    yield from (indicator.text or "" for indicator in plan.indicators.values() if name in indicator.measures)
    for question in plan.learning_questions.values():
        if any(name in written.replace("->", " ").split() for written in question.about):
            yield question.text or ""
    for link, hypotheses in book.hypotheses.items():
        if name == link.cause:
            yield from _reasons(link, hypotheses)


def _reasons(_link: Link, hypotheses: tuple[tuple[int, Any], ...]) -> Iterator[str]:
    for number, one in hypotheses:
        yield from (f"H{number}", one.text or "", one.mechanism or "", *one.assumptions, *one.sources)
