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
