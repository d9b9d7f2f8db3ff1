"""Patterns of git's kind mean what git makes of them, and no list of them takes long."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toc.system.gitignore import is_ignored
from toc.system.wildmatch import Patterns, signs

needs_git = pytest.mark.skipif(
    shutil.which("git") is None or os.name == "nt", reason="git is not installed, or names cannot have these signs"
)

NAMES = (
    *("a", "b", "ab", "ba", "aab", "abab", "A", "a b", "a ", "a-b", "-", "]", "[a]", "!a", "^", "a!", "*", "**", "a*b"),
    *("?", "\\", "a\\", "a\\b", "é", "aé", "#a", "0", "a.b", "_", "a\tb", "[:alpha:]", ":", "a]"),
)
PLACES = tuple(
    dict.fromkeys(
        f"{folder}{name}"
        for folder in ("", "a/", "ab/", "a/b/", "b/a/b/", "*/", "a/a/a/b/")
        for name in NAMES
        if f"{folder}{name}" not in ("a", "b", "ab", "*", "é", "a/b", "a/a", "b/a", "b/a/b", "a/a/a", "a/a/a/b")
    )
)
PIECES = (
    *"aabbA*?/[]!^-\\ é0.:#\t",
    *("**", "***", "**/", "/**/", "/**", "[a-b]", "[!a]", "[^b-z]", "[[:alpha:]]", "[[:nope:]]", "[]a]", "[]-a]"),
    *("[a-]", "\\*", "\\ ", "  ", "[\\]]", "a/", "/a", "!a", "!", "[[:", "[[:a]", "[a-\\b]", "\r", "/b/", "*b", "a*"),
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(os.path.realpath(tmp_path_factory.mktemp("repository")))
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    for place in PLACES:
        path = root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def as_git(root: Path) -> set[str]:
    """The places that git ignores."""
    done = subprocess.run(
        ["git", "-c", "core.excludesFile=", "-C", str(root), "check-ignore", "--no-index", "--stdin", "-z"],
        input="\0".join(f"./{place}" for place in PLACES).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return {name.decode().removeprefix("./") for name in done.stdout.split(b"\0") if name}


@pytest.mark.thorough
@needs_git
@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), min_size=1, max_size=4))
@example(["a**/b"])
@example(["a**b", "*/**/b", "**/**/b", "!a/**/"])
@example(["**/*", "!*/", "a/**"])
@example(["**"])
@example(["**\\/b"])
@example(["/", "!", "a/b/", "/*", "!/a", "[", "a[b"])
@example(["*", "!a", "!\\*"])
@example(["a\\ ", "a\\", "\\!a", "\\#a", "*\\", "[a-a\\"])
def test_as_git_ignores(repository: Path, lines: list[str]) -> None:
    (repository / ".gitignore").write_bytes("\n".join(lines).encode())
    assert {place for place in PLACES if is_ignored(str(repository), place)} == as_git(repository)


def test_a_sign_of_settings_is_one_sign_and_not_one_byte() -> None:
    assert Patterns([signs("?.toc.yaml")]).last_for(signs("é.toc.yaml"), is_folder=False) == 0
    assert Patterns([b"?.toc.yaml"]).last_for("é.toc.yaml".encode(), is_folder=False) is None


def test_all_patterns_that_mean_a_name() -> None:
    patterns = Patterns([b"*.yaml", b"a*", b"/a.yaml", b"a.yaml", b"b", b"**/a.y*", b"a.yaml/", b"[", b"*"])
    assert patterns.all_for(b"a.yaml", is_folder=False) == {0, 1, 2, 3, 5, 8}
    assert patterns.all_for(b"x/a.yaml", is_folder=True) == {0, 1, 3, 5, 6, 8}
    assert patterns.last_for(b"x/c", is_folder=False) == 8
