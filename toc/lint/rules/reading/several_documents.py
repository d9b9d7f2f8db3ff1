"""TOC015: more than one YAML document in one file."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

several_documents = rule(
    15,
    "several-documents",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT.at("one file holds one theory of change", "in één bestand staat één weg naar impact"),),
    nl=Wording(
        title="Eén bestand bevat één plan.",
        why="Wat na de streepjes komt, leest toc niet: die stappen ontbreken dan in je weg naar impact.",
        say="Hier begint een tweede plan in hetzelfde bestand.",
        do="Hoort het bij het plan hierboven? Wis dan de regel met ---. Is het een ander plan? Zet het in een eigen "
        "bestand.",
        point="vanaf hier niet gelezen",
        bad="titel: Veilige wijken\n⟦---⟧\norganisatie: Stad Ubuntu\n",
        good="titel: Veilige wijken\norganisatie: Stad Ubuntu\n",
    ),
    en=Wording(
        title="One file holds one plan.",
        why="toc does not read what comes after the dashes: those steps are then missing from your way to impact.",
        say="A second plan starts here in the same file.",
        do="Does it belong to the plan above? Then remove the line with ---. Is it another plan? Put it in its own "
        "file.",
        point="not read from here on",
        bad="title: Safe neighbourhoods\n⟦---⟧\norganisation: City of Ubuntu\n",
        good="title: Safe neighbourhoods\norganisation: City of Ubuntu\n",
    ),
)(reported_as("several-documents"))
