"""TOC718: a question whose answer nobody waits for."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import all_lack_it, is_said, section_span
from toc.lint.rules.sources import DHAENE, USAID_LEARNING

_USE = ("user", "decision", "due")


@rule(
    718,
    "learning-question-without-use",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.FINAL,
    sources=(
        DHAENE.at(
            "a system: users, and key moments for reflection and decision",
            "een 'systeem': gebruikers, en sleutelmomenten voor reflectie en besluitvorming",
        ),
        USAID_LEARNING.at("what one needs to know for a decision", "wat je voor een beslissing moet weten"),
    ),
    nl=Wording(
        title="Bij elke leervraag staat wie het antwoord gebruikt, voor welke beslissing en tegen wanneer.",
        why="Een antwoord dat te laat komt of dat niemand nodig heeft, verandert niets. Kies de vragen waarvan iets "
        "afhangt.",
        say={
            "": "Nog in te vullen bij leervraag '{question}': {missing}.",
            "none": "Bij leervraag '{question}' staat niet waarvoor het antwoord dient.",
            "all": "Bij geen enkele van de {count} leervragen staat waarvoor het antwoord dient.",
        },
        do={
            "": "Wie wacht op het antwoord ({user}), wat hangt ervan af ({decision}) en tegen wanneer ({due})? "
            "Bijvoorbeeld 'schepen van Jeugd', 'de jeugdsubsidie verlengen of niet' en 2027-11-30.",
            "none": "Vul {user}, {decision} en {due} in. Lukt dat niet, dan is het een vraag die je graag beantwoord "
            "ziet, maar niet nodig hebt: laat ze weg.",
            "all": "Vul per vraag {user}, {decision} en {due} in. Vragen waarbij dat niet lukt, laat je weg.",
        },
        point={"": "niet volledig", "none": "voor wie, waarvoor, tegen wanneer?", "all": "waarvoor?"},
        bad="""\
leervragen:
  ⟦wie_niet⟧:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
    gebruiker: stuurgroep
""",
        good="""\
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
    gebruiker: stuurgroep
    beslissing: het uur en de plek van de spelnamiddag in het tweede jaar
    tegen: 2027-12-01
""",
    ),
    en=Wording(
        title="Every learning question says who uses the answer, for which decision and by when.",
        why="An answer that comes too late or that nobody needs changes nothing. Choose the questions on which "
        "something depends.",
        say={
            "": "Still to fill in for learning question '{question}': {missing}.",
            "none": "Learning question '{question}' does not say what the answer is for.",
            "all": "None of the {count} learning questions says what the answer is for.",
        },
        do={
            "": "Who waits for the answer ({user}), what depends on it ({decision}) and by when ({due})? For instance "
            "'alderman for youth', 'whether to renew the youth grant' and 2027-11-30.",
            "none": "Fill in {user}, {decision} and {due}. If you cannot, the answer would be nice to have but is not "
            "needed: leave the question out.",
            "all": "Fill in {user}, {decision} and {due} for each question. Leave out those for which you cannot.",
        },
        point={"": "not complete", "none": "for whom, for what, by when?", "all": "what for?"},
        bad="""\
learning_questions:
  ⟦who_not⟧:
    text: Why do single parents come to the play afternoon less often?
    user: steering group
""",
        good="""\
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
    user: steering group
    decision: the hour and the place of the play afternoon in its second year
    due: 2027-12-01
""",
    ),
    note=(
        (
            "A question with none of the three counts from review on: that is when questions are chosen. Where three "
            "or more questions all have none, the plan gets one finding."
        ),
        (
            "Een vraag met geen van de drie telt vanaf nalezing: dan kies je de vragen. Hebben drie of meer vragen "
            "geen van alle iets ingevuld, dan krijgt het plan één melding."
        ),
    ),
)
def learning_question_without_use(inspection: Inspection) -> Iterator[Report]:
    questions = inspection.plan.learning_questions
    gaps = {name: gap for name in questions if (gap := _gap(inspection, name))}
    useless = [name for name, gap in gaps.items() if len(gap) == len(_USE)]
    if all_lack_it(useless, questions):
        span = section_span(inspection, "learning_questions")
        yield Report(span=span, say="all", facts={"count": len(useless)}, since=Profile.REVIEW)
        return
    for name, gap in gaps.items():
        missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
        yield Report(
            span=inspection.at(name),
            say="none" if name in useless else "",
            facts={"question": inspection.label(name), "missing": missing},
            node=name,
            since=Profile.REVIEW if name in useless else None,
        )


def _gap(inspection: Inspection, name: str) -> list[str]:
    question, unread = inspection.plan.learning_questions[name], inspection.document.is_unread
    return [word for word in _USE if not is_said(getattr(question, word)) and not unread(name, (word,))]
