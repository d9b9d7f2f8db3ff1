"""The worksheets of the training, filled in as they are printed: nothing of them gets lost.

The handout of day 1 (Dhaene, ACE Europe, 2025) and the action plan of 'Impactanalyse zorgzame buurten' (Gryp & Heylen).
"""

from pathlib import Path
from typing import Any

import pytest
from running import Run

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
