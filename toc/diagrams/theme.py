"""Colours, type sizes and line weights, by the role that they play.

The roles differ in lightness and in form as well as in hue (blue, green, amber, navy after Okabe & Ito 2008), so that a
print in black and white and a colour-blind reader lose nothing: an activity has square corners and a bar, an output two
bars, an outcome round corners, the impact goal is dark, what is not ours is dashed, what nobody aims at dotted.
"""

from dataclasses import dataclass
from enum import StrEnum

from toc.diagrams.scene import Stroke


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


@dataclass(frozen=True, slots=True)
class Style:
    """A box: its ground, its line (with dashes where it has them), the colours of its texts, and its form.

    `bars` is the number of bars at its left side, `radius` that of its corners.
    """

    fill: str
    line: str
    text: str = "#182234"
    muted: str = "#4B5768"
    dash: tuple[float, ...] = ()
    radius: float = 6
    bars: int = 0

    @property
    def stroke(self) -> Stroke:
        return Stroke(color=self.line, width=1.4, dash=self.dash)


STYLES: dict[Kind, Style] = {
    Kind.INPUT: Style("#F0F2F5", "#6C7889", radius=0),
    Kind.ACTIVITY: Style("#DDEBF8", "#1D68A7", radius=0, bars=1),
    Kind.OUTPUT: Style("#C9E9DB", "#157A5B", bars=2),
    Kind.OUTCOME: Style("#FFF4D8", "#B27A08", radius=14),
    Kind.IMPACT: Style("#15315B", "#15315B", text="#FFFFFF", muted="#D3DEEE"),
    Kind.FACTOR: Style("#FFFFFF", "#5F6B7C", dash=(6, 4)),
    Kind.UNINTENDED: Style("#FBEAE6", "#A93F2B", dash=(2, 3)),
    Kind.MISSING: Style("#FFFFFF", "#A93F2B", text="#8F3322", muted="#8F3322", dash=(5, 4)),
}

PAPER = "#FFFFFF"
INK = "#182234"
MUTED = "#4B5768"
RULE = "#C9D1DC"
BANDS = ("#F5F7FA", "#ECF0F5")
ARROW = Stroke(color="#4A5870", width=1.6)
FEEDBACK = Stroke(color="#7A3E9D", width=1.6, dash=(7, 4))
OUTSIDE = Stroke(color="#5F6B7C", width=1.4, dash=(6, 4))
UNWANTED = Stroke(color="#A93F2B", width=1.4, dash=(2, 3))
NOTE = "#7A3E9D"

TITLE_SIZE = 26.0
HEADING_SIZE = 16.0
IMPACT_SIZE = 17.0
LABEL_SIZE = 14.0
SMALL_SIZE = 12.0
MARGIN = 36.0
