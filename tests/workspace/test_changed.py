"""`toc lint --changed-since`: only the plans that git says changed, in real repositories."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import commit, git, new_repository, save
from running import ROOT, Ran, Run

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]

PLAN = "toc: 1\nlanguage: en\n"
Seen = Callable[..., list[str]]

NO_COMMIT = "git knows no branch, tag or commit '{}' here. In CI the history has to be there (fetch-depth: 0).\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with four plans on `main`; nothing of the surroundings counts."""
    root = new_repository(tmp_path, monkeypatch)
    for name in ("a.toc.yaml", "b.toc.yaml", "plannen/één plan.toc.yaml", "plannen/d.toc.yml"):
        save(name, PLAN)
    commit()
    return root


@pytest.fixture
def seen(toc: Run) -> Seen:
    """The plans that are looked at."""

    def look(*arguments: str) -> list[str]:
        ran = toc("lint", "--verbose", "--fail-on", "never", *arguments)
        assert ran.code == 0, ran
        lines = [line for line in ran.err.splitlines() if "; profile: " in line]
        return [line.partition(": settings")[0].replace(os.sep, "/") for line in lines]

    return look


def test_nothing_changed(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "toc: no plan changed since 'HEAD'.\n"
    assert toc("lint", "--changed-since", "HEAD") == Ran(0, "", said)
    assert toc("lint", "--changed-since", "HEAD", "--output-format", "concise", "--quiet") == Ran(0, "", said)
    assert '"files": 0' in toc("lint", "--changed-since", "HEAD", "--output-format", "json").out
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint", "--changed-since", "HEAD") == Ran(0, "", "toc: geen plan veranderd sinds 'HEAD'.\n")


def test_committed_staged_unstaged_and_untracked(seen: Seen) -> None:
    save("a.toc.yaml", PLAN + "# new\n")
    commit()
    save("b.toc.yaml", PLAN + "# new\n")
    git("add", "b.toc.yaml")
    save("plannen/één plan.toc.yaml", PLAN + "# new\n")
    save("new.toc.yaml", PLAN)
    assert seen("--changed-since", "HEAD") == ["b.toc.yaml", "new.toc.yaml", "plannen/één plan.toc.yaml"]
    assert seen("--changed-since", "HEAD~1") == [
        "a.toc.yaml",
        "b.toc.yaml",
        "new.toc.yaml",
        "plannen/één plan.toc.yaml",
    ]
    assert seen("--changed-since", "HEAD~1", "a.toc.yaml", "plannen/d.toc.yml") == ["a.toc.yaml"]


def test_what_git_ignores_did_not_change(seen: Seen) -> None:
    save(".gitignore", "new.toc.yaml\n")
    save("new.toc.yaml", PLAN)
    assert seen("--changed-since", "HEAD", "new.toc.yaml", "a.toc.yaml") == []


def test_a_branch_is_compared_with_where_it_began(seen: Seen) -> None:
    """What others did on main meanwhile is not our change."""
    git("checkout", "--quiet", "-b", "ours")
    save("a.toc.yaml", PLAN + "# ours\n")
    commit()
    git("checkout", "--quiet", "main")
    save("b.toc.yaml", PLAN + "# theirs\n")
    commit()
    git("checkout", "--quiet", "ours")
    assert seen("--changed-since", "main") == ["a.toc.yaml"]


def test_a_plan_that_got_another_name_and_one_that_is_gone(seen: Seen) -> None:
    git("mv", "a.toc.yaml", "z.toc.yaml")
    git("rm", "--quiet", "b.toc.yaml")
    assert seen("--changed-since", "HEAD") == ["z.toc.yaml"]


@pytest.mark.parametrize("setting", ["diff.relative", "diff.noprefix", "diff.mnemonicPrefix", "core.quotePath"])
def test_from_a_folder_of_the_repository(seen: Seen, monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    """Whatever the repository sets about differences."""
    git("config", setting, "true")
    git("config", "diff.external", "false")
    save("plannen/één plan.toc.yaml", PLAN + "# new\n")
    save("a.toc.yaml", PLAN + "# new\n")
    monkeypatch.chdir("plannen")
    assert seen("--changed-since", "HEAD") == ["één plan.toc.yaml"]
    assert seen("--changed-since", "HEAD", "..") == ["../a.toc.yaml", "../plannen/één plan.toc.yaml"]


def test_submodules_and_repositories_inside(seen: Seen, repository: Path) -> None:
    other = repository.parent / "other"
    shutil.copytree(repository, other)
    git("submodule", "--quiet", "add", str(other), "sub")
    before = commit()
    assert seen("--changed-since", "HEAD") == []
    save("sub/a.toc.yaml", PLAN + "# new\n")
    below = ["sub/a.toc.yaml", "sub/b.toc.yaml", "sub/plannen/d.toc.yml", "sub/plannen/één plan.toc.yaml"]
    assert sorted(seen("--changed-since", "HEAD")) == below
    git("commit", "--quiet", "--all", "--message", "work", cwd=repository / "sub")
    assert sorted(seen("--changed-since", before)) == below
    shutil.copytree(other, "nested")
    assert [name for name in seen("--changed-since", before) if name.startswith("nested/")] != []


def test_a_worktree(seen: Seen, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("worktree", "add", "--quiet", "-b", "ours", str(repository.parent / "tree"))
    monkeypatch.chdir(repository.parent / "tree")
    save("a.toc.yaml", PLAN + "# new\n")
    assert seen("--changed-since", "main") == ["a.toc.yaml"]


def test_before_the_first_commit(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    git("init", "--quiet")
    save("a.toc.yaml", PLAN)
    assert toc("lint", "--changed-since", "HEAD") == Ran(2, "", "toc: --changed-since: " + NO_COMMIT.format("HEAD"))


def test_a_clone_without_history(seen: Seen, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As CI makes it: where the branches meet is not there, so the revision itself counts."""
    git("checkout", "--quiet", "-b", "ours")
    save("a.toc.yaml", PLAN + "# ours\n")
    commit()
    git("checkout", "--quiet", "main")
    save("b.toc.yaml", PLAN + "# theirs\n")
    commit()
    clone = repository.parent / "clone"
    git("clone", "--quiet", "--depth", "1", "--branch", "ours", "--no-single-branch", repository.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    assert seen("--changed-since", "origin/main") == ["a.toc.yaml", "b.toc.yaml"]


@pytest.mark.parametrize("revision", ["", "-x", "--output=x", "nope", "main..HEAD", "HEAD:a.toc.yaml", "a.toc.yaml"])
def test_what_is_no_commit(toc: Run, revision: str) -> None:
    ran = toc("lint", f"--changed-since={revision}")
    assert ran == Ran(2, "", "toc: --changed-since: " + NO_COMMIT.format(revision))
    assert not Path("x").exists()


def test_no_repository(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    ran = toc("lint", "--changed-since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "toc: --changed-since: this folder is not in a git repository, so nothing can be known of what changed.\n"
        "git: fatal: not a git repository"
    )


def test_a_plan_outside_the_repository(toc: Run, tmp_path: Path) -> None:
    save("../outside.toc.yaml", PLAN)
    path = os.path.join("..", "outside.toc.yaml")
    assert toc("lint", "--changed-since", "HEAD", path) == Ran(
        2, "", f"toc: --changed-since: '{path}' is not in the git repository of this folder.\n"
    )
    if os.name != "nt":
        os.symlink(tmp_path / "outside.toc.yaml", "linked.toc.yaml")
        assert toc("lint", "--changed-since", "HEAD", "linked.toc.yaml").code != 2


def test_without_git(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert toc("lint", "--changed-since", "HEAD") == Ran(
        2, "", "toc: --changed-since: git is not installed, or cannot be found.\n"
    )


def test_what_is_piped_in_has_no_history(toc: Run) -> None:
    assert toc("lint", "-", "--changed-since", "HEAD") == Ran(
        2, "", "toc: --changed-since goes by files, not by what is piped in.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a hook is a script of a POSIX shell")
@pytest.mark.parametrize("how", [["--all"], ["--only", "a.toc.yaml"]])
def test_in_a_hook_that_git_runs(repository: Path, how: list[str]) -> None:
    """A hook runs with variables of git, which speak of this repository and of an index that is not there for long."""
    other = repository.parent / "other"
    shutil.copytree(repository, other)
    (other / "b.toc.yaml").write_text(PLAN + "# new\n", encoding="utf-8")
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\n"
        f"export PYTHONPATH='{ROOT}' TOC_LANG=en\n"
        f"'{sys.executable}' -m toc lint --verbose --fail-on never --changed-since HEAD 2> here.txt\n"
        f"cd '{other}' && '{sys.executable}' -m toc lint --verbose --fail-on never --changed-since HEAD 2> there.txt\n"
        "true\n",
        encoding="utf-8",
    )
    hook.chmod(0o755)
    save("a.toc.yaml", PLAN + "# new\n")
    git("commit", "--quiet", "--message", "work", *how)
    assert (repository / "here.txt").read_text("utf-8").startswith("a.toc.yaml: settings: none; profile: draft")
    assert (other / "there.txt").read_text("utf-8").startswith("b.toc.yaml: settings: none; profile: draft")


def test_line_ends_that_git_converts_are_no_change(seen: Seen) -> None:
    """With `core.autocrlf`, or `text` in .gitattributes, files have other line ends than what git keeps of them."""
    save(".gitattributes", "*.toc.yml text=auto\n")
    commit()
    git("config", "core.autocrlf", "true")
    for name in ("a.toc.yaml", "plannen/d.toc.yml"):
        Path(name).unlink()
        git("checkout", "--", name)
        assert b"\r\n" in Path(name).read_bytes()
    assert git("status", "--porcelain") == ""
    assert seen("--changed-since", "HEAD") == []
    save("a.toc.yaml", PLAN.replace("\n", "\r\n") + "# new\r\n")
    assert seen("--changed-since", "HEAD") == ["a.toc.yaml"]


def test_other_conversions_of_git(seen: Seen) -> None:
    """An encoding for the working tree, and `$Id$`, which git fills in there."""
    save(".gitattributes", "a.toc.yaml working-tree-encoding=UTF-16 text\nb.toc.yaml ident\n")
    Path("a.toc.yaml").write_bytes((PLAN + "# één\n").encode("utf-16"))
    save("b.toc.yaml", PLAN + "# $Id$\n")
    commit()
    Path("b.toc.yaml").unlink()
    git("checkout", "--", "b.toc.yaml")
    assert "$Id: " in Path("b.toc.yaml").read_text("utf-8")
    assert git("status", "--porcelain") == ""
    assert seen("--changed-since", "HEAD") == []
    Path("a.toc.yaml").write_bytes((PLAN + "# twee\n").encode("utf-16"))
    assert seen("--changed-since", "HEAD") == ["a.toc.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="a filter is a script of a POSIX shell")
def test_what_a_filter_keeps_in_another_form_counts_as_changed(seen: Seen) -> None:
    """As Git LFS and git-crypt do: only their program could tell."""
    save(".gitattributes", "a.toc.yaml filter=upper\n")
    git("config", "filter.upper.clean", "tr a-z A-Z")
    commit()
    assert git("status", "--porcelain") == ""
    assert seen("--changed-since", "HEAD") == ["a.toc.yaml"]


def test_the_content_counts_and_not_the_time(seen: Seen) -> None:
    """Neither of what stands in the index: a file that is saved as it was, and one that is saved in the same moment."""
    for name in ("a.toc.yaml", "plannen/d.toc.yml"):
        os.utime(name, (1, 1))
    at = os.stat("b.toc.yaml").st_mtime_ns
    save("b.toc.yaml", PLAN.replace("en", "nl"))
    os.utime("b.toc.yaml", ns=(at, at))
    git("update-index", "--assume-unchanged", "plannen/één plan.toc.yaml")
    save("plannen/één plan.toc.yaml", PLAN + "# new\n")
    assert seen("--changed-since", "HEAD") == ["b.toc.yaml", "plannen/één plan.toc.yaml"]


def test_a_plan_that_git_keeps_in_spite_of_a_gitignore(seen: Seen) -> None:
    save(".gitignore", "/x/\n")
    save("x/new.toc.yaml", PLAN)
    save("x/other.toc.yaml", PLAN)
    git("add", "--force", "x/new.toc.yaml")
    assert seen("--changed-since", "HEAD", "x") == ["x/new.toc.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need permission there")
def test_links_and_what_takes_the_place_of_a_file(toc: Run, seen: Seen) -> None:
    os.symlink("a.toc.yaml", "link.toc.yaml")
    os.symlink("plannen", "map")
    commit()
    assert seen("--changed-since", "HEAD") == []
    save("a.toc.yaml", PLAN + "# new\n")
    assert seen("--changed-since", "HEAD", "link.toc.yaml", "map/d.toc.yml") == ["link.toc.yaml"]
    Path("link.toc.yaml").unlink()
    os.symlink("b.toc.yaml", "link.toc.yaml")
    Path("b.toc.yaml").unlink()
    os.mkfifo("b.toc.yaml")
    for name in ("b.toc.yaml", "link.toc.yaml"):
        ran = toc("lint", "--changed-since", "HEAD", "--output-format", "concise", name)
        assert ran.code == 2
        assert ran.out.startswith(
            f"{name}:1:1: error[TOC019 unreadable-file] toc cannot open this file (it is a device "
        )


@pytest.mark.parametrize("made", [["--object-format=sha256"], []])
def test_every_kind_of_repository(seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]) -> None:
    """Names with any sign, hashes of either kind, and a part of the files left out (sparse)."""
    (tmp_path / "new").mkdir()
    monkeypatch.chdir(tmp_path / "new")
    git("init", "--quiet", *made)
    names = ["a b.toc.yaml", "deep/er/c.toc.yaml", "else/d.toc.yaml", "é.toc.yaml"]
    names += [] if os.name == "nt" else ["tab\t.toc.yaml", '".toc.yaml', "back\\.toc.yaml"]
    for name in names:
        save(name, PLAN)
    commit()
    git("sparse-checkout", "set", "--sparse-index", "deep")
    git("config", "core.fsmonitor", "true")
    assert seen("--changed-since", "HEAD") == []
    save("deep/er/c.toc.yaml", PLAN + "# new\n")
    save("deep/new.toc.yaml", PLAN)
    assert seen("--changed-since", "HEAD") == ["deep/er/c.toc.yaml", "deep/new.toc.yaml"]


def test_ten_thousand_plans(repository: Path) -> None:
    """git is asked a fixed number of times, whatever the number of files."""
    for number in range(10_000):
        path = repository / f"veel{number % 100}" / f"{number}.toc.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"toc: 1\n")
    commit()
    save("veel7/7.toc.yaml", PLAN)
    from toc.apps.cli.inputs import chosen
    from toc.workspace import changed_files as changed

    found = changed.changes("HEAD")
    assert [path for path in chosen(["."]) if found.has(path)] == [os.path.join("veel7", "7.toc.yaml")]
