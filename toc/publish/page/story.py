"""The overview beside the picture, and the whole plan in words."""

from collections.abc import Iterator, Mapping, Sequence

from toc.core.findings import Severity
from toc.core.model import Actor, Context, ImpactGoal, Indicator, LearningQuestion, Method, Plan, PolicyObjective, Role
from toc.lint.folding import folded
from toc.pictures.scene import Item
from toc.pictures.theme import Kind
from toc.publish.page.article import (
    article,
    finding,
    finding_on_many,
    hypothesis,
    indicator,
    items,
    opener,
    question,
    rest,
    said,
)
from toc.publish.page.boxes import COUNTED, KINDS, Book, Box, field, in_all, picture_word, value, when
from toc.publish.page.markup import Html, Localized, Part, joined, localized, tag, text
from toc.publish.page.picture import swatch

HEADINGS: Mapping[Kind, str] = {
    Kind.IMPACT: KINDS[Kind.IMPACT],
    Kind.ACTIVITY: "picture-activities",
    Kind.OUTPUT: "picture-outputs",
    Kind.OUTCOME: "picture-outcomes",
    Kind.INPUT: "picture-inputs",
    Kind.FACTOR: "picture-other-factors",
    Kind.UNINTENDED: "page-unintended-effects",
}


def facts_line(plan: Plan) -> Html | None:
    """Organisation, version, date and status in one line."""
    parts = [
        text(plan.organisation) if plan.organisation else None,
        joined((localized(in_all("page-version")), f" {plan.version}")) if plan.version else None,
        localized(when(plan.date)) if plan.date else None,
        localized(value(plan.status)) if plan.status else None,
        text(plan.owner) if plan.owner else None,
    ]
    known = [part for part in parts if part]
    return tag("p", joined(known, " · "), class_="facts-line") if known else None


def lead(book: Book) -> Html:
    """The impact goal as a full sentence, and the story in the plan's own words."""
    plan, goal = book.plan, book.plan.impact_goal
    said = [text for one in ([goal] if goal else plan.goals.values()) if (text := one.text or one.label)]
    missing = tag("p", localized(picture_word("nothing_yet")), class_="goal missing")
    return tag(
        "section",
        tag("h2", localized(in_all(_goals_word(plan))), class_="eyebrow"),
        *([tag("p", one, class_="goal own") for one in said] or [missing]),
        tag("p", plan.narrative, class_="own") if plan.narrative else None,
        class_="lead",
    )


def _goals_word(plan: Plan) -> str:
    return "page-goals" if plan.goals and not plan.impact_goal else KINDS[Kind.IMPACT]


def outline(book: Book) -> Html:
    """Every box by name, section by section: the way in for keyboard, screen reader and thumb."""
    everything = tag("h2", localized(in_all("page-everything-in-the-picture")), class_="hush")
    parts: list[Part] = [everything]
    for kind, boxes in _by_kind(book):
        names = [tag("li", opener(book, box.id), _badge(book, box), data_item=box.id) for box in boxes]
        parts.append(
            tag(
                "section",
                tag("h3", localized(in_all(_heading(kind, boxes)))),
                tag("ul", *names, class_="links"),
                class_="group",
            )
        )
    return tag("div", *parts, class_="outline")


def _by_kind(book: Book) -> Iterator[tuple[Kind, list[Box]]]:
    for kind in HEADINGS:
        boxes = [box for box in book.boxes.values() if box.kind is kind]
        if boxes:
            yield kind, boxes


def _heading(kind: Kind, boxes: Sequence[Box]) -> str:
    return "page-goals" if kind is Kind.IMPACT and len(boxes) > 1 else HEADINGS[kind]


def _badge(book: Book, box: Box) -> Html | None:
    """How many findings a box has."""
    found = next(iter(book.on_boxes.values()), {}).get(box.id, ())
    if not found:
        return None
    now = [one for one in found if book.counts(one)]
    worst = max(now or found, key=lambda one: one.severity.weight).severity
    kind = f"badge {worst}" if now else "badge later"
    return tag(
        "span",
        str(len(found)),
        tag("span", " ", localized(in_all("page-finding", count=len(found))), class_="hush"),
        class_=kind,
    )


def looked_at(book: Book) -> Html | None:
    """What the check says: how many findings of which weight, and those on the plan as a whole or on many boxes."""
    if not book.checked:
        return None
    whole = {language: found.get("", ()) for language, found in book.on_boxes.items()}
    lists = [
        tag("ul", *parts, class_="t findings", lang=language.value)
        for language, found in whole.items()
        if (
            parts := [
                *(finding(book, one) for one in found if one.code not in book.said_once),
                *(finding_on_many(book, one, boxes) for one, boxes in book.folds[language]),
            ]
        )
    ]
    about = tag("h4", localized(in_all("page-on-the-plan-as-a"))) if lists else None
    return tag(
        "section",
        tag("h3", localized(in_all("page-findings"))),
        _tally(book),
        about,
        *lists,
        class_="checked",
    )


def _tally(book: Book) -> Html:
    standing = next(iter(book.checked.values())).standing
    parts: list[Part] = []
    for severity in reversed(Severity):
        number = sum(fold.first.severity is severity for fold in folded(standing.counting))
        if number:
            parts.append(tag("li", localized(in_all(COUNTED[severity], count=number)), class_=f"weight {severity}"))
    if standing.later:
        later = in_all("count-of-points-for-later", count=len(folded(standing.later)))
        parts.append(tag("li", localized(later), class_="weight later"))
    if not standing.counting:
        good = in_all("page-nothing-that-is-in-the")
        return joined((tag("p", localized(good)), tag("ul", *parts, class_="tally") if parts else None))
    return tag("ul", *parts, class_="tally")


def legend(entries: Sequence[tuple[tuple[Item, ...], Localized]], book: Book) -> Html:
    """What the colours and lines mean."""
    found = [tag("li", swatch(shapes), tag("span", localized(words))) for shapes, words in entries]
    if any(name for spread in book.on_boxes.values() for name in spread):
        marks = tag("span", "2", class_="badge warning"), localized(in_all("page-number-of-findings"))
        found.append(tag("li", marks[0], tag("span", marks[1])))
    return tag("section", tag("h3", localized(picture_word("legend"))), tag("ul", *found, class_="legend"))


def in_words(book: Book) -> Html:
    """The whole plan as text."""
    parts: list[Part] = [_start(book), _actors(book)]
    for kind, boxes in _by_kind(book):
        articles = [article(book, box) for box in boxes]
        parts.append(
            tag(
                "section",
                tag("h2", localized(in_all(_heading(kind, boxes)))),
                tag("div", *articles, class_="articles"),
                class_="chapter",
            )
        )
    parts += [_loose(book), _methods(book), rest(book), looked_at(book)]
    return joined(parts)


def _start(book: Book) -> Html:
    """Where the plan starts from: the objective of the city, the context, the story."""
    plan = book.plan
    objective, context = (
        plan.policy_objective or PolicyObjective(),
        plan.context or Context(society=(), interventions=()),
    )
    source = " · ".join(part for part in (objective.source, objective.code, objective.url) if part)
    parts = [
        _titled(field("policy_objective", Plan), objective.text, source),
        _titled(field("problem", Context), context.problem),
        _titled(field("ideal", Context), context.ideal),
        _listed(field("society", Context), context.society),
        _listed(field("interventions", Context), context.interventions),
        _listed(
            field("candidates", ImpactGoal), [text for goal in plan.all_goals().values() for text in goal.candidates]
        ),
    ]
    return tag("section", lead(book), tag("div", *parts) if any(parts) else None, class_="chapter start")


def _titled(heading: Localized, said: str | None, small: str = "") -> Html | None:
    if not said:
        return None
    return joined(
        (
            tag("h3", localized(heading)),
            tag("p", said, class_="own"),
            tag("p", small, class_="small own") if small else None,
        )
    )


def _listed(heading: Localized, said: Sequence[str]) -> Html | None:
    return joined((tag("h3", localized(heading)), items(map(text, said), "plain own"))) if said else None


def _actors(book: Book) -> Html | None:
    """Everybody by role; a name chooses everything with that actor."""
    rows = []
    for role in (*Role, None):
        here = [(name, actor) for name, actor in book.plan.actors.items() if actor.role is role]
        names = [
            tag("li", tag("strong", actor.name or name), _aliases(actor), f" – {actor.note}" if actor.note else None)
            for name, actor in here
        ]
        heading = value(role) if role else in_all("page-without-a-role")
        if names:
            rows.append(
                tag(
                    "div",
                    tag("h3", localized(tuple(one.capitalize() for one in heading))),
                    tag("ul", *names, class_="plain own"),
                )
            )
    if not rows:
        return None
    return tag(
        "section", tag("h2", localized(field("actors", Plan))), tag("div", *rows, class_="columns"), class_="chapter"
    )


def _aliases(actor: Actor) -> str | None:
    return f" ({', '.join(actor.aliases)})" if actor.aliases else None


def _loose(book: Book) -> Html | None:
    """Indicators, learning questions and hypotheses that no box shows."""
    shown = set(book.boxes)
    loose: list[Part] = [indicator(book, one) for one in book.plan.indicators.values() if not shown & set(one.measures)]
    loose += [question(one) for one in book.plan.learning_questions.values() if not _touches(book, one)]
    loose += [
        hypothesis(number, one)
        for number, one in enumerate(book.plan.hypotheses.values(), 1)
        if not set(one.links) & set(book.links)
    ]
    heading = tag("h2", localized(in_all("page-without-a-place-in-the")))
    return tag("section", heading, items(loose, "cards"), class_="chapter") if loose else None


def _touches(book: Book, one: LearningQuestion) -> bool:
    return any(name in book.boxes for written in one.about for name in written.replace("->", " ").split())


def _methods(book: Book) -> Html | None:
    """How information is gathered."""
    found = [tag("li", _method(book, method)) for method in book.plan.methods.values()]
    if not found:
        return None
    return tag(
        "section", tag("h2", localized(field("methods", Plan))), tag("ul", *found, class_="cards"), class_="chapter"
    )


def _method(book: Book, one: Method) -> Html:
    kind = localized(value(one.type)) if one.type else None
    asked = ", ".join(book.actor(name) for name in one.respondents)
    moments = joined((localized(when(moment)) for moment in one.when), ", ") if one.when else None
    answers: dict[str, Indicator | LearningQuestion] = {**book.plan.indicators, **book.plan.learning_questions}
    lines: list[tuple[str, Html | None]] = [
        ("type", kind),
        ("when", moments),
        ("respondents", text(asked) if asked else None),
        ("collects", text(book.actor(one.collects)) if one.collects else None),
        ("analyses", text(book.actor(one.analyses)) if one.analyses else None),
        ("minutes", text(str(one.minutes)) if one.minutes is not None else None),
        ("cases", text(str(one.cases)) if one.cases is not None else None),
        ("personal_data", said(book, "personal_data", one.personal_data)),
        ("analysis", text(one.analysis) if one.analysis else None),
        ("answers", items((text(answers[name].text or name) for name in one.answers if name in answers), "plain")),
    ]
    rows = (
        tag("div", tag("strong", localized(field(name, Method))), " ", said, class_="line")
        for name, said in lines
        if said
    )
    return joined((tag("p", one.name or one.id, class_="own strong"), *rows))
