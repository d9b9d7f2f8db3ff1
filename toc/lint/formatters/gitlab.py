"""A report of GitLab's code quality: a JSON array of what was found, shown in a merge request beside the changed lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator
from typing import Any

from toc.core.findings import Finding, Severity
from toc.core.languages import Language
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.json import ascii_json
from toc.lint.formatters.later import LaterItems
from toc.lint.formatters.places import from_root, with_fingerprints
from toc.lint.formatters.visible import one_line, visible
from toc.lint.readiness import counts
from toc.lint.wording import message_of

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
"""`critical` and `blocker` are left to what is dangerous: no plan is."""


class GitLab:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._items = LaterItems(0)

    def file(self, file: Checked) -> tuple[()]:
        path = from_root(file.path, self._page.root)
        for finding, fingerprint in with_fingerprints(file, path):
            if counts(finding, file.profile):
                self._items.add(ascii_json(_issue(finding, path, fingerprint, file.language), indent=2))
        return ()

    def closing(self, language: Language) -> Iterator[str]:  # noqa: ARG002 there is no summary
        yield from self._items.back()
        yield "\n"


def _issue(finding: Finding, path: str, fingerprint: str, language: Language) -> dict[str, Any]:
    return {
        "description": one_line(message_of(finding, language)),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": visible(path),
            "lines": {"begin": finding.span.start.line, "end": finding.span.end.line},
        },
    }
