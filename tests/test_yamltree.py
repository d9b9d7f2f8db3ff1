"""YAML text → tree: where everything stands, what is broken and what is still read, with and without the C parser."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from plans import EXAMPLES, SHARED

from toc import yamltree
from toc.finding import Span
from toc.source import read
from toc.yamltree import Mapping, Scalar, Sequence, Tree, parse


def plain(tree: Tree | None) -> Any:
    """The tree as plain values; what is empty is None."""
    match tree:
        case Scalar():
            return None if tree.is_null else tree.text
        case Sequence():
            return [plain(item) for item in tree.items]
        case Mapping():
            return [(plain(key), plain(value)) for key, value in tree.items]
    return None


def at(text: str, span: Span) -> str:
    return text[span.start.offset : span.end.offset]


@dataclass(frozen=True)
class Wrong:
    """What is reported: the kind, line and column, the text that is marked, and the text after the fix if there is one."""

    kind: str
    line: int
    column: int
    marked: str
    mended: str = ""


def wrong(text: str) -> list[Wrong]:
    found = []
    for broken in parse(text).broken:
        mended = text
        for edit in sorted(broken.edits, key=lambda one: -one.start):
            mended = mended[: edit.start] + edit.text + mended[edit.end :]
        start = broken.span.start
        found.append(
            Wrong(
                broken.kind, start.line, start.column, at(text, broken.span), "" if mended == text else mended
            )
        )
    return found


@pytest.fixture
def no_c_parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine on which the C part of ruamel.yaml is not installed."""
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    yamltree.c_parser_active.cache_clear()
    yield
    yamltree.c_parser_active.cache_clear()


def test_the_c_parser_is_active() -> None:
    assert yamltree.c_parser_active()


@pytest.mark.usefixtures("no_c_parser")
def test_without_the_c_part_the_other_parser_is_taken() -> None:
    assert not yamltree.c_parser_active()
    assert plain(parse("a: [b, 'c']").root) == [("a", ["b", "c"])]


SAME_WITH_BOTH = (
    "",
    "# alleen commentaar\n",
    "toc: 1\r\ntitel: a\r\n",
    "toc: 1\ntitel: 'a ''b'' c'\nnaam: \"d \\u00e9 \\\"e\\\"\"",
    "toc: 1\ntitel: |\n  a\n\n  b\nnaam: >-\n  c\n  d\n# einde\n",
    "toc: 1\ntitel: éé 😀 a\n  b\nactoren: {é: {naam: 😀}, 'b': {rol: stad}}\n",
    "x: &a {b: &c d}\ny: *a\nz: {<<: *a, e: *c}\n",
    "- a\n- b\n",
    "toc: 1\n---\ntoc: 1\n",
    "a: {b: c: d}\ne: f\n",
    "a: 's avonds\nb: c\n",
    "a: [b\nc: d\n",
    "a\nb: c\n",
    "a: b\n   c: d\ne: f\n",
    "a: " + "[" * 200 + "]" * 200 + "\nb: c\n",
    "a: *b\n",
    "a: b\u2028c: d\n",
)


@pytest.mark.parametrize("text", SAME_WITH_BOTH)
def test_both_parsers_read_the_same(text: str, request: pytest.FixtureRequest) -> None:
    fast = read(text, "x")
    request.getfixturevalue("no_c_parser")
    assert read(text, "x") == replace_lines(fast, read(text, "x"))


def replace_lines(one: Any, other: Any) -> Any:
    """The document with the `lines` of another: these know no equality."""
    from dataclasses import replace

    return replace(one, lines=other.lines)
