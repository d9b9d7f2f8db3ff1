"""What more than one text rule asks of a statement: who it names, what it starts with, whose doing it tells."""

from collections.abc import Iterable, Iterator, Mapping

from toc.core.findings import Profile, Severity
from toc.core.lazy_regex import late
from toc.core.messages import text
from toc.core.model import IMPACT, Role
from toc.language.lists import Match
from toc.language.reading import Clause, Form, Mention, Reading, Who
from toc.lint.rules.base import Inspection
from toc.lint.rules.texts import Texts
from toc.syntax.statements import CHANGES, Said, Statement

MODALS = frozenset({"zullen", "willen", "moeten", "mogen", "kunnen", "will", "should", "must", "can", "would"})
PERFECT = frozenset({"hebben", "zijn", "have", "be"})
_BENEFICIARY = frozenset({"voor", "bij", "tussen", "onder", "for", "among", "between"})
_TOGETHER = frozenset({"met", "with"})
_CAUSES = frozenset({"dankzij", "via", "through", "thanks"})
_COPULAS = frozenset({"zijn", "worden", "blijven", "be", "become"})
_HELPING = frozenset({"support", "ondersteunen"})
_MEANS_REACH = 8
_QUOTED = 60
"""So many characters of a statement stand in a message at most."""
_ENDING = late(r"(?:heid|ere|er|en|e|s|ly)$")
_TIES = frozenset({"stad", "gemeente", "city", "council", "politie", "police"})


def weight(inspection: Inspection, said: Said, own: Severity) -> Severity:
    """How heavy a finding on a statement weighs: the policy objective is given, once there is a goal of one's own."""
    if said.kind is Statement.POLICY_OBJECTIVE and inspection.plan.impact_goal:
        return Severity.INFO
    return own


def for_given(inspection: Inspection, said: Said) -> Profile | None:
    """From when on a finding on a statement counts, where that is later than its rule says: what a policy objective
    leaves open is what the impact goal beside it says, so that it is a tip for who words the next one."""
    given = said.kind is Statement.POLICY_OBJECTIVE and inspection.plan.impact_goal
    return Profile.FINAL if given else None


def whom(inspection: Inspection, said: Said) -> tuple[str, ...]:
    """The actors that the field `who` of that statement names."""
    thing = inspection.plan.impact_goal if said.node == IMPACT else inspection.document.thing(said.node)
    named: tuple[str, ...] = getattr(thing, "who", ()) if said.node else ()
    return named


def group_for(inspection: Inspection, said: Said) -> str:
    """A group with which the statement could start, in the file's own words; empty where the file names none."""
    texts, plan = inspection.texts, inspection.plan
    for name in whom(inspection, said):
        actor = plan.actors.get(name)
        if actor and actor.name and actor.role is not Role.CITY:
            return actor.name
    reading = texts.read(said)
    for mention in reading.mentions:
        words = reading.words(range(mention.start, mention.end))
        if mention.who is Who.PERSONS and not mention.as_means and not texts.lists.has(words, "universal"):
            return words[:1].upper() + words[1:]
    groups = [actor.name for actor in plan.actors.values() if actor.role is Role.TARGET_GROUP and actor.name]
    return groups[0] if groups else ""


def quoted(text: str) -> str:
    """A statement as messages quote it: as a whole, or its start."""
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= _QUOTED else words[: _QUOTED - 3].rsplit(" ", 1)[0] + " …"


def opening_group(inspection: Inspection, said: Said) -> str:
    """A group with which a better wording could start: one of the plan, or else an example in its language."""
    return group_for(inspection, said) or text(inspection.texts.language, "lint-some-group")


def clause_of(reading: Reading, match: Match) -> Clause | None:
    """The main clause in which these words stand."""
    for clause in reading.clauses:
        if any(match.start <= reading.tokens[place].start < match.end for place in clause.words):
            return clause
    return None


def subject_words(reading: Reading, clause: Clause) -> str:
    """The subject of a clause as it is written; empty where it has none."""
    tokens = clause.subject.tokens
    if not tokens:
        return ""
    start, end = reading.place(tokens[0], tokens[-1])
    return reading.text[start:end]


def verb_place(reading: Reading, clause: Clause) -> tuple[int, int]:
    """Offsets of the verb of a clause, with the part of it that carries the meaning."""
    return reading.place(min(clause.verb, clause.meaning), max(clause.verb, clause.meaning))


def is_place(texts: Texts, reading: Reading, clause: Clause) -> bool:
    """Whether the name of a city means the place, not the organisation: "Mortsel is groener"."""
    named = texts.lists.has(subject_words(reading, clause), "municipalities")
    return named and clause.lemma in _COPULAS


def own_opening(texts: Texts, said: Said) -> Match | None:
    """The own organisation, where the text starts with it."""
    return next((match for match in texts.find(said, "own-organisation") if match.start == 0), None)


def starts_with_effect(texts: Texts, reading: Reading) -> bool:
    """Whether a text starts with raising or lowering something: "Verhogen van …", "eenzaamheid verminderen"."""
    if reading.form is not Form.INFINITIVE:
        return False
    known = texts.verbs
    return known.in_class(reading.lemmas[0], "effect") and not known.in_class(reading.lemmas[0], "do")


# Names

_FEW_NAMES = 3
"""Activities from which on a plan with nothing but names has one finding; with fewer each name has its own."""


def is_name(reading: Reading) -> bool:
    """Whether a text only names an activity, and does not say what is done."""
    return not reading.clauses and not reading.heads


def has_names_only(inspection: Inspection) -> bool:
    """Whether all activities are names, as in the house of the training: what the sentences are to say, is asked once
    they are there."""
    texts = inspection.texts
    said = tuple(texts.of(Statement.ACTIVITY))
    return len(said) >= _FEW_NAMES and all(is_name(texts.read(one)) for one in said)


# Who is named


def naming_nobody(inspection: Inspection, *kinds: Statement) -> Iterator[Said]:
    """The statements of these kinds that say neither in `who` nor in words in whom something changes."""
    texts = inspection.texts
    for said in texts.of(*kinds):
        if not (whom(inspection, said) or names_somebody(texts, texts.read(said))):
            yield said


def names_somebody(texts: Texts, reading: Reading) -> bool:
    """Whether a text says in whom something changes: people, or an organisation that changes itself.

    A group that is only the means ("dankzij … diensten") does not count, nor do services of the city in passing.
    """
    if _names_group_within_word(texts, reading):
        return True
    if any(one.who is Who.PERSONS and not one.as_means for one in reading.mentions):
        return True
    for clause in reading.clauses:
        subject = clause.subject
        if subject.who is Who.ORGANISATION and texts.role_of(subject.actor) is not Role.CITY:
            return True
    return any(one.who is Who.ORGANISATION and _is_beneficiary(texts, reading, one) for one in reading.mentions)


def _is_beneficiary(texts: Texts, reading: Reading, mention: Mention) -> bool:
    """Whether an organisation is the one that profits: behind `for` or `among`, or as the object of the verb."""
    if texts.role_of(mention.actor) is Role.CITY:
        return False
    before = [token.low for token in reading.tokens[: mention.start]]
    if reading.clauses and 1 <= mention.start - reading.clauses[0].verb <= 2:
        return not any(texts.lists.has(word, "prepositions") for word in before[-2:])
    return any(word in _BENEFICIARY for word in before[-5:]) and not any(word in _CAUSES for word in before)


def _names_group_within_word(texts: Texts, reading: Reading) -> bool:
    """Whether a longer word names a group: `seniorenwoningen`."""
    has = texts.lists.has
    groups = [
        place
        for place, token in enumerate(reading.tokens)
        if has(token.low, "group-compounds") and not has(token.low, "group-compound-exceptions")
    ]
    if not groups:
        return False
    means = [place for place, token in enumerate(reading.tokens) if has(token.low, "means-markers")]
    return any(not any(marker < place <= marker + _MEANS_REACH for marker in means) for place in groups)


def names_other_party(texts: Texts, reading: Reading) -> bool:
    """Whether an activity says for or with whom it is: any group besides the one that does it."""
    if _names_group_within_word(texts, reading) or _names_with(reading):
        return True
    return any(not _is_doer(reading, one) and not _is_own_house(texts, reading, one) for one in reading.mentions)


def _names_with(reading: Reading) -> bool:
    """`in samenwerking met Vivus`: a name behind `with`."""
    pairs = zip(reading.tokens, reading.tokens[1:], strict=False)
    return any(one.low in _TOGETHER and other.text[0].isupper() for one, other in pairs)


def _is_doer(reading: Reading, mention: Mention) -> bool:
    for clause in reading.clauses[:1]:
        if mention.start in clause.subject.tokens:
            return True
        if clause.subject.who is Who.THERE and clause.passive and clause.verb < mention.start < clause.meaning:
            return True
    return False


def _is_own_house(texts: Texts, reading: Reading, mention: Mention) -> bool:
    if texts.role_of(mention.actor) is Role.CITY:
        return False
    words = reading.words(range(mention.start, mention.end)).lower()
    return (
        words in _TIES
        or texts.lists.has(words, "own-organisation")
        or (mention.as_means and mention.who is Who.ORGANISATION)
    )


def names_doer(reading: Reading) -> bool:
    """Whether an activity says who does it: a subject that acts, or in a heading an organisation behind `with`."""
    doers = (Who.OWN, Who.ORGANISATION, Who.PERSONS, Who.THING, Who.PRONOUN)
    for clause in reading.clauses:
        if not (clause.passive and not clause.agent) and clause.subject.who in doers:
            return True
    if reading.form is Form.SENTENCE or reading.heads:
        return False
    return any(one.who is Who.ORGANISATION and _stands_behind_with(reading, one) for one in reading.mentions)


def _stands_behind_with(reading: Reading, mention: Mention) -> bool:
    before = reading.tokens[max(0, mention.start - 3) : mention.start]
    return any(token.low in ("met", "door", "with", "by") for token in before)


# What is told


def activity_words(inspection: Inspection, said: Said) -> tuple[int, int] | None:
    """Where a change tells an activity instead (offsets in its text); None where it does not.

    That is: the own organisation that does something, an activity in the infinitive or as a noun, a passive of a verb
    of doing. A target group or partner that does something is a change; an output may tell what has been done.
    """
    texts = inspection.texts
    reading = texts.read(said)
    for clause in reading.clauses:
        if _tells_activity(inspection, said, reading, clause):
            return verb_place(reading, clause)
    known = texts.verbs
    if reading.form is Form.INFINITIVE and known.in_class(reading.lemmas[0], "do"):
        return (
            None if known.in_class(reading.lemmas[0], "effect") else reading.place(reading.heads[0], reading.heads[0])
        )
    if reading.form is Form.ACTIVITY_NOUN:
        return reading.place(0, min(1, len(reading.tokens) - 1))
    return None


def _tells_activity(inspection: Inspection, said: Said, reading: Reading, clause: Clause) -> bool:
    texts = inspection.texts
    known = texts.verbs
    does = known.in_class(clause.lemma, "do")
    done = clause.auxiliary in PERFECT or _is_past(texts, reading, clause)
    if said.kind is Statement.OUTPUT and done and (not clause.passive or texts.language == "en"):
        return False
    if clause.passive:
        nobody = clause.subject.who in (Who.NOBODY, Who.THERE)
        worked = clause.lemma == "werken" and nobody
        if texts.language == "en" or clause.agent or not (does or worked) or known.in_class(clause.lemma, "effect"):
            return False
        return said.kind is not Statement.OUTPUT or not _is_past(texts, reading, clause)
    if not does:
        return False
    if texts.is_own(clause, whom(inspection, said)):
        return clause.auxiliary not in MODALS
    subject = clause.subject
    event = any(texts.lists.has(reading.tokens[place].low, "own-events") for place in subject.tokens[:4])
    return said.kind is Statement.OUTCOME and subject.who is Who.THING and event


def _is_past(texts: Texts, reading: Reading, clause: Clause) -> bool:
    word = reading.tokens[clause.verb].low
    forms = [form for form in texts.verbs.forms(word) if form.kind.value != "participle"]
    return (bool(forms) and forms[0].past) or word in ("was", "were", "been", "werd", "werden")


def reach_words(texts: Texts, said: Said) -> Iterator[tuple[int, int]]:
    """Where a text only tells reach, attendance, satisfaction or availability."""
    reading = texts.read(said)
    moved = next(texts.find(said, "change-adverbs"), None) or next(texts.find(said, "effect-nouns"), None)
    for match in texts.find(said, "reach"):
        there = said.text[match.start : match.end].lower().startswith(("er ", "there "))
        if not (there and moved):
            yield match.start, match.end
    for clause in reading.clauses:
        own = clause.subject.who in (Who.OWN, Who.WE)
        if clause.lemma in ("bereiken", "reach") and (clause.passive or own):
            yield verb_place(reading, clause)
        if clause.lemma in ("deelnemen", "participate", "attend"):
            yield from ((match.start, match.end) for match in texts.find(said, "participation-objects"))
    if not reading.clauses and reading.tokens and reading.tokens[0].text[0].isdigit():
        yield from ((0, match.end) for match in texts.find(said, "reach-heads"))


def does_it_themselves(texts: Texts, said: Said, clause: Clause, match: Match) -> bool:
    """Whether a vague verb tells here what people really do: "Ouders zorgen voor hun kinderen"."""
    subject = clause.subject
    if clause.passive:
        helped = subject.who is Who.PERSONS and match.entry in _HELPING
        return said.kind is Statement.OUTPUT or helped
    if subject.who in (Who.PERSONS, Who.PRONOUN):
        return True
    if subject.who is Who.ORGANISATION and not texts.is_own(clause):
        soft = texts.lists.entries("soft-verbs")
        return clause.lemma in soft or any(word in soft for word in match.entry.split())
    if said.kind in CHANGES and subject.who is Who.THING:
        return any(one.start == match.start for one in texts.find_verbs(said, "means-end-as-cause"))
    return False


def is_defined(inspection: Inspection, word: str, indicators: Iterable[str] = ()) -> bool:
    """Whether the glossary says what that word means, or one of these texts of indicators speaks of it."""
    root = _ENDING.sub("", word.lower())
    if any(
        root in term.lower() or (len(term) > 3 and term.lower() in word.lower()) for term in inspection.plan.glossary
    ):
        return True
    return any(root in text.lower() for text in indicators)


def indicator_texts(inspection: Inspection) -> Mapping[str, list[str]]:
    """For every node the texts of the indicators that measure it."""
    texts: dict[str, list[str]] = {}
    for indicator in inspection.plan.indicators.values():
        for node in indicator.measures:
            texts.setdefault(node, []).append(indicator.text or "")
    return texts
