"""What is different between two plans: laws that hold for any two of them, and each kind of change."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, example

from toc.compare.describe_changes import in_words
from toc.compare.difference import GOAL, Change, Difference, FieldChange, Tie, arrows_of, difference
from toc.compare.matching import things
from toc.compare.merged_plan import union
from toc.core.model import Language, Link, Plan
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

FEW = settings(max_examples=60)
NAMES = ["a1", "a2", "a3", "b1", "b2", "c1", "c2", "x"]
TEXTS = ["Wij doen iets", "Wij doen iets anders", "Jongeren leren", "Buren praten", "Er komt rust", "Iets nieuws"]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A small plan in which texts and ids come back, so that two of them have much in common."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    sections = [draw(st.sampled_from(["activities", "outputs", "outcomes"])) for _ in names]
    data: dict[str, Any] = {"toc": 1, "language": "en"}
    for name, section in zip(names, sections, strict=True):
        targets = draw(st.lists(st.sampled_from([*NAMES, "impact"]), unique=True, max_size=3))
        back = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=1))
        node = {"text": draw(st.sampled_from(TEXTS)), "leads_to": targets, "feeds_back_to": back}
        data.setdefault(section, {})[name] = node
    if draw(st.booleans()):
        data["impact_goal"] = {"text": draw(st.sampled_from(TEXTS))}
    for number in range(draw(st.integers(0, 2))):
        link = f"{draw(st.sampled_from(NAMES))} -> {draw(st.sampled_from(NAMES))}"
        data.setdefault("hypotheses", {})[f"h{number}"] = {"text": draw(st.sampled_from(TEXTS)), "link": link}
        indicator: dict[str, Any] = {"text": draw(st.sampled_from(TEXTS)), "measures": [draw(st.sampled_from(NAMES))]}
        indicator["target"] = {"value": draw(st.sampled_from(["10", "20"]))}
        data.setdefault("indicators", {})[f"i{number}"] = indicator
        factor = {"text": draw(st.sampled_from(TEXTS)), "on": [draw(st.sampled_from([*NAMES, "a1 -> b1"]))]}
        data.setdefault("external_factors", {})[f"f{number}"] = factor
    return read(json.dumps(data), "x").plan


def mirrored(found: Difference) -> tuple[set[Any], ...]:
    """What the difference the other way round has to be."""
    turned = {(one.tie, one.after, one.before) for one in found.arrows}
    swapped = {
        (one.now, one.was, frozenset(FieldChange(way.way, way.after, way.before) for way in one.fields))
        for one in found.things
    }
    return swapped, turned, {FieldChange(one.way, one.after, one.before) for one in found.plan}


def plain(found: Difference) -> tuple[set[Any], ...]:
    return (
        {(one.was, one.now, frozenset(one.fields)) for one in found.things},
        {(one.tie, one.before, one.after) for one in found.arrows},
        set(found.plan),
    )


@given(plans())
@FEW
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    assert difference(plan, plan).is_empty


@given(plans(), plans())
@FEW
def test_the_other_way_round_it_is_the_mirror_image(old: Plan, new: Plan) -> None:
    assert plain(difference(new, old)) == mirrored(difference(old, new))


@given(plans(), plans())
@FEW
def test_applied_to_the_old_plan_it_gives_the_new_one(old: Plan, new: Plan) -> None:
    found = difference(old, new)
    made = {key: one for key, one in with_goal(old).items() if key not in {change.was for change in found.things}}
    kept = dict(made)
    made |= {change.now: change.after for change in found.things if change.now and change.after}
    assert made.keys() == with_goal(new).keys()
    assert {key: one for key, one in made.items() if key not in kept} == {
        key: one for key, one in with_goal(new).items() if key not in kept
    }
    ids = {was[1]: now[1] for was, now in found.same.now.items()} | {"impact": "impact"}
    before = {(tie, named(link, ids)) for tie, link in arrows_of(old)}
    gone = {(one.tie, named(one.before, ids)) for one in found.arrows if one.before}
    more = {(one.tie, one.after) for one in found.arrows if one.after}
    assert (before - gone) | more == set(arrows_of(new))


def with_goal(plan: Plan) -> dict[tuple[str, str], Any]:
    return {**({GOAL: plan.impact_goal} if plan.impact_goal else {}), **things(plan)}


def named(link: Link, ids: dict[str, str]) -> Link:
    """The link in the ids of the new plan; what that has not is told apart from what has its id now."""
    inner = Link.parse(link.effect)
    effect = str(named(inner, ids)) if inner else ids.get(link.effect, f"old {link.effect}")
    return Link(ids.get(link.cause, f"old {link.cause}"), effect)


@given(plans(), plans())
@FEW
def test_both_plans_in_one_have_everything_of_both_in_the_order_of_the_new_one(old: Plan, new: Plan) -> None:
    found = difference(old, new)
    both = union(found)
    for section in ("activities", "outputs", "outcomes"):
        names = list(getattr(both.plan, section))
        kept = [name for name in names if name not in both.ids.values()]
        assert kept == list(getattr(new, section))
        removed = {both.ids[key] for key in both.ids if key[0] == section}
        assert set(names) - set(kept) == removed
    drawn = {*arrows_of(both.plan), *both.loose}
    assert both.arrows.keys() <= drawn


@given(plans(), plans())
@FEW
def test_every_difference_can_be_told_in_both_languages(old: Plan, new: Plan) -> None:
    found = difference(old, new)
    for language in Language:
        told = in_words(found, language)
        assert bool(told) <= (not found.is_empty)
        assert all(one.title and "\0" not in one.title + "".join(one.lines) for one in told)


def test_examples_do_not_differ_from_themselves_read_again() -> None:
    for path in EXAMPLES:
        plan = example(path.name.removesuffix(".toc.yaml")).plan
        assert difference(plan, example(path.name.removesuffix(".toc.yaml")).plan).is_empty


BASE = """\
toc: 1
language: en
title: Plan
impact_goal: {text: Residents feel at home}
actors:
  youth: {name: Youth service, role: city}
  people: {name: Residents, role: target_group}
activities:
  a1: {label: Camp, text: The youth service holds a camp, by: [youth], leads_to: [b1]}
  a2: {text: The youth service calls on people, by: [youth], leads_to: [b1]}
outputs:
  b1: {text: People come along, who: [people], leads_to: [c1]}
outcomes:
  c1: {text: People know each other, who: [people], term: short, leads_to: [c2]}
  c2: {text: People help each other, who: [people], leads_to: [impact]}
hypotheses:
  h1: {text: "If they meet, they talk", link: b1 -> c1, assumptions: [There is time]}
indicators:
  i1: {text: Share that knows a neighbour, measures: [c1], target: {value: 40, due: 2028}}
"""


def changed(*edits: tuple[str, str]) -> Difference:
    text = BASE
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    return difference(read(BASE, "old").plan, read(text, "new").plan)


def told(found: Difference, language: Language = Language.EN) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.change.value, one.title, one.lines) for one in in_words(found, language)]


def test_values_from_and_to() -> None:
    found = changed(("term: short", "term: long"), ("value: 40", "value: 50"), ("title: Plan", "title: Our plan"))
    assert [(one.now, one.fields) for one in found.things] == [
        (("outcomes", "c1"), (FieldChange(("term",), "short", "long"),)),
        (("indicators", "i1"), (FieldChange(("target", "value"), "40", "50"),)),
    ]
    assert found.plan == (FieldChange(("title",), "Plan", "Our plan"),)
    assert told(found) == [
        ("changed", "Outcome ‘People know each other’", ("term: short → long",)),
        ("changed", "Indicator ‘Share that knows a neighbour’", ("target: 40 → 50",)),
        ("changed", "The plan", ("title: Plan → Our plan",)),
    ]
    assert told(found, Language.NL)[:2] == [
        ("changed", "Outcome ‘People know each other’", ("termijn: kort → lang",)),
        ("changed", "Indicator ‘Share that knows a neighbour’", ("norm: 40 → 50",)),
    ]


def test_lists_say_what_came_and_what_went() -> None:
    found = changed(
        ("a camp, by: [youth]", "a camp, by: [people]"), ("[There is time]", "[There is a room, They want it]")
    )
    assert told(found, Language.NL) == [
        ("changed", "Activiteit ‘Camp’", ("door, erbij: Residents", "door, weg: Youth service")),
        (
            "changed",
            "Hypothese ‘If they meet, they talk’",
            ("aannames, erbij: There is a room, They want it", "aannames, weg: There is time"),
        ),
    ]


def test_a_list_of_references_is_the_same_in_any_order() -> None:
    wide = BASE.replace("by: [youth]", "by: [youth, people]")
    other = BASE.replace("by: [youth]", "by: [people, youth]")
    assert difference(read(wide, "old").plan, read(other, "new").plan).is_empty


def test_values_that_come_and_go_and_long_ones_on_two_lines() -> None:
    long = "People know each other and their children and the names of their dogs"
    found = changed((", term: short", ""), ("label: Camp, ", ""), ("People know each other", f"{long}"))
    lines = [line for _, _, lines in told(found, Language.NL) for line in lines]
    assert lines == [
        "label: Camp → (leeg)",
        "tekst, vroeger: People know each other",
        f"tekst, nu: {long}",
        "termijn: kort → (leeg)",
    ]


def test_another_id_is_the_same_thing_by_its_text() -> None:
    found = changed(("c1", "knowing"), ("youth", "jeugd"), ("The jeugd", "The youth"), ("Youth", "Youth"))
    assert all(one.is_renamed_only for one in found.things)
    assert found.arrows == ()
    assert told(found) == [("changed", "Only the id is another one", ("youth → jeugd; c1 → knowing",))]


def test_another_id_and_another_text_is_the_same_thing_by_its_arrows() -> None:
    found = changed(("c1", "knowing"), ("People know each other", "Neighbours greet each other"))
    assert [(one.was, one.now) for one in found.things] == [(("outcomes", "c1"), ("outcomes", "knowing"))]
    assert told(found)[0][2] == (
        "id: c1 → knowing",
        "text: People know each other → Neighbours greet each other",
    )


def test_ids_that_were_numbered_anew_change_nothing_but_ids() -> None:
    """An activity was put in front: each text stands under the next id now."""
    found = changed(
        (
            "  a1: {label: Camp",
            "  a1: {text: The youth service asks around, by: [youth], leads_to: [b1]}\n  a2: {label: Camp",
        ),
        ("  a2: {text: The youth service calls", "  a3: {text: The youth service calls"),
    )
    assert [(one.change, one.was, one.now) for one in found.things] == [
        (Change.ADDED, None, ("activities", "a1")),
        (Change.CHANGED, ("activities", "a1"), ("activities", "a2")),
        (Change.CHANGED, ("activities", "a2"), ("activities", "a3")),
    ]
    assert found.arrows[0].after == Link("a1", "b1")
    assert len(found.arrows) == 1


def test_a_result_that_became_an_outcome_is_the_same_one() -> None:
    line = "  b1: {text: People come along, who: [people], leads_to: [c1]}\n"
    found = changed((f"outputs:\n{line}", ""), ("outcomes:\n", f"outcomes:\n{line}"))
    assert found.arrows == ()
    assert told(found) == [("changed", "Outcome ‘People come along’", ("was an output, is now an outcome",))]
    assert told(found, Language.NL)[0][2] == ("was een output, is nu een outcome",)


def test_a_reference_that_leads_nowhere_now_is_told_with_what_is_gone() -> None:
    found = changed(("  c1: {text: People know each other, who: [people], term: short, leads_to: [c2]}\n", ""))
    assert [(one.change, one.was) for one in found.things] == [(Change.REMOVED, ("outcomes", "c1"))]
    assert [one.before for one in found.arrows] == [Link("b1", "c1"), Link("c1", "c2")]
    assert union(found).loose == ()


def test_arrows_that_came_went_and_turned() -> None:
    found = changed(("leads_to: [c2]}", "leads_to: [impact]}"), ("leads_to: [impact]}\nhyp", "leads_to: [c1]}\nhyp"))
    assert [(one.tie, one.before, one.after) for one in found.arrows] == [
        (Tie.LEADS_TO, None, Link("c1", "impact")),
        (Tie.LEADS_TO, Link("c1", "c2"), Link("c2", "c1")),
        (Tie.LEADS_TO, Link("c2", "impact"), None),
    ]
    assert [title for _, title, _ in told(found, Language.NL)] == [
        "‘People know each other’ leidt nu tot ‘Residents feel at home’",
        "‘People help each other’ leidt nu tot ‘People know each other’, en niet langer omgekeerd",
        "‘People help each other’ leidt niet meer tot ‘Residents feel at home’",
    ]


def test_what_is_new_or_gone_is_told_with_its_arrows() -> None:
    found = changed(
        ("  a2: {text: The youth service calls on people, by: [youth], leads_to: [b1]}\n", ""),
        ("indicators:\n", "indicators:\n  i2: {text: Number of meetings, measures: [c1, c2]}\n"),
    )
    assert told(found) == [
        ("added", "Indicator ‘Number of meetings’", ("measures: People know each other, People help each other",)),
        ("removed", "Activity ‘The youth service calls on people’", ("leads to: People come along",)),
    ]


@pytest.mark.parametrize(("before", "after"), [("old", "new"), ("new", "old")])
def test_a_goal_that_is_new_or_gone(before: str, after: str) -> None:
    texts = {"old": BASE, "new": BASE.replace("impact_goal: {text: Residents feel at home}\n", "")}
    found = difference(read(texts[before], "x").plan, read(texts[after], "x").plan)
    assert [one.change for one in found.things] == [Change.REMOVED if before == "old" else Change.ADDED]
    assert union(found).plan.impact_goal is not None
    assert [one[2] for one in told(found)] == [("follows from: People help each other",)]


def test_many_things_take_little_time() -> None:
    nodes = [f"  n{n}: {{text: Text number {n}, leads_to: [n{n + 1}]}}" for n in range(1500)]
    old = read("toc: 1\noutcomes:\n" + "\n".join(nodes), "old").plan
    new = read("toc: 1\noutcomes:\n" + "\n".join(one.replace("n", "m", 1) for one in nodes), "new").plan
    found = difference(old, new)
    assert [(one.was, one.now) for one in found.things] == [
        (("outcomes", f"n{n}"), ("outcomes", f"m{n}")) for n in range(1500)
    ]
