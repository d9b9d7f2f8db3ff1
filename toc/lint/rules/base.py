"""What a rule is: one check, with its texts in Dutch and English, its source and its examples in one place.

A rule is made with the decorator `rule` on a function that takes an `Inspection` and yields `Report`s. Messages are
templates: `{name}` is filled from the report's facts, and a name that is no fact is an English keyword or value,
spelled as the file spells it (`{leads_to}` becomes `leidt_tot` in a Dutch file).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toc.core.findings import Profile, Report, Severity, Span
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Language, Plan
from toc.core.settings import Limit, Settings
from toc.lint.rules.texts import Texts
from toc.syntax.document import Document


class Checklist(StrEnum):
    """The steps of the training to which the rules belong; the number is the hundred of the rules' codes."""

    READING = "reading"
    IMPACT_GOAL = "impact-goal"
    ACTIVITIES = "activities"
    CHANGES = "changes"
    ACTORS = "actors"
    LINKS = "links"
    PICTURE = "picture"
    INFORMATION_NEEDS = "information-needs"
    METHODS = "methods"
    ACTION_PLAN = "action-plan"
    PARTICIPATION = "participation"
    EVALUATION = "evaluation"


CHECKLIST_TITLES: Mapping[Checklist, tuple[str, str]] = {
    Checklist.READING: ("Reading the file", "Het bestand lezen"),
    Checklist.IMPACT_GOAL: ("From policy objective to impact goal", "Van beleidsdoelstelling naar impactdoel"),
    Checklist.ACTIVITIES: ("Activities", "Activiteiten"),
    Checklist.CHANGES: ("Changes: outputs and outcomes", "Veranderingen: outputs en outcomes"),
    Checklist.ACTORS: ("Actors", "Actoren"),
    Checklist.LINKS: ("Links, hypotheses and mechanisms", "Verbanden, hypothesen en mechanismen"),
    Checklist.PICTURE: ("The picture of the way to impact", "De tekening van de weg naar impact"),
    Checklist.INFORMATION_NEEDS: ("Information needs", "Informatienoden"),
    Checklist.METHODS: ("Methods and measurement table", "Methoden en impactmeting-tabel"),
    Checklist.ACTION_PLAN: ("Action plan", "Actieplan"),
    Checklist.PARTICIPATION: ("Participation, side effects and ethics", "Participatie, neveneffecten en ethiek"),
    Checklist.EVALUATION: ("Whether an impact evaluation is worth it", "Of een impactevaluatie de moeite loont"),
}


class Source(NamedTuple):
    """What a rule rests on. A title stands as it was published; what is our own description of a work, or has an
    official name in both languages, stands in English and in Dutch. `point` says which part of the work, in a few
    words.
    """

    author: str | tuple[str, str]
    year: int | None
    title: str | tuple[str, str]
    point: tuple[str, str] = ("", "")

    def at(self, english: str, dutch: str) -> "Source":
        """The same work, with the part of it that a rule rests on."""
        return self._replace(point=(english, dutch))

    def cited(self, language: Language) -> str:
        """The work and its part, as a text in that language cites them."""
        year = f" ({self.year})" if self.year else ""
        part = _in(language, self.point)
        return f"{_in(language, self.author)}{year}, {_in(language, self.title)}{part and f': {part}'}"


def _in(language: Language, text: str | tuple[str, str]) -> str:
    return text if isinstance(text, str) else text[language is Language.NL]


class Wording(NamedTuple):
    """The texts of a rule in one language.

    `title` says in one line what the rule asks; `why` why that matters on the way to impact. `say` is the message, `do`
    what to write instead, `point` the words under the caret and at related places, `fix` the title of a fix: one text,
    or one for each key that the check uses, with `""` for where a key has none of its own.
    `bad` is a piece of a plan in which the place of the finding stands between ⟦ and ⟧, `good` the same piece mended.
    Both are read as a file that starts with `toc: 1` and the language.
    """

    title: str
    why: str
    say: str | Mapping[str, str]
    do: str | Mapping[str, str] = ""
    point: str | Mapping[str, str] = ""
    fix: str | Mapping[str, str] = ""
    bad: str = ""
    good: str = ""


def text_for(texts: str | Mapping[str, str], key: str) -> str:
    """The text for that key, or the one for all keys; empty where there is none."""
    if isinstance(texts, str):
        return texts
    return texts.get(key, texts.get("", ""))


@dataclass(frozen=True, kw_only=True)
class Inspection:
    """One document under inspection, with what more than one rule asks about it."""

    document: Document
    today: date
    settings: Settings = field(default_factory=Settings)

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @cached_property
    def graph(self) -> CausalGraph:
        return CausalGraph.of(self.plan)

    @cached_property
    def texts(self) -> Texts:
        """The statements of the plan and what they say."""
        return Texts(self.document, self.settings)

    def limit(self, limit: Limit) -> int:
        """That limit as the settings have it."""
        return self.settings.limit(limit)

    def label(self, identifier: str) -> str:
        """How people name that thing: its label, the start of its text, its name, or its id."""
        thing = self.plan.impact_goal if identifier == IMPACT else self.document.thing(identifier)
        for name in ("label", "name", "text"):
            text: str | None = getattr(thing, name, None)
            if text:
                return text if len(text) <= 60 else text[:57].rsplit(" ", 1)[0] + " …"
        return identifier

    def at(self, identifier: str, *path: str | int) -> Span:
        """Where that keyword of that thing stands, or the thing's id where it has no such keyword."""
        return self.document.span_of(identifier, *path)

    def at_link(self, cause: str, effect: str) -> Span:
        """Where the arrow from cause to effect is written: the id of the effect in the cause's list."""
        thing = self.document.thing(cause)
        written: tuple[str, ...] = getattr(thing, "leads_to", ())
        if effect not in written:
            return self.at(cause, "leads_to")
        return self.at(cause, "leads_to", written.index(effect))


Check = Callable[[Inspection], Iterable[Report]]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `code` is `TOC` and its number, `name` reads well after "ignore".

    `severity` is how much harm it does, `since` the profile from which on that counts: before it, the finding is
    something to think about next.
    """

    code: str
    name: str
    checklist: Checklist
    severity: Severity
    since: Profile
    sources: tuple[Source, ...]
    nl: Wording
    en: Wording
    check: Check = field(repr=False)
    needs_whole_file: bool = False
    note: tuple[str, str] = ("", "")
    """Where the condition differs from the researched rule, and why: English, Dutch."""
    limits: tuple[Limit, ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether no comment can ignore it: what keeps a file from being read is never a matter of taste."""
        return self.checklist is Checklist.READING and self.severity is Severity.ERROR

    def source(self, language: Language) -> str:
        """On what the rule rests, as findings in that language cite it."""
        return self._sources[language is Language.NL]

    @cached_property
    def _sources(self) -> tuple[str, str]:
        """In English and in Dutch; put together once, since a run over many plans asks for each of them very often."""
        english, dutch = ("; ".join(one.cited(each) for one in self.sources) for each in (Language.EN, Language.NL))
        return english, dutch

    def wording(self, language: Language) -> Wording:
        return self.nl if language is Language.NL else self.en


def rule(  # noqa: PLR0913 each says one thing about the rule
    number: int,
    name: str,
    severity: Severity,
    checklist: Checklist,
    *,
    since: Profile,
    sources: tuple[Source, ...],
    nl: Wording,
    en: Wording,
    needs_whole_file: bool = False,
    note: tuple[str, str] = ("", ""),
    limits: tuple[Limit, ...] = (),
) -> Callable[[Check], Rule]:
    """Makes a rule of a check. `needs_whole_file`: it reports that something is nowhere in the file, so it keeps silent
    about a file of which a part could not be read."""

    def make(check: Check) -> Rule:
        return Rule(
            code=f"TOC{number:03d}",
            name=name,
            checklist=checklist,
            severity=severity,
            since=since,
            sources=sources,
            nl=nl,
            en=en,
            check=check,
            needs_whole_file=needs_whole_file,
            note=note,
            limits=limits,
        )

    return make
