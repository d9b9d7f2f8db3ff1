"""Colours, type sizes and line weights by the role that they play, and the themes that change them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from toc.core.model import Evidence
from toc.pictures.scene import Circle, Curve, Group, Item, Polygon, Rect, Scene, Stroke, Text

# --- Roles ------------------------------------------------------------------------------------------------------------
# Colours, type sizes and line weights, by the role that they play.
#
# The roles differ in lightness and in form as well as in hue (blue, green, amber, navy after Okabe & Ito 2008), so that
# a print in black and white and a colour-blind reader lose nothing: an activity has square corners and a bar, an output
# two bars, an outcome round corners, the impact goal is dark, what is not ours is dashed, what nobody aims at dotted.


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
    colour (`toc.pictures.theme`). The role is `paper`, `activity.line` and so on."""

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


# --- Themes -----------------------------------------------------------------------------------------------------------
# The same picture in other colours and line weights, for screens at night, for black ink, for weak eyes.
#
# A theme is data: a colour for every role (`theme.Ink`). What a picture says is carried by form as well as by colour
# (bars, corners, dashes, letters), so that no theme loses anything.


class ThemeName(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (`#rrggbb`) by role, and by how much lines are thicker than in the light theme."""

    colors: Mapping[str, str] = field(default_factory=dict)
    lines: float = 1.0

    @property
    def is_light(self) -> bool:
        """Whether it changes nothing."""
        return not self.colors and self.lines == 1

    def of(self, color: str) -> str:
        """The colour of this theme for one of the light theme."""
        return self.colors.get(color.role, color) if isinstance(color, Ink) else color

    def with_colors(self, colors: Mapping[str, str]) -> "Theme":
        """The same theme with some colours of one's own."""
        return replace(self, colors={**self.colors, **colors})


def _kinds(
    fills: Mapping[Kind, str], lines: Mapping[Kind, str], text: str, muted: str, **others: str
) -> dict[str, str]:
    """The colours of the boxes and, under `others`, of the rest (`band2`; `base_text` is `base.text`)."""
    colors = {name.replace("_", "."): color for name, color in others.items()}
    for kind in Kind:
        colors |= {
            f"{kind}.fill": fills.get(kind, others["paper"]),
            f"{kind}.line": lines.get(kind, text),
            f"{kind}.text": text,
            f"{kind}.muted": muted,
        }
    return colors


_DARK = _kinds(
    {
        Kind.INPUT: "#232C3A",
        Kind.ACTIVITY: "#16324D",
        Kind.OUTPUT: "#12382C",
        Kind.OUTCOME: "#3D3112",
        Kind.IMPACT: "#C9DDF7",
        Kind.UNINTENDED: "#3A1D18",
    },
    {
        Kind.INPUT: "#94A1B3",
        Kind.ACTIVITY: "#5FB0F2",
        Kind.OUTPUT: "#4CC79B",
        Kind.OUTCOME: "#E3B04A",
        Kind.IMPACT: "#C9DDF7",
        Kind.FACTOR: "#9AA7B8",
        Kind.UNINTENDED: "#FF9B85",
        Kind.MISSING: "#FF9B85",
    },
    text="#EDF1F7",
    muted="#BAC5D4",
    paper="#10161F",
    ink="#EDF1F7",
    rule="#3A4556",
    band="#161E2A",
    band2="#1C2634",
    ours="#152334",
    base="#31415B",
    base_text="#FFFFFF",
    arrow="#A9B6C9",
    feedback="#D3A1F0",
    outside="#9AA7B8",
    unwanted="#FF9B85",
    note="#D3A1F0",
    finding="#FFB3A3",
    added="#4CC79B",
    removed="#FF9B85",
    changed="#8FB8FF",
    faded="#6F7D91",
    faded_fill="#131A24",
    faded_text="#93A0B2",
) | {
    "muted": "#BAC5D4",
    # The goal is what a reader sees first: in the dark, the lightest thing.
    "impact.text": "#0F1C30",
    "impact.muted": "#33465F",
    "missing.text": "#FFB3A3",
    "missing.muted": "#FFB3A3",
}

_PRINT = _kinds(
    {Kind.OUTPUT: "#EBEBEB", Kind.IMPACT: "#000000"},
    {},
    text="#000000",
    muted="#333333",
    paper="#FFFFFF",
    ink="#000000",
    rule="#8C8C8C",
    band="#FFFFFF",
    band2="#F4F4F4",
    ours="#F4F4F4",
    base="#333333",
    base_text="#FFFFFF",
    faded="#878787",
    faded_fill="#FFFFFF",
    faded_text="#666666",
    **dict.fromkeys(("arrow", "feedback", "outside", "unwanted", "note", "finding"), "#000000"),
    **dict.fromkeys(("added", "removed", "changed"), "#000000"),
) | {"muted": "#333333", "impact.text": "#FFFFFF", "impact.muted": "#E0E0E0"}

_CONTRAST = _kinds(
    {Kind.IMPACT: "#000000"},
    {
        Kind.ACTIVITY: "#003A8C",
        Kind.OUTPUT: "#00523A",
        Kind.OUTCOME: "#6B4200",
        Kind.UNINTENDED: "#8F1400",
        Kind.MISSING: "#8F1400",
    },
    text="#000000",
    muted="#000000",
    paper="#FFFFFF",
    ink="#000000",
    rule="#000000",
    band="#FFFFFF",
    band2="#EDEDED",
    ours="#FFFFFF",
    base="#000000",
    base_text="#FFFFFF",
    arrow="#000000",
    feedback="#5B0A8A",
    outside="#000000",
    unwanted="#8F1400",
    note="#5B0A8A",
    finding="#8F1400",
    added="#00523A",
    removed="#8F1400",
    changed="#003A8C",
    faded="#6E6E6E",
    faded_fill="#FFFFFF",
    faded_text="#595959",
) | {"muted": "#000000", "impact.text": "#FFFFFF", "impact.muted": "#FFFFFF"}

THEMES: Mapping[ThemeName, Theme] = {
    ThemeName.LIGHT: Theme(),
    ThemeName.DARK: Theme(_DARK),
    ThemeName.PRINT: Theme(_PRINT),
    ThemeName.CONTRAST: Theme(_CONTRAST, lines=1.5),
}


def roles() -> dict[str, str]:
    """Every role, with its colour in the light theme."""
    inks: Iterable[str] = (
        *(color for one in STYLES.values() for color in (one.fill, one.line, one.text, one.muted)),
        *(PAPER, INK, MUTED, RULE, *BANDS, OURS, BASE, ON_BASE),
        *(stroke.color for stroke in (ARROW, FEEDBACK, OUTSIDE, UNWANTED)),
        *(NOTE, FINDING),
        *(ADDED, REMOVED, CHANGED, FADED, FADED_FILL, FADED_TEXT),
    )
    return {ink.role: str(ink) for ink in inks if isinstance(ink, Ink)}


def dressed(scene: Scene, chosen: Theme) -> Scene:
    """The same picture in the colours of that theme."""
    if chosen.is_light:
        return scene
    return replace(
        scene, background=chosen.of(scene.background), items=[_dressed(item, chosen) for item in scene.items]
    )


def _dressed(item: Item, chosen: Theme) -> Item:
    match item:
        case Text():
            return replace(item, color=chosen.of(item.color))
        case Curve():
            return replace(item, stroke=_line(item.stroke, chosen))
        case Group():
            return replace(item, items=tuple(_dressed(one, chosen) for one in item.items))
        case Rect() | Polygon() | Circle():
            fill = chosen.of(item.fill) if item.fill else None
            return replace(item, fill=fill, stroke=_line(item.stroke, chosen) if item.stroke else None)


def _line(stroke: Stroke, chosen: Theme) -> Stroke:
    return replace(stroke, color=chosen.of(stroke.color), width=stroke.width * chosen.lines)


LEAST_LINE = 3.0
"""The contrast that a line needs with what lies behind it (WCAG 2.2, success criterion 1.4.11)."""
_LEAST_TEXT = 4.5
_TINT = 0.16


def stands_out(color: str) -> float:
    """The contrast of a line of that colour with the darkest ground of the light theme."""
    return min(contrast(color, str(ground)) for ground in (*BANDS, OURS, PAPER))


def own_colors(colors: Mapping[str, str]) -> dict[str, str]:
    """Colours by role from those that somebody chose by kind: the line in that colour, the ground a tint of it."""
    made: dict[str, str] = {}
    for kind, color in colors.items():
        made[f"{kind}.line"] = color
        if kind == Kind.IMPACT:
            text = "#ffffff" if contrast(color, "#ffffff") >= _LEAST_TEXT else "#000000"
            made |= {f"{kind}.fill": color, f"{kind}.text": text, f"{kind}.muted": text}
        elif kind != Kind.FACTOR:
            made[f"{kind}.fill"] = _tint(color)
    return made


def _tint(color: str) -> str:
    parts = (int(color[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * _TINT):02x}" for part in parts)


def luminance(color: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2)."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
