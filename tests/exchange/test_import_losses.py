"""What lists and drawings say is in the plan as it was written, or it is said that it is not."""

from pathlib import Path
from typing import Any

import pytest
from running import Run

from toc.exchange.data import data_of
from toc.exchange.numbering import Numbering
from toc.syntax.source import read


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the current one, and Dutch."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    return tmp_path


def imported(toc: Run, name: str, content: str) -> tuple[dict[str, Any], str]:
    """The plan that an import makes of that file, and what it tells."""
    Path(name).write_text(content, "utf-8")
    ran = toc("import", name, "-o", "nieuw.toc.yaml", "--force")
    assert ran.code == 0, ran.err
    return data_of(read(Path("nieuw.toc.yaml").read_bytes(), "nieuw.toc.yaml").plan), ran.out


def texts(plan: dict[str, Any], section: str) -> list[str]:
    return [one["text"] for one in plan[section].values()]


# --- Numbers in front of texts ----------------------------------------------------------------------------------------

AMOUNTS = (
    "0.5 FTE jeugdwerker begeleidt de groep",
    "3.5 VTE wordt aangeworven",
    "2.500 bewoners krijgen een brief",
    "2.500 Bewoners krijgen een brief",
    "10.000 stappen wandelen",
    "19.30 uur: de bib opent",
    "12.5 % van de leners komt terug",
    "1.5 Liter water per kind",
    "A1: straten heraanleggen",
    "R4: oversteek veilig maken",
    "A12 - ring groener maken",
    "A12 - Ring groener maken",
    "2027: de buurt viert feest",
    "24/7 opvang openen",
)


@pytest.mark.parametrize("text", AMOUNTS)
def test_a_number_that_says_something_stays_in_its_text(toc: Run, text: str) -> None:
    plan, told = imported(toc, "lijst.csv", f"Activiteit\n{text}\nDe bib leest voor\n")
    assert texts(plan, "activities") == [text, "De bib leest voor"]
    assert "Weggelaten" not in told
    plan, told = imported(toc, "tekening.mmd", f'flowchart LR\n a["{text}"] --> b[Buren praten] --> c[Meer buurt]\n')
    assert texts(plan, "activities") == [text]
    assert "Weggelaten" not in told
    plan, _ = imported(toc, "tekening.dot", f'digraph {{ a [label="{text}"]; a -> "Buren praten" -> "Meer buurt" }}\n')
    assert texts(plan, "activities") == [text]


@pytest.mark.parametrize(
    ("listed", "kept", "taken"),
    [
        (["1. De bib leest", "2. De bib telt"], ["De bib leest", "De bib telt"], "1., 2."),
        (["1. straten leggen", "2. bomen planten"], ["straten leggen", "bomen planten"], "1., 2."),
        (["1) De bib leest", "De bib telt"], ["De bib leest", "De bib telt"], "1)"),
        (["1.1 De bib leest", "1.2 De bib telt"], ["De bib leest", "De bib telt"], "1.1, 1.2"),
        (["1.1 Lezen", "1.2 Tellen", "2.1 Bakken"], ["Lezen", "Tellen", "Bakken"], "1.1, 1.2, 2.1"),
        (["A1 Lezen", "A2 Tellen", "2.500 brieven sturen"], ["Lezen", "Tellen", "2.500 brieven sturen"], "A1, A2"),
        (["A1. Lezen"], ["Lezen"], "A1."),
        (["1.2 Lezen", "3.7 Tellen"], ["1.2 Lezen", "3.7 Tellen"], ""),
        (["9.00 Onthaal", "10.30 Start"], ["9.00 Onthaal", "10.30 Start"], ""),
        (["A1: een straat", "A2: een plein"], ["A1: een straat", "A2: een plein"], ""),
    ],
)
def test_a_number_that_numbers_for_sure_is_taken_off_and_told(
    toc: Run, listed: list[str], kept: list[str], taken: str
) -> None:
    plan, told = imported(toc, "lijst.csv", "\n".join(["Activiteit", *listed]) + "\n")
    assert texts(plan, "activities") == kept
    assert (f"een tekst: {taken}\n" in told or f"teksten: {taken}\n" in told) is bool(taken)


def test_a_series_goes_through_the_tables_of_a_source(toc: Run) -> None:
    rows = "Activiteit;Verandering\nA1 Lezen;V2 Kinderen lezen\n\nVerandering;Wie\nV1 Ouders lezen;Ouders\n"
    rows += "V2 Kinderen lezen;Kinderen\n"
    plan, _ = imported(toc, "lijst.csv", rows)
    assert sorted(texts(plan, "outcomes")) == ["Kinderen lezen", "Ouders lezen"]
    assert texts(plan, "activities") == ["A1 Lezen"]


def test_a_number_that_stays_is_still_a_name(toc: Run) -> None:
    Path("a.csv").write_text("Activiteit;Leidt tot\nA12 - ring groener maken;V7\n", "utf-8")
    Path("b.csv").write_text("Verandering;Wie\nV7: jongeren sporten;Jongeren\n", "utf-8")
    assert toc("import", "a.csv", "b.csv", "-o", "nieuw.toc.yaml").code == 0
    text = Path("nieuw.toc.yaml").read_text("utf-8")
    assert "tekst: A12 - ring groener maken\n    leidt_tot: [v7_jongeren_sporten]\n" in text


def test_an_amount_of_people_is_no_number_of_an_actor(toc: Run) -> None:
    plan, told = imported(toc, "lijst.csv", "Activiteit;Voor wie\nFuif;Bewoners\nBrief;2.500 bewoners\n")
    assert [one["name"] for one in plan["actors"].values()] == ["Bewoners", "2.500 bewoners"]
    assert "'2.500 bewoners'" in told


def test_numbers_of_one_list_show_whether_they_follow() -> None:
    numbering = Numbering(["A12 Ring", "A13 Tunnel", "B1 Huis", "B2 Tuin"])
    assert numbering.off("A12 Ring") == ("a12", "A12 Ring", False)
    assert numbering.off("B2 Tuin") == ("b2", "Tuin", True)
    assert numbering.off("2.500 Brieven") == ("", "2.500 Brieven", False)


# --- One thing in two rows --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "section", "kept", "told"),
    [
        (
            "Indicator;Norm\nAantal deelnemers;10\nAantal deelnemers;20\n",
            "indicators",
            {"text": "Aantal deelnemers", "target": {"value": "10"}},
            ["B3: '20' wijkt af van lijst.csv!B2, waar '10' staat: dat blijft"],
        ),
        (
            "Activiteit;Start;Einde\nFuif;15/01/2027;\nFuif;31/12/2027;2028\n",
            "activities",
            {"text": "Fuif", "start": "2027-01-15", "end": "2028"},
            ["B3: '31/12/2027' wijkt af van lijst.csv!B2, waar '15/01/2027' staat: dat blijft"],
        ),
        (
            "Methode;Soort;Aantal\nBevraging;enquête;100\nBevraging;interview;20\n",
            "methods",
            {"name": "Bevraging", "type": "survey", "cases": 100},
            [
                "B3: 'interview' wijkt af van lijst.csv!B2, waar 'enquête' staat: dat blijft",
                "C3: '20' wijkt af van lijst.csv!C2, waar '100' staat: dat blijft",
            ],
        ),
        (
            "Naam;Rol\nJan Peeters;Stad\nJan Peeters;doelgroep\n",
            "actors",
            {"name": "Jan Peeters", "role": "city"},
            ["B3: 'doelgroep' wijkt af van lijst.csv!B2, waar 'Stad' staat: dat blijft"],
        ),
        (
            "Verandering;Niveau\nMensen kennen elkaar;output\nMensen kennen elkaar;outcome\n",
            "outputs",
            {"text": "Mensen kennen elkaar"},
            ["B3: 'outcome' wijkt af van lijst.csv!B2, waar 'output' staat: dat blijft"],
        ),
        (
            "Indicator;Norm\nAandeel leners;60% tegen 2027\nAandeel leners;60% tegen 2028\n",
            "indicators",
            {"text": "Aandeel leners", "unit": "%", "target": {"value": "60", "due": "2027"}},
            ["B3: '60% tegen 2028' wijkt af van lijst.csv!A2, waar '2027' staat: dat blijft"],
        ),
        (
            "Nr;Indicator;Nulmeting\n1;Aantal leners;volgt in 2027\n1;Aantal leners;volgt in 2028\n",
            "indicators",
            {"text": "Aantal leners", "baseline": {"value": "volgt in 2027"}},
            ["C3: 'volgt in 2028' wijkt af van lijst.csv!C2, waar 'volgt in 2027' staat: dat blijft"],
        ),
        (
            "Activiteit\nA1. Kinderen lezen\nA1. Kinderen lezen thuis\n",
            "activities",
            {"text": "Kinderen lezen"},
            ["A3: 'Kinderen lezen thuis' wijkt af van lijst.csv!A2, waar 'Kinderen lezen' staat: dat blijft"],
        ),
    ],
)
def test_what_a_second_row_says_otherwise_is_told(
    toc: Run, rows: str, section: str, kept: dict[str, Any], told: list[str]
) -> None:
    plan, out = imported(toc, "lijst.csv", rows)
    assert list(plan[section].values()) == [kept]
    assert [line.strip() for line in out.splitlines() if "wijkt af" in line] == [f"lijst.csv!{one}" for one in told]
    assert Path("nieuw.toc.yaml").read_text("utf-8").count("is weggelaten (lijst.csv!") == len(told)


def test_rows_that_agree_are_one_thing_and_nothing_is_told(toc: Run) -> None:
    rows = "Activiteit;Start;Door;Einde\nFuif;15/01/2027;Jeugd;\nfuif;2027-01-15;Sport;2028\nFuif;;;31/12/2028\n"
    plan, out = imported(toc, "lijst.csv", rows.replace("31/12/2028", "2028"))
    assert list(plan["activities"].values()) == [
        {"text": "Fuif", "by": ["jeugd", "sport"], "start": "2027-01-15", "end": "2028"}
    ]
    assert "wijkt af" not in out


def test_a_word_that_is_explained_twice_keeps_its_first_meaning(toc: Run) -> None:
    rows = "Begrip;Betekenis\nBuurt;straten\nBuurt;mensen\nWijk;groot\n\nActiviteit;Door\nFuif;Jeugd\n"
    plan, out = imported(toc, "lijst.csv", rows)
    assert plan["glossary"] == {"Buurt": "straten", "Wijk": "groot"}
    assert "lijst.csv!A3: 'mensen' wijkt af van wat 'Buurt' al betekent: 'straten' blijft\n" in out


def test_a_list_does_not_move_what_a_plan_has(toc: Run) -> None:
    plan = "toc: 1\ntaal: nl\noutcomes:\n  lezen: {tekst: Kinderen lezen}\n"
    Path("plan.toc.yaml").write_text(plan, "utf-8")
    Path("lijst.csv").write_text("Verandering;Niveau\nKinderen lezen;output\n", "utf-8")
    ran = toc("import", "lijst.csv", "--into", "plan.toc.yaml")
    assert "lijst.csv!B2: 'output' is niet overgenomen: in het plan staat 'outcome'\n" in ran.out
    assert Path("plan.toc.yaml").read_text("utf-8") == plan


# --- Cells and drawings -----------------------------------------------------------------------------------------------


def test_cells_that_say_nothing_are_counted_once(toc: Run) -> None:
    rows = "Activiteit;Door;Start\nFuif;-;n.v.t.\nKamp;Jeugd;/\n-;Sport;\n"
    plan, told = imported(toc, "lijst.csv", rows)
    assert texts(plan, "activities") == ["Fuif", "Kamp"]
    assert "  lijst.csv: 4 cellen die niets zeggen, zoals '-'\n" in told
    _, told = imported(toc, "lijst.csv", "Activiteit;Door\nFuif;n.v.t.\nKamp;Jeugd\n")
    assert "  lijst.csv: 1 cel die niets zegt: 'n.v.t.'\n" in told
    _, told = imported(toc, "lijst.csv", "Activiteit;Door\nFuif;\nKamp;Jeugd\n")
    assert "niets zeg" not in told


def test_a_line_that_goes_on_is_no_second_thing(toc: Run) -> None:
    rows = 'Activiteit;Verandering\n"De bib organiseert\neen café";Mensen lezen\n"Koken\nBakken";Mensen eten\n'
    rows += '"- koken\n- bakken";Mensen eten\n'
    plan, _ = imported(toc, "lijst.csv", rows)
    said = {one["text"]: one["leads_to"] for one in plan["activities"].values()}
    assert said == {
        "De bib organiseert een café": ["mensen_lezen"],
        "Koken": ["mensen_eten"],
        "Bakken": ["mensen_eten"],
    }


def test_the_looks_of_an_arrow_are_no_box(toc: Run) -> None:
    drawing = 'flowchart LR\n d@{ label: "Een doos" }\n e2@{ curve: linear }\n'
    drawing += " a[Lezen] e1@--> b[Leren]\n b e2@-- want --> c[Weten]\n c --> d\n"
    drawing += " e1@{ animate: true }\n e2@{ animation: fast, curve: linear }\n"
    plan, told = imported(toc, "tekening.mmd", drawing)
    assert plan["impact_goal"] == {"text": "Een doos"}
    assert [*texts(plan, "activities"), *texts(plan, "outputs"), *texts(plan, "outcomes")] == [
        "Lezen",
        "Leren",
        "Weten",
    ]
    assert "4 vakken en 3 pijlen" in told


@pytest.mark.parametrize("kind", ["dot", "graphviz", "plantuml"])
def test_a_drawing_of_another_kind_between_fences_is_told(toc: Run, kind: str) -> None:
    text = f"# Plan\n\n```mermaid\nflowchart LR\na[Lezen] --> b[Weten]\n```\n\n```{kind}\ndigraph {{ a -> b }}\n```\n"
    text += "\n```text\n```dot\n"
    _, told = imported(toc, "plan.md", text)
    assert [line for line in told.splitlines() if "plan.md:" in line and kind in line] == [
        f"  plan.md:8: een tekening voor '{kind}': tussen ``` leest toc enkel Mermaid"
    ]


@pytest.mark.parametrize("name", ["lijst.csv", "tekening.mmd"])
def test_a_number_of_thousands_of_digits_is_text(toc: Run, tmp_path: Path, name: str) -> None:
    """Python refuses to read it as a number: that was a crash."""
    texts = [f"{start}{'1' * 4400}. Tekst" for start in ("A", "1.", "", "1.1.")]
    listed = "Activiteit\n" + "\n".join(texts) + "\n"
    drawn = "flowchart LR\n" + "".join(f' n{number}["{text}"] --> z["Doel"]\n' for number, text in enumerate(texts))
    path = tmp_path / name
    path.write_text(drawn if name.endswith("mmd") else listed, "utf-8")
    ran = toc("import", str(path), "-o", str(tmp_path / "made.toc.yaml"))
    assert ran.code == 0, ran.err
    plan = read((tmp_path / "made.toc.yaml").read_bytes(), "made").plan
    assert {one.text for one in plan.activities.values()} == set(texts)
