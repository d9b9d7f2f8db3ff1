"""TOC005: a list where a text belongs, a text where a block belongs, and so on."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

wrong_type = rule(
    5,
    "wrong-type",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("wrong-type"))
