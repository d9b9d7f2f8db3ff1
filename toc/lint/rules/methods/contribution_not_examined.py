"""TOC804: a plan that measures change, but not what the city added to it."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import EvaluationType, LearningQuestion, Link, Method, MethodType, Plan
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import section_span
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

_ASKS = late(
    r"\bin welke mate\b|\bdoor\b|\bdankzij\b|bijdrage|bijgedragen|\bdra(?:ag\w{0,2}|gen)\b.{0,80}\bbij\b"
    r"|toeschrijven|\bschrij\w{1,4}\b.{0,120}\btoe\b|\bzonder\b|\bto what extent\b|\bbecause of\b|\bthanks to\b"
    r"|\bdue to\b|contribut|attribut|ascribe|\bwithout\b",
    re.IGNORECASE | re.DOTALL,
)
_EXAMINES = late(r"contributi|bijdrage|vergelijk|compar|controle ?groep|control group", re.IGNORECASE)


@rule(
    804,
    "contribution-not-examined",
    Severity.WARNING,
    Checklist.METHODS,
    since=Profile.FINAL,
    sources=(
        DHAENE.at(
            "impact measurement establishes and judges the contribution of the city",
            "impactmeting: de bijdrage van de stad vaststellen en beoordelen",
        ),
        GEZINSCOACHING.at(
            "2.2: do those concerned see the change as a result of what was done?",
            "2.2: zien de betrokkenen de verandering als gevolg van wat er gedaan is?",
        ),
    ),
    nl=Wording(
        title="Minstens één leervraag of methode kijkt naar de bijdrage van de stad.",
        why="Een verandering kan ook door iets anders komen. Pas als je naar de eigen bijdrage vraagt, kun je zeggen "
        "dat de stad het verschil mee maakt.",
        say="Geen enkele leervraag of methode gaat na wat de stad zelf bijdroeg aan de verandering.",
        do="Voeg een leervraag toe, bijvoorbeeld 'In welke mate schrijven bewoners dit toe aan onze acties?'. Of kies "
        "een methode met {type}: {contribution} of {comparison}.",
        point="niets over de bijdrage",
        bad="""\
outcomes:
  buren_kennen:
    tekst: Jonge gezinnen kennen meer buren
⟦leervragen⟧:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
""",
        good="""\
outcomes:
  buren_kennen:
    tekst: Jonge gezinnen kennen meer buren
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
  bijdrage:
    tekst: In welke mate leren gezinnen hun buren kennen door de spelnamiddag?
""",
    ),
    en=Wording(
        title="At least one learning question or method looks at the contribution of the city.",
        why="A change can have other causes. Only when you ask for your own contribution can you say that the city "
        "helped to make the difference.",
        say="No learning question or method looks into what the city itself contributed to the change.",
        do="Add a learning question, for instance 'To what extent do residents ascribe this to our actions?'. Or "
        "choose a method with {type}: {contribution} or {comparison}.",
        point="nothing on the contribution",
        bad="""\
outcomes:
  know_neighbours:
    text: Young families know more neighbours
⟦learning_questions⟧:
  who_not:
    text: Why do single parents come to the play afternoon less often?
""",
        good="""\
outcomes:
  know_neighbours:
    text: Young families know more neighbours
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
  contribution:
    text: To what extent do families get to know their neighbours because of the play afternoon?
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "A question about a link, or about a hypothesis that explains one, counts: it asks whether the one leads "
            "to the other. Silent while the plan has neither methods nor questions, or nothing that changes. An info "
            "where the evaluation is no impact evaluation."
        ),
        (
            "Een vraag over een verband, of over een hypothese die er een verklaart, telt mee: ze vraagt of het ene "
            "tot het andere leidt. Zwijgt zolang er geen methoden of leervragen zijn, of niets dat verandert. Een tip "
            "als de evaluatie geen impactevaluatie is."
        ),
    ),
)
def contribution_not_examined(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    if not (plan.outcomes or plan.impact_goal) or not (plan.methods or plan.learning_questions):
        return
    asked = any(_asks(plan, question) for question in plan.learning_questions.values())
    if not asked and not any(_examines(method) for method in plan.methods.values()):
        kind = plan.evaluation.type if plan.evaluation else None
        yield Report(
            span=section_span(inspection, "learning_questions", "methods"),
            severity=Severity.INFO if kind not in (None, EvaluationType.IMPACT) else None,
            absent=("learning_questions", "methods"),
        )


def _asks(plan: Plan, question: LearningQuestion) -> bool:
    if _ASKS.search(question.text or ""):
        return True
    return any(Link.parse(text) or (text in plan.hypotheses and plan.hypotheses[text].link) for text in question.about)


def _examines(method: Method) -> bool:
    return method.type in (MethodType.CONTRIBUTION, MethodType.COMPARISON) or bool(_EXAMINES.search(method.name or ""))
