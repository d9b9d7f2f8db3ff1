"""The days of the training as profiles: a choice of rules on top of those of a draft."""

import json
from pathlib import Path

import pytest
from running import Run

from toc.core.findings import Profile
from toc.core.languages import Language
from toc.lint.days import AFTERWARDS, DAYS, added_rules, day_named, profile_names
from toc.lint.explanation import explained
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.base import Checklist

# 000:199, 000:201, 000:313: activities as names lead nowhere yet, and nothing says yet what is measured.
HOMEWORK = """\
toc: 1
taal: nl
beleidsdoelstelling: {tekst: Inwoners voelen zich veilig en thuis, bron: MJP}
impactdoel: {tekst: Inwoners voelen zich veiliger in de wijk, wie: inwoners, waarom: hoge graad van onveiligheidsgevoel}
actoren:
  inwoners: {naam: Inwoners, rol: doelgroep}
  jeugd: {naam: Dienst Jeugd, rol: stad}
activiteiten:
  overleg: {tekst: Buurtwerkers organiseren overleg met inwoners in de wijken, door: jeugd, voor: inwoners}
  budget: {tekst: De dienst jeugd geeft inwoners een wijkbudget, door: jeugd, voor: inwoners, leidt_tot: kennen}
veranderingen:
  kennen: {tekst: Inwoners kennen de aanspreekpunten, wie: inwoners, leidt_tot: melden}
  melden: {tekst: Inwoners melden sneller overlast, wie: inwoners, leidt_tot: impact}
"""


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(HOMEWORK, encoding="utf-8")


def rules_shown(toc: Run, profile: str) -> list[str]:
    lines = toc("lint", "--profile", profile, "-f", "concise").out.splitlines()[:-1]
    return list(dict.fromkeys(line.split("[")[1].split("]")[0].split()[1] for line in lines))


@pytest.mark.usefixtures("homework")
@pytest.mark.thorough
def test_each_day_shows_what_it_is_about_and_nothing_of_a_later_day(toc: Run) -> None:
    day1 = ["outputs-or-outcomes-absent", "dead-end-activity"]
    day2 = [*day1, "link-without-hypothesis", "external-factors-missing", "outcome-without-information-need"]
    day3 = [*day2, "timeframe-missing", "target-group-not-involved"]
    assert rules_shown(toc, "draft") == []
    for day, expected in enumerate((day1, day2, day3), 1):
        shown = rules_shown(toc, f"day{day}")
        assert sorted(shown) == sorted(expected)
        assert rules_shown(toc, f"dag{day}") == shown


@pytest.mark.usefixtures("homework")
@pytest.mark.thorough
def test_a_day_is_no_step_of_the_ladder(toc: Run) -> None:
    assert toc("lint", "--profile", "review").code == 1
    ran = toc("lint", "--profile", "day1", "--lang", "en")
    assert ran.code == 0
    assert "error[TOC502 dead-end-activity]" in ran.out
    assert ran.out.endswith(
        "plan.toc.yaml is ready as a draft. Shown as well is what day 1 of the training is about.\n\n"
        "1 error, 1 tip in 1 file.\n"
    )
    assert toc("lint", "--profile", "day3", "--fail-on", "warning", "--max-warnings", "0").code == 0
    assert toc("lint", "--profile", "day3", "--quiet", "-f", "concise").out == ""


@pytest.mark.usefixtures("homework")
@pytest.mark.thorough
@pytest.mark.parametrize("output_format", ["json", "jsonl", "sarif", "junit", "gitlab", "github"])
def test_programs_read_the_same_as_of_a_draft(toc: Run, output_format: str) -> None:
    ran = toc("lint", "--profile", "day2", "-f", output_format)
    assert ran == toc("lint", "--profile", "draft", "-f", output_format)
    if output_format == "json":
        assert {one["since"] for one in json.loads(ran.out)["findings"] if one["counts"]} <= {"draft"}


@pytest.mark.usefixtures("homework")
@pytest.mark.thorough
def test_the_cache_and_a_settings_file_know_no_day(toc: Run) -> None:
    first = toc("lint", "--profile", "day1")
    assert toc("lint", "--profile", "draft").out != first.out
    assert toc("lint", "--profile", "day1") == first
    Path("toc.toml").write_text('profile = "final"\n', encoding="utf-8")
    assert toc("lint", "--profile", "dag1") == first
    assert 'profile = "draft"  # --profile dag1\n' in toc("lint", "--profile", "dag1", "--show-settings").out


@pytest.mark.thorough
def test_checklists_have_dutch_names_on_the_command_line(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.toc.yaml").write_text(HOMEWORK, encoding="utf-8")
    path = str(tmp_path / "plan.toc.yaml")
    for dutch, english in (
        ("verbanden", "links"),
        ("Impactdoel", "impact-goal"),
        ("lezen,actieplan", "reading,action-plan"),
    ):
        for option in ("--only", "--select"):
            asked = toc("lint", "--profile", "review", option, dutch, path)
            assert asked == toc("lint", "--profile", "review", option, english, path)
    assert "Did you mean 'verbanden'?" in toc("lint", "--only", "verband", path).err


def test_every_checklist_has_a_name_of_its_own_in_each_language() -> None:
    names = [name for checklist in Checklist for name in checklist.names]
    assert len(names) == len(set(names))
    assert {one.spoken(Language.EN) for one in Checklist} == set(Checklist)
    assert not {find(name) for name in names} - {None}


def test_what_a_day_adds_is_a_rule_that_does_not_count_in_a_draft() -> None:
    added = {rule.name: rule for rule in ALL_RULES if rule.name in added_rules()}
    assert added.keys() == added_rules()
    assert not [name for name, rule in added.items() if rule.applies_from is Profile.DRAFT]


def test_every_rule_says_on_which_day_it_comes_up() -> None:
    for rule in ALL_RULES:
        assert rule.day in (*DAYS, AFTERWARDS)
        assert rule.applies_from is not Profile.DRAFT or rule.day == 1
    days = [explained(find(name), Language.NL).day for name in ("dead-end-activity", "norm-missing", "label-too-long")]  # type: ignore[arg-type]
    assert days == ["dag 1", "dag 2", "na de training"]


def test_names_of_profiles() -> None:
    assert [profile_names(day) for day in DAYS] == [("day1", "dag1"), ("day2", "dag2"), ("day3", "dag3")]
    assert [day_named(name) for name in ("day1", "DAG3", "draft", "day4")] == [1, 3, None, None]
