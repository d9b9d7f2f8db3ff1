"""TOC710: a norm in words that does not say by when."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DORAN, GRYP_HEYLEN
from toc.syntax.statements import Statement

_YEAR = late(r"(?<!dan )(?<!than )(?<!van )(?<!from )\b(?:19|20)\d\d\b")
"""A year by which; one to compare with ("dan 2025") is no deadline."""

_FIRST = frozenset({"eerste", "first"})
"""The first so many occasions are a moment as well: "op de eerste spelnamiddagen"."""


@rule(
    710,
    "norm-without-deadline",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at("the examples of norms: after how long", "de voorbeelden van normen: na hoeveel tijd"),
        DORAN.at("time-related", "tijdgebonden"),
    ),
    nl=Wording(
        title="Een norm zegt tegen wanneer.",
        why="Zonder datum is een norm nooit gehaald en nooit gemist. Met een datum weet je wanneer je samen naar de "
        "cijfers kijkt en bijstuurt.",
        say="Bij de norm '{found}' staat niet tegen wanneer.",
        do="Zet onder {target} een datum of jaar ({due}: 2028), of schrijf het in de tekst: 'na één jaar', 'tegen eind "
        "2028'.",
        point="tegen wanneer?",
        bad="""\
indicatoren:
  uitleen:
    tekst: Aandeel gezinnen met een uitleenpas van de spelotheek
    norm: {tekst: ⟦Minstens 60 van de 200 gezinnen hebben een pas⟧}
""",
        good="""\
indicatoren:
  uitleen:
    tekst: Aandeel gezinnen met een uitleenpas van de spelotheek
    norm: {tekst: Minstens 60 van de 200 gezinnen hebben een pas, tegen: 2028}
""",
    ),
    en=Wording(
        title="A target says by when.",
        why="Without a date a target is never reached and never missed. With a date it is clear when to look at the "
        "figures together and adjust.",
        say="The target '{found}' does not say by when.",
        do="Add a date or a year in {target} ({due}: 2028), or write it in the text: 'after one year', 'by the end of "
        "2028'.",
        point="by when?",
        bad="""\
indicators:
  loans:
    text: Share of families with a card of the toy library
    target: {text: ⟦At least 60 of the 200 families have a card⟧}
""",
        good="""\
indicators:
  loans:
    text: Share of families with a card of the toy library
    target: {text: At least 60 of the 200 families have a card, due: 2028}
""",
    ),
)
def norm_without_deadline(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        target = inspection.plan.indicators[said.node].target
        if (target and target.due) or _YEAR.search(said.text) or next(texts.find(said, "deadline"), None):
            continue
        if any(token.low in _FIRST for token in texts.read(said).tokens):
            continue
        yield Report(span=texts.whole(said), facts={"found": said.text}, node=said.node, absent=("target",))
