"""What the rules say of a sentence while there is still time to write it differently."""

from collections.abc import Callable, Sequence
from datetime import date

from toc.conversation.phrases import words_in
from toc.conversation.question import Example, Explained, Probe, Remark
from toc.conversation.writing import plain_text
from toc.core.findings import Finding, WordedFinding
from toc.core.model import Language, Plan
from toc.core.settings import Settings
from toc.lint.engine import lint
from toc.lint.rule_texts import Wording
from toc.lint.rules import ALL_RULES, find
from toc.lint.wording import in_words
from toc.syntax.document import Document
from toc.syntax.source import read

_WORDING = frozenset({"overlong-statement", "open-list-or-hedge", "placeholder-left", "personal-data-in-file"})
_RESULT = frozenset(
    {
        "activity-as-change",
        "means-end-in-statement",
        "multiple-changes",
        "not-stated-as-result",
        "organisation-as-subject",
        "passive-without-actor",
        "vague-verb",
    }
)
OBJECTIVE = frozenset({"vague-verb", "slogan-not-goal", "organisation-as-subject", "missing-target-group"})
GOAL = (
    _WORDING
    | _RESULT
    | {
        "absolute-claim",
        "missing-target-group",
        "no-change-language",
        "output-as-outcome",
        "slogan-not-goal",
        "undefined-jargon",
        "unspecific-target-group",
        "vague-qualifier",
    }
)
ACTIVITY = _WORDING | {
    "activity-without-verb",
    "multiple-activities",
    "outcome-as-activity",
    "passive-without-actor",
    "vague-activity-verb",
}
OUTPUT = _WORDING | _RESULT | {"duplicate-change"}
OUTCOME = OUTPUT | {"no-change-language", "output-as-outcome", "undefined-jargon", "vague-qualifier"}
HYPOTHESIS = frozenset({"link-without-hypothesis", "personal-data-in-file"})
MECHANISM = frozenset({"mechanism-describes-activity", "personal-data-in-file"})
ASSUMPTION = frozenset({"assumption-restates-outcome", "personal-data-in-file"})
INDICATOR = frozenset(
    {
        "double-barrelled-indicator",
        "indicator-is-instrument",
        "indicator-level-mismatch",
        "indicator-not-neutral",
        "indicator-without-measure",
        "indicator-without-population",
        "personal-data-in-file",
    }
)
BASELINE = frozenset({"number-read-two-ways"})
TARGET = BASELINE | {"baseline-norm-inconsistent", "norm-number-in-text", "norm-without-number"}
QUESTION = frozenset({"learning-question-closed", "personal-data-in-file"})
"""The rules that concern a sentence as it is being written. What the next question asks anyway (who carries it out, in
whom it shows) is not among them."""


Sift = Callable[[Document, Sequence[Finding]], Sequence[Finding]]
"""Leaves out of the findings on a document what was known before: what a baseline has."""


def remarks(
    probe: Probe, text: str, *, language: Language, settings: Settings, today: date, sift: Sift | None = None
) -> tuple[Remark, ...]:
    """What the rules of the probe say of the text, the heaviest first; nothing of what the settings have put off, and
    nothing that `sift` leaves out."""
    chosen = probe.rules if settings.rules is None else probe.rules & settings.rules
    document = read(plain_text(probe.plan(text), language), "toc new")
    made: Sequence[Finding] = lint(document, ALL_RULES, today=today, settings=settings._replace(rules=chosen))
    found = in_words(sift(document, made) if sift else made, language)
    about = sorted((one for one in found if one.node == probe.node), key=_urgency)
    helps = words_in(language).helps
    return tuple(dict.fromkeys(Remark(one.message, helps.get(one.rule, one.help)) for one in about))


def _urgency(finding: WordedFinding) -> tuple[int, int]:
    return -finding.severity.weight, finding.applies_from.order


def explanation(explained: Explained, language: Language) -> Example:
    """Why it matters, with the bad and the good example of the rule."""
    rule = find(explained.rule)
    if rule is None:
        raise LookupError(explained.rule)
    words = rule.wording(language)
    return Example(words.rationale, *(_picked(words, name, explained, language) for name in ("bad", "good")))


def _picked(words: Wording, name: str, explained: Explained, language: Language) -> str:
    """The sentence in the rule's example: the rules keep their examples as pieces of a plan."""
    piece = str(getattr(words, name)).replace("⟦", "").replace("⟧", "")
    keyword = "taal" if language is Language.NL else "language"
    plan: Plan = read(f"toc: 1\n{keyword}: {language}\n{piece}", "example").plan
    return explained.pick(plan) or ""
