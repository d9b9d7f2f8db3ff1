"""Which actors of the plan a message can offer, under the ids that the file gives them."""

from toc.core.model import Role
from toc.lint.rules.base import Inspection

_OFFERED = 3
"""A message that offers more actors than this is no longer read."""


def offered(inspection: Inspection, *roles: Role) -> list[str]:
    """The ids of the actors with one of these roles; none where there are too many to name."""
    found = [name for name, actor in inspection.plan.actors.items() if actor.role in roles]
    return found if len(found) <= _OFFERED else []
