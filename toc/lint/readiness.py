"""Where a plan stands: which profile it passes, and what stands between it and the next.

A rule says from which profile on its findings count (draft, review, final). A plan passes a profile when nothing that
counts there weighs as much as the profile's bar; a day-1 draft is so told what comes next instead of being shouted at.
"""

from collections.abc import Sequence
from typing import NamedTuple

from toc.core.findings import Finding, Profile, Severity, Span, WordedFinding
from toc.lint.days import added_on


class Standing(NamedTuple):
    """How a plan stands under the profile that it was asked to meet.

    `counting` are the findings that count there, `later` those that do not yet. `passed` is the highest profile that
    the plan passes (None: not even draft), `following` the next one, and `blocking` the findings that keep it from
    that one and that do not count yet. With a `day` of the training, `counting` holds what that day adds as well, and
    nothing is `blocking`: what comes next is what the next day brings.
    """

    asked: Profile
    counting: tuple[Finding, ...]
    later: tuple[Finding, ...]
    passed: Profile | None
    following: Profile | None
    blocking: tuple[Finding, ...]
    day: int | None = None

    @property
    def holds(self) -> bool:
        """Whether the plan passes the profile that was asked."""
        return self.passed is not None and self.passed.order >= self.asked.order

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """Those that count for the exit code: what a day of the training adds does not."""
        return self.counting if self.day is None else tuple([one for one in self.counting if counts(one, self.asked)])


def standing(findings: Sequence[Finding], asked: Profile, day: int | None = None) -> Standing:
    """Where a plan with these findings stands under that profile, on that day of the training."""
    kinds = {(one.applies_from, one.severity) for one in findings}
    passed = None
    for profile in Profile:
        if any(_blocks(since, severity, profile) for since, severity in kinds):
            break
        passed = profile
    following = next((one for one in Profile if passed is None or one.order > passed.order), None)
    now = {one for one in Profile if one.order <= asked.order}
    shown = [one.applies_from in now or (day is not None and added_on(one.rule) <= day) for one in findings]
    later = tuple([one for one, is_shown in zip(findings, shown, strict=True) if not is_shown])
    return Standing(
        asked=asked,
        counting=tuple([one for one, is_shown in zip(findings, shown, strict=True) if is_shown]),
        later=later,
        passed=passed,
        following=following if day is None else None,
        blocking=_blockers(later, following) if following and day is None else (),
        day=day,
    )


def _urgency(finding: Finding) -> tuple[int, int, Span]:
    """What counts first comes first, then what weighs most, then the order of the file."""
    return finding.applies_from.order, -finding.severity.weight, finding.span


def profile_for(status: str | None, asked: Profile | None) -> Profile:
    """The profile under which a plan with that status is looked at: what was asked, or the status; without either it is
    a draft."""
    return asked or (Profile(status) if status else Profile.DRAFT)


def counts(finding: Finding | WordedFinding, profile: Profile) -> bool:
    """Whether a finding counts under that profile."""
    return finding.applies_from.order <= profile.order


def _blockers(findings: Sequence[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Those that keep a plan from passing that profile, the most urgent first."""
    return tuple(sorted((one for one in findings if _blocks(one.applies_from, one.severity, profile)), key=_urgency))


def _blocks(since: Profile, severity: Severity, profile: Profile) -> bool:
    return since.order <= profile.order and severity.weight >= profile.failing_severity.weight
