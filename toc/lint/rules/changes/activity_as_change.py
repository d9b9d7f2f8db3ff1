"""TOC301: an activity among the changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import activity_words, opening_group
from toc.lint.rules.sources import ASTON, DHAENE, GEZINSCOACHING, WINDERL, WISCONSIN
from toc.syntax.statements import CHANGES, Statement


@rule(
    301,
    "activity-as-change",
    Severity.ERROR,
    Checklist.CHANGES,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "step 1.3: how outputs and outcomes differ from activities",
            "stap 1.3: hoe outputs en outcomes van activiteiten verschillen",
        ),
        GEZINSCOACHING.at(
            "2.1: outputs show who was reached, outcomes what became better for people",
            "2.1: outputs tonen wie bereikt is, outcomes wat er voor mensen beter werd",
        ),
        WISCONSIN.at("what you do against what changes", "wat je doet tegenover wat er verandert"),
        WINDERL.at("the language of change against that of action", "de taal van verandering tegenover die van actie"),
        ASTON.at("only about a quarter of them were outcomes", "maar ongeveer een kwart was er echt een"),
    ),
    nl=Wording(
        title="Een verandering zegt wat er anders wordt bij mensen, niet wat je zelf doet.",
        why="Zet je eigen werk bij de veranderingen, en je doel is bereikt zodra het werk gedaan is. Of iemand er "
        "beter van werd, vraagt dan niemand meer.",
        say={
            "impact_goal": "'{found}' is iets wat jullie doen, geen impactdoel.",
            "output": "'{found}' is iets wat jullie doen, nog niet wat het oplevert.",
            "outcome": "'{found}' is iets wat jullie doen, geen verandering bij mensen.",
        },
        do={
            "impact_goal": "Zet dit bij {activities}: en schrijf hier wat er op het einde anders is, bijvoorbeeld "
            "'{group} …'.",
            "output": "Zet dit bij {activities}: en schrijf hier wat het meteen oplevert en bij wie, bijvoorbeeld "
            "'{group} …'.",
            "outcome": "Zet dit bij {activities}: en schrijf hier het antwoord op 'en wat verandert er dan, en bij "
            "wie?', bijvoorbeeld '{group} …'.",
        },
        point="een activiteit",
        bad="""\
outcomes:
  energie:
    tekst: ⟦Organiseren⟧ van infosessies over energie voor huurders
""",
        good="""\
activiteiten:
  infosessies:
    tekst: De woonwinkel organiseert infosessies over energie voor huurders
    leidt_tot: [energie]
outcomes:
  energie:
    tekst: Huurders verwarmen hun woning zuiniger
  feest:
    tekst: Inwoners organiseren zelf straatfeesten met nieuwkomers
""",
    ),
    en=Wording(
        title="A change says what becomes different for people, not what you do.",
        why="If your own work stands among the changes, the goal is reached as soon as the work is done. Whether "
        "anybody is better off, nobody asks any more.",
        say={
            "impact_goal": "'{found}' is something that you do, not an impact goal.",
            "output": "'{found}' is something that you do, not yet what it brings about.",
            "outcome": "'{found}' is something that you do, not a change in people.",
        },
        do={
            "impact_goal": "Put this under {activities}: and write here what is different in the end, for example "
            "'{group} …'.",
            "output": "Put this under {activities}: and write here what it brings about at once and in whom, for "
            "example '{group} …'.",
            "outcome": "Put this under {activities}: and write here the answer to 'so what changes then, and in "
            "whom?', for example '{group} …'.",
        },
        point="an activity",
        bad="""\
outcomes:
  childcare:
    text: ⟦Providing⟧ affordable childcare to parents
""",
        good="""\
activities:
  childcare:
    text: The council opens twenty places in childcare for parents
    leads_to: [jobs]
outcomes:
  jobs:
    text: Parents turn down fewer hours at work
  street_party:
    text: Residents organise street parties with newcomers themselves
""",
    ),
    note=(
        (
            "A target group or partner that does something is a change. An output may tell what has been done, as long "
            "as it is told as finished."
        ),
        (
            "Een doelgroep of partner die iets doet, is een verandering. Een output mag vertellen wat er gedaan is, "
            "zolang het als afgewerkt verteld wordt."
        ),
    ),
)
def activity_as_change(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, *CHANGES):
        place = activity_words(inspection, said)
        if place:
            yield Report(
                span=texts.at(said, *place),
                say=str(said.kind),
                facts={"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)},
                node=said.node,
            )
