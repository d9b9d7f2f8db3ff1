"""What can be written where rules are chosen: names, codes, checklists, `TOC` with the number of one, and `ALL`."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import NamedTuple

from toc.core.messages import NOTHING, Message, message
from toc.lint.rules.base import Checklist, Rule
from toc.workspace.config.complaint import near, shown

ALL = "ALL"
_CODE = re.compile(r"(?i)toc\d*")
_ALL_WEIGHT, _CHECKLIST_WEIGHT, _RULE_WEIGHT = WEIGHTS = range(3)
"""Of two entries that speak of the same rule, the more particular one decides."""


class Selector(NamedTuple):
    """One entry: the rules that it means, how particular it is (one of WEIGHTS), and where it stands."""

    rules: frozenset[str]
    weight: int
    where: str


class Known:
    """What settings can name: the rules, and the word lists of a language."""

    def __init__(
        self, rules: Sequence[Rule], lists: Callable[[str], Collection[str]], *, incomplete: bool = False
    ) -> None:
        """`incomplete`: there is a folder of rules that did not load, so that a name nobody knows may be one of its."""
        self.incomplete = incomplete
        self.rules = tuple(rules)
        self.lists = lists

    @cached_property
    def by_name(self) -> dict[str, Rule]:
        return {rule.name: rule for rule in self.rules}

    @cached_property
    def _entries(self) -> dict[str, tuple[frozenset[str], int]]:
        """Every entry in small letters, with the rules that it means."""
        entries = {ALL.lower(): (frozenset(self.by_name), _ALL_WEIGHT)}
        for number, checklist in enumerate(Checklist):
            rules = frozenset(rule.name for rule in self.rules if rule.checklist is checklist)
            entries |= dict.fromkeys((checklist.value, f"toc{number}"), (rules, _CHECKLIST_WEIGHT))
        for rule in self.rules:
            entries |= dict.fromkeys((rule.name, rule.code.lower()), (frozenset({rule.name}), _RULE_WEIGHT))
        return entries

    def rule(self, written: str) -> Rule | None:
        """The rule with that name or code, in capitals or not."""
        rules, weight = self._entries.get(written.lower(), (frozenset[str](), _ALL_WEIGHT))
        return self.by_name[next(iter(rules))] if weight == _RULE_WEIGHT else None

    def selector(self, written: str, where: str) -> Selector | None:
        """What an entry means, or None where it means nothing."""
        found = self._entries.get(written.strip().lower())
        if found is None and self.incomplete:
            return Selector(frozenset(), _RULE_WEIGHT, where)
        return Selector(*found, where) if found else None

    def no_selector(self, written: str) -> Message:
        told = message("settings-no-rule-or-checklist", written=shown(written))
        return told + self._near(written, [*self.by_name, *Checklist, ALL])

    def no_rule(self, written: str) -> Message:
        return message("settings-no-rule", written=shown(written)) + self._near(written, self.by_name)

    @staticmethod
    def _near(written: str, known: Collection[str]) -> Message:
        """Codes are all alike: only of a name one can tell which other was meant."""
        return NOTHING if _CODE.fullmatch(written) else near(written, known)

    def cannot_be_ignored(self, selector: Selector) -> bool:
        """Whether it means only rules that always run. In a wider entry these are passed over."""
        return bool(selector.rules) and all(self.by_name[name].cannot_be_ignored for name in selector.rules)


def why_not_ignored(written: str) -> Message:
    """Why a rule cannot be ignored or made lighter."""
    return message("settings-rule-always-counts", written=shown(written))
