"""The reports: whole texts compared, and properties that hold for any text and any place in it."""

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT, Golden
from saying import finding
from saying import own_texts as own_texts  # noqa: PLC0414 used by pytest

from toc.core.findings import Edit, Finding, Fix, Label, Profile, Severity, Span, WordedFinding
from toc.core.model import Language
from toc.core.text import Lines
from toc.lint import engine
from toc.lint.formatters import Checked, OutputFormat, Page, report
from toc.lint.formatters.paint import Paint
from toc.lint.formatters.visible import cells, one_line, visible, width, wrapped
from toc.lint.formatters.words import summary
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
taal: nl
titel: Een buurt die zorgt
impactdoel:
  tekst: Ouderen wonen langer thuis
titel: Nog eens
activiteiten:
\tdeel: één tab ervoor
  café: 日本語 in een 👩‍👩‍👧 gezin, en dan fout
  lang: {long}
  blok: >-
    eerste regel
    tweede regel
    derde regel
  stil: \x1b[31mrood\x1b[0m \u202eomgekeerd
""".format(long="Wie " + "heel veel woorden schrijft " * 12 + "vindt de fout niet " + "meer terug " * 9)


def find(text: str, part: str, nth: int = 0) -> Span:
    """Where the nth time that part stands in the text."""
    start = [match.start() for match in re.finditer(re.escape(part), text)][nth]
    return Lines(text).span(start, start + len(part))


def checked(*findings: Finding, text: str = PLAN, language: Language = Language.NL) -> Checked:
    return Checked(path="plan.toc.yaml", language=language, findings=findings, lines=Lines(text))


def written(*files: Checked, to: OutputFormat, language: Language = Language.NL, page: Page | None = None) -> str:
    return "".join(report(files, to, language=language, page=page))


WHY = "Bij twee keer hetzelfde sleutelwoord telt alleen het eerste: de rest van je tekst zou ongemerkt verdwijnen."

TWICE = finding(
    find(PLAN, "titel", 1),
    "'titel' staat hier twee keer.",
    label="tweede keer",
    related=(Label(find(PLAN, "titel"), "eerste keer"), Label(find(PLAN, "wonen"), "hier tussenin")),
    help="Voeg de twee samen, of geef het tweede een andere naam.",
    rationale=WHY,
    source="toc, Het bestandsformaat, versie 1",
    fixes=(Fix("Haal het tweede weg", (Edit(76, 92, ""),), safe=False),),
    node="impact",
)

PLACES = (
    TWICE,
    finding(find(PLAN, "één tab"), "Achter een tab.", Severity.INFO, label="hier", rationale=WHY),
    finding(find(PLAN, "dan fout"), "Achter brede tekens.", Severity.WARNING, label="dit woord"),
    finding(find(PLAN, "fout niet"), "Ver op een lange regel.", related=(Label(find(PLAN, "lang"), "het begin"),)),
    finding(find(PLAN, "eerste regel\n    tweede regel\n    derde regel"), "Over meer regels.", label="alles samen"),
    finding(find(PLAN, "rood"), "Met stuurtekens: \x1b[31m\x07\u202e en\neen nieuwe regel.", label="\x1b[0m wis"),
    finding(find(PLAN, "omgekeerd"), "Een label dat niet naast de plaats past.", label="een heel lang label " * 6),
    finding(Lines(PLAN).span(len(PLAN), len(PLAN)), "Aan het einde.", label="hier houdt het op"),
)


def test_full_shows_every_place_with_its_carets(golden: Golden) -> None:
    golden("full.nl.txt", written(checked(*PLACES), to=OutputFormat.FULL, page=Page(width=80)))


def test_full_on_a_narrow_page(golden: Golden) -> None:
    golden("full.narrow.txt", written(checked(*PLACES[2:4]), to=OutputFormat.FULL, page=Page(width=40)))


def test_full_in_english_and_in_colour(golden: Golden) -> None:
    files = checked(TWICE, *PLACES[1:3], language=Language.EN)
    plain = written(files, to=OutputFormat.FULL, language=Language.EN)
    coloured = written(files, to=OutputFormat.FULL, language=Language.EN, page=Page(paint=Paint(on=True)))
    golden("full.en.txt", plain)
    golden("full.en.colour.txt", coloured.replace("\x1b", "<ESC>"))
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_file_that_could_not_be_read_has_no_excerpt() -> None:
    unread = Checked(
        path="weg.toc.yaml",
        language=Language.EN,
        findings=(finding(Lines("").span(0, 0), "toc is not allowed to read this file.", help="Ask for it."),),
        lines=None,
    )
    assert written(unread, to=OutputFormat.FULL, language=Language.EN) == (
        "error[TOC999 some-rule]: toc is not allowed to read this file.\n"
        " --> plan.toc.yaml:1:1\n"
        "  = help: Ask for it.\n"
        "\n"
        "1 error in 1 file.\n"
    )


def test_concise_is_one_line_each(golden: Golden) -> None:
    golden("concise.nl.txt", written(checked(*PLACES), to=OutputFormat.CONCISE))


def test_json_has_every_field(golden: Golden) -> None:
    clean = Checked(path="leeg.toc.yaml", language=Language.EN, findings=(), lines=None)
    text = written(checked(TWICE, PLACES[5]), clean, to=OutputFormat.JSON)
    golden("report.json", text)
    assert text.isascii()
    fields = set(WordedFinding._fields) - {"span", "rationale", "applies_from"}
    assert set(json.loads(text)["findings"][0]) == fields | {"start", "end", "counts", "why", "since"}


def test_the_page_on_json_names_every_key() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | set().union(*(keys(one) for one in value.values()))
        return set().union(*(keys(one) for one in value)) if isinstance(value, list) else set()

    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    used = keys(json.loads(written(checked(TWICE), to=OutputFormat.JSON)))
    assert sorted(name for name in used if f"`{name}`" not in page) == []


@pytest.mark.parametrize(
    ("numbers", "files", "dutch", "english"),
    [
        ((0, 0, 0), 1, "Alles in orde: 1 bestand nagekeken.", "All is well: 1 file checked."),
        ((0, 0, 0), 2, "Alles in orde: 2 bestanden nagekeken.", "All is well: 2 files checked."),
        ((1, 1, 1), 1, "1 fout, 1 waarschuwing, 1 tip in 1 bestand.", "1 error, 1 warning, 1 tip in 1 file."),
        (
            (3, 2, 2),
            2,
            "3 fouten, 2 waarschuwingen, 2 tips in 1 van de 2 bestanden.",
            "3 errors, 2 warnings, 2 tips in 1 of the 2 files.",
        ),
        ((0, 2, 0), 1, "2 waarschuwingen in 1 bestand.", "2 warnings in 1 file."),
    ],
)
def test_the_summary_counts_in_both_languages(
    numbers: tuple[int, int, int], files: int, dutch: str, english: str
) -> None:
    severities = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    found = [
        finding(find(PLAN, "toc"), "", severity)
        for number, severity in zip(numbers, severities, strict=True)
        for _ in range(number)
    ]
    every = [checked(*found), *(checked() for _ in range(files - 1))]
    assert (summary(every, Language.NL), summary(every, Language.EN)) == (dutch, english)


@pytest.mark.parametrize(
    ("number", "dutch", "english"),
    [
        (1, "Voor 1 ervan ligt de verbetering klaar.", "1 of them comes with a ready-made fix."),
        (2, "Voor 2 ervan ligt de verbetering klaar.", "2 of them come with a ready-made fix."),
    ],
)
def test_the_summary_counts_fixes(number: int, dutch: str, english: str) -> None:
    files = [checked(*[TWICE] * number)]
    assert summary(files, Language.NL).endswith(f"in 1 bestand. {dutch}")
    assert summary(files, Language.EN).endswith(f"in 1 file. {english}")


@pytest.mark.parametrize(
    ("text", "cells_taken"),
    [("één", 3), ("日本語", 6), ("e\u0301", 1), ("👩‍👩‍👧", 2), ("❤\ufe0f", 2), ("„quote” – €", 11), ("", 0)],
)
def test_the_width_of_text_on_a_terminal(text: str, cells_taken: int) -> None:
    assert width(text) == cells_taken
    assert sum(wide for _, wide, _ in cells(text)) == cells_taken


def test_what_acts_on_a_terminal_becomes_visible() -> None:
    assert visible("a\x00\x1b[31m\x7f\x9b\u202e\ufeff\ud800b") == "a␀␛[31m␡����b"
    assert one_line("  een\r\n twee\t\tdrie\u2028vier ") == "een twee drie vier"


def test_text_is_wrapped_by_cells() -> None:
    assert wrapped("日本 日本 日本", 9) == ["日本 日本", "日本"]
    assert wrapped("een twee drie", 8, first=5) == ["een", "twee", "drie"]
    assert wrapped("langer_dan_de_regel en meer", 5) == ["langer_dan_de_regel", "en", "meer"]


ANY_TEXT = st.text(st.characters(), max_size=300) | st.text(
    " \t\n\r\x1b\x85\u2028\u202eaé日👩\u200d\ufe0f", max_size=300
)
ACTS_ON_A_TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@st.composite
def some_findings(draw: st.DrawFn) -> Checked:
    text = draw(ANY_TEXT)
    lines = Lines(text)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: lines.span(*ends))
    findings = st.builds(
        finding,
        severity=st.sampled_from(Severity),
        path=ANY_TEXT,
        span=spans,
        message=ANY_TEXT,
        label=ANY_TEXT,
        related=st.lists(st.builds(Label, spans, ANY_TEXT), max_size=3).map(tuple),
        rationale=ANY_TEXT,
        help=ANY_TEXT,
        source=ANY_TEXT,
        node=ANY_TEXT,
        fixes=st.lists(st.builds(Fix, ANY_TEXT, st.just(()), st.booleans()), max_size=2).map(tuple),
        applies_from=st.just(Profile.DRAFT),
    )
    found = draw(st.lists(findings, max_size=3).map(tuple))
    return Checked(path=draw(ANY_TEXT), language=draw(st.sampled_from(Language)), findings=found, lines=lines)


@given(file=some_findings(), page_width=st.integers(1, 200))
def test_no_text_acts_on_the_terminal(file: Checked, page_width: int) -> None:
    full = written(file, to=OutputFormat.FULL, page=Page(width=page_width))
    concise = written(file, to=OutputFormat.CONCISE)
    assert ACTS_ON_A_TERMINAL.findall(full + concise) == []
    assert concise.count("\n") == len(file.findings) + 1


@given(file=some_findings())
def test_any_finding_is_json(file: Checked) -> None:
    text = written(file, to=OutputFormat.JSON)
    assert re.search("[^ -~\n]", text) is None
    assert json.loads(text)["summary"]["files"] == 1


@given(text=st.text(st.sampled_from("ab é日👩\t–"), min_size=1, max_size=400), data=st.data())
def test_the_carets_stand_under_their_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Lines(text).span(start, end)
    rows = written(checked(finding(span, "x"), text=text), to=OutputFormat.FULL, page=Page(width=60)).split("\n")
    line, carets = (row[len("1 | ") :] for row in rows[3:5])
    before, under = carets.count(" "), carets.count("^")
    shown = "".join(f"{piece}\0" * (wide == 2) or piece for piece, wide, _ in cells(line))
    wanted = text[start:end].replace("\t", "    ")
    assert max(width(row) for row in rows[2:6]) <= 60
    assert wanted.startswith(shown[before : before + under].replace("\0", "").rstrip("…")) or not wanted.strip()


def test_reports_for_programs_need_no_drawing_and_no_rich(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toc.yaml"
    plan.write_text("toc: 1\ntitel: één\ntitel: twee\n", encoding="utf-8")
    script = (
        "import sys; from toc.apps.cli import main; code = main(sys.argv[1:]); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} "
        "& {'rich', 'graphviz', 'pygraphviz', 'typst', 'rapidfuzz', 'fontTools'}), code)"
    )
    for output_format in ("json", "concise", "full"):
        command = [sys.executable, "-c", script, "lint", "--output-format", output_format, str(plan)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8")
        assert done.stdout.splitlines()[-1] == "[] 1"


def test_json_names_the_keywords_that_a_finding_is_about() -> None:
    """Those that are missing, or the one at the place; none where it is about a part as a whole."""
    plan = """\
toc: 1
language: en
titel: Language café
impact_goal: {text: Newcomers feel at home}
activities:
  talks: {text: The city organises talks, leads_to: [nowhere]}
"""
    found = engine.lint(read(plan, "plan.toc.yaml"), ALL_RULES, today=date(2026, 12, 1))
    about = {one.rule: (one.node, one.fields) for one in found}
    assert about["dangling-reference"] == ("talks", ("leads_to",))
    assert about["goal-without-why"] == ("impact", ("why",))
    assert about["mixed-keywords"] == ("", ("title",))
    assert about["orphan-node"] == ("impact", ())
    assert about["target-group-undeclared"] == ("", ())
    file = Checked(path="plan.toc.yaml", language=Language.EN, findings=tuple(found), lines=Lines(plan))
    told = json.loads(written(file, to=OutputFormat.JSON))["findings"]
    assert {one["rule"]: (one["node"], tuple(one["fields"])) for one in told} == about
