"""TOC209: an activity without when, how long, where or how many."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.settings import Limit
from toc.lint.rules.activities.scope import Scope, scope_of
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import starts_with_effect
from toc.lint.rules.sources import DHAENE, DORAN, GRYP_HEYLEN
from toc.syntax.statements import Said, Statement

NEEDED = Limit(
    "activity-without-scope",
    "needed",
    2,
    (
        "how many of these four an activity says: when, how long, where, how many",
        "hoeveel van deze vier een activiteit zegt: wanneer, hoelang, waar, hoeveel",
    ),
)
_FIELDS = ("start", "end", "frequency", "duration", "where", "volume")
_ASKED = {
    Scope.WHEN: ("when", "wanneer"),
    Scope.HOW_LONG: ("how long", "hoelang"),
    Scope.WHERE: ("where", "waar"),
    Scope.HOW_MANY: ("how many", "hoeveel"),
}


@rule(
    209,
    "activity-without-scope",
    Severity.INFO,
    Checklist.ACTIVITIES,
    since=Profile.FINAL,
    sources=(
        DHAENE.at(
            "example of an activity: for three years, in five neighbourhoods",
            "voorbeeld van een activiteit: drie jaar lang, in vijf wijken",
        ),
        GRYP_HEYLEN.at("actions that are worded SMART", "acties die SMART geformuleerd zijn"),
        DORAN.at("specific and time-related", "specifiek en tijdgebonden"),
    ),
    nl=Wording(
        title="Een activiteit zegt minstens twee van deze vier: wanneer, hoelang, waar, hoeveel.",
        why="Eén avond voor tien mensen verandert iets anders dan elke week in vijf wijken. Pas met een omvang erbij "
        "kun je inschatten of de activiteit groot genoeg is voor wat je ervan verwacht.",
        say="Activiteit '{activity}' zegt nog niet {missing_nl}.",
        do="Zet het in de zin ('elke dinsdag in drie wijken'), of vul {frequency}:, {duration}:, {where}: of {volume}: "
        "in.",
        point="hoe groot?",
        bad="""\
activiteiten:
  ⟦voorlezen⟧:
    tekst: Vrijwilligers van de bib lezen voor aan kleuters
""",
        good="""\
activiteiten:
  voorlezen:
    tekst: Vrijwilligers van de bib lezen elke woensdag in vier buurthuizen voor aan kleuters
  boekenpakket:
    tekst: Vrijwilligers van de bib geven gezinnen een boekenpakket
    frequentie: bij elke geboorte
    volume: 300 pakketten per jaar
""",
    ),
    en=Wording(
        title="An activity says at least two of these four: when, how long, where, how many.",
        why="One evening for ten people changes something else than every week in five neighbourhoods. Only with its "
        "size can you judge whether the activity is big enough for what you expect of it.",
        say="Activity '{activity}' does not say yet {missing_en}.",
        do="Put it into the sentence ('every Tuesday in three neighbourhoods'), or fill in {frequency}:, {duration}:, "
        "{where}: or {volume}:.",
        point="how big?",
        bad="""\
activities:
  ⟦reading_aloud⟧:
    text: Volunteers of the library read to toddlers
""",
        good="""\
activities:
  reading_aloud:
    text: Volunteers of the library read to toddlers every Wednesday in four community centres
  book_parcel:
    text: Volunteers of the library give families a parcel of books
    frequency: at every birth
    volume: 300 parcels a year
""",
    ),
    limits=(NEEDED,),
    note=(
        (
            "Reads fields and text together; a start with an end also says how long, and ages are no number. Silent "
            "on a name without verb and on an effect: what is done comes first."
        ),
        (
            "Leest velden en tekst samen; een begin met een einde zegt ook hoelang, en een leeftijd is geen aantal. "
            "Zwijgt bij een naam zonder werkwoord en bij een gevolg: eerst komt wat er gebeurt."
        ),
    ),
)
def activity_without_scope(inspection: Inspection) -> Iterator[Report]:
    needed = min(inspection.limit(NEEDED), len(Scope))
    for said in inspection.texts.of(Statement.ACTIVITY):
        if not _tells_activity(inspection, said):
            continue
        told = scope_of(inspection.texts, said, inspection.plan.activities[said.node])
        if len(told) < needed:
            facts = {"activity": inspection.label(said.node), **_missing(told)}
            yield Report(span=inspection.at(said.node), facts=facts, node=said.node, absent=_FIELDS)


def _tells_activity(inspection: Inspection, said: Said) -> bool:
    """Whether the text says at all what somebody does; other rules ask for that."""
    reading = inspection.texts.read(said)
    return bool(reading.clauses or reading.heads) and not starts_with_effect(inspection.texts, reading)


def _missing(told: frozenset[Scope]) -> dict[str, object]:
    english, dutch = zip(*(words for scope, words in _ASKED.items() if scope not in told), strict=True)
    return {"missing_en": _one_of(english, "or"), "missing_nl": _one_of(dutch, "of")}


def _one_of(words: tuple[str, ...], last: str) -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if words[1:] else words[0]
