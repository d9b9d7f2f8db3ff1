"""The command `toc` itself: help in two languages, wrong use, bugs, closed pipes."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ROOT, Golden, Ran, Run

import toc.apps.cli.lint
from toc import __version__
from toc.apps.cli import app

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and pipes of POSIX")


def test_the_version(toc: Run) -> None:
    assert toc("--version") == Ran(0, f"toc {__version__}\n", "")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["", "lint", "rule", "schema", "cache", "advise", "report"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, command: str, language: str) -> None:
    ran = toc_program(*command.split(), "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.{command or 'toc'}.{language}.txt", ran.out)


def test_h_is_help(toc: Run) -> None:
    assert toc("lint", "-h") == toc("lint", "--help")


def test_without_a_command_help_is_shown(toc: Run) -> None:
    assert toc() == Ran(2, toc("--help").out, "")


@pytest.mark.parametrize(
    ("surroundings", "title"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "Gebruik:"),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"}, "Gebruik:"),
        ({"LC_MESSAGES": "nl_BE", "LANG": "en_US.UTF-8"}, "Gebruik:"),
        ({"LANGUAGE": "nl:en", "LANG": "en_US.UTF-8"}, "Gebruik:"),
        ({"LANGUAGE": "nl", "LANG": "C.UTF-8"}, "Usage:"),
        ({"LANG": "fr_BE.UTF-8"}, "Usage:"),
        ({"LANG": "nl_BE.UTF-8", "TOC_LANG": "en"}, "Usage:"),
        ({"TOC_LANG": "NL"}, "Gebruik:"),
    ],
)
def test_the_language_is_that_of_the_user(toc_program: Run, surroundings: dict[str, str], title: str) -> None:
    assert toc_program("schema", "--help", env=surroundings).out.startswith(title)


WRONG_USE = [
    (
        ["lnt"],
        "there is no command 'lnt'. Did you mean 'lint'?\nAll commands: toc --help",
        "er is geen opdracht 'lnt'. Bedoel je 'lint'?\nAlle opdrachten: toc --help",
    ),
    (
        ["--verion"],
        "there is no option --verion. Did you mean '--version'?\nHow it works: toc --help",
        "er is geen optie --verion. Bedoel je '--version'?\nHoe het wel moet: toc --help",
    ),
    (
        ["lint", "--out", "json"],
        "there is no option --out. Did you mean '--output'?\nHow it works: toc lint --help",
        "er is geen optie --out. Bedoel je '--output'?\nHoe het wel moet: toc lint --help",
    ),
    (
        ["lint", "-q"],
        "there is no option -q.\nHow it works: toc lint --help",
        "er is geen optie -q.\nHoe het wel moet: toc lint --help",
    ),
    (
        ["lint", "--output-format", "jsn"],
        (
            "'jsn' does not fit --output-format. It takes: full, concise, md, json, jsonl, github, gitlab, junit, "
            "sarif. Did you mean 'json'?\n"
            "How it works: toc lint --help"
        ),
        (
            "'jsn' past niet bij --output-format. Kies: full, concise, md, json, jsonl, github, gitlab, junit, sarif. "
            "Bedoel je 'json'?\n"
            "Hoe het wel moet: toc lint --help"
        ),
    ),
    (
        ["verslag", "plan.toc.yaml"],
        "there is no command 'verslag'. Did you mean 'report'?\nAll commands: toc --help",
        "er is geen opdracht 'verslag'. Bedoel je 'report'?\nAlle opdrachten: toc --help",
    ),
    (
        ["table", "Actieplan", "plan.toc.yaml"],
        (
            "'Actieplan' does not fit TABLE. It takes: candidates, changes, needs, measurement, burden, actions, "
            "actors, hypotheses, coverage, frames, communication, conditions, all, plans. Did you mean 'actions'?\n"
            "How it works: toc table --help"
        ),
        (
            "'Actieplan' past niet bij TABLE. Kies: candidates, changes, needs, measurement, burden, actions, "
            "actors, hypotheses, coverage, frames, communication, conditions, all, plans. Bedoel je 'actions'?\n"
            "Hoe het wel moet: toc table --help"
        ),
    ),
    (
        ["report", "-f", "word", "plan.toc.yaml"],
        (
            "'word' does not fit --format. It takes: docx, html, pdf, md. Did you mean 'docx'?\n"
            "How it works: toc report --help"
        ),
        (
            "'word' past niet bij --format. Kies: docx, html, pdf, md. Bedoel je 'docx'?\n"
            "Hoe het wel moet: toc report --help"
        ),
    ),
    (
        ["lint", "--lang"],
        "--lang needs a value after it.\nHow it works: toc lint --help",
        "na --lang hoort een waarde.\nHoe het wel moet: toc lint --help",
    ),
    (
        ["rule", "--all=yes"],
        "--all takes no value.\nHow it works: toc rule --help",
        "na --all hoort geen waarde.\nHoe het wel moet: toc rule --help",
    ),
    (
        ["schema", "a", "\x1b[31mb"],
        "'a \\x1b[31mb' is one word too many.\nHow it works: toc schema --help",
        "'a \\x1b[31mb' is er te veel aan.\nHoe het wel moet: toc schema --help",
    ),
]


@pytest.mark.parametrize(("arguments", "english", "dutch"), WRONG_USE)
def test_wrong_use_is_said_plainly(
    toc: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], english: str, dutch: str
) -> None:
    assert toc(*arguments) == Ran(2, "", f"toc: {english}\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc(*arguments) == Ran(2, "", f"toc: {dutch}\n")


def test_what_is_typed_does_not_act_on_the_terminal(toc: Run) -> None:
    told = "toc: there is no command '␛[31mlint'.\nAll commands: toc --help\n"
    assert toc("\x1b[31mlint") == Ran(2, "", told)


@pytest.mark.thorough
def test_only_the_command_that_runs_is_imported() -> None:
    script = (
        "import sys; from toc.apps.cli import main; main(sys.argv[1:]); "
        "print(sorted(name for name in sys.modules if name in %r))"
    )
    commands = {f"toc.apps.cli.{name}" for name in app.COMMANDS} | {"pydantic", "rich"}
    done = subprocess.run(
        [sys.executable, "-c", script % commands, "rule", "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1] == "['toc.apps.cli.rule']"


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A bug in `toc lint`, and the folder in which details of bugs are kept."""

    def broken(*_: object) -> int:
        raise RuntimeError("a bug")

    monkeypatch.setattr(toc.apps.cli.lint, "exit_code", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_bug_is_no_traceback(toc: Run, bug: Path) -> None:
    ran = toc("lint", "--output-format", "concise", "-", stdin=b"toc: 1\n")
    [details] = bug.iterdir()
    assert ran.code == 2
    assert ran.err == (
        "toc: something went wrong inside toc itself; it is not your file that is to blame.\n"
        f"toc: Please report it, and send this file along: {details}\n"
    )
    assert "RuntimeError: a bug" in details.read_text(encoding="utf-8")
    assert f"toc {__version__}, Python" in details.read_text(encoding="utf-8")


def test_a_bug_in_dutch_and_with_its_details(toc: Run, bug: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    monkeypatch.setenv("TOC_DEBUG", "1")
    ran = toc("lint", "--output-format", "concise", "-", stdin=b"toc: 1\n")
    assert ran.err.startswith("toc: er ging iets mis in toc zelf; aan je bestand ligt het niet.\n")
    assert ran.err.rstrip().endswith("RuntimeError: a bug")
    assert list(bug.iterdir()) == []


@on_posix
@pytest.mark.thorough
def test_a_full_disk_is_said_plainly() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toc", "--version"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert (done.returncode, done.stderr) == (2, b"toc: the disk is full.\n")


@on_posix
@pytest.mark.thorough
def test_a_pipe_that_closes_early_is_no_error(tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.toc.yaml").write_text("x: 1\n" * 300, encoding="utf-8")
    command = f"'{sys.executable}' -m toc lint '{tmp_path}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (done.stdout.splitlines()[-1], done.stderr) == ("141", "")


@on_posix
@pytest.mark.thorough
def test_an_interrupt_ends_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "toc", "lint", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


@on_posix
@pytest.mark.thorough
def test_without_standard_streams_there_is_no_traceback() -> None:
    command = f"'{sys.executable}' -m toc lint - <&- >&- 2>&-; echo $?"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "1\n"


def test_output_is_utf8_whatever_the_locale(toc_program: Run) -> None:
    plan = "toc: 1\ntitel: één\ntitel: 日本\n".encode()
    ran = toc_program("lint", "-", stdin=plan, env={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1"})
    assert ran.code == 1
    assert "titel: 日本" in ran.out
