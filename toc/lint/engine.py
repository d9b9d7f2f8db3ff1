"""Chooses rules and runs them on a document."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from toc.core.findings import Finding, Severity
from toc.core.messages import text
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules.base import Inspection, Rule
from toc.lint.rules.reading.ignoring import reports_on_ignores
from toc.lint.rules.wording import finding
from toc.syntax.document import Document
from toc.syntax.ignores import sift

MAX_SAME = 1000
"""Findings of one rule in one file that are told: who gets more reads none of them."""


def lint(
    document: Document,
    rules: Iterable[Rule],
    *,
    language: Language,
    today: date,
    settings: Settings | None = None,
    most: int | None = MAX_SAME,
) -> list[Finding]:
    """Everything that the rules have to say about one document, in the order of the file, in that language.

    Of the rules only those run that the settings choose, and a severity that is set replaces that of rule and report.
    What a comment in the file asks to ignore is left out; a comment that spares nothing is reported itself, as far as
    the rules that it names were run. Of more than `most` findings of one rule the last one tells how many more there
    are; None tells them all.
    """
    settings = settings or Settings()
    rules = tuple(rule for rule in rules if settings.runs(rule.name))
    inspection = Inspection(document=document, today=today, settings=settings)
    found: list[Finding] = []
    for rule in rules:
        if rule.needs_whole_file and document.partial:
            continue
        reports = (
            report
            for report in rule.check(inspection)
            if not (report.absent and document.is_unread(report.node, report.absent))
        )
        if document.ignores:
            found += [finding(rule, report, document, language) for report in reports]
            continue
        # Put into words one by one, what drowns its reader would take most of the time.
        told = [finding(rule, report, document, language) for report in islice(reports, most)]
        found += _with_count(told, sum(1 for _ in reports), language)
    if document.ignores:
        found = _without_ignored(found, document, rules, language)
        found = _first_of_each(found, most, language) if most is not None else found
    return sorted(_weighed(found, settings.severities), key=lambda one: (one.span, one.code, one.message))


def _first_of_each(found: Iterable[Finding], most: int, language: Language) -> list[Finding]:
    by_rule: dict[str, list[Finding]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    return [one for same in by_rule.values() for one in _with_count(same[:most], len(same[most:]), language)]


def _with_count(told: list[Finding], more: int, language: Language) -> list[Finding]:
    """The findings of one rule, the last of which tells how many more there are."""
    if more:
        last = told[-1]
        told[-1] = last._replace(message=f"{last.message} {text(language, 'more-of-the-same', count=more)}")
    return told


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
