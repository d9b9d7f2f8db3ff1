"""TOC111: a promise of all or nothing."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DORAN, FORTI, GRYP_HEYLEN
from toc.syntax.statements import GOALS, Statement


@rule(
    111,
    "absolute-claim",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        GRYP_HEYLEN.at("a goal is realistic", "een doel is realistisch"),
        DORAN.at("realistic", "realistisch"),
        FORTI.at("confusing accountability with hope", "verantwoording verwarren met hoop"),
    ),
    nl=Wording(
        title="Een doel of outcome belooft wat haalbaar is.",
        why="Wie 'niemand' of 'altijd' belooft, komt altijd tekort, ook als het veel beter gaat. Een haalbaar doel "
        "laat zien dat jullie vooruitgaan.",
        say="'{found}' belooft alles of niets.",
        do="Schrijf welke kant het uitgaat (minder, vaker, sneller); hoeveel precies, zet je in de {target} van een "
        "indicator.",
        point="is dat haalbaar?",
        bad="""\
impactdoel:
  tekst: ⟦Geen enkele⟧ jongere verlaat de school zonder diploma
""",
        good="""\
impactdoel:
  tekst: Minder jongeren verlaten de school zonder diploma
""",
    ),
    en=Wording(
        title="A goal or outcome promises what can be reached.",
        why="Who promises 'nobody' or 'always' always falls short, even when things are much better. A goal within "
        "reach shows that you are getting ahead.",
        say="'{found}' promises all or nothing.",
        do="Write which way it goes (less, more often, sooner); how much exactly belongs in the {target} of an "
        "indicator.",
        point="within reach?",
        bad="""\
impact_goal:
  text: Young people ⟦never⟧ leave school without a diploma
""",
        good="""\
impact_goal:
  text: Fewer young people leave school without a diploma
""",
    ),
)
def absolute_claim(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        match = next(texts.find(said, "absolutes", "absolute-exceptions"), None)
        if match:
            found = said.text[match.start : match.end]
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
