"""TOC705: two measures in one indicator."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Language
from toc.language.reading import Reading
from toc.language.tokens import Token
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import ME_STUDIO, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

_JOINTS = {
    Language.NL: frozenset({"en", "of", "+", "/", "&"}),
    Language.EN: frozenset({"and", "or", "+", "/", "&"}),
}


@rule(
    705,
    "double-barrelled-indicator",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        USAID_TIPS_6,
        ME_STUDIO,
    ),
)
def double_barrelled_indicator(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        place = _second_measure(texts, said)
        if place:
            yield RawFinding(span=texts.at(said, *place), facts={"found": said.text[slice(*place)]}, node=said.node)


def _second_measure(texts: Texts, said: Said) -> tuple[int, int] | None:
    """Offsets of the joint and the measure that it adds to the first one."""
    reading = texts.read(said)
    joints = _JOINTS[texts.language]
    first = next(texts.find(said, "measure-heads"), None)
    for place, token in enumerate(reading.tokens):
        if token.low not in joints or first is None or first.start > token.start or _is_plus_of_age(said, token):
            continue
        second = _measure_behind(texts, reading, place)
        if second is not None:
            return token.start, reading.tokens[second].end
    return None


def _is_plus_of_age(said: Said, token: Token) -> bool:
    """`65+` joins nothing."""
    return token.low == "+" and said.text[token.start - 1 : token.start].isdigit()


def _measure_behind(texts: Texts, reading: Reading, joint: int) -> int | None:
    """The token behind a joint that is a measure of its own; None where something else is joined."""
    has, tokens = texts.lists.has, reading.tokens
    place = joint + 1
    while place < len(tokens) and (has(tokens[place].low, "determiners") or has(tokens[place].low, "clause-adverbs")):
        place += 1
    if place >= len(tokens):
        return None
    low = tokens[place].low
    following = tokens[place + 1].low if place + 1 < len(tokens) else ""
    asks = has(low, "open-questions") or (has(low, "prepositions") and has(following, "open-questions"))
    measure = has(low, "quality-heads") or has(low, "measure-heads") or has(f"{low} {following}", "quality-heads")
    instrument = bool(reading.clauses) and any(has(one.low, "instruments") for one in tokens[place : place + 3])
    return place if asks or measure or instrument or tokens[joint].low == "+" else None
