"""How a picture of a difference looks: what is new, gone or changed stands out by form and word, the rest is faded.

Nothing is told by colour alone: thick is new, dashed and struck out is gone, a double line is changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from toc.compare.difference import Change, Tie
from toc.compare.merged_plan import Tied
from toc.core.model import Link
from toc.pictures import theme
from toc.pictures.scene import Stroke
from toc.pictures.theme import STYLES, Kind, Style

INKS = {Change.ADDED: theme.ADDED, Change.REMOVED: theme.REMOVED, Change.CHANGED: theme.CHANGED}
SIGNS = {Change.ADDED: "+", Change.REMOVED: "\N{MINUS SIGN}", Change.CHANGED: "≠"}
TURNED = "⇄"
"""The sign of an arrow that runs the other way now."""

_THICK = 3.2
_GONE = (7.0, 5.0)
STROKES = {
    Change.ADDED: Stroke(color=theme.ADDED, width=_THICK),
    Change.REMOVED: Stroke(color=theme.REMOVED, width=1.8, dash=_GONE),
    Change.CHANGED: Stroke(color=theme.CHANGED, width=_THICK),
}
"""The arrows that differ, whatever they say; changed is turned."""

TIES = {
    Tie.LEADS_TO: theme.ARROW,
    Tie.FEEDS_BACK: theme.FEEDBACK,
    Tie.INFLUENCES: theme.OUTSIDE,
    Tie.MAY_CAUSE: theme.UNWANTED,
}
"""The line of each kind of arrow in a picture of one plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a picture of a difference tells of boxes and arrows, by their ids in the union of both plans.

    `tags` are the words on a box, `numbers` the marks on arrows; `loose` are removed arrows that have no say in where
    anything stands. `since` says with what the plan is compared, `described` all changes to people who do not see the
    picture, `legend` what occurs (and whether it is an arrow) with its name and number. `across` is where each box
    stands in its rank in the picture of the newer plan alone.
    """

    boxes: Mapping[str, Change]
    tags: Mapping[str, str]
    arrows: Mapping[Tied, Change]
    numbers: Mapping[Tied, str]
    loose: tuple[Tied, ...] = ()
    since: str = ""
    described: str = ""
    legend: Mapping[tuple[Change | None, bool], str] = field(default_factory=dict)
    across: Mapping[str, float] = field(default_factory=dict)

    def style(self, identifier: str, style: Style) -> Style:
        """The box of that thing."""
        return styled(style, self.boxes.get(identifier))

    def stroke(self, link: Link, stroke: Stroke) -> Stroke:
        """The line of an arrow that has this line in a picture of one plan."""
        change = self.change(link, stroke)
        return faded(stroke) if change is None else standing_out(stroke, change)

    def layer(self, link: Link, stroke: Stroke) -> int:
        """0 for what is as it was, and more for what has to lie above it."""
        change = self.change(link, stroke)
        return 0 if change is None else 2 - (change is Change.REMOVED)

    def change(self, link: Link, stroke: Stroke) -> Change | None:
        """What became of the arrow that has this line in a picture of one plan."""
        return self.arrows.get((_tie(stroke), link))

    def number(self, link: Link, stroke: Stroke) -> str | None:
        """The sign and number of that arrow; none where it is told with the box at its end."""
        return self.numbers.get((_tie(stroke), link))


def _tie(stroke: Stroke) -> Tie:
    return next((tie for tie, usual in TIES.items() if usual is stroke), Tie.LEADS_TO)


def styled(style: Style, change: Change | None) -> Style:
    """A box in that state; None is unchanged."""
    match change:
        case None:
            return replace(
                style,
                fill=theme.FADED_FILL,
                line=theme.FADED,
                text=theme.FADED_TEXT,
                muted=theme.FADED_TEXT,
                width=1.1,
                bold=False,
            )
        case Change.ADDED:
            return replace(style, line=theme.ADDED, width=_THICK)
        case Change.REMOVED:
            return replace(
                style,
                fill=theme.FADED_FILL,
                line=theme.REMOVED,
                text=theme.INK,
                muted=theme.MUTED,
                dash=_GONE,
                width=1.8,
                bars=0,
                struck=True,
            )
        case Change.CHANGED:
            dark = style.fill == STYLES[Kind.IMPACT].fill
            return replace(style, line=theme.CHANGED, width=1.6, double=style.text if dark else theme.CHANGED)


def standing_out(stroke: Stroke, change: Change) -> Stroke:
    """The line of an arrow that changed. A thick line has dashes in proportion: between short ones no gap is left."""
    if change is Change.REMOVED:
        return STROKES[change]
    return replace(STROKES[change], dash=tuple(2.5 * length for length in stroke.dash))


def faded(stroke: Stroke) -> Stroke:
    """The line of an arrow that is as it was."""
    return replace(stroke, color=theme.FADED, width=1.2)
