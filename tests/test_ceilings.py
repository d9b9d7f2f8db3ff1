"""The ceilings of `make fuzz`: what goes wrong with an input is seen, and the others are still tried."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from running import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import ceilings

pytestmark = pytest.mark.slow

BAD = """
import os, sys, time
sys.path.insert(0, {tools!r})
import ceilings

def made(rng):
    return "x", b""

def tried(name, content):
    number = tried.number = getattr(tried, "number", int(sys.argv[4]) - 1) + 1
    if number == 2:
        os.abort()
    if number == 3:
        {{}}["x"]
    if number == 5:
        bytearray(600_000_000)
    if number == 6:
        raise ceilings.BrokenPromiseError("not as promised")
    if number == 7:
        end = time.process_time() + 1.2
        while time.process_time() < end:
            pass

ceilings.SECONDS = 1
ceilings.PROGRAM = __file__
ceilings.OUT = ceilings.ROOT = ceilings.Path({out!r})
sys.modules["bad"] = sys.modules["__main__"]
ceilings.GRAMMARS = {{"bad": ceilings.Grammar("bad:made", tried, 1)}}
sys.exit(ceilings.main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as POSIX does")
def test_a_crash_a_hang_memory_and_a_broken_promise_are_seen(tmp_path: Path) -> None:
    program = tmp_path / "bad.py"
    program.write_text(BAD.format(tools=str(ROOT / "tools"), out=str(tmp_path)), encoding="utf-8")
    command = [sys.executable, str(program), "--count", "9", "--seed", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)})
    said = [line.strip() for line in done.stdout.splitlines() if not line.startswith("    ")]
    assert (done.returncode, done.stderr) == (1, "")
    assert said[:-1] == [
        "seed 1",
        "bad: 9 inputs, 5 failures",
        "KeyError in",
        "more than 1 seconds",
        "more than 500 MB",
        "not as promised",
        "the process ended or hung",
    ]
    assert said[-1].startswith("9 inputs in ")
    assert len(list(tmp_path.glob("bad-1-*"))) == 5


@pytest.mark.parametrize("name", ceilings.GRAMMARS)
def test_a_grammar_makes_the_same_input_again_and_toc_takes_it(name: str) -> None:
    inputs = {ceilings.made(name, 1, number) for number in range(50)}
    assert len(inputs) > 20
    assert inputs == {ceilings.made(name, 1, number) for number in range(50)}
    assert ceilings.tried(name, Random().randrange(1_000), 0, 15) == (15, {})


def test_a_bug_behind_a_message_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`toc` never shows a traceback: what it calls a bug of its own is one here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("toc.apps.errors.report_bug", None)
    monkeypatch.setattr("toc.apps.cli.inputs.chosen", lambda _: 1 / 0)
    with pytest.raises(ceilings.BrokenPromiseError, match=r"^a bug: ZeroDivisionError in .*lint\.py\.lint"):
        ceilings.toc("lint")
