"""`toc calendar`: every date of a plan, in order; and an agenda file that others can read and that stays the same."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from gappy import ENGLISH, PLAN
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from running import ROOT, Golden, Run

from toc.publish import ics
from toc.publish.calendars import moments
from toc.publish.tables.lookup import Lookup
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

PLANS = {"ubuntu": (ROOT / "examples" / "ubuntu.toc.yaml").read_bytes(), "gaps": PLAN.encode()}


def agenda(plan: bytes | str) -> bytes:
    look = Lookup(read(plan, "p.toc.yaml"))
    return ics.to_bytes([(look, moments(look))])


def events(content: bytes) -> list[tuple[date, str]]:
    return [(one.decoded("dtstart"), str(one["summary"])) for one in Calendar.from_ical(content).walk("VEVENT")]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", ["ubuntu", "gaps"])
def test_everything_in_its_order(toc: Run, golden: Golden, name: str, language: str) -> None:
    ran = toc("calendar", "-", "-f", "md", "--lang", language, stdin=PLANS[name])
    assert (ran.code, ran.err) == (0, "")
    golden(f"calendar.{name}.{language}.md", ran.out)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_agenda_file(toc: Run, golden: Golden, language: str) -> None:
    ran = toc("calendar", "-", "-f", "ics", "--lang", language, stdin=PLANS["gaps"])
    assert ran.code == 0
    golden(f"calendar.gaps.{language}.ics", ran.out.replace("\r\n", "\n"))


def test_what_has_no_date_is_said_and_left_out(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "Register (elke maand); interview (na de paasvakantie); Einde van het schooljaar (nog geen datum)"
    ran = toc("calendar", "-", "-f", "ics", stdin=PLANS["gaps"])
    assert ran.err == f"toc: '-': 5 moments have no date and cannot stand in an agenda: {told}; and 2 more.\n"
    assert "paasvakantie" not in ran.out
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc("calendar", "-", "-f", "ics", stdin=PLANS["gaps"])
    assert ran.err == f"toc: '-': 5 momenten hebben geen datum en kunnen niet in een agenda staan: {told}; en nog 2.\n"


def test_a_year_stands_where_it_is_of_use() -> None:
    found = {summary: day for day, summary in events(agenda(PLAN))}
    assert found["Norm te halen: I2 Aandeel van de kinderen dat op tijd is (tegen eind 2028)"] == date(2028, 12, 31)
    assert found["Activiteit eindigt: Belronde (tegen eind 2027)"] == date(2027, 12, 31)
    assert found["Meting: interview (in 2028: dag nog te kiezen)"] == date(2028, 1, 1)


def test_the_file_keeps_to_the_standard() -> None:
    content = agenda(PLANS["ubuntu"])
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(content)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found) > 50
    for one in found:
        assert one["dtstart"].params["value"] == "DATE"
        assert (one.decoded("dtend") - one.decoded("dtstart")).days == 1
        assert str(one["transp"]) == "TRANSPARENT"
        assert one.decoded("dtstamp").isoformat() == "2026-02-16T00:00:00+00:00"


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert agenda(PLAN) == agenda(PLAN)


def test_an_event_that_moves_keeps_its_identity() -> None:
    def identities(plan: str) -> dict[str, str]:
        found = Calendar.from_ical(agenda(plan)).walk("VEVENT")
        return {str(one["summary"]): str(one["uid"]) for one in found}

    moved = PLAN.replace("tegen: 2026-06-15", "tegen: 2026-07-15").replace("Lijst opvragen", "De lijst opvragen")
    before, after = identities(PLAN), identities(moved)
    assert after["Eerste stap: De lijst opvragen"] == before["Eerste stap: Lijst opvragen"]
    assert set(before.values()) == set(after.values())
    other = identities(PLAN.replace("titel: Samen naar school", "titel: Ander plan"))
    assert set(before.values()).isdisjoint(other.values())


def test_all_plans_in_one_agenda(toc: Run, tmp_path: Path) -> None:
    for name, text in (("a", ENGLISH), ("b", PLAN), ("c", PLAN)):
        (tmp_path / f"{name}.toc.yaml").write_text(text)
    assert toc("calendar", str(tmp_path), "-o", str(tmp_path / "all.ics")).code == 0
    found = Calendar.from_ical((tmp_path / "all.ics").read_bytes()).walk("VEVENT")
    assert len({str(one["uid"]) for one in found}) == len(found)
    assert len(found) == len(events(agenda(ENGLISH))) + 2 * len(events(agenda(PLAN)))


def test_from_a_day_on(toc: Run) -> None:
    ran = toc("calendar", "-", "-f", "json", "--from", "2028", stdin=PLANS["gaps"])
    rows = [row["cells"] for row in json.loads(ran.out)["tables"][0]["rows"]]
    assert [row["when"].get("value", row["when"]["text"]) for row in rows] == [
        "in 2028: dag nog te kiezen",
        "2028-06-30",
        "tegen eind 2028",
        "tegen eind 2030",
        "elke maand",
        "na de paasvakantie",
        "nog geen datum",
        "nog geen datum",
        "nog geen datum",
    ]


def test_by_month(toc: Run) -> None:
    ran = toc("calendar", "-", "-f", "md", "--by", "month", "--from", "2027-05-01", stdin=PLANS["gaps"])
    headings = re.findall("^### (.*)$", ran.out, re.MULTILINE)
    assert headings[:3] == ["Mei 2027", "Juni 2027", "December 2027"]


def test_on_the_screen_and_beside_the_plan(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.toc.yaml").write_text(ENGLISH)
    assert toc("calendar", "a.toc.yaml").out.startswith("Swimming for all\n\nCalendar\n")
    ran = toc("calendar", "a.toc.yaml", "-f", "ics", "-f", "docx")
    assert (ran.code, ran.err) == (0, "written: a.calendar.ics\nwritten: a.calendar.docx\n")


WRONG = [
    (["a.toc.yaml", "--from", "soon"], "'soon' does not fit --from: give a date as 2026-09-01, or a year."),
    (["a.toc.yaml", "-f", "ics", "-f", "md", "-o", "x"], "2 files do not fit in 'x': give a folder that exists."),
    (["-", "-f", "ics", "-f", "md"], "2 files do not fit in '-': give a folder that exists."),
    (["a.toc.yaml", "-o", "x.svg"], "'x.svg': toc cannot make '.svg' of it. It can: docx, html,"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_wrong_use(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.toc.yaml").write_text(ENGLISH)
    ran = toc("calendar", *arguments, stdin=ENGLISH.encode())
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.toc.yaml"]


@settings(max_examples=60)
@given(st.text(st.sampled_from("a;,:\\\n\r\"'\x00\x07é😀\u2028\u202eBEGIN:VEVENT "), max_size=40), st.dates())
def test_what_a_plan_says_stays_text(said: str, day: date) -> None:
    text = json.dumps(said or "x", ensure_ascii=False)
    plan = f"toc: 1\ntitle: {text}\nreflection: [{{date: {day.isoformat()}, text: {text}, who: [{text}]}}]\n"
    document = read(plan, "p")
    look = Lookup(document)
    found = moments(look)
    content = ics.to_bytes([(look, found)])
    calendar = Calendar.from_ical(content)
    assert [one.name for one in calendar.walk()] == ["VCALENDAR", *["VEVENT"] * len(found)]
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", content)
