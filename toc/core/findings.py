"""What a rule reports: where it is, what is wrong, why it matters, what to write instead.

Findings are final: their texts are in the reader's language already. A report only lays them out.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


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
    def bar(self) -> Severity:
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


class Label(NamedTuple):
    """A span with what is to be said of it."""

    span: Span
    text: str


class Edit(NamedTuple):
    """Replaces the characters `start` (included) to `end` (excluded), both offsets, by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together. A safe fix never changes what the plan means."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


class Finding(NamedTuple):
    """One thing that a rule has to say about one place of one file.

    `label` is the short text under the caret, `related` are the other places that play a part, `help` says what to
    write instead, `source` on what the rule rests, `node` the id of the plan's part that it is about (empty for the
    file as a whole): a baseline can hold on to it when lines move. `since` is the profile from which on it counts.

    A plain tuple, like its parts: a run over many plans from the cache makes them by the hundred thousand.
    """

    code: str
    rule: str
    severity: Severity
    path: str
    span: Span
    message: str
    label: str = ""
    related: tuple[Label, ...] = ()
    why: str = ""
    help: str = ""
    source: str = ""
    node: str = ""
    fixes: tuple[Fix, ...] = ()
    since: Profile = Profile.DRAFT


class Repair(NamedTuple):
    """A fix whose title is still a key into the rule's wording."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool


_NO_FACTS: Mapping[str, object] = {}


class Report(NamedTuple):
    """What a check has to say, before it is put into words.

    `say` chooses among the messages of the rule's wording, `facts` fill their gaps, `related` pairs a place with a key
    of the wording's labels. `severity` and `since` override the rule's own where one rule has degrees.
    """

    span: Span
    say: str = ""
    facts: Mapping[str, object] = _NO_FACTS
    related: tuple[tuple[Span, str], ...] = ()
    repairs: tuple[Repair, ...] = ()
    node: str = ""
    severity: Severity | None = None
    since: Profile | None = None
    absent: tuple[str, ...] = ()
    """The keywords of `node`, or of the file, that the check looked for in vain. Where one of them does stand there but
    could not be read, another finding says so already, and this one is not made."""


class Problem(NamedTuple):
    """A report of the reader, under the name of the rule that words it."""

    rule: str
    report: Report
