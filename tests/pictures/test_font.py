"""`[picture] font` in toc.toml: measured, embedded, cut down, and refused with its place where it does not hold."""

import base64
import io
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdf
import pytest
from fonts import PLAIN, font
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import ROOT, example
from running import Run
from test_diagrams import PICTURES, check_tidy
from test_png_pdf import fonts as fonts_of

from toc.pictures import metrics
from toc.pictures.paper import Orientation, Paper, on_paper
from toc.pictures.render import Direction, Format, Look, render, scene
from toc.pictures.scene import Text, flat
from toc.pictures.svg import write
from toc.pictures.typeface import FontError, Typeface, cut, typeface
from toc.pictures.views import View

pytestmark = pytest.mark.thorough

SHIPPED = ROOT / "toc" / "pictures" / "fonts"
SVG = "{http://www.w3.org/2000/svg}"
PLAN = """\
toc: 1
taal: nl
titel: Buurtplan
impactdoel: {tekst: Buren helpen elkaar, wie: [buren]}
actoren: {buren: {naam: Buren}}
activiteiten:
  a: {tekst: De dienst belt aan in de caféstraat, leidt_tot: [o]}
outcomes:
  o: {tekst: Buren kennen elkaar, wie: [buren], leidt_tot: [impact]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(font())
    (tmp_path / "fonts" / "b.ttf").write_bytes(font(600, style="Bold"))
    (tmp_path / "toc.toml").write_text('[picture]\nfont = "fonts/a.ttf"\nfont_bold = "fonts/b.ttf"\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def drawn(toc: Run, *options: str) -> str:
    ran = toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def embedded(svg: str) -> dict[str, dict[str, TTFont]]:
    """The fonts in a picture, by family and weight."""
    found: dict[str, dict[str, TTFont]] = {}
    faces = re.findall(r"font-family:'([^']*)';font-weight:([\d ]+);src:url\(data:font/woff;base64,([^)]*)\)", svg)
    for family, weight, data in faces:
        found.setdefault(family, {})[weight] = TTFont(io.BytesIO(base64.b64decode(data)))
    return found


def lines(svg: str) -> dict[str, ET.Element]:
    return {"".join(one.itertext()): one for one in ET.fromstring(svg).iter(f"{SVG}text")}


def test_texts_are_as_wide_as_the_font_says(toc: Run, folder: Path) -> None:
    texts = lines(drawn(toc))
    assert float(texts["Buren"].get("textLength", "")) == 5 * 0.5 * 12
    assert float(texts["Buurtplan"].get("textLength", "")) == pytest.approx(9 * 0.6 * 26)
    assert {"Buren kennen elkaar"} <= set(texts)
    folder.joinpath("fonts", "b.ttf").write_bytes(font(900, style="Bold"))
    assert {"Buren kennen", "elkaar"} <= set(lines(drawn(toc))), "a wider font breaks earlier"


@pytest.mark.usefixtures("folder")
def test_only_what_a_picture_uses_is_embedded(toc: Run) -> None:
    svg = drawn(toc)
    faces = embedded(svg)
    assert {family: set(weights) for family, weights in faces.items()} == {"Brand Sans toc": {"400", "600"}}
    used = {one for text in lines(svg) for one in text}
    for face in faces["Brand Sans toc"].values():
        assert {chr(code) for code in face.getBestCmap()} == used & set(PLAIN)
    assert (
        "font-family=\"'Brand Sans toc', 'Brand Sans', 'Atkinson Hyperlegible Next', 'DejaVu Sans', sans-serif\"" in svg
    )


def test_what_the_font_lacks_is_set_in_ours(toc: Run, folder: Path) -> None:
    svg = drawn(toc)
    line = next(one for text, one in lines(svg).items() if "é" in text)
    stretches = [("".join(one.itertext()), one.get("font-family")) for one in line.iter(f"{SVG}tspan")]
    assert ("é", "'Atkinson Hyperlegible Next', 'DejaVu Sans', sans-serif") in stretches
    assert "src:url(data:font/woff2;" in svg
    (folder / "plan.toc.yaml").write_text(PLAN.replace("é", "e"), encoding="utf-8")
    assert "src:url(data:font/woff2;" not in drawn(toc), "ours is left out where nothing needs it"


def test_one_font_for_text_and_labels(toc: Run, folder: Path) -> None:
    (folder / "toc.toml").write_text('[picture]\nfont = "fonts/a.ttf"\n')
    svg = drawn(toc)
    assert set(embedded(svg)["Brand Sans toc"]) == {"400 600"}
    assert float(lines(svg)["Buurtplan"].get("textLength", "")) == 9 * 0.5 * 26


def test_a_font_with_an_axis_of_weight_gives_both(toc: Run, folder: Path) -> None:
    (folder / "fonts" / "a.ttf").write_bytes(font(heavier=200))
    (folder / "toc.toml").write_text('[picture]\nfont = "fonts/a.ttf"\n')
    svg = drawn(toc)
    assert set(embedded(svg)["Brand Sans toc"]) == {"400", "600"}
    assert float(lines(svg)["Buren"].get("textLength", "")) == 5 * 0.5 * 12
    assert float(lines(svg)["Buurtplan"].get("textLength", "")) == pytest.approx(9 * 0.6 * 26)


def test_an_otf_does_as_well(toc: Run, folder: Path) -> None:
    (folder / "fonts" / "a.OTF").write_bytes(font(700, cubic=True))
    (folder / "toc.toml").write_text('[picture]\nfont = "fonts/a.OTF"\n')
    svg = drawn(toc)
    assert float(lines(svg)["Buren"].get("textLength", "")) == 5 * 0.7 * 12
    assert "CFF " in embedded(svg)["Brand Sans toc"]["400 600"]
    assert toc("render", "plan.toc.yaml", "-o", "x.pdf").code == 0
    assert any(name.endswith("BrandSans-Regular") for name in fonts_of(pypdf.PdfReader("x.pdf").pages[0], set()))


def test_it_stands_in_every_format(toc: Run, folder: Path) -> None:
    ran = toc("render", "plan.toc.yaml", "-f", "pdf", "-f", "png", "-f", "html", "-f", "svg")
    assert ran.code == 0, ran.err
    found = fonts_of(pypdf.PdfReader(folder / "plan.path.pdf").pages[0], set())
    assert {name.partition("+")[2] for name in found} >= {"BrandSans-Regular", "BrandSans-Bold"}
    assert all(found.values())
    page = (folder / "plan.html").read_text("utf-8")
    assert set(embedded(page)["Brand Sans toc"]) == {"400", "600"}
    assert "body{font-family:'Brand Sans toc', 'Brand Sans', 'Atkinson Hyperlegible Next'" in page
    made = {ending: (folder / f"plan.path.{ending}").read_bytes() for ending in ("pdf", "png", "svg")}
    assert toc("render", "plan.toc.yaml", "-f", "pdf", "-f", "png", "-f", "svg").code == 0
    assert made == {ending: (folder / f"plan.path.{ending}").read_bytes() for ending in made}
    (folder / "toc.toml").write_text("")
    assert toc("render", "plan.toc.yaml", "-f", "png").code == 0
    assert (folder / "plan.path.png").read_bytes() != made["png"]


def test_it_stands_in_a_report(toc: Run, folder: Path) -> None:
    ran = toc("report", "plan.toc.yaml", "--view", "chain", "-f", "pdf", "-f", "html", "-f", "docx")
    assert ran.code == 0, ran.err
    pages = pypdf.PdfReader(folder / "plan.report.pdf").pages
    found = {name.partition("+")[2] for page in pages for name in fonts_of(page, set())}
    assert found >= {"BrandSans-Regular", "BrandSans-Bold"}
    (folder / "fonts" / "a.ttf").write_bytes(font(allows=0x2))
    assert toc("report", "plan.toc.yaml", "-f", "docx").code == 0, "in Word pictures are pixels"
    ran = toc("report", "plan.toc.yaml", "-f", "pdf")
    assert ran.code == 2
    assert "its maker does not allow it to be put in a file" in ran.err


def test_slides_keep_the_font_of_slides(toc: Run, folder: Path) -> None:
    assert toc("render", "plan.toc.yaml", "-o", "own.pptx").code == 0
    (folder / "toc.toml").write_text("")
    assert toc("render", "plan.toc.yaml", "-o", "usual.pptx").code == 0
    assert (folder / "own.pptx").read_bytes() == (folder / "usual.pptx").read_bytes()


def real() -> Typeface:
    """A real font that lies in the project, as if it were a city's."""
    return typeface((SHIPPED / "DejaVuSans.ttf").read_bytes(), None)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_everything_fits_in_another_font(view: View, direction: Direction) -> None:
    document = example("ubuntu")
    for own in (real(), typeface(font(900), font(1100)), typeface(font(300), font(300))):
        picture = scene(document.plan, view, language=document.language, direction=direction, look=Look(font=own))
        check_tidy(picture)
        with metrics.set_in(own.widths):
            for text in flat(picture.items):
                if isinstance(text, Text):
                    assert text.width == pytest.approx(metrics.width(text.text, text.size, bold=text.bold))


def test_a_sheet_is_measured_in_it_too() -> None:
    document = example("ubuntu")
    look = Look(font=typeface(font(900), None))
    sheet = on_paper(
        lambda _: scene(document.plan, View.CHAIN, language=document.language, look=look),
        Paper.A3,
        Orientation.LANDSCAPE,
    )
    assert "Brand Sans toc" in write(sheet.scene)


def test_the_next_picture_is_drawn_in_ours_again() -> None:
    document = example("minimaal")
    before = render(document.plan, View.CHAIN, Format.SVG, language=document.language)
    render(document.plan, View.CHAIN, Format.SVG, language=document.language, look=Look(font=typeface(font(900), None)))
    assert render(document.plan, View.CHAIN, Format.SVG, language=document.language) == before


@pytest.mark.parametrize("allows", [0, 0x4, 0x8, 0x6, 0x100])
def test_a_font_that_may_be_embedded(toc: Run, folder: Path, allows: int) -> None:
    (folder / "fonts" / "a.ttf").write_bytes(font(allows=allows))
    face = embedded(drawn(toc))["Brand Sans toc"]["400"]
    whole = {chr(code) for code in face.getBestCmap()} == set(PLAIN)
    assert whole is bool(allows & 0x100), "one that may not be cut stands there whole"


@pytest.mark.parametrize("allows", [0x2, 0x200, 0x102])
def test_a_font_that_may_not(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, allows: int) -> None:
    (folder / "fonts" / "b.ttf").write_bytes(font(600, allows=allows))
    for ending in ("svg", "pdf", "html"):
        ran = toc("render", "plan.toc.yaml", "-f", ending)
        assert ran.code == 2
        assert ran.err == (
            f"toc: toc.toml:3:13: the font '{Path('fonts') / 'b.ttf'}' cannot be used: its maker does not allow it to "
            "be put in a file (fsType in the font). Draw a png, in which only pixels stand, or ask the maker for a "
            "licence and a file that allow it.\n"
        )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("render", "plan.toc.yaml").err.startswith(
        f"toc: toc.toml:3:13: het lettertype '{Path('fonts') / 'b.ttf'}' is niet bruikbaar: de maker staat niet toe "
    )
    assert toc("render", "plan.toc.yaml", "-f", "png").code == 0
    assert toc("render", "plan.toc.yaml", "-f", "mermaid").code == 0


def without_letters() -> bytes:
    return font(characters="abc 123")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is no TrueType or OpenType font."),
        (b"ttcf" + b"\0" * 100, "it is no TrueType or OpenType font."),
        (b"wOF2" + b"\0" * 100, "it is no TrueType or OpenType font."),
        (b"\0\1\0\0" + b"\xff" * 100, "it is no TrueType or OpenType font, or a broken one."),
        (font()[:900], "it is no TrueType or OpenType font, or a broken one."),
        (without_letters(), "it does not have all letters from a to z and all digits."),
        (b"\0" * 20_000_001, "it is larger than 20 MB."),
    ],
    ids=["empty", "collection", "woff2", "noise", "half", "letters", "large"],
)
def test_what_is_no_font_is_said_at_its_place(toc: Run, folder: Path, content: bytes, reason: str) -> None:
    (folder / "fonts" / "a.ttf").write_bytes(content)
    ran = toc("render", "plan.toc.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"toc: toc.toml:2:8: the font '{Path('fonts') / 'a.ttf'}' cannot be used: {reason}\n"
    assert not list(folder.glob("*.svg"))


def test_a_font_that_is_not_there(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "fonts" / "a.ttf").unlink()
    assert toc("render", "plan.toc.yaml").err == (
        f"toc: toc.toml:2:8: the font '{Path('fonts') / 'a.ttf'}' cannot be used: it is not there, or it is a link to "
        "nothing.\n"
    )
    assert toc("lint", "plan.toc.yaml", "--exit-zero").code == 0, "who checks a plan needs no font"
    monkeypatch.setenv("TOC_LANG", "nl")
    (folder / "toc.toml").write_text('[picture]\nfont_bold = "fonts/b.ttf"\n')
    assert toc("render", "plan.toc.yaml").err == "toc: toc.toml:2:13: 'font_bold' vraagt ook 'font' ernaast.\n"
    (folder / "toc.toml").write_text('[picture]\nfont = "a.woff2"\nfont_bold = 3\n')
    assert toc("render", "plan.toc.yaml").err == (
        "toc: toc.toml:2:8: schrijf 'font' zo: font = \"fonts/Regular.ttf\"\n"
        "toc.toml:3:13: schrijf 'font_bold' zo: font_bold = \"fonts/Bold.ttf\"\n"
    )


@pytest.mark.usefixtures("folder")
def test_where_it_was_set_is_shown(toc: Run) -> None:
    shown = toc("lint", "--show-settings", "plan.toc.yaml").out
    path = str(Path("fonts") / "a.ttf").replace("\\", "\\\\")
    assert f'font = "{path}"  # toc.toml:2:8\n' in shown


BUILT = font(heavier=100)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(BUILT) - 1), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_broken_font_is_told_and_never_stumbled_over(changes: list[tuple[int, int]]) -> None:
    content = bytearray(BUILT)
    for place, value in changes:
        content[place] = value
    with suppress(FontError):
        own = typeface(bytes(content), None)
        for face in own.faces:
            cut(own, face, frozenset("Buren"), packed=True)


@pytest.mark.slow
def test_a_browser_takes_the_font(folder: Path) -> None:
    """Browsers check a font closely and take none that is not whole."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("there is no Chromium on this computer: apt-get install chromium")
    document = example("minimaal")
    svg = render(document.plan, View.CHAIN, Format.SVG, language=document.language, look=Look(font=real()))
    (folder / "real.svg").write_bytes(svg)
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        page = browser.new_page()
        page.goto((folder / "real.svg").as_uri())
        states = page.evaluate(
            "document.fonts.ready.then(() => [...document.fonts].map(one => [one.family, one.status]))"
        )
        browser.close()
    assert [status for family, status in states if "DejaVu Sans toc" in family] == ["loaded"]
