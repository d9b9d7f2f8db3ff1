"""Group 4: actors and boundary partners."""

from toc.lint.rules.actors.boundary_partner_missing import boundary_partner_missing
from toc.lint.rules.actors.boundary_partner_without_change import boundary_partner_without_change
from toc.lint.rules.actors.change_without_who import change_without_who
from toc.lint.rules.actors.sphere_mismatch import sphere_mismatch
from toc.lint.rules.actors.target_group_undeclared import target_group_undeclared
from toc.lint.rules.actors.target_group_without_change import target_group_without_change
from toc.lint.rules.base import Rule

RULES: tuple[Rule, ...] = (
    target_group_undeclared,
    change_without_who,
    boundary_partner_missing,
    boundary_partner_without_change,
    target_group_without_change,
    sphere_mismatch,
)
