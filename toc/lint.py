"""Chooses rules and runs them on a document."""

from collections.abc import Iterable
from datetime import date

from toc.document import Document
from toc.finding import Finding
from toc.model import Language
from toc.rules.base import Inspection, Rule
from toc.rules.wording import finding


def lint(document: Document, rules: Iterable[Rule], *, language: Language, today: date) -> list[Finding]:
    """Everything that the rules have to say about one document, in the order of the file, in that language."""
    inspection = Inspection(document=document, today=today)
    found = [
        finding(rule, report, document, language)
        for rule in rules
        if not (rule.needs_whole_file and document.partial)
        for report in rule.check(inspection)
        if not (report.absent and document.is_unread(report.node, report.absent))
    ]
    return sorted(found, key=lambda one: (one.span, one.code, one.message))
