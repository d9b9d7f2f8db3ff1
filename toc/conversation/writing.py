"""From a plan to a file with a comment above each section."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from toc.conversation.draft import made
from toc.conversation.names import label, needs_label
from toc.conversation.phrases import words_in
from toc.conversation.words import Phrase
from toc.core import keywords
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
from toc.syntax.formatting.arranging import order_of
from toc.syntax.formatting.scalars import STEP, is_plain, quoted
from toc.syntax.formatting.tidy import tidy

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
