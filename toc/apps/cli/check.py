"""From a path to its findings: what cannot be read is a finding as well."""

import sys
from collections.abc import Sequence
from datetime import date

from toc.apps.cli.language import user_tongue
from toc.apps.cli.trouble import trouble_in_words as trouble_in_words  # noqa: PLC0414 for `toc render` as well
from toc.core.findings import Finding, Profile, Report
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.formatters import Checked
from toc.lint.readiness import profile_for
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.base import Rule
from toc.lint.rules.wording import finding
from toc.syntax.decode import MAX_BYTES
from toc.syntax.document import Document
from toc.syntax.source import read
from toc.system.files import read_bytes


def check(path: str, language: Language | None, settings: Settings | None = None) -> Checked:
    """Reads and checks one file by its settings; findings are in `language`, or else in that of the file."""
    try:
        content = read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError) as trouble:
        return unreadable(path, trouble, language)
    return checked(content, path, language, settings)


def check_stdin(name: str, language: Language | None, settings: Settings | None = None) -> Checked:
    """The same for what is piped in, under that name."""
    return checked(sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b"", name, language, settings)


def checked(content: bytes, path: str, language: Language | None, settings: Settings | None = None) -> Checked:
    """The same for what a file holds."""
    document = read(content, path)
    spoken = language or document.language
    # The day in the person's own time zone: that is the day in which a deadline passes.
    found = lint(document, _rules(settings), language=spoken, today=date.today(), settings=settings)  # noqa: DTZ011
    return Checked(
        path=path,
        language=spoken,
        findings=tuple(found),
        lines=document.lines,
        profile=profile_of(document, settings),
    )


def _rules(settings: Settings | None) -> Sequence[Rule]:
    """The rules of toc, and those of the plugins that the settings load."""
    if settings is None or not settings.plugins:
        return ALL_RULES
    from toc.lint.plugins import rules_of

    return rules_of(settings)


def profile_of(document: Document, settings: Settings | None) -> Profile:
    """The profile under which a plan is looked at: what was asked, or its own status; without either it is a draft."""
    return profile_for(document.plan.status, settings.profile if settings else None)


def unreadable(path: str, trouble: OSError | ValueError, language: Language | None) -> Checked:
    """A file that could not be read, for that reason."""
    spoken = language or Language(user_tongue())
    return Checked(path=path, language=spoken, findings=(_unreadable(path, trouble, spoken),), lines=None)


def _unreadable(path: str, trouble: OSError | ValueError, language: Language) -> Finding:
    rule = find("unreadable-file")
    if rule is None:
        raise LookupError("unreadable-file")
    facts = {"reason": trouble_in_words(trouble, language)}
    nothing = read("", path)
    say = "permission" if isinstance(trouble, PermissionError) else "other"
    return finding(rule, Report(span=nothing.start, say=say, facts=facts), nothing, language)
