"""Rules on what an indicator measures: one thing, neutrally, on the level of the change."""

import re
from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Edit, Fix, Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Direction, Language, Link, Outcome
from toc.language.lists import Match
from toc.language.reading import Reading, Who
from toc.language.tokens import Token
from toc.lint.rules._helpers.edits import beside
from toc.lint.rules._helpers.judgement import verb_place
from toc.lint.rules._helpers.likeness import telling_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GRYP_HEYLEN, ME_STUDIO, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

# --- TOC705: two measures in one indicator ----------------------------------------------------------------------------

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


# --- TOC703: an indicator that already says which way it should go, or how far ----------------------------------------

_OPENING = late(
    r"(?:(?P<up>stijging|toename|verhoging|groei|increase|rise|growth)"
    r"|(?P<down>daling|afname|verlaging|vermindering|decrease|reduction|decline|drop|fall))"
    r"\s+(?:van|in|of)\s+(?:(?:het|de|the)\s+)?(?=\w)",
    re.IGNORECASE,
)
_HOW_MUCH = late(r"\b(?:met|by)\s+\d|\d\s?(?:%|procent|percent)", re.IGNORECASE)
"""A size of the change: without its opening the text would still not be neutral."""


@rule(
    703,
    "indicator-not-neutral",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(USAID_TIPS_6,),
)
def indicator_not_neutral(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        match = next(texts.find(said, "indicator-direction", "indicator-direction-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            neutral = _neutral(inspection, said)
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found, **(neutral[0] if neutral else {})},
                fixes=(neutral[1],) if neutral else (),
                node=said.node,
            )
        elif place := _told(texts, said):
            yield RawFinding(span=texts.at(said, *place), variant="sentence", node=said.node)


def _told(texts: Texts, said: Said) -> tuple[int, int] | None:
    """The verb of an indicator that is a sentence without any measure: "Mantelzorgers kunnen hun taak aan"."""
    reading = texts.read(said)
    if not reading.clauses or next(texts.find(said, "measure-heads"), None):
        return None
    subject = reading.clauses[0].subject
    told = subject.who not in (Who.WE, Who.NOBODY, Who.THERE)
    return verb_place(reading, reading.clauses[0]) if told else None


def _neutral(inspection: Inspection, said: Said) -> tuple[dict[str, object], Fix] | None:
    """The fix for "Stijging van het aantal …": without the opening, with the direction under its own keyword."""
    texts = inspection.texts
    opening = _OPENING.match(said.text)
    if not opening or inspection.plan.indicators[said.node].direction:
        return None
    rest = said.text[opening.end() :]
    head = next(texts.lists.find(rest, "measure-heads"), None)
    directions = list(texts.find(said, "indicator-direction", "indicator-direction-exceptions"))
    if not head or head.start or len(directions) > 1 or _HOW_MUCH.search(rest):
        return None
    way = Direction.UP if opening["up"] else Direction.DOWN
    spelled = keywords.spell(way, inspection.document.spelling)
    place = texts.located(said).exact(0, opening.end() + 1)
    added = beside(inspection.document, said.path, "direction", spelled)
    if not place or not added:
        return None
    neutral = rest[: head.end]
    edits = (Edit(*place, rest[0].upper()), added)
    return {"neutral": neutral[:1].upper() + neutral[1:], "way": way}, Fix("direction", edits, safe=False)


# --- TOC704: an indicator that names what one measures with, and not what one measures --------------------------------


@rule(
    704,
    "indicator-is-instrument",
    Severity.INFO,
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
        match = instrument(texts, said)
        if match:
            found = said.text[match.start : match.end]
            added = beside(inspection.document, said.path, "source", found)
            yield RawFinding(
                span=texts.at_match(said, match),
                facts={"found": found},
                fixes=(Fix("source", (added,), safe=False),) if added else (),
                node=said.node,
            )


def instrument(texts: Texts, said: Said) -> Match | None:
    """What one measures with, where that is what an indicator is about."""
    return next((one for one in texts.find(said, "instruments") if _is_head(texts, said, one)), None)


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


# --- TOC714: an outcome of which only the reach or the satisfaction is measured ---------------------------------------

_ATTENDANCE = late(
    r"\b(?:aanwezig\w*|deelne(?:emt|men)|deelgenomen|deelnam\w*|bijw(?:oon|o)\w*|ingeschreven|inschrijv\w*|opkomst"
    r"|tevreden\w*|attend\w*|(?:is|are|was|were) present|t(?:akes?|ook) part|participat\w*|enrol\w*|satisf\w*"
    r"|turnout)\b",
    re.IGNORECASE,
)
_OPENS_WITH_REACH = late(
    r"(?:(?:aantal )?bereikte|opkomst|bereik|aanwezigheid|attendance|turnout|reach"
    r"|number of (?!goal|target)\w+ reached)\b",
    re.IGNORECASE,
)
_MAY_BE_THE_CHANGE = late(r"gebruiker|vrijwilliger|activiteit|ontmoeting|leden|lid|member|volunteer")
"""Counting these may well be counting the change itself: residents who volunteer, neighbours who meet."""
_TAKING_PART = late(
    r"\b(?:nam|nem|neem)\w*\b.{0,60}\bdeel\b|\bdeel(?:neemt|nemen|name)|\bbezoek"
    r"|\b(?:komen|komt|gaan|gaat) (?:\w+ )?naar\b|\bgebruik|\bdoen? .{0,60}\bmee\b"
    r"|\bvisit|\bjoin|\buse|\b(?:come|go) (?:\w+ )?to\b",
    re.IGNORECASE,
)
"""A change that consists in taking part or coming: its participants are its measure."""
_RELATIVE = frozenset({"dat", "die", "met", "who", "that", "whose", "which", "with"})
_HEAD_REACH = 4
"""So many words behind the measure the thing that is counted stands: "Aantal unieke bezoekers"."""


@rule(
    714,
    "indicator-level-mismatch",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        USAID_TIPS_6,
        GEZINSCOACHING,
    ),
)
def indicator_level_mismatch(inspection: Inspection) -> Iterator[RawFinding]:
    asked, offers = _asked_about(inspection), _offers(inspection)
    measured = _measured(inspection)
    for name, outcome in inspection.plan.outcomes.items():
        if name not in measured or name in asked or _is_taking_part(outcome):
            continue
        if all(_counts_heads(inspection.texts, said, offers) for said in measured[name]):
            yield _report(inspection, name, measured[name])


def _measured(inspection: Inspection) -> dict[str, list[Said]]:
    """For every node the indicators that measure it."""
    measured: dict[str, list[Said]] = {}
    for said in inspection.texts.of(Statement.INDICATOR):
        for node in dict.fromkeys(inspection.plan.indicators[said.node].measures):
            measured.setdefault(node, []).append(said)
    return measured


def _report(inspection: Inspection, outcome: str, indicators: list[Said]) -> RawFinding:
    texts = inspection.texts
    first, *others = indicators
    return RawFinding(
        span=texts.whole(first),
        variant="more" if others else "",
        facts={"found": inspection.label(first.node), "outcome": inspection.label(outcome)},
        related=(
            *((texts.whole(said), "also") for said in others),
            (inspection.at(outcome), "outcome"),
        ),
        node=first.node,
    )


def _asked_about(inspection: Inspection) -> set[str]:
    """The things about which a learning question asks; of a link both ends."""
    about = {text for question in inspection.plan.learning_questions.values() for text in question.about}
    links = [link for text in about if (link := Link.parse(text))]
    return about | {link.cause for link in links} | {link.effect for link in links}


def _offers(inspection: Inspection) -> frozenset[str]:
    """The words of the labels of activities: what people can attend."""
    labels = [activity.label for activity in inspection.plan.activities.values() if activity.label]
    return frozenset(word for label in labels for word in telling_words(label, inspection.language))


def _is_taking_part(outcome: Outcome) -> bool:
    text = f"{outcome.text or ''} {outcome.label or ''}"
    return bool(_ATTENDANCE.search(text) or _TAKING_PART.search(text))


def _counts_heads(texts: Texts, said: Said, offers: frozenset[str]) -> bool:
    """Whether an indicator only counts participants, attendance, or satisfaction with an activity."""
    if _OPENS_WITH_REACH.match(said.text):
        return True
    reading = texts.read(said)
    measure = next(texts.find(said, "measure-heads"), None)
    attends = _ATTENDANCE.search(said.text)
    if attends and (measure or attends.start() == 0) and _names_offer(texts, reading, offers):
        return True
    head = _counted(texts, reading, measure) if measure else None
    return head is not None and not any(token.low in _RELATIVE for token in reading.tokens[head + 1 :])


def _names_offer(texts: Texts, reading: Reading, offers: frozenset[str]) -> bool:
    lists = ("own-events", "participation-objects")
    return any(
        token.low in offers or any(texts.lists.has(token.low, name) for name in lists) for token in reading.tokens
    )


def _counted(texts: Texts, reading: Reading, measure: Match) -> int | None:
    """The token of the participants or sessions that an indicator counts; None where it counts something else."""
    behind = [place for place, token in enumerate(reading.tokens) if token.start >= measure.end][:_HEAD_REACH]
    for place in behind:
        low = reading.tokens[place].low
        if low in _RELATIVE:
            return None
        if texts.lists.has(low, "reach-heads"):
            return None if _MAY_BE_THE_CHANGE.match(low) else place
    return None
