"""TOC514: an impact goal of which the city seems to be the only cause."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Link, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GEZINSWETENSCHAPPEN


@rule(
    514,
    "sole-cause-claim",
    Severity.INFO,
    Checklist.LINKS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("assess the contribution of the city", "de bijdrage van de stad beoordelen"),
        GEZINSCOACHING.at(
            "2.2: cause and effect are hard to establish", "2.2: oorzaak en gevolg zijn moeilijk vast te stellen"
        ),
        GEZINSWETENSCHAPPEN.at(
            "not only the own organisation has a share", "niet enkel de eigen organisatie heeft een aandeel"
        ),
    ),
    nl=Wording(
        title="Naast de stad dragen ook anderen bij tot het impactdoel.",
        why="Zelden hangt een impactdoel alleen van de stad af. Rekenen we alles onszelf toe, dan beloven we te veel "
        "en leren we te weinig over onze bijdrage.",
        say="Op de weg naar het impactdoel staan alleen eigen activiteiten: geen partner, geen verandering door "
        "anderen, geen externe factor.",
        do="Verbind je externe factoren met deze weg: {on}: [id]. Voert een partner een activiteit uit, zet die dan "
        "bij '{by}'. Komt een verandering van anderen, schrijf dan {external}: ja.",
        point="alleen door de stad?",
        bad="""\
⟦impactdoel⟧:
  tekst: Langdurig werkzoekenden hebben vaker een vaste job
actoren:
  werkwinkel: {naam: Dienst Werk, rol: stad}
activiteiten:
  coaching:
    tekst: Dienst Werk coacht langdurig werkzoekenden
    door: [werkwinkel]
    leidt_tot: [zoeken_gerichter]
  kinderopvang:
    tekst: De stad opent een crèche
outcomes:
  zoeken_gerichter:
    tekst: Langdurig werkzoekenden zoeken gerichter
    leidt_tot: [impact]
externe_factoren:
  wachtlijst:
    tekst: Crèches hebben lange wachtlijsten
    effect: hindert
    op: [kinderopvang]
""",
        good="""\
impactdoel:
  tekst: Langdurig werkzoekenden hebben vaker een vaste job
actoren:
  werkwinkel: {naam: Dienst Werk, rol: stad}
activiteiten:
  coaching:
    tekst: Dienst Werk coacht langdurig werkzoekenden
    door: [werkwinkel]
    leidt_tot: [zoeken_gerichter]
outcomes:
  zoeken_gerichter:
    tekst: Langdurig werkzoekenden zoeken gerichter
    leidt_tot: [impact]
externe_factoren:
  economie:
    tekst: Bedrijven in de haven werven aan
    effect: helpt
    op: [impact]
""",
    ),
    en=Wording(
        title="Others than the city contribute to the impact goal too.",
        why="An impact goal seldom depends on the city alone. Whoever claims all of it promises too much and learns "
        "too little about the own contribution.",
        say="On the way to the impact goal stand the city's own activities only: no partner, no change by others, no "
        "external factor.",
        do="Connect your external factors with this way: {on}: [id]. If a partner carries out an activity, add it to "
        "'{by}'. If others bring a change about, write {external}: yes.",
        point="by the city alone?",
        bad="""\
⟦impact_goal⟧:
  text: Long-term jobseekers have a steady job more often
actors:
  job_centre: {name: Employment Service, role: city}
activities:
  coaching:
    text: The Employment Service coaches long-term jobseekers
    by: [job_centre]
    leads_to: [search_better]
  childcare:
    text: The city opens a day nursery
outcomes:
  search_better:
    text: Long-term jobseekers look for work in a more focused way
    leads_to: [impact]
external_factors:
  waiting_list:
    text: Day nurseries have long waiting lists
    effect: hinders
    on: [childcare]
""",
        good="""\
impact_goal:
  text: Long-term jobseekers have a steady job more often
actors:
  job_centre: {name: Employment Service, role: city}
activities:
  coaching:
    text: The Employment Service coaches long-term jobseekers
    by: [job_centre]
    leads_to: [search_better]
outcomes:
  search_better:
    text: Long-term jobseekers look for work in a more focused way
    leads_to: [impact]
external_factors:
  economy:
    text: Companies in the harbour are hiring
    effect: helps
    on: [impact]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Speaks only where external factors are listed but none works on the way; external-factors-missing speaks "
            "where there are none at all. A factor without `on` works on the whole way."
        ),
        (
            "Spreekt alleen als er externe factoren zijn en geen enkele op de weg inwerkt; zijn er helemaal geen, dan "
            "zegt external-factors-missing dat al. Een factor zonder `op` werkt in op de hele weg."
        ),
    ),
)
def sole_cause_claim(inspection: Inspection) -> Iterator[Report]:
    plan, graph = inspection.plan, inspection.graph
    if not graph.causes.get(IMPACT) or not plan.external_factors:
        return
    way = graph.upstream([IMPACT])
    works = any(
        not factor.on or any(_is_on(text, way) for text in factor.on) for factor in plan.external_factors.values()
    )
    others = any(change.external and change.id in way for change in plan.changes())
    partners = {name for name, actor in plan.actors.items() if actor.role is Role.PARTNER}
    joined = any(name in way and not partners.isdisjoint(activity.by) for name, activity in plan.activities.items())
    if not (works or others or joined):
        yield Report(span=inspection.at(IMPACT), node=IMPACT)


def _is_on(text: str, way: set[str]) -> bool:
    """Whether that node, or the effect of that link, lies on the way."""
    link = Link.parse(text)
    return (link.effect if link else text) in way
