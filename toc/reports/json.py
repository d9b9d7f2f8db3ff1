"""Findings for programs. `docs/json.md` says what each field holds; it changes only with the version."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from toc.finding import Finding, Position, Severity
from toc.reports import Checked
from toc.standing import counts

VERSION = 1


def report(checked: Sequence[Checked]) -> Iterator[str]:
    findings = [finding for file in checked for finding in file.findings]
    numbers = Counter(finding.severity for finding in findings)
    severities = {str(severity): numbers[severity] for severity in reversed(Severity)}
    whole = {
        "version": VERSION,
        "files": [_file(file) for file in checked],
        "findings": [finding_object(finding, file) for file in checked for finding in file.findings],
        "summary": {
            "files": len(checked),
            **severities,
            "with_fix": sum(bool(finding.fixes) for finding in findings),
        },
    }
    yield ascii_json(whole, indent=2) + "\n"


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


def finding_object(finding: Finding, file: Checked) -> dict[str, Any]:
    return {
        "code": finding.code,
        "rule": finding.rule,
        "severity": finding.severity,
        "since": finding.since,
        "counts": counts(finding, file.profile),
        "path": finding.path,
        "start": _position(finding.span.start),
        "end": _position(finding.span.end),
        "message": finding.message,
        "label": finding.label,
        "why": finding.why,
        "help": finding.help,
        "source": finding.source,
        "node": finding.node,
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
