"""docs/environment.md and .nl.md name every variable that the code reads, and no other."""

import re

import pytest
from running import ROOT

_READ = re.compile(r'environ(?:\.get\(|\[)"([A-Z_]+)"|"([A-Z_]+)" in os\.environ')
_IN_TURN = re.compile(r"os\.environ\[name\] for name in \(([^)]*)\)")


def read_by_the_code() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "toc").rglob("*.py"):
        text = path.read_text("utf-8")
        found |= {one or other for one, other in _READ.findall(text)}
        found |= {name for names in _IN_TURN.findall(text) for name in re.findall(r'"([A-Z_]+)"', names)}
    return found


@pytest.mark.parametrize("page", ["environment.md", "environment.nl.md"])
def test_the_page_names_every_variable_that_is_read(page: str) -> None:
    rows = [line for line in (ROOT / "docs" / page).read_text("utf-8").splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])]
    assert sorted(named) == sorted(read_by_the_code())


@pytest.mark.parametrize("page", ["README.md", "README.nl.md"])
def test_the_front_page_links_it(page: str) -> None:
    assert page.replace("README", "docs/environment") in (ROOT / page).read_text("utf-8")
