"""The page to explore in a real browser: pointer, keyboard, search, languages, paper, and a plan that means harm."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pages import PAYLOAD, page_of, poisoned
from plans import ROOT, example
from pypdf import PdfReader

from toc.pictures.views import names
from toc.syntax.source import read

pytestmark = pytest.mark.slow

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
if CHROMIUM is None:
    pytest.skip("there is no Chromium on this computer: apt-get install chromium", allow_module_level=True)

DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield found
        found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that the tests open, each made once."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from corpus import plan
    finally:
        sys.path.pop(0)
    ubuntu = example("ubuntu")
    made = {
        "ubuntu": page_of(ubuntu),
        "draft": page_of(replace(ubuntu, plan=ubuntu.plan.model_copy(update={"status": None, "hypotheses": {}}))),
        "small": page_of(example("minimaal")),
        "hostile": page_of(replace(ubuntu, plan=poisoned(ubuntu.plan))),
        "large": page_of(read(plan(200), "x"), findings=False),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8", newline="\n")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Any, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page. In the end nothing may have been refused, gone wrong, or been asked of a network."""
    contexts, trouble = [], []

    def run(name: str, size: dict[str, int] = DESK, **options: Any) -> Any:
        address = pages[name].as_uri()
        contexts.append(browser.new_context(viewport=size, reduced_motion="reduce", **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(5_000)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text))
        page.on("request", lambda request: trouble.append(request.url) if request.url != address else None)
        page.goto(address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert trouble == []


def box(name: str) -> str:
    return f".picture .box[data-id='{name}']"


def lit(page: Any) -> set[str]:
    found = page.eval_on_selector_all(".picture.lighting .box.on", "boxes => boxes.map(one => one.dataset.id)")
    return set(found)


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.dataset.id || document.activeElement.textContent.trim()"))


def seen(page: Any) -> list[float]:
    """What the camera shows: x, y, width and height."""
    return [float(one) for one in page.get_attribute(".picture", "viewBox").split()]


def test_a_click_on_a_box_opens_its_whole_text_and_lights_its_way(opened: Open) -> None:
    page = opened("ubuntu")
    page.click(box("pleinen_gebruikt"))
    detail = page.inner_text(".detail")
    for text in (
        "Bewoners brengen 's avonds meer tijd door op de pleinen van hun wijk",
        "Herkenning maakt het gedrag van anderen voorspelbaar",
        "Het plein trekt verschillende groepen tegelijk aan",
        "Gemiddeld aantal bewoners per plein tussen 18 en 21 uur",
        "20 september 2025",
        "Allport (1954), The Nature of Prejudice",
    ):
        assert text in detail, text
    assert lit(page) == {"pleinen_gebruikt", "onderling_vertrouwen", "overlast_daalt", "impact"}
    assert page.get_attribute(box("pleinen_gebruikt"), "aria-current") == "true"
    page.click(".opened [data-go='onderling_vertrouwen'] >> nth=0")
    assert page.inner_text(".opened h3") == "Buren vertrouwen elkaar"
    page.click(".back")
    assert page.is_visible(".overview")
    assert lit(page) <= {"onderling_vertrouwen", "impact"}


def test_pointing_at_a_box_lights_its_way_and_says_how_far_it_is(opened: Open) -> None:
    page = opened("ubuntu")
    page.hover(box("stadsbeest"))
    way = {"stadsbeest", "wandelgroepen", "eigenaars_contact", "eigenaars_minder_eenzaam", "onderling_vertrouwen"}
    assert lit(page) == {*way, "impact"}
    assert page.inner_text(".tip").splitlines() == [
        "Stadsbeest",
        "Activiteit · Buurtwerkers",
        "5 stappen tot het impactdoel",
    ]
    page.hover(".search input")
    assert lit(page) == set()
    assert page.is_hidden(".tip")
    page.hover("[data-item='straatverlichting'] button")
    assert lit(page) == {"straatverlichting", "pleinen_gebruikt", "onderling_vertrouwen", "overlast_daalt", "impact"}


def test_a_hypothesis_is_told_at_its_badge(opened: Open) -> None:
    page = opened("ubuntu")
    page.hover(".picture .note >> text=/^H3$/")
    assert "H3 Als bewonersgroepen zelf activiteiten houden op een plein" in page.inner_text(".tip")


def test_everything_can_be_done_with_the_keyboard(opened: Open) -> None:
    page = opened("ubuntu")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.picture'))"):
            break
    assert focused(page) == "impact"
    page.keyboard.press("ArrowDown")
    above = focused(page)
    assert above in {"onderling_vertrouwen", "overlast_daalt"}  # what leads to the impact goal stands under it
    page.keyboard.press("ArrowDown")
    name = focused(page)
    tops = [page.locator(f".picture [data-id='{one}']").bounding_box() for one in ("impact", above, name)]
    heights = [one["y"] for one in tops if one]
    assert len(set(heights)) == 3
    assert heights == sorted(heights)  # each step goes to a box that stands lower
    assert name in lit(page)
    page.keyboard.press("Enter")
    assert focused(page) == page.inner_text(".opened h3")
    page.keyboard.press("Escape")
    assert focused(page) == name
    page.keyboard.press("Home")
    assert focused(page) == "impact"
    whole = seen(page)
    page.keyboard.press("+")
    assert seen(page)[2] == pytest.approx(whole[2] / 1.4)
    page.keyboard.press("0")
    assert seen(page) == pytest.approx(whole)
    page.keyboard.press("/")
    page.keyboard.type("hond")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.is_visible(".detail")
    page.keyboard.press("Escape")
    assert page.evaluate("Boolean(document.activeElement.closest('.outline'))")


def test_search_and_filters_work_on_list_and_picture_at_once(opened: Open) -> None:
    page = opened("draft")
    everything = page.locator("[data-item]").count()
    page.fill("input[type=search]", "PLEIN bewoners")
    names = page.eval_on_selector_all("[data-item]:not([hidden])", "items => items.map(one => one.dataset.item)")
    assert {"pleinactiviteiten", "pleinen_gebruikt", "groene_pleinen"} <= set(names)
    assert page.inner_text("[role=status]") == f"{len(names)} van {everything} getoond"
    faint = page.eval_on_selector_all(".picture .box.faint", "boxes => boxes.map(one => one.dataset.id)")
    assert "wijkronde" in faint
    assert "pleinen_gebruikt" not in faint
    page.fill("input[type=search]", "qqq")
    assert page.inner_text("[role=status]").startswith("Niets gevonden")
    page.click(".clear")
    assert page.locator("[data-item]:not([hidden])").count() == everything
    page.select_option("[data-filter=actor]", "eigenaars")
    page.select_option("[data-filter=term]", "medium")
    found = page.eval_on_selector_all("[data-item]:not([hidden])", "items => items.map(one => one.dataset.item)")
    assert found == ["eigenaars_minder_eenzaam"]
    page.click(".clear")
    page.select_option("[data-filter=checklist]", "links")
    found = page.eval_on_selector_all("[data-item]:not([hidden])", "items => items.map(one => one.dataset.item)")
    assert "sneller_melden" in found
    page.click("[data-item='sneller_melden'] button")
    assert "voor later" in page.inner_text(".opened .findings:visible")
    page.click(".opened .chip >> text=Bewoners")
    assert page.input_value("[data-filter=actor]") == "bewoners"


def test_views_and_languages(opened: Open) -> None:
    page = opened("ubuntu")
    page.click("[data-view=chain]")
    assert page.locator(box("wijkbudgetten")).count() == 1
    assert ">Activiteiten<" in page.inner_html(".picture")
    page.click(box("wijkronde"))
    page.click("[data-tongue=en]")
    assert page.get_attribute("html", "lang") == "en"
    assert ">Activities<" in page.inner_html(".picture")
    assert page.get_attribute(box("wijkronde"), "aria-label").startswith("Activity: Wekelijkse wijkronde")
    assert page.inner_text(".opened h4 >> nth=0") == "Leads to"
    assert page.get_attribute("input[type=search]", "placeholder") == "Search the plan"
    assert page.locator("[data-filter=term] option").all_text_contents()[0] == "All terms"
    assert page.inner_text(".views [aria-pressed=true]") == "Results chain"
    page.click("[data-view=words]")
    assert page.is_visible(".words .article >> nth=0")
    assert page.is_hidden(".stage")
    page.click("[data-view=hierarchy]")
    assert page.locator(box("wijkronde")).count() == 0


def test_dragging_pans_and_the_wheel_zooms_where_the_pointer_is(opened: Open) -> None:
    page = opened("ubuntu")
    x, y, wide, high = seen(page)
    page.mouse.move(500, 500)
    page.mouse.down()
    page.mouse.move(560, 530, steps=3)
    page.mouse.up()
    scale = page.evaluate("document.querySelector('.canvas').clientWidth") / wide
    assert seen(page) == pytest.approx([x - 60 / scale, y - 30 / scale, wide, high], abs=0.5)
    assert page.is_hidden(".detail")
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"Number(document.querySelector('.picture').getAttribute('viewBox').split(' ')[2]) < {wide}")
    page.click("[data-zoom=fit] >> nth=0")
    assert seen(page) == pytest.approx([x, y, wide, high], abs=0.5)
    page.click("[data-zoom=panel]")
    assert page.is_hidden(".panel")
    page.click(box("wijkronde"))
    assert page.is_visible(".detail")


@pytest.mark.parametrize(("name", "size"), [("ubuntu", DESK), ("small", PHONE)], ids=["desk", "phone"])
def test_axe_finds_nothing_in_any_state(opened: Open, name: str, size: dict[str, int]) -> None:
    page = opened(name, size)

    def check(state: str) -> None:
        found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [(state, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []

    check("start")
    page.click(".outline .go >> nth=3")
    check("open")
    page.click(".back")
    page.fill("input[type=search]", "nieuwkomers")
    check("search")
    page.click("[data-view=words]")
    page.click("[data-tongue=en]")
    check("words")


def test_a_script_in_every_field_does_nothing(opened: Open) -> None:
    page = opened("hostile")
    shown = PAYLOAD.replace("\0", "\ufffd")
    assert page.evaluate("document.querySelector('h1').textContent") == shown
    assert page.evaluate("document.title").startswith("<script>window.hit=1</script>")
    for view in (*names(), "words"):
        page.click(f"[data-view={view}]")
    page.click("[data-view=path]")
    for name in ("wijkronde", "pleinen_gebruikt", "impact", "straatverlichting"):
        page.click("[data-zoom=fit] >> nth=0")
        page.hover(box(name))
        page.click(box(name))
        assert page.evaluate("document.querySelector('.opened h3').textContent") in (shown, PAYLOAD)
    page.fill("input[type=search]", "<script>")
    assert page.locator("[data-item]:not([hidden])").count() > 20
    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, object, [onerror]').length") == 0
    assert page.evaluate("document.scripts.length") == 2


def test_the_policy_stops_a_script_that_would_slip_in(browser: Any, pages: dict[str, Path], tmp_path: Path) -> None:
    html = pages["ubuntu"].read_text("utf-8")
    inside = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
    (tmp_path / "a.html").write_text(html.replace("<main>", f"<main>{inside}"), encoding="utf-8", newline="\n")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    assert page.evaluate("[window.hit, document.documentElement.className]") == [None, "js"]
    context.close()


def test_on_a_phone_nothing_sticks_out_and_a_chosen_box_can_be_read(opened: Open) -> None:
    page = opened("ubuntu", PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.tap("[data-item='wandelgroepen'] button")
    assert page.inner_text(".opened h3") == "Wekelijkse wandelgroepen"
    place = page.locator(box("wandelgroepen")).bounding_box()
    assert place["width"] > 100
    assert 0 <= place["x"] <= PHONE["width"] - place["width"]
    for view in ("words", "triple"):
        page.tap(f"[data-view={view}]")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    for smaller in page.locator(".panel button:visible, .zoom.small button").all()[:12]:
        assert smaller.bounding_box()["height"] >= 24


def test_two_hundred_boxes(opened: Open) -> None:
    page = opened("large")
    assert page.locator(".picture .box").count() > 195
    page.fill("input[type=search]", "outcome 17 ")
    page.click("[data-item='outcome_17'] button")
    assert page.inner_text(".opened h3").startswith("Outcome 17 bij")
    assert page.locator(box("outcome_17")).bounding_box()["width"] > 80
    assert "impact" in lit(page)


def test_paper_has_the_whole_picture_and_everything_in_words(opened: Open) -> None:
    page = opened("ubuntu")
    page.click("[data-zoom=in] >> nth=0")
    page.click("[data-item='wijkronde'] button")
    printed = page.pdf(prefer_css_page_size=True, print_background=True)
    first, *others = PdfReader(io.BytesIO(printed)).pages
    assert first.mediabox.width > first.mediabox.height
    assert {round(float(one.mediabox.width)) for one in others} == {595}
    words = " ".join(" ".join(one.extract_text() for one in others).split())
    for text in ("Aanleiding", "Evaluatie van het vaste aanspreekpunt", "Wijkbevraging", "Eerste stappen"):
        assert text in words, text
    assert "Zoeken in het plan" not in words
    page.emulate_media(media="print")
    assert page.is_hidden(".panel")
    assert page.is_hidden(".strip")


def test_without_a_script_the_picture_and_all_texts_are_there(opened: Open) -> None:
    page = opened("ubuntu", java_script_enabled=False)
    assert page.is_visible(".picture")
    assert page.is_visible(".words .article >> nth=10")
    for hidden in (".panel", ".views", ".tongues", ".tip"):
        assert page.is_hidden(hidden)
