"""Chooses rules and runs them on a document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from toc.core.findings import Finding, Severity
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules.base import Inspection, Rule
from toc.lint.rules.reading.ignoring import reports_on_ignores
from toc.lint.rules.wording import finding
from toc.syntax.document import Document
from toc.syntax.ignores import sift


def lint(
    document: Document,
    rules: Iterable[Rule],
    *,
    language: Language,
    today: date,
    settings: Settings | None = None,
) -> list[Finding]:
    """Everything that the rules have to say about one document, in the order of the file, in that language.

    Of the rules only those run that the settings choose, and a severity that is set replaces that of rule and report.
    What a comment in the file asks to ignore is left out; a comment that spares nothing is reported itself, as far as
    the rules that it names were run.
    """
    settings = settings or Settings()
    rules = tuple(rule for rule in rules if settings.runs(rule.name))
    inspection = Inspection(document=document, today=today, settings=settings)
    found = [
        finding(rule, report, document, language)
        for rule in rules
        if not (rule.needs_whole_file and document.partial)
        for report in rule.check(inspection)
        if not (report.absent and document.is_unread(report.node, report.absent))
    ]
    if document.ignores:
        found = _without_ignored(found, document, rules, language)
    return sorted(_weighed(found, settings.severities), key=lambda one: (one.span, one.code, one.message))


def _weighed(found: list[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    return [one._replace(severity=severities.get(one.rule, one.severity)) for one in found] if severities else found


def _without_ignored(
    found: list[Finding], document: Document, rules: Sequence[Rule], language: Language
) -> list[Finding]:
    firm = {rule.name for rule in rules if rule.is_firm}
    sifted = sift([one for one in found if one.rule not in firm], document)
    about = reports_on_ignores(document, sifted.unused, [rule for rule in rules if rule.name not in firm])
    words = {rule.name: rule for rule in rules}
    told = [finding(words[name], report, document, language) for name, report in about if name in words]
    return [*(one for one in found if one.rule in firm), *sifted.findings, *told]
