"""The words that a formatter adds to those of the rules."""

from collections import Counter
from collections.abc import Iterable

from toc.core.findings import Finding, Profile, Severity
from toc.core.languages import Language
from toc.core.messages import text
from toc.lint.folding import Fold, folded
from toc.lint.formatters import Checked
from toc.lint.formatters.visible import one_line, visible
from toc.lint.readiness import Standing
from toc.lint.wording import message_of


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


MOST_LISTED = 40
"""Places that a list names: who has more of the same does not count on."""


def listed(others: Iterable[Finding], language: Language) -> str:
    """Where the same is to be said: `c2 (97:3), c3 (101:3)`; empty where that is nowhere."""
    places = [_named_place(one) for one in others]
    more = len(places) - MOST_LISTED
    left_out = f" {text(language, 'more-of-the-same', count=more)}" if more > 0 else ""
    return ", ".join(places[:MOST_LISTED]) + left_out


def _named_place(finding: Finding) -> str:
    start = finding.span.start
    place = f"{start.line}:{start.column}"
    return f"{visible(finding.node)} ({place})" if finding.node else place


def with_others(fold: Fold, language: Language) -> str:
    """The message of findings that say the same, on one line, with where else that is to be said."""
    said = one_line(message_of(fold.first, language))
    return f"{said} {text(language, 'lint-also-at', places=listed(fold.others, language))}" if fold.others else said


class Tally:
    """The numbers of a run, of which a summary speaks. `folds`: what is shown as one counts as one."""

    def __init__(self, *, folds: bool = False) -> None:
        self._folds = folds
        self.files = 0
        self._touched = 0
        self._fixable = 0
        self._waiting = 0
        self._counting: Counter[Severity] = Counter()

    def add(self, standing: Standing) -> None:
        self.files += 1
        self._touched += bool(standing.counting)
        counting, later = self._as_shown(standing.counting), self._as_shown(standing.later)
        self._waiting += len(later)
        self._counting.update([fold.first.severity for fold in counting])
        self._fixable += sum([any(finding.fixes for finding in fold.findings) for fold in counting])

    def _as_shown(self, findings: Iterable[Finding]) -> list[Fold]:
        return folded(findings) if self._folds else [Fold(finding) for finding in findings]

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
    tally = Tally(folds=True)
    for file in checked:
        tally.add(file.standing)
    return tally.summary(language, later=later)
