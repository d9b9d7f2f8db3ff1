"""The bar for long work: only for a person who looks on, and gone when the work is done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from corpus import write_plans

pytestmark = [pytest.mark.thorough, pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    write_plans(folder, 24, least=60, most=100)
    return folder


def on_terminal(folder: Path, *arguments: str, **variables: str) -> tuple[str, bytes]:
    """What it writes on a terminal for stderr, and in a pipe for the rest."""
    import pty

    ours, theirs = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name != "CI"}
    process = subprocess.Popen(
        [sys.executable, "-m", "toc", "lint", "--statistics", *arguments, "."],
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=folder,
        env={**surroundings, "PYTHONPATH": str(ROOT), "TERM": "xterm", **variables},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 10_000)
        except OSError:  # so Linux says that nobody has the other end any more
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    out = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    return shown.decode(), out


def test_a_bar_appears_on_a_terminal_and_goes_away(plans: Path) -> None:
    shown, out = on_terminal(plans)
    assert "Checking plans" in shown
    assert "/24" in shown
    assert shown.rstrip().endswith("\x1b[2K")  # the line is wiped
    assert b"Checking" not in out
    assert b" in 24 files." in out


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"CI": "true"}])
def test_no_bar_where_it_would_not_be_drawn_well(plans: Path, variables: dict[str, str]) -> None:
    assert on_terminal(plans, **variables)[0] == ""


def test_no_bar_beside_what_verbose_says(plans: Path) -> None:
    assert "Checking plans" not in on_terminal(plans, "--verbose")[0]


def test_nothing_of_it_is_imported_for_a_pipe(plans: Path) -> None:
    script = "import sys; from toc.apps.cli import main; main(sys.argv[1:]); print('rich' in sys.modules)"
    command = [sys.executable, "-c", script, "lint", "--output-format", "concise", str(plans)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"
