"""`toc fmt`: which files it writes, what it says, and with which exit code it ends."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT, Golden, Ran, Run

pytestmark = pytest.mark.thorough

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and devices of POSIX")

UNTIDY = "titel:  'Een buurt die zorgt'   # werktitel\ntoc: 1\ntaal: nl\n"
TIDY = "toc: 1\ntaal: nl\ntitel: Een buurt die zorgt  # werktitel\n"
ENGLISH = "toc: 1\nlanguage: nl\ntitle: Een buurt die zorgt  # werktitel\n"
BROKEN = "toc: 1\ntitel: x\ntitel: y\n"
UNDO = "toc: to undo this: cp a.toc.yaml.MOMENT.bak a.toc.yaml\n".replace("cp", "copy" if os.name == "nt" else "cp")
UNDO_NL = UNDO.replace("to undo this", "dit ongedaan maken")
REFUSED = (
    "'b.toc.yaml' stays as it is: toc cannot read all of it yet (line 3, duplicate-key). First see what is wrong: "
    "toc lint b.toc.yaml"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def save(path: str, text: str = UNTIDY) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode())


def held(path: str) -> str:
    return Path(path).read_bytes().decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("fmt", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.fmt.{language}.txt", ran.out)


def test_plans_are_written_and_a_second_time_nothing_changes(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("a.toc.yaml")
    save("wijk/b.toc.yaml")
    save("wijk/c.toc.yml", TIDY)
    assert toc("fmt") == Ran(
        0,
        "",
        "toc: 2 files rewritten.\ntoc: to undo this: the old plans are beside the new ones: 'a.toc.yaml.MOMENT.bak', "
        "and 1 other that ends in .bak\n",
    )
    assert [held(path) for path in ("a.toc.yaml", "wijk/b.toc.yaml", "wijk/c.toc.yml")] == [TIDY] * 3
    assert toc("fmt", ".", "a.toc.yaml") == Ran(0, "", "toc: nothing to change.\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("fmt", "wijk") == Ran(0, "", "toc: er valt niets te veranderen.\n")
    save("a.toc.yaml")
    assert toc("fmt") == Ran(0, "", f"toc: 1 bestand netjes opgemaakt.\n{UNDO_NL}")


def test_check_writes_nothing_and_names_what_would_change(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("a.toc.yaml")
    save("b.toc.yaml", TIDY)
    assert toc("fmt", "--check") == Ran(1, "would change: a.toc.yaml\n", "toc: 1 file would change.\n")
    assert held("a.toc.yaml") == UNTIDY
    assert toc("fmt", "--check", "b.toc.yaml") == Ran(0, "", "toc: nothing to change.\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("fmt", "--check") == Ran(1, "zou veranderen: a.toc.yaml\n", "toc: 1 bestand zou veranderen.\n")


def test_diff_shows_what_would_change(toc: Run) -> None:
    save("a.toc.yaml")
    save("b.toc.yaml", TIDY)
    shown = (
        "--- a.toc.yaml\n"
        "+++ a.toc.yaml\n"
        "@@ -1,3 +1,3 @@\n"
        "-titel:  'Een buurt die zorgt'   # werktitel\n"
        " toc: 1\n"
        " taal: nl\n"
        "+titel: Een buurt die zorgt  # werktitel\n"
    )
    assert toc("fmt", "--diff") == toc("fmt", "--diff", "--check") == Ran(1, shown, "")
    assert held("a.toc.yaml") == UNTIDY
    assert toc("fmt", "--diff", "b.toc.yaml") == Ran(0, "", "")


def test_diff_shows_line_ends_where_only_these_differ(toc: Run) -> None:
    save("a.toc.yaml", "toc: 1\r\ntaal: nl\ntitel: x\r\n")
    assert toc("fmt", "--diff") == Ran(
        1,
        "--- a.toc.yaml\n+++ a.toc.yaml\n@@ -1,4 +1,4 @@\n toc: 1␍\n-taal: nl\n+taal: nl␍\n titel: x␍\n \n",
        "",
    )


def test_a_plan_that_cannot_be_read_stays_and_the_others_are_written(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("a.toc.yaml")
    save("b.toc.yaml", BROKEN)
    assert toc("fmt") == Ran(1, "", f"toc: {REFUSED}\ntoc: 1 file rewritten.\n{UNDO}")
    assert (held("a.toc.yaml"), held("b.toc.yaml")) == (TIDY, BROKEN)
    assert toc("fmt", "--check") == Ran(1, "", f"toc: {REFUSED}\ntoc: nothing to change.\n")
    assert toc("fmt", "--diff", "b.toc.yaml") == Ran(1, "", f"toc: {REFUSED}\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("fmt", "b.toc.yaml") == Ran(
        1,
        "",
        "toc: 'b.toc.yaml' blijft zoals het is: toc kan nog niet alles lezen (regel 3, duplicate-key). Kijk eerst wat "
        "er fout is: toc lint b.toc.yaml\n",
    )


def test_what_has_no_tidy_form_is_said(toc: Run) -> None:
    save("a.toc.yaml", "toc: 1\nx-raar:\n  ? [a]\n  : b\n")
    ran = toc("fmt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("toc: 'a.toc.yaml' stays as it is: something in it has no tidy form")


def test_a_comment_in_the_way_is_named(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    save("a.toc.yaml", "toc: 1\ntaal: nl\nimpactdoel:\n  wie: [a,\n    b\n  ] # toc: ignore[level-skip] zo\n")
    assert toc("fmt") == Ran(
        1,
        "",
        "toc: 'a.toc.yaml' stays as it is: the comment on line 6 asks to ignore a rule, but covers nothing there. Put "
        "it on a line of its own above what it is about, or remove it.\n",
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("fmt").err == (
        "toc: 'a.toc.yaml' blijft zoals het is: de opmerking op regel 6 vraagt om een regel te negeren, maar dekt daar "
        "niets. Zet ze op een eigen regel boven wat ze moet dekken, of wis ze.\n"
    )


def test_a_file_that_is_not_there_or_cannot_be_opened(toc: Run) -> None:
    save("a.toc.yaml")
    assert toc("fmt", "weg.toc.yaml") == Ran(2, "", "toc: 'weg.toc.yaml' does not exist. Did you mean 'a.toc.yaml'?\n")
    Path("map.toc.yaml").mkdir()
    told = "toc: 'map.toc.yaml' cannot be read: it is a folder.\n"
    assert toc("fmt", "map.toc.yaml") == Ran(2, "", told)
    assert toc("fmt") == Ran(1, "", f"{told}toc: 1 file rewritten.\n{UNDO}")


def test_what_is_piped_in_goes_out(toc: Run) -> None:
    assert toc("fmt", "-", stdin=UNTIDY.encode()) == Ran(0, TIDY, "")
    assert toc("fmt", "-", "--keywords", "en", stdin=UNTIDY.encode()) == Ran(0, ENGLISH, "")
    windows = b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode()
    assert toc("fmt", "-", stdin=windows) == Ran(0, TIDY.replace("\n", "\r\n"), "")
    assert toc("fmt", "-", "--check", stdin=UNTIDY.encode()).code == 1
    assert toc("fmt", "-", "--check", stdin=TIDY.encode()).code == 0
    assert toc("fmt", "-", "--diff", stdin=UNTIDY.encode()).out.startswith("--- -\n+++ -\n")
    told = REFUSED.replace("'b.toc.yaml'", "what is piped in").replace("b.toc.yaml", "-")
    assert toc("fmt", "-", stdin=BROKEN.encode()) == Ran(1, "", f"toc: {told}\n")


def test_keywords_are_translated(toc: Run) -> None:
    save("a.toc.yaml")
    assert toc("fmt", "--keywords", "EN") == Ran(0, "", f"toc: 1 file rewritten.\n{UNDO}")
    assert held("a.toc.yaml") == ENGLISH
    assert toc("fmt", "--keywords", "nl", "--check").code == 1
    assert toc("fmt", "--keywords", "nl").code == 0
    assert held("a.toc.yaml") == TIDY


def test_keywords_are_not_translated_where_the_language_of_the_texts_would_change(toc: Run) -> None:
    save("a.toc.yaml", "toc: 1\ntitel: x\n")
    assert toc("fmt", "--keywords", "en") == Ran(
        1,
        "",
        "toc: 'a.toc.yaml' stays as it is: it does not say in which language its texts are. Add a line under 'toc: 1' "
        "first: 'taal: nl' or 'language: en'.\n",
    )


def test_an_editor_that_goes_by_another_schema_is_told_of(toc: Run) -> None:
    line = "# yaml-language-server: $schema=../toc.nl.schema.json\n"
    save("a.toc.yaml", line + UNTIDY)
    assert toc("fmt", "--keywords", "nl").err == f"toc: 1 file rewritten.\n{UNDO}"
    assert toc("fmt", "--keywords", "en").err == (
        "toc: 'a.toc.yaml': your editor still goes by toc.nl.schema.json. Name toc.schema.json on the line with "
        f"yaml-language-server.\ntoc: 1 file rewritten.\n{UNDO}"
    )
    assert held("a.toc.yaml") == line + ENGLISH


@on_posix
def test_links_stay_links_and_modes_are_kept(toc: Run) -> None:
    save("echt/a.yaml")
    Path("echt/a.yaml").chmod(0o640)
    Path("a.toc.yaml").symlink_to("echt/a.yaml")
    assert toc("fmt", "a.toc.yaml").code == 0
    assert Path("a.toc.yaml").is_symlink()
    assert held("echt/a.yaml") == TIDY
    assert stat.S_IMODE(Path("echt/a.yaml").stat().st_mode) == 0o640
    assert [name for name in os.listdir("echt") if not name.endswith(".bak")] == ["a.yaml"]


def test_a_file_that_cannot_be_written_stays_whole(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "a.toc.yaml")

    monkeypatch.setattr(os, "replace", full)
    save("a.toc.yaml")
    assert toc("fmt") == Ran(
        2,
        "",
        "toc: 'a.toc.yaml' cannot be written: you are not allowed to write in 'a.toc.yaml', or another program holds "
        "on to it.\n",
    )
    assert (held("a.toc.yaml"), os.listdir()) == (UNTIDY, ["a.toc.yaml"])


def test_no_rule_is_loaded() -> None:
    """Neither the rules nor what draws and prints is needed: `toc fmt` starts without them."""
    save("a.toc.yaml", TIDY)
    code = (
        "import sys; from toc.apps.cli import main; main(['fmt']); "
        "heavy = {'rich', 'typst', 'graphviz', 'rapidfuzz', 'toc.lint.rules', 'toc.pictures'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout == "[]\n"
