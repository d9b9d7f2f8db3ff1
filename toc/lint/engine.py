"""Chooses rules and runs them on a document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from toc.core.findings import Finding, RawFinding, Severity
from toc.core.settings import Settings
from toc.language import NoGrammarError
from toc.lint.rules.base import Inspection, Rule
from toc.lint.rules.reading.ignoring import reports_on_ignores
from toc.lint.rules.resolving import finding
from toc.syntax.document import Document
from toc.syntax.ignores import sift


def lint(document: Document, rules: Iterable[Rule], *, today: date, settings: Settings | None = None) -> list[Finding]:
    """Everything that the rules have to say about one document, in the order of the file and without language.

    Of the rules only those run that the settings choose, and a severity that is set replaces that of rule and check.
    What a comment in the file asks to ignore is left out; a comment that spares nothing is reported itself, as far as
    the rules that it names were run.
    """
    settings = settings or Settings()
    rules = tuple(rule for rule in rules if settings.runs(rule.name))
    inspection = Inspection(document=document, today=today, settings=settings)
    found = [
        finding(rule, raw, document)
        for rule in rules
        if not (rule.needs_whole_file and document.partial)
        for raw in _found(rule, inspection)
        if not (raw.missing_keywords and document.is_unread(raw.node, raw.missing_keywords))
    ]
    if document.ignores:
        found = _without_ignored(found, document, rules)
    return sorted(_weighed(found, settings.severities), key=lambda one: (one.span, one.code))


def _found(rule: Rule, inspection: Inspection) -> Iterator[RawFinding]:
    """What the rule finds; nothing more from where it would have to know a language that `toc` does not know."""
    with suppress(NoGrammarError):
        yield from rule.check(inspection)


def _weighed(found: list[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    return [one._replace(severity=severities.get(one.rule, one.severity)) for one in found] if severities else found


def _without_ignored(found: list[Finding], document: Document, rules: Sequence[Rule]) -> list[Finding]:
    firm = {rule.name for rule in rules if rule.cannot_be_ignored}
    sifted = sift([one for one in found if one.rule not in firm], document)
    about = reports_on_ignores(document, sifted.unused, [rule for rule in rules if rule.name not in firm])
    by_name = {rule.name: rule for rule in rules}
    told = [finding(by_name[name], raw, document) for name, raw in about if name in by_name]
    return [*(one for one in found if one.rule in firm), *sifted.findings, *told]
