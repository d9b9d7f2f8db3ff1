"""What is done with a plan each time it is saved: read it, look for findings, draw its page. Plain values in and out,
because it happens in another process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from toc.core.findings import Label, WordedFinding
from toc.core.messages import Message
from toc.lint.formatters import Checked
from toc.syntax.document import Document
from toc.workspace.drawing import RenderOptions
from toc.workspace.settings import SettingsOptions

if TYPE_CHECKING:
    from toc.workspace.plan import Plan
    from toc.workspace.workspace import Workspace


_EXCERPT_WIDTH = 76
_BREAKING = frozenset(
    {
        "invalid-yaml",
        "several-documents",
        "unprintable-character",
        "not-a-plan",
        "empty-file",
        "wrong-encoding",
        "too-large",
    }
)
"""The rules on what keeps a file from being read as it stands. The reader skips it, or guesses what was meant: good
enough for findings, not for a picture in the place of one that was right."""


class How(NamedTuple):
    """What the options say about every page: the view that comes first, the language (None: that of the file), what
    is drawn, which settings count, and the day for rules that look at the calendar (None: today, whenever that is)."""

    view: str
    language: str | None
    options: RenderOptions
    settings: SettingsOptions = SettingsOptions()
    day: date | None = None


class Task(NamedTuple):
    """A plan to look at. With `draw` its page is made as well: that of `kept`, the last content that could be read
    whole, where this content cannot."""

    path: str
    content: bytes
    draw: bool
    kept: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A finding in one language. `box` is the box to open (empty where there is none), `breaks` says whether it keeps
    the file from being read, `excerpt` has the place in the file, with marks under it."""

    severity: str
    line: int
    column: int
    counts: bool
    breaks: bool
    code: str
    rule: str
    message: str
    help: str
    box: str
    excerpt: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What came of it. `broken`: the file cannot be read as it stands. `page` is None where none was asked for, or
    where `trouble` tells why there is none; `of_kept` says that it shows the last content that could be read whole.
    `leans_on` are the other files on which all this depends."""

    title: str = ""
    language: str = ""
    broken: bool = False
    told: Mapping[str, tuple[Told, ...]]
    page: bytes | None = None
    of_kept: bool = False
    trouble: Message | None = None
    leans_on: tuple[str, ...] = ()


def look(task: Task, how: How) -> Seen:
    """Reads, checks and draws. What is wrong with plan, settings or drawing is part of the answer."""
    from toc.core.errors import UsageError
    from toc.pictures.engine import EngineError
    from toc.pictures.typeface import FontError
    from toc.workspace.page import checked
    from toc.workspace.workspace import Workspace

    workspace = Workspace.open(how.settings, today=how.day, stdin_name="")
    plan = workspace.plan_of(task.content, task.path)
    document = plan.document
    broken = (
        document.partial or not document.places or any(problem.rule == "invalid-yaml" for problem in document.problems)
    )
    told: Mapping[str, tuple[Told, ...]] = {}
    page, trouble = None, None
    of_kept = broken and task.kept is not None
    shown = workspace.plan_of(task.kept, task.path) if of_kept and task.kept is not None else plan
    try:
        told = {language.value: tuple(_told(document, one, how)) for language, one in checked(plan).items()}
        if task.draw and shown.document.places:
            page = _page(shown, how)
    except UsageError as wrong:
        trouble = wrong.message
    except (EngineError, FontError) as error:
        trouble = error.message
    return Seen(
        title=shown.model.title or "",
        language=how.language or shown.language.value,
        broken=broken,
        told=told,
        page=page,
        of_kept=of_kept,
        trouble=trouble,
        leans_on=_leans_on(workspace, task.path),
    )


def _page(plan: "Plan", how: How) -> bytes:
    from toc.core.model import Language as Spoken
    from toc.pictures.engine import Engine
    from toc.pictures.render import Direction
    from toc.workspace.page import page_of

    language = Spoken(how.language) if how.language else plan.language
    return page_of(plan, how.view, language, Direction.COLUMN, Engine.EMBEDDED, how.options)


def _leans_on(workspace: "Workspace", path: str) -> tuple[str, ...]:
    """The settings files of a plan, and the baseline and the fonts that these name; none where they do not hold."""
    from toc.core.errors import UsageError
    from toc.workspace.config.keys import PICTURE_FONTS

    try:
        settings = workspace.settings(path)
        named = (settings.baseline, *(settings.picture.get(one) for one in PICTURE_FONTS))
        return (*workspace.settings_files(path), *(one for one in named if one))
    except UsageError:
        return ()


def _told(document: Document, checked: Checked, how: How) -> Iterator[Told]:
    """The findings as the page tells them; without findings on the page only those that keep it from being read."""
    counting = set(map(id, checked.standing.counting))
    for found, one in zip(checked.findings, checked.worded, strict=True):
        breaks = one.rule in _BREAKING
        if breaks or how.options.findings:
            yield Told(
                severity=one.severity.value,
                line=one.span.start.line,
                column=one.span.start.column,
                counts=id(found) in counting,
                breaks=breaks,
                code=one.code,
                rule=one.rule,
                message=one.message,
                help=one.help,
                box=_box(document, one.node),
                excerpt=_excerpt(document, one) if breaks else (),
            )


def _box(document: Document, node: str) -> str:
    """The box to open for a finding on that part of the plan: its own, or one that it measures or asks about."""
    plan = document.plan
    boxes = {name for name, _ in plan.nodes()} | {*plan.inputs, *plan.external_factors, *plan.unintended_effects}
    about: tuple[str, ...] = (node,)
    if node in plan.indicators:
        about = plan.indicators[node].measures
    elif node in plan.learning_questions:
        about = plan.learning_questions[node].about
    elif node in plan.hypotheses:
        about = tuple(link.effect for link in plan.hypotheses[node].links)
    return next((name for name in about if name in boxes), "")


def _excerpt(document: Document, finding: WordedFinding) -> tuple[str, ...]:
    from toc.lint.formatters import Page
    from toc.lint.formatters.excerpt import Excerpt

    rows = Excerpt(
        lines=document.lines,
        primary=Label(finding.span, finding.label),
        related=finding.related,
        gutter=len(str(len(document.lines))),
        colour="",
        page=Page(width=_EXCERPT_WIDTH),
    ).rows()
    return tuple(rows)[1:-1]  # without the empty rows of the frame
