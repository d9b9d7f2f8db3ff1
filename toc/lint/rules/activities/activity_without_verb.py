"""TOC204: an activity that is only a name."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, MENDLING
from toc.syntax.statements import Statement


@rule(
    204,
    "activity-without-verb",
    Severity.WARNING,
    Checklist.ACTIVITIES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "activities as full sentences, with short labels in the picture",
            "activiteiten als volledige zinnen, met korte labels in de tekening",
        ),
        MENDLING.at(
            "G6: name a step with a verb and an object",
            "G6: geef een stap een naam met een werkwoord en een lijdend voorwerp",
        ),
    ),
    nl=Wording(
        title="Een activiteit is een zin met een werkwoord: wie doet wat?",
        why="Bij een naam als 'wijkbudget' denkt elke lezer aan iets anders. Pas met een werkwoord zie je wat er "
        "gebeurt, en of dat kan leiden tot wat je wilt veranderen.",
        say={
            "": "'{found}' is een naam: er staat niet wat er gebeurt.",
            "label": "Deze activiteit heeft enkel een {label}: '{found}' zegt niet wat er gebeurt.",
        },
        do={
            "": "Schrijf wie wat doet en voor wie ('De bib leent laptops uit aan cursisten'); de korte naam past in "
            "{label}.",
            "label": "Hou die naam als {label} voor de tekening en schrijf er een zin bij in {text}: 'De bib leent "
            "laptops uit aan cursisten'.",
        },
        point="geen werkwoord",
        bad="""\
activiteiten:
  budget:
    tekst: ⟦Wijkbudget voor bewonersgroepen⟧
""",
        good="""\
activiteiten:
  budget:
    label: Wijkbudget
    tekst: De dienst Participatie kent elk jaar een wijkbudget toe aan bewonersgroepen
""",
    ),
    en=Wording(
        title="An activity is a sentence with a verb: who does what?",
        why="A name such as 'neighbourhood budget' makes every reader think of something else. Only a verb shows what "
        "happens, and whether it can lead to what you want to change.",
        say={
            "": "'{found}' is a name: it does not say what happens.",
            "label": "This activity has only a {label}: '{found}' does not say what happens.",
        },
        do={
            "": "Write who does what and for whom ('The library lends laptops to adult learners'); the short name fits "
            "in {label}.",
            "label": "Keep that name as the {label} for the picture and add a sentence in {text}: 'The library lends "
            "laptops to adult learners'.",
        },
        point="no verb",
        bad="""\
activities:
  laptops:
    text: ⟦Laptops for adult learners⟧
""",
        good="""\
activities:
  laptops:
    label: Laptops
    text: The library lends laptops to adult learners
""",
    ),
    note=(
        (
            "Asks for a verb only: two words with a verb in them ('Laptops lenen') say what happens. A short label is "
            "fine beside a text; where it is all there is, it is reported."
        ),
        (
            "Vraagt enkel een werkwoord: ook twee woorden ('Laptops uitlenen') zeggen wat er gebeurt. Een kort label "
            "naast een tekst is prima; staat er niets anders, dan komt er een melding."
        ),
    ),
)
def activity_without_verb(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.ACTIVITY):
        reading = texts.read(said)
        if not reading.clauses and not reading.heads:
            say = "label" if said.is_label else ""
            yield Report(span=texts.whole(said), say=say, facts={"found": said.text}, node=said.node)
