"""The course of a conversation, step by step or from a plan to what it lacks, and its shorter steps."""

from collections.abc import Callable, Generator, Mapping

from toc.conversation import asking
from toc.conversation.asking import actors, asked_label, group_of
from toc.conversation.changes import PROBE, about_details, activities_step, chain, changes_step, open_ends, way
from toc.conversation.draft import changed, made, values, with_thing
from toc.conversation.needs import hypotheses_step, needs_step, unexplained, unmeasured
from toc.conversation.question import Answer, Choice, Heading, Kind, Probe, Say, Step, Turn
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core import keywords
from toc.core.model import (
    IMPACT,
    Context,
    ExternalFactor,
    FactorEffect,
    ImpactGoal,
    Outcome,
    Plan,
    PolicyObjective,
    Role,
    Status,
    Term,
)

# --- The goal ---------------------------------------------------------------------------------------------------------
# Step 1: from policy objective to impact goal, by asking why, with a short list from which one is chosen.

_WHYS = 3
"""Why, and why again: more than three times tires."""


def goal_step(talk: Talk) -> Steps:
    """Asks what is not there yet: objective, problem, reasons, impact goal, for whom, and when."""
    yield from _objective(talk)
    if not talk.draft.goal.text and not talk.draft.goal.label:
        yield from _context(talk)
        reasons = yield from _reasons(talk)
        yield from _impact(talk, reasons)
    yield from _about_goal(talk)


def _objective(talk: Talk) -> Steps:
    objective = talk.plan.policy_objective or made(PolicyObjective)
    if not objective.text:
        probe = Probe(lambda text: _with_objective(talk.plan, text), "", asking.OBJECTIVE, only_noted=True)
        text = yield from talk.ask_text(Ask.OBJECTIVE, probe=probe)
        objective = changed(objective, text=text)
        if text:
            talk.draft.note(policy_objective=objective)
    if objective.text and not objective.source:
        source = yield from talk.ask_text(Ask.SOURCE)
        talk.draft.note(policy_objective=changed(objective, source=source))


def _with_objective(plan: Plan, text: str) -> Plan:
    # Without an impact goal the rules spare the objective: it is looked at as if there were one.
    objective = made(PolicyObjective, text=text)
    return changed(plan, policy_objective=objective, impact_goal=made(ImpactGoal, text="-"))


def _context(talk: Talk) -> Steps:
    context = talk.plan.context or made(Context)
    if not context.problem:
        context = changed(context, problem=(yield from talk.ask_text(Ask.PROBLEM)))
    if not context.ideal:
        context = changed(context, ideal=(yield from talk.ask_text(Ask.IDEAL)))
    if context.problem or context.ideal:
        talk.draft.note(context=context)


def _reasons(talk: Talk) -> Generator[Turn, Answer, tuple[str, ...]]:
    reasons: list[str] = []
    while len(reasons) < _WHYS:
        ask = Ask.WHY_AGAIN if reasons else Ask.WHY
        reason = yield from talk.ask_text(ask, f"why:{len(reasons) + 1}")
        if not reason:
            break
        reasons.append(reason)
    return tuple(reasons)


def _impact(talk: Talk, reasons: tuple[str, ...]) -> Steps:
    short_list: list[str] = []
    probe = Probe(lambda text: _with_goal(talk.plan, text), IMPACT, asking.GOAL)
    while True:
        ask = Ask.GOAL_MORE if short_list else Ask.GOAL
        # What somebody answered to why is the problem behind the goal, and so no goal to choose.
        text = yield from talk.ask_text(ask, f"goal:{len(short_list) + 1}", required=not short_list, probe=probe)
        if not text:
            break
        short_list.append(text)
        _keep(talk, reasons, short_list)
    chosen = short_list[0]
    if len(short_list) > 1:
        choices = tuple(Choice(str(place), one) for place, one in enumerate(short_list))
        answer = yield from talk.ask_text(Ask.CHOOSE, kind=Kind.CHOICE, choices=choices, required=True)
        chosen = short_list[int(answer)]
    others = tuple(one for one in short_list if one != chosen)
    talk.draft.note(impact_goal=talk.draft.goal.model_copy(update={"text": chosen, "candidates": others}))
    talk.say(Phrase.GOAL_CHOSEN, goal=chosen)


def _keep(talk: Talk, reasons: tuple[str, ...], short_list: list[str]) -> None:
    """Whoever stops here finds them in the file: the first as the goal, the others as what it was chosen from."""
    why = ". ".join(one.rstrip(". ") for one in reasons) + "." if len(reasons) > 1 else "".join(reasons)
    goal = changed(talk.draft.goal, text=short_list[0], candidates=tuple(short_list[1:]))
    talk.draft.note(impact_goal=changed(goal, why=goal.why or why))


def _with_goal(plan: Plan, text: str) -> Plan:
    return changed(plan, impact_goal=made(ImpactGoal, text=text))


def _about_goal(talk: Talk) -> Steps:
    goal = talk.draft.goal
    text = goal.text or goal.label or ""
    if not goal.label:
        talk.draft.fill(IMPACT, label=(yield from asked_label(talk, text, "goal:label")))
    if not goal.who:
        who = yield from actors(talk, Ask.GOAL_WHO, "goal:who", Role.TARGET_GROUP, lambda: group_of(talk, text))
        talk.draft.fill(IMPACT, who=who)
    if not goal.horizon and not goal.due:
        horizon = yield from talk.ask_text(
            Ask.HORIZON,
            "goal:horizon",
            kind=Kind.CHOICE,
            choices=values(Term, talk.language),
            proposal=lambda: Term.LONG.value,
        )
        talk.draft.fill(IMPACT, horizon=Term(horizon) if horizon else None)


# --- Actors -----------------------------------------------------------------------------------------------------------
# Step 4: the actors. Who is missing, and in whom does nothing change yet?


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
            asking.OUTCOME,
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


# --- Surroundings -----------------------------------------------------------------------------------------------------
# Step 6: what else helps or hinders, apart from what the city does.


def surroundings_step(talk: Talk) -> Steps:
    """Asks for external factors until there are no more."""
    while True:
        number = len(talk.plan.external_factors) + 1
        text = yield from talk.ask_text(Ask.FACTOR if number == 1 else Ask.FACTOR_MORE, f"factor:{number}")
        if not text:
            return
        effect = yield from talk.ask_text(
            Ask.EFFECT, f"factor:{number}:effect", kind=Kind.CHOICE, choices=values(FactorEffect, talk.language)
        )
        places = [*([IMPACT] if talk.plan.impact_goal else []), *talk.draft.changes()]
        choices = tuple(Choice(name, talk.draft.said(name)) for name in places)
        on = yield from talk.ask_list(
            Ask.ON, f"factor:{number}:on", kind=Kind.MANY, choices=choices, proposal=lambda: (IMPACT,)
        )
        factor = made(ExternalFactor, text=text, effect=FactorEffect(effect) if effect else None, on=on)
        talk.draft.add("external_factors", factor, text, talk.phrase(Phrase.FACTOR))


# --- The course -------------------------------------------------------------------------------------------------------
# The course of a conversation: through the steps in their order, or from a plan that is there to what it lacks.

STEPS: Mapping[Step, Callable[[Talk], Steps]] = {
    Step.GOAL: goal_step,
    Step.ACTIVITIES: activities_step,
    Step.CHANGES: changes_step,
    Step.ACTORS: actors_step,
    Step.HYPOTHESES: hypotheses_step,
    Step.SURROUNDINGS: surroundings_step,
    Step.NEEDS: needs_step,
}


def beginning(talk: Talk) -> Plan:
    """The plan before the first answer."""
    return made(Plan, toc=1, language=talk.language, version="0.1", date=talk.today.isoformat(), status=Status.DRAFT)


def new_plan(talk: Talk) -> Steps:
    """The whole conversation, for a plan that is not there yet."""
    talk.draft.plan = beginning(talk)
    talk.say(Phrase.WELCOME)
    yield from _opening(talk)
    for number, (step, walk) in enumerate(STEPS.items(), 1):
        _enter(talk, step, number)
        yield from walk(talk)


def more_of_a_plan(talk: Talk) -> Steps:
    """The conversation about a plan that is there: which step, and what that lacks."""
    talk.say(Phrase.MENU)
    count = 0
    while True:
        count += 1
        talk.step, talk.prefix = Step.OPENING, f"round:{count}:"
        choices = tuple(Choice(step.value, talk.words.steps[step][0], lacking(talk, step)) for step in STEPS)
        chosen = yield from talk.ask_text(Ask.MENU, "menu", kind=Kind.CHOICE, choices=choices, says_enter=True)
        if not chosen:
            return
        step = Step(chosen)
        _enter(talk, step, list(STEPS).index(step) + 1)
        before = talk.asked
        yield from STEPS[step](talk)
        if talk.asked == before:
            talk.say(Phrase.NOTHING_LACKS)


def _opening(talk: Talk) -> Steps:
    title = yield from talk.ask_text(Ask.TITLE)
    talk.draft.note(title=title)
    organisation = yield from talk.ask_text(Ask.ORGANISATION)
    talk.draft.note(organisation=organisation)


def _enter(talk: Talk, step: Step, number: int) -> None:
    title, why = talk.words.steps[step]
    talk.step = step
    talk.tell(Heading(number, len(STEPS), title, why))


def lacking(talk: Talk, step: Step) -> str:
    """What a step still lacks, in a few words."""
    plan, goal = talk.plan, talk.draft.goal
    match step:
        case Step.GOAL:
            return _counted(talk, 0, missing=not (goal.text or goal.label) or not goal.who or not plan.policy_objective)
        case Step.ACTIVITIES:
            unclear = [one for one in plan.activities.values() if not one.by or not (one.for_ or one.with_)]
            return _counted(talk, len(unclear), missing=not plan.activities)
        case Step.CHANGES:
            return _counted(talk, len(open_ends(talk)), missing=not list(plan.changes()))
        case Step.ACTORS:
            return _counted(talk, len(unchanged(talk)), missing=not plan.actors)
        case Step.HYPOTHESES:
            return _counted(talk, len(unexplained(talk)), missing=False)
        case Step.NEEDS:
            return _counted(talk, len(unmeasured(talk)), missing=not plan.indicators and not plan.learning_questions)
        case _:
            return _counted(talk, 0, missing=not plan.external_factors)


def _counted(talk: Talk, number: int, *, missing: bool) -> str:
    if missing:
        return talk.phrase(Phrase.LACKS_TEXT)
    return talk.phrase(Phrase.LACKS_MANY, number=number) if number else talk.phrase(Phrase.LACKS_NOTHING)


def heading_again(talk: Talk) -> tuple[Heading, ...]:
    """The heading of the step that is under way, for who comes back."""
    if talk.step is Step.OPENING:
        return ()
    title, why = talk.words.steps[talk.step]
    return (Heading(list(STEPS).index(talk.step) + 1, len(STEPS), title, why),)


def welcome_back(talk: Talk) -> Say:
    return Say(talk.phrase(Phrase.WELCOME_BACK))
