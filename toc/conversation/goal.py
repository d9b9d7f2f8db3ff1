"""Step 1: from policy objective to impact goal, by asking why, with a short list from which one is chosen."""

from collections.abc import Generator

from toc.conversation import checking
from toc.conversation.asking_actors import actors, subject_of
from toc.conversation.asking_labels import asked_label
from toc.conversation.draft import changed, made
from toc.conversation.names import values
from toc.conversation.question import Answer, Choice, Kind, Probe, Turn
from toc.conversation.talk import Steps, Talk
from toc.conversation.words import Ask, Phrase
from toc.core.model import IMPACT, Context, ImpactGoal, Plan, PolicyObjective, Role, Term

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
        probe = Probe(lambda text: _with_objective(talk.plan, text), "", checking.OBJECTIVE, only_noted=True)
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
    probe = Probe(lambda text: _with_goal(talk.plan, text), IMPACT, checking.GOAL)
    while True:
        ask = Ask.GOAL_MORE if short_list else Ask.GOAL
        offered = tuple(Choice(one, one) for one in reasons if one not in short_list)
        text = yield from talk.ask_text(
            ask, f"goal:{len(short_list) + 1}", choices=offered, required=not short_list, probe=probe
        )
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
        who = yield from actors(talk, Ask.GOAL_WHO, "goal:who", Role.TARGET_GROUP, lambda: subject_of(talk, text))
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
