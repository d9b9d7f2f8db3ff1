"""YAML text → tree: where everything stands, what is broken and what is still read, with and without the C parser."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from plans import EXAMPLES, SHARED

from toc.core.findings import Span
from toc.syntax import yamltree
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.syntax.yamltree import MAX_DEPTH, Mapping, Scalar, Sequence, Tree, parse


def plain(tree: Tree | None) -> Any:
    """The tree as plain values; what is empty is None, and a mapping is a list of pairs."""
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
    """A broken place: the kind, line and column, the marked text, and the whole text after the fix if there is one."""

    kind: str
    line: int
    column: int
    marked: str
    mended: str = ""


def wrong(text: str) -> list[Wrong]:
    found = []
    for broken in parse(text).broken:
        mended = text
        for edit in broken.edits:
            mended = text[: edit.start] + edit.text + text[edit.end :]
        start = broken.span.start
        after = mended if broken.edits else ""
        found.append(Wrong(broken.kind, start.line, start.column, at(text, broken.span), after))
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


def told(document: Document) -> tuple[Any, ...]:
    """Everything that was read, without the `Lines`: these know no equality."""
    return (
        document.plan,
        document.places,
        document.problems,
        document.spelling,
        document.partial,
        document.lost_ids,
        document.sections,
        document.unread,
        document.broken_lines,
    )


PLANS = [*EXAMPLES, *sorted(SHARED.glob("*.toc.yaml"))]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_both_parsers_read_the_examples_alike(path: Any, request: pytest.FixtureRequest) -> None:
    content = path.read_bytes()
    fast = told(read(content, path.name))
    request.getfixturevalue("no_c_parser")
    assert told(read(content, path.name)) == fast


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "toc: 1\r\ntitel: a\r\n",
        "toc: 1\ntitel: 'a ''b'' c'\norganisatie: \"d \\u00e9 \\\"e\\\"\"",
        "toc: 1\ntitel: |\n  a\n\n  b\norganisatie: >-\n  c\n  d\n# the end\n",
        "toc: 1\ntitel: éé 😀 a\n  b\nactoren: {é: {naam: 😀}, 'b': {rol: stad}}\n",
        "x-a: &a {naam: &c d}\nactoren: {b: *a, c: {<<: *a, rol: *c}}\n",
        "- a\n- b\n",
        "toc: 1\n---\ntoc: 1\n",
        "titel: {b: c: d}\ntaal: nl\n",
        "titel: 's avonds\ntaal: nl\n",
        "titel: [b\ntaal: nl\n",
        "titel\ntaal: nl\n",
        "titel: b\n   c: d\ntaal: nl\n",
        "titel: @b\ntaal: nl\n",
        "titel: *b\ntaal: nl\n",
        "titel: a\u2028b: c\ntaal: nl\n",
        "x-a: " + "[" * 200 + "]" * 200 + "\ntaal: nl\n",
    ],
)
def test_both_parsers_read_these_alike(text: str, request: pytest.FixtureRequest) -> None:
    fast = told(read(text, "x"))
    request.getfixturevalue("no_c_parser")
    assert told(read(text, "x")) == fast


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        # Quotation marks that open what was meant as text, in a block, a list and in brackets.
        ("a: 's avonds\nb: c\n", [Wrong("quote", 1, 4, "'", 'a: "\'s avonds"\nb: c\n')], [("a", None), ("b", "c")]),
        ("a:\n- 's avonds\n- b\n", [Wrong("quote", 2, 3, "'", 'a:\n- "\'s avonds"\n- b\n')], [("a", [None, "b"])]),
        (
            "a: {b: 's avonds, c: d}\ne: f\n",
            [Wrong("quote", 1, 8, "'", 'a: {b: "\'s avonds", c: d}\ne: f\n')],
            [("a", [("b", None), ("c", "d")]), ("e", "f")],
        ),
        (
            # The mark closes only in front of the next text between quotation marks, lines below.
            "a: {b: 's avonds, c: d}\ne: 'f g'\n",
            [Wrong("quote", 1, 8, "'", "a: {b: \"'s avonds\", c: d}\ne: 'f g'\n")],
            [("a", [("b", None), ("c", "d")]), ("e", "f g")],
        ),
        (
            "a: 's avonds\nb: c\nd: 'e'\n",
            [Wrong("quote", 1, 4, "'", "a: \"'s avonds\"\nb: c\nd: 'e'\n")],
            [("a", None), ("b", "c"), ("d", "e")],
        ),
        ('a: "b c\nd: e\n', [Wrong("quote", 1, 4, '"', 'a: "b c"\nd: e\n')], [("a", None), ("d", "e")]),
        (
            "a: {b: 'cde, e: f}\n",
            [Wrong("quote", 1, 8, "'", "a: {b: 'cde', e: f}\n")],
            [("a", [("b", None), ("e", "f")])],
        ),
        ('"a: b\nc: d\n', [Wrong("quote", 1, 1, '"')], [("c", "d")]),
        # Quotation marks that are in order, above a line that is not.
        ("a: 'b'\n  c: d\n", [Wrong("syntax", 2, 3, "c")], [("a", "b")]),
        # Quotation marks within quotation marks, and text behind them.
        (
            'a: {b: "c "d" e", f: g}\n',
            [Wrong("value", 1, 12, "d", 'a: {b: "c \\"d\\" e", f: g}\n')],
            [("a", [("b", None), ("f", "g")])],
        ),
        ('a: "b" c\nd: e\n', [Wrong("value", 1, 8, "c", 'a: "\\"b\\" c"\nd: e\n')], [("a", None), ("d", "e")]),
        ("a: 'b' c 'd'\n", [Wrong("value", 1, 8, "c", "a: \"'b' c 'd'\"\n")], [("a", None)]),
        ('a: "C:\\map"\nb: c\n', [Wrong("value", 1, 7, "\\", 'a: "C:\\\\map"\nb: c\n')], [("a", None), ("b", "c")]),
        # A colon in a text.
        ("a: b: c # d\ne: f\n", [Wrong("colon", 1, 5, ":", "a: 'b: c' # d\ne: f\n")], [("a", None), ("e", "f")]),
        (
            "a: {b: c: 's, e: f}\ng: h\n",
            [Wrong("colon", 1, 9, ":", "a: {b: 'c: ''s', e: f}\ng: h\n")],
            [("a", [("b", None), ("e", "f")]), ("g", "h")],
        ),
        ("a: b:\n    c: d\ne: f\n", [Wrong("colon", 1, 5, ":")], [("a", [("c", "d")]), ("e", "f")]),
        # Brackets.
        ("a: [b\nc: d\n", [Wrong("bracket", 1, 4, "[")], [("a", None), ("c", "d")]),
        ("a: {b: c\nd: e\nf: g\n", [Wrong("bracket", 1, 4, "{")], [("a", None), ("d", "e"), ("f", "g")]),
        (
            "a: {b: [c, d: e, f: [g]}\nh: i\n",
            [Wrong("bracket", 1, 8, "[")],
            [("a", [("b", None), ("d", "e"), ("f", ["g"])]), ("h", "i")],
        ),
        ("a: {b: c], d: e}\n", [Wrong("value", 1, 9, "]")], [("a", [("b", "c"), ("d", "e")])]),
        ("a: {b: c]\nd: e\n", [Wrong("bracket", 1, 4, "{")], [("a", None), ("d", "e")]),
        ("a: {b: c}}\nd: e\n", [Wrong("value", 1, 10, "}")], [("a", [("b", "c")]), ("d", "e")]),
        # Colons that are missing.
        ("a b\nc: d\n", [Wrong("no-colon", 1, 1, "a b")], [("c", "d")]),
        ("a: b\nc\n", [Wrong("no-colon", 2, 1, "c")], [("a", "b")]),
        (
            "a:\n  b {c: d, e: f}\n  g: {h: i}\n",
            [Wrong("no-colon", 2, 3, "b {c: d, e: f}")],
            [("a", [("g", [("h", "i")])])],
        ),
        (
            "a:\n  b\n    c: d\n  e:\n    f: g\n",
            [Wrong("no-colon", 2, 3, "b")],
            [("a", [("e", [("f", "g")])])],
        ),
        # Indentation.
        ("a:\n  b: c\n   d: e\n  f: g\n", [Wrong("indent", 3, 1, "   ")], [("a", [("b", "c"), ("f", "g")])]),
        ("a: b\n   c\n   d: e\nf: g\n", [Wrong("indent", 3, 1, "   ")], [("a", "b c"), ("f", "g")]),
        (" a: b\nc: d\ne: f\n", [Wrong("indent", 1, 1, " ")], [("c", "d"), ("e", "f")]),
        ("a:\n   b: c\n  d: e\n  f: g\nh: i\n", [Wrong("syntax", 3, 3, "d")], [("a", [("b", "c")]), ("h", "i")]),
        ("a: b\n- c\nd: e\n", [Wrong("syntax", 2, 1, "-")], [("a", "b"), ("d", "e")]),
        ("a:\n\tb: c\n\td: e\nf: g\n", [Wrong("tab", 2, 1, "\t")], [("a", [("b", "c"), ("d", "e")]), ("f", "g")]),
        ("a:\n  b: c\n\td: e\n  f: g\n", [Wrong("tab", 3, 1, "\t")], [("a", [("b", "c"), ("f", "g")])]),
        ("a:\n\tb: c\n\td: e\n  f: g\n", [Wrong("tab", 2, 1, "\t")], [("a", [("b", "c"), ("d", "e")])]),
        (
            "a:\n\tb: c: d\n\te: f\n",
            [Wrong("tab", 2, 1, "\t"), Wrong("colon", 2, 6, ":", "a:\n\tb: 'c: d'\n\te: f\n")],
            [("a", [("b", None), ("e", "f")])],
        ),
        # Characters with which no text can start, and some that nobody can see.
        ("a: @b\nc: d\n", [Wrong("value", 1, 4, "@", 'a: "@b"\nc: d\n')], [("a", None), ("c", "d")]),
        ("a: > 50 jaar\nb: c\n", [Wrong("value", 1, 6, "5", 'a: "> 50 jaar"\nb: c\n')], [("a", None), ("b", "c")]),
        ("a: *b* c\n", [Wrong("value", 1, 6, "*", 'a: "*b* c"\n')], [("a", None)]),
        (
            "a: b\0\0c\nd: \ufeffe\n",
            [Wrong("character", 1, 5, "\0\0"), Wrong("character", 2, 4, "\ufeff", "a: b\0\0c\nd: e\n")],
            None,
        ),
        # Anchors, documents.
        ("a: *b\nc: d\n", [Wrong("alias", 1, 4, "*b")], [("a", None), ("c", "d")]),
        ("a: &a [b, *a]\nc: d\n", [Wrong("recursive", 1, 11, "*a")], [("a", ["b", None]), ("c", "d")]),
        ("a: b\n---\nc: d\n", [Wrong("documents", 2, 1, "---")], [("a", "b")]),
    ],
)
def test_a_mistake_is_told_at_its_place_and_the_rest_is_read(text: str, found: list[Wrong], rest: Any) -> None:
    assert wrong(text) == found
    if rest is not None:
        assert plain(parse(text).root) == rest
    mended = [one for one in found if one.mended]
    assert [
        left for one in mended for left in wrong(one.mended) if (left.kind, left.line) == (one.kind, one.line)
    ] == []


def test_all_mistakes_come_out_at_once() -> None:
    text = "a: b: c\nd: [e\nf:\n  g: h\n   i: j\nk l\nm: 's avonds\nn: *o\np: q\n"
    assert [(one.kind, one.line) for one in wrong(text)] == [
        ("colon", 1),
        ("bracket", 2),
        ("indent", 5),
        ("no-colon", 6),
        ("quote", 7),
        ("alias", 8),
    ]
    assert plain(parse(text).root) == [
        ("a", None),
        ("d", None),
        ("f", [("g", "h")]),
        ("m", None),
        ("n", None),
        ("p", "q"),
    ]


def test_what_was_skipped_is_known() -> None:
    parsed = parse("a: [b\nc\n  d: e\nf: g\n---\nh: i\n")
    assert parsed.skipped == "[b\nc\n  d: e\n\n---\nh: i\n"
    assert parsed.lines == {1, 2, 5}
    whole = parse("a:\n\tb: c]\nd: {e: f]}\n")
    assert whole.skipped == ""
    assert whole.lines == {2, 3}


def test_after_fifty_mistakes_it_is_enough() -> None:
    parsed = parse("".join(f"a{number}: [b\n" for number in range(60)))
    assert len(parsed.broken) == 50
    assert "a59: [b" in parsed.skipped


@pytest.mark.parametrize(
    ("start", "end"),
    [("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("- ", ""), ("? ", "")],
    ids=["list", "block", "mixed", "dashes", "keys"],
)
def test_ten_thousand_levels_are_refused(start: str, end: str) -> None:
    text = "a:\n  " + start * 10_000 + end * 10_000 + "\nb: c\n"
    [mistake] = parse(text).broken
    assert (mistake.kind, mistake.detail, mistake.span.start.line) == ("depth", str(MAX_DEPTH), 2)
    assert plain(parse(text).root) == [("a", None), ("b", "c")]


def test_as_deep_as_is_allowed() -> None:
    deep = "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert wrong(f"a: {deep}") == []
    assert [one.kind for one in wrong(f"a: [{deep}]")] == ["depth"]
    blocks = "".join(" " * level + "a:\n" for level in range(2 * MAX_DEPTH)) + "b: c\n"
    assert [(one.kind, one.line) for one in wrong(blocks)] == [("depth", MAX_DEPTH + 1)]


def test_aliases_may_bring_in_so_much_and_no_more() -> None:
    laughs = "a0: &a0 [b, b, b, b, b, b, b, b, b, b]\n"
    for level in range(1, 10):
        laughs += f"a{level}: &a{level} [" + ", ".join([f"*a{level - 1}"] * 10) + "]\n"
    assert wrong(laughs) == [Wrong("aliases", 5, 10, "*a3")]
    assert wrong("a: &a [b]\n" + "c: *a\n" * 3_000) == []


def test_where_values_stand() -> None:
    """Without anchors, tags and the line ends behind a text over more lines: an edit replaces the value alone."""
    text = (
        "a: &x b c  # d\ne: !!str 'f'\ng: &y   # h\n  i\nj: >-\n  k\n  l\n\nm: &z\nn: *x\no:\n  - p\n\nq: [r, \n s]\n"
    )
    root = parse(text).root
    assert isinstance(root, Mapping)
    assert [(at(text, key.span), at(text, value.span)) for key, value in root.items] == [
        ("a", "b c"),
        ("e", "'f'"),
        ("g", "i"),
        ("j", ">-\n  k\n  l"),
        ("m", ""),
        ("n", "b c"),
        ("o", "- p"),
        ("q", "[r, \n s]"),
    ]
    assert at(text, root.span) == text.rstrip()


def test_line_ends_of_other_alphabets_are_text() -> None:
    """NEL, LS and PS end a line in YAML 1.1 only; no editor counts them."""
    text = "a: b\x85c\u2028d\u2029e: f\ng: h\n"
    assert wrong("a: b\x85c\u2028d\ng: h\n") == []
    assert plain(parse("a: b\x85c\u2028d\ng: h\n").root) == [("a", "b c d"), ("g", "h")]
    assert [(one.kind, one.line, one.column) for one in wrong(text)] == [("colon", 1, 11)]


@pytest.mark.parametrize("text", ["---", "a:\n  b", "a: 'b", "? ? ", "a: [", "a: |\n  b", "# a", "a: &b", "- -"])
def test_the_end_of_a_text_without_a_line_end_is_on_its_last_line(text: str) -> None:
    """libyaml puts it at the start of a next line."""
    document = read(text, "x")
    spans = [one.report.span for one in document.problems] + [one.value for one in document.places.values()]
    assert {span.end.line for span in spans} <= set(range(1, text.count("\n") + 2))
