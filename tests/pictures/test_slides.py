"""`toc render --format pptx`: native shapes with real texts, connectors that hold on to them, and a file that opens."""

import io
import shutil
import string
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import as_pdf
from plans import EXAMPLES, HOSTILE, ROOT, example
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.util import Mm
from pypdf import PdfReader
from running import Golden, Run
from slides import alternative, connectors, ends, opened, site, told

from toc.core.model import Language
from toc.pictures.render import Direction, Format, render, scene
from toc.pictures.scene import Group, flat
from toc.pictures.slides.lettering import width
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

PICTURES = [(view, Direction.COLUMN) for view in View] + [(View.TRIPLE, Direction.ROW)]
ONE_POINT = 12_700


@cache
def slides_of_example(name: str, view: View = View.PATH, direction: Direction = Direction.COLUMN) -> bytes:
    return slides_of(example(name), view, direction)


def slides_of(document: Document, view: View = View.PATH, direction: Direction = Direction.COLUMN) -> bytes:
    return render(document.plan, view, Format.PPTX, language=document.language, direction=direction)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans, as the current one."""
    for name in ("minimaal", "ubuntu"):
        shutil.copy(ROOT / "examples" / f"{name}.toc.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("view", ["chain", "path"])
def test_everything_on_the_slides_of_a_small_plan(toc: Run, folder: Path, golden: Golden, view: str) -> None:
    """Name, text and alternative text of every shape, and what every connector joins at which site."""
    ran = toc("render", "minimaal.toc.yaml", "--view", view, "-o", "plan.pptx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("written: plan.pptx\n")
    golden(f"minimaal.{view}.pptx.txt", told((folder / "plan.pptx").read_bytes()))


@pytest.mark.parametrize(("view", "direction"), PICTURES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_arrow_holds_on_to_its_two_boxes(path: Path, view: View, direction: Direction) -> None:
    """Who drags a box takes the arrows along: both ends are glued, and lie where the sites of the boxes lie."""
    document = example(path.name.removesuffix(".toc.yaml"))
    picture = scene(document.plan, view, language=document.language, direction=direction)
    slide = opened(slides_of_example(document.path.removesuffix(".toc.yaml"), view, direction)).slides[0]
    found = list(connectors(slide))
    links = [one.ends for one in flat(picture.items) if isinstance(one, Group) and one.ends]
    assert sorted(one.ends for one in found) == sorted(links)
    for one in found:
        assert one.name == " -> ".join(one.ends)
        for corner, place in ((one.corners[0], one.sites[0]), (one.corners[-1], one.sites[1])):
            assert corner == pytest.approx(place, abs=ONE_POINT), one.name
        for (x0, y0), (x1, y1) in pairwise(one.corners):
            assert len(one.corners) == 2 or min(abs(x1 - x0), abs(y1 - y0)) <= ONE_POINT, one.name


@pytest.mark.parametrize("view", [View.CHAIN, View.HIERARCHY, View.PATH])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_no_arrow_runs_through_a_box_that_it_does_not_join(path: Path, view: View) -> None:
    slide = opened(slides_of_example(path.name.removesuffix(".toc.yaml"), view)).slides[0]
    arrows = list(connectors(slide))
    names = {name for one in arrows for name in one.ends}
    boxes = [one for one in slide.shapes if one.name in names and not ends(one)]
    through = [
        (one.name, box.name)
        for one in arrows
        for box in boxes
        if box.name not in one.ends and any(_crosses(a, b, box) for a, b in pairwise(one.corners))
    ]
    assert through == []


def _crosses(a: tuple[float, float], b: tuple[float, float], box: Any) -> bool:
    across: bool = max(a[0], b[0]) > box.left and min(a[0], b[0]) < box.left + box.width
    return across and bool(max(a[1], b[1]) > box.top and min(a[1], b[1]) < box.top + box.height)


def test_a_box_is_one_shape_with_its_label_and_its_actors_as_paragraphs() -> None:
    slide = opened(slides_of_example("ubuntu", View.CHAIN)).slides[0]
    box = next(one for one in slide.shapes if one.name == "pleinen_gebruikt")
    assert [one.text for one in box.text_frame.paragraphs] == ["Bewoners gebruiken de pleinen", "Bewoners"]
    assert alternative(box) == "Bewoners brengen 's avonds meer tijd door op de pleinen van hun wijk"
    assert box.text_frame.word_wrap
    (label,), (actors,) = (one.runs for one in box.text_frame.paragraphs)
    assert (label.font.bold, actors.font.bold) == (True, False)
    assert label.font.name is None  # that of the theme: who changes it there, changes it everywhere
    assert label.font.language_id == MSO_LANGUAGE_ID.BELGIAN_DUTCH
    assert slide.shapes.title.text_frame.text == "Ubuntu: wie zijn buren kent, voelt zich veiliger"
    assert next(iter(slide.shapes)).name == "Title 1"  # what is first, is read first


def test_the_roof_has_a_place_for_every_arrow_to_it() -> None:
    slide = opened(slides_of_example("ubuntu")).slides[0]
    roof = next(one for one in slide.shapes if one.name == "impact")
    arrows = [one for one in slide.shapes if one.name.endswith("-> impact")]
    numbers = [ends(one)[1][1] for one in arrows]
    assert numbers == [4, 5]
    assert len({site(roof, number)[0] for number in numbers}) == 2
    assert {round(site(roof, number)[1]) for number in numbers} == {roof.top + roof.height}


def test_a_mark_says_what_stands_in_its_note_and_the_notes_have_a_slide() -> None:
    first, second = opened(slides_of_example("ubuntu")).slides
    marks = {one.name: alternative(one) for one in first.shapes if one.name.startswith("H1")}
    assert marks["H12"].startswith("Als bewoners minder overlast ondervinden, dan voelen ze zich 's avonds veiliger")
    assert second.shapes.title.text_frame.text == "Hypothesen en mechanismen"
    columns = [one.text_frame for one in list(second.placeholders)[1:]]
    lines = [one.text for column in columns for one in column.paragraphs]
    assert [line.partition("\t")[0] for line in lines if "\t" in line] == [f"H{number}" for number in range(1, 13)]
    assert lines[1] == "Mechanisme: Mensen onthouden één gezicht beter dan vier telefoonnummers"


def test_many_notes_go_over_more_slides(toc: Run, folder: Path) -> None:
    shown = [part for name in ("hypotheses", "assumptions", "evidence") for part in ("--show", name)]
    assert toc("render", "ubuntu.toc.yaml", "--view", "chain", *shown, "-o", "a.pptx").code == 0
    titles = [one.shapes.title.text_frame.text for one in opened((folder / "a.pptx").read_bytes()).slides]
    assert titles[1:] == [f"Hypothesen en mechanismen ({number}/{len(titles) - 1})" for number in range(1, len(titles))]
    assert len(titles) > 2


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ((), (338.667, 190.5)),
        (("--orientation", "portrait"), (190.5, 338.667)),
        (("--paper", "a3", "--orientation", "landscape"), (420, 297)),
        (("--paper", "a1", "--orientation", "portrait"), (594, 841)),
    ],
)
def test_a_slide_has_the_size_of_the_paper(toc: Run, folder: Path, options: tuple[str, ...], size: Any) -> None:
    assert toc("render", "minimaal.toc.yaml", "-f", "pptx", *options).code == 0
    deck = opened((folder / "minimaal.path.pptx").read_bytes())
    assert (deck.slide_width, deck.slide_height) == pytest.approx([Mm(side) for side in size], abs=400)
    for one in deck.slides[0].shapes:
        assert one.left >= 0
        assert one.top >= 0
        assert one.left + one.width <= deck.slide_width
        assert one.top + one.height <= deck.slide_height


def test_slides_are_named_like_other_pictures(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "--view", "all", "--format", "pptx", "-f", "svg").code == 0
    names = sorted(path.name for path in folder.iterdir() if "minimaal." in path.name)
    pictures = [f"minimaal.{view}.{ending}" for view in sorted(View) for ending in ("pptx", "svg")]
    assert names == sorted([*pictures, "minimaal.toc.yaml"])


@pytest.mark.usefixtures("folder")
def test_text_that_is_too_small_for_a_slide_is_told(toc: Run) -> None:
    ran = toc("render", "ubuntu.toc.yaml", "-v", "path", "-o", "plan.pptx")
    advice = "What helps: --paper a3, --split branch, --split actor or --focus."
    small = f"'plan.pptx': the smallest text is 6.4 points on 16:9, and under 9 it is hard to read. {advice}"
    assert (ran.code, ran.err) == (0, f"toc: {small}\nwritten: plan.pptx\n")


def test_what_is_selected_shown_and_set_counts_for_slides_too(toc: Run, folder: Path) -> None:
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"/>', encoding="utf-8")
    (folder / "toc.toml").write_text('[picture]\nlogo = "logo.svg"\ncolours = {outcome = "#aa0055"}', encoding="utf-8")
    options = ("--view", "chain", "--focus", "stadsbeest", "--show", "indicators", "--lang", "en")
    assert toc("render", "ubuntu.toc.yaml", *options, "-o", "a.pptx").code == 0
    deck = opened((folder / "a.pptx").read_bytes())
    shapes = {one.name: one for one in deck.slides[0].shapes}
    assert {"Activities", "stadsbeest", "impact"} < set(shapes)
    assert "wijkronde" not in shapes
    assert shapes["wandelgroepen"].text_frame.paragraphs[2].text == "I2: 9 → 50"
    assert str(shapes["eigenaars_contact"].line.color.rgb) == "AA0055"
    assert shapes["Logo"].image.content_type == "image/png"
    assert alternative(shapes["Logo"]) == "Stad Ubuntu"
    assert deck.slides[1].shapes.title.text_frame.text == "Indicators: from baseline to target"


def test_a_theme_is_the_theme_of_the_presentation(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "--theme", "dark", "-o", "a.pptx").code == 0
    with zipfile.ZipFile(folder / "a.pptx") as parts:
        theme = parts.read("ppt/theme/theme1.xml").decode()
    assert '<a:lt1><a:srgbClr val="10161F"/></a:lt1>' in theme
    assert '<a:accent1><a:srgbClr val="5FB0F2"/></a:accent1>' in theme
    assert theme.count('<a:latin typeface="Arial"') == 2


def test_the_file_says_what_it_is_and_nothing_of_when_it_was_made() -> None:
    made = slides_of_example("ubuntu")
    assert made == slides_of(example("ubuntu"))
    facts = opened(made).core_properties
    assert (facts.title, facts.author) == (
        "Ubuntu: wie zijn buren kent, voelt zich veiliger (Weg naar impact)",
        "Stad Ubuntu",
    )
    assert (facts.created, facts.modified, facts.last_modified_by) == (None, None, "")
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [one for one in parts.namelist() if "printer" in one or "thumbnail" in one]


@pytest.mark.parametrize("view", list(View))
def test_text_from_a_file_is_text_on_a_slide(view: View) -> None:
    document = read(HOSTILE, "x")
    made = slides_of(document, view)
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))
                assert b"TargetMode" not in parts.read(name)
    shapes = {one.name: one for one in opened(made).slides[0].shapes}
    assert shapes['a:b "c"'].text_frame.paragraphs[0].text == "een id dat geen id is"
    assert shapes["strict"].text_frame.paragraphs[0].text.startswith("stuur�tekens")
    assert shapes["impact"].text_frame.text.count("\\N <b>vet</b> & {a|b}") == 1


@given(st.text(min_size=1, max_size=80), st.text(alphabet=string.printable, min_size=1, max_size=30))
@settings(max_examples=8)
def test_any_text_comes_back_from_the_slide(label: str, organisation: str) -> None:
    document = example("minimaal")
    goal = document.plan.impact_goal
    assert goal
    plan = document.plan.model_copy(
        update={"impact_goal": goal.model_copy(update={"label": label}), "organisation": organisation}
    )
    made = opened(render(plan, View.HIERARCHY, Format.PPTX, language=Language.NL))
    box = next(one for one in made.slides[0].shapes if one.name == "impact")
    text = box.text_frame.paragraphs[0].text
    kept = [one for one in "".join(label.split()) if one.isprintable() and ord(one) < 0xD800]
    assert text.endswith(" …") or "".join(one for one in kept if one in text) == "".join(kept)


def test_the_widths_are_those_of_the_font() -> None:
    font = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf")
    if not font.is_file():
        pytest.skip("Liberation Sans is not on this computer: apt-get install fonts-liberation")
    from fontTools.ttLib import TTFont

    file = TTFont(font)
    codes, advances = file.getBestCmap(), file["hmtx"]
    text = "Één wijk: Buren, 's avonds – «samen» voor €5 …"
    wanted = sum(advances[codes[ord(one)]][0] for one in text) / 2048 * 10
    assert width(text, 10, bold=True) == pytest.approx(wanted, rel=0.001)


@pytest.mark.slow
def test_libreoffice_opens_it_with_every_text_on_the_slide(tmp_path: Path) -> None:
    document = example("ubuntu")
    file = tmp_path / "plan.pptx"
    file.write_bytes(slides_of_example("ubuntu"))
    pages = PdfReader(as_pdf(file, tmp_path)).pages
    assert len(pages) == 2
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [960, 540]
    words = "".join(pages[0].extract_text().split())
    for name, node in document.plan.nodes():
        assert "".join((node.label or node.text or "").split()) in words, name


@pytest.mark.slow
def test_libreoffice_opens_what_means_harm(tmp_path: Path) -> None:
    file = tmp_path / "plan.pptx"
    file.write_bytes(slides_of(read(HOSTILE, "x"), View.CHAIN))
    words = PdfReader(as_pdf(file, tmp_path)).pages[0].extract_text()
    assert "<script>alert(1)</script>" in words
