"""Sheets → the edits of a plan that is there: only what somebody changed, proved by reading the new text."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from toc.core.languages import spelling_of
from toc.core.model import Language
from toc.exchange.data import Data, data_of
from toc.exchange.draft import Notes, Result
from toc.exchange.graphs import read_graph
from toc.exchange.grid import Grid
from toc.exchange.name_resolution import settle
from toc.exchange.new_plan import NotProvedError
from toc.exchange.own_matching import is_other_plan, title_of
from toc.exchange.own_sheets import HIDDEN, base_of, by_source, say_lost, say_remarks
from toc.exchange.own_workbook import told
from toc.exchange.reading import read_grids
from toc.exchange.source import Sources
from toc.exchange.splice import spliced
from toc.exchange.three_way import Changes, merged
from toc.exchange.values import ANSWERS_IN
from toc.syntax.document import Document
from toc.syntax.formatting.equivalence import comments, own_keywords
from toc.syntax.formatting.parser import NotWritableError, build
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

HARMLESS = frozenset({"byte-order-mark", "mixed-keywords", "missing-part"})
"""Problems of reading with which the whole plan is known all the same."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The new bytes of the plan, what changed, what reading told, and the comments that went with what was removed."""

    content: bytes
    changes: Changes
    notes: Notes
    lost: tuple[str, ...] = ()

    def then(self, other: "Brought") -> "Brought":
        """What both changed, the other after this one."""
        return Brought(
            other.content, self.changes.then(other.changes), other.notes.after(self.notes), (*self.lost, *other.lost)
        )


class OtherPlanError(Exception):
    """A workbook that was made of another plan; the titles of that one and of this one."""

    def __init__(self, theirs: str, ours: str) -> None:
        super().__init__(theirs)
        self.theirs, self.ours = theirs, ours


class ProblemsError(Exception):
    """The plan itself cannot be read as a whole; `line` and `rule` say what is first in the way."""

    def __init__(self, line: int, rule: str) -> None:
        super().__init__(rule)
        self.line, self.rule = line, rule


def bring(sheets: Sequence[Grid], content: bytes, path: str, *, force: bool = False) -> Brought:
    """What the sheets say, brought into the plan: each workbook of ours after the other, then what people made
    themselves. `force`: what a workbook says counts, also where the plan was changed since.

    Raises ProblemsError, NotSplicedError, NotProvedError, OtherPlanError.
    """
    books = [(grids, base_of(grids)) for grids in by_source(sheets)]
    own = [(grids, base) for grids, base in books if base is not None]
    others = [grid for grids, base in books if base is None for grid in grids]
    steps = [partial(_own_changes, grids, base, force=force) for grids, base in own]
    if others or not own:
        steps.append(partial(_other_changes, others))
    brought: Brought | None = None
    for step in steps:
        one = _step(step, brought.content if brought else content, path)
        brought = brought.then(one) if brought else one
    if brought is None:
        return _step(partial(_other_changes, []), content, path)
    for grids, base in books:
        if base is None:
            say_lost(grids, brought.notes)
    for grid in sheets:
        say_remarks(grid, brought.notes)
    return brought


_Found = tuple[Changes, Notes]


def _step(changes_of: Callable[[Document], _Found], content: bytes, path: str) -> Brought:
    document = read(content, path)
    in_the_way = [problem for problem in document.problems if problem.rule not in HARMLESS]
    if in_the_way:
        raise ProblemsError(in_the_way[0].report.span.start.line, in_the_way[0].rule)
    changes, notes = changes_of(document)
    if not changes:
        return Brought(content, changes, notes)
    after, lost = _written(content, document.text, data_of(document.plan), changes, document.spelling)
    return Brought(after, changes, notes, lost)


def _own_changes(grids: Sequence[Grid], base: Data, document: Document, *, force: bool) -> _Found:
    """What changed in a workbook of ours since it was made."""
    current = data_of(document.plan)
    if not force and is_other_plan(base, current):
        raise OtherPlanError(title_of(base), title_of(current))
    said = told(grids, base)
    return merged(base, said.data, current, said.renamed, force=force), said.notes


def _other_changes(grids: Sequence[Grid], document: Document) -> _Found:
    """What lists of other people add."""
    current = data_of(document.plan)
    for grid in grids:
        grid.word_answers(*ANSWERS_IN[spelling_of(document.plan.language or Language.NL)])
    said = settle(read_grids([grid for grid in grids if grid.name != HIDDEN], known=current))
    return merged(current, said.data, current), said.notes


def _written(
    content: bytes, text: str, current: Data, changes: Changes, spelling: Language
) -> tuple[bytes, tuple[str, ...]]:
    was_tidy = tidy(content, "x")
    after = spliced(text, current, changes.wanted, spelling, changes.renamed).encode()
    if content.startswith(b"\xef\xbb\xbf"):
        after = b"\xef\xbb\xbf" + after
    _prove(text, after, changes)
    if not was_tidy.refusal and was_tidy.content == content:
        tidied = tidy(after, "x")
        after = after if tidied.refusal else tidied.content
    return after, _lost(text, after)


def _prove(text: str, after: bytes, changes: Changes) -> None:
    document = read(after, "x")
    if data_of(document.plan) != changes.wanted:
        raise NotProvedError("plan")
    new = Counter(problem.rule for problem in document.problems) - Counter(
        problem.rule for problem in read(text, "x").problems
    )
    if any(rule not in HARMLESS for rule in new):
        raise NotProvedError(next(iter(new)))
    if not changes.removed and own_keywords(text) != own_keywords(document.text):
        raise NotProvedError("x-")


def _lost(text: str, after: bytes) -> tuple[str, ...]:
    """The comments that are no longer there: they stood in what was removed or written anew."""
    try:
        gone = comments(build(text)) - comments(build(after.decode().removeprefix("\ufeff")))
    except NotWritableError:
        return ()
    return tuple(gone.elements())


def results_of(sources: Sources) -> Result:
    """What all sources say, as the data of a new plan. A drawing stands beside the lists: names bring them together."""
    books = [(grids, base_of(grids)) for grids in by_source(sources.grids)]
    others = [grid for grids, base in books if base is None for grid in grids if grid.name != HIDDEN]
    result = settle(read_grids(others))
    for grids, base in reversed(books):
        if base is None:
            say_lost(grids, result.notes)
            continue
        said = told(grids, base)
        result = Result(_joined(said.data, result.data), result.checks, said.notes.after(result.notes), base=base)
    for graph in sources.graphs:
        drawn = settle(read_graph(graph))
        notes = drawn.notes.after(result.notes)
        result = Result(_joined(result.data, drawn.data), {**result.checks, **drawn.checks}, notes, base=result.base)
    for grid in sources.grids:
        say_remarks(grid, result.notes)
    return result


def _joined(one: Data, other: Data) -> Data:
    """The data of both: things of the first come first, and its values count."""
    joined = dict(one)
    for name, value in other.items():
        there = joined.get(name)
        joined[name] = {**value, **there} if isinstance(there, dict) and isinstance(value, dict) else there or value
    return joined
