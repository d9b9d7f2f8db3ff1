"""`toc lint --baseline`: what was there already is left out, what is new is shown, and what is gone is named."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import Ran, Run

from toc.lint.rules import find
from toc.workspace import baseline
from toc.workspace.baseline import Key

pytestmark = pytest.mark.thorough

RULES = (
    "duplicate-key",
    "wrong-value",
    "wrong-type",
    "dead-end-activity",
    "external-factors-missing",
    "link-without-assumption",
)
PLAN = """\
toc: 1
language: en
status: review
activities:
  grant: {text: Social Affairs grants a budget}
  visit: {text: Social Affairs visits neighbours}
hypotheses:
  h: {text: 'If neighbours meet, they help, because they know each other', link: a -> b}
"""
HEAD = """\
# Findings that toc lint leaves out. Renew this file with: toc lint --write-baseline
# Bevindingen die toc lint weglaat. Dit bestand vernieuwen: toc lint --write-baseline
toc-baseline = 1
findings = [
"""
NOTED = f"""\
{HEAD}\
    {{path = "plan.toc.yaml", rule = "dead-end-activity", node = "grant", count = 1}},
    {{path = "plan.toc.yaml", rule = "dead-end-activity", node = "visit", count = 1}},
    {{path = "plan.toc.yaml", rule = "external-factors-missing", words = "4ebde790", count = 1}},
]
"""
WRITTEN = "written: known.toml\ntoc: 3 findings are noted. toc lint shows what is new from now on.\n"
LEFT_OUT = "toc: 3 findings are in the baseline 'known.toml' and not shown.\n"
ASKED = ("lint", "--output-format", "concise", "--baseline", "known.toml")
WELL = "All is well: 1 file checked. 1 point more for later.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", tuple(find(name) for name in RULES))
    monkeypatch.chdir(tmp_path)
    save(PLAN)
    return tmp_path


def save(text: str, name: str = "plan.toc.yaml") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def noted(name: str = "known.toml") -> str:
    return Path(name).read_text("utf-8")


def test_what_is_there_already_is_noted_and_left_out(toc: Run) -> None:
    """What does not count yet is not noted: it would be hidden by the time that it does."""
    assert toc("lint", "plan.toc.yaml").code == 1
    assert toc(*ASKED, "--write-baseline") == Ran(0, WELL, WRITTEN)
    assert noted() == NOTED
    assert toc(*ASKED) == Ran(0, WELL, LEFT_OUT)


def test_in_dutch(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc(*ASKED)
    assert ran.err == (
        "toc: de baseline 'known.toml' bestaat niet. Maak hem: toc lint --baseline known.toml --write-baseline\n"
    )
    ran = toc(*ASKED, "--write-baseline")
    assert ran.err == (
        "geschreven: known.toml\ntoc: 3 bevindingen zijn genoteerd. Vanaf nu toont toc lint alleen wat nieuw is.\n"
    )
    assert noted() == NOTED
    save(PLAN.replace("  grant: {text: Social Affairs grants a budget}\n", ""))
    assert toc(*ASKED).err == (
        "toc: 2 bevindingen staan in de baseline 'known.toml' en worden niet getoond.\n"
        "toc: 1 regel van de baseline 'known.toml' klopt niet meer:\n"
        "  plan.toc.yaml: dead-end-activity (grant)\n"
        "Vernieuw hem: toc lint --baseline known.toml --write-baseline\n"
    )


def test_lines_and_language_may_move(toc: Run) -> None:
    toc(*ASKED, "--write-baseline")
    save("# a remark\n\n" + PLAN.replace("hypotheses:", "# another\nhypotheses:"))
    assert toc(*ASKED) == Ran(0, WELL, LEFT_OUT)
    assert toc(*ASKED, "--lang", "nl").err == LEFT_OUT


def test_what_is_new_is_shown(toc: Run) -> None:
    toc(*ASKED, "--write-baseline")
    save(PLAN.replace("hypotheses:", "  walk: {text: Social Affairs walks about}\nhypotheses:"))
    ran = toc(*ASKED)
    assert ran == Ran(
        1,
        "plan.toc.yaml:7:3: error[TOC502 dead-end-activity] Activity 'Social Affairs walks about' leads to no change "
        "at all.\n1 error in 1 file. 1 point more for later.\n",
        LEFT_OUT,
    )


def test_more_of_the_same_than_was_noted_is_new(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry holds how often a rule found something in one part of the plan."""
    monkeypatch.setattr("toc.workspace.check.ALL_RULES", (find("dangling-reference"),))
    save(PLAN.replace("a budget}", "a budget, leads_to: [x, y]}").replace(", link: a -> b", ""))
    toc(*ASKED, "--write-baseline")
    assert noted().splitlines()[4:-1] == [
        '    {path = "plan.toc.yaml", rule = "dangling-reference", node = "grant", count = 2},'
    ]
    save(Path("plan.toc.yaml").read_text("utf-8").replace("x, y", "x, y, z"))
    ran = toc(*ASKED)
    assert (ran.code, ran.out.count("dangling-reference"), ran.out.count("'z'")) == (1, 1, 1)
    save(Path("plan.toc.yaml").read_text("utf-8").replace("x, y, z", "y"))
    assert toc(*ASKED).err == (
        "toc: 1 finding is in the baseline 'known.toml' and not shown.\n"
        "toc: 1 entry of the baseline 'known.toml' no longer matches:\n"
        "  plan.toc.yaml: dangling-reference (grant): 2 noted, 1 left\n"
        "Renew it: toc lint --baseline known.toml --write-baseline\n"
    )


def test_what_no_longer_matches_is_named_until_it_is_renewed(toc: Run) -> None:
    toc(*ASKED, "--write-baseline")
    save(PLAN.replace("grants a budget}", "grants a budget, leads_to: [x]}").replace("  visit", "  call"))
    ran = toc(*ASKED)
    assert ran.code == 1
    assert ran.err == (
        "toc: 1 finding is in the baseline 'known.toml' and not shown.\n"
        "toc: 2 entries of the baseline 'known.toml' no longer match:\n"
        "  plan.toc.yaml: dead-end-activity (grant)\n"
        "  plan.toc.yaml: dead-end-activity (visit)\n"
        "Renew it: toc lint --baseline known.toml --write-baseline\n"
    )
    ran = toc(*ASKED, "--write-baseline")
    assert (ran.code, ran.err) == (0, WRITTEN.replace("3", "2"))
    assert [line.split("node = ")[-1] for line in noted().splitlines()[4:-2]] == ['"call", count = 1},']


def test_an_entry_that_was_not_looked_for_is_not_called_gone(toc: Run) -> None:
    save(PLAN, "other.toc.yaml")
    toc(*ASKED, "--write-baseline")
    whole = noted()
    Path("other.toc.yaml").write_text("toc: 1\nlanguage: en\n", encoding="utf-8")
    assert toc(*ASKED, "plan.toc.yaml").err == LEFT_OUT
    assert toc(*ASKED, "plan.toc.yaml", "--ignore", "dead-end-activity").err == LEFT_OUT.replace(
        "3 findings are", "1 finding is"
    )
    assert toc(*ASKED, "plan.toc.yaml", "--select", "links", "--write-baseline").code == 0
    assert noted() == whole
    Path("other.toc.yaml").unlink()
    assert "other.toc.yaml: external-factors-missing\n" in toc(*ASKED, "plan.toc.yaml").err
    toc(*ASKED, "plan.toc.yaml", "--write-baseline")
    assert noted() == NOTED


def test_a_plan_that_cannot_be_read_whole_keeps_its_entries(toc: Run) -> None:
    """An error of reading is never noted, and hides that something else is gone."""
    toc(*ASKED, "--write-baseline")
    save(PLAN.replace("activities:", "activities: 3\nactors:"))
    ran = toc(*ASKED)
    assert ran.code == 1
    assert "no longer" not in ran.err
    assert toc(*ASKED, "--write-baseline").code == 1
    assert noted() == NOTED


def test_reading_errors_are_never_noted(toc: Run) -> None:
    save(PLAN.replace("status: review\n", "status: review\nstatus: review\n"))
    ran = toc(*ASKED, "--write-baseline")
    assert ran.code == 1
    assert ran.out.count("duplicate-key") == ran.out.count("error") - 1 == 1
    assert "duplicate-key" not in noted()
    by_hand = f'{HEAD}    {{path = "plan.toc.yaml", rule = "duplicate-key", count = 9}},\n]\n'
    Path("known.toml").write_text(by_hand, encoding="utf-8")
    assert "duplicate-key" in toc(*ASKED).out


def test_paths_go_from_the_folder_of_the_baseline(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(PLAN, "plans/of 2026/école.toc.yaml")
    Path("plan.toc.yaml").unlink()
    asked = ("lint", "--output-format", "concise", "--baseline")
    toc(*asked, "ci/known.toml", "--write-baseline")
    assert not Path("ci").exists()
    Path("ci").mkdir()
    toc(*asked, "ci/known.toml", "--write-baseline")
    assert noted("ci/known.toml").count('{path = "../plans/of 2026/école.toc.yaml", rule = ') == 3
    monkeypatch.chdir(folder / "plans")
    assert toc(*asked, "../ci/known.toml").code == 0
    assert toc(*asked, str(folder / "ci/known.toml"), str(folder / "plans")).code == 0


@pytest.mark.skipif(os.name == "nt", reason="links ask for rights there")
def test_a_link_on_the_way_makes_no_difference(toc: Run, folder: Path) -> None:
    toc(*ASKED, "--write-baseline")
    os.symlink(folder, folder.parent / "link")
    assert toc(*ASKED, str(folder.parent / "link" / "plan.toc.yaml")) == Ran(0, WELL, LEFT_OUT)


def test_what_is_piped_in_goes_by_its_name(toc: Run) -> None:
    toc(*ASKED, "--write-baseline")
    ran = toc(*ASKED, "-", "--stdin-filename", "plan.toc.yaml", stdin=PLAN.encode())
    assert ran == Ran(0, WELL, LEFT_OUT)


def test_mending_comes_first(toc: Run) -> None:
    save(PLAN.replace("status: review", "status: reveiw"))
    copy = "copy" if os.name == "nt" else "cp"
    ran = toc(*ASKED, "--fix", "--write-baseline")
    assert ran == Ran(
        0, WELL, f"toc: 1 fix in 1 file.\ntoc: to undo this: {copy} plan.toc.yaml.MOMENT.bak plan.toc.yaml\n{WRITTEN}"
    )
    assert noted() == NOTED


def test_json_has_what_is_new_only(toc: Run) -> None:
    toc(*ASKED, "--write-baseline")
    ran = toc("lint", "--output-format", "json", "--baseline", "known.toml")
    assert [one["rule"] for one in json.loads(ran.out)["findings"]] == ["link-without-assumption"]


def test_a_settings_file_names_it(toc: Run) -> None:
    save(PLAN, "city/plan.toc.yaml")
    save('baseline = "known.toml"\n', "city/toc.toml")
    ran = toc("lint", "city", "--quiet")
    name = os.path.join("city", "known.toml")
    assert ran == Ran(2, "", f"toc: the baseline '{name}' does not exist. Make it: toc lint --write-baseline\n")
    assert toc("lint", "city", "--write-baseline").code == 0
    assert noted(name) == NOTED
    assert toc("lint", "city", "--quiet") == Ran(0, "", "")
    assert toc("lint", "city", "--isolated").code == 1
    shown = toc("lint", "city", "--show-settings").out
    assert f'baseline = "{name}"  # {os.path.join("city", "toc.toml")}:1\n'.replace("\\", "\\\\") in shown
    # Beside it a plan without: each goes by its own settings.
    assert toc("lint", "--quiet").code == 1


@pytest.mark.parametrize("value", ["3", '""', "[]", '"a\\u0000b"'])
def test_a_setting_that_names_no_file_is_told(toc: Run, value: str) -> None:
    save(f"baseline = {value}\n", "toc.toml")
    assert toc("lint") == Ran(
        2, "", "toc: toc.toml:1:12: write 'baseline' like this: baseline = \"toc-baseline.toml\"\n"
    )


FOREIGN = "this is no baseline of toc. Give the file another name, or take another file."
ENTRY = 'write an entry like this: {path = "plan.toc.yaml", rule = "dead-end-activity", node = "grant", count = 1}'
OTHER = "this baseline was made by another version of toc. Delete the file and make it again: toc lint --write-baseline"
DAMAGED = [
    ("", f"1:1: {FOREIGN}"),
    ('profile = "final"\n', f"1:1: {FOREIGN}"),
    (
        "toc-baseline = 2\n",
        f"1:16: {OTHER}",
    ),
    ("toc-baseline = 1\nfindings = 3\n", "2:12: 'findings' has to be a list of entries."),
    ("toc-baseline = 1\nfindigns = []\n", "2:12: a baseline has no 'findigns'."),
    ("toc-baseline = 1\nfindings = [\n  3,\n]\n", f"3:3: {ENTRY}"),
    ('toc-baseline = 1\nfindings = [\n  {path = "a"},\n]\n', f"3:3: {ENTRY}"),
    ('toc-baseline = 1\nfindings = [\n  {path = "a", rule = "b", count = -1},\n]\n', f"3:36: {ENTRY}"),
    ('toc-baseline = 1\nfindings = [\n  {path = "a", rule = "b", count = true},\n]\n', f"3:36: {ENTRY}"),
    ('toc-baseline = 1\nfindings = [\n  {path = "a", rule = 3},\n]\n', f"3:23: {ENTRY}"),
    ('toc-baseline = 1\nfindings = [\n  {path = "a", rule = "b", line = 3},\n]\n', "3:35: a baseline has no 'line'."),
    ("<<<<<<< HEAD\ntoc-baseline = 1\n", None),
    ('{"version": 1}\n', None),
]


@pytest.mark.parametrize(("text", "said"), DAMAGED)
def test_a_damaged_or_foreign_file_is_told_at_its_place(toc: Run, text: str, said: str | None) -> None:
    """And never written over, nor is a plan mended before."""
    save(text, "known.toml")
    save(PLAN.replace("status: review", "status: reveiw"))
    for more in ((), ("--write-baseline",), ("--fix",)):
        ran = toc(*ASKED, *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"toc: known.toml:{said}\n" if said else ran.err.startswith("toc: known.toml:1:1: ")
    assert noted() == text
    assert "reveiw" in Path("plan.toc.yaml").read_text("utf-8")


def test_bytes_that_are_no_text(toc: Run) -> None:
    Path("known.toml").write_bytes(b"toc-baseline = 1\n# \xff\n")
    ran = toc(*ASKED)
    assert ran == Ran(2, "", "toc: known.toml:2:3: this is not UTF-8. Save the file again, with the encoding UTF-8.\n")


def test_a_folder_is_no_baseline(toc: Run) -> None:
    Path("known.toml").mkdir()
    assert toc(*ASKED) == Ran(2, "", "toc: known.toml: cannot be read: it is a folder.\n")


def test_wrong_use(toc: Run) -> None:
    assert toc("lint", "--write-baseline") == Ran(
        2,
        "",
        "toc: --write-baseline needs the name of the baseline: toc lint --baseline toc-baseline.toml "
        '--write-baseline, or baseline = "toc-baseline.toml" in toc.toml.\n',
    )
    assert toc("lint", "--baseline", "") == Ran(2, "", "toc: --baseline needs a value after it.\n")
    for other in ("--diff", "--show-settings"):
        assert toc(*ASKED, "--write-baseline", other) == Ran(
            2, "", f"toc: --write-baseline does not go with {other}.\n"
        )
    assert not Path("known.toml").exists()


def test_two_branches_that_both_renewed_it(toc: Run) -> None:
    """A merge that keeps both sides has some entries twice."""
    toc(*ASKED, "--write-baseline")
    lines = noted().splitlines(keepends=True)
    Path("known.toml").write_text("".join([*lines[:-1], *lines[4:]]), encoding="utf-8")
    assert toc(*ASKED) == Ran(0, WELL, LEFT_OUT)


names = st.text(st.characters(), max_size=8)


@given(st.dictionaries(st.tuples(names, names, names, names), st.integers(1, 99), max_size=8))
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, entries: dict[tuple, int]) -> None:  # type: ignore[type-arg]
    """Whatever stands in the names of plans and parts."""
    wanted = {
        Key(*(baseline._plain(text) or "x" for text in key[:2]), *map(baseline._plain, key[2:])): number
        for key, number in entries.items()
    }
    path = tmp_path_factory.getbasetemp() / "round.toml"
    path.write_bytes(baseline.to_bytes(wanted))
    assert baseline.read(str(path)) == wanted
    assert baseline.to_bytes(baseline.read(str(path))) == path.read_bytes()


def test_large_ones_are_read_in_time_and_too_large_ones_refused(tmp_path: Path) -> None:
    many = {Key(f"plans/{number}.toc.yaml", "dead-end-activity", f"node{number}"): 1 for number in range(10_000)}
    path = tmp_path / "many.toml"
    path.write_bytes(baseline.to_bytes(many))
    assert baseline.read(str(path)) == many
    with pytest.raises(ValueError, match=r"\d+"):
        baseline.to_bytes({key._replace(path="x" * 100 + key.path): 1 for key in many})


HOUSE = """\
toc: 1
language: en
status: review
activities:
  grant: {text: Social Affairs grants a budget}
  visit: {text: Social Affairs visits neighbours}
outcomes:
  know: {text: Neighbours know each other}
  help: {text: Neighbours help each other}
external_factors:
  press: {text: The press, effect: hinders}
"""


def test_what_was_noted_of_each_hides_what_is_said_of_all(toc: Run) -> None:
    """A baseline of before a house without arrows was one finding."""
    save(HOUSE)
    entries = [line for line in NOTED.splitlines(keepends=True) if "external" not in line]
    Path("known.toml").write_text("".join(entries), encoding="utf-8")
    told = "toc: 2 findings are in the baseline 'known.toml' and not shown.\n"
    assert toc(*ASKED) == Ran(0, "All is well: 1 file checked.\n", told)
    one_less = [line for line in entries if "visit" not in line]
    Path("known.toml").write_text("".join(one_less), encoding="utf-8")
    ran = toc(*ASKED)
    assert ran.code == 1
    assert "Your plan has no arrow yet: 2 activities lead nowhere." in ran.out
    assert "dead-end-activity (grant)" in ran.err
