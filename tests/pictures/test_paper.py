"""`toc render --paper`: the size of the sheet, text of nine points or a word about it, notes on a second sheet."""

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from plans import EXAMPLES, example
from running import Run

from toc.apps.cli.pictures import on_sheets
from toc.pictures.extras import Setting
from toc.pictures.paper import LEAST_POINTS, SIZES, Orientation, Paper, Sheet, large_enough
from toc.pictures.render import Look, notes_scene, scene
from toc.pictures.scene import Scene, Text, flat
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

FORTY = [
    *(
        "toc: 1",
        "taal: nl",
        "titel: Veertig vakken",
        "impactdoel: {label: Inwoners voelen zich thuis, wie: [inwoners]}",
    ),
    *("actoren:", "  inwoners: {naam: Inwoners, rol: doelgroep}", "  dienst: {naam: Dienst Samenleven, rol: stad}"),
    "activiteiten:",
    *(f"  a{n}: {{label: Activiteit in de buurt {n}, door: [dienst], leidt_tot: [p{n}]}}" for n in range(10)),
    "outputs:",
    *(f"  p{n}: {{label: Inwoners namen deel {n}, wie: [inwoners], leidt_tot: [k{n}]}}" for n in range(10)),
    "outcomes:",
    *(f"  k{n}: {{label: Inwoners kennen elkaar {n}, wie: [inwoners], leidt_tot: [m{n // 2}]}}" for n in range(10)),
    *(f"  m{n}: {{label: Inwoners doen mee {n}, wie: [inwoners], leidt_tot: [l{n // 2}]}}" for n in range(6)),
    *(f"  l{n}: {{label: Buren vertrouwen elkaar {n}, wie: [inwoners], leidt_tot: [impact]}}" for n in range(3)),
]


def sheets(
    document: Document, view: View, paper: Paper, orientation: Orientation | None = None, *, one: bool = False
) -> list[Sheet]:
    plan, language = document.plan, document.language

    def make(setting: Setting, *, apart: bool) -> Scene:
        return scene(plan, view, language=language, look=Look(setting=setting, notes_apart=apart))

    def notes(wide: float, setting: Setting) -> Scene | None:
        return notes_scene(plan, view, wide, language=language, look=replace(Look(), setting=setting))

    return on_sheets(make, notes, paper, orientation, one=one)


def check_on_sheet(sheet: Sheet) -> None:
    """The sheet has its proportions, nothing falls off it, and its smallest text is as large as it says."""
    picture = sheet.scene
    assert picture.sheet
    across, down = picture.sheet
    assert picture.width / picture.height == pytest.approx(across / down)
    lines = [one for one in flat(picture.items) if isinstance(one, Text)]
    for one in lines:
        left = one.x - one.width * {"start": 0, "middle": 0.5, "end": 1}[one.anchor]
        assert left >= 0, one
        assert left + one.width <= picture.width, one
        assert one.size * 0.7 <= one.y <= picture.height, one
    points_per_unit = across / 25.4 * 72 / picture.width
    assert min(one.size for one in lines) * points_per_unit == pytest.approx(sheet.points)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_can_be_read_on_a3_in_every_view(path: Path, view: View) -> None:
    made = sheets(example(path.name.removesuffix(".toc.yaml")), view, Paper.A3)
    for sheet in made:
        check_on_sheet(sheet)
        assert sheet.points >= LEAST_POINTS - 0.05


@pytest.mark.parametrize("view", list(View))
def test_forty_boxes_can_be_read_on_a3(view: View) -> None:
    document = read("\n".join(FORTY), "plan")
    assert len(dict(document.plan.nodes())) == 40
    [sheet] = sheets(document, view, Paper.A3)
    check_on_sheet(sheet)
    assert sheet.points >= LEAST_POINTS - 0.05


@pytest.mark.parametrize("orientation", list(Orientation))
@pytest.mark.parametrize("paper", list(Paper))
def test_the_sheet_has_its_size(paper: Paper, orientation: Orientation) -> None:
    [sheet, *_] = sheets(example("minimaal"), View.CHAIN, paper, orientation)
    short, long = SIZES[paper]
    assert sheet.scene.sheet == ((short, long) if orientation is Orientation.PORTRAIT else (long, short))
    check_on_sheet(sheet)


def test_notes_come_on_a_sheet_of_their_own_only_where_they_do_not_fit() -> None:
    document = example("ubuntu")
    first, second = sheets(document, View.PATH, Paper.A3)
    assert first.scene.sheet == second.scene.sheet
    heading = "Hypothesen en mechanismen"
    assert [
        heading in {one.text for one in flat(each.scene.items) if isinstance(one, Text)} for each in (first, second)
    ] == [
        False,
        True,
    ]
    assert "hypothese bij een verband (zie volgend blad)" in {
        one.text for one in flat(first.scene.items) if isinstance(one, Text)
    }
    assert len(sheets(document, View.PATH, Paper.A1)) == 1
    assert len(sheets(document, View.PATH, Paper.A3, one=True)) == 1


def test_the_larger_sheet_that_helps() -> None:
    assert large_enough(7.0, Paper.A4) is Paper.A3
    assert large_enough(7.0, Paper.A3) is Paper.A2
    assert large_enough(4.6, Paper.A3) is Paper.A1
    assert large_enough(2.0, Paper.A3) is None
    assert large_enough(8.0, Paper.A1) is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "veertig.toc.yaml").write_text("\n".join(FORTY), encoding="utf-8")
    (tmp_path / "ubuntu.toc.yaml").write_bytes((EXAMPLES[0].parent / "ubuntu.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_too_small_is_said_with_what_helps(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = toc("render", "veertig.toc.yaml", "-v", "triple", "--paper", "a4")
    assert ran.code == 0
    small, drawn = ran.err.splitlines()
    assert small.startswith("toc: 'veertig.triple.svg': the smallest text is ")
    assert small.endswith(
        " points on A4, and under 9 it is hard to read. What helps: --paper a3, --split branch or --focus."
    )
    assert drawn == "written: veertig.triple.svg"
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc("render", "veertig.toc.yaml", "-v", "triple", "--paper", "a4", "--split", "branch")
    assert ran.code == 0
    assert [line for line in ran.err.splitlines() if line.startswith("geschreven: ")] == [
        f"geschreven: veertig.triple.l{number}.svg" for number in range(3)
    ]
    for line in ran.err.splitlines():
        assert "--split" not in line
    assert (folder / "veertig.triple.l2.svg").exists()


def test_a_file_says_its_size_in_millimetres(toc: Run, folder: Path) -> None:
    ran = toc("render", "veertig.toc.yaml", "-v", "chain", "--paper", "a3", "--orientation", "landscape")
    assert (ran.code, ran.err) == (0, "written: veertig.chain.svg\n")
    root = ET.parse(folder / "veertig.chain.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")


def test_a_pdf_has_the_notes_on_its_second_page_an_svg_in_a_second_file(toc: Run, folder: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    assert toc("render", "ubuntu.toc.yaml", "-v", "path", "--paper", "a3", "-f", "pdf", "-f", "svg").err == (
        "written: ubuntu.path.pdf\nwritten: ubuntu.path.svg\nwritten: ubuntu.path.2.svg\n"
    )
    reader = pypdf.PdfReader(io.BytesIO((folder / "ubuntu.path.pdf").read_bytes()))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in reader.pages] == [(1191, 842)] * 2
    assert "Hypothesen en mechanismen" in reader.pages[1].extract_text()


@pytest.mark.usefixtures("folder")
def test_wrong_use_is_said(toc: Run) -> None:
    ran = toc("render", "ubuntu.toc.yaml", "--orientation", "portrait")
    assert (ran.code, ran.err) == (2, "toc: --orientation needs --paper, such as --paper a3.\n")
    ran = toc("render", "ubuntu.toc.yaml", "--paper", "a5")
    assert ran.code == 2
    assert ran.err.startswith("toc: 'a5' does not fit --paper. It takes: a4, a3, a2, a1, 16:9.")
    ran = toc("render", "ubuntu.toc.yaml", "--paper", "a4", "-f", "html")
    assert (ran.code, ran.err) == (2, "toc: --paper does not go with --format html.\n")
    ran = toc("render", "ubuntu.toc.yaml", "--split", "actor", "-f", "html")
    assert (ran.code, ran.err) == (2, "toc: --split does not go with --format html.\n")
