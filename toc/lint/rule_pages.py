"""A rule explained, for the terminal and for `docs/rules/`, from the one place where the rule stands.

The examples are run: what `toc` says of the bad one is shown as it is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from toc.core.findings import Finding
from toc.core.model import Language
from toc.core.text import Lines
from toc.lint.engine import lint
from toc.lint.formatters import Page
from toc.lint.formatters.full import block
from toc.lint.formatters.words import WORDS
from toc.lint.rules.base import CHECKLIST_TITLES, Checklist, Rule
from toc.syntax.source import read

_DAY = date(2026, 11, 1)
"""A fixed day for rules that look at the calendar: explanations are the same tomorrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The words around a rule's own texts in one language."""

    title: str
    intro: str
    checklist: str
    weight: str
    why: str
    bad: str
    says: str
    good: str
    do: str
    source: str
    note: str
    ignore: str
    ignoring: str
    rule: str
    other: str


HEADINGS = {
    Language.EN: Headings(
        title="Rules",
        intro="Every rule of `toc lint`, in the order of the training. `toc rule NAME` gives the same explanation.",
        checklist="Checklist",
        weight="Severity",
        why="Why",
        bad="Not like this",
        says="What toc says",
        good="But like this",
        do="What to do",
        source="Rests on",
        note="Note",
        ignore="To ignore it",
        ignoring="Write # toc: ignore[{name}] and your reason at the end of the line, or on the line above; with "
        "ignore-file it holds for the whole file.",
        rule="Rule",
        other="Deze pagina in het Nederlands",
    ),
    Language.NL: Headings(
        title="Regels",
        intro="Alle regels van `toc lint`, in de volgorde van de training. `toc rule NAAM` geeft dezelfde uitleg.",
        checklist="Checklist",
        weight="Ernst",
        why="Waarom",
        bad="Niet zo",
        says="Wat toc zegt",
        good="Wel zo",
        do="Wat je doet",
        source="Steunt op",
        note="Goed om te weten",
        ignore="Toch negeren",
        ignoring="Schrijf achteraan de regel, of op de regel erboven, # toc: ignore[{name}] met je reden erbij; met "
        "ignore-file geldt het voor het hele bestand.",
        rule="Regel",
        other="This page in English",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A rule in one language with its bad example run: `bad` is its text without marks, `found` what toc says."""

    rule: Rule
    language: Language
    bad: Lines
    found: tuple[Finding, ...]

    @property
    def headings(self) -> Headings:
        return HEADINGS[self.language]

    @property
    def title(self) -> str:
        return self.rule.wording(self.language).title

    @property
    def good(self) -> str:
        return self.rule.wording(self.language).good

    @property
    def checklist(self) -> str:
        return checklist_title(self.rule.checklist, self.language)

    @property
    def severity(self) -> str:
        return severity_word(self.rule, self.language)

    @property
    def ignoring(self) -> str:
        """How to ignore the rule; empty for a rule that cannot be ignored."""
        return "" if self.rule.is_firm else self.headings.ignoring.format(name=self.rule.name)

    @property
    def sources(self) -> tuple[str, ...]:
        """The works on which the rule rests."""
        return tuple(self.rule.cited(self.language))

    @property
    def note(self) -> str:
        return self.rule.wording(self.language).note

    @property
    def why(self) -> str:
        return self.found[0].why if self.found else self.rule.wording(self.language).rationale

    @property
    def do(self) -> Sequence[str]:
        """What to write instead: for the bad example, or every advice that the rule has where it has no example."""
        if self.found:
            return tuple(dict.fromkeys(one.help for one in self.found if one.help))
        every = self.rule.wording(self.language).help.values()
        return tuple(text for text in every if text and "{" not in text)


def explained(rule: Rule, language: Language) -> Explanation:
    """The rule with its bad example run in that language."""
    marked = rule.wording(language).bad
    header = f"toc: 1\n{'taal' if language is Language.NL else 'language'}: {language}\n"
    text = header + marked.replace("⟦", "").replace("⟧", "")
    document = read(text, "plan.toc.yaml")
    found = lint(document, [rule], language=language, today=_DAY) if marked else []
    return Explanation(rule=rule, language=language, bad=document.lines, found=tuple(found))


def checklist_title(checklist: Checklist, language: Language) -> str:
    return CHECKLIST_TITLES[checklist][language is Language.NL]


def severity_word(rule: Rule, language: Language) -> str:
    return WORDS[language].severity[rule.severity][0]


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
    words = HEADINGS[language]
    rows = [f"# {words.title}", "", _prose(words.intro), "", f"[{words.other}](../{_other(language)}/README.md)", ""]
    for checklist, group in by_checklist(rules):
        rows += [f"## {checklist_title(checklist, language)}", "", f"| Code | {words.rule} | {words.weight} | |"]
        rows += ["| --- | --- | --- | --- |"]
        for rule in group:
            title = _prose(rule.wording(language).title).replace("|", "\\|")
            rows.append(f"| {rule.code} | [{rule.name}]({rule.name}.md) | {severity_word(rule, language)} | {title} |")
        rows.append("")
    return "\n".join(rows)


def _page(one: Explanation) -> str:
    words = one.headings
    rows = [f"# {one.rule.name}", "", f"**{_prose(one.title)}**", ""]
    rows += [
        f"{one.rule.code} · {words.weight.lower()}: {one.severity} · {words.checklist.lower()}: {one.checklist}",
        "",
    ]
    rows += [f"## {words.why}", "", _prose(one.why), ""]
    if one.found:
        page = Page()
        said = "\n".join(row for item in one.found for row in block(item, one.bad, one.language, page, why=""))
        rows += [f"## {words.bad}", "", "```yaml", one.bad.text.rstrip("\n"), "```", ""]
        rows += [f"{words.says}:", "", "```text", said, "```", ""]
    else:
        rows += [f"## {words.do}", "", *(_prose(text) + "\n" for text in one.do)]
    if one.good:
        rows += [f"## {words.good}", "", "```yaml", one.good.rstrip("\n"), "```", ""]
    if one.note:
        rows += [f"## {words.note}", "", _prose(one.note), ""]
    if one.ignoring:
        rows += [f"## {words.ignore}", "", _prose(one.ignoring), ""]
    rows += [f"## {words.source}", "", *(f"- {_prose(source)}" for source in one.sources), ""]
    rows += [f"[{words.other}](../{_other(one.language)}/{one.rule.name}.md)", ""]
    return "\n".join(rows)


def _other(language: Language) -> Language:
    return Language.EN if language is Language.NL else Language.NL


def _prose(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return text.replace("\\", "\\\\").replace("<", "&lt;").replace("*", "\\*")
