"""Findings for CI services: annotations of GitHub Actions, code quality of GitLab, and JUnit, which nearly all read."""

import hashlib
import html
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from toc.core.findings import Finding, Severity, Span, WordedFinding
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.json import Later, LaterItems, ascii_json
from toc.lint.formatters.visible import one_line, visible
from toc.lint.formatters.words import Tally, severity_word
from toc.lint.readiness import counts
from toc.lint.readiness import standing as standing_of
from toc.lint.wording import message_of, worded

# --- Files and findings as services know them -------------------------------------------------------------------------
# How other services name a file, and how they know a finding again after the lines of its file have moved.


def from_root(path: str, root: str) -> str:
    """The path from the folder of the repository, with `/`; as it is where there is no root, or it lies outside."""
    if root:
        try:
            folder, name = os.path.split(path)
            inside = os.path.relpath(os.path.realpath(folder), os.path.realpath(root))
        except (OSError, ValueError):  # the current folder is gone, another drive, a name that no file can have
            inside = os.pardir
        if inside.split(os.sep)[0] != os.pardir:
            return os.path.normpath(os.path.join(inside, name)).replace(os.sep, "/")
    return path.replace(os.sep, "/")


def with_fingerprints(file: Checked, path: str) -> Iterator[tuple[Finding, str]]:
    """Every finding of the file with what stays the same when lines move: its rule, `path`, its part of the plan, and
    the how-manieth of these it is."""
    seen: Counter[tuple[str, str]] = Counter()
    for finding in file.findings:
        seen[finding.rule, finding.node] += 1
        key = json.dumps([finding.rule, path, finding.node, seen[finding.rule, finding.node]])
        yield finding, hashlib.sha256(key.encode()).hexdigest()


# --- GitHub Actions ---------------------------------------------------------------------------------------------------
# Workflow commands that GitHub Actions turns into annotations at the lines of a change, then the summary.
#
# The runner takes a line that starts with `::` for a command, and `##[` anywhere in a line for one of the older kind.
# What a plan says only ever stands behind a command of our own, on the same line, escaped as GitHub documents it:
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_COMMAND = re.compile(r"^(\s*)(?=::)|(?<=##)(?=\[)", re.MULTILINE)


class GitHub:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally()

    def file(self, file: Checked) -> Iterator[str]:
        path = from_root(file.path, self._page.root)
        standing = standing_of(file.findings, file.profile)  # without what a day of the training adds
        self._tally.add(standing)
        for finding in standing.counting:
            yield _annotation(worded(finding, file.language), path, file.language)

    def closing(self, language: Language) -> Iterator[str]:
        if not self._page.quiet:
            yield self._tally.summary(language) + "\n"


def harmless(text: str) -> str:
    """Whole lines of another report, for a log of GitHub Actions: a space without width keeps them from being
    commands."""
    return _COMMAND.sub("\\g<1>\u200b", text)


def _annotation(finding: WordedFinding, path: str, language: Language) -> str:
    properties = {"file": visible(path), **_place(finding.span), "title": f"{finding.code} {finding.rule}"}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {written}::{_data(_annotated(finding, language))}\n"


def _annotated(finding: WordedFinding, language: Language) -> str:
    """The place is in it as well: the log of a run shows nothing but this text."""
    start = finding.span.start
    told = f"{visible(finding.path)}:{start.line}:{start.column}: {one_line(finding.message)}"
    return f"{told}\n{text(language, 'lint-help')}: {one_line(finding.help)}" if finding.help else told


def _place(span: Span) -> dict[str, int]:
    """GitHub takes columns only where all is on one line."""
    lines = {"line": span.start.line, "endLine": span.end.line}
    if span.start.line != span.end.line:
        return lines
    return {"line": span.start.line, "col": span.start.column, **lines, "endColumn": span.end.column}


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "##\u200b[")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# --- GitLab -----------------------------------------------------------------------------------------------------------
# A report of GitLab's code quality: a JSON array of what was found, shown in a merge request beside the changed lines.
#
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

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


# --- JUnit ------------------------------------------------------------------------------------------------------------
# JUnit's XML, which nearly every CI service shows as a list of tests: a suite for each file, a failed test for each
# finding that counts, and one test that passed where there is none.

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any way: https://www.w3.org/TR/xml/#charsets"""


class JUnit:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._suites = Later()
        self._tests = self._failures = 0

    def file(self, file: Checked) -> tuple[()]:
        counting = file.standing.deciding
        self._tests += len(counting) or 1
        self._failures += len(counting)
        for piece in _suite(file, counting, from_root(file.path, self._page.root)):
            self._suites.add(piece)
        return ()

    def closing(self, language: Language) -> Iterator[str]:  # noqa: ARG002 there is no summary in words
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield f'<testsuites name="toc lint" tests="{self._tests}" failures="{self._failures}" errors="0">\n'
        yield from self._suites.back()
        yield "</testsuites>\n"


def _suite(file: Checked, counting: Sequence[Finding], path: str) -> Iterator[str]:
    place = _xml(visible(path))
    yield (
        f'  <testsuite name="{place}" tests="{len(counting) or 1}" failures="{len(counting)}" errors="0" skipped="0">\n'
    )
    if not counting:
        yield f'    <testcase classname="{place}" name="toc lint" file="{place}"/>\n'
    seen: Counter[str] = Counter()
    for finding in (worded(one, file.language) for one in counting):
        name = _name(finding)
        seen[name] += 1
        number = f" ({seen[name]})" if seen[name] > 1 else ""
        yield (
            f'    <testcase classname="{place}" name="{_xml(name + number)}" file="{place}" '
            f'line="{finding.span.start.line}">\n'
        )
        yield f'      <failure type="{finding.severity}" message="{_xml(one_line(finding.message))}">'
        yield f"{_xml(_failure(finding, file))}</failure>\n    </testcase>\n"
    yield "  </testsuite>\n"


def _name(finding: WordedFinding) -> str:
    """Without the line: a service follows a test by its name, and lines move."""
    part = f": {finding.node}" if finding.node else ""
    return one_line(f"{finding.code} {finding.rule}{part}")


def _failure(finding: WordedFinding, file: Checked) -> str:
    start = finding.span.start
    place = f"{visible(finding.path)}:{start.line}:{start.column}"
    severity = severity_word(finding.severity, file.language)
    rows = (
        (f"{place}: {severity}", finding.message),
        (text(file.language, "lint-help"), finding.help),
        (text(file.language, "lint-why"), finding.rationale),
    )
    return "\n".join(f"{name}: {one_line(said)}" for name, said in rows if said)


def _xml(text: str) -> str:
    """For an attribute or an element, in ASCII: right in whatever encoding the stream turns out to have."""
    escaped = html.escape(_NO_XML.sub("\ufffd", text)).replace("##[", "##&#91;")
    return escaped.encode("ascii", "xmlcharrefreplace").decode()
