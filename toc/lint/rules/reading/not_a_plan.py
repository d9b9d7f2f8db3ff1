"""TOC014: a file that starts with something else than keywords."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

not_a_plan = rule(
    14,
    "not-a-plan",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("one file holds one theory of change", "in één bestand staat één weg naar impact"),),
    nl=Wording(
        title="Het bestand begint met sleutelwoorden.",
        why="Aan de sleutelwoorden ziet toc wat je impactdoel is, wat een activiteit is en wat een verandering.",
        say={
            "list": "Dit bestand begint met een lijst; toc verwacht sleutelwoorden.",
            "text": "In dit bestand staat enkel tekst; toc verwacht sleutelwoorden.",
        },
        do="Schrijf bovenaan toc: 1 en zet je tekst achter sleutelwoorden zoals titel: of onder impactdoel:.",
        point={"list": "lijst zonder sleutelwoord", "text": "tekst zonder sleutelwoord"},
    ),
    en=Wording(
        title="The file starts with keywords.",
        why="The keywords tell toc what your impact goal is, what is an activity and what is a change.",
        say={
            "list": "This file starts with a list; toc expects keywords.",
            "text": "This file holds nothing but text; toc expects keywords.",
        },
        do="Write toc: 1 at the top and put your text after keywords such as title: or below impact_goal:.",
        point={"list": "list without a keyword", "text": "text without a keyword"},
    ),
)(reported_as("not-a-plan"))
