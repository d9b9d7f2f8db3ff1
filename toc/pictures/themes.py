"""Themes: the same picture in other colours and line weights, for screens at night, for black ink, for weak eyes.

A theme is data: a colour for every role (`theme.Ink`). What a picture says is carried by form as well as by colour
(bars, corners, dashes, letters), so that no theme loses anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from toc.pictures import theme
from toc.pictures.scene import Circle, Curve, Group, Item, Polygon, Rect, Scene, Stroke, Text
from toc.pictures.theme import STYLES, Ink, Kind


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
        *(theme.PAPER, theme.INK, theme.MUTED, theme.RULE, *theme.BANDS, theme.OURS, theme.BASE, theme.ON_BASE),
        *(stroke.color for stroke in (theme.ARROW, theme.FEEDBACK, theme.OUTSIDE, theme.UNWANTED)),
        *(theme.NOTE, theme.FINDING),
        *(theme.ADDED, theme.REMOVED, theme.CHANGED, theme.FADED, theme.FADED_FILL, theme.FADED_TEXT),
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
    return min(contrast(color, str(ground)) for ground in (*theme.BANDS, theme.OURS, theme.PAPER))


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
