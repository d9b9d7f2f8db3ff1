"""The theory of change and its parts, as the field speaks of them.

One plan is one *weg naar impact* (way to impact). The names are the English ones; how a file spells them, in Dutch or
in English, is the business of `keywords`. Nothing here reads or writes anything.

The parts follow the training 'impactmeting' for the Flemish central cities (Dhaene, ACE Europe, 2025): policy
objective, impact goal, activities, actors, changes, hypotheses; information needs (indicators and learning questions);
methods. The action plan (steps, norms) follows 'Impactanalyse zorgzame buurten' (Gryp & Heylen, Thomas More).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from toc.core.languages import Language as Language  # noqa: PLC0414 part of the model
from toc.core.numbers import is_ambiguous

IMPACT = "impact"
"""The reserved id of the impact goal."""

ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_-]*$"


def is_id(name: str) -> bool:
    """Whether that can be an id."""
    return bool(re.fullmatch(ID_PATTERN, name)) and not name.endswith("\n")


def as_id(name: str) -> str:
    """The id that is most like a name: without accents, and with `_` where it has a space or another sign."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one))
    return re.sub(r"[^A-Za-z0-9_-]+", "_", plain).lstrip("_-0123456789").rstrip("_-") or "id"


_LINK = re.compile(r"\s*([^\s>]+?)\s*->\s*([^\s>]+)\s*")


class Status(StrEnum):
    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


class Role(StrEnum):
    CITY = "city"
    PARTNER = "partner"
    TARGET_GROUP = "target_group"
    OTHER = "other"


class Approach(StrEnum):
    INDIVIDUALS = "individuals"
    ORGANISATIONS = "organisations"
    NEIGHBOURHOODS = "neighbourhoods"


class ChangeType(StrEnum):
    KNOWLEDGE = "knowledge"
    ATTITUDE = "attitude"
    SKILL = "skill"
    BEHAVIOUR = "behaviour"
    RELATION = "relation"
    LIVING_CONDITION = "living_condition"
    SYSTEM = "system"


class ChangeLevel(StrEnum):
    OUTPUT = "output"
    OUTCOME = "outcome"


class Term(StrEnum):
    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"

    @property
    def order(self) -> int:
        """0 for short, 1 for medium, 2 for long: causes never have a higher order than their effects."""
        return list(Term).index(self)


class Importance(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Evidence(StrEnum):
    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"


class FactorEffect(StrEnum):
    HELPS = "helps"
    HINDERS = "hinders"


class SideEffect(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    STABLE = "stable"


class MethodType(StrEnum):
    REGISTRATION = "registration"
    SURVEY = "survey"
    INTERVIEW = "interview"
    FOCUS_GROUP = "focus_group"
    OBSERVATION = "observation"
    STORIES = "stories"
    EXISTING_DATA = "existing_data"
    CONTRIBUTION = "contribution"
    COMPARISON = "comparison"
    OTHER = "other"


class Phase(StrEnum):
    DESIGN = "design"
    MEASURE = "measure"
    INTERPRET = "interpret"


class EvaluationType(StrEnum):
    MONITORING = "monitoring"
    IMPACT = "impact"
    PROCESS = "process"


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A causal link, written `cause -> effect`."""

    cause: str
    effect: str

    @classmethod
    def parse(cls, text: str) -> "Link | None":
        """The link that the text writes, or None where it is no link."""
        match = _LINK.fullmatch(text)
        return cls(match[1], match[2]) if match else None

    def __str__(self) -> str:
        return f"{self.cause} -> {self.effect}"


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a list that holds ids: of actors only, of things of any kind, or of things and links.

    `to` names the sections in which the id has to stand; `links` tells that `cause -> effect` may stand there too.
    """

    to: tuple[str, ...]
    links: bool = False


GOALS = "goals"
"""The section with goals side by side; the one global goal above them is the impact goal."""

NODE_SECTIONS = ("activities", "outputs", "outcomes", GOALS)
ANY_SECTION = (
    "inputs",
    *NODE_SECTIONS,
    "hypotheses",
    "external_factors",
    "unintended_effects",
    "indicators",
    "learning_questions",
    "methods",
)


def _iso_date_or_year(written: str) -> str:
    try:
        if re.fullmatch(r"\d{4}", written):
            date(int(written), 1, 1)
        elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
            date.fromisoformat(written)
        else:
            raise ValueError
    except ValueError:
        raise PydanticCustomError("wrong_date", "a date as 2026-12-31, or a year") from None
    return written


def _ja_nee(written: object) -> object:
    answers = {"ja": True, "yes": True, "true": True, "nee": False, "no": False, "false": False}
    return answers.get(written.lower(), written) if isinstance(written, str) else written


def _no_thousands(written: object) -> object:
    """A count as it is, unless it can be read in two ways: `2.000` is two thousand to a person, and 2 to Pydantic."""
    if isinstance(written, str) and is_ambiguous(written, Language.NL):
        raise PydanticCustomError("thousands", "a whole number, digits only")
    return written


def date_range(written: str) -> tuple[date, date]:
    """First and last day that a date or year of the file can mean: `2026` is the whole of 2026.

    Raises ValueError where the text is neither an ISO date nor a year.
    """
    if len(written) == 4:
        return date(int(written), 1, 1), date(int(written), 12, 31)
    day = date.fromisoformat(written)
    return day, day


Texts = Annotated[tuple[str, ...], Field(default=())]
Answer = Annotated[bool, BeforeValidator(_ja_nee)]
Count = Annotated[int, BeforeValidator(_no_thousands), Field(ge=0)]
When = Annotated[str, AfterValidator(_iso_date_or_year)]
Actors = Annotated[tuple[str, ...], Reference(to=("actors",)), Field(default=())]
Nodes = Annotated[tuple[str, ...], Reference(to=(*NODE_SECTIONS, IMPACT)), Field(default=())]
Labels = Annotated[tuple[str, ...], Reference(to=("frames",)), Field(default=())]
"""Ids of frames: what a node counts as in a frame that others made."""
Measured = Annotated[
    tuple[str, ...], Reference(to=(*NODE_SECTIONS, IMPACT, "inputs", "external_factors")), Field(default=())
]
"""What an indicator can be about: a step of the way to impact, what goes into it, or what plays a part from outside."""


class Part(BaseModel):
    """What every part has in common: no keyword but its own, and it never changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    needs_one_of: ClassVar[tuple[str, ...]] = ()
    """At least one of these has to be filled in: without it the part says nothing."""


class Named(Part):
    """A part that stands in a section under an id."""

    id: Annotated[str, Field(default="", exclude=True)]


class Actor(Named):
    name: str | None = None
    role: Role | None = None
    aliases: Texts
    note: str | None = None


class PolicyObjective(Part):
    text: str | None = None
    source: str | None = None
    code: str | None = None
    url: str | None = None


class Context(Part):
    problem: str | None = None
    ideal: str | None = None
    society: Texts
    interventions: Texts


class ImpactGoal(Part):
    needs_one_of = ("text", "label", "candidates")

    text: str | None = None
    label: str | None = None
    who: Actors
    why: str | None = None
    horizon: Term | None = None
    due: When | None = None
    frames: Labels
    candidates: Texts


class Goal(ImpactGoal, Named):
    """One of several goals side by side: like the impact goal, to which it leads where the plan has one."""

    leads_to: Annotated[tuple[str, ...], Reference(to=(GOALS, IMPACT)), Field(default=())]


class Input(Named):
    needs_one_of = ("text", "label")

    text: str | None = None
    label: str | None = None
    amount: str | None = None
    by: Texts
    leads_to: Annotated[tuple[str, ...], Reference(to=("activities",)), Field(default=())]


class Step(Part):
    text: str | None = None
    who: Texts
    due: When | None = None


class Activity(Named):
    needs_one_of = ("text", "label")

    text: str | None = None
    label: str | None = None
    by: Actors
    with_: Annotated[tuple[str, ...], Reference(to=("actors",)), Field(default=(), alias="with")]
    for_: Annotated[tuple[str, ...], Reference(to=("actors",)), Field(default=(), alias="for")]
    approach: Approach | None = None
    start: When | None = None
    end: When | None = None
    duration: str | None = None
    frequency: str | None = None
    where: str | None = None
    volume: str | None = None
    term: Term | None = None
    owner: str | None = None
    priority: str | None = None
    budget: str | None = None
    leads_to: Nodes
    feeds_back_to: Nodes
    frames: Labels
    steps: Annotated[tuple[Step, ...], Field(default=())]


class Change(Named):
    """An output or an outcome: something that becomes different in somebody."""

    needs_one_of = ("text", "label")

    text: str | None = None
    label: str | None = None
    who: Actors
    type: ChangeType | None = None
    term: Term | None = None
    due: When | None = None
    external: Answer = False
    not_measured: str | None = None
    leads_to: Nodes
    feeds_back_to: Nodes
    frames: Labels


class Output(Change):
    pass


class Outcome(Change):
    pass


class WrittenChange(Change):
    """How an item of the section `changes` is written. It is no part of the model: reading puts it under the outputs or
    the outcomes, by its level."""

    level: ChangeLevel | None = None


class Hypothesis(Named):
    needs_one_of = ("text", "mechanism")

    text: str | None = None
    link: Annotated[tuple[str, ...], Reference(to=(), links=True), Field(default=())]
    mechanism: str | None = None
    assumptions: Texts
    importance: Importance | None = None
    evidence: Evidence | None = None
    sources: Texts
    reviewed: When | None = None

    @property
    def links(self) -> tuple[Link, ...]:
        """The links that this hypothesis explains, as far as they are written as links."""
        return tuple(link for text in self.link if (link := Link.parse(text)))


class ExternalFactor(Named):
    needs_one_of = ("text", "label")

    text: str | None = None
    label: str | None = None
    effect: FactorEffect | None = None
    on: Annotated[tuple[str, ...], Reference(to=(*NODE_SECTIONS, IMPACT), links=True), Field(default=())]
    programme: str | None = None


class UnintendedEffect(Named):
    needs_one_of = ("text",)

    text: str | None = None
    who: Texts
    effect: SideEffect | None = None
    caused_by: Nodes
    signal: str | None = None


class Baseline(Part):
    value: str | None = None
    date: When | None = None
    plan: str | None = None
    source: str | None = None


class Target(Part):
    value: str | None = None
    due: When | None = None
    text: str | None = None


class Indicator(Named):
    needs_one_of = ("text",)

    text: str | None = None
    measures: Measured
    unit: str | None = None
    direction: Direction | None = None
    baseline: Baseline | None = None
    target: Target | None = None
    source: str | None = None
    frequency: str | None = None
    responsible: str | None = None
    disaggregation: Texts


class LearningQuestion(Named):
    needs_one_of = ("text",)

    text: str | None = None
    about: Annotated[tuple[str, ...], Reference(to=(*ANY_SECTION, IMPACT), links=True), Field(default=())]
    user: str | None = None
    decision: str | None = None
    due: When | None = None


class Method(Named):
    needs_one_of = ("name", "type")

    name: str | None = None
    type: MethodType | None = None
    answers: Annotated[tuple[str, ...], Reference(to=("indicators", "learning_questions")), Field(default=())]
    respondents: Actors
    when: Texts
    collects: str | None = None
    analyses: str | None = None
    analysis: str | None = None
    minutes: Count | None = None
    cases: Count | None = None
    personal_data: Answer | None = None


class Reflection(Part):
    date: When | None = None
    text: str | None = None
    who: Texts


class Participation(Part):
    who: Texts
    phase: Phase | None = None
    how: str | None = None
    date: When | None = None


class Communication(Part):
    """Who gets which results, in which form and when (Dhaene, ACE Europe, 2025: the seventh part of a system)."""

    who: Texts
    what: str | None = None
    form: str | None = None
    date: When | None = None


class Privacy(Part):
    purpose: str | None = None
    legal_basis: str | None = None
    retention: str | None = None
    storage: str | None = None
    special_category: Answer | None = None


class Criterion(Part):
    answer: Answer | None = None
    why: str | None = None


class Criteria(Part):
    """The five criteria for choosing an impact evaluation (OECD 2014, as cited in the training's notes)."""

    innovative: Criterion | None = None
    replicable: Criterion | None = None
    strategic: Criterion | None = None
    untested: Criterion | None = None
    influential: Criterion | None = None


Scoped = Annotated[
    tuple[str, ...],
    Reference(to=(*NODE_SECTIONS, IMPACT, "hypotheses", "learning_questions"), links=True),
    Field(default=()),
]


class Scope(Part):
    """The choice of what is evaluated, and of what is not, with the reason (Dhaene, ACE Europe, 2025, step 2)."""

    include: Scoped
    because: str | None = None
    exclude: Scoped


class Evaluation(Part):
    type: EvaluationType | None = None
    users: Texts
    scope: Scope | None = None
    criteria: Criteria | None = None


class Condition(Part):
    """What has to be in place; `action`, `who` and `due` say what is done about one that is not there yet."""

    text: str | None = None
    fulfilled: Answer | None = None
    action: str | None = None
    who: Texts
    due: When | None = None


class Conditions(Part):
    motive: Annotated[tuple[Condition, ...], Field(default=())]
    means: Annotated[tuple[Condition, ...], Field(default=())]
    opportunity: Annotated[tuple[Condition, ...], Field(default=())]


class Frame(Named):
    """A label of a frame that others made: a level of a funder, a building block of a programme."""

    name: str | None = None
    source: str | None = None


Node = Activity | Output | Outcome | ImpactGoal


class Plan(Part):
    """One theory of change: everything that a file says."""

    toc: Annotated[int | None, Field(ge=1, le=1)] = None
    language: Language | None = None
    title: str | None = None
    organisation: str | None = None
    narrative: str | None = None
    version: str | None = None
    date: When | None = None
    owner: str | None = None
    status: Status | None = None
    policy_objective: PolicyObjective | None = None
    context: Context | None = None
    impact_goal: ImpactGoal | None = None
    goals: Annotated[Mapping[str, Goal], Field(default_factory=dict)]
    actors: Annotated[Mapping[str, Actor], Field(default_factory=dict)]
    inputs: Annotated[Mapping[str, Input], Field(default_factory=dict)]
    activities: Annotated[Mapping[str, Activity], Field(default_factory=dict)]
    outputs: Annotated[Mapping[str, Output], Field(default_factory=dict)]
    outcomes: Annotated[Mapping[str, Outcome], Field(default_factory=dict)]
    hypotheses: Annotated[Mapping[str, Hypothesis], Field(default_factory=dict)]
    external_factors: Annotated[Mapping[str, ExternalFactor], Field(default_factory=dict)]
    unintended_effects: Annotated[Mapping[str, UnintendedEffect], Field(default_factory=dict)]
    why_measure: str | None = None
    indicators: Annotated[Mapping[str, Indicator], Field(default_factory=dict)]
    learning_questions: Annotated[Mapping[str, LearningQuestion], Field(default_factory=dict)]
    methods: Annotated[Mapping[str, Method], Field(default_factory=dict)]
    reflection: Annotated[tuple[Reflection, ...], Field(default=())]
    participation: Annotated[tuple[Participation, ...], Field(default=())]
    communication: Annotated[tuple[Communication, ...], Field(default=())]
    privacy: Privacy | None = None
    evaluation: Evaluation | None = None
    conditions: Conditions | None = None
    frames: Annotated[Mapping[str, Frame], Field(default_factory=dict)]
    glossary: Annotated[Mapping[str, str], Field(default_factory=dict)]
    coaching_topics: Texts

    def nodes(self) -> Iterator[tuple[str, Node]]:
        """Activities, outputs, outcomes and goals, by id, in the order of the file; the impact goal is the last."""
        yield from self.activities.items()
        yield from self.outputs.items()
        yield from self.outcomes.items()
        yield from self.all_goals().items()

    def all_goals(self) -> dict[str, ImpactGoal]:
        """Every goal by id: those side by side, and then the impact goal."""
        return {**self.goals, **({IMPACT: self.impact_goal} if self.impact_goal else {})}

    def changes(self) -> Iterator[Output | Outcome]:
        """Outputs and outcomes in the order of the file."""
        yield from self.outputs.values()
        yield from self.outcomes.values()


class WrittenPlan(Plan):
    """A plan as a file may write it: with the section `changes`, which holds outputs and outcomes together."""

    changes_: Annotated[Mapping[str, WrittenChange], Field(default_factory=dict, alias="changes")]
