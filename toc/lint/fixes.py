"""Mends a file by the fixes of its findings: small edits at their places, all else stays as it is, byte for byte."""

import codecs
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from toc.core.findings import Edit, Fix
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.rules.base import Rule
from toc.lint.rules.links.references import references
from toc.syntax.document import Document
from toc.syntax.source import read

_ROUNDS = 20
"""Mending one thing can bring another to light: after so many rounds it is enough."""

MAX_MENDED = 300_000
"""Bytes of a file that is mended: it is read again after each step, which takes too long for bigger ones."""

_LEAST_TRIED, _MOST_READ = 2, 1_000_000
"""Fixes that do not go together are tried in parts: at least so many times, and more as long as no more than so many
characters are read for it (a few seconds)."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The content of a file after mending, and the number of fixes that were applied."""

    content: bytes
    count: int


def mend(
    content: bytes, path: str, rules: Iterable[Rule], *, unsafe: bool, today: date, settings: Settings | None = None
) -> Mended:
    """Applies every safe fix (with `unsafe` every fix) of the rules that the settings choose, until none is left.

    Fixes that touch each other wait for the next round. A fix has to help: one after which there is as much to report
    as before is taken back, and so is a safe one that takes an arrow out. A file that is no UTF-8 or has more than
    MAX_MENDED bytes stays as it is.
    """
    if len(content) > MAX_MENDED:
        return Mended(content, 0)
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    rules = tuple(rules)

    def look(text: bytes) -> _State:
        return _look(text, path, rules, unsafe=unsafe, today=today, settings=settings)

    state = look(content)
    count, tries = 0, _LEAST_TRIED + _MOST_READ // (len(content) + 1)
    for _ in range(_ROUNDS):
        for chosen in islice(_parts(state.fixes), max(0, tries)):
            tries -= 1
            text, applied = apply(state.text, chosen)
            after = look(mark + text.encode())
            if not unsafe and not state.links <= after.links:
                continue  # an arrow is gone: no fix is worth that
            fewer = after.problems <= state.problems and len(after.fixes) <= len(state.fixes) - applied
            # Fixes may bring others to light, as long as the file can be read better for each of them.
            if applied and (fewer or after.problems <= state.problems - applied):
                state, count = after, count + applied
                break
        else:
            break
    return Mended(state.content, count)


def _parts(fixes: tuple[Fix, ...]) -> Iterator[tuple[Fix, ...]]:
    """All of them, each half, each quarter, and so on down to each one alone."""
    size = len(fixes)
    while size:
        yield from (fixes[start : start + size] for start in range(0, len(fixes), size))
        size = (size + 1) // 2 if size > 1 else 0


@dataclass(frozen=True, slots=True)
class _State:
    """A file on its way: what it holds, the number of its reading problems, and the fixes that can be applied."""

    content: bytes
    text: str
    problems: int
    fixes: tuple[Fix, ...]
    links: frozenset[tuple[str, str]] = frozenset()
    """Which step leads to which, and which feeds back to which, as far as the file can be read."""


def _look(
    content: bytes, path: str, rules: tuple[Rule, ...], *, unsafe: bool, today: date, settings: Settings | None
) -> _State:
    document = read(content, path)
    if any(problem.rule in ("wrong-encoding", "too-large") for problem in document.problems):
        return _State(content, document.text, len(document.problems), ())
    found = lint(document, rules, today=today, settings=settings, most=None)
    fixes = dict.fromkeys(one.fixes[0] for one in found if one.fixes and (unsafe or one.fixes[0].safe))
    return _State(content, document.text, len(document.problems), tuple(fixes), _links(document))


def _links(document: Document) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.owner, one.text)
        for one in references(document)
        if one.keyword in ("leads_to", "feeds_back_to") and document.is_node(one.text)
    )


def apply(text: str, fixes: Iterable[Fix]) -> tuple[str, int]:
    """The text with these fixes, and how many could be applied: one that touches an earlier one is left out."""
    taken: list[Edit] = []
    applied = 0
    for fix in dict.fromkeys(fixes):
        if any(_touches(edit, taken) for edit in fix.edits):
            continue
        for edit in fix.edits:
            taken.insert(bisect_left(taken, edit.start, key=_start), edit)
        applied += 1
    pieces, end = [], 0
    for edit in taken:
        pieces += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join((*pieces, text[end:])), applied


def _start(edit: Edit) -> int:
    return edit.start


def _touches(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit overlaps one of these, which are in order, or starts at the same place."""
    place = bisect_left(taken, edit.start, key=_start)
    before, behind = taken[max(0, place - 1) : place], taken[place : place + 1]
    return any(edit.start < one.end for one in before) or any(
        one.start == edit.start or one.start < edit.end for one in behind
    )
