"""A rule explained, for the terminal and for `docs/rules/`, from the one place where the rule stands.

The examples are run: what `toc` says of the bad one is shown as it is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from toc.core.findings import WordedFinding
from toc.core.messages import text
from toc.core.model import Language
from toc.core.text import Lines
from toc.lint.engine import lint
from toc.lint.formatters import Page
from toc.lint.formatters.full import block
from toc.lint.formatters.words import severity_word
from toc.lint.rules.base import Checklist, Rule
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
        return severity_word(self.rule.severity, self.language)

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
    header = f"toc: 1\n{'taal' if language is Language.NL else 'language'}: {language}\n"
    document = read(header + marked.replace("⟦", "").replace("⟧", ""), "plan.toc.yaml")
    found = in_words(lint(document, [rule], today=_DAY), language) if marked else []
    return Explanation(rule=rule, language=language, bad=document.lines, found=tuple(found))


def by_checklist(rules: Sequence[Rule]) -> list[tuple[Checklist, list[Rule]]]:
    """The rules by checklist, in the order of the training and then by code."""
    order = list(Checklist)
    ordered = sorted(rules, key=lambda rule: (order.index(rule.checklist), rule.code))
    return [(checklist, list(group)) for checklist, group in groupby(ordered, key=lambda rule: rule.checklist)]


def pages(rules: Sequence[Rule], language: Language) -> dict[str, str]:
    """The Markdown pages of all rules in one language, by file name; `README.md` is the list."""
    shown = {f"{rule.name}.md": _page(explained(rule, language)) for rule in rules}
    return {"README.md": _list(rules, language), **shown}


def _list(rules: Sequence[Rule], language: Language) -> str:
    intro = _prose(text(language, "rule-page-intro"))
    rows = [f"# {text(language, 'rule-page-title')}", "", intro, "", _elsewhere(language, "README.md"), ""]
    columns = f"| Code | {text(language, 'rule-page-rule')} | {text(language, 'rule-page-weight')} | |"
    for checklist, group in by_checklist(rules):
        rows += [f"## {checklist.heading(language)}", "", columns]
        rows += ["| --- | --- | --- | --- |"]
        for rule in group:
            title = _prose(rule.wording(language).title).replace("|", "\\|")
            rows.append(
                f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity_word(rule.severity, language)} | {title} |"
            )
        rows.append("")
    return "\n".join(rows)


def _page(one: Explanation) -> str:
    rows = [f"# {one.rule.name}", "", f"**{_prose(one.title)}**", ""]
    weight, checklist = one.heading("weight").lower(), one.heading("checklist").lower()
    rows += [f"{one.rule.code} · {weight}: {one.severity} · {checklist}: {one.checklist}", ""]
    rows += [f"## {one.heading('why')}", "", _prose(one.why), ""]
    if one.found:
        page = Page()
        said = "\n".join(row for item in one.found for row in block(item, one.bad, one.language, page, why=""))
        rows += [f"## {one.heading('bad')}", "", "```yaml", one.bad.text.rstrip("\n"), "```", ""]
        rows += [f"{one.heading('says')}:", "", "```text", said, "```", ""]
    else:
        rows += [f"## {one.heading('do')}", "", *(_prose(advice) + "\n" for advice in one.do)]
    if one.good:
        rows += [f"## {one.heading('good')}", "", "```yaml", one.good.rstrip("\n"), "```", ""]
    if one.note:
        rows += [f"## {one.heading('note')}", "", _prose(one.note), ""]
    if one.ignoring:
        rows += [f"## {one.heading('ignore')}", "", _prose(one.ignoring), ""]
    rows += [f"## {one.heading('source')}", "", *(f"- {_prose(source)}" for source in one.sources), ""]
    rows += [_elsewhere(one.language, f"{one.rule.name}.md"), ""]
    return "\n".join(rows)


def _elsewhere(language: Language, name: str) -> str:
    """Links to the same page in the other languages."""
    others = (one for one in Language if one is not language)
    return " · ".join(f"[{text(one, 'rule-page-other')}](../{one}/{name})" for one in others)


def _prose(words: str) -> str:
    """Text that Markdown leaves as it is."""
    return words.replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")
