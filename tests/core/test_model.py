"""The theory of change and its parts: what they take, what they refuse and what they know of themselves."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from toc.core.model import Activity, ImpactGoal, Link, Method, Outcome, Part, Plan, Reference, Step, Term, date_range
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, shapes_of


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("a -> b", Link("a", "b")),
        ("a->b", Link("a", "b")),
        ("  buren_1  ->   impact ", Link("buren_1", "impact")),
        ("a - b -> c", None),
        ("a", None),
        ("a ->", None),
        ("-> b", None),
        ("a -> b -> c", None),
        ("a => b", None),
        ("", None),
    ],
)
def test_a_link_is_written_from_cause_to_effect(text: str, link: Link | None) -> None:
    assert Link.parse(text) == link


def test_a_link_reads_back_from_how_it_is_shown() -> None:
    assert str(Link("a", "b")) == "a -> b"
    assert Link.parse(str(Link("a-1", "b_2"))) == Link("a-1", "b_2")


def test_terms_have_an_order() -> None:
    assert [term.order for term in (Term.SHORT, Term.MEDIUM, Term.LONG)] == [0, 1, 2]


def test_a_year_is_the_whole_of_that_year() -> None:
    assert date_range("2026") == (date(2026, 1, 1), date(2026, 12, 31))
    assert date_range("2024-02-29") == (date(2024, 2, 29), date(2024, 2, 29))
    with pytest.raises(ValueError, match="day"):
        date_range("2026-02-30")


def refused(part: type[Part], data: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    """Where the model refuses what, and why; nothing where it takes it."""
    try:
        part.model_validate(data)
    except ValidationError as error:
        return [(one["loc"], one["type"]) for one in error.errors()]
    return []


@pytest.mark.parametrize("written", ["2026", "0001", "9999", "2026-12-31", "2024-02-29"])
def test_dates_and_years(written: str) -> None:
    assert refused(ImpactGoal, {"due": written}) == []


@pytest.mark.parametrize(
    "written",
    ["31/12/2026", "2026-13-01", "2026-02-29", "2026-1-1", "20261231", "0000", "26", "2026-12", " 2026", "morgen", ""],
)
def test_no_dates(written: str) -> None:
    assert refused(Step, {"due": written}) == [(("due",), "wrong_date")]


@pytest.mark.parametrize(
    ("written", "answer"),
    [("ja", True), ("Ja", True), ("yes", True), ("TRUE", True), ("nee", False), ("no", False), ("false", False)],
)
def test_yes_and_no_in_two_languages(written: str, answer: bool) -> None:
    assert Outcome.model_validate({"external": written}).external is answer
    assert Method.model_validate({"personal_data": written}).personal_data is answer


def test_what_the_model_refuses() -> None:
    assert refused(Outcome, {"external": "misschien", "term": "ooit", "kleur": "rood"}) == [
        (("term",), "enum"),
        (("external",), "bool_parsing"),
        (("kleur",), "extra_forbidden"),
    ]
    assert refused(Method, {"minutes": "tien", "cases": "-1"}) == [
        (("minutes",), "int_parsing"),
        (("cases",), "greater_than_equal"),
    ]
    assert refused(Plan, {"toc": "2"}) == [(("toc",), "less_than_equal")]
    assert refused(Plan, {"outcomes": {"a": {"steps": []}}}) == [(("outcomes", "a", "steps"), "extra_forbidden")]


def test_a_part_never_changes() -> None:
    goal = ImpactGoal.model_validate({"text": "Ouderen zijn minder eenzaam"})
    with pytest.raises(ValidationError, match="frozen"):
        setattr(goal, "text", "iets anders")  # noqa: B010 the type checker knows that it is frozen


def test_the_nodes_of_a_plan_in_order() -> None:
    plan = Plan.model_validate(
        {
            "impact_goal": {"text": "i"},
            "outcomes": {"c": {"text": "c"}, "b": {"text": "b"}},
            "outputs": {"d": {"text": "d"}},
            "activities": {"a": {"text": "a"}},
        }
    )
    assert [name for name, _ in plan.nodes()] == ["a", "d", "c", "b", "impact"]
    assert [change.text for change in plan.changes()] == ["d", "c", "b"]
    assert [name for name, _ in Plan.model_validate({}).nodes()] == []


def test_what_is_expected_in_each_place() -> None:
    shapes = shapes_of(Plan)
    assert (shapes["title"], shapes["impact_goal"]) == (Leaf(), PartOf(ImpactGoal))
    assert (shapes["outcomes"], shapes["glossary"]) == (SectionOf(PartOf(Outcome)), SectionOf(Leaf()))
    assert shapes["coaching_topics"] == ListOf(Leaf())
    outcome, activity = shapes_of(Outcome), shapes_of(Activity)
    assert list(activity)[:5] == ["text", "label", "by", "with", "for"]
    assert outcome["term"] == Leaf(Term)
    assert outcome["who"] == ListOf(Leaf(), Reference(("actors",)))
    assert activity["steps"] == ListOf(PartOf(Step))
    assert "id" not in outcome
