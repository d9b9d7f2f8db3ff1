"""`toc lint --output FORMAT=PATH`, and what is shown in GitHub Actions."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from running import ROOT, Ran, Run

from toc.lint.formatters import OutputFormat

PLAN = "toc: 1\ntaal: nl\ntitel: een\ntitel: twee\n"
CONCISE = ("--output-format", "concise")
ANNOTATION = "::error file=plan.toc.yaml,line=4,col=1,endLine=4,endColumn=6,title=TOC003 duplicate-key::"


@pytest.fixture(autouse=True)
def _a_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    Path("plan.toc.yaml").write_text(PLAN, encoding="utf-8")


@pytest.mark.parametrize("output_format", OutputFormat)
def test_every_format_can_be_shown_and_written_alike(toc: Run, output_format: str) -> None:
    shown = toc("lint", "--output-format", output_format)
    assert (shown.code, shown.err) == (1, "")
    ran = toc("lint", *CONCISE, "--output", f"{output_format}=verslag")
    assert Path("verslag").read_bytes() == shown.out.encode()
    assert ran == toc("lint", *CONCISE)


def test_more_reports_at_once(toc: Run) -> None:
    ran = toc(
        "lint", *CONCISE, "--output", "sarif=a=b.sarif", "--output", "junit=junit.xml", "--output", "GitLab=cq.json"
    )
    assert ran == toc("lint", *CONCISE)
    assert json.loads(Path("a=b.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.fromstring(Path("junit.xml").read_text(encoding="utf-8")).tag == "testsuites"
    assert json.loads(Path("cq.json").read_text(encoding="utf-8"))[0]["check_name"]
    assert sorted(path.name for path in Path().iterdir()) == ["a=b.sarif", "cq.json", "junit.xml", "plan.toc.yaml"]


def test_a_report_on_standard_output_takes_the_place_of_the_usual_one(toc: Run) -> None:
    ran = toc("lint", "--output", "json=-", "--output", "jsonl=findings.jsonl")
    assert ran == toc("lint", "--output-format", "json")
    findings = json.loads(ran.out)["findings"]
    assert [json.loads(line) for line in Path("findings.jsonl").read_text(encoding="utf-8").splitlines()] == findings


def test_reports_of_what_is_piped_in(toc: Run) -> None:
    name = ("--stdin-filename", "a.toc.yaml")
    ran = toc("lint", "-", *name, "--output", "gitlab=cq.json", *CONCISE, stdin=PLAN.encode())
    assert ran.code == 1
    found = json.loads(Path("cq.json").read_text(encoding="utf-8"))
    assert {one["location"]["path"] for one in found} == {"a.toc.yaml"}


@pytest.mark.parametrize(
    ("arguments", "english", "dutch"),
    [
        (
            ["--output", "sarfi=x"],
            (
                "--output: there is no format 'sarfi'. There are: full, concise, md, json, jsonl, github, gitlab, "
                "junit, sarif. Did you mean 'sarif'?"
            ),
            (
                "--output: er is geen formaat 'sarfi'. Wel: full, concise, md, json, jsonl, github, gitlab, junit, "
                "sarif. Bedoel je 'sarif'?"
            ),
        ),
        (
            ["--output", "toc.sarif"],
            "--output: 'toc.sarif' is not FORMAT=PATH, as in sarif=toc.sarif.",
            "--output: 'toc.sarif' is niet FORMAAT=PAD, zoals sarif=toc.sarif.",
        ),
        (
            ["--output", "json="],
            "--output: 'json=' is not FORMAT=PATH, as in sarif=toc.sarif.",
            "--output: 'json=' is niet FORMAAT=PAD, zoals sarif=toc.sarif.",
        ),
        (
            ["--output", "json=a", "--output", "sarif=a"],
            "--output: two reports go to 'a'.",
            "--output: er gaan twee verslagen naar 'a'.",
        ),
        (
            ["--output", "json=-", "--output-format", "full"],
            "--output-format does not go with --output json=-: one report can be shown.",
            "--output-format gaat niet samen met --output json=-: er kan één verslag getoond worden.",
        ),
        (
            ["--output", "json=ander.toc.yaml"],
            "--output: 'ander.toc.yaml' is a plan, and would be lost. Give another name.",
            "--output: 'ander.toc.yaml' is een plan, en zou verloren gaan. Geef een andere naam.",
        ),
        (
            ["--output", "json=weg/x.json"],
            "'weg/x.json' cannot be written: the folder '{cwd}/weg' does not exist.",
            "'weg/x.json' kan niet geschreven worden: de map '{cwd}/weg' bestaat niet.",
        ),
        (
            ["--output", "json=a\0b"],
            "'a␀b' cannot be written: no file can have this name.",
            "'a␀b' kan niet geschreven worden: zo kan geen bestand heten.",
        ),
    ],
)
def test_wrong_use(toc: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], english: str, dutch: str) -> None:
    for tongue, text in (("en", english), ("nl", dutch)):
        monkeypatch.setenv("TOC_LANG", tongue)
        cwd = Path.cwd().resolve().as_posix()
        assert toc("lint", *arguments) == Ran(2, "", f"toc: {text.replace('{cwd}', cwd)}\n")
    assert [path.name for path in Path().iterdir()] == ["plan.toc.yaml"]


def test_a_plan_by_another_name_is_spared(toc: Run) -> None:
    Path("plan.txt").write_text(PLAN, encoding="utf-8")
    Path("link").symlink_to("plan.txt")
    assert toc("lint", "plan.txt", "--output", "json=link").code == 2
    assert Path("plan.txt").read_text(encoding="utf-8") == PLAN


def test_a_report_replaces_the_one_before(toc: Run) -> None:
    Path("toc.json").write_text("x" * 100_000, encoding="utf-8")
    toc("lint", "--output", "json=toc.json")
    assert json.loads(Path("toc.json").read_text(encoding="utf-8"))["version"] == 1


def test_annotations_come_by_themselves_in_github_actions(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ANNOTATION not in toc("lint").out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert ANNOTATION in toc("lint").out
    assert toc("lint") == toc("lint", "--output-format", "github")
    assert "::" not in toc("lint", *CONCISE).out


def test_annotations_name_the_file_from_the_repository(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd().parent))
    folder = Path.cwd().name
    assert f"::error file={folder}/plan.toc.yaml,line=4," in toc("lint", "--output-format", "github").out


@pytest.mark.parametrize("output_format", ["full", "concise"])
def test_no_plan_gives_a_command_to_github_actions(
    toc: Run, monkeypatch: pytest.MonkeyPatch, output_format: str
) -> None:
    evil = "::add-mask::x ##[add-mask]x " * 9
    Path("plan.toc.yaml").write_text(
        f'toc: 1\nactiviteiten:\n  a:\n    tekst: "{evil}"\n::error::x\n', encoding="utf-8"
    )
    outside = toc("lint", "--output-format", output_format).out
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    inside = toc("lint", "--output-format", output_format).out
    assert inside.replace("\u200b", "") == outside
    assert not [line for line in inside.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("output_format", OutputFormat)
def test_the_pages_show_every_format(output_format: str, language: str) -> None:
    page = (ROOT / "docs" / ("formats.nl.md" if language == "nl" else "formats.md")).read_text(encoding="utf-8")
    assert f"`{output_format}`" in page
