"""Throws bad plans at reading, `toc lint`, `--fix`, `toc fmt` and `toc render --format dot`. `make fuzz` runs it.

Three sources of inputs, each with a share of the time: mutations of real plans of our own (`mutated`), plans that
Hypothesis builds, and atheris, which is guided by coverage, where it is installed. Whatever breaks a promise is made
small and saved in build/fuzz, by the place in the code where it broke; saved files are tried first on the next run.
"""

import argparse
import faulthandler
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from mutations import ROOT, SMALL, mutated, seeds

from toc.core.findings import Finding
from toc.core.model import Language
from toc.lint.engine import lint
from toc.lint.fixes import Mended, mend
from toc.lint.formatters import Checked, OutputFormat, report
from toc.lint.rules import ALL_RULES
from toc.lint.wording import in_order, in_words
from toc.pictures.render import Direction, dot_text
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

OUT = ROOT / "build" / "fuzz"
TODAY = date(2026, 11, 1)
SECONDS = 5
"""Of the processor, for everything that is done with one input."""
ENOUGH = 20
"""So many fixes may have taken all the rounds that mending has: then there may be something left to mend."""


class BrokenPromiseError(AssertionError):
    """No traceback, and still not as promised."""


class HangError(BrokenPromiseError):
    """One input took too long."""


# --- What is promised for any input -----------------------------------------------------------------------------------


def check(content: bytes) -> frozenset[str]:
    """Does with one input all that toc does with a file, and gives what was met on the way.

    Raises BrokenPromiseError, or whatever toc itself raises.
    """
    turn = hashlib.blake2b(content, digest_size=4).digest()
    language = list(Language)[turn[0] % 2]
    document = read(content, "plan.toc.yaml")
    found = _linted(document, language, list(OutputFormat)[turn[1] % len(OutputFormat)])
    met = {f"rule {one.rule}" for one in found}
    # Without a fix mending has nothing to do but to look once more: now and then that is seen as well.
    safe = {fix.safe for one in found for fix in one.fixes}
    for unsafe in (False, True):
        if not ((safe if unsafe else True in safe) or turn[3] % 16 == 0):
            continue
        done = mend(content, "plan.toc.yaml", ALL_RULES, unsafe=unsafe, today=TODAY)
        _mended(content, document, done, unsafe=unsafe)
        met |= {"mended"} if done.count else set()
    for keywords in (None, list(Language)[turn[2] % 2]):
        met.add(f"tidy {_tidied(content, document, keywords)}")
    for view in sorted(View)[turn[3] // 2 % 2 :: 2]:
        _drawn(dot_text(document.plan, view, language=language, direction=list(Direction)[turn[3] % 2]))
    return frozenset(met)


def _linted(document: Document, language: Language, output_format: OutputFormat) -> list[Finding]:
    found = in_order(lint(document, ALL_RULES, today=TODAY), language)
    for one in in_words(found, language):
        if not 0 <= one.span.start.offset <= one.span.end.offset <= len(document.text):
            raise BrokenPromiseError(f"{one.rule} points outside the file")
        if not (one.message and one.rationale):
            raise BrokenPromiseError(f"{one.rule} says nothing")
    checked = Checked(path=document.path, language=language, findings=found, lines=document.lines)
    text = "".join(report([checked], output_format, language=language))
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text):
        raise BrokenPromiseError(f"the report {output_format} has signs that act on a terminal")
    return list(found)


def _mended(content: bytes, document: Document, done: Mended, *, unsafe: bool) -> None:
    if (done.content == content) != (done.count == 0):
        raise BrokenPromiseError("mending changed a file without a fix, or had a fix that changed nothing")
    if done.count:
        after = read(done.content, "plan.toc.yaml")
        if len(after.problems) > len(document.problems):
            raise BrokenPromiseError("mending made a file that reads worse")
        again = mend(done.content, "plan.toc.yaml", ALL_RULES, unsafe=unsafe, today=TODAY)
        if again.count and done.count < ENOUGH:
            raise BrokenPromiseError("mending twice changes more than mending once")


def _tidied(content: bytes, document: Document, keywords: Language | None) -> str:
    done = tidy(content, "plan.toc.yaml", keywords)
    if done.refusal:
        if done.content != content:
            raise BrokenPromiseError("a file that toc fmt refuses was changed")
        return str(done.refusal)
    after = read(done.content, "plan.toc.yaml")
    if after.plan != document.plan:
        raise BrokenPromiseError("the tidy form is another plan")
    again = tidy(done.content, "plan.toc.yaml", keywords)
    if again.content != done.content or again.refusal:
        raise BrokenPromiseError("the tidy form has another tidy form")
    return "done"


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_LOOSE = re.compile(r"[^\w\s\[\]{}=>.;:-]", re.ASCII)


def _drawn(text: str) -> None:
    """Outside quotation marks stands only what toc itself wrote: names, numbers, brackets and arrows."""
    if _LOOSE.search(_QUOTED.sub("", text)):
        raise BrokenPromiseError("text of a plan stands loose in DOT")


# --- Failures ---------------------------------------------------------------------------------------------------------


def failure(content: bytes, met: set[str] | None = None) -> str:
    """What goes wrong with one input, in one line that names the place in the code; empty where nothing does.

    What was met on the way is added to `met`.
    """
    signal.signal(signal.SIGPROF, _too_long)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        found = check(content)
        if met is not None:
            met |= found
    except Exception as error:  # noqa: BLE001 whatever it is
        own = [one for one in traceback.extract_tb(error.__traceback__) if "/toc/" in one.filename.replace("\\", "/")]
        place = "/".join(f"{Path(one.filename).stem}.{one.name}" for one in own[-2:])
        # Of a hang the place differs every time; of a broken promise there is none.
        said = str(error) if isinstance(error, BrokenPromiseError) else place
        return f"{type(error).__name__}: {said}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _too_long(*_: object) -> None:
    raise HangError(f"longer than {SECONDS} seconds")


def smallest(content: bytes, what: str, seconds: float = 20) -> bytes:
    """A smaller input with which the same goes wrong: without lines, and then without characters."""
    end = time.monotonic() + seconds
    for pattern in (rb"[^\n]*\n|[^\n]+", rb"(?s)."):
        pieces = re.findall(pattern, content)
        size = len(pieces)
        while size and time.monotonic() < end:
            at = 0
            while at < len(pieces) and time.monotonic() < end:
                fewer = pieces[:at] + pieces[at + size :]
                if failure(b"".join(fewer)) == what:
                    pieces = fewer
                else:
                    at += size
            size //= 2
        content = b"".join(pieces)
    return content


@dataclass
class Tally:
    """How many inputs were tried, what was met with them, and what went wrong."""

    name: str
    count: int = 0
    met: set[str] = field(default_factory=set)
    failures: dict[str, bytes] = field(default_factory=dict)

    def take(self, content: bytes) -> bool:
        """Tries one input; whether something was met for the first time."""
        running = OUT / f"running-{os.getpid()}"
        running.write_bytes(content)  # what is left there after a crash of the process did it
        faulthandler.dump_traceback_later(20 * SECONDS, exit=True)
        self.count += 1
        if self.count % 200 == 0:
            self.save()
        before = len(self.met)
        what = failure(content, self.met)
        if what and what not in self.failures:
            path = OUT / f"{hashlib.blake2b(what.encode(), digest_size=6).hexdigest()}.toc.yaml"
            path.write_bytes(content)
            self.failures[what] = smallest(content, what)
            path.write_bytes(self.failures[what])
            print(f"{what}\n  {path.relative_to(ROOT)} ({len(self.failures[what])} bytes)", flush=True)
        faulthandler.cancel_dump_traceback_later()
        running.unlink()
        return len(self.met) > before

    def save(self) -> None:
        told = {"count": self.count, "met": sorted(self.met), "failures": sorted(self.failures)}
        (OUT / f"{self.name}.json").write_text(json.dumps(told), encoding="utf-8")


# --- Engines, each of which goes on until its time is over ------------------------------------------------------------


def mutations(tally: Tally, end: float, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 no secret depends on it
    pool = seeds()
    saved = sorted(OUT.glob("*.toc.yaml"))
    for content in (*(path.read_bytes() for path in saved), *(text.encode() for text in pool)):
        if time.monotonic() < end:
            tally.take(content)
    while time.monotonic() < end:
        content = mutated(dice, pool)
        if tally.take(content):
            # What brings something new is worth more changes.
            pool.append(content.decode("utf-8", errors="replace")[:SMALL])


def structured(tally: Tally, end: float, seed: int) -> None:
    """Whole plans, and any text and bytes, as Hypothesis makes them."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import seed as from_seed
    from hypothesis import strategies as st

    sys.path.insert(0, str(ROOT / "tests"))
    from test_fmt_properties import plans

    def run(content: bytes) -> None:
        if time.monotonic() < end:
            tally.take(content)

    anything = st.one_of(plans().map(str.encode), plans().map(str.encode), st.text().map(str.encode), st.binary())
    while time.monotonic() < end:
        plain = settings(max_examples=200, database=None, deadline=None, suppress_health_check=list(HealthCheck))
        from_seed(seed)(plain(given(anything)(run)))()
        seed += 1


ENGINES = {"mutations": mutations, "structured": structured}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    parser.add_argument("--engine", choices=ENGINES, help="only this one, in this process")
    parser.add_argument("files", nargs="*", type=Path, help="only these inputs")
    asked = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    if asked.files:
        told = [f"{path}: {failure(path.read_bytes()) or 'all is well'}" for path in asked.files]
        print("\n".join(told))
        return int(any(not one.endswith("all is well") for one in told))
    if asked.engine:
        tally = Tally(asked.engine)
        ENGINES[asked.engine](tally, time.monotonic() + asked.seconds, asked.seed)
        tally.save()
        return int(bool(tally.failures))
    return _all(asked.seconds, asked.seed)


def _all(seconds: float, seed: int) -> int:
    """Every engine at once, each in a process of its own, so that a crash of one is seen."""
    engines = {name: [__file__, "--engine", name] for name in ENGINES}
    if find_spec("atheris"):
        engines["guided"] = [str(ROOT / "tools" / "guided.py")]
    else:
        print("atheris does not install here (it is for Linux and some versions of Python): going on without it.")
    for old in (*OUT.glob("*.json"), *OUT.glob("running-*")):
        old.unlink()
    print(f"seed {seed}, {seconds:.0f} seconds, {', '.join(engines)}", flush=True)
    options = ["--seconds", str(seconds), "--seed", str(seed)]
    started = {name: subprocess.Popen([sys.executable, *command, *options]) for name, command in engines.items()}
    ended = {name: process.wait() for name, process in started.items()}
    told = {name: json.loads((OUT / f"{name}.json").read_text(encoding="utf-8")) for name in engines}
    count = sum(one["count"] for one in told.values())
    for name, one in told.items():
        print(f"{name}: {one['count']} inputs")
    crashed = [str(path) for path in OUT.glob("running-*")] if any(ended.values()) else []
    found = sorted({what for one in told.values() for what in one["failures"]})
    rules = len({what for one in told.values() for what in one["met"] if what.startswith("rule ")})
    print(
        f"{count} inputs, {rules} of {len(ALL_RULES)} rules met, {len(found)} failures.", *found, *crashed, sep="\n  "
    )
    return int(bool(found or crashed))


if __name__ == "__main__":
    sys.exit(main())
