"""Layers of settings, the outermost first → what holds for one plan, and which rules that chooses."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from toc.core.findings import Profile, Severity
from toc.core.messages import NOTHING, Message, message
from toc.core.settings import FailOn, Plugin, Settings, WordChange
from toc.lint.rules.base import Checklist, Rule
from toc.system.wildmatch import Patterns, signs
from toc.workspace.config.toml import near, shown

# --- Choosing rules ---------------------------------------------------------------------------------------------------
# What can be written where rules are chosen: names, codes, checklists, `TOC` with the number of one, and `ALL`.

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
            entries |= dict.fromkeys((*checklist.names, f"toc{number}"), (rules, _CHECKLIST_WEIGHT))
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
        return told + self._near(written, [*self.by_name, *(name for one in Checklist for name in one.names), ALL])

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


# --- Layers -----------------------------------------------------------------------------------------------------------
# Layers of settings, the outermost first → what holds for one plan, and where each part of it was set.

T = TypeVar("T")


class Given(NamedTuple, Generic[T]):
    """A value, and where it was set: `toc.toml:3`, the name of an option, or nothing where it is toc's own."""

    value: T
    where: str = ""


class FileIgnore(NamedTuple):
    """Rules that do not run for the files that a pattern of git's kind means, below the folder of the settings file."""

    folder: str
    pattern: str
    selectors: tuple[Selector, ...]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Layer:
    """The settings of one file or of the command line. `select` is None where that is not set; a severity of None is
    `off`; limits are by rule and name, words by language and list, what is set of pictures by name (`theme`, `logo`,
    `colours.activity`)."""

    select: Given[tuple[Selector, ...]] | None = None
    extend_select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    severities: Mapping[str, Given[Severity | None]] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], Given[int]] = field(default_factory=dict)
    words: Mapping[str, Given[WordChange]] = field(default_factory=dict)
    file_ignores: tuple[FileIgnore, ...] = ()
    profile: Given[Profile] | None = None
    fail_on: Given[FailOn] | None = None
    baseline: Given[str] | None = None
    picture: Mapping[str, Given[str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Holding:
    """What holds for one plan. `choices` say of every rule whether it runs."""

    choices: Mapping[str, Given[bool]]
    severities: Mapping[str, Given[Severity]] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], Given[int]] = field(default_factory=dict)
    words: Mapping[str, Given[WordChange]] = field(default_factory=dict)
    profile: Given[Profile] | None = None
    fail_on: Given[FailOn] | None = None
    baseline: Given[str] | None = None
    picture: Mapping[str, Given[str]] = field(default_factory=dict)

    def settings(self, plugins: tuple[Plugin, ...] = ()) -> Settings:
        limits: dict[str, dict[str, int]] = {}
        for (rule, name), limit in self.limits.items():
            limits.setdefault(rule, {})[name] = limit.value
        return Settings(
            rules=frozenset(name for name, choice in self.choices.items() if choice.value),
            severities={rule: one.value for rule, one in self.severities.items()},
            limits=limits,
            words={name: one.value for name, one in self.words.items()},
            profile=self.profile.value if self.profile else None,
            fail_on=self.fail_on.value if self.fail_on else None,
            baseline=self.baseline.value if self.baseline else None,
            picture={name: one.value for name, one in self.picture.items()},
            picture_places={name: one.where for name, one in self.picture.items()},
            plugins=plugins,
        )


def holding(layers: Sequence[Layer], known: Known, path: str, asked: Layer, only: Selector | None) -> Holding:
    """What holds for the plan at that path from the root. `layers` are those of the files, the outermost first, `asked`
    is that of the command line; `only` narrows down what they choose. Rules that cannot be ignored always run."""
    severities: dict[str, Given[Severity | None]] = {}
    for layer in layers:
        severities |= layer.severities
    choices = {rule.name: Given(value=True) for rule in known.rules}
    for layer in layers:
        choices = _chosen(choices, layer)
    choices |= {name: Given(False, one.where) for name, one in severities.items() if one.value is None}
    choices = _chosen(choices, asked)
    for layer in layers:
        choices |= _spared(layer.file_ignores, path)
    if only:
        choices |= {name: Given(False, only.where) for name in choices.keys() - only.rules}
    choices |= {rule.name: Given(value=True) for rule in known.rules if rule.cannot_be_ignored}
    every = (*layers, asked)
    return Holding(
        choices=choices,
        severities={name: Given(one.value, one.where) for name, one in severities.items() if one.value is not None},
        limits=_merged(layer.limits for layer in layers),
        words=_words(layers),
        profile=next((layer.profile for layer in reversed(every) if layer.profile), None),
        fail_on=next((layer.fail_on for layer in reversed(every) if layer.fail_on), None),
        baseline=next((layer.baseline for layer in reversed(every) if layer.baseline), None),
        picture=_merged(layer.picture for layer in layers),
    )


def _chosen(before: Mapping[str, Given[bool]], layer: Layer) -> dict[str, Given[bool]]:
    """Which rules run after this layer. As in ruff, `select` starts anew, and the more particular entry decides."""
    new: dict[str, Given[bool]] = {}
    selected = (*(layer.select.value if layer.select else ()), *layer.extend_select)
    for weight in WEIGHTS:
        for entries, runs in ((selected, True), (layer.ignore, False)):
            for entry in entries:
                new |= dict.fromkeys(entry.rules if entry.weight == weight else (), Given(runs, entry.where))
    if layer.select is None:
        return {**before, **new}
    return {**dict.fromkeys(before, Given(False, layer.select.where)), **new}


def _spared(ignores: Sequence[FileIgnore], path: str) -> dict[str, Given[bool]]:
    """The rules that do not run for the plan at that path, by the patterns that mean it or a folder above it."""
    if not ignores:
        return {}
    name = _below(ignores[0].folder, path)
    patterns = _patterns(tuple(one.pattern for one in ignores))
    steps = name.split("/")
    meant: set[int] = set()
    for deep in range(1, len(steps) + 1):
        meant |= patterns.all_for(signs("/".join(steps[:deep])), is_folder=deep < len(steps))
    return {
        rule: Given(False, selector.where)
        for place in sorted(meant)
        for selector in ignores[place].selectors
        for rule in selector.rules
    }


def _below(folder: str, path: str) -> str:
    """The name of a file from a folder. Elsewhere than below it only the last part counts."""
    try:
        name = os.path.relpath(path, folder)
    except ValueError:  # another drive
        name = os.pardir
    return os.path.basename(path) if name.split(os.sep)[0] == os.pardir else name.replace(os.sep, "/")


@lru_cache(maxsize=16)
def _patterns(written: tuple[str, ...]) -> Patterns:
    return Patterns(map(signs, written))


def _merged(parts: Iterable[Mapping[Any, Any]]) -> dict[Any, Any]:
    return {key: value for part in parts for key, value in part.items()}


def _words(layers: Sequence[Layer]) -> dict[str, Given[WordChange]]:
    """Words add up; what a nearer file says of a word comes in the place of what a farther one says of it."""
    words: dict[str, Given[WordChange]] = {}
    for layer in layers:
        for name, new in layer.words.items():
            old = words.get(name)
            words[name] = Given(_both(old.value, new.value), f"{old.where}, {new.where}") if old else new
    return words


def _both(old: WordChange, new: WordChange) -> WordChange:
    added = (*(word for word in old.added if word not in new.removed), *new.added)
    removed = (*(word for word in old.removed if word not in new.added), *new.removed)
    return WordChange(tuple(dict.fromkeys(added)), tuple(dict.fromkeys(removed)))
