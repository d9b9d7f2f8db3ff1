"""TOC714: an outcome of which only the reach or the satisfaction is measured."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Link, Outcome
from toc.language.lists import Match
from toc.language.reading import Reading
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
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
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "measuring at the level of activities and outputs, or of changes",
            "meten op het niveau van activiteiten en outputs, of van veranderingen",
        ),
        USAID_TIPS_6.at(
            "a direct indicator measures the result itself", "een rechtstreekse indicator meet het resultaat zelf"
        ),
        GEZINSCOACHING.at("which changes, and to what extent", "welke veranderingen, en in welke mate"),
    ),
    nl=Wording(
        title="Een outcome meet je aan de verandering zelf, niet enkel aan bereik of tevredenheid.",
        why="Veel volk en tevreden gezichten zeggen dat de activiteit goed liep. Of er bij mensen iets veranderde, "
        "weet je dan nog niet.",
        say={
            "": "'{found}' telt bereik of tevredenheid, niet de verandering '{outcome}'.",
            "more": "Outcome '{outcome}' heeft enkel indicatoren over bereik of tevredenheid.",
        },
        do="Voeg een indicator toe die de verandering zelf toont, bijvoorbeeld 'Aandeel … dat …', en hang deze bij een "
        "output.",
        point={"": "bereik, geen verandering", "also": "ook bereik", "outcome": "deze verandering"},
        bad="""\
outcomes:
  veiliger:
    tekst: Bewoners voelen zich veiliger in de straat
indicatoren:
  feest:
    tekst: ⟦Aantal bezoekers van het straatfeest⟧
    meet: [veiliger]
""",
        good="""\
outcomes:
  veiliger:
    tekst: Bewoners voelen zich veiliger in de straat
indicatoren:
  gevoel:
    tekst: Aandeel bewoners dat zich 's avonds veilig voelt in de straat
    meet: [veiliger]
""",
    ),
    en=Wording(
        title="An outcome is measured by the change itself, not only by reach or satisfaction.",
        why="A full room and happy faces say that the activity went well. They do not say yet whether anything changed "
        "in people.",
        say={
            "": "'{found}' counts reach or satisfaction, not the change '{outcome}'.",
            "more": "Outcome '{outcome}' has only indicators of reach or satisfaction.",
        },
        do="Add an indicator that shows the change itself, for instance 'Share of … who …', and let this one measure "
        "an output.",
        point={"": "reach, not change", "also": "reach as well", "outcome": "this change"},
        bad="""\
outcomes:
  budgeting:
    text: Families in debt keep an overview of their bills
indicators:
  course:
    text: ⟦Number of participants in the budget course⟧
    measures: [budgeting]
""",
        good="""\
outcomes:
  budgeting:
    text: Families in debt keep an overview of their bills
indicators:
  overview:
    text: Share of families in debt who can say which bills are due this month
    measures: [budgeting]
""",
    ),
    note=(
        (
            "Silent where a learning question is about the outcome, and where the outcome itself is that people take "
            "part or come. Satisfaction counts only where it is about an activity; participants 'who …' are people in "
            "whom something else is measured."
        ),
        (
            "Zwijgt als een leervraag over de outcome gaat, en als de outcome zelf is dat mensen deelnemen of komen. "
            "Tevredenheid telt enkel als ze over een activiteit gaat; bij deelnemers 'die …' wordt iets anders gemeten."
        ),
    ),
)
def indicator_level_mismatch(inspection: Inspection) -> Iterator[Report]:
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


def _report(inspection: Inspection, outcome: str, indicators: list[Said]) -> Report:
    texts = inspection.texts
    first, *others = indicators
    return Report(
        span=texts.whole(first),
        say="more" if others else "",
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
    return frozenset(word for label in labels for word in telling_words(label, inspection.document.language))


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
