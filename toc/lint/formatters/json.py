"""Findings for programs. `docs/json.md` says what each field holds; it changes only with the version."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from toc.core.findings import Finding, Position, Severity
from toc.core.languages import Language
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.later import LaterItems
from toc.lint.readiness import counts
from toc.lint.wording import worded

VERSION = 1


class Json:
    def __init__(self, _page: Page) -> None:
        self._files = LaterItems(2)
        self._findings = LaterItems(2)
        self._number = 0
        self._severities: Counter[Severity] = Counter()
        self._with_fix = 0

    def file(self, file: Checked) -> tuple[()]:
        self._number += 1
        self._files.add(ascii_json(_file(file), indent=2))
        for finding in file.findings:
            self._severities[finding.severity] += 1
            self._with_fix += bool(finding.fixes)
            self._findings.add(ascii_json(finding_object(finding, file), indent=2))
        return ()

    def closing(self, language: Language) -> Iterator[str]:  # noqa: ARG002 there is no summary in words
        severities = {str(severity): self._severities[severity] for severity in reversed(Severity)}
        summary = {"files": self._number, **severities, "with_fix": self._with_fix}
        yield f'{{\n  "version": {VERSION},\n  "files": '
        yield from self._files.back()
        yield ',\n  "findings": '
        yield from self._findings.back()
        numbers = ascii_json(summary, indent=2).replace("\n", "\n  ")
        yield f',\n  "summary": {numbers}\n}}\n'


def ascii_json(value: Any, indent: int | None = None) -> str:
    """JSON in ASCII without DEL: no half character or control code of a file name or plan can harm what reads this.

    `##[` is a command to GitHub Actions wherever it stands in a log: within a string it can be written otherwise.
    """
    return json.dumps(value, indent=indent).replace("\x7f", "\\u007f").replace("##[", "##\\u005b")


def _file(file: Checked) -> dict[str, Any]:
    return {
        "path": file.path,
        "language": file.language,
        "read": file.lines is not None,
        "profile": file.profile,
        "passes": file.standing.passed,
    }


def finding_object(found: Finding, file: Checked) -> dict[str, Any]:
    """The finding as an object, with its texts in the language of the file's findings."""
    finding = worded(found, file.language)
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "since": finding.applies_from,
        "counts": counts(finding, file.profile),
        "path": finding.path,
        "start": _position(finding.span.start),
        "end": _position(finding.span.end),
        "message": finding.message,
        "label": finding.label,
        "why": finding.rationale,
        "help": finding.help,
        "source": finding.source,
        "node": finding.node,
        "fields": list(finding.fields),
        "related": [
            {"start": _position(label.span.start), "end": _position(label.span.end), "label": label.text}
            for label in finding.related
        ],
        "fixes": [
            {
                "title": fix.title,
                "safe": fix.safe,
                "edits": [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in fix.edits],
            }
            for fix in finding.fixes
        ],
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column, "offset": position.offset}
