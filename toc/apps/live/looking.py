"""What is done with a plan each time it is saved: read it, look for findings, draw its page. Plain values in and out,
because it happens in another process."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from toc.apps.cli.picture_choice import Wish
from toc.core.findings import Finding, Label
from toc.core.languages import Language
from toc.lint.formatters import Checked
from toc.publish.page.markup import Both
from toc.syntax.document import Document

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
    """What the options say about every page: the view that comes first, the language (None: that of the file), and
    what is drawn."""

    view: str
    language: str | None
    wish: Wish


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
    trouble: Both | None = None
    leans_on: tuple[str, ...] = ()


def look(task: Task, how: How) -> Seen:
    """Reads, checks and draws. What is wrong with plan, settings or drawing is part of the answer."""
    from toc.apps.cli.trouble import WrongUseError
    from toc.pictures.engine import EngineError
    from toc.pictures.typeface import FontError
    from toc.syntax.source import read

    document = read(task.content, task.path)
    broken = document.partial or not document.places or any(one.rule == "invalid-yaml" for one in document.problems)
    told: Mapping[str, tuple[Told, ...]] = {}
    page, trouble = None, None
    of_kept = broken and task.kept is not None
    shown = read(task.kept, task.path) if of_kept and task.kept is not None else document
    try:
        checked = _found(document)
        told = {language.value: tuple(_told(document, one, how)) for language, one in checked.items()}
        if task.draw and shown.places:
            page = _page(shown, how, None if of_kept else checked)
    except WrongUseError as wrong:
        trouble = _in_both(lambda: _held_to(document), str(wrong))
    except (EngineError, FontError) as error:
        trouble = (error.message.text("nl"), error.message.text("en"))
    return Seen(
        title=shown.plan.title or "",
        language=how.language or shown.language.value,
        broken=broken,
        told=told,
        page=page,
        of_kept=of_kept,
        trouble=trouble,
        leans_on=_leans_on(task.path),
    )


def _in_both(refused: Callable[[], object], otherwise: str) -> Both:
    """What is said in each language when that is refused, or else `otherwise`. A message speaks the language of whoever
    started `toc`; who reads the page may have chosen the other one."""
    from toc.apps.cli.trouble import WrongUseError

    before, told = os.environ.get("TOC_LANG"), {"nl": otherwise, "en": otherwise}
    try:
        for tongue in told:
            os.environ["TOC_LANG"] = tongue
            try:
                refused()
            except WrongUseError as wrong:
                told[tongue] = str(wrong)
    finally:
        del os.environ["TOC_LANG"]
        os.environ.update({} if before is None else {"TOC_LANG": before})
    return told["nl"], told["en"]


def _held_to(document: Document) -> None:
    """Raises WrongUseError where settings or the font that they name do not hold."""
    from toc.apps.cli.font import own_font, refuse_forbidden
    from toc.apps.cli.picture_choice import settings_of

    _found(document)
    settings = settings_of(document)
    refuse_forbidden(own_font(settings), settings)


def _found(document: Document) -> Mapping[Language, Checked]:
    from toc.apps.cli.pages import found

    return found(document)


def _page(document: Document, how: How, checked: Mapping[Language, Checked] | None) -> bytes:
    from toc.apps.cli.pages import page_of
    from toc.core.model import Language as Spoken
    from toc.pictures.engine import Engine
    from toc.pictures.render import Direction, View

    language = Spoken(how.language) if how.language else document.language
    return page_of(document, View(how.view), language, Direction.COLUMN, Engine.EMBEDDED, how.wish, checked=checked)


def _leans_on(path: str) -> tuple[str, ...]:
    """The settings files of a plan, and the baseline and the fonts that these name; none where they do not hold."""
    from toc.apps.cli.settings import Asked, Chosen
    from toc.apps.cli.trouble import WrongUseError
    from toc.workspace.config.keys import PICTURE_FONTS

    chosen = Chosen(Asked(), "")
    try:
        settings = chosen.settings(path)
        named = (settings.baseline, *(settings.picture.get(one) for one in PICTURE_FONTS))
        return (*chosen.files(path), *(one for one in named if one))
    except WrongUseError:
        return ()


def _told(document: Document, checked: Checked, how: How) -> Iterator[Told]:
    """The findings as the page tells them; without findings on the page only those that keep it from being read."""
    counting = set(map(id, checked.standing.counting))
    for one in checked.findings:
        breaks = one.rule in _BREAKING
        if breaks or how.wish.findings:
            yield Told(
                severity=one.severity.value,
                line=one.span.start.line,
                column=one.span.start.column,
                counts=id(one) in counting,
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


def _excerpt(document: Document, finding: Finding) -> tuple[str, ...]:
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
