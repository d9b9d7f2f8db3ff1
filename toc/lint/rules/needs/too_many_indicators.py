"""TOC715: more indicators than anybody will follow up."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import GEZINSCOACHING

PER_NODE = Limit(
    "too-many-indicators",
    "per-node",
    3,
    (
        "how many indicators may measure one change or activity",
        "hoeveel indicatoren één verandering of activiteit meten",
    ),
)
IN_TOTAL = Limit(
    "too-many-indicators",
    "in-total",
    25,
    ("how many indicators a plan may have", "hoeveel indicatoren een plan mag hebben"),
)


@rule(
    715,
    "too-many-indicators",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(GEZINSCOACHING.at("2.3: keep it simple", "2.3: houd het eenvoudig"),),
    nl=Wording(
        title="Een plan heeft een beperkt aantal indicatoren, en een verandering ook.",
        why="Elke indicator kost tijd, bij je collega's en bij wie je bevraagt. Van een lange lijst blijven na een "
        "jaar enkel de makkelijkste cijfers over.",
        say={
            "": "Het plan heeft {count} indicatoren, dat is veel.",
            "node": "Bij '{thing}' horen {count} indicatoren, dat is veel.",
        },
        do={
            "": "Vraag bij elke indicator: 'wat doen we anders als dit cijfer tegenvalt?' Is er geen antwoord, laat de "
            "indicator dan weg.",
            "node": "Kies één of twee indicatoren die het best tonen of dit lukt. De rest kan weg, of hoort bij een "
            "stap eerder op de weg.",
        },
        point={"": "veel indicatoren", "node": "{count} indicatoren", "indicator": "meet dit ook"},
        bad="""\
outcomes:
  ⟦buren_groeten⟧:
    tekst: Buren groeten elkaar vaker op straat
indicatoren:
  groet: {tekst: Aandeel bewoners dat elke dag een buur groet, meet: [buren_groeten]}
  namen: {tekst: Aantal buren dat een bewoner bij naam kent, meet: [buren_groeten]}
  praatjes: {tekst: Aantal praatjes per week, meet: [buren_groeten]}
  zwaaien: {tekst: Aandeel bewoners dat naar een buur zwaait, meet: [buren_groeten]}
""",
        good="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
indicatoren:
  groet: {tekst: Aandeel bewoners dat elke dag een buur groet, meet: [buren_groeten]}
  namen: {tekst: Aantal buren dat een bewoner bij naam kent, meet: [buren_groeten]}
""",
    ),
    en=Wording(
        title="A plan has a limited number of indicators, and so has a change.",
        why="Every indicator takes time, of colleagues and of those who are asked. Of a long list only the easiest "
        "figures are left after a year.",
        say={
            "": "The plan has {count} indicators, which is a lot.",
            "node": "'{thing}' has {count} indicators, which is a lot.",
        },
        do={
            "": "Ask of every indicator: 'what shall we do differently if this figure disappoints?' If there is no "
            "answer, leave the indicator out.",
            "node": "Choose the one or two that show best whether this works. The rest can go, or belongs to an "
            "earlier step on the way.",
        },
        point={"": "many indicators", "node": "{count} indicators", "indicator": "measures this too"},
        bad="""\
outcomes:
  ⟦neighbours_greet⟧:
    text: Neighbours greet each other in the street more often
indicators:
  greeting: {text: Share of residents who greet a neighbour every day, measures: [neighbours_greet]}
  names: {text: Number of neighbours that a resident knows by name, measures: [neighbours_greet]}
  chats: {text: Number of chats a week, measures: [neighbours_greet]}
  waving: {text: Share of residents who wave to a neighbour, measures: [neighbours_greet]}
""",
        good="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
indicators:
  greeting: {text: Share of residents who greet a neighbour every day, measures: [neighbours_greet]}
  names: {text: Number of neighbours that a resident knows by name, measures: [neighbours_greet]}
""",
    ),
    note=(
        "Both limits are our own proposal.",
        "Beide grenzen zijn een eigen voorstel.",
    ),
    limits=(PER_NODE, IN_TOTAL),
)
def too_many_indicators(inspection: Inspection) -> Iterator[Report]:
    indicators = inspection.plan.indicators
    if len(indicators) > inspection.limit(IN_TOTAL):
        yield Report(span=section_span(inspection, "indicators"), facts={"count": len(indicators)})
    measuring: dict[str, list[str]] = {node: [] for node, _ in inspection.plan.nodes()}
    for name, indicator in indicators.items():
        for node in dict.fromkeys(indicator.measures):
            if node in measuring:
                measuring[node].append(name)
    for node, names in measuring.items():
        if len(names) > inspection.limit(PER_NODE):
            yield Report(
                span=inspection.at(node),
                say="node",
                facts={"thing": inspection.label(node), "count": len(names)},
                related=tuple((inspection.at(name), "indicator") for name in names),
                node=node,
            )
