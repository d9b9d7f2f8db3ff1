"""TOC701: an outcome of which nobody will know whether it came about."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Link, Plan
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.gaps import is_any_unread, is_said, section_span
from toc.lint.rules.sources import DHAENE, USAID_TIPS_6


@rule(
    701,
    "outcome-without-information-need",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "a look ahead to day 2: a list of information needs (indicators and learning questions)",
            "vooruitblik op dag 2: een lijst van informatienoden (indicatoren en leervragen)",
        ),
        USAID_TIPS_6.at("at least one indicator for every result", "minstens één indicator per resultaat"),
    ),
    nl=Wording(
        title="Bij elke outcome hoort een indicator of een leervraag, of een reden waarom je niets meet.",
        why="Je denkt aan de impact, maar je meet de outcomes. Van een outcome zonder informatienood weet later "
        "niemand of ze er kwam.",
        say={
            "": "Bij outcome '{change}' hoort geen indicator en geen leervraag.",
            "plan": "Het plan heeft nog geen informatienoden: geen indicatoren en geen leervragen.",
        },
        do={
            "": "Voeg een indicator toe met {measures}: [{id}], of een leervraag met {about}: [{id}]. Kies je ervoor "
            "om hier niets te meten, schrijf dan de reden bij {not_measured}.",
            "plan": "Kies eerst de outcomes waarover je echt iets wilt weten. Schrijf per outcome wat je telt onder "
            "{indicators}, en wat je wilt begrijpen onder {learning_questions}.",
        },
        point={"": "niets om te meten", "plan": "geen {indicators} en geen {learning_questions}"},
        bad="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  ⟦buren_helpen⟧:
    tekst: Buren doen vaker een boodschap voor elkaar
indicatoren:
  groet:
    tekst: Aandeel bewoners dat elke dag een buur groet
    meet: [buren_groeten]
""",
        good="""\
outcomes:
  buren_groeten:
    tekst: Buren groeten elkaar vaker op straat
  buren_helpen:
    tekst: Buren doen vaker een boodschap voor elkaar
indicatoren:
  groet:
    tekst: Aandeel bewoners dat elke dag een buur groet
    meet: [buren_groeten]
leervragen:
  hulp:
    tekst: Wanneer vragen bewoners een buur om hulp, en wanneer niet?
    over: [buren_helpen]
""",
    ),
    en=Wording(
        title="Every outcome has an indicator or a learning question, or a reason why nothing is measured.",
        why="Impact is what you think of, outcomes are what you measure. Without an information need nobody will know "
        "later whether this outcome came about.",
        say={
            "": "Outcome '{change}' has no indicator and no learning question.",
            "plan": "The plan has no information needs yet: no indicators and no learning questions.",
        },
        do={
            "": "Add an indicator with {measures}: [{id}], or a learning question with {about}: [{id}]. If you choose "
            "to measure nothing here, write the reason under {not_measured}.",
            "plan": "First choose the outcomes that you really want to know about. For each of them write what you "
            "count under {indicators}, and what you want to understand under {learning_questions}.",
        },
        point={"": "nothing to measure", "plan": "no {indicators} and no {learning_questions}"},
        bad="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  ⟦neighbours_help⟧:
    text: Neighbours run errands for each other more often
indicators:
  greeting:
    text: Share of residents who greet a neighbour every day
    measures: [neighbours_greet]
""",
        good="""\
outcomes:
  neighbours_greet:
    text: Neighbours greet each other in the street more often
  neighbours_help:
    text: Neighbours run errands for each other more often
indicators:
  greeting:
    text: Share of residents who greet a neighbour every day
    measures: [neighbours_greet]
learning_questions:
  help:
    text: When do residents ask a neighbour for help, and when not?
    about: [neighbours_help]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "A question about a hypothesis, or about a link to or from the outcome, is enough. Outcomes that others "
            "bring about are left alone. A plan without any indicator or question gets one finding."
        ),
        (
            "Een vraag over een hypothese, of over een verband van of naar de outcome, volstaat. Outcomes die anderen "
            "teweegbrengen, tellen niet mee. Een plan zonder enige indicator of vraag krijgt één melding."
        ),
    ),
)
def outcome_without_information_need(inspection: Inspection) -> Iterator[Report]:
    plan, document = inspection.plan, inspection.document
    wanted = [name for name, one in plan.outcomes.items() if not one.external and not is_said(one.not_measured)]
    if not plan.indicators and not plan.learning_questions:
        if wanted:
            span = section_span(inspection, "indicators", "learning_questions")
            yield Report(span=span, say="plan", absent=("indicators", "learning_questions"))
        return
    if is_any_unread(document, "indicators", "measures") or is_any_unread(document, "learning_questions", "about"):
        return
    covered = _covered(plan)
    for name in wanted:
        if name not in covered:
            facts = {"change": inspection.label(name), "id": name}
            yield Report(span=inspection.at(name), facts=facts, node=name, absent=("not_measured", "external"))


def _covered(plan: Plan) -> set[str]:
    """Every node that an indicator measures or a learning question is about."""
    measured = {node for indicator in plan.indicators.values() for node in indicator.measures}
    asked = {text for question in plan.learning_questions.values() for text in question.about}
    links = [link for text in asked if (link := Link.parse(text))]
    links += [link for name in asked if name in plan.hypotheses for link in plan.hypotheses[name].links]
    return measured | asked | {end for link in links for end in (link.cause, link.effect)}
