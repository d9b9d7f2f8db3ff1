"""The settings that there are, and what each is for: validation and the pages in docs go by this table."""

from collections.abc import Mapping
from typing import get_args

from toc.core.findings import Profile, Severity
from toc.core.settings import FailOn
from toc.workspace.config.complaint import Text

KEYS: Mapping[str, Text] = {
    "extend": (
        "Another settings file to start from. What stands in this file is added to it or comes in its place.",
        "Een ander instellingenbestand om van te vertrekken. Wat in dit bestand staat, komt erbij of in de plaats.",
    ),
    "select": ("The rules that run, and no others.", "De regels die meedoen, en geen andere."),
    "extend-select": (
        "Rules that run as well as those that were chosen already.",
        "Regels die meedoen naast wat al gekozen was.",
    ),
    "ignore": ("Rules that do not run.", "Regels die niet meedoen."),
    "profile": ("How far the plans are.", "Hoe ver de plannen staan."),
    "fail-on": (
        "The lightest finding with which toc ends with exit code 1.",
        "De lichtste bevinding waarbij toc eindigt met afsluitcode 1.",
    ),
    "baseline": (
        "The file with the findings that were there already and are left out.",
        "Het bestand met de bevindingen die er al waren en niet meer getoond worden.",
    ),
    "severity": ("How heavy the findings of a rule weigh.", "Hoe zwaar de bevindingen van een regel wegen."),
    "limits": ("Numbers on which rules decide.", "Getallen waarop regels beslissen."),
    "words": (
        "Words that a list of toc should have, or should not have.",
        "Woorden die een lijst van toc erbij krijgt, of niet langer bevat.",
    ),
    "per-file-ignores": (
        "Rules that do not run for some of the files.",
        "Regels die voor sommige bestanden niet meedoen.",
    ),
    "plugins": (
        "Installed packages with rules of one's own: they run beside those of toc.",
        "Geïnstalleerde pakketten met eigen regels: die doen mee naast die van toc.",
    ),
    "plugin-folder": (
        "A folder in this repository with rules of one's own. It loads only with --allow-plugins.",
        "Een map in deze repository met eigen regels. Ze laadt alleen met --allow-plugins.",
    ),
    "picture": ("How pictures and tables look.", "Hoe tekeningen en tabellen eruitzien."),
}

PROFILES = tuple(one.value for one in Profile)
FAIL_ON: tuple[str, ...] = get_args(FailOn)
OFF = "off"
SEVERITIES = (*(one.value for one in reversed(Severity)), OFF)
LANGUAGES = ("nl", "en")
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
