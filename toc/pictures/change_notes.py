"""What a picture of a difference tells in words: tags and marks with numbers, notes under the picture, the legend."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from toc.compare.describe_changes import Told, in_words
from toc.compare.difference import GOAL, Change, Difference, Tie, ends
from toc.compare.merged_plan import Tied, Union
from toc.core.messages import text
from toc.core.model import IMPACT, Language, Link, Plan
from toc.pictures.changes import SIGNS, TURNED, Changes
from toc.pictures.extras import Extras, Mark, Note, Notes, Part, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """With what a plan is compared: the name of the older version, what differs, and both plans in one."""

    since: str
    difference: Difference
    union: Union


_HEADING = "diff-what-changed"
_TAGS = {Change.ADDED: "diff-new-2", Change.REMOVED: "diff-gone-2", Change.CHANGED: "diff-changed-2"}
_LEGEND = {
    (Change.ADDED, True): "diff-new-link",
    (Change.REMOVED, True): "diff-link-that-is-gone",
    (Change.CHANGED, True): "diff-link-turned-round",
}
_UNCHANGED = "diff-grey-as-it-was"


def without_unplaced(plan: Plan, compared: Compared, placed: frozenset[str]) -> Plan:
    """The plan without removed factors and effects where these would be no boxes but facts, as if they were there."""
    removed = frozenset(compared.union.ids.values())
    sections = {Part.FACTORS: "external_factors", Part.UNINTENDED: "unintended_effects"}
    return plan.model_copy(
        update={
            section: {name: one for name, one in getattr(plan, section).items() if name not in removed}
            for part, section in sections.items()
            if part not in placed
        }
    )


def with_changes(told: Extras, plan: Plan, compared: Compared, language: Language) -> Extras:
    """What the picture of that plan tells, with what changed. `plan` is the union or a part of it: numbers are those of
    the whole."""
    everything = [
        _Entry(one, _mark(one, number)) for number, one in enumerate(in_words(compared.difference, language), 1)
    ]
    entries = [one for one in everything if _is_drawn(one.told, plan, compared)]
    signs = _signs(entries, compared, language)
    return replace(
        told,
        facts={name: [_signed(line, signs) for line in lines] for name, lines in told.facts.items()},
        marks={link: tuple(_standing_back(mark, signs) for mark in marks) for link, marks in told.marks.items()},
        notes=(*_notes(entries, language), *(_told_apart(note, signs) for note in told.notes)),
        changes=_changes(entries, compared, language),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """A change in words, and its mark."""

    told: Told
    mark: Mark


def _mark(one: Told, number: int) -> Mark:
    sign = TURNED if one.arrow and one.change is Change.CHANGED else SIGNS[one.change]
    return Mark(f"{sign}{number}", one.change)


def _is_drawn(one: Told, plan: Plan, compared: Compared) -> bool:
    """Whether a change is about something of that plan; of the whole plan everything is told."""
    if plan is compared.union.plan or not (one.thing or one.arrow):
        return True
    here = _ids(plan)
    if one.thing:
        return _id(one, compared) in here
    link = _tied(one, compared)[1]
    return {link.cause, *ends(link.effect)} <= here


def _ids(plan: Plan) -> set[str]:
    sections = (plan.actors, plan.inputs, plan.external_factors, plan.unintended_effects, plan.hypotheses)
    more = (plan.indicators, plan.learning_questions, plan.methods)
    return {name for name, _ in plan.nodes()} | {name for section in (*sections, *more) for name in section}


def _id(one: Told, compared: Compared) -> str:
    """The id of a thing in the union."""
    thing = one.thing
    if thing is None:
        return ""
    if thing.now:
        return thing.now[1]
    return IMPACT if thing.was == GOAL else compared.union.ids.get(thing.was or ("", ""), "")


def _tied(one: Told, compared: Compared) -> Tied:
    """An arrow with the ids of the union."""
    arrow = one.arrow
    if arrow is None or arrow.after or arrow.before is None:
        return (arrow.tie, arrow.after) if arrow and arrow.after else (Tie.LEADS_TO, Link("", ""))
    named = compared.union.named
    return arrow.tie, Link(named(arrow.before.cause), named(arrow.before.effect))


def _changes(entries: list[_Entry], compared: Compared, language: Language) -> Changes:
    boxes = {_id(entry.told, compared): entry for entry in entries if entry.told.thing}
    numbers = {_tied(entry.told, compared): entry.mark.text for entry in entries if entry.told.arrow}
    return Changes(
        boxes={name: one.told.change for name, one in boxes.items()},
        tags={name: _tag(one, language) for name, one in boxes.items()},
        arrows={(tie, _at_node(link)): change for (tie, link), change in compared.union.arrows.items()},
        numbers={(tie, _at_node(link)): number for (tie, link), number in numbers.items()},
        loose=compared.union.loose,
        since=text(language, "diff-compared-with", since=compared.since),
        described=". ".join(_title(entry.told, language).rstrip(".") for entry in entries),
        legend=_legend([entry.told for entry in entries], language),
    )


def _tag(one: _Entry, language: Language) -> str:
    return f"{one.mark.text} {text(language, _TAGS[one.told.change])}"


def _at_node(link: Link) -> Link:
    """An influence on a link is drawn to what that link leads to."""
    return Link(link.cause, ends(link.effect)[-1])


def _legend(entries: list[Told], language: Language) -> dict[tuple[Change | None, bool], str]:
    count = Counter((entry.change, entry.arrow is not None) for entry in entries)
    found: dict[tuple[Change | None, bool], str] = {}
    for change in Change:
        if number := count[change, False]:
            found[change, False] = f"{SIGNS[change]} {text(language, _TAGS[change])} ({number})"
    for change in Change:
        if number := count[change, True]:
            sign = TURNED if change is Change.CHANGED else SIGNS[change]
            found[change, True] = f"{sign} {text(language, _LEGEND[change, True])} ({number})"
    return {**found, (None, False): text(language, _UNCHANGED)}


def _notes(entries: list[_Entry], language: Language) -> tuple[Notes, ...]:
    """All changes in one group: the marks tell apart what is new, gone and changed."""
    notes = tuple(
        Note(entry.mark, ((_title(entry.told, language), False), *((line, True) for line in entry.told.lines)))
        for entry in entries
    )
    return (Notes(text(language, _HEADING), "", notes),) if notes else ()


def _title(one: Told, language: Language) -> str:
    """What a change is about, and what became of it; a sentence on an arrow says so itself."""
    if one.arrow:
        return one.title
    return f"{text(language, _TAGS[one.change]).capitalize()}: {one.title[0].lower()}{one.title[1:]}"


_LETTERS = {"indicators": "I", "learning_questions": "L", "external_factors": "E", "hypotheses": "H"}


def _signs(entries: list[_Entry], compared: Compared, language: Language) -> dict[str, str]:
    """The tag of everything that has a letter with a number, by these: `I3` → `+5 new`."""
    order = numbers_of(compared.union.plan)
    letters = {**_LETTERS, "unintended_effects": text(language, "diff-letter-of-unintended-effects")}
    found = {}
    for entry in entries:
        section, name = (entry.told.thing and entry.told.thing.now) or ("", "")
        if section in letters:
            found[f"{letters[section]}{order[name]}"] = _tag(entry, language)
    return found


def _standing_back(mark: Mark, signs: Mapping[str, str]) -> Mark:
    """The mark of what is as it was, without colour. A mark may stand for more: `H1,3`, `H7-11`."""
    spans = (span.partition("-") for span in mark.text[1:].split(","))
    numbers = [number for low, _, high in spans for number in range(int(low), int(high or low) + 1)]
    return mark if any(f"{mark.text[0]}{number}" in signs for number in numbers) else replace(mark, form="faded")


def _signed(line: str, signs: Mapping[str, str]) -> str:
    """A line of a box with the tags of what it is about: `I3 (+5 new): 10% → 40%`."""
    names, colon, rest = line.partition(":")
    if not colon or not re.fullmatch(r"[A-Z]\d+(, [A-Z]\d+)*", names):
        return line
    told = ", ".join(f"{name} ({signs[name]})" if name in signs else name for name in names.split(", "))
    return f"{told}:{rest}"


def _told_apart(notes: Notes, signs: Mapping[str, str]) -> Notes:
    """The same notes with the tags of those that changed; the others stand back."""
    return replace(notes, notes=tuple(_note(note, signs) for note in notes.notes))


def _note(note: Note, signs: Mapping[str, str]) -> Note:
    sign = signs.get(note.mark.text)
    if sign is None:
        return replace(note, mark=_standing_back(note.mark, signs), lines=tuple((line, True) for line, _ in note.lines))
    (first, less), *rest = note.lines
    return replace(note, lines=((f"{sign}: {first}", less), *rest))
