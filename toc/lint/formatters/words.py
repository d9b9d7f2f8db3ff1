"""The words that a report adds to those of the rules, in Dutch and English."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toc.core.findings import Profile, Severity
from toc.core.languages import Language
from toc.lint.formatters import Checked
from toc.lint.formatters.visible import visible
from toc.lint.readiness import Standing


class Words(NamedTuple):
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
    later: tuple[str, str]
    profile: Mapping[Profile, str]
    passes: str
    passes_less: str
    passes_none: str
    between: Mapping[Profile, str]
    more_later: tuple[str, str]

    def more(self, number: int, profile: Profile) -> str:
        """How many points are left for later, and how to see them."""
        return self.more_later[number != 1].format(number=number, profile=profile.value)


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
        later=("Nog 1 punt voor later.", "Nog {number} punten voor later."),
        profile={
            Profile.DRAFT: "als ontwerp",
            Profile.REVIEW: "om te laten nalezen",
            Profile.FINAL: "als definitief plan",
        },
        passes="{path} is klaar {passed}.",
        passes_less="{path} is klaar {passed}, maar nog niet {asked}.",
        passes_none="{path} is nog niet klaar {asked}.",
        between={
            Profile.DRAFT: "{text} Wat er nog moet gebeuren:",
            Profile.REVIEW: "{text} Wat er nog moet gebeuren voor je het laat nalezen:",
            Profile.FINAL: "{text} Wat er nog moet gebeuren voor het definitief is:",
        },
        more_later=(
            "Verder nog 1 punt om over na te denken: toc lint --profile {profile}",
            "Verder nog {number} punten om over na te denken: toc lint --profile {profile}",
        ),
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
        later=("1 point more for later.", "{number} points more for later."),
        profile={
            Profile.DRAFT: "as a draft",
            Profile.REVIEW: "for review",
            Profile.FINAL: "as a final plan",
        },
        passes="{path} is ready {passed}.",
        passes_less="{path} is ready {passed}, but not yet {asked}.",
        passes_none="{path} is not ready yet {asked}.",
        between={
            Profile.DRAFT: "{text} What it still needs:",
            Profile.REVIEW: "{text} What it still needs before others read it:",
            Profile.FINAL: "{text} What it still needs before it is final:",
        },
        more_later=(
            "And 1 point more to think about: toc lint --profile {profile}",
            "And {number} points more to think about: toc lint --profile {profile}",
        ),
    ),
}


def counted(number: int, forms: tuple[str, str]) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {forms[number != 1]}"


def stands(path: str, standing: Standing, language: Language) -> str:
    """Which profile a plan passes, and for which one it still needs something, in one or two sentences."""
    words = WORDS[language]
    asked = words.profile[standing.asked]
    if standing.passed is None:
        text = words.passes_none.format(path=visible(path), asked=words.profile[Profile.DRAFT])
    else:
        passed = words.profile[standing.passed]
        sentence = words.passes if standing.holds else words.passes_less
        text = sentence.format(path=visible(path), passed=passed, asked=asked)
    if standing.blocking and standing.following:
        return words.between[standing.following].format(text=text)
    return text


class Tally:
    """The numbers of a run, of which a summary speaks."""

    def __init__(self) -> None:
        self.files = 0
        self._touched = 0
        self._fixable = 0
        self._waiting = 0
        self._counting: Counter[Severity] = Counter()

    def add(self, standing: Standing) -> None:
        self.files += 1
        self._touched += bool(standing.counting)
        self._waiting += len(standing.later)
        self._counting.update([finding.severity for finding in standing.counting])
        self._fixable += sum([bool(finding.fixes) for finding in standing.counting])

    def summary(self, language: Language, *, later: bool = True) -> str:
        """How much was found that counts, in a few sentences: errors, warnings, tips, how many of them have a fix, and
        with `later` how much does not count yet."""
        words, numbers = WORDS[language], self._counting
        files = counted(self.files, words.file)
        waiting = self._waiting if later else 0
        ending = f" {words.later[waiting != 1].format(number=waiting)}" if waiting else ""
        if not numbers:
            return words.all_good.format(files=files) + ending
        found = ", ".join(
            counted(numbers[severity], words.severity[severity]) for severity in reversed(Severity) if numbers[severity]
        )
        sentence = words.found if self._touched == self.files else words.found_among
        fixable = self._fixable
        fixes = f" {words.fixes[fixable != 1].format(number=fixable)}" if fixable else ""
        return sentence.format(found=found, files=files, number=self._touched) + fixes + ending


def summary(checked: Iterable[Checked], language: Language, *, later: bool = True) -> str:
    """The summary of these files."""
    tally = Tally()
    for file in checked:
        tally.add(file.standing)
    return tally.summary(language, later=later)
