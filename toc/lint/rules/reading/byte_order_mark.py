"""TOC017: a byte order mark at the start of the file."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

byte_order_mark = rule(
    17,
    "byte-order-mark",
    Severity.INFO,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(FORMAT,),
)(reported_as("byte-order-mark"))
