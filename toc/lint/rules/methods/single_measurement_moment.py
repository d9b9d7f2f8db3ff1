"""TOC803: a change that is measured at one moment only."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Indicator
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import NAMED
from toc.lint.rules.needs.moments import are_the_same, only_moment
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING


@rule(
    803,
    "single-measurement-moment",
    Severity.WARNING,
    Checklist.METHODS,
    since=Profile.REVIEW,
    sources=(
        GEZINSCOACHING.at(
            "2.2: measuring before and after, and asking people", "2.2: voor- en nametingen, en mensen bevragen"
        ),
    ),
    nl=Wording(
        title="Een verandering meet je op minstens twee momenten, of je vraagt mensen om terug te kijken.",
        why="Eén meting toont hoe het is, niet wat er veranderd is. Zonder een tweede moment kun je niets vergelijken.",
        say={
            "": "Voor {indicators} is er maar één meetmoment: {moment}.",
            "start": "Voor {indicators} is er enkel een nulmeting: {moment}.",
            "many": "Voor {count} indicatoren bij '{method}' is er maar één meetmoment: {moment}.",
            "many_start": "Voor {count} indicatoren bij '{method}' is er enkel een nulmeting: {moment}.",
        },
        do={
            "": "Voeg bij {when} een meting toe van voor de start. Is het daarvoor te laat, vraag mensen dan wat er "
            "voor hen veranderd is, met {stories} of {interview}.",
            "start": "Voeg bij {when} ook een moment toe waarop de verandering te zien kan zijn.",
            "many_start": "Voeg bij {when} ook een moment toe waarop de verandering te zien kan zijn.",
        },
        point={"": "één moment", "indicator": "één keer gemeten"},
        bad="""\
outcomes:
  buren_kennen:
    tekst: Jonge gezinnen kennen meer buren
indicatoren:
  gekende_buren:
    tekst: Gemiddeld aantal buren dat een jong gezin bij naam kent
    meet: [buren_kennen]
methoden:
  bevraging:
    naam: Bevraging op de laatste spelnamiddag
    soort: bevraging
    beantwoordt: [gekende_buren]
    ⟦wanneer⟧: [2027-06-30]
""",
        good="""\
outcomes:
  buren_kennen:
    tekst: Jonge gezinnen kennen meer buren
indicatoren:
  gekende_buren:
    tekst: Gemiddeld aantal buren dat een jong gezin bij naam kent
    meet: [buren_kennen]
methoden:
  bevraging:
    naam: Bevraging op de eerste en de laatste spelnamiddag
    soort: bevraging
    beantwoordt: [gekende_buren]
    wanneer: [2026-09-15, 2027-06-30]
""",
    ),
    en=Wording(
        title="A change is measured at two moments at least, or people are asked to look back.",
        why="One measurement shows how things are, not what has changed. Without a second moment there is nothing to "
        "compare with.",
        say={
            "": "There is only one measurement of {indicators}: {moment}.",
            "start": "There is only a baseline measurement of {indicators}: {moment}.",
            "many": "There is only one measurement of {count} indicators of '{method}': {moment}.",
            "many_start": "There is only a baseline measurement of {count} indicators of '{method}': {moment}.",
        },
        do={
            "": "Add a measurement from before the start under {when}. If it is too late for that, ask people what has "
            "changed for them, with {stories} or {interview}.",
            "start": "Add a moment at which the change can show under {when}.",
            "many_start": "Add a moment at which the change can show under {when}.",
        },
        point={"": "one moment", "indicator": "measured once"},
        bad="""\
outcomes:
  know_neighbours:
    text: Young families know more neighbours
indicators:
  known_neighbours:
    text: Average number of neighbours that a young family knows by name
    measures: [know_neighbours]
methods:
  exit_survey:
    name: Survey at the last play afternoon
    type: survey
    answers: [known_neighbours]
    ⟦when⟧: [2027-06-30]
""",
        good="""\
outcomes:
  know_neighbours:
    text: Young families know more neighbours
indicators:
  known_neighbours:
    text: Average number of neighbours that a young family knows by name
    measures: [know_neighbours]
methods:
  survey:
    name: Survey at the first and the last play afternoon
    type: survey
    answers: [known_neighbours]
    when: [2026-09-15, 2027-06-30]
""",
    ),
    note=(
        (
            "Only where the moments certainly are one: a date, a year, or words such as 'afterwards'. A baseline of "
            "another moment, planned or done, is a moment; so is a frequency that repeats. Stories, contribution "
            "analysis, comparison and existing data need no second moment."
        ),
        (
            "Enkel waar het zeker om één moment gaat: een datum, een jaar, of woorden zoals 'na afloop'. Een "
            "nulmeting van een ander moment, gepland of gedaan, is ook een moment, net als een frequentie die zich "
            "herhaalt. Verhalen, contributieanalyse, vergelijking en bestaande data hebben geen tweede moment nodig."
        ),
    ),
)
def single_measurement_moment(inspection: Inspection) -> Iterator[Report]:
    table = Table.of(inspection)
    changes = {*inspection.plan.outcomes, IMPACT}
    groups: dict[tuple[str, str, str], list[str]] = {}
    for name, indicator in inspection.plan.indicators.items():
        methods = table.of_need(name)
        moment = None if changes.isdisjoint(indicator.measures) else only_moment(indicator, methods)
        if moment and not _may_be_more(inspection, name, table):
            timed = next(method for method, one in methods.items() if one.when)
            groups.setdefault((timed, moment, _kind(indicator, moment)), []).append(name)
    for (method, moment, kind), names in groups.items():
        facts = {
            "indicators": [inspection.label(name) for name in names],
            "count": len(names),
            "method": inspection.label(method),
            "moment": moment,
        }
        say = kind if len(names) <= NAMED else "_".join(filter(None, ("many", kind)))
        related = tuple((inspection.at(name), "indicator") for name in names)
        yield Report(span=inspection.at(method, "when"), say=say, facts=facts, related=related, node=method)


def _kind(indicator: Indicator, moment: str) -> str:
    dated = indicator.baseline and indicator.baseline.date
    return "start" if dated and are_the_same(dated, moment) else ""


def _may_be_more(inspection: Inspection, name: str, table: Table) -> bool:
    """Whether there is a moment that could not be read."""
    unread = inspection.document.is_unread
    methods = table.of_need(name)
    return table.unsure or unread(name, ("baseline", "frequency")) or any(unread(one, ("when",)) for one in methods)
