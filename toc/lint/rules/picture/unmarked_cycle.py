"""TOC604: arrows that run in a circle without being marked as feedback."""

from collections.abc import Iterator
from itertools import pairwise

from toc.core.findings import Profile, Report, Severity
from toc.core.graph import CausalGraph
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DAVIES_2018

SHOWN = 8
"""Nodes of a circle that a message names and a finding points at."""

CIRCLES = 20
"""Circles that are reported in all: whoever has more of them starts with these."""


@rule(
    604,
    "unmarked-cycle",
    Severity.ERROR,
    Checklist.PICTURE,
    since=Profile.DRAFT,
    sources=(
        DAVIES_2018.at("feedback loops have to be explicit", "een terugkoppeling moet je uitdrukkelijk aangeven"),
    ),
    nl=Wording(
        title="Pijlen lopen niet in een kring, tenzij je de terugkoppeling ook zo noemt.",
        why="In een kring is alles tegelijk oorzaak en gevolg. Dan ziet niemand waar je begint en wat waarop volgt, "
        "en valt er geen weg naar impact te tekenen.",
        say="De pijlen lopen in een kring: {circle}.",
        do="Welke van deze pijlen versterkt iets wat al liep? Is dat deze, haal '{effect}' dan weg bij {leads_to} van "
        "'{cause}' en schrijf {feeds_back_to}: [{effect}].",
        point={"": "deze pijl sluit de kring", "member": "hoort bij de kring"},
        bad="""\
outcomes:
  pleinen_gebruikt:
    tekst: Bewoners brengen meer tijd door op het plein
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    leidt_tot: [⟦pleinen_gebruikt⟧]
""",
        good="""\
outcomes:
  pleinen_gebruikt:
    tekst: Bewoners brengen meer tijd door op het plein
    leidt_tot: [buren_vertrouwen]
  buren_vertrouwen:
    tekst: Buren vertrouwen elkaar meer
    koppelt_terug_naar: [pleinen_gebruikt]
""",
    ),
    en=Wording(
        title="Arrows do not run in a circle, unless the feedback is marked as such.",
        why="In a circle everything is cause and effect at once. Nobody sees where to start and what follows from "
        "what, and no way to impact can be drawn.",
        say="The arrows run in a circle: {circle}.",
        do="Which of these arrows strengthens something that was going on already? If it is this one, take '{effect}' "
        "out of {leads_to} of '{cause}' and write {feeds_back_to}: [{effect}].",
        point={"": "this arrow closes the circle", "member": "part of the circle"},
        bad="""\
outcomes:
  squares_used:
    text: Residents spend more time on the square
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
    leads_to: [⟦squares_used⟧]
""",
        good="""\
outcomes:
  squares_used:
    text: Residents spend more time on the square
    leads_to: [neighbours_trust]
  neighbours_trust:
    text: Neighbours trust each other more
    feeds_back_to: [squares_used]
""",
    ),
    note=(
        (
            "An error instead of a warning: without an order of causes no layers can be drawn and no way read. One "
            "finding for each arrow that closes a circle, twenty at most. In a circle over several levels that is the "
            "arrow that runs backward, so that both rules ask for the same change."
        ),
        (
            "Een fout in plaats van een waarschuwing: zonder volgorde van oorzaken valt er geen tekening te maken en "
            "geen weg te lezen. Eén melding per pijl die een kring sluit, hoogstens twintig. In een kring over meer "
            "niveaus is dat de pijl die terugloopt, zodat beide regels dezelfde ingreep vragen."
        ),
    ),
)
def unmarked_cycle(inspection: Inspection) -> Iterator[Report]:
    seen = set()
    for circle in _circles(inspection.graph):
        cause, effect = circle[-1], circle[0]
        if (cause, effect) not in seen:
            seen.add((cause, effect))
            yield Report(
                span=inspection.at_link(cause, effect),
                facts={"circle": " → ".join([*_shortened(circle), effect]), "cause": cause, "effect": effect},
                related=tuple((inspection.at(name), "member") for name in circle[:SHOWN] if name != cause),
                node=cause,
            )


def _circles(graph: CausalGraph) -> Iterator[list[str]]:
    """The first circles, each from the node where its closing arrow arrives to the one from which that arrow leaves."""
    for link in graph.closing_links()[:CIRCLES]:
        circle = graph.path(link.effect, link.cause)
        backward = [place for place, (a, b) in enumerate(pairwise(circle), 1) if graph.levels[a] > graph.levels[b]]
        start = backward[0] if backward else 0
        yield circle[start:] + circle[:start]


def _shortened(circle: list[str]) -> list[str]:
    return circle if len(circle) <= SHOWN else [*circle[: SHOWN - 2], "…", circle[-1]]
