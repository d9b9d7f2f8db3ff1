"""A file that was read: the plan that it holds, and where in the text each part of it stands."""

from dataclasses import dataclass, field
from typing import NamedTuple

from toc.core.findings import Problem, Span
from toc.core.model import IMPACT, NODE_SECTIONS, Language, Named, Part, Plan
from toc.core.text import Lines, Stretch

Path = tuple[str | int, ...]
"""The way from the top of a plan to a value: English keywords, ids and list indexes."""


class Place:
    """Where a keyword or id (`key`, none for an item of a list) and its value stand."""

    __slots__ = ("_key", "_value")

    def __init__(self, key: Stretch | None, value: Stretch) -> None:
        self._key = key
        self._value = value

    @property
    def key(self) -> Span | None:
        return self._key.span if self._key else None

    @property
    def value(self) -> Span:
        return self._value.span

    @property
    def name(self) -> Span:
        """The keyword or id where there is one, the value otherwise."""
        return (self._key or self._value).span

    def holds(self, offset: int) -> bool:
        """Whether the character stands in the keyword or its value, or between them."""
        return (self._key or self._value).start <= offset < self._value.end

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and (self.key, self.value) == (other.key, other.value)

    def __hash__(self) -> int:
        return hash((self.key, self.value))


class Ignore(NamedTuple):
    """A comment `# toc: ignore[rules] reason`, or `ignore-file`: where it stands and what it says."""

    span: Span
    rules: tuple[str, ...]
    reason: str
    whole_file: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, read as far as it can be read.

    `path` is the name to show. `spelling` is the language of the keywords, `language` that of the texts and of the
    messages. `partial` tells that a stretch of the file was skipped: what seems to be missing may stand there;
    `lost_ids` are the ids that were seen in it. `unread` are the paths at which something stands that could not be
    taken, `around_unread` these and the ways to them, `broken_lines` the lines on which something was skipped.
    `in_changes` are the ids of outputs and outcomes that are written in the section `changes`.
    `outlines` are the stretches of all parts in their order, the outermost first; only where there are `ignores`.
    """

    path: str
    text: str
    lines: Lines
    plan: Plan
    places: dict[Path, Place]
    language: Language
    spelling: Language
    problems: tuple[Problem, ...]
    partial: bool = False
    lost_ids: frozenset[str] = frozenset()
    sections: dict[str, str] = field(default_factory=dict)
    in_changes: frozenset[str] = frozenset()
    unread: frozenset[Path] = frozenset()
    around_unread: frozenset[Path] = frozenset()
    broken_lines: frozenset[int] = frozenset()
    ignores: tuple[Ignore, ...] = ()
    outlines: tuple[Span, ...] = ()

    def place(self, *path: str | int) -> Place | None:
        """Where that part of the plan stands, or None where the file does not have it."""
        return self.places.get(path)

    def path_of(self, identifier: str) -> Path:
        """The way to the thing with that id. Raises KeyError for an id that the file does not have."""
        if identifier == IMPACT:
            return ("impact_goal",)
        return (self.sections[identifier], identifier)

    def thing(self, identifier: str) -> Named | None:
        """The thing with that id (not the impact goal), or None."""
        section = self.sections.get(identifier)
        found: Named | None = getattr(self.plan, section).get(identifier) if section else None
        return found

    def is_node(self, identifier: str) -> bool:
        """Whether arrows can start or end at that id."""
        return identifier == IMPACT or self.sections.get(identifier) in NODE_SECTIONS

    def is_unread(self, identifier: str, keywords: tuple[str, ...]) -> bool:
        """Whether one of these keywords of that thing (of the file, for an empty id) is there but could not be read."""
        if not self.unread and not self.broken_lines:  # nearly all files
            return False
        path = self.path_of(identifier) if identifier == IMPACT or identifier in self.sections else ()
        wanted = [(*path, word) for word in keywords]
        if any(way in self.around_unread or any(way[:end] in self.unread for end in range(len(way))) for way in wanted):
            return True
        place = self.places.get(path) if self.broken_lines else None
        return place is not None and self.lines.any_in_block(self.broken_lines, place.name, place.value)

    def field_at(self, identifier: str, offset: int) -> str:
        """The keyword of that thing (of the file, for an empty id) at which the character stands, or in whose value, by
        its English name; empty where it stands at none."""
        part = self._part(identifier)
        if part is None:
            return ""
        path = self.path_of(identifier) if identifier else ()
        for name in type(part).model_fields:
            keyword = name.rstrip("_")
            place = self.places.get((*path, keyword))
            if place and place.holds(offset):
                return keyword
        return ""

    def _part(self, identifier: str) -> Part | None:
        if not identifier:
            return self.plan
        return self.plan.impact_goal if identifier == IMPACT else self.thing(identifier)

    def span_of(self, identifier: str, *path: str | int) -> Span:
        """The span of a keyword of the thing with that id, or of the id itself where it has no such keyword.

        What the file does not have at all stands at its first character.
        """
        whole = self.path_of(identifier) if identifier == IMPACT or identifier in self.sections else (identifier,)
        for length in range(len(path), -1, -1):
            place = self.places.get((*whole, *path[:length]))
            if place:
                return place.name
        return self.start

    @property
    def start(self) -> Span:
        """The first keyword of the file, for what is about the file as a whole."""
        place = self.places.get(("toc",)) or next(iter(self.places.values()), None)
        return place.name if place else self.lines.span(0, 0)
