"""What the plan assumes: how much depends on it, how well it is supported, and which question tests it.

What matters most and is known least comes first (Dhaene, ACE Europe, 2025, day 2: hypotheses and mechanisms).
"""

from collections.abc import Iterator

from toc.core.graph import Level
from toc.core.model import Hypothesis, LearningQuestion, Link
from toc.core.placeholders import is_said
from toc.publish.tables.lookup import Lookup, is_critical
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, Table, gap, lines, nothing, said


def hypotheses(look: Lookup) -> Table:
    """A row for every hypothesis, and one for every arrow from an output or outcome that none explains."""
    say = look.tongue.say
    return Table(
        name="hypotheses",
        title=say("what-we-assume"),
        lead=say("why-one-thing-would-lead"),
        language=look.language,
        source=look.source,
        band=say("to-test"),
        columns=_columns(look),
        subject="link",
        empty=say("the-plan-has-no-arrows"),
        rows=(*_rows(look), *_unexplained(look)),
        notes=(say("h-hypothesis-l-learning-question"),),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("mark", say("no"), 5),
        Column("link", say("step-on-the-way"), 30),
        Column("text", say("hypothesis"), 42),
        Column("mechanism", say("why-it-works"), 30),
        Column("assumptions", say("what-has-to-hold"), 30),
        Column("importance", say("importance"), 10),
        Column("evidence", say("evidence"), 10),
        Column("sources", say("sources"), 28),
        Column("reviewed", say("reviewed"), 14, Kind.DATE),
        Column("tested", say("tested-by"), 30),
    )


def _rows(look: Lookup) -> Iterator[Row]:
    say, found = look.tongue.say, list(look.plan.hypotheses.values())
    for band, critical in ((say("test-first"), True), (say("others-2"), False)):
        for one in found:
            if is_critical(one) is critical:
                yield Row(_cells(look, one), band)


def _cells(look: Lookup, one: Hypothesis) -> tuple[Cell, ...]:
    say, missing = look.tongue.say, gap(look.tongue.missing())
    links = [look.link(link) for link in one.links]
    return (
        said(look.marks[one.id]),
        said(*links) if links else gap(say("no-arrow")),
        _text(one.text) or missing,
        _text(one.mechanism) or missing,
        _texts(one.assumptions) or missing,
        said(look.tongue.value(one.importance)) if one.importance else missing,
        said(look.tongue.value(one.evidence)) if one.evidence else missing,
        _texts(one.sources) or missing,
        look.tongue.dated(one.reviewed) if one.reviewed else missing,
        _tested(look, one),
    )


def _text(text: str | None) -> Cell | None:
    return said(text) if text and is_said(text) else None


def _texts(texts: tuple[str, ...]) -> Cell | None:
    found = [text for text in texts if is_said(text)]
    return said(*found) if found else None


def _tested(look: Lookup, one: Hypothesis) -> Cell:
    """The learning questions about it or about its links. That there is none is a gap where much depends on it and
    little supports it (rule `critical-assumption-untested`)."""
    say = look.tongue.say
    asking = [question for question in look.plan.learning_questions.values() if _asks(look, question, one)]
    found = [Line(f"{look.marks[question.id]} {question.text or ''}".strip()) for question in asking]
    none = say("no-learning-question")
    return lines(found, gap(none) if is_critical(one) else nothing(none))


def _asks(look: Lookup, question: LearningQuestion, one: Hypothesis) -> bool:
    return one.id in question.about or not set(one.links).isdisjoint(look.links_about(question))


def _unexplained(look: Lookup) -> Iterator[Row]:
    """Arrows that no hypothesis explains (rule `link-without-hypothesis`)."""
    say, levels = look.tongue.say, look.graph.levels
    explained = {link for one in look.plan.hypotheses.values() for link in one.links}
    band = say("steps-without-a-hypothesis")
    for link in look.graph.links():
        forward = Level.OUTPUT <= levels[link.cause] <= levels[link.effect]
        if forward and link not in explained:
            yield Row(_bare(look, link), band)


def _bare(look: Lookup, link: Link) -> tuple[Cell, ...]:
    none = nothing()
    why = gap(look.tongue.say("why-would-one-lead-to"))
    return (none, said(look.link(link)), why, *[none] * 7)
