"""Crossings, arrows through boxes, overlapping marks, length and area of every view of the plans that we know.

A change that makes a number worse is seen in tests/golden/crossings*.txt (TOC_UPDATE=1 writes them anew).
"""

import sys
from pathlib import Path

import pytest
from plans import EXAMPLES
from running import ROOT, SHARED, Golden

from toc.pictures.scene import Curve, Group, Polygon, Rect, Scene, Stroke
from toc.syntax.source import read

sys.path.insert(0, str(ROOT / "tools"))

from picture_quality import HEAD, Quality, measured, table

pytestmark = pytest.mark.slow

BESIDE = sorted((SHARED / "format").glob("*.toc.yaml"))


def lines(paths: list[Path]) -> str:
    found = [HEAD]
    for path in paths:
        found += table(path.name.removesuffix(".toc.yaml"), read(path.read_bytes(), path.name))
    return "\n".join(found) + "\n"


def test_the_pictures_of_the_examples_are_as_easy_to_follow_as_they_were(golden: Golden) -> None:
    golden("crossings.txt", lines(EXAMPLES))


@pytest.mark.skipif(not BESIDE, reason="../shared is not there: it lies beside the project only where toc is developed")
def test_the_pictures_of_the_shared_plans_are_as_easy_to_follow_as_they_were(golden: Golden) -> None:
    golden("crossings.shared.txt", lines(BESIDE))


def box(name: str, x: float, y: float) -> Group:
    return Group(id=f"node-{name}", kind="outcome", items=(Rect(x=x, y=y, width=40, height=20),))


def arrow(cause: str, effect: str, start: tuple[float, float], end: tuple[float, float]) -> Group:
    curve = Curve(points=(start, start, end, end), stroke=Stroke(color="#000"))
    head = Polygon(points=(end, end, end))
    return Group(id=f"link-{cause}-{effect}", kind="link", title=f"{cause} -> {effect}", items=(curve, head))


def mark(x: float, y: float) -> Group:
    return Group(id=f"mark-{x}", kind="mark", items=(Rect(x=x, y=y, width=22, height=22),))


def picture(*items: Group) -> Quality:
    return measured(
        Scene(width=400, height=200, title="", description="", language="nl", background="", items=list(items))
    )


FOUR = (box("a", 0, 0), box("b", 200, 0), box("c", 0, 100), box("d", 200, 100))


def test_two_arrows_that_cross_are_counted_once_and_those_of_one_box_never() -> None:
    down, up = arrow("a", "d", (40, 10), (200, 110)), arrow("c", "b", (40, 110), (200, 10))
    assert picture(*FOUR, down, up).crossings == 1
    assert picture(*FOUR, down, arrow("a", "b", (40, 20), (200, 10))).crossings == 0
    assert picture(*FOUR, arrow("a", "b", (40, 10), (200, 10)), arrow("c", "d", (40, 110), (200, 110))).crossings == 0


def test_an_arrow_through_a_box_that_is_not_its_own_is_counted() -> None:
    between = box("x", 100, 0)
    assert picture(*FOUR, between, arrow("a", "b", (40, 10), (200, 10))).through == 1
    assert picture(*FOUR, between, arrow("a", "b", (40, 20), (200, 20))).through == 0  # along its side


def test_marks_that_touch_a_box_or_each_other_are_counted() -> None:
    assert picture(*FOUR, mark(100, 50), mark(110, 60), mark(30, 10)).overlaps == 2


def test_length_and_room_are_multiples_of_what_is_needed() -> None:
    straight = picture(*FOUR, arrow("a", "b", (40, 10), (200, 10)))
    assert (straight.length, straight.room) == (1.0, 25.0)
