"""What is measured and what is assumed: results with the holes counted, and hypotheses with what supports them."""

from collections.abc import Iterator, Sequence

from toc.core.graph import Level
from toc.core.model import Activity, Hypothesis, Indicator, LearningQuestion, Link, Outcome
from toc.core.text import is_said
from toc.publish.tables.figures import name_of, needs_baseline, needs_target, norm_text
from toc.publish.tables.lookup import Lookup, Measurable, Need, is_critical
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, State, Table, gap, lines, nothing, said

# --- Results ----------------------------------------------------------------------------------------------------------
# Results against indicators, questions and methods, with the holes counted: what nobody will know later.


def coverage(look: Lookup) -> Table:
    """A row for every output, outcome and the impact goal, and for every activity that is measured; their holes are
    added up in the last."""
    say = look.tongue.say
    rows = list(_result_rows(look))
    count = sum(_holes(row) for row in rows)
    return Table(
        name="coverage",
        title=say("what-is-covered"),
        lead=_lead(look, rows, count),
        language=look.language,
        source=look.source,
        columns=_result_columns(look),
        subject="result",
        empty=say("the-plan-has-no-results"),
        rows=(*rows, *([_total(look, rows)] if rows else [])),
        notes=(say("a-hole-is-an-outcome"),),
    )


def _lead(look: Lookup, rows: Sequence[Row], count: int) -> str:
    say = look.tongue.say
    holes = look.tongue.say("count-of-holes", count=count)
    with_holes = sum(_holes(row) > 0 for row in rows)
    if not rows:
        return say("what-is-known-of-each")
    if not count:
        return say("every-result-is-covered")
    return say("in-of-results", holes=holes, with_holes=with_holes, rows=len(rows))


def _result_columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("level", say("level"), 13),
        Column("result", say("result"), 36),
        Column("indicators", say("indicators"), 14),
        Column("baselines", say("with-baseline"), 14),
        Column("targets", say("with-target"), 14),
        Column("questions", say("learning-questions"), 14),
        Column("methods", say("methods"), 38),
        Column("holes", say("holes"), 8, Kind.NUMBER),
    )


def _result_rows(look: Lookup) -> Iterator[Row]:
    for name, node in look.measurable.items():
        if not isinstance(node, Activity) or look.indicators_of(name):
            needs: list[Need] = [*look.indicators_of(name), *look.questions_of(name)]
            needs = [] if look.is_left_out(name) else needs
            heads = (said(look.level(name)), said(look.label(name)))
            unknown = not needs and look.wants_information(name)
            none = _none(look, name, node, unknown=unknown)
            yield Row((*heads, *_result_cells(look, needs, none, unknown=unknown, holes=int(unknown))))
    loose = [need for need in look.needs() if not look.results_of(need)]
    if loose:
        nowhere = gap(look.tongue.say("not-tied-to-a-result"))
        yield Row((nothing(), nowhere, *_result_cells(look, loose, nothing(), unknown=False, holes=len(loose))))


def _result_cells(look: Lookup, needs: Sequence[Need], none: Cell, *, unknown: bool, holes: int) -> Iterator[Cell]:
    """What these needs cover. `none` stands for no indicators, `holes` are those that are known already."""
    indicators = [one for one in needs if isinstance(one, Indicator)]
    questions = [one for one in needs if not isinstance(one, Indicator)]
    no_baseline = [one for one in indicators if needs_baseline(look, one) and not _has_baseline(one)]
    with_baseline = [one for one in indicators if _has_baseline(one)]
    with_target = [one for one in indicators if norm_text(look, one) is not None]
    no_target = [one for one in indicators if one not in with_target and needs_target(look, one)]
    bare = [one for one in needs if not look.methods_of(one.id)]
    yield _marks(look, indicators, none)
    yield _share(look, with_baseline, indicators, no_baseline)
    yield _share(look, with_target, indicators, no_target)
    yield _marks(look, questions, gap(look.tongue.say("none")) if unknown else nothing())
    yield _methods(look, needs, bare)
    count = holes + len(no_baseline) + len(no_target) + len(bare)
    yield Cell((Line(str(count), State.GAP if count else State.SAID),), count)


def _holes(row: Row) -> int:
    value = row.cells[-1].value
    return value if isinstance(value, int) else 0


def _none(look: Lookup, name: str, node: Measurable, *, unknown: bool) -> Cell:
    """What stands for no indicators: a hole, or why there need be none."""
    say = look.tongue.say
    reason = getattr(node, "not_measured", None)
    if unknown:
        return gap(say("none"))
    if is_said(reason):
        return nothing(say("by-choice") + str(reason))
    if isinstance(node, Outcome) and node.external:
        return nothing(say("by-others"))
    if look.is_left_out(name):
        return nothing(say("outside-the-scope"))
    return nothing()


def _has_baseline(indicator: Indicator) -> bool:
    one = indicator.baseline
    return bool(one and (is_said(one.value) or one.plan))


def _marks(look: Lookup, needs: Sequence[Need], otherwise: Cell) -> Cell:
    return said(", ".join(look.marks[one.id] for one in needs)) if needs else otherwise


def _share(
    look: Lookup, filled: Sequence[Indicator], all_of: Sequence[Indicator], lacking: Sequence[Indicator]
) -> Cell:
    """'2/2', and which lack it."""
    if not all_of:
        return nothing()
    found = [Line(f"{len(filled)}/{len(all_of)}")]
    if lacking:
        marks = ", ".join(look.marks[one.id] for one in lacking)
        found.append(Line(look.tongue.say("not", marks=marks), State.GAP))
    return Cell(tuple(found))


def _methods(look: Lookup, needs: Sequence[Need], bare: Sequence[Need]) -> Cell:
    names = dict.fromkeys(name_of(look, method) for need in needs for method in look.methods_of(need.id))
    found = [Line(name) for name in names]
    if bare:
        marks = ", ".join(look.marks[one.id] for one in bare)
        found.append(Line(look.tongue.say("no-method-for", marks=marks), State.GAP))
    return lines(found, nothing())


def _total(look: Lookup, rows: Sequence[Row]) -> Row:
    plan, none = look.plan, nothing()
    numbers = (len(plan.indicators), len(plan.learning_questions), len(plan.methods))
    baselines = sum(_has_baseline(one) for one in plan.indicators.values())
    targets = sum(norm_text(look, one) is not None for one in plan.indicators.values())
    indicators, questions, methods, with_baseline, with_target = (
        look.tongue.numeric(str(number)) for number in (*numbers, baselines, targets)
    )
    holes = sum(_holes(row) for row in rows)
    last = Cell((Line(str(holes), State.GAP if holes else State.SAID),), holes)
    heading = said(look.tongue.say("in-the-whole-plan"))
    return Row((none, heading, indicators, with_baseline, with_target, questions, methods, last), total=True)


# --- Hypotheses -------------------------------------------------------------------------------------------------------
# What the plan assumes: how much depends on it, how well it is supported, and which question tests it.
#
# What matters most and is known least comes first (Dhaene, ACE Europe, 2025, day 2: hypotheses and mechanisms).


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
        columns=_hypothesis_columns(look),
        subject="link",
        empty=say("the-plan-has-no-arrows"),
        rows=(*_hypothesis_rows(look), *_unexplained(look)),
        notes=(say("h-hypothesis-l-learning-question"),),
    )


def _hypothesis_columns(look: Lookup) -> tuple[Column, ...]:
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


def _hypothesis_rows(look: Lookup) -> Iterator[Row]:
    say, found = look.tongue.say, list(look.plan.hypotheses.values())
    for band, critical in ((say("test-first"), True), (say("others-2"), False)):
        for one in found:
            if is_critical(one) is critical:
                yield Row(_hypothesis_cells(look, one), band)


def _hypothesis_cells(look: Lookup, one: Hypothesis) -> tuple[Cell, ...]:
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
