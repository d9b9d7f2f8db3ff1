"""Two goals and more (001:106-119) in tables, report, advice and page."""

import json
import re

import pytest
from running import Run

from toc.core.model import Language
from toc.publish.advice.facts import Fact, facts
from toc.publish.tables.catalogue import TableName
from toc.syntax.source import read

WAYS = """\
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
  welzijn: {naam: Dienst Welzijn, rol: stad}
activiteiten:
  spel: {tekst: Dienst Welzijn organiseert een spelnamiddag, door: [welzijn], leidt_tot: [kennen]}
outcomes:
  kennen: {tekst: Jonge gezinnen kennen elkaar, wie: [gezinnen], leidt_tot: [contacten]}
indicatoren:
  bezoek: {tekst: Aantal gezinnen dat een ander gezin kent, meet: [contacten]}
"""
GOALS = """\
doelen:
  contacten: {tekst: De sociale contacten vergroten, wie: [gezinnen], waarom: Gezinnen staan alleen, tegen: 2030}
  rechten: {tekst: De rechten worden gerealiseerd, wie: [gezinnen]}
"""
TWO = f"toc: 1\ntaal: nl\n{GOALS}{WAYS}"
ABOVE = TWO.replace("doelen:", "impactdoel: {tekst: Gezinnen voelen zich thuis, wie: [gezinnen]}\ndoelen:")


def said(toc: Run, *arguments: str, text: str = TWO) -> str:
    return toc(*arguments, "-", stdin=text.encode()).out


def test_the_report_tells_every_goal_with_its_when_and_why(toc: Run) -> None:
    report = said(toc, "report", "--format", "md", "--lang", "nl")
    assert "Het plan heeft 2 doelen naast elkaar:" in report
    assert "- De sociale contacten vergroten. Tegen: 2030. Waarom: Gezinnen staan alleen.\n" in report
    assert "- De rechten worden gerealiseerd.\n" in report
    assert "naar die doelen leiden" in report
    assert "Dat draagt bij tot het doel 'De sociale contacten vergroten'." in report
    assert "geen impactdoel" not in report


def test_the_report_tells_the_goals_below_the_global_goal(toc: Run) -> None:
    report = said(toc, "report", "--format", "md", "--lang", "nl", text=ABOVE)
    assert "Met dit plan willen we dat gezinnen zich thuis voelen." in report
    assert "De doelen daaronder, naast elkaar:" in report
    assert "naar dat doel leiden" in report


def test_the_tables_have_a_row_for_every_goal(toc: Run) -> None:
    coverage = json.loads(said(toc, "table", "coverage", "--format", "json", "--lang", "nl"))
    text = json.dumps(coverage, ensure_ascii=False)
    assert text.count('"doel"') == 2
    needs = said(toc, "table", "needs", "--lang", "nl")
    assert "gaat over het doel zelf" in needs
    assert "De rechten worden gerealiseerd" in needs, "a goal about which nobody asks"
    actors = said(toc, "table", "actors", "--lang", "nl", text=ABOVE)
    assert "Doel: De rechten worden gerealiseerd" in actors
    assert "Impactdoel: Gezinnen voelen zich thuis" in actors


@pytest.mark.parametrize("table", [*TableName])
@pytest.mark.parametrize("text", [TWO, ABOVE], ids=["two", "above"])
def test_every_table_can_be_made(toc: Run, table: TableName, text: str) -> None:
    assert toc("table", str(table), "-", stdin=text.encode()).code == 0


def test_the_advice_knows_that_an_indicator_is_about_a_goal() -> None:
    plan = read(TWO, "x").plan
    assert Fact("goal", "contacten") in facts(plan, plan.indicators["bezoek"])


def test_the_page_has_a_box_for_every_goal_and_a_way_to_each(toc: Run) -> None:
    page = said(toc, "render", "--format", "html", "--output", "-")
    (data,) = re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    told = json.loads(data)
    assert told["goals"] == ["contacten", "rechten"]
    assert told["boxes"]["rechten"]["kind"][[*Language].index(Language.NL)] == "Doel"
    assert ["kennen", "contacten"] in told["links"]
    assert "De rechten worden gerealiseerd</p>" in page
    assert read(TWO, "x").problems == ()


def test_the_ways_of_the_page_end_at_the_global_goal(toc: Run) -> None:
    above = ABOVE.replace("tegen: 2030}", "tegen: 2030, leidt_tot: impact}")
    page = said(toc, "render", "--format", "html", "--output", "-", text=above)
    (data,) = re.findall(r'<script[^>]*type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert json.loads(data)["goals"] == ["impact", "rechten"]
