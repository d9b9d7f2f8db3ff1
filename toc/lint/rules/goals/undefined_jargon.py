"""TOC110: a container word of policy that the plan does not explain."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import is_defined
from toc.lint.rules.sources import LSA, MECHELEN
from toc.syntax.statements import CHANGES, GOALS


@rule(
    110,
    "undefined-jargon",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        LSA.at(
            "hollow phrases such as resilience and self-reliance", "holle frasen, zoals veerkracht of zelfredzaamheid"
        ),
        MECHELEN,
    ),
    nl=Wording(
        title="Beleidswoorden staan uitgelegd bij de begrippen.",
        why="Collega's van andere diensten en partners werken met dit plan. Verstaan zij iets anders onder een woord "
        "als 'veerkracht', dan werken jullie naast elkaar zonder het te merken.",
        say="'{found}' kan veel betekenen, en dit plan legt het niet uit.",
        do="Schrijf in gewone woorden wat mensen dan doen of ervaren, of zet bij {glossary}: wat jullie ermee "
        "bedoelen.",
        point="wat bedoelen jullie?",
        bad="""\
outcomes:
  weerbaar:
    tekst: Jongeren tonen meer ⟦veerkracht⟧
""",
        good="""\
outcomes:
  weerbaar:
    tekst: Jongeren tonen meer veerkracht
begrippen:
  veerkracht: na een tegenslag weer naar school gaan en erover praten met iemand die je vertrouwt
""",
    ),
    en=Wording(
        title="Words of policy are explained in the glossary.",
        why="Colleagues from other departments and partners work with this plan. If they take a word such as "
        "'resilience' differently, you work at cross-purposes without noticing.",
        say="'{found}' can mean a lot, and this plan does not explain it.",
        do="Write in plain words what people then do or experience, or say under {glossary}: what you mean by it.",
        point="what do you mean?",
        bad="""\
outcomes:
  resilient:
    text: Young people show more ⟦resilience⟧
""",
        good="""\
outcomes:
  resilient:
    text: Young people show more resilience
glossary:
  resilience: going back to school after a setback and talking about it with somebody you trust
""",
    ),
)
def undefined_jargon(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "jargon", "jargon-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found) or is_defined(inspection, match.entry):
                continue
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
            break
