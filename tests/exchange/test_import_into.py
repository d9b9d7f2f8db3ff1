"""`toc import --into`: a workbook that somebody edited brings exactly these edits into the plan, and nothing else."""

import difflib
import io
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import converted
from plans import EXAMPLES
from running import ROOT, Run

from toc.core.model import Language
from toc.exchange.data import Data, data_of
from toc.exchange.grid import Cell, Grid
from toc.exchange.into_plan import bring
from toc.exchange.layout import sheet
from toc.exchange.own_rows import grids
from toc.exchange.own_sheets import HIDDEN
from toc.exchange.splice import NotSplicedError
from toc.exchange.workbook import workbook
from toc.exchange.xlsx_reader import read_workbook
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

NL = Language.NL

PLAN = """\
# Kop van het bestand
toc: 1
taal: nl
titel:   Een buurt die zorgt   # werktitel
x-eigen: {b: 1, a: [2]}

impactdoel:
    tekst: "Ouderen wonen langer thuis"
    wie: ouderen

# Wie doet mee?
actoren:
    # de doelgroep
    ouderen: {naam: Ouderen, rol: doelgroep}

    buren:   {naam: 'Buren', rol: partner, toelichting: "van de straat"}  # bellen
    dienst: {naam: Dienst Zorg, rol: stad}
activiteiten:
  bezoek:
    tekst: >-
      De dienst bezoekt elke 75-plusser, en laat een kaartje achter met het nummer van de zorglijn
      en de naam van een buur   # geen opmerking
    # wie
    door: [dienst,
       buren]  # samen
    voor:
      - ouderen   # allemaal
      # nog iemand?
    stappen:
      - {tekst: Kaartje drukken, tegen: 2026-05-01}
    leidt_tot: [kennen]
outcomes:
  kennen:
    tekst: Ouderen kennen de zorglijn
    wie: [ouderen]
    termijn: KT
    leidt_tot: impact
  # helemaal op het einde
indicatoren:
  kent:
    tekst: Aandeel ouderen dat de zorglijn kent
    meet: [kennen]
    nulmeting: {waarde: 20, bron: bevraging}
# slot
"""


def sheets_of(content: str, base: str | None = None) -> list[Grid]:
    """The workbook of a plan, as reading it gives it, with the plan from which it was made."""
    import json

    data = data_of(read(base or content, "x").plan)
    hidden = Grid(HIDDEN, [[Cell("toc 1")], [Cell(json.dumps(data))]])
    return [*grids(data_of(read(content, "x").plan), NL), hidden]


def set_cell(sheets: list[Grid], section: str, row: int, path: tuple[str, ...], value: Any) -> None:
    wanted = sheet(section)
    grid = next(one for one in sheets if one.name == wanted.title.nl)
    column = next(index for index, one in enumerate(wanted.columns) if one.path == path)
    grid.rows[row][column] = Cell(value)


def changed(before: str, sheets: list[Grid]) -> str:
    """What the plan's text becomes; the plan says exactly what was wanted, or nothing is written."""
    return bring(sheets, before.encode(), "x").content.decode()


def difference(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and not line.startswith("@@")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_without_edits_no_byte_changes(toc: Run, tmp_path: Path, path: Path) -> None:
    plan = tmp_path / path.name
    plan.write_bytes(path.read_bytes())
    assert toc("export", str(plan), "-o", str(tmp_path / "x.xlsx")).code == 0
    ran = toc("import", str(tmp_path / "x.xlsx"), "--into", str(plan))
    assert (ran.code, ran.out, ran.err) == (0, "", "toc: nothing to change.\n")
    assert plan.read_bytes() == path.read_bytes()


def test_an_untidy_plan_keeps_everything_that_nobody_edited() -> None:
    assert changed(PLAN, sheets_of(PLAN)) == PLAN
    sheets = sheets_of(PLAN)
    set_cell(sheets, "actors", 2, ("note",), "van de straat: nummers 1 tot 9")
    set_cell(sheets, "actors", 1, ("aliases",), "senioren")
    set_cell(sheets, "activities", 1, ("text",), "De dienst belt elke 75-plusser")
    set_cell(sheets, "activities", 1, ("for",), "ouderen; buren")
    set_cell(sheets, "activities", 1, ("frequency",), "elke maand")
    set_cell(sheets, "changes", 1, ("term",), "lang")
    set_cell(sheets, "indicators", 1, ("target", "value"), 45)
    set_cell(sheets, "indicators", 1, ("baseline", "source"), None)
    assert difference(PLAN, changed(PLAN, sheets)) == [
        "-    ouderen: {naam: Ouderen, rol: doelgroep}",
        "+    ouderen: {naam: Ouderen, rol: doelgroep, aliassen: [senioren]}",
        "-    buren:   {naam: 'Buren', rol: partner, toelichting: \"van de straat\"}  # bellen",
        "+    buren:   {naam: 'Buren', rol: partner, toelichting: \"van de straat: nummers 1 tot 9\"}  # bellen",
        "-    tekst: >-",
        "-      De dienst bezoekt elke 75-plusser, en laat een kaartje achter met het nummer van de zorglijn",
        "-      en de naam van een buur   # geen opmerking",
        "+    tekst: De dienst belt elke 75-plusser",
        "+      - buren",
        "+    frequentie: elke maand",
        "-    termijn: KT",
        "+    termijn: lang",
        "-    nulmeting: {waarde: 20, bron: bevraging}",
        "+    nulmeting: {waarde: 20}",
        "+    norm: {waarde: 45}",
    ]


def test_rows_that_came_and_went() -> None:
    sheets = sheets_of(PLAN)
    actors, activities, links = sheets[3], sheets[5], sheets[8]
    assert (actors.name, activities.name, links.name) == ("Actoren", "Activiteiten", "Verbanden")
    del actors.rows[2]
    activities.rows.append([Cell(), Cell("Buurtfeest"), Cell("De stad houdt een feest"), Cell("Dienst Zorg")])
    links.rows.append([Cell("Buurtfeest"), Cell("kennen")])
    brought = bring(sheets, PLAN.encode(), "x")
    assert brought.changes.removed == [("actors", "buren")]
    assert brought.changes.added == [("activities", "buurtfeest")]
    assert difference(PLAN, brought.content.decode()) == [
        "-    buren:   {naam: 'Buren', rol: partner, toelichting: \"van de straat\"}  # bellen",
        "-    door: [dienst,",
        "-       buren]  # samen",
        "+    door: [dienst]  # samen",
        "+    leidt_tot: [kennen]",
        "+  buurtfeest:",
        "+    label: Buurtfeest",
        "+    tekst: De stad houdt een feest",
        "+    door: [dienst]",
    ]
    told = [f"{note.told} {note.spot}: {note.text.text('en')}" for note in brought.notes if note.told != "understood"]
    assert told == ["left out Activiteiten!D2: 'buren' was removed from the workbook: what is said of it here goes too"]
    assert brought.lost == ("# bellen",)


def test_a_row_with_another_id_stays_where_it_is() -> None:
    sheets = sheets_of(PLAN)
    set_cell(sheets, "changes", 1, ("id",), "kennen_zorglijn")
    brought = bring(sheets, PLAN.encode(), "x")
    assert brought.changes.renamed == {("outcomes", "kennen"): "kennen_zorglijn"}
    assert difference(PLAN, brought.content.decode()) == [
        "-    leidt_tot: [kennen]",
        "+    leidt_tot: [kennen_zorglijn]",
        "-  kennen:",
        "+  kennen_zorglijn:",
        "-    meet: [kennen]",
        "+    meet: [kennen_zorglijn]",
    ]


def test_what_changed_in_the_plan_meanwhile_stays() -> None:
    later = PLAN.replace("Ouderen kennen de zorglijn", "Ouderen kennen de zorglijn bij naam").replace(
        "waarde: 20", "waarde: 22"
    )
    sheets = sheets_of(PLAN)
    set_cell(sheets, "indicators", 1, ("source",), "wijkbevraging")
    assert difference(later, changed(later, sheets)) == ["+    bron: wijkbevraging"]
    set_cell(sheets, "indicators", 1, ("baseline", "value"), 25)
    brought = bring(sheets, later.encode(), "x")
    assert brought.changes.conflicts == [("indicators", "kent", "baseline", "value")]


def test_conflicts_are_said_and_nothing_is_written(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(PLAN)
    assert toc("export", "plan.toc.yaml").code == 0
    book = openpyxl.load_workbook("plan.xlsx")
    book["Actoren"]["B2"] = "Senioren"
    book.save("plan.xlsx")
    later = PLAN.replace("naam: Ouderen", "naam: 65-plussers")
    Path("plan.toc.yaml").write_text(later)
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "toc: 'plan.toc.yaml' blijft zoals het is: sinds de werkmap gemaakt is, zijn deze plaatsen ook in het plan "
        "veranderd, op een andere manier:\n  actoren.ouderen.naam\nMaak een nieuwe werkmap en breng je "
        "wijzigingen daar "
        "aan, of laat de werkmap winnen met --force.\n"
    )
    assert Path("plan.toc.yaml").read_text() == later
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml", "--force")
    copy = "copy" if os.name == "nt" else "cp"
    told = f"toc: dit ongedaan maken: {copy} plan.toc.yaml.MOMENT.bak plan.toc.yaml\n"
    assert (ran.code, ran.err) == (0, f"geschreven: plan.toc.yaml\n{told}")
    assert ran.out == "Veranderd in het plan (1)\n  actoren.ouderen.naam\n"
    assert Path("plan.toc.yaml").read_text() == later.replace("65-plussers", "Senioren")


def test_a_list_of_somebody_else_adds_to_a_plan(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is taken away by a list that does not come from the plan; names that are known are the same things."""
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(PLAN)
    Path("acties.csv").write_text("Actie;Trekker;Voor wie\nDe buren koken samen;Dienst Zorg;ouderen\n")
    ran = toc("import", "acties.csv", "--into", "plan.toc.yaml")
    assert ran.code == 0
    assert ran.out == "Changed in the plan (1)\n  activities.buren_koken_samen: added\n"
    added = [
        "+  buren_koken_samen:",
        "+    tekst: De buren koken samen",
        "+    voor: [ouderen]",
        "+    trekker: Dienst Zorg",
    ]
    assert difference(PLAN, Path("plan.toc.yaml").read_text()) == added
    assert toc("import", "acties.csv", "--into", "plan.toc.yaml").err == "toc: nothing to change.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("toc: 1\ntitel: [x\n", "toc cannot read all of it yet (line 2, invalid-yaml)"),
        (
            "toc: 1\ntaal: nl\nactoren:\n  a: &a {naam: A}\n  b: *a\n",
            "on line 5 it uses an anchor or brackets in a way that toc does not change",
        ),
    ],
)
def test_a_plan_that_cannot_be_edited_stays_as_it_is(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(text)
    book = openpyxl.load_workbook(io.BytesIO(workbook(data_of(read(text, "x").plan), NL)))
    book["Actoren"]["B3"] = "B"
    book.save("plan.xlsx")
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    assert Path("plan.toc.yaml").read_text() == text


def test_wrong_use(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.mmd").write_text("flowchart LR\n a --> b\n")
    Path("plan.toc.yaml").write_text(PLAN)
    assert toc("import", "a.mmd", "--into", "plan.toc.yaml", "-o", "x").code == 2
    assert "--into takes workbooks and lists." in toc("import", "a.mmd", "--into", "plan.toc.yaml").err
    assert Path("plan.toc.yaml").read_text() == PLAN


# What people do in cells. Every column of texts, fixed values and dates of the sheets of things may be edited.

TEXTS = st.sampled_from(
    [
        *(
            "Nieuwe tekst",
            "met: dubbelpunt",
            "= geen formule",
            "# geen opmerking",
            "'s avonds",
            "ja",
            "2026",
            "a\nb",
            "{x}",
        ),
        "x" * 120,
        "Een lange zin die niet op één regel past, omdat ze blijft doorgaan tot ver voorbij de honderdste letter",
    ]
)
EDITS: dict[str, dict[tuple[str, ...], st.SearchStrategy[Any]]] = {
    "actors": {("name",): TEXTS, ("note",): st.none() | TEXTS, ("aliases",): st.none() | st.just("a; b")},
    "activities": {
        ("text",): TEXTS,
        ("label",): st.none() | TEXTS,
        ("start",): st.none() | st.just("2027-03-01"),
        ("owner",): st.none() | TEXTS,
        ("term",): st.sampled_from([None, "kort", "lang"]),
    },
    "outcomes": {("text",): TEXTS, ("not_measured",): st.none() | TEXTS, ("due",): st.none() | st.just("2030")},
    "indicators": {
        ("text",): TEXTS,
        ("unit",): st.none() | TEXTS,
        ("baseline", "value"): st.none() | st.just("12.5"),
        ("baseline", "source"): st.none() | TEXTS,
        ("target", "due"): st.none() | st.just("2031-01-01"),
    },
}
MEANT = {"kort": "short", "lang": "long", "a; b": ["a", "b"]}


def expected(data: Data, section: str, key: str, path: tuple[str, ...], value: Any) -> None:
    thing = data[section][key]
    for step in path[:-1]:
        thing = thing.setdefault(step, {})
    if value is None:
        thing.pop(path[-1], None)
    else:
        thing[path[-1]] = MEANT.get(value, value)
    for step in path[:-1]:
        if not data[section][key][step]:
            del data[section][key][step]


@settings(max_examples=40)
@given(
    st.data(),
    st.sampled_from([PLAN, PLAN.replace("\n", "\r\n"), (ROOT / "examples" / "minimaal.toc.yaml").read_text("utf-8")]),
)
def test_edits_in_cells_are_the_changes_in_the_plan(data: st.DataObject, text: str) -> None:
    wanted = data_of(read(text, "x").plan)
    sheets = sheets_of(text)
    for _ in range(data.draw(st.integers(1, 5))):
        section = data.draw(st.sampled_from([name for name in EDITS if wanted.get(name)]))
        keys = list(wanted[section])
        key = data.draw(st.sampled_from(keys))
        path = data.draw(st.sampled_from(list(EDITS[section])))
        value = data.draw(EDITS[section][path])
        row = 1 + keys.index(key) + (len(wanted.get("outputs", {})) if section == "outcomes" else 0)
        set_cell(sheets, section, row, path, value)
        expected(wanted, section, key, path, value)
    after = changed(text, sheets)
    assert data_of(read(after, "x").plan) == wanted
    assert read(after, "x").problems == ()
    if "\r\n" in text:
        assert after.count("\n") == after.count("\r\n")
    untouched = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in after.splitlines() if line.lstrip().startswith("#")] == untouched


@pytest.mark.slow
def test_a_workbook_that_libreoffice_saved(toc: Run, tmp_path: Path) -> None:
    """From toc to LibreOffice's own format and back to Excel's, with edits in between: only these come into the
    plan.
    """
    source = ROOT / "examples" / "ubuntu.toc.yaml"
    text = source.read_text("utf-8").replace("organisatie: Stad Ubuntu", 'organisatie: "=1+1"')
    plan = tmp_path / "ubuntu.toc.yaml"
    plan.write_text(text, "utf-8", newline="\n")
    assert toc("export", str(plan), "-o", str(tmp_path / "ubuntu.xlsx")).code == 0
    ods = converted(tmp_path / "ubuntu.xlsx", tmp_path, "ods")
    (tmp_path / "back").mkdir()
    back = converted(ods, tmp_path / "back", "xlsx")
    assert bring(read_workbook(back.read_bytes()), text.encode(), "x").content == text.encode()
    book = openpyxl.load_workbook(back)
    book["Activiteiten"]["C3"] = "De buurtwerkers wandelen elke week met eigenaars"
    book["Indicatoren"]["F2"] = 41
    book.save(back)
    assert toc("import", str(back), "--into", str(plan)).code == 0
    assert difference(text, plan.read_text("utf-8")) == [
        "-    tekst: >-",
        "-      De buurtwerkers halen in vijf wijken elke week eigenaars met een klein budget thuis op voor",
        "-      een wandeling met hun hond",
        "+    tekst: De buurtwerkers wandelen elke week met eigenaars",
        "-    nulmeting: {waarde: 40, datum: 2026-02-02, bron: proef in de wijk Haven}",
        "+    nulmeting: {waarde: 41, datum: 2026-02-02, bron: proef in de wijk Haven}",
    ]


def test_what_cannot_be_spliced_says_where() -> None:
    from toc.exchange.splice import spliced

    text = "toc: 1\nx-b: &b {rol: stad}\nactoren:\n  a:\n    <<: *b\n    naam: A\n"
    old = data_of(read(text, "x").plan)
    new = {**old, "actors": {"a": {"name": "A", "role": "partner"}}}
    with pytest.raises(NotSplicedError) as wrong:
        spliced(text, old, new, NL, {})
    assert wrong.value.line == 5
