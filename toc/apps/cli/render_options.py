"""The options of `toc render` on what a picture shows and how it looks, with their help in two languages."""

from enum import StrEnum
from typing import Annotated, Literal

import typer

from toc.apps.language import say


class PartName(StrEnum):
    """`toc.pictures.extras.Part` as an option's type: help does without what drawing needs."""

    ACTORS = "actors"
    TERMS = "terms"
    INDICATORS = "indicators"
    QUESTIONS = "questions"
    HYPOTHESES = "hypotheses"
    EVIDENCE = "evidence"
    ASSUMPTIONS = "assumptions"
    FACTORS = "factors"
    UNINTENDED = "unintended"


class TermName(StrEnum):
    """A term as a Dutch or an English file spells it."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    KORT = "kort"
    MIDDELLANG = "middellang"
    LANG = "lang"


Show = Annotated[
    list[PartName] | None,
    typer.Option(
        metavar=say("part"),
        case_sensitive=False,
        help=say("show-more-of-what-the"),
    ),
]
Hide = Annotated[
    list[PartName] | None,
    typer.Option(
        metavar=say("part"),
        case_sensitive=False,
        help=say("leave-out-what-the-picture"),
    ),
]
Findings = Annotated[
    bool | None,
    typer.Option(
        "--findings/--no-findings",
        help=say("mark-the-boxes-and-arrows"),
    ),
]
Focus = Annotated[
    list[str] | None,
    typer.Option(
        metavar="ID",
        help=say("draw-only-this-what-leads"),
    ),
]
Actor = Annotated[
    list[str] | None,
    typer.Option(
        metavar=say("actor"),
        help=say("draw-only-what-this-actor"),
    ),
]
TermOption = Annotated[
    list[TermName] | None,
    typer.Option(
        "--term",
        metavar="short|medium|long",
        case_sensitive=False,
        help=say("draw-only-the-outcomes-of"),
    ),
]
FrameOption = Annotated[
    list[str] | None,
    typer.Option(
        "--frame",
        metavar=say("frame"),
        help=say("draw-only-what-counts-under"),
    ),
]
Depth = Annotated[
    str | None,
    typer.Option(
        metavar=say("number"),
        help=say("draw-only-what-is-at"),
    ),
]
ThemeOption = Annotated[
    Literal["light", "dark", "print", "contrast"] | None,
    typer.Option(
        "--theme",
        case_sensitive=False,
        help=say("light-dark-for-screens-at"),
    ),
]
PaperOption = Annotated[
    Literal["a4", "a3", "a2", "a1", "16:9"] | None,
    typer.Option(
        "--paper",
        case_sensitive=False,
        help=say("fit-the-picture-on-this"),
    ),
]
OrientationOption = Annotated[
    Literal["portrait", "landscape"] | None,
    typer.Option(
        "--orientation",
        case_sensitive=False,
        help=say("which-way-the-sheet-lies"),
    ),
]
Split = Annotated[
    Literal["branch", "actor"] | None,
    typer.Option(
        case_sensitive=False,
        help=say("draw-more-than-one-picture"),
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        metavar=say("old"),
        help=say("draw-what-changed-what-is"),
    ),
]
Dpi = Annotated[
    str | None,
    typer.Option(
        "--dpi",
        metavar=say("number"),
        help=say("dots-to-the-inch-of"),
    ),
]
Scale = Annotated[
    str | None,
    typer.Option(
        "--scale",
        metavar=say("number"),
        help=say("how-many-pixels-of-a"),
    ),
]
