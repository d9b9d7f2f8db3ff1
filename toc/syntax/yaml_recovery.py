"""What is wrong with a text that is no YAML, said as its writer would understand it, and what to skip to read on.

libyaml tells where it got stuck, which is often the line after the mistake. The people who write plans forget a quote,
a bracket or a colon, or indent one space too many: those are told apart here.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from toc.core.findings import Edit, Span
from toc.core.lazy_regex import late
from toc.core.text import Lines
from toc.syntax.lookalikes import known_keywords, on_line

_NEEDS_QUOTES = ("'", '"', "@", "`", "%", "*", ">", "|")
"""With these no plain text can start; the apostrophe of *'s avonds* is the one that Dutch writers meet."""

_OF_YAML = ("-", "?", "&")
"""With these a text can start that was meant as one; a list or a name may have been meant as well."""

_NEXT_KEYWORD = late(r",\s+[^\s,:'\"]+:\s")
_CLOSING = {"[": "]", "{": "}"}
_OPENING = {"]": "[", "}": "{"}
_APOSTROPHE = late(r"'\w\w?\s")
_MORE_THAN_TEXT = late(r"^\s*[\[{]|:\s*[>|]?[+-]?\s*$")
"""A value with a colon that is more than a text with a colon in it: brackets, or a keyword with a block below it."""
_OPENS_BLOCK = late(r" *[^\s:]+ +[\[{]")
"""A word and a bracket, as in `id {tekst: ...}`: the colon between them was forgotten."""
_IN_QUOTES = late(r"(['\"])(?:(?!\1).)*(?:(?<=\s)\1.*)?\1")
"""Text between quotation marks; if there are more of these in it, the first one opens."""
_COMMENT = late(r"(?<=\s)#")
_GLUED_KEY = late(r"(?<![\w-])([\w-]+):$")
_HASHTAG = late(r"(?<=\s)#(?=[^\W_])")
_MARK = late(r"['\"]")
_WITH_COLON = late(r"(?<![^\s{\[,])([\w-]+):(?=\s|$)")
"""A word with a colon, as a keyword has one."""
_KEY_BEFORE = late(r"(?<![^\s{,])([\w-]+)['\"]?[ \t]*:[ \t]*$")
_VALUE_IN_BRACKETS = late(r"[\[{,]\s*|: +")
_KEY = late(r"(?P<indent>[ ]*+(?:- +)*+)(?P<key>[^\s#:'\"\[{][^:#]*?):(?=\s|$)")


class Broken(NamedTuple):
    """A stretch that is no YAML: `kind` tells what is wrong, `detail` is the stretch or the parser's own word for it.

    `edits` mend it; `certain` tells that this is no guess.
    """

    kind: str
    span: Span
    detail: str = ""
    related: Span | None = None
    edits: tuple[Edit, ...] = ()
    certain: bool = True


def diagnose(error: Any, text: str, lines: Lines, quoted: Span | None = None) -> tuple[Broken, range]:
    """What is wrong where the parser stopped, and the offsets to blank out so that it can go on.

    `error` is a YAMLError of ruamel.yaml; marks that it lacks stand for the end of the text. `quoted` is the text
    between quotation marks that was read last, if nothing came after it.
    """
    problem = getattr(error, "problem", None) or str(error)
    at = _offset(getattr(error, "problem_mark", None), text)
    opening = _offset(getattr(error, "context_mark", None) or getattr(error, "problem_mark", None), text)
    context = getattr(error, "context", None) or ""
    if text[at : at + 1] == "\t" and ("cannot start any token" in problem or "tab" in problem):
        return Broken("tab", lines.span(at, at + 1)), range(at, at + 1)
    if glued := _bracket_at_colon(text, lines, at):
        return glued
    if "quoted scalar" in context and "end of stream" in problem:
        return _unclosed_quote(text, lines, opening)
    if quoted and text[quoted.end.offset : at].strip(" \t") == "":
        return _around_quotes(text, lines, quoted, at)
    if "flow" in context and text[opening : opening + 1] in "[{":
        return _in_brackets(text, lines, opening, at)
    if "could not find expected ':'" in problem:
        return _missing_colon(text, lines, lines.position(opening).line)
    first = _filled_above(text, lines, lines.position(at).line, first=True)
    if "document start" in problem and first and _indent(text, lines, first):
        # All that follows stands further out than the first line: that one has a space too many.
        return _too_far_in(text, lines, first), block(text, lines, first)
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(text, lines, at)
    here = lines.span(at, min(at + 1, len(text)))
    if text[at : at + 1] in ("]", "}"):
        return Broken("value", here), range(at, at + 1)
    return _unreadable(text, lines, here, at)


def _unreadable(text: str, lines: Lines, here: Span, at: int) -> tuple[Broken, range]:
    """A comment in the middle of a text, a value that cannot start so, or what nobody can tell."""
    number = here.start.line
    alike = on_line(_line(text, lines, number), lines.bounds(number)[0], lines, "")
    if alike and alike.kind == "no-blank":
        return _missing_colon(text, lines, number)
    if comment := _comment_in_text(text, lines, number):
        return Broken("comment-inside", comment), block(text, lines, number)
    start = _value_start(text, lines, at)
    if start is not None:
        value = _rest_of_line(lines, start)
        shorter, certain = _without_comment(text, value)
        sign = text[start : value.stop].lstrip(" ")[:1]
        edits = _quoted(text, shorter) if sign in (*_NEEDS_QUOTES, *_OF_YAML) else ()
        certain = certain and sign in _NEEDS_QUOTES and is_text(text, lines, start)
        return Broken("value", here, edits=edits, certain=certain), value
    return Broken("syntax", here), _blocks_beside(text, lines, here.start.line)


def _bracket_at_colon(text: str, lines: Lines, at: int) -> tuple[Broken, range] | None:
    """`leidt_tot:[a]` between braces: the space behind the colon was forgotten."""
    at += text[at : at + 1] == ":"
    if text[at : at + 1] not in ("[", "{"):
        return None
    glued = _GLUED_KEY.search(text, max(0, at - 100), at)
    if not glued or glued[1] not in known_keywords():
        return None
    edits = (Edit(at, at, " "),)
    return Broken("no-blank", lines.span(at - 1, at), glued[1], None, edits), range(
        at, _value_in_line(text, lines, at).stop
    )


def _unclosed_quote(text: str, lines: Lines, opening: int) -> tuple[Broken, range]:
    """A quotation mark that was meant as one is closed, the apostrophe of `'s avonds` gets marks around it."""
    value = _value_in_line(text, lines, opening)
    shorter, certain = _without_comment(text, value)
    mark, written = text[opening], text[value.start : value.stop].rstrip()
    certain = certain and is_text(text, lines, opening) and not _goes_on_below(text, lines, opening)
    if not text[lines.bounds(lines.position(opening).line)[0] : opening].strip():
        edits: tuple[Edit, ...] = ()  # before a keyword
    elif mark in written[1:] or "\\" in written or _APOSTROPHE.match(written):
        edits = _quoted(text, shorter)
    else:
        certain = certain and shorter == value  # what follows ` #` may be in the text that was to be quoted
        edits = (Edit(opening + len(written), opening + len(written), mark),)
    return Broken("quote", lines.span(opening, opening + 1), edits=edits, certain=certain), value


def _around_quotes(text: str, lines: Lines, quoted: Span, at: int) -> tuple[Broken, range]:
    """Something stands right behind a closing quotation mark: there are marks in the text, or it opened lines above."""
    if quoted.start.line < lines.position(at).line:
        return _unclosed_quote(text, lines, quoted.start.offset)
    value = _value_in_line(text, lines, quoted.start.offset)
    shorter, certain = _without_comment(text, value)
    certain = certain and is_text(text, lines, quoted.start.offset)
    return Broken("value", lines.span(at, at + 1), edits=_quoted(text, shorter), certain=certain), value


def _in_brackets(text: str, lines: Lines, opening: int, at: int) -> tuple[Broken, range]:
    """A colon in a text, a bracket that closes what is not open, or one that stays open."""
    if text[at] == ":":
        begin = max(match.end() + opening for match in _VALUE_IN_BRACKETS.finditer(text[opening:at]))
        if begin < at and "\n" not in text[begin:at]:
            value = _value_in_line(text, lines, begin)
            edits = _quoted(text, value, "'")
            certain = is_text(text, lines, begin) and not _holds_keyword(text[value.start : value.stop])
            return Broken("colon", lines.span(at, at + 1), edits[0].text, edits=edits, certain=certain), value
    related = lines.span(at, min(at + 1, len(text)))
    hidden = _HASHTAG.search(text, opening, _rest_of_line(lines, opening).stop)
    if hidden and not _MARK.search(text, opening, hidden.start()):
        span = lines.span(hidden.start(), _rest_of_line(lines, opening).stop)
        return Broken("hash-in-brackets", span), _rest_of_line(lines, opening)
    mistake = Broken("bracket", lines.span(opening, opening + 1), text[opening], related)
    first = lines.bounds(lines.position(opening).line)[0]
    if text[at] in _OPENING and not _open_brackets(text[first:at], _OPENING[text[at]]):
        if _CLOSING[text[opening]] in text[at : _rest_of_line(lines, at).stop]:
            return Broken("value", lines.span(at, at + 1)), range(at, at + 1)
        return mistake, range(opening, at + 1)
    return mistake, (_value_in_line if text[opening] == "[" else _without_outer_brackets)(text, lines, opening)


def _open_brackets(text: str, kinds: str = "[{") -> int:
    """How many brackets of these kinds are still open at the end of the text."""
    return sum(text.count(one) - text.count(_CLOSING[one]) for one in kinds)


def _quoted(text: str, value: range, mark: str = '"') -> tuple[Edit, ...]:
    """Puts a value between quotation marks: `'s avonds buiten` is text, not a quotation."""
    written = text[value.start : value.stop].strip()
    begin, end = (start := text.index(written, value.start)), start + len(written)
    if _IN_QUOTES.fullmatch(written):
        written = written[1:-1]
    escaped = written.replace("'", "''") if mark == "'" else written.replace("\\", "\\\\").replace('"', '\\"')
    return (Edit(begin, end, f"{mark}{escaped}{mark}"),)


def _without_comment(text: str, value: range) -> tuple[range, bool]:
    """A value without the comment behind it, and whether that is one for certain: no mark closes behind it."""
    comment = _COMMENT.search(text, value.start, value.stop)
    if not comment:
        return value, True
    if _MARK.search(text, comment.end(), value.stop):
        return value, False
    return range(value.start, comment.start()), True


@cache
def _texts() -> frozenset[str]:
    """The keywords whose value is text in whatever part they stand: no ids or fixed values."""
    from toc.core.keywords import KEYWORDS
    from toc.core.shapes import Leaf, ListOf, shapes_of

    others: set[str] = set()
    for part, words in KEYWORDS.items():
        for word in words:
            shape = shapes_of(part)[word.en]
            if isinstance(shape, ListOf) and not shape.reference:
                shape = shape.item
            if not isinstance(shape, Leaf) or shape.values:
                others |= {word.en, word.nl, *word.also}
    return known_keywords() - others


def _holds_keyword(value: str) -> str:
    """The first keyword with a colon in a value: it was to stand on a line of its own. Empty where there is none."""
    return next((found[1] for found in _WITH_COLON.finditer(value) if found[1] in known_keywords()), "")


def is_text(text: str, lines: Lines, start: int) -> bool:
    """Whether the value that starts there is a text: between marks, a list of ids would lose its arrows."""
    number = lines.position(start).line
    before = text[lines.bounds(number)[0] : start]
    key = _KEY_BEFORE.search(before)
    if key:
        return key[1] in _texts()
    indent, above = len(before) - len(before.lstrip(" ")), number
    if before.strip() != "-":
        return False
    while (above := _filled_above(text, lines, above)) and _line(text, lines, above).lstrip(" ").startswith("- "):
        if _indent(text, lines, above) < indent:
            return False
    found = _KEY.match(_line(text, lines, above)) if above else None
    return bool(found and found["key"] in _texts() and _indent(text, lines, above) <= indent)


def _goes_on_below(text: str, lines: Lines, opening: int) -> bool:
    """Whether the next line may be the rest of the text that starts there."""
    number = lines.position(opening).line
    below = _line(text, lines, number + 1)
    return (
        bool(below.strip())
        and _indent(text, lines, number + 1) > _indent(text, lines, number)
        and not _KEY.match(below)
    )


def _value_in_line(text: str, lines: Lines, start: int) -> range:
    """The value that starts at that offset: to the end of its line, or as far as it goes in brackets."""
    value = _without_outer_brackets(text, lines, start)
    in_brackets = _open_brackets(text[lines.bounds(lines.position(start).line)[0] : start]) > 0
    following = _NEXT_KEYWORD.search(text, start, value.stop) if in_brackets else None
    stop = following.start() if following else value.stop
    return range(start, start + len(text[start:stop].rstrip(" ,")) if in_brackets else stop)


def _offset(mark: Any, text: str) -> int:
    return min(mark.index if mark else len(text), max(len(text.rstrip()) - 1, 0))


def _unexpected_colon(text: str, lines: Lines, at: int) -> tuple[Broken, range]:
    """A second colon in a value, a line that is indented too far, or a line above that lacks its colon."""
    number = lines.position(at).line
    start = _value_start(text, lines, at)
    alike = on_line(_line(text, lines, number), lines.bounds(number)[0], lines, "")
    if alike and alike.kind in ("no-blank", "odd-colon", "other-sign"):
        return _missing_colon(text, lines, number)
    if start is not None and _OPENS_BLOCK.match(_line(text, lines, number)):
        return _missing_colon(text, lines, number)
    if start is not None:
        rest = _rest_of_line(lines, start)
        value = re.split(r"\s#", text[start : rest.stop])[0]
        edits = _quoted(text, range(start, start + len(value)), "'")
        if keyword := _holds_keyword(value):
            return Broken("two-keywords", lines.span(at, at + 1), keyword), rest
        mends = () if _MORE_THAN_TEXT.search(value) else edits
        certain = is_text(text, lines, start)
        return Broken("colon", lines.span(at, at + 1), edits[0].text, edits=mends, certain=certain), rest
    above = _filled_above(text, lines, number)
    if above and not _KEY.match(_line(text, lines, above)) and not _goes_on(text, lines, above):
        return _missing_colon(text, lines, above)
    return _too_far_in(text, lines, number), _blocks_beside(text, lines, number)


def _too_far_in(text: str, lines: Lines, number: int) -> Broken:
    start, _ = lines.bounds(number)
    return Broken("indent", lines.span(start, start + max(_indent(text, lines, number), 1)))


def _filled_above(text: str, lines: Lines, number: int, *, first: bool = False) -> int:
    """The nearest (or the first) line above that is not empty or a comment; 0 where there is none."""
    above = range(1, number) if first else range(number - 1, 0, -1)
    return next((one for one in above if _line(text, lines, one).split("#")[0].strip()), 0)


def _goes_on(text: str, lines: Lines, number: int) -> bool:
    """Whether a line is the rest of the text that starts on the line above it."""
    above = _filled_above(text, lines, number)
    key = _KEY.match(_line(text, lines, above)) if above else None
    return bool(
        key
        and _line(text, lines, above)[key.end() :].strip()
        and _indent(text, lines, above) < _indent(text, lines, number)
    )


def _missing_colon(text: str, lines: Lines, number: int) -> tuple[Broken, range]:
    line = _line(text, lines, number)
    first = lines.bounds(number)[0]
    start = first + _indent(text, lines, number)
    filled = _filled_above(text, lines, number)
    above = _line(text, lines, filled) if filled else ""
    alike = on_line(line, first, lines, above)
    if alike and alike.kind != "no-colon":
        broken = Broken(alike.kind, alike.span, alike.detail, None, alike.edits, alike.certain)
        return broken, block(text, lines, number)
    if alike:
        span = lines.span(start, start + len(line.strip()))
        return Broken("no-colon", span, line.strip(), None, alike.edits, certain=False), block(text, lines, number)
    if comment := _comment_in_text(text, lines, number):
        return Broken("comment-inside", comment), block(text, lines, number)
    return Broken("no-colon", lines.span(start, start + len(line.strip())), line.strip()), block(text, lines, number)


def _comment_in_text(text: str, lines: Lines, number: int) -> Span | None:
    """The comment between a line and the text above it that it goes on with: there the text ends for YAML."""
    above = number - 1
    while above and not _line(text, lines, above).strip():
        above -= 1
    if not above or _indent(text, lines, above) > _indent(text, lines, number):
        return None
    line, first = _line(text, lines, above), lines.bounds(above)[0]
    found = _COMMENT.search(line) or re.match("#", line)
    if not found or line[: found.start()].rstrip().endswith(("'", '"', ":")):
        return None
    outer = _filled_above(text, lines, number)
    if not outer or _indent(text, lines, outer) > _indent(text, lines, number):
        return None
    return lines.span(first + found.start(), first + len(line))


def _value_start(text: str, lines: Lines, at: int) -> int | None:
    """Where the value starts on the line of that offset, if the offset stands in a value."""
    first, _ = lines.bounds(lines.position(at).line)
    match = _KEY.match(_line(text, lines, lines.position(at).line))
    if not match or first + match.end() > at:
        return None
    return first + match.end()


def _rest_of_line(lines: Lines, offset: int) -> range:
    number = lines.position(offset).line
    return range(offset, lines.bounds(number)[0] + len(lines.line(number)))


def blanked(text: str, stretch: range) -> str:
    """The text with that stretch made blank: every offset and every line stays where it is."""
    return text[: stretch.start] + re.sub(r"[^\r\n]", " ", text[stretch.start : stretch.stop]) + text[stretch.stop :]


def _without_outer_brackets(text: str, lines: Lines, opening: int) -> range:
    """The rest of the line from a bracket, without what closes the brackets before it: those are in order."""
    outer = _open_brackets(text[lines.bounds(lines.position(opening).line)[0] : opening])
    stop = _rest_of_line(lines, opening).stop
    while outer > 0 and text[opening:stop].rstrip()[-1:] in ("]", "}"):
        stop = opening + len(text[opening:stop].rstrip()) - 1
        outer -= 1
    return range(opening, max(stop, opening + 1))


def block(text: str, lines: Lines, number: int) -> range:
    """The line and every line below it that is indented deeper, so that these do not end up under another keyword."""
    start, end = lines.bounds(number)
    indent = _indent(text, lines, number)
    below = number + 1
    while below <= len(lines):
        line = _line(text, lines, below)
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        end = lines.bounds(below)[1]
        below += 1
    return range(start, end)


def _blocks_beside(text: str, lines: Lines, number: int) -> range:
    """The same, with the keywords that follow it side by side: indented like it, they would break in the same way."""
    stretch = block(text, lines, number)
    indent = _indent(text, lines, number)
    if not indent or not _KEY.match(_line(text, lines, number)):
        return stretch
    stop = stretch.stop
    for below in range(lines.position(stop).line, len(lines) + 1):
        start, end = lines.bounds(below)
        line = text[start:end].rstrip("\r\n")
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        stop = end
    return range(stretch.start, stop)


def _line(text: str, lines: Lines, number: int) -> str:
    """The line as it is now: the parts that were blanked out earlier are blank."""
    start, end = lines.bounds(number)
    return text[start:end].rstrip("\r\n")


def _indent(text: str, lines: Lines, number: int) -> int:
    line = _line(text, lines, number)
    return len(line) - len(line.lstrip(" "))
