"""The words that the page adds to those of the plan, in Dutch and English."""

from collections.abc import Mapping
from enum import StrEnum

from toc.core import keywords
from toc.core.dates import spoken
from toc.core.findings import Severity
from toc.core.messages import text
from toc.core.model import Language, Part
from toc.pictures.theme import Kind
from toc.pictures.words import WORDS
from toc.publish.page.markup import Both

KINDS: Mapping[Kind, str] = {
    Kind.INPUT: "page-input",
    Kind.ACTIVITY: "page-activity",
    Kind.OUTPUT: "page-output",
    Kind.OUTCOME: "page-outcome",
    Kind.IMPACT: "page-impact-goal",
    Kind.FACTOR: "page-external-factor",
    Kind.UNINTENDED: "page-unintended-effect",
}

SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: "page-error",
    Severity.WARNING: "page-warning",
    Severity.INFO: "page-tip",
}
COUNTED: Mapping[Severity, str] = {
    Severity.ERROR: "count-of-errors",
    Severity.WARNING: "count-of-warnings",
    Severity.INFO: "count-of-tips",
}

SCRIPT: Mapping[str, str] = {
    "shown": "page-of-shown",
    "none": "page-nothing-found-try-another-word",
    "steps": "page-steps-to-the-impact-goal",
    "step": "page-1-step-to-the-impact",
    "nowhere": "page-does-not-reach-the-impact",
    "opened": "page-is-open-in-the-panel",
}
"""What the script says itself."""


def in_both(id_: str, **facts: object) -> Both:
    """The message in both languages, for the page shows either."""
    return text(Language.NL, id_, **facts), text(Language.EN, id_, **facts)


def field(name: str, part: type[Part]) -> Both:
    """A keyword as a heading: `feeds_back_to` is 'Koppelt terug naar'."""
    return _spoken(keywords.spell(name, Language.NL, part)), _spoken(keywords.spell(name, Language.EN, part))


def value(one: StrEnum) -> Both:
    """A value of a keyword in both languages."""
    word = next(word for word in keywords.VALUES[type(one)] if word.en == one.value)
    return word.nl.replace("_", " "), word.en.replace("_", " ")


def when(written: str) -> Both:
    """A date as people write it: `2026-10-15` is '15 oktober 2026'. Anything else stays as it is."""
    return spoken(written, Language.NL), spoken(written, Language.EN)


def picture_word(name: str) -> Both:
    """A word of the pictures."""
    return getattr(WORDS[Language.NL], name), getattr(WORDS[Language.EN], name)


def _spoken(keyword: str) -> str:
    return keyword.replace("_", " ").capitalize()
