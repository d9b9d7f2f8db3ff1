"""The words that the page adds to those of the plan, in every language: a reader can change between them."""

from collections.abc import Mapping
from enum import StrEnum

from toc.core import keywords
from toc.core.dates import spoken
from toc.core.findings import Severity
from toc.core.messages import text
from toc.core.model import Language, Part
from toc.pictures.theme import Kind
from toc.pictures.words import WORDS
from toc.publish.page.markup import Localized

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


def in_all(id_: str, **facts: object) -> Localized:
    """The message in every language, for the page shows any of them."""
    return tuple(text(language, id_, **facts) for language in Language)


def field(name: str, part: type[Part]) -> Localized:
    """A keyword as a heading: `feeds_back_to` is 'Koppelt terug naar'."""
    return tuple(_spoken(keywords.spell(name, language, part)) for language in Language)


def value(one: StrEnum) -> Localized:
    """A value of a keyword in every language."""
    word = next(word for word in keywords.VALUES[type(one)] if word.en == one.value)
    return tuple(word.spelled(language).replace("_", " ") for language in Language)


def when(written: str) -> Localized:
    """A date as people write it: `2026-10-15` is '15 oktober 2026'. Anything else stays as it is."""
    return tuple(spoken(written, language) for language in Language)


def picture_word(name: str) -> Localized:
    """A word of the pictures."""
    return tuple(getattr(WORDS[language], name) for language in Language)


def _spoken(keyword: str) -> str:
    return keyword.replace("_", " ").capitalize()
