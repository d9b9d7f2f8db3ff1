"""TOC602: a box in the picture with too many words in it."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import NODE_SECTIONS, Node
from toc.core.settings import Limit
from toc.language.tokens import count_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.gaps import is_any_unread, section_span
from toc.lint.rules.sources import DHAENE
from toc.syntax.statements import Located

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
    applies_from=Profile.REVIEW,
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
