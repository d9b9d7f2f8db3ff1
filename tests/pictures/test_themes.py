"""Themes: every role has a colour, contrast is enough wherever colours meet, and form tells what colour tells."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from plans import EXAMPLES, example
from running import Run

from toc.core.model import Link
from toc.pictures import theme
from toc.pictures.extras import Part, Remark
from toc.pictures.render import Direction, Look, scene
from toc.pictures.scene import Circle, Curve, Polygon, Rect, Scene, Text, flat
from toc.pictures.theme import STYLES, THEMES, Kind, ThemeName, contrast, roles
from toc.pictures.views import View
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

Ground = Rect | Polygon | Circle

TEXT, LINE = 4.5, 3.0
"""WCAG 2.2, AA: success criteria 1.4.3 (text) and 1.4.11 (what carries meaning and is no text)."""


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#0000FF") == pytest.approx(8.59, abs=0.01)


@pytest.mark.parametrize("name", [name for name in ThemeName if name is not ThemeName.LIGHT])
def test_a_theme_has_a_colour_for_every_role(name: ThemeName) -> None:
    assert THEMES[name].colors.keys() == roles().keys()


def inside(shape: Ground, x: float, y: float) -> bool:
    match shape:
        case Rect():
            return shape.x <= x <= shape.x + shape.width and shape.y <= y <= shape.y + shape.height
        case Circle():
            return (x - shape.x) ** 2 + (y - shape.y) ** 2 <= shape.radius**2
        case Polygon():
            within = False
            for (x1, y1), (x2, y2) in zip(shape.points, shape.points[1:] + shape.points[:1], strict=True):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    within = not within
            return within


def behind(painted: list[Ground], x: float, y: float, paper: str) -> str:
    return next((one.fill for one in reversed(painted) if one.fill and inside(one, x, y)), paper)


def meetings(picture: Scene) -> Iterator[tuple[str, str, float, str]]:
    """Where colours meet: the one in front, the one behind, the contrast that is needed, and what it is."""
    painted: list[Ground] = []
    for item in flat(picture.items):
        match item:
            case Text():
                left = item.x - item.width * {"start": 0, "middle": 0.5, "end": 1}[item.anchor]
                for x in (left, left + item.width):
                    yield item.color, behind(painted, x, item.y - item.size * 0.3, picture.background), TEXT, item.text
            case Curve():
                x, y = item.points[len(item.points) // 2]
                yield item.stroke.color, behind(painted, x, y, picture.background), LINE, "line"
            case Rect() if item.stroke:
                ground = behind(painted, item.x - 1, item.y - 1, picture.background)
                yield item.stroke.color, ground, LINE, "outline"
                painted.append(item)
            case Circle() if item.stroke:
                painted.append(item)
                yield item.stroke.color, item.fill or picture.background, LINE, "outline"
            case Rect() | Circle():
                painted.append(item)
            case Polygon() if len(item.points) > 3:  # an arrowhead has the colour of its line
                painted.append(item)


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("path", [*EXAMPLES, None], ids=lambda path: path.name if path else "empty")
def test_contrast_is_enough_wherever_colours_meet(name: ThemeName, path: Path | None) -> None:
    plan = example(path.name.removesuffix(".toc.yaml")).plan if path else read(b"toc: 1\n", "x").plan
    language = plan.language or example("ubuntu").language
    remarks = (Remark("x", "tip", tuple(dict(plan.nodes()))), Remark("y", "tip", (), (Link("a", "b"),)))
    plain = Look(theme=THEMES[name])
    full = Look(theme=THEMES[name], show=frozenset(Part), remarks=remarks)
    for view, direction, look in product(View, Direction, (plain, full)):
        if direction is Direction.ROW and view is not View.TRIPLE:
            continue
        picture = scene(plan, view, language=language, direction=direction, look=look)
        low = {
            (front, back, what)
            for front, back, needed, what in meetings(picture)
            if front != back and contrast(front, back) < needed
        }
        # A mark that lies on an arrow or beside another has its own paper: what it covers does not count.
        assert not low


@pytest.mark.parametrize("name", list(ThemeName))
def test_contrast_of_every_text_with_its_own_box(name: ThemeName) -> None:
    chosen = THEMES[name]
    for style in STYLES.values():
        for text in (style.text, style.muted):
            assert contrast(chosen.of(text), chosen.of(style.fill)) >= (7 if name is ThemeName.CONTRAST else TEXT)


def test_every_kind_of_box_differs_in_form_from_every_other() -> None:
    """Lines, corners, bars: what is left in black and white. The impact goal is the only dark box."""
    forms = {kind: (style.dash, style.radius, style.bars, kind is Kind.IMPACT) for kind, style in STYLES.items()}
    assert len(set(forms.values())) == len(forms)


def test_every_kind_of_arrow_differs_in_form_from_every_other() -> None:
    kinds = [theme.FEEDBACK, theme.OUTSIDE, theme.UNWANTED, *theme.EVIDENCE.values()]
    assert len({(stroke.dash, stroke.width) for stroke in kinds}) == len(kinds)
    dashes = [stroke.dash for stroke in kinds if stroke.dash]
    assert len(set(dashes)) == len(dashes)


def test_print_has_black_ink_only() -> None:
    for color in THEMES[ThemeName.PRINT].colors.values():
        assert color[1:3] == color[3:5] == color[5:7], color


def test_on_the_command_line(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_bytes((EXAMPLES[0].parent / "minimaal.toc.yaml").read_bytes())
    light = toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-").out
    assert toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-", "--theme", "light").out == light
    dark = toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-", "--theme", "dark").out
    paper = THEMES[ThemeName.DARK].colors["paper"]
    assert f'fill="{paper}"' in dark
    assert "#15315B" not in dark
    dot = toc("render", "plan.toc.yaml", "-v", "chain", "-f", "dot", "-o", "-", "--theme", "dark").out
    assert f'bgcolor="{paper}"' in dot
    ran = toc("render", "plan.toc.yaml", "--theme", "drak")
    assert ran.code == 2
    assert "Did you mean 'dark'?" in ran.err
