"""The days of the training: which rules each of them adds to those of a draft.

A day is a choice of rules, not a step of the ladder from draft to final plan: what it adds is shown, and changes
neither the exit code nor what a plan passes. What counts in a draft counts from day 1 on. A rule of which no day speaks
is for whoever reads the plan after the training.

After C. Dhaene (ACE Europe) (2025), Training impactmeting voor de centrumsteden: the goal, activities, changes and the
drawing on day 1, what to measure and learn with hypotheses on day 2, methods and the measurement table on day 3.
"""

_ADDED = (
    # Day 1, step 1: for whom, by what, through which changes, and the drawing as homework.
    """
    policy-objective-missing goal-without-why
    activity-without-actor activity-without-target activity-without-verb
    output-as-outcome no-change-language not-stated-as-result multiple-changes outputs-or-outcomes-absent
    change-without-who target-group-without-change
    dead-end-activity change-without-cause change-not-leading-to-impact orphan-node
    """,
    # Day 2, step 2: what to measure and to learn, and why one change would lead to another.
    """
    link-without-hypothesis assumption-restates-outcome critical-assumption-untested mechanism-describes-activity
    external-factors-missing
    outcome-without-information-need indicator-without-measure indicator-not-neutral indicator-is-instrument
    double-barrelled-indicator indicator-level-mismatch norm-missing norm-without-number norm-number-in-text
    percentage-without-base too-many-indicators learning-question-missing learning-question-closed
    """,
    # Day 3, step 3: how, by whom and when, and what happens with the results.
    """
    baseline-missing norm-without-deadline indicator-sheet-incomplete learning-question-without-use
    indicator-without-population timeframe-missing
    measurement-row-incomplete method-question-mismatch single-measurement-moment target-group-not-asked
    contribution-not-examined no-sense-making-moment
    target-group-not-involved burden-not-estimated privacy-block-missing
    ie-criteria-unanswered ie-not-warranted fidelity-instead-of-impact
    """,
)
_DAY_OF = {rule: day for day, rules in enumerate(_ADDED, 1) for rule in rules.split()}

DAYS = range(1, len(_ADDED) + 1)
AFTERWARDS = len(_ADDED) + 1
"""The day of a rule of which no day of the training speaks."""


def added_on(rule: str) -> int:
    """The day that adds the rule of that name to those of a draft, or AFTERWARDS."""
    return _DAY_OF.get(rule, AFTERWARDS)


def added_rules() -> frozenset[str]:
    """The names of all rules that a day adds."""
    return frozenset(_DAY_OF)


def day_named(profile: str) -> int | None:
    """The day of a profile `day1` or `dag1`; None for the name of another profile."""
    return next((day for day in DAYS if profile.lower() in profile_names(day)), None)


def profile_names(day: int) -> tuple[str, str]:
    """What the profile of that day is called on the command line, in English and in Dutch."""
    return f"day{day}", f"dag{day}"
