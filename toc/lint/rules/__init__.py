"""The registry: every rule of `toc lint`, checklist by checklist, in the order of the training's steps.

A checklist is a package with a module for each subject; its `RULES` say which rules it has.
"""

from collections import ChainMap
from collections.abc import Iterable
from functools import cache

from toc.lint.rules import (
    actions,
    activities,
    actors,
    changes,
    evaluation,
    goals,
    links,
    methods,
    needs,
    participation,
    picture,
    reading,
)
from toc.lint.rules.base import Rule

ALL_RULES: tuple[Rule, ...] = (
    *reading.RULES,
    *goals.RULES,
    *activities.RULES,
    *changes.RULES,
    *actors.RULES,
    *links.RULES,
    *picture.RULES,
    *needs.RULES,
    *methods.RULES,
    *actions.RULES,
    *participation.RULES,
    *evaluation.RULES,
)


@cache
def _by_name() -> dict[str, Rule]:
    return {name: rule for rule in ALL_RULES for name in (rule.name, rule.code)}


def find(name: str) -> Rule | None:
    """The rule with that name or code, in capitals or not; None where there is none. Those of loaded plugins count."""
    every = ChainMap(_by_name(), _added)
    return every.get(name) or every.get(name.upper()) or every.get(name.lower())


_added: dict[str, Rule] = {}


def add(rules: Iterable[Rule]) -> None:
    """Makes the rules of a plugin known by name, for reports that say more about a rule."""
    _added.update({name: rule for rule in rules for name in (rule.name, rule.code)})
