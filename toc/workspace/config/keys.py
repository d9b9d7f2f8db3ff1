"""The settings that there are, and what each is for: validation and the pages in docs go by this table."""

from collections.abc import Mapping
from typing import get_args

from toc.core.findings import Profile, Severity
from toc.core.languages import Language
from toc.core.messages import text
from toc.core.settings import FailOn

KEYS = (
    "extend",
    "select",
    "extend-select",
    "ignore",
    "profile",
    "fail-on",
    "baseline",
    "severity",
    "limits",
    "words",
    "per-file-ignores",
    "plugins",
    "plugin-folder",
    "picture",
)


def about(key: str, language: Language) -> str:
    """What a setting is for."""
    return text(language, f"setting-{key}")


PROFILES = tuple(profile.value for profile in Profile)
FAIL_ON: tuple[str, ...] = get_args(FailOn)
OFF = "off"
SEVERITIES = (*(severity.value for severity in reversed(Severity)), OFF)
LANGUAGES = tuple(language.value for language in Language)
PICTURE_CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("light", "dark", "print", "contrast"),
    "paper": ("a4", "a3", "a2", "a1", "16:9"),
    "orientation": ("portrait", "landscape"),
}
PICTURE_FONTS = ("font", "font_bold")
PICTURE_KEYS = (*PICTURE_CHOICES, "logo", *PICTURE_FONTS, "colours")
COLOURS = ("input", "activity", "output", "outcome", "impact", "factor", "unintended")
"""The kinds of box that can have a colour of one's own."""
WORD_CHANGES = ("add", "remove")

HIGHEST_LIMIT = 100_000
"""No rule counts that far: a greater number is a slip, and could not be reckoned with as a number of years."""
