"""The plan in full text: an article for each box, and the parts that no picture shows."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from toc.core.findings import WordedFinding
from toc.core.model import (
    Activity,
    Baseline,
    Change,
    ExternalFactor,
    Frame,
    Hypothesis,
    ImpactGoal,
    Indicator,
    Input,
    Language,
    LearningQuestion,
    Link,
    Plan,
    Step,
    Target,
    UnintendedEffect,
)
from toc.core.model import (
    Part as PlanPart,
)
from toc.core.numbers import shown, wants_unit
from toc.pictures.theme import Kind
from toc.publish.page.boxes import SEVERITIES, Book, Box, Thing, field, in_all, picture_word, value, when
from toc.publish.page.markup import Html, Localized, Part, joined, localized, tag, text

# --- One box ----------------------------------------------------------------------------------------------------------
# The full text of one box: what it says, who, when, what follows from it and why, what is measured, what was found.


def article(book: Book, box: Box) -> Html:
    """Everything about one box, under a heading that can take the focus."""
    full = box.thing.text
    return tag(
        "article",
        tag("p", tag("span", class_=f"dot {box.kind}"), localized(in_all(box.word)), class_="kind"),
        tag("h3", box.name, tabindex="-1", class_="own"),
        tag("p", full, class_="full own") if full and full != box.name else None,
        _why(box.thing),
        facts(book, box.thing),
        findings(book, box.id),
        effects(book, box.id),
        causes(book, box.id),
        indicators(book, box.id),
        questions(book, box.id),
        steps(book, box.thing),
        around(book, box.id),
        class_="article",
        data_id=box.id,
    )


def section(heading: Localized, *inside: Part, kind: str = "") -> Html | None:
    """A part of an article; None where there is nothing in it."""
    parts = [one for one in inside if one]
    return tag("section", tag("h4", localized(heading)), *parts, class_=kind or None) if parts else None


def items(parts: Iterable[Part], kind: str = "") -> Html | None:
    """A list; None where it is empty."""
    found = [tag("li", part) for part in parts if part]
    return tag("ul", *found, class_=kind or None) if found else None


def opener(book: Book, identifier: str) -> Html:
    """The name of another box, which opens it."""
    box = book.boxes[identifier]
    return tag(
        "button",
        tag("span", class_=f"dot {box.kind}"),
        tag("span", box.name),
        type="button",
        class_="go own",
        data_go=identifier,
    )


def _why(thing: Thing) -> Html | None:
    return tag("p", thing.why, class_="own") if isinstance(thing, ImpactGoal) and thing.why else None


def facts(book: Book, thing: Thing) -> Html | None:
    """Who, when, where, how much: a row for everything that the file says."""
    rows = [tag("div", tag("dt", localized(name)), tag("dd", said)) for name, said in _facts(book, thing) if said]
    return tag("dl", *rows, class_="facts") if rows else None


def _facts(book: Book, thing: Thing) -> Iterator[tuple[Localized, Html | None]]:
    for name, show in next(rows for kind, rows in _ROWS.items() if isinstance(thing, kind)).items():
        said = getattr(thing, _ATTRIBUTES.get(name, name))
        yield field(name, type(thing)), show(book, said) if said else None


def _text(_book: Book, said: str) -> Html:
    return text(said)


def _value(_book: Book, said: StrEnum) -> Html:
    return localized(value(said))


def _day(_book: Book, said: str) -> Html:
    return localized(when(said))


def _yes(_book: Book, _said: object) -> Html:
    return localized(in_all("page-yes"))


def chips(book: Book, ids: Sequence[str]) -> Html | None:
    """Actors by name; a known one can be chosen to see everything with that actor."""
    found = [
        tag("button", book.actor(one), type="button", class_="chip own", data_actor=one)
        if one in book.plan.actors
        else tag("span", one, class_="chip own")
        for one in dict.fromkeys(ids)
    ]
    return joined(found, " ") if found else None


def _frames(book: Book, ids: Sequence[str]) -> Html:
    """Frames by name."""
    return text(", ".join(book.frame(one) for one in ids))


_ATTRIBUTES = {"with": "with_", "for": "for_"}
_ROWS: Mapping[type, Mapping[str, Callable[[Book, Any], Html | None]]] = {
    Activity: {
        **dict.fromkeys(("by", "with", "for"), chips),
        "approach": _value,
        **dict.fromkeys(("start", "end"), _day),
        **dict.fromkeys(("duration", "frequency", "where", "volume"), _text),
        "term": _value,
        **dict.fromkeys(("owner", "priority", "budget"), _text),
        "frames": _frames,
    },
    Change: {
        "who": chips,
        **dict.fromkeys(("type", "term"), _value),
        "due": _day,
        "external": _yes,
        "not_measured": _text,
        "frames": _frames,
    },
    ImpactGoal: {"who": chips, "horizon": _value, "due": _day, "frames": _frames},
    Input: {"by": chips, "amount": _text},
    ExternalFactor: {"effect": _value, "programme": _text},
    UnintendedEffect: {"who": chips, "effect": _value, "signal": _text},
}
"""What is told of each kind of box, row by row, and how."""


def effects(book: Book, identifier: str) -> Html | None:
    """What follows, each with the hypotheses that say why; what nobody aims at apart."""
    links = [link for link in book.links if link.cause == identifier]
    aimed = [_effect(book, link) for link in links if book.boxes[link.effect].kind is not Kind.UNINTENDED]
    unwanted = [link.effect for link in links if book.boxes[link.effect].kind is Kind.UNINTENDED]
    back = [link.effect for link in book.graph.feedback if link.cause == identifier and link.effect in book.boxes]
    others = book.boxes[identifier].kind is Kind.FACTOR
    heading = in_all("page-works-on") if others else _capital(picture_word("leads_to"))
    return joined(
        (
            section(heading, items(aimed, "links")),
            _named(book, _capital(picture_word("feedback")), back),
            _named(book, _capital(picture_word("may_cause")), unwanted),
        )
    )


def _named(book: Book, heading: Localized, names: Iterable[str]) -> Html | None:
    return section(heading, items((opener(book, name) for name in names), "links"))


def _effect(book: Book, link: Link) -> Html:
    return joined(
        (opener(book, link.effect), *(hypothesis(number, one) for number, one in book.hypotheses.get(link, ())))
    )


def hypothesis(number: int, one: Hypothesis) -> Html:
    """Why a link would hold: text, mechanism, assumptions, and how well it is supported."""
    lines = [
        tag("p", tag("span", f"H{number}", class_="number"), tag("span", one.text, class_="own")) if one.text else None,
        _line("mechanism", Hypothesis, text(one.mechanism) if one.mechanism else None),
        _line("assumptions", Hypothesis, items(map(text, one.assumptions), "plain own")),
        _line("importance", Hypothesis, localized(value(one.importance)) if one.importance else None),
        _line("evidence", Hypothesis, localized(value(one.evidence)) if one.evidence else None),
        _line("sources", Hypothesis, items(map(text, one.sources), "plain own")),
        _line("reviewed", Hypothesis, localized(when(one.reviewed)) if one.reviewed else None),
    ]
    return tag("div", *lines, class_="why")


def _line(name: str, part: type[PlanPart], said: Html | None) -> Html | None:
    return tag("div", tag("strong", localized(field(name, part))), " ", said, class_="line") if said else None


def causes(book: Book, identifier: str) -> Html | None:
    """What leads here; means and factors apart."""
    found = [link.cause for link in book.links if link.effect == identifier]
    apart = {Kind.INPUT: picture_word("inputs"), Kind.FACTOR: picture_word("other_factors")}
    unwanted = book.boxes[identifier].kind is Kind.UNINTENDED
    heading = field("caused_by", UnintendedEffect) if unwanted else in_all("page-follows-from")
    parts = [_named(book, heading, (one for one in found if book.boxes[one].kind not in apart))]
    for kind, name in apart.items():
        parts.append(_named(book, name, (one for one in found if book.boxes[one].kind is kind)))
    return joined(parts)


def indicators(book: Book, identifier: str) -> Html | None:
    found = [one for one in book.plan.indicators.values() if identifier in one.measures]
    return section(field("indicators", type(book.plan)), items((indicator(book, one) for one in found), "cards"))


def indicator(book: Book, one: Indicator) -> Html:
    """One indicator: what is counted, from baseline to norm, where the figure comes from."""
    methods = [method.name or method.id for method in book.plan.methods.values() if one.id in method.answers]
    baseline, target = one.baseline or Baseline(), one.target or Target()
    small = [
        _line("text", Target, text(target.text) if target.text and target.value else None),
        _line("plan", Baseline, text(baseline.plan) if baseline.plan and (baseline.value or baseline.date) else None),
        _line("source", Baseline, text(baseline.source) if baseline.source else None),
        _line("unit", Indicator, text(one.unit) if one.unit and not _is_sign(one.unit) else None),
        _line("direction", Indicator, localized(value(one.direction)) if one.direction else None),
        _line("source", Indicator, text(one.source) if one.source else None),
        _line("frequency", Indicator, text(one.frequency) if one.frequency else None),
        _line("responsible", Indicator, text(book.actor(one.responsible)) if one.responsible else None),
        _line("disaggregation", Indicator, text(", ".join(one.disaggregation)) if one.disaggregation else None),
        _line("methods", type(book.plan), text(", ".join(methods)) if methods else None),
    ]
    return joined((tag("p", one.text, class_="own strong") if one.text else None, _figures(book, one), *small))


def _is_sign(unit: str) -> bool:
    return len(unit) < 3


def _figures(book: Book, one: Indicator) -> Html | None:
    """Baseline and norm beside each other."""
    parts: list[Html] = []
    if one.baseline:
        moment = one.baseline.date or (None if one.baseline.value else one.baseline.plan)
        found = one.baseline.value
        said = localized(_quantity(book, found, one.unit) if found else in_all("page-to-be-measured"))
        parts.append(_figure(field("baseline", Indicator), said, moment))
    if one.target:
        wanted = one.target.value
        said = localized(_quantity(book, wanted, one.unit)) if wanted else text(one.target.text or "?")
        parts.append(_figure(field("target", Indicator), said, one.target.due))
    return tag("div", *parts, class_="figures") if parts else None


def _quantity(book: Book, written: str, unit: str | None) -> Localized:
    """A value in every language, with its unit where that is a sign: a longer one has a line of its own."""
    sign = f" {unit}" if unit and _is_sign(unit) and wants_unit(written) else ""
    return tuple(f"{shown(written, book.document.language, spoken)}{sign}" for spoken in Language)


def _figure(name: Localized, said: Html, moment: str | None) -> Html:
    small = tag("span", localized(when(moment)), class_="moment") if moment else None
    return tag("div", tag("span", localized(name), class_="label"), tag("span", said, class_="value"), small)


def questions(book: Book, identifier: str) -> Html | None:
    found = [one for one in book.plan.learning_questions.values() if identifier in _about(one)]
    return section(field("learning_questions", type(book.plan)), items((question(one) for one in found), "cards"))


def _about(one: LearningQuestion) -> set[str]:
    links = [(written, Link.parse(written)) for written in one.about]
    return {name for written, link in links for name in ((link.cause, link.effect) if link else (written,))}


def question(one: LearningQuestion) -> Html:
    lines = [
        _line("user", LearningQuestion, text(one.user) if one.user else None),
        _line("decision", LearningQuestion, text(one.decision) if one.decision else None),
        _line("due", LearningQuestion, localized(when(one.due)) if one.due else None),
    ]
    return joined((tag("p", one.text, class_="own strong") if one.text else None, *lines))


def steps(book: Book, thing: Thing) -> Html | None:
    found = thing.steps if isinstance(thing, Activity) else ()
    return section(in_all("page-first-steps"), items((_step(book, one) for one in found), "cards"))


def _step(book: Book, one: Step) -> Html:
    who = text(", ".join(book.actor(name) for name in one.who)) if one.who else None
    lines = [_line("who", Step, who), _line("due", Step, localized(when(one.due)) if one.due else None)]
    return joined((tag("p", one.text, class_="own strong") if one.text else None, *lines))


def around(book: Book, identifier: str) -> Html | None:
    """On which links an external factor works: an arrow of the picture tells no more than where they end."""
    box = book.boxes[identifier]
    if not isinstance(box.thing, ExternalFactor):
        return None
    links = [link for written in box.thing.on if (link := Link.parse(written))]
    known = [link for link in links if link.cause in book.boxes and link.effect in book.boxes]
    said = (joined((opener(book, one.cause), " → ", opener(book, one.effect))) for one in known)
    return section(in_all("page-works-on-the-link"), items(said, "links"))


def findings(book: Book, identifier: str) -> Html | None:
    """The findings on a box in both languages; those that do not count yet are for later."""
    parts = [
        tag("ul", *(finding(book, one) for one in found[identifier]), class_="t findings", lang=language.value)
        for language, found in book.on_boxes.items()
        if found.get(identifier)
    ]
    return section(in_all("page-findings"), *parts) if parts else None


def finding(book: Book, one: WordedFinding) -> Html:
    """A finding; without its reason where that stands with others that say the same."""
    return _finding(book, one, why=one.code not in book.said_once)


def finding_on_many(book: Book, one: WordedFinding, boxes: Sequence[str]) -> Html:
    """A finding that is about many boxes, with these."""
    names = tag("ul", *(tag("li", opener(book, name)) for name in boxes), class_="links") if boxes else None
    return _finding(book, one, names, why=True)


def _finding(book: Book, one: WordedFinding, boxes: Html | None = None, *, why: bool) -> Html:
    later = not book.counts(one)
    head = tag(
        "p",
        tag("span", localized(in_all(SEVERITIES[one.severity])), class_=f"weight {one.severity}"),
        tag("span", localized(in_all("page-for-later")), class_="weight later") if later else None,
        class_="head",
    )
    return tag(
        "li",
        head,
        tag("p", one.message, class_="strong"),
        boxes,
        tag("p", one.rationale) if one.rationale and why else None,
        tag("p", one.help, class_="help") if one.help else None,
        tag("p", f"{one.code} {one.rule}", class_="rule"),
        class_="later" if later else None,
    )


def _capital(words: Localized) -> Localized:
    return tuple(word.capitalize() for word in words)


# --- The rest of the plan ---------------------------------------------------------------------------------------------
# The parts of a plan that no picture shows: who takes part, reflection, privacy, evaluation, conditions, glossary.

_SECTIONS = (
    *("why_measure", "participation", "reflection", "communication", "privacy", "evaluation", "conditions"),
    *("frames", "glossary", "coaching_topics"),
)
_PEOPLE = frozenset({"who", "users"})
_NAMED = frozenset({"include", "exclude"})
"""Lists of ids and links, which are told by name."""


def rest(book: Book) -> Html | None:
    """A block for each of these parts that the plan has."""
    found = [(name, said(book, name, getattr(book.plan, name))) for name in _SECTIONS]
    blocks = [tag("div", tag("h3", localized(field(name, Plan))), shown) for name, shown in found if shown]
    if not blocks:
        return None
    heading = tag("h2", localized(in_all("page-agreements-around-the-plan")))
    return tag("section", heading, tag("div", *blocks, class_="columns"), class_="chapter")


def said(book: Book, name: str, written: object) -> Html | None:
    """Any value of a plan as HTML; None where there is nothing."""
    match written:
        case bool():
            return localized(in_all("page-yes") if written else in_all("page-no"))
        case StrEnum():
            return localized(value(written))
        case str():
            known = book.actor(written) if name in _PEOPLE else book.name(written) if name in _NAMED else written
            return localized(when(known)) if written else None
        case PlanPart():
            return _part(book, written)
        case Mapping() if name == "frames":
            return items(_frame(one) for one in written.values())
        case Mapping():
            return _lines(((str(key), str(key)), said(book, "", one)) for key, one in written.items())
        case tuple():
            return _listed(book, name, written)
        case _:
            return text(str(written)) if written is not None else None


def _frame(frame: Frame) -> Html:
    source = tag("span", f" – {frame.source}", class_="small own") if frame.source else None
    return joined((tag("span", frame.name or frame.id, class_="own"), *([source] if source else [])))


def _part(book: Book, part: PlanPart) -> Html | None:
    """What a part says; its text needs no keyword before it, and what lies deeper stands further in."""
    own = getattr(part, "text", None)
    rows = [(key, one, said(book, key, one)) for key, one in part if key != "text"]
    inner = (
        (field(key, type(part)), tag("div", shown, class_="inner") if shown and isinstance(one, PlanPart) else shown)
        for key, one, shown in rows
    )
    parts = [one for one in (tag("p", own, class_="own") if own else None, _lines(inner)) if one]
    return joined(parts) if parts else None


def _listed(book: Book, name: str, written: tuple[object, ...]) -> Html | None:
    shown = [one for one in (said(book, name, each) for each in written) if one]
    if name in _PEOPLE:
        return joined(shown, ", ") if shown else None
    return items(shown, "plain own")


def _lines(rows: Iterable[tuple[Localized, Html | None]]) -> Html | None:
    found = [tag("div", tag("strong", localized(name)), " ", shown, class_="line") for name, shown in rows if shown]
    return joined(found) if found else None
