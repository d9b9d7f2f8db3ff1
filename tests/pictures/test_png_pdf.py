"""How large a PNG gets with --dpi and --scale, and what a PDF says of itself."""

import io
import struct
import zlib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from plans import ROOT
from running import Run

from toc.pictures.export import MOST_PIXELS, export
from toc.pictures.scene import Polygon, Scene

pytestmark = pytest.mark.thorough


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("minimaal", "ubuntu"):
        (tmp_path / f"{name}.toc.yaml").write_bytes((ROOT / "examples" / f"{name}.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def size(png: bytes) -> tuple[int, int]:
    wide, high = struct.unpack(">II", chunks(png)[b"IHDR"][:8])
    return wide, high


def drawn(toc: Run, folder: Path, *options: str) -> bytes:
    ran = toc("render", "minimaal.toc.yaml", "-v", "chain", "-o", "x.png", *options)
    assert (ran.code, ran.err) == (0, "written: x.png\n")
    return (folder / "x.png").read_bytes()


def test_dots_on_a_sheet_and_off_it(toc: Run, folder: Path) -> None:
    sheet = drawn(toc, folder, "--paper", "a3", "--orientation", "landscape", "--dpi", "150")
    assert size(sheet) == (2480, 1754)
    assert chunks(sheet)[b"pHYs"] == struct.pack(">IIB", 5906, 5906, 1)
    usual, fine = size(drawn(toc, folder)), size(drawn(toc, folder, "--dpi", "288"))
    assert fine == pytest.approx((usual[0] * 1.5, usual[1] * 1.5), abs=2)


def test_a_scale_multiplies_the_pixels_of_the_svg(toc: Run, folder: Path) -> None:
    svg = toc("render", "minimaal.toc.yaml", "-v", "chain", "-o", "-").out
    wide, high = (float(svg.partition(f' {side}="')[2].partition('"')[0]) for side in ("width", "height"))
    made = drawn(toc, folder, "--scale", "1,5")
    assert size(made) == pytest.approx((wide * 1.5, high * 1.5), abs=1)
    assert chunks(made)[b"pHYs"] == struct.pack(">IIB", 5669, 5669, 1)


def test_without_a_wish_nothing_changes(toc: Run, folder: Path) -> None:
    svg = toc("render", "minimaal.toc.yaml", "-v", "chain", "-o", "-").out
    plain = drawn(toc, folder)
    assert size(plain)[0] == pytest.approx(2 * float(svg.partition(' width="')[2].partition('"')[0]), abs=1)
    assert set(chunks(plain)) == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dpi", "23"), "'23' past niet bij --dpi: geef een geheel getal van 24 tot 1200, zoals 300."),
        (("--dpi", "1e3"), "'1e3' past niet bij --dpi: geef een geheel getal van 24 tot 1200, zoals 300."),
        (("--dpi", ""), "'' past niet bij --dpi: geef een geheel getal van 24 tot 1200, zoals 300."),
        (
            ("--dpi", "\u0663\u0663"),
            "'\u0663\u0663' past niet bij --dpi: geef een geheel getal van 24 tot 1200, zoals 300.",
        ),
        (("--scale", "0"), "'0' past niet bij --scale: geef een getal van 0,25 tot 12,5, zoals 3."),
        (("--scale", "13"), "'13' past niet bij --scale: geef een getal van 0,25 tot 12,5, zoals 3."),
        (("--scale", "nan"), "'nan' past niet bij --scale: geef een getal van 0,25 tot 12,5, zoals 3."),
        (
            ("--scale", "2", "--dpi", "96"),
            "--dpi gaat niet samen met --scale: ze zeggen allebei hoeveel pixels er zijn.",
        ),
        (("--scale", "2", "-f", "svg"), "--scale gaat niet samen met --format svg."),
        (("--dpi", "300", "-f", "pdf", "-f", "html"), "--dpi gaat niet samen met --format pdf."),
        (("--dpi", "300", "-f", "mermaid"), "--dpi gaat niet samen met --format mermaid."),
    ],
)
def test_what_does_not_fit_is_refused(
    toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    formats = () if "-f" in options else ("-f", "png")
    ran = toc("render", "minimaal.toc.yaml", *options, *formats)
    assert (ran.code, ran.err) == (2, f"toc: {said}\n")
    assert not list(folder.glob("*.png"))


def test_no_picture_is_larger_than_a_computer_carries(toc: Run, folder: Path) -> None:
    paper = ("render", "minimaal.toc.yaml", "-v", "chain", "-o", "x.png", "--paper", "a1", "--orientation", "landscape")
    ran = toc(*paper, "--dpi", "600")
    assert ran.code == 2
    assert ran.err == (
        "toc: 'x.png' would be 19866 by 14031 pixels, and 100 million pixels is the most. What fits: --dpi 359. "
        "For a large print, take pdf: it is sharp at any size.\n"
    )
    ran = toc(*paper, "--scale", "12.5")
    assert ran.err.startswith(
        "toc: 'x.png' would be 39732 by 28063 pixels, and 100 million pixels is the most. What fits: --scale 3.7."
    )
    assert not list(folder.glob("*.png"))
    assert 359**2 * (33.11 * 23.39) < MOST_PIXELS < 360**2 * (33.11 * 23.39)


def fonts(part: Any, seen: set[int]) -> dict[str, bool]:
    """Every font of a PDF by name, with whether its outlines are in the file."""
    part = part.get_object()
    if id(part) in seen:
        return {}
    seen.add(id(part))
    if isinstance(part, list):
        return {name: there for one in part for name, there in fonts(one, seen).items()}
    if not isinstance(part, dict):
        return {}
    found = {name: there for key, one in part.items() if key != "/Parent" for name, there in fonts(one, seen).items()}
    if part.get("/Type") == "/FontDescriptor":
        found[str(part["/FontName"])] = any(name in part for name in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found


def test_a_pdf_says_what_it_is(toc: Run, folder: Path) -> None:
    assert toc("render", "ubuntu.toc.yaml", "-o", "x.pdf").code == 0
    made = (folder / "x.pdf").read_bytes()
    reader = pypdf.PdfReader(io.BytesIO(made))
    said = reader.metadata
    assert said is not None
    assert said == {
        "/Title": "Ubuntu: wie zijn buren kent, voelt zich veiliger (Weg naar impact)",
        "/Author": "Stad Ubuntu",
        "/Subject": "Ouderen, jongeren en andere bewoners van Ubuntu voelen zich 's avonds veiliger in hun wijk",
        "/Keywords": "theory of change, Weg naar impact, versie 1.0",
        "/CreationDate": "D:20260216000000Z",
        "/ModDate": "D:20260216000000Z",
        "/Creator": said["/Creator"],
    }
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert "Weg naar impact" in reader.pages[0].extract_text()
    embedded = fonts(reader.pages[0], set())
    assert len(embedded) == 2
    assert all(embedded.values())
    assert toc("render", "ubuntu.toc.yaml", "-o", "y.pdf").code == 0
    assert (folder / "y.pdf").read_bytes() == made


def test_a_pdf_of_a_plan_that_says_little(toc: Run, folder: Path) -> None:
    (folder / "bare.toc.yaml").write_text("toc: 1\nlanguage: en\ndate: 2025\n")
    assert toc("render", "bare.toc.yaml", "-o", "x.pdf").code == 0
    said: Any = pypdf.PdfReader(io.BytesIO((folder / "x.pdf").read_bytes())).metadata
    assert said is not None
    assert (said.subject, said.get("/Author"), said["/CreationDate"]) == ("Way to impact", None, "D:20250101000000Z")


def rows_of(png: bytes) -> list[bytes]:
    """The rows of dots of a PNG of 8 bits a channel, without transparency."""
    wide, high = size(png)
    depth = {2: 3, 6: 4, 0: 1}[chunks(png)[b"IHDR"][9]]
    packed, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    data, stride = zlib.decompress(packed), wide * depth
    rows: list[bytes] = []
    for number in range(high):
        start = number * (stride + 1)
        row = bytearray(data[start + 1 : start + 1 + stride])
        above = rows[-1] if rows else bytes(stride)
        for place in range(stride):
            left = row[place - depth] if place >= depth else 0
            corner = above[place - depth] if place >= depth else 0
            row[place] = (row[place] + _predicted(data[start], left, above[place], corner)) % 256
        rows.append(bytes(row))
    return [row[::depth] for row in rows]


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    """What the filter of a row of a PNG adds (PNG specification, 9.2)."""
    nearest = min((left, above, corner), key=lambda one: abs(left + above - corner - one))
    return (0, left, above, (left + above) // 2, nearest)[kind]


@pytest.mark.parametrize("dpi", [72, 80, 100, 150])
@pytest.mark.parametrize(("wide", "high"), [(301.0, 203.0), (299.4, 200.7), (203.0, 301.0)])
def test_no_row_of_dots_is_lost_in_the_middle(dpi: int, wide: float, high: float) -> None:
    """A line from corner to corner goes on by as much in each row and column."""
    line = Polygon(points=((0, 0), (4, 0), (wide, high), (wide - 4, high)), fill="#000000")
    scene = Scene(
        width=wide, height=high, title="t", description="d", language="en", background="#ffffff", items=[line]
    )
    rows = rows_of(export(scene, "png", dpi=dpi))
    slope = wide / high
    for lines, step in ((rows, slope), ([bytes(column) for column in zip(*rows, strict=True)], 1 / slope)):
        ink = [sum(255 - one for one in row) for row in lines]
        middles = [
            sum(place * (255 - one) for place, one in enumerate(row)) / found
            for row, found in zip(lines, ink, strict=True)
            if found
        ][8:-8]
        assert [after - before for before, after in pairwise(middles)] == pytest.approx(
            [step] * (len(middles) - 1), abs=0.4 * step
        )
