"""What a file may say in another way than the model: outputs and outcomes under `changes`, and goals in a list."""

import pytest

from toc.core.model import Language, Plan
from toc.lint.fixes import apply
from toc.syntax.document import Document
from toc.syntax.formatting.tidy import tidy
from toc.syntax.source import read

HOUSE = """\
toc: 1
taal: nl
outputs:
  bereikt:
    tekst: Veertig gezinnen komen naar de spelnamiddag
veranderingen:
  aanspreekpunt:
    niveau: output
    tekst: Inwoners kennen de aanspreekpunten
    leidt_tot: [melden]
  melden:
    niveau: outcome
    tekst: Inwoners melden overlast sneller
  overlast:
    tekst: Overlast daalt in de hele stad
outcomes:
  vertrouwen:
    tekst: Inwoners hebben meer vertrouwen in de aanpak van de stad
"""
"""Changes of the trainer (000:293-306), in one layer as in the house (000:362-372)."""


def read_well(text: str) -> Document:
    document = read(text, "x")
    assert document.problems == ()
    return document


def test_changes_are_outputs_and_outcomes_in_the_order_of_the_file() -> None:
    document = read_well(HOUSE)
    assert [*document.plan.outputs] == ["bereikt", "aanspreekpunt"]
    assert [*document.plan.outcomes] == ["melden", "overlast", "vertrouwen"]
    assert document.sections == {
        **dict.fromkeys(("bereikt", "aanspreekpunt"), "outputs"),
        **dict.fromkeys(("melden", "overlast", "vertrouwen"), "outcomes"),
    }
    assert document.in_changes == {"aanspreekpunt", "melden", "overlast"}


def test_the_plan_is_the_one_with_two_sections() -> None:
    in_two = """\
toc: 1
taal: nl
outputs:
  a: {label: A, leidt_tot: b}
outcomes:
  b: {label: B}
"""
    in_one = "toc: 1\ntaal: nl\nveranderingen:\n  b: {label: B}\n  a: {label: A, niveau: output, leidt_tot: b}\n"
    assert read_well(in_one).plan == read_well(in_two).plan
    assert "changes" not in Plan.model_fields
    assert "changes" not in read_well(in_one).plan.model_dump_json(by_alias=True)


def test_what_stands_under_changes_has_its_place_under_its_level() -> None:
    document = read_well(HOUSE)
    assert document.span_of("aanspreekpunt", "text").start.line == 9
    assert document.span_of("overlast").start.line == 14
    place = document.place("changes")
    assert place
    assert place.name.start.line == 6


def test_without_sections_of_their_own_outputs_and_outcomes_stand_where_the_changes_stand() -> None:
    text = "toc: 1\nveranderingen:\n  a: {label: A}\n"
    document = read_well(text)
    assert document.place("outcomes") == document.place("changes")
    assert document.place("outputs") is None
    document = read_well(text.replace("{label", "{niveau: output, label"))
    assert document.place("outputs") == document.place("outcomes") == document.place("changes")


@pytest.mark.parametrize("section", ["outcomes", "outputs", "tussendoelen", "resultaten"])
def test_changes_may_stand_beside_any_of_them(section: str) -> None:
    document = read_well(f"toc: 1\n{section}:\n  a: {{label: A}}\nveranderingen:\n  b: {{label: B}}\n")
    assert {*document.plan.outputs, *document.plan.outcomes} == {"a", "b"}


def test_an_english_file_that_says_veranderingen_stays_valid() -> None:
    document = read_well("toc: 1\ntitle: T\nlanguage: en\nveranderingen:\n  a: {text: Residents meet, who: b}\n")
    assert [*document.plan.outcomes] == ["a"]


def test_a_level_that_is_none_is_told_and_its_change_kept() -> None:
    document = read("toc: 1\ntaal: nl\nveranderingen:\n  a: {label: A, niveau: impact}\n", "x")
    assert [(one.rule, one.report.node, one.report.span.start.line) for one in document.problems] == [
        ("wrong-value", "a", 4)
    ]
    assert [*document.plan.outcomes] == ["a"]


def test_a_level_that_is_nearly_right_is_taken_as_meant() -> None:
    document = read("toc: 1\ntaal: nl\nveranderingen:\n  a: {label: A, niveau: Output}\n", "x")
    assert [one.report.variant for one in document.problems] == ["near"]
    assert [*document.plan.outputs] == ["a"]


def test_a_level_belongs_under_changes_only() -> None:
    document = read("toc: 1\ntaal: nl\noutcomes:\n  a: {label: A, niveau: output}\n", "x")
    assert [one.rule for one in document.problems] == ["unknown-keyword"]
    assert [*document.plan.outcomes] == ["a"]


def test_the_same_id_in_both_is_told_once_and_the_first_counts() -> None:
    document = read("toc: 1\noutcomes:\n  a: {label: A}\nveranderingen:\n  a: {label: B}\n", "x")
    assert [one.rule for one in document.problems] == ["duplicate-id"]
    assert document.plan.outcomes["a"].label == "A"
    assert document.span_of("a", "label").start.line == 3


@pytest.mark.parametrize("written", ["[a, b]", "tekst", "", "{}"])
def test_what_is_no_section_hides_nothing_else(written: str) -> None:
    document = read(f"toc: 1\nveranderingen: {written}\noutcomes:\n  a: {{label: A}}\n", "x")
    assert [one.rule for one in document.problems] == (["wrong-type"] if written[:1] in ("[", "t") else [])
    assert [*document.plan.outcomes] == ["a"]
    assert document.is_unread("", ("outputs",)) == document.is_unread("", ("outcomes",)) == bool(document.problems)


@pytest.mark.parametrize("keywords", [None, *(one for one in Language if one in ("nl", "en"))])
def test_fmt_keeps_the_section_as_it_is_written(keywords: Language | None) -> None:
    tidied = tidy(HOUSE.encode(), "x", keywords)
    assert tidied.refusal is None
    text = tidied.content.decode()
    spelled = "changes" if keywords == "en" else "veranderingen"
    assert f"\n{spelled}:\n" in text
    assert read_well(text).in_changes == {"aanspreekpunt", "melden", "overlast"}


# --- Goals ------------------------------------------------------------------------------------------------------------

TWO = """\
toc: 1
taal: nl
titel: Twee doelen
impactdoel:
  - De sociale contacten onder de jonge gezinnen vergroten
  - De rechten van de jonge gezinnen worden gerealiseerd
"""
"""Two goals side by side, as the training writes them (001:106-119)."""


def test_a_list_of_goals_is_read_as_goals() -> None:
    document = read(TWO, "x")
    assert document.plan.impact_goal is None
    assert {name: goal.text for name, goal in document.plan.goals.items()} == {
        "doel_1": "De sociale contacten onder de jonge gezinnen vergroten",
        "doel_2": "De rechten van de jonge gezinnen worden gerealiseerd",
    }
    assert [(one.rule, one.report.variant, one.report.span.start.line) for one in document.problems] == [
        ("wrong-type", "goals", 4)
    ]


LISTS = [
    TWO,
    "toc: 1\nimpactdoel:\n- Een lange\n  zin\n- tekst: B\n  wie: x\n- tekst: >\n    Hallo\n    daar\n  waarom: y\n",
    "toc: 1\nimpact_goal: [A b, {text: c}]\n",
    "toc: 1\nimpact_goal:\n    - |\n      A b\n\n      c\n    -   text: c # remark\n        who: d\n\ntitle: T\n",
    "toc: 1\nimpactdoel:\n  - 'A: b'\n  - C\ndoelen:\n  doel_1: {tekst: D}\n",
]


@pytest.mark.parametrize("text", LISTS[:4])
def test_the_fix_writes_the_goals_with_ids(text: str) -> None:
    document = read(text, "x")
    fixes = [fix for problem in document.problems for fix in problem.report.fixes]
    mended = read_well(apply(text, fixes)[0])
    assert mended.plan == document.plan
    assert [one.safe for one in fixes] == [True]


def test_goals_of_a_list_stand_beside_those_of_the_section() -> None:
    document = read(LISTS[4], "x")
    assert [one.text for one in document.plan.goals.values()] == ["A: b", "C", "D"]
    assert [*document.plan.goals] == ["doel_1_2", "doel_2", "doel_1"]


def test_goals_are_nodes_with_an_arrow_to_the_global_goal() -> None:
    document = read_well(
        "toc: 1\nimpactdoel: {tekst: G}\ndoelen:\n  a: {tekst: A, leidt_tot: impact}\n  b: {tekst: B}\n"
        "outcomes:\n  c: {tekst: C, leidt_tot: [a, b]}\n"
    )
    assert [name for name, _ in document.plan.nodes()] == ["c", "a", "b", "impact"]
    assert [*document.plan.all_goals()] == ["a", "b", "impact"]
    assert document.is_node("a")
