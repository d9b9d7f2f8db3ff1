"""Several plans in one table: how far each is, for the trainer before a day of the training.

What is missing is asked as the results of the three days have it (Dhaene, ACE Europe, 2025): the way to impact, the
list of information needs, the measurement table with topics for coaching.
"""

import os
import re
from collections.abc import Iterator, Sequence

from toc.core.languages import Language
from toc.core.model import IMPACT
from toc.core.text import is_said
from toc.publish.tables.figures import norm_text
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, Source, State, Table, Tongue, lines, nothing, said

NAME = "plans"


def plans(looks: Sequence[Lookup], language: Language) -> Table:
    """A row for every plan, in the order in which they are given."""
    say = Tongue(language).say
    return Table(
        name=NAME,
        title=say("overview-of-plans"),
        lead=say("how-far-each-plan-is"),
        language=language,
        source=Source(path="", title=say("count-of-plans", count=len(looks))),
        columns=_columns(Tongue(language)),
        subject="plan",
        empty=say("the-plan-has-no-results"),
        rows=tuple(_row(look) for look in looks),
        notes=(say("what-each-day-asks"),),
    )


def _columns(tongue: Tongue) -> tuple[Column, ...]:
    say = tongue.say
    return (
        Column("plan", say("plan"), 26),
        Column("goal", say("impact-goal-3"), 40),
        Column("activities", say("activities-2"), 12, Kind.NUMBER),
        Column("changes", say("changes-2"), 14, Kind.NUMBER),
        Column("indicators", say("indicators"), 12, Kind.NUMBER),
        Column("day1", say("missing-for-day", day=1), 34),
        Column("day2", say("missing-for-day", day=2), 34),
        Column("day3", say("missing-for-day", day=3), 34),
    )


def _row(look: Lookup) -> Row:
    plan, say = look.plan, look.tongue.say
    counts = (len(plan.activities), len(list(plan.changes())), len(plan.indicators))
    name = re.sub(r"\.toc\.ya?ml$", "", os.path.basename(look.path))
    titled = [Line(plan.title)] if plan.title and is_said(plan.title) else []
    goal = plan.impact_goal
    text = goal and (goal.text or goal.label)
    return Row(
        (
            Cell((*titled, Line(name, State.NONE if titled else State.SAID))),
            said(text) if text else Cell((Line(say("no-impact-goal"), State.GAP),)),
            *(Cell((Line(str(one)),), one) for one in counts),
            *(_day(look, list(found)) for found in (_first(look), _second(look), _third(look))),
        )
    )


def _day(look: Lookup, found: list[str]) -> Cell:
    return lines((Line(text, State.GAP) for text in found), nothing(look.tongue.say("complete")))


def _first(look: Lookup) -> Iterator[str]:
    """What the way to impact lacks: goal, for whom, activities, changes, and the arrows between."""
    say, plan = look.tongue.say, look.plan
    if not (plan.policy_objective and is_said(plan.policy_objective.text)):
        yield say("no-policy-objective")
    goal = plan.impact_goal
    if goal and goal.candidates and not (goal.text or goal.label):
        yield say("no-choice-from-the-short-list", count=len(goal.candidates))
    elif goal and not goal.who:
        yield say("the-goal-does-not-say-for-whom")
    if not plan.activities:
        yield say("no-activities")
    changes = list(plan.changes())
    if not changes:
        yield say("no-changes")
    counted = (
        ("activities-without-a-change", sum(not look.graph.effects[name] for name in plan.activities)),
        ("changes-without-who", sum(not one.who for one in changes)),
        ("changes-without-a-way-to-the-goal", sum(not _arrives(look, one.id) for one in changes) if goal else 0),
    )
    yield from (say(id_, count=count) for id_, count in counted if count)


def _arrives(look: Lookup, name: str) -> bool:
    return IMPACT in look.graph.downstream([name])


def _second(look: Lookup) -> Iterator[str]:
    """What the list of information needs lacks: something to know of each outcome, norms, questions and hypotheses. The
    goal itself need not be measured: "denk impact, meet outcome".
    """
    say, plan = look.tongue.say, look.plan
    unasked = sum(
        look.wants_information(name) and not look.indicators_of(name) and not look.questions_of(name)
        for name in plan.outcomes
    )
    if unasked:
        yield say("changes-that-nobody-asks-about", count=unasked)
    if not plan.indicators:
        yield say("no-indicators")
    bare = sum(norm_text(look, one) is None for one in plan.indicators.values())
    if bare:
        yield say("indicators-without-a-target", count=bare)
    if not plan.learning_questions:
        yield say("no-learning-questions")
    if not plan.hypotheses:
        yield say("no-hypotheses")


def _third(look: Lookup) -> Iterator[str]:
    """What the measurement table lacks: methods, when they are done; and what one would ask a coach."""
    say, plan = look.tongue.say, look.plan
    needs = list(look.needs())
    if not plan.methods:
        yield say("no-methods")
    elif bare := sum(not look.methods_of(one.id) for one in needs):
        yield say("needs-without-a-method", count=bare)
    undated = sum(not one.when for one in plan.methods.values())
    if undated:
        yield say("methods-without-a-moment", count=undated)
    if not plan.coaching_topics:
        yield say("no-coaching-topics")
