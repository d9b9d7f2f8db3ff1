"""`toc lint`: which files it takes, what it says, and with which exit code it ends."""

import os
import sys
from pathlib import Path

import pytest
from running import ROOT, SHARED, Golden, Ran, Run

from toc.lint.rules import ALL_RULES, find

PLAN = """\
toc: 1
taal: nl
titel: Een buurt die zorgt
titel: Nog eens
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe
status: nalezing
"""
CLEAN = "toc: 1\ntaal: nl\ntitel: Een buurt die zorgt\n"
TWICE = "error[TOC003 duplicate-key] 'titel' staat hier twee keer."
NOWHERE = (
    "error[TOC502 dead-end-activity] Activiteit 'Sociale Zaken kent elk jaar een wijkbudget toe' leidt tot geen enkele "
    "verandering."
)

not_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="links and devices of POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and two rules that stay as they are while others come."""
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", (find("duplicate-key"), find("dead-end-activity")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(path: str, text: str = PLAN) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def test_full_is_what_a_person_sees(toc: Run, golden: Golden) -> None:
    save("plan.toc.yaml")
    ran = toc("lint")
    golden("lint.nl.txt", ran.out)
    assert (ran.code, ran.err) == (1, "")


def test_the_findings_can_speak_another_language(toc: Run, golden: Golden) -> None:
    save("plan.toc.yaml")
    ran = toc("lint", "--lang", "EN")
    golden("lint.en.txt", ran.out)
    assert (ran.code, ran.err) == (1, "")


def test_concise_and_json(toc: Run, golden: Golden) -> None:
    save("plan.toc.yaml")
    assert toc("lint", "--output-format", "concise") == Ran(
        1, f"plan.toc.yaml:4:1: {TWICE}\nplan.toc.yaml:6:3: {NOWHERE}\n2 fouten in 1 bestand.\n", ""
    )
    ran = toc("lint", "--output-format", "json")
    golden("lint.json", ran.out)
    assert (ran.code, ran.err) == (1, "")


def test_every_plan_below_the_folder_is_checked_once(toc: Run) -> None:
    save("a.toc.yaml", CLEAN)
    save("sub/b.toc.yml")
    save("sub/geen-plan.yaml")
    wanted = f"{Path('sub/b.toc.yml')}:4:1: {TWICE}\n{Path('sub/b.toc.yml')}:6:3: {NOWHERE}\n"
    summary = "2 fouten in 1 van de 2 bestanden.\n"
    assert toc("lint", "--output-format", "concise") == Ran(1, wanted + summary, "")
    assert toc("lint", "sub", ".", "sub/b.toc.yml", "--output-format", "concise") == Ran(1, wanted + summary, "")


def test_all_is_well(toc: Run) -> None:
    save("a.toc.yaml", CLEAN)
    save("b.toc.yaml", CLEAN)
    assert toc("lint") == Ran(0, "Alles in orde: 2 bestanden nagekeken.\n", "")
    assert toc("lint", "a.toc.yaml") == Ran(0, "Alles in orde: 1 bestand nagekeken.\n", "")


def test_the_summary_speaks_the_language_of_the_findings(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("a.toc.yaml", "toc: 1\nlanguage: en\ntitle: Safe\n")
    save("b.toc.yaml", CLEAN)
    assert toc("lint").out == "All is well: 2 files checked.\n"
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint").out == "Alles in orde: 2 bestanden nagekeken.\n"
    save("a.toc.yaml", "toc: 1\nlanguage: en\ntitle: Safe\ntitle: Safe\n")
    assert toc("lint").out.endswith("1 error in 1 of the 2 files.\n")


def test_a_named_file_may_be_called_anything(toc: Run) -> None:
    save("plan.yaml", CLEAN)
    assert toc("lint", "plan.yaml").code == 0


def test_a_pattern_that_the_shell_leaves_alone(toc: Run) -> None:
    save("a.toc.yaml", CLEAN)
    save("b.toc.yaml", CLEAN)
    assert toc("lint", "*.toc.yaml").out == "Alles in orde: 2 bestanden nagekeken.\n"


def test_standard_input(toc: Run) -> None:
    lines = f"{{0}}:4:1: {TWICE}\n{{0}}:6:3: {NOWHERE}\n2 fouten in 1 bestand.\n"
    ran = toc("lint", "-", "--output-format", "concise", stdin=PLAN.encode())
    assert ran == Ran(1, lines.format("<stdin>"), "")
    name = ("--stdin-filename", "wijk/plan.toc.yaml")
    ran = toc("lint", *name, "-", "--output-format", "concise", stdin=PLAN.encode())
    assert ran == Ran(1, lines.format("wijk/plan.toc.yaml"), "")


@pytest.mark.parametrize(
    ("fail_on", "severity", "code"),
    [
        ("error", "warning", 0),
        ("warning", "warning", 1),
        ("info", "warning", 1),
        ("warning", "info", 0),
        ("info", "info", 1),
        ("error", "error", 1),
        ("never", "error", 0),
    ],
)
def test_the_exit_code_follows_fail_on(
    toc: Run, monkeypatch: pytest.MonkeyPatch, fail_on: str, severity: str, code: int
) -> None:
    rules = [rule for rule in ALL_RULES if rule.severity == severity]
    by_rule = {"error": "duplicate-key", "warning": "link-without-hypothesis", "info": "narrative-or-version-missing"}
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", [rule for rule in rules if rule.name == by_rule[severity]])
    save(
        "plan.toc.yaml",
        "toc: 1\ntaal: nl\ntitel: a\ntitel: b\nactiviteiten:\n  a: {tekst: Iemand doet iets, leidt_tot: b}\n"
        "outcomes:\n  b: {tekst: Iemand verandert, leidt_tot: c}\n  c: {tekst: Iemand verandert mee}\n"
        "status: definitief\n",
    )
    ran = toc("lint", "--fail-on", fail_on)
    assert "1 " in ran.out
    assert ran.code == code


def test_a_path_that_does_not_exist(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("wijkplan.toc.yaml", CLEAN)
    assert toc("lint", "wijkplan.toc.yml") == Ran(
        2, "", "toc: 'wijkplan.toc.yml' does not exist. Did you mean 'wijkplan.toc.yaml'?\n"
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint", "wijkplan.toc.yaml", "weg/q") == Ran(2, "", "toc: 'weg/q' bestaat niet.\n")


def test_a_folder_without_any_plan(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = "toc looks for files whose name ends in .toc.yaml or .toc.yml, except those that git ignores."
    assert toc("lint") == Ran(2, "", f"toc: there is no plan in this folder or below it: {looked}\n")
    save("wijk/plan.yaml", CLEAN)
    path = Path("wijk/plan.yaml")
    assert toc("lint", "wijk") == Ran(
        2,
        "",
        f"toc: there is no plan in 'wijk' or below it: {looked}\n"
        f"Is '{path}' one? Then name it: toc lint {path}, or call it 'plan.toc.yaml'.\n",
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint") == Ran(
        2,
        "",
        "toc: in deze map of eronder staat geen plan: toc zoekt bestanden waarvan de naam eindigt op .toc.yaml of "
        ".toc.yml, behalve wat git negeert.\n",
    )


UNREADABLE = "error[TOC019 unreadable-file] toc kan dit bestand niet openen"


def test_a_folder_named_as_a_plan_is_a_finding(toc: Run) -> None:
    Path("map.toc.yaml").mkdir()
    concise = ("--output-format", "concise", "--lang", "nl")
    found = f"map.toc.yaml:1:1: {UNREADABLE} (het is een map).\n"
    assert toc("lint", *concise) == Ran(2, f"{found}1 fout in 1 bestand.\n", "")
    assert toc("lint", "map.toc.yaml", *concise, "--fail-on", "never").code == 2
    save("plan.toc.yaml", CLEAN)
    assert toc("lint", *concise) == Ran(1, f"{found}1 fout in 1 van de 2 bestanden.\n", "")
    assert toc("lint", *concise, "--fail-on", "never").code == 0


@on_posix
def test_devices_pipes_and_broken_links_are_findings(toc: Run) -> None:
    os.mkfifo("pijp.toc.yaml")
    Path("lus.toc.yaml").symlink_to("lus.toc.yaml")
    Path("weg.toc.yaml").symlink_to("nergens")
    assert toc("lint", ".", "/dev/zero", "--output-format", "concise", "--lang", "nl") == Ran(
        2,
        f"lus.toc.yaml:1:1: {UNREADABLE} (het is een link naar zichzelf).\n"
        f"pijp.toc.yaml:1:1: {UNREADABLE} (het is een apparaat of een pipe, geen bestand).\n"
        f"weg.toc.yaml:1:1: {UNREADABLE} (het is er niet, of het is een link naar niets).\n"
        f"/dev/zero:1:1: {UNREADABLE} (het is een apparaat of een pipe, geen bestand).\n"
        "4 fouten in 4 bestanden.\n",
        "",
    )


def test_a_name_that_no_file_can_have(toc: Run) -> None:
    assert toc("lint", "a\0b", "--output-format", "concise", "--lang", "nl") == Ran(
        2, f"a␀b:1:1: {UNREADABLE} (zo kan geen bestand heten).\n1 fout in 1 bestand.\n", ""
    )


def no_permission(*_: object) -> bytes:
    raise PermissionError(13, "Permission denied")


def test_a_file_without_read_permission(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("plan.toc.yaml")
    monkeypatch.setattr("toc.workspace.check.read_bytes", no_permission)
    assert toc("lint") == Ran(
        2,
        "error[TOC019 unreadable-file]: toc is not allowed to read this file.\n"
        " --> plan.toc.yaml:1:1\n"
        "  = help: Ask for the right to read the file, or copy it to a folder of your own.\n"
        "  = why: Nobody checks a plan that cannot be opened.\n"
        "\n"
        "1 error in 1 file.\n",
        "",
    )


@not_root
def test_a_file_that_the_system_keeps_closed(toc: Run) -> None:
    save("plan.toc.yaml")
    Path("plan.toc.yaml").chmod(0)
    assert "toc is not allowed to read this file." in toc("lint").out


def test_no_more_is_read_than_a_plan_can_be(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", (find("too-large"),))
    monkeypatch.setattr("toc.workspace.check.MAX_BYTES", 10)
    monkeypatch.setattr("toc.syntax.decode.MAX_BYTES", 10)
    save("plan.toc.yaml", "x" * 100)
    assert "TOC018 too-large" in toc("lint", "--output-format", "concise").out
    assert "TOC018 too-large" in toc("lint", "-", "--output-format", "concise", stdin=b"x" * 100).out


def test_colour_only_where_it_is_wanted(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("plan.toc.yaml")
    plain = toc("lint").out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31mfout[TOC003 duplicate-key]\x1b[0m" in toc("lint").out
    assert "\x1b" not in toc("lint", "--output-format", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert toc("lint").out == plain


@on_posix
@pytest.mark.thorough
def test_on_a_terminal_there_is_colour_and_the_page_fits() -> None:
    import pty
    import subprocess

    save("plan.toc.yaml")
    leader, follower = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 60, 0, 0))
    command = [sys.executable, "-m", "toc", "lint"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    with subprocess.Popen(command, stdout=follower, env=surroundings) as process:
        os.close(follower)
        out = b""
        while chunk := _read(leader):
            out += chunk
    os.close(leader)
    assert process.returncode == 1
    text = out.decode().replace("\r\n", "\n")
    assert "\x1b[1;31mfout[TOC003 duplicate-key]\x1b[0m" in text
    import re

    assert max(len(line) for line in re.sub(r"\x1b\[[0-9;]*m", "", text).split("\n")) <= 60


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other side closed
        return b""


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared folder of the project is not here")
def test_the_files_of_the_format_are_read_without_any_problem(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", [rule for rule in ALL_RULES if rule.checklist == "reading"])
    ran = toc("lint", str(SHARED / "format"), "--fail-on", "info")
    assert ran == Ran(0, "Alles in orde: 2 bestanden nagekeken.\n", "")
