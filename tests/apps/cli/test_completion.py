"""`toc completion`: what may come where somebody presses tab, in the shells themselves where they are there."""

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from running import ROOT, Golden, Ran, Run

from toc.apps.cli.app import COMMANDS
from toc.apps.cli.lint_options import CHECKLISTS
from toc.lint.rules import ALL_RULES

pytestmark = pytest.mark.thorough

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
NAMES = [rule.name for rule in ALL_RULES]


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


Offered = Callable[..., list[str]]


@pytest.fixture
def offered(toc: Run) -> Offered:
    """The words that are offered in the place of the last of these."""

    def ask(*words: str, shell: str = "fish") -> list[str]:
        ran = toc("completion", shell, "--", *words)
        assert (ran.code, ran.err) == (0, "")
        return [line.partition("\t")[0] for line in ran.out.splitlines()]

    return ask


def test_commands(offered: Offered) -> None:
    assert offered("") == list(COMMANDS)
    assert offered("re") == ["render", "report"]
    assert offered("--version", "schem") == ["schema"]
    assert offered("--v") == ["--version"]
    assert offered("nothing-of-ours", "") == []


def test_options(offered: Offered) -> None:
    assert offered("lint", "--ma") == ["--max-warnings"]
    assert offered("lint", "plan.toc.yaml", "--fi") == ["--fix"]
    assert offered("lint", "--", "--fi") == []
    assert offered("render", "--form") == ["--format"]
    assert offered("render", "--no-f") == ["--no-findings"]
    assert "--stdio" not in offered("lsp", "--")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_every_command(toc: Run, offered: Offered, command: str) -> None:
    """What is offered are the options that the help page has."""
    rows = re.findall(r"^  (-\w, |)(--.+?)(?:  |$)", toc(command, "--help").out, re.MULTILINE)
    listed = [name for _, names in rows for name in re.findall(r"--[\w-]+", names)]
    assert sorted(offered(command, "--")) == sorted(listed)


def test_values(offered: Offered) -> None:
    assert offered("lint", "--profile", "") == ["draft", "review", "final", "day1", "day2", "day3"]
    assert offered("lint", "--profile", "F") == ["final"]
    assert offered("lint", "--profile=f") == ["--profile=final"]
    assert offered("lint", "--fail-on", "warning", "--profile", "r") == ["review"]
    assert offered("render", "x.toc.yaml", "-v", "tr") == ["triple"]
    assert offered("completion", "") == ["bash", "zsh", "fish", "powershell"]


def test_bash_takes_an_equals_sign_for_a_word(offered: Offered) -> None:
    assert offered("lint", "--profile", "=", shell="bash") == ["draft", "review", "final", "day1", "day2", "day3"]
    assert offered("lint", "--profile", "=", "f", shell="bash") == ["final"]
    assert offered("lint", "--profile", "=", "final", "--sta", shell="bash") == ["--statistics"]
    assert offered("lint", "--profile=f", shell="bash") == ["--profile=final"]
    assert offered("lint", "--select", "=", "actors,dead-e", shell="bash") == ["actors,dead-end-activity"]


def test_rules(offered: Offered) -> None:
    assert offered("rule", "") == NAMES
    assert offered("rule", "dead") == ["dead-end-activity"]
    assert offered("rule", "toc502") == ["TOC502"]
    assert offered("rule", "dead-end-activity", "") == []
    assert offered("lint", "--select", "") == [*CHECKLISTS, *NAMES, "ALL"]
    assert offered("lint", "--ignore", "") == [
        *CHECKLISTS,
        *(rule.name for rule in ALL_RULES if not rule.cannot_be_ignored),
        "ALL",
    ]
    assert offered("lint", "--only", "act") == [one for one in CHECKLISTS if one.startswith("act")]


def test_more_values_with_commas(offered: Offered) -> None:
    assert offered("lint", "--only", "links,act") == ["links,activities", "links,actors", "links,action-plan"]
    assert offered("lint", "--only", "actors,act") == ["actors,activities", "actors,action-plan"]


def test_files_are_left_to_the_shell(offered: Offered) -> None:
    for words in (["lint", ""], ["lint", "--config", ""], ["render", "x"], ["lint", "--baseline", "x"], ["lint", "-"]):
        assert [one for one in offered(*words) if not one.startswith("-")] == [], words


def test_what_each_is_about(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    title = "Every activity leads to at least one change"
    assert toc("completion", "fish", "--", "rule", "dead").out == f"dead-end-activity\t{title}\n"
    assert toc("completion", "powershell", "--", "rule", ".dead").out == f"dead-end-activity\t{title}\n"
    assert toc("completion", "zsh", "--", "rule", "dead").out == f"dead-end-activity:{title}\n"
    assert toc("completion", "bash", "--", "rule", "dead").out == "dead-end-activity\n"
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("completion", "fish", "--", "lint", "--only", "act").out == (
        "activiteiten\tActiviteiten\nactoren\tActoren\nactieplan\tActieplan\n"
    )


def test_wrong_use(toc: Run) -> None:
    assert toc("completion") == Ran(
        2, "", "toc: bash|zsh|fish|powershell is missing.\nHow it works: toc completion --help\n"
    )
    assert toc("completion", "ksh").code == 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("completion", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.completion.{language}.txt", ran.out)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_scripts(toc: Run, golden: Golden, shell: str) -> None:
    ran = toc("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    golden(f"completion.{shell}.txt", ran.out)


@pytest.fixture
def surroundings(tmp_path: Path) -> Mapping[str, str]:
    """`toc` as a program on the path."""
    program = tmp_path / "bin" / "toc"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toc "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "plan one.toc.yaml").write_text("toc: 1\n", encoding="utf-8")
    return {
        **os.environ,
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "ZDOTDIR": str(tmp_path),
        "TERM": "dumb",
        "TOC_LANG": "en",
    }


@needs_posix
@needs("fish")
def test_in_fish(surroundings: Mapping[str, str], tmp_path: Path) -> None:
    """Fish says itself what it would offer."""

    def ask(line: str) -> list[str]:
        script = f"toc completion fish | source; complete -C '{line}'"
        done = subprocess.run(
            ["fish", "--no-config", "--command", script],
            env=surroundings,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.splitlines()

    assert ask("toc rule dead-e") == ["dead-end-activity\tEvery activity leads to at least one change"]
    assert ask("toc lint --profile=f") == ["--profile=final"]
    assert sorted(ask("toc lint --profile ")) == ["draft", "final", "review"]
    assert ask("toc lint plan") == ["plan one.toc.yaml"]


def typed(shell: list[str], setup: str, line: str, surroundings: Mapping[str, str], folder: Path, until: str) -> str:
    """What a person sees who types that line, tabs included, in that shell on a terminal."""
    import pty

    process, terminal = pty.fork()
    if not process:  # pragma: no cover the shell takes over here
        os.chdir(folder)
        os.execvpe(shell[0], shell, dict(surroundings))
    seen = b""
    try:
        os.write(terminal, f"{setup}; echo RE''ADY\n".encode())
        for wanted, send in (("READY\r\n", f"{line}\n"), (until, "exit\n")):
            end = time.monotonic() + 60
            while wanted.encode() not in seen and time.monotonic() < end:
                if select.select([terminal], [], [], 0.2)[0]:
                    seen += os.read(terminal, 65536)
            os.write(terminal, send.encode())
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    return seen.decode(errors="replace")


IN_TERMINALS = [
    pytest.param("bash --norc --noprofile -i", 'eval "$(toc completion bash)"', id="bash", marks=needs("bash")),
    pytest.param(
        "zsh -f -i", 'autoload -Uz compinit; compinit -u -D; eval "$(toc completion zsh)"', id="zsh", marks=needs("zsh")
    ),
]


@needs_posix
@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
@pytest.mark.parametrize(("shell", "setup"), IN_TERMINALS)
@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("toc rule dead-e\t", "dead-end-activity (TOC502): error"),
        ("toc lint --isolated --profile=fi\t --show-sett\t plan\t", 'profile = "final"'),
        ("toc lint --isolated --select actors,dead-e\t --show-settings plan\t", '"dead-end-activity",  # TOC502'),
    ],
)
def test_in_a_terminal(
    shell: str, setup: str, line: str, until: str, surroundings: Mapping[str, str], tmp_path: Path
) -> None:
    """The line as it was completed is run."""
    assert until in typed(shell.split(), setup, line, surroundings, tmp_path, until)


@needs_posix
@needs("bash")
def test_in_bash_by_a_path(surroundings: Mapping[str, str], tmp_path: Path) -> None:
    """`.venv/bin/toc` asks that program, not another one of that name."""
    script = (
        'eval "$(bin/toc completion bash)"; COMP_WORDS=(bin/toc lint --pro); COMP_CWORD=2; _toc_complete bin/toc; '
        "printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**surroundings, "PATH": os.environ["PATH"]},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("--profile\n", "")
