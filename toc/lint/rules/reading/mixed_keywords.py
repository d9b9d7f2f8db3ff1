"""TOC012: Dutch and English keywords in one file."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

mixed_keywords = rule(
    12,
    "mixed-keywords",
    Severity.WARNING,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(
        FORMAT.at("a file uses one of the two spellings", "alle sleutelwoorden van een bestand staan in één taal"),
    ),
    nl=Wording(
        title="Alle sleutelwoorden staan in dezelfde taal.",
        why="toc begrijpt de twee talen door elkaar, maar wie het plan naleest of aanvult moet er dan twee kennen.",
        say="De meeste sleutelwoorden en waarden staan in het {spelling}, deze niet: {words}.",
        do="Zet alle sleutelwoorden in één taal, hier het {spelling}. Je eigen tekst mag in een andere taal blijven "
        "staan.",
        point={"": "andere taal", "other": "ook in een andere taal"},
        fix={"translate": "Zet alle sleutelwoorden en waarden in het {spelling}"},
        bad="impactdoel:\n  ⟦text⟧: Ouderen voelen zich minder eenzaam\n",
        good="impactdoel:\n  tekst: Ouderen voelen zich minder eenzaam\n",
    ),
    en=Wording(
        title="All keywords are in the same language.",
        why="toc understands the two languages side by side, but then whoever reads or adds to the plan has to know "
        "both.",
        say="Most keywords and values are in {spelling}, these are not: {words}.",
        do="Put all keywords in one language, here {spelling}. Your own text may stay in another language.",
        point={"": "another language", "other": "in another language too"},
        fix={"translate": "Put all keywords and values in {spelling}"},
        bad="impact_goal:\n  ⟦tekst⟧: Older residents feel less lonely\n",
        good="impact_goal:\n  text: Older residents feel less lonely\n",
    ),
)(reported_as("mixed-keywords"))
