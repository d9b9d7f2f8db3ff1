"""TOC205: a verb that hides what is done."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import starts_with_effect
from toc.lint.rules.sources import DHAENE, HOT
from toc.syntax.statements import Statement

_COUNTED = late(r"\s+(?:\w+\s+)?\d")
"""A number behind the verb, as in "we realiseren 3 trainingen": what is done stands there."""


@rule(
    205,
    "vague-activity-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1.2: what is really going to be done", "stap 1.2: wat ga je doen om verandering te realiseren?"
        ),
        HOT.at("verbs that say something", "werkwoorden die iets zeggen"),
    ),
    nl=Wording(
        title="Het werkwoord van een activiteit toont wat er gebeurt.",
        why="Aan 'inzetten op' of 'ondersteunen' zie je niet wat er morgen gebeurt, en dus ook niet waarom het zou "
        "werken. Een concreet werkwoord kan een collega zo uitvoeren.",
        say="'{found}' zegt niet wat er precies gebeurt.",
        do="Vertel wat een voorbijganger zou zien (een huisbezoek, een les, een gesprek, een subsidie), of zeg erbij "
        "hoe: 'via een wijkbudget'.",
        point="wat doe je dan?",
        bad="""\
activiteiten:
  sport:
    tekst: De sportdienst ⟦stimuleert⟧ kansarme kinderen om te sporten
""",
        good="""\
activiteiten:
  sport:
    tekst: De sportdienst betaalt het lidgeld van kinderen met een UiTPAS aan kansentarief
  buurtwerk:
    tekst: De jeugddienst ondersteunt jeugdverenigingen via een subsidie van 500 euro
""",
    ),
    en=Wording(
        title="The verb of an activity shows what happens.",
        why="'Support' or 'focus on' does not show what happens tomorrow, and so not why it would work either. A "
        "concrete verb can be carried out by a colleague as it stands.",
        say="'{found}' does not say what exactly happens.",
        do="Tell what a passer-by would see (a home visit, a lesson, a talk, a grant), or add the how: 'through a "
        "grant of 500 euro'.",
        point="doing what?",
        bad="""\
activities:
  sport:
    text: The sports service ⟦encourages⟧ children from low-income families to do sports
""",
        good="""\
activities:
  sport:
    text: The sports service pays the fees of children from low-income families
  clubs:
    text: The youth service encourages clubs through a grant of 500 euro
""",
    ),
    note=(
        (
            "Words between brackets do not count as an instrument; a number right behind the verb does: 'we realise 3 "
            "courses' says what is done. Silent where outcome-as-activity says it."
        ),
        (
            "Woorden tussen haakjes tellen niet als middel; een getal vlak achter het werkwoord wel: 'we realiseren "
            "3 trainingen' zegt wat er gebeurt. Zwijgt waar outcome-as-activity het zegt."
        ),
    ),
)
def vague_activity_verb(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        if starts_with_effect(texts, texts.read(said)) or next(texts.find(said, "instruments-of-doing"), None):
            continue
        match = next(texts.find_verbs(said, "vague-activity-verbs"), None)
        if match and not _COUNTED.match(said.text, match.end):
            found = said.text[match.start : match.end]
            yield Report(span=texts.at_match(said, match), facts={"found": found}, node=said.node)
