"""What a plan says is read by somebody: every keyword of the model stands in a table or in the report, and on the page.

Training day 3 ends with a table and a report that are complete (Dhaene, ACE Europe, 2025: 000:40, 67).
"""

import html
import itertools
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, get_args

from toc.core.findings import Profile
from toc.core.keywords import KEYWORDS
from toc.core.model import Answer, Conditions, Language, Part, Plan, When, WrittenChange, WrittenPlan
from toc.core.numbers import spoken
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.lint.readiness import Standing
from toc.publish.calendars import moments, overview
from toc.publish.documents import Grid
from toc.publish.page.boxes import Book
from toc.publish.page.story import facts_line, in_words
from toc.publish.report import PlanReport
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Tongue
from toc.publish.writers.markdown import markdown
from toc.syntax.document import Document
from toc.syntax.source import read

Way = tuple[str | int, ...]

# `toc` is the version of the file format, and `language` is that of the texts: who reads them sees which it is.
NOT_FOR_READERS = {("toc",), ("language",)}

# What only the page tells, and not the report and the tables: the picture draws it, or a table tells it another way.
NOT_ON_PAPER = {
    *("activities.where", "activities.volume", "activities.priority", "activities.budget", "activities.approach"),
    *("activities.feeds_back_to", "outputs.feeds_back_to", "outcomes.feeds_back_to"),
    *("outputs.type", "outputs.term", "outputs.external", "outcomes.type", "outcomes.term", "outcomes.external"),
    *("indicators.unit", "indicators.direction", "indicators.baseline.plan", "indicators.target.text"),
    *("indicators.frequency", "indicators.disaggregation"),
}


class Marked:
    """A plan in which every keyword says something that stands nowhere else."""

    def __init__(self) -> None:
        self.markers: dict[Way, tuple[str, ...]] = {}
        """What a reader may see of a keyword; nothing for those that can only be seen by their absence."""
        self._numbers = itertools.count(1)
        self.data = self._part(Plan, ())

    def _part(self, part: type[Part], way: Way) -> dict[str, Any]:
        hints = {info.alias or name: info.annotation for name, info in part.model_fields.items()}
        return {
            name: self._value(shape, (*way, name), hints[name])
            for name, shape in shapes_of(part).items()
            if (*way, name) not in NOT_FOR_READERS
        }

    def _value(self, shape: Shape, way: Way, hint: Any) -> Any:
        match shape:
            case PartOf():
                return self._part(shape.part, way)
            case SectionOf(item=PartOf() as item):
                return {f"{way[-1]}_1": self._part(item.part, (*way, f"{way[-1]}_1"))}
            case SectionOf():
                return {self._word((*way, "term")): self._word((*way, "meaning"))}
            case ListOf(item=PartOf() as item):
                return [self._part(item.part, (*way, 0))]
            case ListOf(reference=reference) if reference:
                self.markers[way] = ()
                return self._reference(way, reference.to)
            case ListOf():
                return [self._word(way)]
            case Leaf(values=kind) if kind:
                self.markers[way] = ()
                return list(kind)[-1].value
            case _:
                return self._leaf(way, hint)

    def _reference(self, way: Way, to: tuple[str, ...]) -> list[str]:
        if not to:
            return ["activities_1 -> outputs_1"]
        chain = {"activities": "outputs_1", "outputs": "outcomes_1", "outcomes": "impact", "goals": "impact"}
        if way[-1] in ("leads_to", "feeds_back_to") and way[0] in chain:
            return [chain[str(way[0])]] if way[-1] == "leads_to" else ["activities_1"]
        return ["impact" if way[-1] == "about" else f"{to[0]}_1"]

    def _leaf(self, way: Way, hint: Any) -> Any:
        kinds = {hint, *get_args(hint)}
        number = next(self._numbers)
        if When in kinds:
            day = (date(2031, 1, 1) + timedelta(days=number)).isoformat()
            self.markers[way] = (day, *(spoken(day, Language.NL, short=short) for short in (True, False)))
            return day
        if kinds & {bool, Answer} or bool in set(_flat(hint)):
            self.markers[way] = ()
            return True
        if int in set(_flat(hint)):
            self.markers[way] = ()
            return 40
        return self._word(way)

    def _word(self, way: Way) -> str:
        word = f"merk{next(self._numbers)}woord"
        self.markers[way] = (word,)
        return word


def _flat(hint: Any) -> Iterator[Any]:
    yield hint
    for inner in get_args(hint):
        yield from _flat(inner)


MARKED = Marked()


def document(data: dict[str, Any]) -> Document:
    made = read(json.dumps({"toc": 1, "language": "nl", **data}), "plan.toc.yaml")
    assert made.problems == ()
    return made


def on_paper(plan: Document) -> str:
    """The report with its chapters, all tables, and the calendar, as text."""
    look = Lookup(plan, Language.NL)
    shown = [*tables(tuple(TableName), plan, Language.NL), overview(look, moments(look))]
    nothing_found = Standing(Profile.DRAFT, (), (), None, None, ())
    report = PlanReport(plan.plan, plan.language, None, Tongue(Language.NL), [], [])
    return markdown((*report.chapters(nothing_found), *map(Grid, shown)))


def on_the_page(plan: Document) -> str:
    """The words of the page."""
    book = Book(plan, {})
    return html.unescape(re.sub(r"<[^>]*>", " ", f"{plan.plan.title} {facts_line(plan.plan)} {in_words(book)}"))


def without(data: dict[str, Any], way: Way) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(data))
    inside: Any = copy
    for step in way[:-1]:
        inside = inside[step]
    del inside[way[-1]]
    return copy


def unseen(reading: Callable[[Document], str]) -> set[str]:
    """The keywords of which nothing can be read: their words stand nowhere, or their absence makes no difference."""
    whole = reading(document(MARKED.data))
    found = [way for way, words in MARKED.markers.items() if words and not any(one in whole for one in words)]
    found += [
        way
        for way, words in MARKED.markers.items()
        if not words and reading(document(without(MARKED.data, way))) == whole
    ]
    return {".".join(step for step in way if isinstance(step, str) and not step.endswith("_1")) for way in found}


DRAWN = {"goals.leads_to"}
"""An arrow from a goal to the global one: every picture draws it."""


def test_the_page_shows_every_keyword() -> None:
    assert unseen(on_the_page) - DRAWN == set()


def test_the_report_and_the_tables_show_every_keyword() -> None:
    assert unseen(on_paper) - NOT_ON_PAPER - DRAWN == set()


def test_every_keyword_of_the_model_is_marked() -> None:
    """The test above would keep silent on a keyword that it does not know. What is written as a change is read as an
    output or an outcome."""
    ways = {tuple(step for step in way if isinstance(step, str) and not step.endswith("_1")) for way in MARKED.markers}
    for part, words in KEYWORDS.items():
        for word in words if part not in (Plan, Conditions, WrittenPlan, WrittenChange) else ():
            shape = shapes_of(part)[word.en]
            if not isinstance(shape, PartOf) and not (isinstance(shape, ListOf) and isinstance(shape.item, PartOf)):
                assert any(way[-1] == word.en for way in ways), (part, word.en)
