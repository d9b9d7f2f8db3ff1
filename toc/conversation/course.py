"""The course of a conversation: through the steps in their order, or from a plan that is there to what it lacks."""

from collections.abc import Callable, Mapping

from toc.conversation.activities import activities_step
from toc.conversation.changes import changes_step, open_ends
from toc.conversation.draft import made
from toc.conversation.goal import goal_step
from toc.conversation.needs import hypotheses_step, needs_step, unexplained, unmeasured
from toc.conversation.people import actors_step, unchanged
from toc.conversation.question import Choice, Heading, Kind, Say, Step
from toc.conversation.surroundings import surroundings_step
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.model import Plan, Status

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
