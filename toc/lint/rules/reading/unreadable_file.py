"""TOC019: a file that cannot be opened. No document reports it: whoever opens files does."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

unreadable_file = rule(
    19,
    "unreadable-file",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("unreadable-file"))
