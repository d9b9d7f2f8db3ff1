"""Findings in an editor and what it can do about them: mend, ignore, and write the plan in its tidy form."""

import re
from collections.abc import Collection, Iterator

from lsprotocol import types

from toc.apps.lsp.opened import Opened, changes, differences, say, text_edits
from toc.apps.lsp.places import RefusedError
from toc.core.findings import Edit, Finding, Severity
from toc.lint.fixes import mend
from toc.lint.plugins import rules_of
from toc.lint.readiness import counts
from toc.lint.rules import find
from toc.lint.wording import worded
from toc.syntax.formatting.tidy import Refusal, Tidied, tidy
from toc.syntax.ignores import sift
from toc.syntax.source import read

# --- Findings ---------------------------------------------------------------------------------------------------------
# Findings as an editor shows them.

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


# --- The tidy form ----------------------------------------------------------------------------------------------------
# The tidy form of an open plan: what `toc fmt` would write, as edits in the editor.


def formatting(opened: Opened) -> list[types.TextEdit]:
    """The edits after which the plan is tidy; its keywords keep their language.

    Raises RefusedError where `toc fmt` would leave the file as it is.
    """
    before = opened.document.text
    tidied = tidy(before.encode(errors="surrogatepass"), opened.document.path)
    if tidied.refusal:
        raise RefusedError(_why(opened, tidied))
    return text_edits(opened, differences(before, tidied.content.decode()))


def _why(opened: Opened, tidied: Tidied) -> str:
    match tidied.refusal:
        case Refusal.PROBLEMS:
            return say(opened.language, "not-formatted-toc-cannot-read", line=tidied.line, rule=tidied.rule)
        case Refusal.IGNORE:
            return say(opened.language, "not-formatted-the-comment-on", line=tidied.line)
        case _:
            return say(opened.language, "not-formatted-something-in-the")


# --- Actions ----------------------------------------------------------------------------------------------------------
# What an editor can do about findings: mend, ignore with a reason, mend all that is safe.

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.toc"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL)


def actions(opened: Opened, place: types.Range, only: Collection[str] = ()) -> list[types.CodeAction]:
    """The actions at that place, those that are sure first; of the kinds `only`, where these are given."""
    given: list[types.CodeAction] = []
    if _wanted(KINDS[0], only):
        start, end = opened.positions.offset(place.start), opened.positions.offset(place.end)
        here = [one for one in opened.findings if one.span.start.offset <= end and start <= one.span.end.offset]
        fixes = [action for finding in here for action in _fixes(opened, finding)]
        given += sorted(fixes, key=lambda action: not action.is_preferred)
        given += [action for finding in here for action in _ignoring(opened, finding)]
    if _wanted(FIX_ALL, only):
        given += _fix_all(opened)
    return given


def _wanted(kind: str, only: Collection[str]) -> bool:
    """Whether somebody who asks for `only` these kinds means this one: `source` means `source.fixAll` as well."""
    return not only or any(f"{kind}.".startswith(f"{one}.") for one in only)


def _fixes(opened: Opened, finding: Finding) -> Iterator[types.CodeAction]:
    unsure = say(opened.language, "check-the-result")
    for fix in worded(finding, opened.language).fixes:
        yield types.CodeAction(
            title=fix.title + ("" if fix.safe else unsure),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(opened, finding)],
            is_preferred=fix.safe or None,
            edit=changes(opened, fix.edits),
        )


def _ignoring(opened: Opened, finding: Finding) -> Iterator[types.CodeAction]:
    """A comment that ignores a finding. Without a reason it ignores nothing: a finding of its own asks for one."""
    edit = ignoring(opened, finding)
    if edit:
        name = finding.rule
        yield types.CodeAction(
            title=say(opened.language, "ignore-here-write-your-reason", name=name),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(opened, finding)],
            edit=changes(opened, [edit]),
        )


def ignoring(opened: Opened, finding: Finding) -> Edit | None:
    """The edit after which, with a reason, a comment ignores that finding; None where no comment can.

    It stands at the end of the line, on the line above where that is part of a text, or joins a comment that is there.
    """
    rule = find(finding.rule)
    if rule is None or rule.cannot_be_ignored:
        return None
    return next((edit for edit in _comments(opened, finding) if _spares(opened, finding, edit)), None)


def _comments(opened: Opened, finding: Finding) -> Iterator[Edit]:
    document, line = opened.document, finding.span.start.line
    for ignore in document.ignores:
        if not ignore.whole_file and ignore.span.start.line in (line, line - 1):
            bracket = document.text.index("]", ignore.span.start.offset)
            yield Edit(bracket, bracket, f", {finding.rule}")
    start, _ = document.lines.bounds(line)
    text = document.lines.line(line)
    end = start + len(text.rstrip())
    yield Edit(end, start + len(text), f"  # toc: ignore[{finding.rule}] ")
    indent = text[: len(text) - len(text.lstrip())]
    ending = re.match(r"\r?\n|\r", document.text[start + len(text) :])
    yield Edit(start, start, f"{indent}# toc: ignore[{finding.rule}] {ending[0] if ending else chr(10)}")


def _spares(opened: Opened, finding: Finding, edit: Edit) -> bool:
    """Whether the finding is spared after that edit, once there is a reason, and the rest is read as before."""
    document = opened.document
    reasoned = re.sub(r"\] (?=\r?\n?$)", "] x ", edit.text)
    after = read(document.text[: edit.start] + reasoned + document.text[edit.end :], document.path)
    if after.plan != document.plan or len(after.problems) != len(document.problems):
        return False
    start, end = finding.span.start.offset, finding.span.end.offset
    moved = len(reasoned) - (edit.end - edit.start) if edit.start <= start else 0
    there = Finding(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        path=finding.path,
        span=after.lines.span(start + moved, end + moved),
    )
    return not sift([there], after).findings


def _fix_all(opened: Opened) -> list[types.CodeAction]:
    if not any(fix.safe for finding in opened.findings for fix in finding.fixes[:1]):
        return []
    before = opened.document.text
    done = mend(
        before.encode(errors="surrogatepass"),
        opened.document.path,
        rules_of(opened.settings),
        unsafe=False,
        today=opened.today,
        settings=opened.settings,
    )
    after = done.content.decode(errors="surrogatepass")
    if after == before:
        return []
    title = say(opened.language, "mend-all-that-is-certain")
    return [types.CodeAction(title=title, kind=FIX_ALL, edit=changes(opened, differences(before, after)))]
