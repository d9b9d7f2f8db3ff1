"""The sheets of our own workbook, read off the model: nothing that a plan can say is without a place.

There are three kinds of sheets. On a *form* every row is one keyword of the plan. On a sheet of *things* every row is
one of them. On a sheet of *rows* the rows have no ids: moments, links, steps.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from toc.core import keywords
from toc.core import model as m
from toc.core.keywords import Word
from toc.core.messages import Worded
from toc.core.model import Language, Part, Plan
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf, Shape, shapes_of
from toc.exchange.data import sections


class Kind(StrEnum):
    FORM = "form"
    THINGS = "things"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Column:
    """A keyword: the way to it from the thing or from the plan, what it holds, and the words for it on the way."""

    path: tuple[str, ...]
    shape: Shape
    words: tuple[Word, ...]
    wide: int = 16

    def heading(self, language: str) -> str:
        """The keywords as people write them: `Nulmeting: waarde`."""
        text = ": ".join(word.spelled(language).replace("_", " ") for word in self.words)
        return text[:1].upper() + text[1:]

    def about(self, language: str) -> str:
        return self.words[-1].about(language)

    @property
    def explained(self) -> str:
        """What the heading explains in a comment beside it, in both languages."""
        return "\n".join(dict.fromkeys((self.about(Language.NL), self.about(Language.EN))))


@dataclass(frozen=True, slots=True)
class Heading(Worded):
    """The heading of a column, as a fact of a message."""

    column: Column

    def text(self, language: str) -> str:
        return self.column.heading(language)


@dataclass(frozen=True, slots=True)
class Keyword(Worded):
    """A keyword, or the heading of a column of our own, as people write it: a fact of a message."""

    name: str

    def text(self, language: str) -> str:
        own = next((word for word in _OWN_WORDS if word.en == self.name), None)
        return (own or keywords.word_of(self.name)).spelled(language).replace("_", " ")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`section` is the section of the plan, or a name of our own: `changes`, `links`, `steps`, `plan`, …"""

    section: str
    kind: Kind
    title: Word
    columns: tuple[Column, ...]

    def column(self, *path: str) -> Column:
        return next(column for column in self.columns if column.path == path)


OWN_ID = Word(
    "id",
    "id",
    "Short name without spaces by which other sheets mean this row. May stay empty: toc makes one.",
    "Korte naam zonder spaties waarmee andere bladen deze rij bedoelen. Mag leeg blijven: toc maakt er een.",
)
LEVEL = Word(
    "level",
    "niveau",
    "output: direct result of an activity. outcome: change in people or organisations.",
    "output: rechtstreeks resultaat van een activiteit. outcome: verandering bij mensen of organisaties.",
)
FROM = Word("from", "van", "What comes first: the cause.", "Wat eerst komt: de oorzaak.")
TO = Word("to", "naar", "What follows from it: the effect.", "Wat eruit volgt: het gevolg.")
RELATION = Word(
    "kind",
    "soort verband",
    "leads to: cause and effect. feeds back to: strengthens an earlier step.",
    "leidt tot: oorzaak en gevolg. koppelt terug naar: versterkt een eerdere stap.",
)
ACTIVITY = Word("activity", "activiteit", "The activity of this first step.", "De activiteit van deze eerste stap.")
CONDITION = Word("condition", "voorwaarde", "Motive, means or opportunity.", "Motief, middelen of opportuniteit.")
TERM = Word("term", "begrip", "The word.", "Het woord.")
MEANING = Word("meaning", "betekenis", "What you mean by it.", "Wat je ermee bedoelt.")

_OWN_WORDS = (OWN_ID, LEVEL, FROM, TO, RELATION, ACTIVITY, CONDITION, TERM, MEANING)

_LONG = frozenset(
    {"text", "why", "note", "mechanism", "narrative", "problem", "ideal", "decision", "meaning", "signal"}
    | {"why_measure", "because", "what", "action"}
)
_LISTS = frozenset({"assumptions", "sources", "candidates"})
_LINKED = ("leads_to", "feeds_back_to")
_FORMS = (
    (
        "plan",
        Word("Plan", "Plan"),
        (
            *("title", "organisation", "language", "version", "date", "owner", "status", "narrative"),
            *("policy_objective", "context", "why_measure", "coaching_topics"),
        ),
    ),
    ("impact_goal", Word("Impact goal", "Impactdoel"), ("impact_goal",)),
    ("evaluation", Word("Privacy and evaluation", "Privacy en evaluatie"), ("privacy", "evaluation")),
)
_TITLES = {
    "goals": Word("Goals", "Doelen"),
    "actors": Word("Actors", "Actoren"),
    "inputs": Word("Inputs", "Middelen"),
    "activities": Word("Activities", "Activiteiten"),
    "changes": Word("Changes", "Veranderingen"),
    "hypotheses": Word("Hypotheses", "Hypothesen"),
    "external_factors": Word("External factors", "Externe factoren"),
    "unintended_effects": Word("Unintended effects", "Neveneffecten"),
    "indicators": Word("Indicators", "Indicatoren"),
    "learning_questions": Word("Learning questions", "Leervragen"),
    "methods": Word("Methods", "Methoden"),
    "reflection": Word("Reflection", "Reflectie"),
    "participation": Word("Participation", "Participatie"),
    "communication": Word("Communication", "Communicatie"),
    "frames": Word("Frames", "Kaders"),
}

_MOMENTS: tuple[tuple[str, type[Part]], ...] = (
    ("reflection", m.Reflection),
    ("participation", m.Participation),
    ("communication", m.Communication),
)


@cache
def sheets() -> tuple[Sheet, ...]:
    """All sheets, in the order in which people fill them in."""
    forms = [Sheet(name, Kind.FORM, title, _form(names)) for name, title, names in _FORMS]
    parts = dict(sections())
    things = {name: _things(name, part) for name, part in parts.items() if name not in ("outputs", "outcomes")}
    changes = Sheet("changes", Kind.THINGS, _TITLES["changes"], (_own(OWN_ID), _own(LEVEL), *_columns(m.Change)))
    return (
        forms[0],
        forms[1],
        things["goals"],
        things["actors"],
        things["inputs"],
        things["activities"],
        _steps(),
        changes,
        _links(),
        *(things[name] for name in ("hypotheses", "external_factors", "unintended_effects")),
        *(things[name] for name in ("indicators", "learning_questions", "methods")),
        *(_rows(name, part) for name, part in _MOMENTS),
        forms[2],
        _conditions(),
        things["frames"],
        Sheet("glossary", Kind.ROWS, Word("Glossary", "Begrippen"), (_own(TERM, 24), _own(MEANING, 60))),
    )


@cache
def explanations() -> frozenset[str]:
    """What stands in the comments that our own workbook has beside its headings, with one space between words."""
    return frozenset(" ".join(column.explained.split()) for one in sheets() for column in one.columns)


def sheet(section: str) -> Sheet:
    """The sheet on which that section stands. Raises StopIteration for a name that has none."""
    name = "changes" if section in ("outputs", "outcomes") else section
    return next(one for one in sheets() if one.section == name)


def _things(name: str, part: type[Part]) -> Sheet:
    left_out = _LINKED if part in (m.Activity, m.Goal) else ()
    return Sheet(name, Kind.THINGS, _TITLES[name], (_own(OWN_ID), *_columns(part, left_out)))


def _rows(name: str, part: type[Part]) -> Sheet:
    return Sheet(name, Kind.ROWS, _TITLES[name], _columns(part))


def _steps() -> Sheet:
    return Sheet("steps", Kind.ROWS, Word("First steps", "Eerste stappen"), (_own(ACTIVITY, 24), *_columns(m.Step)))


def _links() -> Sheet:
    columns = (_own(FROM, 30), _own(TO, 30), _own(RELATION, 20))
    return Sheet("links", Kind.ROWS, Word("Links", "Verbanden"), columns)


def _conditions() -> Sheet:
    title = Word("Conditions", "Randvoorwaarden")
    return Sheet("conditions", Kind.ROWS, title, (_own(CONDITION), *_columns(m.Condition)))


def _own(word: Word, wide: int = 18) -> Column:
    return Column((word.en,), Leaf(), (word,), wide)


def _columns(part: type[Part], left_out: tuple[str, ...] = _LINKED) -> tuple[Column, ...]:
    """The columns for a thing: short name before full sentence, parts within it flattened."""
    shapes = shapes_of(part)
    words = {word.en: word for word in keywords.KEYWORDS[part]}
    names = [name for name in _label_first(list(words)) if name not in left_out or part is m.Input]
    columns: list[Column] = []
    for name in names:
        columns += _flattened((name,), shapes[name], (words[name],))
    return tuple(columns)


def _label_first(names: list[str]) -> list[str]:
    if "label" in names and "text" in names:
        names.remove("label")
        names.insert(names.index("text"), "label")
    return names


def _form(names: tuple[str, ...]) -> tuple[Column, ...]:
    words = {word.en: word for word in keywords.KEYWORDS[Plan]}
    shapes = shapes_of(Plan)
    return tuple(column for name in names for column in _flattened((name,), shapes[name], (words[name],)))


def _flattened(path: tuple[str, ...], shape: Shape, words: tuple[Word, ...]) -> list[Column]:
    match shape:
        case PartOf():
            inner = {word.en: word for word in keywords.KEYWORDS[shape.part]}
            return [
                column
                for name in _label_first(list(inner))
                for column in _flattened((*path, name), shapes_of(shape.part)[name], (*words, inner[name]))
            ]
        case ListOf(PartOf()) | SectionOf():
            return []
        case _:
            return [Column(path, shape, words, 50 if path[-1] in _LONG else 40 if path[-1] in _LISTS else 18)]
