"""`toc report`: the chapters as a whole, the story in sentences, and the files as real programs open them."""

import io
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from gappy import PLAN as GAPPY
from office import as_pdf
from pages import PAYLOAD, Read, poisoned
from pypdf import PdfReader
from running import ROOT, Golden, Run

from toc.core.findings import Profile
from toc.core.formats import taken_by
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.readiness import standing
from toc.lint.rules import ALL_RULES
from toc.lint.rules.texts import Texts
from toc.lint.wording import in_order
from toc.pictures.render import Look as PictureLook
from toc.pictures.render import mermaid_text, scene
from toc.pictures.scene import Scene
from toc.pictures.views import View
from toc.publish.documents import Block, Document, Grid, Picture
from toc.publish.report import PlanReport, Sentences, Teller
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.look import Look
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Tongue
from toc.publish.writers import write
from toc.publish.writers.markdown import markdown
from toc.syntax.document import Document as Plan
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

DAY = date(2026, 11, 24)
PLANS = {
    name: (ROOT / "examples" / f"{name}.toc.yaml").read_bytes() for name in ("ubuntu", "school-streets", "minimaal")
}
PLANS["gaps"] = GAPPY.encode()


@dataclass(frozen=True)
class Drawing:
    """A view of a plan as it is, whatever room there is."""

    plan: Plan
    view: View

    def scene(self, room: tuple[float, float] | None) -> Scene:
        del room
        return scene(self.plan.plan, self.view, language=Language.NL)

    def mermaid(self) -> str:
        return mermaid_text(self.plan.plan, self.view, language=Language.NL)


A4 = {(595, 842), (842, 595)}


def plan_of(name: str) -> Plan:
    return read(PLANS[name], f"{name}.toc.yaml")


def chapters(plan: Plan, language: Language, pictures: list[Picture] | None = None) -> tuple[Block, ...]:
    found = in_order(lint(plan, ALL_RULES, today=DAY), language)
    stands = standing(found, Profile(plan.plan.status or "draft"))
    named = tables((TableName.HYPOTHESES, TableName.ACTIONS), plan, language)
    return tuple(
        PlanReport(plan.plan, plan.language, sentences_of(plan), Tongue(language), pictures or [], named).chapters(
            stands
        )
    )


def document(plan: Plan, language: Language, pictures: list[Picture] | None = None) -> Document:
    source = Lookup(plan, language).source
    blocks = chapters(plan, language, pictures)
    return Document(blocks=blocks, title=source.title, language=language, source=source, look=Look())


@pytest.mark.parametrize(
    ("name", "language"), [("ubuntu", "nl"), ("school-streets", "en"), ("gaps", "nl"), ("gaps", "en")]
)
def test_the_whole_report(golden: Golden, name: str, language: str) -> None:
    golden(f"report.{name}.{language}.md", markdown(chapters(plan_of(name), Language(language))))


def story(text: str) -> list[tuple[str, str]]:
    plan = read(text, "plan.toc.yaml")
    return [(one.title, one.text) for one in Teller(plan.plan, plan.language, sentences_of(plan)).passages()]


def sentences_of(plan: Plan) -> Sentences:
    return Sentences(plan.plan, Texts(plan, Settings()))


def test_a_way_that_forks_and_joins_is_told_once() -> None:
    told = story(
        """\
toc: 1
taal: nl
activiteiten:
  cafe: {label: Taalcafé, tekst: De bibliotheek houdt een taalcafé, leidt_tot: [durven, kennen]}
  brief: {label: Brief, tekst: De stad stuurt een brief, leidt_tot: [kennen]}
outcomes:
  durven: {label: Durven spreken, tekst: Nieuwkomers durven meer te spreken, leidt_tot: [thuis]}
  kennen: {label: Elkaar kennen, tekst: Buren kennen elkaar, leidt_tot: [thuis, impact]}
  thuis: {label: Thuis, tekst: Meer thuisgevoel, leidt_tot: [impact]}
  los: {label: Los, tekst: Niemand leidt hiertoe}
impactdoel: {tekst: Nieuwkomers wonen graag in de stad}
"""
    )
    fork = (
        "De bibliotheek houdt een taalcafé, zodat nieuwkomers meer durven te spreken en zodat buren elkaar kennen. "
        "'Durven spreken' leidt hiertoe: meer thuisgevoel. "
        "'Elkaar kennen' leidt ook tot 'Thuis'. 'Elkaar kennen' draagt bij tot het impactdoel zelf. "
        "'Thuis' draagt bij tot het impactdoel zelf."
    )
    assert told == [
        ("Taalcafé", fork),
        ("Brief", "De stad stuurt een brief. Dat leidt ook tot 'Elkaar kennen'."),
        ("Los", "Niemand leidt hiertoe."),
    ]


def test_a_loop_comes_to_an_end() -> None:
    told = story(
        """\
toc: 1
language: en
outcomes:
  a: {text: People talk, leads_to: [b]}
  b: {text: People meet, leads_to: [a]}
"""
    )
    assert told == [("People talk", "People talk, so that people meet. That also leads to 'People talk'.")]


def test_an_empty_plan_has_a_report() -> None:
    text = markdown(chapters(read("toc: 1\nlanguage: nl\n", "p"), Language.NL))
    assert "Het plan heeft nog geen impactdoel." in text


@pytest.mark.parametrize("file_format", taken_by("report"))
def test_the_same_plan_gives_the_same_bytes(file_format: str) -> None:
    made = document(plan_of("minimaal"), Language.NL)
    assert write([made], file_format) == write([made], file_format)


def test_word_has_real_headings_and_pages_that_lie() -> None:
    plan = plan_of("minimaal")
    picture = Picture(Drawing(plan, View.CHAIN), "De resultatenketen")
    made = docx.Document(io.BytesIO(write([document(plan, Language.NL, [picture])], "docx")))
    headings = [one.text for one in made.paragraphs if one.style and one.style.name.startswith("Heading 1")]
    assert headings == [
        "In het kort",
        "De weg naar impact in beeld",
        "De weg naar impact in woorden",
        "Wat er nog meespeelt",
        "Wat nog open staat",
        "Wat we veronderstellen",
        "Actieplan",
    ]
    lying = [bool(one.page_width and one.page_height and one.page_width > one.page_height) for one in made.sections]
    assert lying == [False, True, False, True]
    described = [one.docPr.get("descr") for one in made.inline_shapes._inline_lst]
    assert len(described) == 1
    assert described[0].startswith("De resultatenketen. ")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ubuntu", "gaps"])
def test_word_opens_in_libreoffice(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(write([document(plan_of(name), Language.NL)], "docx"))
    check_pages(PdfReader(as_pdf(path, tmp_path)), "Actieplan")


@pytest.mark.parametrize("name", ["ubuntu", "gaps"])
def test_the_pdf_has_text_bookmarks_and_properties(name: str) -> None:
    plan = plan_of(name)
    picture = Picture(Drawing(plan, View.PATH), "Het huis")
    pdf = PdfReader(io.BytesIO(write([document(plan, Language.NL, [picture])], "pdf")))
    check_pages(pdf, "Actieplan")
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == (plan.plan.title, plan.plan.organisation)
    outline: Any = pdf.outline
    titles = [one.title for one in flat(outline)]
    assert "De weg naar impact in woorden" in titles
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "nl-BE"


def test_a_page_never_ends_with_the_heading_of_a_band() -> None:
    """And where a band goes on, its heading comes again."""
    plan = plan_of("ubuntu")
    lying = tuple(Grid(one) for one in tables((TableName.MEASUREMENT, TableName.HYPOTHESES), plan, Language.NL))
    made = replace(document(plan, Language.NL), blocks=lying)
    pages = [page.extract_text().split("\n") for page in PdfReader(io.BytesIO(write([made], "pdf"))).pages]
    band = re.compile(r"(?:Output|Outcome|Impactdoel): |Eerst te toetsen$|Andere$")
    assert len(pages) >= 4
    for lines in pages:
        *_, last, foot = filter(str.strip, lines)
        assert "Pagina" in foot
        assert not band.match(last), last
        if any(re.match(r"[ILH]\d+ ", line) for line in lines):  # a page with the notes of a table only has no band
            assert any(band.match(line) for line in lines[:8]), lines[:8]


def test_a_row_that_is_higher_than_a_page_goes_on_on_the_next() -> None:
    words = " ".join(f"woord{number}" for number in range(900))
    plan = read(
        f"toc: 1\ntaal: nl\nactiviteiten:\n  a: {{tekst: {words}, leidt_tot: [b]}}\noutcomes: {{b: {{tekst: x}}}}\n",
        "p",
    )
    lying = tuple(Grid(one) for one in tables((TableName.ACTIONS,), plan, Language.NL))
    heights: list[float] = []
    for page in PdfReader(io.BytesIO(write([replace(document(plan, Language.NL), blocks=lying)], "pdf"))).pages:
        page.extract_text(visitor_text=lambda _text, cm, tm, _font, _size: heights.append(tm[5] * cm[3] + cm[5]))
    assert min(heights) >= 0


def flat(entries: list[Any]) -> list[Any]:
    return [deep for one in entries for deep in (flat(one) if isinstance(one, list) else [one])]


def check_pages(pdf: PdfReader, said: str) -> None:
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages} == A4
    assert said in re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def test_a_hostile_plan_stays_text() -> None:
    plan = plan_of("ubuntu")
    hostile = Plan(
        path="p",
        text=plan.text,
        lines=plan.lines,
        plan=poisoned(plan.plan),
        places=plan.places,
        language=plan.language,
        spelling=plan.spelling,
        problems=(),
        sections=plan.sections,
    )
    picture = Picture(Drawing(hostile, View.CHAIN), PAYLOAD)
    made = document(hostile, Language.NL, [picture])
    page = Read(write([made], "html").decode())
    assert {name for name, _ in page.elements} & {"script", "iframe", "object", "form", "link"} == set()
    assert all(not key.startswith("on") for _, attributes in page.elements for key in attributes)
    assert all((one.get("src") or "data:").startswith("data:") for _, one in page.elements)
    text = write([made], "md").decode()
    assert "<script" not in text
    assert "<img" not in text
    with ZipFile(io.BytesIO(write([made], "docx"))) as word:
        assert b"<script" not in word.read("word/document.xml")
    assert write([made], "pdf").startswith(b"%PDF")


@pytest.mark.parametrize(
    ("indicators", "questions", "told"),
    [
        (0, 0, "Nog niets toont of het werkt."),
        (1, 0, "1 indicator toont of het werkt. Nog zonder nulmeting: 1; nog zonder norm: 1."),
        (0, 1, "1 leervraag toont of het werkt."),
        (0, 2, "2 leervragen tonen of het werkt."),
        (1, 1, "1 indicator en 1 leervraag tonen of het werkt. Nog zonder nulmeting: 1; nog zonder norm: 1."),
    ],
)
def test_what_shows_whether_it_works_is_counted_as_people_count(indicators: int, questions: int, told: str) -> None:
    text = "toc: 1\ntaal: nl\n"
    for section, number in (("indicatoren", indicators), ("leervragen", questions)):
        text += f"{section}:\n" * bool(number) + "".join(
            f"  {section[0]}{one}: {{tekst: x}}\n" for one in range(number)
        )
    in_short = markdown(chapters(read(text, "plan.toc.yaml"), Language.NL)).split("\n\n")[3]
    assert in_short == f"Het plan telt 0 activiteiten en 0 veranderingen. {told}"


def test_the_command(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_bytes(PLANS["minimaal"])
    assert toc("report", "plan.toc.yaml").err == "written: plan.report.docx\n"
    ran = toc("report", "plan.toc.yaml", "-f", "html", "-f", "pdf", "--view", "hierarchy", "--lang", "en")
    assert (ran.code, ran.err) == (0, "written: plan.report.html\nwritten: plan.report.pdf\n")
    page = (tmp_path / "plan.report.html").read_text("utf-8")
    assert page.count("<figure>") == 1
    assert "The outcomes hierarchy" in page
    ran = toc("report", "plan.toc.yaml", "-f", "html", "--view", "all")
    assert (tmp_path / "plan.report.html").read_text("utf-8").count("<figure>") == 4
    ran = toc("report", "plan.toc.yaml", "--view", "none", "-o", "-")
    assert ran.out.startswith("# Taalcafé")
    assert "mermaid" not in ran.out
    ran = toc("report", "plan.toc.yaml", "-f", "md", "-f", "pdf", "-o", "one.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert "2 files do not fit in 'one.pdf'" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "plan.report.docx",
        "plan.report.html",
        "plan.report.pdf",
        "plan.toc.yaml",
    ]


def test_in_markdown_a_page_draws_the_pictures_itself(toc: Run, tmp_path: Path) -> None:
    """Without notes, which stand in the tables; and what a plan says is escaped once, as Mermaid wants it."""
    path = tmp_path / "plan.toc.yaml"
    path.write_bytes(PLANS["ubuntu"].replace(b"wie zijn buren kent", b"wie *zijn* <b>buren kent"))
    views = (View.CHAIN, View.PATH, View.TRIPLE)
    ran = toc("report", str(path), "-f", "md", "-o", "-", *(word for view in views for word in ("--view", view.value)))
    assert ran.code == 0, ran.err
    plan = read(path.read_bytes(), "p")
    drawn = re.findall(r"(?ms)^```mermaid\n(.*?)^```$", ran.out)
    look = PictureLook(notes_apart=True)
    assert drawn == [mermaid_text(plan.plan, view, language=Language.NL, look=look) for view in views]
    assert all("wie #42;zijn#42; #lt;b#gt;buren kent" in one for one in drawn)
    assert "area_notes" not in ran.out


def test_markdown_draws_nothing_that_it_does_not_use(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying out a picture takes most of the time, and a page draws the flowchart itself."""

    def refuse(*_: object, **__: object) -> Scene:
        raise AssertionError

    monkeypatch.setattr("toc.workspace.report.scene", refuse)
    path = tmp_path / "plan.toc.yaml"
    path.write_bytes(PLANS["minimaal"])
    ran = toc("report", str(path), "-f", "md", "-o", "-")
    assert ran.out.count("```mermaid\n") == 2
