"""What the tests share: plain surroundings, the command line, and golden files."""

import os
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import Phase, settings
from places import At, Check, compare
from running import LANGUAGE_VARIABLES, ROOT, Golden, Ran, Run, as_program, in_process, renewing
from worded import lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

# In CI the same examples every time, so that a change is judged by itself; at the desk new ones on every run. Making a
# failing example small can take minutes: that is done at the desk.
settings.register_profile("ci", derandomize=True, deadline=None, phases=(Phase.explicit, Phase.generate))
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_OTHER_VARIABLES = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TOC_DEBUG",
    "TERM",
    "COLUMNS",
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "CI_PROJECT_DIR",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """A test that runs `toc` as a program of its own takes more than a blink."""
    if "toc_program" in getattr(item, "fixturenames", ()):
        item.add_marker("thorough")


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the language or the terminal of whoever runs it."""
    for name in (*LANGUAGE_VARIABLES, *_OTHER_VARIABLES):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TOC_LANG", "en")
    monkeypatch.setenv("TOC_CACHE_DIR", "")  # none, so that no test sees what another found


@pytest.fixture
def toc(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command line in this process: `toc("lint", "-", stdin=b"…")`."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        with monkeypatch.context() as patch:
            return in_process(patch, arguments, stdin)

    return run


@pytest.fixture
def toc_program() -> Run:
    """Runs `python -m toc` as a program of its own."""
    return as_program


@pytest.fixture
def check(request: pytest.FixtureRequest) -> Check:
    """Lints a plan by the `RULES` of the test module, or all, on 1 November 2026. Compares everything that is found:
    `check("…", expect=[at(7, 3, "baseline-missing")])`. The language is that of the plan, or the one that is given.
    """
    rules = getattr(request.module, "RULES", ALL_RULES)

    def run(
        source: str | bytes, language: Language | None = None, settings: Settings | None = None, *, expect: Sequence[At]
    ) -> None:
        document = read(source, "plan.toc.yaml")
        today = date(2026, 11, 1)
        compare(lint(document, rules, language=language or document.language, today=today, settings=settings), expect)

    return run


@pytest.fixture
def golden() -> Golden:
    """Compares a text with a file of tests/golden; TOC_UPDATE=1 writes the file."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if renewing():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
