"""TOC101: a plan that does not say which policy objective it starts from."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE


@rule(
    101,
    "policy-objective-missing",
    Severity.ERROR,
    Checklist.IMPACT_GOAL,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "the question starts from a policy objective in the multi-year plan",
            "de vraag vertrekt van een beleidsdoelstelling uit het meerjarenplan",
        ),
    ),
    nl=Wording(
        title="Het plan vertrekt van een beleidsdoelstelling, met haar bron.",
        why="De weg naar impact begint bij wat de stad zich voornam. Staat de doelstelling er met haar bron bij, dan "
        "ziet ook het college waar je plan toe bijdraagt.",
        say={
            "": "Dit plan noemt geen beleidsdoelstelling.",
            "text": "Van de beleidsdoelstelling ontbreekt de {text}.",
            "both": "Van de beleidsdoelstelling ontbreken de {text} en de {source}.",
            "source": "Bij de beleidsdoelstelling staat niet uit welk plan ze komt.",
        },
        do={
            "": "Zet boven het impactdoel van welke doelstelling je vertrekt: {policy_objective}: met {text}: en "
            "{source}:, bijvoorbeeld 'Meerjarenplan 2026-2031'.",
            "text": "Neem de zin over zoals ze in het plan van de stad staat: {text}: ...",
            "both": "Neem de zin over zoals ze in het plan van de stad staat ({text}:) en noem dat plan ({source}:).",
            "source": "Vul {source}: in met het plan en de jaren, bijvoorbeeld 'Meerjarenplan 2026-2031'.",
        },
        point={
            "": "geen {policy_objective}",
            "text": "geen {text}",
            "both": "geen {text}, geen {source}",
            "source": "geen {source}",
        },
        bad="""\
⟦beleidsdoelstelling⟧:
  bron: Meerjarenplan 2026-2031
  code: BD-4
impactdoel:
  tekst: Jongeren uit de Brugse Poort behalen vaker een diploma
""",
        good="""\
beleidsdoelstelling:
  tekst: Jongeren verlaten de school met een diploma
  bron: Meerjarenplan 2026-2031
  code: BD-4
impactdoel:
  tekst: Jongeren uit de Brugse Poort behalen vaker een diploma
""",
    ),
    en=Wording(
        title="The plan starts from a policy objective, with its source.",
        why="The way to impact starts with what the city has set out to do. With the objective and its source in "
        "place, the council too can see what your plan contributes to.",
        say={
            "": "This plan names no policy objective.",
            "text": "The policy objective has no {text}.",
            "both": "The policy objective has no {text} and no {source}.",
            "source": "Nothing says which plan the policy objective comes from.",
        },
        do={
            "": "Say above the impact goal which objective you start from: {policy_objective}: with {text}: and "
            "{source}:, for instance 'City Plan 2026-2031'.",
            "text": "Copy the sentence as it stands in the city's plan: {text}: ...",
            "both": "Copy the sentence as it stands in the city's plan ({text}:) and name that plan ({source}:).",
            "source": "Fill in {source}: with the plan and its years, for instance 'City Plan 2026-2031'.",
        },
        point={
            "": "no {policy_objective}",
            "text": "no {text}",
            "both": "no {text}, no {source}",
            "source": "no {source}",
        },
        bad="""\
⟦policy_objective⟧:
  source: City Plan 2026-2031
  code: YOU-4
impact_goal:
  text: Young people from Harbour Ward gain a diploma more often
""",
        good="""\
policy_objective:
  text: Young people leave school with a diploma
  source: City Plan 2026-2031
  code: YOU-4
impact_goal:
  text: Young people from Harbour Ward gain a diploma more often
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "An error only where nothing tells what the plan starts from: a warning where the context describes the "
            "problem (a neighbourhood may start from that), and where only the source is missing. A code or a web "
            "address is a source as well."
        ),
        (
            "Enkel een fout waar niets zegt waar het plan van vertrekt: een waarschuwing waar de context de aanleiding "
            "beschrijft (een buurt kan daarvan vertrekken), en waar enkel de bron ontbreekt. Ook een code of een "
            "webadres is een bron."
        ),
    ),
)
def policy_objective_missing(inspection: Inspection) -> Iterator[Report]:
    plan, document = inspection.plan, inspection.document
    lacking = _lacking(inspection)
    if not lacking or not document.places:
        return
    problem = plan.context is not None and bool(plan.context.problem)
    yield Report(
        span=document.span_of("policy_objective"),
        say="" if lacking == "all" else lacking,
        severity=Severity.WARNING if lacking == "source" or (lacking == "all" and problem) else None,
        absent=("policy_objective", *(("context",) if lacking == "all" else ())),
    )


def _lacking(inspection: Inspection) -> str:
    """What the policy objective lacks: `all`, `both` text and source, one of them, or nothing."""
    objective = inspection.plan.policy_objective
    if objective is None:
        return "all"
    sourced = objective.source or objective.code or objective.url
    if objective.text:
        return "" if sourced else "source"
    return "text" if sourced else "both"
