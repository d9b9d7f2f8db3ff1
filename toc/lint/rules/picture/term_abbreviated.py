"""TOC609: a term that is written as an abbreviation."""

from collections.abc import Iterator
from typing import NamedTuple

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Term
from toc.core.text import is_anchored
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import FORMAT
from toc.syntax.document import Path

_LETTERS = late(r"[A-Za-z]+")


@rule(
    609,
    "term-abbreviated",
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.FINAL,
    sources=(FORMAT,),
)
def term_abbreviated(inspection: Inspection) -> Iterator[RawFinding]:
    found = sorted(_abbreviated(inspection), key=lambda one: one.start)
    if not found:
        return
    lines, spelling = inspection.document.lines, inspection.document.spelling
    variant = "more" if len(found) > 1 else ""
    edits = tuple(Edit(one.start, one.end, keywords.spell(one.meant, spelling)) for one in found)
    safe = not any(is_anchored(lines.text, one.start) for one in found)
    first, *others = found
    yield RawFinding(
        span=lines.span(first.start, first.end),
        variant=variant,
        facts={"found": first.written, "meant": first.meant, "count": len(found)},
        related=tuple((lines.span(one.start, one.end), one.meant.value) for one in others),
        fixes=(Fix(variant, edits, safe=safe),),
        node=first.node,
    )


class _Written(NamedTuple):
    """A term that is abbreviated: of which node, where in the file, how, and what is meant."""

    node: str
    start: int
    end: int
    written: str
    meant: Term


def _abbreviated(inspection: Inspection) -> Iterator[_Written]:
    """Every term that is abbreviated, once for each place in the file: an alias repeats what stands elsewhere."""
    seen: set[int] = set()
    for node, path, term in _terms(inspection):
        place = inspection.document.place(*path)
        if not place or term is None:
            continue
        start, end = place.value.start.offset, place.value.end.offset
        letters = _LETTERS.search(inspection.document.text, start, end)
        word = keywords.values_of(Term).get(letters[0]) if letters else None
        if letters and word and letters[0] in word.also and letters.start() not in seen:
            seen.add(letters.start())
            yield _Written(node, letters.start(), letters.end(), letters[0], term)


def _terms(inspection: Inspection) -> Iterator[tuple[str, Path, Term | None]]:
    plan = inspection.plan
    for section in ("activities", "outputs", "outcomes"):
        for name, node in getattr(plan, section).items():
            yield name, (section, name, "term"), node.term
    if plan.impact_goal:
        yield IMPACT, ("impact_goal", "horizon"), plan.impact_goal.horizon
