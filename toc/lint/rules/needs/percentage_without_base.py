"""TOC711: a percentage in a norm that does not say of whom or of what."""

from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.language.reading import Who
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.needs.groups import group_measured
from toc.lint.rules.sources import GRYP_HEYLEN
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Said, Statement

_PERCENTAGE = late(r"(?<!\d)\d+(?:[.,]\d+)?\s?(?:%|procent\b|percent\b)")

_OF_WHOM = frozenset({"onder", "bij", "van", "of", "among", "in"})
_JOINTS = frozenset({"of", "en", "or", "and"})


@rule(
    711,
    "percentage-without-base",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(GRYP_HEYLEN,),
)
def percentage_without_base(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.NORM):
        indicator = inspection.plan.indicators[said.node]
        if _names_base(texts, said.text) or (indicator.text and _names_people(texts, indicator.text)):
            continue
        found = next((one for one in _PERCENTAGE.finditer(said.text) if _stands_alone(texts, said, one.end())), None)
        if found:
            group = group_measured(inspection, indicator)
            yield RawFinding(
                span=texts.at(said, *found.span()),
                variant="group" if group else "",
                facts={"found": found[0], "group": group},
                node=said.node,
            )


def _names_base(texts: Texts, text: str) -> bool:
    """Whether a norm says elsewhere of whom: "de eenzaamheid onder ouderen daalt van 53 naar 50 procent"."""
    reading = texts.read_text(text)
    return any(
        mention.who is Who.PERSONS
        and any(token.low in _OF_WHOM for token in reading.tokens[max(0, mention.start - 2) : mention.start])
        for mention in reading.mentions
    )


def _names_people(texts: Texts, text: str) -> bool:
    return any(mention.who is Who.PERSONS for mention in texts.read_text(text).mentions)


def _stands_alone(texts: Texts, said: Said, end: int) -> bool:
    """Whether nothing follows, or a verb at once: "70% is tevreden"."""
    following = said.text[end:].split()
    word = following[0].strip(".,;").lower() if following else ""
    return not word or word in _JOINTS or texts.lists.has(word, "closed-questions")
