"""`toc schema`: on the screen or to a file."""

import json
import sys
from pathlib import Path

import pytest
from running import ROOT, Ran, Run


def test_the_schema_of_a_language(toc: Run) -> None:
    ran = toc("schema", "--lang", "nl")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (ROOT / "schemas" / "toc.nl.schema.json").read_text(encoding="utf-8")


def test_without_a_language_it_is_that_of_the_user(toc: Run) -> None:
    assert json.loads(toc("schema").out)["$id"] == "urn:theory-of-change:format:1:en"


def test_to_a_file(toc: Run, tmp_path: Path) -> None:
    path = tmp_path / "toc.schema.json"
    assert toc("schema", "-o", str(path)) == Ran(0, "", f"written: {path}\n")
    assert path.read_bytes() == (ROOT / "schemas" / "toc.schema.json").read_bytes()


def test_to_a_folder_that_is_not_there(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "weg"
    path = folder / "x.json"
    assert toc("schema", "-o", str(path)) == Ran(
        2, "", f"toc: '{path}' cannot be written: the folder '{folder}' does not exist.\n"
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("schema", "-o", str(path)) == Ran(
        2, "", f"toc: '{path}' kan niet geschreven worden: de map '{folder}' bestaat niet.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows calls it a permission")
def test_to_a_folder(toc: Run, tmp_path: Path) -> None:
    assert toc("schema", "-o", str(tmp_path)) == Ran(2, "", f"toc: '{tmp_path}' cannot be written: it is a folder.\n")
