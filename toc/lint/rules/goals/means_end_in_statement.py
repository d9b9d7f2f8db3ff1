"""TOC108: means and end chained in one sentence."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toc.core.findings import Profile, Report, Severity
from toc.language.lists import Match
from toc.language.reading import Reading, Who
from toc.language.verbs import Kind
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import clause_of, quoted, weight
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, UNDAF_REFINING
from toc.lint.rules.texts import Texts
from toc.syntax.statements import GOALS, Said, Statement

_MEANS = frozenset(
    {
        *("dankzij", "door middel van", "als gevolg van", "via", "door te", "met behulp van", "aan de hand van"),
        *("middels", "thanks to", "as a result of", "by means of", "through", "utilizing", "utilising", "due to"),
        "because of",
    }
)
"""What stands behind one of these is the means; behind all others, except English `by …`, it is the end."""
_CHANNELS = frozenset({"via", "through"})
_AFTER_PARTICLE = frozenset({"dat", "om", "en"})
"""Before one of these `door` is a conjunction or the part of a verb."""
_NEAR = 3
"""So many words behind `door` a group may stand that then is the doer."""


@rule(
    108,
    "means-end-in-statement",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1.1: impact goals with 'zodat' as an answer to the why, changes apart on the way to impact",
            "stap 1.1: impactdoelen met 'zodat' als antwoord op de why-vraag; veranderingen staan apart",
        ),
        GRYP_HEYLEN.at("a challenge comes apart into goals and sub-goals", "van uitdaging naar doelen en tussendoelen"),
        UNDAF_REFINING.at(
            "take strategy and activities out of a result", "haal strategie en activiteiten uit een resultaat"
        ),
    ),
    nl=Wording(
        title="Een doel of outcome zegt één ding: middel en gevolg krijgen elk hun eigen plaats.",
        why="Staan middel en gevolg in één zin, dan blijft verborgen dat het ene tot het andere moet leiden. Uit "
        "elkaar wordt dat een pijl, en die kun je nagaan.",
        say={
            "": "Met '{found}' zegt deze zin ook waardoor het komt.",
            "end": "Na '{found}' volgt een tweede verandering: '{rest}'.",
            "goal": "Na '{found}' volgt een tweede verandering: '{rest}'.",
        },
        do={
            "": "Houd hier enkel wat er verandert, en zet het middel als eigen stap ervoor, met {leads_to}: naar deze.",
            "end": "Maak er een eigen stap van en trek er een pijl naartoe: {leads_to}: [id].",
            "goal": "Gaat het jullie daarom, maak dat dan het impactdoel, met de rest als stap ernaartoe.",
        },
        point={"": "waardoor het komt", "end": "hierna: het gevolg", "goal": "hierna: het gevolg"},
        bad="""\
outcomes:
  huurders:
    tekst: Huurders kennen hun rechten ⟦zodat⟧ ze sneller een huurprobleem melden
""",
        good="""\
outcomes:
  rechten_gekend:
    tekst: Huurders kennen hun rechten
    leidt_tot: [sneller_melden]
  sneller_melden:
    tekst: Huurders melden sneller een huurprobleem
""",
    ),
    en=Wording(
        title="A goal or outcome says one thing: means and end each get a place of their own.",
        why="With means and end in one sentence it stays hidden that the one has to lead to the other. Apart, that "
        "becomes an arrow, and an arrow can be checked.",
        say={
            "": "With '{found}' this sentence also says what brings it about.",
            "end": "After '{found}' comes a second change: '{rest}'.",
            "goal": "After '{found}' comes a second change: '{rest}'.",
        },
        do={
            "": "Keep only what changes here, and put the means before it as a step of its own, with {leads_to}: to "
            "this one.",
            "end": "Make it a step of its own and draw an arrow to it: {leads_to}: [id].",
            "goal": "If that is what you are after, make it the impact goal, with the rest as a step towards it.",
        },
        point={"": "what brings it about", "end": "the end follows", "goal": "the end follows"},
        bad="""\
outcomes:
  tenants:
    text: Tenants know their rights ⟦so that⟧ they report a problem sooner
""",
        good="""\
outcomes:
  rights_known:
    text: Tenants know their rights
    leads_to: [report_sooner]
  report_sooner:
    text: Tenants report a problem sooner
""",
    ),
    note=(
        (
            "Only worth a thought on an impact goal: the training itself uses 'zodat' there to answer the why. "
            "'To … ' and 'om … te' say nothing, nor does 'through' or 'via' behind a verb as report, buy or apply: "
            "that is the channel people use."
        ),
        (
            "Bij een impactdoel enkel stof tot nadenken: de training zelf gebruikt er 'zodat' om de waaromvraag te "
            "beantwoorden. 'Om … te' zegt niets, en 'via' achter een werkwoord als melden, kopen of aanvragen ook "
            "niet: dat is de weg die mensen volgen."
        ),
    ),
)
def means_end_in_statement(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        joint = next(_joints(texts, said), None)
        if joint:
            own = Severity.INFO if said.kind is Statement.IMPACT_GOAL else Severity.WARNING
            rest = re.split("[,;.]", said.text[joint.end :].strip(" ,"), maxsplit=1)[0].strip()
            yield Report(
                span=texts.at(said, joint.start, joint.end),
                say=_key(said, joint, rest),
                facts={"found": said.text[joint.start : joint.end], "rest": quoted(rest)},
                node=said.node,
                severity=weight(inspection, said, own),
            )


class _Joint(NamedTuple):
    """Where a statement joins means and end: offsets of the words that do so, and which of both stands behind them."""

    start: int
    end: int
    end_behind: bool


def _key(said: Said, joint: _Joint, rest: str) -> str:
    if not joint.end_behind or not rest:
        return ""
    return "end" if said.kind is Statement.OUTCOME else "goal"


def _joints(texts: Texts, said: Said) -> Iterator[_Joint]:
    """A marker, `by` with what does it, or a thing that brings about another."""
    reading = texts.read(said)
    channel = any(texts.lists.has(clause.lemma, "channel-verbs") for clause in reading.clauses)
    if not channel:
        yield from _by_means(texts, reading)
    for match in texts.find(said, "means-end"):
        written = " ".join(said.text[match.start : match.end].lower().split())
        if not (channel and written in _CHANNELS):
            yield _Joint(match.start, match.end, not (written in _MEANS or written.startswith("by ")))
    if said.kind is Statement.OUTCOME:
        yield from (_Joint(match.start, match.end, True) for match in _things_that_cause(texts, said, reading))


def _things_that_cause(texts: Texts, said: Said, reading: Reading) -> Iterator[Match]:
    for match in texts.find_verbs(said, "means-end-as-cause"):
        clause = clause_of(reading, match)
        if clause and clause.subject.who is Who.THING and not clause.passive:
            yield match


def _by_means(texts: Texts, reading: Reading) -> Iterator[_Joint]:
    """Dutch `door` before what does it, where it is no agent of a passive and no part of a verb."""
    if any(clause.passive for clause in reading.clauses):
        return
    parts_of_verbs = {clause.meaning for clause in reading.clauses}
    for place, token in enumerate(reading.tokens[:-1]):
        if token.low != "door" or place not in reading.main or place in parts_of_verbs:
            continue
        if place and _is_state(texts, reading.tokens[place - 1].low):
            continue
        following = reading.tokens[place + 1]
        if _can_be_means(texts, following.low) and not _names_group_near(reading, place):
            yield _Joint(token.start, following.end, end_behind=False)


def _can_be_means(texts: Texts, word: str) -> bool:
    return word.isalpha() and word not in _AFTER_PARTICLE and not texts.lists.has(word, "prepositions")


def _names_group_near(reading: Reading, place: int) -> bool:
    return any(place < mention.start <= place + _NEAR for mention in reading.mentions)


def _is_state(texts: Texts, word: str) -> bool:
    """A participle before `door` tells what somebody is, not by what means: "minder belast door de zorg"."""
    return any(form.kind is Kind.PARTICIPLE for form in texts.verbs.forms(word))
