"""TOC018: a file that is too large to be a plan."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

too_large = rule(
    18,
    "too-large",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT,),
    nl=Wording(
        title="Het bestand is niet groter dan een plan kan zijn.",
        why="Een weg naar impact moet te overzien zijn; in een bestand van deze grootte staat iets anders dan een "
        "plan.",
        say="Dit bestand is groter dan {most} MB; zo groot is geen enkel plan.",
        do="Kijk na of dit het juiste bestand is. Zet cijferreeksen en bijlagen in een eigen bestand en verwijs "
        "ernaar met {source}:.",
    ),
    en=Wording(
        title="The file is no larger than a plan can be.",
        why="One has to be able to take in a way to impact; a file of this size holds something else than a plan.",
        say="This file is larger than {most} MB; no plan is that large.",
        do="Check that this is the right file. Put series of figures and annexes in a file of their own and refer to "
        "it with {source}:.",
    ),
)(reported_as("too-large"))
