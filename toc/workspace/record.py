"""What was found in a file as a piece of JSON: for the cache, and on its way from one process to another.

JSON and not a format of Python's own: whatever somebody puts in its place, reading it makes texts and numbers and
nothing else. Findings are in no language: who reads the record chooses one. What findings of one kind have in common
stands in it once; each finding points at its kind by number.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from toc.core.findings import Edit, Fact, Finding, Fix, Position, Profile, Severity, Span
from toc.core.languages import Language
from toc.core.messages import Listed, Message, message
from toc.core.text import Lines
from toc.lint.formatters import Checked
from toc.lint.wording import in_order

_SEVERITIES = {one.value: one for one in Severity}
_PROFILES = {one.value: one for one in Profile}


def to_bytes(checked: Checked) -> bytes:
    """The findings of a file that could be read. Its path and its text are left out."""
    language = checked.file_language or checked.language
    kinds: dict[str, int] = {}
    findings = [
        [
            kinds.setdefault(_kind(one), len(kinds)),
            one.node,
            _span(one.span),
            [[name, _fact(value)] for name, value in one.facts],
            [[label, *_span(span)] for span, label in one.related],
            [[fix.title, int(fix.safe), *_edits(fix)] for fix in one.fixes],
        ]
        for one in checked.findings
    ]
    return (
        f'["{language.value}","{checked.profile.value}",[{",".join(kinds)}],'
        f"{json.dumps(findings, separators=(',', ':'))}]"
    ).encode()


def read(record: bytes, path: str, text: str, language: Language | None) -> Checked:
    """The file of that path and text with the findings of a record, for a reader of `language` or else of the language
    of the file. Raises an exception of whatever kind where the record is none, or not one of this text."""
    written_in, profile, rows_of_kinds, rows = json.loads(record)
    spoken, kinds = language or Language(written_in), [_kind_of(row) for row in rows_of_kinds]
    return Checked(
        path=path,
        language=spoken,
        findings=in_order([_finding(row, kinds, path, len(text)) for row in rows], spoken),
        lines=Lines(text),
        profile=Profile(profile),
        file_language=Language(written_in),
    )


_Kind = tuple[str, str, Severity, str, tuple[str, ...], tuple[Message, ...], Profile]
"""Code, rule, severity, variant, fields, sources and profile."""


def _kind(one: Finding) -> str:
    return _kind_row(one.code, one.rule, one.severity, one.variant, one.fields, one.sources, one.applies_from)


@lru_cache(maxsize=2000)  # plans of one run have the same few hundred
def _kind_row(
    code: str,
    rule: str,
    severity: Severity,
    variant: str,
    fields: tuple[str, ...],
    sources: tuple[Message, ...],
    applies_from: Profile,
) -> str:
    works = [_work_row(source) for source in sources]
    return json.dumps((code, rule, severity.value, variant, fields, works, applies_from.value), separators=(",", ":"))


def _kind_of(row: Sequence[Any]) -> _Kind:
    code, rule, severity, variant, fields, sources, applies_from = row
    if not all(type(one) is str for one in (code, rule, variant, *fields)):
        raise TypeError(row)
    works = tuple(_work(one) if type(one) is str else _message_of(one) for one in sources)
    return code, rule, _SEVERITIES[severity], variant, tuple(fields), works, _PROFILES[applies_from]


def _work_row(source: Message) -> object:
    """A work by its id, as nearly all stand in the catalogues."""
    match source.parts:
        case ((str() as id_, facts),) if not facts:
            return id_
    return _message(source)


@cache
def _work(id_: str) -> Message:
    return message(id_)


def _finding(row: Sequence[Any], kinds: Sequence[_Kind], path: str, size: int) -> Finding:
    number, node, place, facts, related, fixes = row
    code, rule, severity, variant, fields, sources, applies_from = kinds[number]
    # By place and not by name, and nothing for what is empty: this is most of what a run from the cache does.
    return Finding(
        code,
        rule,
        severity,
        path,
        _placed(place, size),
        variant,
        tuple([(name, fact if type(fact) is str else _fact_of(fact)) for name, fact in facts]),
        tuple([(_placed(rest, size), label) for label, *rest in related]) if related else (),
        node,
        fields,
        tuple([Fix(title, _edits_of(rest, size), bool(safe)) for title, safe, *rest in fixes]) if fixes else (),
        sources,
        applies_from,
    )


def _fact(fact: Fact) -> object:
    match fact:
        case Listed(words, last):
            return ["list", last, [_fact(word) for word in words]]
        case Message():
            return ["message", _message(fact)]
        case _:
            return fact


def _fact_of(written: Any) -> Fact:
    match written:
        case ["list", str() as last, [*words]]:
            return Listed(tuple(_word_of(word) for word in words), last)
        case ["message", [*parts]]:
            return _message_of(parts)
        case str() | int() | float() | None:
            return written
    raise ValueError(written)


def _word_of(written: Any) -> str | Message:
    found = _fact_of(written)
    return found if isinstance(found, Message) else str(found)


def _message(said: Message) -> list[object]:
    return [
        part if isinstance(part, str) else [part[0], {name: _fact_in(fact) for name, fact in part[1].items()}]
        for part in said.parts
    ]


def _fact_in(fact: object) -> object:
    """A fact of a message, as far as it is more than text or number a message or a list itself."""
    return _fact(fact) if isinstance(fact, Listed | Message | int | float) else str(fact)


def _message_of(parts: Sequence[Any]) -> Message:
    return Message(tuple(part if isinstance(part, str) else _part(*part) for part in parts))


def _part(id_: str, facts: Mapping[str, Any]) -> tuple[str, Mapping[str, object]]:
    return str(id_), {name: _fact_of(fact) for name, fact in facts.items()}


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


def _edits(fix: Fix) -> list[list[int | str]]:
    return [[edit.start, edit.end, edit.text] for edit in fix.edits]


def _edits_of(rows: Sequence[Sequence[Any]], size: int) -> tuple[Edit, ...]:
    edits = tuple(Edit(start, end, str(text)) for start, end, text in rows)
    if not all(type(edit.start) is type(edit.end) is int and 0 <= edit.start <= edit.end <= size for edit in edits):
        raise ValueError(rows)
    return edits
