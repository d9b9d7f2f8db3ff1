"""TOC302: an outcome that only counts who was reached."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import opening_group, reach_words
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, WISCONSIN
from toc.syntax.statements import Statement


@rule(
    302,
    "output-as-outcome",
    Severity.WARNING,
    Checklist.CHANGES,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "who stops here keeps measuring activities and outputs",
            "wie hier stopt, blijft meten op het niveau van activiteiten en outputs",
        ),
        GEZINSCOACHING.at(
            "2.1: an output says who was reached and satisfied", "2.1: een output zegt wie bereikt en tevreden is"
        ),
        WISCONSIN.at(
            "was the client served, or did the situation improve (after Hatry 1999)",
            "is de cliënt geholpen, of is de situatie ook verbeterd (naar Hatry 1999)",
        ),
    ),
    nl=Wording(
        title="Een outcome zegt wat er anders loopt, niet wie je bereikte.",
        why="Bereik, aanwezigheid en tevredenheid tonen dat je werk lukte, nog niet dat het iets veranderde. Een volle "
        "zaal kan tevreden naar huis gaan en alles doen zoals vroeger.",
        say="'{found}' gaat over wat je aanbood of wie je bereikte, niet over wat er daarna verandert.",
        do="Zet dit bij {outputs}: en schrijf hier wat mensen daardoor anders doen, weten of voelen, bijvoorbeeld "
        "'{group} …'.",
        point="nog een output",
        bad="""\
outcomes:
  schulden:
    tekst: Gezinnen met schulden zijn ⟦tevreden over⟧ de budgetbegeleiding
""",
        good="""\
outputs:
  begeleid:
    tekst: Gezinnen met schulden zijn tevreden over de budgetbegeleiding
    leidt_tot: [schulden]
outcomes:
  schulden:
    tekst: Gezinnen met schulden betalen hun huur vaker op tijd
""",
    ),
    en=Wording(
        title="An outcome says what goes differently, not whom you reached.",
        why="Reach, attendance and satisfaction show that your work succeeded, not yet that it changed anything. A "
        "full hall can go home satisfied and do everything as before.",
        say="'{found}' is about what you offered or whom you reached, not about what changes afterwards.",
        do="Put this under {outputs}: and write here what people do, know or feel differently because of it, for "
        "example '{group} …'.",
        point="still an output",
        bad="""\
outcomes:
  debts:
    text: Families in debt are ⟦satisfied with⟧ the budget counselling
""",
        good="""\
outputs:
  counselled:
    text: Families in debt are satisfied with the budget counselling
    leads_to: [debts]
outcomes:
  debts:
    text: Families in debt pay their rent on time more often
""",
    ),
)
def output_as_outcome(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.IMPACT_GOAL, Statement.OUTCOME):
        place = next(reach_words(texts, said), None)
        if place:
            facts = {"found": said.text[place[0] : place[1]], "group": opening_group(inspection, said)}
            yield Report(span=texts.at(said, *place), facts=facts, node=said.node)
