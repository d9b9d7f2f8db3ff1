"""An empty workbook: the sheets of a plan with explanations, choices, and examples in grey that are not read."""

from typing import Any

from toc.core.languages import spelling_of
from toc.core.messages import text
from toc.core.model import Language
from toc.exchange import layout
from toc.exchange.data import Data
from toc.exchange.grid import Value
from toc.exchange.layout import Kind, Sheet
from toc.exchange.own_rows import rows
from toc.exchange.workbook import Book

# --- The examples -----------------------------------------------------------------------------------------------------
# The example that a template shows in grey: a language café, from activity to measurement.


def _plan(words: dict[str, str]) -> Data:
    """The example with its texts. Things are meant by their names, as people do who fill in a template."""
    return {**_way_to_impact(words), **_measured(words)}


def _way_to_impact(words: dict[str, str]) -> Data:
    """Who does what, and what changes because of it."""

    def said(name: str, **others: Any) -> Data:
        return {"label": words[f"{name}_label"], "text": words[name], **others}

    return {
        "actors": {
            "1": {"name": words["library"], "role": "city"},
            "2": {"name": words["volunteers"], "role": "partner"},
            "3": {"name": words["newcomers"], "role": "target_group"},
        },
        "inputs": {"1": {"label": words["room"], "text": words["room"], "leads_to": [words["cafe_label"]]}},
        "activities": {
            words["cafe_label"]: said(
                "cafe",
                by=[words["library"]],
                **{"with": [words["volunteers"]], "for": [words["newcomers"]]},
                approach="individuals",
                start="2026-09-01",
                frequency=words["weekly"],
                term="short",
                owner=words["library"],
                leads_to=[words["tables_label"]],
                steps=[{"text": words["step"], "who": [words["library"]], "due": "2026-08-15"}],
            )
        },
        "outputs": {
            words["tables_label"]: said(
                "tables", who=[words["volunteers"]], term="short", leads_to=[words["dare_label"]]
            )
        },
        "outcomes": {
            words["dare_label"]: said(
                "dare", who=[words["newcomers"]], type="attitude", term="medium", leads_to=["impact"]
            )
        },
        "hypotheses": {
            "1": {
                "text": words["why"],
                "link": [f"{words['tables_label']} -> {words['dare_label']}"],
                "assumptions": [words["assumption"]],
                "importance": "high",
                "evidence": "weak",
            }
        },
        "external_factors": {
            "1": {"label": words["shifts"], "text": words["shifts"], "effect": "hinders", "on": [words["dare_label"]]}
        },
        "unintended_effects": {"1": {"text": words["side"], "who": [words["newcomers"]], "effect": "positive"}},
        "conditions": {"motive": [{"text": words["motive"], "fulfilled": True}]},
        "glossary": {words["newcomers"]: words["meaning"]},
    }


def _measured(words: dict[str, str]) -> Data:
    """What is measured and asked, and with whom."""
    return {
        "indicators": {
            "1": {
                "text": words["share"],
                "measures": [words["dare_label"]],
                "unit": "%",
                "direction": "up",
                "baseline": {"value": "20", "date": "2026-06-30"},
                "target": {"value": "45", "due": "2028"},
                "source": words["survey"],
                "responsible": words["library"],
            }
        },
        "learning_questions": {
            "1": {"text": words["question"], "about": [words["dare_label"]], "user": words["library"], "due": "2028"}
        },
        "methods": {
            "1": {
                "name": words["survey"],
                "type": "survey",
                "answers": [words["share"]],
                "respondents": [words["newcomers"]],
                "when": ["2026-06-30", "2028-06-30"],
                "minutes": 10,
                "cases": 60,
                "personal_data": True,
            }
        },
        "reflection": [{"date": "2027-06-15", "text": words["reading"], "who": [words["library"]]}],
        "participation": [{"who": [words["newcomers"]], "phase": "design", "how": words["how"], "date": "2026-05-10"}],
    }


EXAMPLES = {
    Language.NL: _plan(
        {
            "library": "Bibliotheek",
            "volunteers": "Vrijwilligers",
            "newcomers": "Nieuwkomers",
            "room": "Leeszaal op dinsdagavond",
            "cafe": "De bibliotheek houdt elke dinsdagavond een taalcafé voor nieuwkomers",
            "cafe_label": "Taalcafé",
            "weekly": "elke week",
            "step": "Een affiche in vijf talen maken",
            "tables": "Vrijwilligers begeleiden elke week vier gesprekstafels",
            "tables_label": "Gesprekstafels",
            "dare": "Nieuwkomers durven vaker Nederlands te spreken",
            "dare_label": "Nieuwkomers durven spreken",
            "why": "Als vrijwilligers de tafels begeleiden, dan durven nieuwkomers te spreken, omdat niemand lacht",
            "assumption": "Nieuwkomers komen meer dan drie keer",
            "shifts": "Ploegenwerk: wie 's avonds werkt, kan niet komen",
            "side": "Nieuwkomers leren elkaar kennen en helpen elkaar ook met andere vragen",
            "share": "Aandeel van de nieuwkomers dat elke week Nederlands spreekt buiten het taalcafé",
            "survey": "Vragenlijst aan de tafels",
            "question": "Welke nieuwkomers blijven weg na de eerste keer, en waarom?",
            "reading": "De eerste cijfers samen lezen",
            "how": "Zes nieuwkomers dachten mee over de uren",
            "motive": "De schepen wil weten of het taalcafé werkt",
            "meaning": "wie minder dan drie jaar in de stad woont en Nederlands leert",
        }
    ),
    Language.EN: _plan(
        {
            "library": "Library",
            "volunteers": "Volunteers",
            "newcomers": "Newcomers",
            "room": "Reading room on Tuesday evenings",
            "cafe": "The library holds a language café for newcomers every Tuesday evening",
            "cafe_label": "Language café",
            "weekly": "every week",
            "step": "Make a poster in five languages",
            "tables": "Volunteers guide four conversation tables every week",
            "tables_label": "Conversation tables",
            "dare": "Newcomers dare to speak Dutch more often",
            "dare_label": "Newcomers dare to speak",
            "why": "If volunteers guide the tables, then newcomers dare to speak, because nobody laughs at them",
            "assumption": "Newcomers come more than three times",
            "shifts": "Shift work: who works in the evening cannot come",
            "side": "Newcomers get to know each other and help each other with other questions as well",
            "share": "Share of the newcomers who speak Dutch outside the café every week",
            "survey": "Questionnaire at the tables",
            "question": "Which newcomers stay away after the first time, and why?",
            "reading": "Read the first figures together",
            "how": "Six newcomers thought along about the hours",
            "motive": "The alderman wants to know whether the café works",
            "meaning": "who has lived in the city for less than three years and learns Dutch",
        }
    ),
}


# --- The template -----------------------------------------------------------------------------------------------------

_MARK = {Language.NL: "(voorbeeld)", Language.EN: "(example)"}


def template(language: Language) -> bytes:
    """The template in that language; explanations are in both."""
    language = spelling_of(language)
    book = Book(language, by_name=True)
    for sheet in layout.sheets():
        shown = _examples(sheet, EXAMPLES[language], language)
        listed = rows(sheet, {}, language) if sheet.kind is Kind.FORM else []
        book.add(sheet, listed, shown)
    book.remember_nothing()
    return book.saved(text(language, "workbook-template"))


def _examples(sheet: Sheet, data: Data, language: Language) -> list[list[Value]]:
    """The rows of an example, each marked in its first cell."""
    if sheet.kind is Kind.FORM:
        return []
    marked: list[list[Value]] = []
    for row in rows(sheet, data, language):
        first = "" if sheet.kind is Kind.THINGS else f" {row[0]}"
        marked.append([f"{_MARK[language]}{first}", *row[1:]])
    return marked
