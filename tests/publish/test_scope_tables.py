"""What the scope of the evaluation, frames, communication and conditions look like in tables, calendar and pictures."""

import re

import pytest
from pages import page_of

from toc.core.model import Language
from toc.pictures.render import mermaid_text
from toc.publish.calendars import moments
from toc.publish.tables.catalogue import TableName, all_of, table
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Table
from toc.syntax.source import read

PLAN = """\
toc: 1
taal: nl
impactdoel: {label: Veiliger}
actoren:
  sociaal: {naam: Sociale Zaken, rol: stad}
  inwoners: {naam: Inwoners, rol: doelgroep}
activiteiten:
  stadsbeest: {label: Stadsbeest, leidt_tot: [actiever], kaders: [detectie]}
outcomes:
  actiever: {label: Eigenaars actiever, leidt_tot: [impact], kaders: [detectie]}
  kennen: {label: Aanspreekpunten gekend, leidt_tot: [impact]}
  trots: {label: Trots op de wijk, leidt_tot: [impact]}
leervragen:
  hoe: {tekst: Hoe worden eigenaars actiever?, over: [actiever]}
indicatoren:
  bekend: {tekst: Aandeel inwoners dat een aanspreekpunt kent, meet: [kennen]}
communicatie:
  - {wie: [inwoners], wat: Wat we leerden, vorm: verhalen op het buurtfeest, datum: 2028-06-01}
  - {wat: Jaarcijfers}
evaluatie:
  bereik:
    wel: [hoe, actiever]
    omdat: Van Stadsbeest is de precieze werking niet zo duidelijk
    niet: [stadsbeest -> actiever, kennen]
randvoorwaarden:
  motief: [{tekst: Doel is duidelijk, vervuld: ja}]
  middelen:
    - {tekst: Budget voor uitvoering, vervuld: nee, actie: Vragen bij de budgetronde, wie: [sociaal], tegen: 2027-03-01}
    - {tekst: Tools zijn gekend, vervuld: nee}
kaders:
  detectie: {naam: Detectie, bron: Zorgzame buurten}
  bereik: {naam: Bereik, bron: Opgroeien 2023}
"""
DOCUMENT = read(PLAN, "plan.toc.yaml")
ON_SOME = ("frames", "communication", "conditions")


def rows(made: Table) -> list[tuple[str, ...]]:
    return [(row.band, *(cell.text for cell in row.cells)) for row in made.rows]


def columns(made: Table, *keys: str) -> list[tuple[str, ...]]:
    places = [next(place for place, one in enumerate(made.columns) if one.key == key) for key in keys]
    return [(row.band, *(row.cells[place].text for place in places)) for row in made.rows]


def test_information_needs_outside_the_scope_stand_apart_with_the_reason() -> None:
    why = "Van Stadsbeest is de precieze werking niet zo duidelijk"
    apart = "Buiten het evaluatiebereik, bewuste keuze"
    assert columns(table(TableName.NEEDS, DOCUMENT), "need", "reason") == [
        ("Nodig om te weten", "Hoe worden eigenaars actiever?", "gekozen in het evaluatiebereik"),
        (apart, "Aandeel inwoners dat een aanspreekpunt kent", why),
        (apart, why, "–"),
        (apart, why, "–"),
    ]


def test_what_is_left_out_is_no_hole() -> None:
    assert columns(table(TableName.COVERAGE, DOCUMENT), "result", "indicators", "holes")[:4] == [
        ("", "Eigenaars actiever", "–", "1"),
        ("", "Aanspreekpunten gekend", "niet in het bereik", "0"),
        ("", "Trots op de wijk", "niet in het bereik", "0"),
        ("", "Veiliger", "niet in het bereik", "0"),
    ]


def test_frames_with_what_counts_under_them() -> None:
    assert rows(table(TableName.FRAMES, DOCUMENT)) == [
        ("", "Detectie", "Zorgzame buurten", "Stadsbeest", "Eigenaars actiever", "L1"),
        ("", "Bereik", "Opgroeien 2023", "nog niets", "nog niets", "geen"),
    ]


def test_communication_and_what_it_lacks() -> None:
    assert rows(table(TableName.COMMUNICATION, DOCUMENT)) == [
        ("", "Inwoners", "Wat we leerden", "verhalen op het buurtfeest", "01/06/2028"),
        ("", "ontbreekt", "Jaarcijfers", "ontbreekt", "ontbreekt"),
    ]


def test_conditions_and_what_is_done_about_them() -> None:
    assert rows(table(TableName.CONDITIONS, DOCUMENT)) == [
        ("Motief", "Doel is duidelijk", "ja", "–", "–", "–"),
        ("Middelen", "Budget voor uitvoering", "nog niet", "Vragen bij de budgetronde", "Sociale Zaken", "01/03/2027"),
        ("Middelen", "Tools zijn gekend", "nog niet", "ontbreekt", "ontbreekt", "ontbreekt"),
    ]


def test_all_tables_are_those_that_the_plan_has_something_for() -> None:
    bare = read("toc: 1\ntaal: nl\nimpactdoel: {tekst: Inwoners voelen zich veilig}\n", "bare.toc.yaml")
    assert [name for name in all_of([bare]) if name in ON_SOME] == []
    assert tuple(name for name in all_of([bare, DOCUMENT]) if name in ON_SOME) == ON_SOME


def test_the_calendar_has_messages_and_what_is_done_about_conditions() -> None:
    found = moments(Lookup(DOCUMENT))
    assert [(one.key, one.what, one.written, one.who, one.details) for one in found] == [
        (
            "condition:means:1",
            "Vragen bij de budgetronde",
            "2027-03-01",
            ("Sociale Zaken",),
            ("Budget voor uitvoering",),
        ),
        ("communication:1", "Wat we leerden", "2028-06-01", ("Inwoners",), ("verhalen op het buurtfeest",)),
        ("communication:2", "Jaarcijfers", "", (), ()),
    ]


@pytest.mark.parametrize("view", ["path", "chain", "hierarchy", "triple"])
def test_a_picture_marks_what_is_evaluated_and_what_not(view: str) -> None:
    drawn = mermaid_text(DOCUMENT.plan, view, language=Language.NL)
    assert drawn.count("wordt niet geëvalueerd") == 1
    assert "Van Stadsbeest is de precieze werking niet zo duidelijk" in drawn
    arrows = [line for line in drawn.splitlines() if "n_stadsbeest -" in line]
    assert all("niet" in line for line in arrows)
    assert bool(arrows) == (view != "hierarchy")  # it has no activities


def test_the_page_has_a_filter_for_frames_where_there_are_any() -> None:
    shown = page_of(DOCUMENT, findings=False)
    assert 'data-filter="frame"' in shown
    assert re.findall(r'<option value="(detectie|bereik)"', shown) == ["detectie", "bereik"]
    assert '"frames":["detectie"]' in shown
    bare = page_of(read(PLAN.partition("kaders:\n  d")[0].replace(", kaders: [detectie]", ""), "p"), findings=False)
    assert 'data-filter="frame"' not in bare
    assert '"frames"' not in bare


def test_a_picture_of_a_plan_without_a_scope_has_no_mark() -> None:
    plain = read(PLAN.replace("  bereik:\n    wel", "  x-bereik:\n    wel"), "plan.toc.yaml")
    assert "geëvalueerd" not in mermaid_text(plain.plan, "path", language=Language.NL)
