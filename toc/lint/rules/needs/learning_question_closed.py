"""TOC717: a learning question that asks for yes or no, or that is no question."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Language
from toc.language.tokens import Token
from toc.language.verbs import FINITE, verbs
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GEZINSCOACHING, USAID_LEARNING
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Statement


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
