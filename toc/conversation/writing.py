"""From a conversation to a file: a new one with comments, or additions to a plan that is there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from toc.conversation.draft import label, made, needs_label
from toc.conversation.words import Phrase, words_in
from toc.core import keywords
from toc.core.findings import Edit
from toc.core.languages import spelling_of
from toc.core.model import (
    IMPACT,
    Activity,
    Actor,
    Baseline,
    ChangeType,
    Context,
    ImpactGoal,
    Language,
    Outcome,
    Output,
    Part,
    Plan,
    PolicyObjective,
    Role,
    Status,
    Target,
    Term,
)
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.syntax.document import Document, Path
from toc.syntax.formatting.normalize import order_of
from toc.syntax.formatting.printer import STEP, is_plain, quoted
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

# --- A new plan -------------------------------------------------------------------------------------------------------
# From a plan to a file with a comment above each section.

_FIGURE = re.compile(r"(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class NotWritableError(Exception):
    """The plan has something for which there is no tidy form."""


def file_of(plan: Plan, language: Language, *, top: tuple[str, ...] = ()) -> bytes:
    """The whole file, tidy, with the lines of `top` above it (comments). Raises NotWritableError where `toc fmt` is not
    sure to keep all of it."""
    lines = [*top, *plain_lines(plan, language, comments=True)]
    tidied = tidy("".join(f"{line}\n" for line in lines).encode(), "toc new")
    if tidied.refusal:
        raise NotWritableError(f"{tidied.refusal}: {tidied.rule} at line {tidied.line}")
    return tidied.content


def plain_text(plan: Plan, language: Language) -> str:
    """The plan as YAML on which the rules can look; without comments, and not tidy."""
    return "".join(f"{line}\n" for line in plain_lines(plan, language))


def plain_lines(plan: Plan, language: Language, *, comments: bool = False) -> Iterator[str]:
    """The lines of a plan: every text between quotation marks."""
    about = words_in(language).sections if comments else {}
    for name in order_of(Plan):
        value = value_of(plan, name)
        if value in (None, (), {}):
            continue
        shape = shapes_of(Plan)[name]
        if name in about:
            yield ""
            yield from (f"# {line}" for line in about[name])
        yield from keyword_lines(Plan, name, shape, value, language)


def value_of(part: Part, name: str) -> Any:
    """The value of a keyword by its English name."""
    return getattr(part, f"{name}_" if name in ("for", "with") else name)


def keyword_lines(part: type[Part], name: str, shape: Shape, value: Any, language: Language) -> Iterator[str]:
    """The lines of one keyword and its value, not indented."""
    key = keywords.spell(name, language, part)
    if part in (Baseline, Target) and name == "value" and _FIGURE.fullmatch(value):
        yield f"{key}: {value}"  # as people write figures, and no other text that looks like one
        return
    yield from pair_lines(key, shape, value, language)


def pair_lines(key: str, shape: Shape, value: Any, language: Language) -> Iterator[str]:
    """The lines of a key and its value, not indented."""
    match shape:
        case Leaf():
            yield f"{key}: {leaf(value, language)}"
        case ListOf(reference=reference) if reference and reference.to:
            yield f"{key}: [{', '.join(value)}]"
        case ListOf(reference=reference) if reference and len(value) == 1:
            yield f"{key}: {leaf(value[0], language)}"
        case PartOf(part) if part is Actor and not value.aliases:
            yield f"{key}: {{{', '.join(_inside(value, language))}}}"
        case _:
            yield f"{key}:"
            yield from (" " * STEP + line for line in _block(shape, value, language))


def leaf(value: object, language: Language) -> str:
    """A single value as it can stand in any place."""
    match value:
        case StrEnum():
            return keywords.spell(value.value, language)
        case bool():
            return ("no", "yes")[value] if language is Language.EN else ("nee", "ja")[value]
        case str() if _DATE.fullmatch(value) or is_plain(value, flow=True):
            return value
        case str():
            return quoted(value)
        case _:
            return str(value)


def _block(shape: Shape, value: Any, language: Language) -> Iterator[str]:
    match shape:
        case ListOf(item=item):
            for one in value:
                first, *more = _block(item, one, language) if isinstance(item, PartOf) else [leaf(one, language)]
                yield f"- {first}"
                yield from (" " * STEP + line for line in more)
        case SectionOf(item=item):
            things: Mapping[str, Any] = value
            for name, thing in things.items():
                yield from pair_lines(quoted(name) if isinstance(item, Leaf) else name, item, thing, language)
        case _:
            yield from _inside(value, language)


def _inside(part: Part, language: Language) -> Iterator[str]:
    """The lines of the keywords of a part."""
    shapes = shapes_of(type(part))
    for name in order_of(type(part)):
        value = value_of(part, name)
        if value not in (None, (), {}, False):
            yield from keyword_lines(type(part), name, shapes[name], value, language)


_IDS = {
    Language.NL: ("dienst", "doelgroep", "activiteit", "resultaat", "verandering"),
    Language.EN: ("service", "target_group", "activity", "result", "change"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said beforehand; the rest says XX."""

    title: str = ""
    organisation: str = ""
    objective: str = ""
    source: str = ""
    goal: str = ""


def skeleton(given: Given, language: Language, today: date, top: tuple[str, ...] = ()) -> bytes:
    """The smallest plan that has every step, with a comment above each, and XX where there is something to fill in."""
    later = f"# {words_in(language).say[Phrase.LATER]}"
    return file_of(_plan(given, language, today), language, top=(*top, later))


def _plan(given: Given, language: Language, today: date) -> Plan:
    say = words_in(language).say
    group = _IDS[spelling_of(language)][1]
    goal = given.goal or say[Phrase.FILL_IN_GOAL]
    return made(
        Plan,
        toc=1,
        language=language,
        title=given.title or say[Phrase.FILL_IN_TITLE],
        organisation=given.organisation,
        version="0.1",
        date=today.isoformat(),
        status=Status.DRAFT,
        policy_objective=made(
            PolicyObjective,
            text=given.objective or say[Phrase.FILL_IN_OBJECTIVE],
            source=given.source or say[Phrase.FILL_IN_SOURCE],
        ),
        context=made(Context, problem=say[Phrase.FILL_IN_WHY]),
        impact_goal=made(
            ImpactGoal, text=goal, label=label(goal) if needs_label(goal) else "", who=(group,), horizon=Term.LONG
        ),
        **_way(language),
    )


def _way(language: Language) -> dict[str, object]:
    """Actors, one activity, one output and one outcome, by section."""
    say = words_in(language).say
    service, group, activity, result, change = _IDS[spelling_of(language)]
    return {
        "actors": {
            service: made(Actor, name=say[Phrase.SERVICE], role=Role.CITY),
            group: made(Actor, name=say[Phrase.TARGET_GROUP], role=Role.TARGET_GROUP),
        },
        "activities": {
            activity: made(
                Activity, text=say[Phrase.FILL_IN_ACTIVITY], by=(service,), for_=(group,), leads_to=(result,)
            )
        },
        "outputs": {result: made(Output, text=say[Phrase.FILL_IN_OUTPUT], who=(group,), leads_to=(change,))},
        "outcomes": {
            change: made(
                Outcome,
                text=say[Phrase.FILL_IN_OUTCOME],
                who=(group,),
                type=ChangeType.BEHAVIOUR,
                term=Term.MEDIUM,
                leads_to=(IMPACT,),
            )
        },
    }


# --- A plan that is there ---------------------------------------------------------------------------------------------
# Adds to a plan that is there, without touching a character of what it says.
#
# What was there and what is wanted are compared part by part; for everything that is new there is one insertion, in the
# style of what stands around it. Afterwards the text is read again: it holds what is wanted, or it is not given out.

_EMPTY: tuple[object, ...] = (None, (), {}, False)
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def grafted(base: Document, wanted: Plan) -> str:
    """The text of the document with what the wanted plan has besides. Raises NotWritableError where something that is
    there would have to change, or where the place for something cannot be told."""
    edits = list(_Grafts(base).into_part((), base.plan, wanted))
    text = base.text
    # The last first, so that the offsets of the others stay right; of two at one place the later one stands behind.
    for _, edit in sorted(enumerate(edits), key=lambda pair: (pair[1].start, pair[0]), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if _is_tidy(base.text):  # then it stays so, and nothing but what was added takes another form
        text = tidy(text.encode(), base.path).content.decode()
    after = read(text, base.path)
    if after.plan != wanted or len(after.problems) > len(base.problems):
        raise NotWritableError(base.path)
    return text


@lru_cache(maxsize=4)
def _is_tidy(text: str) -> bool:
    tidied = tidy(text.encode(), "")
    return tidied.refusal is None and tidied.content == text.encode()


class _Grafts:
    def __init__(self, base: Document) -> None:
        self._base = base
        self._text = base.text
        found = re.search(r"\r\n|\n|\r", base.text)
        self._line_end = found[0] if found else "\n"

    def into_part(self, path: Path, old: Part, new: Part) -> Iterator[Edit]:
        """What has to come into the part at that path."""
        shapes = shapes_of(type(new))
        for name in order_of(type(new)):
            before, after = value_of(old, name), value_of(new, name)
            if before == after:
                continue
            if before in _EMPTY:
                if self._base.place(*path, name):
                    raise NotWritableError(name)
                yield self._keyword(path, type(new), name, shapes[name], after)
            else:
                yield from self._into((*path, name), shapes[name], before, after)

    def _into(self, path: Path, shape: Shape, before: Any, after: Any) -> Iterator[Edit]:
        match shape:
            case PartOf():
                yield from self.into_part(path, before, after)
            case SectionOf(item=PartOf() as item):
                for name, thing in after.items():
                    if name not in before:
                        yield self._entry(path, name, item, thing)
                    elif before[name] != thing:
                        yield from self._into((*path, name), item, before[name], thing)
            case ListOf(item=Leaf()) if after[: len(before)] == before:
                yield from self._items(path, len(before), after[len(before) :])
            case _:
                raise NotWritableError(str(path))

    def _keyword(self, path: Path, part: type[Part], name: str, shape: Shape, value: Any) -> Edit:
        spelling = self._base.spelling
        lines = list(keyword_lines(part, name, shape, value, spelling))
        if path:
            return self._inside(path, lines)
        about = words_in(self._base.language).sections.get(name, ())
        lines = ["", *(f"# {line}" for line in about), *lines] if not isinstance(shape, Leaf) else lines
        return self._after(self._before_keyword(name), lines, 0)

    def _before_keyword(self, name: str) -> Path:
        """The keyword of the plan behind which that one comes: the last one that stands before it in the tidy order."""
        order = order_of(Plan)
        there = [(path[0], place) for path, place in self._base.places.items() if len(path) == 1]
        earlier = [key for key, _ in there if isinstance(key, str) and key in order and order[key] < order[name]]
        if not earlier:
            raise NotWritableError(name)
        return (max(earlier, key=lambda one: order[one]),)

    def _entry(self, path: Path, name: str, item: PartOf, thing: Part) -> Edit:
        return self._inside(path, list(pair_lines(name, item, thing, self._base.spelling)))

    def _inside(self, path: Path, lines: list[str]) -> Edit:
        """The lines at the end of the mapping at that path."""
        children = self._children(path)
        if not children:
            raise NotWritableError(str(path))
        last = children[-1]
        place, whole = self._base.places[last], self._base.places[path]
        if place.key is None:
            raise NotWritableError(str(path))
        if self._is_flow(path):
            return Edit(place.value.end.offset, place.value.end.offset, f", {self._in_line(lines)}")
        indent = place.key.start.column - 1
        if whole.key and indent <= whole.key.start.column - 1:
            raise NotWritableError(str(path))
        return self._after(last, lines, indent)

    def _is_flow(self, path: Path) -> bool:
        around = [self._base.place(*path[:end]) for end in range(1, len(path) + 1)]
        return any(
            one and self._text[one.value.start.offset : one.value.start.offset + 1] in ("{", "[") for one in around
        )

    def _in_line(self, lines: list[str]) -> str:
        """`keyword: value` as it can stand between brackets."""
        if len(lines) == 1:
            return lines[0]
        head, *rest = lines
        if not all(line.startswith(" " * STEP) and ": " in line for line in rest) or not head.endswith(":"):
            raise NotWritableError(head)
        return f"{head} {{{', '.join(line.strip() for line in rest)}}}"

    def _children(self, path: Path) -> list[Path]:
        """The paths of what stands directly in that part, in the order of the file."""
        there = [one for one in self._base.places if len(one) == len(path) + 1 and one[: len(path)] == path]
        return sorted(there, key=lambda one: self._base.places[one].name.start.offset)

    def _after(self, path: Path, lines: list[str], indent: int) -> Edit:
        """The lines behind the last line of what stands at that path."""
        end = self._end_of(path)
        while end > 0 and self._text[end - 1] in " \t\r\n":
            end -= 1
        rest = _REST_OF_LINE.match(self._text, end)
        at = rest.end() if rest else end
        added = "".join(self._line_end + (" " * indent + line if line else "") for line in lines)
        return Edit(at, at, added)

    def _end_of(self, path: Path) -> int:
        """The offset behind the last value in that part."""
        ends = [place.value.end.offset for one, place in self._base.places.items() if one[: len(path)] == path]
        return max(ends)

    def _items(self, path: Path, count: int, more: tuple[Any, ...]) -> Iterator[Edit]:
        """More items of a list that has so many."""
        place = self._base.places[path]
        start, end = place.value.start.offset, place.value.end.offset
        shown = [one if re.fullmatch(r"[A-Za-z][\w-]*", str(one)) else leaf(one, self._base.spelling) for one in more]
        last = self._base.place(*path, count - 1)
        sign = self._text[start : start + 1]
        if sign == "[" and last:
            at = last.value.end.offset
            yield Edit(at, at, "".join(f", {one}" for one in shown))
        elif sign == "-" and last:
            line = self._text.rfind("\n", 0, last.value.start.offset) + 1
            indent = self._text.index("-", line) - line
            yield self._after((*path, count - 1), [f"- {one}" for one in shown], indent)
        elif count == 1 and not self._text[start:end].startswith(("-", "[", "&", "*", "!", "|", ">")):
            yield Edit(start, start, "[")
            yield Edit(end, end, "".join(f", {one}" for one in shown) + "]")
        else:
            raise NotWritableError(str(path))
