"""The whole advice for a plan, as values; `story` puts it into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toc.advice.coaching import Topic, topics
from toc.advice.comparing import Comparison, answering, comparisons
from toc.advice.decision import Option, options
from toc.advice.facts import Fact, Need, about, facts
from toc.advice.worth import Worth, worth
from toc.document import Document
from toc.finding import Finding
from toc.model import Method, MethodType
from toc.rules import ALL_RULES
from toc.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAdvice:
    """An information need with the facts about it, every method in the order in which it fits, and the methods that the
    plan has for it. `about` are the ids of the boxes that it is about."""

    need: Need
    about: tuple[str, ...]
    facts: tuple[Fact, ...]
    options: tuple[Option, ...]
    chosen: tuple[Method, ...]

    def option(self, method: MethodType) -> Option | None:
        return next((one for one in self.options if one.method is method), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """`own_topics` are the topics for coaching that the plan names itself. `whole`: it is about the plan, and not only
    about some needs."""

    needs: tuple[NeedAdvice, ...]
    comparisons: tuple[Comparison, ...]
    worth: Worth
    own_topics: tuple[str, ...]
    topics: tuple[Topic, ...]
    whole: bool = True


def advise(document: Document, findings: Sequence[Finding], settings: Settings, today: date) -> Advice:
    """The advice for one plan. `findings` are those of all rules, in the language of the advice; `today` decides
    whether a measurement before can still be made."""
    plan = document.plan
    wanted: tuple[Need, ...] = (*plan.indicators.values(), *plan.learning_questions.values())
    needs = []
    for need in wanted:
        known = facts(plan, need)
        chosen = tuple(answering(plan, need.id).values())
        needs.append(
            NeedAdvice(
                need=need,
                about=about(plan, need),
                facts=known,
                options=options(fact.name for fact in known),
                chosen=chosen,
            )
        )
    return Advice(
        needs=tuple(needs),
        comparisons=comparisons(plan, today),
        worth=worth(plan, document.language, settings),
        own_topics=plan.coaching_topics,
        topics=topics(findings, ALL_RULES),
    )
