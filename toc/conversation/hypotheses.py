"""Step 5: hypotheses on the weakest links: evidence, importance, if … then … because …, mechanism, assumption."""

from collections.abc import Callable

from toc.conversation import checking
from toc.conversation.activities import PROBE
from toc.conversation.choices import values
from toc.conversation.draft import made, with_thing
from toc.conversation.question import Choice, Kind, Probe
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.model import IMPACT, ChangeType, Evidence, Hypothesis, Importance, Link, Outcome, Plan, Term

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
        (Ask.HYPOTHESIS, "text", checking.HYPOTHESIS),
        (Ask.MECHANISM, "mechanism", checking.MECHANISM),
        (Ask.ASSUMPTION, "assumptions", checking.ASSUMPTION),
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
