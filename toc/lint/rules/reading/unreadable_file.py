"""TOC019: a file that cannot be opened. No document reports it: whoever opens files does."""

from toc.core.findings import Profile, Severity
from toc.lint.rules.base import Checklist, Wording, rule
from toc.lint.rules.reading.reported import reported_as
from toc.lint.rules.sources import FORMAT

unreadable_file = rule(
    19,
    "unreadable-file",
    Severity.ERROR,
    Checklist.READING,
    since=Profile.DRAFT,
    sources=(FORMAT,),
    nl=Wording(
        title="toc kan het bestand openen.",
        why="Een plan dat niet te openen is, kijkt niemand na.",
        say={
            "permission": "toc mag dit bestand niet lezen.",
            "other": "toc kan dit bestand niet openen ({reason}).",
        },
        do={
            "permission": "Vraag leesrechten op het bestand, of kopieer het naar een eigen map.",
            "other": "Kijk na of de map bereikbaar is (netwerkschijf, OneDrive) en of geen ander programma het bestand "
            "vasthoudt.",
        },
    ),
    en=Wording(
        title="toc can open the file.",
        why="Nobody checks a plan that cannot be opened.",
        say={
            "permission": "toc is not allowed to read this file.",
            "other": "toc cannot open this file ({reason}).",
        },
        do={
            "permission": "Ask for the right to read the file, or copy it to a folder of your own.",
            "other": "Check that the folder can be reached (network drive, OneDrive) and that no other program holds "
            "on to the file.",
        },
    ),
)(reported_as("unreadable-file"))
