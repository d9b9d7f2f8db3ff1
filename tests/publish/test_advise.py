"""`toc advise`: methods from the decision table, before and after, hours, the five criteria, topics for coaching."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from gappy import PLAN as GAPPY
from running import ROOT, Golden, Run

from toc.core.model import Indicator, Language, MethodType, Plan
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.rules import ALL_RULES
from toc.lint.wording import in_order
from toc.publish.advice import Advice, advise
from toc.publish.advice.advice import SHOWN, Before, Verdict, comparisons, needed, worth
from toc.publish.advice.decision import Fit, options, table
from toc.publish.advice.facts import facts
from toc.publish.advice.story import Teller
from toc.publish.tables.table import Tongue
from toc.publish.writers.markdown import markdown
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

DAY = date(2026, 11, 24)
UBUNTU = ROOT / "examples" / "ubuntu.toc.yaml"

START = """\
toc: 1
language: en
actors:
  people: {name: Residents, role: target_group}
  police: {name: The police, role: partner}
activities:
  act: {text: The city does something, start: 2026-01-01, leads_to: [know]}
outcomes:
  know: {text: Residents know the desk, type: knowledge, who: [people], leads_to: [impact]}
  do: {text: The police answer sooner, type: behaviour, who: [police]}
impact_goal: {text: Residents feel safe}
"""


def advice_on(text: str | bytes, language: Language) -> tuple[Plan, Advice]:
    document = read(text, "plan.toc.yaml")
    found = in_order(lint(document, ALL_RULES, today=DAY), language)
    return document.plan, advise(document, found, Settings(), DAY)


def told(text: str | bytes, language: Language) -> str:
    plan, advice = advice_on(text, language)
    return markdown(Teller(plan, Tongue(language), 400).story(advice))


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_advice_on_a_full_plan(golden: Golden, language: Language) -> None:
    golden(f"advice.ubuntu.{language}.md", told(UBUNTU.read_bytes(), language))


@pytest.mark.parametrize("language", list(Language))
def test_the_whole_advice_on_a_plan_with_gaps(golden: Golden, language: Language) -> None:
    golden(f"advice.gaps.{language}.md", told(GAPPY, language))


def test_an_empty_plan_is_told_where_to_start() -> None:
    text = told("toc: 1\nlanguage: en\n", Language.EN)
    for said in ("no indicators or learning questions yet", "nothing to compare yet", "no methods yet", "Not enough"):
        assert said in text


def test_the_table_names_what_it_uses() -> None:
    found = table()
    assert {row.fact for row in found.rows} == set(found.facts)
    assert {row.source for row in found.rows} == set(found.sources)
    assert all(row.weight in range(-3, 4) and row.weight for row in found.rows)
    assert len({(row.fact, row.method) for row in found.rows}) == len(found.rows)
    wanted = set(MethodType) - {MethodType.OTHER}
    assert {row.method for row in found.rows} == wanted


FACTS = [
    (
        "indicators",
        "{text: Number of calls, measures: [act], source: call register}",
        ["number", "counted", "delivery"],
    ),
    (
        "indicators",
        "{text: Share that knows it, measures: [know], source: city survey}",
        ["number", "asked", "inner", "residents"],
    ),
    ("indicators", "{text: Visits, measures: [do], source: permits}", ["number", "kept", "behaviour", "professionals"]),
    ("learning_questions", "{text: How many people come?, about: [know]}", ["number", "inner", "residents"]),
    (
        "learning_questions",
        "{text: 'Why do some not come, and who is missing?', about: [know]}",
        ["explains", "absent", "inner", "residents"],
    ),
    ("learning_questions", "{text: To what extent do we contribute to it?, about: [impact]}", ["caused", "goal"]),
    ("learning_questions", "{text: What else changed?, about: [know]}", ["unforeseen", "inner", "residents"]),
]


@pytest.mark.parametrize(("section", "need", "names"), FACTS)
def test_facts_come_from_what_the_plan_says(section: str, need: str, names: list[str]) -> None:
    plan = read(f"{START}{section}:\n  it: {need}\n", "plan.toc.yaml").plan
    found = plan.indicators.get("it") or plan.learning_questions["it"]
    assert [fact.name for fact in facts(plan, found)] == names


def test_a_link_and_a_hypothesis_are_about_their_effect() -> None:
    text = (
        f"{START}hypotheses:\n  why: {{text: It works, link: act -> know, importance: high, evidence: weak}}\n"
        "learning_questions:\n  one: {text: How does it work?, about: [act -> know]}\n"
        "  two: {text: How does it work?, about: [why]}\n"
    )
    plan = read(text, "plan.toc.yaml").plan
    found = [[fact.name for fact in facts(plan, one)] for one in plan.learning_questions.values()]
    assert found == [["explains", "inner", "residents", "unsure"]] * 2


COACHING = """\
toc: 1
taal: nl
actoren:
  gezinnen: {naam: Gezinnen, rol: doelgroep}
outcomes:
  sterker: {tekst: Gezinnen leven beter, wie: [gezinnen], soort: levensomstandigheid}
externe_factoren:
  prijzen: {tekst: De energieprijzen stijgen, effect: hindert, op: [sterker]}
leervragen:
  it: {tekst: 'QUESTION', over: [sterker]}
"""


@pytest.mark.parametrize(
    "question",
    [
        # 004:120
        "In welke mate beschouwen de betrokkenen de veranderingen als gevolg van het optreden van gezinscoaches?",
        # 004:35
        "In welke mate hebben de inspanningen van het GO-team geleid tot verbeteringen in de situaties van gezinnen?",
        # 004:104
        "Hebben de acties bijgedragen aan duurzame veranderingen voor de doelgroep?",
    ],
)
def test_a_question_on_contribution_starts_with_before_and_after_and_asking(question: str) -> None:
    """004:107-122: ethics and context speak against experiments; others' influence raises no comparison."""
    _, advice = advice_on(COACHING.replace("QUESTION", question), Language.NL)
    (need,) = advice.needs
    fits = {one.method: one.fit for one in need.options}
    assert [one.method for one in need.options[:2]] == [MethodType.SURVEY, MethodType.INTERVIEW]
    assert (fits[MethodType.INTERVIEW], fits[MethodType.SURVEY]) == (Fit.WELL, Fit.WELL)
    assert fits[MethodType.COMPARISON] is Fit.BADLY
    text = told(COACHING.replace("QUESTION", question), Language.NL)
    assert text.index("**Begin met:** Meet voor en na, en vraag de betrokkenen") < text.index("**Past goed")


@pytest.mark.parametrize("fact", ["residents", "others", "goal", "few", "vulnerable"])
def test_ethics_context_scale_and_sensitive_data_lower_a_comparison(fact: str) -> None:
    def total(facts: list[str]) -> int:
        return next(one.total for one in options(facts) if one.method is MethodType.COMPARISON)

    assert total(["caused", fact]) < total(["caused"])


def test_few_people_are_a_fact() -> None:
    text = COACHING.replace("QUESTION", "Wat is te danken aan de coach?")
    small = f"{text}methoden:\n  vragen: {{type: bevraging, beantwoordt: [it], aantal: 40}}\n"
    for plan, known in ((small, True), (small.replace("40", "100"), False), (text, False)):
        _, advice = advice_on(plan, Language.NL)
        assert ("few" in [one.name for one in advice.needs[0].facts]) is known


def test_the_sum_of_the_rows_decides() -> None:
    found = {one.method: (one.total, one.fit) for one in options(["number", "inner"])}
    assert found[MethodType.SURVEY] == (4, Fit.WELL)
    assert found[MethodType.REGISTRATION] == (-2, Fit.BADLY)
    assert found[MethodType.EXISTING_DATA] == (1, Fit.OPEN)  # that it is a number suits it, as it suits others
    assert options([])[0].rows == ()


@pytest.mark.parametrize(
    ("baseline", "before"),
    [
        ("{value: 3, date: 2025-01-01}", Before.DONE),
        ("{plan: 2027-01-01}", Before.PLANNED),
        ("{}", Before.TOO_LATE),
    ],
)
def test_whether_the_measurement_before_can_still_be_made(baseline: str, before: Before) -> None:
    plan = read(f"{START}indicators:\n  it: {{text: Share, measures: [know], baseline: {baseline}}}\n", "p").plan
    (found,) = comparisons(plan, DAY)
    assert (found.before, found.start) == (before, date(2026, 1, 1))
    (earlier,) = comparisons(plan, date(2025, 12, 1))
    assert earlier.before is (Before.POSSIBLE if before is Before.TOO_LATE else before)


@pytest.mark.parametrize(
    ("unit", "before", "after", "people"),
    [
        ("%", "40", "50", 388),  # as in the tables of Fleiss, Levin & Paik (2003), without correction for continuity
        ("%", "5", "10", 435),
        ("%", "50", "50", None),
        ("%", "weinig", "50", None),
        ("punten", "40", "50", None),
    ],
)
def test_how_many_people_a_difference_needs(unit: str, before: str, after: str, people: int | None) -> None:
    plan = {"text": "x", "unit": unit, "baseline": {"value": before}, "target": {"value": after}}
    assert needed(Indicator.model_validate(plan)) == people


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ("yes no yes yes no", Verdict.EVALUATE),
        ("no no no yes yes", Verdict.MONITOR),
        ("yes yes - - -", Verdict.OPEN),
        ("yes yes yes no yes", Verdict.FOLLOW),  # replicable, and tested already
    ],
)
def test_the_five_criteria(answers: str, verdict: Verdict) -> None:
    names = ("innovative", "replicable", "strategic", "untested", "influential")
    given = {name: one for name, one in zip(names, answers.split(), strict=True) if one != "-"}
    lines = "".join(f"    {name}: {{answer: {one}, why: so}}\n" for name, one in given.items())
    plan = read(f"toc: 1\nlanguage: en\nevaluation:\n  type: impact\n  criteria:\n{lines}", "p").plan
    assert worth(plan, Language.EN, Settings()).verdict is verdict


def test_one_need_on_the_screen(toc: Run) -> None:
    ran = toc("advise", str(UBUNTU), "--need", "pleinbezoek")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no indicator or learning question 'pleinbezoek'" in ran.err
    ran = toc("advise", str(UBUNTU), "--need", "avondbezoek_pleinen", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "1. Gemiddeld aantal bewoners per plein tussen 18 en 21 uur" in ran.out
    assert "  Fits well: Observation. What people do can be seen" in ran.out
    assert "What it takes" not in ran.out


def test_as_json(toc: Run) -> None:
    ran = toc("advise", str(UBUNTU), "-f", "json", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    whole = json.loads(ran.out)
    assert sorted(whole) == [
        "before_and_after",
        "coaching",
        "impact_evaluation",
        "language",
        "needs",
        "plan",
        "version",
    ]
    first = whole["needs"][0]
    assert (first["id"], first["about"], first["chosen"]) == (
        "afspraken_uitgevoerd",
        ["wijkafspraken"],
        ["opvolgtabel"],
    )
    assert first["methods"][0]["method"] == "registration"
    assert first["methods"][0]["sum"] == sum(one["weight"] for one in first["methods"][0]["reasons"])


@pytest.mark.parametrize("ending", ["md", "html", "docx", "pdf"])
def test_as_a_file(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.chdir(tmp_path)
    ran = toc("advise", str(UBUNTU), "-o", f"advice.{ending}")
    assert (ran.code, ran.out, ran.err) == (0, "", f"written: advice.{ending}\n")
    start = {"md": b"# Meetadvies", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}[ending]
    assert (tmp_path / f"advice.{ending}").read_bytes().startswith(start)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_file_has_the_same_name_for_everybody(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    (tmp_path / "plan.toc.yaml").write_bytes(UBUNTU.read_bytes())
    assert toc("advise", str(tmp_path / "plan.toc.yaml"), "-f", "md").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.advice.md", "plan.toc.yaml"]


def test_what_is_left_out_can_be_seen_with_the_command_that_it_names(toc: Run, tmp_path: Path) -> None:
    """The advice counts what a final plan asks, and `toc lint` alone shows less of a draft."""
    (tmp_path / "gaps.toc.yaml").write_text(GAPPY, "utf-8")
    told = toc("advise", str(tmp_path / "gaps.toc.yaml"), "-f", "md", "-o", "-").out
    commands = re.findall(r"en nog (\d+): (toc lint .*)", told)
    assert commands
    for more, command in commands:
        ran = toc(*command.split()[1:], "--output-format", "json", str(tmp_path / "gaps.toc.yaml"))
        assert len(json.loads(ran.out)["findings"]) == int(more) + SHOWN


def test_what_cannot_be(toc: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("- no plan", "utf-8")
    for arguments, said in (
        ([str(tmp_path / "notes.txt")], "so there is nothing to advise"),
        ([str(UBUNTU), "-o", str(tmp_path / "a.xyz")], "toc cannot make '.xyz' of it"),
        ([str(UBUNTU), "-o", str(tmp_path / "a.toc.yaml")], "toc cannot make '.yaml' of it"),
        ([str(ROOT / "examples"), "-o", str(tmp_path / "a.md")], "4 files do not fit in"),
        ([str(tmp_path / "gone.toc.yaml")], "does not exist"),
    ):
        ran = toc("advise", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
