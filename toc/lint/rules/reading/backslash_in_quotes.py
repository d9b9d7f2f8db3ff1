"""TOC023: a path of Windows between double quotes, where YAML reads `\\b` and `\\n` as codes."""

from collections.abc import Iterator

from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import YAML_SPEC

_CODE = late(r"\\(?:[\\\"/ \r\n]|.)")
"""A backslash and what stands behind it, from left to right: `\\\\` is one code, a backslash."""

_PATH = late(r"(?:^|[\s(])[A-Za-z]:\\(?!\\)\w|(?:^|[\s(])\\\\[A-Za-z][\w.-]*\\(?!\\)\w")
"""A drive or a server with single backslashes behind it."""

_NEVER_MEANT = frozenset("abefv0NLP")
"""Codes for signs that nobody types in a sentence: a bell, a step back, a new page."""
_SHOWN = 60


@rule(
    23,
    "backslash-in-quotes",
    Severity.WARNING,
    Checklist.READING,
    applies_from=Profile.DRAFT,
    sources=(YAML_SPEC,),
)
def backslash_in_quotes(inspection: Inspection) -> Iterator[RawFinding]:
    document = inspection.document
    text = document.text
    for place in document.places.values() if "\\" in text else ():
        start, end = place.value.start.offset, place.value.end.offset
        inside = text[start + 1 : end - 1]
        if text[start : start + 1] != '"' or "\\" not in inside:
            continue
        codes = [found for found in _CODE.finditer(inside) if found[0][1:].isalnum()]
        meant = [found for found in codes if _PATH.search(inside) or found[0][1] in _NEVER_MEANT]
        if not meant:
            continue
        quoted = "'" + inside.replace("'", "''") + "'"
        first = start + 1 + meant[0].start()
        yield RawFinding(
            span=document.lines.span(first, first + 2),
            facts={"code": meant[0][0], "quoted": quoted if len(quoted) <= _SHOWN else f"{quoted[: _SHOWN - 1]}…"},
            # Only its writer knows whether the codes were meant.
            fixes=() if '\\"' in inside or "\n" in inside else (Fix("quote", (Edit(start, end, quoted),), safe=False),),
        )
