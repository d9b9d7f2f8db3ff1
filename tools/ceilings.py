"""Tries inputs from grammars in processes with ceilings: 10 seconds of the processor and 500 MB for each.

A batch of inputs has a process of its own: a crash, a hang or a heap of memory is seen, and costs one input. What goes
wrong is saved in build/fuzz, under the grammar, the seed and the number of the input. `make fuzz` runs it.
"""

import argparse
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

OUT = ROOT / "build" / "fuzz"
SECONDS = 10
MEGABYTES = 500
BATCH = 500
PROGRAM = __file__
"""What a process for a batch runs."""
PLAN = (
    b"toc: 1\ntaal: nl\nimpactdoel: {tekst: Buren helpen elkaar}\noutcomes: {a: {tekst: De stad rolt het plan uit}}\n"
)


class BrokenPromiseError(AssertionError):
    """No traceback, and still not as promised."""


def plan(rng: Random) -> tuple[str, bytes]:
    """A plan of our own with mistakes."""
    from mutations import mutated, seeds

    if not _SEEDS:
        _SEEDS.extend(seeds())
    return "plan.toc.yaml", mutated(rng, _SEEDS)


_SEEDS: list[str] = []

# --- What is done with an input ---------------------------------------------------------------------------------------


def toc(*arguments: str) -> str:
    """Runs `toc` here; what it wrote. Raises BrokenPromiseError for a bug and for an exit code that is none."""
    import toc.apps.errors
    from toc.apps.cli import main

    bugs: list[str] = []
    toc.apps.errors.report_bug = lambda: bugs.append(_place(traceback.format_exc()))
    streams = sys.stdin, sys.stdout, sys.stderr
    written = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(3)]
    sys.stdin, sys.stdout, sys.stderr = written
    try:
        code = main(arguments)
        for one in written[1:]:
            one.flush()
        text = b"".join(one.buffer.getvalue() for one in written[1:]).decode()
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
    if bugs:
        raise BrokenPromiseError(f"a bug: {bugs[0]}")
    if code not in {0, 1, 2} or (code and not text.strip()):
        raise BrokenPromiseError(f"exit code {code}, with {len(text)} characters said")
    return text


def _place(told: str) -> str:
    """Where an exception was raised, and which: the last places in our code."""
    found = re.findall(r'File "[^"]*/(toc/[^"]+)", line \d+, in (\S+)', told)
    last = told.strip().splitlines()[-1].split(":")[0]
    return f"{last} in {' / '.join('.'.join(one) for one in found[-2:])}"


def lint(name: str, content: bytes) -> None:
    Path("plan.toc.yaml").write_bytes(PLAN)
    Path(name).write_bytes(content)
    toc("lint", "." if name != "plan.toc.yaml" else name)


def ignored(name: str, content: bytes) -> None:
    folder = Path("a" * 60, "x" * 30, "plan")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.toc.yaml").write_bytes(PLAN)
    lint(name, content)


def imported(name: str, content: bytes) -> None:
    Path(name).write_bytes(content)
    toc("import", name, "-o", "made.toc.yaml")
    made = Path("made.toc.yaml")
    if made.exists():
        toc("lint", "made.toc.yaml", "--quiet")


def conversed(_: str, content: bytes) -> None:
    import toc.apps.lsp.server

    def bug() -> None:
        raise BrokenPromiseError(f"a bug: {_place(traceback.format_exc())}")

    setattr(toc.apps.lsp.server, "report_bug", bug)  # noqa: B010 a name that the module only imports
    given, taken = io.BytesIO(content), io.BytesIO()
    taken.close = lambda: None  # type: ignore[method-assign]  # what was said is read afterwards
    toc.apps.lsp.server.serve(given, taken)
    if b"-32603" in taken.getvalue():
        raise BrokenPromiseError("a request had an internal error for an answer")


class Grammar(NamedTuple):
    """Where inputs come from (`module:function`, from a Random to a name and bytes), and what is done with them."""

    made: str
    tried: Callable[[str, bytes], None]
    share: int


GRAMMARS = {
    "plans": Grammar("ceilings:plan", lint, 20),
    "settings": Grammar("grammar_settings:settings", lint, 20),
    "gitignore": Grammar("grammar_gitignore:gitignores", ignored, 20),
    "tables": Grammar("grammar_tables:tables", imported, 15),
    "drawings": Grammar("grammar_drawings:drawings", imported, 15),
    "messages": Grammar("grammar_messages:messages", conversed, 10),
}
"""By name; `share` is out of the sum of all."""

# --- One batch, in a process of its own -------------------------------------------------------------------------------


def made(grammar: str, seed: int, number: int) -> tuple[str, bytes]:
    """That input: the same one each time."""
    module, _, function = GRAMMARS[grammar].made.partition(":")
    name, content = getattr(import_module(module), function)(Random(f"{seed} {number}"))  # noqa: S311 no secret
    return str(name), bytes(content)


def batch(grammar: str, seed: int, first: int, last: int) -> None:
    """Tries these inputs, and tells of each on standard output what goes wrong, if anything."""
    peak = _limited()
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= {"TOC_CACHE_DIR": "", "TOC_LANG": "en", "TMPDIR": scratch}
        for number in range(first, last):
            folder = Path(scratch, str(number))
            folder.mkdir()
            os.chdir(folder)
            print(json.dumps([number, None]), file=told, flush=True)
            before, what = time.process_time(), ""
            try:
                GRAMMARS[grammar].tried(*made(grammar, seed, number))
            except Exception as error:  # noqa: BLE001 whatever it is
                own = isinstance(error, BrokenPromiseError)
                what = str(error) if own else _place(traceback.format_exc())
            if time.process_time() - before > SECONDS:
                what = what or f"more than {SECONDS} seconds"
            if peak() > MEGABYTES:
                what = what or f"more than {MEGABYTES} MB"
            print(json.dumps([number, what]), file=told, flush=True)
            if "MB" in what:
                return  # the peak of a process never goes down again
            os.chdir(scratch)


def _limited() -> Callable[[], float]:
    """Sets a ceiling that ends the process, above the one that is told; gives what says the peak of memory, in MB."""
    try:
        import resource
    except ImportError:  # Windows has none of it: time is seen there, memory is not
        return lambda: 0.0
    most = 4 * MEGABYTES * 1_000_000
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    # A new process starts with the peak of the one that made it, and what Linux forgets is not in `getrusage`.
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")
        return _peak_on_linux
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _peak_on_linux() -> float:
    """The most memory of this process since it was forgotten, in MB."""
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    return int(found[1]) / 1_000 if found else 0.0


# --- All batches ------------------------------------------------------------------------------------------------------


def tried(grammar: str, seed: int, first: int, last: int) -> tuple[int, dict[str, int]]:
    """How many of these inputs were tried, and for each failure the number of one with which it happens."""
    found: dict[str, int] = {}
    count = 0
    while first < last:
        number, what, ended = _once(grammar, seed, first, last)
        found |= {one: at for at, one in what.items() if one and one not in found}
        if not ended:
            found.setdefault("the process ended or hung", number)
        count += number + 1 - first
        first = number + 1
    return count, found


def _once(grammar: str, seed: int, first: int, last: int) -> tuple[int, dict[int, str], bool]:
    """One process: the last input that it began, what went wrong with which, and whether that last one was done."""
    command = [sys.executable, PROGRAM, "--batch", grammar, str(seed), str(first), str(last)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL, env=surroundings)
        seen, since = -1, time.monotonic()
        while process.poll() is None:
            time.sleep(0.05)
            size = os.fstat(told.fileno()).st_size
            if size != seen:
                seen, since = size, time.monotonic()
            elif time.monotonic() - since > 6 * SECONDS:  # by the clock: the machine may be busy
                process.kill()
                process.wait()
        told.seek(0)
        lines = [json.loads(line) for line in told if line.endswith("\n")]
    done = {number: what for number, what in lines if what is not None}
    number = max((number for number, _ in lines), default=first)
    return number, done, number in done


def run(count: int, seed: int, names: list[str]) -> int:
    """Tries that many inputs of these grammars, two batches at a time; the number of failures."""
    OUT.mkdir(parents=True, exist_ok=True)
    whole = sum(GRAMMARS[name].share for name in names)
    begun = time.monotonic()
    failures = total = 0
    with ThreadPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for name in names:
            size = max(1, count * GRAMMARS[name].share // whole)
            starts = range(0, size, BATCH)
            jobs = [pool.submit(tried, name, seed, start, min(start + BATCH, size)) for start in starts]
            found: dict[str, int] = {}
            for job in jobs:
                done, new = job.result()
                total += done
                found = new | found
            print(f"{name}: {size} inputs, {len(found)} failures", flush=True)
            for what, number in sorted(found.items()):
                made_name, content = made(name, seed, number)
                path = OUT / f"{name}-{seed}-{number}-{made_name.lstrip('.')}"
                path.write_bytes(content)
                print(f"  {what}\n    {path.relative_to(ROOT)} ({len(content)} bytes)", flush=True)
            failures += len(found)
    took = time.monotonic() - begun
    print(f"{total} inputs in {took:.0f} seconds, each within {SECONDS} s and {MEGABYTES} MB, or told.")
    return failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=Random().randrange(2**31))  # noqa: S311 no secret depends on it
    parser.add_argument("--grammar", choices=GRAMMARS, action="append", help="only this one; can be given again")
    parser.add_argument("--batch", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.batch:
        grammar, *numbers = asked.batch
        batch(grammar, *map(int, numbers))
        return 0
    print(f"seed {asked.seed}", flush=True)
    return int(run(asked.count, asked.seed, asked.grammar or list(GRAMMARS)) > 0)


if __name__ == "__main__":
    sys.exit(main())
