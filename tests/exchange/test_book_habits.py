"""What people do with a workbook of toc before they bring it back: nothing gets lost, and what cannot be is said."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from office import converted
from openpyxl.comments import Comment
from running import Run

from toc.exchange.data import Data, data_of
from toc.exchange.layout import sheets as layout_sheets
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
taal: nl
titel: Taalpunt
impactdoel: {tekst: Nieuwkomers nemen deel aan het leven in hun buurt, wie: nieuwkomers}
actoren:
  bib: {naam: Bibliotheek, rol: stad}
  nieuwkomers: {naam: Nieuwkomers, rol: doelgroep}
middelen:
  lokaal: {tekst: Een lokaal, door: bib, leidt_tot: activiteit}
activiteiten:
  activiteit:
    label: Babbelgroepen
    tekst: De bibliotheek organiseert babbelgroepen
    door: bib
    voor: nieuwkomers
    stappen:
      - {tekst: Lokaal zoeken, wie: bib, tegen: 2026-05-01}
      - {tekst: Affiche maken}
    leidt_tot: [outcome-1, doel]
outputs:
  doel: {tekst: Er zijn vijf groepen, leidt_tot: outcome-1}
outcomes:
  outcome-1:
    tekst: Nieuwkomers durven Nederlands spreken
    wie: nieuwkomers
    leidt_tot: impact
    koppelt_terug_naar: doel
hypothesen:
  h: {tekst: Wie oefent die durft, verband: activiteit -> outcome-1}
indicatoren:
  deelnemers: {tekst: Aantal deelnemers per week, meet: activiteit, norm: {waarde: 50}}
  durft: {tekst: Aandeel dat een gesprek begint, meet: outcome-1, eenheid: "%", norm: {waarde: 60, tegen: 2027}}
leervragen:
  vraag: {tekst: Wat helpt om te durven?, over: [outcome-1, activiteit -> outcome-1]}
methoden:
  m: {soort: interview, beantwoordt: [durft, vraag], bevraagden: nieuwkomers}
reflectie:
  - {datum: 2027-01-15, tekst: Samen lezen, wie: [bib]}
randvoorwaarden:
  motief:
    - {tekst: Het college wil het, vervuld: ja}
begrippen:
  babbelgroep: een groep die oefent
"""
Book = openpyxl.Workbook
Edit = Callable[[Book], None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a plan and its workbook, as the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("plan.toc.yaml").write_text(PLAN, "utf-8")
    return tmp_path


@pytest.fixture
def edited(toc: Run) -> Callable[[Edit], Any]:
    """Brings the workbook back after an edit: gives exit code, output, and the plan then."""
    assert toc("export", "plan.toc.yaml").code == 0

    def run(edit: Edit, *options: str) -> Any:
        book = openpyxl.load_workbook("plan.xlsx")
        edit(book)
        book.save("terug.xlsx")
        ran = toc("import", "terug.xlsx", "--into", "plan.toc.yaml", *options)
        return ran, data_of(read(Path("plan.toc.yaml").read_bytes(), "x").plan)

    return run


BEFORE = data_of(read(PLAN, "x").plan)
NOTHING = (0, "toc: er valt niets te veranderen.\n")


def without(book: Book, *names: str) -> None:
    for name in names:
        book.remove(book[name])


def column_of(book: Book, sheet: str, heading: str) -> int:
    return next(cell.column for cell in book[sheet][1] if cell.value == heading)


def move_columns(book: Book) -> None:
    """The ids last, and a column in between."""
    sheet = book["Veranderingen"]
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, sheet.max_column if row > 1 else sheet.max_column + 1, sheet.cell(row, 1).value)
    sheet.delete_cols(1)
    book["Actoren"].insert_cols(2)


def sort_rows(book: Book) -> None:
    for name in ("Verbanden", "Indicatoren", "Eerste stappen", "Actoren"):
        sheet = book[name]
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.number_format = "General"  # a format goes along with its cell
        rows = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2)]
        filled = [values for values in rows if any(values)]
        for number, values in enumerate(reversed(filled), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value


def rename_sheets(book: Book) -> None:
    for number, sheet in enumerate(book.worksheets):
        if sheet.title != "_toc":
            sheet.title = f"Blad {number}"


def hide(book: Book) -> None:
    book["Methoden"].sheet_state = "hidden"
    book["_toc"].sheet_state = "veryHidden"
    book["Actoren"].column_dimensions["A"].hidden = True


def title_above(book: Book) -> None:
    for name in ("Activiteiten", "Verbanden"):
        book[name].insert_rows(1, 2)
        book[name]["A1"] = "Versie voor het team"


def reorder(book: Book) -> None:
    book._sheets.reverse()  # type: ignore[attr-defined]  # openpyxl moves one sheet at a time


def empty_rows(book: Book) -> None:
    book["Verbanden"].insert_rows(3, 2)
    book["Indicatoren"].insert_rows(2)


@pytest.mark.parametrize("edit", [move_columns, sort_rows, rename_sheets, hide, title_above, reorder, empty_rows])
def test_the_looks_of_a_workbook_say_nothing(edited: Any, edit: Edit) -> None:
    ran, data = edited(edit)
    assert (ran.code, ran.err) == NOTHING
    assert ran.out == ""
    assert data == BEFORE
    assert Path("plan.toc.yaml").read_text("utf-8") == PLAN


def test_sheets_that_are_deleted_take_nothing_away(edited: Any) -> None:
    ran, data = edited(lambda book: without(book, "Actoren", "Verbanden", "Eerste stappen", "Plan"))
    assert (ran.code, ran.err, data) == (*NOTHING, BEFORE)
    assert ran.out.splitlines()[0] == "Weggelaten"
    assert [line.split(":")[0].strip() for line in ran.out.splitlines()[1:]] == [
        "Plan",
        "Actors",
        "First steps",
        "Links",
    ]


def test_a_sheet_that_is_copied_is_said(edited: Any) -> None:
    def edit(book: Book) -> None:
        book.copy_worksheet(book["Actoren"]).title = "Actoren (2)"
        book["Actoren (2)"]["B2"] = "Bib Noord"
        book.create_sheet("Nota's")["A1"] = "bellen"

    ran, data = edited(edit)
    assert (ran.code, data) == (0, BEFORE)
    assert ran.out == (
        "Weggelaten\n"
        "  Actoren (2): dit blad lijkt op 'Actoren', en dat wordt gelezen: zet de rijen daar\n"
        "  Nota's: dit blad hoort niet bij deze werkmap (1 rijen): zet wat erop staat op een van haar bladen\n"
    )


@pytest.mark.parametrize("name", ["Activiteiten", "Indicatoren", "Leervragen", "Hypothesen", "Methoden", "Middelen"])
def test_a_copied_row_is_something_new(edited: Any, name: str) -> None:
    """The id was copied with it: what was there first stays as it was."""

    def edit(book: Book) -> None:
        sheet = book[name]
        last = max(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(last + 1, column).value = sheet.cell(2, column).value
        text = column_of(book, name, "Naam" if name == "Methoden" else "Tekst")
        sheet.cell(last + 1, text).value = "Iets heel anders"

    ran, data = edited(edit)
    section = next(one.section for one in layout_sheets() if one.title.nl == name)
    assert ran.code == 0
    assert {key: thing for key, thing in data[section].items() if key in BEFORE[section]} == BEFORE[section]
    assert len(data[section]) == len(BEFORE[section]) + 1
    assert "heeft de id van rij 2" in ran.out


def test_a_copied_actor_and_a_copied_change(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Actoren"].append(["bib", "Jeugdhuis", "partner"])
        book["Veranderingen"].append([cell.value for cell in book["Veranderingen"][3]])
        book["Veranderingen"].cell(4, column_of(book, "Veranderingen", "Tekst")).value = "Nieuwkomers lezen graag"
        book["Actoren"].append(["nieuwkomers", "Nieuwkomers", "doelgroep"])

    ran, data = edited(edit)
    assert data["actors"] == {**BEFORE["actors"], "jeugdhuis": {"name": "Jeugdhuis", "role": "partner"}}
    added = {"text": "Nieuwkomers lezen graag", "who": ["nieuwkomers"]}
    assert data["outcomes"] == {**BEFORE["outcomes"], "nieuwkomers_lezen_graag": added}
    assert ran.out.splitlines()[:6] == [
        "Geraden: kijk even na",
        "  Actoren!4: heeft de id van rij 2, 'bib': gelezen als iets nieuws",
        (
            "  Veranderingen!4: heeft de id van rij 3, 'outcome-1': gelezen als iets nieuws. Er zijn nog geen "
            "verbanden mee"
        ),
        "Weggelaten",
        "  Actoren!5: zegt hetzelfde als rij 3, met dezelfde id 'nieuwkomers'",
        "Veranderd in het plan (2)",
    ]


def test_a_link_that_is_added_and_one_that_is_removed(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Verbanden"].delete_rows(3)
        book["Verbanden"].append(["doel", "impact", "leidt tot"])
        book["Verbanden"].append(["outcome-1", "Babbelgroepen", "koppelt terug naar"])
        book["Verbanden"].append(["outcome-1", "zweven", None])

    ran, data = edited(edit)
    assert ran.out == (
        "Weggelaten\n  Verbanden!B8: 'zweven' wordt genoemd, maar staat nergens\n"
        "  Verbanden!8: een verband heeft een oorzaak én een gevolg nodig\n"
        "Veranderd in het plan (3)\n  activiteiten.activiteit.leidt_tot\n  outputs.doel.leidt_tot\n"
        "  outcomes.outcome-1.koppelt_terug_naar\n"
    )
    assert data["activities"]["activiteit"]["leads_to"] == ["outcome-1"]
    assert data["outputs"]["doel"]["leads_to"] == ["outcome-1", "impact"]
    assert data["outcomes"]["outcome-1"]["feeds_back_to"] == ["doel", "activiteit"]


def test_an_id_that_is_changed_or_emptied(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Indicatoren"]["A2"] = None
        book["Indicatoren"].cell(2, column_of(book, "Indicatoren", "Tekst")).value = "Aantal deelnemers per maand"
        book["Veranderingen"]["A3"] = "durven"
        book["Actoren"]["A2"] = "de bib"

    ran, data = edited(edit)
    assert ran.out.splitlines() == [
        "Geraden: kijk even na",
        "  Actoren!2: 'de bib' kan hier geen id zijn, of is er al een: dit blijft 'bib'",
        "  Indicatoren!2: de id is leeg: dit blijft 'deelnemers'",
        "Veranderd in het plan (2)",
        "  outcomes.outcome-1: heet nu durven",
        "  indicatoren.deelnemers.tekst",
    ]
    text = str(BEFORE).replace("outcome-1", "durven").replace("deelnemers per week", "deelnemers per maand")
    assert str(data) == text


def test_rows_that_come_and_go(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Actoren"].insert_rows(3)
        book["Actoren"]["B3"], book["Actoren"]["C3"] = "School", "partner"
        book["Indicatoren"].delete_rows(2)
        book["Eerste stappen"].insert_rows(3)
        book["Eerste stappen"]["A3"], book["Eerste stappen"]["B3"] = "activiteit", "Ouders bellen"
        book["Begrippen"].append(["taalpunt", "waar je oefent"])

    ran, data = edited(edit)
    assert list(data["actors"]) == ["bib", "nieuwkomers", "school"]
    assert list(data["indicators"]) == ["durft"]
    assert [one["text"] for one in data["activities"]["activiteit"]["steps"]] == [
        "Lokaal zoeken", "Ouders bellen", "Affiche maken",
    ]  # fmt: skip
    assert data["glossary"] == {**BEFORE["glossary"], "taalpunt": "waar je oefent"}
    assert ran.code == 0


def test_a_cell_that_cannot_be_understood_takes_nothing_away(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Indicatoren"].cell(3, column_of(book, "Indicatoren", "Norm: tegen")).value = "ooit eens"
        book["Indicatoren"].cell(3, column_of(book, "Indicatoren", "Eenheid")).value = "ontbreekt"

    ran, data = edited(edit)
    assert data["indicators"]["durft"]["target"] == {"value": "60", "due": "2027"}
    assert data["indicators"]["durft"]["unit"] == "%"
    assert "'ooit eens' past niet bij 'tegen'" in ran.out


STAYS = "wat hier eerder stond, blijft"


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "said"),
    [
        ("Verbanden", "B3", "o9", "'o9' wordt genoemd, maar staat nergens"),
        ("Verbanden", "A3", "o9", "'o9' wordt genoemd, maar staat nergens"),
        ("Verbanden", "A3", None, f"deze cel is leeg: {STAYS}"),
        ("Verbanden", "B3", "ontbreekt", f"'ontbreekt' zegt enkel dat er iets ontbreekt: {STAYS}"),
        ("Verbanden", "C3", "belemmert", "'belemmert' past niet bij 'soort verband'"),
        ("Verbanden", "C3", "Zebra; Q", "'Zebra; Q' past niet bij 'soort verband'"),
        ("Verbanden", "C3", None, f"deze cel is leeg: {STAYS}"),
        ("Indicatoren", "C2", "activiteit (en o9)", "'activiteit (en o9)' wordt genoemd, maar staat nergens"),
        ("Indicatoren", "B2", "ontbreekt", f"'ontbreekt' zegt enkel dat er iets ontbreekt: {STAYS}"),
        ("Hypothesen", "C2", "iets heel anders", "'iets heel anders' wordt genoemd, maar staat nergens"),
        ("Eerste stappen", "A3", "o9", "'o9' wordt genoemd, maar staat nergens"),
        ("Eerste stappen", "D2", "ooit", "'ooit' past niet bij 'tegen'"),
        ("Eerste stappen", "B2", "nog niets", f"'nog niets' zegt enkel dat er iets ontbreekt: {STAYS}"),
        ("Randvoorwaarden", "A2", "zebra", "'zebra' past niet bij 'voorwaarde'"),
        ("Activiteiten", "F2", "-nieuwkomers", "'-nieuwkomers' kan betekenen dat het niet telt"),
        ("Activiteiten", "F2", "niet nieuwkomers", "'niet nieuwkomers' kan betekenen dat het niet telt"),
        ("Plan", "B2", "ontbreekt", f"'ontbreekt' zegt enkel dat er iets ontbreekt: {STAYS}"),
    ],
)
def test_what_is_not_understood_takes_nothing_away(
    edited: Any, sheet: str, cell: str, value: str | None, said: str
) -> None:
    def edit(book: Book) -> None:
        assert book[sheet][cell].value
        book[sheet][cell] = value

    ran, data = edited(edit)
    assert data == BEFORE
    assert said in ran.out
    assert STAYS in ran.out or "past niet bij" in ran.out


def test_a_link_that_changes_keeps_its_place(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Verbanden"]["B2"] = "impact"

    _, data = edited(edit)
    assert data["activities"]["activiteit"]["leads_to"] == ["impact", "doel"]


def test_a_row_that_is_emptied_as_a_whole_goes(edited: Any) -> None:
    def edit(book: Book) -> None:
        for place in "ABC":
            book["Verbanden"][f"{place}3"] = None

    ran, data = edited(edit)
    assert data["activities"]["activiteit"]["leads_to"] == ["outcome-1"]
    assert "activiteiten.activiteit.leidt_tot" in ran.out


def test_merged_cells_write_nothing_over_what_they_hide(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Eerste stappen"].merge_cells("B2:B3")
        book["Indicatoren"].merge_cells("A2:B3")

    ran, data = edited(edit)
    assert data == BEFORE
    assert f"Indicatoren!B3: samengevoegd met een andere cel: {STAYS}" in ran.out
    assert f"Eerste stappen!B3: samengevoegd met een andere cel: {STAYS}" in ran.out


@pytest.mark.parametrize(("language", "word"), [("nl", "ja"), ("en", "yes")])
def test_a_tick_is_a_word_in_the_language_of_the_plan(edited: Any, toc: Run, language: str, word: str) -> None:
    Path("plan.toc.yaml").write_text(PLAN.replace("taal: nl", f"taal: {language}"), "utf-8")
    assert toc("export", "plan.toc.yaml", "--force").code == 0

    def edit(book: Book) -> None:
        name = "Indicatoren" if language == "nl" else "Indicators"
        place = column_of(book, name, "Norm: waarde" if language == "nl" else "Target: value")
        book[name].cell(2, place).value = True

    _, data = edited(edit)
    assert data["indicators"]["deelnemers"]["target"]["value"] == word


def test_a_year_that_is_typed_in_a_cell_for_dates(edited: Any) -> None:
    """Excel makes a day of 1905 of it."""

    def edit(book: Book) -> None:
        sheet, column = book["Indicatoren"], column_of(book, "Indicatoren", "Norm: tegen")
        sheet.cell(2, column).value = 2028
        assert sheet.cell(2, column).number_format == "yyyy-mm-dd"

    ran, data = edited(edit)
    assert data["indicators"]["deelnemers"]["target"] == {"value": "50", "due": "2028"}
    assert "  Indicatoren!K2: '1905-07-20' gelezen als het jaar 2028\n" in ran.out


def test_comments_of_colleagues_are_said(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Indicatoren"]["B3"].comment = Comment("Els:\nklopt dit?", "Els")
        book["Actoren"]["A1"].comment = Comment("andere volgorde", "Jan")

    ran, data = edited(edit)
    assert (ran.code, ran.err, data) == (*NOTHING, BEFORE)
    assert ran.out == (
        "Weggelaten\n  Actoren!A1: opmerking van Jan, niet overgenomen: 'andere volgorde'\n"
        "  Indicatoren!B3: opmerking van Els, niet overgenomen: 'klopt dit?'\n"
    )


def test_the_hidden_sheet_is_lost(edited: Any) -> None:
    def edit(book: Book) -> None:
        without(book, "_toc")
        book["Indicatoren"].delete_rows(3)
        book["Actoren"].append([None, "School", "partner"])

    ran, data = edited(edit)
    assert ran.out.splitlines()[:2] == [
        "Geraden: kijk even na",
        (
            "  terug.xlsx: het verborgen blad '_toc' van deze werkmap is weg of beschadigd: ze wordt gelezen als een "
            "lijst van om het even wie, en wat er niet meer in staat, blijft in het plan"
        ),
    ]
    assert data == {**BEFORE, "actors": {**BEFORE["actors"], "school": {"name": "School", "role": "partner"}}}


def test_a_copied_row_where_the_hidden_sheet_is_lost(edited: Any) -> None:
    def edit(book: Book) -> None:
        without(book, "_toc")
        sheet = book["Indicatoren"]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(4, column).value = sheet.cell(3, column).value
        sheet.cell(4, column_of(book, "Indicatoren", "Tekst")).value = "Aantal gesprekken"

    ran, data = edited(edit)
    added = {**BEFORE["indicators"]["durft"], "text": "Aantal gesprekken"}
    assert data == {**BEFORE, "indicators": {**BEFORE["indicators"], "gesprekken": added}}
    assert "'durft' kan hier geen id zijn, of is er al een: er is een ander gemaakt" in ran.out


@pytest.mark.parametrize("damage", ["", "toc 1", "x"])
def test_the_hidden_sheet_is_damaged(edited: Any, damage: str) -> None:
    def edit(book: Book) -> None:
        book["_toc"]["A2"] = '{"toc": 1, "actors": ['
        book["_toc"]["A1"] = damage or None

    ran, data = edited(edit)
    assert "is weg of beschadigd" in ran.out
    assert data == BEFORE


def test_another_plan(toc: Run, edited: Any) -> None:
    """Its ids are the same, as in many plans; what it says is not."""
    other = PLAN.replace("Taalpunt", "Zwemplan")
    for way in ("tekst", "naam", "label"):
        other = re.sub(rf"{way}: ", rf"{way}: Zwemmen of ", other)
    Path("plan.toc.yaml").write_text(other, "utf-8")
    ran, data = edited(lambda _: None)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "toc: 'plan.toc.yaml' blijft zoals het is: de werkmap is gemaakt van een ander plan ('Taalpunt'), en dit is "
        "'Zwemplan'. Noem het plan waarvan ze gemaakt is. Toch de wijzigingen in dit plan brengen: --force\n"
    )
    assert data == data_of(read(other, "x").plan)
    assert toc("import", "terug.xlsx", "--into", "plan.toc.yaml", "--force").code == 0


def test_what_was_deleted_in_the_plan(edited: Any) -> None:
    """It stays away, and --force brings it back with what spoke of it."""
    less = "\n".join(line for line in PLAN.splitlines() if not line.startswith("  durft:")) + "\n"
    less = less.replace("[durft, vraag]", "[vraag]").replace("label: Babbelgroepen\n    ", "")
    Path("plan.toc.yaml").write_text(less, "utf-8")
    ran, data = edited(lambda _: None)
    assert (ran.code, ran.err) == NOTHING
    assert ran.out == (
        "In de werkmap, en niet meer in het plan (3): het blijft weg. Met --force komt het terug\n"
        "  indicatoren.durft\n  activiteiten.activiteit.label\n  methoden.m.beantwoordt\n"
    )
    ran, data = edited(lambda _: None, "--force")
    assert ran.code == 0
    assert data["indicators"] == BEFORE["indicators"]
    assert data["methods"] == BEFORE["methods"]
    assert data["activities"] == BEFORE["activities"]


def test_two_colleagues_one_after_the_other(toc: Run, edited: Any) -> None:
    def first(book: Book) -> None:
        book["Verbanden"].append(["doel", "impact", None])
        book["Actoren"]["B2"] = "Bibliotheek Noord"

    def second(book: Book) -> None:
        book["Verbanden"].append(["doel", "Babbelgroepen", None])
        book["Indicatoren"].cell(2, column_of(book, "Indicatoren", "Tekst")).value = "Aantal deelnemers per maand"

    edited(first)
    ran, data = edited(second)
    assert ran.code == 0
    assert data["outputs"]["doel"]["leads_to"] == ["outcome-1", "impact", "activiteit"]
    assert data["actors"]["bib"]["name"] == "Bibliotheek Noord"
    assert data["indicators"]["deelnemers"]["text"] == "Aantal deelnemers per maand"
    # And both at once, into the plan as it was.
    Path("plan.toc.yaml").write_text(PLAN, "utf-8")
    for name, edit in (("a.xlsx", first), ("b.xlsx", second)):
        book = openpyxl.load_workbook("plan.xlsx")
        edit(book)
        book.save(name)
    assert toc("import", "a.xlsx", "b.xlsx", "--into", "plan.toc.yaml").code == 0
    assert data_of(read(Path("plan.toc.yaml").read_bytes(), "x").plan) == data


@pytest.mark.slow
def test_libreoffice_saves_it_with_odd_texts(toc: Run, tmp_path: Path) -> None:
    odd = [
        "=1+1",
        "+32 470",
        "'s avonds",
        "_x000D_ x",
        "a_x0041_b",
        " rand\u00a0",
        "a\tb",
        "regel \n twee",
        "0012",
        "1e5",
        "ontbreekt",
        "–",
        "x; y",
    ]
    plan: Data = {
        "toc": 1,
        "language": "nl",
        "actors": {f"a{n}": {"name": text, "note": text} for n, text in enumerate(odd)},
    }
    from toc.core.model import Language
    from toc.exchange.workbook import workbook

    Path("odd.xlsx").write_bytes(workbook(plan, Language.NL))
    (tmp_path / "terug").mkdir()
    saved = converted(tmp_path / "odd.xlsx", tmp_path / "terug", "xlsx")
    assert toc("import", str(saved), "-o", "odd.toc.yaml").code == 0
    assert data_of(read(Path("odd.toc.yaml").read_bytes(), "x").plan) == plan
    ran = toc("import", str(saved), "--into", "odd.toc.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "toc: er valt niets te veranderen.\n")


def test_inline_strings(toc: Run) -> None:
    """As programs write them that keep no table of strings."""
    assert toc("export", "plan.toc.yaml").code == 0
    content = io.BytesIO()
    with zipfile.ZipFile("plan.xlsx") as packed, zipfile.ZipFile(content, "w") as anew:
        strings = re.findall(r"<si>(.*?)</si>", _strings(packed), re.DOTALL)
        for part in packed.namelist():
            body = packed.read(part).decode()
            if "/worksheets/sheet" in part and part.endswith(".xml"):
                body = re.sub(
                    r't="s"><v>(\d+)</v>', lambda found: f't="inlineStr"><is>{strings[int(found[1])]}</is>', body
                )
            anew.writestr(part, body)
    Path("plan.xlsx").write_bytes(content.getvalue())
    ran = toc("import", "plan.xlsx", "--into", "plan.toc.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "toc: er valt niets te veranderen.\n")


def _strings(packed: zipfile.ZipFile) -> str:
    name = next((one for one in packed.namelist() if one.endswith("sharedStrings.xml")), None)
    return packed.read(name).decode() if name else ""


def test_what_is_typed_beside_a_table_or_form_is_told(edited: Any) -> None:
    def edit(book: Book) -> None:
        plan, activities = book["Plan"], book["Activiteiten"]
        plan["C5"], plan["E6"] = "Mijn vraag bij dit vak", "iets rechts"
        activities.cell(2, activities.max_column + 2).value = "Nakijken met Jan"
        book["Verbanden"].cell(2, 6).value = "zeker?"
        book["Begrippen"].insert_rows(1, 2)
        book["Begrippen"]["A1"], book["Begrippen"]["B1"] = "Begrippen van het team", "nog aan te vullen"
        book["Uitleg - Help"]["A40"], book["Uitleg - Help"]["D3"] = "Nota onderaan", "Nota rechts"

    ran, data = edited(edit)
    assert (ran.code, ran.err) == NOTHING
    assert data == BEFORE
    assert ran.out.splitlines() == [
        "Weggelaten",
        "  Activiteiten!T: kolom zonder titel (1 cel)",
        "  Verbanden!F: kolom zonder titel (1 cel)",
        "  Plan!C5: 'Mijn vraag bij dit vak' staat naast wat toc leest",
        "  Plan!E6: 'iets rechts' staat naast wat toc leest",
        "  Begrippen!A1: 'Begrippen van het team' staat naast wat toc leest",
        "  Begrippen!B1: 'nog aan te vullen' staat naast wat toc leest",
        "  Uitleg - Help!D3: 'Nota rechts' staat naast wat toc leest",
        "  Uitleg - Help!A40: 'Nota onderaan' staat naast wat toc leest",
    ]


def test_many_notes_beside_a_form_are_counted(edited: Any) -> None:
    def edit(book: Book) -> None:
        for row in range(2, 12):
            for column in range(5, 9):
                book["Plan"].cell(row, column).value = f"nota {row} {column}"

    ran, _ = edited(edit)
    assert ran.out.count("staat naast wat toc leest") == 20
    assert ran.out.endswith("  Plan: nog 20 cellen naast wat toc leest\n")


def test_a_column_that_is_gone_takes_nothing_away_and_is_told(edited: Any) -> None:
    def edit(book: Book) -> None:
        book["Activiteiten"].delete_cols(column_of(book, "Activiteiten", "Door"))
        book["Activiteiten"].delete_cols(column_of(book, "Activiteiten", "Waar"))
        book["Eerste stappen"].delete_cols(column_of(book, "Eerste stappen", "Tegen"))
        book["Plan"].delete_rows(2)

    ran, data = edited(edit)
    assert (ran.code, ran.err) == NOTHING
    assert data == BEFORE
    assert ran.out.splitlines() == [
        "Weggelaten",
        "  Plan: 'Titel' staat er niet meer: wat het plan daar zegt, blijft",
        "  Activiteiten: 'Door' staat er niet meer: wat het plan daar zegt, blijft",
        "  Eerste stappen: 'Tegen' staat er niet meer: wat het plan daar zegt, blijft",
    ]


@pytest.mark.parametrize("name", ["Activiteiten", "Leervragen", "Methoden", "Veranderingen"])
def test_a_copied_sheet_is_called_by_the_sheet_that_it_copies(edited: Any, name: str) -> None:
    def edit(book: Book) -> None:
        book.copy_worksheet(book[name]).title = f"{name} (2)"

    ran, _ = edited(edit)
    assert f"  {name} (2): dit blad lijkt op '{name}', en dat wordt gelezen: zet de rijen daar\n" in ran.out
