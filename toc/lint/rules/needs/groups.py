"""Whose change an indicator measures, as the plan says it."""

from toc.core.model import IMPACT, Indicator, Role
from toc.lint.rules.base import Inspection


def group_measured(inspection: Inspection, indicator: Indicator) -> str:
    """The name of the first actor in whom a change that the indicator measures shows; empty where there is none."""
    plan = inspection.plan
    for node in indicator.measures:
        thing = plan.impact_goal if node == IMPACT else inspection.document.thing(node)
        who: tuple[str, ...] = getattr(thing, "who", ())
        for name in who:
            actor = plan.actors.get(name)
            if actor and actor.name and actor.role is not Role.CITY:
                return actor.name
    return ""
