"""Rules on privacy: what is done with data about people, and none of it in the plan."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toc.core import keywords
from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Method, Plan, Privacy
from toc.lint.rules._helpers.gaps import ASKS_PEOPLE, at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import GDPR, GEZINSCOACHING
from toc.syntax.document import Document

# --- TOC1005: personal data without an answer to why, on what ground, how long and where ------------------------------

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
    applies_from=Profile.FINAL,
    sources=(
        GDPR,
        GEZINSCOACHING,
    ),
    needs_whole_file=True,
)
def privacy_block_missing(inspection: Inspection) -> Iterator[RawFinding]:
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
        yield RawFinding(
            span=at_keyword(inspection, "privacy"),
            variant="fields",
            facts={"missing": ", ".join(spelled)},
            applies_from=Profile.REVIEW if sure else None,
            missing_keywords=("privacy",),
        )
    elif privacy.special_category is None:
        yield from _special(inspection, sure)


def _may_collect(inspection: Inspection, method: Method) -> bool:
    """Whether a method asks people and does not say whether it collects personal data."""
    unread = inspection.document.is_unread(method.id, ("personal_data",))
    return method.personal_data is None and method.type in ASKS_PEOPLE and not unread


def _without_block(inspection: Inspection, methods: Sequence[Method], *, certain: bool) -> RawFinding:
    first, *others = methods
    return RawFinding(
        span=inspection.at(first.id, "personal_data"),
        variant="" if certain else "maybe",
        facts={"method": inspection.label(first.id)},
        related=tuple((inspection.at(method.id, "personal_data"), "method") for method in others[:4]),
        node="",
        applies_from=Profile.REVIEW if certain else None,
        missing_keywords=("privacy",),
    )


def _special(inspection: Inspection, methods: Sequence[Method]) -> Iterator[RawFinding]:
    """One report for the first sensitive words in what methods with personal data answer."""
    sensitive = _SENSITIVE[inspection.language]
    for need in dict.fromkeys(need for method in methods for need in method.answers):
        found = sensitive.search(_words_of(inspection.plan, need).casefold())
        if found:
            yield RawFinding(
                span=inspection.at(need, "text"),
                variant="special",
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


# --- Contact data in a text -------------------------------------------------------------------------------------------
# Finds what points at one person in a text: e-mail, telephone, national register number, bank account.


class Found(NamedTuple):
    """What was found: its kind (a key of the rule's wording) and its offsets in the text."""

    kind: str
    start: int
    end: int


_WEB = late(r"\b(?:https?|ftp)://\S+|\bwww\.\S+")
_REGISTER = late(r"(?<![\w.-])\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}(?![\w-]|\.\d)")
_ACCOUNT = late(r"\d\d(?<=\b[A-Za-z]{2}\d\d)(?:[ .-]?[A-Za-z0-9]){11,30}")
"""An account number from its check digits on: a search that starts at digits passes over all that are none."""
_ACCOUNT_SIZES = {"BE": 16, "NL": 18, "LU": 20, "DE": 22, "FR": 27, "GB": 22, "ES": 24, "IT": 27, "PT": 25, "AT": 20}
_ACCOUNT_SIZES |= {"PL": 28, "RO": 24, "BG": 22, "IE": 22, "CH": 21, "SE": 24, "DK": 18, "GR": 27, "HU": 28, "CZ": 24}
_EMAIL = late(r"(?<![\w.+%-])([\w.+%-]{1,64})@((?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,20})(?![\w-])")
_ABROAD = r"(?:\+32|(?<!\d)0032)[ ./-]{0,2}(?:\(0\))?[ ]?"
_ZONE = r"(?:1\d|5\d|6\d|7[1-79]|8[1-9])"
_MOBILE = late(rf"(?<![\w.,/+-])(?:{_ABROAD}|0)4[5-9]\d(?:[ ./-]{{0,2}}\d{{2}}){{3}}(?!\w|[-./,]\d)")
_MOBILE_3 = late(rf"(?<![\w.,/+-])(?:{_ABROAD}|0)4[5-9]\d[ /]\d{{3}} \d{{3}}(?!\w|[-./,]\d)")
"""A mobile number in threes; with dots it would be the number of an enterprise."""
_FIXED = late(
    rf"(?<![\w.,/+-])(?:"
    rf"{_ABROAD}(?:[2349][ ./-]{{0,2}}\d{{3}}|{_ZONE}[ ./-]{{0,2}}\d{{2}})(?:[ ./-]?\d{{2}}){{2}}"
    rf"|0[2349][ /.]{{1,2}}\d{{3}}(?:[ ./-]\d{{2}}){{2}}"
    rf"|0{_ZONE}[ /.]{{1,2}}\d{{2}}(?:[ ./-]\d{{2}}){{2}}"
    rf")(?!\w|[-./,]\d)"
)
_MANY_DIGITS = late(r"\d(?:[ ./()-]{0,3}\d){8}")
"""What every telephone or register number holds: looked for first, for the patterns of these take their time."""
_SERVICE = late(
    r"info|onthaal|contact|mail|team|bib|hallo|hello|naam|name|pers|press|city|town|stad|gemeente|ocmw|cpas|huis|club|raad"
    r"|vzw|dpo|gdpr|hr|it|admin|noreply|reply|office|desk|support|events?"
    r"|(?:secretar|helpdesk|dienst|balie|loket|recepti|meldpunt|melding|klacht|privacy|webmaster|media|communicat|redactie"
    r"|nieuwsbrief|newsletter|welzijn|jeugd|jongeren|ouderen|sport|cultu|bibliothe|buurt|wijk|politie|stads|council|service"
    r"|department|school|centrum|centre|mobili|milieu|omgeving|zorg|wonen|senior|onderwijs|education|library|youth"
    r"|vrijwillig|volunteer|particip|eveneme|boekhoud|financ|personeel|feedback|onderzoek|research|impact|project|voorbeeld"
    r"|example|voornaam|firstname|ontmoeting|community|neighbourhood|social|sociaal|sociale)\w*"
    r"|\w*(?:dienst|werking|werk|centrum|loket|punt|school|politie|team|service|department)"
)
"""Words in the first half of an address that is nobody's own: a service, a mailbox, or an example."""

_NO_ADDRESS = late(r"(?:^|\.)(?:example|voorbeeld)\.[a-z]+$")


def contact_data(text: str) -> Iterator[Found]:
    """Everything in the text that points at one person. Web addresses are left alone; what was found counts once."""
    left = _WEB.sub(lambda match: " " * len(match[0]), text) if "://" in text or "www." in text else text
    numbers = (("register", _numbers), ("phone", _phones)) if _MANY_DIGITS.search(text) else ()
    for kind, spans in (("account", _accounts), *numbers[:1], ("email", _emails), *numbers[1:]):
        found = list(spans(left))
        yield from (Found(kind, start, end) for start, end in found)
        left = blanked(left, found)
    if numbers:
        yield from (Found("fixed", *match.span()) for match in _FIXED.finditer(left))


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spaces in these places; what comes after them stands where it stood."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


def _accounts(text: str) -> Iterator[tuple[int, int]]:
    for match in _ACCOUNT.finditer(text):
        start = match.start() - 2
        size = _ACCOUNT_SIZES.get(text[start : start + 2].upper())
        end = start + _length(text[start : match.end()], size) if size else 0
        if end and not text[end : end + 1].isalnum() and is_account(text[start:end]):
            yield start, end


def _length(text: str, size: int) -> int:
    """How much of the text its first `size` letters and digits take; 0 where it has fewer."""
    places = [place for place, character in enumerate(text, 1) if character.isalnum()]
    return places[size - 1] if len(places) >= size else 0


def is_account(written: str) -> bool:
    """Whether the check digits of an international bank account number are right (ISO 13616: modulo 97 is 1)."""
    signs = [sign for sign in written.upper() if sign.isalnum()]
    return int("".join(str(int(sign, 36)) for sign in signs[4:] + signs[:4])) % 97 == 1


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _REGISTER.finditer(text) if is_register_number(match[0]))


def is_register_number(written: str) -> bool:
    """Whether it is a Belgian national register number: a day of birth and check digits (97 - number modulo 97).

    Those born from 2000 on count with a 2 before the number; months of 20 or 40 more are numbers for foreigners.
    """
    digits = "".join(re.findall(r"\d", written))
    month, day = int(digits[2:4]), int(digits[4:6])
    if month not in (*range(13), *range(20, 33), *range(40, 53)) or day > 31:
        return False
    return int(digits[9:]) in {97 - int(century + digits[:9]) % 97 for century in ("", "2")}


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for match in _EMAIL.finditer(text) if "@" in text else ():
        if not _is_service(match[1]) and not _NO_ADDRESS.search(match[2].casefold()):
            yield match.span()


def _is_service(written: str) -> bool:
    """Whether that first half of an address is nobody's own: `jeugddienst`, `info.haven`."""
    return any(_SERVICE.fullmatch(word) for word in re.split(r"[._+%\d-]+", written.casefold()))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    found = [match.span() for match in _MOBILE.finditer(text)]
    yield from found
    yield from (match.span() for match in _MOBILE_3.finditer(blanked(text, found)))


# --- TOC1006: a plan with the contact data of a person in it ----------------------------------------------------------

_OWN = ("owner", "organisation")
"""Keywords whose values may say how the makers of the plan can be reached."""


@rule(
    1006,
    "personal-data-in-file",
    Severity.ERROR,
    Checklist.PARTICIPATION,
    applies_from=Profile.DRAFT,
    sources=(GDPR,),
)
def personal_data_in_file(inspection: Inspection) -> Iterator[RawFinding]:
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
        yield RawFinding(
            span=document.lines.span(start, end),
            variant=kind,
            node=_thing_at(things, start),
            severity=Severity.WARNING if kind == "fixed" else None,
        )


def _own_places(document: Document) -> list[tuple[int, int]]:
    """Where the values stand in which contact data are at home."""
    return [
        (place.value.start.offset, place.value.end.offset)
        for path, place in document.places.items()
        if path[-1] in _OWN and len(path) in (1, 3)
    ]


def _thing_at(things: Sequence[tuple[int, int, str]], offset: int) -> str:
    """The id of the thing in which that offset lies, or nothing."""
    place = bisect_right(things, (offset, offset, "")) - 1
    if place >= 0 and offset < things[place][1]:
        return things[place][2]
    return ""
