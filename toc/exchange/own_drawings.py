"""What drawings of toc say beyond those of others, and the texts of drawings as a plan can hold them."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from html.entities import html5

from toc.compare.difference import Change
from toc.core.languages import Language
from toc.core.messages import Message, message, text
from toc.exchange.graphs import Arrow, Graph, Node
from toc.pictures import views
from toc.pictures.changes import STROKES
from toc.pictures.mermaid import FORMS, LONGEST
from toc.pictures.theme import FEEDBACK, THEMES, Kind
from toc.pictures.words import WORDS

# --- Texts ------------------------------------------------------------------------------------------------------------
# The texts of drawings as a plan can hold them: codes of characters (`#35;`, `&amp;`), markup, line breaks.

_CODE = re.compile(r"([#&])(?:#?(\d++)|#?[xX]([0-9a-fA-F]++)|([A-Za-z]\w{0,31}+));")
_LARGEST = 7
"""Digits of the highest number that a character can have, in decimals."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(
    r"</?(?:[abipsuo]|br|hr|em|strong|small|big|sub|sup|font|span|div|code|pre|center|table|tr|td|th|tbody|ul|ol|li|img"
    r"|vr|h[1-6]|foreignobject|svg|style|script)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
"""HTML as people write it in labels; anything else between such signs is text."""
_BREAK = re.compile(r"<br\s*+/?>", re.IGNORECASE)
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*_]*+)\1")


def decoded(text: str, sign: str = "#&") -> str:
    """The text with its codes as the characters that they stand for; `sign` says with what a code starts.

    What no text can hold, a number without a character for instance, becomes the sign for an unknown character. A name
    that nobody knows stays as it is written.
    """

    def character(found: re.Match[str]) -> str:
        start, decimal, hexadecimal, name = found.groups()
        if start not in sign:
            return found[0]
        if name is not None:
            return html5.get(f"{name};", found[0])
        digits = (decimal or hexadecimal).lstrip("0")
        if len(digits) > _LARGEST:
            return _UNKNOWN
        return html.unescape(f"&#{'' if decimal else 'x'}{digits or '0'};") or _UNKNOWN

    return _CODE.sub(character, text)


def one_line(text: str) -> str:
    """The text with single spaces, without what no file can hold."""
    return " ".join(_CONTROL.sub("", text).split())


def without_tags(text: str) -> str:
    """The text without HTML; a line break is a space."""
    return _TAG.sub("", _BREAK.sub(" ", text))


def lines_of(text: str) -> list[str]:
    """The text of a label of Mermaid as its lines, still with codes and marks."""
    return _BREAK.split(unquoted(text))


def unquoted(text: str) -> str:
    """The text without the quotation marks and backticks around it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return text.strip("`")


def is_bold(text: str) -> bool:
    """Whether a line of a label starts in bold."""
    return text.startswith("**")


def plain(text: str) -> str:
    """A label of Mermaid without quotation marks, marks for bold, tags, line breaks and codes.

    Codes are read last: what they stand for is text, and never a mark or a tag.
    """
    text = without_tags(unquoted(text).replace("\\n", " "))
    return one_line(decoded(_BOLD.sub(r"\2", text)))


# --- Drawings of toc --------------------------------------------------------------------------------------------------
# What the flowcharts of `toc render --format mermaid` say beyond those of others: ids, kinds, actors and loops; and
# which of it is no part of the plan: marks, notes, and in a picture of a difference what is gone.

MARK = re.compile(r"[A-Z]\d+(?:[,-]\d+)*|[+\N{MINUS SIGN}≠]\d+ [^\W\d_]+")
"""The mark of findings (`B1,3`), and the tag of what is new, gone or changed (`+2 nieuw`)."""
_FACT = re.compile(r"[A-Z]\d+(?: \([^()]*\))?(?:, [A-Z]\d+(?: \([^()]*\))?)*: .*")
"""A line of a box about an indicator, a question or a factor: `I3: 10% → 40%`."""
_STATE = re.compile(r"(look|same|added|removed|changed)\d+")
"""The class of a box that does not look as its kind does."""
_ACTOR, _BOX = "n__actor-", "n_"
_WITH_ACTORS = frozenset({"activity", "output", "outcome", "impact"})
_TERMS = frozenset(term for words in WORDS.values() for term in (words.short, words.medium, words.long))
_UNTITLED = frozenset(words.untitled for words in WORDS.values())
_EXTERNAL = frozenset(words.external for words in WORDS.values())
_NO_TEXT = tuple(f": {words.missing_text}" for words in WORDS.values())
_LONGEST_NUMBER = 10
_KINDS = {form[0]: kind for kind, form in FORMS.items() if kind != Kind.MISSING}


@dataclass(slots=True)
class Said:
    """What a flowchart says beside its boxes and arrows: its title (None: it has none), the looks of its arrows by
    number, which boxes are notes, the number of each arrow that was kept, and ids that no box can be called by."""

    title: str | None = None
    strokes: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)


def own_title(title: str) -> str:
    """The title of the plan: that of a picture without the name of the view; empty where the plan has none."""
    named, _, view = title.rpartition(" (")
    bare = named if view.removesuffix(")") in _names_of_views() else title
    return "" if bare in _UNTITLED else bare


def _names_of_views() -> set[str]:
    """What stands above the pictures, in every language."""
    titles = {entry.heading(lying=lying) for entry in views.every() for lying in (False, True)}
    return {text(language, title) for language in Language for title in titles}


def whole(text: str) -> str:
    """The text of a box; empty where it says that the plan has none."""
    return "" if text.endswith(_NO_TEXT) else text


def as_drawn_by_us(graph: Graph, said: Said) -> None:
    """Gives boxes the ids of the plan, the short name on their first line and the actors below it, and marks loops.

    What stands on an arrow (the number of a hypothesis) says nothing without the drawing around it.
    """
    graph.own = True
    graph.title = own_title(plain(said.title or ""))
    for name in said.ids.keys() & graph.nodes.keys():
        graph.nodes[name].id = f"{_BOX}{said.ids[name]}"
    names = {
        name: own for name, node in graph.nodes.items() if name not in said.notes and (own := _own_name(node.id, node))
    }
    gone = {name for name in names if _state(graph.nodes[name]) == Change.REMOVED.value}
    graph.left_out += [_gone(graph.nodes[name]) for name in names if name in gone]
    names = {name: own for name, own in names.items() if name not in gone}
    loops, removed = _in_colors(said, FEEDBACK.color), _in_colors(said, STROKES[Change.REMOVED].color)
    graph.nodes = {own: _box(own, graph.nodes[name]) for name, own in names.items()}
    graph.left_out += [_cut_off(node) for node in graph.nodes.values() if _is_cut_off(node.label)]
    graph.arrows = [
        replace(arrow, tail=names[arrow.tail], head=names[arrow.head], label="", back=_is_loop(arrow, number, loops))
        for number, arrow in zip(said.numbers, graph.arrows, strict=True)
        if arrow.tail in names and arrow.head in names and number not in removed
    ]


def _own_name(name: str, node: Node) -> str:
    """The id of the plan for a box; empty for what only fills a place in the drawing."""
    if name.startswith(_ACTOR):
        return name.removeprefix(_ACTOR)
    if name.startswith("n__") or node.kinds[:1] == ["missing"]:
        return ""
    return name.removeprefix(_BOX)


def _state(node: Node) -> str:
    """What became of the box in a picture of a difference; empty in one of a plan."""
    found = _STATE.fullmatch(node.kinds[0]) if node.kinds else None
    return found[1] if found else ""


def _gone(node: Node) -> tuple[str, Message]:
    label = plain(next(iter(_without_mark(node)), node.label))
    return node.spot, message("gone-in-this-picture-of-a", label=label)


def _is_cut_off(text: str) -> bool:
    return text.endswith(" …") and len(text) > LONGEST // 2


def _cut_off(node: Node) -> tuple[str, Message]:
    return (
        node.spot,
        message("the-end-of-a-long-text", label=node.label),
    )


def names_under(line: str, codes: str = "#&") -> tuple[list[str], bool]:
    """The names of the actors below the text of a box, and whether it says that it comes about outside the plan."""
    *before, last = line.split(" · ")
    external = one_line(decoded(last, codes)) in _EXTERNAL
    line = " · ".join(before) if external else line
    names = (one_line(decoded(one, codes)) for one in re.split(r",|\s(?:en|and)\s", line))
    return [one for one in names if one and not re.fullmatch(r"\+\d+|…", one)], external


def _box(own: str, node: Node) -> Node:
    kind = _KINDS.get(node.form, "") if _state(node) else next(iter(node.kinds), "")
    first, *under = _without_mark(node)
    under = [line for line in under if plain(line) not in _TERMS and not _FACT.fullmatch(plain(line))]
    who, external = names_under(" ".join(under[:1])) if kind in _WITH_ACTORS else ([], False)
    kinds = ["actors"] if node.id.startswith(_ACTOR) else [kind]
    return Node(own, whole(plain(first)), node.spot, kinds, who, keep_id=True, own=True, external=external)


def _without_mark(node: Node) -> list[str]:
    """The lines of a box but for the mark above them. A text in bold is what the box is about, whatever it says."""
    first, *rest = node.lines or [node.label]
    marked = rest and not node.strong and _state(node) != "same" and MARK.fullmatch(plain(first))
    return rest if marked else [first, *rest]


def _is_loop(arrow: Arrow, number: int, loops: Collection[int]) -> bool:
    """Whether an arrow leads back: in the colour of a loop, or where that is faded, with the word for it."""
    return number in loops or any(arrow.label.endswith(words.feedback) for words in WORDS.values())


def _in_colors(said: Said, color: str) -> set[int]:
    """The numbers of the arrows that have that colour in one of our themes."""
    colors = {theme.of(color).lower() for theme in THEMES.values()}
    return {
        int(number)
        for numbers, drawn in said.strokes
        if drawn.lower() in colors
        for number in numbers.split(",")
        if number.strip().isdecimal() and len(number) < _LONGEST_NUMBER
    }
