"""Did you mean: the known word that is nearest to what somebody wrote."""

from collections.abc import Iterable

LIKENESS = 72
"""Score from 0 to 100 from which a word counts as a slip of the pen for another (own proposal, tried on real slips)."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the written one, or None where none is alike."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(
        written.lower(), list(known), scorer=fuzz.ratio, processor=str.lower, score_cutoff=LIKENESS
    )
    return str(found[0]) if found else None
