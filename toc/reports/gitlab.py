"""A report of GitLab's code quality: a JSON array of what was found, shown in a merge request beside the changed lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator, Sequence
from typing import Any

from toc.finding import Finding, Severity
from toc.reports import Checked, Page
from toc.reports.json import ascii_json
from toc.reports.places import from_root, with_fingerprints
from toc.reports.visible import one_line, visible
from toc.standing import counts

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""`critical` and `blocker` are left to what is dangerous: no plan is."""


def report(checked: Sequence[Checked], *, page: Page) -> Iterator[str]:
    found = []
    for file in checked:
        path = from_root(file.path, page.root)
        found += [
            _issue(finding, path, fingerprint)
            for finding, fingerprint in with_fingerprints(file, path)
            if counts(finding, file.profile)
        ]
    yield ascii_json(found, indent=2) + "\n"


def _issue(finding: Finding, path: str, fingerprint: str) -> dict[str, Any]:
    return {
        "description": one_line(finding.message),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(path),
            "lines": {"begin": finding.span.start.line, "end": finding.span.end.line},
        },
    }
