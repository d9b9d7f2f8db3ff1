"""Rules on learning questions: that there are some, that they are open, and that somebody uses the answer."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Language
from toc.core.settings import Limit
from toc.core.text import is_said
from toc.language.tokens import Token
from toc.language.verbs import FINITE, verbs
from toc.lint.rules._helpers.gaps import all_lack_it, section_span
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING, USAID_LEARNING
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Statement

# --- TOC716: a plan that counts, but does not ask why -----------------------------------------------------------------

AT_MOST = Limit(
    "learning-question-missing",
    "at-most",
    8,
)


@rule(
    716,
    "learning-question-missing",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
    limits=(AT_MOST,),
)
def learning_question_missing(inspection: Inspection) -> Iterator[RawFinding]:
    count = len(inspection.plan.learning_questions)
    if not count and inspection.plan.indicators:
        yield RawFinding(
            span=section_span(inspection, "learning_questions", "indicators"), missing_keywords=("learning_questions",)
        )
    if count > inspection.limit(AT_MOST):
        span = section_span(inspection, "learning_questions")
        yield RawFinding(span=span, variant="many", facts={"count": count}, severity=Severity.INFO)


# --- TOC717: a learning question that asks for yes or no, or that is no question --------------------------------------


@rule(
    717,
    "learning-question-closed",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.REVIEW,
    sources=(
        USAID_LEARNING,
        GEZINSCOACHING,
    ),
)
def learning_question_closed(inspection: Inspection) -> Iterator[RawFinding]:
    texts = inspection.texts
    for said in texts.of(Statement.LEARNING_QUESTION):
        closing = _closing_verb(texts, texts.read(said).tokens)
        if closing:
            span = texts.at(said, closing.start, closing.end)
            yield RawFinding(span=span, variant="closed", facts={"found": closing.text}, node=said.node)
        elif not said.text.rstrip().endswith("?"):
            facts = {"found": inspection.label(said.node)}
            yield RawFinding(span=texts.whole(said), variant="statement", facts=facts, node=said.node)


def _is_verb(texts: Texts, tokens: Sequence[Token]) -> bool:
    """Whether a question starts with a verb that no list needs to name: "Ontvangen kinderen de hulp?"."""
    if texts.language is not Language.NL or tokens[-1].low != "?" or texts.lists.has(tokens[0].low, "open-questions"):
        return False
    return any(form.kind in FINITE and not form.prefix for form in verbs(Language.NL).forms(tokens[0].low))


def _closing_verb(texts: Texts, tokens: Sequence[Token]) -> Token | None:
    """The verb that makes it a question for yes or no: at the start, or behind an opening clause."""
    has = texts.lists.has
    if not tokens or has(tokens[0].low, "closed-questions") or _is_verb(texts, tokens):
        return tokens[0] if tokens else None
    if has(tokens[0].low, "open-questions") or has(tokens[0].low, "prepositions"):
        return None
    pairs = pairwise(tokens)
    return next((verb for comma, verb in pairs if comma.low == "," and has(verb.low, "closed-questions")), None)


# --- TOC718: a question whose answer nobody waits for -----------------------------------------------------------------

_USE = ("user", "decision", "due")


@rule(
    718,
    "learning-question-without-use",
    Severity.WARNING,
    Checklist.INFORMATION_NEEDS,
    applies_from=Profile.FINAL,
    sources=(
        DHAENE,
        USAID_LEARNING,
    ),
)
def learning_question_without_use(inspection: Inspection) -> Iterator[RawFinding]:
    questions = inspection.plan.learning_questions
    gaps = {name: gap for name in questions if (gap := _gap(inspection, name))}
    useless = [name for name, gap in gaps.items() if len(gap) == len(_USE)]
    if all_lack_it(useless, questions):
        span = section_span(inspection, "learning_questions")
        yield RawFinding(span=span, variant="all", facts={"count": len(useless)}, applies_from=Profile.REVIEW)
        return
    for name, gap in gaps.items():
        missing = [keywords.spell(word, inspection.document.spelling) for word in gap]
        yield RawFinding(
            span=inspection.at(name),
            variant="none" if name in useless else "",
            facts={"question": inspection.label(name), "missing": missing},
            node=name,
            applies_from=Profile.REVIEW if name in useless else None,
        )


def _gap(inspection: Inspection, name: str) -> list[str]:
    question, unread = inspection.plan.learning_questions[name], inspection.document.is_unread
    return [word for word in _USE if not is_said(getattr(question, word)) and not unread(name, (word,))]
