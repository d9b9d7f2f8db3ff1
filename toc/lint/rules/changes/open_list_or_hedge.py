"""TOC307: an open list, or a way out."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, FEMMER
from toc.syntax.statements import Statement


@rule(
    307,
    "open-list-or-hedge",
    Severity.INFO,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        FEMMER.at("open ends and loopholes", "open eindes en achterpoortjes"),
        DHAENE.at(
            "examples of activities and goals with an open list",
            "voorbeelden van activiteiten en doelen met een open opsomming",
        ),
    ),
    nl=Wording(
        title="Een zin zegt wat erbij hoort, zonder 'enz.' of 'waar mogelijk'.",
        why="Wat open blijft, kan achteraf niemand nagaan: bij 'waar mogelijk' is het altijd gelukt, en wat achter "
        "'enz.' staat, meet niemand.",
        say="'{found}' laat open wat er wel en niet bij hoort.",
        do="Schrijf voluit wat je bedoelt, of laat '{found}' weg.",
        point="wat precies?",
        bad="""\
activiteiten:
  digitaal:
    tekst: De bib helpt ouderen aan de pc-balie met mailen, betalen, ⟦enz.⟧
""",
        good="""\
activiteiten:
  digitaal:
    tekst: De bib helpt ouderen aan de pc-balie met mailen en betalen
""",
    ),
    en=Wording(
        title="A sentence says what belongs to it, without 'etc.' or 'where possible'.",
        why="What is left open nobody can verify: 'where possible' has always succeeded, and what stands behind 'etc' "
        "is measured by nobody.",
        say="'{found}' leaves open what belongs to it and what does not.",
        do="Write out what you mean, or leave '{found}' out.",
        point="what exactly?",
        bad="""\
activities:
  digital:
    text: The library helps older residents ⟦where possible⟧ with e-mail and payments
""",
        good="""\
activities:
  digital:
    text: The library helps older residents with e-mail and payments
""",
    ),
    note=(
        "One finding for a text, at the first of these words. Learning questions are left alone.",
        "Eén melding per tekst, bij het eerste van die woorden. Leervragen krijgen er geen.",
    ),
)
def open_list_or_hedge(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        match = next(texts.find(said, "hedges", "hedge-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
