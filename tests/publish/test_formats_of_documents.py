"""One list of formats: every command takes the same words, and every document can be a Word file, a PDF or a page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ROOT, Ran, Run

from toc.core import formats
from toc.core.formats import FileFormat, UnknownFormatError, asked, taken_by

START = {"pdf": b"%PDF", "docx": b"PK", "html": b"<!DOCTYPE html>", "md": b"#", "json": b"{"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "new.toc.yaml").write_bytes((ROOT / "examples" / "school-streets.toc.yaml").read_bytes())
    older = (tmp_path / "new.toc.yaml").read_text("utf-8").replace("title: ", "title: Older: ", 1)
    (tmp_path / "old.toc.yaml").write_text(older.replace("Older: ", "Older "), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("file_format", ["pdf", "docx", "html", "md", "json"])
@pytest.mark.parametrize("command", ["table needs", "calendar", "diff"])
def test_every_document_comes_in_every_format(
    toc: Run, folder: Path, command: str, file_format: str, language: str
) -> None:
    older = ["--against", "old.toc.yaml"] if command == "diff" else []
    target = f"made.{file_format}"
    ran = toc(*command.split(), "new.toc.yaml", *older, "--lang", language, "-o", target)
    assert ran == Ran(0, "", f"written: {target}\n")
    assert (folder / target).read_bytes().startswith(START[file_format])


def test_a_format_has_one_meaning_under_all_its_names() -> None:
    assert asked("diff", ["markdown", "md", "TEXT"]) == ["md", "terminal"]
    assert asked("report", ["markdown"]) == ["md"]
    with pytest.raises(UnknownFormatError) as refused:
        asked("report", ["csv"])
    assert (refused.value.written, refused.value.known) == ("csv", ("docx", "html", "pdf", "md"))


def test_wrong_formats_are_said_as_before(toc: Run) -> None:
    ran = toc("table", "needs", "new.toc.yaml", "-f", "word")
    told = "toc: 'word' does not fit --format. It takes: docx, html, pdf, md, csv, xlsx, json, terminal."
    assert ran.code == 2
    assert ran.err.startswith(told)
    assert "Did you mean 'docx'?" in ran.err


@pytest.fixture
def shouted() -> Iterator[str]:
    formats.add(
        FileFormat(
            name="shout",
            endings=("shout",),
            aliases=("loud",),
            commands=("table",),
            documents=lambda made: made[0].title.upper().encode(),
        )
    )
    yield "shout"
    formats.remove("shout")


def test_a_format_can_be_added_while_the_program_runs(toc: Run, folder: Path, shouted: str) -> None:
    assert taken_by("table")[-1] == shouted
    assert toc("table", "needs", "new.toc.yaml", "-f", "loud").err == "written: new.needs.shout\n"
    assert (folder / "new.needs.shout").read_text("utf-8").isupper()
    with pytest.raises(ValueError, match="loud"):
        formats.add(FileFormat(name="loud"))


@pytest.mark.parametrize(
    ("language", "told"), [("en", "to compare two files"), ("nl", "om twee bestanden te vergelijken")]
)
def test_two_files_outside_a_repository(toc: Run, monkeypatch: pytest.MonkeyPatch, language: str, told: str) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    ran = toc("diff", "old.toc.yaml", "new.toc.yaml")
    assert ran == Ran(2, "", f"toc: {told}: toc diff new.toc.yaml --against old.toc.yaml\n")


def test_settings_are_asked_alike(toc: Run, folder: Path) -> None:
    (folder / "toc.toml").write_text("[picture]\ncolours.impact.fill = 'nothing'\n", encoding="utf-8")
    assert toc("table", "needs", "new.toc.yaml", "-o", "a.html").code == 2
    assert toc("table", "needs", "new.toc.yaml", "-o", "a.html", "--isolated").code == 0
    both = toc("report", "new.toc.yaml", "--isolated", "--config", "toc.toml")
    assert both.err.startswith("toc: --config does not go with --isolated")


def test_help_is_a_command_as_well(toc: Run) -> None:
    assert toc("help", "table") == toc("table", "--help")
    assert toc("help") == toc("--help")
    assert toc("help", "tabel").code == 2


def test_colour_and_width_are_what_is_asked(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = toc("table", "needs", "new.toc.yaml")
    assert "\x1b[" not in plain.out
    coloured = toc("--color", "always", "table", "needs", "new.toc.yaml")
    assert "\x1b[1m" in coloured.out
    assert toc("table", "needs", "new.toc.yaml", "--color=always") == coloured
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert toc("table", "needs", "new.toc.yaml", "--color", "never") == plain
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setenv("COLUMNS", "60")
    narrow = toc("table", "needs", "new.toc.yaml").out
    assert max(len(line) for line in narrow.splitlines()) <= 60 < max(len(line) for line in plain.out.splitlines())
