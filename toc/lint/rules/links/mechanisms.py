"""Rules on how a change comes about: the mechanism, and what one cause can claim."""

from collections.abc import Iterator
from itertools import islice

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import IMPACT, Hypothesis, Link, Plan, Role
from toc.core.settings import Limit
from toc.language.reading import Clause, Form
from toc.language.verbs import Kind
from toc.lint.rules._helpers.judgement import verb_place
from toc.lint.rules._helpers.likeness import telling_words
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, GEZINSWETENSCHAPPEN, NPC_MECHANISMS
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Located

# --- TOC512: a mechanism that tells what the city does, and not how people respond ------------------------------------

LIKENESS = Limit(
    "mechanism-describes-activity",
    "likeness",
    60,
)
_MOST_COMPARED = 50
"""Activities with which a mechanism is compared: no plan for people has more at the start of one hypothesis."""


@rule(
    512,
    "mechanism-describes-activity",
    Severity.INFO,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        NPC_MECHANISMS,
        GEZINSCOACHING,
    ),
    limits=(LIKENESS,),
)
def mechanism_describes_activity(inspection: Inspection) -> Iterator[RawFinding]:
    for name, hypothesis in inspection.plan.hypotheses.items():
        text = hypothesis.mechanism
        if not text:
            continue
        doing = _doing(inspection, text)
        same = "" if doing else _same_activity(inspection, hypothesis, text)
        if not (doing or same):
            continue
        place = Located(inspection.document, ("hypotheses", name, "mechanism"), text)
        if doing:
            yield RawFinding(span=place.span(*doing), facts={"found": text[slice(*doing)]}, node=name)
        else:
            yield RawFinding(
                span=place.span(0, len(text)),
                variant="same",
                facts={"activity": inspection.label(same)},
                related=((inspection.at(same), "activity"),),
                node=name,
            )


def _doing(inspection: Inspection, text: str) -> tuple[int, int] | None:
    """Offsets of what the own organisation does, or of the activity with which the text starts."""
    if not _may_tell_activity(inspection.texts, text):
        return None
    reading = inspection.texts.read_text(text)
    does = (clause for clause in reading.clauses if _does(inspection, clause))
    clause = next(does, None)
    if clause:
        return verb_place(reading, clause)
    known = inspection.texts.verbs
    if reading.form is Form.INFINITIVE and known.in_class(reading.lemmas[0], "do"):
        return reading.place(reading.heads[0], reading.heads[0])
    return reading.place(0, 0) if reading.form is Form.ACTIVITY_NOUN else None


def _may_tell_activity(texts: Texts, text: str) -> bool:
    """Whether it pays to read a text: it names the own organisation, or has a verb or noun that may open an activity.

    No other rule reads mechanisms, most are about people, and reading takes far longer than looking for these words.
    """
    known, lists = texts.verbs, texts.lists
    return texts.names_own(text) or any(
        lists.has(token.low, "activity-nouns")
        or any(
            form.kind in (Kind.INFINITIVE, Kind.GERUND) and known.in_class(form.lemma, "do")
            for form in known.forms(token.low)
        )
        for token in lists.tokens(text)
    )


def _does(inspection: Inspection, clause: Clause) -> bool:
    texts = inspection.texts
    return texts.is_own(clause) and not clause.passive and texts.verbs.in_class(clause.lemma, "do")


def _same_activity(inspection: Inspection, hypothesis: Hypothesis, text: str) -> str:
    """The activity at the start of the hypothesis that says what the mechanism says; empty where none does."""
    plan, graph, language = inspection.plan, inspection.graph, inspection.language
    own = telling_words(text, language)
    causes = [link.cause for link in hypothesis.links]
    near: Iterator[str] = (name for cause in causes for name in (cause, *graph.causes.get(cause, ())))
    for name in islice(near, _MOST_COMPARED):
        activity = plan.activities.get(name)
        for said in (activity.text, activity.label) if activity else ():
            words = telling_words(said or "", language)
            if words and 100 * len(own & words) >= inspection.limit(LIKENESS) * len(own | words):
                return name
    return ""


# --- TOC514: an impact goal of which the city seems to be the only cause ----------------------------------------------


@rule(
    514,
    "sole-cause-claim",
    Severity.INFO,
    Checklist.LINKS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        GEZINSWETENSCHAPPEN,
    ),
    needs_whole_file=True,
)
def sole_cause_claim(inspection: Inspection) -> Iterator[RawFinding]:
    plan, graph = inspection.plan, inspection.graph
    for name in plan.all_goals() if plan.external_factors else ():
        if graph.causes[name] and not _has_other_causes(plan, graph.upstream([name])):
            yield RawFinding(
                span=inspection.at(name),
                variant="" if name == IMPACT else "goal",
                facts={"goal": inspection.label(name)},
                node=name,
            )


def _has_other_causes(plan: Plan, way: set[str]) -> bool:
    """Whether others than the city work on that way: a factor, other people's changes, or partners."""
    works = any(
        not factor.on or any(_is_on(text, way) for text in factor.on) for factor in plan.external_factors.values()
    )
    others = any(change.external and change.id in way for change in plan.changes())
    partners = {name for name, actor in plan.actors.items() if actor.role is Role.PARTNER}
    joined = any(name in way and not partners.isdisjoint(activity.by) for name, activity in plan.activities.items())
    return works or others or joined


def _is_on(text: str, way: set[str]) -> bool:
    """Whether that node, or the effect of that link, lies on the way."""
    link = Link.parse(text)
    return (link.effect if link else text) in way
