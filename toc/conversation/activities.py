"""Step 2: the activities. Who does what, for and with whom?"""

from toc.conversation import checking
from toc.conversation.asking_actors import actors, others_in, subject_of
from toc.conversation.asking_labels import asked_label
from toc.conversation.draft import made, with_thing
from toc.conversation.names import values
from toc.conversation.question import Kind, Probe
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.model import Activity, Approach, Plan, Role

PROBE = "toc-new"
"""The id of what is looked at before it is taken."""


def activities_step(talk: Talk) -> Steps:
    """Completes the activities that are there, and asks for more until there are no more."""
    for name in list(talk.plan.activities):
        yield from _about(talk, name)
    probe = Probe(lambda text: _with_activity(talk.plan, text), PROBE, checking.ACTIVITY)
    while True:
        ask = Ask.ACTIVITY_MORE if talk.plan.activities else Ask.ACTIVITY
        number = len(talk.plan.activities) + 1
        text = yield from talk.ask_text(ask, f"activity:{number}", probe=probe)
        if not text:
            break
        short = yield from asked_label(talk, text, f"activity:{number}:label")
        activity = made(Activity, text=text, label=short)
        name = talk.draft.add("activities", activity, short or text, talk.phrase(Phrase.ACTIVITY))
        yield from _about(talk, name)


def _with_activity(plan: Plan, text: str) -> Plan:
    return with_thing(plan, "activities", PROBE, made(Activity, text=text))


def _about(talk: Talk, name: str) -> Steps:
    """Asks by whom, for whom and with whom, and with what kind of approach, as far as that is not there."""
    number = list(talk.plan.activities).index(name) + 1
    text = talk.plan.activities[name].text or ""
    if not talk.plan.activities[name].by:
        by = yield from actors(talk, Ask.BY, f"activity:{number}:by", Role.CITY, lambda: subject_of(talk, text))
        talk.draft.fill(name, by=by)
    if not talk.plan.activities[name].for_ and not talk.plan.activities[name].with_:
        groups = yield from actors(
            talk,
            Ask.FOR,
            f"activity:{number}:for",
            Role.TARGET_GROUP,
            lambda: others_in(talk, text, Role.TARGET_GROUP) or talk.draft.goal.who,
        )
        talk.draft.fill(name, for_=groups)
        partners = yield from actors(
            talk,
            Ask.WITH,
            f"activity:{number}:with",
            Role.PARTNER,
            lambda: tuple(one for one in others_in(talk, text, Role.PARTNER) if one not in groups),
        )
        talk.draft.fill(name, with_=partners)
    if not talk.plan.activities[name].approach:
        approach = yield from talk.ask_text(
            Ask.APPROACH, f"activity:{number}:approach", kind=Kind.CHOICE, choices=values(Approach, talk.language)
        )
        talk.draft.fill(name, approach=Approach(approach) if approach else None)
