"""Rules on the choice of what is measured: the scope of the evaluation, the reason for measuring, frames of others."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.scope import left_out_needs, scope_of
from toc.core.text import is_said
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules._helpers.likeness import PERCENT, telling_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSWETENSCHAPPEN, GRYP_HEYLEN

_SCOPE = ("evaluation", "scope")

# --- TOC724: a scope that is no choice, or of which nobody says why ---------------------------------------------------


@rule(
    724,
    "scope-without-choice",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
)
def scope_without_choice(inspection: Inspection) -> Iterator[RawFinding]:
    document, evaluation = inspection.document, inspection.plan.evaluation
    written = evaluation.scope if evaluation else None
    if written is None or any(path[:2] == _SCOPE for path in document.unread):
        return
    both = [one for one in written.exclude if one in written.include]
    for one in both:
        yield RawFinding(
            span=at_keyword(inspection, *_SCOPE, "exclude"),
            variant="both",
            facts={"thing": _named(inspection, one)},
            related=((at_keyword(inspection, *_SCOPE, "include"), "include"),),
        )
    if not (written.include or written.exclude):
        yield RawFinding(span=at_keyword(inspection, *_SCOPE), variant="empty")
    elif not is_said(written.because):
        yield RawFinding(span=at_keyword(inspection, *_SCOPE))


def _named(inspection: Inspection, written: str) -> str:
    """An id as people call what stands under it; a link as it is written."""
    return written if "->" in written else inspection.label(written)


# --- TOC725: something is measured that the scope leaves out ----------------------------------------------------------


@rule(
    725,
    "need-outside-scope",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(DHAENE, GEZINSWETENSCHAPPEN),
)
def need_outside_scope(inspection: Inspection) -> Iterator[RawFinding]:
    plan, scope = inspection.plan, scope_of(inspection.plan)
    if scope is None:
        return
    for name in left_out_needs(plan, scope):
        yield RawFinding(
            span=inspection.at(name),
            facts={"need": inspection.label(name)},
            node=name,
            related=((at_keyword(inspection, *_SCOPE), "scope"),),
        )


# --- TOC726: why there is measuring says why the goal is wanted -------------------------------------------------------


@rule(
    726,
    "why-measure-repeats-goal",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(DHAENE,),
)
def why_measure_repeats_goal(inspection: Inspection) -> Iterator[RawFinding]:
    plan, goal = inspection.plan, inspection.plan.impact_goal
    own = telling_words(plan.why_measure or "", inspection.language)
    for keyword in ("text", "why") if own and goal else ():
        other = telling_words(getattr(goal, keyword) or "", inspection.language)
        if len(own & other) * 100 >= PERCENT * len(own | other):
            yield RawFinding(
                span=at_keyword(inspection, "why_measure"),
                related=((at_keyword(inspection, "impact_goal", keyword), "goal"),),
            )
            return


# --- TOC727: a frame under which nothing counts -----------------------------------------------------------------------


@rule(
    727,
    "frame-without-node",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(GEZINSWETENSCHAPPEN, GRYP_HEYLEN),
    needs_whole_file=True,
)
def frame_without_node(inspection: Inspection) -> Iterator[RawFinding]:
    used = {frame for _, node in inspection.plan.nodes() for frame in node.frames}
    for name in inspection.plan.frames:
        if name not in used:
            facts = {"frame": inspection.label(name), "id": name}
            yield RawFinding(span=inspection.at(name), facts=facts, node=name, missing_keywords=("frames",))
