"""A rule explained, for the terminal and for `docs/rules/`, from the one place where the rule stands.

The examples are run: what `toc` says of the bad one is shown as it is said.
"""

from collections.abc import Sequence
from itertools import groupby

from toc.core.messages import text
from toc.core.model import Language
from toc.lint.explanation import Explanation, explained
from toc.lint.formatters import Page
from toc.lint.formatters.terminal import block
from toc.lint.formatters.words import severity_word
from toc.lint.rules.base import Checklist, Rule


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
    rows += [f"{one.rule.code} · {weight}: {one.severity} · {checklist}: {one.checklist} · {one.day}", ""]
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
