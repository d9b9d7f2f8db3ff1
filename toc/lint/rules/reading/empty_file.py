"""TOC013: a file with nothing in it."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

empty_file = rule(
    13,
    "empty-file",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("one file holds one theory of change", "in één bestand staat één weg naar impact"),),
    nl=Wording(
        title="In het bestand staat een plan.",
        why="Zonder plan is er geen weg naar impact om na te kijken of te tekenen.",
        say="Dit bestand is leeg.",
        do="Begin met drie regels: toc: 1, dan taal: nl, dan impactdoel: met daaronder je doel. "
        "Of kopieer een van de voorbeelden en vul je eigen tekst in.",
    ),
    en=Wording(
        title="The file holds a plan.",
        why="Without a plan there is no way to impact to check or to draw.",
        say="This file is empty.",
        do="Start with three lines: toc: 1, then language: en, then impact_goal: with your goal below it. "
        "Or copy one of the examples and fill in your own text.",
    ),
)(reported_as("empty-file"))
