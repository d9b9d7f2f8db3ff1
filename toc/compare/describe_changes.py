"""A difference in words, in Dutch or English: under a picture, in a merge request, read aloud."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from toc.compare.difference import (
    ArrowChange,
    Change,
    Difference,
    FieldChange,
    ThingChange,
    Tie,
    Value,
    Way,
    arrows_of,
    ends,
)
from toc.compare.matching import things
from toc.core import keywords
from toc.core.messages import text
from toc.core.model import IMPACT, ImpactGoal, Language, Link, Named, Part, Plan
from toc.core.numbers import spoken

_SHORT = 48
"""Two values of at most so many characters are read on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change in words: what it is about, and what is different of it, a line for each. `thing` or `arrow` is the
    change that it tells; neither for what is about the plan as a whole."""

    change: Change
    title: str
    lines: tuple[str, ...]
    thing: ThingChange | None = None
    arrow: ArrowChange | None = None


def in_words(found: Difference, language: Language) -> list[Told]:
    """Every change: what is new, what is gone, what is different, then arrows between what was there before and after.

    An arrow to or from something that is new or gone is told with that.
    """
    telling = _Telling(found, language)
    told = [telling.thing(one) for one in found.things if not one.is_renamed_only]
    told.sort(key=lambda one: list(Change).index(one.change))
    told += telling.plan()
    told += [telling.arrow(one) for one in found.arrows if between_known(found, one)]
    return told


def between_known(found: Difference, one: ArrowChange) -> bool:
    """Whether what is at both ends of that arrow was there before and is there still."""
    goal = bool(found.old.impact_goal and found.new.impact_goal)
    new = {IMPACT} if goal else set()
    new |= {key[1] for key in found.same.was}
    old = {IMPACT} if goal else set()
    old |= {key[1] for key in found.same.now}
    return all(
        end in known
        for link, known in ((one.before, old), (one.after, new))
        if link
        for part in (link.cause, link.effect)
        for end in ends(part)
    )


def kind_name(section: str, language: Language) -> str:
    """What one thing of that section is called."""
    return text(language, _KINDS[section])


_KINDS = {
    "impact_goal": "diff-impact-goal",
    "actors": "diff-actor",
    "inputs": "diff-input",
    "goals": "diff-goal",
    "activities": "diff-activity",
    "outputs": "diff-output",
    "outcomes": "diff-outcome",
    "hypotheses": "diff-hypothesis",
    "external_factors": "diff-external-factor",
    "unintended_effects": "diff-unintended-effect",
    "indicators": "diff-indicator",
    "learning_questions": "diff-learning-question",
    "methods": "diff-method",
    "frames": "diff-frame",
}

_NOW = {
    Tie.LEADS_TO: "diff-now-leads-to",
    Tie.FEEDS_BACK: "diff-now-feeds-back-to",
    Tie.INFLUENCES: "diff-now-works-on",
    Tie.MAY_CAUSE: "diff-is-now-given-as-a",
}
_NO_LONGER = {
    Tie.LEADS_TO: "diff-no-longer-leads-to",
    Tie.FEEDS_BACK: "diff-no-longer-feeds-back-to",
    Tie.INFLUENCES: "diff-no-longer-works-on",
    Tie.MAY_CAUSE: "diff-is-no-longer-given-as",
}
_TURNED = "diff-and-no-longer-the-other"
_ABOUT = ("link", "measures", "about", "answers")
"""What says of a thing without arrows what it is about."""


class _Telling:
    def __init__(self, found: Difference, language: Language) -> None:
        self.found = found
        self.language = language
        self._names = {id(plan): _names_of(plan) for plan in (found.old, found.new)}

    def say(self, id_: str, /, **facts: object) -> str:
        return text(self.language, id_, **facts)

    def thing(self, one: ThingChange) -> Told:
        section = (one.now or one.was or ("", ""))[0]
        part, plan = (one.after, self.found.new) if one.after else (one.before, self.found.old)
        name = _name(part) if part else ""
        lines = self._changed(one) if one.change is Change.CHANGED else self._whole(one, part, plan)
        title = f"{kind_name(section, self.language)} ‘{name or (one.now or one.was or ('', ''))[1]}’"
        return Told(change=one.change, title=title, lines=tuple(lines), thing=one)

    def plan(self) -> Iterator[Told]:
        """What is different of the plan as a whole: one entry."""
        lines = [line for one in self.found.plan for line in self._field(one, Plan)]
        if lines:
            yield Told(change=Change.CHANGED, title=self.say("the-plan-2"), lines=tuple(lines))
        renamed = [
            f"{one.was[1]} → {one.now[1]}" for one in self.found.things if one.is_renamed_only and one.was and one.now
        ]
        if renamed:
            title = self.say("only-the-id-is-another")
            yield Told(change=Change.CHANGED, title=title, lines=("; ".join(renamed),))

    def arrow(self, one: ArrowChange) -> Told:
        link, plan = (one.after, self.found.new) if one.after else (one.before, self.found.old)
        both = (link.cause, link.effect) if link else ("", "")
        cause, effect = (self._named(end, plan) for end in both)
        title = self.say((_NOW if one.after else _NO_LONGER)[one.tie], cause=cause, effect=effect)
        change = Change.ADDED if one.before is None else Change.REMOVED if one.after is None else Change.CHANGED
        if change is Change.CHANGED:
            title += self.say(_TURNED)
        return Told(change=change, title=title, lines=(), arrow=one)

    def _whole(self, one: ThingChange, part: Named | ImpactGoal | None, plan: Plan) -> Iterator[str]:
        """What there is to know of something that is new or gone: its sentence, what it is about, its arrows."""
        text = getattr(part, "text", None)
        if text and part and text != _name(part):
            yield text
        for field in _ABOUT:
            targets = getattr(part, field, ())
            if targets:
                yield f"{self._keyword((field,), type(part))}: {self._listed(targets, plan)}"
        own = (one.now or one.was or ("", ""))[1]
        arrows = [(tie, link) for tie, link in arrows_of(plan) if own in (link.cause, link.effect)]
        for tie in Tie:
            forth = [link.effect for tied, link in arrows if tied is tie and link.cause == own]
            back = [link.cause for tied, link in arrows if tied is tie and link.effect == own]
            for others, verb in ((forth, _FORTH[tie]), (back, _BACK[tie])):
                if others:
                    yield f"{self.say(verb)}: {self._listed(others, plan)}"

    def _changed(self, one: ThingChange) -> Iterator[str]:
        if one.was and one.now and one.was[0] != one.now[0]:
            was, now = (kind_name(key[0], self.language).lower() for key in (one.was, one.now))
            yield self.say("was-an-is-now-an", was=was, now=now)
        if one.was and one.now and one.was[1] != one.now[1]:
            yield f"id: {one.was[1]} → {one.now[1]}"
        for field in one.fields:
            yield from self._field(field, type(one.after), type(one.before))

    def _field(self, one: FieldChange, *parts: type[object]) -> Iterator[str]:
        keyword = self._keyword(one.way, *parts)
        if isinstance(one.before, tuple) or isinstance(one.after, tuple):
            yield from self._list(keyword, one)
            return
        was, now = (self._value(value) for value in (one.before, one.after))
        if len(was) <= _SHORT and len(now) <= _SHORT:
            yield f"{keyword}: {was} → {now}"
            return
        yield f"{keyword}, {self.say('before')}: {was}"
        yield f"{keyword}, {self.say('now')}: {now}"

    def _list(self, keyword: str, one: FieldChange) -> Iterator[str]:
        before, after = (value if isinstance(value, tuple) else () for value in (one.before, one.after))
        same = self.found.same
        was = {same.of_old(item): self._named(item, self.found.old) for item in before}
        now = {same.of_new(item): self._named(item, self.found.new) for item in after}
        more = [text for item, text in now.items() if item not in was]
        less = [text for item, text in was.items() if item not in now]
        if not more and not less:
            yield f"{keyword}: {self.say('in-another-order')}"
        for texts, word in ((more, self.say("added")), (less, self.say("removed"))):
            short = all(len(text) <= _SHORT for text in texts)
            yield from (f"{keyword}, {word}: {text}" for text in ([", ".join(texts)] if texts and short else texts))

    def _value(self, value: Value | None) -> str:
        match value:
            case None:
                return self.say("empty")
            case bool():
                return (self.say("yes")) if value else self.say("no-2")
            case StrEnum():
                words = keywords.VALUES[type(value)]
                return next(word.spelled(self.language) for word in words if word.en == value).replace("_", " ")
            case _:
                return spoken(str(value), self.language)

    def _keyword(self, way: Way, *parts: type[object]) -> str:
        """The way to a value as files in that language spell it: `norm`, `norm, tegen`."""
        for part in parts:
            spelled = _spelled(way, part, self.language)
            if spelled:
                return ", ".join(word.replace("_", " ") for word in spelled)
        return ", ".join(way)

    def _named(self, reference: str, plan: Plan) -> str:
        names = self._names[id(plan)]
        link = Link.parse(reference)
        if link:
            return f"{names.get(link.cause, link.cause)} → {names.get(link.effect, link.effect)}"
        return names.get(reference) or spoken(reference, self.language)

    def _listed(self, references: "tuple[str, ...] | list[str]", plan: Plan) -> str:
        return ", ".join(self._named(one, plan) for one in references)


_FORTH = {
    Tie.LEADS_TO: "diff-leads-to",
    Tie.FEEDS_BACK: "diff-feeds-back-to",
    Tie.INFLUENCES: "diff-works-on",
    Tie.MAY_CAUSE: "diff-may-lead-to-unintended",
}
_BACK = {
    Tie.LEADS_TO: "diff-follows-from",
    Tie.FEEDS_BACK: "diff-gets-back-from",
    Tie.INFLUENCES: "diff-influenced-by",
    Tie.MAY_CAUSE: "diff-caused-by",
}


def _spelled(way: Way, part: type[object], language: Language) -> list[str]:
    """The keywords of that way in that kind of part; none where it has no such keyword."""
    if not way or not (isinstance(part, type) and issubclass(part, Part)):
        return list(way)
    name, *rest = way
    if part not in keywords.KEYWORDS or not any(word.en == name for word in keywords.KEYWORDS[part]):
        return []
    own = keywords.spell(name, language, part)
    if not rest or rest == ["value"]:
        return [own]
    field = part.model_fields[name]
    inner = next((one for one in get_args(field.annotation) if isinstance(one, type) and issubclass(one, Part)), str)
    return [own, *_spelled(tuple(rest), inner, language)]


def _names_of(plan: Plan) -> dict[str, str]:
    """The name of everything by id."""
    names = {key[1]: _name(one) or key[1] for key, one in things(plan).items()}
    return {**names, **({IMPACT: _name(plan.impact_goal) or IMPACT} if plan.impact_goal else {})}


def _name(part: Named | ImpactGoal) -> str:
    for field in ("label", "name", "text", "mechanism"):
        text = getattr(part, field, None)
        if text:
            return str(text)
    return ""
