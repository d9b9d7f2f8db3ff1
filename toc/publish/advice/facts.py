"""What a plan says about an information need, as far as it matters for the choice of a method.

A fact is a name of the decision table with its evidence: the words or keywords of the plan from which it follows. What
the plan does not say is no fact: a type of change that is not filled in speaks for no method.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toc.core.model import (
    ChangeType,
    Evidence,
    Importance,
    Indicator,
    LearningQuestion,
    Link,
    MethodType,
    Node,
    Plan,
    Role,
)

Need = Indicator | LearningQuestion

_OF_TYPE = {
    ChangeType.KNOWLEDGE: "inner",
    ChangeType.ATTITUDE: "inner",
    ChangeType.SKILL: "skill",
    ChangeType.BEHAVIOUR: "behaviour",
    ChangeType.RELATION: "relation",
    ChangeType.LIVING_CONDITION: "condition",
    ChangeType.SYSTEM: "system",
}
_INNER = re.compile(
    r"\b(?:ken(?:t|nen)|we(?:et|ten)|vind(?:t|en)|voel(?:t|en)|ervaart|ervaren|vertrouw(?:t|en)|tevreden\w*|durft|"
    r"durven|score|know|knows|feel|feels|think|thinks|trust|trusts|satisf\w+|confiden\w+|believe\w*)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\b(?:hoeveel|hoe (?:vaak|veel|lang|groot)|how (?:many|much|often|long|large))\b", re.IGNORECASE
)
_WHY = re.compile(
    r"\b(?:waarom|why|wat maakt|what makes)\b|^\W*ho[ew]\b(?! (?:vaak|veel|lang|many|much|often|long))", re.IGNORECASE
)
_ABSENT = re.compile(
    r"\b(?:wie|welke|who|which)\b.{1,80}\b(?:niet|geen|not|no|miss\w*|ontbre\w+|wegblij\w+|stays? away)\b"
    r"|\b(?:bij wie niet|voor wie niet|for whom not)\b",
    re.IGNORECASE | re.DOTALL,
)
_CAUSED = re.compile(
    r"\b(?:toe(?:schrijv\w*|geschreven| te schrijven)|schrij\w+\b.{1,80}\btoe|bijdra\w+|bijgedragen"
    r"|draa?gt?\w*\b.{1,60}\bbij|dankzij|te danken|gevolg van|effect van|(?:ge)?lei(?:dt?|den)\b.{1,60}\btot"
    r"|tot\b.{1,80}\bgeleid|attribut\w+|contribut\w+|thanks to|because of|result of"
    r"|due to|effect of|leads? to|led to)\b",
    re.IGNORECASE | re.DOTALL,
)
_UNFORESEEN = re.compile(
    r"\b(?:onverwacht\w*|onbedoeld\w*|neveneffect\w*|nog veranderd|unexpected\w*|unintended|side.effects?|what else)\b",
    re.IGNORECASE,
)
FEW = 100
"""Fewer people hardly tell 50% from 70%: that takes 93 in each of two groups (Fleiss, Levin & Paik 2003, see
`advice.needed`)."""

_THIN = (Evidence.NONE, Evidence.WEAK)
_SOURCES = {
    "asked": r"bevraging|enqu[eê]te|vragenlijst|peiling|survey|questionnaire|poll\b",
    "watched": r"telling\b|observati|ter plaatse|on the spot|\bcount\b|rondgang|walk.?through",
    "counted": r"telblad|aftekenlijst|deelnemerslijst|aanwezigheid|registrati|register|opvolgtabel|logboek|attendance"
    r"|sign.in|tally|log ?book|tracking",
    "kept": r"statisti|monitor|databank|cijfers|dossier|verslag|vergunning|jaarrapport|database|figures|records|report"
    r"|permits|minutes of",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """That something holds for a need; `evidence` is a word, keyword or name in the plan that shows it."""

    name: str
    evidence: str


def facts(plan: Plan, need: Need) -> tuple[Fact, ...]:
    """What holds for a need of this plan, each fact once."""
    found: dict[str, Fact] = {}
    for fact in (*_of_words(need), *_of_source(need), *_of_what_it_is_about(plan, need), *_of_plan(plan, need)):
        found.setdefault(fact.name, fact)
    return tuple(found.values())


def about(plan: Plan, need: Need) -> tuple[str, ...]:
    """The ids of the boxes that a need is about: of a link its effect, of a hypothesis the effects of its links."""
    written = need.measures if isinstance(need, Indicator) else need.about
    names: list[str] = []
    for one in written:
        link, hypothesis = Link.parse(one), plan.hypotheses.get(one)
        names += [link.effect] if link else []
        names += [each.effect for each in hypothesis.links] if hypothesis else []
        names += [one] if not link and not hypothesis else []
    known = dict(plan.nodes())
    return tuple(name for name in dict.fromkeys(names) if name in known)


def _of_words(need: Need) -> Iterator[Fact]:
    """What the wording says. An indicator asks for a number whatever its words."""
    text = need.text or ""
    if isinstance(need, Indicator):
        yield Fact("number", need.unit or text)
    elif found := _HOW_MANY.search(text):
        yield Fact("number", found[0])
    else:
        patterns = (("explains", _WHY), ("absent", _ABSENT), ("caused", _CAUSED))
        yield from (Fact(name, found[0].strip()) for name, pattern in patterns if (found := pattern.search(text)))
    if found := _UNFORESEEN.search(text):
        yield Fact("unforeseen", found[0])


def _of_source(need: Need) -> Iterator[Fact]:
    """What kind of source the indicator names: the first kind that its words fit."""
    source = (need.source or "") if isinstance(need, Indicator) else ""
    for name, pattern in _SOURCES.items():
        if found := re.search(rf"\b\w*(?:{pattern})\w*", source, re.IGNORECASE):
            yield Fact(name, found[0])
            return


def _of_what_it_is_about(plan: Plan, need: Need) -> Iterator[Fact]:
    nodes = dict(plan.nodes())
    for name in about(plan, need):
        if name in plan.all_goals():
            yield Fact("goal", name)
        elif name in plan.activities or name in plan.outputs:
            yield Fact("delivery", name)
        yield from _of_node(plan, name, nodes[name], need)
    if isinstance(need, LearningQuestion):
        yield from (Fact("unforeseen", one) for one in need.about if one in plan.unintended_effects)


def _of_node(plan: Plan, name: str, node: Node, need: Need) -> Iterator[Fact]:
    """What the change itself says: its type, in whom it shows, and who else has a hand in it."""
    kind: ChangeType | None = getattr(node, "type", None)
    if kind:
        yield Fact(_OF_TYPE[kind], kind.value)
    elif name not in plan.activities and (found := _INNER.search(need.text or "")):
        yield Fact("inner", found[0])
    roles = [plan.actors[one].role for one in getattr(node, "who", ()) if one in plan.actors]
    if roles and all(role in (Role.CITY, Role.PARTNER) for role in roles):
        yield Fact("professionals", name)
    if name not in plan.activities and Role.TARGET_GROUP in roles:
        yield Fact("residents", name)
    if getattr(node, "external", False):
        yield Fact("others", name)
    for factor in plan.external_factors.values():
        if name in factor.on:
            yield Fact("others", factor.label or factor.text or factor.id)


def _of_plan(plan: Plan, need: Need) -> Iterator[Fact]:
    """Weak links into what the need is about, how many people are asked, and sensitive data of people outside the
    house."""
    here = set(about(plan, need))
    asked = set(need.about) if isinstance(need, LearningQuestion) else set()
    for hypothesis in plan.hypotheses.values():
        near = hypothesis.id in asked or any(link.effect in here for link in hypothesis.links)
        important = hypothesis.importance in (None, Importance.HIGH)
        if isinstance(need, LearningQuestion) and near and important and hypothesis.evidence in _THIN:
            yield Fact("unsure", hypothesis.id)
    for method in plan.methods.values():
        if method.type is MethodType.SURVEY and need.id in method.answers and method.cases and method.cases < FEW:
            yield Fact("few", method.id)
    if plan.privacy and plan.privacy.special_category and _asks_target_group(plan, here):
        yield Fact("vulnerable", "special_category")


def _asks_target_group(plan: Plan, names: set[str]) -> bool:
    nodes = dict(plan.nodes())
    who = {one for name in names for one in getattr(nodes[name], "who", ())}
    return any(plan.actors[one].role is Role.TARGET_GROUP for one in who if one in plan.actors)
