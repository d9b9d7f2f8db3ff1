"""What a rule finds, as values without language: where it is, which rule, which of its texts, and the facts for these.

`toc.lint.wording` puts a finding into the words of a reader.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from toc.core.messages import Listed, Message


class Severity(StrEnum):
    """How much harm it does: an error breaks the way to impact, a warning weakens it, an info is worth a thought."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        return _WEIGHTS[self]


class Profile(StrEnum):
    """How far a plan is; the same words as its `status`. A rule counts from one of them on."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"

    @property
    def order(self) -> int:
        return _ORDER[self]

    @property
    def failing_severity(self) -> Severity:
        """The lightest finding that keeps a plan from passing: a final plan may not have holes."""
        return Severity.WARNING if self is Profile.FINAL else Severity.ERROR


_WEIGHTS = {severity: weight for weight, severity in enumerate(Severity)}
_ORDER = {profile: order for order, profile in enumerate(Profile)}


class Position(NamedTuple):
    """A place in a file: character offset from 0, line and column from 1, all counted in characters."""

    offset: int
    line: int
    column: int


class Span(NamedTuple):
    """A stretch of a file; `end` is the position after its last character."""

    start: Position
    end: Position


class Edit(NamedTuple):
    """Replaces the characters `start` (included) to `end` (excluded), both offsets, by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together. A safe fix never changes what the plan means.

    `title` is a key into the fixes of the rule's texts; of a finding in words it is the text itself.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


Fact = str | int | float | None | Listed | Message
"""What fills a gap in a text. Plain values stand in every language as they are; the others are worded at the edge."""


MORE = "(more)"
"""The name of the fact that tells how many more findings of a rule a file has than are told."""


class Finding(NamedTuple):
    """One thing that a rule has found at one place of one file; no language yet.

    `variant` chooses among the texts of the rule, `facts` are names and values for the gaps in them. `related` are the
    other places that play a part, each with the key of its label. `node` is the id of the plan's part that it is about
    (empty for the file as a whole): a baseline can hold on to it when lines move. `fields` are the keywords of that
    part that it is about, by their English names. `sources` are the works on which the rule rests, `applies_from` is
    the profile from which on it counts.

    A plain tuple, like its parts: a run over many plans from the cache makes them by the hundred thousand.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    variant: str = ""
    facts: tuple[tuple[str, Fact], ...] = ()
    related: tuple[tuple[Span, str], ...] = ()
    node: str = ""
    fields: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    sources: tuple[Message, ...] = ()
    applies_from: Profile = Profile.DRAFT


class Label(NamedTuple):
    """A span with what is to be said of it."""

    span: Span
    text: str


class WordedFinding(NamedTuple):
    """A finding in the language of a reader.

    `label` is the short text under the caret, `related` are the other places with their labels, `rationale` says why it
    matters, `help` what to write instead, `source` on what the rule rests; the fixes have their titles.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    label: str = ""
    related: tuple[Label, ...] = ()
    rationale: str = ""
    help: str = ""
    source: str = ""
    node: str = ""
    fields: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()
    applies_from: Profile = Profile.DRAFT


_NO_FACTS: Mapping[str, object] = {}


class RawFinding(NamedTuple):
    """What a check finds, before the rule, the settings and the spelling of the file are put to it.

    `variant` chooses among the texts of the rule, `facts` fill their gaps, `related` pairs a place with a key of the
    labels. `severity` and `applies_from` override the rule's own where one rule has degrees.
    """

    span: Span
    variant: str = ""
    facts: Mapping[str, object] = _NO_FACTS
    related: tuple[tuple[Span, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
    node: str = ""
    severity: Severity | None = None
    applies_from: Profile | None = None
    missing_keywords: tuple[str, ...] = ()
    """The keywords of `node`, or of the file, that the check looked for in vain. Where one of them does stand there but
    could not be read, another finding says so already, and this one is not made."""


class Problem(NamedTuple):
    """What the reader found, under the name of the rule that words it."""

    rule: str
    report: RawFinding
