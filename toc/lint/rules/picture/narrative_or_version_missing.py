"""TOC608: a picture without the few words and dates that tell what it is."""

from collections.abc import Iterator
from datetime import date

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.model import Plan, date_range
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DAVIES_2012, DAVIES_2018, VOGEL

WORDS = 50
"""Words that a narrative has at least."""

MONTHS = 18
"""Age in months from which a version is old."""


@rule(
    608,
    "narrative-or-version-missing",
    Severity.INFO,
    Checklist.PICTURE,
    since=Profile.FINAL,
    sources=(
        VOGEL.at("a diagram together with a narrative", "een tekening met een toelichting erbij"),
        DAVIES_2018.at("dates, and who took part", "wanneer de tekening gemaakt is, en met wie"),
        DAVIES_2012.at("owned by those who carry it out", "gedragen door wie het plan uitvoert"),
    ),
    nl=Wording(
        title="Bij de tekening horen een korte toelichting, een versie, een datum en een trekker.",
        why="Een tekening reist: naar het college, naar partners, naar je opvolger. Zonder toelichting moet iemand ze "
        "komen uitleggen, en zonder datum en trekker weet niemand of ze nog geldt.",
        say={
            "": "Bij dit plan ontbreekt nog: {missing}.",
            "short": "De toelichting is te kort: {words} van de {least} woorden.",
            "old": "Deze versie is ouder dan {months} maanden: {written}.",
        },
        do={
            "": "Zet het bovenaan in het bestand. Een goede {narrative} vertelt de weg naar impact in een woord of "
            "honderd.",
            "short": "Vertel wie het anders gaat doen, waarom, en hoe dat tot het impactdoel leidt.",
            "old": "Lees het plan samen na, pas aan wat niet meer klopt en geef het een nieuwe {version} en {date}.",
        },
        point={"": "niet volledig", "short": "minder dan {least} woorden", "old": "nog actueel?"},
        bad="""\
versie: "0.3"
datum: 2026-02-10
trekker: Strategische Cel
⟦toelichting⟧: Buren leren elkaar kennen en voelen zich daardoor veiliger.
""",
        good="""\
versie: "0.3"
datum: 2026-02-10
trekker: Strategische Cel
toelichting: >-
  In onze wijk durven veel bewoners 's avonds de straat niet op. De buurtwerkers wandelen daarom elke week met eigenaars
  van een hond, en bewonersgroepen kiezen zelf wat er op het plein gebeurt. Zo leren buren elkaar kennen. Wie zijn buren
  kent, schat een vreemde situatie minder snel als bedreigend in en spreekt sneller iemand aan.
""",
    ),
    en=Wording(
        title="The picture comes with a short narrative, a version, a date and an owner.",
        why="A picture travels: to the council, to partners, to your successor. Without a narrative somebody has to "
        "come along to explain it, and without date and owner nobody knows whether it still holds.",
        say={
            "": "This plan still lacks: {missing}.",
            "short": "The narrative is too short: {words} of {least} words.",
            "old": "This version is more than {months} months old: {written}.",
        },
        do={
            "": "Put it at the top of the file. A good {narrative} tells the way to impact in a hundred words or so.",
            "short": "Tell who will act differently, why, and how that leads to the impact goal.",
            "old": "Read the plan again together, adjust what no longer fits and give it a new {version} and {date}.",
        },
        point={"": "not complete", "short": "fewer than {least} words", "old": "still up to date?"},
        bad="""\
version: "0.3"
date: 2026-02-10
owner: Strategy Unit
⟦narrative⟧: Neighbours get to know each other and feel safer because of that.
""",
        good="""\
version: "0.3"
date: 2026-02-10
owner: Strategy Unit
narrative: >-
  In our neighbourhood many residents stay indoors in the evening. Neighbourhood workers therefore walk with dog owners
  every week, and groups of residents choose what happens on the square. That is how neighbours get to know each other.
  Whoever knows the neighbours takes a strange situation less quickly for a threat and speaks to somebody sooner.
""",
    ),
    needs_whole_file=True,
    note=(
        "A narrative that is there but short, and a date that is old, are shown at their own place.",
        "Een toelichting die er staat maar kort is, en een datum die oud is, krijgen een melding op hun eigen plaats.",
    ),
)
def narrative_or_version_missing(inspection: Inspection) -> Iterator[Report]:
    plan, document = inspection.plan, inspection.document
    needed = [name for name in ("narrative", "version", "date", "owner") if not getattr(plan, name)]
    missing = [name for name in needed if not document.is_unread("", (name,))]
    if missing and inspection.graph.levels:
        spelled = [keywords.spell(name, document.spelling, Plan) for name in missing]
        yield Report(span=document.start, facts={"missing": spelled})
    words = len((plan.narrative or "").split())
    place = document.place("narrative")
    if place and 0 < words < WORDS:
        yield Report(span=place.name, say="short", facts={"words": words, "least": WORDS})
    place = document.place("date")
    if place and plan.date and _is_old(date_range(plan.date)[1], inspection.today):
        yield Report(span=place.name, say="old", facts={"written": plan.date, "months": MONTHS})


def _is_old(day: date, today: date) -> bool:
    """Whether that day lies more than `MONTHS` months before today."""
    months = 12 * (today.year - day.year) + today.month - day.month
    return (months, today.day) > (MONTHS, day.day)
