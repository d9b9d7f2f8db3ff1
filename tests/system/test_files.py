"""Which files are meant, how they are read, and that they are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from toc.system.files import NotAFileError, plans_below, read_bytes, write_whole

pytestmark = pytest.mark.thorough

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and devices")
not_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read and write everything")


def make(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("toc: 1\n", encoding="utf-8")


def below(root: Path) -> list[str]:
    return [Path(path).relative_to(root).as_posix() for path in plans_below(str(root))]


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "core.excludesFile=", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_plans_are_found_at_every_depth_in_a_fixed_order(tmp_path: Path) -> None:
    make(tmp_path, "b.toc.yaml", "a.toc.yml", "diep/er/C.TOC.YAML", "plan.yaml", "toc.yaml", "x.toc.yaml.bak")
    assert below(tmp_path) == ["a.toc.yml", "b.toc.yaml", "diep/er/C.TOC.YAML"]


def test_the_current_folder_is_not_part_of_the_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.toc.yaml", "sub/b.toc.yaml")
    monkeypatch.chdir(tmp_path)
    assert list(plans_below(".")) == ["a.toc.yaml", os.path.join("sub", "b.toc.yaml")]


def test_some_folders_are_never_searched(tmp_path: Path) -> None:
    make(tmp_path, ".git/a.toc.yaml", ".venv/a.toc.yaml", "node_modules/a.toc.yaml", ".github/a.toc.yaml")
    assert below(tmp_path) == [".github/a.toc.yaml"]


def test_without_a_repository_nothing_is_ignored(tmp_path: Path) -> None:
    make(tmp_path, "a.toc.yaml")
    (tmp_path / ".gitignore").write_text("*.toc.yaml\n", encoding="utf-8")
    assert below(tmp_path) == ["a.toc.yaml"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with patterns of every kind, above and below, and files that they do and do not touch."""
    git(tmp_path, "init", "-q")
    make(
        tmp_path,
        "plan.toc.yaml",
        "oud.toc.yaml",
        "build/plan.toc.yaml",
        "sub/build/plan.toc.yaml",
        "sub/weg.toc.yaml",
        "sub/toch.toc.yaml",
        "sub/dieper/weg.toc.yaml",
        "alleen_hier/plan.toc.yaml",
        "sub/alleen_hier/plan.toc.yaml",
        "lokaal.toc.yaml",
        "spatie aan het einde .toc.yaml",
        "[raar].toc.yaml",
        "uit/niet/meer.toc.yaml",
    )
    (tmp_path / ".gitignore").write_bytes(
        "\ufeffoud.toc.yaml\r\n# opmerking\r\nbuild/\r\n/alleen_hier/\r\n\\[raar].toc.yaml\r\nuit/*\r\n".encode()
    )
    (tmp_path / "sub" / ".gitignore").write_text("*.toc.yaml\n!toch.toc.yaml\n!/dieper/\n", encoding="utf-8")
    (tmp_path / "sub" / "dieper" / ".gitignore").write_text("!weg.toc.yaml\n", encoding="utf-8")
    (tmp_path / ".git" / "info" / "exclude").write_text("lokaal.toc.yaml\n", encoding="utf-8")
    return tmp_path


def test_the_plans_are_those_that_git_would_track(repository: Path) -> None:
    wanted = git(repository, "ls-files", "-z", "--others", "--exclude-standard").split("\0")
    assert below(repository) == sorted(name for name in wanted if name.endswith(".toc.yaml"))
    assert "sub/dieper/weg.toc.yaml" in below(repository)
    assert "lokaal.toc.yaml" not in below(repository)


def test_patterns_above_the_folder_count(repository: Path) -> None:
    assert below(repository / "sub") == ["dieper/weg.toc.yaml", "toch.toc.yaml"]


def test_an_ignored_folder_that_is_named_is_searched(repository: Path) -> None:
    assert below(repository / "build") == ["plan.toc.yaml"]


def test_a_worktree_has_the_exclude_file_of_its_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    git(repository, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "leeg")
    tree = tmp_path_factory.mktemp("trees") / "tree"
    git(repository, "worktree", "add", "-q", str(tree))
    make(tree, "lokaal.toc.yaml", "plan.toc.yaml")
    assert below(tree) == ["plan.toc.yaml"]


def test_a_line_that_is_no_pattern_is_passed_over(repository: Path) -> None:
    with (repository / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("!\n/\nplan.toc.yaml\n")
    assert "plan.toc.yaml" not in below(repository)


@on_posix
def test_a_loop_of_links_does_no_harm(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.toc.yaml")
    (tmp_path / "sub" / "terug").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "zelf.toc.yaml").symlink_to("zelf.toc.yaml")
    assert below(tmp_path) == ["sub/a.toc.yaml", "zelf.toc.yaml"]


def test_a_folder_with_the_name_of_a_plan_is_given(tmp_path: Path) -> None:
    make(tmp_path, "map.toc.yaml/a.toc.yaml")
    assert below(tmp_path) == ["map.toc.yaml"]


@not_root
def test_a_folder_that_cannot_be_listed_is_given(tmp_path: Path) -> None:
    make(tmp_path, "dicht/a.toc.yaml")
    (tmp_path / "dicht").chmod(0)
    assert below(tmp_path) == ["dicht"]


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "groot").write_bytes(b"x" * 1000)
    assert read_bytes(str(tmp_path / "groot"), 10) == b"x" * 10


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="a system without /proc")
def test_a_file_that_holds_more_than_the_system_says_is_read_whole() -> None:
    assert Path("/proc/version").stat().st_size == 0
    assert read_bytes("/proc/version", 100_000) == Path("/proc/version").read_bytes()
    assert read_bytes("/proc/version", 5) == b"Linux"


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(NotAFileError) as caught:
        read_bytes(str(tmp_path), 10)
    assert caught.value.errno == errno.EISDIR


@on_posix
@pytest.mark.parametrize("kind", ["fifo", "device"])
def test_what_is_no_file_is_not_opened(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "pijp"
    os.mkfifo(path)
    with pytest.raises(NotAFileError) as caught:
        read_bytes(str(path) if kind == "fifo" else "/dev/zero", 10)
    assert caught.value.errno == errno.EINVAL


def test_a_new_file_gets_the_mode_of_any_new_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "nieuw", b"abc")
    (tmp_path / "gewoon").write_bytes(b"")
    assert (tmp_path / "nieuw").read_bytes() == b"abc"
    assert (tmp_path / "nieuw").stat().st_mode == (tmp_path / "gewoon").stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["gewoon", "nieuw"]


@on_posix
def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "plan.svg"
    path.write_bytes(b"oud")
    path.chmod(0o640)
    write_whole(path, b"nieuw")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"nieuw", 0o640)


@on_posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "echt" / "plan.svg").write_bytes(b"oud")
    (tmp_path / "link.svg").symlink_to("echt/plan.svg")
    write_whole(tmp_path / "link.svg", b"nieuw")
    assert (tmp_path / "link.svg").is_symlink()
    assert (tmp_path / "echt" / "plan.svg").read_bytes() == b"nieuw"


@on_posix
def test_a_device_is_written_and_stays_one() -> None:
    write_whole("/dev/null", b"weg")
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "weg" / "plan.svg", b"")
    assert caught.value.filename == str(tmp_path / "weg")


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises((IsADirectoryError, PermissionError)):
        write_whole(tmp_path, b"")


@not_root
def test_a_closed_folder_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PermissionError) as caught:
        write_whole(tmp_path / "plan.svg", b"")
    tmp_path.chmod(0o700)
    assert caught.value.filename == str(tmp_path)


@not_root
def test_a_write_protected_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plan.svg"
    path.write_bytes(b"oud")
    path.chmod(0o400)
    with pytest.raises(PermissionError):
        write_whole(path, b"nieuw")
    assert path.read_bytes() == b"oud"


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_when_writing_fails_halfway_the_old_file_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = tmp_path / "plan.svg"
    path.write_bytes(b"oud")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, broken, full)
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"nieuw")
    assert path.read_bytes() == b"oud"
    assert os.listdir(tmp_path) == ["plan.svg"]
