"""TOC401: nobody for whom the difference is made, or an impact goal about somebody else."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import IMPACT, Role
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.judgement import naming_nobody
from toc.lint.rules.sources import DHAENE, FORTI, NOBLE
from toc.syntax.statements import Statement


@rule(
    401,
    "target-group-undeclared",
    Severity.ERROR,
    Checklist.ACTORS,
    since=Profile.DRAFT,
    sources=(
        DHAENE.at("step 1.1: for whom do you make the difference?", "stap 1.1: voor wie maak je het verschil?"),
        NOBLE.at("step 2: identify your target group", "stap 2: bepaal je doelgroep"),
        FORTI.at(
            "question 1: whom do you want to influence or benefit?", "vraag 1: wie wil je beïnvloeden of vooruithelpen?"
        ),
    ),
    nl=Wording(
        title="Het plan noemt minstens één doelgroep, en het impactdoel gaat over een doelgroep.",
        why="De weg naar impact begint bij de vraag voor wie je het verschil maakt. Zonder doelgroep weet straks "
        "niemand bij wie de verandering te zien moet zijn.",
        say={
            "": "Geen enkele actor heeft de rol {target_group}.",
            "goal": "Het impactdoel noemt geen enkele doelgroep.",
        },
        do={
            "": "Geef de groep voor wie je het verschil maakt {role}: {target_group}, en zet haar id bij het "
            "impactdoel: {who}: [id].",
            "goal": "Vul bij het impactdoel {who}: [id] in met de groep voor wie je het verschil maakt. Doelgroepen "
            "in dit plan: {groups}.",
        },
        point={"": "geen {target_group}", "goal": "geen {target_group}"},
        bad="""\
impactdoel:
  tekst: Ouderen voelen zich minder eenzaam
⟦actoren⟧:
  buurtwerkers: {naam: Buurtwerkers, rol: stad}
  ouderen: {naam: Ouderen}
""",
        good="""\
impactdoel:
  tekst: Ouderen voelen zich minder eenzaam
  wie: [ouderen]
actoren:
  buurtwerkers: {naam: Buurtwerkers, rol: stad}
  ouderen: {naam: Ouderen, rol: doelgroep}
""",
    ),
    en=Wording(
        title="The plan names at least one target group, and the impact goal is about a target group.",
        why="The way to impact starts with the question for whom you make the difference. Without a target group "
        "nobody will know in whom the change has to be seen.",
        say={
            "": "No actor has the role {target_group}.",
            "goal": "The impact goal names no target group.",
        },
        do={
            "": "Give the group for whom you make the difference {role}: {target_group}, and put its id with the "
            "impact goal: {who}: [id].",
            "goal": "Fill in {who}: [id] with the impact goal: the group for whom you make the difference. Target "
            "groups in this plan: {groups}.",
        },
        point={"": "no {target_group}", "goal": "no {target_group}"},
        bad="""\
impact_goal:
  text: Older residents feel less lonely
⟦actors⟧:
  community_workers: {name: Community workers, role: city}
  older: {name: Older residents}
""",
        good="""\
impact_goal:
  text: Older residents feel less lonely
  who: [older]
actors:
  community_workers: {name: Community workers, role: city}
  older: {name: Older residents, role: target_group}
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Silent on an impact goal without `who` whose text names nobody either: missing-target-group says so. An "
            "unknown id in `who` may be meant for a target group: that is for dangling-reference."
        ),
        (
            "Zwijgt bij een impactdoel zonder `wie` waarvan ook de tekst niemand noemt: dat zegt "
            "missing-target-group. Een onbekend id bij `wie` kan een doelgroep zijn: dat is voor dangling-reference."
        ),
    ),
)
def target_group_undeclared(inspection: Inspection) -> Iterator[Report]:
    plan, document = inspection.plan, inspection.document
    groups = [name for name, actor in plan.actors.items() if actor.role is Role.TARGET_GROUP]
    if not groups:
        place = document.place("actors")
        yield Report(span=place.name if place else document.start)
    elif _is_about_others(inspection, groups) and not _is_said_already(inspection):
        yield Report(span=inspection.at(IMPACT, "who"), say="goal", facts={"groups": groups}, node=IMPACT)


def _is_about_others(inspection: Inspection, groups: list[str]) -> bool:
    """Whether the impact goal names no target group. An unknown id may be meant for one."""
    plan = inspection.plan
    return plan.impact_goal is not None and not any(
        name in groups or name not in plan.actors for name in plan.impact_goal.who
    )


def _is_said_already(inspection: Inspection) -> bool:
    """Whether missing-target-group says that the impact goal names nobody."""
    runs = inspection.settings.runs("missing-target-group")
    return runs and any(True for _ in naming_nobody(inspection, Statement.IMPACT_GOAL))
