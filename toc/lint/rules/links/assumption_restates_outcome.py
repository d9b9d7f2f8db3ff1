"""TOC510: an assumption that only says again what is hoped for."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, Hypothesis
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.changes.likeness import telling_words
from toc.lint.rules.sources import DAVIES_2012, MAYNE_2015
from toc.syntax.statements import Located

LIKENESS = Limit(
    "assumption-restates-outcome",
    "likeness",
    70,
    (
        "Percentage of words that an assumption may share with a cause or effect of its hypothesis",
        "Percentage woorden dat een aanname mag delen met een oorzaak of gevolg van haar hypothese",
    ),
)
_HOPE = late(r"\s*(?:(?:we|wij) hopen|hopelijk|we hope|hopefully)\b", re.IGNORECASE)
_FEWEST_WORDS = 3
"""With fewer telling words an assumption shares them with a change by chance."""
_MOST_COMPARED = 50
"""Causes and effects with which an assumption is compared: no plan for people has more in one hypothesis."""


@rule(
    510,
    "assumption-restates-outcome",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DAVIES_2012.at("a theory of change can be tested", "een weg naar impact moet je kunnen toetsen"),
        MAYNE_2015.at("assumptions about each causal link", "aannames bij elk oorzakelijk verband"),
    ),
    nl=Wording(
        title="Een aanname is een voorwaarde, niet nog eens de verandering zelf.",
        why="Een aanname zegt wat er nog waar moet zijn opdat de ene stap tot de andere leidt. Zegt ze enkel dat de "
        "verandering er komt, dan valt er niets te onderzoeken als ze uitblijft.",
        say={
            "": "Aanname '{assumption}' zegt bijna hetzelfde als '{same}'.",
            "hope": "'{found}' is een wens, nog geen voorwaarde.",
        },
        do="Vraag je af wat er mis kan gaan terwijl je zelf alles goed doet, en schrijf dat als voorwaarde op, "
        "bijvoorbeeld 'De bus rijdt ook in het weekend'.",
        point={"": "zegt het nog eens", "hope": "een wens", "same": "staat hier al"},
        bad="""\
outputs:
  bus: {tekst: De buurtbus stopt aan het dienstencentrum, leidt_tot: [minder_alleen]}
outcomes:
  minder_alleen: {tekst: Ouderen voelen zich minder eenzaam}
hypothesen:
  bus_en_contact:
    tekst: Als de bus er stopt, dan voelen ouderen zich minder eenzaam, omdat ze elkaar daar zien
    verband: bus -> minder_alleen
    aannames:
      - ⟦Ouderen zullen zich minder eenzaam voelen⟧
""",
        good="""\
outputs:
  bus: {tekst: De buurtbus stopt aan het dienstencentrum, leidt_tot: [minder_alleen]}
outcomes:
  minder_alleen: {tekst: Ouderen voelen zich minder eenzaam}
hypothesen:
  bus_en_contact:
    tekst: Als de bus er stopt, dan voelen ouderen zich minder eenzaam, omdat ze elkaar daar zien
    verband: bus -> minder_alleen
    aannames:
      - De bus rijdt ook in het weekend
""",
    ),
    en=Wording(
        title="An assumption is a condition, not the change once more.",
        why="An assumption says what else has to be true for one step to lead to the next. If it only says that the "
        "change will come, there is nothing to look into when it does not.",
        say={
            "": "Assumption '{assumption}' says nearly the same as '{same}'.",
            "hope": "'{found}' is a wish, not yet a condition.",
        },
        do="Ask yourself what may go wrong while you do everything right, and write that down as a condition, for "
        "instance 'The bus also runs on Sundays'.",
        point={"": "says it once more", "hope": "a wish", "same": "stands here already"},
        bad="""\
outputs:
  coaching: {text: Young people meet a coach every week, leads_to: [finish_school]}
outcomes:
  finish_school: {text: Young people finish secondary school}
hypotheses:
  coach_and_school:
    text: If young people meet a coach, then they finish school, because somebody notices when they drift off
    link: coaching -> finish_school
    assumptions:
      - ⟦Young people will finish secondary school⟧
""",
        good="""\
outputs:
  coaching: {text: Young people meet a coach every week, leads_to: [finish_school]}
outcomes:
  finish_school: {text: Young people finish secondary school}
hypotheses:
  coach_and_school:
    text: If young people meet a coach, then they finish school, because somebody notices when they drift off
    link: coaching -> finish_school
    assumptions:
      - The coach stays the same for the whole school year
""",
    ),
    note=(
        (
            "Looks at the share of all words that the two have in common, and at the share of the assumption's own "
            "words. Words are compared as they stand; finding their lemmas would take a dictionary."
        ),
        (
            "Kijkt naar het deel van alle woorden dat ze samen hebben, en naar het deel van de woorden van de aanname. "
            "De woorden zelf worden vergeleken; grondvormen zoeken vraagt een woordenboek."
        ),
    ),
    limits=(LIKENESS,),
)
def assumption_restates_outcome(inspection: Inspection) -> Iterator[Report]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        ends = tuple(islice(_ends(inspection, hypothesis), _MOST_COMPARED))
        for index, assumption in enumerate(hypothesis.assumptions):
            path = ("hypotheses", name, "assumptions", index)
            hope = _HOPE.match(assumption)
            if hope:
                place = Located(inspection.document, path, assumption)
                facts = {"found": hope[0].strip()}
                yield Report(span=place.span(*hope.span()), say="hope", facts=facts, node=name)
                continue
            same = _said_by(inspection, assumption, ends)
            if same:
                place = Located(inspection.document, path, assumption)
                yield Report(
                    span=place.span(0, len(assumption)),
                    facts={"assumption": assumption, "same": inspection.label(same)},
                    related=((inspection.at(same), "same"),),
                    node=name,
                )


class _End(NamedTuple):
    """A cause or effect of a hypothesis, with the telling words of its text or label."""

    node: str
    words: frozenset[str]


def _ends(inspection: Inspection, hypothesis: Hypothesis) -> Iterator[_End]:
    nodes = dict.fromkeys(end for link in hypothesis.links for end in (link.effect, link.cause))
    for node in nodes:
        thing = inspection.plan.impact_goal if node == IMPACT else inspection.document.thing(node)
        for text in (getattr(thing, "text", None), getattr(thing, "label", None)):
            if text:
                yield _End(node, telling_words(text, inspection.document.language))


def _said_by(inspection: Inspection, assumption: str, ends: tuple[_End, ...]) -> str:
    """The cause or effect that says what the assumption says; empty where none does."""
    own = telling_words(assumption, inspection.document.language)
    least = inspection.limit(LIKENESS)
    for end in ends:
        shared = 100 * len(own & end.words)
        alike = shared >= least * len(own | end.words)
        within = len(own) >= _FEWEST_WORDS and shared >= least * len(own)
        if own and (alike or within):
            return end.node
    return ""
