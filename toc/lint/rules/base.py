"""What a rule is: one check, its sources and its limits. Its texts stand beside it, in one Markdown file per language.

A rule is made with the decorator `rule` on a function that takes an `Inspection` and yields `RawFinding`s.
"""

import inspect
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from toc.core.findings import Profile, RawFinding, Severity, Span
from toc.core.graph import CausalGraph, graph_of
from toc.core.messages import Message, text
from toc.core.model import IMPACT, Language, Plan
from toc.core.settings import Limit, Settings
from toc.language import NoGrammarError, has_grammar
from toc.lint.days import added_on
from toc.lint.rules.texts import Texts
from toc.lint.wording import Wording, cited, wording
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

    def heading(self, language: Language) -> str:
        """What it is about, for a reader of that language."""
        return text(language, f"checklist-{self.value}")

    def spoken(self, language: Language) -> str:
        """The name by which whoever speaks that language chooses it."""
        return text(language, f"checklist-name-{self.value}")

    @property
    def names(self) -> frozenset[str]:
        """Every name by which it can be chosen, in small letters: its own, and that of each language."""
        return frozenset((self.value, *(self.spoken(language) for language in Language)))


Source = Message
"""A work on which a rule rests, as the catalogues cite it: author, year and title. The texts of a rule say on which
part of the work it rests."""


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
        return graph_of(self.plan)

    @property
    def language(self) -> Language:
        """The language of the plan, for what goes by its words. Raises NoGrammarError where there is none for it: the
        rule keeps silent then."""
        if not has_grammar(self.document.language):
            raise NoGrammarError(self.document.language)
        return self.document.language

    @cached_property
    def texts(self) -> Texts:
        """The statements of the plan and what they say. Raises NoGrammarError as `language` does."""
        if not has_grammar(self.document.language):
            raise NoGrammarError(self.document.language)
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


Check = Callable[[Inspection], Iterable[RawFinding]]
"""Looks at one document and gives what it has to say about it."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `code` is `TOC` and its number, `name` reads well after "ignore".

    `severity` is how much harm it does, `applies_from` the profile from which on that counts: before it, the finding is
    something to think about next.
    """

    code: str
    name: str
    checklist: Checklist
    severity: Severity
    applies_from: Profile
    sources: tuple[Source, ...]
    check: Check = field(repr=False)
    needs_whole_file: bool = False
    limits: tuple[Limit, ...] = ()
    texts: str = ""
    """The folder with its texts, for a rule of a plugin; those of toc are found by its code."""
    plugin: str = ""
    """The plugin that it comes from."""

    @property
    def day(self) -> int:
        """The day of the training on which it comes up (`toc.lint.days`)."""
        return 1 if self.applies_from is Profile.DRAFT else added_on(self.name)

    @property
    def cannot_be_ignored(self) -> bool:
        """Whether no comment can ignore it: what keeps a file from being read is never a matter of taste."""
        return not self.plugin and self.checklist is Checklist.READING and self.severity is Severity.ERROR

    def source(self, language: Language) -> str:
        """On what the rule rests, as findings in that language cite it."""
        return "; ".join(self.cited(language))

    def cited(self, language: Language) -> Iterable[str]:
        """Each of the works on which the rule rests, with the part of it."""
        return cited(self.sources, self.wording(language), language)

    def wording(self, language: Language) -> Wording:
        """The texts of the rule, from the file beside it that is named after the rule and the language."""
        return wording(self.code, self.name, language)


def rule(
    number: int | str,
    name: str,
    severity: Severity,
    checklist: Checklist,
    *,
    applies_from: Profile,
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
            applies_from=applies_from,
            sources=sources,
            check=check,
            needs_whole_file=needs_whole_file,
            limits=limits,
        )

    return make
