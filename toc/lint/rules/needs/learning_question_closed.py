"""TOC717: a learning question that asks for yes or no, or that is no question."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from toc.core.findings import Profile, Report, Severity
from toc.core.model import Language
from toc.language.tokens import Token
from toc.language.verbs import FINITE, verbs
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.sources import GEZINSCOACHING, USAID_LEARNING
from toc.lint.rules.texts import Texts
from toc.syntax.statements import Statement


@rule(
    717,
    "learning-question-closed",
    Severity.INFO,
    Checklist.INFORMATION_NEEDS,
    since=Profile.REVIEW,
    sources=(
        USAID_LEARNING.at("open questions", "open vragen"),
        GEZINSCOACHING.at("which changes, and to what extent", "welke veranderingen, en in welke mate"),
    ),
    nl=Wording(
        title="Een leervraag is een open vraag.",
        why="Op een gesloten vraag is het antwoord ja of nee, en daarmee weet je nog niet wat je anders moet doen. Een "
        "open vraag zoekt hoe, bij wie en waarom iets werkt.",
        say={
            "closed": "'{found}' maakt er een ja-neevraag van.",
            "statement": "'{found}' is geen vraag.",
        },
        do={
            "closed": "Vraag wat je wilt leren: 'Hoe …?', 'Bij wie …, en bij wie niet?' of 'In welke mate …?'.",
            "statement": "Maak er een open vraag van: 'Hoe …?', 'Bij wie …, en bij wie niet?' of 'Waarom …?'.",
        },
        point={"closed": "ja of nee", "statement": "geen vraag"},
        bad="""\
leervragen:
  wijkbudget:
    tekst: ⟦Werkt⟧ het wijkbudget in de volkswijken?
""",
        good="""\
leervragen:
  wijkbudget:
    tekst: Voor welke bewoners werkt het wijkbudget in de volkswijken, en voor wie niet?
""",
    ),
    en=Wording(
        title="A learning question is an open question.",
        why="The answer to a closed question is yes or no, and that does not tell yet what to do differently. An open "
        "question looks for how, in whom and why something works.",
        say={
            "closed": "'{found}' makes it a yes-or-no question.",
            "statement": "'{found}' is not a question.",
        },
        do={
            "closed": "Ask what you want to learn: 'How …?', 'For whom …, and for whom not?' or 'To what extent …?'.",
            "statement": "Make an open question of it: 'How …?', 'For whom …, and for whom not?' or 'Why …?'.",
        },
        point={"closed": "yes or no", "statement": "not a question"},
        bad="""\
learning_questions:
  budget:
    text: ⟦Does⟧ the neighbourhood budget work?
""",
        good="""\
learning_questions:
  budget:
    text: For whom does the neighbourhood budget work, and for whom not?
""",
    ),
)
def learning_question_closed(inspection: Inspection) -> Iterator[Report]:
    texts = inspection.texts
    for said in texts.of(Statement.LEARNING_QUESTION):
        closing = _closing_verb(texts, texts.read(said).tokens)
        if closing:
            span = texts.at(said, closing.start, closing.end)
            yield Report(span=span, say="closed", facts={"found": closing.text}, node=said.node)
        elif not said.text.rstrip().endswith("?"):
            facts = {"found": inspection.label(said.node)}
            yield Report(span=texts.whole(said), say="statement", facts=facts, node=said.node)


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
