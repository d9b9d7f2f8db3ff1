"""What a city can set: which rules run, how heavy they weigh, where their limits lie, and words of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from toc.finding import Profile, Severity

FailOn = Literal["error", "warning", "info", "never"]
"""The lightest finding with which `toc lint` ends with exit code 1."""


class Limit(NamedTuple):
    """A number on which a rule decides: `name` is its key under the rule in the settings, `about` what it says
    (English, Dutch)."""

    rule: str
    name: str
    default: int
    about: tuple[str, str]


class WordChange(NamedTuple):
    """Words that a city adds to one of the lists of `toc.language`, or takes out of it."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings for one file. `limits` are by rule and name, `words` by list (`nl.vague-verbs`).

    `rules` are the names of the rules that run (None: all of them), `severities` those that replace the rules' own.
    Without `profile` and `fail_on` nobody chose one. `baseline` is the path from the root of the file with the findings
    to leave out. `picture` is how pictures look, by name: `theme`, `paper`, `orientation`, `logo`, `font` and
    `font_bold` (paths from the root) and `colours.activity` and so on (`#rrggbb`); `picture_places` says where each was
    set.
    """

    rules: frozenset[str] | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    limits: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    words: Mapping[str, WordChange] = field(default_factory=dict)
    profile: Profile | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    picture: Mapping[str, str] = field(default_factory=dict)
    picture_places: Mapping[str, str] = field(default_factory=dict)

    def limit(self, limit: Limit) -> int:
        return self.limits.get(limit.rule, {}).get(limit.name, limit.default)

    def runs(self, rule: str) -> bool:
        """Whether the rule with that name runs."""
        return self.rules is None or rule in self.rules
