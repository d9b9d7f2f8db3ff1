"""Step 7, the second day: by what one sees whether changes come about, and what one wants to learn besides."""

from collections.abc import Callable, Generator

from toc.conversation import asking
from toc.conversation.changes import PROBE
from toc.conversation.draft import made, values, with_thing
from toc.conversation.question import Answer, Choice, Kind, Probe, Turn
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.model import (
    IMPACT,
    Baseline,
    ChangeType,
    Evidence,
    Hypothesis,
    Importance,
    Indicator,
    LearningQuestion,
    Link,
    Named,
    Outcome,
    Plan,
    Target,
    Term,
)

_MOST_PROPOSED = 2
"""So many weakest links are proposed: more becomes a chore on the first day."""


def hypotheses_step(talk: Talk) -> Steps:
    """Lets somebody point out the weakest arrows, and asks for each why it would hold."""
    links = unexplained(talk)
    if not links:
        if not talk.plan.hypotheses:
            talk.say(Phrase.NO_LINKS)
        return
    talk.say(Phrase.LINKS)
    choices = tuple(_choice(talk, link) for link in links)
    chosen = yield from talk.ask_list(
        Ask.DOUBTED, "doubted", kind=Kind.MANY, choices=choices, proposal=lambda: _weakest(talk, links)
    )
    for one in chosen:
        link = Link.parse(one)
        if link:
            yield from _about(talk, link)


def unexplained(talk: Talk) -> list[Link]:
    """The arrows between changes, and to the impact goal, that no hypothesis explains."""
    explained = {link for one in talk.plan.hypotheses.values() for link in one.links}
    changes = set(talk.draft.changes())
    return [link for link in talk.draft.graph.links() if link.cause in changes and link not in explained]


def is_jump(talk: Talk, link: Link) -> bool:
    """Whether an arrow skips something: from an output to a better life, from short to long, or from knowing to doing
    (behaviour changes by capability, opportunity and motivation together: Mayne 2019)."""
    knows = _kind(talk, link.cause) in _NOT_DOING
    if link.effect == IMPACT:
        return link.cause in talk.plan.outputs or knows
    before, after = (talk.draft.node(one).term for one in (link.cause, link.effect))
    far = before is Term.SHORT and after is Term.LONG
    kind = _kind(talk, link.effect)
    return far or (knows and kind in _DOING) or (link.cause in talk.plan.outputs and kind in _LIVING)


_NOT_DOING = (ChangeType.KNOWLEDGE, ChangeType.ATTITUDE)
_LIVING = (ChangeType.LIVING_CONDITION, ChangeType.SYSTEM)
_DOING = (ChangeType.BEHAVIOUR, ChangeType.RELATION, *_LIVING)


def _weakest(talk: Talk, links: list[Link]) -> tuple[str, ...]:
    """The arrows that are proposed: big jumps first, then those to the impact, and arrows from an output last."""

    def strength(link: Link) -> tuple[bool, bool, bool]:
        return not is_jump(talk, link), link.effect != IMPACT, link.cause in talk.plan.outputs

    return tuple(str(link) for link in sorted(links, key=strength)[:_MOST_PROPOSED])


def _kind(talk: Talk, name: str) -> ChangeType | None:
    node = talk.draft.node(name)
    return node.type if isinstance(node, Outcome) else None


def _choice(talk: Talk, link: Link) -> Choice:
    shown = talk.phrase(Phrase.LEADS_TO, cause=talk.draft.said(link.cause), effect=talk.draft.said(link.effect))
    return Choice(str(link), shown, talk.phrase(Phrase.JUMP) if is_jump(talk, link) else "")


def _about(talk: Talk, link: Link) -> Steps:
    key, ends = f"link:{link}", {"cause": talk.draft.said(link.cause), "effect": talk.draft.said(link.effect)}
    evidence = yield from talk.ask_text(
        Ask.EVIDENCE, f"{key}:evidence", kind=Kind.CHOICE, choices=values(Evidence, talk.language), **ends
    )
    importance = yield from talk.ask_text(
        Ask.IMPORTANCE, f"{key}:importance", kind=Kind.CHOICE, choices=values(Importance, talk.language)
    )
    whole = made(
        Hypothesis,
        link=(str(link),),
        evidence=Evidence(evidence) if evidence else None,
        importance=Importance(importance) if importance else None,
    )
    asked = (
        (Ask.HYPOTHESIS, "text", asking.HYPOTHESIS),
        (Ask.MECHANISM, "mechanism", asking.MECHANISM),
        (Ask.ASSUMPTION, "assumptions", asking.ASSUMPTION),
    )
    name = ""
    for ask, keyword, rules in asked:
        text = yield from talk.ask_text(
            ask, f"{key}:{keyword}", probe=Probe(_placed(talk.plan, whole, keyword), PROBE, rules), **ends
        )
        whole = whole.model_copy(update={keyword: _value(keyword, text)})
        if not name and (whole.text or whole.mechanism):
            name = talk.draft.add("hypotheses", whole, f"{talk.phrase(Phrase.REASON)} {link.effect}", "")
        elif name:
            talk.draft.put("hypotheses", name, whole)


def _placed(plan: Plan, whole: Hypothesis, keyword: str) -> Callable[[str], Plan]:
    """How the rules see the hypothesis with that text in it."""

    def placed(text: str) -> Plan:
        return with_thing(plan, "hypotheses", PROBE, whole.model_copy(update={keyword: _value(keyword, text)}))

    return placed


def _value(keyword: str, text: str) -> object:
    if keyword == "assumptions":
        return (text,) if text else ()
    return text or None


_FIGURES = (
    (Ask.UNIT, "unit", frozenset[str]()),
    (Ask.BASELINE, "baseline", asking.BASELINE),
    (Ask.TARGET, "target", asking.TARGET),
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
        probe=Probe(_needs_placed(talk.plan, whole, "text"), PROBE, asking.INDICATOR),
        change=talk.draft.said(node),
    )
    if not text:
        return
    whole = _with(whole, "text", text)
    name = talk.draft.add("indicators", whole, text, talk.phrase(Phrase.INDICATOR))
    for ask, keyword, rules in _FIGURES:
        probe = Probe(_needs_placed(talk.plan, whole, keyword), PROBE, rules) if rules else None
        answer = yield from talk.ask_text(ask, f"{key}:{keyword}", probe=probe)
        if answer:
            whole = _with(whole, keyword, answer)
            talk.draft.put("indicators", name, whole)


def _needs_placed(plan: Plan, whole: Indicator, keyword: str) -> Callable[[str], Plan]:
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
        probe = Probe(_with_question(talk.plan), PROBE, asking.QUESTION)
        text = yield from talk.ask_text(ask, f"question:{number}", probe=probe)
        if not text:
            return
        whole = made(LearningQuestion, text=text, about=(yield from _needs_about(talk, f"question:{number}:about")))
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


def _needs_about(talk: Talk, key: str) -> Generator[Turn, Answer, tuple[str, ...]]:
    """The changes, or the impact goal, that a question is about."""
    places = [*([IMPACT] if talk.plan.impact_goal else []), *talk.draft.changes()]
    if not places:
        return ()
    choices = tuple(Choice(name, talk.draft.said(name)) for name in places)
    return (yield from talk.ask_list(Ask.ABOUT, key, kind=Kind.MANY, choices=choices))
