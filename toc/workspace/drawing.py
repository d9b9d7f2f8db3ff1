"""From the options of `toc render` to what is drawn of one plan: a selection, a look, remarks, and pixels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import Fraction, Message, message
from toc.core.messages import text as worded
from toc.core.model import IMPACT, Language, Link, Plan, Term
from toc.pictures.export import MOST_PIXELS, UNITS_PER_INCH, TooLargeError
from toc.pictures.extras import Part, Remark, numbers_of
from toc.pictures.render import Look
from toc.pictures.selection import Selection, parts_by_actor, parts_by_branch, select
from toc.syntax.document import Document
from toc.workspace.plan import Plan as WorkPlan
from toc.workspace.style import Style

# --- Pixels -----------------------------------------------------------------------------------------------------------
# `toc render --dpi` and `--scale`: how many pixels a PNG gets.

_LEAST_DPI, _MOST_DPI = 24, 1200
_LEAST_SCALE, _MOST_SCALE = 0.25, 12.5


def dpi_of(dpi: str | None, scale: str | None) -> float | None:
    """The dots to the inch that were asked for; None where nobody asked. Raises UsageError for what does not fit."""
    if dpi is not None and scale is not None:
        raise UsageError("dpi-does-not-go-with")
    if dpi is not None:
        return _dpi(dpi)
    return None if scale is None else _scale(scale) * UNITS_PER_INCH


def _dpi(written: str) -> int:
    if re.fullmatch(r"\d{1,6}", written, re.ASCII) and _LEAST_DPI <= int(written) <= _MOST_DPI:
        return int(written)
    raise UsageError("does-not-fit-dpi-give", written=written, least_dpi=_LEAST_DPI, most_dpi=_MOST_DPI)


def _scale(written: str) -> float:
    if re.fullmatch(r"\d{1,6}([.,]\d{1,6})?", written, re.ASCII):
        number = float(written.replace(",", "."))
        if _LEAST_SCALE <= number <= _MOST_SCALE:
            return number
    raise UsageError(
        "does-not-fit-scale-give",
        written=written,
        least_scale=Fraction(f"{_LEAST_SCALE:g}"),
        most_scale=Fraction(f"{_MOST_SCALE:g}"),
    )


def too_large(target: str, error: TooLargeError, *, scaled: bool) -> UsageError:
    """What is said of a picture with more pixels than this computer should have to carry."""
    most = MOST_PIXELS // 1_000_000
    if scaled:
        option, fits = "--scale", Fraction(f"{int(error.fits / UNITS_PER_INCH * 10) / 10:g}")
    else:
        option, fits = "--dpi", Fraction(f"{int(error.fits)}")
    return UsageError(
        "would-be-by-pixels-and",
        target=target,
        wide=error.wide,
        high=error.high,
        most=most,
        option=option,
        fits=fits,
    )


# --- What is drawn ----------------------------------------------------------------------------------------------------
# From the options of `toc render` to what is drawn of one plan: a selection, a look, the remarks of the linter.

_TERMS: Mapping[str, Term] = {
    **{term.value: term for term in Term},
    "kort": Term.SHORT,
    "middellang": Term.MEDIUM,
    "lang": Term.LONG,
}


class RenderOptions(NamedTuple):
    """What the options say about every picture of a run."""

    show: Sequence[str] = ()
    hide: Sequence[str] = ()
    findings: bool = False
    focus: Sequence[str] = ()
    actors: Sequence[str] = ()
    terms: Sequence[str] = ()
    frames: Sequence[str] = ()
    depth: str | None = None
    theme: str | None = None
    paper: str | None = None
    orientation: str | None = None
    split: str | None = None
    dpi: str | None = None
    scale: str | None = None

    @property
    def dots(self) -> float | None:
        """Dots to the inch of a PNG; None where nobody asked. Raises UsageError for what does not fit."""
        return dpi_of(self.dpi, self.scale)


class SubPlan(NamedTuple):
    """A picture's share of a plan: its id (empty for the whole of what was selected), its name, and the plan drawn."""

    name: str
    title: str
    plan: Plan


def shares(options: RenderOptions, document: Document) -> list[SubPlan]:
    """What pictures are made of that plan: one of what was selected, or as many as it is split into.

    Raises UsageError where it cannot be split.
    """
    plan = select(document.plan, selection(options, document))
    if options.split is None:
        return [SubPlan("", "", plan)]
    parts = parts_by_branch(plan) if options.split == "branch" else parts_by_actor(plan)
    if not parts:
        raise UsageError(_nothing_to_split(options.split, document.path))
    names = {**{name: actor.name or name for name, actor in plan.actors.items()}} if options.split == "actor" else {}
    names = names or {name: getattr(node, "label", None) or node.text or name for name, node in plan.nodes()}
    return [_share(plan, name, names[name], part) for name, part in parts.items()]


def splits_of(plan: Plan) -> list[str]:
    """The values of --split that give more than one picture of that plan."""
    ways = {"branch": parts_by_branch(plan), "actor": parts_by_actor(plan)}
    return [name for name, parts in ways.items() if len(parts) > 1]


def _share(plan: Plan, name: str, title: str, part: Selection) -> SubPlan:
    drawn = select(plan, part)
    whole = f"{plan.title}: {title}" if plan.title else title
    return SubPlan(re.sub(r"[^\w-]", "_", name), title, drawn.model_copy(update={"title": whole}))


def _nothing_to_split(split: str, path: str) -> Message:
    return message("split-nothing-in-leads-to" if split == "branch" else "split-in-no-activity-says", path=path)


def selection(options: RenderOptions, document: Document) -> Selection:
    """What is drawn of that plan. Raises UsageError for ids, actors, frames and numbers that there are not."""
    plan = document.plan
    return Selection(
        focus=tuple(_node(plan, written, document.path) for written in options.focus),
        actors=tuple(_actor(plan, written, document.path) for written in options.actors),
        terms=tuple(dict.fromkeys(_TERMS[term] for term in options.terms)),
        frames=tuple(_frame(plan, written, document.path) for written in options.frames),
        depth=_number(options.depth),
    )


def look(options: RenderOptions, plan: WorkPlan, drawn: Plan, language: Language) -> Look:
    """How that plan is drawn, of which `drawn` is the part. Raises UsageError for a font that does not hold."""
    return Look(
        show=frozenset(Part(one) for one in options.show),
        hide=frozenset(Part(one) for one in options.hide),
        remarks=tuple(_remarks(plan, drawn, language)) if options.findings else None,
        theme=plan.style.theme(options.theme),
        numbers=numbers_of(plan.model),
        font=plan.style.font,
    )


def with_paper(options: RenderOptions, style: Style, usual: str | None = None) -> RenderOptions:
    """The options with the paper that is set where they name none, or else the `usual` one."""
    paper = options.paper or style.paper or usual
    if options.orientation and not paper:
        raise UsageError("orientation-needs-paper-such-as")
    return options._replace(paper=paper, orientation=options.orientation or style.orientation)


def refuse_contradictions(options: RenderOptions, formats: Sequence[str]) -> None:
    """Raises UsageError where options contradict each other, or no format that was asked for has sheets, parts or
    pixels."""
    for one in options.show:
        if one in options.hide:
            raise UsageError("show-does-not-go-with", one=one)
    pixels = set(formats) - {"png"}
    for option, asked, without in (
        ("--paper", options.paper, {"html", "dot", "mermaid"}),
        ("--split", options.split, {"html"}),
        ("--dpi", options.dpi, pixels),
        ("--scale", options.scale, pixels),
    ):
        if asked is not None and set(formats) <= without:
            raise UsageError("does-not-go-with-format", option=option, formats=formats[0])
    dpi_of(options.dpi, options.scale)


def _node(plan: Plan, written: str, path: str) -> str:
    names = dict(plan.nodes())
    if written in names:
        return written
    for name, node in names.items():
        if written.casefold() in {name.casefold(), (node.label or "").casefold(), (node.text or "").casefold()}:
            return name
    raise UsageError(message("focus-in-there-is-no", path=path, written=written) + did_you_mean(written, list(names)))


def _actor(plan: Plan, written: str, path: str) -> str:
    if written in plan.actors:
        return written
    known: dict[str, str] = {}
    for name, actor in plan.actors.items():
        known |= dict.fromkeys((name, *((actor.name,) if actor.name else ()), *actor.aliases), name)
    for text, name in known.items():
        if written.casefold() == text.casefold():
            return name
    raise UsageError(message("actor-in-there-is-no", path=path, written=written) + did_you_mean(written, list(known)))


def _frame(plan: Plan, written: str, path: str) -> str:
    known = {text: name for name, frame in plan.frames.items() for text in (name, frame.name or name)}
    for text, name in known.items():
        if written.casefold() == text.casefold():
            return name
    raise UsageError(message("frame-in-there-is-no", path=path, written=written) + did_you_mean(written, list(known)))


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0 and len(written) < 10):
        raise UsageError("does-not-fit-depth-give", written=written)
    return int(written)


def _remarks(plan: WorkPlan, drawn: Plan, language: Language) -> Iterator[Remark]:
    """The findings that count, each with the boxes and arrows that it is about, as far as these are drawn."""
    from toc.lint.wording import message_of

    document = plan.document
    links = _links(document)
    here = {name for name, _ in drawn.nodes()} | {*drawn.inputs, *drawn.external_factors, *drawn.unintended_effects}
    whole = len(dict(drawn.nodes())) == len(dict(document.plan.nodes()))
    for finding in plan.checked(language).standing.counting:
        link = links.get(finding.span.start.offset)
        about = (link,) if link else _hypothesis_links(document.plan, finding.node)
        about = tuple(one for one in about if one.cause in here and one.effect in here)
        nodes = () if link else tuple(one for one in _nodes(document.plan, finding.node) if one in here)
        if about or nodes or (whole and not link):
            said = message_of(finding, language)
            yield Remark(said, worded(language, f"remark-{finding.severity}"), nodes, about)


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
