"""Step 7, the second day: by what one sees whether changes come about, and what one wants to learn besides."""

from collections.abc import Callable, Generator

from toc.conversation import checking
from toc.conversation.activities import PROBE
from toc.conversation.draft import made, with_thing
from toc.conversation.question import Answer, Choice, Kind, Probe, Turn
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.model import IMPACT, Baseline, Indicator, LearningQuestion, Link, Named, Plan, Target

_FIGURES = (
    (Ask.UNIT, "unit", frozenset[str]()),
    (Ask.BASELINE, "baseline", checking.BASELINE),
    (Ask.TARGET, "target", checking.TARGET),
    (Ask.DATA, "source", frozenset[str]()),
)
"""What is asked of an indicator behind its text, and the rules that look at the answer."""


def needs_step(talk: Talk) -> Steps:
    """Lets somebody choose what to measure, asks for an indicator of each, and then for learning questions."""
    choices = tuple(Choice(name, talk.draft.said(name)) for name in unmeasured(talk))
    if choices:
        chosen = yield from talk.ask_list(Ask.MEASURED, "measured", kind=Kind.MANY, choices=choices)
        for name in chosen:
            yield from _indicator(talk, name)
    yield from _questions(talk)


def unmeasured(talk: Talk) -> list[str]:
    """The impact goal and the outcomes that no indicator measures and no learning question is about."""
    plan = talk.plan
    told = {name for indicator in plan.indicators.values() for name in indicator.measures}
    for asked in plan.learning_questions.values():
        for about in asked.about:
            link = Link.parse(about)
            told |= {link.cause, link.effect} if link else {about}
    goal = [IMPACT] if talk.draft.goal.text or talk.draft.goal.label else []
    return [name for name in (*goal, *plan.outcomes) if name not in told]


def _indicator(talk: Talk, node: str) -> Steps:
    key, whole = f"measured:{node}", made(Indicator, measures=(node,))
    text = yield from talk.ask_text(
        Ask.INDICATOR,
        f"{key}:text",
        probe=Probe(_placed(talk.plan, whole, "text"), PROBE, checking.INDICATOR),
        change=talk.draft.said(node),
    )
    if not text:
        return
    whole = _with(whole, "text", text)
    name = talk.draft.add("indicators", whole, text, talk.phrase(Phrase.INDICATOR))
    for ask, keyword, rules in _FIGURES:
        probe = Probe(_placed(talk.plan, whole, keyword), PROBE, rules) if rules else None
        answer = yield from talk.ask_text(ask, f"{key}:{keyword}", probe=probe)
        if answer:
            whole = _with(whole, keyword, answer)
            talk.draft.put("indicators", name, whole)


def _placed(plan: Plan, whole: Indicator, keyword: str) -> Callable[[str], Plan]:
    """How the rules see the indicator with that answer in it."""
    return lambda answer: with_thing(plan, "indicators", PROBE, _with(whole, keyword, answer))


def _with(whole: Indicator, keyword: str, answer: str) -> Indicator:
    """The indicator with an answer. A norm is a figure, or words where it has any."""
    value: object = answer
    if keyword in ("baseline", "target"):
        figure = answer.removesuffix(whole.unit or "").strip() or answer
        value = made(Baseline, value=figure)
        if keyword == "target":
            value = made(Target, text=answer) if any(map(str.isalpha, figure)) else made(Target, value=figure)
    return whole.model_copy(update={keyword: value})


def _questions(talk: Talk) -> Steps:
    """Asks for learning questions until there are no more."""
    while True:
        number = len(talk.plan.learning_questions) + 1
        ask = Ask.QUESTION if number == 1 else Ask.QUESTION_MORE
        probe = Probe(_with_question(talk.plan), PROBE, checking.QUESTION)
        text = yield from talk.ask_text(ask, f"question:{number}", probe=probe)
        if not text:
            return
        whole = made(LearningQuestion, text=text, about=(yield from _about(talk, f"question:{number}:about")))
        name = talk.draft.add("learning_questions", whole, text, talk.phrase(Phrase.QUESTION))
        for ask, keyword in ((Ask.USER, "user"), (Ask.DECISION, "decision")):
            answer = yield from talk.ask_text(ask, f"question:{number}:{keyword}")
            if answer:
                whole = whole.model_copy(update={keyword: answer})
                talk.draft.put("learning_questions", name, whole)


def _with_question(plan: Plan) -> Callable[[str], Plan]:
    def placed(text: str) -> Plan:
        asked: Named = made(LearningQuestion, text=text)
        return with_thing(plan, "learning_questions", PROBE, asked)

    return placed


def _about(talk: Talk, key: str) -> Generator[Turn, Answer, tuple[str, ...]]:
    """The changes, or the impact goal, that a question is about."""
    places = [*([IMPACT] if talk.plan.impact_goal else []), *talk.draft.changes()]
    if not places:
        return ()
    choices = tuple(Choice(name, talk.draft.said(name)) for name in places)
    return (yield from talk.ask_list(Ask.ABOUT, key, kind=Kind.MANY, choices=choices))
