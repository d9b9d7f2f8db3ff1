"""What people call the commands and values of the command line in their own words, Dutch ones first of all: enough to
say which one they mean."""

from collections.abc import Sequence

_WORDS = {
    "new": "nieuw, maak, maken, create, init, start",
    "lint": "nakijken, kijk-na, controleer, controle, check, validate",
    "fmt": "opmaken, opmaak, format",
    "render": "teken, tekenen, tekening, draw",
    "diff": "verschil, vergelijk, vergelijken, compare",
    "watch": "volg, volgen, serve",
    "table": "tabellen",
    "advise": "advies, advice, adviseer",
    "report": "verslag",
    "calendar": "agenda",
    "import": "invoer, invoeren, inlezen",
    "export": "uitvoer, uitvoeren",
    "rule": "regel, regels, explain",
    "needs": "noden, informatienoden, leervragen",
    "measurement": "meting, meten, impactmeting, impactmeting-tabel, meetplan",
    "burden": "uren, belasting, hours",
    "actions": "acties, actieplan, action-plan",
    "actors": "actoren",
    "hypotheses": "hypothesen",
    "coverage": "dekking, gaten, gaps",
    "frames": "kaders, kader, bouwstenen",
    "communication": "communicatie, communicatieplan",
    "conditions": "randvoorwaarden, voorwaarden",
    "all": "alles, alle",
    "none": "geen",
    "chain": "keten, resultatenketen",
    "hierarchy": "hiërarchie, outcomehiërarchie",
    "triple": "drievoudig, kolom, kolommen",
    "path": "huis, weg, house",
    "terms": "termijnen",
    "indicators": "indicatoren",
    "questions": "leervragen, vragen",
    "evidence": "bewijs",
    "assumptions": "aannames",
    "factors": "factoren, externe-factoren",
    "unintended": "neveneffecten",
    "short": "kort",
    "medium": "middellang",
    "long": "lang",
    "draft": "ontwerp",
    "review": "nalezing",
    "final": "definitief",
    "light": "licht",
    "dark": "donker",
    "portrait": "staand",
    "landscape": "liggend",
    "quarter": "kwartaal",
    "month": "maand",
    "docx": "word, doc",
    "xlsx": "excel, xls",
    "pptx": "powerpoint, ppt, slides",
    "ics": "outlook, ical",
    "md": "markdown",
    "png": "jpg, jpeg",
}
"""What toc takes, and the words that people have for it."""


def meant_by(written: str, known: Sequence[str]) -> str | None:
    """Which of the known names somebody means by another word; None where that is not known."""
    word = written.casefold()
    return next((one for one in known if word in _WORDS.get(one, "").split(", ")), None)
