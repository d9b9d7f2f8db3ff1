"""What is wrong with single keywords, ids and values: collected with its place, and with a fix where one is plain."""

from collections.abc import Collection
from typing import Any

from toc.core import keywords
from toc.core.findings import Edit, Fix, Problem, RawFinding, Span
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Language, Part, WrittenPlan
from toc.core.numbers import readings
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.core.suggest import has_unseen, nearest, slip_of
from toc.core.text import Lines, Stretch, is_anchored
from toc.syntax.document import Path, Place
from toc.syntax.misnomers import is_other_word, meant_by

MAX_SUGGESTIONS = 5000
"""Unknown keywords of a file for which a near one is sought: with more of them the file is no plan with slips."""

_GLUED = late(r"([\w-]+):(?=[^\s:])")
_SHOWN_OTHERS = 5
_SHOWN_CHARACTERS = 60


class Slips:
    """Collects the reader's problems and knows where the values of the plan stand."""

    def __init__(self, lines: Lines) -> None:
        self.problems: list[Problem] = []
        self.places: dict[Path, Place] = {}
        self.spelling: Language | None = None
        self.unread: set[Path] = set()
        self._lines = lines
        self._written: dict[int, tuple[keywords.Word, bool, Stretch]] = {}
        """What may be said in two languages by its offset: the word, whether it is the English one, and its place."""
        self._told: set[tuple[str, str, str, Span]] = set()
        self._unknown = 0

    def report(
        self,
        rule: str,
        span: Span,
        path: Path = (),
        facts: dict[str, Any] | None = None,
        *,
        variant: str = "",
        related: tuple[tuple[Span, str], ...] = (),
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Adds a problem of the part of the plan at that path. What stands there through an alias is told once."""
        facts = facts or {}
        told = (rule, variant, facts.get("keyword", ""), span)
        if told in self._told:
            return
        self._told.add(told)
        node = IMPACT if path[:1] == ("impact_goal",) else str(path[1]) if len(path) > 1 else ""
        report = RawFinding(span=span, variant=variant, facts=facts, related=related, fixes=fixes, node=node)
        self.problems.append(Problem(rule, report))

    def wrong_type(self, span: Span, found: str, wanted: str, path: Path, known: type[Part] | None = None) -> None:
        """A list where a text should stand, and the like; `known` is the part that is wanted."""
        self.unread.add(path)
        facts: dict[str, Any] = {"found": found, "keyword": _keyword_at(path)}
        if known:
            facts["known"] = known
        self.report("wrong-type", self._first_line(span), path, facts, variant=wanted)

    def _first_line(self, span: Span) -> Span:
        if span.start.line == span.end.line:
            return span
        end = span.start.offset + len(self._lines.line(span.start.line)) - span.start.column + 1
        return self._lines.span(span.start.offset, end)

    def unknown_keyword(
        self, name: str, span: Span, part: type[Part], path: Path, *, taken: Collection[str], alone: bool
    ) -> keywords.Word | None:
        """A keyword that this part does not have; gives the one that is meant, if that is plain.

        `taken` are the English names of the keywords that stand there already: nobody meant these. `alone` tells that
        nothing stands behind it.
        """
        glued = _GLUED.match(name) if alone else None
        if glued and glued[1] in keywords.keywords_of(part):
            colon = span.start.offset + glued.end()
            repair = Fix("colon", (Edit(colon, colon, " "),), safe=True)
            facts = {"detail": glued[1]}
            self.report("invalid-yaml", span, path, facts, variant="no-blank", fixes=(repair,))
            return None
        if alone and self._lines.text[span.end.offset : span.end.offset + 1] in (",", "}"):
            # `{tekst: gemiddeld 5,2 op 10}`: the comma of a number ends the value.
            self.report("unknown-keyword", span, path, {"written": name}, variant="comma")
            return None
        self._unknown += 1
        if self._unknown > MAX_SUGGESTIONS:
            self.report("unknown-keyword", span, path, {"written": name, "known": part})
            return None
        free = [one for one, word in keywords.keywords_of(part).items() if word.en not in taken]
        certain = slip_of(name, free)
        other = None if certain else meant_by(name, part)
        if other:
            self.report("unknown-keyword", span, path, {"written": name, "one": other}, variant="other")
            return None
        near = certain or (None if is_other_word(name) else nearest(name, free))
        if near:
            repair = Fix("rename", (Edit(span.start.offset, span.end.offset, near),), safe=certain is not None)
            variant = "unseen" if certain and has_unseen(name) else "near"
            self.report(
                "unknown-keyword", span, path, {"written": name, "near": near}, variant=variant, fixes=(repair,)
            )
            return keywords.keywords_of(part)[near]
        elsewhere = any(name in keywords.keywords_of(other) for other in keywords.KEYWORDS)
        facts = {"written": name, "known": part}
        self.report("unknown-keyword", span, path, facts, variant="elsewhere" if elsewhere else "")
        return None

    def refused(self, path: Path, kind: str, written: str) -> str | None:
        """A value that the model does not take; gives the one that is meant, if that is plain.

        `kind` is Pydantic's name for the reason.
        """
        meant = None
        place = next(self.places[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.places)
        facts: dict[str, Any] = {"written": _shortened(written), "keyword": _keyword_at(path)}
        if kind == "wrong_date":
            self.report("wrong-date", place.value, path, facts)
        elif kind == "enum":
            meant = self._not_among_values(path, place.value, facts)
        elif path == ("toc",):
            self.report("wrong-value", place.value, path, facts, variant="version")
        elif kind.startswith("bool"):
            self.report("wrong-value", place.value, path, facts, variant="boolean")
        else:
            self._no_whole_number(path, place.value, written, facts)
        if meant is None:
            self.unread.add(path)
        return meant

    def _no_whole_number(self, path: Path, span: Span, written: str, facts: dict[str, Any]) -> None:
        """A count that is no whole number; where it has groups of three digits, with the number that is meant."""
        meant = [one for one in readings(written, Language.NL) if one.grouped and not one.fraction]
        if not meant or meant[0].sign:
            self.report("wrong-value", span, path, facts, variant="number")
            return
        near = meant[0].whole
        repair = Fix("replace", (Edit(span.start.offset, span.end.offset, near),), safe=False)
        self.report("wrong-value", span, path, {**facts, "near": near}, variant="thousands", fixes=(repair,))

    def _not_among_values(self, path: Path, span: Span, facts: dict[str, Any]) -> str | None:
        facts["values"] = kind = _kind_at(path)
        known = keywords.values_of(kind)
        certain = slip_of(str(facts["written"]), known)
        near = certain or nearest(str(facts["written"]), known)
        if not near:
            self.report("wrong-value", span, path, facts)
            return None
        safe = certain is not None and not is_anchored(self._lines.text, span.start.offset)
        repair = Fix("replace", (Edit(span.start.offset, span.end.offset, near),), safe=safe)
        self.report("wrong-value", span, path, {**facts, "near": near}, variant="near", fixes=(repair,))
        return keywords.values_of(kind)[near].en

    def note_spelling(self, word: keywords.Word, spelled: str, at: Stretch) -> None:
        """Remembers spellings that belong to one language only."""
        if word.en != word.nl and spelled not in word.also:
            self._written[at.start] = (word, spelled == word.en, at)

    def settle_spelling(self) -> None:
        """Decides on the language of the keywords by the most of them, and reports the others."""
        if not self._written:
            return
        english = sum([in_english for _, in_english, _ in self._written.values()])
        mostly = 2 * english > len(self._written)
        self.spelling = Language.EN if mostly else Language.NL
        others = [(word, at.span) for word, in_english, at in self._written.values() if in_english is not mostly]
        if not others:
            return
        edits = tuple(Edit(span.start.offset, span.end.offset, word.spelled(self.spelling)) for word, span in others)
        safe = not any(is_anchored(self._lines.text, span.start.offset) for _, span in others)
        words = sorted({self._lines.text[span.start.offset : span.end.offset] for _, span in others})
        self.report(
            "mixed-keywords",
            others[0][1],
            (),
            {"words": words, "spelling": self.spelling, "count": len(others)},
            related=tuple((span, "other") for _, span in others[1 : _SHOWN_OTHERS + 1]),
            fixes=(Fix("translate", edits, safe=safe),),
        )


def _keyword_at(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _shortened(written: str) -> str:
    """As much of a value as one takes in at a glance, on one line."""
    written = " ".join(written[: 2 * _SHOWN_CHARACTERS].split())
    if len(written) <= _SHOWN_CHARACTERS:
        return written
    return f"{written[:_SHOWN_CHARACTERS].rstrip()} …"


def _kind_at(path: Path) -> Any:
    """The kind of value that stands at that path of a plan."""
    shape: Shape = PartOf(WrittenPlan)
    for step in path:
        match shape:
            case PartOf():
                shape = shapes_of(shape.part)[str(step)]
            case ListOf() | SectionOf():
                shape = shape.item
    return shape.values if isinstance(shape, Leaf) else None
