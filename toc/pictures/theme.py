"""Colours, type sizes and line weights, by the role that they play.

The roles differ in lightness and in form as well as in hue (blue, green, amber, navy after Okabe & Ito 2008), so that a
print in black and white and a colour-blind reader lose nothing: an activity has square corners and a bar, an output two
bars, an outcome round corners, the impact goal is dark, what is not ours is dashed, what nobody aims at dotted.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from toc.core.model import Evidence
from toc.pictures.scene import Stroke


class Kind(StrEnum):
    """What a box stands for."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    FACTOR = "factor"
    UNINTENDED = "unintended"
    MISSING = "missing"


class Ink(str):
    """A colour of the light theme that knows the part that it plays, so that another theme can give that part another
    colour (`toc.pictures.themes`). The role is `paper`, `activity.line` and so on."""

    __slots__ = ("role",)
    role: str

    def __new__(cls, role: str, color: str) -> Self:
        made = super().__new__(cls, color)
        made.role = role
        return made


@dataclass(frozen=True, slots=True)
class Style:
    """A box: its ground, its line (with dashes where it has them), the colours of its texts, and its form.

    `bars` is the number of bars at its left side, `radius` that of its corners. `width` is that of its line, inside
    which there may be a second one in the colour `double`; its label is `bold` and may be `struck` out.
    """

    fill: str
    line: str
    text: str
    muted: str
    dash: tuple[float, ...] = ()
    radius: float = 6
    bars: int = 0
    width: float = 1.4
    double: str | None = None
    bold: bool = True
    struck: bool = False

    @property
    def stroke(self) -> Stroke:
        return Stroke(color=self.line, width=self.width, dash=self.dash)


def _style(
    kind: Kind,
    fill: str,
    line: str,
    *,
    text: str = "#182234",
    muted: str = "#4B5768",
    dash: tuple[float, ...] = (),
    radius: float = 6,
    bars: int = 0,
) -> Style:
    return Style(
        fill=Ink(f"{kind}.fill", fill),
        line=Ink(f"{kind}.line", line),
        text=Ink(f"{kind}.text", text),
        muted=Ink(f"{kind}.muted", muted),
        dash=dash,
        radius=radius,
        bars=bars,
    )


STYLES: dict[Kind, Style] = {
    Kind.INPUT: _style(Kind.INPUT, "#F0F2F5", "#6C7889", radius=0),
    Kind.ACTIVITY: _style(Kind.ACTIVITY, "#DDEBF8", "#1D68A7", radius=0, bars=1),
    Kind.OUTPUT: _style(Kind.OUTPUT, "#C9E9DB", "#157A5B", bars=2),
    Kind.OUTCOME: _style(Kind.OUTCOME, "#FFF4D8", "#B27A08", radius=14),
    Kind.IMPACT: _style(Kind.IMPACT, "#15315B", "#15315B", text="#FFFFFF", muted="#D3DEEE"),
    Kind.FACTOR: _style(Kind.FACTOR, "#FFFFFF", "#5F6B7C", dash=(6, 4)),
    Kind.UNINTENDED: _style(Kind.UNINTENDED, "#FBEAE6", "#A93F2B", dash=(2, 3)),
    Kind.MISSING: _style(Kind.MISSING, "#FFFFFF", "#A93F2B", text="#8F3322", muted="#8F3322", dash=(5, 4)),
}

PAPER = Ink("paper", "#FFFFFF")
INK = Ink("ink", "#182234")
MUTED = Ink("muted", "#4B5768")
RULE = Ink("rule", "#C9D1DC")
BANDS = (Ink("band", "#F5F7FA"), Ink("band2", "#ECF0F5"))
OURS = Ink("ours", "#EDF4FB")
BASE = Ink("base", "#3C4A60")
ON_BASE = Ink("base.text", "#FFFFFF")
ARROW = Stroke(color=Ink("arrow", "#4A5870"), width=1.6)
# Dashes alone would be those of OUTSIDE in black and white: a loop alternates dashes and dots.
FEEDBACK = Stroke(color=Ink("feedback", "#7A3E9D"), width=1.6, dash=(9, 3, 2, 3))
OUTSIDE = Stroke(color=Ink("outside", "#5F6B7C"), width=1.4, dash=(6, 4))
UNWANTED = Stroke(color=Ink("unwanted", "#A93F2B"), width=1.4, dash=(2, 3))
NOTE = Ink("note", "#7A3E9D")
FINDING = Ink("finding", "#8F3322")
ADDED = Ink("added", "#0A6B4B")
REMOVED = Ink("removed", "#A3341F")
CHANGED = Ink("changed", "#1F4FA3")
FADED = Ink("faded", "#7F8A99")
FADED_FILL = Ink("faded.fill", "#FFFFFF")
FADED_TEXT = Ink("faded.text", "#626C7A")

EVIDENCE: dict[Evidence | None, Stroke] = {
    Evidence.STRONG: Stroke(color=ARROW.color, width=4),
    Evidence.MODERATE: Stroke(color=ARROW.color, width=2.4),
    Evidence.WEAK: Stroke(color=ARROW.color, width=1.8, dash=(9, 3)),
    Evidence.NONE: Stroke(color=ARROW.color, width=1.8, dash=(2, 5)),
    None: Stroke(color=ARROW.color, width=1.1),
}
"""The arrow of a link by how well its hypothesis is supported: by weight and dashes, never by colour."""

TITLE_SIZE = 26.0
HEADING_SIZE = 16.0
IMPACT_SIZE = 17.0
LABEL_SIZE = 14.0
SMALL_SIZE = 12.0
MARGIN = 36.0
