"""TOC902: an activity of several that nobody pulls."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Activity
from toc.lint.rules.actions.plan import once_or_each
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DORAN, GRYP_HEYLEN

_NOBODY = frozenset(
    {"iedereen", "allen", "allemaal", "alle", "alle diensten", "alle partners", "we", "wij", "wij allen", "team"}
    | {"het team", "ons team", "iedereen samen", "nog te bepalen", "te bepalen", "nog onbekend", "ntb", "n.t.b."}
    | {"everyone", "everybody", "all", "all of us", "all services", "all departments", "all partners", "us", "the team"}
    | {"our team", "to be decided", "to be determined", "unknown", "tbd", "tbc", "?", "-", "…", "..."}
)
"""Owners that point at nobody, in Dutch and in English."""


@rule(
    902,
    "action-without-owner",
    Severity.WARNING,
    Checklist.ACTION_PLAN,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at("say who takes an action up", "noteer wie een actie opneemt"),
        DORAN.at("assignable: say who will do it", "toewijsbaar (assignable): zeg wie het doet"),
    ),
    nl=Wording(
        title="Elke activiteit heeft één trekker.",
        why="Met meer uitvoerders rekent iedereen op de ander. Eén trekker houdt de afspraken bij en weet straks ook "
        "of de activiteit liep zoals gepland.",
        say={
            "": "Activiteit '{activity}' heeft meer dan één uitvoerder ({doers}), maar geen trekker.",
            "all": "{number} activiteiten hebben meer dan één uitvoerder, maar bij geen ervan staat een trekker.",
            "nobody": "'{written}' is geen trekker voor activiteit '{activity}': zo voelt niemand zich aangesproken.",
        },
        do={
            "": "Kies wie de anderen samenbrengt en het overzicht houdt: {owner}: [rol of dienst].",
            "all": "Kies per activiteit wie het overzicht houdt: {owner}: [rol of dienst].",
            "nobody": "Noem één rol of dienst, bijvoorbeeld {owner}: buurtwerker.",
        },
        point={"": "geen {owner}", "all": "nergens een {owner}", "nobody": "wie precies?"},
        bad="""\
actoren:
  cultuur: {naam: Dienst Cultuur, rol: stad}
  jeugd: {naam: Dienst Jeugd, rol: stad}
activiteiten:
  ⟦verhalenavond⟧:
    tekst: Dienst Cultuur en Dienst Jeugd maken elke maand een verhalenavond voor ouderen en jongeren
    door: [cultuur, jeugd]
""",
        good="""\
actoren:
  cultuur: {naam: Dienst Cultuur, rol: stad}
  jeugd: {naam: Dienst Jeugd, rol: stad}
activiteiten:
  verhalenavond:
    tekst: Dienst Cultuur en Dienst Jeugd maken elke maand een verhalenavond voor ouderen en jongeren
    door: [cultuur, jeugd]
    trekker: dienst Cultuur
""",
    ),
    en=Wording(
        title="Every activity has one owner.",
        why="Where several carry out something, each counts on the others. One owner keeps track of what was agreed, "
        "and can tell later whether the activity went as planned.",
        say={
            "": "Activity '{activity}' is carried out by several ({doers}), but has no owner.",
            "all": "{number} activities are carried out by several, and none of them has an owner.",
            "nobody": "'{written}' is no owner of activity '{activity}': nobody feels addressed.",
        },
        do={
            "": "Choose who brings the others together and keeps the overview: {owner}: [role or service].",
            "all": "Choose for each activity who keeps the overview: {owner}: [role or service].",
            "nobody": "Name one role or service, for instance {owner}: community worker.",
        },
        point={"": "no {owner}", "all": "no {owner} anywhere", "nobody": "who exactly?"},
        bad="""\
actors:
  culture: {name: Culture Department, role: city}
  youth: {name: Youth Department, role: city}
activities:
  ⟦story_evening⟧:
    text: The culture and youth departments hold a monthly story evening for older and young people
    by: [culture, youth]
""",
        good="""\
actors:
  culture: {name: Culture Department, role: city}
  youth: {name: Youth Department, role: city}
activities:
  story_evening:
    text: The culture and youth departments hold a monthly story evening for older and young people
    by: [culture, youth]
    owner: culture department
""",
    ),
    note=(
        (
            "Who carries an activity out alone is its owner too, so only an activity of several has to name one. An "
            "activity of nobody is for activity-without-actor. One finding for a plan that names no owner anywhere. "
            "'Everyone' or 'to be decided' counts from review on: there somebody did fill it in."
        ),
        (
            "Wie een activiteit alleen uitvoert, is ook de trekker: enkel bij meer uitvoerders moet er een staan. Een "
            "activiteit van niemand is voor activity-without-actor. Eén melding voor een plan dat nergens een trekker "
            "noemt. 'Iedereen' of 'nog te bepalen' telt vanaf het nalezen: daar vulde iemand wel iets in."
        ),
    ),
)
def action_without_owner(inspection: Inspection) -> Iterator[Report]:
    activities = inspection.plan.activities
    asked = [name for name, one in activities.items() if one.owner or len(set(one.by)) > 1]
    lacking = [name for name in asked if not activities[name].owner]
    for report in once_or_each(inspection, lacking, len(asked), ("owner",)):
        yield _with_doers(inspection, report)
    for name, activity in activities.items():
        if activity.owner and activity.owner.strip().casefold() in _NOBODY:
            yield _nobody(inspection, name, activity)


def _with_doers(inspection: Inspection, report: Report) -> Report:
    if not report.node:
        return report
    doers = list(dict.fromkeys(inspection.plan.activities[report.node].by))
    facts = {**report.facts, "doers": [inspection.label(doer) for doer in doers]}
    return Report(
        span=inspection.at(report.node), facts=facts, node=report.node, absent=report.absent, related=report.related
    )


def _nobody(inspection: Inspection, name: str, activity: Activity) -> Report:
    return Report(
        span=inspection.at(name, "owner"),
        say="nobody",
        facts={"activity": inspection.label(name), "written": activity.owner},
        node=name,
        since=Profile.REVIEW,
    )
