"""Times and peak memory of toc beside real tools, in one run: medians and ratios. `make bench` runs it.

Whole processes, started one after the other in turn, so that what else the machine does hits all alike.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import plan

ROUNDS = 7
BIN = Path(sys.executable).parent
ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "toc.nl.schema.json"
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


def run(command: list[str]) -> tuple[float, int]:
    """Seconds and peak memory in KiB of one process. Findings (exit code 1) are fine, a tool that fails is not."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:4])} … failed with exit code {process.returncode}")
    return seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def compare(title: str, commands: dict[str, list[str]], rounds: int = ROUNDS) -> None:
    """Prints the median of each command and how it compares to the first."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, int] = {}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            seconds, peak = run(command)
            if turn:  # the first round warms the disk cache
                times[name].append(seconds)
                memory[name] = max(memory.get(name, 0), peak)
    first = statistics.median(next(iter(times.values())))
    print(f"\n{title}")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"  {name:34} {median * 1000:9.1f} ms   x {median / first:6.2f}   {memory[name] / 1024:7.1f} MiB")


def linters(paths: list[str]) -> dict[str, list[str]]:
    return {
        "toc lint": [str(BIN / "toc"), "lint", "--output-format", "concise", *paths],
        "yamllint": [str(BIN / "yamllint"), "-d", YAMLLINT, *paths],
        "check-jsonschema (schema only)": [str(BIN / "check-jsonschema"), "--schemafile", str(SCHEMA), *paths],
    }


def drawers(path: Path, nodes: int) -> dict[str, list[str]]:
    commands = {}
    for view in ("chain", "hierarchy", "triple", "path"):
        target = str(path.with_suffix(f".{view}.svg"))
        commands[f"toc render --view {view}"] = [str(BIN / "toc"), "render", str(path), "--view", view, "-o", target]
    dot = shutil.which("dot")
    if dot and nodes:
        text = path.with_suffix(".dot")
        run([str(BIN / "toc"), "render", str(path), "--view", "chain", "-f", "dot", "-o", str(text)])
        commands["dot -Tsvg (on the chain's DOT)"] = [dot, "-Tsvg", "-o", str(path.with_suffix(".dot.svg")), str(text)]
    return commands


def main() -> None:
    print(f"{ROUNDS} rounds, medians; x is the ratio to the first line of its group; memory is the peak of the process")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = [sys.executable, "-c", "pass"]
        compare("start-up", {"toc --version": [str(BIN / "toc"), "--version"], "python -c pass": python})
        one = ROOT / "examples" / "minimaal.toc.yaml"
        compare("lint: one small file", linters([str(one)]))
        many = []
        for number in range(200):
            path = folder / f"plan{number}.toc.yaml"
            path.write_text(plan(8 + number % 40, number), encoding="utf-8")
            many.append(str(path))
        compare("lint: 200 generated files", linters(many), rounds=3)
        for nodes in (50, 500, 5000):
            path = folder / f"lint{nodes}.toc.yaml"
            path.write_text(plan(nodes), encoding="utf-8")
            compare(f"lint: one plan of {nodes} nodes", linters([str(path)]), rounds=2)
        for nodes in (12, 50, 200):
            path = folder / f"draw{nodes}.toc.yaml"
            path.write_text(plan(nodes), encoding="utf-8")
            compare(f"render: {nodes} nodes, svg", drawers(path, nodes), rounds=3)


if __name__ == "__main__":
    main()
