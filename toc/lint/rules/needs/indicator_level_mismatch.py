"""TOC714: an outcome of which only the reach or the satisfaction is measured."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Link, Outcome
from toc.language.lists import Match
from toc.language.reading import Reading
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.changes.likeness import telling_words
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, USAID_TIPS_6
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

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
