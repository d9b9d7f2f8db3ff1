"""Plain data → the text of a new plan: tidy, with comments where a person has to look, and proved by reading it."""

import re
from collections.abc import Iterator
from typing import Any

from toc.core import keywords
from toc.core.languages import spelling_of
from toc.core.messages import Message, message, text
from toc.core.model import Actor, Baseline, Criterion, Language, Part, Plan, Step, Target
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import Data, data_of, pruned
from toc.exchange.draft import Path, Result
from toc.exchange.limits import TooMuchError
from toc.exchange.values import ANSWERS, ANSWERS_IN, COUNTS, DATES
from toc.syntax.decode import MAX_BYTES
from toc.syntax.formatting.cst import BLANK, Collection, Entry, Piece, Scalar, Written
from toc.syntax.formatting.normalize import order_of
from toc.syntax.formatting.printer import in_line, write
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

# --- Data → the tree of `syntax.formatting` ---------------------------------------------------------------------------
# Plain data → pieces for `syntax.formatting`: values spelled in a language, quoted where they have to be.

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_DATE = re.compile(r"\d{4}(?:-\d\d-\d\d)?")
_ON_ONE_LINE = (Actor, Step, Baseline, Target, Criterion)
"""Small parts are written between braces as long as they fit."""


def piece_of(value: Any, shape: Shape, language: Language, keyword: str = "") -> Piece:
    """The piece for a value at a place of that shape, under that keyword."""
    match shape:
        case PartOf():
            return part_piece(value, shape.part, language)
        case ListOf():
            return _list(value, shape, language, keyword)
        case SectionOf():
            entries = [Entry(0, key_piece(key), piece_of(one, shape.item, language)) for key, one in value.items()]
            return Collection(is_mapping=True, is_flow=False, column=0, entries=entries, shape=shape)
        case Leaf():
            return leaf_piece(value, shape, language, keyword)


def key_piece(key: str) -> Scalar:
    return Scalar(key, "" if re.fullmatch(r"[A-Za-z][\w-]*", key, re.ASCII) else '"')


def leaf_piece(value: Any, shape: Leaf, language: Language, keyword: str) -> Scalar:
    """A single value: fixed ones, dates, figures and answers plain, texts as they need it."""
    if shape.values:
        return Scalar(
            next(word.spelled(language) for word in keywords.VALUES[shape.values] if word.en == value), shape=shape
        )
    if isinstance(value, bool) or keyword in ANSWERS:
        return Scalar(ANSWERS_IN[spelling_of(language)][not value], shape=shape)
    text = str(value)
    bare = (keyword in DATES or keyword == "when") and _DATE.fullmatch(text)
    bare = bare or (keyword in {*COUNTS, "value", "toc"} and _PLAIN_NUMBER.fullmatch(text))
    if bare:
        return Scalar(text, shape=shape)
    return Scalar(text, "|" if "\n" in text else '"', shape=shape)


def _list(value: list[Any], shape: ListOf, language: Language, keyword: str) -> Piece:
    if len(value) == 1 and keyword in _ALONE and (shape.reference is None or shape.reference.links):
        return leaf_piece(value[0], Leaf(), language, keyword)
    items = [Entry(0, None, piece_of(one, shape.item, language, keyword)) for one in value]
    flow = not isinstance(shape.item, PartOf) and (shape.reference is not None or keyword in _SHORT)
    return Collection(is_mapping=False, is_flow=flow, column=0, entries=items, shape=shape)


_ALONE = frozenset({"link", "by", "who"})
"""Lists of which most have one item: that is written without brackets."""
_SHORT = frozenset({"aliases", "by", "who", "when", "disaggregation", "users"})


def part_piece(value: dict[str, Any], part: type[Part], language: Language) -> Collection:
    """A part, its keywords in the tidy order."""
    places = order_of(part)
    entries = [entry_of(name, value[name], part, language) for name in sorted(value, key=lambda name: places[name])]
    flow = issubclass(part, _ON_ONE_LINE) or not entries
    return Collection(is_mapping=True, is_flow=flow, column=0, entries=entries, shape=PartOf(part))


def entry_of(name: str, value: Any, part: type[Part], language: Language) -> Entry:
    """A keyword with its value."""
    word = next(word for word in keywords.KEYWORDS[part] if word.en == name)
    piece = piece_of(value, shapes_of(part)[name], language, name)
    return Entry(0, Scalar(word.spelled(language)), piece, word=word)


def one_line(piece: Piece) -> str | None:
    """The piece as it stands between brackets, or None where it is a list that has lines of its own."""
    if isinstance(piece, Scalar):
        return in_line(Scalar(piece.text, '"') if "\n" in piece.text else piece, flow=True)
    if not isinstance(piece, Collection):
        return None
    if not piece.is_flow and not piece.is_mapping and piece.entries:
        return None
    parts = [_entry_on_line(entry) for entry in piece.entries]
    if None in parts:
        return None
    listed = ", ".join(part for part in parts if part is not None)
    return f"{{{listed}}}" if piece.is_mapping else f"[{listed}]"


def _entry_on_line(entry: Entry) -> str | None:
    value = one_line(entry.value)
    if value is None or entry.key is None:
        return value
    return f"{in_line(entry.key, flow=True)}: {value}" if isinstance(entry.key, Scalar) else None


# --- The new plan -----------------------------------------------------------------------------------------------------
# A result → the text of a new plan: tidy, with comments where a person has to look, and proved by reading it.

_NEEDED = (
    (
        "impact_goal",
        message("no-impact-goal-found-for-whom"),
    ),
    (
        "activities",
        message("no-activities-found-who-does-what"),
    ),
    (
        "outcomes",
        message("no-outcomes-found-what-changes-in"),
    ),
)


class NotProvedError(Exception):
    """What would be written does not read as what was meant; `where` is the first place that differs."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def new_plan(result: Result, language: Language, sources: str) -> bytes:
    """The text of the plan. Raises NotProvedError where it would not read as the result says."""
    wanted: Data = {"toc": 1, **result.data}
    if result.base is None:
        wanted = {"toc": 1, "language": language.value, "status": "draft", **result.data}
    wanted = pruned(wanted, PartOf(Plan))
    root = part_piece(wanted, Plan, language)
    _comment(root, result.checks, language)
    root.entries[0].above = [BLANK]
    written = Written([*_head(language, sources, wanted)], root, {})
    content = write(written).encode()
    if len(content) > MAX_BYTES:
        size = f"{MAX_BYTES // 1_000_000} MB"
        raise TooMuchError(message("the-plan-would-be-more-than", size=size))
    tidied = tidy(content, "plan.toc.yaml")
    prove(tidied.content, wanted)
    if tidied.refusal:
        raise NotProvedError(tidied.refusal)
    return tidied.content


def prove(content: bytes, wanted: Data) -> None:
    """Raises NotProvedError where the text does not read, without problems, as that data."""
    document = read(content, "plan.toc.yaml")
    if document.problems:
        first = document.problems[0]
        raise NotProvedError(f"{first.rule} {first.report.span.start.line}")
    found = data_of(document.plan)
    if found != wanted:
        raise NotProvedError(_difference(found, wanted))


def _difference(found: Data, wanted: Data) -> str:
    """The way to the first value that differs."""
    for name in {**found, **wanted}:
        one, other = found.get(name), wanted.get(name)
        if isinstance(one, dict) and isinstance(other, dict) and one != other:
            return f"{name}.{_difference(one, other)}"
        if one != other:
            return name
    return ""


def _head(language: Language, sources: str, wanted: Data) -> Iterator[str]:
    made = message("made-with-toc-import-from", sources=sources)
    look = message("lines-with-check-ask-for-your")
    yield f"# {made.text(language)}"
    yield f"# {look.text(language)}"
    mark = text(language, "import-check-mark")
    for name, needed in _NEEDED:
        if not wanted.get(name):
            yield mark + needed.text(language)


def _comment(root: Collection, checks: dict[Path, list[Message]], language: Language) -> None:
    mark = text(language, "import-check-mark")
    for path, listed in checks.items():
        entry = _entry_at(root, path)
        for said in listed if entry else ():
            entry.above.append(mark + _one_line(said.text(language)))  # type: ignore[union-attr]


def _one_line(said: str) -> str:
    return " ".join(said.split())[:160]


def _entry_at(root: Collection, path: Path) -> Entry | None:
    """The entry at that way, or the last one on it that has a line of its own."""
    found: Entry | None = None
    collection = root
    for step in path:
        entry = next((one for one in collection.entries if _is(one, step)), None)
        if entry is None:
            break
        found = entry
        if not isinstance(entry.value, Collection) or entry.value.is_flow:
            break
        collection = entry.value
    return found


def _is(entry: Entry, step: str) -> bool:
    if entry.word:
        return entry.word.en == step
    return isinstance(entry.key, Scalar) and entry.key.text == step
