"""TOC1005: personal data without an answer to why, on what ground, how long and where."""

from collections.abc import Iterator, Sequence

from toc.core import keywords
from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Method, Plan, Privacy
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.asking import ASKS_PEOPLE
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import GDPR, GEZINSCOACHING

FIELDS = ("purpose", "legal_basis", "retention", "storage")
"""What the privacy block has to answer (article 5 of the regulation: purpose, lawfulness, storage limits, security)."""

_SENSITIVE = {
    Language.NL: late(
        r"\b(?:\w*gezondheid\w*|herkomst|afkomst|etnische?|religie\w*|geloof|levensbeschouwing|strafrechtelijke?"
        r"|strafblad\w*|seksuele|geaardheid|handicap|dementie|verslaving|verslaafd|diagnoses?|vakbond\w*)\b"
    ),
    Language.EN: late(
        r"\b(?:health|ethnic(?:ity)?|origin|religio(?:n|us)|belief|criminal records?|convictions?|sexual"
        r"|disabilit(?:y|ies)|dementia|addictions?|addicted|diagnos(?:is|es)|trade union)\b"
    ),
}


@rule(
    1005,
    "privacy-block-missing",
    Severity.ERROR,
    Checklist.PARTICIPATION,
    since=Profile.FINAL,
    sources=(
        GDPR.at(
            "article 5: purpose, lawfulness, as little as needed, no longer than needed, safely kept",
            "artikel 5: doel, rechtmatigheid, niet meer en niet langer dan nodig, veilig bewaard",
        ),
        GEZINSCOACHING.at(
            "2.3: store and process data in a simple and safe way", "2.3: data eenvoudig en veilig opslaan en verwerken"
        ),
    ),
    nl=Wording(
        title="Wie persoonsgegevens verzamelt, zegt waarvoor, op welke grond, hoelang en waar.",
        why="Mensen vertellen pas eerlijk hoe het met hen gaat als ze weten wat er met hun antwoorden gebeurt. En de "
        "wet vraagt het.",
        say={
            "": "Methode '{method}' verzamelt persoonsgegevens, maar nergens staat hoe je daarmee omgaat.",
            "maybe": "Bij methode '{method}' staat niet of ze persoonsgegevens verzamelt, en hoe je daar dan mee "
            "omgaat.",
            "fields": "Het plan verzamelt persoonsgegevens, maar bij {privacy} ontbreekt nog: {missing}.",
            "special": "'{words}' kan een bijzondere categorie van persoonsgegevens zijn, maar bij {privacy} staat "
            "daar niets over.",
        },
        do={
            "": "Voeg {privacy} toe met {purpose}, {legal_basis}, {retention} en {storage}. Vraag raad aan de "
            "functionaris voor gegevensbescherming van je stad.",
            "maybe": "Is het anoniem, schrijf dan {personal_data}: nee. Anders voeg je {privacy} toe met {purpose}, "
            "{legal_basis}, {retention} en {storage}.",
            "fields": "Vul aan: {missing}. Vraag raad aan de functionaris voor gegevensbescherming van je stad.",
            "special": "Schrijf bij {privacy} {special_category}: ja of nee. Kun je zonder dit gegeven, vraag het dan "
            "niet.",
        },
        point={
            "": "zonder {privacy}",
            "maybe": "zonder {privacy}",
            "fields": "nog niet volledig",
            "special": "gevoelig?",
            "method": "hier ook",
            "privacy": "geen {special_category}",
        },
        bad="""\
methoden:
  gesprekken:
    naam: Gesprekken met ouders
    soort: interview
    ⟦persoonsgegevens⟧: ja
""",
        good="""\
methoden:
  gesprekken:
    naam: Gesprekken met ouders
    soort: interview
    persoonsgegevens: ja
privacy:
  doel: Begrijpen waarom ouders wegblijven
  rechtsgrond: toestemming
  bewaartermijn: 12 maanden
  opslag: afgeschermde map van de stad, zonder namen
""",
    ),
    en=Wording(
        title="Who collects personal data says what for, on what ground, for how long and where.",
        why="People are honest about how they are only if they know what happens to their answers. And the law asks "
        "it.",
        say={
            "": "Method '{method}' collects personal data, but nothing says how these are dealt with.",
            "maybe": "Method '{method}' does not say whether it collects personal data, nor how these are dealt with.",
            "fields": "The plan collects personal data, but {privacy} still lacks: {missing}.",
            "special": "'{words}' may be a special category of personal data, but {privacy} says nothing about it.",
        },
        do={
            "": "Add {privacy} with {purpose}, {legal_basis}, {retention} and {storage}. Ask the data protection "
            "officer of your city for advice.",
            "maybe": "If it is anonymous, write {personal_data}: no. Otherwise add {privacy} with {purpose}, "
            "{legal_basis}, {retention} and {storage}.",
            "fields": "Fill in: {missing}. Ask the data protection officer of your city for advice.",
            "special": "Write {special_category}: yes or no under {privacy}. If you can do without it, do not ask it.",
        },
        point={
            "": "without {privacy}",
            "maybe": "without {privacy}",
            "fields": "not complete yet",
            "special": "sensitive?",
            "method": "here too",
            "privacy": "no {special_category}",
        },
        bad="""\
methods:
  talks:
    name: Talks with parents
    type: interview
    ⟦personal_data⟧: yes
""",
        good="""\
methods:
  talks:
    name: Talks with parents
    type: interview
    personal_data: yes
privacy:
  purpose: To understand why parents stay away
  legal_basis: consent
  retention: 12 months
  storage: restricted folder of the city, without names
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Counts from review on where a method says that it collects personal data, and for a final plan where it "
            "is an interview, a survey, a registration, a focus group or stories and says nothing of it. One finding "
            "for the plan. Words such as health or origin in what these methods answer are a warning as long as the "
            "plan does not say yes or no to a special category."
        ),
        (
            "Telt vanaf het nalezen als een methode zegt dat ze persoonsgegevens verzamelt, en voor een definitief "
            "plan als het een interview, bevraging, registratie, focusgroep of verhalen is en er niets over zegt. Eén "
            "melding voor het plan. Woorden als gezondheid of herkomst in wat die methoden beantwoorden, zijn een "
            "waarschuwing zolang het plan geen ja of nee zegt op een bijzondere categorie."
        ),
    ),
)
def privacy_block_missing(inspection: Inspection) -> Iterator[Report]:
    methods = inspection.plan.methods.values()
    sure = [method for method in methods if method.personal_data]
    asking = sure or [method for method in methods if _may_collect(inspection, method)]
    privacy = inspection.plan.privacy
    if not asking:
        return
    lacks = [name for name in FIELDS if not getattr(privacy, name, None)]
    if privacy is None or len(lacks) == len(FIELDS):
        yield _without_block(inspection, asking, certain=bool(sure))
    elif lacks:
        spelled = [keywords.spell(name, inspection.document.spelling, Privacy) for name in lacks]
        yield Report(
            span=at_keyword(inspection, "privacy"),
            say="fields",
            facts={"missing": ", ".join(spelled)},
            since=Profile.REVIEW if sure else None,
            absent=("privacy",),
        )
    elif privacy.special_category is None:
        yield from _special(inspection, sure)


def _may_collect(inspection: Inspection, method: Method) -> bool:
    """Whether a method asks people and does not say whether it collects personal data."""
    unread = inspection.document.is_unread(method.id, ("personal_data",))
    return method.personal_data is None and method.type in ASKS_PEOPLE and not unread


def _without_block(inspection: Inspection, methods: Sequence[Method], *, certain: bool) -> Report:
    first, *others = methods
    return Report(
        span=inspection.at(first.id, "personal_data"),
        say="" if certain else "maybe",
        facts={"method": inspection.label(first.id)},
        related=tuple((inspection.at(method.id, "personal_data"), "method") for method in others[:4]),
        node="",
        since=Profile.REVIEW if certain else None,
        absent=("privacy",),
    )


def _special(inspection: Inspection, methods: Sequence[Method]) -> Iterator[Report]:
    """One report for the first sensitive words in what methods with personal data answer."""
    sensitive = _SENSITIVE[inspection.document.language]
    for need in dict.fromkeys(need for method in methods for need in method.answers):
        found = sensitive.search(_words_of(inspection.plan, need).casefold())
        if found:
            yield Report(
                span=inspection.at(need, "text"),
                say="special",
                facts={"words": found[0]},
                related=((at_keyword(inspection, "privacy"), "privacy"),),
                node=need,
                severity=Severity.WARNING,
            )
            return


def _words_of(plan: Plan, need: str) -> str:
    """The text of that indicator or learning question, and by what it is split up."""
    indicator = plan.indicators.get(need)
    if indicator:
        return " ".join((indicator.text or "", *indicator.disaggregation))
    question = plan.learning_questions.get(need)
    return (question.text or "") if question else ""
