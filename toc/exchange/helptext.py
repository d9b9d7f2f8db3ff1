"""The sheet with explanations, in both languages."""

HELP_TITLE = "Uitleg - Help"

_NL = (
    ("Uitleg", "", True),
    (
        "Wat is dit?",
        (
            "Een weg naar impact in een werkmap. Elk blad is een deel van het plan, elke rij is één ding: een "
            "actor, een "
            "activiteit, een verandering, een indicator."
        ),
        False,
    ),
    (
        "Terug naar toc",
        (
            "Bewaar de werkmap als .xlsx. Een nieuw plan: toc import werkmap.xlsx. Een plan dat er al is bijwerken: "
            "toc import werkmap.xlsx --into plan.toc.yaml. Alleen wat je hier verandert, verandert in het plan."
        ),
        False,
    ),
    (
        "Id",
        (
            "De korte naam waarmee andere bladen een rij bedoelen. Bij een nieuwe rij mag hij leeg blijven. "
            "Verander hem niet "
            "zonder reden."
        ),
        False,
    ),
    (
        "Naar iets verwijzen",
        (
            "Kies uit de lijst in de cel, of typ een id, een label, een naam of een nummer. Meer dan één? Zet er "
            "een puntkomma "
            "tussen, of elk op een eigen regel (Alt+Enter)."
        ),
        False,
    ),
    (
        "Verbanden",
        "Op dit blad staat elke pijl op een rij: van oorzaak naar gevolg. 'impact' is het impactdoel.",
        False,
    ),
    ("Datums", "31/12/2026, 2026-12-31 of alleen het jaar: 2026.", False),
    (
        "Rijen",
        (
            "Toevoegen mag overal, de volgorde maakt niet uit. Wis je een rij, dan verdwijnt dat deel bij --into "
            "ook uit het "
            "plan; toc zegt erbij wat ernaar verwees."
        ),
        False,
    ),
    (
        "Voorbeelden",
        "In een leeg sjabloon staan grijze rijen met (voorbeeld) vooraan. Die leest toc niet; wis ze wanneer je wilt.",
        False,
    ),
    ("Kolommen", "Laat de kolomtitels staan. Zelf een kolom toevoegen kan: toc zegt dat ze niet meekomt.", False),
    ("Formules", "Reken gerust. toc leest de uitkomst die Excel bewaarde, en rekent zelf niets uit.", False),
    ("", "", False),
)
_EN = (
    ("Explanation", "", True),
    (
        "What is this?",
        (
            "A theory of change as a workbook. Each sheet is a part of the plan, each row is one thing: an "
            "actor, an activity, "
            "a change, an indicator."
        ),
        False,
    ),
    (
        "Back to toc",
        (
            "Save the workbook as .xlsx. A new plan: toc import workbook.xlsx. To bring a plan that is there up "
            "to date: "
            "toc import workbook.xlsx --into plan.toc.yaml. Only what you change here changes in the plan."
        ),
        False,
    ),
    (
        "Id",
        (
            "The short name by which other sheets mean a row. It may stay empty for a new row. Do not change it "
            "without a "
            "reason."
        ),
        False,
    ),
    (
        "To mean something",
        (
            "Choose from the list in the cell, or type an id, a label, a name or a number. More than one? Put "
            "semicolons "
            "between them, or each on a line of its own (Alt+Enter)."
        ),
        False,
    ),
    ("Links", "On this sheet every arrow is a row: from cause to effect. 'impact' is the impact goal.", False),
    ("Dates", "31/12/2026 (the day first), 2026-12-31, or the year only: 2026.", False),
    (
        "Rows",
        (
            "Add them anywhere, their order does not matter. If you delete a row, --into takes that part out of "
            "the plan as "
            "well; toc tells what spoke of it."
        ),
        False,
    ),
    (
        "Examples",
        "An empty template has grey rows that start with (example). toc does not read them; delete them when you like.",
        False,
    ),
    ("Columns", "Leave the headings as they are. You may add a column: toc tells that it does not come along.", False),
    (
        "Formulas",
        "Feel free to calculate. toc reads the result that Excel saved, and calculates nothing itself.",
        False,
    ),
)


def help_rows() -> tuple[tuple[str, str, bool], ...]:
    """Key, text, and whether it is a title."""
    return (*_NL, *_EN)
