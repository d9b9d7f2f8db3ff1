"""TOC704: an indicator that names what one measures with, and not what one measures."""

from collections.abc import Iterator

from toc.core.findings import Profile, Repair, Report, Severity
from toc.language.lists import Match
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.edits import beside
from toc.lint.rules.sources import GRYP_HEYLEN, ME_STUDIO
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement


@rule(
    704,
    "indicator-is-instrument",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        ME_STUDIO.at("an indicator names its unit", "een indicator noemt zijn eenheid"),
        GRYP_HEYLEN.at(
            "the examples, in which the instrument is called the indicator",
            "de voorbeelden, waarin het instrument zelf de indicator heet",
        ),
    ),
    nl=Wording(
        title="Een indicator zegt wat je meet, niet waarmee.",
        why="In een training heet een bevraging soms zelf de indicator, en dat is goed om mee te beginnen. Maar uit "
        "één bevraging komen tien cijfers: kies welk cijfer de verandering laat zien.",
        say="'{found}' is waarmee je meet, nog niet wat je meet.",
        do="Zet dat bij {source} of bij {methods}, en schrijf hier wat je ermee telt: 'Aantal …' of 'Aandeel … dat …'.",
        point="waarmee je meet",
        fix={"source": "Zet '{found}' ook bij {source}"},
        bad="""\
indicatoren:
  voorlezen:
    tekst: ⟦Bevraging⟧ bij de ouders
""",
        good="""\
indicatoren:
  voorlezen:
    tekst: Aandeel ouders dat minstens één keer per week voorleest
    bron: bevraging bij de ouders
""",
    ),
    en=Wording(
        title="An indicator says what is measured, not with what.",
        why="In a training a survey is sometimes called the indicator, and that is a fine start. But one survey gives "
        "ten figures: choose the one that shows the change.",
        say="'{found}' is what you measure with, not yet what you measure.",
        do="Put that under {source} or {methods}, and write here what you count with it: 'Number of …' or 'Share of … "
        "who …'.",
        point="what you measure with",
        fix={"source": "Put '{found}' under {source} as well"},
        bad="""\
indicators:
  reading_aloud:
    text: ⟦Survey⟧ among parents
""",
        good="""\
indicators:
  reading_aloud:
    text: Share of parents who read aloud at least once a week
    source: survey among parents
""",
    ),
    note=(
        "Looks at what the text is about: 'share of parents in the survey who …' is no instrument.",
        "Kijkt naar waar de tekst over gaat: 'aandeel ouders in de bevraging dat …' is geen instrument.",
    ),
)
def indicator_is_instrument(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.INDICATOR):
        match = next((one for one in texts.find(said, "instruments") if _is_head(texts, said, one)), None)
        if match:
            found = said.text[match.start : match.end]
            added = beside(inspection.document, said.path, "source", found)
            yield Report(
                span=texts.at_match(said, match),
                facts={"found": found},
                repairs=(Repair("source", (added,), safe=False),) if added else (),
                node=said.node,
            )


def _is_head(texts: Texts, said: Said, match: Match) -> bool:
    """Whether the instrument is what the text is about: it opens it, or somebody organises it."""
    reading = texts.read(said)
    before = [token for token in reading.tokens if token.start < match.start]
    limit = match.start if before else len(said.text)
    if reading.clauses and reading.clauses[0].subject.who is Who.WE and before:
        return True
    if any(one.start < limit for one in texts.find(said, "measure-heads")):
        return False
    return len(before) <= 2 and not any(texts.lists.has(token.low, "prepositions") for token in before)
