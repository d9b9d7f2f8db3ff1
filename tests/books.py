# ruff: noqa: E501 the rows read as they stand in a sheet
"""Workbooks as people make them: title rows, merged cells, several values in a cell, numbers as references."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

Rows = list[list[Any]]


def book(sheets: dict[str, Rows], merged: dict[str, list[str]] | None = None) -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for area in (merged or {}).get(name, ()):
            sheet.merge_cells(area)
    return made


def saved(made: Workbook) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def action_plan() -> Workbook:
    """Een actieplan op één blad: titel boven de tabel, samengevoegde cellen, een rij met een totaal."""
    rows: Rows = [
        ["Actieplan zorgzame buurt Molenkouter", None, None, None, None, None, None, None],
        ["Beleidsdoelstelling:", "Jonge gezinnen vinden hulp dichtbij", None, None, None, None, None, None],
        [],
        ["Nr.", "Actie", "Trekker", "Voor wie?", "Gewenst resultaat", "Tussendoel", "Doel", "Budget"],
        [1, "Spelnamiddag voor jonge gezinnen iedere maand", "Buurtwerker", "Jonge gezinnen",
         "Gezinnen zijn aanwezig op de spelnamiddag", "Jonge gezinnen kennen elkaar en praten met elkaar",
         "Jonge gezinnen vinden steun bij elkaar", 1500],
        [2, "Speeddate rond ouderschap", "Buurtwerker", "Jonge gezinnen; Kind en Gezin",
         "Gezinnen delen hun vragen", None, None, 250.5],
        [3, "Ontmoetingsruimte in de school", "Huis van het Kind", "Jonge gezinnen",
         "• Gezinnen gebruiken de ruimte\n• Ouders spreken er af", "Gezinnen ontmoeten elkaar op een rustige plaats", None, None],
        [],
        ["Totaal", None, None, None, None, None, None, 1750.5],
    ]  # fmt: skip
    made = book({"Acties 2026": rows}, {"Acties 2026": ["A1:H1", "F5:F6", "G5:G7"]})
    made["Acties 2026"]["A1"].font = Font(bold=True, size=16)
    return made


def sheets_with_numbers() -> Workbook:
    """Een blad per soort, verwijzingen met nummers, procenten en datums van Excel."""
    activities: Rows = [
        ["Nr", "Wat doen we?", "Wie", "Samen met", "Doelgroep", "Start", "Einde", "Draagt bij tot", "Opmerkingen"],
        ["A1", "Wandelgroepen met eigenaars van een hond", "Dienst Welzijn", "Buurtwerkers", "Eigenaars",
         date(2026, 1, 12), date(2028, 12, 15), "R1", "overleg in maart"],
        ["A2", "Wekelijkse wijkronde", "Wijkpolitie, Dienst Welzijn", None, "Bewoners", "1/4/2026", "eind 2029", "R2\nR3", None],
    ]  # fmt: skip
    changes: Rows = [
        ["Nr", "Omschrijving", "Niveau", "Bij wie", "Termijn", "Leidt tot"],
        ["R1", "Eigenaars wandelen elke week samen", "output", "Eigenaars", "KT", "R3"],
        ["R2", "Bewoners kennen het aanspreekpunt", "outcome", "Bewoners", "korte termijn", "R3"],
        ["R3", "Bewoners vertrouwen elkaar meer", "outcome", "Bewoners", "MLT", "impact"],
    ]
    indicators: Rows = [
        ["Indicator", "Resultaat", "Eenheid", "Nulmeting 2025", "Streefwaarde 2029", "Bron", "Frequentie", "Verantwoordelijke"],
        ["Aandeel bewoners dat het aanspreekpunt noemt", "R2", None, 0.31, 0.6, "wijkbevraging", "om de 2 jaar", "data-analist"],
        ["Aantal wandelaars per week", "R1", "wandelaars", 9, "minstens 50 tegen 2027", "telblad", "elke week", "buurtwerkers"],
        ["Vertrouwen in buren", "R3", "%", "nog te bepalen", "55%", None, "jaarlijks", None],
    ]  # fmt: skip
    goal: Rows = [
        ["Impactdoel", "Bewoners voelen zich veiliger in hun wijk"],
        ["Voor wie", "Bewoners"],
        ["Waarom", "Vier op tien blijven binnen"],
    ]
    made = book({"Impactdoel": goal, "Activiteiten": activities, "Veranderingen": changes, "Indicatoren": indicators})
    for cell in ("D2", "E2"):
        made["Indicatoren"][cell].number_format = "0%"
    return made


def english_logframe() -> Workbook:
    """A chain in columns, headings in two rows, a group over the two columns of the norm."""
    rows: Rows = [
        ["Language café, results framework", None, None, None, None, None, None, None, None],
        [None, None, None, None, "Indicator", "Baseline", None, "Target", None],
        ["Activity", "Output", "Short-term outcome", "Long-term outcome", "Indicator", "value", "date", "value", "by when"],
        ["Weekly language café", "Newcomers attend the café", "Newcomers dare to speak Dutch", "Newcomers have friends in town",
         "Number of newcomers who attend", 12, date(2025, 9, 1), 40, 2027],
        ["Training of volunteers", "Volunteers guide the tables", "Newcomers dare to speak Dutch", None,
         "Share of newcomers who speak Dutch outside the café", "unknown", None, "60% by 2028", None],
    ]  # fmt: skip
    return book({"Results framework": rows}, {"Results framework": ["A1:I1", "F2:G2", "H2:I2", "D4:D5"]})


def links_apart() -> Workbook:
    """Lijsten zonder nummers, verbanden op een eigen blad met de hypothese ernaast, en een verborgen blad."""
    made = book(
        {
            "Wie is wie": [["Wie", "Soort", "Opmerking"], ["Dienst Jeugd", "eigen dienst", None], ["Jeugdhuis De Poort", "partner", "vzw"], ["Jongeren", "doelgroep", "12 tot 18 jaar"]],
            "Acties": [["Actie", "Door", "Voor"], ["Avondopening van het jeugdhuis", "Jeugdhuis de Poort", "jongeren"], ["Vorming voor begeleiders", "dienst jeugd", None]],
            "Effecten": [["Effect", "Wie", "Soort"], ["Jongeren hebben een plek in de wijk", "Jongeren", "leefsituatie"], ["Begeleiders gaan het gesprek aan", "Begeleiders", "gedragsverandering"], ["Jongeren voelen zich gehoord", "Jongeren", "houding"]],
            "Verbanden": [["Van", "Naar", "Omdat"], ["Avondopening van het jeugdhuis", "Jongeren hebben een plek in de wijk", None], ["Vorming voor begeleiders", "Begeleiders gaan gesprek aan", "wie geleerd heeft, durft meer"], ["Begeleiders gaan het gesprek aan", "Jongeren voelen zich gehoord", None], ["Jongeren voelen zich gehoord", "impact", None], ["Kampweek", "Jongeren voelen zich gehoord", None]],
            "Lijsten": [["doelgroep"], ["partner"]],
        }
    )  # fmt: skip
    made["Lijsten"].sheet_state = "hidden"
    return made


def training_table() -> Workbook:
    """De tabel uit de vorming: activiteiten in groepen ('Doen met wijken'), veranderingen als opsomming ernaast."""
    rows: Rows = [
        ["Activiteiten", "Veranderingen"],
        ["Doen met doelgroepen/individuen", None],
        ["Stadsbeest", "- Eigenaars voelen zich minder eenzaam\n- Eigenaars zorgen beter voor hun huisdier"],
        ["Doen met wijken", None],
        ["Wijkbudget", "Inwoners organiseren zelf activiteiten in de wijk"],
        ["Vergroening", "Inwoners zijn meer actief (buiten) in de wijk"],
    ]
    method: Rows = [
        ["Meetplan"],
        ["Leervraag", "Methode", "Soort", "Wie bevragen we", "Wanneer", "Persoonsgegevens"],
        ["Hoe ervaren eigenaars de wandelingen?", "Gesprekken met eigenaars", "interviews", "Eigenaars", date(2027, 5, 20), "ja"],
    ]  # fmt: skip
    return book({"Stap 1": rows, "Stap 3": method}, {"Stap 1": ["A2:B2", "A4:B4"]})


def two_tables() -> Workbook:
    """Two tables below each other on one sheet, wide gaps, formulas with and without a cached value, an odd column."""
    rows: Rows = [
        [],
        [None, "Project", "Safe routes to school"],
        [None, "City", "Example town"],
        [],
        [None, "Code", "Action", "Lead", "Deadline", "Status", "Cost"],
        [None, "A1", "Close the school street in the morning", "Mobility department", "31-08-2026", "running", "=SUM(G9:G10)"],
        [None, "A2", '=HYPERLINK("http://x")', "Schools", "Q2 2027", "idea", None],
        [None, "A3", "Bike lessons for pupils", "Schools", "soon", "#REF!", 1200],
        [],
        [],
        [None, "KPI", "Measures", "Baseline", "Target", "Source"],
        [None, "Share of pupils who cycle to school", "A3", "28 %", "45 % by 2028", 'survey, see "report"'],
        [None, "=1+1", "A9", "?", "more", "-"],
    ]  # fmt: skip
    return book({"Sheet1": rows})


BOOKS: dict[str, Callable[[], Workbook]] = {
    "actieplan": action_plan,
    "nummers": sheets_with_numbers,
    "logframe": english_logframe,
    "verbanden": links_apart,
    "vorming": training_table,
    "twotables": two_tables,
}
