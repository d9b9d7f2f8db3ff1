"""TOC001: a stretch that is no YAML, said as the writer of the file would understand it."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import YAML_SPEC

invalid_yaml = rule(
    1,
    "invalid-yaml",
    Severity.ERROR,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)(reported_as("invalid-yaml"))
