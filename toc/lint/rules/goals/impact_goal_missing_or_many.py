"""TOC102: no impact goal, or more than one."""

import re
from collections.abc import Iterator
from itertools import islice

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, ImpactGoal
from toc.language.reading import Form, Who
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import quoted
from toc.lint.rules.sources import DHAENE, VOGEL
from toc.syntax.statements import Said, Statement

_BETWEEN_GOALS = late(r"\s(?:/|\||OF|OR|en/of|and/or|ofwel)\s|;\s")
"""What stands between two goals that are both still in the race."""


@rule(
    102,
    "impact-goal-missing-or-many",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at(
            "step 1.1: a short list of impact goals, and the one that was chosen",
            "stap 1.1: een shortlist van impactdoelen, en het doel dat gekozen werd",
        ),
        VOGEL.at(
            "the long-term change and for whose benefit it is",
            "de verandering op lange termijn, en wie er beter van wordt",
        ),
    ),
    nl=Wording(
        title="Het plan kiest één impactdoel.",
        why="Alle stappen leiden naar het impactdoel. Is er geen, of staan er twee, dan trekt iedereen een andere kant "
        "uit en weet niemand wat je op het einde moet meten.",
        say={
            "": "Dit plan heeft nog geen impactdoel.",
            "candidates": "De short list telt {count} impactdoelen, maar er is nog geen keuze gemaakt.",
            "many": "In het impactdoel staan twee doelen naast elkaar.",
        },
        do={
            "": "Schrijf in één zin voor wie er op het einde iets anders is, bijvoorbeeld {impact_goal}: {{{text}: "
            "Ouderen voelen zich minder eenzaam}}.",
            "objective": "Vraag je bij '{objective}' af wat er dan anders is en voor wie: het antwoord wordt "
            "{impact_goal}: {{{text}: ...}}.",
            "candidates": "Leg de lijst voor aan je collega's en partners en zet de gekozen zin bij {text}:, "
            "bijvoorbeeld '{candidate}'.",
            "many": "Kies er samen één, en bewaar '{other}' bij {candidates}:.",
        },
        point={"": "hierna: het impactdoel", "candidates": "kies er één", "many": "het ene of het andere?"},
        bad="""\
⟦beleidsdoelstelling⟧:
  tekst: Minder gezinnen in onze stad kampen met schulden
  bron: Meerjarenplan 2026-2031
""",
        good="""\
beleidsdoelstelling:
  tekst: Minder gezinnen in onze stad kampen met schulden
  bron: Meerjarenplan 2026-2031
impactdoel:
  tekst: Gezinnen met een leefloon betalen hun rekeningen vaker op tijd
""",
    ),
    en=Wording(
        title="The plan chooses one impact goal.",
        why="All steps lead to the impact goal. With none, or with two, everybody pulls in a different direction and "
        "nobody can tell what to measure in the end.",
        say={
            "": "This plan has no impact goal yet.",
            "candidates": "The short list has {count} impact goals, but none of them is chosen yet.",
            "many": "Two goals stand side by side in the impact goal.",
        },
        do={
            "": "Write in one sentence for whom something is different in the end, for instance {impact_goal}: "
            "{{{text}: Older residents feel less lonely}}.",
            "objective": "Ask what '{objective}' will make different, and for whom: the answer becomes "
            "{impact_goal}: {{{text}: ...}}.",
            "candidates": "Discuss the list with your colleagues and partners and put the sentence that you choose in "
            "{text}:, for instance '{candidate}'.",
            "many": "Choose one of them together, and keep '{other}' under {candidates}:.",
        },
        point={"": "next: the impact goal", "candidates": "choose one", "many": "this one or that?"},
        bad="""\
⟦policy_objective⟧:
  text: Fewer families in our city struggle with debts
  source: City Plan 2026-2031
""",
        good="""\
policy_objective:
  text: Fewer families in our city struggle with debts
  source: City Plan 2026-2031
impact_goal:
  text: Families on a low income pay their bills on time more often
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "The format has one impact goal and a short list beside it. So 'more than one' here means a short list "
            "without a choice, or two sentences in one text (with '/', ';', or OR in capitals between them): both are "
            "warnings. An ordinary 'or' says nothing: 'find a job or a course' may be one goal. The choice may stay on "
            "the short list."
        ),
        (
            "Het formaat heeft één impactdoel, met de short list ernaast. 'Meer dan één' is hier dus een short list "
            "zonder keuze, of twee zinnen in één tekst (met '/', ';' of OF in hoofdletters ertussen): allebei een "
            "waarschuwing. Een gewone 'of' zegt niets: 'vinden werk of een opleiding' kan één doel zijn. De keuze mag "
            "op de short list blijven staan."
        ),
    ),
)
def impact_goal_missing_or_many(inspection: Inspection) -> Iterator[Report]:
    goal = inspection.plan.impact_goal
    if goal is None:
        yield from _missing(inspection)
    elif not (goal.text or goal.label):
        yield from _not_chosen(inspection, goal)
    else:
        yield from _two_in_one(inspection)


def _missing(inspection: Inspection) -> Iterator[Report]:
    """No impact goal: shown at its empty keyword, or else where it would follow, behind the policy objective."""
    document, objective = inspection.document, inspection.plan.policy_objective
    place = document.place("impact_goal") or document.place("policy_objective")
    text = objective.text if objective else None
    if document.places:
        yield Report(
            span=place.name if place else document.start,
            say="objective" if text else "",
            facts={"objective": quoted(text or "")},
            absent=("impact_goal",),
        )


def _not_chosen(inspection: Inspection, goal: ImpactGoal) -> Iterator[Report]:
    """A short list without a choice. That the text is missing is another rule's business."""
    if goal.candidates:
        yield Report(
            span=inspection.at(IMPACT, "candidates"),
            say="candidates",
            facts={"count": len(goal.candidates), "candidate": quoted(goal.candidates[0])},
            node=IMPACT,
            severity=Severity.WARNING,
            absent=("text", "label"),
        )


_MOST_PLACES = 20
"""So many places are tried where one goal may end and another begin: each time the text is read on both sides."""


def _two_in_one(inspection: Inspection) -> Iterator[Report]:
    for said in inspection.texts.of(Statement.IMPACT_GOAL):
        for found in islice(_BETWEEN_GOALS.finditer(said.text), _MOST_PLACES):
            if _is_goal(inspection, said.text[: found.start()]) and _is_goal(inspection, said.text[found.end() :]):
                yield _report_two(inspection, said, found)
                return


def _report_two(inspection: Inspection, said: Said, found: re.Match[str]) -> Report:
    return Report(
        span=inspection.texts.at(said, *_without_spaces(found)),
        say="many",
        facts={"other": quoted(said.text[found.end() :])},
        node=IMPACT,
        severity=Severity.WARNING,
        since=Profile.REVIEW,
    )


def _without_spaces(found: re.Match[str]) -> tuple[int, int]:
    written = found[0]
    start = found.start() + len(written) - len(written.lstrip())
    return start, start + len(written.strip())


def _is_goal(inspection: Inspection, text: str) -> bool:
    """Whether a text is a sentence about somebody or something of its own."""
    reading = inspection.texts.read_text(text)
    alone = (Who.NOBODY, Who.THERE)
    return reading.form is Form.SENTENCE and bool(reading.clauses) and reading.clauses[0].subject.who not in alone
