"""The short list of impact goals side by side, each weighed by itself: the first exercise of day 1 of the training."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from toc.core.findings import Finding, Severity
from toc.core.text import is_said
from toc.lint.engine import lint
from toc.lint.rules import ALL_RULES
from toc.lint.rules.base import Checklist
from toc.lint.wording import message_of
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.table import Cell, Column, Kind, Line, Row, State, Table, lines, nothing, said
from toc.syntax.document import Document
from toc.syntax.source import read

# "Voor wie maak je het verschil?" (step 1.1), what becomes different, and words that everybody reads otherwise.
_WHO = frozenset({"missing-target-group", "unspecific-target-group"})
_WORDS = frozenset({"vague-qualifier", "undefined-jargon", "absolute-claim"})
_NOT_OF_ONE = frozenset({"impact-goal-missing-or-many", "goal-without-why", "policy-objective-missing"})
"""What these say holds for the plan, and for all candidates alike."""
_NO_DAY = date(2000, 1, 1)
"""No rule on a goal looks at the calendar."""


def candidates(look: Lookup) -> Table:
    """A row for every goal on the short list, and for the one that was chosen."""
    say = look.tongue.say
    texts = _short_list(look)
    return Table(
        name="candidates",
        title=say("the-short-list"),
        lead=say("which-goal-to-choose"),
        language=look.language,
        source=look.source,
        columns=_columns(look),
        subject="candidate",
        empty=say("the-plan-has-no-short-list"),
        rows=tuple(_rows(look, texts)),
        notes=(say("the-table-weighs-words"),),
    )


def _columns(look: Lookup) -> tuple[Column, ...]:
    say = look.tongue.say
    return (
        Column("mark", say("no"), 5),
        Column("candidate", say("possible-impact-goal"), 48),
        Column("who", say("for-whom-the-difference"), 36),
        Column("change", say("what-becomes-different"), 46),
        Column("words", say("words-to-sharpen"), 36),
        Column("remarks", say("remarks"), 12, Kind.NUMBER),
    )


def _short_list(look: Lookup) -> list[str]:
    """The candidates, with the goal that was chosen where it is none of them."""
    goal = look.plan.impact_goal
    if goal is None or not goal.candidates:
        return []
    chosen = [goal.text] if goal.text and is_said(goal.text) else []
    return [text for text in dict.fromkeys((*goal.candidates, *chosen)) if is_said(text)]


def _rows(look: Lookup, texts: list[str]) -> Iterator[Row]:
    say, goal = look.tongue.say, look.plan.impact_goal
    weighed = _weighed(look, texts) if texts else {}
    for number, text in enumerate(texts):
        found = weighed.get(number, [])
        chosen = [Line(say("chosen"), State.NONE)] if goal and goal.text == text else []
        others = [one for one in found if one.rule not in _WHO | _WORDS]
        yield Row(
            (
                said(str(number + 1)),
                lines([Line(text), *chosen], nothing()),
                _cell(look, (one for one in found if one.rule in _WHO)),
                _cell(look, others),
                _cell(look, (one for one in found if one.rule in _WORDS)),
                Cell((Line(str(len(found))),), len(found)),
            )
        )


def _cell(look: Lookup, found: Iterable[Finding]) -> Cell:
    """What the rules say; a gap where that is more than a tip."""
    made = [
        Line(message_of(one, look.language), State.SAID if one.severity is Severity.INFO else State.GAP)
        for one in found
    ]
    return lines(made, nothing(look.tongue.say("nothing-to-remark")))


def _weighed(look: Lookup, texts: list[str]) -> Mapping[int, list[Finding]]:
    """What the rules on impact goals say of each text as the goal of this plan, by its number."""
    document = _alone(look, texts)
    rules = [one for one in ALL_RULES if one.checklist is Checklist.IMPACT_GOAL and one.name not in _NOT_OF_ONE]
    lines_of = {
        document.span_of("impact_goal", "candidates", number).start.line: number for number in range(len(texts))
    }
    found: dict[int, list[Finding]] = {}
    for one in lint(document, rules, today=_NO_DAY, settings=look.settings):
        number = lines_of.get(one.span.start.line)
        if number is not None:
            found.setdefault(number, []).append(one)
    return found


def _alone(look: Lookup, texts: list[str]) -> Document:
    """A plan with that short list and no choice, and what the rules need to read it: its actors and its words."""
    plan = look.plan
    actors = {
        name: actor.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
        for name, actor in plan.actors.items()
    }
    top = {
        "toc": 1,
        "language": plan.language or look.tongue.written,
        "organisation": plan.organisation,
        "actors": actors,
        "glossary": dict(plan.glossary),
    }
    written = [f"{key}: {_quoted(value)}" for key, value in top.items() if value]
    listed = [f"    - {_quoted(text)}" for text in texts]
    return read("\n".join((*written, "impact_goal:", "  candidates:", *listed, "")), look.path)


def _quoted(value: object) -> str:
    """JSON, which YAML takes as it is; what cannot be printed by its number, as YAML wants it."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written)
