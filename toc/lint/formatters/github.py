"""Workflow commands that GitHub Actions turns into annotations at the lines of a change, then the summary.

The runner takes a line that starts with `::` for a command, and `##[` anywhere in a line for one of the older kind.
What a plan says only ever stands behind a command of our own, on the same line, escaped as GitHub documents it:
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

import re
from collections.abc import Iterator

from toc.core.findings import Severity, Span, WordedFinding
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.places import from_root
from toc.lint.formatters.visible import one_line, visible
from toc.lint.formatters.words import Tally
from toc.lint.wording import worded

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}

_COMMAND = re.compile(r"^(\s*)(?=::)|(?<=##)(?=\[)", re.MULTILINE)


class GitHub:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._tally = Tally()

    def file(self, file: Checked) -> Iterator[str]:
        path, standing = from_root(file.path, self._page.root), file.standing
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
    return f"::{_LEVELS[finding.severity]} {written}::{_data(_text(finding, language))}\n"


def _text(finding: WordedFinding, language: Language) -> str:
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
