"""What the conversation says in the words of a language, and which message that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache

from toc.conversation.question import Step
from toc.core.languages import Language
from toc.core.messages import text

# --- Words ------------------------------------------------------------------------------------------------------------
# What the conversation says, in the words of a language; the tables at the end have the messages.


class Ask(StrEnum):
    """Every question."""

    TITLE = auto()
    ORGANISATION = auto()
    OBJECTIVE = auto()
    SOURCE = auto()
    PROBLEM = auto()
    IDEAL = auto()
    WHY = auto()
    WHY_AGAIN = auto()
    GOAL = auto()
    GOAL_MORE = auto()
    CHOOSE = auto()
    GOAL_WHO = auto()
    HORIZON = auto()
    LABEL = auto()
    ACTIVITY = auto()
    ACTIVITY_MORE = auto()
    BY = auto()
    FOR = auto()
    WITH = auto()
    APPROACH = auto()
    OUTPUT = auto()
    OUTPUT_MORE = auto()
    THEN = auto()
    CHANGES_IN = auto()
    TYPE = auto()
    TERM = auto()
    SAME = auto()
    ROLE = auto()
    MISSING = auto()
    CHANGE_OF = auto()
    BROUGHT_BY = auto()
    DOUBTED = auto()
    EVIDENCE = auto()
    IMPORTANCE = auto()
    HYPOTHESIS = auto()
    MECHANISM = auto()
    ASSUMPTION = auto()
    FACTOR = auto()
    FACTOR_MORE = auto()
    EFFECT = auto()
    ON = auto()
    MEASURED = auto()
    INDICATOR = auto()
    UNIT = auto()
    BASELINE = auto()
    TARGET = auto()
    DATA = auto()
    QUESTION = auto()
    QUESTION_MORE = auto()
    ABOUT = auto()
    USER = auto()
    DECISION = auto()
    MENU = auto()


class Phrase(StrEnum):
    """Everything else."""

    WELCOME = auto()
    WELCOME_BACK = auto()
    OBJECTIVE_NOTED = auto()
    OBJECTIVE_VAGUE = auto()
    GOAL_CHOSEN = auto()
    NO_ACTIVITY = auto()
    LEFT_OPEN = auto()
    OPEN_ENDS = auto()
    ALL_REACH = auto()
    WAY = auto()
    NOT_YET = auto()
    SEE_ABOVE = auto()
    PEOPLE = auto()
    LINKS = auto()
    NO_LINKS = auto()
    JUMP = auto()
    LEADS_TO = auto()
    IMPACT = auto()
    IS_IMPACT = auto()
    YES = auto()
    NO = auto()
    GOOD = auto()
    MORE_REMARKS = auto()
    NOTHING_BEFORE = auto()
    NO_NUMBER = auto()
    NO_CHOICE = auto()
    NO_LIST = auto()
    NO_NAME = auto()
    NO_WORDS = auto()
    NEEDED = auto()
    TOO_LONG = auto()
    MENU = auto()
    LACKS_NOTHING = auto()
    LACKS_TEXT = auto()
    NOTHING_LACKS = auto()
    LACKS_MANY = auto()
    DONE = auto()
    ACTIVITY = auto()
    CHANGE = auto()
    REASON = auto()
    FACTOR = auto()
    ACTOR = auto()
    INDICATOR = auto()
    QUESTION = auto()
    FILL_IN_OBJECTIVE = auto()
    FILL_IN_SOURCE = auto()
    FILL_IN_WHY = auto()
    FILL_IN_GOAL = auto()
    FILL_IN_ACTIVITY = auto()
    FILL_IN_OUTPUT = auto()
    FILL_IN_OUTCOME = auto()
    FILL_IN_TITLE = auto()
    SERVICE = auto()
    TARGET_GROUP = auto()
    LATER = auto()
    STEP = auto()
    EXAMPLE = auto()
    BAD = auto()
    BETTER = auto()
    ENTER_TAKES = auto()
    ENTER_SKIPS = auto()
    ENTER_KEEPS = auto()
    REWRITE = auto()
    EARLIER = auto()
    CHOICES = auto()
    NUMBERS = auto()
    ACTORS = auto()
    NAMES = auto()
    OR_NUMBER = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """A question, why it is asked, and an example of an answer."""

    ask: str
    why: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words of one language. `helps` are what to write instead, by rule, where the rule's own words
    speak of the file. `steps` have a title and a reason, `sections` the comments above the sections of a
    file, by English keyword."""

    ask: Mapping[Ask, Text]
    say: Mapping[Phrase, str]
    helps: Mapping[str, str]
    steps: Mapping[Step, tuple[str, str]]
    sections: Mapping[str, tuple[str, ...]]


# --- Messages ---------------------------------------------------------------------------------------------------------
# Which message `toc new` says for each question, phrase, piece of help, step and section.

ASKED = {
    Ask.TITLE: ("new-ask-title", "new-ask-title-why", "new-ask-title-example"),
    Ask.ORGANISATION: ("new-ask-organisation", "new-ask-organisation-why", "new-ask-organisation-example"),
    Ask.OBJECTIVE: ("new-ask-objective", "new-ask-objective-why", "new-ask-objective-example"),
    Ask.SOURCE: ("new-ask-source", "new-ask-source-why", "new-ask-source-example"),
    Ask.PROBLEM: ("new-ask-problem", "new-ask-problem-why", "new-ask-problem-example"),
    Ask.IDEAL: ("new-ask-ideal", "new-ask-ideal-why", "new-ask-ideal-example"),
    Ask.WHY: ("new-ask-why", "new-ask-why-why", "new-ask-why-example"),
    Ask.WHY_AGAIN: ("new-ask-why-again", "new-ask-why-again-why", "new-ask-why-again-example"),
    Ask.GOAL: ("new-ask-goal", "new-ask-goal-why", "new-ask-goal-example"),
    Ask.GOAL_MORE: ("new-ask-goal-more", "new-ask-goal-more-why"),
    Ask.CHOOSE: ("new-ask-choose", "new-ask-choose-why"),
    Ask.GOAL_WHO: ("new-ask-goal-who", "new-ask-goal-who-why", "new-ask-goal-who-example"),
    Ask.HORIZON: ("new-ask-horizon", "new-ask-horizon-why"),
    Ask.LABEL: ("new-ask-label", "new-ask-label-why"),
    Ask.ACTIVITY: ("new-ask-activity", "new-ask-activity-why", "new-ask-activity-example"),
    Ask.ACTIVITY_MORE: ("new-ask-activity-more", "new-ask-activity-more-why", "new-ask-activity-more-example"),
    Ask.BY: ("new-ask-by", "new-ask-by-why", "new-ask-by-example"),
    Ask.FOR: ("new-ask-for", "new-ask-for-why", "new-ask-for-example"),
    Ask.WITH: ("new-ask-with", "new-ask-with-why", "new-ask-with-example"),
    Ask.APPROACH: ("new-ask-approach", "new-ask-approach-why"),
    Ask.OUTPUT: ("new-ask-output", "new-ask-output-why", "new-ask-output-example"),
    Ask.OUTPUT_MORE: ("new-ask-output-more", "new-ask-output-more-why"),
    Ask.THEN: ("new-ask-then", "new-ask-then-why", "new-ask-then-example"),
    Ask.CHANGES_IN: ("new-ask-changes-in", "new-ask-changes-in-why", "new-ask-changes-in-example"),
    Ask.TYPE: ("new-ask-type", "new-ask-type-why"),
    Ask.TERM: ("new-ask-term", "new-ask-term-why"),
    Ask.SAME: ("new-ask-same", "new-ask-same-why"),
    Ask.ROLE: ("new-ask-role", "new-ask-role-why"),
    Ask.MISSING: ("new-ask-missing", "new-ask-missing-why", "new-ask-missing-example"),
    Ask.CHANGE_OF: ("new-ask-change-of", "new-ask-change-of-why", "new-ask-change-of-example"),
    Ask.BROUGHT_BY: ("new-ask-brought-by", "new-ask-brought-by-why"),
    Ask.DOUBTED: ("new-ask-doubted", "new-ask-doubted-why"),
    Ask.EVIDENCE: ("new-ask-evidence", "new-ask-evidence-why"),
    Ask.IMPORTANCE: ("new-ask-importance", "new-ask-importance-why"),
    Ask.HYPOTHESIS: ("new-ask-hypothesis", "new-ask-hypothesis-why", "new-ask-hypothesis-example"),
    Ask.MECHANISM: ("new-ask-mechanism", "new-ask-mechanism-why", "new-ask-mechanism-example"),
    Ask.ASSUMPTION: ("new-ask-assumption", "new-ask-assumption-why", "new-ask-assumption-example"),
    Ask.FACTOR: ("new-ask-factor", "new-ask-factor-why", "new-ask-factor-example"),
    Ask.FACTOR_MORE: ("new-ask-factor-more", "new-ask-factor-more-why"),
    Ask.EFFECT: ("new-ask-effect", "new-ask-effect-why"),
    Ask.ON: ("new-ask-on", "new-ask-on-why"),
    Ask.MEASURED: ("new-ask-measured", "new-ask-measured-why"),
    Ask.INDICATOR: ("new-ask-indicator", "new-ask-indicator-why", "new-ask-indicator-example"),
    Ask.UNIT: ("new-ask-unit", "new-ask-unit-why", "new-ask-unit-example"),
    Ask.BASELINE: ("new-ask-baseline", "new-ask-baseline-why", "new-ask-baseline-example"),
    Ask.TARGET: ("new-ask-target", "new-ask-target-why", "new-ask-target-example"),
    Ask.DATA: ("new-ask-data", "new-ask-data-why", "new-ask-data-example"),
    Ask.QUESTION: ("new-ask-question", "new-ask-question-why", "new-ask-question-example"),
    Ask.QUESTION_MORE: ("new-ask-question-more", "new-ask-question-more-why"),
    Ask.ABOUT: ("new-ask-about", "new-ask-about-why"),
    Ask.USER: ("new-ask-user", "new-ask-user-why", "new-ask-user-example"),
    Ask.DECISION: ("new-ask-decision", "new-ask-decision-why", "new-ask-decision-example"),
    Ask.MENU: ("new-ask-menu", "new-ask-menu-why"),
}
"""The question, why it is asked, and an example; the last two where there are such."""

SAID = {
    Phrase.WELCOME: "new-say-welcome",
    Phrase.WELCOME_BACK: "new-say-welcome-back",
    Phrase.OBJECTIVE_NOTED: "new-say-objective-noted",
    Phrase.OBJECTIVE_VAGUE: "new-say-objective-vague",
    Phrase.GOAL_CHOSEN: "new-say-goal-chosen",
    Phrase.NO_ACTIVITY: "new-say-no-activity",
    Phrase.LEFT_OPEN: "new-say-left-open",
    Phrase.OPEN_ENDS: "new-say-open-ends",
    Phrase.ALL_REACH: "new-say-all-reach",
    Phrase.WAY: "new-say-way",
    Phrase.NOT_YET: "new-say-not-yet",
    Phrase.SEE_ABOVE: "new-say-see-above",
    Phrase.PEOPLE: "new-say-people",
    Phrase.LINKS: "new-say-links",
    Phrase.NO_LINKS: "new-say-no-links",
    Phrase.JUMP: "new-say-jump",
    Phrase.LEADS_TO: "new-say-leads-to",
    Phrase.IMPACT: "new-say-impact",
    Phrase.IS_IMPACT: "new-say-is-impact",
    Phrase.YES: "new-say-yes",
    Phrase.NO: "new-say-no",
    Phrase.GOOD: "new-say-good",
    Phrase.MORE_REMARKS: "new-say-more-remarks",
    Phrase.NOTHING_BEFORE: "new-say-nothing-before",
    Phrase.NO_NUMBER: "new-say-no-number",
    Phrase.NO_CHOICE: "new-say-no-choice",
    Phrase.NO_NAME: "new-say-no-name",
    Phrase.NO_WORDS: "new-say-no-words",
    Phrase.NO_LIST: "new-say-no-list",
    Phrase.NEEDED: "new-say-needed",
    Phrase.TOO_LONG: "new-say-too-long",
    Phrase.MENU: "new-say-menu",
    Phrase.LACKS_NOTHING: "new-say-lacks-nothing",
    Phrase.LACKS_TEXT: "new-say-lacks-text",
    Phrase.NOTHING_LACKS: "new-say-nothing-lacks",
    Phrase.LACKS_MANY: "new-say-lacks-many",
    Phrase.DONE: "new-say-done",
    Phrase.ACTIVITY: "new-say-activity",
    Phrase.CHANGE: "new-say-change",
    Phrase.REASON: "new-say-reason",
    Phrase.FACTOR: "new-say-factor",
    Phrase.ACTOR: "new-say-actor",
    Phrase.INDICATOR: "new-say-indicator",
    Phrase.QUESTION: "new-say-question",
    Phrase.FILL_IN_OBJECTIVE: "new-say-fill-in-objective",
    Phrase.FILL_IN_SOURCE: "new-say-fill-in-source",
    Phrase.FILL_IN_WHY: "new-say-fill-in-why",
    Phrase.FILL_IN_GOAL: "new-say-fill-in-goal",
    Phrase.FILL_IN_ACTIVITY: "new-say-fill-in-activity",
    Phrase.FILL_IN_OUTPUT: "new-say-fill-in-output",
    Phrase.FILL_IN_OUTCOME: "new-say-fill-in-outcome",
    Phrase.FILL_IN_TITLE: "new-say-fill-in-title",
    Phrase.SERVICE: "new-say-service",
    Phrase.TARGET_GROUP: "new-say-target-group",
    Phrase.LATER: "new-say-later",
    Phrase.STEP: "new-say-step",
    Phrase.EXAMPLE: "new-say-example",
    Phrase.BAD: "new-say-bad",
    Phrase.BETTER: "new-say-better",
    Phrase.ENTER_TAKES: "new-say-enter-takes",
    Phrase.ENTER_SKIPS: "new-say-enter-skips",
    Phrase.ENTER_KEEPS: "new-say-enter-keeps",
    Phrase.REWRITE: "new-say-rewrite",
    Phrase.EARLIER: "new-say-earlier",
    Phrase.CHOICES: "new-say-choices",
    Phrase.NUMBERS: "new-say-numbers",
    Phrase.ACTORS: "new-say-actors",
    Phrase.NAMES: "new-say-names",
    Phrase.OR_NUMBER: "new-say-or-number",
}

HELPS = {
    "absolute-claim": "new-help-absolute-claim",
    "activity-as-change": "new-help-activity-as-change",
    "activity-without-verb": "new-help-activity-without-verb",
    "duplicate-change": "new-help-duplicate-change",
    "indicator-not-neutral": "new-help-indicator-not-neutral",
    "indicator-without-measure": "new-help-indicator-without-measure",
    "link-without-hypothesis": "new-help-link-without-hypothesis",
    "means-end-in-statement": "new-help-means-end-in-statement",
    "missing-target-group": "new-help-missing-target-group",
    "multiple-activities": "new-help-multiple-activities",
    "multiple-changes": "new-help-multiple-changes",
    "norm-number-in-text": "new-help-norm-number-in-text",
    "number-read-two-ways": "new-help-number-read-two-ways",
    "organisation-as-subject": "new-help-organisation-as-subject",
    "outcome-as-activity": "new-help-outcome-as-activity",
    "output-as-outcome": "new-help-output-as-outcome",
    "undefined-jargon": "new-help-undefined-jargon",
    "vague-qualifier": "new-help-vague-qualifier",
}
"""What to write instead, by rule."""

STEPS = {
    Step.OPENING: ("new-step-opening", ""),
    Step.GOAL: ("new-step-goal", "new-step-goal-why"),
    Step.ACTIVITIES: ("new-step-activities", "new-step-activities-why"),
    Step.CHANGES: ("new-step-changes", "new-step-changes-why"),
    Step.ACTORS: ("new-step-actors", "new-step-actors-why"),
    Step.HYPOTHESES: ("new-step-hypotheses", "new-step-hypotheses-why"),
    Step.SURROUNDINGS: ("new-step-surroundings", "new-step-surroundings-why"),
    Step.NEEDS: ("new-step-needs", "new-step-needs-why"),
}
"""The title and the reason, which may be empty."""

SECTIONS = {
    "policy_objective": ("new-section-policy-objective",),
    "context": ("new-section-context",),
    "impact_goal": ("new-section-impact-goal",),
    "actors": ("new-section-actors",),
    "activities": ("new-section-activities",),
    "outputs": ("new-section-outputs",),
    "outcomes": ("new-section-outcomes",),
    "hypotheses": ("new-section-hypotheses",),
    "indicators": ("new-section-indicators",),
    "learning_questions": ("new-section-learning-questions",),
    "external_factors": ("new-section-external-factors",),
}
"""The comments above the sections of a file, by English keyword."""


@cache
def words_in(language: Language) -> Words:
    """All words of that language."""

    def say(id_: str) -> str:
        return text(language, id_) if id_ else ""

    return Words(
        ask={ask: Text(*map(say, ids)) for ask, ids in ASKED.items()},
        say={phrase: say(id_) for phrase, id_ in SAID.items()},
        helps={rule: say(id_) for rule, id_ in HELPS.items()},
        steps={step: (say(title), say(reason)) for step, (title, reason) in STEPS.items()},
        sections={name: tuple(map(say, ids)) for name, ids in SECTIONS.items()},
    )
