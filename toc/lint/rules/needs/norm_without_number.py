"""TOC709: a norm in words that does not say how much is enough."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.moments import PERIOD
from toc.lint.rules.sources import GRYP_HEYLEN
from toc.syntax.statements import Statement

_DIGIT = late(r"\d")


@rule(
    709,
    "norm-without-number",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def norm_without_number(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        target = inspection.plan.indicators[said.node].target
        if target and target.value:
            continue
        rest = PERIOD.sub(" ", said.text)
        if not _DIGIT.search(rest) and not next(texts.lists.find(rest, "numbers"), None):
            yield RawFinding(
                span=texts.whole(said), facts={"found": said.text}, node=said.node, missing_keywords=("target",)
            )
