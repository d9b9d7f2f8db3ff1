"""A plan to fill in by hand, for who does not want a conversation, or has no terminal for one."""

from dataclasses import dataclass
from datetime import date

from toc.conversation.draft import made
from toc.conversation.names import label, needs_label
from toc.conversation.words import Phrase, words_in
from toc.conversation.writing import file_of
from toc.model import (
    IMPACT,
    Activity,
    Actor,
    ChangeType,
    Context,
    ImpactGoal,
    Language,
    Outcome,
    Output,
    Plan,
    PolicyObjective,
    Role,
    Status,
    Term,
)

_IDS = {
    Language.NL: ("dienst", "doelgroep", "activiteit", "resultaat", "verandering"),
    Language.EN: ("service", "target_group", "activity", "result", "change"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was said beforehand; the rest says XX."""

    title: str = ""
    organisation: str = ""
    objective: str = ""
    source: str = ""
    goal: str = ""


def skeleton(given: Given, language: Language, today: date, top: tuple[str, ...] = ()) -> bytes:
    """The smallest plan that has every step, with a comment above each, and XX where there is something to fill in."""
    later = f"# {words_in(language).say[Phrase.LATER]}"
    return file_of(_plan(given, language, today), language, top=(*top, later))


def _plan(given: Given, language: Language, today: date) -> Plan:
    say = words_in(language).say
    group = _IDS[language][1]
    goal = given.goal or say[Phrase.FILL_IN_GOAL]
    return made(
        Plan,
        toc=1,
        language=language,
        title=given.title or say[Phrase.FILL_IN_TITLE],
        organisation=given.organisation,
        version="0.1",
        date=today.isoformat(),
        status=Status.DRAFT,
        policy_objective=made(
            PolicyObjective,
            text=given.objective or say[Phrase.FILL_IN_OBJECTIVE],
            source=given.source or say[Phrase.FILL_IN_SOURCE],
        ),
        context=made(Context, problem=say[Phrase.FILL_IN_WHY]),
        impact_goal=made(
            ImpactGoal, text=goal, label=label(goal) if needs_label(goal) else "", who=(group,), horizon=Term.LONG
        ),
        **_way(language),
    )


def _way(language: Language) -> dict[str, object]:
    """Actors, one activity, one output and one outcome, by section."""
    say = words_in(language).say
    service, group, activity, result, change = _IDS[language]
    return {
        "actors": {
            service: made(Actor, name=say[Phrase.SERVICE], role=Role.CITY),
            group: made(Actor, name=say[Phrase.TARGET_GROUP], role=Role.TARGET_GROUP),
        },
        "activities": {
            activity: made(
                Activity, text=say[Phrase.FILL_IN_ACTIVITY], by=(service,), for_=(group,), leads_to=(result,)
            )
        },
        "outputs": {result: made(Output, text=say[Phrase.FILL_IN_OUTPUT], who=(group,), leads_to=(change,))},
        "outcomes": {
            change: made(
                Outcome,
                text=say[Phrase.FILL_IN_OUTCOME],
                who=(group,),
                type=ChangeType.BEHAVIOUR,
                term=Term.MEDIUM,
                leads_to=(IMPACT,),
            )
        },
    }
