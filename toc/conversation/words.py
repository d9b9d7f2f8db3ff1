"""What the conversation says, in the words of a language; `phrases` has the messages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto

from toc.conversation.question import Step


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
