"""The marks of arrows touch no box and no other mark, in every view, also of large plans and on tight paper."""

import sys
from functools import cache

import pytest
from plans import EXAMPLES
from running import ROOT, SHARED
from test_diagrams import PICTURES

from toc.pictures.extras import Part, Setting
from toc.pictures.render import Direction, Look, scene
from toc.pictures.scene import Group, Polygon
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from corpus import plan
from picture_quality import boxes_of, marks_of, overlaps

FILES = [*EXAMPLES, *sorted((SHARED / "format").glob("*.toc.yaml"))]
SETTINGS = [Setting(), Setting(1.15, 0.42, 12, 5), Setting(0.72, 0.5, 12, 6, lanes=3)]
EVERYTHING = frozenset({Part.HYPOTHESES, Part.QUESTIONS, Part.FACTORS})


@cache
def generated(nodes: int) -> Document:
    return read(plan(nodes, 7), "plan")


def check_marks(document: Document, view: View, direction: Direction, setting: Setting, *, some: bool) -> None:
    look = Look(show=EVERYTHING, setting=setting)
    picture = scene(document.plan, view, language=document.language, direction=direction, look=look)
    marks = list(marks_of(picture))
    assert marks or not some
    assert overlaps(marks, dict(boxes_of(picture))) == []


@pytest.mark.parametrize("setting", SETTINGS, ids=["usual", "high", "close"])
@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_marks_of_the_examples_touch_nothing(view: View, direction: Direction, setting: Setting) -> None:
    for path in FILES:
        check_marks(read(path.read_bytes(), path.name), view, direction, setting, some=False)


@pytest.mark.parametrize("setting", SETTINGS, ids=["usual", "high", "close"])
@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_marks_of_forty_nodes_touch_nothing(view: View, direction: Direction, setting: Setting) -> None:
    check_marks(generated(40), view, direction, setting, some=True)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_marks_of_two_hundred_nodes_touch_nothing(view: View, direction: Direction) -> None:
    check_marks(generated(200), view, direction, Setting(), some=True)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_no_mark_hides_the_head_of_an_arrow(view: View, direction: Direction) -> None:
    look = Look(show=EVERYTHING)
    for path in EXAMPLES:
        document = read(path.read_bytes(), path.name)
        picture = scene(document.plan, view, language=document.language, direction=direction, look=look)
        arrows = [one for one in picture.items if isinstance(one, Group) and one.kind == "link"]
        heads = [item.points for one in arrows for item in one.items if isinstance(item, Polygon)]
        for left, top, right, bottom in marks_of(picture):
            inside = [(x, y) for points in heads for x, y in points if left < x < right and top < y < bottom]
            assert inside == []
