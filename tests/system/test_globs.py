"""Patterns on the command line that no shell worked out: in quotes, and in a Windows console."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Ran, Run

pytestmark = pytest.mark.thorough

PLAN = "toc: 1\nlanguage: en\n"

PLANS = (
    "plans/a.toc.yaml",
    "plans/noord/b.toc.yaml",
    "plans/noord/wijk/c.toc.yml",
    "plans/noord/wijk/d.toc.yaml",
    "plans/zuid/e.toc.yaml",
    "plans/.oud/f.toc.yaml",
    "plans/.g.toc.yaml",
    "plans/weg/h.toc.yaml",
    "plans/node_modules/i.toc.yaml",
    "plans/[raar].toc.yaml",
    "plans/leeg/geen.txt",
    "plans/zuid/los.yaml",
    "elders.toc.yaml",
)
EVERY = ["[raar]", "a", "b", "d", "e"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with plans at every depth, some of them hidden, and some that git ignores."""
    root = tmp_path / "map"
    for name in PLANS:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    (root / ".git").mkdir()
    (root / ".gitignore").write_text("weg/\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def seen(toc: Run, *patterns: str) -> list[str]:
    """The plans that are looked at, by the names of the files."""
    ran = toc("lint", "--verbose", "--fail-on", "never", *patterns)
    assert ran.code in (0, 1), ran
    lines = [line.partition(": settings")[0] for line in ran.err.splitlines() if "; profile: " in line]
    return sorted(os.path.basename(line).partition(".toc.y")[0] or line for line in lines)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("plans/**/*.toc.yaml", EVERY),
        ("./plans/**/*.toc.yaml", EVERY),
        ("**/*.toc.yaml", sorted([*EVERY, "elders"])),
        ("**/**/**/*.toc.yaml", sorted([*EVERY, "elders"])),
        ("plans/**/wijk/**/*.toc.*", ["c", "d"]),
        ("plans/**/noord/**", ["b", "c", "d"]),
        ("plans/**", sorted([*EVERY, "c"])),
        ("plans/**/*", sorted([*EVERY, "c"])),
        ("**/wijk", ["c", "d"]),
        ("plans/*/*.toc.yaml", ["b", "e", "h", "i"]),
        ("plans/*.toc.yaml", ["[raar]", "a"]),
        ("plans/.*.toc.yaml", [".g"]),
        ("plans/.*/*.toc.yaml", ["f"]),
        ("plans/.oud/**/*.toc.yaml", ["f"]),
        ("plans/weg/**/*.toc.yaml", ["h"]),
        ("plans/[raar].toc.yaml", ["[raar]"]),
        ("plans/[a-b].toc.yaml", ["a"]),
        ("plans/[!a].toc.yaml", []),
        ("plans/?oord/?.toc.yaml", ["b"]),
        ("plans/zuid/*", ["e", "los.yaml"]),
        ("pl*/**/[de].toc.yaml", ["d", "e"]),
    ],
)
def test_what_a_pattern_means(toc: Run, pattern: str, names: list[str]) -> None:
    if not names:
        assert toc("lint", pattern) == Ran(2, "", f"toc: no file is named like '{pattern}'.\n")
        return
    assert seen(toc, pattern) == names
    assert seen(toc, pattern, pattern) == names
    assert seen(toc, str(Path.cwd() / pattern)) == names


@pytest.mark.skipif(sys.platform != "win32", reason="a backslash is a letter elsewhere")
def test_with_backslashes(toc: Run) -> None:
    assert seen(toc, "plans\\**\\*.toc.yaml") == EVERY


def test_what_the_shell_works_out_is_the_same(toc: Run) -> None:
    """A pattern of one level, which every shell knows."""
    worked_out = subprocess.run(
        [sys.executable, "-c", "import glob; print(*glob.glob('plans/*/*.toc.yaml'), sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert seen(toc, *worked_out) == seen(toc, "plans/*/*.toc.yaml")


@pytest.mark.parametrize("pattern", ["niets/**/*.toc.yaml", "plans/**/q*.toc.yaml", "**/h.toc.yaml", "plans/le?g/**"])
def test_nothing_is_meant(toc: Run, pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        f"toc: no file is named like '{pattern}'. With ** toc passes over what git ignores, and over hidden folders.\n"
    )
    assert toc("lint", pattern) == Ran(2, "", said)
    monkeypatch.setenv("TOC_LANG", "nl")
    said = (
        f"toc: geen enkel bestand heet zoals '{pattern}'. Met ** slaat toc over wat git negeert, en verborgen mappen.\n"
    )
    assert toc("lint", pattern) == Ran(2, "", said)


@pytest.mark.parametrize(
    "command",
    [("fmt", "--check"), ("render", "-f", "dot", "-o", "-"), ("table", "actors"), ("report", "-f", "md"), ("advise",)],
)
def test_every_command_knows_patterns(toc: Run, command: tuple[str, ...]) -> None:
    pattern = "plans/zuid/**/*.toc.yaml"
    by_name, by_pattern = toc(*command, "plans/zuid/e.toc.yaml"), toc(*command, pattern)
    assert by_pattern == by_name
    assert "named like" not in by_pattern.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_links_in_a_circle_are_walked_once(toc: Run) -> None:
    for name in "xyz":
        os.symlink("..", f"plans/noord/{name}")
    os.symlink("zelf", "plans/zelf")
    os.symlink(Path.cwd() / "elders.toc.yaml", "plans/zuid/link.toc.yaml")
    assert seen(toc, "plans/**/*.toc.yaml") == sorted([*EVERY, "link"])
    assert seen(toc, "plans/noord/x/*.toc.yaml") == ["[raar]", "a"]


def test_a_pattern_that_would_backtrack(toc: Run) -> None:
    Path("a" * 120 + ".toc.yaml").write_text(PLAN, encoding="utf-8")
    assert toc("lint", "*a" * 40 + "*b.toc.yaml").err.startswith("toc: no file is named like ")
    assert toc("lint", "**/" * 40 + "*a" * 40 + "*b.toc.yaml").err.startswith("toc: no file is named like ")
    assert seen(toc, "*a" * 40 + "*") == ["a" * 120]
