"""TOC1002: a plan that only looks at what it hopes for."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import SideEffect, UnintendedEffect
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import BONELL, GEZINSCOACHING, GRYP_HEYLEN, OECD_DAC


@rule(
    1002,
    "unintended-effects-missing",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(
        GRYP_HEYLEN,
        GEZINSCOACHING,
        BONELL,
        OECD_DAC,
    ),
    needs_whole_file=True,
)
def unintended_effects_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    effects = plan.unintended_effects
    if not plan.outputs and not plan.outcomes:
        return
    if all(one.effect is SideEffect.POSITIVE for one in effects.values()):
        yield RawFinding(
            span=at_keyword(inspection, "unintended_effects"),
            variant="positive" if effects else "",
            severity=Severity.INFO if effects else None,
            missing_keywords=("unintended_effects",),
        )
    for effect in effects.values():
        if effect.effect is not SideEffect.POSITIVE:
            yield from _unfinished(inspection, effect)


def _unfinished(inspection: Inspection, effect: UnintendedEffect) -> Iterator[RawFinding]:
    lacks = tuple(word for word in ("who", "signal") if not getattr(effect, word))
    if lacks:
        yield RawFinding(
            span=inspection.at(effect.id),
            variant="both" if len(lacks) == 2 else lacks[0],
            facts={"effect_text": inspection.label(effect.id)},
            node=effect.id,
            severity=Severity.INFO,
            missing_keywords=lacks,
        )
