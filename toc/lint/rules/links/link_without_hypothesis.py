"""TOC508: an arrow between changes of which nothing says why it holds."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.graph import Level
from toc.core.lazy_regex import late
from toc.core.model import Language, Link
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import BROWN_2019, DAVIES_2018, DHAENE

_REASON = {
    Language.NL: late(r"\b(?:omdat|doordat|want|aangezien)\b", re.IGNORECASE),
    Language.EN: late(r"\b(?:because|since)\b|,\s+as\b", re.IGNORECASE),
}
"""Words with which a text goes on to say why."""


@rule(
    508,
    "link-without-hypothesis",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "hypotheses and mechanisms: working on loneliness makes people feel safer",
            "hypothesen en mechanismen: werken op eenzaamheid verlaagt het onveiligheidsgevoel",
        ),
        DAVIES_2018.at("connections without an explanation", "verbanden zonder uitleg"),
        BROWN_2019.at("explain the arrows", "leg de pijlen uit"),
    ),
    nl=Wording(
        title="Bij elke pijl tussen veranderingen staat waarom het ene tot het andere leidt.",
        why="Een pijl is een veronderstelling. Pas als er staat waarom ze zou kloppen, kun je ze met collega's "
        "bespreken, nagaan en bijsturen.",
        say={
            "": "Geen enkele hypothese zegt waarom '{cause}' leidt tot '{effect}'.",
            "because": "Hypothese '{hypothesis}' zegt wel wat er verandert, maar niet waarom.",
        },
        do={
            "": "Voeg een hypothese toe met {link}: {cause_id} -> {effect_id}, en schrijf: 'Als …, dan …, omdat …'.",
            "because": "Vul aan met 'omdat …', of beschrijf bij {mechanism} hoe mensen erop reageren.",
        },
        point={"": "pijl zonder hypothese", "because": "geen 'omdat'"},
        bad="""\
outcomes:
  buren_kennen:
    tekst: Ouderen en jongeren uit dezelfde wijk kennen elkaar bij naam
    leidt_tot: [⟦buren_veilig⟧]
  buren_veilig:
    tekst: Ouderen en jongeren voelen zich veiliger op straat
""",
        good="""\
outcomes:
  buren_kennen:
    tekst: Ouderen en jongeren uit dezelfde wijk kennen elkaar bij naam
    leidt_tot: [buren_veilig]
  buren_veilig:
    tekst: Ouderen en jongeren voelen zich veiliger op straat
hypothesen:
  kennen_en_veilig:
    tekst: Als ouderen en jongeren elkaar kennen, dan voelen ze zich veiliger, omdat een bekende minder bedreigend is
    verband: buren_kennen -> buren_veilig
""",
    ),
    en=Wording(
        title="Every arrow between changes says why the one leads to the other.",
        why="An arrow is a supposition. Only when it is written down why it should hold can colleagues discuss, test "
        "and adjust it.",
        say={
            "": "No hypothesis says why '{cause}' leads to '{effect}'.",
            "because": "Hypothesis '{hypothesis}' says what changes, but not why.",
        },
        do={
            "": "Add a hypothesis with {link}: {cause_id} -> {effect_id}, and write: 'If …, then …, because …'.",
            "because": "Go on with 'because …', or describe under {mechanism} how people respond.",
        },
        point={"": "arrow without hypothesis", "because": "no 'because'"},
        bad="""\
outcomes:
  neighbours_know:
    text: Older and younger neighbours know each other by name
    leads_to: [⟦neighbours_safe⟧]
  neighbours_safe:
    text: Older and younger neighbours feel safer in the street
""",
        good="""\
outcomes:
  neighbours_know:
    text: Older and younger neighbours know each other by name
    leads_to: [neighbours_safe]
  neighbours_safe:
    text: Older and younger neighbours feel safer in the street
hypotheses:
  knowing_and_safety:
    text: If old and young know each other, then they feel safer, because a known face is less of a threat
    link: neighbours_know -> neighbours_safe
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Arrows from outputs count too. An arrow that runs backward is for backward-link. In the text of a "
            "hypothesis only the reason is asked for, in any form: 'families who know each other ask for help, "
            "because …' says as much as 'if … then'."
        ),
        (
            "Ook pijlen die bij outputs vertrekken, tellen mee. Een pijl die terugloopt, is voor backward-link. In de "
            "tekst van een hypothese vragen we enkel de reden, in welke vorm ook: 'gezinnen die elkaar kennen, vragen "
            "hulp, omdat …' zegt evenveel als 'als … dan'."
        ),
    ),
)
def link_without_hypothesis(inspection: Inspection) -> Iterator[Report]:
    yield from _unexplained_arrows(inspection)
    reason = _REASON[inspection.document.language]
    for name, hypothesis in inspection.plan.hypotheses.items():
        if hypothesis.text and not hypothesis.mechanism and not reason.search(hypothesis.text):
            yield Report(
                span=inspection.at(name, "text"),
                say="because",
                facts={"hypothesis": inspection.label(name)},
                node=name,
                severity=Severity.INFO,
                absent=("mechanism",),
            )


def _unexplained_arrows(inspection: Inspection) -> Iterator[Report]:
    levels, hypotheses = inspection.graph.levels, inspection.plan.hypotheses
    explained = {link for hypothesis in hypotheses.values() for link in hypothesis.links}
    for cause, effects in inspection.graph.effects.items():
        if levels[cause] < Level.OUTPUT:
            continue
        for effect in effects:
            if levels[cause] <= levels[effect] and Link(cause, effect) not in explained:
                named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
                facts = {**named, "cause_id": cause, "effect_id": effect}
                yield Report(span=inspection.at_link(cause, effect), facts=facts, node=cause)
