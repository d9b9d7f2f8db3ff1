"""The pictures: what is in them, that nothing sticks out or overlaps, and that nothing in a plan does harm."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, HOSTILE, ROOT, example, shared
from running import Golden

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Language
from toc.pictures.engine import MOST_BOXES, Engine, EngineError
from toc.pictures.render import Direction, Format, dot_text, render, scene
from toc.pictures.scene import Group, Rect, Scene, Text, flat
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

PICTURES = [(view, Direction.COLUMN) for view in View] + [(View.TRIPLE, Direction.ROW)]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(document: Document, view: View, direction: Direction = Direction.COLUMN) -> Scene:
    return scene(document.plan, view, language=document.language, direction=direction)


def boxes(picture: Scene) -> dict[str, tuple[Rect, list[Text]]]:
    """The rectangle and the texts of every box by the id of its node."""
    found = {}
    for item in flat(picture.items):
        if isinstance(item, Group) and item.id.startswith("node-") and isinstance(item.items[0], Rect):
            found[item.id.removeprefix("node-")] = (item.items[0], [one for one in item.items if isinstance(one, Text)])
    return found


def texts(picture: Scene) -> str:
    """Everything that can be read in the picture, in the order in which it is drawn."""
    return " ".join(item.text for item in flat(picture.items) if isinstance(item, Text))


def extent(text: Text) -> tuple[float, float]:
    left = text.x - text.width * {"start": 0, "middle": 0.5, "end": 1}[text.anchor]
    return left, left + text.width


def check_tidy(picture: Scene) -> None:
    """No text leaves its box or the picture, and no two boxes overlap."""
    for item in flat(picture.items):
        if isinstance(item, Text):
            left, right = extent(item)
            assert left >= 0, item
            assert right <= picture.width, item
            assert item.size <= item.y <= picture.height, item
    placed = boxes(picture)
    for rect, lines in placed.values():
        for line in lines:
            left, right = extent(line)
            assert left >= rect.x + 4, line
            assert right <= rect.x + rect.width - 4, line
            assert line.y - line.size * 0.8 >= rect.y + 2, line
            assert line.y <= rect.y + rect.height - 4, line
    rects = [(name, rect) for name, (rect, _) in placed.items()]
    for number, (name, one) in enumerate(rects):
        for other_name, other in rects[number + 1 :]:
            apart = (
                one.x + one.width <= other.x
                or other.x + other.width <= one.x
                or one.y + one.height <= other.y
                or other.y + other.height <= one.y
            )
            assert apart, (name, other_name)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_tidy_in_every_view(path: Path, view: View, direction: Direction) -> None:
    check_tidy(drawn(example(path.name.removesuffix(".toc.yaml")), view, direction))


@pytest.mark.parametrize("file_format", [Format.SVG, Format.PNG, Format.PDF])
@pytest.mark.parametrize(("view", "direction"), PICTURES)
@pytest.mark.parametrize("name", ["ubuntu", "jonge-gezinnen"])
def test_shared_files_are_drawn_in_every_view_and_format(
    name: str, view: View, direction: Direction, file_format: Format
) -> None:
    document = shared(name)
    check_tidy(drawn(document, view, direction))
    picture = render(document.plan, view, file_format, language=document.language, direction=direction)
    assert picture.startswith({Format.SVG: b"<svg ", Format.PNG: b"\x89PNG\r\n", Format.PDF: b"%PDF-"}[file_format])


def test_the_chain_has_its_columns_in_order_and_every_thing_of_the_plan() -> None:
    document = example("school-streets")
    picture = drawn(document, View.CHAIN)
    headings = [item for item in flat(picture.items) if isinstance(item, Text) and item.size == 16 and item.bold]
    *columns, note = headings
    assert [one.text for one in columns] == ["Inputs", "Activities", "Outputs", "Outcomes", "Impact"]
    assert [one.x for one in columns] == sorted(one.x for one in columns)
    assert note.text == "Scope of the evaluation"
    plan = document.plan
    wanted = {*plan.inputs, *dict(plan.nodes()), *plan.unintended_effects}
    assert set(boxes(picture)) == wanted
    links = {item.title for item in flat(picture.items) if isinstance(item, Group) and item.kind == "link"}
    assert {str(link) for link in CausalGraph.of(plan).links()} <= links


def test_the_hierarchy_has_results_only_and_causes_below_their_effects() -> None:
    document = example("ubuntu")
    placed = boxes(drawn(document, View.HIERARCHY))
    assert set(placed) == {IMPACT, *document.plan.outputs, *document.plan.outcomes}
    for link in CausalGraph.of(document.plan).links():
        if link.cause in placed:
            assert placed[link.cause][0].y > placed[link.effect][0].y, link
    read_out = texts(drawn(document, View.HIERARCHY))
    for heading in ("Impactdoel", "Lange termijn", "Middellange", "Korte termijn", "Outputs"):
        assert heading in read_out


def test_the_triple_column_keeps_ours_results_and_others_apart_and_at_one_height() -> None:
    document = example("ubuntu")
    plan, placed = document.plan, boxes(drawn(document, View.TRIPLE))

    def middle(name: str) -> tuple[float, float]:
        rect = placed[name][0]
        return rect.x + rect.width / 2, rect.y + rect.height / 2

    ours = {middle(name)[0] for name in plan.activities}
    results = {middle(name)[0] for name in (IMPACT, *plan.outputs, *plan.outcomes)}
    others = {middle(name)[0] for name in (*plan.external_factors, *plan.unintended_effects)}
    assert (len(ours), len(results), len(others)) == (1, 1, 1)
    assert max(ours) < max(results) < max(others)
    for name, activity in plan.activities.items():
        rows = [placed[effect][0] for effect in activity.leads_to]
        lowest = max(rows, key=lambda rect: rect.y)
        stack = [other for other in plan.activities if set(plan.activities[other].leads_to) & set(activity.leads_to)]
        if len(stack) == 1:
            assert middle(name)[1] == pytest.approx(lowest.y + lowest.height / 2)


def test_the_path_is_a_house_with_the_actors_of_the_city_and_numbered_hypotheses() -> None:
    document = shared("ubuntu")
    read_out = texts(drawn(document, View.PATH))
    for actor in (
        "Strategische Cel",
        "Dienst Omgeving",
        "Wijkpolitie",
        "Buurtwerkers",
        "Dienst Cultuur",
        "Dienst Jeugd",
    ):
        assert actor in read_out
    assert read_out.count("H1") == 4  # on two arrows, at the hypothesis and in the legend
    assert "Werken op eenzaamheid verlaagt het onveiligheidsgevoel" in read_out
    assert "Hypothesen en mechanismen" in read_out


@pytest.mark.parametrize("language", list(Language))
def test_a_plan_with_nothing_in_it_shows_what_is_missing(language: Language) -> None:
    nothing = {"nl": "nog niet ingevuld", "en": "not filled in yet"}[language]
    plan = read("toc: 1\n", "x").plan
    for view, direction in PICTURES:
        picture = scene(plan, view, language=language, direction=direction)
        check_tidy(picture)
        assert nothing in texts(picture)


def test_a_file_with_errors_is_still_drawn() -> None:
    document = read(
        "toc: 1\ntaal: nl\nactiviteiten:\n  a: {tekst: Wij doen iets, leidt_tot: [b, c, a]}\noutcomes:\n"
        "  b: {wie: x, leidt_tot: [d]}\n  d: {tekst: Iets, leidt_tot: [b]}\n",
        "x",
    )
    for view, direction in PICTURES:
        picture = drawn(document, view, direction)
        check_tidy(picture)
        assert "tekst ontbreekt" in texts(picture)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_text_from_a_file_is_text_in_a_picture(view: View, direction: Direction) -> None:
    document = read(HOSTILE, "x")
    check_tidy(drawn(document, view, direction))
    picture = render(document.plan, view, Format.SVG, language=Language.NL, direction=direction).decode()
    root = ET.fromstring(picture)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "polygon", "circle", "path", "text", "tspan", "g")
    }
    for element in root.iter():
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name]
    shown = "".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))
    for piece in ("<script>", "<b>vet</b>", "\\N", "שלום", "مرحبا", "漢字", "😀"):
        assert piece in shown, piece
    for file_format, start in ((Format.PNG, b"\x89PNG"), (Format.PDF, b"%PDF-")):
        made = render(document.plan, view, file_format, language=Language.NL, direction=direction)
        assert made.startswith(start)


@pytest.mark.parametrize("view", list(View))
def test_text_from_a_file_is_text_in_dot(view: View) -> None:
    import pygraphviz

    plan = read(HOSTILE, "x").plan
    graph = pygraphviz.AGraph(string=dot_text(plan, view, language=Language.NL))
    labels = [node.attr["label"] or "" for node in graph.nodes()]
    # Read back by Graphviz a backslash is doubled: it prints as one, and \N is not the name of the node.
    assert any("\\\\N" in label for label in labels)
    assert not [label for label in labels if label.startswith("<<")]


@pytest.mark.parametrize("view", list(View))
def test_the_same_file_gives_the_same_bytes_whatever_the_machine(view: View) -> None:
    """In new processes with other hash seeds, and with no fonts and no home."""
    code = (
        "import sys, hashlib; from toc.syntax.source import read\n"
        "from toc.pictures.render import *; from toc.pictures.views import View\n"
        f"d = read(open(r'{ROOT / 'examples' / 'ubuntu.toc.yaml'}', 'rb').read(), 'x')\n"
        "for f in Format:\n"
        f"    print(f, hashlib.sha256(render(d.plan, View.{view.name}, f, language=d.language)).hexdigest())"
    )
    answers = []
    for extra in (
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "FONTCONFIG_FILE": "/nowhere/fonts.conf", "HOME": "/nowhere"},
    ):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, **extra},
        )
        assert done.stderr == ""
        answers.append(done.stdout)
    assert answers[0] == answers[1]
    assert len(answers[0].splitlines()) == len(Format)


def test_an_svg_says_what_it_is_to_who_does_not_see_it() -> None:
    document = example("minimaal")
    root = ET.fromstring(render(document.plan, View.CHAIN, Format.SVG, language=Language.NL))
    assert root.get("role") == "img"
    assert root.get("lang") == "nl"
    assert root.get("aria-labelledby") == "toc-title toc-desc"
    assert root.findtext(f"{SVG}title") == "Taalcafé in de bib (Resultatenketen)"
    said = root.findtext(f"{SVG}desc") or ""
    assert said.startswith("Resultatenketen. Impactdoel: ")
    for node in dict(document.plan.nodes()).values():
        assert (node.label or node.text or "").rstrip(".") in said


def test_a_pdf_is_one_page_with_real_text_embedded_fonts_and_a_title() -> None:
    pypdf = pytest.importorskip("pypdf")
    document = example("ubuntu")
    made = render(document.plan, View.PATH, Format.PDF, language=Language.NL)
    reader = pypdf.PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    assert reader.metadata.title == "Ubuntu: wie zijn buren kent, voelt zich veiliger (Weg naar impact)"
    assert reader.metadata.author == "Stad Ubuntu"
    words = " ".join(reader.pages[0].extract_text().split())
    assert "Bewoners voelen zich veiliger in hun wijk" in words
    fonts = {name for page in reader.pages for name in page["/Resources"]["/Font"].values()}
    assert fonts
    for font in fonts:
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("name", ["minimaal"])
def test_dot_text(name: str, view: View, golden: Golden) -> None:
    """The whole DOT text, kept beside the test."""
    golden(f"{name}.{view}.dot", dot_text(example(name).plan, view, language=Language.NL))


@pytest.mark.skipif(not shutil.which("dot"), reason="no Graphviz program on PATH")
@pytest.mark.parametrize("view", list(View))
def test_the_program_dot_draws_the_same_things(view: View) -> None:
    document = example("school-streets")
    by_program = scene(document.plan, view, language=Language.EN, engine=Engine.DOT)
    check_tidy(by_program)
    assert set(boxes(by_program)) == set(boxes(drawn(document, view)))


def test_too_many_boxes_are_refused_in_plain_words() -> None:
    outcomes = "".join(f"  o{number}: {{tekst: Iets, leidt_tot: [impact]}}\n" for number in range(MOST_BOXES))
    plan = read(f"toc: 1\ntaal: nl\nimpactdoel: {{tekst: Iets}}\noutcomes:\n{outcomes}", "x").plan
    with pytest.raises(EngineError) as refused:
        scene(plan, View.CHAIN, language=Language.NL)
    # 1,500 outcomes, the impact goal, and three boxes for what is missing.
    told = refused.value.message.text("nl")
    assert told == "een tekening met 1504 vakken lukt niet: 1500 is het maximum. Splits het plan op."


WORDS = st.text(st.characters(codec="utf-8"), max_size=60)
IDS = st.sampled_from(["a", "b", "c", "d", "e"])


@settings(max_examples=60, deadline=None)
@given(
    things=st.dictionaries(
        IDS, st.tuples(st.sampled_from(["activities", "outputs", "outcomes"]), WORDS, st.lists(IDS)), max_size=5
    ),
    goal=st.one_of(st.none(), WORDS),
    view=st.sampled_from(PICTURES),
)
def test_any_plan_is_drawn_tidily(
    things: dict[str, tuple[str, str, list[str]]], goal: str | None, view: tuple[View, Direction]
) -> None:
    from toc.core.model import Plan

    data: dict[str, object] = {"impact_goal": {"text": goal}} if goal is not None else {}
    for section in ("activities", "outputs", "outcomes"):
        data[section] = {
            name: {"id": name, "text": text, "leads_to": [*targets, "impact"], "feeds_back_to": targets[:1]}
            for name, (where, text, targets) in things.items()
            if where == section
        }
    check_tidy(scene(Plan.model_validate(data), view[0], language=Language.EN, direction=view[1]))
