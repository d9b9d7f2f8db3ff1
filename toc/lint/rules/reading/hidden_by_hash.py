"""TOC022: a word behind a #, which YAML takes for a comment."""

from bisect import bisect_right
from collections.abc import Iterator

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity, Span
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import YAML_SPEC
from toc.syntax.document import Document
from toc.syntax.yaml_recovery import is_text

_HASH = late(r"(?<=[ \t])#(?=[^\W_])(?![ \t]*toc:[ \t]*ignore)[^\r\n]*")
"""A comment that starts as a hashtag does: with a letter or digit at once. With a space it is a comment."""

_NO_PLAIN_TEXT = frozenset("'\"|>[{")
_MARKED = late(r"[ \t]+([&!][\w-]+[.,;?!]?)[ \t]+")
_ANY_MARK = late(r"(?<=[ \t])[&!][\w-]")
_ALIAS = late(r"\*([\w-]+)")
_MARKS = ("'", '"', "|", ">")
_ITEM = late(r"^[ \t]*(?:-[ \t]+)+$")
_BLOCK_ITEM = late(r"-\s")
_SHOWN = 80


@rule(
    22,
    "hidden-by-hash",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)
def hidden_by_hash(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    found = list(_HASH.finditer(document.text)) if "#" in document.text else []
    ends, marked = _values(document) if found else ({}, [])
    for match in found:
        kept = _behind_words(document.text, match.start())
        start, end = match.start(), match.start() + len(match[0].rstrip())
        line, _ = document.lines.bounds(document.lines.position(start).line)
        item = _ITEM.match(document.text[line:start])
        if value := ends.get(kept):
            start = value.start.offset if value.start.offset < kept else start
        elif not item or _lies_in(start, marked):
            continue
        yield _report(document, start, match.start(), end)
    if ("&" in document.text or "!" in document.text) and _ANY_MARK.search(document.text):
        yield from _behind_marks(document)


def _behind_marks(document: Document) -> Iterator[RawFinding]:
    """A text whose first word starts with & or !: for YAML that is a name or a kind, and no word."""
    text = document.text
    used = {found[1] for found in _ALIAS.finditer(text)}
    for place in document.places.values():
        if not place.key or text[place.key.end.offset : place.key.end.offset + 1] != ":":
            continue
        start, end = place.value.start.offset, place.value.end.offset
        found = _MARKED.fullmatch(text, place.key.end.offset + 1, start)
        if not found or start == end or text[start] in _NO_PLAIN_TEXT or found[1][1:] in used:
            continue
        sign = found.start(1)
        quoted = "'" + text[sign:end].replace("'", "''") + "'"
        yield RawFinding(
            span=document.lines.span(sign, found.end(1)),
            variant="mark",
            facts={
                "written": _shortened(found[1]),
                "sign": found[1][0],
                "kept": _shortened(text[start:end]),
                "quoted": _shortened(quoted),
            },
            fixes=(Fix("quote", (Edit(sign, end, quoted),), safe=False),)
            if is_text(text, document.lines, sign)
            else (),
        )


def _behind_words(text: str, offset: int) -> int:
    """Where the words before that offset end."""
    while text[offset - 1 : offset] in (" ", "\t"):
        offset -= 1
    return offset


def _report(document: Document, start: int, sign: int, end: int) -> RawFinding:
    """`start` is where the value starts, or the sign itself where there is none."""
    text = document.text
    written = " ".join(text[start:end].split())
    edit = Edit(start, end, "'" + text[start:end].replace("'", "''") + "'")
    return RawFinding(
        span=document.lines.span(sign, end),
        variant="" if start < sign else "nothing",
        facts={
            "written": _shortened(text[sign:end]),
            "kept": _shortened(text[start:sign]),
            "quoted": _shortened("'" + written.replace("'", "''") + "'"),
        },
        # It changes what the plan says: nobody but its writer knows whether that was meant.
        fixes=(Fix("quote", (edit,), safe=False),) if is_text(text, document.lines, start) else (),
    )


def _values(document: Document) -> tuple[dict[int, Span], list[tuple[int, int]]]:
    """The texts without marks, and the empty values, by the offset at which they end: the innermost that ends there.
    And from where to where the texts go in which a # is a sign as any other."""
    found: dict[int, Span] = {}
    marked = []
    text = document.text
    for place in document.places.values():
        span = place.value
        start, end = span.start.offset, span.end.offset
        if text[start : start + 1] in _MARKS and start < end:
            marked.append((start, end))
        found[end] = max(span, found.get(end, span))
    return {end: one for end, one in found.items() if _is_plain(text, one)}, sorted(marked)


def _is_plain(text: str, span: Span) -> bool:
    """Whether that is a text without marks, or nothing at all: no list and no part."""
    start, end = span.start.offset, span.end.offset
    return start == end or not (text[start] in _NO_PLAIN_TEXT or _BLOCK_ITEM.match(text, start))


def _lies_in(offset: int, stretches: list[tuple[int, int]]) -> bool:
    before = bisect_right(stretches, (offset, offset))
    return before > 0 and offset < stretches[before - 1][1]


def _shortened(text: str) -> str:
    words = " ".join(text[:200].split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
