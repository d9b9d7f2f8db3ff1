"""The languages that `toc` speaks. By themselves: a report needs them, and does without the model otherwise."""

from enum import StrEnum


class Language(StrEnum):
    NL = "nl"
    EN = "en"
