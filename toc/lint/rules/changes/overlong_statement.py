"""TOC306: a statement too long to read in one go."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.settings import Limit
from toc.language.tokens import count_words
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, ONZE_TAAL
from toc.syntax.statements import Statement

SHORT = Limit(
    "overlong-statement",
    "words",
    25,
    (
        "words that an objective, goal, change or indicator may have",
        "woorden die een doelstelling, impactdoel, verandering of indicator mag tellen",
    ),
)
LONG = Limit(
    "overlong-statement",
    "activity-words",
    30,
    ("words that an activity or a norm may have", "woorden die een activiteit of een norm mag tellen"),
)


@rule(
    306,
    "overlong-statement",
    Severity.INFO,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        ONZE_TAAL.at("15 to 20 words on average, up to 25", "gemiddeld 15 tot 20 woorden, hoogstens 25"),
        DHAENE.at("step 1.1: make it smaller", "stap 1.1: maak het kleiner"),
    ),
    nl=Wording(
        title="Een zin is zo kort dat je hem in één keer begrijpt.",
        why="In een lange zin zitten vaak twee ideeën, en elke lezer onthoudt een ander. Wat kort is, kun je tekenen, "
        "bespreken en meten.",
        say="Deze zin telt {number} woorden.",
        do="Hou het bij hoogstens {limit} woorden: laat het hoe en het waarom weg, of maak er twee van.",
        point="{number} woorden",
        bad="""\
outcomes:
  dorp:
    tekst: ⟦Inwoners van de zeven deelgemeenten vinden 's avonds en in het weekend vaker een bus naar het station, \
het ziekenhuis, de cinema en het zwembad van de stad⟧
""",
        good="""\
outcomes:
  dorp:
    tekst: Inwoners van de deelgemeenten nemen 's avonds vaker de bus naar de stad
""",
    ),
    en=Wording(
        title="A sentence is so short that it is understood in one go.",
        why="A long sentence often holds two ideas, and every reader remembers another one. What is short can be "
        "drawn, discussed and measured.",
        say="This sentence has {number} words.",
        do="Keep to {limit} words at most: leave out the how and the why, or make two of it.",
        point="{number} words",
        bad="""\
outcomes:
  villages:
    text: ⟦Residents of the seven villages find a bus to the station, the hospital, the cinema and the swimming pool \
of the town more often on evenings and weekends⟧
""",
        good="""\
outcomes:
  villages:
    text: Residents of the villages take the bus to town more often in the evening
""",
    ),
    limits=(SHORT, LONG),
    note=(
        "The limits are settings. A learning question may be as long as it needs to be.",
        "De grenzen kun je instellen. Een leervraag mag zo lang zijn als nodig.",
    ),
)
def overlong_statement(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.all:
        if said.kind is Statement.LEARNING_QUESTION:
            continue
        limit = inspection.limit(LONG if said.kind in (Statement.ACTIVITY, Statement.NORM) else SHORT)
        number = count_words(said.text)
        if number > limit:
            facts = {"number": number, "limit": limit}
            yield Report(span=texts.whole(said), facts=facts, node=said.node)
