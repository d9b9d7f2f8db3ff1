"""Findings for programs, as one document of JSON or line by line. `docs/json.md` says what each field holds."""

import json
from collections import Counter
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import Any

from toc.core.findings import Finding, Position, Severity
from toc.core.languages import Language
from toc.lint.formatters import Checked, Page
from toc.lint.readiness import counts
from toc.lint.wording import worded

# --- What comes last --------------------------------------------------------------------------------------------------
# What a report has to say only behind the last file: kept in a file of the system's, not in memory.

_IN_MEMORY = 2_000_000
_PIECE = 100_000


class Later:
    """Text that is put aside, and given back once in the order in which it came."""

    def __init__(self) -> None:
        # Half characters of a file name that is no UTF-8 survive the way there and back.
        self._file = SpooledTemporaryFile(  # noqa: SIM115 closed when all is given back, or with the process
            _IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline=""
        )
        self.empty = True

    def add(self, text: str) -> None:
        self._file.write(text)
        self.empty = self.empty and not text

    def back(self) -> Iterator[str]:
        with self._file as file:
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece


class LaterItems:
    """The items of a JSON array, each as `json.dumps(item, indent=2)` writes it, to be given back as that array."""

    def __init__(self, indent: int) -> None:
        """`indent`: of the array within the whole, in spaces."""
        self._indent = " " * (indent + 2)
        self._end = "\n" + " " * indent
        self._later = Later()

    def add(self, item: str) -> None:
        # A line end in such a text is one between its parts: within a string it is written as an escape.
        indented = item.replace("\n", f"\n{self._indent}")
        self._later.add(f"{'' if self._later.empty else ','}\n{self._indent}{indented}")

    def back(self) -> Iterator[str]:
        yield "["
        yield from self._later.back()
        yield "]" if self._later.empty else f"{self._end}]"


# --- One document -----------------------------------------------------------------------------------------------------
# Findings for programs. `docs/json.md` says what each field holds; it changes only with the version.

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


# --- Line by line -----------------------------------------------------------------------------------------------------
# One line of JSON for each finding, for programs that read line by line: the objects under `findings` of `json`.


class JsonLines:
    def __init__(self, _page: Page) -> None:
        """A line needs nothing of the page."""

    def file(self, file: Checked) -> Iterator[str]:
        for finding in file.findings:
            yield ascii_json(finding_object(finding, file)) + "\n"

    def closing(self, language: Language) -> tuple[()]:  # noqa: ARG002 there is no summary
        return ()
