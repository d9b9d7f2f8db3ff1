"""Chooses rules and runs them on a document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from toc.core.findings import MORE, Finding, RawFinding, Severity
from toc.core.settings import Settings
from toc.language import NoGrammarError
from toc.lint.rules.base import Inspection, Rule
from toc.lint.rules.reading.ignoring import reports_on_ignores
from toc.lint.rules.resolving import finding
from toc.syntax.document import Document
from toc.syntax.ignores import sift

MAX_SAME = 1000
"""Findings of one rule in one file that are told: who gets more reads none of them."""


def lint(
    document: Document,
    rules: Iterable[Rule],
    *,
    today: date,
    settings: Settings | None = None,
    most: int | None = MAX_SAME,
) -> list[Finding]:
    """Everything that the rules have to say about one document, in the order of the file and without language.

    Of the rules only those run that the settings choose, and a severity that is set replaces that of rule and check.
    What a comment in the file asks to ignore is left out; a comment that spares nothing is reported itself, as far as
    the rules that it names were run. Of more than `most` findings of one rule the last one tells how many more there
    are; None tells them all.
    """
    settings = settings or Settings()
    rules = tuple(rules) if settings.rules is None else tuple(rule for rule in rules if settings.runs(rule.name))
    inspection = Inspection(document=document, today=today, settings=settings)
    found: list[Finding] = []
    for rule in rules:
        if rule.needs_whole_file and document.partial:
            continue
        raw = _found(rule, inspection)
        if document.ignores:
            found += [finding(rule, one, document) for one in raw]
            continue
        told = [finding(rule, one, document) for one in islice(raw, most)]
        found += _with_count(told, sum(1 for _ in raw)) if len(told) == most else told
    if document.ignores:
        found = _without_ignored(found, document, rules)
        found = _first_of_each(found, most) if most is not None else found
    return sorted(_weighed(found, settings.severities), key=lambda one: (one.span, one.code))


def _found(rule: Rule, inspection: Inspection) -> Iterator[RawFinding]:
    """What the rule finds, but for keywords that could not be read; nothing more from where it would have to know a
    language that `toc` does not know."""
    try:
        for one in rule.check(inspection):
            if not (one.missing_keywords and inspection.document.is_unread(one.node, one.missing_keywords)):
                yield one
    except NoGrammarError:
        return


def _first_of_each(found: Iterable[Finding], most: int) -> list[Finding]:
    by_rule: dict[str, list[Finding]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    return [one for same in by_rule.values() for one in _with_count(same[:most], len(same[most:]))]


def _with_count(told: list[Finding], more: int) -> list[Finding]:
    """The findings of one rule, the last of which tells how many more there are."""
    if more:
        last = told[-1]
        told[-1] = last._replace(facts=(*last.facts, (MORE, more)))
    return told


def _weighed(found: list[Finding], severities: Mapping[str, Severity]) -> list[Finding]:
    return [one._replace(severity=severities.get(one.rule, one.severity)) for one in found] if severities else found


def _without_ignored(found: list[Finding], document: Document, rules: Sequence[Rule]) -> list[Finding]:
    always_run = {rule.name for rule in rules if rule.cannot_be_ignored}
    sifted = sift([one for one in found if one.rule not in always_run], document)
    about = reports_on_ignores(document, sifted.unused, [rule for rule in rules if rule.name not in always_run])
    by_name = {rule.name: rule for rule in rules}
    told = [finding(by_name[name], raw, document) for name, raw in about if name in by_name]
    return [*(one for one in found if one.rule in always_run), *sifted.findings, *told]
