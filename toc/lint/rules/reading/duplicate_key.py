"""TOC003: the same keyword or id twice in one place."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

duplicate_key = rule(
    3,
    "duplicate-key",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT,),
    nl=Wording(
        title="Elk sleutelwoord en elk id staat maar één keer op dezelfde plaats.",
        why="Bij twee keer hetzelfde sleutelwoord telt alleen het eerste: de rest van je tekst zou ongemerkt "
        "verdwijnen.",
        say="'{key}' staat hier twee keer.",
        do="Voeg de twee samen, of geef het tweede een andere naam.",
        point={"": "tweede keer", "first": "eerste keer"},
        bad="titel: Veilige wijken\n⟦titel⟧: Veilig en thuis\n",
        good="titel: Veilige wijken\n",
    ),
    en=Wording(
        title="Every keyword and id stands only once in the same place.",
        why="When a keyword stands there twice only the first one counts: the rest of your text would disappear "
        "unnoticed.",
        say="'{key}' stands here twice.",
        do="Merge the two, or give the second one another name.",
        point={"": "second time", "first": "first time"},
        bad="title: Safe neighbourhoods\n⟦title⟧: Safe and at home\n",
        good="title: Safe neighbourhoods\n",
    ),
)(reported_as("duplicate-key"))
