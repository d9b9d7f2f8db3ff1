"""Numbers from the file to every output: read in the language of the file, asked where two readings are possible, and
never shown a thousand times too large or too small."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from books import book, saved
from conversations import asked as asked_by
from conversations import memory, script
from hypothesis import given
from hypothesis import strategies as st
from lsp_plans import opened
from lsprotocol import types
from openpyxl import load_workbook
from places import placed
from running import SHARED, Run
from worded import lint

from toc.apps.lsp.actions import actions
from toc.conversation.session import Session
from toc.core.languages import Language
from toc.core.model import Baseline, Indicator, Target
from toc.core.numbers import Number, as_value, is_ambiguous, number_of, plain, readings, shown, wants_unit
from toc.core.settings import Settings
from toc.exchange.data import data_of
from toc.exchange.figures import Figure, Habit, figure, habit_of
from toc.exchange.grid import Cell
from toc.exchange.source import read_csv
from toc.lint.rules import ALL_RULES, needs
from toc.publish.advice.advice import needed
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

NL, EN = Language.NL, Language.EN
NBSP = "\N{NO-BREAK SPACE}"
RULE = "number-read-two-ways"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dutch(value: str, unit: str = "kWh", more: str = "") -> str:
    return f"""\
toc: 1
taal: nl
titel: Sporthal
{more}impactdoel: {{tekst: Gezinnen betalen minder voor hun sport}}
outcomes:
  zuinig: {{tekst: De sporthal verbruikt minder, leidt_tot: [impact]}}
indicatoren:
  verbruik:
    tekst: Jaarlijks verbruik
    meet: [zuinig]
    eenheid: "{unit}"
    nulmeting: {{waarde: {value}, datum: 2025}}
    norm: {{waarde: {value}, tegen: 2028-12-31}}
"""


def english(value: str, unit: str = "kWh") -> str:
    return f"""\
toc: 1
language: en
title: Sports hall
impact_goal: {{text: Families pay less for their sport}}
outcomes:
  saving: {{text: The sports hall uses less, leads_to: [impact]}}
indicators:
  use:
    text: Use in a year
    measures: [saving]
    unit: "{unit}"
    baseline: {{value: {value}, date: 2025}}
    target: {{value: {value}, due: 2028-12-31}}
"""


def values(written: str, language: Language) -> list[Any]:
    return [as_value(one.exact) for one in readings(written, language)]


@pytest.mark.parametrize(
    ("written", "in_dutch", "in_english"),
    [
        ("18.500", [18500, 18.5], [18.5, 18500]),
        ("18,500", [18.5, 18500], [18500]),
        ("12.375", [12375, 12.375], [12.375]),
        ("12,375", [12.375], [12375]),
        ("-18.500", [-18500, -18.5], [-18.5, -18500]),
        ("\N{MINUS SIGN}2.000", [-2000, -2], [-2, -2000]),
        ("18500", [18500], [18500]),
        ("18 500", [18500], [18500]),
        (f"18{NBSP}500", [18500], [18500]),
        ("18\N{NARROW NO-BREAK SPACE}500", [18500], [18500]),
        ("1'234", [1234], [1234]),
        ("1\N{RIGHT SINGLE QUOTATION MARK}234", [1234], [1234]),
        ("1.234.567", [1234567], [1234567]),
        ("1,234,567", [1234567], [1234567]),
        ("1.200,50", [1200.5], [1200.5]),
        ("1,200.50", [1200.5], [1200.5]),
        ("1 200,500", [1200.5], [1200.5]),
        ("1.234,567", [1234.567], [1234.567]),
        ("1234.500", [1234.5], [1234.5]),
        ("0.350", [0.35], [0.35]),
        ("0,350", [0.35], [0.35]),
        ("18.50", [18.5], [18.5]),
        ("18.5000", [18.5], [18.5]),
        ("12,5", [12.5], [12.5]),
        ("+5", [5], [5]),
    ],
)
def test_what_a_number_can_mean(written: str, in_dutch: list[float], in_english: list[float]) -> None:
    assert (values(written, NL), values(written, EN)) == (in_dutch, in_english)


@pytest.mark.parametrize(
    "written",
    [
        "007",
        "00.500",
        "1_000",
        "0x1F",
        "0o17",
        "12:30:45",
        "yes",
        "1/2",
        "½",
        ".inf",
        ".nan",
        "10-15",
        "±5",
        "1e3",
        "1.23.456",
        "1,00,000",
        "12.",
        ".500",
        "1.200.50",
        "12.500 bezoekers",
        "€ 1.200",
        "12,5 %",
        ">80",
        "1.234 567",
        "1234567890123456",
        "٣.٥٠٠",
        "",
        "18.500.",
    ],
)
def test_what_is_no_number_alone(written: str) -> None:
    assert readings(written, NL) == readings(written, EN) == ()
    assert shown(written, NL, EN) == shown(written, EN, NL) == written


@pytest.mark.parametrize(
    ("written", "language", "spoken", "told"),
    [
        ("18.500", NL, NL, "18.500"),
        ("18.500", NL, EN, "18.500"),
        ("18,500", EN, NL, f"18{NBSP}500"),
        ("18,500", EN, EN, "18,500"),
        ("18500", NL, NL, f"18{NBSP}500"),
        ("18500", NL, EN, "18,500"),
        ("1500", NL, NL, "1500"),
        ("2.6", NL, NL, "2,6"),
        ("2,6", NL, EN, "2.6"),
        ("2.375", EN, NL, "2,375"),
        ("2,375", NL, EN, "2.375"),
        ("18 500", NL, NL, "18 500"),
        ("1.234.567", NL, NL, "1.234.567"),
        ("1.234.567", NL, EN, "1,234,567"),
        ("1,234,567", EN, NL, f"1{NBSP}234{NBSP}567"),
        ("1.200,50", NL, NL, "1.200,50"),
        ("1.200,50", NL, EN, "1,200.50"),
        ("1'234", NL, NL, f"1{NBSP}234"),
        ("18.50", NL, NL, "18,50"),
    ],
)
def test_how_a_number_is_shown(written: str, language: Language, spoken: Language, told: str) -> None:
    assert shown(written, language, spoken) == told


numbers = st.builds(
    Number,
    st.sampled_from(["", "-", "+", "\N{MINUS SIGN}"]),
    st.integers(0, 10**15 - 1).map(str),
    st.text("0123456789", max_size=10),
    st.booleans(),
)
likely = st.from_regex(r"[-+]?[0-9]{1,7}([.,' ][0-9]{1,4}){0,3}", fullmatch=True)
languages = st.sampled_from(Language)


@given(numbers, languages)
def test_what_we_write_reads_as_the_same_number_or_is_asked(one: Number, language: Language) -> None:
    written = one.spelled(language)
    assert one.exact in [other.exact for other in readings(written, language)]


@given(likely, languages, languages)
def test_no_reader_sees_another_magnitude(written: str, language: Language, spoken: Language) -> None:
    told = shown(written, language, spoken)
    meant = {one.exact for one in readings(written, language)}
    if len(meant) == 1:
        assert {one.exact for one in readings(told, spoken)} == meant
    else:
        assert told == written
        assert number_of(written, language) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_what_is_written_into_a_plan_is_certain_in_every_language(number: Decimal) -> None:
    written = plain(number)
    assert [number_of(written, language) for language in Language] == [as_value(number)] * 2


@given(st.text("0123456789.,-+ '±%€½eExX/:_", max_size=70))
def test_any_text_is_looked_at(written: str) -> None:
    for language in Language:
        assert len(readings(written, language)) < 3
        assert isinstance(shown(written, language, NL), str)
    assert wants_unit(written) in (True, False)


@pytest.mark.parametrize("written", ["18 500", "1.234.567", "18.500", "10-15", "1e3", "½", "±5", "> 80", "007"])
def test_a_value_without_words_keeps_its_unit(toc: Run, written: str) -> None:
    ran = toc("table", "measurement", "-", "-f", "md", stdin=dutch(f"'{written}'").encode())
    assert f"| {written.replace('>', '&gt;')} kWh<br>in 2025 |" in ran.out.replace("\\", "")


@pytest.mark.parametrize("written", ["12,5 %", "€ 1.200", "1.200 kWh", "12.500 bezoekers", "1 op 3"])
def test_a_value_with_words_stands_alone(toc: Run, written: str) -> None:
    ran = toc("table", "measurement", "-", "-f", "md", stdin=dutch(f"'{written}'").encode())
    assert f"| {written}<br>in 2025 |" in ran.out


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_until_it_is_decided_every_output_shows_what_was_written(toc: Run, folder: Path, quote: str) -> None:
    plan = dutch(f"{quote}18.500{quote}")
    (folder / "p.toc.yaml").write_text(plan, encoding="utf-8")
    for arguments in (
        ("table", "measurement", "p.toc.yaml", "-f", "md", "-o", "-"),
        ("table", "measurement", "p.toc.yaml", "-f", "md", "-o", "-", "--lang", "en"),
        ("table", "measurement", "p.toc.yaml", "-f", "html", "-o", "-"),
        ("table", "measurement", "p.toc.yaml"),
        ("calendar", "p.toc.yaml", "-o", "-"),
        ("report", "p.toc.yaml", "-f", "md", "-o", "-"),
        ("render", "p.toc.yaml", "-f", "html", "-o", "-"),
        ("render", "p.toc.yaml", "-f", "svg", "--show", "indicators", "-o", "-"),
        ("render", "p.toc.yaml", "-f", "mermaid", "--show", "indicators", "-o", "-"),
    ):
        ran = toc(*arguments)
        assert ran.code == 0, (arguments, ran.err)
        assert "18.500" in ran.out, arguments
        assert not any(other in ran.out for other in ("18,500", "18,5 kWh", "18.5 kWh", f"18{NBSP}500 kWh")), arguments


def cells(toc: Run, plan: str, *more: str) -> tuple[Any, list[str], dict[str, Any]]:
    """The baseline in a workbook, in CSV (with the target) and in JSON."""
    Path("p.toc.yaml").write_text(plan, encoding="utf-8")
    toc("table", "measurement", "p.toc.yaml", "-f", "xlsx", "-o", "t.xlsx", *more)
    sheet = load_workbook("t.xlsx").worksheets[0]
    rows = list(csv.reader(io.StringIO(toc("table", "measurement", "p.toc.yaml", "-f", "csv", "-o", "-", *more).out)))
    separator = ";" if len(rows[0]) == 1 else ","
    text = toc("table", "measurement", "p.toc.yaml", "-f", "csv", "-o", "-", *more).out
    listed = list(csv.reader(io.StringIO(text), delimiter=separator))[1]
    made = json.loads(toc("table", "measurement", "p.toc.yaml", "-f", "json", "-o", "-", *more).out)
    return sheet["F6"].value, [listed[5], listed[7]], made["tables"][0]["rows"][0]["cells"]["baseline_value"]


def test_programs_get_a_number_only_where_it_is_certain(toc: Run) -> None:
    said = {"state": "said"}
    assert cells(toc, dutch("18.500")) == ("18.500", ["18.500"] * 2, {"text": "18.500", **said})
    assert cells(toc, dutch("18 500")) == (18500, ["18500"] * 2, {"text": "18 500", **said, "value": 18500})
    assert cells(toc, dutch("1.234.567"))[0] == 1234567
    assert cells(toc, dutch("12.5")) == (12.5, ["12,5"] * 2, {"text": "12,5", **said, "value": 12.5})
    assert cells(toc, dutch("'2,375'")) == (2.375, ["2,375"] * 2, {"text": "2,375", **said, "value": 2.375})
    assert cells(toc, english("'18,500'")) == (18500, ["18500"] * 2, {"text": "18,500", **said, "value": 18500})
    assert cells(toc, english("2.375")) == (2.375, ["2.375"] * 2, {"text": "2.375", **said, "value": 2.375})
    assert cells(toc, english("18.500"))[0] == "18.500"
    # The language of the file says how to read, that of the table how to write.
    assert cells(toc, english("'18,500'"), "--lang", "nl") == (
        18500,
        ["18500"] * 2,
        {"text": f"18{NBSP}500", **said, "value": 18500},
    )


def asked(text: str, language: Language = NL, settings: Settings | None = None) -> list[tuple[str, int, int, str, str]]:
    rules = [one for one in needs.RULES if one.name == RULE]
    return placed(lint(read(text, "x"), rules, language=language, today=memory().today, settings=settings))


def test_what_can_be_read_in_two_ways_is_asked() -> None:
    told = f"'18.500' kun je op twee manieren lezen: als 18{NBSP}500 of als 18,5."
    assert asked(dutch("18.500")) == [(RULE, 12, 25, "info", told), (RULE, 13, 20, "info", told)]
    assert asked(english("18.500"), EN) == [
        (RULE, 12, 23, "info", "'18.500' can be read in two ways: as 18,500 or as 18.5."),
        (RULE, 13, 21, "info", "'18.500' can be read in two ways: as 18,500 or as 18.5."),
    ]
    assert asked(dutch('"18.500"'))[0][:4] == (RULE, 12, 25, "info")


def test_it_is_a_tip_until_the_plan_is_final() -> None:
    for status, severity in (("ontwerp", "info"), ("nalezing", "info"), ("definitief", "warning")):
        assert [one[3] for one in asked(dutch("18.500", more=f"status: {status}\n"))] == [severity] * 2
    from toc.core.findings import Profile

    assert [one[3] for one in asked(dutch("18.500"), settings=Settings(profile=Profile.FINAL))] == ["warning"] * 2


@pytest.mark.parametrize(
    "value",
    [
        "18.5",
        "0.350",
        "18.50",
        "18.5000",
        "18500",
        "18 500",
        "1.234.567",
        "'1.200,50'",
        "'12,375'",
        "'1234.500'",
        "2026",
        "10-15",
        "'12.500 bezoekers'",
        "1_000",
        "'€ 1.200'",
        "007",
        "01.500",
        "veel",
    ],
)
def test_what_is_plain_is_not_asked(value: str) -> None:
    assert asked(dutch(value)) == []


def test_what_is_plain_in_english_is_not_asked() -> None:
    assert [asked(english(value), EN) for value in ("'18,500'", "2.375", "'1,234.5'", "0.350")] == [[]] * 4


@pytest.mark.parametrize(
    ("value", "unit", "titles", "mended"),
    [
        ("18.500", "kWh", ["Schrijf 18500 (duizendtal)", "Schrijf 18.5 (decimalen)"], ["18500", "18.5"]),
        ('"18.500"', "kWh", ["Schrijf 18500 (duizendtal)", "Schrijf 18.5 (decimalen)"], ["18500", "18.5"]),
        ("12.375", "kWh", ["Schrijf 12375 (duizendtal)", "Schrijf 12.3750 (decimalen)"], ["12375", "12.3750"]),
        ("-2.000", "kWh", ["Schrijf -2000 (duizendtal)", "Schrijf -2 (decimalen)"], ["-2000", "-2"]),
        ("2.000", "%", ["Schrijf 2 (decimalen)", "Schrijf 2000 (duizendtal)"], ["2", "2000"]),
    ],
)
def test_both_answers_are_unsafe_fixes(value: str, unit: str, titles: list[str], mended: list[str]) -> None:
    text = dutch(value, unit)
    rules = [one for one in needs.RULES if one.name == RULE]
    one = lint(read(text, "x"), rules, language=NL, today=memory().today)[0]
    assert [fix.title for fix in one.fixes] == titles
    assert not any(fix.safe for fix in one.fixes)
    for fix, wanted in zip(one.fixes, mended, strict=True):
        (edit,) = fix.edits
        after = text[: edit.start] + edit.text + text[edit.end :]
        assert after == text.replace(f"waarde: {value}, datum", f"waarde: {wanted}, datum")
        assert len(asked(after)) == 1


def test_what_an_alias_brings_in_is_asked_once_and_the_likelier_answer_comes_first() -> None:
    text = (
        dutch("18.500").replace("norm: {waarde: 18.500", "norm: {waarde: *v").replace("{waarde: 18", "{waarde: &v 18")
    )
    assert [one[:3] for one in asked(text)] == [(RULE, 12, 28)]
    rules = [one for one in needs.RULES if one.name == RULE]
    titles = [
        [fix.title for fix in lint(read(text, "x"), rules, language=EN, today=memory().today)[0].fixes]
        for text in (english("18.500"), dutch("'18,500'"))
    ]
    assert titles == [["Write 18.5 (decimals)", "Write 18500 (thousands)"]] * 2


def test_an_editor_offers_both(tmp_path: Path) -> None:
    (tmp_path / "toc.toml").write_text(f'select = ["{RULE}"]\n', encoding="utf-8")
    plan = opened(dutch("18.500"), tmp_path)
    place = types.Position(11, 26)
    found = actions(plan, types.Range(place, place))
    assert [one.title for one in found][:2] == [
        "Schrijf 18500 (duizendtal) (kijk het resultaat na)",
        "Schrijf 18.5 (decimalen) (kijk het resultaat na)",
    ]


def test_a_tidy_plan_and_a_comparison_keep_the_number(toc: Run, folder: Path) -> None:
    content = tidy(dutch("18.500").encode(), "x").content.decode()
    assert content.count("waarde: 18.500,") == 2
    (folder / "old.toc.yaml").write_text(dutch("18.500"), encoding="utf-8")
    (folder / "new.toc.yaml").write_text(dutch("18500"), encoding="utf-8")
    told = toc("diff", "new.toc.yaml", "--against", "old.toc.yaml").out
    assert "18.500" in told
    assert "18500" in told


@pytest.mark.parametrize("written", ["2.000", "1.200", "1 200", "1'200", '"1,200"', "1.200.000"])
def test_a_count_with_groups_is_never_read_as_one_or_two(written: str) -> None:
    """Pydantic takes `2.000` for 2."""
    text = f"toc: 1\ntaal: nl\nmethoden:\n  m: {{naam: Enquête, soort: bevraging, minuten: 10, aantal: {written}}}\n"
    document = read(text, "x")
    assert document.plan.methods["m"].cases is None
    found = [one for one in lint(document, ALL_RULES, language=NL, today=memory().today) if one.rule == "wrong-value"]
    plain_written, digits = written.strip('"'), "".join(filter(str.isdigit, written))
    assert [(one.message, one.help, [fix.title for fix in one.fixes]) for one in found] == [
        (
            f"Bij 'aantal' hoort een heel getal zonder punten of spaties; hier staat '{plain_written}'.",
            f"Schrijf enkel cijfers: aantal: {digits}.",
            [f"Schrijf '{digits}'"],
        )
    ]
    assert not found[0].fixes[0].safe


HEADINGS = "Indicator;Nulmeting 2025;Norm 2028;Eenheid"


def listed(*cells: str, language: str = "nl", separator: str = ";") -> bytes:
    headings = HEADINGS if language == "nl" else "Indicator;Baseline 2025;Target 2028;Unit"
    text = "Aantal bezoekers van het jeugdhuis" if language == "nl" else "Number of visitors to the youth centre"
    rows = [headings.replace(";", separator)]
    for number, cell in enumerate(cells):
        quoted = f'"{cell}"'
        rows.append(separator.join([f"{text} {'abcdefghij'[number]}", quoted, quoted, "x"]))
    return "\n".join(rows).encode()


def imported(toc: Run, content: bytes | str) -> tuple[list[str | None], str]:
    """The baselines of a list, and what was guessed."""
    name = content if isinstance(content, str) else "l.csv"
    if isinstance(content, bytes):
        Path(name).write_bytes(content)
    Path("l.toc.yaml").unlink(missing_ok=True)
    ran = toc("import", name, "-o", "l.toc.yaml")
    plan = read(Path("l.toc.yaml").read_bytes(), "x").plan
    found = [one.baseline.value if one.baseline else None for one in plan.indicators.values()]
    assert found == [one.target.value if one.target else None for one in plan.indicators.values()]
    told = [
        line.partition(": ")[2]
        for line in f"{ran.out}{ran.err}".splitlines()
        if "gelezen als" in line or "read as" in line
    ]
    return found, "\n".join(dict.fromkeys(told))


@pytest.mark.parametrize(
    ("content", "meant", "told"),
    [
        (listed("12,500", language="en", separator=","), ["12500"], "'12,500' gelezen als 12500"),
        (listed("12.500", separator=","), ["12500"], "'12.500' gelezen als 12500"),
        (listed("12,500", separator=","), ["12.5"], "'12,500' gelezen als 12.5"),
        # Semicolons alone show nothing; a number that can be read in one way only does.
        (listed("12.500"), ["12500"], "'12.500' gelezen als 12500"),
        (listed("2,375"), ["2.3750"], "'2,375' gelezen als 2.3750"),
        (listed("12.500", "12,5%"), ["12500", "12.5"], ""),
        (listed("96,000", language="en"), ["96000"], "'96,000' gelezen als 96000"),
        # The list itself tells.
        (listed("96,000", "1,234.5", language="en", separator=","), ["96000", "1234.5"], ""),
        (listed("96.000", "1.234,5", language="en", separator=","), ["96000", "1234.5"], ""),
        (listed("96.000", "1,234.5", separator=","), ["96", "1234.5"], ""),
        # It tells two things.
        (listed("96.000", "1,234.5"), ["96000", "1234.5"], "'96.000' gelezen als 96000"),
        (listed("96.000", "12,5%", "1,234.5"), ["96000", "12.5", "1234.5"], "'96.000' gelezen als 96000"),
        (listed("96.000", "3.5", "1.234,5"), ["96000", "3.5", "1234.5"], "'96.000' gelezen als 96000"),
        (listed("96.000", "1.234,5", "1,234.5"), ["96000", "1234.5", "1234.5"], "'96.000' gelezen als 96000"),
        (listed("96.000", "3.5"), ["96000", "3.5"], "'96.000' gelezen als 96000"),
        (listed("1'234", "1 234", "1.234.567", "0,350"), ["1234", "1234", "1234567", "0.35"], ""),
        (listed("-2.000", "0.350"), ["-2000", "0.35"], "'-2.000' gelezen als -2000"),
    ],
)
def test_a_list_is_read_in_its_language_or_its_own_habit(
    toc: Run, monkeypatch: pytest.MonkeyPatch, content: bytes, meant: list[str], told: str
) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    assert imported(toc, content) == (meant, told)


def test_the_budget_of_a_list_shows_its_habit_too(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    content = listed("96.000", separator=",").decode()
    actions = '\n\nActie,Budget\nDe stad opent elke avond een zaal,"1.250,50 €"\n'
    assert imported(toc, (content + actions).encode()) == (["96000"], "")


def test_a_cell_of_a_workbook_with_a_number_leaves_no_doubt(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    rows: list[list[Any]] = [
        ["Indicator", "Nulmeting", "Norm"],
        *(
            [f"Aantal bezoekers {name}", value, value]
            for name, value in zip("abcd", (18.5, 12.375, 18500, "12.500"), strict=True)
        ),
    ]
    Path("l.xlsx").write_bytes(saved(book({"Indicatoren": rows})))
    assert imported(toc, "l.xlsx") == (["18.5", "12.3750", "18500", "12500"], "'12.500' gelezen als 12500")


def test_a_percentage_of_a_workbook(toc: Run) -> None:
    made = book({"Indicatoren": [["Indicator", "Nulmeting", "Norm"], ["Aandeel bezoekers", 0.12375, 0.12375]]})
    for place in ("B2", "C2"):
        made.worksheets[0][place].number_format = "0.0%"
    Path("l.xlsx").write_bytes(saved(made))
    assert imported(toc, "l.xlsx") == (["12.3750"], "")


@pytest.mark.parametrize("value", ["18.500", "18500", "'2,375'", "2.375", "18.50", "18 500", "1.234.567", "12.3750"])
def test_our_own_workbook_brings_back_what_the_plan_says(toc: Run, folder: Path, value: str) -> None:
    (folder / "p.toc.yaml").write_text(dutch(value), encoding="utf-8")
    toc("export", "p.toc.yaml", "-o", "w.xlsx")
    toc("import", "w.xlsx", "-o", "q.toc.yaml")
    old, new = (data_of(read((folder / name).read_bytes(), "x").plan) for name in ("p.toc.yaml", "q.toc.yaml"))
    assert new["indicators"] == old["indicators"]
    before = (folder / "p.toc.yaml").read_bytes()
    assert toc("import", "w.xlsx", "--into", "p.toc.yaml").code == 0
    assert (folder / "p.toc.yaml").read_bytes() == before


@given(st.lists(likely, min_size=1, max_size=4), languages, st.booleans())
def test_a_figure_is_one_of_its_readings_or_words(texts: list[str], language: Language, semicolons: bool) -> None:
    habit = habit_of(texts, language, semicolons=semicolons)
    for text in texts:
        found = figure(text, habit)
        meant = {one.exact for each in Language for one in readings(text.lstrip("+"), each)}
        if found.value:
            assert not is_ambiguous(found.value, NL)
            assert Decimal(found.value) in meant
            assert found.unsure is (len(meant) > 1 and not habit.known)
        else:
            assert found == Figure(words=text)


def test_the_habit_of_a_list() -> None:
    assert habit_of([], NL) == Habit(comma=True, known=False)
    assert habit_of([], EN, semicolons=True) == Habit(comma=False, known=False)
    assert habit_of([], NL, semicolons=True) == Habit(comma=True, known=False)
    assert habit_of(["12,5%"], NL, semicolons=True) == Habit(comma=True, known=True)
    assert habit_of(["1.234.567"], EN) == Habit(comma=True, known=True)
    assert habit_of(["1,234,567 euro"], NL) == Habit(comma=False, known=True)
    assert habit_of(["18 500", "1 200,5"], NL) == Habit(comma=True, known=True)
    assert read_csv(b"a;b\n1;2\n", "x").has_semicolons
    assert Cell(1e-7).text == "0.0000001"
    assert Cell(12.375).text == "12.3750"


def test_what_has_words_beside_its_number_stays_whole(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    Path("l.csv").write_bytes(listed("€ 12.500", "18 500 kWh", "1.200-1.500", "veel"))
    ran = toc("import", "l.csv", "-o", "l.toc.yaml")
    plan = read(Path("l.toc.yaml").read_bytes(), "x").plan
    assert [(one.baseline, one.target) for one in plan.indicators.values()] == [
        (Baseline(value=text, date="2025"), Target(text=text, due="2028"))
        for text in ("€ 12.500", "18 500 kWh", "1.200-1.500", "veel")
    ]
    assert [line.strip() for line in f"{ran.out}{ran.err}".splitlines() if "getal" in line and "!B" in line] == [
        "l.csv!B2: '€ 12.500' is geen getal alleen",
        "l.csv!B3: '18 500 kWh' is geen getal alleen",
        "l.csv!B4: '1.200-1.500' is geen getal alleen",
        "l.csv!B5: 'veel' bevat geen getal",
    ]


def test_counts_of_a_list(toc: Run) -> None:
    Path("m.csv").write_text(
        'Methode;Aantal;Minuten\nEnquête bij bewoners;1.200;10\nInterviews met ouders;2 100;"1.000 minuten"\n',
        encoding="utf-8",
    )
    toc("import", "m.csv", "-o", "m.toc.yaml")
    methods = read(Path("m.toc.yaml").read_bytes(), "x").plan.methods.values()
    assert [(one.cases, one.minutes) for one in methods] == [(1200, 10), (2100, 1000)]


@pytest.mark.parametrize(
    ("before", "after", "people"),
    [("40", "50", 388), ("40,0", "50.0", 388), ("12.500", "50", None), ("12,500", "50", None), ("1.200", "50", None)],
)
def test_advice_counts_with_what_is_certain(before: str, after: str, people: int | None) -> None:
    one = Indicator.model_validate({"unit": "%", "baseline": {"value": before}, "target": {"value": after}})
    assert needed(one) == people


def test_a_conversation_asks_at_once() -> None:
    session = Session(memory())
    for line in script("nl"):
        if line.at == "cijfer vandaag":
            break
        session.take(line.typed)
    session.take("18.500")
    assert asked_by(session).splitlines()[1:4] == [
        f"! '18.500' kun je op twee manieren lezen: als 18{NBSP}500 of als 18,5.",
        "  → Typ een duizendtal zonder punt, en decimalen met een komma en zonder nullen op het einde.",
        "",
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="the cases stand beside the repository")
def test_the_case_that_was_given(toc: Run) -> None:
    ran = toc("import", str(SHARED / "cases" / "13-thousands.csv"), "-o", "-")
    assert "baseline: {value: 12500, date: 2025}" in ran.out
    assert "target: {value: 96000, due: 2029}" in ran.out
    assert "'96,000' read as 96000" in ran.err
