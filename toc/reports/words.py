"""The words that a report adds to those of the rules, in Dutch and English."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toc.finding import Severity
from toc.model import Language
from toc.reports import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a report in one language; pairs are singular and plural."""

    severity: Mapping[Severity, tuple[str, str]]
    file: tuple[str, str]
    help: str
    why: str
    fix: str
    found: str
    found_among: str
    fixes: tuple[str, str]
    all_good: str


WORDS = {
    Language.NL: Words(
        severity={
            Severity.ERROR: ("fout", "fouten"),
            Severity.WARNING: ("waarschuwing", "waarschuwingen"),
            Severity.INFO: ("tip", "tips"),
        },
        file=("bestand", "bestanden"),
        help="hulp",
        why="waarom",
        fix="herstel",
        found="{found} in {files}.",
        found_among="{found} in {number} van de {files}.",
        fixes=("Voor 1 ervan ligt de verbetering klaar.", "Voor {number} ervan ligt de verbetering klaar."),
        all_good="Alles in orde: {files} nagekeken.",
    ),
    Language.EN: Words(
        severity={
            Severity.ERROR: ("error", "errors"),
            Severity.WARNING: ("warning", "warnings"),
            Severity.INFO: ("tip", "tips"),
        },
        file=("file", "files"),
        help="help",
        why="why",
        fix="fix",
        found="{found} in {files}.",
        found_among="{found} in {number} of the {files}.",
        fixes=("1 of them comes with a ready-made fix.", "{number} of them come with a ready-made fix."),
        all_good="All is well: {files} checked.",
    ),
}


def counted(number: int, forms: tuple[str, str]) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {forms[number != 1]}"


def summary(checked: Sequence[Checked], language: Language) -> str:
    """How much was found, in one or two sentences: errors, warnings, tips, and how many of them have a fix."""
    words = WORDS[language]
    numbers = Counter(finding.severity for file in checked for finding in file.findings)
    files = counted(len(checked), words.file)
    if not numbers:
        return words.all_good.format(files=files)
    found = ", ".join(
        counted(numbers[severity], words.severity[severity]) for severity in reversed(Severity) if numbers[severity]
    )
    touched = sum(bool(file.findings) for file in checked)
    sentence = words.found if touched == len(checked) else words.found_among
    fixable = sum(bool(finding.fixes) for file in checked for finding in file.findings)
    fixes = f" {words.fixes[fixable != 1].format(number=fixable)}" if fixable else ""
    return sentence.format(found=found, files=files, number=touched) + fixes
