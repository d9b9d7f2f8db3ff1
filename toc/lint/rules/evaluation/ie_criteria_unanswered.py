"""TOC1101: an impact evaluation of which nobody wrote down why."""

from collections.abc import Iterator

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Criteria, Criterion, Language
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.evaluation.criteria import NAMES, answer, criteria_of
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GEZINSCOACHING

_DESCRIPTION = {
    Language.NL: late(
        r"draaiboek|hand(?:leiding|boek)|methodiek|beschr[ei]|omschr[ei]|protocol|stappenplan|leidraad|\bgids\b|toolkit"
        r"|werkwijze|\w*fiche|stap voor stap|uitgeschreven|op papier"
    ),
    Language.EN: late(
        r"handbook|manual|describ|description|protocol|guide|toolkit|playbook|script|step by step|written|on paper"
    ),
}
"""Words that point, in small letters, at a description of what is done."""


@rule(
    1101,
    "ie-criteria-unanswered",
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
        title="Wie een impactevaluatie kiest, beantwoordt vijf vragen en zegt waarom.",
        why="Een impactevaluatie vraagt veel tijd en geld. Met deze vragen weet je vooraf of ze iets oplevert waar "
        "iemand op wacht.",
        say={
            "": "Je kiest een impactevaluatie, maar nergens staat waarom ze de moeite loont.",
            "open": "Bij de keuze voor een impactevaluatie ontbreekt nog een antwoord of een reden: {open_ones}.",
            "decision": "De impactevaluatie is strategisch, zegt je plan, maar geen leervraag noemt een beslissing.",
            "users": "De impactevaluatie is strategisch, zegt je plan, maar er staat niet wie de resultaten gebruikt.",
            "both": "De impactevaluatie is strategisch, zegt je plan, maar er staat niet wie de resultaten gebruikt en "
            "voor welke beslissing.",
            "method": "Een ander kan dit overdoen, zegt je plan, maar er staat niet waar de aanpak beschreven is.",
        },
        do={
            "": "Beantwoord onder {criteria} met {answer} en {why}: {all_ones}.",
            "open": "Vul bij elk {answer} en {why} in. Eén zin volstaat.",
            "decision": "Voeg een leervraag toe met een {decision}: wat hangt er van het resultaat af?",
            "users": "Schrijf bij {evaluation} {users}: [wie beslist], bijvoorbeeld college of gemeenteraad.",
            "both": "Schrijf bij {evaluation} {users}: [wie beslist], en voeg een leervraag toe met een {decision}.",
            "method": "Noem bij {why} het draaiboek of de methodiekbeschrijving. Is die er niet, beschrijf dan eerst "
            "wat je precies doet.",
        },
        point={
            "": "geen {criteria}",
            "open": "nog niet volledig",
            "decision": "voor welke beslissing?",
            "users": "voor wie?",
            "both": "voor wie, en voor welke beslissing?",
            "method": "waar staat het beschreven?",
            "one": "geen {answer} of {why}",
        },
        bad="""\
evaluatie:
  type: impact
  gebruikers: [college]
  ⟦criteria⟧:
    innovatief: {antwoord: ja, waarom: Wandelgroepen en wijkrondes komen voor het eerst samen}
    reproduceerbaar: {antwoord: ja, waarom: De aanpak staat in een draaiboek}
    strategisch: {antwoord: nee, waarom: Het college beslist pas na 2031}
    ongetest: {antwoord: ja}
    invloedrijk: {antwoord: ja, waarom: Twee buursteden wachten op het resultaat}
""",
        good="""\
evaluatie:
  type: impact
  gebruikers: [college]
  criteria:
    innovatief: {antwoord: ja, waarom: Wandelgroepen en wijkrondes komen voor het eerst samen}
    reproduceerbaar: {antwoord: ja, waarom: De aanpak staat in een draaiboek}
    strategisch: {antwoord: nee, waarom: Het college beslist pas na 2031}
    ongetest: {antwoord: ja, waarom: Er is nog geen enkele Vlaamse meting}
    invloedrijk: {antwoord: ja, waarom: Twee buursteden wachten op het resultaat}
""",
    ),
    en=Wording(
        title="Who chooses an impact evaluation answers five questions and says why.",
        why="An impact evaluation takes much time and money. These questions tell beforehand whether it yields "
        "something that anybody is waiting for.",
        say={
            "": "An impact evaluation is chosen, but nothing says why it is worth it.",
            "open": "The choice of an impact evaluation still lacks an answer or a reason: {open_ones}.",
            "decision": "The plan calls the impact evaluation strategic, but no learning question names a decision.",
            "users": "The plan calls the impact evaluation strategic, but does not say who uses the results.",
            "both": "The plan calls the impact evaluation strategic, but does not say who uses the results and for "
            "which decision.",
            "method": "The plan says that others could repeat this, but not where the approach is described.",
        },
        do={
            "": "Answer these under {criteria} with {answer} and {why}: {all_ones}.",
            "open": "Fill in {answer} and {why} for each. One sentence is enough.",
            "decision": "Add a learning question with a {decision}: what depends on the result?",
            "users": "Write {users}: [who decides] under {evaluation}, for instance college or council.",
            "both": "Write {users}: [who decides] under {evaluation}, and add a learning question with a {decision}.",
            "method": "Name the handbook or the description of the method under {why}. If there is none, describe "
            "first what exactly is done.",
        },
        point={
            "": "no {criteria}",
            "open": "not complete yet",
            "decision": "for which decision?",
            "users": "for whom?",
            "both": "for whom, and for which decision?",
            "method": "where is it described?",
            "one": "no {answer} or {why}",
        },
        bad="""\
evaluation:
  type: impact
  users: [council]
  ⟦criteria⟧:
    innovative: {answer: yes, why: Walking groups and patrols come together for the first time}
    replicable: {answer: yes, why: A handbook describes the approach}
    strategic: {answer: no, why: The council decides after 2031}
    untested: {answer: yes}
    influential: {answer: yes, why: Two other cities wait for the result}
""",
        good="""\
evaluation:
  type: impact
  users: [council]
  criteria:
    innovative: {answer: yes, why: Walking groups and patrols come together for the first time}
    replicable: {answer: yes, why: A handbook describes the approach}
    strategic: {answer: no, why: The council decides after 2031}
    untested: {answer: yes, why: No study has looked at it so far}
    influential: {answer: yes, why: Two other cities wait for the result}
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "One finding for all that is not answered. A strategic evaluation without users is a warning; one without "
            "any learning question too, as the decision stands there. Questions that exist but name no decision are "
            "for learning-question-without-use. Whether a method is described can only be seen by the words of its "
            "reason, so that is an info."
        ),
        (
            "Eén melding voor alles wat niet beantwoord is. Een strategische evaluatie zonder gebruikers is een "
            "waarschuwing; een zonder leervragen ook, want daar staat de beslissing. Leervragen zonder beslissing zijn "
            "voor learning-question-without-use. Of een methode beschreven is, blijkt enkel uit de woorden van de "
            "reden: dat is dus een info."
        ),
    ),
)
def ie_criteria_unanswered(inspection: Inspection) -> Iterator[Report]:
    criteria = criteria_of(inspection.plan)
    if criteria is None:
        return
    unanswered = [name for name in NAMES if not _is_complete(getattr(criteria, name))]
    if unanswered:
        yield _unanswered(inspection, unanswered)
    if answer(criteria, "strategic"):
        yield from _strategic(inspection)
    yield from _replicable(inspection, criteria)


def _is_complete(criterion: Criterion | None) -> bool:
    return criterion is not None and criterion.answer is not None and bool(criterion.why)


def _unanswered(inspection: Inspection, names: list[str]) -> Report:
    spelled = [keywords.spell(name, inspection.document.spelling, Criteria) for name in names]
    none = len(names) == len(NAMES)
    written = [name for name in names if inspection.document.place("evaluation", "criteria", name)]
    return Report(
        span=at_keyword(inspection, "evaluation", "criteria"),
        say="" if none else "open",
        facts={"open_ones": ", ".join(spelled), "all_ones": ", ".join(spelled)},
        related=()
        if none
        else tuple((at_keyword(inspection, "evaluation", "criteria", name), "one") for name in written),
        absent=("evaluation",),
    )


def _strategic(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    users = bool(plan.evaluation and plan.evaluation.users)
    questions = bool(plan.learning_questions)
    if not users or not questions:
        yield Report(
            span=at_keyword(inspection, "evaluation", "criteria", "strategic"),
            say="decision" if users else ("users" if questions else "both"),
            severity=Severity.WARNING,
            absent=("evaluation", "learning_questions"),
        )


def _replicable(inspection: Inspection, criteria: Criteria) -> Iterator[Report]:
    one = criteria.replicable
    described = _DESCRIPTION[inspection.document.language]
    if one and one.answer and one.why and not described.search(one.why.casefold()):
        yield Report(span=at_keyword(inspection, "evaluation", "criteria", "replicable"), say="method")
