"""The report as a web page in a real Chromium: readable for everybody, and no wider than a phone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, sync_playwright
from running import ROOT, Run

pytestmark = pytest.mark.slow

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None:
    pytest.skip("there is no Chromium on this computer: apt-get install chromium", allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield found
        found.close()


@pytest.mark.parametrize("wide", [1200, 375])
def test_the_report_leaves_nobody_out(toc: Run, browser: Browser, tmp_path: Path, wide: int) -> None:
    path = tmp_path / "report.html"
    assert toc("report", str(ROOT / "examples" / "ubuntu.toc.yaml"), "-o", str(path)).code == 0
    page = browser.new_page(viewport={"width": wide, "height": 800})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(path.as_uri())
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    assert page.locator("img").evaluate_all("all => all.every(one => one.naturalWidth > 0)")
    assert told == []
    page.close()
