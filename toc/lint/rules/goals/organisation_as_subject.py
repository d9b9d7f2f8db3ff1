"""TOC105: a goal or outcome about what the city does."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.language.reading import Form, Reading
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import group_for, is_place, own_opening, weight, whom
from toc.lint.rules.sources import DHAENE, FARO, GAC
from toc.syntax.statements import GOALS, Said, Statement


@rule(
    105,
    "organisation-as-subject",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "step 1.1: objectives of the multi-year plan beside the impact goals made of them",
            "stap 1.1: doelstellingen uit het meerjarenplan naast de impactdoelen die ervan gemaakt zijn",
        ),
        FARO.at(
            "question 3: leave out your own organisation as the subject for once",
            "vraag 3: neem uw eigen organisatie eens niet als onderwerp",
        ),
        GAC.at("a result says in whom the change is seen", "een resultaat zegt bij wie de verandering te zien is"),
    ),
    nl=Wording(
        title="Een doel of outcome zegt wat er voor mensen verandert, niet wat de stad doet.",
        why="Wat de stad doet, is een activiteit. Is de stad het onderwerp van je doel, dan meet je straks je eigen "
        "werk en niet het verschil voor mensen.",
        say="'{found}' is hier het onderwerp: zo lees je wat jullie doen, niet wat er voor mensen verandert.",
        do={
            "": "Draai de zin om en begin met wie er iets van merkt; wat jullie ervoor doen, komt bij {activities}.",
            "group": "Draai de zin om ('{group} …'); wat jullie ervoor doen, komt bij {activities}.",
        },
        point="wie merkt dit?",
        bad="""\
impactdoel:
  tekst: ⟦De stad⟧ biedt nieuwkomers lessen Nederlands aan
""",
        good="""\
impactdoel:
  tekst: Nieuwkomers voeren vaker een gesprek in het Nederlands
""",
    ),
    en=Wording(
        title="A goal or outcome says what changes for people, not what the city does.",
        why="What the city does is an activity. If the city is the subject of your goal, you will measure your own "
        "work and not the difference for people.",
        say="'{found}' is the subject here: that tells what you do, not what changes for people.",
        do={
            "": "Turn the sentence round and start with those who notice it; what you do for it belongs under "
            "{activities}.",
            "group": "Turn the sentence round ('{group} …'); what you do for it belongs under {activities}.",
        },
        point="who notices this?",
        bad="""\
impact_goal:
  text: ⟦The city⟧ offers newcomers language lessons
""",
        good="""\
impact_goal:
  text: Newcomers hold a conversation in the language more often
""",
    ),
    note=(
        (
            "A service or team that is itself to change is spared: put its id in `who`. The policy objective is only "
            "worth a thought once there is an impact goal."
        ),
        (
            "Een dienst of team die zelf moet veranderen, blijft buiten schot: zet het id in `wie`. De "
            "beleidsdoelstelling is enkel stof tot nadenken zodra er een impactdoel is."
        ),
    ),
)
def organisation_as_subject(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(*GOALS, Statement.OUTCOME):
        place = _own_subject(inspection, said, texts.read(said))
        if place:
            group = group_for(inspection, said)
            yield Report(
                span=texts.at(said, *place),
                say="group" if group else "",
                facts={"found": said.text[place[0] : place[1]], "group": group},
                node=said.node,
                severity=weight(inspection, said, Severity.WARNING),
            )


def _own_subject(inspection: Inspection, said: Said, reading: Reading) -> tuple[int, int] | None:
    """Where the own organisation is the subject; in a text without verb, where it opens it."""
    texts = inspection.texts
    for clause in reading.clauses:
        if clause.shares_subject or clause.passive or is_place(texts, reading, clause):
            continue
        if texts.is_own(clause, whom(inspection, said)):
            tokens = clause.subject.tokens
            return reading.place(tokens[0], tokens[-1])
    opening = own_opening(texts, said) if reading.form is Form.PHRASE else None
    return (opening.start, opening.end) if opening else None
