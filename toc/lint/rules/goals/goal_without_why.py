"""TOC112: an impact goal that does not say why it is needed."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, NOBLE, VOGEL


@rule(
    112,
    "goal-without-why",
    Severity.WARNING,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 1: think about the 'why' with the analysis of the surroundings at hand",
            "stap 1: nadenken over de 'why' op basis van de omgevingsanalyse",
        ),
        VOGEL.at("the context is part of a theory of change", "de context hoort bij de weg naar impact"),
        NOBLE.at("step 1: situation analysis", "stap 1: analyse van de situatie"),
    ),
    nl=Wording(
        title="Het plan zegt waarom het impactdoel nodig is.",
        why="Het waarom houdt jullie bij de kern als het plan verandert. Je kunt bij elke stap vragen of ze nog iets "
        "doet aan wat er misloopt.",
        say="Bij het impactdoel '{goal}' staat niet waarom het nodig is.",
        do="Schrijf bij {why}: wat er nu misloopt, liefst met een cijfer uit je omgevingsanalyse of de stadsmonitor.",
        point="geen {why}",
        bad="""\
⟦impactdoel⟧:
  tekst: Kinderen uit de Dampoort leren vaker zwemmen
""",
        good="""\
impactdoel:
  tekst: Kinderen uit de Dampoort leren vaker zwemmen
  waarom: Een op de drie kinderen uit de wijk kan op het einde van de lagere school niet zwemmen
""",
    ),
    en=Wording(
        title="The plan says why the impact goal is needed.",
        why="The why keeps you close to the point when the plan changes. Of every step you can ask whether it still "
        "does something about what goes wrong.",
        say="Nothing says why the impact goal '{goal}' is needed.",
        do="Write in {why}: what goes wrong today, preferably with a figure from your needs analysis or city monitor.",
        point="no {why}",
        bad="""\
⟦impact_goal⟧:
  text: Children from Harbour Ward learn to swim more often
""",
        good="""\
impact_goal:
  text: Children from Harbour Ward learn to swim more often
  why: One in three children from the ward cannot swim when they leave primary school
""",
    ),
    needs_whole_file=True,
    note=(
        "A problem described in the context answers the question as well.",
        "Een aanleiding die in de context beschreven staat, is ook een antwoord.",
    ),
)
def goal_without_why(inspection: Inspection) -> Iterator[Report]:
    plan, document = inspection.plan, inspection.document
    goal = plan.impact_goal
    if goal is None or not (goal.text or goal.label) or goal.why:
        return
    if (plan.context and plan.context.problem) or document.is_unread("", ("context",)):
        return
    yield Report(span=inspection.at(IMPACT), facts={"goal": inspection.label(IMPACT)}, node=IMPACT, absent=("why",))
