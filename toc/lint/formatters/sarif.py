"""SARIF 2.1.0, the OASIS format for findings: GitHub code scanning, Azure DevOps and editors read it.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from toc import __version__
from toc.core.findings import Fix, Severity, Span, WordedFinding
from toc.core.languages import Language
from toc.core.text import Lines
from toc.lint.formatters import Checked, Page
from toc.lint.formatters.ci import from_root, with_fingerprints
from toc.lint.formatters.json import LaterItems, ascii_json
from toc.lint.formatters.prose import prose
from toc.lint.formatters.visible import one_line
from toc.lint.readiness import counts
from toc.lint.wording import worded

if TYPE_CHECKING:  # explaining rules means running their examples: only where there are any
    from toc.lint.explanation import Explanation

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""The words of GitHub code scanning for a rule's weight."""


class Sarif:
    def __init__(self, page: Page) -> None:
        self._page = page
        self._rules: dict[str, tuple[int, str]] = {}
        """The rules that found something: their place in the list, and their code."""
        self._seen: set[str] = set()
        self._artifacts = LaterItems(6)
        self._results = LaterItems(6)

    def file(self, file: Checked) -> tuple[()]:
        path = from_root(file.path, self._page.root)
        if file.path not in self._seen:
            self._seen.add(file.path)
            self._artifacts.add(ascii_json(_artifact(file, path), indent=2))
        for finding in file.findings:
            self._rules.setdefault(finding.rule, (len(self._rules), finding.code))
        for result in _results(file, path, self._rules):
            self._results.add(ascii_json(result, indent=2))
        return ()

    def closing(self, language: Language) -> Iterator[str]:
        run = {
            "tool": {
                "driver": {
                    "name": "toc",
                    "version": __version__,
                    "language": language,
                    "rules": [_rule(code, rule, language) for rule, (_, code) in self._rules.items()],
                }
            },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
        }
        whole = ascii_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)
        yield whole.removesuffix("\n    }\n  ]\n}")
        yield ',\n      "artifacts": '
        yield from self._artifacts.back()
        yield ',\n      "results": '
        yield from self._results.back()
        yield "\n    }\n  ]\n}\n"


def _rule(code: str, name: str, language: Language) -> dict[str, Any]:
    """What the rule asks, why, and how to write it, in the words of `toc rule`."""
    from toc.lint.explanation import explained
    from toc.lint.rules import find

    rule = find(name)
    if rule is None:
        return {"id": code, "name": name}
    one = explained(rule, language)
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": one.title},
        "fullDescription": {"text": one.why},
        "help": {"text": _help(one, fence=False), "markdown": _help(one, fence=True)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "checklist": one.checklist,
            "since": rule.applies_from,
            "sources": list(one.sources),
            "tags": ["theory-of-change", rule.checklist],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(one: "Explanation", *, fence: bool) -> str:
    """The rule explained in plain text, or in Markdown with its examples between fences."""
    plan = (lambda text: f"```yaml\n{text.strip()}\n```") if fence else str.strip
    parts = [prose(text) if fence else text for text in one.do]
    parts += [f"{one.heading('bad')}:", plan(one.bad.text)] if one.bad.text and one.found else []
    parts += [f"{one.heading('good')}:", plan(one.good)] if one.good else []
    parts += [f"{one.heading('source')}: {'; '.join(one.sources)}"]
    return "\n\n".join(parts)


def _artifact(file: Checked, path: str) -> dict[str, Any]:
    return {
        "location": _location(path),
        "roles": ["analysisTarget"],
        "sourceLanguage": "yaml",
        "properties": {"profile": file.profile, "passes": file.standing.passed, "read": file.lines is not None},
    }


def _results(file: Checked, path: str, rules: Mapping[str, tuple[int, str]]) -> Iterator[dict[str, Any]]:
    for found, fingerprint in with_fingerprints(file, path):
        finding = worded(found, file.language)
        counting = counts(finding, file.profile)
        yield {
            "ruleId": finding.code,
            "ruleIndex": rules[finding.rule][0],
            # What does not count yet is for later, however much it will weigh then.
            "level": _LEVELS[finding.severity] if counting else "note",
            "message": {"text": " ".join(_text(text) for text in (finding.message, finding.help) if text)},
            "locations": [_place(finding, path)],
            "relatedLocations": [
                {"id": number, **_physical(path, label.span), **_message(label.text)}
                for number, label in enumerate(finding.related, start=1)
            ],
            "partialFingerprints": {"tocRuleAndPart/v1": fingerprint},
            "fixes": _fixes(finding, file.lines, path),
            "properties": {
                "counts": counting,
                "severity": finding.severity,
                "since": finding.applies_from,
                "why": finding.rationale,
                "source": finding.source,
            },
        }


def _place(finding: WordedFinding, path: str) -> dict[str, Any]:
    part = {"logicalLocations": [{"name": one_line(finding.node)}]} if finding.node else {}
    return {**_physical(path, finding.span), **_message(finding.label), **part}


def _physical(path: str, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _location(path), "region": _region(span)}}


def _message(text: str) -> dict[str, Any]:
    return {"message": {"text": _text(text)}} if text.strip() else {}


def _region(span: Span) -> dict[str, int]:
    """As in our own spans, the end column is the one after the last character."""
    return {
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    }


def _fixes(finding: WordedFinding, lines: Lines | None, path: str) -> list[dict[str, Any]]:
    if lines is None:
        return []
    fixes = dict.fromkeys(fix for fix in finding.fixes if fix.edits)
    return [_fix(fix, lines, path) for fix in fixes]


def _fix(fix: Fix, lines: Lines, path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(lines.span(edit.start, edit.end)), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
    ]
    return {
        "description": {"text": _text(fix.title)},
        "artifactChanges": [{"artifactLocation": _location(path), "replacements": replacements}],
        "properties": {"safe": fix.safe},
    }


def _location(path: str) -> dict[str, str]:
    """A relative path holds from the root of the repository, whose place is the reader's business."""
    written = quote(path, safe="/", errors="surrogatepass")
    if path.startswith("/"):
        return {"uri": f"file://{written}"}
    if path[1:3] == ":/":  # C:/plans/plan.toc.yaml
        return {"uri": f"file:///{path[0]}:{written[4:]}"}
    return {"uri": written, "uriBaseId": "%SRCROOT%"}


def _text(text: str) -> str:
    """On one line, without the links that SARIF reads in a text: `[words](address)`."""
    return one_line(text).replace("](", "] (")
