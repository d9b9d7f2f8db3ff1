"""From the options of `toc render` to what is drawn of one plan: a selection, a look, the remarks of the linter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from toc.apps.cli.font import own_font
from toc.apps.cli.language import say
from toc.apps.cli.resolution import dpi_of
from toc.apps.cli.trouble import WrongUseError, did_you_mean
from toc.core.findings import Finding, Severity
from toc.core.model import IMPACT, Language, Link, Plan, Term
from toc.core.settings import Settings
from toc.pictures.extras import Part, Remark, numbers_of
from toc.pictures.render import Look
from toc.pictures.selection import Selection, parts_by_actor, parts_by_branch, select
from toc.pictures.themes import THEMES, Theme, ThemeName, own_colors
from toc.syntax.document import Document

_TERMS: Mapping[str, Term] = {
    **{term.value: term for term in Term},
    "kort": Term.SHORT,
    "middellang": Term.MEDIUM,
    "lang": Term.LONG,
}
_SEVERITIES = {
    Severity.ERROR: ("error", "fout"),
    Severity.WARNING: ("warning", "waarschuwing"),
    Severity.INFO: ("tip", "tip"),
}


class Wish(NamedTuple):
    """What the options say about every picture of a run."""

    show: Sequence[str] = ()
    hide: Sequence[str] = ()
    findings: bool = False
    focus: Sequence[str] = ()
    actors: Sequence[str] = ()
    terms: Sequence[str] = ()
    depth: str | None = None
    theme: str | None = None
    paper: str | None = None
    orientation: str | None = None
    split: str | None = None
    dpi: str | None = None
    scale: str | None = None

    @property
    def dots(self) -> float | None:
        """Dots to the inch of a PNG; None where nobody asked. Raises WrongUseError for what does not fit."""
        return dpi_of(self.dpi, self.scale)


class Share(NamedTuple):
    """A picture's share of a plan: its id (empty for the whole of what was selected), its name, and the plan drawn."""

    name: str
    title: str
    plan: Plan


def shares(wish: Wish, document: Document) -> list[Share]:
    """What pictures are made of that plan: one of what was selected, or as many as it is split into.

    Raises WrongUseError where it cannot be split.
    """
    plan = select(document.plan, selection(wish, document))
    if wish.split is None:
        return [Share("", "", plan)]
    parts = parts_by_branch(plan) if wish.split == "branch" else parts_by_actor(plan)
    if not parts:
        raise WrongUseError(_nothing_to_split(wish.split, document.path))
    names = {**{name: actor.name or name for name, actor in plan.actors.items()}} if wish.split == "actor" else {}
    names = names or {name: getattr(node, "label", None) or node.text or name for name, node in plan.nodes()}
    return [_share(plan, name, names[name], part) for name, part in parts.items()]


def splits_of(plan: Plan) -> list[str]:
    """The values of --split that give more than one picture of that plan."""
    ways = {"branch": parts_by_branch(plan), "actor": parts_by_actor(plan)}
    return [name for name, parts in ways.items() if len(parts) > 1]


def _share(plan: Plan, name: str, title: str, part: Selection) -> Share:
    drawn = select(plan, part)
    whole = f"{plan.title}: {title}" if plan.title else title
    return Share(re.sub(r"[^\w-]", "_", name), title, drawn.model_copy(update={"title": whole}))


def _nothing_to_split(split: str, path: str) -> str:
    if split == "branch":
        return say("split-nothing-in-leads-to", path=path)
    return say("split-in-no-activity-says", path=path)


def selection(wish: Wish, document: Document) -> Selection:
    """What is drawn of that plan. Raises WrongUseError for ids, actors and numbers that there are not."""
    plan = document.plan
    return Selection(
        focus=tuple(_node(plan, written, document.path) for written in wish.focus),
        actors=tuple(_actor(plan, written, document.path) for written in wish.actors),
        terms=tuple(dict.fromkeys(_TERMS[one] for one in wish.terms)),
        depth=_number(wish.depth),
    )


def look(wish: Wish, document: Document, drawn: Plan, language: Language) -> Look:
    """How that plan is drawn, of which `drawn` is the part. Raises WrongUseError for a font that does not hold."""
    settings = settings_of(document)
    return Look(
        show=frozenset(Part(one) for one in wish.show),
        hide=frozenset(Part(one) for one in wish.hide),
        remarks=tuple(_remarks(document, drawn, language)) if wish.findings else None,
        theme=_theme(wish, settings.picture),
        numbers=numbers_of(document.plan),
        font=own_font(settings),
    )


def settings_of(document: Document) -> Settings:
    """What the settings file of that plan says. Raises WrongUseError where it does not hold."""
    from toc.apps.cli.settings import Chosen
    from toc.apps.cli.settings_options import asked

    return Chosen(asked(), "<stdin>").settings(document.path)


def with_settings(wish: Wish, document: Document, usual: str | None = None) -> tuple[Wish, Mapping[str, str]]:
    """What was wished, with the paper that is set where none was, or else the `usual` one; and all that is set of
    pictures."""
    picture = settings_of(document).picture
    paper = wish.paper or picture.get("paper") or usual
    if wish.orientation and not paper:
        raise WrongUseError(say("orientation-needs-paper-such-as"))
    return wish._replace(paper=paper, orientation=wish.orientation or picture.get("orientation")), picture


def _theme(wish: Wish, picture: Mapping[str, str]) -> Theme:
    """The theme that was asked for or set. Colours of one's own are for the light one: the others are made for eyes,
    ink or screens that these were not chosen for."""
    name = ThemeName(wish.theme or picture.get("theme", ThemeName.LIGHT))
    if name is not ThemeName.LIGHT:
        return THEMES[name]
    own = {key.removeprefix("colours."): color for key, color in picture.items() if key.startswith("colours.")}
    return THEMES[name].with_colors(own_colors(own))


def refuse_contradictions(wish: Wish, formats: Sequence[str]) -> None:
    """Raises WrongUseError where options contradict each other, or no format that was asked for has sheets, parts or
    pixels."""
    for one in wish.show:
        if one in wish.hide:
            raise WrongUseError(say("show-does-not-go-with", one=one))
    pixels = set(formats) - {"png"}
    for option, asked, without in (
        ("--paper", wish.paper, {"html", "dot", "mermaid"}),
        ("--split", wish.split, {"html"}),
        ("--dpi", wish.dpi, pixels),
        ("--scale", wish.scale, pixels),
    ):
        if asked is not None and set(formats) <= without:
            raise WrongUseError(say("does-not-go-with-format", option=option, formats=formats[0]))
    dpi_of(wish.dpi, wish.scale)


def _node(plan: Plan, written: str, path: str) -> str:
    names = dict(plan.nodes())
    if written in names:
        return written
    for name, node in names.items():
        if written.casefold() in {name.casefold(), (node.label or "").casefold(), (node.text or "").casefold()}:
            return name
    raise WrongUseError(say("focus-in-there-is-no", path=path, written=written) + did_you_mean(written, list(names)))


def _actor(plan: Plan, written: str, path: str) -> str:
    if written in plan.actors:
        return written
    known: dict[str, str] = {}
    for name, actor in plan.actors.items():
        known |= dict.fromkeys((name, *((actor.name,) if actor.name else ()), *actor.aliases), name)
    for text, name in known.items():
        if written.casefold() == text.casefold():
            return name
    raise WrongUseError(say("actor-in-there-is-no", path=path, written=written) + did_you_mean(written, list(known)))


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0 and len(written) < 10):
        raise WrongUseError(say("does-not-fit-depth-give", written=written))
    return int(written)


def _remarks(document: Document, drawn: Plan, language: Language) -> Iterator[Remark]:
    """The findings that count, each with the boxes and arrows that it is about, as far as these are drawn."""
    links = _links(document)
    here = {name for name, _ in drawn.nodes()} | {*drawn.inputs, *drawn.external_factors, *drawn.unintended_effects}
    whole = len(dict(drawn.nodes())) == len(dict(document.plan.nodes()))
    for finding in _counting(document, language):
        link = links.get(finding.span.start.offset)
        about = (link,) if link else _hypothesis_links(document.plan, finding.node)
        about = tuple(one for one in about if one.cause in here and one.effect in here)
        nodes = () if link else tuple(one for one in _nodes(document.plan, finding.node) if one in here)
        if about or nodes or (whole and not link):
            yield Remark(finding.message, _SEVERITIES[finding.severity][language is Language.NL], nodes, about)


def _counting(document: Document, language: Language) -> Sequence[Finding]:
    from toc.apps.cli.check import profile_of
    from toc.lint.engine import lint
    from toc.lint.readiness import standing
    from toc.lint.rules import ALL_RULES

    settings = settings_of(document)
    found = lint(document, ALL_RULES, language=language, today=date.today(), settings=settings)  # noqa: DTZ011
    return standing(found, profile_of(document, settings)).counting


def _links(document: Document) -> dict[int, Link]:
    """The arrows of the plan by the offset at which they are written."""
    found: dict[int, Link] = {}
    for name, node in document.plan.nodes():
        section = "" if name == IMPACT else document.sections[name]
        for keyword in ("leads_to", "feeds_back_to") if section else ():
            for number, target in enumerate(getattr(node, keyword)):
                place = document.places.get((section, name, keyword, number))
                if place:
                    found[place.value.start.offset] = Link(name, target)
    return found


def _hypothesis_links(plan: Plan, name: str) -> tuple[Link, ...]:
    hypothesis = plan.hypotheses.get(name)
    return hypothesis.links if hypothesis else ()


def _nodes(plan: Plan, name: str) -> tuple[str, ...]:
    """The boxes that a finding about that thing is about: its own, or those that it measures or asks about."""
    if name in plan.indicators:
        return plan.indicators[name].measures
    if name in plan.learning_questions:
        return plan.learning_questions[name].about
    return (name,) if name else ()
