"""What one wants to know and how: the information needs, and the impact measurement table."""

from collections.abc import Iterator

from toc.core.model import IMPACT, Activity, Indicator, LearningQuestion, Method, MethodType, Privacy
from toc.core.text import is_said
from toc.publish.tables.figures import (
    baseline,
    baseline_columns,
    hours_cell,
    hours_of,
    name_of,
    target,
    target_columns,
    target_due,
    total_of,
    unknown_time,
)
from toc.publish.tables.lookup import Lookup, Need, is_critical, is_decided
from toc.publish.tables.table import Cell, Column, Kind, Line, On, Row, State, Table, gap, lines, nothing, said

# --- Information needs ------------------------------------------------------------------------------------------------
# What one wants to know: the information needs of training day 2 (Dhaene, ACE Europe, 2025), need to know first.
#
# A need is *need to know* where somebody decides something with the answer (Matts & Hinthorne, USAID learning questions
# tip sheet), where much depends on it while little supports it (importance high, evidence weak or none), or where it is
# about the impact goal. An indicator shares in the decision of a learning question about the same result. All else is
# nice to know: good to have, the first to go where measuring gets too much.


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
        columns=_need_columns(look),
        subject="need",
        empty=say("the-plan-has-no-results-to-ask"),
        rows=(*_needed(look), *_unasked(look)),
        notes=_need_notes(look),
    )


def reasons(look: Lookup, need: Need) -> list[str]:
    """Why that is need to know; empty where it is nice to know."""
    say = look.tongue.say
    found = []
    results = look.results_of(need)
    asked = need.measures if isinstance(need, Indicator) else need.about
    if IMPACT in asked:
        found.append(say("about-the-impact-goal-itself"))
    elif any(name in look.plan.goals for name in asked):
        found.append(say("about-the-goal-itself"))
    if look.scope and need.id in look.scope.inside:
        found.append(say("chosen-in-the-scope"))
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


def _need_columns(look: Lookup) -> tuple[Column, ...]:
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
    needed = [(need, reasons(look, need)) for need in look.needs() if not look.is_need_left_out(need)]
    nice = nothing(say("no-decision-depends-on-it"))
    for band, here in (
        (say("need-to-know"), [one for one in needed if one[1]]),
        (say("nice-to-know"), [one for one in needed if not one[1]]),
    ):
        for need, why in here:
            yield Row((*_said(look, need), said(*why) if why else nice), band)
    for need in filter(look.is_need_left_out, look.needs()):
        mark, kind, about, text, *others = _said(look, need)
        yield Row((mark, kind, about, text, *[nothing()] * len(others), _not_evaluated(look)), say("out-of-scope"))


def _said(look: Lookup, need: Need) -> tuple[Cell, ...]:
    """The cells that say what the need is, without the last."""
    say, missing = look.tongue.say, look.tongue.missing()
    results = [look.label(name) for name in look.results_of(need)]
    about = said(*results) if results else gap(say("no-result"))
    text = said(need.text) if need.text and is_said(need.text) else gap(missing)
    if isinstance(need, LearningQuestion):
        cells = [said(one) if one and is_said(one) else gap(missing) for one in (need.user, need.decision)]
        when = look.tongue.dated(need.due) if need.due else gap(missing)
    else:
        cells = [_users(look, need), _decisions(look, need)]
        when = target_due(look, need)
    return (said(look.marks[need.id]), said(look.kind_of(need)), about, text, *cells, when)


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
        if look.wants_information(name):
            band = say("nobody-asks-about-it-yet")
            asked = gap(say("no-indicator-and-no-learning"))
        elif is_said(reason):
            band = say("not-measured-by-choice")
            asked = Cell((Line(str(reason), State.NONE),))
        elif not isinstance(node, Activity) and look.is_left_out(name):
            band = say("out-of-scope")
            asked = _not_evaluated(look)
        else:
            continue
        label = said(look.label(name))
        yield Row((empty, said(look.level(name)), label, asked, empty, empty, empty, empty), band)


def _not_evaluated(look: Lookup) -> Cell:
    """Why something is not evaluated: that nobody said why is a gap."""
    because = look.scope.because if look.scope else ""
    return nothing(because) if is_said(because) else gap(look.tongue.say("scope-without-reason"))


def _need_notes(look: Lookup) -> tuple[str, ...]:
    say = look.tongue.say
    return (
        say("i-indicator-l-learning-question-the"),
        say("need-to-know-a-decision"),
    )


# --- The impact measurement table -------------------------------------------------------------------------------------
# The outcome of the training (Dhaene, ACE Europe, 2025, day 3). For every information
# need how it is answered: with which figures, by which method, from whom, when, by whom, at what cost in time.

# These ask nobody: what is looked at or looked up is named by the method itself (rule `measurement-row-incomplete`).
_NOBODY_ASKED = frozenset({MethodType.EXISTING_DATA, MethodType.REGISTRATION, MethodType.OBSERVATION})
_PRIVACY = ("purpose", "legal_basis", "retention", "storage")


def measurement(look: Lookup) -> Table:
    """A row for every need and method that answers it, result by result in the order of the way to impact."""
    say = look.tongue.say
    return Table(
        name="measurement",
        title=say("impact-measurement-table"),
        lead=say("how-we-find-out-whether"),
        language=look.language,
        source=look.source,
        band=say("result"),
        columns=_measurement_columns(look),
        subject="need",
        empty=say("the-plan-has-no-results-to"),
        rows=tuple(_rows(look)),
        notes=tuple(_measurement_notes(look)),
    )


def _measurement_columns(look: Lookup) -> tuple[Column, ...]:
    """What belongs together stands together on paper; a sheet has a column for each fact."""
    say = look.tongue.say
    return (
        Column("mark", say("no"), 5),
        Column("need", say("indicator-or-learning-question"), 32, on=On.PAPER),
        Column("need", say("indicator-or-learning-question"), 36, on=On.SHEET),
        Column("unit", say("unit"), 11, on=On.SHEET),
        Column("breakdown", say("breakdown"), 20, on=On.SHEET),
        Column("baseline", say("baseline"), 13, on=On.PAPER),
        Column("baseline_value", say("baseline"), 10, Kind.NUMBER, On.SHEET),
        Column("baseline_date", say("baseline-on"), 11, Kind.DATE, On.SHEET),
        Column("target", say("target"), 20, on=On.PAPER),
        Column("target_value", say("target"), 10, Kind.NUMBER, On.SHEET),
        Column("target_due", say("target-by"), 11, Kind.DATE, On.SHEET),
        Column("norm", say("target-in-words"), 30, on=On.SHEET),
        Column("decision", say("decision-2"), 18),
        Column("source", say("source"), 15),
        Column("frequency", say("how-often"), 14, on=On.SHEET),
        Column("responsible", say("follows-it-up"), 16, on=On.SHEET),
        Column("method", say("method"), 17),
        Column("respondents", say("who-is-asked-2"), 18),
        Column("moments", say("moments"), 14, on=On.PAPER),
        Column("moments", say("moments"), 13, on=On.SHEET),
        Column("collects", say("collects-2"), 17, on=On.PAPER),
        Column("collects", say("collects-2"), 14, on=On.SHEET),
        Column("analyses", say("analysis-2"), 18, on=On.PAPER),
        Column("analyses", say("analyses-2"), 14, on=On.SHEET),
        Column("analysis", say("how-analysed"), 30, on=On.SHEET),
        Column("hours", say("hours-a-round"), 10, Kind.NUMBER),
        Column("privacy", say("personal-data-2"), 22),
    )


def _rows(look: Lookup) -> Iterator[Row]:
    """Result by result; then what is about no result."""
    done: set[str] = set()
    for name in look.measurable:
        band = f"{look.level(name).capitalize()}: {look.label(name)}"
        needs: list[Need] = [*look.indicators_of(name), *look.questions_of(name)]
        here = [need for need in needs if need.id not in done and name == look.results_of(need)[0]]
        for need in here:
            yield from _of_need(look, need, band)
        done |= {need.id for need in here}
        if not needs and look.wants_information(name):
            yield _empty(look, band)
    loose = look.tongue.say("not-tied-to-a-result-2")
    for need in look.needs():
        if need.id not in done:
            yield from _of_need(look, need, loose)


def _empty(look: Lookup, band: str) -> Row:
    """The row of a result about which nothing is asked."""
    asked = gap(look.tongue.say("no-indicator-and-no-learning"))
    none = nothing()
    columns = _measurement_columns(look)
    return Row(tuple(asked if column.key == "need" else none for column in columns), band)


def _of_need(look: Lookup, need: Need, band: str) -> Iterator[Row]:
    methods: list[Method | None] = [*look.methods_of(need.id)]
    for method in methods or [None]:
        cells = {**_own(look, need), **_how(look, need, method)}
        yield Row(tuple(cells[column.key, column.on] for column in _measurement_columns(look)), band)


_Cells = dict[tuple[str, On], Cell]
"""The cells of a row by their column: what paper brings together has another cell in a sheet."""


def _own(look: Lookup, need: Need) -> _Cells:
    """The cells that the need itself says: what is asked, for which decision, and the figures of an indicator."""
    tongue = look.tongue
    text = said(need.text) if need.text and is_said(need.text) else gap(tongue.missing())
    others = [look.label(name) for name in look.results_of(need)[1:]]
    if others:
        text = Cell((*text.lines, Line(tongue.say("also-about") + "; ".join(others), State.NONE)))
    cells: _Cells = {("mark", On.BOTH): said(look.marks[need.id]), ("need", On.PAPER): text, ("need", On.SHEET): text}
    if isinstance(need, LearningQuestion):
        return cells | _of_question(look, need)
    groups = [one for one in need.disaggregation if is_said(one)]
    if groups:
        split = Line(tongue.say("broken-down-by") + "; ".join(groups), State.NONE)
        cells["need", On.PAPER] = Cell((*text.lines, split))
    return cells | _of_indicator(look, need) | {("breakdown", On.SHEET): said(*groups)}


def _of_question(look: Lookup, need: LearningQuestion) -> _Cells:
    none = nothing()
    sheet = ("unit", "breakdown", "baseline_value", "baseline_date", "target_value", "target_due", "norm", "frequency")
    return {
        **{(key, On.SHEET): none for key in (*sheet, "responsible")},
        **{(key, On.PAPER): none for key in ("baseline", "target")},
        ("source", On.BOTH): none,
        ("decision", On.BOTH): _first(need.decision) or gap(look.tongue.missing()),
    }


def _of_indicator(look: Lookup, need: Indicator) -> _Cells:
    """Frequency and who follows it up may stay away: a method says them too, and its cells have the gap then."""
    missing, none = gap(look.tongue.missing()), nothing()
    (value, day), (target_value, due) = baseline_columns(look, need), target_columns(look, need)
    return {
        ("unit", On.SHEET): said(need.unit) if need.unit and need.unit.strip() else missing,
        ("baseline", On.PAPER): baseline(look, need),
        ("baseline_value", On.SHEET): value,
        ("baseline_date", On.SHEET): day,
        ("target", On.PAPER): _with_words(look, need),
        ("target_value", On.SHEET): target_value,
        ("target_due", On.SHEET): due,
        ("norm", On.SHEET): _first(need.target.text if need.target else None) or none,
        ("decision", On.BOTH): _decisions(look, need),
        ("source", On.BOTH): _first(need.source) or missing,
        ("frequency", On.SHEET): _first(need.frequency) or none,
        ("responsible", On.SHEET): _first(need.responsible) or none,
    }


def _with_words(look: Lookup, need: Indicator) -> Cell:
    """The norm with its sentence: by itself where that holds the number, else behind it."""
    cell, words = target(look, need), need.target.text if need.target else None
    first = cell.lines[0]
    if not words or not is_said(words) or words == first.text:
        return cell
    number = [] if first.text in words else [first]
    return Cell((*number, Line(words), *cell.lines[1:]))


def _how(look: Lookup, need: Need, method: Method | None) -> _Cells:
    """The cells about the method. What a method leaves out the indicator itself may say."""
    say, missing = look.tongue.say, gap(look.tongue.missing())
    sheet = need if isinstance(need, Indicator) else None
    frequency, responsible = (_first(getattr(sheet, key, None)) for key in ("frequency", "responsible"))
    if method is None:
        moments, collects, analyses, how = frequency or missing, responsible or missing, missing, nothing()
        method_cell, respondents, hours, privacy = gap(say("no-method")), missing, missing, missing
    else:
        moments = lines([Line(look.tongue.short_day(one)) for one in method.when if is_said(one)], frequency or missing)
        collects = _first(method.collects) or responsible or missing
        analyses, how = _first(method.analyses) or missing, _first(method.analysis) or nothing()
        method_cell, respondents = said(name_of(look, method)), _respondents(look, method)
        hours, privacy = hours_cell(look, hours_of(method)), _privacy(look, method)
    same = responsible and responsible.text.casefold() == collects.text.casefold()
    follows = said(f"{say('follow-up')}: {responsible.text}") if responsible and not same else None
    return {
        ("method", On.BOTH): method_cell,
        ("respondents", On.BOTH): respondents,
        ("moments", On.PAPER): _both(moments, frequency),
        ("moments", On.SHEET): moments,
        ("collects", On.PAPER): _both(collects, follows),
        ("collects", On.SHEET): collects,
        ("analyses", On.PAPER): _both(analyses, how if how.state is State.SAID else None),
        ("analyses", On.SHEET): analyses,
        ("analysis", On.SHEET): how,
        ("hours", On.BOTH): hours,
        ("privacy", On.BOTH): privacy,
    }


def _both(cell: Cell, more: Cell | None) -> Cell:
    """A cell with what another says besides."""
    there = {line.text.casefold() for line in cell.lines}
    added = [line for line in more.lines if line.text.casefold() not in there] if more else []
    return Cell((*cell.lines, *added)) if added else cell


def _first(text: str | None) -> Cell | None:
    return said(text) if text and is_said(text) else None


def _respondents(look: Lookup, method: Method) -> Cell:
    if method.respondents:
        return said(*look.actors(method.respondents))
    if method.type in _NOBODY_ASKED:
        return nothing(look.tongue.say("nobody-is-asked"))
    return gap(look.tongue.missing())


def _privacy(look: Lookup, method: Method) -> Cell:
    """Whether personal data are gathered, and what the plan then still has to say about them (GDPR art. 5)."""
    say = look.tongue.say
    match method.personal_data:
        case None:
            return gap(say("not-said"))
        case False:
            return said(say("no-2"))
        case _:
            lacking = tuple(Line(text, State.GAP) for text in _lacking(look))
            return Cell((Line(say("yes")), *lacking))


def _lacking(look: Lookup) -> Iterator[str]:
    say, privacy = look.tongue.say, look.plan.privacy or Privacy()
    names = {
        "purpose": say("purpose-missing"),
        "legal_basis": say("legal-basis-missing"),
        "retention": say("retention-missing"),
        "storage": say("storage-missing"),
    }
    yield from (names[key] for key in _PRIVACY if not is_said(getattr(privacy, key)))


def _measurement_notes(look: Lookup) -> Iterator[str]:
    say = look.tongue.say
    yield say("i-indicator-l-learning-question")
    methods = list(look.plan.methods.values())
    if methods:
        known = [total for one in methods if (total := total_of(one)) is not None]
        together = look.tongue.hours(sum(known)).text if known else say("an-unknown-number-of")
        yield say("all-methods-together-each-counted", together=together)
        yield from unknown_time(look)
    privacy = look.plan.privacy
    if privacy and any(one.personal_data for one in methods):
        yield from _privacy_notes(look, privacy)


def _privacy_notes(look: Lookup, privacy: Privacy) -> Iterator[str]:
    say = look.tongue.say
    named = (
        (say("purpose"), privacy.purpose),
        (say("legal-basis"), privacy.legal_basis),
        (say("kept-for"), privacy.retention),
        (say("stored"), privacy.storage),
    )
    told = [f"{name}: {text}" for name, text in named if text and is_said(text)]
    if told:
        yield say("personal-data") + "; ".join(told) + "."
