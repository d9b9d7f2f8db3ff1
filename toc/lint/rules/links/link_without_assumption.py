"""TOC509: a hypothesis that does not say what has to be true for it to hold."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GEZINSWETENSCHAPPEN, MAYNE_2015, UNDAF, VOGEL


@rule(
    509,
    "link-without-assumption",
    Severity.WARNING,
    Checklist.LINKS,
    since=Profile.FINAL,
    sources=(
        MAYNE_2015.at("causal link assumptions", "aannames bij oorzakelijke verbanden"),
        VOGEL.at("assumptions as the core of a theory of change", "aannames als kern van de weg naar impact"),
        UNDAF.at("step 3: make assumptions explicit", "stap 3: maak aannames expliciet"),
        GEZINSWETENSCHAPPEN.at("assumptions and mechanisms", "assumpties en mechanismen"),
    ),
    nl=Wording(
        title="Bij elke hypothese staat wat er moet kloppen opdat ze opgaat.",
        why="Een verband geldt zelden altijd en overal. Wie opschrijft onder welke voorwaarden het geldt, merkt op "
        "tijd dat het plan niet meer klopt.",
        say="Hypothese '{hypothesis}' noemt geen enkele aanname.",
        do="Vraag je af: wanneer zou dit niet lukken? Schrijf wat er dus moet kloppen bij {assumptions}, bijvoorbeeld "
        "'Eigenaars willen hulp aanvaarden'.",
        point="geen {assumptions}",
        bad="""\
outcomes:
  aanspreekpunt_gekend:
    tekst: Bewoners weten bij wie ze overlast melden
    leidt_tot: [sneller_melden]
  sneller_melden:
    tekst: Bewoners melden overlast sneller
hypothesen:
  ⟦kennen_en_melden⟧:
    tekst: Als bewoners het aanspreekpunt kennen, dan melden ze sneller, omdat een bekende hun melding opvolgt
    verband: aanspreekpunt_gekend -> sneller_melden
""",
        good="""\
outcomes:
  aanspreekpunt_gekend:
    tekst: Bewoners weten bij wie ze overlast melden
    leidt_tot: [sneller_melden]
  sneller_melden:
    tekst: Bewoners melden overlast sneller
hypothesen:
  kennen_en_melden:
    tekst: Als bewoners het aanspreekpunt kennen, dan melden ze sneller, omdat een bekende hun melding opvolgt
    verband: aanspreekpunt_gekend -> sneller_melden
    aannames:
      - Het aanspreekpunt antwoordt binnen drie werkdagen
""",
    ),
    en=Wording(
        title="Every hypothesis says what has to be true for it to hold.",
        why="A link seldom holds always and everywhere. Whoever writes down on what conditions it holds notices in "
        "time that the plan no longer fits.",
        say="Hypothesis '{hypothesis}' names no assumption.",
        do="Ask when this would not work. Write what therefore has to be true under {assumptions}, for instance "
        "'Owners are willing to accept help'.",
        point="no {assumptions}",
        bad="""\
outcomes:
  contact_known:
    text: Residents know to whom they report nuisance
    leads_to: [report_sooner]
  report_sooner:
    text: Residents report nuisance sooner
hypotheses:
  ⟦knowing_and_reporting⟧:
    text: If residents know the contact person, then they report sooner, because somebody they know follows it up
    link: contact_known -> report_sooner
""",
        good="""\
outcomes:
  contact_known:
    text: Residents know to whom they report nuisance
    leads_to: [report_sooner]
  report_sooner:
    text: Residents report nuisance sooner
hypotheses:
  knowing_and_reporting:
    text: If residents know the contact person, then they report sooner, because somebody they know follows it up
    link: contact_known -> report_sooner
    assumptions:
      - The contact person answers within three working days
""",
    ),
    note=(
        "Asks the hypotheses, not every arrow once more: link-without-hypothesis asks for a hypothesis already.",
        "Kijkt naar de hypothesen, niet nog eens naar elke pijl: link-without-hypothesis vraagt daar al een hypothese.",
    ),
)
def link_without_assumption(inspection: Inspection) -> Iterator[Report]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        if not hypothesis.assumptions and hypothesis.links:
            facts = {"hypothesis": inspection.label(name)}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("assumptions",))
