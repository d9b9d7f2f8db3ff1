"""TOC805: a change in people whom nobody asks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Actor, Link, Method, MethodType, Outcome, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import GEZINSCOACHING, GEZINSWETENSCHAPPEN

_RECORDS = frozenset({MethodType.REGISTRATION, MethodType.EXISTING_DATA})
_EVERYBODY = late(r"\b(?:inwoners|bewoners|burgers|residents|inhabitants|citizens)\b", re.IGNORECASE)


@rule(
    805,
    "target-group-not-asked",
    Severity.WARNING,
    Checklist.METHODS,
    since=Profile.REVIEW,
    sources=(
        GEZINSCOACHING.at(
            "2.3: involve the target group from beginning to end", "2.3: betrek de doelgroep van begin tot eind"
        ),
        GEZINSWETENSCHAPPEN.at("4.3.2: what to measure in whom", "4.3.2: wat je bij wie meet"),
    ),
    nl=Wording(
        title="Wie moet veranderen, komt bij de meting zelf aan het woord.",
        why="Alleen de mensen zelf weten wat er voor hen veranderd is. Begeleiders schatten het vaak anders in.",
        say={
            "": "Outcome '{change}' gaat over {who}, maar je vraagt het enkel aan {asked}.",
            "records": "Outcome '{change}' gaat over {who}, maar je haalt de cijfers enkel bij {asked}.",
        },
        do={
            "": "Zet {ids} ook bij {respondents} van een methode, of kijk zelf met een methode met {type}: "
            "{observation}.",
            "records": "Cijfers tonen wat er gebeurt, niet hoe mensen het zelf ervaren. Laat bij minstens één methode "
            "ook {ids} aan het woord.",
        },
        point={"": "zelf niet bevraagd", "asked": "wie je bevraagt"},
        bad="""\
actoren:
  jongeren: {naam: Jongeren, rol: doelgroep}
  begeleiders: {naam: Begeleiders, rol: partner}
outcomes:
  welkom:
    tekst: Jongeren voelen zich meer welkom op het plein
    ⟦wie⟧: [jongeren]
indicatoren:
  voelt_welkom:
    tekst: Aandeel jongeren dat zich welkom voelt op het plein
    meet: [welkom]
methoden:
  bevraging:
    naam: Vragenlijst
    soort: bevraging
    beantwoordt: [voelt_welkom]
    bevraagden: [begeleiders]
""",
        good="""\
actoren:
  jongeren: {naam: Jongeren, rol: doelgroep}
  begeleiders: {naam: Begeleiders, rol: partner}
outcomes:
  welkom:
    tekst: Jongeren voelen zich meer welkom op het plein
    wie: [jongeren]
indicatoren:
  voelt_welkom:
    tekst: Aandeel jongeren dat zich welkom voelt op het plein
    meet: [welkom]
methoden:
  bevraging:
    naam: Vragenlijst
    soort: bevraging
    beantwoordt: [voelt_welkom]
    bevraagden: [jongeren, begeleiders]
""",
    ),
    en=Wording(
        title="Whoever has to change has a voice in the measurement.",
        why="Only people themselves know what has changed for them. Those who guide them often see it differently.",
        say={
            "": "Outcome '{change}' is about {who}, but only {asked} will be asked.",
            "records": "Outcome '{change}' is about {who}, but the figures come from {asked} only.",
        },
        do={
            "": "Add {ids} to {respondents} of a method too, or look for yourself with a method with {type}: "
            "{observation}.",
            "records": "Figures show what happens, not how people themselves see it. Give {ids} a voice in one method "
            "at least.",
        },
        point={"": "not asked themselves", "asked": "who is asked"},
        bad="""\
actors:
  young: {name: Young people, role: target_group}
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  welcome:
    text: Young people feel more welcome on the square
    ⟦who⟧: [young]
indicators:
  feel_welcome:
    text: Share of young people who feel welcome on the square
    measures: [welcome]
methods:
  survey:
    name: Questionnaire
    type: survey
    answers: [feel_welcome]
    respondents: [youth_workers]
""",
        good="""\
actors:
  young: {name: Young people, role: target_group}
  youth_workers: {name: Youth workers, role: partner}
outcomes:
  welcome:
    text: Young people feel more welcome on the square
    who: [young]
indicators:
  feel_welcome:
    text: Share of young people who feel welcome on the square
    measures: [welcome]
methods:
  survey:
    name: Questionnaire
    type: survey
    answers: [feel_welcome]
    respondents: [young, youth_workers]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "One of the groups of an outcome is enough, in any method for its indicators or for questions about it. "
            "Residents stand for every target group, and the other way round. Without any respondents "
            "measurement-row-incomplete asks for them. Where all methods are records, it is an info."
        ),
        (
            "Eén van de groepen van een outcome volstaat, bij eender welke methode voor haar indicatoren of voor "
            "vragen erover. Inwoners gelden als elke doelgroep, en omgekeerd. Staan er nergens bevraagden, dan vraagt "
            "measurement-row-incomplete ernaar. Zijn alle methoden registratie of bestaande data, dan is het een tip."
        ),
    ),
)
def target_group_not_asked(inspection: Inspection) -> Iterator[Report]:
    table = Table.of(inspection)
    needs = _needs_of_nodes(inspection)
    for name, outcome in inspection.plan.outcomes.items():
        methods = {one: method for need in needs.get(name, ()) for one, method in table.of_need(need).items()}
        asked = dict.fromkeys(actor for method in methods.values() for actor in method.respondents)
        if table.unsure or not _is_left_out(inspection, outcome, methods, asked):
            continue
        who = [actor for actor in outcome.who if actor in inspection.plan.actors]
        yield Report(
            span=inspection.at(name, "who"),
            say="records" if all(method.type in _RECORDS for method in methods.values()) else "",
            facts={
                "change": inspection.label(name),
                "who": [inspection.label(actor) for actor in who],
                "ids": who,
                "asked": [inspection.label(actor) for actor in asked],
            },
            related=tuple((inspection.at(one, "respondents"), "asked") for one in methods if methods[one].respondents),
            node=name,
            severity=Severity.INFO if all(method.type in _RECORDS for method in methods.values()) else None,
        )


def _needs_of_nodes(inspection: Inspection) -> dict[str, dict[str, None]]:
    """For every node its indicators and the learning questions about it or about a link of it."""
    plan = inspection.plan
    needs: dict[str, dict[str, None]] = {}
    for name, indicator in plan.indicators.items():
        for node in indicator.measures:
            needs.setdefault(node, {})[name] = None
    for name, question in plan.learning_questions.items():
        for text in question.about:
            link = Link.parse(text)
            hypothesis = plan.hypotheses.get(text)
            links = hypothesis.links if hypothesis else (link,) if link else ()
            for node in {text, *(end for one in links for end in (one.cause, one.effect))}:
                needs.setdefault(node, {})[name] = None
    return needs


def _is_left_out(
    inspection: Inspection, outcome: Outcome, methods: Mapping[str, Method], asked: Mapping[str, None]
) -> bool:
    """Whether somebody is asked, but certainly nobody in whom the change has to show."""
    actors, unread = inspection.plan.actors, inspection.document.is_unread
    known = all(actor in actors for actor in (*outcome.who, *asked))
    if not outcome.who or not asked or not known or any(unread(name, ("respondents",)) for name in methods):
        return False
    if any(method.type is MethodType.OBSERVATION for method in methods.values()):
        return False
    return _are_others(actors, outcome.who, asked)


def _are_others(actors: Mapping[str, Actor], who: Iterable[str], asked: Mapping[str, None]) -> bool:
    """Whether these are certainly other people: the elderly may be among the residents who are asked."""
    groups = [[actors[name] for name in names if actors[name].role is Role.TARGET_GROUP] for names in (who, asked)]
    everybody = any(_EVERYBODY.search(actor.name or "") for group in groups for actor in group)
    return asked.keys().isdisjoint(who) and not (everybody and all(groups))
