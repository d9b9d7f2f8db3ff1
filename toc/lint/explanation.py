"""A rule explained: its texts in one language, with its bad example run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toc.core.findings import WordedFinding
from toc.core.languages import Language, spelling_of
from toc.core.messages import text
from toc.core.text import Lines
from toc.lint.days import AFTERWARDS
from toc.lint.engine import lint
from toc.lint.rules.base import Rule
from toc.lint.wording import in_words
from toc.syntax.source import read

_DAY = date(2026, 11, 1)
"""A fixed day for rules that look at the calendar: explanations are the same tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A rule in one language with its bad example run: `bad` is its text without marks, `found` what toc says."""

    rule: Rule
    language: Language
    bad: Lines
    found: tuple[WordedFinding, ...]

    def heading(self, name: str) -> str:
        """A word around the rule's own texts."""
        return text(self.language, f"rule-page-{name}")

    @property
    def title(self) -> str:
        return self.rule.wording(self.language).title

    @property
    def good(self) -> str:
        return self.rule.wording(self.language).good

    @property
    def checklist(self) -> str:
        return self.rule.checklist.heading(self.language)

    @property
    def severity(self) -> str:
        return text(self.language, f"lint-{self.rule.severity}")

    @property
    def day(self) -> str:
        """On which day of the training the rule comes up."""
        if self.rule.day == AFTERWARDS:
            return text(self.language, "rule-page-no-day")
        return text(self.language, "rule-page-day", day=self.rule.day)

    @property
    def ignoring(self) -> str:
        """How to ignore the rule; empty for a rule that cannot be ignored."""
        return "" if self.rule.cannot_be_ignored else text(self.language, "rule-page-ignoring", name=self.rule.name)

    @property
    def sources(self) -> tuple[str, ...]:
        """The works on which the rule rests."""
        return tuple(self.rule.cited(self.language))

    @property
    def note(self) -> str:
        return self.rule.wording(self.language).note

    @property
    def why(self) -> str:
        return self.found[0].rationale if self.found else self.rule.wording(self.language).rationale

    @property
    def do(self) -> Sequence[str]:
        """What to write instead: for the bad example, or every advice that the rule has where it has no example."""
        if self.found:
            return tuple(dict.fromkeys(one.help for one in self.found if one.help))
        every = self.rule.wording(self.language).help.values()
        return tuple(advice for advice in every if advice and "{" not in advice)


def explained(rule: Rule, language: Language) -> Explanation:
    """The rule with its bad example run in that language."""
    marked = rule.wording(language).bad
    header = f"toc: 1\n{'taal' if spelling_of(language) is Language.NL else 'language'}: {language}\n"
    document = read(header + marked.replace("⟦", "").replace("⟧", ""), "plan.toc.yaml")
    found = in_words(lint(document, [rule], today=_DAY), language) if marked else []
    return Explanation(rule=rule, language=language, bad=document.lines, found=tuple(found))
