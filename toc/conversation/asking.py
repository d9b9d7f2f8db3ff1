"""What more than one step asks: actors and labels, and what the rules say of a sentence before it is kept."""

from collections.abc import Callable, Generator, Sequence
from datetime import date

from toc.conversation.draft import actor_name, label, made, needs_label, values
from toc.conversation.question import NEW, Answer, Choice, Example, Explained, Kind, Probe, Remark, Turn
from toc.conversation.talk import Talk
from toc.conversation.words import Ask, Phrase, words_in
from toc.conversation.writing import plain_text
from toc.core.findings import Finding, WordedFinding
from toc.core.model import Actor, Language, Plan, Role
from toc.core.settings import Settings
from toc.core.suggest import osa_likeness
from toc.language.reading import Reading, Who
from toc.lint.engine import lint
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.texts import Texts
from toc.lint.wording import Wording, in_words
from toc.syntax.document import Document
from toc.syntax.source import read

# --- What the rules say -----------------------------------------------------------------------------------------------
# What the rules say of a sentence while there is still time to write it differently.

_WORDING = frozenset({"overlong-statement", "open-list-or-hedge", "placeholder-left", "personal-data-in-file"})
_RESULT = frozenset(
    {
        "activity-as-change",
        "means-end-in-statement",
        "multiple-changes",
        "not-stated-as-result",
        "organisation-as-subject",
        "passive-without-actor",
        "vague-verb",
    }
)
OBJECTIVE = frozenset({"vague-verb", "slogan-not-goal", "organisation-as-subject", "missing-target-group"})
GOAL = (
    _WORDING
    | _RESULT
    | {
        "absolute-claim",
        "missing-target-group",
        "no-change-language",
        "output-as-outcome",
        "slogan-not-goal",
        "undefined-jargon",
        "unspecific-target-group",
        "vague-qualifier",
    }
)
ACTIVITY = _WORDING | {
    "activity-without-verb",
    "multiple-activities",
    "outcome-as-activity",
    "passive-without-actor",
    "vague-activity-verb",
}
OUTPUT = _WORDING | _RESULT | {"duplicate-change"}
OUTCOME = OUTPUT | {"no-change-language", "output-as-outcome", "undefined-jargon", "vague-qualifier"}
HYPOTHESIS = frozenset({"link-without-hypothesis", "personal-data-in-file"})
MECHANISM = frozenset({"mechanism-describes-activity", "personal-data-in-file"})
ASSUMPTION = frozenset({"assumption-restates-outcome", "personal-data-in-file"})
INDICATOR = frozenset(
    {
        "double-barrelled-indicator",
        "indicator-is-instrument",
        "indicator-level-mismatch",
        "indicator-not-neutral",
        "indicator-without-measure",
        "indicator-without-population",
        "personal-data-in-file",
    }
)
BASELINE = frozenset({"number-read-two-ways"})
TARGET = BASELINE | {"baseline-norm-inconsistent", "norm-number-in-text", "norm-without-number"}
QUESTION = frozenset({"learning-question-closed", "personal-data-in-file"})
"""The rules that concern a sentence as it is being written. What the next question asks anyway (who carries it out, in
whom it shows) is not among them."""


Sift = Callable[[Document, Sequence[Finding]], Sequence[Finding]]
"""Leaves out of the findings on a document what was known before: what a baseline has."""


def remarks(
    probe: Probe, text: str, *, language: Language, settings: Settings, today: date, sift: Sift | None = None
) -> tuple[Remark, ...]:
    """What the rules of the probe say of the text, the heaviest first; nothing of what the settings have put off, and
    nothing that `sift` leaves out."""
    chosen = probe.rules if settings.rules is None else probe.rules & settings.rules
    document = read(plain_text(probe.plan(text), language), "toc new")
    made: Sequence[Finding] = lint(document, ALL_RULES, today=today, settings=settings._replace(rules=chosen))
    found = in_words(sift(document, made) if sift else made, language)
    about = sorted((one for one in found if one.node == probe.node), key=_urgency)
    helps = words_in(language).helps
    return tuple(dict.fromkeys(Remark(one.message, helps.get(one.rule, one.help)) for one in about))


def _urgency(finding: WordedFinding) -> tuple[int, int]:
    return -finding.severity.weight, finding.applies_from.order


def explanation(explained: Explained, language: Language) -> Example:
    """Why it matters, with the bad and the good example of the rule."""
    rule = find(explained.rule)
    if rule is None:
        raise LookupError(explained.rule)
    words = rule.wording(language)
    return Example(words.rationale, *(_picked(words, name, explained, language) for name in ("bad", "good")))


def _picked(words: Wording, name: str, explained: Explained, language: Language) -> str:
    """The sentence in the rule's example: the rules keep their examples as pieces of a plan."""
    piece = str(getattr(words, name)).replace("⟦", "").replace("⟧", "")
    keyword = "taal" if language is Language.NL else "language"
    plan: Plan = read(f"toc: 1\n{keyword}: {language}\n{piece}", "example").plan
    return explained.pick(plan) or ""


# --- Labels -----------------------------------------------------------------------------------------------------------
# Asking for a short text where a sentence is too long for a picture.


def asked_label(talk: Talk, text: str, key: str) -> Generator[Turn, Answer, str]:
    """The label that somebody chose; empty where the text is short enough by itself."""
    if not needs_label(text):
        return ""
    return (yield from talk.ask_text(Ask.LABEL, key, proposal=lambda: label(text)))


# --- Actors -----------------------------------------------------------------------------------------------------------
# Asking for actors: those of the plan by number, new ones by name, with the role that they have.

_LONGEST_NAME = 5
"""Words of a subject that may be the name of an actor."""

_ALIKE = 0.8


def actors(
    talk: Talk, ask: Ask, key: str, role: Role, proposal: Callable[[], Answer]
) -> Generator[Turn, Answer, tuple[str, ...]]:
    """The ids of the actors that are named; new ones are added, mostly with that role."""
    known = tuple(Choice(name, actor.name or name) for name, actor in talk.plan.actors.items())
    if ask is Ask.MISSING:  # who is there already was told just before
        known = ()
    named = yield from talk.ask_list(ask, key, kind=Kind.ACTORS, choices=known, proposal=proposal)
    found: list[str] = []
    for place, one in enumerate(named):
        if one.startswith(NEW):
            one = yield from _new(talk, ask, one.removeprefix(NEW), role, f"{key}:{place}")  # noqa: PLW2901
        found.append(one)
    return tuple(dict.fromkeys(found))


def _new(talk: Talk, ask: Ask, name: str, role: Role, key: str) -> Generator[Turn, Answer, str]:
    """The id of an actor with that name: one that is there already, or a new one."""
    near, alike = _nearest(talk, name)
    if alike == 1:
        return near
    if alike >= _ALIKE:
        yes_or_no = (Choice("yes", talk.phrase(Phrase.YES)), Choice("no", talk.phrase(Phrase.NO)))
        same = yield from talk.ask_text(
            Ask.SAME,
            f"{key}:same",
            kind=Kind.CHOICE,
            choices=yes_or_no,
            proposal=lambda: "yes",
            name=name,
            known=talk.draft.actor(near).name,
        )
        if same != "no":
            return near
    chosen = ""
    if ask is not Ask.GOAL_WHO:  # for whom one makes the difference is the target group
        chosen = yield from talk.ask_text(
            Ask.ROLE,
            f"{key}:role",
            kind=Kind.CHOICE,
            choices=values(Role, talk.language),
            proposal=lambda: role.value,
            name=name,
        )
    actor = made(Actor, name=name, role=Role(chosen) if chosen else role)
    return talk.draft.add("actors", actor, name, talk.phrase(Phrase.ACTOR))


def _nearest(talk: Talk, name: str) -> tuple[str, float]:
    """The actor whose name or alias is most like it, but for capitals and articles, and how much (0 to 1)."""
    best = ("", 0.0)
    for known, actor in talk.plan.actors.items():
        for spoken in filter(None, (actor.name, *actor.aliases)):
            alike = osa_likeness(_bare(spoken), _bare(name))
            best = max(best, (known, alike), key=lambda one: one[1])
    return best


def _bare(name: str) -> str:
    return (actor_name(name) or name).casefold()


_ANYBODY = frozenset({Who.PERSONS, Who.ORGANISATION, Who.OWN})
_OTHERS = frozenset({Who.PERSONS, Who.ORGANISATION})


def subject_of(talk: Talk, text: str) -> Answer:
    """Whom the sentence is about, as an answer: a known actor, or a new name. Empty where that cannot be told."""
    return _subject(talk, _read(talk, text), _ANYBODY) if text else ""


def group_of(talk: Talk, text: str) -> Answer:
    """For whom a goal makes the difference, as `subject_of` gives it: its subject, or else the people that it names.
    Never the organisation itself."""
    if not text:
        return ""
    reading = _read(talk, text)
    if subject := _subject(talk, reading, _OTHERS):
        return subject
    for one in reading.mentions:
        if one.as_means:
            continue
        if one.actor and talk.draft.actor(one.actor).role is not Role.CITY:
            return (one.actor,)
        if one.who is Who.PERSONS and one.end - one.start <= _LONGEST_NAME:
            return _named(talk, reading, range(one.start, one.end))
    return ""


def _read(talk: Talk, text: str) -> Reading:
    return Texts(read(plain_text(talk.plan, talk.language), "toc new"), talk.settings).read_text(text)


def _subject(talk: Talk, reading: Reading, kinds: frozenset[Who]) -> Answer:
    for clause in reading.clauses:
        subject = clause.subject
        if subject.actor and (Who.OWN in kinds or talk.draft.actor(subject.actor).role is not Role.CITY):
            return (subject.actor,)
        if not subject.actor and subject.who in kinds and 0 < len(subject.tokens) <= _LONGEST_NAME:
            return _named(talk, reading, subject.tokens)
    return ""


def _named(talk: Talk, reading: Reading, words: Sequence[int]) -> Answer:
    name = actor_name(reading.words(words))
    return (_by_name(talk, name),) if name else ""


def others_in(talk: Talk, text: str, role: Role) -> Answer:
    """The actors with that role that a sentence names besides its subject."""
    found = [one.actor for one in _read(talk, text).mentions if one.actor and not one.in_subject]
    return tuple(dict.fromkeys(one for one in found if talk.draft.actor(one).role is role))


def _by_name(talk: Talk, name: str) -> str:
    """The actor of that name, or the only one whose name starts so: 'Tenants' are the 'Tenants with a low income'."""
    low = name.casefold()
    names = {one: (actor.name or "").casefold() for one, actor in talk.plan.actors.items()}
    same = [one for one, known in names.items() if known == low]
    longer = [one for one, known in names.items() if known.startswith(f"{low} ")]
    return next(iter(same or (longer if len(longer) == 1 else ())), NEW + name)
