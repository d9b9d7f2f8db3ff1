"""On paper: a picture on a sheet of a given size, set denser where that keeps the smallest text readable."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from toc.pictures.extras import USUAL, Setting
from toc.pictures.scene import Scene, Text, flat, moved

POINTS_PER_UNIT = 0.75
LEAST_POINTS = 9.0
"""The smallest type that most people read from paper without effort (own choice, see docs/design.md)."""

_UNITS_PER_MM = 96 / 25.4
_CROP = 12.0
_LARGEST_NOTE = 1.25
_CLOSER = (
    Setting(1.0, 0.75),
    Setting(1.1, 0.5),
    Setting(1.15, 0.42, 12, 5),
    Setting(0.86, 0.6, 13, 8, lanes=4),
    Setting(0.8, 0.5, 13, 7, lanes=5),
    Setting(0.72, 0.5, 12, 6, lanes=5),
    Setting(0.8, 0.5, 13, 7, below=True, lanes=4),
    Setting(0.72, 0.5, 12, 6, below=True, lanes=4),
    Setting(0.64, 0.5, 12, 6, below=True, lanes=5),
    Setting(0.62, 0.5, 12, 6, lanes=4),
    Setting(0.6, 0.5, 12, 5, lanes=4),
    Setting(0.56, 0.45, 12, 5, below=True, lanes=4),
    Setting(0.56, 0.45, 12, 5, below=True, lanes=3),
    Setting(0.56, 0.45, 12, 5, below=True, lanes=6),
)
"""What is tried after the usual setting, from airy to close, until the smallest text is large enough. Four or five
lanes come before three, and two never: on seven plans these had two to seven times the crossings of four
(`tools/picture_quality.py`)."""
_TIGHT = (
    Setting(0.72, 0.5, 12, 7, below=True, lanes=5, abreast=5),
    Setting(0.7, 0.45, 12, 5, below=True, lanes=5, abreast=5),
    Setting(0.64, 0.45, 12, 5, below=True, lanes=5, abreast=6),
    Setting(0.5, 0.5, 12, 6, below=True, lanes=5),
    Setting(0.46, 0.5, 12, 6, below=True, lanes=4),
    Setting(0.44, 0.5, 12, 5, below=True, lanes=4),
)
"""What is tried where none of these is close enough: the picture is drawn for the breadth of the sheet. Chosen by eye
and by crossings on nine plans of 40 nodes: boxes that are wider than the breadth can hold make arrows wind."""

_MOST_DRAWN = 4
"""So many settings are drawn at most. The rest is sketched: that is within a twentieth of the truth, or promises up to
a quarter too much."""
_HOPELESS = LEAST_POINTS / 2.5
"""No setting makes text so much larger, unless results come beside each other: a picture with hundreds of boxes is not
laid out ten times in vain. The closest settings are tried all the same."""


class Paper(StrEnum):
    A4 = "a4"
    A3 = "a3"
    A2 = "a2"
    A1 = "a1"
    SLIDE = "16:9"

    @property
    def shown(self) -> str:
        return self.value.upper()


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


SIZES: dict[Paper, tuple[float, float]] = {
    Paper.A4: (210, 297),
    Paper.A3: (297, 420),
    Paper.A2: (420, 594),
    Paper.A1: (594, 841),
    Paper.SLIDE: (190.5, 338.667),
}
"""Short and long side in millimetres."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture on paper, the size of its smallest text in points, and the setting in which it was drawn."""

    scene: Scene
    points: float
    setting: Setting = USUAL

    @property
    def is_readable(self) -> bool:
        # Half a tenth less rounds to the same number, and nobody sees it.
        return self.points >= LEAST_POINTS - 0.05


def on_paper(make: Callable[[Setting], Scene], paper: Paper, orientation: Orientation | None) -> Sheet:
    """The picture on that paper, in the first setting in which its smallest text is large enough, or else the largest.

    `make` draws it in that setting. Without an orientation the one with larger text is taken.
    """
    return fitting(make, paper, orientation).largest()


def fitting(make: Callable[[Setting], Scene], paper: Paper, orientation: Orientation | None) -> "Fitting":
    """The search for the setting of a picture on that paper."""
    ways = [orientation] if orientation else list(Orientation)
    return Fitting(make, [_size(paper, way) for way in ways])


def in_room(make: Callable[[Setting], Scene], rooms: Sequence[tuple[float, float]]) -> Sheet:
    """The same as `on_paper` in a part of a page: of rooms, width and height in millimetres, the one with the larger
    text."""
    return Fitting(make, rooms).largest()


class Fitting:
    """The search for a setting in which a picture fits in one of some rooms (width and height in millimetres).

    Settings are sketched, which takes no layout, until the text seems large enough; that one is drawn.
    """

    def __init__(self, make: Callable[[Setting], Scene], rooms: Sequence[tuple[float, float]]) -> None:
        self._make = make
        self._rooms = rooms
        self._sketches: list[Sheet] = []
        self._drawn: list[Sheet] = []
        self._trust = {False: 1.0, True: 1.0}
        """What the last sheet drawn came to, as a part of what its sketch promised: apart for tight ones, which are
        drawn for a breadth that is given."""

    @cached_property
    def readable(self) -> Sheet | None:
        """The sheet in the first setting in which its text is large enough; None where none seems so."""
        breadth = min(map(min, self._rooms)) * _UNITS_PER_MM + 2 * _CROP
        tight = [replace(one, breadth=breadth) for one in _TIGHT]
        hopeless: set[bool] = set()
        for setting in (USUAL, *_CLOSER, *tight):
            lanes = setting.lanes > 1
            if lanes in hopeless and setting not in (_CLOSER[-1], tight[-1]):
                continue
            sketch = self._sketch(setting)
            if sketch is None:
                continue
            drawn = self._draw(sketch) if self._is_promising(sketch) else None
            if drawn and drawn.is_readable:
                return drawn
            if sketch.points < _HOPELESS:
                hopeless.add(lanes)
        return None

    @property
    def promised(self) -> float:
        """How large the smallest text gets at best, in points, as far as sketches tell."""
        return self.readable.points if self.readable else max(map(_size_of_text, (*self._drawn, *self._sketches)))

    def largest(self) -> Sheet:
        """The sheet that can be read, or else the one with the largest text: the sketches that promise more than what
        was drawn are drawn as well, but not many."""
        if self.readable:
            return self.readable
        while len(self._drawn) < _MOST_DRAWN:
            best = max(self._drawn, key=_size_of_text, default=None)
            sketch = max(self._not_drawn(), key=self._trusted, default=None)
            if sketch is None or (best and (best.is_readable or self._trusted(sketch) <= best.points + 0.01)):
                break
            self._draw(sketch)
        return max(self._drawn, key=_size_of_text)

    def _not_drawn(self) -> list[Sheet]:
        done = {sheet.setting for sheet in self._drawn}
        return [one for one in self._sketches if replace(one.setting, sketch=False) not in done]

    def _sketch(self, setting: Setting) -> Sheet | None:
        """The picture in that setting before its arrows are laid out; None where an earlier one looks the same: not
        every setting makes a difference to every view."""
        sketch = self._sheet(replace(setting, sketch=True))
        if any(sketch.scene == other.scene for other in self._sketches):
            return None
        self._sketches.append(sketch)
        return sketch

    def _is_promising(self, sketch: Sheet) -> bool:
        """Whether it pays to draw it: its text seems large enough, and not many were drawn in vain."""
        return replace(sketch, points=self._trusted(sketch)).is_readable and len(self._drawn) < _MOST_DRAWN

    def _draw(self, sketch: Sheet) -> Sheet:
        drawn = self._sheet(replace(sketch.setting, sketch=False))
        self._drawn.append(drawn)
        self._trust[sketch.setting.tight] = min(drawn.points / sketch.points, 1.0)
        return drawn

    def _trusted(self, sketch: Sheet) -> float:
        return round(sketch.points * self._trust[sketch.setting.tight], 2)

    def _sheet(self, setting: Setting) -> Sheet:
        scene = self._make(setting)
        laid = max((_laid(scene, room) for room in self._rooms), key=lambda one: one.points)
        return replace(laid, setting=setting)


def _size_of_text(sheet: Sheet) -> float:
    return round(sheet.points, 2)


def notes_on_paper(make: Callable[[float], Scene], paper: Paper, orientation: Orientation) -> Sheet:
    """Notes on a sheet, as wide as gives the largest text. `make` draws them in that width."""
    wide, high = _size(paper, orientation)
    widths = [wide * _UNITS_PER_MM * part for part in (0.6, 0.8, 1.0, 1.15, 1.3, 1.6, 2.0, 2.5)]
    return max((_laid(make(one), (wide, high), note=True) for one in widths), key=lambda sheet: sheet.points)


def way_of(sheet: Sheet) -> Orientation:
    wide, high = sheet.scene.sheet or (1, 0)
    return Orientation.LANDSCAPE if wide > high else Orientation.PORTRAIT


def large_enough(points: float, paper: Paper) -> Paper | None:
    """The smallest larger sheet on which text that is so small on that paper can be read."""
    for other in (Paper.A4, Paper.A3, Paper.A2, Paper.A1):
        ratio = SIZES[other][0] / SIZES[paper][0]
        if ratio > 1 and points * ratio >= LEAST_POINTS - 0.05:
            return other
    return None


def smallest(scene: Scene) -> float:
    """The size of its smallest text, in units."""
    return min((item.size for item in flat(scene.items) if isinstance(item, Text)), default=12.0)


def _size(paper: Paper, orientation: Orientation) -> tuple[float, float]:
    short, long = SIZES[paper]
    return (long, short) if orientation is Orientation.LANDSCAPE else (short, long)


def _laid(scene: Scene, sheet: tuple[float, float], *, note: bool = False) -> Sheet:
    """The scene on a sheet of that size (millimetres), as large as it fits, in the middle; a `note` at the top
    and not larger than one reads at the table.

    A sheet has an edge of its own, where a printer puts nothing: a part of the scene's margin is taken off.
    """
    wide, high = sheet[0] * _UNITS_PER_MM, sheet[1] * _UNITS_PER_MM
    scale = min(wide / (scene.width - 2 * _CROP), high / (scene.height - 2 * _CROP))
    scale = min(scale, _LARGEST_NOTE) if note else scale
    room_x, room_y = wide / scale, high / scale
    dx, dy = (room_x - scene.width) / 2, -_CROP if note else (room_y - scene.height) / 2
    logo = replace(scene.logo, x=scene.logo.x + dx, y=scene.logo.y + dy) if scene.logo else None
    laid = replace(
        scene, width=room_x, height=room_y, sheet=sheet, logo=logo, items=[moved(item, dx, dy) for item in scene.items]
    )
    return Sheet(laid, smallest(scene) * scale * POINTS_PER_UNIT)
