"""TOC404: a partner in whom nothing changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import OUTCOME_MAPPING


@rule(
    404,
    "boundary-partner-without-change",
    Severity.WARNING,
    Checklist.ACTORS,
    since=Profile.REVIEW,
    sources=(
        OUTCOME_MAPPING.at(
            "every boundary partner has an outcome challenge",
            "elke partner (boundary partner) heeft een eigen beoogde verandering (outcome challenge)",
        ),
    ),
    nl=Wording(
        title="Voor elke partner staat er minstens één verandering in het plan.",
        why="Vaak bereik je de doelgroep pas als een partner iets anders doet dan vroeger. Staat die verandering niet "
        "in het plan, dan werkt niemand eraan en meet niemand ze.",
        say={
            "": "Partner '{actor}' heeft in het plan geen verandering en voert er ook niets mee uit.",
            "carries": "Partner '{actor}' werkt mee aan een activiteit, maar er staat geen verandering bij.",
        },
        do={
            "": "Schrijf wat deze partner anders gaat doen, met {who}: [{id}]. Is meewerken alles wat je vraagt, zet "
            "de partner dan in {by}: of {with}: van een activiteit. Anders hoort de actor niet in het plan.",
            "carries": "Moet deze partner zelf ook anders gaan werken? Schrijf dat dan als outcome met {who}: [{id}]. "
            "Is meewerken genoeg, dan is het goed zo.",
        },
        point="geen verandering",
        bad="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
  ⟦scholen⟧: {naam: Scholen, rol: partner}
outcomes:
  ander_aanbod:
    tekst: Jeugdwerkers bieden andere activiteiten aan
    wie: [jeugdwerkers]
""",
        good="""\
actoren:
  jeugdwerkers: {naam: Jeugdwerkers, rol: partner}
  scholen: {naam: Scholen, rol: partner}
outcomes:
  ander_aanbod:
    tekst: Jeugdwerkers bieden andere activiteiten aan
    wie: [jeugdwerkers]
  open_speelplaats:
    tekst: Scholen openen hun speelplaats na vier uur
    wie: [scholen]
""",
    ),
    en=Wording(
        title="For every partner the plan has at least one change.",
        why="Often you reach the target group only when a partner does something else than before. If that change is "
        "not in the plan, nobody works on it and nobody measures it.",
        say={
            "": "Partner '{actor}' has no change in the plan and carries out nothing in it either.",
            "carries": "Partner '{actor}' helps to carry out an activity, but has no change.",
        },
        do={
            "": "Write what this partner is going to do differently, with {who}: [{id}]. If helping is all that you "
            "ask, put the partner in {by}: or {with}: of an activity. Otherwise the actor does not belong in the plan.",
            "carries": "Does this partner have to work differently too? Then write that as an outcome with {who}: "
            "[{id}]. If helping is enough, leave it as it is.",
        },
        point="no change",
        bad="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
  ⟦schools⟧: {name: Schools, role: partner}
outcomes:
  other_activities:
    text: Youth workers offer other activities
    who: [youth_workers]
""",
        good="""\
actors:
  youth_workers: {name: Youth workers, role: partner}
  schools: {name: Schools, role: partner}
outcomes:
  other_activities:
    text: Youth workers offer other activities
    who: [youth_workers]
  open_playground:
    text: Schools open their playground after four
    who: [schools]
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "In outcome mapping every boundary partner has a change of its own. Here the role `partner` also holds for "
            "somebody who carries activities with the city: who does that and has no change gets an info, who does "
            "neither a warning. Silent while the plan has no change at all: then another rule asks for changes first."
        ),
        (
            "In outcome mapping hoort bij elke 'boundary partner' een eigen verandering. Hier geldt de rol `partner` "
            "ook voor wie samen met de stad activiteiten uitvoert: wie dat doet zonder verandering, krijgt een info, "
            "wie geen van beide doet een waarschuwing. Zwijgt zolang het plan geen enkele verandering heeft: dan "
            "vraagt een andere regel daar eerst naar."
        ),
    ),
)
def boundary_partner_without_change(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    changing = {name for change in plan.changes() for name in change.who}
    carrying = {name for activity in plan.activities.values() for name in (*activity.by, *activity.with_)}
    for name, actor in plan.actors.items():
        if actor.role is Role.PARTNER and name not in changing and (plan.outputs or plan.outcomes):
            carries = name in carrying
            yield Report(
                span=inspection.at(name),
                say="carries" if carries else "",
                facts={"actor": inspection.label(name), "id": name},
                node=name,
                severity=Severity.INFO if carries else None,
            )
