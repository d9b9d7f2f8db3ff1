"""What writes over a plan says in one line how to undo that, and that line does."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from running import Ran, Run

from toc.core.messages import NOTHING
from toc.system.files import plans_below
from toc.workspace.undo import MAX_COPIES, keep, write_over
from toc.workspace.undo import how_to_undo as said

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(os.name == "nt", reason="the lines are typed in a POSIX shell here"),
]

UNTIDY = "toc: 1\ntaal:   nl\ntitel:   Veilig\n"
TIDY = "toc: 1\ntaal: nl\ntitel: Veilig\n"
SLIP = "toc: 1\ntaal: nl\ntitell: Veilig\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(*arguments: str, folder: str = ".") -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=folder, check=True, capture_output=True
    )


def committed(*paths: str) -> None:
    if not Path(".git").exists():
        git("init", "-q")
    git("add", "-f", "--", *(f":(literal){path}" for path in paths))
    git("commit", "-qm", "x")


def typed(line: str) -> None:
    subprocess.run(line, shell=True, check=True, capture_output=True)


def line_of(ran: Ran) -> str:
    """What is to be typed. The moment in the name of a copy is looked up: `running` leaves it out."""
    (line,) = [one for one in ran.err.splitlines() if one.startswith("toc: to undo this: ")]
    copies = [path.name for path in Path().glob("*.bak")]
    return line.removeprefix("toc: to undo this: ").replace(
        ".MOMENT.bak", re.sub(r"^.*?(\.[\d-]+\.bak)$", r"\1", max(copies, default=""))
    )


@pytest.mark.skipif(os.name == "nt", reason="cmd knows no semicolon; PowerShell does")
def test_one_line_brings_back_plans_from_git_and_from_copies(toc: Run) -> None:
    """Pasted as it is: with a word between the two commands git took that word for a file."""
    clean, dirty = Path("b.toc.yaml"), Path("een plan.toc.yaml")
    clean.write_text(UNTIDY)
    dirty.write_text("toc: 1\n")
    committed("b.toc.yaml", "een plan.toc.yaml")
    dirty.write_text(UNTIDY)
    ran = toc("fmt", ".")
    assert (clean.read_text(), dirty.read_text()) == (TIDY, TIDY)
    typed(line_of(ran))
    assert (clean.read_text(), dirty.read_text()) == (UNTIDY, UNTIDY)


@pytest.mark.parametrize("under_git", [False, True])
@pytest.mark.parametrize(("arguments", "before"), [(("fmt",), UNTIDY), (("lint", "--fix"), SLIP)])
def test_the_line_brings_back_the_old_content(
    toc: Run, arguments: tuple[str, ...], before: str, under_git: bool
) -> None:
    plan = Path("plan.toc.yaml")
    plan.write_text(before)
    if under_git:
        committed("plan.toc.yaml")
    ran = toc(*arguments, "plan.toc.yaml")
    assert plan.read_text() == TIDY
    assert line_of(ran).startswith("git restore -- plan" if under_git else "cp plan.toc.yaml.2")
    assert bool(list(Path().glob("*.bak"))) is not under_git
    typed(line_of(ran))
    assert plan.read_text() == before


def test_what_is_not_committed_is_not_lost(toc: Run) -> None:
    """`git restore` would bring back the content of the last commit, without what was typed since."""
    plan = Path("plan.toc.yaml")
    plan.write_text("toc: 1\ntaal: nl\ntitel: Eerst\n")
    committed("plan.toc.yaml")
    plan.write_text(UNTIDY)
    ran = toc("fmt")
    assert line_of(ran).startswith("cp plan.toc.yaml.2")
    typed(line_of(ran))
    assert plan.read_text() == UNTIDY


def test_where_git_is_locked_a_copy_is_left(toc: Run) -> None:
    plan = Path("plan.toc.yaml")
    plan.write_text(UNTIDY)
    committed("plan.toc.yaml")
    Path(".git/index.lock").touch()
    line = line_of(toc("fmt", "plan.toc.yaml"))
    assert line.startswith("cp plan.toc.yaml.2")
    typed(line)
    assert plan.read_text() == UNTIDY


def test_the_index_and_the_last_commit_are_told_apart(toc: Run) -> None:
    plan = Path("plan.toc.yaml")
    plan.write_text(UNTIDY)
    committed("plan.toc.yaml")
    plan.write_text(TIDY)
    git("add", "plan.toc.yaml")
    plan.write_text(UNTIDY)
    ran = toc("fmt")
    assert line_of(ran) == "git restore --source=HEAD -- plan.toc.yaml"
    typed(line_of(ran))
    assert plan.read_text() == UNTIDY


@pytest.mark.parametrize(
    "name",
    ["het plan.toc.yaml", "a'b.toc.yaml", "$(touch x).toc.yaml", "-q.toc.yaml", "[ab].toc.yaml", "`a`;b.toc.yaml"],
)
@pytest.mark.parametrize("under_git", [False, True])
def test_a_name_is_quoted(toc: Run, name: str, under_git: bool) -> None:
    """`[ab]` is a pattern for git as well: it would bring back a.toc.yaml too."""
    Path(name).write_text(UNTIDY)
    Path("a.toc.yaml").write_text(TIDY)
    if under_git:
        committed(name, "a.toc.yaml")
        Path("a.toc.yaml").write_text("toc: 1\ntaal: nl\ntitel: Nieuw\n")
    ran = toc("fmt", f"./{name}")
    typed(line_of(ran))
    assert Path(name).read_text() == UNTIDY
    assert Path("a.toc.yaml").read_text() == ("toc: 1\ntaal: nl\ntitel: Nieuw\n" if under_git else TIDY)
    assert not Path("x").exists()


def test_from_another_folder(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("stad/plannen").mkdir(parents=True)
    Path("elders").mkdir()
    plan = tmp_path / "stad/plannen/plan.toc.yaml"
    plan.write_text(UNTIDY)
    monkeypatch.chdir("stad")
    committed("plannen/plan.toc.yaml")
    monkeypatch.chdir("../elders")
    ran = toc("fmt", str(plan))
    assert line_of(ran) == f"git -C {tmp_path / 'stad'} restore -- plannen/plan.toc.yaml"
    typed(line_of(ran))
    monkeypatch.chdir("../stad/plannen")
    assert line_of(toc("fmt")) == "git restore -- plan.toc.yaml"


@pytest.mark.parametrize("setting", ["filter=x", "eol=crlf", "ident", "working-tree-encoding=UTF-16"])
def test_where_git_would_give_other_bytes_a_copy_is_left(toc: Run, setting: str) -> None:
    Path("plan.toc.yaml").write_text(UNTIDY)
    committed("plan.toc.yaml")
    Path(".gitattributes").write_text(f"*.yaml {setting}\n")
    assert line_of(toc("fmt")).startswith("cp ")


def test_where_git_turns_line_ends_a_copy_is_left(toc: Run) -> None:
    Path("plan.toc.yaml").write_text(UNTIDY)
    committed("plan.toc.yaml")
    git("config", "core.autocrlf", "true")
    assert line_of(toc("fmt")).startswith("cp ")


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_file_that_git_leaves_alone_gets_a_copy(toc: Run, flag: str) -> None:
    Path("plan.toc.yaml").write_text(UNTIDY)
    committed("plan.toc.yaml")
    git("update-index", flag, "plan.toc.yaml")
    assert line_of(toc("fmt")).startswith("cp ")


def test_many_files_one_line(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_CACHE_DIR", str(tmp_path / "cache"))
    names = [f"plan-van-de-stad-{number:03}.toc.yaml" for number in range(60)]
    for name in names:
        Path(name).write_text(UNTIDY)
    committed(*names)
    other = Path("ander.toc.yaml")
    other.write_text(TIDY)
    committed("ander.toc.yaml")
    other.write_text("toc: 1\ntaal: nl\ntitel: Nieuw\n")
    ran = toc("fmt")
    assert re.fullmatch(r"git restore --pathspec-from-file=\S+", line_of(ran))
    typed(line_of(ran))
    assert {Path(name).read_text() for name in names} == {UNTIDY}
    assert other.read_text() == "toc: 1\ntaal: nl\ntitel: Nieuw\n"
    shutil.rmtree(".git")
    first = f"the old plans are beside the new ones: '{names[0]}.MOMENT.bak'"
    told = f"toc: to undo this: {first}, and 59 others that end in .bak\n"
    assert toc("fmt") == Ran(0, "", f"toc: 60 files rewritten.\n{told}")


def test_a_copy_is_no_plan_and_is_never_written_over(toc: Run) -> None:
    plan = Path("plan.toc.yaml")
    for number in range(3):
        plan.write_text(UNTIDY + f"versie:  {number}\n")
        assert toc("fmt").code == 0
    copies = sorted(Path().glob("*.bak"))
    assert sorted(path.read_text()[-2] for path in copies) == ["0", "1", "2"]
    assert list(plans_below(".")) == ["plan.toc.yaml"]
    assert toc("fmt").err == "toc: nothing to change.\n"


def test_the_newest_copies_are_kept_and_nothing_else_is_touched() -> None:
    plan = Path("plan.toc.yaml")
    own = ["plan.toc.yaml.bak", "plan.toc.yaml.2026.bak", "ander.toc.yaml.2026-01-01-000000.bak"]
    for name in own:
        Path(name).write_text("mine")
    old = [f"plan.toc.yaml.2020-01-{day:02}-120000.bak" for day in range(1, 15)]
    for name in old:
        Path(name).write_text("old")
    plan.write_text("now")
    copy = keep("plan.toc.yaml", b"now").copy
    left = {path.name for path in Path().iterdir()}
    assert left == {"plan.toc.yaml", *own, *old[-MAX_COPIES + 1 :], os.path.basename(copy)}


def test_a_copy_is_as_private_as_the_plan_and_stands_beside_the_file_itself() -> None:
    Path("echt").mkdir()
    Path("echt/a.yaml").write_bytes(b"old")
    Path("echt/a.yaml").chmod(0o600)
    Path("a.toc.yaml").symlink_to("echt/a.yaml")
    undo = write_over("a.toc.yaml", b"new", b"old")
    assert undo is not None
    copy = Path(undo.copy)
    assert (copy.parent.name, copy.stat().st_mode & 0o777, copy.read_bytes()) == ("echt", 0o600, b"old")
    assert (Path("a.toc.yaml").is_symlink(), Path("echt/a.yaml").read_bytes()) == (True, b"new")


@pytest.mark.parametrize("failing", [1, 2])
def test_where_the_copy_or_the_plan_cannot_be_written_neither_is(
    toc: Run, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    Path("plan.toc.yaml").write_text(UNTIDY)
    replace, calls = os.replace, []

    def full(*arguments: str) -> None:
        calls.append(arguments)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        replace(*arguments)

    monkeypatch.setattr(os, "replace", full)
    assert toc("fmt") == Ran(2, "", "toc: 'plan.toc.yaml' cannot be written: the disk is full.\n")
    assert [(path.name, path.read_text()) for path in Path().iterdir()] == [("plan.toc.yaml", UNTIDY)]


def test_what_was_done_before_it_went_wrong_can_be_undone(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.toc.yaml", "b.toc.yaml"):
        Path(name).write_text(UNTIDY)
    replace = os.replace

    def full(source: str, target: str) -> None:
        if os.path.basename(target) == "b.toc.yaml":
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    ran = toc("fmt")
    undo, trouble = ran.err.splitlines()
    assert (ran.code, undo) == (2, "toc: to undo this: cp a.toc.yaml.MOMENT.bak a.toc.yaml")
    assert trouble == "toc: 'b.toc.yaml' cannot be written: the disk is full."


def test_an_import_over_a_plan_can_be_undone(toc: Run) -> None:
    plan = Path("plan.toc.yaml")
    plan.write_text(TIDY)
    Path("acties.csv").write_text("Actie;Wie\nWe planten bomen;Stad\n")
    ran = toc("import", "acties.csv", "-o", "plan.toc.yaml", "--force")
    assert (ran.code, plan.read_text() == TIDY) == (0, False)
    typed(line_of(ran))
    assert plan.read_text() == TIDY


def test_nothing_to_undo_says_nothing() -> None:
    assert said([]) == NOTHING
