"""TOC513: a plan in which nothing from outside plays a part, or a factor without a direction."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, FORTI, GEZINSCOACHING, MAGENTA_BOOK


@rule(
    513,
    "external-factors-missing",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "triple column: the influence of other factors and programmes",
            "drievoudige kolom: de invloed van andere factoren en programma's",
        ),
        MAGENTA_BOOK.at(
            "external factors as a part of every theory of change",
            "factoren van buitenaf horen bij elke weg naar impact",
        ),
        FORTI.at("pitfall 3: leaving out what happens outside", "valkuil 3: weglaten wat er buiten het plan gebeurt"),
        GEZINSCOACHING.at("3.1: a turbulent environment", "3.1: turbulente omgeving"),
    ),
    nl=Wording(
        title="Het plan noemt factoren van buitenaf, en of die helpen of hinderen.",
        why="De stad is nooit de enige die iets verandert. Wie niet opschrijft wat er nog meespeelt, kan achteraf "
        "niet zeggen wat de eigen bijdrage was.",
        say={
            "": "Het plan noemt geen enkele factor van buitenaf.",
            "effect": "Bij externe factor '{factor}' staat niet of die helpt of hindert.",
        },
        do={
            "": "Wat gebeurt er in de wijk, in de maatschappij of in andere programma's dat je doel dichterbij brengt "
            "of tegenhoudt? Zet het onder {external_factors}, met {effect}: {helps} of {hinders}.",
            "effect": "Voeg toe: {effect}: {helps} of {effect}: {hinders}. Werkt het in twee richtingen, maak er dan "
            "twee factoren van.",
        },
        point={"": "geen {external_factors}", "effect": "geen {effect}"},
        bad="""\
externe_factoren:
  ⟦huurprijzen⟧:
    tekst: De huurprijzen in de wijk stijgen
""",
        good="""\
externe_factoren:
  huurprijzen:
    tekst: De huurprijzen in de wijk stijgen
    effect: hindert
""",
    ),
    en=Wording(
        title="The plan names factors from outside, and whether they help or hinder.",
        why="The city is never the only one to change something. Whoever does not write down what else plays a part "
        "cannot say afterwards what the city contributed.",
        say={
            "": "The plan names no factor from outside.",
            "effect": "External factor '{factor}' does not say whether it helps or hinders.",
        },
        do={
            "": "What happens in the neighbourhood, in society or in other programmes that brings the goal closer or "
            "holds it back? Add it under {external_factors}, with {effect}: {helps} or {hinders}.",
            "effect": "Add {effect}: {helps} or {effect}: {hinders}. If it works both ways, make two factors of it.",
        },
        point={"": "no {external_factors}", "effect": "no {effect}"},
        bad="""\
external_factors:
  ⟦rents⟧:
    text: Rents in the neighbourhood rise
""",
        good="""\
external_factors:
  rents:
    text: Rents in the neighbourhood rise
    effect: hinders
""",
    ),
    needs_whole_file=True,
    note=(
        "Silent about a plan without any activity, change or goal: it has no way yet on which anything could work.",
        "Zwijgt over een plan zonder activiteit, verandering of doel: daar is nog geen weg waarop iets kan inwerken.",
    ),
)
def external_factors_missing(inspection: Inspection) -> Iterator[Report]:
    factors = inspection.plan.external_factors
    if not factors and inspection.graph.levels:
        yield Report(span=inspection.document.start, absent=("external_factors",))
    for name, factor in factors.items():
        if not factor.effect:
            facts = {"factor": inspection.label(name)}
            yield Report(span=inspection.at(name), say="effect", facts=facts, node=name, absent=("effect",))
