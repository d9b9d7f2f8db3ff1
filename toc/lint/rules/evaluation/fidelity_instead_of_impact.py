"""TOC1103: an impact evaluation of a method that is known to work."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.evaluation.criteria import criteria_of, is_proven
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING


@rule(
    1103,
    "fidelity-instead-of-impact",
    Severity.INFO,
    Checklist.EVALUATION,
    since=Profile.REVIEW,
    sources=(
        GEZINSCOACHING.at(
            "3.3: a proven and described method needs no new impact evaluation: follow its fidelity",
            "3.3: bij een bewezen, beschreven methodiek volstaat het om de methodiekgetrouwheid op te volgen",
        ),
    ),
    nl=Wording(
        title="Bij een methodiek die bewezen en beschreven is, volg je op of ze gebeurt zoals bedoeld.",
        why="Dat de methodiek werkt, weet je al. Of ze bij jou werkt, hangt ervan af of je doet wat beschreven staat. "
        "Zo hoef je niet opnieuw te bewijzen wat anderen al toonden.",
        say="De aanpak is al getest en beschreven, maar toch kies je een impactevaluatie.",
        do="Voeg een indicator toe voor methodiekgetrouwheid: voer je de stappen uit zoals ze beschreven staan? "
        "Overweeg dan type: {monitoring}.",
        point={"": "al getest", "described": "en al beschreven", "type": "toch {impact}"},
        bad="""\
evaluatie:
  type: impact
  criteria:
    reproduceerbaar: {antwoord: ja, waarom: Het handboek van Housing First beschrijft elke stap}
    ⟦ongetest⟧: {antwoord: nee, waarom: Housing First is in tal van steden onderzocht}
""",
        good="""\
indicatoren:
  modelgetrouw:
    tekst: Modelgetrouwheid van de begeleiding, score op 100
evaluatie:
  type: impact
  criteria:
    reproduceerbaar: {antwoord: ja, waarom: Het handboek van Housing First beschrijft elke stap}
    ongetest: {antwoord: nee, waarom: Housing First is in tal van steden onderzocht}
""",
    ),
    en=Wording(
        title="With a method that is proven and described, follow whether it is carried out as meant.",
        why="That the method works is known. Whether it works here depends on doing what is described, and what others "
        "have shown already need not be proven again.",
        say="The approach is tested and described already, and yet an impact evaluation is chosen.",
        do="Add an indicator of fidelity: are the steps carried out as they are described? Then consider type: "
        "{monitoring}.",
        point={"": "tested already", "described": "and described", "type": "and yet {impact}"},
        bad="""\
evaluation:
  type: impact
  criteria:
    replicable: {answer: yes, why: The Housing First manual describes every step}
    ⟦untested⟧: {answer: no, why: Housing First was studied in many cities}
""",
        good="""\
indicators:
  model_fidelity:
    text: Fidelity of the support to the model, score out of 100
evaluation:
  type: impact
  criteria:
    replicable: {answer: yes, why: The Housing First manual describes every step}
    untested: {answer: no, why: Housing First was studied in many cities}
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "The file has no field for the description of a method: 'replicable: yes' stands for it. An indicator that "
            "speaks of fidelity, or of following the manual, is enough."
        ),
        (
            "Het bestand heeft geen plaats voor de beschrijving van een methodiek: 'reproduceerbaar: ja' staat "
            "daarvoor. Een indicator over modelgetrouwheid of over het volgen van de handleiding volstaat."
        ),
    ),
)
def fidelity_instead_of_impact(inspection: Inspection) -> Iterator[Report]:
    criteria = criteria_of(inspection.plan)
    if criteria is not None and is_proven(inspection.plan, criteria, inspection.document.language):
        yield Report(
            span=at_keyword(inspection, "evaluation", "criteria", "untested"),
            related=(
                (at_keyword(inspection, "evaluation", "criteria", "replicable"), "described"),
                (at_keyword(inspection, "evaluation", "type"), "type"),
            ),
            absent=("indicators",),
        )
