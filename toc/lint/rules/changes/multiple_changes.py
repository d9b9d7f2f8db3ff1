"""TOC305: several changes in one."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import activity_words, verb_place
from toc.lint.rules.sources import DHAENE, USAID_TIPS_6
from toc.syntax.statements import Statement

_ALTERNATIVE = frozenset({"of", "or"})
"""What joins alternatives: any of them is the same change."""


@rule(
    305,
    "multiple-changes",
    Severity.WARNING,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("step 1.1: make it smaller", "stap 1.1: maak het kleiner"),
        USAID_TIPS_6.at("one dimension at a time", "één dimensie tegelijk"),
    ),
    nl=Wording(
        title="Elke stap vertelt één verandering.",
        why="Van twee veranderingen in één zin kan de ene lukken en de andere niet, en dan weet je niet wat je gemeten "
        "hebt. Apart zie je ook welke eerst komt.",
        say={
            "impact_goal": "Het impactdoel bevat {number} veranderingen.",
            "outcome": "Hier staan {number} veranderingen in één.",
        },
        do={
            "impact_goal": "Kies wat er op het einde echt toe doet; komt een ander stuk eerst, maak daar dan een "
            "outcome van met {leads_to}: [impact].",
            "outcome": "Maak er aparte stappen van, elk met een eigen id, en verbind ze met {leads_to}: als de ene tot "
            "de andere leidt.",
        },
        point="nog een verandering",
        bad="""\
outcomes:
  rechten:
    tekst: Huurders kennen hun rechten en ⟦melden⟧ gebreken sneller aan de verhuurder
""",
        good="""\
outcomes:
  rechten:
    tekst: Huurders kennen hun rechten
    leidt_tot: [melden]
  melden:
    tekst: Huurders melden gebreken sneller aan de verhuurder
""",
    ),
    en=Wording(
        title="Every step tells one change.",
        why="Of two changes in one sentence one can succeed and the other not, and then you do not know what you have "
        "measured. Apart, they also show which comes first.",
        say={
            "impact_goal": "The impact goal holds {number} changes.",
            "outcome": "Here are {number} changes in one.",
        },
        do={
            "impact_goal": "Choose what really matters in the end; if another part comes first, make it an outcome "
            "with {leads_to}: [impact].",
            "outcome": "Make them separate steps, each with an id of its own, and link them with {leads_to}: where one "
            "leads to the other.",
        },
        point="another change",
        bad="""\
outcomes:
  rights:
    text: Tenants know their rights and ⟦tell⟧ the landlord sooner about defects
""",
        good="""\
outcomes:
  rights:
    text: Tenants know their rights
    leads_to: [telling]
  telling:
    text: Tenants tell the landlord sooner about defects
""",
    ),
    note=(
        (
            "An impact goal may hold several changes (the training's own example does): an info there, a warning on an "
            "outcome. Nouns that are joined do not count; verbs joined behind 'so that' do. Silent where "
            "activity-as-change says it."
        ),
        (
            "Een impactdoel mag meer dan één verandering bevatten (het voorbeeld van de training doet het zelf): daar "
            "een info, bij een outcome een waarschuwing. Naamwoorden met 'en' tellen niet, werkwoorden achter 'zodat' "
            "wel. Zwijgt waar activity-as-change het zegt."
        ),
    ),
)
def multiple_changes(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        if activity_words(inspection, said):
            continue
        reading = texts.read(said)
        told = [one for one in reading.clauses if one.shares_subject or one.subject.who is not Who.NOBODY]
        if any(one.joint in _ALTERNATIVE for one in told):
            continue
        joined = max((one.infinitives for one in told), default=0)
        number = max(len(told), reading.inner_changes, joined)
        if number > 1:
            place = verb_place(reading, told[1]) if len(told) > 1 else (0, len(said.text))
            yield Report(
                span=texts.at(said, *place),
                say=str(said.kind),
                facts={"number": number},
                node=said.node,
                severity=Severity.INFO if said.kind is Statement.IMPACT_GOAL else Severity.WARNING,
            )
