"""`toc render` on the command line: which files come out, what is said, and what is refused."""

import os
import shutil
from pathlib import Path

import pytest
from running import ROOT, Run, as_program

pytestmark = pytest.mark.thorough


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans, as the current one."""
    for name in ("minimaal", "ubuntu"):
        shutil.copy(ROOT / "examples" / f"{name}.toc.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".toc.yaml"))


def test_without_options_the_way_to_impact_stands_beside_the_plan(toc: Run, folder: Path) -> None:
    ran = toc("render", "minimaal.toc.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "written: minimaal.path.svg\n")
    assert names(folder) == ["minimaal.path.svg"]


def test_several_plans_views_and_formats_at_once(toc: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    ran = toc("render", ".", "--view", "chain", "-v", "triple", "-f", "dot", "--format", "svg", "-o", "out")
    assert ran.code == 0
    wanted = [
        f"{name}.{view}.{ending}"
        for name in ("minimaal", "ubuntu")
        for view in ("chain", "triple")
        for ending in ("dot", "svg")
    ]
    assert names(folder / "out") == wanted
    assert ran.err.splitlines() == [f"written: {os.path.join('out', name)}" for name in wanted]


def test_all_is_all_four_views(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "--view", "all", "-f", "dot").code == 0
    assert names(folder) == [f"minimaal.{view}.dot" for view in ("chain", "hierarchy", "path", "triple")]


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF"), ("a.dot", b"digraph"), ("a.mmd", b"---\nconfig"), ("a.svg", b"<svg")],
)
def test_the_name_decides_on_the_format(toc: Run, folder: Path, name: str, start: bytes) -> None:
    assert toc("render", "minimaal.toc.yaml", "-o", name).code == 0
    assert (folder / name).read_bytes().startswith(start)


def test_standard_streams(folder: Path) -> None:
    plan = (folder / "minimaal.toc.yaml").read_bytes()
    ran = as_program("render", "-", "--view", "hierarchy", "-f", "dot", stdin=plan, cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (ROOT / "tests" / "golden" / "minimaal.hierarchy.dot").read_text("utf-8")
    assert as_program("render", "minimaal.toc.yaml", "-f", "dot", "-o", "-", cwd=folder).out.startswith(
        "digraph path {"
    )
    assert names(folder) == []


def test_the_language_of_the_headings(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "--view", "chain", "--lang", "en").code == 0
    picture = (folder / "minimaal.chain.svg").read_text("utf-8")
    assert ">Activities</text>" in picture
    assert ">Activiteiten</text>" not in picture


def test_the_triple_row_lies(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "--view", "triple", "--direction", "row").code == 0
    assert ">Drievoudige rij</text>" in (folder / "minimaal.triple.svg").read_text("utf-8")


def test_what_cannot_be_done_is_said_in_plain_words(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    (folder / "empty.toc.yaml").write_text("# nothing yet\n")
    said = {
        ("nofile.toc.yaml",): "toc: 'nofile.toc.yaml' bestaat niet.\n",
        (
            "minimaal.toc.yaml",
            "-o",
            "x.jpg",
        ): "toc: 'x.jpg': daar kan toc geen '.jpg' van maken. Wel: svg, png, html, pdf, dot, pptx, mermaid. Of zeg het "
        "met --format.\n",
        ("minimaal.toc.yaml", "-o", "nowhere/x.svg"): f"toc: 'nowhere/x.svg' kan niet geschreven worden: de map "
        f"'{folder / 'nowhere'}' bestaat niet.\n",
        (
            "minimaal.toc.yaml",
            "-v",
            "all",
            "-o",
            "x.svg",
        ): "toc: 4 tekeningen passen niet in 'x.svg': geef een map die bestaat.\n",
        (
            "empty.toc.yaml",
        ): "toc: in 'empty.toc.yaml' staat geen plan, dus valt er niets te tekenen. Wat er scheelt: toc lint "
        "empty.toc.yaml\n",
        (
            "minimaal.toc.yaml",
            "--view",
            "chian",
        ): "toc: 'chian' past niet bij --view. Kies: chain, hierarchy, triple, path, auto, all. "
        "Bedoel je 'chain'?\nHoe het wel moet: toc render --help\n",
    }
    for arguments, text in said.items():
        ran = toc("render", *arguments)
        assert (ran.code, ran.out, ran.err) == (2, "", text)
    assert names(folder) == []


def test_a_plan_with_reading_problems_is_drawn_and_said_so(
    toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    (folder / "half.toc.yaml").write_text("toc: 1\ntaal: nl\ntitel: [a\nimpactdoel: {tekst: Iedereen is mee}\n")
    ran = toc("render", "half.toc.yaml")
    assert ran.code == 0
    assert ran.err == (
        "geschreven: half.path.svg\n"
        "toc: 'half.toc.yaml' heeft 1 probleem: misschien ontbreekt er iets in de tekening. Kijk na met toc lint "
        "half.toc.yaml\n"
    )
    assert "Iedereen is mee" in (folder / "half.path.svg").read_text("utf-8")


def test_an_existing_picture_is_replaced_whole(toc: Run, folder: Path) -> None:
    target = folder / "minimaal.path.svg"
    target.write_bytes(b"old " * 100_000)
    assert toc("render", "minimaal.toc.yaml").code == 0
    assert target.read_bytes().startswith(b"<svg")
    assert target.read_bytes().endswith(b"</svg>\n")
    assert names(folder) == ["minimaal.path.svg"]


@pytest.mark.usefixtures("folder")
def test_engine_dot_without_the_program(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = toc("render", "minimaal.toc.yaml", "--engine", "dot")
    assert ran.code == 2
    assert ran.err == (
        "toc: 'minimaal.toc.yaml': there is no program 'dot' on this computer. Leave out --engine dot, or install "
        "Graphviz.\n"
    )
