"""Comments that ask to be spared a finding: `# toc: ignore[rule] reason`.

At the end of a line such a comment covers what starts on that line, alone on a line what starts on the next;
`# toc: ignore-file[rule] reason` covers the whole file. Rules go by name or code, more than one with commas.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toc.core.findings import Finding, Span
from toc.core.text import Lines
from toc.syntax.document import Document, Ignore, Place
from toc.syntax.yamltree import Mapping, Scalar, Sequence, Tree

_COMMENT = re.compile(
    r"(?<!\S)#[ \t]*toc:[ \t]*(?P<kind>ignore-file|ignore)[ \t]*"
    r"\[(?P<rules>[^\]\r\n]*)\][ \t]*(?P<reason>[^\r\n]*)"
)


def find_ignores(text: str, lines: Lines, root: Tree | None) -> tuple[Ignore, ...]:
    """The comments of a text that ask to ignore something; what only looks like one inside a value is none."""
    if "ignore" not in text or not _COMMENT.search(text):
        return ()
    values = sorted((_start_of_words(text, one), one.span.end.offset) for one in _scalars(root))
    found = []
    for match in _COMMENT.finditer(text):
        before = bisect_right(values, (match.start(), len(text) + 1))
        if before and match.start() < values[before - 1][1]:
            continue
        names = tuple(name.strip() for name in match["rules"].split(",") if name.strip())
        span = lines.span(match.start(), match.start() + len(match[0].rstrip()))
        found.append(Ignore(span, names, match["reason"].strip(), whole_file=match["kind"] == "ignore-file"))
    return tuple(found)


def _start_of_words(text: str, value: Scalar) -> int:
    """Where the words of a value start: behind the line of `>-` or `|`, on which a comment may stand."""
    start = value.span.start.offset
    if value.plain or text[start : start + 1] not in (">", "|"):
        return start
    return max(text.find("\n", start), start)


def _scalars(root: Tree | None) -> Iterator[Scalar]:
    waiting: list[Tree] = [root] if root else []
    seen: set[int] = set()
    while waiting:
        tree = waiting.pop()
        if id(tree) in seen:
            continue
        seen.add(id(tree))
        match tree:
            case Scalar():
                yield tree
            case Sequence():
                waiting.extend(tree.items)
            case Mapping():
                waiting.extend(one for pair in tree.items for one in pair)


class Sifted(NamedTuple):
    """The findings that remain, and the pairs of comment and rule name that spared nothing."""

    findings: list[Finding]
    unused: list[tuple[Ignore, str]]


def sift(findings: Iterable[Finding], document: Document) -> Sifted:
    """Takes out the findings that a comment with a reason covers. Errors of reading are never taken out."""
    used: set[tuple[Ignore, str]] = set()
    covers = sorted(((covered(ignore, document), ignore) for ignore in document.ignores), key=lambda one: one[0])
    left = []
    ahead, around = 0, covers[:0]
    for finding in sorted(findings, key=lambda one: one.span.start.offset):
        place = finding.span.start.offset
        while ahead < len(covers) and covers[ahead][0].start.offset <= place:
            around.append(covers[ahead])
            ahead += 1
        around = [one for one in around if place <= one[0].end.offset]
        by = [
            (ignore, name)
            for _, ignore in around
            for name in ignore.rules
            if name.lower() in (finding.rule, finding.code.lower())
        ]
        used.update(by)
        if not any(ignore.reason for ignore, _ in by):
            left.append(finding)
    unused = [(ignore, name) for ignore in document.ignores for name in ignore.rules if (ignore, name) not in used]
    return Sifted(left, unused)


def covered(ignore: Ignore, document: Document) -> Span:
    """What the comment covers: the file, what starts on its line, or what starts on the first line below it."""
    if ignore.whole_file:
        return document.lines.span(0, len(document.text))
    line = ignore.span.start.line
    alone = not document.lines.line(line)[: ignore.span.start.column - 1].strip()
    following = bisect_left(document.outlines, line + alone, key=lambda span: span.start.line)
    # The outermost of those that start at the same place covers the others.
    found = document.outlines[following : following + 1]
    return found[0] if found and (alone or found[0].start.line == line) else ignore.span


def outlines(places: Iterable[Place]) -> tuple[Span, ...]:
    """The stretches of these parts, each from its keyword or id, in their order; the outermost first."""
    spans = {Span(place.name.start, place.value.end) for place in places}
    return tuple(sorted(spans, key=lambda span: (span.start.offset, -span.end.offset)))
