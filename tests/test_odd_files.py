"""Files that are none, or that have no end, in every place where toc opens one: it says so, and waits for nothing."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT, Ran, Run, as_program

from toc.system import gitignore
from toc.system.files import plans_below, write_whole
from toc.system.gitignore import MOST_BYTES, MOST_WILD

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and links of POSIX"),
]

PLAN = "toc: 1\nlanguage: en\n"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    os.symlink("/dev/zero", path)


def folder(path: Path) -> None:
    path.mkdir()


def circle(path: Path) -> None:
    os.symlink(path.name, path)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


def terminal(path: Path) -> None:
    os.symlink("/dev/tty", path)


ODD = [pipe, device, folder, circle, huge, terminal]
REASONS = {
    "pipe": "it is a device or a pipe, not a file",
    "device": "it is a device or a pipe, not a file",
    "terminal": "it is a device or a pipe, not a file",
    "folder": "it is a folder",
    "circle": "it is a link to itself",
    "huge": "it is too large (toc reads 1 MB of it, and of patterns with wildcards 50 000 characters)",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan, that looks like a repository."""
    root = tmp_path / "map"
    (root / ".git" / "info").mkdir(parents=True)
    (root / "plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def runs(toc: Run) -> Run:
    """As `toc`, with an alarm for what hangs."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        signal.alarm(30)
        try:
            ran = toc(*arguments, stdin=stdin)
        finally:
            signal.alarm(0)
        assert "inside toc" not in ran.err
        return ran

    return run


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", [".gitignore", ".git/info/exclude"])
def test_a_list_of_what_git_ignores(here: Path, runs: Run, odd: Callable[[Path], None], name: str) -> None:
    odd(here / name)
    ran = runs("lint", "--fail-on", "never", "--output-format", "concise")
    assert ran.code == 0
    assert ran.err == (
        f"toc: '{name}' does not count: {REASONS[odd.__name__]}. So there may be plans here that git ignores.\n"
    )
    assert ran.out.startswith("plan.toc.yaml:1:1: ")


@pytest.mark.parametrize("odd", ODD)
def test_a_git_that_is_no_folder(here: Path, runs: Run, odd: Callable[[Path], None]) -> None:
    shutil.rmtree(here / ".git")
    odd(here / ".git")
    assert runs("lint", "--fail-on", "never", "--output-format", "concise").code == 0


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["commondir", "info/exclude"])
def test_a_git_that_lies_elsewhere(here: Path, runs: Run, odd: Callable[[Path], None], name: str) -> None:
    shutil.rmtree(here / ".git")
    (here / ".git").write_text("gitdir: ../tree\n", encoding="utf-8")
    (here.parent / "tree" / "info").mkdir(parents=True)
    odd(here.parent / "tree" / name)
    assert runs("lint", "--fail-on", "never", "--output-format", "concise").code == 0


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("odd.toc.yaml", ("lint", "odd.toc.yaml")),
        ("odd.toc.yaml", ("lint", ".")),
        ("odd.toc.yaml", ("lint", "--fix", "odd.toc.yaml")),
        ("odd.toc.yaml", ("fmt", "odd.toc.yaml")),
        ("odd.toc.yaml", ("render", "odd.toc.yaml", "-f", "dot", "-o", "-")),
        ("odd.toc.yaml", ("table", "actors", "odd.toc.yaml")),
        ("odd.toc.yaml", ("export", "odd.toc.yaml")),
        ("odd.toc.yaml", ("diff", "plan.toc.yaml", "--against", "odd.toc.yaml")),
        ("odd.toc.yaml", ("diff", "odd.toc.yaml", "--against", "plan.toc.yaml")),
        ("odd.toml", ("lint", "--config", "odd.toml")),
        ("odd.json", ("lint", "--baseline", "odd.json")),
        ("odd.json", ("lint", "--baseline", "odd.json", "--write-baseline")),
        ("odd.csv", ("import", "odd.csv")),
        ("odd.xlsx", ("import", "odd.xlsx")),
        ("odd.mmd", ("import", "odd.mmd")),
        ("odd.xlsx", ("import", "odd.xlsx", "--into", "plan.toc.yaml")),
        ("toc.toml", ("lint", ".")),
        ("pyproject.toml", ("lint", ".")),
        (".plan.toc.yaml.toc-new.json", ("new", "plan.toc.yaml", "--non-interactive")),
    ],
)
def test_a_file_that_is_none(
    here: Path, runs: Run, odd: Callable[[Path], None], name: str, command: tuple[str, ...]
) -> None:
    odd(here / name)
    assert runs(*command).code in (0, 1, 2)


def test_a_file_of_the_system_without_an_end(here: Path, toc: Run) -> None:
    """What is a file to the system, and gives nothing for as long as nothing happens."""
    endless = next((path for path in ("/proc/kmsg", "/proc/self/mem") if os.path.exists(path)), None)
    if endless is None:
        pytest.skip("a system without /proc")
    os.symlink(endless, here / "odd.toc.yaml")
    assert toc("lint", "odd.toc.yaml").code in (1, 2)


def test_a_pipe_from_which_nobody_reads(toc: Run) -> None:
    os.mkfifo("odd.svg")
    said = "toc: 'odd.svg' cannot be written: nobody reads from this pipe.\n"
    ran = toc("schema", "-o", "odd.svg")
    assert (ran.code, ran.err) == (2, said)


def test_a_pipe_from_which_somebody_reads(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", str(tmp_path / "pipe")], stdout=subprocess.PIPE) as reader:
        # Opened for both, the pipe has a reader from the start, and `cat` sees its end when we are done.
        both = os.open(tmp_path / "pipe", os.O_RDWR)
        assert reader.stdout is not None
        write_whole(tmp_path / "pipe", b"x" * 30_000)
        read = reader.stdout.read(30_000)
        os.close(both)
    assert read == b"x" * 30_000


def test_lists_that_are_too_long(here: Path, toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has no wildcard is looked up, however much it is; all others together have a limit."""
    (here / "weg.toc.yaml").write_text(PLAN, encoding="utf-8")
    line = "a" * 9
    (here / ".gitignore").write_text(
        "".join(f"{line}{n}\n" for n in range(60_000)) + "weg.toc.yaml\n", encoding="utf-8"
    )
    assert (here / ".gitignore").stat().st_size < MOST_BYTES
    assert list(plans_below(".")) == ["plan.toc.yaml"]
    (here / ".gitignore").write_text("".join(f"*b*{n}\n" for n in range(MOST_WILD // 8)) + "weg.toc.yaml\n", "utf-8")
    assert list(plans_below(".")) == ["plan.toc.yaml"]
    (here / ".gitignore").write_text("*b*c\n" * (MOST_WILD // 4) + "weg.toc.yaml\n", encoding="utf-8")
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc("fmt", "--check")
    assert ran.err.startswith(
        "toc: '.gitignore' telt niet mee: het is te groot (toc leest er 1 MB van, en van patronen met jokers 50 000 "
        "tekens). Er kunnen dus plannen bij zijn die git negeert.\n"
    )


def test_all_lists_together(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gitignore, "MOST_BYTES", 1000)
    monkeypatch.setattr(gitignore._Reader, "_left", 2000, raising=False)
    told: list[tuple[str, int | None]] = []
    for number in range(5):
        inner = here / str(number)
        inner.mkdir()
        (inner / "weg.toc.yaml").write_text(PLAN, encoding="utf-8")
        (inner / ".gitignore").write_text("weg.toc.yaml\n" + "x" * 800, encoding="utf-8")
    reader = gitignore._Reader(
        lambda path, trouble: told.append((os.path.basename(os.path.dirname(path)), trouble.errno))
    )
    reader._left = 2000
    lists: tuple[gitignore._List, ...] = ()
    for number in range(5):
        lists = reader.added(lists, str(here / str(number)), str(here / str(number) / ".gitignore"))
    assert (len(lists), told) == (2, [("2", errno.EFBIG), ("3", errno.EFBIG), ("4", errno.EFBIG)])


HOSTILE_PATTERNS = [
    "*a" * 14 + "b",
    "**/" * 30 + "x",
    "a*" * 400 + "b",
    "[a-z]*" * 200 + "[!a]",
    "(a+)+b",
    "?*" * 500 + "b",
    "*" * 100_000,
    "[" * 20_000,
    "\\" * 20_001,
    "[[:alpha:]]*" * 100 + "9",
    "/**/" * 100 + "*a" * 100 + "b",
]


@pytest.mark.parametrize("pattern", HOSTILE_PATTERNS)
def test_patterns_that_make_others_wait(here: Path, runs: Run, pattern: str) -> None:
    (here / f"{'a' * 200}.toc.yaml").write_text(PLAN, encoding="utf-8")
    (here / ".gitignore").write_text(pattern + "\n", encoding="utf-8")
    assert runs("lint", "--fail-on", "never").code in (0, 2)
    (here / ".gitignore").unlink()
    quoted = pattern[:15_000].replace("\\", "\\\\")
    (here / "toc.toml").write_text(f'[per-file-ignores]\n"{quoted}" = ["methods"]\n', encoding="utf-8")
    assert runs("lint", "--fail-on", "never").code == 0
    # From the folder in which we are: one that starts with a slash goes through the whole disk, as was asked.
    assert runs("lint", "--fail-on", "never", f"./{pattern[:4000]}").code in (0, 2)


def test_too_many_patterns_in_settings(here: Path, toc: Run) -> None:
    rows = "".join(f'"map{number:05}/*a*b" = ["methods"]\n' for number in range(2000))
    (here / "toc.toml").write_text(f"[per-file-ignores]\n{rows}", encoding="utf-8")
    assert toc("lint") == Ran(
        2,
        "",
        "toc: toc.toml:1540:1: up to here these patterns have more than 20000 characters together: name folders, not "
        "files.\n",
    )


GONE = "the folder in which you work no longer exists: go to another one first (cd)"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("lint",), f"{GONE}."),
        (("lint", "."), f"{GONE}."),
        (("lint", "a.toc.yaml"), f"'a.toc.yaml' cannot be read: {GONE}."),
        (("fmt", "--check"), f"{GONE}."),
        (("render", "a.toc.yaml"), f"'a.toc.yaml' cannot be read: {GONE}."),
        (("import", "a.csv"), f"'a.csv' cannot be read: {GONE}."),
        (("lint", "*.toc.yaml"), f"{GONE}."),
        (("lint", "--changed-since", "HEAD"), f"{GONE}."),
        (("schema", "-o", "a.json"), f"'a.json' cannot be written: {GONE}."),
    ],
)
def test_in_a_folder_that_was_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toc: Run, command: tuple[str, ...], said: str
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    try:
        assert toc(*command) == Ran(2, "", f"toc: {said}\n")
        monkeypatch.setenv("TOC_LANG", "nl")
        assert "de map waarin je werkt, bestaat niet meer: ga eerst naar een andere (cd)" in toc(*command).err
    finally:
        os.chdir(tmp_path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("plan.toc.yaml/x.toc.yaml", "a part of this path is a file, not a folder"),
        ("x" * 300, "the name is too long"),
        ("kring/x.toc.yaml", "it is a link to itself"),
        ("x.toc.yaml", None),
    ],
)
def test_what_is_in_the_way_of_a_path(here: Path, toc: Run, path: str, reason: str | None) -> None:
    os.symlink("kring", here / "kring")
    for command in ("lint", "fmt", "advise", "render"):
        ran = toc(command, path)
        said = (
            f"'{path}' cannot be read: {reason}."
            if reason
            else f"'{path}' does not exist. Did you mean 'plan.toc.yaml'?"
        )
        assert ran == Ran(2, "", f"toc: {said}\n")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_in_which_nobody_may_look(here: Path) -> None:
    (here / "dicht").mkdir()
    (here / "dicht" / "x.toc.yaml").write_text(PLAN, encoding="utf-8")
    (here / "dicht").chmod(0)
    try:
        ran = as_program("lint", "dicht/x.toc.yaml", env={"TOC_LANG": "en"}, cwd=here)
        assert ran == Ran(2, "", "toc: 'dicht/x.toc.yaml' cannot be read: you have no permission.\n")
    finally:
        (here / "dicht").chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="a script without an ending is no program there")
def test_no_program_of_the_plan_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, toc: Run) -> None:
    """`--engine dot` asks for Graphviz by its name: a `dot` beside the plan is not meant, also where PATH says `.`."""
    for name in ("dot", "neato", "git"):
        program = tmp_path / name
        program.write_text("#!/bin/sh\ntouch was-run\n", "utf-8")
        program.chmod(0o755)
    shutil.copy(ROOT / "examples" / "minimaal.toc.yaml", tmp_path / "plan.toc.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".:")
    ran = toc("render", "plan.toc.yaml", "--engine", "dot", "-o", "plan.svg")
    assert ran.code == 2
    assert "dot" in ran.err
    assert not (tmp_path / "was-run").exists()
