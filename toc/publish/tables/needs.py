"""What one wants to know: the information needs of training day 2 (Dhaene, ACE Europe, 2025), need to know first.

A need is *need to know* where somebody decides something with the answer (Matts & Hinthorne, USAID learning questions
tip sheet), where much depends on it while little supports it (importance high, evidence weak or none), or where it is
about the impact goal. An indicator shares in the decision of a learning question about the same result. All else is
nice to know: good to have, the first to go where measuring gets too much.
"""

from collections.abc import Iterator

from toc.core.model import IMPACT, Indicator, LearningQuestion
from toc.core.placeholders import is_said
from toc.publish.tables.lookup import Lookup, Need, is_critical, is_decided, wants_information
from toc.publish.tables.table import Cell, Column, Kind, Line, On, Row, State, Table, gap, lines, nothing, said


def needs(look: Lookup) -> Table:
    """A row for every indicator and learning question, and one for every result that has neither."""
    say = look.tongue.say
    return Table(
        name="needs",
        title=say("what-we-want-to-know"),
        lead=say("the-information-needs-those-that"),
        language=look.language,
        source=look.source,
        band=say("how-needed"),
        columns=_columns(look),
        subject="need",
        empty=say("the-plan-has-no-results-to-ask"),
        rows=(*_needed(look), *_unasked(look)),
        notes=_notes(look),
    )


def reasons(look: Lookup, need: Need) -> list[str]:
    """Why that is need to know; empty where it is nice to know."""
    say = look.tongue.say
    found = []
    results = look.results_of(need)
    if IMPACT in (need.measures if isinstance(need, Indicator) else need.about):
        found.append(say("about-the-impact-goal-itself"))
    if isinstance(need, LearningQuestion):
        found += [say("a-decision-depends-on-it")] if is_decided(need) else []
    else:
        marks = [look.marks[one.id] for one in _decided_about(look, need)]
        found += [say("helps-to-answer", marks=", ".join(marks))] if marks else []
    weak = dict.fromkeys(look.marks[one.id] for name in results for one in look.weakest.get(name, []))
    if isinstance(need, LearningQuestion):
        own = [one for name in need.about if (one := look.plan.hypotheses.get(name)) and is_critical(one)]
        weak |= dict.fromkeys(look.marks[one.id] for one in own)
    if weak:
        marked = ", ".join(weak)
        found.append(say("rests-on-high-importance-little", marked=marked))
    return found


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("mark", say("no"), 5),
        Column("kind", say("kind"), 16, on=On.SHEET),
        Column("result", say("about-which-result"), 26),
        Column("need", say("what-we-want-to-know"), 42),
        Column("user", say("for-whom"), 22),
        Column("decision", say("for-which-decision"), 28),
        Column("due", say("by-when-2"), 12, Kind.DATE),
        Column("reason", say("why-needed"), 26),
    )


def _needed(look: Lookup) -> Iterator[Row]:
    say = look.tongue.say
    needed = [(need, reasons(look, need)) for need in look.needs()]
    nice = nothing(say("no-decision-depends-on-it"))
    for band, here in (
        (say("need-to-know"), [one for one in needed if one[1]]),
        (say("nice-to-know"), [one for one in needed if not one[1]]),
    ):
        for need, why in here:
            yield Row((*_said(look, need), said(*why) if why else nice), band)


def _said(look: Lookup, need: Need) -> tuple[Cell, ...]:
    """The cells that say what the need is, without the last."""
    say, missing = look.tongue.say, look.tongue.missing()
    results = [look.label(name) for name in look.results_of(need)]
    about = said(*results) if results else gap(say("no-result"))
    text = said(need.text) if need.text and is_said(need.text) else gap(missing)
    if isinstance(need, LearningQuestion):
        user, decision, due, kind = need.user, need.decision, need.due, say("learning-question")
        cells = [said(one) if one and is_said(one) else gap(missing) for one in (user, decision)]
    else:
        due, kind = need.target.due if need.target else None, "indicator"
        cells = [_users(look, need), _decisions(look, need)]
    when = look.tongue.dated(due) if due else gap(missing)
    return (said(look.marks[need.id]), said(kind), about, text, *cells, when)


def _decided_about(look: Lookup, need: Indicator) -> list[LearningQuestion]:
    """The learning questions about what this indicator measures, with which somebody decides."""
    asked = [one for name in look.results_of(need) for one in look.questions_of(name)]
    return [one for one in dict.fromkeys(asked) if is_decided(one)]


def _users(look: Lookup, need: Indicator) -> Cell:
    """Who uses an indicator: who decides on its result, else who uses the evaluation, else who follows it up."""
    deciding = [one.user for one in _decided_about(look, need) if one.user]
    evaluation = look.plan.evaluation
    users = deciding or (look.actors(evaluation.users) if evaluation else []) or [need.responsible or ""]
    found = [one for one in dict.fromkeys(users) if is_said(one)]
    return said(*found) if found else gap(look.tongue.missing())


def _decisions(look: Lookup, need: Indicator) -> Cell:
    decisions = dict.fromkeys(one.decision for one in _decided_about(look, need) if one.decision)
    found = map(Line, decisions)
    follow_up = look.tongue.say("follow-up-no-decision-of")
    return lines(found, nothing(follow_up))


def _unasked(look: Lookup) -> Iterator[Row]:
    """Outcomes and the goal about which nothing is asked, and those of which the plan says why not."""
    say = look.tongue.say
    empty = nothing()
    for name, node in look.nodes.items():
        if look.indicators_of(name) or look.questions_of(name):
            continue
        reason = getattr(node, "not_measured", None)
        if wants_information(name, node):
            band = say("nobody-asks-about-it-yet")
            asked = gap(say("no-indicator-and-no-learning"))
        elif is_said(reason):
            band = say("not-measured-by-choice")
            asked = Cell((Line(str(reason), State.NONE),))
        else:
            continue
        label = said(look.label(name))
        yield Row((empty, said(look.level(name)), label, asked, empty, empty, empty, empty), band)


def _notes(look: Lookup) -> tuple[str, ...]:
    say = look.tongue.say
    return (
        say("i-indicator-l-learning-question-the"),
        say("need-to-know-a-decision"),
    )
