"""TOC206: an effect among the activities."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.language.reading import Clause, Who
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import starts_with_effect, verb_place
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN, WISCONSIN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement


@rule(
    206,
    "outcome-as-activity",
    Severity.ERROR,
    Checklist.ACTIVITIES,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "step 1.3: how outputs and outcomes differ from activities",
            "stap 1.3: hoe outputs en outcomes van activiteiten verschillen",
        ),
        GRYP_HEYLEN.at(
            "tips: how objectives differ from actions", "tips & tricks: het verschil tussen doelstellingen en acties"
        ),
        WISCONSIN.at("what you do against what changes", "wat je doet tegenover wat er verandert"),
    ),
    nl=Wording(
        title="Een activiteit is wat iemand doet, niet wat daardoor verandert.",
        why="Staat het gevolg bij de activiteiten, dan lijkt het vanzelf te komen. Wat je ervoor doet, en of dat "
        "volstaat, blijft dan buiten beeld.",
        say={
            "effect": "'{found}' is een gevolg: het komt er pas als iemand iets doet.",
            "change": "'{found}' is iets wat bij mensen verandert: het komt er pas als iemand iets doet.",
        },
        do="Zet dit bij {outcomes}: en schrijf hier wat een dienst of partner ervoor doet, bijvoorbeeld 'De "
        "buurtwerker belt elke week aan bij …'.",
        point={"effect": "gevolg, geen activiteit", "change": "gevolg, geen activiteit"},
        bad="""\
activiteiten:
  eenzaamheid:
    tekst: ⟦Verminderen⟧ van de eenzaamheid bij ouderen
""",
        good="""\
activiteiten:
  telefoonster:
    tekst: Vrijwilligers bellen elke week tien alleenwonende ouderen op
    leidt_tot: [eenzaamheid]
outcomes:
  eenzaamheid:
    tekst: Alleenwonende ouderen voelen zich minder eenzaam
""",
    ),
    en=Wording(
        title="An activity is what somebody does, not what changes because of it.",
        why="An effect among the activities seems to come by itself. What you do for it, and whether that is enough, "
        "stays out of sight.",
        say={
            "effect": "'{found}' is an effect: it only comes when somebody does something.",
            "change": "'{found}' is something that changes in people: it only comes when somebody does something.",
        },
        do="Put this under {outcomes}: and write here what a service or partner does for it, such as 'The community "
        "worker calls every week on …'.",
        point={"effect": "effect, not activity", "change": "effect, not activity"},
        bad="""\
activities:
  loneliness:
    text: ⟦Reducing⟧ loneliness among older residents
""",
        good="""\
activities:
  phone_calls:
    text: Volunteers call ten older residents every week
    leads_to: [loneliness]
outcomes:
  loneliness:
    text: Older residents feel less lonely
""",
    ),
    note=(
        (
            "A verb that can be both a doing and an effect ('expand') is taken for a doing. People who feel or know "
            "something count as an effect, unless the file says that they are a service of the city."
        ),
        (
            "Een werkwoord dat zowel doen als gevolg kan zijn ('uitbreiden'), telt als doen. Mensen die iets voelen of "
            "weten, tellen als gevolg, tenzij ze volgens het bestand een dienst van de stad zijn."
        ),
    ),
)
def outcome_as_activity(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if starts_with_effect(texts, reading):
            yield _report(texts, said, "effect", reading.place(reading.heads[0], reading.heads[0]))
            continue
        clause = next((one for one in reading.clauses if _tells_change(texts, one)), None)
        if clause:
            yield _report(texts, said, "change", verb_place(reading, clause))


def _tells_change(texts: Texts, clause: Clause) -> bool:
    """Whether people, and not a service of the city, feel or know something there."""
    people = clause.subject.who is Who.PERSONS and texts.role_of(clause.subject.actor) is not Role.CITY
    return people and texts.verbs.in_class(clause.lemma, "feel")


def _report(texts: Texts, said: Said, say: str, place: tuple[int, int]) -> Report:
    facts = {"found": said.text[place[0] : place[1]]}
    return Report(span=texts.at(said, *place), say=say, facts=facts, node=said.node)
