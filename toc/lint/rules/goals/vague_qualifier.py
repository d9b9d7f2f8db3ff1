"""TOC109: a word of quality that every reader fills in differently."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import indicator_texts, is_defined
from toc.lint.rules.sources import DHAENE, MECHELEN
from toc.syntax.statements import CHANGES, GOALS


@rule(
    109,
    "vague-qualifier",
    Severity.INFO,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "why step 1: policy objectives and expected changes are often too vague",
            "waarom stap 1: beleidsdoelstellingen en verwachte veranderingen zijn vaak te vaag",
        ),
        MECHELEN,
    ),
    nl=Wording(
        title="Bij een woord als 'leefbaar' of 'toegankelijk' zeg je wat mensen dan zien.",
        why="Over zo'n woord is iedereen het snel eens, tot je vraagt wat het is. Wie het niet afspreekt, kan straks "
        "ook niet meten of het er is.",
        say="Bij '{found}' denkt elke lezer aan iets anders.",
        do="Zeg wat je dan ziet ('zonder schimmel', 'op tien minuten stappen'), of spreek bij {glossary}: af wat het "
        "betekent.",
        point="wat zie je dan?",
        bad="""\
outcomes:
  woning:
    tekst: Huurders wonen in een ⟦kwaliteitsvolle⟧ woning
""",
        good="""\
outcomes:
  woning:
    tekst: Huurders wonen in een woning zonder vocht en met een veilige verwarming
""",
    ),
    en=Wording(
        title="A word such as 'liveable' or 'accessible' comes with what people then see.",
        why="People soon agree on such a word, until somebody asks what it is. If that is not settled, nobody can "
        "measure later whether it is there.",
        say="'{found}' means something different to every reader.",
        do="Say what one then sees ('without mould', 'within ten minutes on foot'), or agree under {glossary}: "
        "what it means.",
        point="what does one see?",
        bad="""\
outcomes:
  home:
    text: Tenants live in ⟦decent⟧ homes
""",
        good="""\
outcomes:
  home:
    text: Tenants live in homes without damp and with safe heating
""",
    ),
    note=(
        (
            "An indicator takes the question away only where it speaks of the same word: it measures one side of it, "
            "and which one has to be said with the word."
        ),
        (
            "Een indicator neemt de vraag enkel weg als hij over hetzelfde woord gaat: hij meet er één kant van, en "
            "welke kant moet bij het woord staan."
        ),
    ),
)
def vague_qualifier(inspection: Inspection) -> Iterator[Report]:
    texts, indicators = inspection.texts, indicator_texts(inspection)
    for said in texts.of(*GOALS, *CHANGES):
        for match in texts.find(said, "vague-qualifiers", "vague-qualifier-exceptions"):
            found = said.text[match.start : match.end]
            if is_defined(inspection, found, indicators.get(said.node, ())):
                continue
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
            break
