"""Moves an output to the outcomes, or the other way round: by its level in the section `changes`, or with its lines.

Where it is not certain that everything else stays as it is, there is no fix.
"""

from toc.core import keywords
from toc.core.findings import Edit, Fix
from toc.core.lazy_regex import late
from toc.core.model import WrittenChange, WrittenPlan
from toc.core.text import is_anchored
from toc.syntax.document import Document, Place

_COLON = late(r":[ \t]*(?:\r?\n[ \t]*)?")
_ID = late(r" +")
_LEVELS = {"outputs": "output", "outcomes": "outcome"}


def moved(document: Document, name: str, section: str) -> tuple[Fix, ...]:
    """The fix that moves an output or outcome to that section; it is unsafe, for the plan says something else then."""
    if name in document.in_changes:
        edits = _by_level(document, name, _LEVELS[section])
    else:
        edits = _by_lines(document, document.sections.get(name, ""), name, section)
    return (Fix(section, edits, safe=False),) if edits else ()


def _by_level(document: Document, name: str, level: str) -> tuple[Edit, ...]:
    place = document.place("changes", name, "level")
    said = keywords.spell(level, document.spelling)
    if place:
        return (Edit(place.value.start.offset, place.value.end.offset, said),)
    whole = document.place(document.sections[name], name)
    if whole is None or not _is_written_here(document, whole):
        return ()
    start, text = whole.value.start.offset, document.text
    pair = f"{keywords.spell('level', document.spelling, WrittenChange)}: {said}"
    if text[start] == "{":
        return (Edit(start + 1, start + 1, f"{pair}, "),)
    return (Edit(start, start, f"{pair}{_line_end(text)}{' ' * (whole.value.start.column - 1)}"),)


def _by_lines(document: Document, section: str, name: str, target: str) -> tuple[Edit, ...]:
    whole, source, goal = document.place(section, name), document.place(section), document.place(target)
    if not (whole and source) or not (_is_written_here(document, whole) and _is_written_here(document, source)):
        return ()
    lines, text = document.lines, document.text
    start, _ = lines.bounds(whole.name.start.line)
    _, end = lines.bounds(whole.value.end.line)
    if not _ID.fullmatch(text, start, whole.name.start.offset) or not text[:end].endswith("\n"):
        return ()
    alone = sum(one == section for one in document.sections.values()) == 1
    if goal is None:
        return _to_new_section(document, source, (start, end), target, alone=alone)
    return _to_section(document, source, goal, (start, end), alone=alone)


def _to_new_section(
    document: Document, source: Place, stretch: tuple[int, int], target: str, *, alone: bool
) -> tuple[Edit, ...]:
    """Outputs stand before outcomes; what stands there alone takes the section with it."""
    word, text, (start, end) = keywords.spell(target, document.spelling, WrittenPlan), document.text, stretch
    if alone:
        return (Edit(source.name.start.offset, source.name.end.offset, word),)
    moving = f"{word}:{_line_end(text)}{text[start:end]}"
    if target == "outputs":
        at, _ = document.lines.bounds(source.name.start.line)
    else:
        _, at = document.lines.bounds(source.value.end.line)
    return _moved(start, end, at, moving)


def _to_section(
    document: Document, source: Place, goal: Place, stretch: tuple[int, int], *, alone: bool
) -> tuple[Edit, ...]:
    start, end = stretch
    _, at = document.lines.bounds(goal.value.end.line)
    as_far_in = source.value.start.column == goal.value.start.column
    if not (_is_written_here(document, goal) and as_far_in) or document.text[goal.value.start.offset] == "{":
        return ()
    if not document.text[:at].endswith("\n"):
        return ()
    moving = document.text[start:end]
    if alone:
        start, _ = document.lines.bounds(source.name.start.line)
    return _moved(start, end, at, moving)


def _moved(start: int, end: int, at: int, moving: str) -> tuple[Edit, ...]:
    """One stretch out, the same in elsewhere: one edit where the two places touch."""
    return (Edit(start, end, moving),) if at in (start, end) else (Edit(at, at, moving), Edit(start, end, ""))


def _is_written_here(document: Document, place: Place) -> bool:
    """Whether keyword and value stand one after the other: no alias, anchor, tag or merge, and no comment between."""
    text, key, value = document.text, place.key, place.value
    if key is None or value.start == value.end or text[value.start.offset] in "&*!":
        return False
    between = _COLON.fullmatch(text, key.end.offset, value.start.offset)
    return bool(between) and not is_anchored(text, value.start.offset)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
