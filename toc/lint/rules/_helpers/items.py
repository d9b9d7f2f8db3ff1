"""Moves and splits the items of a section: edits that leave every other character as it is.

Only an item that stands on lines of its own in its section is moved or split; elsewhere there are no edits.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice

from toc.core.findings import Edit, Fix
from toc.core.graph import Level
from toc.core.lazy_regex import late
from toc.core.text import is_anchored
from toc.lint.rules._helpers.edits import written
from toc.lint.rules._helpers.levels import moved
from toc.lint.rules.base import Inspection
from toc.syntax.document import Document

_INDENT = late(r" +")
_REST_OF_LINE = late(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r\n|\n|\r|\Z)")
_USED_ELSEWHERE = late(r"[:\-]\s+[&*!|>]|<<\s*:")
"""A name, an alias, a tag, a merge or a block of text: who copies or moves these changes more than a few lines."""


# --- The lines of an item ---------------------------------------------------------------------------------------------


def _lines_of(document: Document, section: str, name: str) -> tuple[int, int] | None:
    """The offsets of the whole lines of an item; None where it does not stand there by itself."""
    place, whole, text = document.place(section, name), document.place(section), document.text
    if not (place and place.key and whole and whole.key) or text[whole.value.start.offset] in "{&*!":
        return None
    start, _ = document.lines.bounds(place.key.start.line)
    rest = _REST_OF_LINE.match(text, place.value.end.offset)
    if not rest or not _INDENT.fullmatch(text, start, place.key.start.offset):
        return None
    if _USED_ELSEWHERE.search(text, place.key.end.offset, place.value.end.offset):
        return None
    broken = document.lines.any_in_block(document.broken_lines, place.name, place.value)
    return None if broken else (start, rest.end())


def _line_end(document: Document) -> str:
    return "\r\n" if "\r\n" in document.text else "\n"


def _whole_lines(document: Document, start: int, end: int) -> str:
    """These lines; the last one has a line end, also at the end of the file."""
    lines = document.text[start:end]
    return lines if lines.endswith(("\n", "\r")) else lines + _line_end(document)


def _behind(document: Document, end: int, lines: str) -> Edit:
    """Adds whole lines behind those that end there."""
    missing = end and document.text[end - 1] not in "\r\n"
    return Edit(end, end, _line_end(document) + lines.rstrip("\r\n") if missing else lines)


# --- From outcome to output -------------------------------------------------------------------------------------------


def as_outputs(inspection: Inspection, names: Iterable[str]) -> tuple[Fix, ...]:
    """The fix that makes outputs of outcomes: unsafe, for the plan says something else then.

    None where that cannot be done, and for several outside a section of changes: each has a fix of its own there.
    No outcome may lead to one of them, as that arrow would run backward; several at once leave at least one outcome.
    """
    document, graph, chosen = inspection.document, inspection.graph, tuple(dict.fromkeys(names))
    causes = {cause for name in chosen for cause in graph.causes[name]}.difference(chosen)
    backward = any(graph.levels[cause] >= Level.OUTCOME for cause in causes)
    several = len(chosen) > 1
    apart = several and not document.in_changes.issuperset(chosen)
    if backward or apart or (several and len(chosen) >= len(inspection.plan.outcomes)):
        return ()
    fixes = [fix for name in chosen for fix in moved(document, name, "outputs")]
    edits = tuple(edit for fix in fixes for edit in fix.edits)
    return (Fix("outputs", edits, safe=False),) if edits and len(fixes) == len(chosen) else ()


# --- From one outcome to some -----------------------------------------------------------------------------------------


def split_outcome(inspection: Inspection, name: str, texts: Sequence[str]) -> tuple[Edit, ...]:
    """The edits that make an outcome of each text: the first keeps the id, the others get one of their own, with all
    else that is written of it. What led to it leads to each of them; none where that cannot be written."""
    document = inspection.document
    lines, text = _lines_of(document, "outcomes", name), document.place("outcomes", name, "text")
    item = document.place("outcomes", name)
    said = [written(one) for one in texts]
    if not (lines and text and item and item.key and all(said)) or document.place("outcomes", name, "label"):
        return ()
    if text.value.start.line != text.value.end.line:
        return ()
    new = tuple(islice(_free_ids(inspection, name), len(texts) - 1))
    arrows = [_led_to(inspection, cause, name, new) for cause in inspection.graph.causes[name]]
    if not all(arrows):
        return ()
    key, value = item.key, text.value
    before, rest = (
        document.text[lines[0] : key.start.offset],
        _whole_lines(document, *lines)[value.end.offset - lines[0] :],
    )
    between = document.text[key.end.offset : value.start.offset]
    copies = "".join(f"{before}{one}{between}{words}{rest}" for one, words in zip(new, said[1:], strict=True))
    first = Edit(value.start.offset, value.end.offset, said[0])
    return (first, _behind(document, lines[1], copies), *(one for one in arrows if one))


def _free_ids(inspection: Inspection, name: str) -> Iterator[str]:
    """Ids that nothing has yet: `care_2`, `care_3`."""
    known = {*inspection.document.sections, *inspection.document.lost_ids}
    return (free for number in count(2) if (free := f"{name}_{number}") not in known)


def _led_to(inspection: Inspection, cause: str, effect: str, new: Sequence[str]) -> Edit | None:
    """Adds effects behind one that a cause has already, in the way in which its list is written."""
    document, thing = inspection.document, inspection.document.thing(cause)
    leads_to: tuple[str, ...] = getattr(thing, "leads_to", ())
    path = (*document.path_of(cause), "leads_to")
    whole, span, text = document.place(*path), inspection.at_link(cause, effect), document.text
    if effect not in leads_to or not whole or text[span.start.offset : span.end.offset].strip("'\"") != effect:
        return None
    start, end = span.start.offset, span.end.offset
    if is_anchored(text, start):
        return None
    if text[whole.value.start.offset] == "[":
        return Edit(end, end, "".join(f", {one}" for one in new))
    if whole.value.start == span.start:
        return Edit(start, end, f"[{', '.join((effect, *new))}]")
    hyphen = text[document.lines.bounds(span.start.line)[0] : start]
    if hyphen.strip(" ") == "-":
        return Edit(end, end, "".join(f"{_line_end(document)}{hyphen}{one}" for one in new))
    return None
