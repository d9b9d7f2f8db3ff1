"""TOC1005: personal data without an answer to why, on what ground, how long and where."""

from collections.abc import Iterator, Sequence

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Method, Plan, Privacy
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.participation.asking import ASKS_PEOPLE
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GDPR, GEZINSCOACHING

FIELDS = ("purpose", "legal_basis", "retention", "storage")
"""What the privacy block has to answer (article 5 of the regulation: purpose, lawfulness, storage limits, security)."""

_SENSITIVE = {
    Language.NL: late(
        r"\b(?:\w*gezondheid\w*|herkomst|afkomst|etnische?|religie\w*|geloof|levensbeschouwing|strafrechtelijke?"
        r"|strafblad\w*|seksuele|geaardheid|handicap|dementie|verslaving|verslaafd|diagnoses?|vakbond\w*)\b"
    ),
    Language.EN: late(
        r"\b(?:health|ethnic(?:ity)?|origin|religio(?:n|us)|belief|criminal records?|convictions?|sexual"
        r"|disabilit(?:y|ies)|dementia|addictions?|addicted|diagnos(?:is|es)|trade union)\b"
    ),
}


@rule(
    1005,
    "privacy-block-missing",
    Severity.ERROR,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(
        GDPR,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def privacy_block_missing(inspection: Inspection) -> Iterator[RawFinding]:
    methods = inspection.plan.methods.values()
    sure = [method for method in methods if method.personal_data]
    asking = sure or [method for method in methods if _may_collect(inspection, method)]
    privacy = inspection.plan.privacy
    if not asking:
        return
    lacks = [name for name in FIELDS if not getattr(privacy, name, None)]
    if privacy is None or len(lacks) == len(FIELDS):
        yield _without_block(inspection, asking, certain=bool(sure))
    elif lacks:
        spelled = [keywords.spell(name, inspection.document.spelling, Privacy) for name in lacks]
        yield RawFinding(
            span=at_keyword(inspection, "privacy"),
            variant="fields",
            facts={"missing": ", ".join(spelled)},
            applies_from=Profile.REVIEW if sure else None,
            missing_keywords=("privacy",),
        )
    elif privacy.special_category is None:
        yield from _special(inspection, sure)


def _may_collect(inspection: Inspection, method: Method) -> bool:
    """Whether a method asks people and does not say whether it collects personal data."""
    unread = inspection.document.is_unread(method.id, ("personal_data",))
    return method.personal_data is None and method.type in ASKS_PEOPLE and not unread


def _without_block(inspection: Inspection, methods: Sequence[Method], *, certain: bool) -> RawFinding:
    first, *others = methods
    return RawFinding(
        span=inspection.at(first.id, "personal_data"),
        variant="" if certain else "maybe",
        facts={"method": inspection.label(first.id)},
        related=tuple((inspection.at(method.id, "personal_data"), "method") for method in others[:4]),
        node="",
        applies_from=Profile.REVIEW if certain else None,
        missing_keywords=("privacy",),
    )


def _special(inspection: Inspection, methods: Sequence[Method]) -> Iterator[RawFinding]:
    """One report for the first sensitive words in what methods with personal data answer."""
    sensitive = _SENSITIVE[inspection.language]
    for need in dict.fromkeys(need for method in methods for need in method.answers):
        found = sensitive.search(_words_of(inspection.plan, need).casefold())
        if found:
            yield RawFinding(
                span=inspection.at(need, "text"),
                variant="special",
                facts={"words": found[0]},
                related=((at_keyword(inspection, "privacy"), "privacy"),),
                node=need,
                severity=Severity.WARNING,
            )
            return


def _words_of(plan: Plan, need: str) -> str:
    """The text of that indicator or learning question, and by what it is split up."""
    indicator = plan.indicators.get(need)
    if indicator:
        return " ".join((indicator.text or "", *indicator.disaggregation))
    question = plan.learning_questions.get(need)
    return (question.text or "") if question else ""
