"""The page to explore, as a file: what is in it, that nothing of a plan can act, and that it is always the same."""

import base64
import hashlib
import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pages import PAYLOAD, Read, is_poisoned, page_of, poisoned
from plans import EXAMPLES, HOSTILE, ROOT, example
from running import Run, as_program

from toc.core.model import IMPACT, Language
from toc.pictures.views import View
from toc.publish.page.boxes import when
from toc.syntax.document import Document
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

SVG = {"svg", "g", "rect", "circle", "path", "polygon", "text", "tspan"}
HTML = {
    *("html", "head", "meta", "title", "style", "script", "template", "body", "header", "main", "nav", "section"),
    *("aside", "article", "form", "div", "span", "p", "h1", "h2", "h3", "h4", "ul", "li", "dl", "dt", "dd", "strong"),
    *("button", "label", "input", "select", "option"),
}
DRAFT = """
toc: 1
taal: nl
titel: Buren helpen buren
status: ontwerp
impactdoel: {label: Buren helpen elkaar, tekst: Bewoners van de wijk helpen elkaar vaker, wie: [bewoners]}
actoren:
  bewoners: {naam: Bewoners, rol: doelgroep}
  dienst: {naam: Dienst Wijken, rol: stad}
activiteiten:
  feest: {label: Straatfeest, tekst: Dienst Wijken houdt een straatfeest voor bewoners, door: [dienst]}
outcomes:
  kennen: {label: Bewoners kennen elkaar, tekst: Bewoners kennen elkaar bij naam, wie: [bewoners], leidt_tot: [impact]}
"""


@pytest.fixture(scope="module")
def ubuntu() -> tuple[Document, str]:
    document = example("ubuntu")
    return document, page_of(document)


def data_of(html: str) -> dict[str, object]:
    found = json.loads(Read(html).texts["script"][0])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_one_small_page_that_needs_nothing_else(path: Path) -> None:
    html = page_of(example(path.name.removesuffix(".toc.yaml")))
    assert len(html.encode()) < 1_500_000
    page = Read(html)
    assert {tag for tag, _ in page.elements} <= SVG | HTML
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name in {"style", "src", "href", "action"}]
    assert set(re.findall(r"url\((\w+):", html)) == {"data"}
    # The only addresses are those of the font and its licence, in a comment.
    assert len(re.findall("https?:", html)) == 2


def test_the_policy_allows_the_one_script_and_the_one_style_and_nothing_else(ubuntu: tuple[Document, str]) -> None:
    page = Read(ubuntu[1])
    policy = next(attributes["content"] for tag, attributes in page.elements if attributes.get("http-equiv"))
    (style,), (_, script) = page.texts["style"], page.texts["script"]

    def hashed(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    assert policy == (
        f"default-src 'none'; script-src {hashed(script)}; style-src {hashed(style)}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    for forbidden in ("eval(", "innerHTML", "outerHTML", "insertAdjacent", "document.write", "Function(", "fetch("):
        assert forbidden not in script


def test_every_thing_of_the_plan_is_there_as_a_box_in_the_list_and_in_full(ubuntu: tuple[Document, str]) -> None:
    document, html = ubuntu
    plan, page = document.plan, Read(html)
    boxes = {IMPACT, *plan.activities, *plan.outputs, *plan.outcomes, *plan.inputs}
    boxes |= {*plan.external_factors, *plan.unintended_effects}
    assert set(page.with_attribute("data-item")) == boxes
    articles = [one["data-id"] for tag, one in page.elements if tag == "article"]
    assert len(articles) == len(boxes)
    assert set(articles) == boxes
    for heading in ("Participatie", "Reflectie", "Evaluatie", "Privacy"):
        assert f">{heading}<" in html
    for section in (plan.indicators, plan.learning_questions, plan.hypotheses):
        for one in section.values():
            assert one.text is not None
            assert one.text.replace("'", "&#x27;") in html


def test_boxes_are_buttons_with_a_name_in_every_view_and_language(ubuntu: tuple[Document, str]) -> None:
    document, html = ubuntu
    page = Read(html)
    pictures = [*page.with_attribute("data-picture"), "path-nl"]
    assert sorted(pictures) == sorted(f"{view}-{language}" for view in View for language in Language)
    buttons = [one for tag, one in page.elements if tag == "g" and "data-id" in one]
    shown = {IMPACT, *document.plan.outcomes, *document.plan.outputs}
    for one in buttons:
        assert (one["role"], one["tabindex"]) == ("button", "-1")
    names = {one["aria-label"] for one in buttons if one["data-id"] == "wandelgroepen"}
    assert names == {"Output: Wekelijkse wandelgroepen. Hondeneigenaars met een klein budget"}
    for name in shown:
        assert sum(one["data-id"] == name for one in buttons) == len(View) * len(Language)
    arrows = {(one["data-from"], one["data-to"]) for _, one in page.elements if "data-from" in one}
    assert {("wijkronde", "aanspreekpunt_gekend"), ("overlast_daalt", "impact")} <= arrows


def test_what_the_script_computes_with(ubuntu: tuple[Document, str]) -> None:
    data = data_of(ubuntu[1])
    assert data["language"] == "nl"
    assert ["wijkronde", "aanspreekpunt_gekend"] in data["links"]  # type: ignore[operator]
    assert ["subsidiepot", "jeugdsubsidie"] in data["links"]  # type: ignore[operator]
    assert ["verhuisbewegingen", "onderling_vertrouwen"] in data["links"]  # type: ignore[operator]
    box = data["boxes"]["stadsbeest"]  # type: ignore[index]
    assert (box["name"], box["kind"], box["people"]) == ("Stadsbeest", ["Activiteit", "Activity"], "Buurtwerkers")
    assert (box["actors"], box["term"]) == (["buurtwerkers", "welzijn", "eigenaars"], "short")
    assert "thuis op voor een wandeling" in box["text"]


def test_the_frame_and_the_notes_of_a_picture_are_off_and_the_legend_is_apart(ubuntu: tuple[Document, str]) -> None:
    html = ubuntu[1]
    picture = html[
        html.index("<svg", html.index('class="canvas"')) : html.index("</section>", html.index('class="canvas"'))
    ]
    assert "Hypothesen en mechanismen" not in picture
    assert "Stad Ubuntu" not in picture
    assert 'class="note"' in picture
    legend = html[html.index('class="legend"') :]
    for name in ("leidt tot", "koppelt terug", "neveneffect", "leads to", "feeds back"):
        assert name in legend[: legend.index("</ul>")]


def test_findings_stand_at_their_box_and_those_that_do_not_count_yet_are_for_later() -> None:
    document = read(DRAFT, "x")
    html = page_of(document)
    article = html[html.index('data-id="feest"', html.index('class="words')) :]
    article = article[: article.index("</article>")]
    assert "Bevindingen" in article
    assert 'class="weight later"' in article
    assert 'class="mark"' in html
    silent = page_of(document, findings=False)
    for gone in ("Bevindingen", 'class="mark"', "TOC", 'data-filter="checklist"'):
        assert gone not in silent


def test_the_page_speaks_the_language_that_was_asked_and_shows_the_view_that_was_asked() -> None:
    document = example("minimaal")
    html = page_of(document, language=Language.EN, first=View.TRIPLE)
    assert '<html lang="en" data-language="en" data-view="triple">' in html
    assert re.findall(r'data-view="(\w+)" aria-pressed="true"', html) == ["triple"]
    assert "triple-en" not in Read(html).with_attribute("data-picture")


def test_a_script_in_every_field_is_text_in_every_place() -> None:
    plan = poisoned(example("ubuntu").plan)
    assert is_poisoned(plan)
    html = page_of(replace(example("ubuntu"), plan=plan))
    page = Read(html)
    assert {tag for tag, _ in page.elements} <= SVG | HTML
    assert len(page.texts["script"]) == 2
    assert len(page.texts["style"]) == 1
    shown = PAYLOAD.replace("\0", "\ufffd")
    assert page.texts["h1"] == [shown]
    assert page.texts["title"] == [shown]
    assert data_of(html)["boxes"]["wijkronde"]["name"] == PAYLOAD  # type: ignore[index]


@pytest.mark.parametrize(
    "text", [HOSTILE, "toc: 1\n", "toc: 1\ntaal: nl\noutcomes:\n  a: {wie: x, leidt_tot: [b]}\n", DRAFT]
)
def test_odd_and_half_plans_have_a_page(text: str) -> None:
    page = Read(page_of(read(text, "x")))
    assert {tag for tag, _ in page.elements} <= SVG | HTML
    assert len(page.texts["h1"]) == 1


def test_the_same_plan_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "zorgzame-buurt.toc.yaml", tmp_path / "a.toc.yaml")
    pages = []
    for seed in ("1", "2"):
        ran = as_program(
            "render", "a.toc.yaml", "-f", "html", cwd=tmp_path, env={"PYTHONHASHSEED": seed, "TOC_LANG": "en"}
        )
        assert (ran.code, ran.err) == (0, "written: a.html\n")
        pages.append((tmp_path / "a.html").read_bytes())
    assert pages[0] == pages[1]


def test_one_file_for_all_views_on_the_command_line(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("minimaal", "ubuntu"):
        shutil.copy(ROOT / "examples" / f"{name}.toc.yaml", tmp_path)
    (tmp_path / "out").mkdir()
    assert toc("render", ".", "-v", "all", "-f", "html", "-o", "out").err.splitlines() == [
        f"written: {os.path.join('out', name)}" for name in ("minimaal.html", "ubuntu.html")
    ]
    assert 'data-view="path"' in (tmp_path / "out" / "ubuntu.html").read_text("utf-8")
    assert toc("render", "minimaal.toc.yaml", "-v", "chain", "--lang", "en", "-o", "a.html").code == 0
    assert '<html lang="en" data-language="en" data-view="chain">' in (tmp_path / "a.html").read_text("utf-8")
    ran = toc("render", "ubuntu.toc.yaml", "-f", "html", "-f", "svg", "-v", "chain", "-v", "path", "-o", "out")
    assert ran.err.splitlines() == [
        f"written: {os.path.join('out', name)}" for name in ("ubuntu.chain.svg", "ubuntu.path.svg", "ubuntu.html")
    ]
    assert toc("render", "ubuntu.toc.yaml", "-f", "html", "-f", "svg", "-o", "b.html").code == 2


def test_findings_of_a_page_go_by_the_settings_of_its_plan(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_text(DRAFT, encoding="utf-8")

    def rules() -> set[str]:
        assert toc("render", "plan.toc.yaml", "-f", "html").code == 0
        return set(re.findall(r"TOC\d+ ([\w-]+)<", (tmp_path / "plan.html").read_text("utf-8")))

    assert "dead-end-activity" in rules()
    (tmp_path / "toc.toml").write_text('ignore = ["dead-end-activity"]\n', encoding="utf-8")
    assert "dead-end-activity" not in rules()
    assert toc("render", "plan.toc.yaml", "-f", "html", "--no-findings").code == 0
    assert ">TOC" not in (tmp_path / "plan.html").read_text("utf-8")


def test_dates_as_people_write_them() -> None:
    assert when("2026-10-05") == ("5 oktober 2026", "5 October 2026")
    for odd in ("2026", "2026-13-40", "voor-en-na", "elk half jaar"):
        assert when(odd) == (odd, odd)
