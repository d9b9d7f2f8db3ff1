"""TOC607: a cause that would come after its effect."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Term, date_range
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import MAYNE_2019, NOBLE


@rule(
    607,
    "timeframe-not-monotone",
    Severity.ERROR,
    Checklist.PICTURE,
    since=Profile.DRAFT,
    sources=(
        MAYNE_2019.at("a timeline of expected changes", "een tijdlijn van verwachte veranderingen"),
        NOBLE.at("step 7: put the changes in order", "stap 7: zet de veranderingen in volgorde"),
    ),
    nl=Wording(
        title="Een oorzaak komt nooit na haar gevolg.",
        why="Het gevolg kan er niet zijn voor zijn oorzaak. Klopt de volgorde niet, dan plan je ook de metingen op "
        "het verkeerde moment.",
        say={
            "term": "'{cause}' ({cause_when}) komt later dan '{effect}' ({effect_when}), en zou er toch toe leiden.",
            "due": "'{cause}' ({due} {cause_when}) komt later dan '{effect}' ({due} {effect_when}), en zou er toch "
            "toe leiden.",
        },
        do="Kijk na welke van de twee niet klopt. Of draai de pijl om, als '{effect}' eigenlijk eerst komt.",
        point={"": "van later naar vroeger", "cause": "de oorzaak", "effect": "het gevolg"},
        bad="""\
outcomes:
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    termijn: lang
    leidt_tot: [⟦buren_groeten⟧]
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    termijn: kort
""",
        good="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
    termijn: kort
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    termijn: lang
""",
    ),
    en=Wording(
        title="A cause never comes after its effect.",
        why="An effect cannot be there before its cause. When the order is wrong, the measurements are planned at the "
        "wrong moment as well.",
        say={
            "term": "'{cause}' ({cause_when}) comes later than '{effect}' ({effect_when}), and yet would lead to it.",
            "due": "'{cause}' ({due} {cause_when}) comes later than '{effect}' ({due} {effect_when}), and yet would "
            "lead to it.",
        },
        do="Check which of the two is wrong. Or turn the arrow round, if '{effect}' really comes first.",
        point={"": "from later to earlier", "cause": "the cause", "effect": "the effect"},
        bad="""\
outcomes:
  neighbours_trust:
    text: Neighbours trust each other more
    term: long
    leads_to: [⟦neighbours_greet⟧]
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    term: short
""",
        good="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
    term: short
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
    term: long
""",
    ),
    note=(
        (
            "The terms of activities do not count: they say how long the action runs. A year means any day of that "
            "year, so 2031 does not come after 2031-10-15. Arrows that run backward or close a circle have a finding "
            "of their own."
        ),
        (
            "De termijn van een activiteit telt niet: die zegt hoelang de actie loopt. Een jaar kan elke dag van dat "
            "jaar zijn, dus 2031 komt niet na 2031-10-15. Een pijl die terugloopt of een kring sluit, krijgt al een "
            "eigen melding."
        ),
    ),
)
def timeframe_not_monotone(inspection: Inspection) -> Iterator[Report]:
    graph = inspection.graph
    frames = {change.id: _Frame.of(change.term, change.due) for change in inspection.plan.changes()}
    goal = inspection.plan.impact_goal
    if goal:
        frames[IMPACT] = _Frame.of(goal.horizon, goal.due)
    closing = {(link.cause, link.effect) for link in graph.closing_links()}
    for cause, frame in frames.items():
        for effect in graph.effects[cause]:
            later = frame.later_than(frames[effect]) if effect in frames else ""
            if later and graph.levels[cause] <= graph.levels[effect] and (cause, effect) not in closing:
                yield _report(inspection, cause, effect, later, (frame, frames[effect]))


class _Frame(NamedTuple):
    """When a change is expected: its term with the order of it, its date with the first and last day of it."""

    term: Term | None
    order: int | None
    due: str | None
    days: tuple[date, date] | None

    @classmethod
    def of(cls, term: Term | None, due: str | None) -> "_Frame":
        return cls(term, term.order if term else None, due, date_range(due) if due else None)

    def later_than(self, other: "_Frame") -> str:
        """By which keyword this comes after the other for certain: `term` or `due`; empty where it does not."""
        if self.order is not None and other.order is not None and self.order > other.order:
            return "term"
        return "due" if self.days and other.days and self.days[0] > other.days[1] else ""


def _report(inspection: Inspection, cause: str, effect: str, say: str, frames: tuple[_Frame, _Frame]) -> Report:
    named = {"cause": inspection.label(cause), "effect": inspection.label(effect)}
    when = {"cause_when": getattr(frames[0], say), "effect_when": getattr(frames[1], say)}
    keyword = "horizon" if effect == IMPACT and say == "term" else say
    return Report(
        span=inspection.at_link(cause, effect),
        say=say,
        facts={**named, **when},
        related=((inspection.at(cause, say), "cause"), (inspection.at(effect, keyword), "effect")),
        node=cause,
    )
