"""What was found in a file as a piece of JSON: for the cache, and on its way from one process to another.

JSON and not a format of Python's own: whatever somebody puts in its place, reading it makes texts and numbers and
nothing else. Every text stands in it once; findings point at texts by number.
"""

import json
from collections.abc import Sequence
from typing import Any

from toc.core.findings import Edit, Finding, Fix, Label, Position, Profile, Severity, Span
from toc.core.languages import Language
from toc.core.text import Lines
from toc.lint.formatters import Checked

_SEVERITIES = {one.value: one for one in Severity}
_PROFILES = {one.value: one for one in Profile}


def written(checked: Checked) -> bytes:
    """The findings of a file that could be read. Its path and its text are left out."""
    texts: dict[str, int] = {}

    def text(of: str) -> int:
        return texts.setdefault(of, len(texts))

    findings = [
        [
            *map(text, (one.code, one.rule, one.severity.value, one.since.value)),
            *map(text, (one.message, one.label, one.why, one.help, one.source, one.node)),
            _span(one.span),
            [[text(label.text), *_span(label.span)] for label in one.related],
            [[text(fix.title), int(fix.safe), *_edits(fix, text)] for fix in one.fixes],
        ]
        for one in checked.findings
    ]
    return json.dumps(
        [checked.language.value, checked.profile.value, list(texts), findings], separators=(",", ":")
    ).encode()


def read(record: bytes, path: str, text: str) -> Checked:
    """The file of that path and text with the findings of a record. Raises an exception of whatever kind where the
    record is none, or not one of this text."""
    language, profile, texts, rows = json.loads(record)
    if not all(type(one) is str for one in texts):
        raise TypeError(texts)
    return Checked(
        path=path,
        language=Language(language),
        findings=tuple(_finding(row, texts, path, len(text)) for row in rows),
        lines=Lines(text),
        profile=Profile(profile),
    )


def _finding(row: Sequence[Any], texts: Sequence[str], path: str, size: int) -> Finding:
    code, rule, severity, since, message, label, why, do, source, node, place, related, fixes = row
    # By place and not by name, and nothing for what is empty: this is most of what a run from the cache does.
    return Finding(
        texts[code],
        texts[rule],
        _SEVERITIES[texts[severity]],
        path,
        _placed(place, size),
        texts[message],
        texts[label],
        tuple(Label(_placed(rest, size), texts[said]) for said, *rest in related) if related else (),
        texts[why],
        texts[do],
        texts[source],
        texts[node],
        tuple(Fix(texts[title], _edits_of(rest, texts, size), bool(safe)) for title, safe, *rest in fixes)
        if fixes
        else (),
        _PROFILES[texts[since]],
    )


def _span(span: Span) -> list[int]:
    start, end = span.start, span.end
    return [start.offset, start.line, start.column, end.offset, end.line, end.column]


def _placed(numbers: Sequence[int], size: int) -> Span:
    offset, line, column, to, to_line, to_column = numbers
    if not (
        type(offset) is type(line) is type(column) is type(to) is type(to_line) is type(to_column) is int
        and 0 <= offset <= size
        and 0 <= to <= size
        and 0 < line <= size + 1
        and 0 < column <= size + 1
        and 0 < to_line <= size + 1
        and 0 < to_column <= size + 1
    ):
        raise ValueError(numbers)
    # Made as the tuples that they are: in half the time of a call.
    make = tuple.__new__
    return make(Span, (make(Position, (offset, line, column)), make(Position, (to, to_line, to_column))))


def _edits(fix: Fix, text: Any) -> list[list[int]]:
    return [[edit.start, edit.end, text(edit.text)] for edit in fix.edits]


def _edits_of(rows: Sequence[Sequence[int]], texts: Sequence[str], size: int) -> tuple[Edit, ...]:
    edits = tuple(Edit(start, end, texts[text]) for start, end, text in rows)
    if not all(type(edit.start) is type(edit.end) is int and 0 <= edit.start <= edit.end <= size for edit in edits):
        raise ValueError(rows)
    return edits
