"""Times and peak memory of toc beside real tools, in one run: medians and ratios. `make bench` runs it.

Whole processes, started one after the other in turn, so that what else the machine does hits all alike. Memory is that
of a process and all that it started, looked at from time to time; elsewhere than on Linux that of the process alone.

    python tools/bench.py            everything
    python tools/bench.py lint       parts of it: small, start, lint, lint10000 (10 minutes), memory, nodes, rules,
                                     render, crossings
"""

import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

# This tree, also where another one is installed: what is measured is what stands beside these tools.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

from corpus import plan, write_plans

ROUNDS = 7
SAMPLE = 100
"""So many of the plans the slow tools get, spread over the sizes: their time per megabyte is that of the whole."""
BIN = Path(sys.executable).parent
ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "toc.nl.schema.json"
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
FLOOR = """\
import gc, os
gc.set_threshold(100_000, 20, 20)
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
import typer.main, toc.core.model
toc.core.model.Plan.model_validate({})
os._exit(0)
"""
"""What a cold run cannot do without: reading the command line, and models that can validate. As quick as toc has it."""
TOC = [sys.executable, "-m", "toc"]


@dataclass
class Command:
    """One tool on some files. Times are given for each unit of `amount`: a process, or a megabyte of plans."""

    words: list[str]
    amount: float = 1
    env: dict[str, str] = field(default_factory=dict)
    before: Path | None = None
    """A folder that is emptied before each turn: a cold cache."""


@dataclass
class Turn:
    """Seconds by the clock, seconds of processors (which depend less on what else the machine does), peak in KiB."""

    seconds: float
    busy: float
    peak: int


def run(command: Command) -> Turn:
    """One process, and all that it starts. Findings (exit code 1) are fine, a tool that fails is not."""
    if command.before:
        shutil.rmtree(command.before, ignore_errors=True)
    start = time.perf_counter()
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **command.env}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen(command.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=surroundings)
    peak = 0
    while True:
        found, status, usage = os.wait4(process.pid, os.WNOHANG)
        if found:
            break
        peak = max(peak, tree_memory(process.pid))
        time.sleep(pause(time.perf_counter() - start))
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command.words[:4])} … failed with exit code {process.returncode}")
    peak = max(peak, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1))
    return Turn(seconds, usage.ru_utime + usage.ru_stime, peak)


def pause(seconds: float) -> float:
    """How long to wait until memory is looked at again. A look takes 1 ms of a processor for each process: at every
    20 ms it would take a tenth of one away from a command that can use all of them."""
    return 0.002 if seconds < 0.5 else 0.02 if seconds < 2 else 0.25


def tree_memory(process: int) -> int:
    """Memory in KiB of a process and those below it; what they share is counted once (0 where that cannot be seen)."""
    return sum(proportional(one) for one in family(process))


def family(process: int) -> Iterator[int]:
    yield process
    try:
        below = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in below:
        yield from family(int(child))


def proportional(process: int) -> int:
    try:
        with Path(f"/proc/{process}/smaps_rollup").open(encoding="ascii") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    except OSError:
        return 0


def compare(title: str, commands: dict[str, Command], rounds: int = ROUNDS, *, warm_up: bool = True) -> None:
    """Prints the median of each command, and how it compares to the first."""
    turns: dict[str, list[Turn]] = {name: [] for name in commands}
    for turn in range(rounds + warm_up):
        for name, command in commands.items():
            taken = run(command)
            if turn or not warm_up:  # the first round warms the cache of the disk
                turns[name].append(taken)
    print(f"\n{title}\n  {'':38} {'clock':>11}  ratio  {'processors':>11}  ratio       peak")
    first: tuple[float, float] | None = None
    for name, all_taken in turns.items():
        amount = commands[name].amount
        seconds = statistics.median(one.seconds for one in all_taken) / amount
        busy = statistics.median(one.busy for one in all_taken) / amount
        first = first or (seconds, busy)
        print(
            f"  {name:38} {seconds * 1000:8.1f} ms {seconds / first[0]:6.2f}  {busy * 1000:8.1f} ms "
            f"{busy / first[1]:6.2f} {max(one.peak for one in all_taken) / 1024:6.0f} MiB"
        )
    sys.stdout.flush()


def toc(paths: list[str], *arguments: str, cache: Path | None = None, cold: bool = False) -> Command:
    """`toc lint` on these; without a folder for the cache it has none."""
    words = [*TOC, "lint", "--isolated", "--output-format=concise", *arguments, *paths]
    return Command(words, env={"TOC_CACHE_DIR": str(cache or "")}, before=cache if cold else None)


def yamllint(paths: list[str]) -> Command:
    return Command([str(BIN / "yamllint"), "-d", YAMLLINT, *paths], megabytes(paths) if len(paths) > 1 else 1)


def schema(paths: list[str]) -> Command:
    return Command(
        [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *paths], megabytes(paths) if len(paths) > 1 else 1
    )


def megabytes(paths: Iterable[str | Path]) -> float:
    return sum(os.stat(path).st_size for path in paths) / 1e6


def small(folder: Path) -> None:
    """Two hundred plans of about 4 kB, as cities have them: with one process and with two, beside yamllint."""
    plans = folder / "plans"
    write_plans(plans, 200, least=4, most=4)
    commands = {"yamllint": yamllint([str(plans)])}
    for jobs in (1, 2):
        cache = folder / f"cache{jobs}"
        commands[f"toc lint, cold, {jobs} process(es)"] = toc([str(plans)], f"--jobs={jobs}", cache=cache, cold=True)
        commands[f"toc lint, no cache, {jobs} process(es)"] = toc([str(plans)], f"--jobs={jobs}")
    size = megabytes(plans.iterdir()) * 1000 / 200
    compare(f"200 small plans of {size:.1f} kB, as whole processes", commands, rounds=5)


def start(folder: Path) -> None:
    small = str(ROOT / "examples" / "minimaal.toc.yaml")
    compare(
        "one small file, as a whole process",
        {
            "yamllint": yamllint([small]),
            "toc lint, cold": toc([small], cache=folder / "cold", cold=True),
            "toc lint, no cache": toc([small]),
            "toc lint, warm": toc([small], cache=folder / "warm"),
            "check-jsonschema (schema only)": schema([small]),
            "toc --version": Command([*TOC, "--version"]),
            "Typer, and Pydantic with the models": Command([sys.executable, "-c", FLOOR]),
            "python -c pass": Command([sys.executable, "-c", "pass"]),
        },
    )
    complete = str(ROOT / "examples" / "ubuntu.toc.yaml")
    compare(
        f"one complete plan, {megabytes([complete]) * 1000:.0f} kB, as a whole process",
        {
            "yamllint": yamllint([complete]),
            "toc lint, cold": toc([complete], cache=folder / "complete", cold=True),
            "toc lint, warm": toc([complete], cache=folder / "warm"),
            "check-jsonschema (schema only)": schema([complete]),
        },
    )


def lint(folder: Path, number: int = 1000, rounds: int = 1, processes: tuple[int, ...] = (1, 2)) -> None:
    """A corpus, cold and warm, with one and two processes; yamllint and check-jsonschema on a sample of it."""
    plans = folder / f"plans{number}"
    sample = [str(path) for path in write_plans(plans, number)[:: number // SAMPLE]]
    size = megabytes(plans.iterdir())
    commands = {"yamllint, on a sample": yamllint(sample), "check-jsonschema, on a sample": schema(sample)}
    for jobs in processes:
        cache = folder / f"cache{number}.{jobs}"
        cold = toc([str(plans)], f"--jobs={jobs}", cache=cache, cold=True)
        warm = toc([str(plans)], f"--jobs={jobs}", cache=cache)
        cold.amount = warm.amount = size
        commands |= {f"toc lint, cold, {jobs} process(es)": cold, f"toc lint, warm, {jobs} process(es)": warm}
    title = f"{number} plans of 5 to 200 nodes, {size:.0f} MB; times per MB; the sample is every {number // SAMPLE}th"
    compare(title, commands, rounds, warm_up=False)


def lint10000(folder: Path) -> None:
    """Ten thousand of them with two processes: ten minutes."""
    lint(folder, 10_000, processes=(2,))


def memory(folder: Path) -> None:
    """Peak memory from 1,000 to 10,000 plans: small ones, for it is the number that counts here."""
    commands = {}
    for number in (1000, 10000):
        plans = folder / f"small{number}"
        write_plans(plans, number, least=5, most=20)
        cache = folder / f"smallcache{number}"
        for name, cold in (("cold", True), ("warm", False)):
            command = toc([str(plans)], "--jobs=2", cache=cache, cold=cold)
            command.amount = megabytes(plans.iterdir())
            commands[f"toc lint, {name}, {number} plans"] = command
    compare("small plans of 5 to 20 nodes, two processes; times per MB", commands, rounds=1, warm_up=False)


def nodes(folder: Path) -> None:
    for count in (50, 500, 5000):
        path = folder / f"lint{count}.toc.yaml"
        path.write_text(plan(count), encoding="utf-8")
        commands = {"yamllint": yamllint([str(path)]), "toc lint, cold": toc([str(path)])}
        compare(f"one plan of {count} nodes, {path.stat().st_size / 1e6:.1f} MB", commands, 1, warm_up=count < 5000)


def rules(_folder: Path) -> None:
    """Seconds of each rule on 50, 500 and 5,000 nodes, in this process; a rule that grows faster than n log n is
    marked."""
    from toc.lint.rules import ALL_RULES
    from toc.lint.rules.base import Inspection
    from toc.syntax.source import read

    gc.set_threshold(100_000, 20, 20)  # as toc does
    sizes = (50, 500, 5000)
    spent: dict[str, list[float]] = {}
    for size in sizes:
        text = plan(size)
        begin = time.perf_counter()
        document = read(text, "plan.toc.yaml")
        spent.setdefault("(reading)", []).append(time.perf_counter() - begin)
        inspection = Inspection(document=document, today=date(2026, 11, 1))
        begin = time.perf_counter()
        deque(map(inspection.texts.read, inspection.texts.all), maxlen=0)
        _graph = inspection.graph
        spent.setdefault("(texts and graph)", []).append(time.perf_counter() - begin)
        for rule in ALL_RULES:
            begin = time.perf_counter()
            deque(rule.check(inspection), maxlen=0)
            spent.setdefault(rule.name, []).append(time.perf_counter() - begin)
    print(
        f"\nseconds by rule on {sizes} nodes; all: {[round(sum(one), 2) for one in zip(*spent.values(), strict=True)]}"
    )
    for name, seconds in sorted(spent.items(), key=lambda one: -one[1][-1]):
        growth = seconds[-1] / max(seconds[-2], 1e-3)
        if seconds[-1] > 0.05 or growth > 20:
            told = "  faster than n log n?" if growth > 20 else ""
            print(f"  {name:36} {'  '.join(f'{one * 1000:9.1f} ms' for one in seconds)}   x {growth:5.1f}{told}")


def render(folder: Path) -> None:
    from toc.pictures.views import names

    for count in (12, 50, 200):
        path = folder / f"draw{count}.toc.yaml"
        path.write_text(plan(count), encoding="utf-8")
        commands = {}
        for view in names():
            target = str(path.with_suffix(f".{view}.svg"))
            words = [*TOC, "render", str(path), "--view", view, "-o", target]
            commands[f"toc render --view {view}"] = Command(words)
        dot = shutil.which("dot")
        if dot:
            text = path.with_suffix(".dot")
            run(Command([*TOC, "render", str(path), "--view", "chain", "-f", "dot", "-o", str(text)]))
            words = [dot, "-Tsvg", "-o", str(path.with_suffix(".dot.svg")), str(text)]
            commands["dot -Tsvg (on the chain's DOT)"] = Command(words)
        compare(f"render: {count} nodes, svg", commands, rounds=3)


def crossings(_: Path) -> None:
    """How well pictures can be followed: examples, plans beside the project, and plans of 40 and 200 nodes."""
    from picture_quality import HEAD, table

    from toc.syntax.source import read

    files = [*sorted((ROOT / "examples").glob("*.toc.yaml")), *sorted((ROOT.parent / "shared").glob("*/*.toc.yaml"))]
    texts = {f"{path.parent.name}/{path.name.removesuffix('.toc.yaml')}": path.read_bytes() for path in files}
    texts |= {f"{count} nodes": plan(count, 7).encode() for count in (40, 200)}
    print(f"\nhow well pictures can be followed (tools/picture_quality.py)\n{HEAD}  seconds")
    for name, text in texts.items():
        document = read(text, name)
        lines = table(name, document)
        while True:
            begin = time.perf_counter()
            line = next(lines, None)
            if line is None:
                break
            print(f"{line} {time.perf_counter() - begin:8.2f}")


PARTS = {
    "small": small,
    "start": start,
    "lint": lint,
    "lint10000": lint10000,
    "memory": memory,
    "nodes": nodes,
    "rules": rules,
    "render": render,
    "crossings": crossings,
}


def main() -> None:
    wanted = sys.argv[1:] or list(PARTS)
    if unknown := [part for part in wanted if part not in PARTS]:
        sys.exit(f"there is no part {unknown[0]!r}; there are: {', '.join(PARTS)}")
    day = datetime.now().astimezone().strftime("%Y-%m-%d")
    load = os.getloadavg()[0]
    print(f"{day}, Python {sys.version.split()[0]}, {os.cpu_count()} processors, load {load:.1f}")
    print("ratios are to the first line of a group; a load near the number of processors spoils the clock")
    with tempfile.TemporaryDirectory() as name:
        for part in wanted:
            folder = Path(name) / part
            folder.mkdir()
            PARTS[part](folder)


if __name__ == "__main__":
    main()
