"""The live page in a real browser: it follows the file, keeps the reader's place, and says what is wrong."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pages import PAYLOAD
from plans import ROOT
from watching import Watching, watching

pytestmark = pytest.mark.slow

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
for needed in ("starlette", "uvicorn", "watchfiles"):
    pytest.importorskip(needed, reason="toc[serve] is not installed: pip install -e '.[dev]'")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None:
    pytest.skip("there is no Chromium on this computer: apt-get install chromium", allow_module_level=True)

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
UBUNTU = (ROOT / "examples" / "ubuntu.toc.yaml").read_text("utf-8")
LONG = "Ubuntu: wie zijn buren kent, voelt zich veiliger"
SMALL = (ROOT / "examples" / "minimaal.toc.yaml").read_text("utf-8")
BROKEN = SMALL.replace("\noutcomes:", "\noutcomes: [")
WARY = SMALL.replace("leidt_tot: ", "leidt_tot: nergens # ", 1)
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield found
        found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan for each test: they do not touch each other's."""
    folder = tmp_path_factory.mktemp("plans")
    for name in ("place", "focus", "breaks", "wary", "phone", "away"):
        text = UBUNTU if name in {"place", "focus"} else SMALL
        (folder / f"{name}.toc.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Watching]:
    with watching(".", cwd=folder, env={"TOC_LANG": "nl"}) as found:
        yield found


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """Opens an address. In the end nothing may have gone wrong, or been asked elsewhere."""
    contexts, trouble = [], []

    def run(address: str, size: dict[str, int] = DESK) -> Any:
        local = "/".join(address.split("/")[:4])
        contexts.append(browser.new_context(viewport=size, reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text))
        page.on("request", lambda one: trouble.append(one.url) if not one.url.startswith(local) else None)
        page.goto(address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert [one for one in trouble if "ERR_CONNECTION" not in one and "ERR_INCOMPLETE" not in one] == []


def plan(page: Any) -> Any:
    """The page of the plan that is in view."""
    return page.wait_for_selector("iframe:not(.coming)").content_frame()


def when_title_is(page: Any, title: str) -> Any:
    """The page of the plan with that title, as soon as it is in view."""
    page.wait_for_function(
        "title => document.querySelector('iframe:not(.coming)')"
        "?.contentDocument.querySelector('h1')?.textContent === title",
        arg=title,
    )
    return plan(page)


def box(name: str) -> str:
    return f".picture .box[data-id='{name}']"


def test_a_reader_keeps_the_place_when_the_file_is_saved(opened: Open, server: Watching, folder: Path) -> None:
    page = opened(f"{server.index}plan/place/")
    inside = plan(page)
    inside.click("[data-view=chain]")
    inside.click("[data-tongue=en]")
    inside.click(box("pleinen_gebruikt"))
    for _ in range(3):
        inside.click("[data-zoom=in] >> nth=0")
    inside.evaluate("document.querySelector('.panel').scrollTop = 120")
    place = inside.locator(box("pleinen_gebruikt")).bounding_box()
    more = UBUNTU.replace(LONG, "Nieuwer").replace(
        "\noutcomes:\n",
        "\noutcomes:\n  erbij:\n    label: Een outcome erbij\n    leidt_tot: [impact]\n",
        1,
    )
    (folder / "place.toc.yaml").write_text(more, encoding="utf-8")
    after = when_title_is(page, "Nieuwer")
    assert after.locator(box("erbij")).count() == 1
    assert after.inner_text(".views [aria-pressed=true]") == "Results chain"
    assert after.get_attribute("html", "lang") == "en"
    assert after.inner_text(".opened h3") == "Bewoners gebruiken de pleinen"
    assert after.get_attribute(box("pleinen_gebruikt"), "aria-current") == "true"
    assert after.evaluate("document.querySelector('.panel').scrollTop") == 120
    assert after.locator(box("pleinen_gebruikt")).bounding_box() == pytest.approx(place, abs=1)
    assert page.get_attribute("html", "lang") == "en"
    assert "Saved at" in page.inner_text(".status")


def test_search_filters_words_and_focus_are_kept(opened: Open, server: Watching, folder: Path) -> None:
    page = opened(f"{server.index}plan/focus/")
    inside = plan(page)
    inside.select_option("[data-filter=actor]", "bewoners")
    inside.fill("input[type=search]", "plein")
    inside.click("[data-view=words]")
    inside.evaluate("document.querySelector('.words').scrollTop = 300")
    inside.focus("input[type=search]")
    found = inside.inner_text(".search [role=status]")
    path = folder / "focus.toc.yaml"
    path.write_text(UBUNTU.replace(LONG, "Nieuwer"), encoding="utf-8")
    after = when_title_is(page, "Nieuwer")
    assert after.input_value("[data-filter=actor]") == "bewoners"
    assert after.inner_text(".search [role=status]") == found
    assert after.get_attribute("html", "data-view") == "words"
    assert after.evaluate("document.querySelector('.words').scrollTop") == 300
    page.keyboard.type("en")
    assert after.input_value("input[type=search]") == "pleinen"
    after.click("[data-view=path]")
    after.focus(box("wijkronde"))
    path.write_text(UBUNTU, encoding="utf-8")
    last = when_title_is(page, LONG)
    assert last.evaluate("document.activeElement.dataset.id") == "wijkronde"


def test_a_picture_that_is_held_is_not_taken_out_of_the_hand(opened: Open, server: Watching, folder: Path) -> None:
    page = opened(f"{server.index}plan/away/")
    plan(page)
    page.mouse.move(300, 500)
    page.mouse.down()
    page.mouse.move(340, 520, steps=3)
    (folder / "away.toc.yaml").write_text(SMALL.replace("titel: ", "titel: Nieuwer. ", 1), encoding="utf-8")
    page.wait_for_selector("iframe.coming", state="attached")
    page.wait_for_timeout(500)
    assert page.locator("iframe").count() == 2
    page.mouse.up()
    when_title_is(page, "Nieuwer. Taalcafé in de bib")


def test_a_mistake_is_shown_above_the_last_good_picture_until_it_is_mended(
    opened: Open, server: Watching, folder: Path
) -> None:
    page = opened(f"{server.index}plan/breaks/")
    plan(page)
    good = page.inner_text(".saved").removeprefix("Bewaard om ")
    path = folder / "breaks.toc.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    notice = page.wait_for_selector(".notice")
    number = SMALL.splitlines().index("outcomes:") + 1
    assert [line for line in notice.inner_text().splitlines() if line][:3] == [
        f"Er staat een fout in waardoor het bestand niet goed te lezen is. Je ziet nog de tekening van {good}.",
        f"regel {number}, teken 11Hier opent een haakje [ dat nergens sluit.",
        f"{number} | outcomes: [",
    ]
    assert page.title() == "⚠ Taalcafé in de bib"
    assert plan(page).inner_text("h1") == "Taalcafé in de bib"
    path.write_text(SMALL.replace("titel: ", "titel: Hersteld. ", 1), encoding="utf-8")
    page.wait_for_selector(".notice", state="detached")
    when_title_is(page, "Hersteld. Taalcafé in de bib")
    assert page.title() == "Hersteld. Taalcafé in de bib"
    path.unlink()
    assert page.wait_for_selector(".notice").inner_text().startswith("Het bestand is er niet meer")
    assert plan(page).inner_text("h1") == "Hersteld. Taalcafé in de bib"


def test_a_finding_tells_its_place_and_opens_its_box(opened: Open, server: Watching, folder: Path) -> None:
    page = opened(f"{server.index}plan/wary/")
    plan(page)
    (folder / "wary.toc.yaml").write_text(WARY, encoding="utf-8")
    page.wait_for_selector(".status .weight.error")
    page.click(".toggle")
    number = next(row for row, line in enumerate(WARY.splitlines(), 1) if "nergens" in line)
    first = page.locator(".list li:visible", has_text="'nergens'")
    assert f"regel {number}, teken 16" in first.inner_text()
    first.locator("button").click()
    assert plan(page).is_visible(".opened h3")
    page.focus(".toggle")
    page.keyboard.press("Escape")
    assert page.is_hidden(".list")


def test_the_list_of_plans_grows_and_leads_to_each(opened: Open, server: Watching, folder: Path) -> None:
    page = opened(server.index)
    page.wait_for_selector("text=phone.toc.yaml")
    before = page.locator(".plans li").count()
    (folder / "zuid.toc.yaml").write_text(SMALL.replace("Taalcafé in de bib", "Zuid"), encoding="utf-8")
    page.click(".plans a >> text=Zuid")
    assert plan(page).inner_text("h1") == "Zuid"
    page.click(".home")
    page.wait_for_selector("text=Zuid")
    assert page.locator(".plans li").count() == before + 1
    page.click("[data-tongue=en]")
    assert page.inner_text("h1") == "Plans"


def test_axe_finds_nothing_and_a_phone_has_all_of_it(opened: Open, server: Watching, folder: Path) -> None:
    path = folder / "phone.toc.yaml"

    def check(page: Any, state: str) -> None:
        found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(state, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []

    page = opened(server.index)
    page.wait_for_selector(".plans li")
    check(page, "list")
    for size in (DESK, PHONE):
        path.write_text(WARY, encoding="utf-8")
        page = opened(f"{server.index}plan/phone/", size)
        inside = plan(page)
        page.wait_for_selector(".status .weight.error")
        page.click(".toggle")
        check(page, "findings")
        check(inside, "inside")
        path.write_text(BROKEN, encoding="utf-8")
        page.wait_for_selector(".notice")
        check(page, "broken")
        assert page.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert inside.evaluate("document.documentElement.scrollWidth") == size["width"]
        assert page.locator(".theatre").bounding_box()["height"] > 320


def test_a_page_that_is_open_goes_on_after_a_restart(opened: Open, tmp_path: Path) -> None:
    path, env = tmp_path / "plan.toc.yaml", {"TOC_CACHE_DIR": str(tmp_path / "cache")}
    path.write_text(SMALL, encoding="utf-8")
    with watching(path.name, cwd=tmp_path, env=env) as first:
        page = opened(first.address)
        plan(page).click("[data-view=chain]")
        first.stop()
        page.wait_for_selector(".lost")
        port = first.port
    path.write_text(SMALL.replace("titel: ", "titel: Nieuwer. ", 1), encoding="utf-8")
    with watching(path.name, "--port", str(port), cwd=tmp_path, env=env) as second:
        assert second.address == first.address
        after = when_title_is(page, "Nieuwer. Taalcafé in de bib")
        assert after.inner_text(".views [aria-pressed=true]") == "Resultatenketen"
        assert page.locator(".lost").count() == 0


def test_a_plan_that_means_harm_does_nothing(opened: Open, tmp_path: Path) -> None:
    payload = PAYLOAD.replace("\0", "")
    text = SMALL.replace("Taalcafé in de bib", json.dumps(payload)).replace(
        "\noutcomes:", f"\n{json.dumps(payload)}: 1\noutcomes:"
    )
    name = "<img src=x onerror=window.hit=1>.toc.yaml" if os.name == "posix" else "plan.toc.yaml"
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with watching(".", cwd=tmp_path) as server:
        page = opened(server.index)
        page.click(".plans a")
        inside = plan(page)
        page.click(".toggle")
        assert page.inner_text(".file") == name
        path.write_text(text.replace("\noutcomes:", f"\noutcomes: [{payload}"), encoding="utf-8")
        page.wait_for_selector(".notice pre")
        for frame in (page, inside):
            assert frame.evaluate("window.hit") is None
            assert frame.evaluate("document.querySelectorAll('img, object, [onerror]').length") == 0
        assert page.evaluate("document.scripts.length") == 2
