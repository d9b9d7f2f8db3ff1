"""TOC303: a change that only says that something exists."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.language.reading import Clause, Who
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import opening_group
from toc.lint.rules.sources import FARO, GAC, INNOVATION_NETWORK
from toc.syntax.statements import Statement

_EXISTS = frozenset({"zijn", "bestaan", "komen", "be", "exist"})


@rule(
    303,
    "no-change-language",
    Severity.WARNING,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        INNOVATION_NETWORK.at("whether it is phrased as a change", "is het verwoord als een verandering?"),
        FARO.at("question 2: is there any change in it", "vraag 2: zit er verandering in?"),
        GAC.at("a result has a direction", "een resultaat heeft een richting"),
    ),
    nl=Wording(
        title="Een verandering zegt wat er anders is dan vandaag.",
        why="Een loket of een aanbod kan er zijn zonder dat iemand het gebruikt. De weg naar impact loopt verder pas "
        "als mensen er iets anders door doen, weten of voelen.",
        say="'{found}' zegt dat iets bestaat, niet wat er daardoor anders wordt.",
        do="Begin met wie er beter van wordt en zeg wat die anders doet, weet of voelt, bijvoorbeeld '{group} …'.",
        point="wat verandert er?",
        bad="""\
outcomes:
  aanspreekpunt:
    tekst: ⟦Er is⟧ één aanspreekpunt voor jonge gezinnen in de wijk
""",
        good="""\
outcomes:
  aanspreekpunt:
    tekst: Jonge gezinnen vinden sneller de weg naar hulp in de wijk
  zwerfvuil:
    tekst: Er ligt minder zwerfvuil op het plein van de wijk
""",
    ),
    en=Wording(
        title="A change says what is different from today.",
        why="A desk or a service can be there without anybody using it. The way to impact goes on only when people do, "
        "know or feel something else because of it.",
        say="'{found}' says that something exists, not what becomes different because of it.",
        do="Start with who is better off and say what they do, know or feel differently, for example '{group} …'.",
        point="what changes?",
        bad="""\
outcomes:
  contact_point:
    text: ⟦There is⟧ one contact point for young families in the area
""",
        good="""\
outcomes:
  contact_point:
    text: Young families find their way to help in the area sooner
  litter:
    text: There is less litter on the square
""",
    ),
    note=(
        (
            "Reports what a sentence says, namely only that something exists, and not that no known verb of change was "
            "found in it: verbs of change are too many for a list."
        ),
        (
            "Meldt wat een zin zegt, namelijk enkel dat iets bestaat, en niet dat er geen bekend werkwoord van "
            "verandering in staat: die werkwoorden passen in geen lijst."
        ),
    ),
)
def no_change_language(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        reading = texts.read(said)
        if not reading.clauses or not _only_is_there(reading.clauses[0]):
            continue
        if next(texts.find(said, "change-adverbs"), None) or next(texts.find(said, "effect-nouns"), None):
            continue
        first = reading.clauses[0]
        place = reading.place(min(first.subject.tokens[0], first.verb), first.verb)
        facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
        yield Report(span=texts.at(said, *place), facts=facts, node=said.node)


def _only_is_there(clause: Clause) -> bool:
    """Whether a clause only says that something exists: "er is een aanspreekpunt"."""
    return clause.subject.who is Who.THERE and not clause.passive and clause.lemma in _EXISTS
