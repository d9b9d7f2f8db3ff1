"""TOC606: an outcome or an impact goal that does not say by when."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, FORTI, GRYP_HEYLEN


@rule(
    606,
    "timeframe-missing",
    Severity.WARNING,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at("show results in the short and in the long term", "resultaten op korte en op lange termijn aangeven"),
        GRYP_HEYLEN.at(
            "short, medium and long term for every goal", "korte, middellange en lange termijn voor elk doel"
        ),
        FORTI.at("ask by when each change can be expected", "ga na tegen wanneer je elke verandering mag verwachten"),
    ),
    nl=Wording(
        title="Bij elke outcome en bij het impactdoel staat een termijn of een datum.",
        why="Zonder termijn weet niemand wanneer je iets mag verwachten. Dan meet je te vroeg, of pas als bijsturen "
        "niet meer kan.",
        say={
            "": "Bij outcome '{change}' staat niet tegen wanneer je die verwacht.",
            "impact": "Bij het impactdoel staat niet tegen wanneer je het verwacht.",
        },
        do={
            "": "Schrijf {term}: {short}, {medium} of {long}. Of geef een datum of jaar, bijvoorbeeld {due}: 2028.",
            "impact": "Schrijf {horizon}: {short}, {medium} of {long}. Of geef een datum of jaar, bijvoorbeeld {due}: "
            "2031.",
        },
        point={"": "geen {term}", "impact": "geen {horizon}"},
        bad="""\
outcomes:
  ⟦buren_groeten⟧:
    tekst: Buren groeten elkaar vaker op straat
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
    tegen: 2028
""",
        good="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    termijn: kort
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
    tegen: 2028
""",
    ),
    en=Wording(
        title="Every outcome and the impact goal have a term or a date.",
        why="Without a term nobody knows when to expect anything, and one measures too early, or when it is too late "
        "to adjust.",
        say={
            "": "Outcome '{change}' does not say by when it is expected.",
            "impact": "The impact goal does not say by when it is expected.",
        },
        do={
            "": "Write {term}: {short}, {medium} or {long}. Or give a date or a year, for instance {due}: 2028.",
            "impact": "Write {horizon}: {short}, {medium} or {long}. Or give a date or a year, for instance {due}: "
            "2031.",
        },
        point={"": "no {term}", "impact": "no {horizon}"},
        bad="""\
outcomes:
  ⟦neighbours_greet⟧:
    text: Neighbours greet each other in the street more often
  young_welcome:
    text: Young people feel welcome on the square
    due: 2028
""",
        good="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    term: short
  young_welcome:
    text: Young people feel welcome on the square
    due: 2028
""",
    ),
    note=(
        "Outcomes and the impact goal only: an output comes about with the activity.",
        "Enkel outcomes en het impactdoel: een output komt er samen met de activiteit.",
    ),
)
def timeframe_missing(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    for name, outcome in plan.outcomes.items():
        if not outcome.term and not outcome.due:
            facts = {"change": inspection.label(name)}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("term", "due"))
    goal = plan.impact_goal
    if goal and not goal.horizon and not goal.due:
        yield Report(span=inspection.at(IMPACT), say="impact", node=IMPACT, absent=("horizon", "due"))
