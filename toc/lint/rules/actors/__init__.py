"""Group 4: actors and boundary partners."""

from toc.lint.rules.actors.roles import boundary_partner_missing, boundary_partner_without_change, sphere_mismatch
from toc.lint.rules.actors.target_groups import change_without_who, target_group_undeclared, target_group_without_change
from toc.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    target_group_undeclared,
    change_without_who,
    boundary_partner_missing,
    boundary_partner_without_change,
    target_group_without_change,
    sphere_mismatch,
)
