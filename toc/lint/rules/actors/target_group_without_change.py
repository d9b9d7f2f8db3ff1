"""TOC405: a target group for which nothing changes."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import DHAENE, GRYP_HEYLEN


@rule(
    405,
    "target-group-without-change",
    Severity.ERROR,
    Checklist.ACTORS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "Ubuntu: an impact goal with attention to two groups, and the changes for each of them",
            "Ubuntu: een impactdoel met aandacht voor twee groepen, en de veranderingen voor elk van beide",
        ),
        GRYP_HEYLEN.at(
            "does it speak to the target group that is meant?", "spreekt de actie de beoogde doelgroep aan?"
        ),
    ),
    nl=Wording(
        title="Voor elke doelgroep staat er minstens één outcome in het plan.",
        why="Je noemt een doelgroep omdat je voor haar het verschil wilt maken. Zonder outcome toont je plan geen weg "
        "waarlangs dat verschil er komt.",
        say="Geen enkele outcome gaat over doelgroep '{actor}'.",
        do="Schrijf een outcome met {who}: [{id}]: wat gaat deze groep anders weten, kunnen, doen of ervaren? Is het "
        "plan niet voor deze groep bedoeld, geef de actor dan een andere rol.",
        point="geen outcome",
        bad="""\
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  ⟦jongeren⟧: {naam: Jongeren, rol: doelgroep}
outcomes:
  netwerk:
    tekst: Ouderen hebben vaker contact met buren
    wie: [ouderen]
""",
        good="""\
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  jongeren: {naam: Jongeren, rol: doelgroep}
outcomes:
  netwerk:
    tekst: Ouderen en jongeren uit dezelfde straat groeten elkaar vaker
    wie: [ouderen, jongeren]
""",
    ),
    en=Wording(
        title="For every target group the plan has at least one outcome.",
        why="You name a target group because you want to make the difference for it. Without an outcome your plan "
        "shows no way along which that difference comes about.",
        say="No outcome is about target group '{actor}'.",
        do="Write an outcome with {who}: [{id}]: what will this group know, be able to do, do or experience "
        "differently? If the plan is not meant for this group, give the actor another role.",
        point="no outcome",
        bad="""\
actors:
  older: {name: Older residents, role: target_group}
  ⟦young⟧: {name: Young people, role: target_group}
outcomes:
  network:
    text: Older residents see their neighbours more often
    who: [older]
""",
        good="""\
actors:
  older: {name: Older residents, role: target_group}
  young: {name: Young people, role: target_group}
outcomes:
  network:
    text: Older and young people from the same street greet each other more often
    who: [older, young]
""",
    ),
    needs_whole_file=True,
    note=(
        "Silent while the plan has no outcome at all: another rule says that once, instead of once for every group.",
        (
            "Zwijgt zolang het plan geen enkele outcome heeft: een andere regel zegt dat één keer, in plaats van per "
            "doelgroep."
        ),
    ),
)
def target_group_without_change(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    changing = {name for outcome in plan.outcomes.values() for name in outcome.who}
    for name, actor in plan.actors.items():
        if actor.role is Role.TARGET_GROUP and name not in changing and plan.outcomes:
            facts = {"actor": inspection.label(name), "id": name}
            yield Report(span=inspection.at(name), facts=facts, node=name)
