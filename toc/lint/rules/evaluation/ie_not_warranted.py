"""TOC1102: an impact evaluation for which too little speaks."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.model import Criteria
from toc.core.settings import Limit
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.evaluation.criteria import NAMES, answer, criteria_of, is_proven
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING

YES_NEEDED = Limit(
    "ie-not-warranted",
    "yes-needed",
    3,
    (
        "of the five criteria, how many have to be a yes for an impact evaluation",
        "van de vijf criteria, hoeveel er ja moeten zijn voor een impactevaluatie",
    ),
)


@rule(
    1102,
    "ie-not-warranted",
    Severity.INFO,
    Checklist.EVALUATION,
    since=Profile.REVIEW,
    sources=(
        GEZINSCOACHING.at(
            "3.3: when to choose an impact evaluation: five criteria, ascribed to the OECD (2014)",
            "3.3: wanneer kiezen voor impactevaluatie? Vijf criteria, toegeschreven aan de OESO (2014)",
        ),
    ),
    nl=Wording(
        title="Spreekt er weinig voor een impactevaluatie, dan volstaat opvolgen.",
        why="Wat je aan een zware evaluatie besteedt, gaat niet naar de mensen voor wie je het doet. Opvolgen met "
        "enkele indicatoren leert je vaak genoeg.",
        say="Je kiest een impactevaluatie, maar bij {number} van de vijf criteria is het antwoord nee: {no_ones}.",
        do="Overweeg type: {monitoring}, met enkele goede indicatoren en één leervraag. Of kijk de antwoorden na.",
        point={"": "loont dit de moeite?", "no": "nee"},
        bad="""\
evaluatie:
  ⟦type⟧: impact
  criteria:
    innovatief: {antwoord: nee, waarom: Speelstraten bestaan al twintig jaar}
    reproduceerbaar: {antwoord: ja, waarom: Er is een draaiboek voor elke straat}
    strategisch: {antwoord: nee, waarom: Er komt geen beslissing aan}
    ongetest: {antwoord: ja, waarom: In onze stad is dit nooit gemeten}
    invloedrijk: {antwoord: nee, waarom: Het resultaat dient enkel onze eigen dienst}
""",
        good="""\
evaluatie:
  type: monitoring
  criteria:
    innovatief: {antwoord: nee, waarom: Speelstraten bestaan al twintig jaar}
    reproduceerbaar: {antwoord: ja, waarom: Er is een draaiboek voor elke straat}
    strategisch: {antwoord: nee, waarom: Er komt geen beslissing aan}
    ongetest: {antwoord: ja, waarom: In onze stad is dit nooit gemeten}
    invloedrijk: {antwoord: nee, waarom: Het resultaat dient enkel onze eigen dienst}
""",
    ),
    en=Wording(
        title="Where little speaks for an impact evaluation, monitoring is enough.",
        why="What goes into a heavy evaluation does not go to the people it is for. Following a few indicators often "
        "teaches enough.",
        say="An impact evaluation is chosen, but for {number} of the five criteria the answer is no: {no_ones}.",
        do="Consider type: {monitoring}, with a few good indicators and one learning question. Or look at the answers "
        "again.",
        point={"": "is this worth it?", "no": "no"},
        bad="""\
evaluation:
  ⟦type⟧: impact
  criteria:
    innovative: {answer: no, why: Play streets have existed for twenty years}
    replicable: {answer: yes, why: There is a handbook for every street}
    strategic: {answer: no, why: No decision is coming up}
    untested: {answer: yes, why: Our city has never measured this}
    influential: {answer: no, why: The result serves our own department only}
""",
        good="""\
evaluation:
  type: monitoring
  criteria:
    innovative: {answer: no, why: Play streets have existed for twenty years}
    replicable: {answer: yes, why: There is a handbook for every street}
    strategic: {answer: no, why: No decision is coming up}
    untested: {answer: yes, why: Our city has never measured this}
    influential: {answer: no, why: The result serves our own department only}
""",
    ),
    limits=(YES_NEEDED,),
    note=(
        (
            "How many have to be a yes is our own proposal: three of five. Only a no counts, so that a criterion "
            "without an answer is not held against the plan. Silent where fidelity-instead-of-impact advises the same."
        ),
        (
            "Hoeveel er ja moeten zijn, is een eigen voorstel: drie van de vijf. Enkel een nee telt, zodat een "
            "criterium zonder antwoord niet tegen het plan pleit. Zwijgt als fidelity-instead-of-impact hetzelfde "
            "aanraadt."
        ),
    ),
)
def ie_not_warranted(inspection: Inspection) -> Iterator[Report]:
    criteria = criteria_of(inspection.plan)
    if criteria is None or is_proven(inspection.plan, criteria, inspection.document.language):
        return
    refused = [name for name in NAMES if answer(criteria, name) is False]
    if len(NAMES) - len(refused) < inspection.limit(YES_NEEDED):
        spelled = [keywords.spell(name, inspection.document.spelling, Criteria) for name in refused]
        yield Report(
            span=at_keyword(inspection, "evaluation", "type"),
            facts={"number": len(refused), "no_ones": ", ".join(spelled)},
            related=tuple((at_keyword(inspection, "evaluation", "criteria", name), "no") for name in refused),
        )
