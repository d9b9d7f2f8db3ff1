"""Step 4: the actors. Who is missing, and in whom does nothing change yet?"""

from toc.conversation import checking
from toc.conversation.activities import PROBE
from toc.conversation.asking_actors import actors
from toc.conversation.asking_labels import asked_label
from toc.conversation.changes import about_details, chain, way
from toc.conversation.draft import made, with_thing
from toc.conversation.question import Choice, Kind, Probe
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core import keywords
from toc.core.model import Outcome, Role


def actors_step(talk: Talk) -> Steps:
    """Shows everybody, asks who is missing, and what changes in those in whom nothing changes yet."""
    if talk.plan.actors:
        talk.say(Phrase.PEOPLE, actors=", ".join(_named(talk, name) for name in talk.plan.actors))
    yield from actors(talk, Ask.MISSING, "missing", Role.PARTNER, lambda: "")
    for name in unchanged(talk):
        yield from _change_of(talk, name, f"unchanged:{list(talk.plan.actors).index(name) + 1}")


def unchanged(talk: Talk) -> list[str]:
    """The target groups without an outcome, and the partners without any change."""
    in_outcomes = {who for change in talk.plan.outcomes.values() for who in change.who}
    in_changes = {who for change in talk.plan.changes() for who in change.who}
    seen = {Role.TARGET_GROUP: in_outcomes, Role.PARTNER: in_changes}
    return [name for name, actor in talk.plan.actors.items() if actor.role in seen and name not in seen[actor.role]]


def _named(talk: Talk, name: str) -> str:
    actor = talk.draft.actor(name)
    role = f" ({keywords.spell(actor.role.value, talk.language)})" if actor.role else ""
    return f"{actor.name or name}{role}"


def _change_of(talk: Talk, name: str, key: str) -> Steps:
    actor = talk.draft.actor(name)
    answer = yield from talk.ask(
        Ask.CHANGE_OF,
        key,
        kind=Kind.NEXT,
        choices=tuple(Choice(one, talk.draft.said(one)) for one in talk.plan.outcomes),
        probe=Probe(
            lambda text: with_thing(talk.plan, "outcomes", PROBE, made(Outcome, text=text, who=(name,))),
            PROBE,
            checking.OUTCOME,
        ),
        actor=actor.name or name,
    )
    if isinstance(answer, tuple):
        talk.draft.fill(answer[0], who=(*talk.plan.outcomes[answer[0]].who, name))
    elif answer:
        yield from _new(talk, name, answer, key)


def _new(talk: Talk, who: str, text: str, key: str) -> Steps:
    """A new change in that actor, the activity that brings it about, and where it leads."""
    cause = next(iter(talk.plan.activities), "")
    if len(talk.plan.activities) > 1:
        choices = tuple(Choice(one, talk.draft.said(one)) for one in talk.plan.activities)
        cause = yield from talk.ask_text(Ask.BROUGHT_BY, f"{key}:by", kind=Kind.CHOICE, choices=choices)
    short = yield from asked_label(talk, text, f"{key}:label")
    change = made(Outcome, text=text, label=short, who=(who,))
    name = talk.draft.add("outcomes", change, short or text, talk.phrase(Phrase.CHANGE))
    if cause:
        talk.draft.link(cause, name)
    yield from about_details(talk, name, key, cause)
    yield from chain(talk, name, key)
    talk.tell(way(talk))
