"""Did you mean: the known word that is nearest to what somebody wrote."""

from collections.abc import Iterable

LIKENESS = 0.6
"""From this likeness on, of 0 to 1, a word counts as a slip of the pen (own proposal, tried on real slips)."""


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The known word that is most like the written one, or None where none is alike."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    # Optimal string alignment counts two letters that changed places (`wei` for `wie`) as one slip.
    scorer = OSA.normalized_similarity
    choices = list(known)
    found = process.extractOne(written.lower(), choices, scorer=scorer, processor=str.lower, score_cutoff=LIKENESS)
    return str(found[0]) if found else None
