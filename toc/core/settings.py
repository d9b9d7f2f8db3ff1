"""What a city can set: which rules run, how heavy they weigh, where their limits lie, and words of its own."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from toc.core.findings import Profile, Severity

FailOn = Literal["error", "warning", "info", "never"]
"""The lightest finding with which `toc lint` ends with exit code 1."""


class Limit(NamedTuple):
    """A number on which a rule decides: `name` is its key under the rule in the settings. What it says stands with the
    texts of the rule."""

    rule: str
    name: str
    default: int


class WordChange(NamedTuple):
    """Words that a city adds to one of the lists of `toc.language`, or takes out of it."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class Plugin(NamedTuple):
    """Rules of one's own: `name` of the installed entry point, or of the folder; `folder` is its path from the root,
    empty for what is installed; `digest` is the hash of its code and texts."""

    name: str
    folder: str
    digest: str


_NONE: Mapping[str, Any] = {}
"""A plain one: settings go to other processes."""


class Settings(NamedTuple):
    """The settings for one file. `limits` are by rule and name, `words` by list (`nl.vague-verbs`).

    `rules` are the names of the rules that run (None: all of them), `severities` those that replace the rules' own.
    Without `profile` and `fail_on` nobody chose one; `day` is that of the training (`toc.lint.days`). `baseline` is the
    path from the root of the file with the findings to leave out. `picture` is how pictures look, by name: `theme`,
    `paper`, `orientation`, `logo`, `font` and `font_bold` (paths from the root) and `colours.activity` and so on
    (`#rrggbb`); `picture_places` says where each was set.
    """

    rules: frozenset[str] | None = None
    severities: Mapping[str, Severity] = _NONE
    limits: Mapping[str, Mapping[str, int]] = _NONE
    words: Mapping[str, WordChange] = _NONE
    profile: Profile | None = None
    day: int | None = None
    fail_on: FailOn | None = None
    baseline: str | None = None
    picture: Mapping[str, str] = _NONE
    picture_places: Mapping[str, str] = _NONE
    plugins: tuple[Plugin, ...] = ()

    def limit(self, limit: Limit) -> int:
        return self.limits.get(limit.rule, {}).get(limit.name, limit.default)

    def runs(self, rule: str) -> bool:
        """Whether the rule with that name runs."""
        return self.rules is None or rule in self.rules
