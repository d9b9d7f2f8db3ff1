"""`toc rule`: explains a rule, or lists them all."""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.cli.lint_options import AllowPlugins
from toc.apps.language import Tongue, say, user_tongue
from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import message

if TYPE_CHECKING:
    from toc.core.model import Language
    from toc.lint.explanation import Explanation
    from toc.lint.formatters import Page
    from toc.lint.rules.base import Rule

HELP = say("explain-a-rule-why-it")
EXAMPLES = say("toc-rule-dead-end-activity")

Name = Annotated[
    str | None,
    typer.Argument(
        metavar=say("name"),
        help=say("name-or-code-of-the"),
    ),
]
All = Annotated[bool, typer.Option("--all", help=say("list-all-rules"))]
Lang = Annotated[
    Tongue | None,
    typer.Option(case_sensitive=False, help=say("language-of-the-explanation")),
]


def rule(name: Name = None, every: All = False, lang: Lang = None, allow_plugins: AllowPlugins = False) -> int:
    from toc.apps.terminal import paint_for, width_of
    from toc.core.model import Language
    from toc.lint.explanation import explained
    from toc.lint.formatters import Page
    from toc.lint.plugins import find
    from toc.workspace.settings import SettingsOptions, SettingsResolver

    asked = SettingsOptions(plugin_folders=True, allow_plugins=allow_plugins)
    rules = SettingsResolver(asked, "").known_for("plan.toc.yaml").rules
    language = Language(lang or user_tongue())
    page = Page(width=width_of(sys.stdout), paint=paint_for(sys.stdout))
    if every:
        rows = _list(rules, language, page)
    elif not name:
        raise UsageError("which-rule-all-of-them")
    elif found := find(name, rules):
        rows = _explanation(explained(found, language), page)
    else:
        known = [one for each in rules for one in (each.name, each.code)]
        text = message("there-is-no-rule", name=name) + did_you_mean(name, known)
        raise UsageError(text + message("all-rules-toc-rule-all"))
    for row in rows:
        sys.stdout.write(f"{row}\n")
    return 0


def _list(rules: "Sequence[Rule]", language: "Language", page: "Page") -> Iterator[str]:
    from toc.lint.formatters.paint import BOLD, SEVERITY
    from toc.lint.formatters.visible import wrapped
    from toc.lint.formatters.words import severity_word
    from toc.lint.rule_pages import by_checklist

    widest = max(len(one.name) for one in rules)
    for number, (checklist, listed) in enumerate(by_checklist(rules)):
        if number:
            yield ""
        yield page.paint(checklist.heading(language), BOLD)
        for one in listed:
            kind = page.paint(severity_word(one.severity, language), SEVERITY[one.severity])
            yield f"  {one.code}  {page.paint(f'{one.name:{widest}}', BOLD)}  {kind}"
            yield from (f"          {line}" for line in wrapped(one.wording(language).title, page.width - 10))


def _explanation(one: "Explanation", page: "Page") -> Iterator[str]:
    from toc.lint.formatters.paint import BOLD, SEVERITY

    severity = page.paint(one.severity, SEVERITY[one.rule.severity])
    yield f"{page.paint(f'{one.rule.name} ({one.rule.code})', BOLD)}: {severity}"
    yield from _prose(one.title, page)
    yield ""
    yield f"{one.heading('checklist')}: {one.checklist} · {one.day}"
    yield from _titled(one.heading("why"), _prose(one.why, page), page)
    if one.found:
        yield from _titled(one.heading("bad"), _bad(one, page), page)
        yield from _titled(one.heading("says"), _prose(one.found[0].message, page), page)
    yield from _titled(one.heading("do"), (row for text in one.do for row in _prose(text, page)), page)
    if one.good:
        yield from _titled(one.heading("good"), iter(one.good.splitlines()), page)
    if one.note:
        yield from _titled(one.heading("note"), _prose(one.note, page), page)
    if one.ignoring:
        yield from _titled(one.heading("ignore"), _prose(one.ignoring, page), page)
    yield from _titled(one.heading("source"), (row for source in one.sources for row in _prose(source, page)), page)


def _titled(title: str, rows: Iterator[str], page: "Page") -> Iterator[str]:
    from toc.lint.formatters.paint import BOLD

    yield ""
    yield page.paint(title, BOLD)
    yield from (f"  {row}".rstrip() for row in rows)


def _prose(text: str, page: "Page") -> Iterator[str]:
    from toc.lint.formatters.visible import wrapped

    return iter(wrapped(text, page.width - 2))


def _bad(one: "Explanation", page: "Page") -> Iterator[str]:
    """The bad example without its first two lines, which every file has, and with the place underlined."""
    from toc.core.findings import Label
    from toc.lint.formatters.excerpt import Excerpt
    from toc.lint.formatters.paint import SEVERITY

    first = one.found[0]
    excerpt = Excerpt(
        lines=one.bad,
        primary=Label(first.span, first.label),
        related=first.related,
        gutter=0,
        colour=SEVERITY[first.severity],
        page=page,
    )
    begin = min(3, first.span.start.line)
    return excerpt.whole(range(begin, len(one.bad) + (not one.bad.text.endswith("\n"))))
