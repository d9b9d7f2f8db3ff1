"""From a path to its findings: what cannot be read is a finding as well."""

import sys
from collections.abc import Sequence
from datetime import date

from toc.core.errors import reason_of
from toc.core.findings import Finding, Profile, RawFinding
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.formatters import Checked
from toc.lint.readiness import profile_for
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.base import Rule
from toc.lint.rules.resolving import finding
from toc.lint.wording import in_order
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.system.files import read_bytes


def check(
    path: str,
    language: Language | None,
    settings: Settings | None = None,
    *,
    spoken: Language = Language.EN,
    today: date | None = None,
) -> Checked:
    """Reads and checks one file by its settings. Findings are in `language`, or else in that of the file; in `spoken`
    where the file cannot be read."""
    try:
        content = read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        return unreadable(path, trouble, language or spoken)
    return checked(content, path, language, settings, today=today)


def check_stdin(
    name: str, language: Language | None, settings: Settings | None = None, *, today: date | None = None
) -> Checked:
    """The same for what is piped in, under that name."""
    content = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
    return checked(content, name, language, settings, today=today)


def checked(
    content: bytes, path: str, language: Language | None, settings: Settings | None = None, *, today: date | None = None
) -> Checked:
    """The same for what a file holds."""
    document = read(content, path)
    # The day in the person's own time zone: that is the day in which a deadline passes.
    found = found_in(document, settings, today or date.today())  # noqa: DTZ011
    return checked_document(document, language or document.language, settings, found)


def checked_document(
    document: Document, language: Language, settings: Settings | None, found: Sequence[Finding]
) -> Checked:
    """The same for a document that is read already, with what the rules found in it."""
    return Checked(
        path=document.path,
        language=language,
        findings=in_order(found, language),
        lines=document.lines,
        profile=profile_of(document, settings),
        day=settings.day if settings else None,
        file_language=document.language,
    )


def found_in(document: Document, settings: Settings | None, today: date) -> list[Finding]:
    """What the rules find in a document, in no language: the one place in which they are run on a plan."""
    return lint(document, _rules(settings), today=today, settings=settings)


def _rules(settings: Settings | None) -> Sequence[Rule]:
    """The rules of toc, and those of the plugins that the settings load."""
    if settings is None or not settings.plugins:
        return ALL_RULES
    from toc.lint.plugins import rules_of

    return rules_of(settings)


def profile_of(document: Document, settings: Settings | None) -> Profile:
    """The profile under which a plan is looked at: what was asked, or its own status; without either it is a draft."""
    return profile_for(document.plan.status, settings.profile if settings else None)


def unreadable(path: str, trouble: OSError | ValueError, language: Language) -> Checked:
    """A file that could not be read, for that reason."""
    return Checked(path=path, language=language, findings=(_unreadable(path, trouble, language),), lines=None)


def _unreadable(path: str, trouble: OSError | ValueError, language: Language) -> Finding:
    rule = find("unreadable-file")
    if rule is None:
        raise LookupError("unreadable-file")
    facts = {"reason": reason_of(trouble).text(language)}
    nothing = read("", path)
    variant = "permission" if isinstance(trouble, PermissionError) else "other"
    return finding(rule, RawFinding(span=nothing.start, variant=variant, facts=facts), nothing)
