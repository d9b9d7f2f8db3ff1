"""The words that the page adds to those of the plan, in Dutch and English."""

from collections.abc import Mapping
from enum import StrEnum

from toc.core import keywords
from toc.core.dates import spoken
from toc.core.findings import Severity
from toc.core.model import Language, Part
from toc.pictures.theme import Kind
from toc.pictures.words import WORDS
from toc.publish.page.markup import Both

KINDS: Mapping[Kind, Both] = {
    Kind.INPUT: ("Middel", "Input"),
    Kind.ACTIVITY: ("Activiteit", "Activity"),
    Kind.OUTPUT: ("Output", "Output"),
    Kind.OUTCOME: ("Outcome", "Outcome"),
    Kind.IMPACT: ("Impactdoel", "Impact goal"),
    Kind.FACTOR: ("Externe factor", "External factor"),
    Kind.UNINTENDED: ("Neveneffect", "Unintended effect"),
}

SEVERITIES: Mapping[Severity, Both] = {
    Severity.ERROR: ("Fout", "Error"),
    Severity.WARNING: ("Waarschuwing", "Warning"),
    Severity.INFO: ("Tip", "Tip"),
}
COUNTED: Mapping[Severity, tuple[Both, Both]] = {
    Severity.ERROR: (("fout", "error"), ("fouten", "errors")),
    Severity.WARNING: (("waarschuwing", "warning"), ("waarschuwingen", "warnings")),
    Severity.INFO: (("tip", "tip"), ("tips", "tips")),
}

SCRIPT: Mapping[str, Both] = {
    "shown": ("{n} van {all} getoond", "{n} of {all} shown"),
    "none": ("Niets gevonden. Probeer een ander woord of wis de filters.", "Nothing found. Try another word or clear."),
    "steps": ("{n} stappen tot het impactdoel", "{n} steps to the impact goal"),
    "step": ("1 stap tot het impactdoel", "1 step to the impact goal"),
    "nowhere": ("Komt nog niet uit bij het impactdoel", "Does not reach the impact goal yet"),
    "opened": ("{name} staat open in het paneel", "{name} is open in the panel"),
}
"""What the script says itself."""


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


def counted(number: int, one: Both, more: Both) -> Both:
    """'1 fout', '3 fouten'."""
    words = one if number == 1 else more
    return f"{number} {words[0]}", f"{number} {words[1]}"


def _spoken(keyword: str) -> str:
    return keyword.replace("_", " ").capitalize()
