"""TOC009: an id that cannot be one."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

invalid_id = rule(
    9,
    "invalid-id",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("invalid-id"))
