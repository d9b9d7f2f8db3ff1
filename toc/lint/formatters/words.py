"""The words that a formatter adds to those of the rules."""

from collections import Counter
from collections.abc import Iterable

from toc.core.findings import Profile, Severity
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.formatters import Checked
from toc.lint.formatters.visible import visible
from toc.lint.readiness import Standing


def severity_word(severity: Severity, language: Language) -> str:
    """What a reader of that language calls such a finding."""
    return text(language, f"lint-{severity.value}")


def stands(path: str, standing: Standing, language: Language) -> str:
    """Which profile a plan passes, and for which one it still needs something, in one or two sentences."""
    asked = text(language, f"lint-as-{standing.asked.value}")
    if standing.passed is None:
        draft = text(language, f"lint-as-{Profile.DRAFT.value}")
        sentence = text(language, "lint-passes-none", path=visible(path), asked=draft)
    else:
        passed = text(language, f"lint-as-{standing.passed.value}")
        id_ = "lint-passes" if standing.holds else "lint-passes-less"
        sentence = text(language, id_, path=visible(path), passed=passed, asked=asked)
    if standing.blocking and standing.following:
        return text(language, f"lint-before-{standing.following.value}", text=sentence)
    return text(language, "lint-on-day", text=sentence, day=standing.day) if standing.day else sentence


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
        numbers = self._counting
        files = text(language, "lint-count-files", count=self.files)
        waiting = self._waiting if later else 0
        ending = f" {text(language, 'lint-later', count=waiting)}" if waiting else ""
        if not numbers:
            return text(language, "lint-all-good", files=files) + ending
        found = ", ".join(
            text(language, f"lint-count-{severity.value}", count=numbers[severity])
            for severity in reversed(Severity)
            if numbers[severity]
        )
        id_ = "lint-found" if self._touched == self.files else "lint-found-among"
        fixes = f" {text(language, 'lint-fixes', count=self._fixable)}" if self._fixable else ""
        return text(language, id_, found=found, files=files, number=self._touched) + fixes + ending


def summary(checked: Iterable[Checked], language: Language, *, later: bool = True) -> str:
    """The summary of these files."""
    tally = Tally()
    for file in checked:
        tally.add(file.standing)
    return tally.summary(language, later=later)
