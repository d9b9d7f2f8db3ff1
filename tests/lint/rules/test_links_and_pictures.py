"""The rules on links and pictures together: one mistake is told once, and a big plan takes no ages."""

from datetime import date

import pytest
from links import found

from toc.core.model import Language
from toc.lint.rules.base import Inspection
from toc.lint.rules.links import RULES
from toc.lint.rules.picture import RULES as PICTURE_RULES
from toc.syntax.source import read

HEALTHY = (
    """\
toc: 1
language: en
version: 1
date: 2026-10-01
owner: Neighbourhood team
impact_goal: {text: Residents are safe, horizon: long}
activities:
  walk: {text: The city walks, leads_to: [visit]}
outputs:
  visit: {text: Neighbours visit, leads_to: [greet]}
outcomes:
  greet: {text: Neighbours greet, type: behaviour, term: short, leads_to: [trust]}
  trust: {text: Neighbours trust, type: attitude, term: medium, leads_to: [impact]}
hypotheses:
  why:
    text: If neighbours greet, they trust, because a greeting reassures
    link: [visit -> greet, greet -> trust, trust -> impact]
    assumptions: [Neighbours speak one language]
external_factors:
  rain: {text: Rain, effect: hinders}
narrative: >-
"""
    + "  one two three four five six seven eight nine ten\n" * 5
)

MISTAKES = [
    pytest.param("", "", [], id="nothing"),
    pytest.param(
        "The city walks, leads_to: [visit]",
        "The city walks, leads_to: [visits]",
        [("dangling-reference", 8), ("change-without-cause", 10)],
        id="a slip in an arrow",
    ),
    pytest.param(
        "outcomes:\n",
        "outcomes:\n  alone: {text: Alone, term: short}\n",
        [("orphan-node", 12)],
        id="a change without an arrow",
    ),
    pytest.param(
        "activities:\n",
        "activities:\n  alone: {text: Alone}\n",
        [("dead-end-activity", 8)],
        id="an activity without an arrow",
    ),
    pytest.param(
        "medium, leads_to: [impact]",
        "medium",
        [("orphan-node", 6), ("dangling-reference", 17)],
        id="no arrow arrives at the goal",
    ),
    pytest.param(
        "short, leads_to: [trust]",
        "short, leads_to: [trust, impact, visit]",
        [("link-without-hypothesis", 12), ("backward-link", 12), ("unmarked-cycle", 12)],
        id="an arrow to the goal and one that runs back",
    ),
    pytest.param(
        "[Neighbours speak one language]",
        "[Neighbours speak one language",
        [],
        id="a bracket that is not closed, for the rules of the reader",
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES)
def test_one_mistake_gives_no_more_findings_than_it_is_worth(
    old: str, new: str, expected: list[tuple[str, int]]
) -> None:
    source = HEALTHY.replace(old, new)
    assert [(rule, line) for rule, line, *_ in found([*RULES, *PICTURE_RULES], source, Language.EN)] == expected


def big_plan(nodes: int, arrows: int) -> str:
    """A plan with that many nodes and arrows, in which every arrow runs five nodes ahead at most."""
    rows = ["toc: 1", "language: en", "impact_goal: {text: Safe}", "outcomes:"]
    for node in range(nodes):
        ahead = [f"n{node + step}" for step in range(1, arrows // nodes + 1) if node + step < nodes] or ["impact"]
        rows.append(f"  n{node}: {{text: Change {node}, type: knowledge, term: long, leads_to: [{', '.join(ahead)}]}}")
    rows.append("hypotheses:")
    rows += [f"  h{node}: {{text: t, link: n{node} -> n{node + 1}, importance: high}}" for node in range(nodes - 1)]
    rows.append("learning_questions:")
    rows += [f"  q{node}: {{text: t, about: [h{node}, m{node}]}}" for node in range(nodes - 1)]
    return "\n".join(rows) + "\n"


def test_a_big_plan_is_checked_by_every_rule() -> None:
    """A rule that compares everything with everything would take minutes; `make bench` measures it."""
    inspection = Inspection(document=read(big_plan(2_000, 8_000), "plan.toc.yaml"), today=date(2026, 11, 1))
    counts = {rule.name: len(list(rule.check(inspection))) for rule in (*RULES, *PICTURE_RULES)}
    # Of the three arrows on which most leans one has no hypothesis; 1,999 hypotheses give no reason.
    assert counts["link-without-hypothesis"] == 1 + 1_999
    assert counts["too-many-nodes"] == 1
