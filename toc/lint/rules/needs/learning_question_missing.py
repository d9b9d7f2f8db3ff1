"""TOC716: a plan that counts, but does not ask why."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

AT_MOST = Limit(
    "learning-question-missing",
    "at-most",
    8,
    ("how many learning questions a plan may have", "hoeveel leervragen een plan mag hebben"),
)


@rule(
    716,
    "learning-question-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "a look ahead to day 2: indicators and learning questions on impact",
            "vooruitblik op dag 2: indicatoren en impact-leervragen",
        ),
        GEZINSCOACHING.at("3.2: figures do not speak for themselves", "3.2: cijfers spreken niet voor zich"),
    ),
    nl=Wording(
        title="Naast indicatoren heeft het plan minstens één leervraag.",
        why="Een cijfer zegt dat er iets verandert, niet waarom of voor wie. Dat weet je pas als je het vraagt.",
        say={
            "": "Het plan heeft indicatoren, maar geen enkele leervraag.",
            "many": "Het plan heeft {count} leervragen, dat is veel.",
        },
        do={
            "": "Waarover zijn jullie het minst zeker? Schrijf het onder {learning_questions} als open vraag: hoe, "
            "waarom of voor wie werkt dit, en voor wie niet?",
            "many": "Hou de vragen over waarvan een beslissing afhangt. Zet de andere opzij voor later.",
        },
        point={"": "geen {learning_questions}", "many": "{count} leervragen"},
        bad="""\
⟦indicatoren⟧:
  opkomst:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
""",
        good="""\
indicatoren:
  opkomst:
    tekst: Aandeel jonge gezinnen uit de buurt op de spelnamiddag
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
""",
    ),
    en=Wording(
        title="Besides indicators the plan has at least one learning question.",
        why="A figure tells that something changes, not why or for whom. You only learn that by asking.",
        say={
            "": "The plan has indicators, but no learning question.",
            "many": "The plan has {count} learning questions, which is a lot.",
        },
        do={
            "": "What are you least sure of? Write it under {learning_questions} as an open question: how, why or for "
            "whom does this work, and for whom does it not?",
            "many": "Keep the questions on which a decision depends. Put the others aside for later.",
        },
        point={"": "no {learning_questions}", "many": "{count} learning questions"},
        bad="""\
⟦indicators⟧:
  turnout:
    text: Share of the young families of the neighbourhood at the play afternoon
""",
        good="""\
indicators:
  turnout:
    text: Share of the young families of the neighbourhood at the play afternoon
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Silent about a plan without indicators: outcome-without-information-need says that once. Too many "
            "questions are an info; the limit is our own proposal."
        ),
        (
            "Zwijgt over een plan zonder indicatoren: dat zegt outcome-without-information-need al. Te veel vragen is "
            "een tip; de grens is een eigen voorstel."
        ),
    ),
    limits=(AT_MOST,),
)
def learning_question_missing(inspection: Inspection) -> Iterator[Report]:
    count = len(inspection.plan.learning_questions)
    if not count and inspection.plan.indicators:
        yield Report(span=section_span(inspection, "learning_questions", "indicators"), absent=("learning_questions",))
    if count > inspection.limit(AT_MOST):
        span = section_span(inspection, "learning_questions")
        yield Report(span=span, say="many", facts={"count": count}, severity=Severity.INFO)
