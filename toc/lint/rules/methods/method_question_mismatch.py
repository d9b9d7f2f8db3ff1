"""TOC802: a method that cannot give the answer that is asked for."""

import re
from collections.abc import Iterator, Mapping

from toc.core.findings import Profile, Report, Severity
from toc.core.lazy_regex import late
from toc.core.model import ChangeType, Method, MethodType
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.needs.table import Table
from toc.lint.rules.sources import DHAENE, GEZINSCOACHING

_FIGURES = frozenset({MethodType.REGISTRATION, MethodType.EXISTING_DATA})
_TALKS = frozenset({MethodType.FOCUS_GROUP, MethodType.STORIES})
_HOW_MANY = late(
    r"\s*(?:hoeveel|hoe (?:vaak|veel|lang|groot|hoog|snel|oud)|how (?:many|much|often|long|large|high|fast|old))\b",
    re.IGNORECASE,
)
_WHY = late(r"^\s*ho[ew]\b|\b(?:waarom|why)\b", re.IGNORECASE)
# A register or a file may hold what people said: the city monitor is a survey, a case file tells a story.
_HOLDS_WORDS = late(
    r"monitor|bevraging|enqu|peiling|vragenlijst|survey|poll|questionnaire|onderzoek|research|study|studie|interview"
    r"|gesprek|schaal|scale|score|tevreden|satisf|verslag|dossier|rapport|report|notes|notitie|nota|diary|dagboek|file",
    re.IGNORECASE,
)


def _alike(texts: dict[str, str]) -> dict[str, str]:
    """The same advice for one need and for many."""
    return texts | {f"many_{key}": text for key, text in texts.items()}


@rule(
    802,
    "method-question-mismatch",
    Severity.WARNING,
    Checklist.METHODS,
    since=Profile.REVIEW,
    sources=(
        DHAENE.at(
            "step 3: methods that fit what you want to know", "stap 3: methoden die passen bij wat je wilt weten"
        ),
        GEZINSCOACHING.at(
            "3: combining qualitative and quantitative research", "3: kwalitatief en kwantitatief onderzoek combineren"
        ),
    ),
    nl=Wording(
        title="De methode past bij de vraag.",
        why="Een aftekenlijst zegt niet waarom mensen wegblijven, en zes mensen rond een tafel zijn geen percentage. "
        "Met de verkeerde methode heb je werk en geen antwoord.",
        say={
            "why": "Leervraag '{need}' vraagt hoe of waarom, maar met {methods} krijg je enkel cijfers.",
            "feeling": "Indicator '{need}' gaat over een houding, maar met {methods} zie je enkel wat mensen doen.",
            "count": "'{need}' vraagt een cijfer, maar met {methods} krijg je enkel verhalen.",
            "many_why": "{count} leervragen vragen hoe of waarom, maar met {methods} krijg je enkel cijfers.",
            "many_feeling": "{count} indicatoren gaan over een houding, maar met {methods} zie je enkel wat mensen "
            "doen.",
            "many_count": "{count} informatienoden vragen een cijfer, maar met {methods} krijg je enkel verhalen.",
        },
        do=_alike(
            {
                "why": "Voeg een methode toe waarin mensen het zelf uitleggen: {interview}, {focus_group} of "
                "{stories}.",
                "feeling": "Vraag het aan de mensen zelf, met een {survey} of {interview}. Houdt de registratie wel "
                "bij wat mensen vinden, zeg dat dan in de naam van de methode.",
                "count": "Tel bij een grotere groep, met een {survey} of {registration}. Wil je liever begrijpen dan "
                "tellen, maak er dan een leervraag van.",
            }
        ),
        point={"": "past niet bij de vraag", "need": "de vraag"},
        bad="""\
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
methoden:
  aftekenlijst:
    naam: Aftekenlijst
    soort: registratie
    beantwoordt: [⟦wie_niet⟧]
""",
        good="""\
leervragen:
  wie_niet:
    tekst: Waarom komen alleenstaande ouders minder naar de spelnamiddag?
methoden:
  aftekenlijst:
    naam: Aftekenlijst
    soort: registratie
    beantwoordt: [wie_niet]
  huisbezoeken:
    naam: Gesprekken bij ouders thuis
    soort: interview
    beantwoordt: [wie_niet]
""",
    ),
    en=Wording(
        title="The method fits the question.",
        why="A sign-in sheet does not say why people stay away, and six people around a table are no percentage. With "
        "the wrong method one has the work and no answer.",
        say={
            "why": "Learning question '{need}' asks how or why, but {methods} can only give figures.",
            "feeling": "Indicator '{need}' is about an attitude, but {methods} can only show what people do.",
            "count": "'{need}' asks for a figure, but {methods} can only give stories.",
            "many_why": "{count} learning questions ask how or why, but {methods} can only give figures.",
            "many_feeling": "{count} indicators are about an attitude, but {methods} can only show what people do.",
            "many_count": "{count} information needs ask for a figure, but {methods} can only give stories.",
        },
        do=_alike(
            {
                "why": "Add a method in which people explain it themselves: {interview}, {focus_group} or {stories}.",
                "feeling": "Ask the people themselves, with a {survey} or {interview}. If the records do hold what "
                "people think, say so in the name of the method.",
                "count": "Count in a larger group, with a {survey} or {registration}. If you would rather understand "
                "than count, make a learning question of it.",
            }
        ),
        point={"": "does not fit the question", "need": "the question"},
        bad="""\
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
methods:
  sign_in_sheet:
    name: Sign-in sheet
    type: registration
    answers: [⟦who_not⟧]
""",
        good="""\
learning_questions:
  who_not:
    text: Why do single parents come to the play afternoon less often?
methods:
  sign_in_sheet:
    name: Sign-in sheet
    type: registration
    answers: [who_not]
  home_visits:
    name: Talks with parents at home
    type: interview
    answers: [who_not]
""",
    ),
    note=(
        (
            "Judged only where every method for a question or an indicator has a known type: one fitting method is "
            "enough. Records that hold what people said, such as the city monitor or a case file, fit how, why and "
            "attitude. Attitude is what the outcome's type says, not what its words sound like."
        ),
        (
            "Enkel waar van elke methode de soort bekend is: één passende methode volstaat. Bestanden met wat mensen "
            "zelf zeiden, zoals de stadsmonitor of een dossier, passen wel bij hoe, waarom en houding. Of het om een "
            "houding gaat, zegt de soort van de outcome, niet de woorden ervan."
        ),
    ),
)
def method_question_mismatch(inspection: Inspection) -> Iterator[Report]:
    table = Table.of(inspection)
    if table.unsure:
        return
    methods_of_plan = inspection.plan.methods.items()
    places = {(name, need): at for name, method in methods_of_plan for at, need in enumerate(method.answers)}
    groups: dict[tuple[str, ...], list[str]] = {}
    for need in (*inspection.plan.indicators, *inspection.plan.learning_questions):
        methods = table.of_need(need)
        say = _mismatch(inspection, need, methods) if methods else ""
        if say:
            groups.setdefault((say, *methods), []).append(need)
    for (say, *names), needs in groups.items():
        many = len(needs) > 1
        yield Report(
            span=inspection.at(names[0], "type")
            if many
            else inspection.at(names[0], "answers", places[names[0], needs[0]]),
            say=f"many_{say}" if many else say,
            facts={
                "need": inspection.label(needs[0]),
                "count": len(needs),
                "methods": [inspection.label(name) for name in names],
            },
            related=tuple((inspection.at(need), "need") for need in needs),
            node=names[0] if many else needs[0],
        )


def _mismatch(inspection: Inspection, need: str, methods: Mapping[str, Method]) -> str:
    """What is wrong, as a key of the messages; empty where a method may well fit."""
    types = {method.type for method in methods.values()}
    indicator = inspection.plan.indicators.get(need)
    text = indicator.source if indicator else inspection.plan.learning_questions[need].text
    if types <= _TALKS:
        return "count" if indicator or _HOW_MANY.match(text or "") else ""
    names = [method.name or "" for method in methods.values()]
    if not types <= _FIGURES or any(_HOLDS_WORDS.search(name) for name in names):
        return ""
    if indicator:
        return "feeling" if _is_about_attitude(inspection, need) and not _HOLDS_WORDS.search(text or "") else ""
    return "why" if _WHY.search(text or "") and not _HOW_MANY.match(text or "") else ""


def _is_about_attitude(inspection: Inspection, name: str) -> bool:
    outcomes = inspection.plan.outcomes
    measured = [outcomes[node] for node in inspection.plan.indicators[name].measures if node in outcomes]
    return any(outcome.type is ChangeType.ATTITUDE for outcome in measured)
