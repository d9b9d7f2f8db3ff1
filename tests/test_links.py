"""Every link of the documentation that stays inside the project leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ROOT

PAGES = sorted(path.relative_to(ROOT).as_posix() for place in ("*.md", "docs/**/*.md") for path in ROOT.glob(place))
_CODE = re.compile(r"^(`{3,}).*?^\1`*$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")


def links(page: str) -> Iterator[str]:
    text = _CODE.sub("", (ROOT / page).read_text("utf-8"))
    yield from (one for one in _LINK.findall(text) if not re.match(r"[a-z]+:", one))


def headings(page: Path) -> set[str]:
    """The anchors of a page, as GitHub and GitLab make them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in headings(target), link


def test_every_page_of_the_docs_can_be_found_from_the_readme() -> None:
    for start in ("README.md", "README.nl.md"):
        found, waiting = {start}, [start]
        while waiting:
            page = waiting.pop()
            for link in links(page):
                path = ((ROOT / page).parent / link.partition("#")[0]).resolve()
                name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
                if name in PAGES and name not in found and not name.startswith("docs/rules/"):
                    found.add(name)
                    waiting.append(name)
        dutch = start == "README.nl.md"
        pages = {one for one in PAGES if re.fullmatch(r"docs/[^/]+", one) and one.endswith(".nl.md") is dutch}
        assert sorted(pages - found) == []


@pytest.mark.parametrize("page", [one for one in PAGES if one.endswith(".nl.md")])
def test_a_dutch_page_leads_to_dutch_pages(page: str) -> None:
    """Where a page has a Dutch one beside it, a Dutch page links to that; only its first lines lead to the English."""
    for link in links(page):
        path = (ROOT / page).parent / link.partition("#")[0]
        twin = path.with_name(path.name.removesuffix(".md") + ".nl.md")
        own_twin = path.name == Path(page).name.replace(".nl.md", ".md")
        assert own_twin or not (path.suffix == ".md" and not path.name.endswith(".nl.md") and twin.exists()), link
