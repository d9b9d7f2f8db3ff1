"""The plan as far as it has been told."""

from collections.abc import Iterator
from typing import TypeVar

from toc.conversation.names import identifier, label, needs_label
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Activity, Actor, Change, ImpactGoal, Named, Part, Plan

T = TypeVar("T", bound=Part)


class Draft:
    """A plan that grows: things are added, and what is empty gets filled in. What is there is never written over."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def note(self, **values: object) -> None:
        """Fills in keywords of the plan itself."""
        self.plan = changed(self.plan, **values)

    def put(self, section: str, name: str, thing: Named) -> None:
        """Adds a thing to a section, or puts it in the place of the one with that id."""
        self.plan = with_thing(self.plan, section, name, thing)

    def add(self, section: str, thing: Named, text: str, otherwise: str) -> str:
        """Adds a thing under a new id that is made from the text; gives the id."""
        name = identifier(text, self.ids, otherwise)
        self.put(section, name, thing)
        return name

    def fill(self, name: str, **values: object) -> None:
        """Fills in keywords of the activity, output, outcome, actor or hypothesis with that id, or of
        the impact goal."""
        if name == IMPACT:
            self.note(impact_goal=changed(self.goal, **values))
            return
        section = self.section_of(name)
        self.put(section, name, changed(getattr(self.plan, section)[name], **values))

    def link(self, cause: str, effect: str) -> None:
        """An arrow from cause to effect, if it is not there yet."""
        leads_to = self.node(cause).leads_to
        if effect not in leads_to:
            self.fill(cause, leads_to=(*leads_to, effect))

    @property
    def goal(self) -> ImpactGoal:
        return self.plan.impact_goal or made(ImpactGoal)

    @property
    def ids(self) -> set[str]:
        """Every id that is in use."""
        return {name for section in _SECTIONS for name in getattr(self.plan, section)}

    def section_of(self, name: str) -> str:
        """The section in which that id stands. Raises KeyError where none has it."""
        for section in _SECTIONS:
            if name in getattr(self.plan, section):
                return section
        raise KeyError(name)

    def node(self, name: str) -> Activity | Change:
        """The activity, output or outcome with that id."""
        thing = getattr(self.plan, self.section_of(name))[name]
        if not isinstance(thing, Activity | Change):
            raise KeyError(name)
        return thing

    def actor(self, name: str) -> Actor:
        return self.plan.actors.get(name) or made(Actor, name=name)

    def said(self, name: str) -> str:
        """How to name something in a question: its label, its text, its name, or its id."""
        thing: Part = self.goal if name == IMPACT else getattr(self.plan, self.section_of(name))[name]
        for keyword in ("label", "name", "text"):
            text: str | None = getattr(thing, keyword, None)
            if text:
                return label(text) + " …" if keyword == "text" and needs_label(text) else text
        return name

    @property
    def graph(self) -> CausalGraph:
        return CausalGraph.of(self.plan)

    def reaches(self, name: str) -> bool:
        """Whether the impact goal can be reached from there."""
        return IMPACT in self.graph.downstream([name])

    def changes(self) -> Iterator[str]:
        """The ids of outputs and outcomes."""
        yield from self.plan.outputs
        yield from self.plan.outcomes


_SECTIONS = (
    "actors",
    "inputs",
    "activities",
    "outputs",
    "outcomes",
    "hypotheses",
    "external_factors",
    "unintended_effects",
    "indicators",
    "learning_questions",
    "methods",
)


def made(part: type[T], **values: object) -> T:
    """A part with these values under their English names; empty ones are left out. `for_` and `with_` stand for names
    that Python has taken."""
    return part.model_validate(
        {name.rstrip("_"): value for name, value in values.items() if value not in (None, "", ())}
    )


def changed(part: T, **values: object) -> T:
    """The part with these values; empty ones are left out."""
    filled = {name: value for name, value in values.items() if value not in (None, "", ())}
    return part.model_copy(update=filled)


def with_thing(plan: Plan, section: str, name: str, thing: Named) -> Plan:
    """The plan with that thing in that section."""
    things = {**getattr(plan, section), name: thing.model_copy(update={"id": name})}
    return plan.model_copy(update={section: things})
