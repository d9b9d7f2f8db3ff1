"""Where files go and what is said of it, alike in every command that writes: names without an ending, folders that are
not there, paths with spaces in what one can type next."""

from pathlib import Path

import pytest
from running import Ran, Run

PLAN = """\
toc: 1
taal: nl
titel: Koele school
impactdoel: {tekst: Leerlingen leren beter op warme dagen, wie: [leerlingen]}
actoren:
  leerlingen: {naam: Leerlingen, rol: doelgroep}
outcomes:
  koel: {tekst: Leerlingen zitten koeler, wie: [leerlingen], leidt_tot: [impact]}
"""

WRITERS = {
    "render": ((), "svg"),
    "table": (("needs",), "xlsx"),
    "advise": ((), "docx"),
    "report": (("--view", "none"), "docx"),
    "calendar": ((), "ics"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_text(PLAN, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", WRITERS)
def test_a_name_without_an_ending_gets_one(toc: Run, folder: Path, command: str) -> None:
    arguments, ending = WRITERS[command]
    ran = toc(command, *arguments, "plan.toc.yaml", "-o", "koel")
    assert ran.code == 0
    assert [path.name for path in folder.glob("koel*")] == [f"koel.{ending}"]
    assert f"koel.{ending}\n" in ran.err
    (folder / "al").write_bytes(b"")
    assert toc(command, *arguments, "plan.toc.yaml", "-o", "al").code == 0
    assert [path.name for path in folder.glob("al*")] == ["al"]


@pytest.mark.parametrize("command", WRITERS)
def test_a_folder_that_is_not_there_is_no_file(toc: Run, folder: Path, command: str) -> None:
    ran = toc(command, *WRITERS[command][0], "plan.toc.yaml", "-o", "nieuw/")
    assert ran == Ran(2, "", "toc: 'nieuw/' cannot be written: the folder 'nieuw/' does not exist.\n")
    assert [path.name for path in folder.iterdir()] == ["plan.toc.yaml"]


@pytest.mark.parametrize("command", [*WRITERS, "export", "fmt"])
def test_what_to_type_next_can_be_typed(toc: Run, folder: Path, command: str) -> None:
    (folder / "mijn plan.toc.yaml").write_bytes(b"")
    ran = toc(command, *WRITERS.get(command, ((), ""))[0], "mijn plan.toc.yaml")
    assert ran.err.endswith(' toc lint "mijn plan.toc.yaml"\n')


@pytest.mark.parametrize(
    ("command", "asked", "name", "said"),
    [
        (
            "report",
            "docx",
            "x.pdf",
            "'x.pdf': the name says pdf, and --format says docx. Write -o x.docx, or {f} pdf.",
        ),
        ("report", "md", "x.xlsx", "'x.xlsx': the name says xlsx, and --format says md. Write -o x.md."),
        (
            "table",
            "xlsx",
            "x.DOCX",
            "'x.DOCX': the name says docx, and --format says xlsx. Write -o x.xlsx, or {f} docx.",
        ),
        (
            "advise",
            "json",
            "x.md",
            "'x.md': the name says md, and --format says json. Write -o x.json, or {f} md.",
        ),
        (
            "calendar",
            "csv",
            "a b.ics",
            "'a b.ics': the name says ics, and --format says csv. Write -o \"a b.csv\", or {f} ics.",
        ),
        (
            "render",
            "mermaid",
            "x.svg",
            "'x.svg': the name says svg, and --format says mermaid. Write -o x.mmd, or {f} svg.",
        ),
        (
            "render",
            "html",
            "x.mmd",
            "'x.mmd': the name says mermaid, and --format says html. Write -o x.html, or {f} mermaid.",
        ),
    ],
)
def test_a_name_that_says_another_format_is_refused(
    toc: Run, folder: Path, command: str, asked: str, name: str, said: str
) -> None:
    ran = toc(command, *WRITERS[command][0], "plan.toc.yaml", "-f", asked, "-o", name)
    assert ran == Ran(2, "", f"toc: {said.format(f='--format')}\n")
    assert [path.name for path in folder.iterdir()] == ["plan.toc.yaml"]


def test_the_other_format_is_refused_in_dutch(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    said = "'x.pdf': de naam zegt pdf, maar --format zegt docx. Schrijf -o x.docx, of --format pdf."
    assert toc("report", "plan.toc.yaml", "-f", "docx", "-o", "x.pdf") == Ran(2, "", f"toc: {said}\n")
    assert [path.name for path in folder.iterdir()] == ["plan.toc.yaml"]


@pytest.mark.parametrize(
    ("command", "asked", "name", "written"),
    [
        ("table", "html", "x.htm", "x.htm"),
        ("table", "md", "x.txt", "x.txt"),
        ("table", "md", "versie 1.2", "versie 1.2"),
        ("table", "md", "x", "x.md"),
        ("render", "dot", "x.gv", "x.gv"),
        ("render", "mermaid", "x.mmd", "x.mmd"),
    ],
)
def test_any_other_name_may_be_given(toc: Run, folder: Path, command: str, asked: str, name: str, written: str) -> None:
    assert toc(command, *WRITERS[command][0], "plan.toc.yaml", "-f", asked, "-o", name).code == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(["plan.toc.yaml", written])
