"""TOC016: a character that nobody can see and YAML does not take."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import YAML_SPEC

unprintable_character = rule(
    16,
    "unprintable-character",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(YAML_SPEC.at("the characters that a file may hold", "welke tekens een bestand mag bevatten"),),
    nl=Wording(
        title="Het bestand bevat geen onzichtbare stuurtekens.",
        why="Zulke tekens komen mee als je plakt uit Word of een pdf; ze breken je zin af in verslagen en tekeningen.",
        say="Hier staat een onzichtbaar teken ({detail}).",
        do="Wis dat teken en tik de woorden eromheen opnieuw.",
        point="onzichtbaar teken",
        fix={"remove": "Wis het teken"},
    ),
    en=Wording(
        title="The file has no invisible control characters.",
        why="Such characters come along when you paste from Word or a PDF; they break your sentence in reports and "
        "pictures.",
        say="There is an invisible character here ({detail}).",
        do="Remove that character and type the words around it again.",
        point="invisible character",
        fix={"remove": "Remove the character"},
    ),
)(reported_as("unprintable-character"))
