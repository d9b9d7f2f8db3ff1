"""Steps 2 and 3: the activities, and the changes to which they lead."""

from collections.abc import Generator

from toc.conversation import asking
from toc.conversation.asking import actors, asked_label, others_in, subject_of
from toc.conversation.draft import made, values, with_thing
from toc.conversation.question import Answer, Branch, Choice, Kind, Probe, Turn, Way
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Activity, Approach, ChangeType, Outcome, Output, Plan, Role, Term

# --- Activities -------------------------------------------------------------------------------------------------------
# Step 2: the activities. Who does what, for and with whom?

PROBE = "toc-new"
"""The id of what is looked at before it is taken."""


def activities_step(talk: Talk) -> Steps:
    """Completes the activities that are there, and asks for more until there are no more."""
    for name in list(talk.plan.activities):
        yield from _about_activity(talk, name)
    probe = Probe(lambda text: _with_activity(talk.plan, text), PROBE, asking.ACTIVITY)
    while True:
        ask = Ask.ACTIVITY_MORE if talk.plan.activities else Ask.ACTIVITY
        number = len(talk.plan.activities) + 1
        text = yield from talk.ask_text(ask, f"activity:{number}", probe=probe)
        if not text:
            break
        short = yield from asked_label(talk, text, f"activity:{number}:label")
        activity = made(Activity, text=text, label=short)
        name = talk.draft.add("activities", activity, short or text, talk.phrase(Phrase.ACTIVITY))
        yield from _about_activity(talk, name)


def _with_activity(plan: Plan, text: str) -> Plan:
    return with_thing(plan, "activities", PROBE, made(Activity, text=text))


def _about_activity(talk: Talk, name: str) -> Steps:
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


# --- Changes ----------------------------------------------------------------------------------------------------------
# Step 3: the changes. For every activity 'so what?', one step at a time, until the impact is reached.

_DEEPEST = 30
"""Steps from an activity on: what a hand-written plan has behind that is left out, and nothing recurses too deep."""


def way(talk: Talk) -> Way:
    """Every activity that leads somewhere, and where it leads. What was drawn already is not drawn again."""
    graph, seen = talk.draft.graph, set[str]()
    starts = [name for name in talk.plan.activities if graph.effects[name]]
    branches = tuple(_branch(talk, graph, name, seen, 0) for name in starts)
    return Way(talk.phrase(Phrase.WAY), branches)


def _branch(talk: Talk, graph: CausalGraph, name: str, seen: set[str], depth: int) -> Branch:
    text = talk.draft.said(name)
    if name == IMPACT:
        return Branch(text, mark=talk.phrase(Phrase.IS_IMPACT))
    if name in seen or depth >= _DEEPEST:
        return Branch(text, mark=talk.phrase(Phrase.SEE_ABOVE) if graph.effects[name] else "")
    seen.add(name)
    inner = tuple(_branch(talk, graph, effect, seen, depth + 1) for effect in graph.effects[name])
    return Branch(text, inner, "" if inner else talk.phrase(Phrase.NOT_YET))


def changes_step(talk: Talk) -> Steps:
    """Follows every activity that does not reach the impact yet, and then what is left hanging."""
    if not talk.plan.activities:
        talk.say(Phrase.NO_ACTIVITY)
        return
    for number, name in enumerate(talk.plan.activities, 1):
        if not talk.plan.activities[name].leads_to:
            yield from _from_activity(talk, name, f"changes:{number}")
    for number, name in enumerate(open_ends(talk), 1):
        if not talk.draft.reaches(name):
            yield from chain(talk, name, f"open:{number}")
    left = open_ends(talk)
    if left:
        talk.say(Phrase.OPEN_ENDS, names=", ".join(talk.draft.said(one) for one in left))
    else:
        talk.say(Phrase.ALL_REACH)


def open_ends(talk: Talk) -> list[str]:
    """The activities and changes that lead to nothing, and are not the impact goal."""
    effects = talk.draft.graph.effects
    return [name for name in (*talk.plan.activities, *talk.draft.changes()) if not effects[name]]


def _from_activity(talk: Talk, activity: str, key: str) -> Steps:
    count = 0
    while True:
        count += 1
        start = yield from _output(talk, activity, f"{key}:{count}")
        if not start and count > 1:
            break
        yield from chain(talk, start or activity, f"{key}:{count}")
        talk.tell(way(talk))
        if not talk.plan.activities[activity].leads_to:
            break


def _output(talk: Talk, activity: str, key: str) -> Generator[Turn, Answer, str]:
    """The id of what the activity brings about directly; empty where nothing stands between it and an outcome."""
    known = tuple(_choice(talk, one) for one in talk.draft.changes() if one not in talk.draft.node(activity).leads_to)
    first = not talk.plan.activities[activity].leads_to
    answer = yield from talk.ask(
        Ask.OUTPUT if first else Ask.OUTPUT_MORE,
        f"{key}:output",
        kind=Kind.NEXT,
        choices=known,
        probe=Probe(lambda text: _with_output(talk.plan, text), PROBE, asking.OUTPUT),
        activity=talk.draft.said(activity),
    )
    if isinstance(answer, tuple):
        talk.draft.link(activity, answer[0])
        return answer[0]
    if not answer:
        return ""
    name = yield from _new_change(talk, answer, Output, f"{key}:output", activity)
    return name


def chain(talk: Talk, start: str, key: str) -> Steps:
    """So what? From there on, until the impact is reached or somebody does not know."""
    node, count = start, 0
    while not talk.draft.reaches(node):
        count += 1
        answer = yield from talk.ask(
            Ask.THEN,
            f"{key}:then:{count}",
            kind=Kind.NEXT,
            choices=_onwards(talk, node),
            probe=Probe(lambda text: _with_outcome(talk.plan, text), PROBE, asking.OUTCOME),
            before=talk.draft.said(node),
        )
        if not answer:
            talk.say(Phrase.LEFT_OPEN)
            return
        if isinstance(answer, tuple):
            talk.draft.link(node, answer[0])
            node = answer[0]
        else:
            node = yield from _new_change(talk, answer, Outcome, f"{key}:then:{count}", node)
        if node == IMPACT:
            return


def _onwards(talk: Talk, node: str) -> tuple[Choice, ...]:
    """Where a step can lead that is there already: the impact goal, only from an outcome, and no step back."""
    graph = talk.draft.graph
    behind = graph.upstream([node])
    known = [_choice(talk, one) for one in talk.plan.outcomes if one not in behind and one not in graph.effects[node]]
    if talk.plan.impact_goal and node in talk.plan.outcomes:
        known.insert(0, Choice(IMPACT, talk.phrase(Phrase.IMPACT, goal=talk.draft.said(IMPACT))))
    return tuple(known)


def _choice(talk: Talk, name: str) -> Choice:
    return Choice(name, talk.draft.said(name))


def _new_change(
    talk: Talk, text: str, kind: type[Output] | type[Outcome], key: str, cause: str
) -> Generator[Turn, Answer, str]:
    """The id of a new change to which that cause leads, with in whom, what kind, and when."""
    short = yield from asked_label(talk, text, f"{key}:label")
    section = "outputs" if kind is Output else "outcomes"
    name = talk.draft.add(section, made(kind, text=text, label=short), short or text, talk.phrase(Phrase.CHANGE))
    talk.draft.link(cause, name)
    yield from _about_change(talk, name, key, cause)
    return name


def _about_change(talk: Talk, name: str, key: str, cause: str) -> Steps:
    """Asks of a change in whom it shows; of an outcome the details as well."""
    text = talk.draft.node(name).text or ""
    who = yield from actors(talk, Ask.CHANGES_IN, f"{key}:who", Role.TARGET_GROUP, lambda: subject_of(talk, text))
    talk.draft.fill(name, who=who)
    if name in talk.plan.outcomes:
        yield from about_details(talk, name, key, cause)


def about_details(talk: Talk, name: str, key: str, cause: str) -> Steps:
    """Asks of an outcome what kind of change it is and when it can be seen; `cause` may be unknown (empty)."""
    kind = yield from talk.ask_text(
        Ask.TYPE, f"{key}:type", kind=Kind.CHOICE, choices=values(ChangeType, talk.language)
    )
    talk.draft.fill(name, type=ChangeType(kind) if kind else None)
    possible = _terms(talk, cause)
    term = yield from talk.ask_text(
        Ask.TERM,
        f"{key}:term",
        kind=Kind.CHOICE,
        choices=values(Term, talk.language, possible),
        proposal=lambda: _likely(talk, cause, possible).value,
    )
    talk.draft.fill(name, term=Term(term) if term else None)


def _terms(talk: Talk, cause: str) -> list[Term]:
    """The terms that an effect of that cause can have: not before it, and not after the impact."""
    before = talk.draft.node(cause).term if cause else None
    first = before.order if before else 0
    horizon = talk.draft.goal.horizon
    last = max(horizon.order if horizon else len(Term), first)
    return [term for term in Term if first <= term.order <= last]


def _likely(talk: Talk, cause: str, possible: list[Term]) -> Term:
    return possible[1] if cause in talk.plan.outcomes and len(possible) > 1 else possible[0]


def _with_output(plan: Plan, text: str) -> Plan:
    return with_thing(plan, "outputs", PROBE, made(Output, text=text))


def _with_outcome(plan: Plan, text: str) -> Plan:
    return with_thing(plan, "outcomes", PROBE, made(Outcome, text=text))
