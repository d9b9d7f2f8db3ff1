"""A file is always the old one or the new one, whole: whoever kills toc, fills the disk or takes permissions away."""

import errno
import json
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from plans import ROOT

from toc.system.files import plans_below, write_whole

pytestmark = pytest.mark.slow

resource = pytest.importorskip("resource", reason="limits, signals and modes are of Unix")

IN_CI = bool(os.environ.get("CI"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "TOC_LANG": "en"}
AS_ROOT = os.geteuid() == 0
DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"] if AS_ROOT else []
"""Root gives up its power over files."""
may_drop = pytest.mark.skipif(
    AS_ROOT and not shutil.which("setpriv"), reason="root may write everywhere, and setpriv is not here"
)

UNTIDY = (ROOT / "examples" / "minimaal.toc.yaml").read_text(encoding="utf-8").replace("\ntitel: ", "\ntitel:      ", 1)
TO_MEND = UNTIDY.replace("\noutcomes:", "\noutcome:", 1)
COMMANDS = {"fmt": (["fmt"], UNTIDY), "fix": (["lint", "--fix", "--exit-zero"], TO_MEND)}


def toc(arguments: list[str], folder: Path, *, most: int = 0, drop: bool = False) -> subprocess.CompletedProcess[str]:
    """Runs toc as a program, that may write files of so many bytes and no larger."""

    def limit() -> None:
        if most:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [*(DROP if drop else []), sys.executable, "-m", "toc", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False, preexec_fn=limit
    )


@pytest.fixture(params=COMMANDS)
def ready(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[list[str], Path, bytes, bytes]:
    """A command, a plan that it changes, and what the plan holds before and after it."""
    arguments, text = COMMANDS[request.param]
    plan = tmp_path / "plan.toc.yaml"
    plan.write_text(text, encoding="utf-8")
    toc([*arguments, plan.name], tmp_path)
    after = plan.read_bytes()
    assert after != text.encode()
    for copy in tmp_path.glob("*.bak"):
        copy.unlink()
    plan.write_text(text, encoding="utf-8")
    plan.chmod(0o640)
    return [*arguments, plan.name], plan, text.encode(), after


# --- Killed -----------------------------------------------------------------------------------------------------------

KILLER = """
import json, os, random, signal, stat, sys, time
from toc.system.files import write_whole

folder, rounds = sys.argv[1], int(sys.argv[2])
dice = random.Random(7)
target, link = os.path.join(folder, "plan.toc.yaml"), os.path.join(folder, "link.toc.yaml")
whole = {bytes([65 + number]) * size for number, size in enumerate((300_000, 70_000, 1, 0))}
write_whole(target, b"")
os.chmod(target, 0o640)
os.symlink("plan.toc.yaml", link)
seen = {"torn": 0, "mode": 0, "link": 0, "left": 0, "changed": 0}
before = b""
done = 0
# On a busy machine many writers are killed before they get anywhere: more are started until enough of them did.
while done < rounds or (done < 10 * rounds and (seen["changed"] <= rounds / 20 or seen["left"] <= rounds / 100)):
    done += 1
    child = os.fork()
    if not child:
        while True:
            for content in whole:
                write_whole(link, content)
    end = time.perf_counter() + dice.random() * 0.006
    while time.perf_counter() < end:
        with open(target, "rb") as file:
            seen["torn"] += file.read() not in whole
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(target, "rb") as file:
        content = file.read()
    seen["torn"] += content not in whole
    seen["changed"] += content != before
    before = content
    seen["mode"] += stat.S_IMODE(os.stat(target).st_mode) != 0o640
    seen["link"] += not os.path.islink(link)
    for name in os.listdir(folder):
        if name.endswith(".tmp"):
            seen["left"] += 1
            if dice.random() < 0.9:
                os.unlink(os.path.join(folder, name))
print(json.dumps(seen))
"""


def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """A thousand times, at any moment, with a reader that looks on; what earlier ones left is in nobody's way."""
    rounds = 200 if IN_CI else 1000
    command = [sys.executable, "-c", KILLER, str(tmp_path), str(rounds)]
    ran = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    seen = json.loads(ran.stdout)
    assert (seen["torn"], seen["mode"], seen["link"]) == (0, 0, 0)
    # The kills fell before, during and after writing.
    assert seen["changed"] > rounds / 20
    assert seen["left"] > rounds / 100
    others = set(os.listdir(tmp_path)) - {"plan.toc.yaml", "link.toc.yaml"}
    assert [name for name in others if not re.fullmatch(r"\.plan\.toc\.yaml\.[0-9a-f]{12}\.tmp", name)] == []
    assert list(plans_below(str(tmp_path))) == [str(tmp_path / name) for name in ("link.toc.yaml", "plan.toc.yaml")]


def test_toc_that_is_killed_leaves_the_old_plan_or_the_new_one(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    arguments, plan, before, after = ready
    dice = random.Random(3)
    start = time.perf_counter()
    toc(arguments, plan.parent)
    whole = time.perf_counter() - start
    found = set()
    for _ in range(6 if IN_CI else 30):
        plan.write_bytes(before)
        running = subprocess.Popen(
            [sys.executable, "-m", "toc", *arguments],
            cwd=plan.parent,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * dice.uniform(0.3, 1.1))
        running.kill()
        running.wait()
        found.add(plan.read_bytes())
        assert stat.S_IMODE(plan.stat().st_mode) == 0o640
    assert found <= {before, after}
    # A run after that does its work as if nothing had happened.
    toc(arguments, plan.parent)
    assert plan.read_bytes() == after


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = tmp_path / "plan.toc.yaml"
    plan.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(plan, b"new")
    assert (plan.read_bytes(), os.listdir(tmp_path)) == (b"old", [plan.name])


# --- No room ----------------------------------------------------------------------------------------------------------


def test_a_file_that_may_not_grow_stays_as_it_was(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    arguments, plan, before, _ = ready
    ran = toc(arguments, plan.parent, most=1000)
    assert (ran.returncode, ran.stderr) == (2, "toc: 'plan.toc.yaml' cannot be written: File too large.\n")
    assert (plan.read_bytes(), os.listdir(plan.parent)) == (before, [plan.name])
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk cannot be mounted here: that takes root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_plan_as_it_was(ready: tuple[list[str], Path, bytes, bytes], small_disk: Path) -> None:
    arguments, original, before, after = ready
    plan = small_disk / original.name
    plan.write_bytes(before)
    plan.chmod(0o600)
    filler = small_disk / "filler"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        filler.write_bytes(b"x" * 100_000)
    ran = toc(arguments, small_disk)
    assert (ran.returncode, ran.stderr) == (2, "toc: 'plan.toc.yaml' cannot be written: the disk is full.\n")
    assert plan.read_bytes() == before
    assert sorted(os.listdir(small_disk)) == ["filler", plan.name]
    filler.unlink()
    assert toc(arguments, small_disk).returncode == 0
    assert (plan.read_bytes(), stat.S_IMODE(plan.stat().st_mode)) == (after, 0o600)


# --- Not allowed ------------------------------------------------------------------------------------------------------


@may_drop
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_without_permission_nothing_changes(ready: tuple[list[str], Path, bytes, bytes], closed: str) -> None:
    arguments, plan, before, _ = ready
    (plan if closed == "file" else plan.parent).chmod(0o555)
    mode = plan.stat().st_mode
    ran = toc(arguments, plan.parent, drop=True)
    plan.parent.chmod(0o755)
    assert ran.returncode == 2
    assert ran.stderr.startswith("toc: 'plan.toc.yaml' cannot be written: you are not allowed to write in '")
    assert (plan.read_bytes(), plan.stat().st_mode, os.listdir(plan.parent)) == (before, mode, [plan.name])


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(ready: tuple[list[str], Path, bytes, bytes], mode: int) -> None:
    arguments, plan, _, after = ready
    plan.chmod(mode)
    toc(arguments, plan.parent)
    assert (plan.read_bytes(), stat.S_IMODE(plan.stat().st_mode)) == (after, mode)


def test_while_it_is_written_nobody_else_may_read_it_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = tmp_path / "plan.toc.yaml"
    plan.write_bytes(b"old")
    plan.chmod(0o600)
    modes: list[int] = []
    sync = os.fsync

    def look(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    write_whole(plan, b"new")
    assert (modes, plan.read_bytes()) == ([0o600], b"new")


# --- Links ------------------------------------------------------------------------------------------------------------


def test_a_link_stays_a_link_wherever_it_leads(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    """Two links one after the other, the last one into another folder: the temporary file is beside the real one."""
    arguments, plan, before, after = ready
    elsewhere = plan.parent / "elsewhere"
    elsewhere.mkdir()
    real = plan.rename(elsewhere / "real.yaml")
    plan.symlink_to("second.yaml")
    (plan.parent / "second.yaml").symlink_to("elsewhere/real.yaml")
    toc(arguments, plan.parent)
    assert (os.readlink(plan), os.readlink(plan.parent / "second.yaml")) == ("second.yaml", "elsewhere/real.yaml")
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (after, 0o640)
    assert sorted(os.listdir(plan.parent)) == ["elsewhere", "plan.toc.yaml", "second.yaml"]
    assert before != after


def test_another_name_of_the_same_file_keeps_the_old_one(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    """As SECURITY.md says: a hard link parts from the file that was replaced."""
    arguments, plan, before, after = ready
    other = plan.parent / "other"
    os.link(plan, other)
    toc(arguments, plan.parent)
    assert (plan.read_bytes(), other.read_bytes()) == (after, before)


def test_a_plan_without_anything_to_change_is_not_written(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    arguments, plan, _, after = ready
    plan.write_bytes(after)
    earlier = plan.stat()
    toc(arguments, plan.parent)
    assert (plan.stat().st_ino, plan.stat().st_mtime_ns) == (earlier.st_ino, earlier.st_mtime_ns)


@pytest.mark.parametrize("options", [["fmt", "--check"], ["fmt", "--diff"], ["lint"], ["lint", "--diff"]])
def test_who_only_looks_writes_nothing(tmp_path: Path, options: list[str]) -> None:
    plan = tmp_path / "plan.toc.yaml"
    plan.write_text(TO_MEND, encoding="utf-8")
    earlier = plan.stat()
    toc([*options, plan.name], tmp_path)
    assert (plan.stat().st_ino, plan.stat().st_mtime_ns) == (earlier.st_ino, earlier.st_mtime_ns)
    assert os.listdir(tmp_path) == [plan.name]


def test_the_end_of_the_terminal_ends_toc_without_a_half_file(ready: tuple[list[str], Path, bytes, bytes]) -> None:
    arguments, plan, before, after = ready
    running = subprocess.Popen(
        [sys.executable, "-m", "toc", *arguments], cwd=plan.parent, env=ENVIRONMENT, stderr=subprocess.DEVNULL
    )
    time.sleep(0.25)
    running.send_signal(signal.SIGHUP)
    running.wait()
    assert plan.read_bytes() in (before, after)
