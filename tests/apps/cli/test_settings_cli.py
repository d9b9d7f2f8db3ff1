"""Settings on the command line: which file holds, what the options do, and what is shown of it."""

import json
import sys
import tomllib
from pathlib import Path

import pytest
from running import Ran, Run

from toc.lint.rules import find

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
taal: nl
titel: Een buurt die zorgt
titel: Nog eens
activiteiten:
  wijkbudget:
    tekst: Sociale Zaken kent elk jaar een wijkbudget toe
  feest:  # toc: ignore[dead-end-activity, level-skip] volgt nog
    text: De wijk houdt een feest
"""
CHOSEN = ("duplicate-key", "mixed-keywords", "unused-ignore", "dead-end-activity", "level-skip")
CONCISE = ("--output-format", "concise")

on = pytest.mark.parametrize


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with a plan in it and one below, and rules that stay as they are while others come."""
    rules = tuple(found for name in CHOSEN if (found := find(name)))
    # The registry comes last: a module that is imported for this has to find the real one.
    for place in ("toc.workspace.check.ALL_RULES", "toc.apps.cli.fix_files.ALL_RULES", "toc.lint.rules.ALL_RULES"):
        monkeypatch.setattr(place, rules)
    monkeypatch.chdir(tmp_path)
    save("plan.toc.yaml", PLAN)
    save("wijk/plan.toc.yaml", PLAN)
    return tmp_path


def save(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def found(toc: Run, *arguments: str, stdin: bytes = b"") -> list[str]:
    """`severity rule` of every finding."""
    ran = toc("lint", "--output-format", "json", *arguments, stdin=stdin)
    assert ran.err == ""
    return [f"{one['severity']} {one['rule']}" for one in json.loads(ran.out)["findings"]]


EVERY = [
    "error duplicate-key",
    "error dead-end-activity",
    "warning unused-ignore",
    "warning mixed-keywords",
]


def test_without_settings(toc: Run) -> None:
    assert found(toc, "plan.toc.yaml") == EVERY


def test_the_nearest_file_holds_for_each_plan(toc: Run) -> None:
    save("toc.toml", 'ignore = ["reading"]')
    assert found(toc) == [*EVERY[:2], *EVERY[:2]]
    save("wijk/toc.toml", 'ignore = ["links"]')
    assert found(toc) == [*EVERY[:2], "error duplicate-key", "warning mixed-keywords"]
    assert found(toc, "--isolated") == EVERY * 2
    assert found(toc, "--config", "wijk/toc.toml", "plan.toc.yaml") == ["error duplicate-key", "warning mixed-keywords"]


def test_pyproject_holds_where_it_speaks_of_toc(toc: Run) -> None:
    save("pyproject.toml", '[tool.toc]\nignore = ["ALL"]')
    save("wijk/pyproject.toml", '[tool.ruff]\n[project]\nname = "toc"')
    assert found(toc) == ["error duplicate-key"] * 2
    save("wijk/pyproject.toml", "this is not TOML, and none of our business")
    assert found(toc) == ["error duplicate-key"] * 2
    save("wijk/toc.toml", "")
    assert found(toc) == ["error duplicate-key", *EVERY]
    save("pyproject.toml", "tool.toc = 3")
    assert toc("lint", "plan.toc.yaml").err == "toc: pyproject.toml:1:12: [tool.toc] has to be a table.\n"
    save("pyproject.toml", '[tool.toc]\nignore = ["ALLES"]')
    assert toc("lint", "plan.toc.yaml") == Ran(
        2, "", "toc: pyproject.toml:2:11: there is no rule or checklist 'ALLES'.\n"
    )
    save("pyproject.toml", "")
    assert toc("lint", "--config", "pyproject.toml").err == (
        "toc: pyproject.toml: there is no table [tool.toc] in this file.\n"
    )


def test_what_is_piped_in_goes_by_its_name(toc: Run) -> None:
    save("wijk/toc.toml", 'ignore = ["ALL"]')
    assert found(toc, "-", stdin=PLAN.encode()) == EVERY
    assert found(toc, "-", "--stdin-filename", "wijk/x.toc.yaml", stdin=PLAN.encode()) == EVERY[:1]


def test_a_file_extends_others(toc: Run) -> None:
    save("stad/basis.toml", '[severity]\ndead-end-activity = "info"\nmixed-keywords = "off"\n')
    save("toc.toml", 'extend = "stad/basis.toml"\nignore = ["unused-ignore"]\nfail-on = "never"\n')
    save("wijk/toc.toml", 'extend = "../toc.toml"\nextend-select = ["reading"]\n[severity]\nmixed-keywords = "info"')
    assert found(toc, "plan.toc.yaml") == ["error duplicate-key", "info dead-end-activity"]
    assert found(toc, "wijk") == [
        "error duplicate-key",
        "info dead-end-activity",
        "warning unused-ignore",
        "info mixed-keywords",
    ]
    assert toc("lint").code == 0


CIRCLE = "these settings files extend each other in a circle: "
NO_TABLE = "there is no table [tool.toc] in this file."
NOT_THERE = "cannot be read: it is not there, or it is a link to nothing."
EXTENDING = [
    ({"toc.toml": 'extend = "toc.toml"'}, f"toc.toml:1:10: {CIRCLE}'toc.toml' → 'toc.toml'."),
    (
        {"toc.toml": 'extend = "a"', "a": '\nextend = "b"', "b": 'extend = "a"'},
        f"b:1:10: {CIRCLE}'toc.toml' → 'a' → 'b' → 'a'.",
    ),
    ({"toc.toml": 'extend = "weg"'}, f"toc.toml:1:10: 'weg' {NOT_THERE}"),
    ({"toc.toml": 'extend = "wijk"'}, "toc.toml:1:10: 'wijk' cannot be read: it is a folder."),
    ({"toc.toml": 'extend = "a"', "a": "x"}, "a:1:2: a = is missing after the name of the setting."),
    ({"toc.toml": 'extend = "a"', "a": "\nx = 1"}, "a:2:1: there is no setting 'x'."),
    ({"toc.toml": 'extend = "pyproject.toml"', "pyproject.toml": ""}, f"pyproject.toml: {NO_TABLE}"),
]  # fmt: skip


@on(("files", "told"), EXTENDING)
def test_what_cannot_be_extended(toc: Run, files: dict[str, str], told: str) -> None:
    for name, text in files.items():
        save(name, text)
    assert toc("lint") == Ran(2, "", f"toc: {told}\n")


def test_severities_and_fail_on(toc: Run) -> None:
    save("plan.toc.yaml", "toc: 1\ntaal: nl\ntitle: Een buurt die zorgt\n")
    assert (found(toc, "plan.toc.yaml"), toc("lint", "plan.toc.yaml").code) == (["warning mixed-keywords"], 0)
    save("toc.toml", '[severity]\nmixed-keywords = "error"')
    assert (found(toc, "plan.toc.yaml"), toc("lint", "plan.toc.yaml").code) == (["error mixed-keywords"], 1)
    save("toc.toml", 'fail-on = "warning"')
    assert toc("lint", "plan.toc.yaml").code == 1
    assert toc("lint", "plan.toc.yaml", "--fail-on", "error").code == 0
    save("wijk/toc.toml", 'fail-on = "never"')
    assert toc("lint", "wijk").code == 0


def test_the_options_choose_rules(toc: Run) -> None:
    save("toc.toml", 'ignore = ["reading"]\n[severity]\ndead-end-activity = "off"')
    assert found(toc, "plan.toc.yaml") == ["error duplicate-key"]
    assert found(toc, "plan.toc.yaml", "--select", "TOC502,mixed-keywords", "--select", "links") == [
        "error duplicate-key",
        "error dead-end-activity",
        "warning mixed-keywords",
    ]
    assert found(toc, "plan.toc.yaml", "--select", "ALL", "--ignore", "reading") == EVERY[:2]
    assert found(toc, "plan.toc.yaml", "--isolated", "--only", "links") == EVERY[:2]
    assert found(toc, "plan.toc.yaml", "--isolated", "--only", "Actors", "--only", "reading") == [EVERY[0], EVERY[3]]


def test_a_comment_for_a_rule_that_does_not_run_is_not_unused(toc: Run) -> None:
    save("toc.toml", 'ignore = ["level-skip"]')
    assert found(toc, "plan.toc.yaml") == [one for one in EVERY if "unused" not in one]
    assert found(toc, "plan.toc.yaml", "--isolated", "--ignore", "level-skip") == [EVERY[0], EVERY[1], EVERY[3]]


WRONG = [
    (["--select", "dead-end"], "--select: there is no rule or checklist 'dead-end'. Did you mean 'dead-end-activity'?"),
    (["--ignore", "a,,b"], "--ignore: there is no rule or checklist 'a'."),
    (["--ignore", "links,"], "--ignore needs a value after it."),
    (["--ignore", "TOC003"], "--ignore: 'TOC003' always counts as an error: it tells what toc cannot read in a file."),
    (["--config", "weg.toml"], "weg.toml: cannot be read: it is not there, or it is a link to nothing."),
    (["--config", "toc.toml", "--isolated"], "--config does not go with --isolated."),
]


@on(("arguments", "told"), WRONG)
def test_options_that_do_not_hold(toc: Run, arguments: list[str], told: str) -> None:
    assert toc("lint", *arguments) == Ran(2, "", f"toc: {told}\n")


def test_a_checklist_that_is_none(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toc("lint", "--only", "actor").err.endswith("evaluation. Did you mean 'actors'?\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("lint", "--only", "link").err.startswith("toc: --only: er is geen checklist 'link'. Wel: lezen, ")


def test_mending_goes_by_the_settings(toc: Run) -> None:
    save("toc.toml", 'ignore = ["unused-ignore"]')
    assert toc("lint", "--diff", "plan.toc.yaml") == Ran(
        1,
        "--- plan.toc.yaml\n+++ plan.toc.yaml\n@@ -6,4 +6,4 @@\n   wijkbudget:\n"
        "     tekst: Sociale Zaken kent elk jaar een wijkbudget toe\n"
        "   feest:  # toc: ignore[dead-end-activity, level-skip] volgt nog\n"
        "-    text: De wijk houdt een feest\n+    tekst: De wijk houdt een feest\n",
        "",
    )
    assert toc("lint", "--diff", "plan.toc.yaml", "--ignore", "reading") == Ran(0, "", "")
    assert toc("lint", "--fix", "plan.toc.yaml", "--ignore", "reading").err == "toc: nothing to mend.\n"
    assert toc("lint", "--fix", "plan.toc.yaml").err.splitlines()[0] == "toc: 1 fix in 1 file."
    assert Path("plan.toc.yaml").read_text("utf-8") == PLAN.replace("text:", "tekst:")


STATISTICS = {
    "en": """\
count  code    rule               weight   with a fix
    2  TOC003  duplicate-key      error
    2  TOC012  mixed-keywords     warning  2
    2  TOC021  unused-ignore      warning
    2  TOC502  dead-end-activity  error

2 errors, 4 warnings in 2 files. 2 of them come with a ready-made fix. 2 points more for later.
""",
    "nl": """\
aantal  code    regel              gewicht       met verbetering
     2  TOC003  duplicate-key      fout
     2  TOC012  mixed-keywords     waarschuwing  2
     2  TOC021  unused-ignore      waarschuwing
     2  TOC502  dead-end-activity  fout

2 fouten, 4 waarschuwingen in 2 bestanden. Voor 2 ervan ligt de verbetering klaar. Nog 2 punten voor later.
""",
}


@on("language", ["nl", "en"])
def test_statistics(toc: Run, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    ran = toc("lint", "--statistics")
    assert ran == Ran(1, STATISTICS[language], "")
    assert toc("lint", "--statistics", *CONCISE) == ran


def test_statistics_for_programs(toc: Run) -> None:
    ran = toc("lint", "--statistics", "--output-format", "json", "--ignore", "reading")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "version": 1,
        "statistics": [
            {"code": "TOC003", "rule": "duplicate-key", "severity": "error", "count": 2, "with_fix": 0},
            {"code": "TOC502", "rule": "dead-end-activity", "severity": "error", "count": 2, "with_fix": 0},
        ],
        "files": 2,
    }


def test_statistics_where_all_is_well(toc: Run) -> None:
    save("schoon/a.toc.yaml", "toc: 1\ntaal: nl\ntitel: a\n")
    assert toc("lint", "schoon", "--statistics") == Ran(0, "All is well: 1 file checked.\n", "")


SHOWN = r"""# settings files: toc.toml, basis.toml
["NAME"]
profile = "review"  # --profile
fail-on = "error"  # toc, for review
select = [
    "duplicate-key",  # TOC003, toc
    "unused-ignore",  # TOC021, toc
    "dead-end-activity",  # TOC502, toc
    "level-skip",  # TOC505, toc
]
ignore = [
    "mixed-keywords",  # TOC012, toc.toml:2
]

["NAME".severity]
dead-end-activity = "info"  # toc.toml:4

["NAME".words.nl.jargon]
add = ["\u0007 dyn\"amisch", "outreachend"]  # basis.toml:3
"""


@pytest.mark.skipif(sys.platform == "win32", reason="names that no file can have there")
def test_the_settings_are_shown_with_where_they_come_from(toc: Run) -> None:
    save("basis.toml", 'profile = "draft"\n[words.nl]\njargon = {add = ["\\u0007 dyn\\"amisch", "outreachend"]}\n')
    save("toc.toml", 'extend = "basis.toml"\nignore = ["mixed-keywords"]\n[severity]\nTOC502 = "info"\n')
    save("wijk/\u202e\n.toc.yaml", "")
    ran = toc("lint", "--show-settings", "--profile", "review")
    names = ("plan.toc.yaml", "wijk/plan.toc.yaml", r"wijk/\U0000202e\n.toc.yaml")
    assert ran == Ran(0, "\n".join(SHOWN.replace("NAME", name) for name in names), "")
    shown = tomllib.loads(ran.out)
    assert list(shown) == ["plan.toc.yaml", str(Path("wijk/plan.toc.yaml")), str(Path("wijk/\u202e\n.toc.yaml"))]
    assert shown["plan.toc.yaml"]["severity"] == {"dead-end-activity": "info"}


def test_shown_settings_hold(toc: Run) -> None:
    """What is shown of one plan can be a settings file itself."""
    save("toc.toml", 'profile = "draft"\nfail-on = "info"\nignore = ["links"]\n[severity]\nmixed-keywords = "info"')
    first = toc("lint", "--show-settings", "plan.toc.yaml").out
    lines = [line.replace('"plan.toc.yaml".', "") for line in first.splitlines() if line != '["plan.toc.yaml"]']
    before = found(toc, "plan.toc.yaml")
    save("toc.toml", "\n".join(lines))
    assert found(toc, "plan.toc.yaml") == before == ["error duplicate-key", "info mixed-keywords"]
    assert tomllib.loads(toc("lint", "--show-settings", "plan.toc.yaml").out) == tomllib.loads(first)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("status", "profile", "bar"),
    [
        ("ontwerp", "draft", "error"),
        ("nalezing", "review", "error"),
        ("definitief", "final", "warning"),
        ("", "draft", "error"),
    ],
)
def test_the_bar_is_the_one_that_the_run_takes(
    toc: Run, monkeypatch: pytest.MonkeyPatch, language: str, status: str, profile: str, bar: str
) -> None:
    """Per plan: its own status decides where nothing is set, and the exit code agrees."""
    monkeypatch.setenv("TOC_LANG", language)
    save("toc.toml", 'select = ["mixed-keywords"]\n')
    line = f"status: {status}\n" if status else ""
    save("plan.toc.yaml", f"toc: 1\ntaal: nl\n{line}titel: a\nimpactdoel: {{text: Buren helpen elkaar}}\n")
    shown = toc("lint", "--show-settings", "plan.toc.yaml").out.splitlines()
    told = {
        "en": ("the status of the plan" if status else "toc; no status", f"toc, for {profile}"),
        "nl": ("de status van het plan" if status else "toc; geen status", f"toc, voor {profile}"),
    }[language]
    assert shown[2:4] == [f'profile = "{profile}"  # {told[0]}', f'fail-on = "{bar}"  # {told[1]}']
    assert toc("lint", "--quiet", "plan.toc.yaml").code == (bar == "warning")
    said = toc("lint", "--show-settings", "plan.toc.yaml", "--fail-on", "never").out
    assert 'fail-on = "never"  # --fail-on' in said.splitlines()


def test_what_holds_for_a_plan_that_cannot_be_read_and_for_what_is_piped_in(toc: Run) -> None:
    save("broken.toc.yaml", "status: [")
    assert toc("lint", "--show-settings", "broken.toc.yaml").out.splitlines()[2:4] == [
        'profile = "draft"  # toc; no status', 'fail-on = "error"  # toc, for draft',
    ]  # fmt: skip
    piped = toc("lint", "--show-settings", "-", stdin=b"toc: 1\nstatus: final\n").out.splitlines()
    assert piped[2:4] == ['profile = "final"  # the status of the plan', 'fail-on = "warning"  # toc, for final']
