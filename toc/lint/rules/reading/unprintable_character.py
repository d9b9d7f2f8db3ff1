"""TOC016: a character that nobody can see and YAML does not take."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import YAML_SPEC

unprintable_character = rule(
    16,
    "unprintable-character",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)(reported_as("unprintable-character"))
