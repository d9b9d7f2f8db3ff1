"""What a rule is: one check, its sources and its limits. Its texts stand beside it, in one Markdown file per language.

A rule is made with the decorator `rule` on a function that takes an `Inspection` and yields `Report`s.
"""

import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toc.core.findings import Profile, Report, Severity, Span
from toc.core.graph import CausalGraph
from toc.core.messages import text
from toc.core.model import IMPACT, Language, Plan
from toc.core.settings import Limit, Settings
from toc.lint.rules.rule_texts import Wording, wording
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

    @property
    def package(self) -> str:
        """Where its rules and their texts stand."""
        return f"toc.lint.rules.{_FOLDERS.get(self, self.value)}"


_FOLDERS = {"impact-goal": "goals", "information-needs": "needs", "action-plan": "actions"}
"""The checklists whose folder has a shorter name."""


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
    official name in both languages, stands in English and in Dutch. The texts of a rule say on which part of the work
    it rests.
    """

    author: str | tuple[str, str]
    year: int | None
    title: str | tuple[str, str]

    def cited(self, language: Language, part: str = "") -> str:
        """The work and the part of it that a rule rests on, as a text in that language cites them."""
        year = f" ({self.year})" if self.year else ""
        return f"{_in(language, self.author)}{year}, {_in(language, self.title)}{part and f': {part}'}"


def _in(language: Language, text: str | tuple[str, str]) -> str:
    return text if isinstance(text, str) else text[language is Language.NL]


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
"""Looks at one document and gives what it has to say about it."""


PLUGIN_FAILED = "(plugin-failed)"
"""The key of the report that a rule of a plugin failed: no text of a plugin has it."""


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
    check: Check = field(repr=False)
    needs_whole_file: bool = False
    limits: tuple[Limit, ...] = ()
    texts: str = ""
    """The folder with its texts, for a rule of a plugin; those of toc stand in the package of their checklist."""
    plugin: str = ""
    """The plugin that it comes from."""

    @property
    def is_firm(self) -> bool:
        """Whether no comment can ignore it: what keeps a file from being read is never a matter of taste."""
        return not self.plugin and self.checklist is Checklist.READING and self.severity is Severity.ERROR

    def source(self, language: Language) -> str:
        """On what the rule rests, as findings in that language cite it."""
        if language not in self._sources:
            self._sources[language] = "; ".join(self.cited(language))
        return self._sources[language]

    @cached_property
    def _sources(self) -> dict[Language, str]:
        """Put together once, since a run over many plans asks for each of them very often."""
        return {}

    def cited(self, language: Language) -> Iterator[str]:
        """Each of the works on which the rule rests, with the part of it."""
        parts = self.wording(language).sources
        return (source.cited(language, parts[at] if at < len(parts) else "") for at, source in enumerate(self.sources))

    def wording(self, language: Language) -> Wording:
        """The texts of the rule, from the file beside it that is named after the rule and the language."""
        found = wording(self.texts or self.checklist.package, self.name.replace("-", "_"), language)
        if not self.plugin:
            return found
        failed = text(language, "plugin-rule-failed", plugin="{plugin}", reason="{reason}")
        return found._replace(
            # That a rule failed has none of the facts of the rule: no gap of its other texts could be filled.
            rationale=found.rationale.replace("{", "{{").replace("}", "}}"),
            message={**found.message, PLUGIN_FAILED: failed},
            help={**found.help, PLUGIN_FAILED: ""},
            label={**found.label, PLUGIN_FAILED: ""},
        )


def rule(
    number: int | str,
    name: str,
    severity: Severity,
    checklist: Checklist,
    *,
    since: Profile,
    sources: tuple[Source, ...],
    needs_whole_file: bool = False,
    limits: tuple[Limit, ...] = (),
) -> Callable[[Check], Rule]:
    """Makes a rule of a check. A plugin gives its whole code, which does not start with `TOC`, in the place of a
    number, and has its texts beside the file of the check. `needs_whole_file`: it reports that something is nowhere in
    the file, so it keeps silent about a file of which a part could not be read."""

    def make(check: Check) -> Rule:
        return Rule(
            code=number if isinstance(number, str) else f"TOC{number:03d}",
            texts=os.path.dirname(os.path.abspath(inspect.getfile(check))) if isinstance(number, str) else "",
            name=name,
            checklist=checklist,
            severity=severity,
            since=since,
            sources=sources,
            check=check,
            needs_whole_file=needs_whole_file,
            limits=limits,
        )

    return make
