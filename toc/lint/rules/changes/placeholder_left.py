"""TOC308: a place that is still to be filled in."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE


@rule(
    308,
    "placeholder-left",
    Severity.ERROR,
    Checklist.CHANGES,
    since=Profile.FINAL,
    sources=(
        DHAENE.at("example of an output with an 'X' for a number", "voorbeeld van een output met een 'X' als aantal"),
    ),
    nl=Wording(
        title="In een afgewerkt plan is alles ingevuld.",
        why="Met een 'X' of 'nog te bepalen' kan achteraf niemand zeggen of het gelukt is. En wie het plan leest, vult "
        "zelf iets in.",
        say="'{found}' is nog niet ingevuld.",
        do="Vul in wat hier hoort, of spreek af wie dat tegen wanneer uitzoekt.",
        point="nog in te vullen",
        bad="""\
outputs:
  bereik:
    tekst: ⟦X⟧ gezinnen kregen een energiescan
""",
        good="""\
outputs:
  bereik:
    tekst: Tachtig gezinnen kregen een energiescan
""",
    ),
    en=Wording(
        title="In a finished plan everything is filled in.",
        why="With an 'X' or 'to be decided' nobody can say afterwards whether it succeeded. And whoever reads the plan "
        "fills in something else.",
        say="'{found}' is not filled in yet.",
        do="Fill in what belongs here, or agree who finds out and by when.",
        point="still to fill in",
        bad="""\
outputs:
  reach:
    text: ⟦X⟧ families had an energy scan
""",
        good="""\
outputs:
  reach:
    text: Eighty families had an energy scan
""",
    ),
    note=(
        (
            "Counts from a final plan on: in a draft an 'X' is a good way to go on writing. A single small letter is "
            "taken for a word."
        ),
        (
            "Telt vanaf een definitief plan: in een ontwerp is een 'X' een goede manier om verder te schrijven. Eén "
            "kleine letter telt als een woord."
        ),
    ),
)
def placeholder_left(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.all:
        for match in texts.find(said, "placeholders"):
            found = said.text[match.start : match.end]
            if not _is_small_letter(found):
                yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
                break


def _is_small_letter(found: str) -> bool:
    """Whether it is one letter, or one repeated, that is not a capital: a word or a unit rather than a gap."""
    return len(set(found.upper())) == 1 and found.isalpha() and not found.isupper()
