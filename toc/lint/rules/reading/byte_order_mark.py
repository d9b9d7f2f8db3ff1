"""TOC017: a byte order mark at the start of the file."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

byte_order_mark = rule(
    17,
    "byte-order-mark",
    Severity.INFO,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("a file is UTF-8", "een bestand is UTF-8"),),
    nl=Wording(
        title="Het bestand begint niet met een byte order mark.",
        why="toc leest eroverheen, maar andere programma's herkennen het eerste sleutelwoord dan soms niet.",
        say="Dit bestand begint met een onzichtbaar merkteken (byte order mark).",
        do="Bewaar het bestand opnieuw als 'UTF-8' in plaats van 'UTF-8 met BOM'.",
    ),
    en=Wording(
        title="The file does not start with a byte order mark.",
        why="toc reads past it, but other programs sometimes fail to recognise the first keyword then.",
        say="This file starts with an invisible mark (byte order mark).",
        do="Save the file again as 'UTF-8' instead of 'UTF-8 with BOM'.",
    ),
)(reported_as("byte-order-mark"))
