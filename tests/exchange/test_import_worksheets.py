"""The worksheets of the training, filled in as they are printed: nothing of them gets lost.

The handout of day 1 (Dhaene, ACE Europe, 2025) and the action plan of 'Impactanalyse zorgzame buurten' (Gryp & Heylen).
"""

import json
from pathlib import Path
from typing import Any

import pytest
from gappy import ENGLISH, PLAN
from running import ROOT, Run

from toc.exchange.data import data_of
from toc.syntax.source import read


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    return tmp_path


def imported(toc: Run, rows: str) -> tuple[dict[str, Any], str]:
    """The plan that a list gives, and what was said of it."""
    Path("lijst.csv").write_text(rows, "utf-8")
    ran = toc("import", "lijst.csv", "-o", "nieuw.toc.yaml", "--force")
    assert ran.code == 0
    return data_of(read(Path("nieuw.toc.yaml").read_bytes(), "nieuw.toc.yaml").plan), ran.out


# 001:183 and 001:217-241: each action with its (sub)goal, wanted result, indicator, first steps and who takes them up.
ACTION_PLAN = """\
Actie;Tussendoel;Resultaat (norm);Indicator;Eerste stappen;Wie;Termijn
We organiseren een spelnamiddag voor jonge gezinnen iedere maand;Jonge gezinnen kennen elkaar en praten met elkaar;\
30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen;Aftekenlijst;\
Samenwerking Huis van het Kind verkennen;Buurtwerker;KT
We organiseren in het komende jaar een speeddate rond ouderschap;Jonge gezinnen kennen elkaar en praten met elkaar;\
Minstens 75% van de aanwezigen heeft het gevoel over zijn zorgen te kunnen praten;Bevraging na de bijeenkomst;\
"Kind en Gezin bellen
Datum prikken";Buurtwerker;LT
"""


def test_the_action_plan_as_printed(toc: Run) -> None:
    plan, said = imported(toc, ACTION_PLAN)
    first, second = plan["activities"].values()
    assert first["steps"] == [{"text": "Samenwerking Huis van het Kind verkennen", "who": ["Buurtwerker"]}]
    assert second["steps"] == [
        {"text": "Kind en Gezin bellen", "who": ["Buurtwerker"]},
        {"text": "Datum prikken", "who": ["Buurtwerker"]},
    ]
    assert [first["term"], second["term"]] == ["short", "long"]
    assert len(plan["outputs"]) == 2
    assert len(plan["outcomes"]) == 1
    assert "Weggelaten" not in said
    assert "Eerste stappen → eerste stap" in said


def test_a_result_that_is_a_norm_is_that_of_the_indicator_beside_it(toc: Run) -> None:
    plan, _ = imported(toc, ACTION_PLAN)
    sheet, survey = plan["indicators"].values()
    norm = "30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen"
    assert sheet["target"] == {"value": "30", "text": norm}
    assert sheet["unit"] == "%"
    assert survey["target"]["value"] == "75"
    assert sheet["measures"] == [next(iter(plan["outputs"]))]


def test_who_without_a_first_step_carries_out_the_action(toc: Run) -> None:
    plan, _ = imported(toc, "Actie;Eerste stappen;Wie\nSpelen;;Buurtwerker\nKoken;Pot kopen;An\n")
    play, cook = plan["activities"].values()
    assert [plan["actors"][one]["name"] for one in play["by"]] == ["Buurtwerker"]
    assert cook["steps"] == [{"text": "Pot kopen", "who": ["An"]}]
    assert "by" not in cook


# 000:292-308 and 000:319-322: what the city does with people, organisations and neighbourhoods, and what changes.
HEADING_ROWS = """\
Activiteiten;Verandering
Doen met doelgroepen/individuen;
Stadsbeest;Eigenaars voelen zich ondersteund
Doen met organisaties/verenigingen/instituties;
Intergenerationeel project;Ouderen staan positiever in het leven
Doen met wijken;
Wijkbudget;Inwoners organiseren zich
"""
COLUMN = """\
Doen met;Activiteiten;Verandering
Doelgroepen/individuen;Stadsbeest;Eigenaars voelen zich ondersteund
Doen met organisaties/verenigingen/instituties;Intergenerationeel project;Ouderen staan positiever in het leven
wijken;Wijkbudget;Inwoners organiseren zich
"""
CELLS = """\
Activiteiten;Verandering
"Doen met doelgroepen/individuen
• Stadsbeest";Eigenaars voelen zich ondersteund
"Doen met organisaties/verenigingen/instituties
• Intergenerationeel project";Ouderen staan positiever in het leven
"Doen met wijken
• Wijkbudget";Inwoners organiseren zich
"""


@pytest.mark.parametrize("rows", [HEADING_ROWS, COLUMN, CELLS], ids=["rows", "column", "cells"])
def test_the_three_groups_of_the_handout(toc: Run, rows: str) -> None:
    plan, said = imported(toc, rows)
    told = [(one["text"], one["approach"], len(one["leads_to"])) for one in plan["activities"].values()]
    assert told == [
        ("Stadsbeest", "individuals", 1),
        ("Intergenerationeel project", "organisations", 1),
        ("Wijkbudget", "neighbourhoods", 1),
    ]
    assert len(plan["outcomes"]) == 3
    assert "Weggelaten" not in said


def test_a_group_that_stands_once_in_its_column_holds_for_the_rows_below(toc: Run) -> None:
    plan, said = imported(
        toc, "Doen met;Activiteiten\ndoelgroepen;Stadsbeest\n;Snelle reactie op overlast\nwijken;Wijkbudget\n"
    )
    approaches = [one["approach"] for one in plan["activities"].values()]
    assert approaches == ["individuals", "individuals", "neighbourhoods"]
    assert "leeg, gelezen als de cel erboven: A3" in said


def test_several_activities_and_changes_in_one_row_are_to_be_looked_at(toc: Run) -> None:
    imported(toc, 'Activiteiten;Verandering\n"• Stadsbeest\n• Overleg";"• Eigenaars doen mee\n• Overlast daalt"\n')
    said = "# nagaan: elke activiteit van deze cel leidt nu tot elke verandering ernaast (lijst.csv!2)"
    assert Path("nieuw.toc.yaml").read_text("utf-8").count(said) == 2


# 001:68-74, 001:84-99, 004:38: words of the training above a column.
def test_a_challenge_is_no_goal(toc: Run) -> None:
    plan, _ = imported(
        toc,
        "Uitdaging;Doel;Tussendoel;Acties;Werkzame factoren\n"
        "Er is eenzaamheid;Jonge gezinnen kennen elkaar;Ouders praten;We organiseren een speeddate;Vertrouwen\n",
    )
    assert plan["context"] == {"problem": "Er is eenzaamheid"}
    assert plan["impact_goal"]["text"] == "Jonge gezinnen kennen elkaar"
    assert [one["text"] for one in plan["hypotheses"].values()] == ["Vertrouwen"]
    assert next(iter(plan["outcomes"].values()))["leads_to"] == ["impact"]
    assert "external_factors" not in plan


def test_a_question_above_a_column_is_no_gap(toc: Run) -> None:
    plan, said = imported(toc, "Actie;Door wie?;Tegen wanneer?\nKoken;An;2027\nEten;door wie?;tegen wanneer?\n")
    cook, eat = plan["activities"].values()
    assert [plan["actors"][one]["name"] for one in cook["by"]] == ["An"]
    assert cook["end"] == "2027"
    assert "by" not in eat
    assert "cellen die enkel zeggen dat er iets ontbreekt ('door wie?'): 2" in said


# The action plan that toc makes is a worksheet: it comes back.


def example(name: str) -> str:
    return (ROOT / "examples" / f"{name}.toc.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("source", [PLAN, ENGLISH, example("ubuntu"), example("school-streets")])
def test_an_action_plan_that_nobody_touched_changes_nothing(toc: Run, source: str, language: str, kind: str) -> None:
    Path("plan.toc.yaml").write_text(source, "utf-8")
    assert toc("table", "actions", "plan.toc.yaml", "-f", kind, "--lang", language).code == 0
    ran = toc("import", f"plan.actions.{kind}", "--into", "plan.toc.yaml")
    assert ran.code == 0, ran.err
    assert Path("plan.toc.yaml").read_text("utf-8") == source


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_new_plan_of_an_action_plan_gives_the_same_action_plan(toc: Run, kind: str) -> None:
    Path("plan.toc.yaml").write_text(example("zorgzame-buurt"), "utf-8")
    assert toc("table", "actions", "plan.toc.yaml", "-f", kind).code == 0
    assert toc("import", f"plan.actions.{kind}", "-o", "nieuw.toc.yaml").code == 0

    def rows(name: str) -> Any:
        return json.loads(toc("table", "actions", name, "-f", "json", "-o", "-").out)["tables"][0]["rows"]

    assert rows("nieuw.toc.yaml") == rows("plan.toc.yaml")


def test_what_people_filled_in_comes_into_the_plan(toc: Run) -> None:
    """A row that is new, with all that the form asks; and steps below an action that was there."""
    Path("plan.toc.yaml").write_text(
        "toc: 1\ntaal: nl\n\nimpactdoel: {tekst: Kinderen lezen graag}\n\nactiviteiten:\n"
        "  lenen:\n    tekst: De bibliotheek leent boeken uit\n    leidt_tot: impact\n",
        "utf-8",
    )
    Path("acties.csv").write_text(
        "Actie;Draagt bij tot;Gewenst resultaat, met norm;Indicatoren;Eerste stappen;Wie;Voor wie;Wanneer;Termijn\n"
        "De bibliotheek leent boeken uit;impactdoel: Kinderen lezen graag;geen resultaat met een norm;geen indicator;"
        "Dozen kopen (An, 01/03/2027);ontbreekt;niet gezegd voor wie;ontbreekt;ontbreekt\n"
        '"Voorlezen\nVrijwilligers lezen voor in de klas";Kinderen luisteren graag;"Elke klas kreeg zes verhalen\n'
        'norm: 90% (I1, tegen 30/06/2027)";I1 Aandeel van de klassen;geen eerste stap;"trekker: An\n'
        'door: Vrijwilligers";Kleuters;"van 01/09/2026\nelke week\nduur: 2 uur per keer";KT\n',
        "utf-8",
    )
    assert toc("import", "acties.csv", "--into", "plan.toc.yaml").code == 0
    plan = data_of(read(Path("plan.toc.yaml").read_bytes(), "plan.toc.yaml").plan)
    known, new = plan["activities"].values()
    assert known["steps"] == [{"text": "Dozen kopen", "who": ["An"], "due": "2027-03-01"}]
    assert known["leads_to"] == ["impact"]
    (result,), (change,) = plan["outputs"].values(), plan["outcomes"].values()
    assert new["label"] == "Voorlezen"
    assert (new["owner"], new["start"], new["frequency"], new["duration"], new["term"]) == (
        *("An", "2026-09-01", "elke week", "2 uur per keer"),
        "short",
    )
    assert [plan["actors"][one]["name"] for one in (*new["by"], *new["for"])] == ["Vrijwilligers", "Kleuters"]
    assert new["leads_to"] == [next(iter(plan["outputs"]))]
    assert result["text"] == "Elke klas kreeg zes verhalen"
    assert result["leads_to"] == [next(iter(plan["outcomes"]))]
    assert change["text"] == "Kinderen luisteren graag"
    indicator = next(iter(plan["indicators"].values()))
    assert indicator["target"] == {"value": "90", "due": "2027-06-30"}
    assert indicator["measures"] == [next(iter(plan["outputs"]))]


def test_the_action_plans_of_several_plans_in_one_file_do_not_come_back(toc: Run) -> None:
    Path("een.toc.yaml").write_text(PLAN, "utf-8")
    Path("twee.toc.yaml").write_text(ENGLISH, "utf-8")
    assert toc("table", "actions", "een.toc.yaml", "twee.toc.yaml", "-o", "alle.csv").code == 0
    ran = toc("import", "alle.csv", "--into", "een.toc.yaml")
    assert ran.code == 2
    assert "is een tabel die toc gemaakt heeft" in ran.err
