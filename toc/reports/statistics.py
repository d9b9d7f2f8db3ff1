"""How often each rule found something: a table for people, JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toc.finding import Severity
from toc.model import Language
from toc.reports import Checked, OutputFormat, Page
from toc.reports.json import VERSION
from toc.reports.paint import BOLD, SEVERITY
from toc.reports.words import WORDS, summary

_HEADINGS = {
    Language.NL: ("aantal", "code", "regel", "gewicht", "met verbetering"),
    Language.EN: ("count", "code", "rule", "weight", "with a fix"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """What one rule found: how often, how many of them have a fix, and the heaviest weight."""

    code: str
    rule: str
    severity: Severity
    count: int
    fixable: int


def counted(checked: Sequence[Checked]) -> list[Count]:
    """The rules that found something, the most frequent first."""
    by_rule: dict[tuple[str, str], list[tuple[Severity, bool]]] = {}
    for file in checked:
        for one in file.findings:
            by_rule.setdefault((one.code, one.rule), []).append((one.severity, bool(one.fixes)))
    counts = [
        Count(
            code, rule, max((one for one, _ in found), key=lambda one: one.weight), len(found), sum(f for _, f in found)
        )
        for (code, rule), found in by_rule.items()
    ]
    # Codes go by their number: TOC1001 comes after TOC902.
    return sorted(counts, key=lambda one: (-one.count, len(one.code), one.code))


def report(checked: Sequence[Checked], output_format: OutputFormat, *, language: Language, page: Page) -> Iterator[str]:
    """The statistics, in pieces to be written one after the other."""
    counts = counted(checked)
    if output_format is OutputFormat.JSON:
        yield _json(checked, counts)
        return
    if counts:
        yield from _table(counts, language, page)
    if page.quiet:
        return
    if counts:
        yield "\n"
    yield page.paint(summary(checked, language), BOLD) + "\n"


def _table(counts: Sequence[Count], language: Language, page: Page) -> Iterator[str]:
    words = WORDS[language].severity
    heads = _HEADINGS[language]
    rows = [(str(one.count), one.code, one.rule, words[one.severity][0], str(one.fixable or "")) for one in counts]
    wide = [max(len(row[column]) for row in (heads, *rows)) for column in range(4)]
    for row, colour in ((heads, BOLD), *zip(rows, (SEVERITY[one.severity] for one in counts), strict=True)):
        number, code, rule, severity, fixable = row
        painted = page.paint(f"{severity:{wide[3]}}", colour)
        yield f"{number:>{wide[0]}}  {code:{wide[1]}}  {rule:{wide[2]}}  {painted}  {fixable}".rstrip() + "\n"


def _json(checked: Sequence[Checked], counts: Sequence[Count]) -> str:
    whole = {
        "version": VERSION,
        "statistics": [
            {
                "code": one.code,
                "rule": one.rule,
                "severity": one.severity,
                "count": one.count,
                "with_fix": one.fixable,
            }
            for one in counts
        ],
        "files": len(checked),
    }
    return json.dumps(whole, indent=2) + "\n"
