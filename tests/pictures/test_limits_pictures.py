"""Pictures, tables and logos that ask too much: what is within the limits is drawn, all else is refused in words."""

import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from plans import EXAMPLES
from running import Run

from toc.pictures.apart import Apart, CrashError, NoMemoryError, TooLongError
from toc.pictures.engine import MOST_PASSAGES
from toc.pictures.export import MOST_PIXELS, USUAL_PIXELS, usual_dpi
from toc.pictures.logos import MOST_SIDE
from toc.pictures.scene import Scene
from toc.pictures.tracks import Wire, assign, untangled

pytestmark = pytest.mark.slow

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 40">{}</svg>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.toc.yaml").write_bytes((EXAMPLES[0].parent / "minimaal.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dense(boxes: int) -> str:
    """A plan in which every result leads to all that come after it."""
    lines = ["toc: 1", "language: en", "title: Dense", "impact_goal: {label: Everybody moves}", "outcomes:"]
    for number in range(boxes):
        later = [f"n{other}" for other in range(number + 1, boxes)] or ["impact"]
        lines.append(f"  n{number}: {{label: Family {number} moves, leads_to: [{', '.join(later)}]}}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("view", ["chain", "hierarchy", "path"])
def test_arrows_that_nobody_can_follow_are_refused_before_they_are_laid_out(toc: Run, folder: Path, view: str) -> None:
    (folder / "dense.toc.yaml").write_text(dense(55))
    ran = toc("render", "dense.toc.yaml", "-v", view)
    assert ran.code == 2
    assert f"and {MOST_PASSAGES} is the most. Leave out arrows, split the plan into parts" in ran.err
    assert ran.err.startswith("toc: 'dense.toc.yaml': a picture with 5")
    assert [one.name for one in folder.iterdir() if one.suffix == ".svg"] == []


def test_the_same_arrows_in_the_formats_that_lay_nothing_out(toc: Run, folder: Path) -> None:
    (folder / "dense.toc.yaml").write_text(dense(55))
    for options in (("-v", "triple"), ("-v", "all", "-f", "dot"), ("-v", "all", "-f", "mermaid")):
        assert toc("render", "dense.toc.yaml", *options).code == 0
    refused = toc("report", "dense.toc.yaml", "-o", "x.docx")
    assert refused.code == 2
    assert str(MOST_PASSAGES) in refused.err
    assert "inside toc itself" not in refused.err


def test_tracks_in_a_gutter_are_untangled_as_they_always_were() -> None:
    wires = [Wire((0.0, 10.0 * y), (400.0, 10.0 * (7 * y % 11)), (f"g{y}",)) for y in range(11)]
    tracks = assign(wires)
    better = untangled(wires, tracks, 60.0, 1)
    assert sorted(better) == sorted(tracks)
    assert untangled(wires, better, 60.0, 1) == better


def test_a_png_without_a_scale_keeps_to_its_limits() -> None:
    scene = Scene(width=9000, height=9000, title="", description="", language="nl", background="#FFFFFF")
    dots = usual_dpi(scene)
    assert 48 <= dots < 96
    assert (9000 / 96 * dots) ** 2 <= USUAL_PIXELS + 1 < MOST_PIXELS
    small = Scene(width=900, height=900, title="", description="", language="nl", background="#FFFFFF")
    assert usual_dpi(small) == 192


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(wide: int, high: int, *, more: bytes = b"", rows: bytes | None = None) -> bytes:
    """A PNG of that size in greys, with more chunks or other rows than it should have."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    data = (b"\0" + b"\x80" * wide) * high if rows is None else rows
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def svg(inside: str) -> bytes:
    return SVG.format(inside).encode()


BROKEN = "is broken, or only half there: download or save it again."
UNDRAWN = "cannot be drawn: it is broken, or takes too much time or memory. Save it as a plain {}, without filters."
HOSTILE: list[tuple[str, bytes, str]] = [
    ("half.png", png(100, 50)[:80], BROKEN),
    ("torn.png", png(100, 50)[:-3], BROKEN),
    ("few.png", png(100, 50, rows=b"\0" * 100), BROKEN),
    ("gif.png", b"GIF89a" + bytes(100), "is no PNG with a size of its own."),
    ("empty.png", b"", "is no PNG with a size of its own."),
    (
        "huge.png",
        png(60_000, 60_000, rows=b"\0" * 1000),
        f"is 60000 by 60000 pixels: {MOST_SIDE} is the most each way, and 16 million in all. Make it smaller.",
    ),
    ("long.png", png(9_999, 2), "is more than 100 times as long one way as the other."),
    ("odd.png", png(10, 10, rows=(b"\x09" + b"\x80" * 10) * 10), UNDRAWN.format("PNG")),
    ("half.svg", svg("<rect width='1' height='1'/>")[:-5], BROKEN),
    ("png.svg", png(10, 10), "is no SVG with a size of its own."),
    ("page.svg", b"<html><body>404</body></html>", "is no SVG with a size of its own."),
    ("endless.svg", svg("").replace(b"0 0 100 40", b"0 0 1e999 1"), "is no SVG with a size of its own."),
    (
        "deep.svg",
        svg("<g>" * 300 + "</g>" * 300),
        "has more than 20000 parts, or parts in each other more than 200 deep.",
    ),
    (
        "entity.svg",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<text>&a;</text>"),
        "declares entities (<!ENTITY>), and those can unpack to anything. Save it as a plain SVG.",
    ),
    *(
        (
            f"reach{number}.svg",
            svg(inside),
            f"has a <{name}>, which reaches outside the picture. Save it as a plain SVG.",
        )
        for number, (name, inside) in enumerate(
            [
                ("image", '<image href="file:///etc/passwd"/>'),
                ("image", '<image xlink:href="http://x.example/a.png"/>'),
                ("use", '<use href="other.svg#a"/>'),
                ("script", "<script>alert(1)</script>"),
                ("foreignObject", "<foreignObject><p>x</p></foreignObject>"),
            ]
        )
    ),
]


@pytest.mark.parametrize(("name", "content", "why"), HOSTILE, ids=[name for name, *_ in HOSTILE])
def test_a_logo_that_is_broken_or_asks_too_much(toc: Run, folder: Path, name: str, content: bytes, why: str) -> None:
    (folder / name).write_bytes(content)
    (folder / "toc.toml").write_text(f'[picture]\nlogo = "{name}"\n')
    for command in (("render", "plan.toc.yaml"), ("table", "needs", "plan.toc.yaml", "-o", "x.xlsx")):
        ran = toc(*command)
        assert (ran.code, ran.out, ran.err) == (2, "", f"toc: the logo '{name}' {why}\n")
    assert not (folder / "x.xlsx").exists()


def test_a_logo_with_a_heavy_filter_is_drawn_or_refused(toc: Run, folder: Path) -> None:
    """How long a filter takes depends on the computer: either way there is an answer."""
    heavy = (
        '<filter id="f" x="-1000" y="-1000" width="100000" height="100000"><feGaussianBlur stdDeviation="5000"/>'
        '</filter><rect width="100" height="40" filter="url(#f)"/>'
    )
    (folder / "filter.svg").write_bytes(svg(heavy))
    (folder / "toc.toml").write_text('[picture]\nlogo = "filter.svg"\n')
    ran = toc("render", "plan.toc.yaml")
    refused = f"toc: the logo 'filter.svg' {UNDRAWN.format('SVG')}\n"
    assert (ran.code, ran.err) in {(0, "written: plan.path.svg\n"), (2, refused)}


def test_what_a_picture_does_not_need_of_a_logo_is_left_out(toc: Run, folder: Path) -> None:
    bomb = chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(50_000_000), 9))
    (folder / "logo.png").write_bytes(png(100, 50, more=bomb))
    (folder / "toc.toml").write_text('[picture]\nlogo = "logo.png"\n')
    ran = toc("render", "plan.toc.yaml", "-o", "x.svg")
    assert ran.code == 0
    assert (folder / "x.svg").stat().st_size < 200_000


def test_logos_of_other_makers_are_still_taken(toc: Run, folder: Path) -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    rect = '<rect width="100" height="40" fill="red"/>'
    kinds = {
        "doctype.svg": b'<?xml version="1.0"?>' + doctype + svg(rect),
        "wide.svg": ('<?xml version="1.0" encoding="UTF-16"?>' + SVG.format(rect)).encode("utf-16"),
        "self.svg": svg('<g id="a"><use href="#a"/></g>' + rect),
    }
    for name, content in kinds.items():
        (folder / name).write_bytes(content)
        (folder / "toc.toml").write_text(f'[picture]\nlogo = "{name}"\n')
        ran = toc("render", "plan.toc.yaml", "-o", "x.svg")
        assert (ran.code, name) == (0, name)


def test_a_process_apart_that_dies_or_does_not_end_is_told() -> None:
    layouts = Apart("lay_out")
    with pytest.raises(CrashError):
        layouts.ask(("this is no graph {", "dot", ""), 20)
    assert layouts.ask(("digraph { a -> b }", "dot", ""), 20).startswith(b"{")
    layouts.close()
    dots = " ".join(f"a{one} -> b{other};" for one in range(300) for other in range(300))
    with pytest.raises(TooLongError, match=r"this takes longer than 0\.5 seconds, and was stopped\."):
        layouts.ask((f"digraph {{ {dots} }}", "dot", ""), 0.5)
    layouts.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to an address space")
def test_a_process_apart_without_memory_is_told() -> None:
    layouts = Apart("lay_out", memory=60_000_000)
    with pytest.raises((NoMemoryError, CrashError)):
        layouts.ask(("digraph { a -> b }", "dot", ""), 20)
    layouts.close()


def _raising(error: BaseException) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise error

    return fail


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(12, "Cannot allocate memory"),
        ImportError("x.so: failed to map segment from shared object"),
        RuntimeError("can't start new thread"),
    ],
    ids=["ours", "of the system", "of a library", "of a thread"],
)
@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("en", ("toc: there is not enough memory for this. What was written is whole. Close other programs, or make "
         "the plan smaller.\n")),
        ("nl", ("toc: er is niet genoeg geheugen hiervoor. Wat al geschreven is, is heel. Sluit andere programma's, of "
         "maak het plan kleiner.\n")),
    ],
)  # fmt: skip
def test_no_memory_is_told_plainly(
    toc: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, tongue: str, said: str
) -> None:
    monkeypatch.setenv("TOC_LANG", tongue)
    monkeypatch.setattr("toc.apps.cli._invoke", _raising(error))
    ran = toc("lint")
    assert (ran.code, ran.out, ran.err) == (2, "", said)
