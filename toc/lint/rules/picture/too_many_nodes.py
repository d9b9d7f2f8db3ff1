"""TOC601: a picture with more boxes than people can take in."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, MENDLING

MANY = 20
"""Boxes that still fit on one page (own proposal)."""

TOO_MANY = 35
"""Boxes that people still find their way in (own proposal)."""

FAR_TOO_MANY = 50
"""Boxes beyond which a model is more likely to hold an error than not (Mendling et al. 2010, on process models)."""


@rule(
    601,
    "too-many-nodes",
    Severity.INFO,
    Checklist.PICTURE,
    since=Profile.REVIEW,
    sources=(
        MENDLING.at(
            "G1 and G7: few elements, and split a model of more than 50",
            "G1 en G7: weinig elementen, en splits een model met meer dan 50",
        ),
        DHAENE.at("a picture that helps to communicate", "een tekening die helpt om te communiceren"),
    ),
    nl=Wording(
        title="De tekening past leesbaar op één blad.",
        why="De tekening dient om erover te praten: met je college, je partners en bewoners. Staat er te veel op, dan "
        "volgt niemand nog een weg van begin tot einde.",
        say="De tekening telt {count} vakjes: meer dan {limit}.",
        do="Voeg stappen samen die altijd samen gaan, of maak per doelgroep of per wijk een apart plan met hetzelfde "
        "impactdoel.",
        point="{count} vakjes",
    ),
    en=Wording(
        title="The picture fits on one page and can be read.",
        why="The picture is there to talk about: with the council, partners and residents. When it holds too much, "
        "nobody follows a way from beginning to end.",
        say="The picture has {count} boxes: more than {limit}.",
        do="Merge steps that always go together, or make a plan of its own for each target group or neighbourhood, "
        "with the same impact goal.",
        point="{count} boxes",
    ),
    note=(
        "The limits of 20 and 35 are our own proposal; 50 comes from research on process models.",
        "De grenzen 20 en 35 zijn een eigen voorstel; 50 komt uit onderzoek naar procesmodellen.",
    ),
)
def too_many_nodes(inspection: Inspection) -> Iterator[Report]:
    count = len(inspection.graph.levels)
    for limit, severity in ((FAR_TOO_MANY, Severity.ERROR), (TOO_MANY, Severity.WARNING), (MANY, Severity.INFO)):
        if count > limit:
            yield Report(span=inspection.document.start, facts={"count": count, "limit": limit}, severity=severity)
            return
