"""The tables of day 1: the short list weighed, the handout of activities and changes, and all plans of a class."""

import csv
import io
import json
from pathlib import Path

import pytest
from running import Run

# 000:294-308 and 000:319-322, with the names and some of the changes of the handout.
PLAN = """\
toc: 1
taal: nl
titel: Ubuntu
beleidsdoelstelling: {tekst: Ervoor zorgen dat iedereen zich veilig en thuis voelt, bron: MJP}
impactdoel:
  tekst: Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
  wie: inwoners
  kandidaten:
    - De stad zet in op preventief beleid zodat inwoners een hoger veiligheidsgevoel ervaren
    - Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
actoren:
  inwoners: {naam: Inwoners, rol: doelgroep}
  ouderen: {naam: Ouderen, rol: doelgroep}
activiteiten:
  wijkbudget: {label: Wijkbudget, tekst: Sociale zaken kent een wijkbudget toe, aanpak: wijken, leidt_tot: [c1, c2]}
  beest: {label: Stadsbeest, tekst: De dienst zet Stadsbeest op, aanpak: doelgroepen, leidt_tot: c3}
  project: {label: Intergenerationeel project, tekst: De dienst maakt een project, aanpak: organisaties}
  cel: {label: Coördinatie, tekst: De cel waakt over samenwerking, leidt_tot: wijkbudget}
veranderingen:
  c1: {tekst: Inwoners zijn meer actief in de wijk, wie: inwoners, leidt_tot: c4}
  c2: {tekst: Inwoners nemen deel aan het overleg, wie: inwoners}
  c3: {tekst: Eigenaars voelen zich ondersteund}
  c4: {tekst: Inwoners hebben meer vertrouwen, wie: inwoners, leidt_tot: impact}
  c5: {tekst: Ouderen breiden hun netwerk uit, wie: ouderen, leidt_tot: impact}
"""


def cells(toc: Run, name: str, plan: str = PLAN) -> list[list[str]]:
    """The rows of a table as it stands in a sheet."""
    ran = toc("table", name, "-", "-f", "json", "-o", "-", stdin=plan.encode())
    assert ran.code == 0
    return [[cell["text"] for cell in row["cells"].values()] for row in json.loads(ran.out)["tables"][0]["rows"]]


def test_the_handout_has_the_changes_of_each_activity_in_the_three_groups(toc: Run) -> None:
    people, organisations = "Doen met doelgroepen/individuen", "Doen met organisaties/verenigingen/instituties"
    overleg = ["Inwoners nemen deel aan het overleg"]
    assert cells(toc, "changes") == [
        [
            people,
            "Stadsbeest",
            "Eigenaars voelen zich ondersteund",
            "leidt nog niet tot het doel",
            "niet gezegd bij wie",
        ],
        [organisations, "Intergenerationeel project", "nog geen verandering", "–", "–"],
        [
            "Doen met wijken",
            "Wijkbudget",
            "• Inwoners zijn meer actief in de wijk\n• Inwoners nemen deel aan het overleg",
            "Inwoners hebben meer vertrouwen",
            "Inwoners",
        ],
        [
            "Niet gezegd met wie",
            "Coördinatie",
            "→ Wijkbudget",
            "\n".join(("Inwoners zijn meer actief in de wijk", *overleg, "Inwoners hebben meer vertrouwen")),
            "Inwoners",
        ],
        [
            "Nog geen activiteit leidt ertoe",
            "geen activiteit",
            "Ouderen breiden hun netwerk uit",
            "het impactdoel zelf",
            "Ouderen",
        ],
    ]


def test_the_short_list_is_weighed_candidate_by_candidate(toc: Run) -> None:
    """000:260-269: a short list, and a choice from it."""
    city, people = cells(toc, "candidates")
    assert city[0] == "1"
    assert "'De stad' is hier het onderwerp" in city[3]
    assert "'zet in op' zegt waar je naar streeft" in city[3]
    assert people == [
        "2",
        "Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad\ngekozen",
        *["niets op te merken"] * 3,
        "0",
    ]


def test_a_candidate_without_a_group_is_asked_for_whom(toc: Run) -> None:
    plan = "toc: 1\ntaal: nl\nimpactdoel:\n  kandidaten:\n    - Meer veiligheid\n    - 'Meer: \"rust\"'\n"
    rows = cells(toc, "candidates", plan)
    assert [row[1] for row in rows] == ["Meer veiligheid", 'Meer: "rust"']
    assert all(row[2] != "niets op te merken" for row in rows)


def test_words_of_the_city_count_in_the_table_too(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(PLAN, "utf-8")
    Path("toc.toml").write_text('ignore = ["organisation-as-subject"]\n', "utf-8")
    ran = toc("table", "candidates", "plan.toc.yaml", "-o", "-", "-f", "md")
    assert "is hier het onderwerp" not in ran.out
    assert "zegt waar je naar streeft" in ran.out


def test_a_plan_without_a_short_list_says_how_to_make_one(toc: Run) -> None:
    ran = toc("table", "candidates", "-", "-f", "md", stdin=b"toc: 1\ntaal: nl\n")
    assert "zet mogelijke doelen bij de kandidaten van het impactdoel" in ran.out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class of three plans."""
    monkeypatch.chdir(tmp_path)
    Path("klas").mkdir()
    Path("klas/a.toc.yaml").write_text(PLAN, "utf-8")
    Path("klas/b.toc.yaml").write_text("toc: 1\ntaal: nl\nimpactdoel: {kandidaten: [Een, Twee]}\n", "utf-8")
    Path("klas/c.toc.yaml").write_text("toc: 1\nlanguage: en\ntitle: Swim\n", "utf-8")
    return tmp_path


def test_all_plans_of_a_folder_in_one_table(toc: Run, folder: Path) -> None:
    assert toc("table", "plans", "klas", "-f", "csv").code == 0
    written = (folder / "klas" / "plans.csv").read_text("utf-8-sig")
    head, first, second, third = csv.reader(io.StringIO(written), delimiter=";")
    assert head == [
        *("Plan", "Impactdoel", "Activiteiten", "Veranderingen", "Indicatoren"),
        *("Ontbreekt voor dag 1", "Ontbreekt voor dag 2", "Ontbreekt voor dag 3"),
    ]
    assert first[0] == "Ubuntu\na"
    assert first[2:5] == ["4", "5", "0"]
    assert first[5].split("\n") == [
        "1 activiteit zonder verandering",
        "1 verandering zonder bij wie",
        "2 veranderingen die niet tot bij het doel komen",
    ]
    assert first[6].startswith("5 outcomes die niets meet of bevraagt\ngeen indicatoren")
    assert first[7] == "geen methoden\ngeen topics voor coaching"
    assert second[:2] == ["b", "geen impactdoel"]
    assert "nog geen keuze uit 2 kandidaten" in second[5]
    assert third[0] == "Swim\nc"


def test_the_overview_goes_where_it_is_sent(toc: Run, folder: Path) -> None:
    shown = toc("table", "plans", "klas")
    assert shown.out.startswith("3 plannen\n")
    assert toc("table", "plans", "klas", "-o", "overzicht.docx", "--lang", "en").code == 0
    assert (folder / "overzicht.docx").read_bytes().startswith(b"PK")
    refused = toc("table", "plans", "klas", "-o", "klas/a.toc.yaml", "-f", "md")
    assert (refused.code, (folder / "klas" / "a.toc.yaml").read_text("utf-8")) == (2, PLAN)


def test_a_plan_that_cannot_be_read_is_said_and_the_others_stand_there(toc: Run, folder: Path) -> None:
    (folder / "klas" / "leeg.toc.yaml").write_text("\n", "utf-8")
    ran = toc("table", "plans", "klas")
    assert ran.code == 2
    assert "leeg.toc.yaml" in ran.err
    assert ran.out.startswith("3 plannen\n")
