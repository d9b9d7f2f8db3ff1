"""Which connector stands for each arrow of the picture, and at which sites it holds on to its boxes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from toc.diagrams.scene import Point
from toc.diagrams.slides.forms import Form, frames
from toc.diagrams.slides.parts import Way
from toc.diagrams.slides.routes import Course, course
from toc.diagrams.slides.sites import SIDES, Corners, Frame, Site, sampled, site_on

_MANY_BOXES, _MOST_LOOKED_AT = 80, 6000
"""Up to so many boxes it is tried to lead an arrow from and to other sides, where boxes are in its way. And so many
times an arrow may look at a box, all together: beyond that no arrow minds the boxes, or it would take minutes."""


@dataclass(frozen=True, slots=True)
class Led:
    """An arrow of the picture, the connector in its place, and the sites at which that holds on."""

    way: Way
    course: Course
    sites: tuple[int, int] | None = None


@dataclass(slots=True)
class Leading:
    """The connectors of a slide, as they are led one after another: each keeps away from those before it."""

    boxes: Mapping[str, Form]
    done: list[Led] = field(default_factory=list)
    count: int = 0
    """The arrows in all."""

    def lead(self, ways: Sequence[Way]) -> list[Led]:
        """A connector for every arrow, in their order."""
        self.count = len(ways)
        # Short ones first: who has far to go can give way.
        order = sorted(range(len(ways)), key=lambda number: apart(ways[number].points[0], ways[number].tip))
        led = {number: self._led(ways[number]) for number in order}
        return [led[number] for number in range(len(ways))]

    def mark_at(self, point: Point) -> Point:
        """Where a mark that stands on an arrow there comes: on the connector. Any other mark stays where it is."""
        for led in self.done:
            if led.sites and min(apart(point, one) for one in sampled(led.way.points, 12)) < 2.5:
                return min(led.course.points(), key=lambda one: apart(point, one))
        return point

    def _led(self, way: Way) -> Led:
        """Where the connector of an arrow goes."""
        ends = [self.boxes.get(name) for name in way.ends] if way.ends else []
        start, end = (*ends, None, None)[:2]
        if start is None or end is None:
            return Led(way, Course((way.points[0], way.tip)))
        curve = (*way.points[:-1], way.tip)
        obstacles, others = self._around(way, start, end)

        def find(sites: tuple[Site, Site]) -> Course:
            return course(*sites, curve, obstacles, others)

        sites = site_on(start.frame, curve[0]), site_on(end.frame, curve[-1])
        found = find(sites)
        if found.blocked and len(self.boxes) <= _MANY_BOXES and obstacles:
            sites = min((sites, *_other_sites(start, end)), key=lambda one: (find(one).cost, one[0].side, one[1].side))
            found = find(sites)
        self.done.append(Led(way, found, (start.number_of(sites[0]), end.number_of(sites[1]))))
        return self.done[-1]

    def _around(self, way: Way, start: Form, end: Form) -> tuple[list[Frame], list[Corners]]:
        """The boxes and connectors that an arrow should keep away from; nothing where there are so many that it would
        take minutes."""
        if len(self.boxes) * self.count > _MOST_LOOKED_AT:
            return [], []
        others = [one.course.corners for one in self.done if not _meet(one.way, way)]
        return frames(self.boxes.values(), joined=(start, end)), others


def _other_sites(start: Form, end: Form) -> Iterator[tuple[Site, Site]]:
    """Where else a connector may leave and arrive: at the middle of every side of two boxes."""
    if "polygon" not in {start.shape.form, end.shape.form}:
        yield from product(*([form.frame.middle(side) for side in SIDES] for form in (start, end)))


def _meet(one: Way, other: Way) -> bool:
    """Whether two arrows of a kind come from one box or go to one: then they may run together."""
    if one.ends is None or other.ends is None or one.stroke != other.stroke:
        return False
    return one.ends[0] == other.ends[0] or one.ends[1] == other.ends[1]


def apart(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
