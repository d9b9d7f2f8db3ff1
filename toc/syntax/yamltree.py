"""YAML text → a tree that remembers where everything stands, whatever is wrong with the text.

The parser is libyaml through ruamel.yaml where its C part is installed, ruamel's own Python otherwise: the two give the
same events. The tree is built here from the events, so that nothing recurses, a broken stretch is skipped
and reported, and the rest of the file is still read.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from toc.core.findings import Edit, Span
from toc.core.lazy_regex import late
from toc.core.text import Lines, Stretch
from toc.syntax.lookalikes import read_as_meant
from toc.syntax.yaml_recovery import Broken, blanked, block, diagnose

MAX_DEPTH = 100
MAX_VALUES = 400_000
"""Keywords, values, and beginnings and ends of lists and blocks: a plan of 5,000 nodes has 270,000 of them."""
"""Levels of nesting that a plan can need, many times over; deeper is a mistake or an attack."""

_MAX_BROKEN_PLACES = 50
_MAX_READ = 20_000_000
"""Characters to parse in all while going on after what is broken, whatever the size of the file."""

_FEW, _MAX_SHIFTED = 3, 200_000
"""Lines that are skipped one by one behind a tab: so many of a big file, so many characters to read for a small one."""

_MAX_ALIASED = 20_000
"""Nodes that all aliases of a file together may stand for: a billion laughs stops here, after a few."""

_INDENTING_TABS = late(r"(?m)^[ \t]*\t[ \t]*")
_UNPRINTABLE = late("(?:[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff)+")
_BETWEEN_WORDS = late("\\w\ufeff+\\w")
NO_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""Line ends for libyaml, which reads YAML 1.1; text as any other in YAML 1.2 and in an editor. Read as spaces."""
_TEXT_SIGNS = re.compile(
    r"(?m)%(?<=^%).*|!(?<![^\s\[{,]!)\S*|:(?<=[^\s'\"\]}]:)(?=[^\s,\[\]{}])|\?(?:(?<=[^\s\[{,]\?)|(?<=[\w.!)] \?))"
)
"""A colon or question mark that belongs to a text: `https://`, `Hoe vaak?`. Between brackets the libyaml of ruamel.yaml
(0.1.7, YAML 1.1) ends the text there. Directives and tags are matched to be left alone. Every branch starts with its
sign, so that the search goes from sign to sign; what stands before it is looked at behind it."""
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""What means nothing where it stands without quotation marks."""
_BARE_MARK = late(r"(?!!!)([&!][^\s,\[\]{}]*)(,?)")
_GLUED_COMMENT = late(r"#[^\s\]}]{1,60}")
_PROPERTIES = late(r"(?:[&!]\S*(?:\s|#.*)*)+")
"""The anchors and tags before a value."""


class Scalar(Stretch):
    """A single value, as written: `text` is without quotes and folding."""

    __slots__ = ("plain", "text")

    def __init__(self, start: int, end: int, lines: Lines, text: str = "", *, plain: bool = True) -> None:
        self.start = start
        self.end = end
        self.lines = lines
        self.text = text
        self.plain = plain

    @property
    def is_null(self) -> bool:
        return self.plain and self.text in NULLS


class Sequence(Stretch):
    __slots__ = ("items",)
    items: list["Tree"]


class Mapping(Stretch):
    __slots__ = ("items",)
    items: list[tuple["Tree", "Tree"]]


Tree = Scalar | Sequence | Mapping


class Parsed(NamedTuple):
    """What could be read: the first document's tree, what is broken, and the text that had to be skipped.

    `lines` are the numbers of the lines on which something is broken or was skipped.
    """

    root: Tree | None
    broken: list[Broken]
    skipped: str = ""
    lines: frozenset[int] = frozenset()


@cache
def c_parser_active() -> bool:
    """Whether libyaml does the parsing. Without it everything works, about ten times slower."""
    try:
        import _ruamel_yaml  # noqa: F401
    except ImportError:
        return False
    return True


def with_stands(text: str) -> tuple[str, dict[int, str]]:
    """The text with other characters for its colons and question marks, and the table that brings these back."""
    free = (sign for sign in map(chr, range(0xE000, 0xF900)) if sign not in text)
    stands = {sign: next(free, sign) for sign in ":?"}
    replaced = _TEXT_SIGNS.sub(lambda found: stands.get(found[0], found[0]), text)
    return replaced, str.maketrans({stand: sign for sign, stand in stands.items()})


def events_of(text: str) -> Iterator[Any]:
    if c_parser_active():
        from _ruamel_yaml import CParser

        # After the last event there is None; asked from C, for a generator takes as long again as libyaml itself.
        return iter(CParser(text).get_event, None)
    from ruamel.yaml import YAML

    events: Iterator[Any] = YAML(typ="safe", pure=True).parse(text)
    return events


def parse(text: str) -> Parsed:
    """Reads the first YAML document of a text, and goes on after what is broken.

    A stretch that is no YAML is reported, blanked out (so that every offset stays) and the rest is read again. Raises
    TooManyValuesError.
    """
    from ruamel.yaml.error import YAMLError

    lines = Lines(text)
    broken: list[Broken] = []
    skipped: list[str] = []
    tabbed: set[int] = set()
    passed: set[int] = set()
    text = NO_LINE_ENDS.sub(" ", _without_unprintable(text, lines, broken))
    shifted = {one.span.start.line for one in broken if one.edits}
    text, alike = read_as_meant(text, lines)
    shifted.update(one.span.start.line for one in alike if one.kind == "nbsp")
    for _ in range(min(_MAX_BROKEN_PLACES, 3 + _MAX_READ // (len(text) + 1))):
        signs, table = with_stands(text)
        builder = _Builder(lines, table)
        try:
            builder.take(events_of(signs))
        except TooDeepError as error:
            broken.append(Broken("depth", error.span, str(MAX_DEPTH)))
            stretch = block(text, lines, error.span.start.line)
            skipped.append(text[stretch.start : stretch.stop])
            text = blanked(text, stretch)
        except YAMLError as error:
            mistake, stretch = diagnose(error, text, lines, builder.quoted.span if builder.quoted else None)
            number = mistake.span.start.line
            if mistake.kind in ("indent", "syntax", "no-colon") and {number - 1, number, number + 1} & (
                tabbed | shifted
            ):
                # The tab is told already; as one space it may not be as far in as the lines beside it. So is a byte
                # order mark at the start of a line.
                passed.add(number)
                if len(passed) <= max(_FEW, _MAX_SHIFTED // (len(text) + 1)):
                    stretch = range(*lines.bounds(number))
            else:
                broken.append(mistake)
            gone = text[stretch.start : stretch.stop]
            if not gone.strip(" \r\n"):
                skipped.append(text[stretch.start :])
                break
            if mistake.kind == "tab":
                tabbed = {lines.position(tabs.start()).line for tabs in _INDENTING_TABS.finditer(text)}
                text = _INDENTING_TABS.sub(lambda tabs: " " * len(tabs[0]), text)
            elif len(gone) > 1:
                skipped.append(gone)
            text = blanked(text, stretch)
        else:
            break
    else:
        skipped.append(text)
    broken.extend(builder.broken)
    skipped += [text[mistake.span.start.offset :] for mistake in builder.broken if mistake.kind == "documents"]
    passed.update(mistake.span.start.line for mistake in broken)
    told = [Broken(one.kind, one.span, one.detail, None, one.edits, one.certain) for one in alike]
    return Parsed(builder.finished(), [*told, *broken], "\n".join(skipped), frozenset(passed))


def _without_unprintable(text: str, lines: Lines, broken: list[Broken]) -> str:
    if text.replace("\n", "").isprintable():
        return text  # what Python can print is a part of what YAML allows, and told in a tenth of the time
    for match in _UNPRINTABLE.finditer(text):
        if len(broken) < _MAX_BROKEN_PLACES:
            span = lines.span(match.start(), match.end())
            mark = not match[0].strip("\ufeff")
            between_words = bool(_BETWEEN_WORDS.match(text, max(0, match.start() - 1)))
            edits = (Edit(match.start(), match.end(), ""),) if mark else ()
            broken.append(Broken("character", span, f"U+{ord(match[0][0]):04X}", None, edits, not between_words))
    return _UNPRINTABLE.sub(lambda match: " " * len(match[0]), text) if broken else text


class TooDeepError(Exception):
    """The nesting passes `MAX_DEPTH` at `span`. Raised at once: libyaml takes quadratic time for deep nesting."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


class TooManyValuesError(Exception):
    """There are more than `MAX_VALUES`: reading goes no further."""


class _Builder:
    """Makes the tree from parser events; what a plan cannot hold is reported and left out."""

    def __init__(self, lines: Lines, table: dict[int, str]) -> None:
        """`table` brings back the characters for which others stand in the events."""
        self.broken: list[Broken] = []
        self.quoted: Scalar | None = None
        """The text between quotation marks that was read last, if nothing came after it."""
        self._lines = lines
        self._table = table
        self._root: Tree | None = None
        self._read_to = 0
        """The end of the last value: where a block that it closes ends as well."""
        self._documents = 0
        self._open: list[tuple[Sequence | Mapping, list[Tree]]] = []
        self._anchors: dict[str, Tree] = {}
        self._sizes: dict[int, int] = {}
        self._aliased = 0

    def take(self, events: Iterator[Any]) -> None:
        """Builds on with these events. Raises what the parser raises, TooDeepError and TooManyValuesError."""
        from ruamel.yaml import events as kinds

        # By class, not by name or pattern: a file has an event for every word of it that is a value. Not kept as an
        # attribute: a builder that holds its own methods would only be freed, with the tree, by the garbage collector.
        takers: dict[type, Callable[[Any], None]] = {
            kinds.ScalarEvent: self._scalar,
            kinds.MappingStartEvent: lambda event: self._enter(Mapping(*self._stretch(event)), event),
            kinds.SequenceStartEvent: lambda event: self._enter(Sequence(*self._stretch(event)), event),
            kinds.MappingEndEvent: self._leave,
            kinds.SequenceEndEvent: self._leave,
            kinds.AliasEvent: self._alias,
            kinds.DocumentStartEvent: self._document,
        }
        scalar_kind, table, lines, is_open = kinds.ScalarEvent, self._table, self._lines, self._open
        for event in islice(events, MAX_VALUES):
            kind = type(event)
            if kind is scalar_kind and not event.style and event.ctag is None and not event.anchor and is_open:
                # Most events are a plain keyword or text inside something: `_scalar` follows, without its calls.
                start, end = event.start_mark.index, event.end_mark.index
                if start != end:
                    self.quoted = None
                    self._read_to = end
                    text = event.value
                    text = text if text.isascii() else text.translate(table)
                    is_open[-1][1].append(Scalar(start, end, lines, text))
                    continue
            self.quoted = None
            taker = takers.get(kind)
            if taker:
                taker(event)
        if next(events, None) is not None:
            raise TooManyValuesError

    def _scalar(self, event: Any) -> None:
        style, text = event.style, event.value
        start, end = event.start_mark.index, event.end_mark.index
        if style or start == end or event.anchor or event.tag:
            self._say_dropped(event, start, end)
            start, end = self._value(event, start, end)
        self._read_to = end
        text = text if text.isascii() else text.translate(self._table)
        scalar = Scalar(start, end, self._lines, text, plain=not style)
        self.quoted = scalar if style in ("'", '"') else None
        self._add(scalar, event.anchor)

    def _say_dropped(self, event: Any, start: int, end: int) -> None:
        """A mark with nothing behind it, and a comment that touches a quotation mark: both were meant to count."""
        text = self._lines.text
        if event.style in ("'", '"'):
            self._say_glued(end)
        # In `[!a, b]` the comma belongs to the mark, and the mark to `b`.
        elif (found := _BARE_MARK.match(text, start)) and (not event.value or found[0] == "!" or found[2]):
            self._report("mark", self._lines.span(*found.span(1)), found[1])

    def _say_glued(self, end: int) -> None:
        if found := _GLUED_COMMENT.match(self._lines.text, end):
            self._report("glued", self._lines.span(*found.span()), found[0])

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents == 2:
            self._report("documents", Stretch(*self._stretch(event)).span)

    def finished(self) -> Tree | None:
        """The tree, with whatever is still open closed where it stands."""
        while self._open:
            self._close()
        return self._root

    def _enter(self, collection: Sequence | Mapping, event: Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise TooDeepError(collection.span)
        if event.anchor:
            self._anchors[event.anchor] = collection
        self._open.append((collection, []))

    def _leave(self, event: Any) -> None:
        collection, _ = self._open[-1]
        if event.end_mark.index > event.start_mark.index:
            self._read_to = event.end_mark.index
            if self._lines.text[self._read_to - 1] in "]}":
                self._say_glued(self._read_to)
        # A block ends with its last value: libyaml says that it ends where the next token starts.
        collection.end = max(collection.start, self._read_to)
        self._close()

    def _close(self) -> None:
        collection, children = self._open.pop()
        if isinstance(collection, Mapping):
            if len(children) % 2:
                children.append(Scalar(children[-1].end, children[-1].end, self._lines))
            collection.items = list(zip(children[::2], children[1::2], strict=True))
        else:
            collection.items = children
        if self._anchors:  # what closed before the first of them stands in none
            self._sizes[id(collection)] = 1 + sum(self._sizes.get(id(child), 1) for child in children)
        self._add(collection, None)

    def _add(self, tree: Tree, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = tree
        if self._open:
            self._open[-1][1].append(tree)
        elif self._documents == 1 and self._root is None:
            self._root = tree

    def _alias(self, event: Any) -> None:
        here = Scalar(*self._stretch(event))
        self._read_to = here.end
        target = self._anchors.get(event.anchor)
        if target is None:
            self._report("alias", here.span, event.anchor)
        elif any(target is collection for collection, _ in self._open):
            self._report("recursive", here.span, event.anchor)
            target = None
        else:
            self._aliased += self._sizes.get(id(target), 1)
            if self._aliased > _MAX_ALIASED:
                if not any(mistake.kind == "aliases" for mistake in self.broken):
                    self._report("aliases", here.span, event.anchor)
                target = None
        self._add(target or here, None)

    def _value(self, event: Any, start: int, end: int) -> tuple[int, int]:
        """Where the value itself stands, so that it can be replaced: without anchor, tag and the last line ends."""
        if start == end:
            return self._behind_colon(start, end)
        if event.anchor or event.tag:
            properties = _PROPERTIES.match(self._lines.text, start, end)
            start = properties.end() if properties else start
        if event.style in ("|", ">"):
            end = start + len(self._lines.text[start:end].rstrip())
        return start, end

    def _behind_colon(self, start: int, end: int) -> tuple[int, int]:
        """Where an empty value stands: the two parsers put it in different places."""
        collection, children = self._open[-1] if self._open else (None, [])
        if not isinstance(collection, Mapping) or len(children) % 2 == 0:
            return start, end
        colon = self._lines.text.find(":", children[-1].end, end)
        return (colon + 1, colon + 1) if colon >= 0 else (start, end)

    def _stretch(self, event: Any) -> tuple[int, int, Lines]:
        return event.start_mark.index, event.end_mark.index, self._lines

    def _report(self, kind: str, span: Span, detail: str = "") -> None:
        self.broken.append(Broken(kind, span, detail))
