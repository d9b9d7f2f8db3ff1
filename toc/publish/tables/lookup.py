"""What the tables look up in a plan: names, marks, and what belongs to which result. Worked out once for a plan."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from toc.core.graph import CausalGraph, graph_of
from toc.core.languages import Language
from toc.core.model import (
    Activity,
    Evidence,
    ExternalFactor,
    Goal,
    Hypothesis,
    ImpactGoal,
    Importance,
    Indicator,
    Input,
    LearningQuestion,
    Link,
    Method,
    Node,
    Outcome,
    Output,
    Plan,
)
from toc.core.scope import Scope, left_out_needs, scope_of
from toc.core.settings import Settings
from toc.core.text import is_said
from toc.lint.rules.needs.norms import says_by_when
from toc.lint.rules.texts import Texts
from toc.publish.tables.table import Source, Tongue
from toc.syntax.document import Document

Need = Indicator | LearningQuestion
"""An information need: something to count, or something to understand."""
Measurable = Node | Input | ExternalFactor
"""What an indicator can be about."""


class Lookup:
    """A plan, as tables in one language read it."""

    def __init__(self, document: Document, language: Language | None = None, settings: Settings | None = None) -> None:
        self.plan: Plan = document.plan
        self.settings = settings or Settings()
        self.language = language or document.language
        self.tongue = Tongue(self.language, document.language)
        self.path = document.path
        self._document = document

    @cached_property
    def source(self) -> Source:
        plan = self.plan
        return Source(
            path=self.path,
            title=plan.title or self.tongue.say("way-to-impact-without-a"),
            organisation=plan.organisation or "",
            version=plan.version or "",
            date=plan.date or "",
            status=self.tongue.value(plan.status) if plan.status else "",
            owner=plan.owner or "",
        )

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Activities, outputs, outcomes and the impact goal by id, in the order of the file."""
        return dict(self.plan.nodes())

    @cached_property
    def measurable(self) -> dict[str, Measurable]:
        """The nodes, then the inputs and external factors that an indicator measures."""
        measured = {name for one in self.plan.indicators.values() for name in one.measures}
        around: dict[str, Input | ExternalFactor] = {**self.plan.inputs, **self.plan.external_factors}
        return {**self.nodes, **{name: one for name, one in around.items() if name in measured}}

    @cached_property
    def graph(self) -> CausalGraph:
        return graph_of(self.plan)

    @cached_property
    def marks(self) -> dict[str, str]:
        """I1, L1, H1 …: the same as in the pictures."""
        sections = {"I": self.plan.indicators, "L": self.plan.learning_questions, "H": self.plan.hypotheses}
        return {
            name: f"{letter}{number}" for letter, section in sections.items() for number, name in enumerate(section, 1)
        }

    def is_dated(self, indicator: Indicator) -> bool:
        """Whether the norm of an indicator has its moment: a day, or words that say by when."""
        norm = indicator.target
        return bool(norm and (norm.due or (norm.text and says_by_when(self._texts, norm.text))))

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._document, Settings())

    def label(self, name: str) -> str:
        """The short name of a node; its id where it has neither label nor text, or is unknown."""
        node = self.measurable.get(name)
        return (node and (node.label or node.text)) or name

    def sentence(self, name: str) -> str:
        """The full sentence of a node."""
        node = self.nodes.get(name)
        return (node and (node.text or node.label)) or name

    def level(self, name: str) -> str:
        """What a node is: 'outcome', 'impactdoel'."""
        say = self.tongue.say
        match self.measurable.get(name):
            case Input():
                return say("input")
            case ExternalFactor():
                return say("external-factor")
            case Activity():
                return say("activity")
            case Output():
                return say("output")
            case Outcome():
                return say("outcome")
            case Goal():
                return say("goal-as-level")
            case _:
                return say("impact-goal-2")

    def link(self, link: Link) -> str:
        return f"{self.label(link.cause)} → {self.label(link.effect)}"

    @cached_property
    def _actors(self) -> dict[str, str]:
        """The id of every actor by its id, name and aliases; what two actors share is left to the first."""
        found: dict[str, str] = {}
        for name, actor in self.plan.actors.items():
            for known in (name, actor.name or "", *actor.aliases):
                found.setdefault(known.casefold(), name)
        return found

    def actor_id(self, written: str) -> str | None:
        """The actor that a text names, by id, name or alias."""
        return self._actors.get(written.strip().casefold())

    def actor(self, written: str) -> str:
        """The name of an actor; a text that is no id stays as it is."""
        found = self.plan.actors.get(written)
        return (found and found.name) or written

    def actors(self, written: Iterable[str]) -> list[str]:
        return [self.actor(one) for one in dict.fromkeys(written)]

    @cached_property
    def _answering(self) -> dict[str, list[Method]]:
        found: dict[str, list[Method]] = {}
        for method in self.plan.methods.values():
            for need in dict.fromkeys(method.answers):
                found.setdefault(need, []).append(method)
        return found

    def methods_of(self, need: str) -> list[Method]:
        """The methods that answer an indicator or learning question."""
        return self._answering.get(need, [])

    def needs(self) -> Iterator[Need]:
        """Indicators, then learning questions, in the order of the file."""
        yield from self.plan.indicators.values()
        yield from self.plan.learning_questions.values()

    def links_about(self, question: LearningQuestion) -> list[Link]:
        """The links that a question is about, those of its hypotheses included."""
        found = []
        for text in question.about:
            hypothesis = self.plan.hypotheses.get(text)
            found += list(hypothesis.links) if hypothesis else [link for link in [Link.parse(text)] if link]
        return list(dict.fromkeys(found))

    def results_of(self, need: Need) -> list[str]:
        """The nodes that a need is about, by id; a question about a link is about both of its ends."""
        if isinstance(need, Indicator):
            written = list(need.measures)
        else:
            ends = [end for link in self.links_about(need) for end in (link.effect, link.cause)]
            written = [*need.about, *ends]
        return [name for name in dict.fromkeys(written) if name in self.measurable]

    def kind_of(self, need: Need) -> str:
        """What a need is called: a learning question, or an indicator by what it is about."""
        say = self.tongue.say
        if isinstance(need, LearningQuestion):
            return say("learning-question")
        about = {type(self.measurable[name]) for name in self.results_of(need)}
        if about == {Input}:
            return say("indicator-of-input")
        return say("indicator-of-context") if about == {ExternalFactor} else "indicator"

    @cached_property
    def scope(self) -> Scope | None:
        """What the plan chose to evaluate; None where it evaluates everything."""
        return scope_of(self.plan)

    def is_left_out(self, name: str) -> bool:
        """Whether the plan does not evaluate a node, by its own choice."""
        is_result = not isinstance(self.nodes.get(name), Activity)
        return bool(self.scope and self.scope.leaves_out(name, is_result=is_result))

    def is_need_left_out(self, need: Need) -> bool:
        """Whether everything that a need is about is not evaluated, or the question itself is not."""
        return need.id in self._needs_left_out

    @cached_property
    def _needs_left_out(self) -> frozenset[str]:
        return frozenset(left_out_needs(self.plan, self.scope) if self.scope else ())

    def wants_information(self, name: str) -> bool:
        """Whether a result should have an indicator or a question: outcomes of our own and the goal, unless the plan
        says why not, or does not evaluate them (rule `outcome-without-information-need`)."""
        node = self.measurable[name]
        if isinstance(node, Outcome):
            return not (node.external or is_said(node.not_measured) or self.is_left_out(name))
        return isinstance(node, ImpactGoal) and not self.is_left_out(name)

    @cached_property
    def _asking(self) -> dict[str, list[Need]]:
        found: dict[str, list[Need]] = {}
        for need in self.needs():
            for name in self.results_of(need):
                found.setdefault(name, []).append(need)
        return found

    def indicators_of(self, name: str) -> list[Indicator]:
        """The indicators that measure a node."""
        return [need for need in self._asking.get(name, []) if isinstance(need, Indicator)]

    def questions_of(self, name: str) -> list[LearningQuestion]:
        """The learning questions about a node, or about a link to or from it."""
        return [need for need in self._asking.get(name, []) if isinstance(need, LearningQuestion)]

    @cached_property
    def weakest(self) -> dict[str, list[Hypothesis]]:
        """The hypotheses on which much depends and for which there is little evidence, by both ends of their links."""
        found: dict[str, list[Hypothesis]] = {}
        for one in self.plan.hypotheses.values():
            ends = [end for link in one.links for end in (link.cause, link.effect)] if is_critical(one) else []
            for end in dict.fromkeys(ends):
                found.setdefault(end, []).append(one)
        return found


def is_critical(hypothesis: Hypothesis) -> bool:
    """Whether much depends on it while little supports it, as the rule `critical-assumption-untested` has it."""
    return hypothesis.importance is Importance.HIGH and hypothesis.evidence in (None, Evidence.NONE, Evidence.WEAK)


def is_decided(question: LearningQuestion) -> bool:
    """Whether somebody will decide something with the answer."""
    return is_said(question.user) and is_said(question.decision)
