"""Worker processes: results in order, a clean end whatever happens, and the same report as without them."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import ROOT, Run

from toc.workspace.batch import processors
from toc.workspace.parallel import Pool, WorkerDiedError, WorkError

sys.path.insert(0, str(ROOT / "tools"))

from corpus import write_plans

pytestmark = pytest.mark.slow

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")


def doubled(task: int) -> bytes:
    time.sleep(0.01 * (task % 3))
    return str(2 * task).encode()


def large(task: int) -> bytes:
    return b"x" * task


def broken(task: int) -> bytes:
    raise LookupError(f"no {task}")


def deadly(task: int) -> bytes:
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return b""


def own_id(task: int) -> bytes:  # noqa: ARG001
    time.sleep(0.05)
    return str(os.getpid()).encode()


def test_results_come_under_their_numbers() -> None:
    with Pool(doubled, 3) as pool:
        numbers = [pool.give(task) for task in range(40)]
        assert [int(pool.result(number)) for number in reversed(numbers)] == [2 * task for task in reversed(range(40))]


def test_large_results_do_not_lock_up() -> None:
    with Pool(large, 2) as pool:
        numbers = [pool.give(3_000_000) for _ in range(12)]
        assert [len(pool.result(number)) for number in numbers] == [3_000_000] * 12


def test_every_worker_works() -> None:
    with Pool(own_id, 3) as pool:
        numbers = [pool.give(0) for _ in range(12)]
        workers = {int(pool.result(number)) for number in numbers}
    assert len(workers) == 3
    assert os.getpid() not in workers
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


def test_a_bug_in_the_work_is_told_with_its_traceback() -> None:
    with Pool(broken, 2) as pool, pytest.raises(WorkError, match="LookupError: no 7"):
        pool.result(pool.give(7))


def test_a_worker_that_dies_is_noticed() -> None:
    with Pool(deadly, 2) as pool:
        numbers = [pool.give(task) for task in range(8)]
        with pytest.raises(WorkerDiedError):
            _ = [pool.result(number) for number in numbers]


def test_a_pool_can_be_closed_at_any_time() -> None:
    pool = Pool(own_id, 2)
    for task in range(10):
        pool.give(task)
    assert len(multiprocessing.active_children()) == 2
    pool.close()
    pool.close()
    assert multiprocessing.active_children() == []


def test_it_works_where_processes_are_started_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows and macOS."""
    monkeypatch.setattr("toc.workspace.parallel._start_method", lambda: "spawn")
    with Pool(abs_of, 1) as pool:
        assert pool.result(pool.give(-4)) == b"4"


def abs_of(task: int) -> bytes:
    return str(abs(task)).encode()


def test_there_is_a_processor() -> None:
    assert processors() >= 1


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    write_plans(folder, 8, seed=3, least=24, most=32)
    (folder / "broken.toc.yaml").write_text("toc: 1\nx: [\n", encoding="utf-8")
    (folder / "gone.toc.yaml").symlink_to("nowhere")
    (folder / "empty.toc.yaml").write_text("", encoding="utf-8")
    return folder


FORMATS = ("full", "concise", "json", "jsonl", "github", "gitlab", "junit", "sarif", "markdown")


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many workers every pool of a run had."""
    made: list[int] = []
    start = Pool.__init__

    def noted(pool: Pool, work: object, workers: int) -> None:
        made.append(workers)
        start(pool, work, workers)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "__init__", noted)
    return made


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_report_is_the_same_with_and_without_processes(
    toc: Run, plans: Path, monkeypatch: pytest.MonkeyPatch, pools: list[int], output_format: str
) -> None:
    monkeypatch.chdir(plans)
    alone = toc("lint", "--output-format", output_format, "--jobs", "1")
    assert pools == []
    assert toc("lint", "--output-format", output_format, "--jobs", "2") == alone
    assert pools == [2]
    assert alone.code == 1


def test_from_the_cache_the_report_is_the_same(
    toc: Run, plans: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pools: list[int]
) -> None:
    monkeypatch.chdir(plans)
    expected = toc("lint", "--jobs", "2")
    monkeypatch.setenv("TOC_CACHE_DIR", str(tmp_path))
    assert [toc("lint", "--jobs", "2") for _ in range(2)] == [expected] * 2
    assert pools == [2, 2]


def test_little_work_starts_no_process(toc: Run, tmp_path: Path, pools: list[int]) -> None:
    write_plans(tmp_path, 3, least=5, most=6)
    assert toc("lint", str(tmp_path), "--jobs", "4").code == 1
    assert pools == []


@pytest.mark.parametrize("written", ["0", "-1", "x", "1.5", ""])
def test_jobs_is_a_number_from_one_on(toc: Run, written: str) -> None:
    ran = toc("lint", f"--jobs={written}")
    assert (ran.code, ran.err) == (2, f"toc: '{written}' does not fit --jobs: give a number from 1 on.\n")


def test_where_no_process_can_be_started_it_goes_on_alone(
    toc: Run, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError("no more processes")

    expected = toc("lint", str(plans), "--jobs", "1")
    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refused)
    assert toc("lint", str(plans), "--jobs", "2") == expected


def test_a_file_that_changes_while_it_waits_is_checked_as_it_was_read(
    toc: Run, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = toc("lint", str(plans), "--jobs", "1")
    monkeypatch.setattr("toc.workspace.batch._work", changed)
    assert toc("lint", str(plans), "--jobs", "2") == expected


def changed(*_: object) -> bytes:
    return b""


def children(parent: int) -> set[int]:
    """The processes whose parent that is."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent and fields[0] != "Z":
                found.add(int(entry.name))
    return found


def alive(process: int) -> bool:
    try:
        return (Path("/proc") / str(process) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def started(folder: Path, *arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "toc", "lint", "--jobs", "2", *arguments, "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def workers_of(process: "subprocess.Popen[bytes]") -> set[int]:
    """Its workers, when it has them."""
    for _ in range(600):
        found = children(process.pid)
        if len(found) == 2 or process.poll() is not None:
            return found
        time.sleep(0.02)
    return set()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    write_plans(folder, 80, seed=5, least=60, most=120)
    return folder


@on_linux
@pytest.mark.parametrize("whole_group", [False, True], ids=["one process", "as a terminal does"])
@pytest.mark.parametrize("wait", [0.0, 0.15, 0.4, 0.9])
def test_an_interrupt_leaves_no_process_and_no_half_report(many: Path, wait: float, whole_group: bool) -> None:
    process = started(many, "--output-format", "concise", "--output", "json=report.json")
    workers = workers_of(process)
    time.sleep(wait + random.uniform(0, 0.1))
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")
    assert not [worker for worker in workers if alive(worker)]
    assert not out or out.endswith(b"\n")
    assert [path.name for path in many.iterdir() if not path.name.endswith(".toc.yaml")] == []


@on_linux
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.15, 0.3, 0.5])
def test_an_interrupt_before_it_has_begun(many: Path, wait: float) -> None:
    # Python itself ends with 1 when it is interrupted while it starts: the time counts from where toc is called.
    call = "print('Python is there', flush=True); from toc.apps.cli import run; run()"
    with subprocess.Popen(
        [sys.executable, "-c", call, "lint", "--jobs", "2", "."],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=many,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"Python is there\n"
        time.sleep(wait)
        os.killpg(process.pid, signal.SIGINT)
        _, err = process.communicate(timeout=20)
        # Python loses an interrupt that falls into a callback of its own (`Exception ignored in …`), and goes on.
        lost = process.returncode == 1 and b"Exception ignored" in err and b"KeyboardInterrupt" in err
        assert lost or process.returncode in (130, -signal.SIGINT), err.decode()
        assert not children(process.pid)


@on_linux
def test_a_worker_that_is_killed_is_a_plain_error(many: Path) -> None:
    process = started(many, "--output-format", "concise")
    workers = workers_of(process)
    os.kill(min(workers), signal.SIGKILL)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert err.startswith(b"toc: a process stopped while it was checking plans, at 'plan")
    assert err.count(b"\n") == 1
    assert not [worker for worker in workers if alive(worker)]


@on_linux
def test_workers_end_with_a_parent_that_is_killed(many: Path) -> None:
    process = started(many)
    workers = workers_of(process)
    process.kill()
    process.communicate(timeout=20)
    for _ in range(200):
        if not any(alive(worker) for worker in workers):
            break
        time.sleep(0.05)
    assert not [worker for worker in workers if alive(worker)]


@on_linux
def test_a_reader_that_stops_leaves_no_process(many: Path) -> None:
    process = started(many)
    workers = workers_of(process)
    assert process.stdout
    process.stdout.read(100)
    process.stdout.close()
    assert process.wait(timeout=30) == 141
    assert not [worker for worker in workers if alive(worker)]
    assert process.stderr
    assert process.stderr.read() == b""
    process.stderr.close()
