"""Rules on the texts of a picture: labels that fit in a box, terms in full, and the words around it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import NODE_SECTIONS, Node, Plan, Term, date_range
from toc.core.settings import Limit
from toc.core.text import is_anchored
from toc.language.tokens import count_words
from toc.lint.rules._helpers.gaps import is_any_unread, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DAVIES_2012, DAVIES_2018, DHAENE, FORMAT, VOGEL
from toc.syntax.document import Path
from toc.syntax.statements import Located

# --- TOC602: a box in the picture with too many words in it -----------------------------------------------------------

_RULE = "label-too-long"
TEXT_WORDS = Limit(
    _RULE,
    "text-words",
    12,
)
LABEL_WORDS = Limit(_RULE, "label-words", 8)
LABEL_CHARACTERS = Limit(
    _RULE,
    "label-characters",
    60,
)
_START_WORDS = 5
_PART_ENDS = late(r"[,;:(]|\s(?:en|and)\s")


@rule(
    602,
    _RULE,
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
    limits=(TEXT_WORDS, LABEL_WORDS, LABEL_CHARACTERS),
)
def label_too_long(inspection: Inspection) -> Iterator[RawFinding]:
    nodes = dict(inspection.plan.nodes())
    unlabelled = {name: count for name, node in nodes.items() if (count := _words_without_label(inspection, node))}
    if len(unlabelled) > 1 and not any(node.label for node in nodes.values()):
        yield from _no_labels(inspection, len(unlabelled))
        return
    for name, node in nodes.items():
        if name in unlabelled:
            start = " ".join((node.text or "").split()[:_START_WORDS])
            facts = {"node": inspection.label(name), "count": unlabelled[name], "start": start}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("label",))
        elif node.label:
            yield from _long_label(inspection, name, node.label)


def _words_without_label(inspection: Inspection, node: Node) -> int:
    """How many words a picture has to show for want of a label; 0 where that is not too many."""
    count = 0 if node.label else count_words(node.text or "")
    return count if count > inspection.limit(TEXT_WORDS) else 0


def _no_labels(inspection: Inspection, count: int) -> Iterator[RawFinding]:
    sections = (*NODE_SECTIONS, "impact_goal")
    if any(is_any_unread(inspection.document, section, "label") for section in NODE_SECTIONS):
        return
    facts = {"count": count, "limit": inspection.limit(TEXT_WORDS)}
    yield RawFinding(span=section_span(inspection, *sections), variant="all", facts=facts)


def _long_label(inspection: Inspection, name: str, label: str) -> Iterator[RawFinding]:
    count = count_words(label)
    if count <= inspection.limit(LABEL_WORDS) and len(label) <= inspection.limit(LABEL_CHARACTERS):
        return
    part = _PART_ENDS.split(label, maxsplit=1)[0].strip()
    short = part != label.strip() and count_words(part) <= inspection.limit(LABEL_WORDS)
    start = part if short and inspection.texts.read_text(part).clauses else ""
    place = Located(inspection.document, (*inspection.document.path_of(name), "label"), label)
    facts = {"found": label, "count": count, "characters": len(label), "start": start}
    yield RawFinding(span=place.span(0, len(label)), variant="part" if start else "long", facts=facts, node=name)


# --- TOC609: a term that is written as an abbreviation ----------------------------------------------------------------

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
    for name, goal in plan.all_goals().items():
        yield name, (*inspection.document.path_of(name), "horizon"), goal.horizon


# --- TOC608: a picture without the few words and dates that tell what it is -------------------------------------------

WORDS = 50
"""Words that a narrative has at least."""

MONTHS = 18
"""Age in months from which a version is old."""


@rule(
    608,
    "narrative-or-version-missing",
    Severity.INFO,
    Checklist.PICTURE,
    applies_from=Profile.FINAL,
    sources=(
        VOGEL,
        DAVIES_2018,
        DAVIES_2012,
    ),
    needs_whole_file=True,
)
def narrative_or_version_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan, document = inspection.plan, inspection.document
    needed = [name for name in ("narrative", "version", "date", "owner") if not getattr(plan, name)]
    missing = [name for name in needed if not document.is_unread("", (name,))]
    if missing and inspection.graph.levels:
        spelled = [keywords.spell(name, document.spelling, Plan) for name in missing]
        yield RawFinding(span=document.start, facts={"missing": spelled})
    words = len((plan.narrative or "").split())
    place = document.place("narrative")
    if place and 0 < words < WORDS:
        yield RawFinding(span=place.name, variant="short", facts={"words": words, "least": WORDS})
    place = document.place("date")
    if place and plan.date and _is_old(date_range(plan.date)[1], inspection.today):
        yield RawFinding(span=place.name, variant="old", facts={"written": plan.date, "months": MONTHS})


def _is_old(day: date, today: date) -> bool:
    """Whether that day lies more than `MONTHS` months before today."""
    months = 12 * (today.year - day.year) + today.month - day.month
    return (months, today.day) > (MONTHS, day.day)
