"""TOC402: an output or outcome that does not say in whom it shows."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import naming_nobody
from toc.lint.rules.sources import DHAENE, OUTCOME_MAPPING
from toc.syntax.statements import Statement


@rule(
    402,
    "change-without-who",
    Severity.ERROR,
    Checklist.ACTORS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1.3: in whom do the changes have to be seen?",
            "stap 1.3: bij wie moeten de veranderingen te zien zijn?",
        ),
        OUTCOME_MAPPING.at(
            "an outcome is a change in somebody: in what people or organisations do",
            "een outcome is een verandering bij iemand: in wat mensen of organisaties doen",
        ),
    ),
    nl=Wording(
        title="Elke output en elke outcome zegt bij wie de verandering te zien is.",
        why="Verandering zie je bij mensen of organisaties. Weet je niet bij wie, dan weet je straks ook niet aan wie "
        "je moet vragen of ze er is.",
        say="Bij {kind} '{change}' staat niet bij wie de verandering te zien is.",
        do="Vraag je af wie er iets anders gaat doen, kunnen, weten of voelen, en zet het id van die actor erbij: "
        "{who}: [id].",
        point="geen {who}",
        bad="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
outcomes:
  ⟦ander_aanbod⟧:
    tekst: Jeugdwerkers bieden andere activiteiten aan
""",
        good="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
outcomes:
  ander_aanbod:
    tekst: Jeugdwerkers bieden andere activiteiten aan
    wie: [jeugdwerkers]
""",
    ),
    en=Wording(
        title="Every output and every outcome says in whom the change is seen.",
        why="Change is seen in people or organisations. If you do not know in whom, you will not know either whom to "
        "ask whether it is there.",
        say="Nothing says in whom {kind} '{change}' is seen.",
        do="Ask who is going to do, know, feel or be able to do something else, and add the id of that actor: {who}: "
        "[id].",
        point="no {who}",
        bad="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  ⟦other_activities⟧:
    text: Youth workers offer other activities
""",
        good="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  other_activities:
    text: Youth workers offer other activities
    who: [youth_workers]
""",
    ),
    note=(
        (
            "Silent on an outcome whose text names nobody either: missing-target-group says so, and it weighs as much. "
            "Where the text does name somebody, the id in `who` is still what tables and pictures need."
        ),
        (
            "Zwijgt bij een outcome waarvan ook de tekst niemand noemt: dat zegt missing-target-group, en het weegt "
            "even zwaar. Noemt de tekst wel iemand, dan is het id bij `wie` nog altijd nodig voor de tabellen en de "
            "tekening."
        ),
    ),
)
def change_without_who(inspection: Inspection) -> Iterator[Report]:
    said = _said_already(inspection)
    for change in inspection.plan.changes():
        if not change.who and change.id not in said:
            facts = {"kind": type(change).__name__.lower(), "change": inspection.label(change.id)}
            yield Report(span=inspection.at(change.id), facts=facts, node=change.id, absent=("who",))


def _said_already(inspection: Inspection) -> set[str]:
    """The outcomes of which missing-target-group says that they name nobody."""
    if not inspection.settings.runs("missing-target-group"):
        return set()
    return {said.node for said in naming_nobody(inspection, Statement.OUTCOME)}
