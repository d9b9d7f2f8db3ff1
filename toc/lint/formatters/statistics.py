"""How often each rule found something: a table for people, JSON for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toc.core.findings import Severity
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.json import VERSION
from toc.lint.formatters.paint import BOLD, SEVERITY
from toc.lint.formatters.words import Tally, severity_word

_COLUMNS = ("count", "code", "rule", "weight", "fixable")


@dataclass(frozen=True, slots=True)
class Count:
    """What one rule found: how often, how many of them have a fix, and the heaviest weight."""

    code: str
    rule: str
    severity: Severity
    count: int
    fixable: int

    def with_one(self, severity: Severity, *, fixable: bool) -> "Count":
        heaviest = max(self.severity, severity, key=lambda one: one.weight)
        return replace(self, severity=heaviest, count=self.count + 1, fixable=self.fixable + fixable)


class Statistics:
    def __init__(self, output_format: str, page: Page) -> None:
        self._format = output_format
        self._page = page
        self._tally = Tally()
        self._counts: dict[tuple[str, str], Count] = {}

    def file(self, file: Checked) -> tuple[()]:
        self._tally.add(file.standing)
        for finding in file.findings:
            rule = (finding.code, finding.rule)
            so_far = self._counts.get(rule) or Count(*rule, finding.severity, 0, 0)
            self._counts[rule] = so_far.with_one(finding.severity, fixable=bool(finding.fixes))
        return ()

    def closing(self, language: Language) -> Iterator[str]:
        """The rules that found something, the most frequent first."""
        # Codes go by their number: TOC1001 comes after TOC902.
        counts = sorted(self._counts.values(), key=lambda one: (-one.count, len(one.code), one.code))
        if self._format == "json":
            yield _json(self._tally.files, counts)
            return
        if counts:
            yield from _table(counts, language, self._page)
        if self._page.quiet:
            return
        if counts:
            yield "\n"
        yield self._page.paint(self._tally.summary(language), BOLD) + "\n"


def _table(counts: Sequence[Count], language: Language, page: Page) -> Iterator[str]:
    heads = tuple(text(language, f"lint-column-{name}") for name in _COLUMNS)
    rows = [
        (str(one.count), one.code, one.rule, severity_word(one.severity, language), str(one.fixable or ""))
        for one in counts
    ]
    wide = [max(len(row[column]) for row in (heads, *rows)) for column in range(4)]
    for row, colour in ((heads, BOLD), *zip(rows, (SEVERITY[one.severity] for one in counts), strict=True)):
        number, code, rule, severity, fixable = row
        painted = page.paint(f"{severity:{wide[3]}}", colour)
        yield f"{number:>{wide[0]}}  {code:{wide[1]}}  {rule:{wide[2]}}  {painted}  {fixable}".rstrip() + "\n"


def _json(files: int, counts: Sequence[Count]) -> str:
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
        "files": files,
    }
    return json.dumps(whole, indent=2) + "\n"
