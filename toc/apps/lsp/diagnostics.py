"""Findings as an editor shows them."""

from lsprotocol import types

from toc.apps.lsp.opened import Opened
from toc.core.findings import Finding, Severity
from toc.lint.readiness import counts
from toc.lint.wording import worded

SOURCE = "toc"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(opened: Opened, *, related: bool = True) -> list[types.Diagnostic]:
    """Every finding of a file; with the other places that play a part where the editor can show these."""
    return [diagnostic(opened, finding, related=related) for finding in opened.findings]


def diagnostic(opened: Opened, found: Finding, *, related: bool = True) -> types.Diagnostic:
    """What does not count yet, given how far the plan is, is a hint."""
    finding = worded(found, opened.language)
    weight = _SEVERITIES[finding.severity] if counts(finding, opened.profile) else types.DiagnosticSeverity.Hint
    others = [
        types.DiagnosticRelatedInformation(types.Location(opened.uri, opened.positions.of(label.span)), label.text)
        for label in finding.related
        if related and label.text
    ]
    return types.Diagnostic(
        range=opened.positions.of(finding.span),
        message=finding.message,
        severity=weight,
        code=finding.rule,
        source=SOURCE,
        related_information=others or None,
    )
