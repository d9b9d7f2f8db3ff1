"""What the live page and the list of plans say themselves, in Dutch and English."""

from collections.abc import Mapping
from datetime import datetime

from toc.core.dates import MONTHS
from toc.core.languages import Language
from toc.publish.page.markup import Both

WORDS: Mapping[str, Both] = {
    "all": ("Alle plannen", "All plans"),
    "plans": ("Plannen", "Plans"),
    "none": ("Er is nog geen plan in deze map.", "There is no plan in this folder yet."),
    "saved": ("Bewaard om {when}", "Saved at {when}"),
    "waiting": ("Even geduld, het plan wordt gelezen en getekend.", "One moment, the plan is being read and drawn."),
    "good": ("Niets dat nu in de weg staat", "Nothing that is in the way now"),
    "error": ("1 fout", "1 error"),
    "errors": ("{n} fouten", "{n} errors"),
    "warning": ("1 waarschuwing", "1 warning"),
    "warnings": ("{n} waarschuwingen", "{n} warnings"),
    "tip": ("1 tip", "1 tip"),
    "tips": ("{n} tips", "{n} tips"),
    "lateron": ("voor later", "for later"),
    "list": ("Bevindingen", "Findings"),
    "broken": (
        "Er staat een fout in waardoor het bestand niet goed te lezen is. Je ziet nog de tekening van {when}.",
        "A mistake keeps the file from being read properly. You still see the picture of {when}.",
    ),
    "partial": (
        "Er staat een fout in waardoor het bestand niet goed te lezen is. Misschien ontbreekt er iets in de tekening.",
        "A mistake keeps the file from being read properly. The picture may lack something.",
    ),
    "unreadable": (
        "Het bestand is niet te lezen, dus er valt nog niets te tekenen.",
        "The file cannot be read, so there is nothing to draw yet.",
    ),
    "gone": (
        "Het bestand is er niet meer: verwijderd, verplaatst of hernoemd.",
        "The file is gone: deleted, moved or renamed.",
    ),
    "closed": ("Het bestand kan niet gelezen worden: {reason}.", "The file cannot be read: {reason}."),
    "failed": ("Er is geen nieuwe tekening: {reason}", "There is no new picture: {reason}"),
    "bug": (
        "Er ging iets mis in toc zelf; aan je bestand ligt het niet. Meer staat in het venster van toc watch.",
        "Something went wrong inside toc itself, not in your file. The window of toc watch says more.",
    ),
    "old": ("Je ziet nog de tekening van {when}.", "You still see the picture of {when}."),
    "lost": (
        "Geen verbinding met toc watch. Is het gestopt? Start het opnieuw, dan gaat deze pagina vanzelf verder.",
        "No connection with toc watch. Did it stop? Start it again, and this page goes on by itself.",
    ),
    "line": ("regel {line}, teken {column}", "line {line}, character {column}"),
    "page": ("Apart openen, om af te drukken", "Open by itself, to print"),
    "error_kind": ("Fout", "Error"),
    "warning_kind": ("Waarschuwing", "Warning"),
    "info_kind": ("Tip", "Tip"),
    "torn": ("Niet goed te lezen", "Cannot be read properly"),
    "stuck": ("Niet te lezen of te tekenen", "Cannot be read or drawn"),
    "bar": ("Hoe het met het bestand staat", "How the file is doing"),
    "picture": ("Tekening en teksten van het plan", "Picture and texts of the plan"),
}
"""With a gap for what is filled in."""


def when(saved: float, now: datetime) -> Both:
    """A time (seconds since 1970) as a clock shows it, with the day where that is not today."""
    at = datetime.fromtimestamp(saved).astimezone()
    clock = f"{at:%H:%M:%S}"
    if at.date() == now.date():
        return clock, clock
    dutch, english = (f"{at.day} {MONTHS[one][at.month - 1]}" for one in (Language.NL, Language.EN))
    return f"{dutch} {clock}", f"{english} {clock}"
