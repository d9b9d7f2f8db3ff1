"""TOC012: Dutch and English keywords in one file."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

mixed_keywords = rule(
    12,
    "mixed-keywords",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("mixed-keywords"))
