"""TOC208: a passive that hides who acts."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import opening_group, verb_place
from toc.lint.rules.sources import GRYP_HEYLEN, UNDAF_REFINING, VLAANDEREN
from toc.syntax.statements import Statement


@rule(
    208,
    "passive-without-actor",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN.at("who takes it up", "wie het opneemt"),
        VLAANDEREN.at("passive sentences and strings of nouns", "passieve zinnen en naamwoordstijl"),
        UNDAF_REFINING.at(
            "from passive to active, with those who change at the front",
            "van passief naar actief, met vooraan wie er verandert",
        ),
    ),
    nl=Wording(
        title="Een zin zegt wie iets doet.",
        why="Waar iets 'wordt gedaan', valt weg door wie, en dus ook wie je erop kunt aanspreken. Actieve zinnen "
        "leggen de weg naar impact bloot: wie doet iets anders, en wie merkt dat?",
        say={
            "activity": "'{found}' zegt niet wie het doet.",
            "change": "'{found}' laat weg wie er iets anders doet of merkt.",
        },
        do={
            "activity": "Begin de zin met wie het doet ('De jeugddienst leidt op' in plaats van 'Er wordt opgeleid'), "
            "of vul {by}: [id] in.",
            "change": "Maak de zin actief en begin met wie het merkt of doet, bijvoorbeeld '{group} …'.",
        },
        point={"activity": "door wie?", "change": "wie?"},
        bad="""\
activiteiten:
  koken:
    tekst: Er ⟦worden kooklessen georganiseerd⟧ voor mensen met diabetes
""",
        good="""\
activiteiten:
  koken:
    tekst: Het dienstencentrum organiseert kooklessen voor mensen met diabetes
  proeven:
    tekst: De deelnemers worden begeleid door twee vrijwilligers
""",
    ),
    en=Wording(
        title="A sentence says who does something.",
        why="Where something 'is done', it falls away by whom, and so whom to turn to. Active sentences lay the way to "
        "impact bare: who does something differently, and who notices?",
        say={
            "activity": "'{found}' does not say who does it.",
            "change": "'{found}' leaves out who does or notices something different.",
        },
        do={
            "activity": "Start the sentence with who does it ('The youth service trains' instead of 'Training is "
            "given'), or fill in {by}: [id].",
            "change": "Make the sentence active and start with who notices or does it, for example '{group} …'.",
        },
        point={"activity": "by whom?", "change": "who?"},
        bad="""\
activities:
  cooking:
    text: Cooking classes ⟦are organised⟧ for people with diabetes
""",
        good="""\
activities:
  cooking:
    text: The community centre organises cooking classes for people with diabetes
  tasting:
    text: Participants are coached by two district nurses
""",
    ),
    note=(
        (
            "Silent where `by` of the activity is filled in. In Dutch 'is gedaan' counts as a finished result and not "
            "as a passive."
        ),
        (
            "Zwijgt waar `door` van de activiteit is ingevuld. In het Nederlands telt 'is gedaan' als bereikt "
            "resultaat en niet als passief."
        ),
    ),
)
def passive_without_actor(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY, Statement.IMPACT_GOAL, Statement.OUTCOME):
        reading = texts.read(said)
        clause = next((one for one in reading.clauses if one.passive and not one.agent), None)
        activity = inspection.plan.activities.get(said.node)
        if clause is None or (activity and activity.by):
            continue
        words = reading.words((clause.verb, clause.meaning))
        yield Report(
            span=texts.at(said, *verb_place(reading, clause)),
            say="activity" if activity else "change",
            facts={"found": words, "group": opening_group(inspection, said)},
            node=said.node,
            severity=Severity.WARNING if activity else Severity.INFO,
            absent=("by",) if activity else (),
        )
