"""`toc table`: what stands in each table, whole, in both languages; and what a person meets on the command line."""

import csv
import io
import re
from pathlib import Path

import pytest
from gappy import ENGLISH, PLAN
from running import ROOT, Golden, Run

from toc.core.formats import taken_by
from toc.publish.tables.catalogue import TableName

PLANS = {
    "ubuntu": (ROOT / "examples" / "ubuntu.toc.yaml").read_bytes(),
    "gaps": PLAN.encode(),
    "swim": ENGLISH.encode(),
}
ALL = ("changes", "needs", "measurement", "burden", "actions", "actors", "hypotheses", "coverage")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three plans, as the current one."""
    for name, content in PLANS.items():
        (tmp_path / f"{name}.toc.yaml").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".toc.yaml"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["ubuntu", "gaps"])
def test_every_table_of_a_full_plan_and_of_one_with_gaps(toc: Run, golden: Golden, name: str, language: str) -> None:
    ran = toc("table", "all", "-", "-f", "md", "--lang", language, stdin=PLANS[name])
    assert ran.code == 0
    golden(f"tables.{name}.{language}.md", ran.out)


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_for_programs(toc: Run, golden: Golden, kind: str) -> None:
    ran = toc("table", "measurement", "-", "-f", kind, stdin=PLANS["gaps"])
    assert (ran.code, ran.err) == (0, "")
    golden(f"tables.measurement.{kind}", ran.out.replace("\r\n", "\n"))


@pytest.mark.parametrize(("name", "tables"), [("gaps", "measurement coverage"), ("swim", "coverage burden actions")])
def test_on_the_screen(toc: Run, golden: Golden, name: str, tables: str) -> None:
    shown = [toc("table", one, "-", stdin=PLANS[name]).out for one in tables.split()]
    assert all(len(line) <= 100 for text in shown for line in text.splitlines())
    golden(f"tables.{name}.screen.txt", "\n".join(shown))


@pytest.mark.usefixtures("folder")
def test_the_screen_has_colour_only_where_it_may(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in toc("table", "coverage", "gaps.toc.yaml").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m⚠" in toc("table", "coverage", "gaps.toc.yaml").out


def test_files_stand_beside_the_plan(toc: Run, folder: Path) -> None:
    ran = toc("table", "measurement", "gaps.toc.yaml", "-f", "xlsx", "-f", "docx")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "written: gaps.measurement.xlsx\nwritten: gaps.measurement.docx\n"
    assert made(folder) == ["gaps.measurement.docx", "gaps.measurement.xlsx"]


def test_all_is_one_file_where_it_has_room(toc: Run, folder: Path) -> None:
    (folder / "out").mkdir()
    assert toc("table", "all", "gaps.toc.yaml", "-f", "html", "-f", "csv", "-o", "out").code == 0
    assert made(folder) == sorted(["gaps.tables.html", *(f"gaps.{name}.csv" for name in ALL)])


def test_a_name_brings_all_plans_together(toc: Run, folder: Path) -> None:
    assert toc("table", "actions", "swim.toc.yaml", "gaps.toc.yaml", "-o", "all.csv").code == 0
    rows = list(csv.reader(io.StringIO((folder / "all.csv").read_text("utf-8-sig"))))
    assert rows[0][:3] == ["Plan", "Action", "Contributes to"]
    assert rows[1][:2] == ["Swimming for all", "The city teaches children to swim"]
    assert rows[1][2].startswith("'=Children swim")
    assert [row[0] for row in rows[2:]] == ["Samen naar school"] * 2


@pytest.mark.parametrize("name", ["a.MD", "a.csv", "a.xlsx", "a.docx", "a.html", "a.json"])
def test_the_name_decides_on_the_format(toc: Run, folder: Path, name: str) -> None:
    starts = {"MD": b"# Sw", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "docx": b"PK", "html": b"<!DOCTYPE", "json": b"{"}
    assert toc("table", "needs", "swim.toc.yaml", "-o", name).code == 0
    assert (folder / name).read_bytes().startswith(starts[name.partition(".")[2]])


WRONG = [
    (["needs", "swim.toc.yaml", "-o", "a.svg"], "'a.svg': toc cannot make '.svg' of it. It can: docx, html, pdf, md"),
    (["all", "swim.toc.yaml", "-o", "a.csv"], "8 files do not fit in 'a.csv': give a folder that exists."),
    (["all", "-", "-f", "csv"], "standard output takes one file"),
    (["needs", "swim.toc.yaml", "-f", "md", "-o", "gaps.toc.yaml"], "'gaps.toc.yaml' is a plan, and would be lost."),
    (["needs", "swim.toc.yaml", "-o", "no/a.md"], "'no/a.md' cannot be written: the folder"),
    (["needs", "nothing.toc.yaml"], "'nothing.toc.yaml' does not exist."),
    (["table", "swim.toc.yaml"], "'table' does not fit TABLE. It takes: candidates, changes, needs, measurement,"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_use_is_said_and_writes_nothing(toc: Run, folder: Path, arguments: list[str], told: str) -> None:
    ran = toc("table", *arguments, stdin=PLANS["swim"])
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert made(folder) == []


def test_two_plans_with_one_name(toc: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "out").mkdir()
    (folder / "sub" / "swim.toc.yaml").write_bytes(PLANS["swim"])
    ran = toc("table", "needs", "swim.toc.yaml", "sub/swim.toc.yaml", "-f", "md", "-o", "out")
    assert ran.code == 2
    assert "two files would both be" in ran.err


def test_a_plan_that_can_be_read_in_part_is_made_and_said(toc: Run) -> None:
    ran = toc("table", "needs", "-", stdin=PLANS["swim"] + b"nonsense: 1\n")
    assert ran.code == 0
    assert ran.out.startswith("Swimming for all\n")
    assert ran.err == "toc: '-' has 1 problem: the table may lack something. See toc lint -\n"


def test_no_plan(toc: Run) -> None:
    ran = toc("table", "needs", "-", stdin=b"\n")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no plan in '-', so there is no table to make." in ran.err


@pytest.mark.parametrize("kind", ["md", "csv", "xlsx", "docx", "html", "json"])
def test_an_empty_plan_gives_every_table_all_the_same(toc: Run, tmp_path: Path, kind: str) -> None:
    (tmp_path / "a.toc.yaml").write_text("toc: 1\n")
    for name in ALL:
        assert toc("table", name, str(tmp_path / "a.toc.yaml"), "-f", kind).code == 0
    assert len(made(tmp_path)) == len(ALL)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["table", "calendar"])
def test_help(toc_program: Run, golden: Golden, command: str, language: str) -> None:
    ran = toc_program(command, "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.{command}.{language}.txt", ran.out)


def test_a_plan_that_nobody_could_read_is_refused(toc: Run) -> None:
    plan = "toc: 1\nlearning_questions:\n" + "".join(f"  q{number}: {{text: x}}\n" for number in range(3001))
    for command in (["table", "all"], ["calendar"]):
        ran = toc(*command, "-", stdin=plan.encode())
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "toc: '-' has 3001 parts. toc makes tables of at most 3000.\n"


@pytest.mark.parametrize("page", ["tables.md", "tables.nl.md"])
def test_every_command_of_the_page_works(toc: Run, page: str, folder: Path) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    (folder / "plan.toc.yaml").write_bytes(PLANS["swim"])
    for name in ("plans", "plannen"):
        (folder / name).mkdir()
        (folder / name / "a.toc.yaml").write_bytes(PLANS["gaps"])
    commands = re.findall(r"^toc (.*?)\s+# ", text, re.MULTILINE)
    assert len(commands) == 8
    for command in commands:
        assert toc(*command.split()).code == 0, command


@pytest.mark.parametrize("page", ["tables.md", "tables.nl.md"])
def test_the_page_knows_every_table_and_format(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    for name in (*TableName, *taken_by("table")):
        assert f"| `{name}` |" in text


def test_a_pdf_holds_so_many_cells_and_says_so(toc: Run, tmp_path: Path) -> None:
    outcomes = "".join(
        f"  o{i}: {{tekst: Huurders stoken {i} keer zuiniger, leidt_tot: [impact]}}\n" for i in range(900)
    )
    plan = f"toc: 1\ntaal: nl\nimpactdoel: {{tekst: Huurders wonen zuinig}}\noutcomes:\n{outcomes}".encode()
    path = tmp_path / "tabellen.pdf"
    ran = toc("table", "all", "-", "-o", str(path), stdin=plan)
    assert ran.code == 2
    assert not path.exists()
    assert "toc makes a PDF of at most 15000: ask for one table instead of all, or for xlsx, docx or html." in ran.err
    assert toc("table", "all", "-", "-o", str(tmp_path / "tabellen.docx"), stdin=plan).code in {0, 1}


WORDS_SAY_WHEN = """\
toc: 1
taal: nl
activiteiten:
  spel: {tekst: We organiseren een spelnamiddag voor jonge gezinnen iedere maand, leidt_tot: [kennen]}
outcomes:
  kennen: {tekst: Jonge gezinnen kennen elkaar en praten met elkaar}
indicatoren:
  babbel:  # 001:300
    tekst: Aandeel gezinnen dat een ander gezin kent
    meet: [kennen]
    norm: {tekst: Na 1 jaar en half kent 60% van de gezinnen minstens een ander gezin}
  aanwezig:  # 001:214
    tekst: Aandeel jonge gezinnen van de buurt dat aanwezig is
    meet: [spel]
    norm: {tekst: 30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen}
"""


@pytest.mark.parametrize("table", ["needs", "measurement", "actions"])
def test_a_norm_whose_words_say_by_when_is_not_undated(toc: Run, table: str) -> None:
    told = toc("table", table, "-", stdin=WORDS_SAY_WHEN.encode()).out
    assert "zonder datum" not in told
    assert told.count("staat in de norm") == (2 if table == "needs" else 0)
    undated = WORDS_SAY_WHEN.replace("Na 1 jaar en half kent", "Vandaag kent").replace("eerste ", "")
    told = toc("table", table, "-", stdin=undated.encode()).out
    assert told.count("zonder datum") == (0 if table == "needs" else 2)
    assert "staat in de norm" not in told
