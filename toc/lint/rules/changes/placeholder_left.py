"""TOC308: a place that is still to be filled in."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE


@rule(
    308,
    "placeholder-left",
    Severity.ERROR,
    Checklist.CHANGES,
    applies_from=Profile.FINAL,
    sources=(DHAENE,),
)
def placeholder_left(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.all:
        for match in texts.find(said, "placeholders"):
            found = said.text[match.start : match.end]
            if not _is_small_letter(found):
                yield RawFinding(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
                break


def _is_small_letter(found: str) -> bool:
    """Whether it is one letter, or one repeated, that is not a capital: a word or a unit rather than a gap."""
    return len(set(found.upper())) == 1 and found.isalpha() and not found.isupper()
