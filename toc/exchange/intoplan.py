"""Sheets → the edits of a plan that is there: only what somebody changed, proved by reading the new text."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from toc.exchange.data import Data, data_of, sections
from toc.exchange.draft import Draft, Result
from toc.exchange.graphs import read_graph
from toc.exchange.grid import Grid
from toc.exchange.newplan import NotProvedError
from toc.exchange.notes import Notes
from toc.exchange.reading import read_grids
from toc.exchange.settling import settle
from toc.exchange.sheets import grids
from toc.exchange.source import Sources
from toc.exchange.splice import spliced
from toc.exchange.threeway import Changes, merged
from toc.exchange.workbook import HIDDEN
from toc.formatting.building import NotWritableError, build
from toc.formatting.proof import comments, own_keywords
from toc.formatting.tidy import tidy
from toc.model import Language, Plan
from toc.source import read

HARMLESS = frozenset({"byte-order-mark", "mixed-keywords", "missing-part"})
"""Problems of reading with which the whole plan is known all the same."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The new bytes of the plan, what changed, what reading told, and the comments that went with what was removed."""

    content: bytes
    changes: Changes
    notes: Notes
    lost: tuple[str, ...] = ()


class ProblemsError(Exception):
    """The plan itself cannot be read as a whole; `line` and `rule` say what is first in the way."""

    def __init__(self, line: int, rule: str) -> None:
        super().__init__(rule)
        self.line, self.rule = line, rule


def base_of(sheets: list[Grid]) -> Data | None:
    """The plan from which a workbook of ours was made; None for other workbooks."""
    hidden = next((grid for grid in sheets if grid.name == HIDDEN), None)
    if hidden is None or hidden.at(0, 0).text != "toc 1":
        return None
    try:
        kept: Any = json.loads("".join(str(row[0].value or "") for row in hidden.rows[1:] if row))
        return data_of(Plan.model_validate(kept))
    except (ValueError, ValidationError):
        return None


def bring(sheets: list[Grid], content: bytes, path: str) -> Brought:
    """What the sheets say, brought into the plan. Raises ProblemsError, NotSplicedError, NotProvedError."""
    document = read(content, path)
    in_the_way = [one for one in document.problems if one.rule not in HARMLESS]
    if in_the_way:
        raise ProblemsError(in_the_way[0].report.span.start.line, in_the_way[0].rule)
    current = data_of(document.plan)
    visible = [grid for grid in sheets if grid.name != HIDDEN]
    base = base_of(sheets)
    seen = _through(current, document.language)
    if base is None:
        told = settle(read_grids(visible, known=grids(current, document.language)))
        changes = merged(seen, told.data, current, seen, told.said)
    else:
        draft = read_grids(visible)
        _know_old_ids(draft, base)
        told = settle(draft)
        changes = merged(_through(base, document.language), told.data, current, seen, told.said)
    if not changes:
        return Brought(content, changes, told.notes)
    after, lost = _written(content, document.text, current, changes, document.spelling)
    return Brought(after, changes, told.notes, lost)


def _through(data: Data, language: Language) -> Data:
    """The data as a workbook says them."""
    return settle(read_grids(grids(data, language))).data


def _know_old_ids(draft: Draft, base: Data) -> None:
    """A row with a new id and the old text: other cells may still speak of it by its old id."""
    here = {thing.given for thing in draft.things}
    draft.gone = {key for section, _ in sections() for key in base.get(section, {})} - here
    for section in ("actors", "activities", "outputs", "outcomes", "indicators", "learning_questions", "hypotheses"):
        for old, thing in base.get(section, {}).items():
            text = thing.get("text") or thing.get("name")
            same = [one for one in draft.of(section) if text and text in one.names and one.given not in base[section]]
            if old not in here and len(same) == 1:
                same[0].numbers.add(old.lower())


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
    new = Counter(one.rule for one in document.problems) - Counter(one.rule for one in read(text, "x").problems)
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
    visible = [grid for grid in sources.grids if grid.name != HIDDEN]
    result = settle(read_grids(visible))
    for graph in sources.graphs:
        drawn = settle(read_graph(graph))
        result = Result(
            _joined(result.data, drawn.data), {**result.checks, **drawn.checks}, drawn.notes.after(result.notes)
        )
    return result


def _joined(one: Data, other: Data) -> Data:
    """The data of both: things of the first come first, and its values count."""
    joined = dict(one)
    for name, value in other.items():
        there = joined.get(name)
        joined[name] = {**value, **there} if isinstance(there, dict) and isinstance(value, dict) else there or value
    return joined
