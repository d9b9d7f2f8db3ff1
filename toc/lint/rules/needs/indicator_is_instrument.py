"""TOC704: an indicator that names what one measures with, and not what one measures."""

from collections.abc import Iterator

from toc.core.findings import Fix, Profile, RawFinding, Severity
from toc.language.lists import Match
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.edits import beside
from toc.lint.rules.sources import GRYP_HEYLEN, ME_STUDIO
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement


@rule(
    704,
    "indicator-is-instrument",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        ME_STUDIO,
        GRYP_HEYLEN,
    ),
)
def indicator_is_instrument(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        match = next((one for one in texts.find(said, "instruments") if _is_head(texts, said, one)), None)
        if match:
            found = said.text[match.start : match.end]
            added = beside(inspection.document, said.path, "source", found)
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found},
                fixes=(Fix("source", (added,), safe=False),) if added else (),
                node=said.node,
            )


def _is_head(texts: Texts, said: Said, match: Match) -> bool:
    """Whether the instrument is what the text is about: it opens it, or somebody organises it."""
    reading = texts.read(said)
    before = [token for token in reading.tokens if token.start < match.start]
    limit = match.start if before else len(said.text)
    if reading.clauses and reading.clauses[0].subject.who is Who.WE and before:
        return True
    if any(one.start < limit for one in texts.find(said, "measure-heads")):
        return False
    return len(before) <= 2 and not any(texts.lists.has(token.low, "prepositions") for token in before)
