"""Asking for actors: those of the plan by number, new ones by name, with the role that they have."""

from collections.abc import Callable, Generator

from toc.conversation.draft import made
from toc.conversation.names import actor_name, values
from toc.conversation.question import NEW, Answer, Choice, Kind, Turn
from toc.conversation.talk import Talk
from toc.conversation.words import Ask, Phrase
from toc.conversation.writing import plain_text
from toc.core.likeness import osa_likeness
from toc.core.model import Actor, Role
from toc.language.reading import Who
from toc.lint.rules.texts import Texts
from toc.syntax.source import read

_LONGEST_NAME = 5
"""Words of a subject that may be the name of an actor."""

_ALIKE = 0.8


def actors(
    talk: Talk, ask: Ask, key: str, role: Role, proposal: Callable[[], Answer]
) -> Generator[Turn, Answer, tuple[str, ...]]:
    """The ids of the actors that are named; new ones are added, mostly with that role."""
    known = tuple(Choice(name, actor.name or name) for name, actor in talk.plan.actors.items())
    if ask is Ask.MISSING:  # who is there already was told just before
        known = ()
    named = yield from talk.ask_list(ask, key, kind=Kind.ACTORS, choices=known, proposal=proposal)
    found: list[str] = []
    for place, one in enumerate(named):
        if one.startswith(NEW):
            one = yield from _new(talk, ask, one.removeprefix(NEW), role, f"{key}:{place}")  # noqa: PLW2901
        found.append(one)
    return tuple(dict.fromkeys(found))


def _new(talk: Talk, ask: Ask, name: str, role: Role, key: str) -> Generator[Turn, Answer, str]:
    """The id of an actor with that name: one that is there already, or a new one."""
    near, alike = _nearest(talk, name)
    if alike == 1:
        return near
    if alike >= _ALIKE:
        yes_or_no = (Choice("yes", talk.phrase(Phrase.YES)), Choice("no", talk.phrase(Phrase.NO)))
        same = yield from talk.ask_text(
            Ask.SAME,
            f"{key}:same",
            kind=Kind.CHOICE,
            choices=yes_or_no,
            proposal=lambda: "yes",
            name=name,
            known=talk.draft.actor(near).name,
        )
        if same != "no":
            return near
    chosen = ""
    if ask is not Ask.GOAL_WHO:  # for whom one makes the difference is the target group
        chosen = yield from talk.ask_text(
            Ask.ROLE,
            f"{key}:role",
            kind=Kind.CHOICE,
            choices=values(Role, talk.language),
            proposal=lambda: role.value,
            name=name,
        )
    actor = made(Actor, name=name, role=Role(chosen) if chosen else role)
    return talk.draft.add("actors", actor, name, talk.phrase(Phrase.ACTOR))


def _nearest(talk: Talk, name: str) -> tuple[str, float]:
    """The actor whose name or alias is most like it, but for capitals and articles, and how much (0 to 1)."""
    best = ("", 0.0)
    for known, actor in talk.plan.actors.items():
        for spoken in filter(None, (actor.name, *actor.aliases)):
            alike = osa_likeness(_bare(spoken), _bare(name))
            best = max(best, (known, alike), key=lambda one: one[1])
    return best


def _bare(name: str) -> str:
    return (actor_name(name) or name).casefold()


def subject_of(talk: Talk, text: str) -> Answer:
    """Whom the sentence is about, as an answer: a known actor, or a new name. Empty where that cannot be told."""
    if not text:
        return ""
    texts = Texts(read(plain_text(talk.plan, talk.language), "toc new"), talk.settings)
    reading = texts.read_text(text)
    for clause in reading.clauses:
        subject = clause.subject
        if subject.actor:
            return (subject.actor,)
        if subject.who in (Who.PERSONS, Who.ORGANISATION, Who.OWN) and 0 < len(subject.tokens) <= _LONGEST_NAME:
            name = actor_name(reading.words(subject.tokens))
            return (_by_name(talk, name),) if name else ""
    return ""


def others_in(talk: Talk, text: str, role: Role) -> Answer:
    """The actors with that role that a sentence names besides its subject."""
    texts = Texts(read(plain_text(talk.plan, talk.language), "toc new"), talk.settings)
    found = [one.actor for one in texts.read_text(text).mentions if one.actor and not one.in_subject]
    return tuple(dict.fromkeys(one for one in found if talk.draft.actor(one).role is role))


def _by_name(talk: Talk, name: str) -> str:
    """The actor of that name, or the only one whose name starts so: 'Tenants' are the 'Tenants with a low income'."""
    low = name.casefold()
    names = {one: (actor.name or "").casefold() for one, actor in talk.plan.actors.items()}
    same = [one for one, known in names.items() if known == low]
    longer = [one for one, known in names.items() if known.startswith(f"{low} ")]
    return next(iter(same or (longer if len(longer) == 1 else ())), NEW + name)
