"""The parts of a plan that no picture shows: who takes part, reflection, privacy, evaluation, conditions, glossary."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from toc.core.model import Part as PlanPart
from toc.core.model import Plan
from toc.publish.page.article import items
from toc.publish.page.boxes import Book
from toc.publish.page.markup import Html, Localized, joined, localized, tag, text
from toc.publish.page.words import field, in_all, value, when

_SECTIONS = ("participation", "reflection", "privacy", "evaluation", "conditions", "glossary", "coaching_topics")
_PEOPLE = frozenset({"who", "users"})


def rest(book: Book) -> Html | None:
    """A block for each of these parts that the plan has."""
    found = [(name, said(book, name, getattr(book.plan, name))) for name in _SECTIONS]
    blocks = [tag("div", tag("h3", localized(field(name, Plan))), shown) for name, shown in found if shown]
    if not blocks:
        return None
    heading = tag("h2", localized(in_all("page-agreements-around-the-plan")))
    return tag("section", heading, tag("div", *blocks, class_="columns"), class_="chapter")


def said(book: Book, name: str, written: object) -> Html | None:
    """Any value of a plan as HTML; None where there is nothing."""
    match written:
        case bool():
            return localized(in_all("page-yes") if written else in_all("page-no"))
        case StrEnum():
            return localized(value(written))
        case str():
            return localized(when(book.actor(written) if name in _PEOPLE else written)) if written else None
        case PlanPart():
            return _part(book, written)
        case Mapping():
            return _lines(((str(key), str(key)), said(book, "", one)) for key, one in written.items())
        case tuple():
            return _listed(book, name, written)
        case _:
            return text(str(written)) if written is not None else None


def _part(book: Book, part: PlanPart) -> Html | None:
    """What a part says; its text needs no keyword before it, and what lies deeper stands further in."""
    own = getattr(part, "text", None)
    rows = [(key, one, said(book, key, one)) for key, one in part if key != "text"]
    inner = (
        (field(key, type(part)), tag("div", shown, class_="inner") if shown and isinstance(one, PlanPart) else shown)
        for key, one, shown in rows
    )
    parts = [one for one in (tag("p", own, class_="own") if own else None, _lines(inner)) if one]
    return joined(parts) if parts else None


def _listed(book: Book, name: str, written: tuple[object, ...]) -> Html | None:
    shown = [one for one in (said(book, name, each) for each in written) if one]
    if name in _PEOPLE:
        return joined(shown, ", ") if shown else None
    return items(shown, "plain own")


def _lines(rows: Iterable[tuple[Localized, Html | None]]) -> Html | None:
    found = [tag("div", tag("strong", localized(name)), " ", shown, class_="line") for name, shown in rows if shown]
    return joined(found) if found else None
