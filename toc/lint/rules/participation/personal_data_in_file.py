"""TOC1006: a plan with the contact data of a person in it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toc.core.findings import Profile, Report, Severity
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.contact_data import blanked, contact_data
from toc.lint.rules.sources import GDPR
from toc.syntax.document import Document

_OWN = ("owner", "organisation")
"""Keywords whose values may say how the makers of the plan can be reached."""


@rule(
    1006,
    "personal-data-in-file",
    Severity.ERROR,
    Checklist.PARTICIPATION,
    since=Profile.DRAFT,
    sources=(
        GDPR.at(
            "article 5: no more personal data than the purpose needs",
            "artikel 5: niet meer persoonsgegevens dan nodig voor het doel",
        ),
    ),
    nl=Wording(
        title="In het plan zelf staan geen contactgegevens van mensen.",
        why="Een plan gaat van hand tot hand en komt op schermen en in dossiers terecht. Wie hielp of antwoordde, "
        "vroeg daar niet om.",
        say={
            "email": "Hier staat een e-mailadres van een persoon.",
            "phone": "Hier staat een gsm-nummer.",
            "fixed": "Hier staat een telefoonnummer.",
            "register": "Hier staat een rijksregisternummer.",
            "account": "Hier staat een rekeningnummer.",
        },
        do={
            "": "Haal het weg en schrijf de rol, bijvoorbeeld: buurtwerker. Bewaar contactgegevens elders.",
            "fixed": "Is het van een persoon, haal het dan weg en schrijf de rol. Is het van een dienst, schrijf dan "
            "een opmerking met de reden: # toc: ignore[personal-data-in-file] nummer van het onthaal",
        },
        point={
            "email": "van wie is dit?",
            "phone": "van wie is dit?",
            "fixed": "van wie is dit?",
            "register": "hoort hier niet",
            "account": "hoort hier niet",
        },
        bad="""\
participatie:
  - wie: ouders
    fase: ontwerp
    hoe: Gesprek met de mama van Noor (⟦0470 12 34 56⟧)
""",
        good="""\
participatie:
  - wie: ouders
    fase: ontwerp
    hoe: Gesprek met een mama, contact via de buurtwerker
""",
    ),
    en=Wording(
        title="The plan itself holds no contact data of people.",
        why="A plan goes from hand to hand and ends up on screens and in files. Who helped or answered did not ask for "
        "that.",
        say={
            "email": "This is a person's e-mail address.",
            "phone": "This is a mobile phone number.",
            "fixed": "This is a telephone number.",
            "register": "This is a national register number.",
            "account": "This is a bank account number.",
        },
        do={
            "": "Take it out and write the role, for instance: community worker. Keep contact data elsewhere.",
            "fixed": "If it is a person's, take it out and write the role. If it is a service's, add a comment with "
            "the reason: # toc: ignore[personal-data-in-file] number of the front desk",
        },
        point={
            "email": "whose is this?",
            "phone": "whose is this?",
            "fixed": "whose is this?",
            "register": "does not belong here",
            "account": "does not belong here",
        },
        bad="""\
participation:
  - who: parents
    phase: design
    how: Talk with the mother of Noor (⟦0470 12 34 56⟧)
""",
        good="""\
participation:
  - who: parents
    phase: design
    how: Talk with a mother, contact through the community worker
""",
    ),
    note=(
        (
            "Reads the whole file, comments too, except for owners and the organisation. Addresses of services (info@, "
            "youth-department@) are left alone, and so are numbers whose check digits are wrong. A landline is a "
            "warning: it may be a service's. The message does not repeat what it found: messages travel too."
        ),
        (
            "Leest het hele bestand, ook opmerkingen, behalve trekkers en de organisatie. Adressen van diensten "
            "(info@, jeugddienst@) blijven buiten schot, net als nummers met foute controlecijfers. Een vast nummer is "
            "een waarschuwing: het kan van een dienst zijn. De melding herhaalt niet wat er staat: ook meldingen "
            "reizen rond."
        ),
    ),
)
def personal_data_in_file(inspection: Inspection) -> Iterator[Report]:
    document = inspection.document
    found = sorted(contact_data(blanked(document.text, _own_places(document))), key=lambda one: one.start)
    if not found:
        return
    things = sorted(
        (place.name.start.offset, place.value.end.offset, path[1])
        for path, place in document.places.items()
        if len(path) == 2 and isinstance(path[1], str) and document.sections.get(path[1]) == path[0]
    )
    for kind, start, end in found:
        yield Report(
            span=document.lines.span(start, end),
            say=kind,
            node=_thing_at(things, start),
            severity=Severity.WARNING if kind == "fixed" else None,
        )


def _own_places(document: Document) -> list[tuple[int, int]]:
    """Where the values stand in which contact data are at home."""
    return [
        (place.value.start.offset, place.value.end.offset)
        for path, place in document.places.items()
        if len(path) in (1, 3) and path[-1] in _OWN
    ]


def _thing_at(things: Sequence[tuple[int, int, str]], offset: int) -> str:
    """The id of the thing in which that offset lies, or nothing."""
    place = bisect_right(things, (offset, offset, "")) - 1
    if place >= 0 and offset < things[place][1]:
        return things[place][2]
    return ""
