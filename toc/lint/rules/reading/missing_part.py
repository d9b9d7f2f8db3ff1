"""TOC008: a part without what it cannot do without."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

missing_part = rule(
    8,
    "missing-part",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("what every part holds", "wat er in elk onderdeel staat"),),
    nl=Wording(
        title="Elk onderdeel zegt waarover het gaat, en het bestand begint met toc: 1.",
        why="Een stap met enkel een id zegt je collega's en partners niets: zij lezen de zin, niet het id.",
        say={
            "": "Bij '{id}' ontbreekt {needed}.",
            "goal": "In het impactdoel ontbreekt '{text}'.",
            "toc": "Bovenaan het bestand ontbreekt 'toc: 1'.",
        },
        do={
            "": "Schrijf in één zin wat je bedoelt: {one}: ...",
            "toc": "Zet op de eerste regel toc: 1. Zo weet toc in welke versie van het formaat je schrijft.",
        },
        point={"": "geen {one}", "toc": "hierboven hoort toc: 1"},
        bad="activiteiten:\n  ⟦wijkbudget⟧:\n    frequentie: elk jaar\n",
        good="activiteiten:\n  wijkbudget:\n    tekst: Sociale Zaken kent bewonersgroepen een wijkbudget toe\n"
        "    frequentie: elk jaar\n",
    ),
    en=Wording(
        title="Every part says what it is about, and the file starts with toc: 1.",
        why="A step with nothing but an id tells your colleagues and partners nothing: they read the sentence, not "
        "the id.",
        say={
            "": "'{id}' has no {needed}.",
            "goal": "The impact goal has no '{text}'.",
            "toc": "'toc: 1' is missing at the top of the file.",
        },
        do={
            "": "Write in one sentence what you mean: {one}: ...",
            "toc": "Put toc: 1 on the first line, so that toc knows in which version of the format you write.",
        },
        point={"": "no {one}", "toc": "toc: 1 belongs above"},
        bad="activities:\n  ⟦neighbourhood_budget⟧:\n    frequency: every year\n",
        good="activities:\n  neighbourhood_budget:\n    text: Social Affairs grants residents' groups a budget\n"
        "    frequency: every year\n",
    ),
)(reported_as("missing-part"))
