"""Rules on the effects that nobody aims at: unintended, unequal, moved to somewhere else."""

import re
from collections.abc import Iterator

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.lazy_regex import late
from toc.core.model import Language, Plan, SideEffect, UnintendedEffect
from toc.lint.rules._helpers.gaps import at_keyword
from toc.lint.rules.base import Checklist, Inspection, rule
from toc.lint.rules.sources import BONELL, DHAENE, GAC, GEZINSCOACHING, GRYP_HEYLEN, OECD_DAC

# --- TOC1002: a plan that only looks at what it hopes for -------------------------------------------------------------


@rule(
    1002,
    "unintended-effects-missing",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    applies_from=Profile.FINAL,
    sources=(
        GRYP_HEYLEN,
        GEZINSCOACHING,
        BONELL,
        OECD_DAC,
    ),
    needs_whole_file=True,
)
def unintended_effects_missing(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    effects = plan.unintended_effects
    if not plan.outputs and not plan.outcomes:
        return
    if all(one.effect is SideEffect.POSITIVE for one in effects.values()):
        yield RawFinding(
            span=at_keyword(inspection, "unintended_effects"),
            variant="positive" if effects else "",
            severity=Severity.INFO if effects else None,
            missing_keywords=("unintended_effects",),
        )
    for effect in effects.values():
        if effect.effect is not SideEffect.POSITIVE:
            yield from _unfinished(inspection, effect)


def _unfinished(inspection: Inspection, effect: UnintendedEffect) -> Iterator[RawFinding]:
    lacks = tuple(word for word in ("who", "signal") if not getattr(effect, word))
    if lacks:
        yield RawFinding(
            span=inspection.at(effect.id),
            variant="both" if len(lacks) == 2 else lacks[0],
            facts={"effect_text": inspection.label(effect.id)},
            node=effect.id,
            severity=Severity.INFO,
            missing_keywords=lacks,
        )


# --- TOC1004: a plan that measures everybody together -----------------------------------------------------------------

_FOR_WHOM = {
    Language.NL: late(
        r"\b(?:voor|bij|tot) wie\b|\bwelke (?:\w+ ){0,3}?(?:groep|doelgroep)|\b(?:wie|welke)\b"
        r".{0,200}?\b(?:niet|geen|minder|wegbl"
        r"|ontbre|afha|uitval)|\bwie (?:ontbreekt|haakt|valt|mist|blijft)\b"
    ),
    Language.EN: late(
        r"\b(?:for|in|with|by) whom\b|\bwhich groups?\b|\bwho\b.{0,200}?\bfor\?"
        r"|\b(?:who|which|whom)\b.{0,200}?\b(?:not|no|less|never"
        r"|left out|miss|stays? away|keeps?|drops? out)|\bwho (?:is|are) missing\b"
    ),
}
"""Words of a question, in small letters, that ask for whom something works and for whom not."""


@rule(
    1004,
    "equity-not-considered",
    Severity.INFO,
    Checklist.PARTICIPATION,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        GEZINSCOACHING,
        GAC,
    ),
    needs_whole_file=True,
)
def equity_not_considered(inspection: Inspection) -> Iterator[RawFinding]:
    plan = inspection.plan
    needs = "indicators" if plan.indicators else "learning_questions"
    if (plan.indicators or plan.learning_questions) and not _looks_at_groups(plan, inspection.language):
        yield RawFinding(
            span=at_keyword(inspection, needs),
            missing_keywords=("indicators", "learning_questions", "unintended_effects"),
        )


def _looks_at_groups(plan: Plan, language: Language) -> bool:
    return (
        any(indicator.disaggregation for indicator in plan.indicators.values())
        or any(effect.who and effect.effect is not SideEffect.POSITIVE for effect in plan.unintended_effects.values())
        or any(_FOR_WHOM[language].search((one.text or "").casefold()) for one in plan.learning_questions.values())
    )


# --- TOC1003: a nuisance that goes down in one place, and may turn up in the next -------------------------------------

_NUISANCE = {
    Language.NL: late(
        r"\b(?:\w*overlast|\w*hinder|zwerfvuil|zwerfafval|sluikstort\w*|\w*criminaliteit|inbra(?:ak|ken)|\w*diefstal(?:len)?"
        r"|vandalisme|vernieling\w*|dealers?|drugshandel|\w*parkeerders|fout ?parkeren|parkeerdruk|sluipverkeer"
        r"|samenscholing\w*|nachtlawaai|straatprostitutie)\b"
    ),
    Language.EN: late(
        r"\b(?:nuisance|litter(?:ing)?|fly-tipping|crimes?|burglar(?:y|ies)|thefts?|vandalism|anti-?social behaviour"
        r"|dealers|drug dealing|noise|traffic|rat-running|parking|loitering|street prostitution)\b"
    ),
}
_FALLS = {
    Language.NL: late(
        r"\b(?:daalt|dalen|daling|zakt|zakken|minder|vermindert|verminderen|vermindering|verlaagt|afneemt|afnemen|afname"
        r"|neemt [\w ]{0,40}\baf|nemen [\w ]{0,40}\baf|verdwijnt|verdwijnen|stopt|stoppen|halveert|geen)\b"
    ),
    Language.EN: late(
        r"\b(?:falls?|drops?|decreases?|declines?|less|fewer|reduced|reduction|goes down|go down|disappears?|stops?"
        r"|is halved|no)\b"
    ),
}
_PLACE = {
    Language.NL: late(
        r"\b(?:\w*plein(?:en|tje|tjes)?|\w*park(?:en)?|\w*stra(?:at|ten)|\w*wijk(?:en)?|\w*buurt(?:en)?|\w*centrum"
        r"|\w*station(?:s)?|\w*poort(?:en)?|\w*laan|\w*kaai|\w*parking|\w*kruispunt(?:en)?|\w*zone)\b"
    ),
    Language.EN: late(
        r"\b(?:squares?|parks?|streets?|neighbourhoods?|districts?|estates?|stations?|areas?|playgrounds?|gates?"
        r"|(?:town|city) cent(?:re|er)|quays?|crossroads)\b"
    ),
}
_EVERYWHERE = {
    Language.NL: late(r"\b(?:hele|ganse|gehele) (?:stad|gemeente)\b|\bstadsbreed\b"),
    Language.EN: late(r"\b(?:whole|entire) (?:city|town)\b|\bcity-?wide\b"),
}
_ELSEWHERE = {
    Language.NL: late(
        r"verplaats|verschui[fv]|waterbed|\belders\b|\b(?:andere|aanpalende|omliggende|aangrenzende|naburige|volgende)"
        r" (?:\w*wijk|\w*straat|\w*straten|\w*buurt|\w*plein|\w*park|plek|plaats)"
    ),
    Language.EN: late(
        r"displac|\bmoves? (?:on )?to\b|\bshift|\belsewhere\b|\b(?:other|next|adjoining|adjacent|neighbouring"
        r"|surrounding|nearby) (?:street|district|neighbourhood|square|park|area|place)"
    ),
}
"""What tells, in small letters, that a problem falls somewhere, and that somebody thought of it moving on."""


@rule(
    1003,
    "displacement-not-considered",
    Severity.INFO,
    Checklist.PARTICIPATION,
    applies_from=Profile.REVIEW,
    sources=(
        DHAENE,
        BONELL,
    ),
    needs_whole_file=True,
)
def displacement_not_considered(inspection: Inspection) -> Iterator[RawFinding]:
    plan, language = inspection.plan, inspection.language
    if inspection.document.is_unread("", ("unintended_effects",)):
        return
    if any(_ELSEWHERE[language].search(text.casefold()) for text in _watched(plan)):
        return
    for name, change in (*plan.outcomes.items(), *plan.all_goals().items()):
        texts = {word: (getattr(change, word) or "").casefold() for word in ("text", "label")}
        keyword = next((word for word, text in texts.items() if _falls(text, language)), None)
        whole = " ".join(texts.values())
        if keyword and not _EVERYWHERE[language].search(whole) and not _ELSEWHERE[language].search(whole):
            yield from _report(inspection, name, keyword, whole)


def _watched(plan: Plan) -> Iterator[str]:
    """The texts in which a plan can say that it looks elsewhere as well."""
    for effect in plan.unintended_effects.values():
        yield f"{effect.text} {effect.signal}"
    yield from (indicator.text or "" for indicator in plan.indicators.values())
    yield from (question.text or "" for question in plan.learning_questions.values())


def _falls(text: str, language: Language) -> bool:
    """Whether one clause says that a nuisance gets less."""
    clauses = re.split(r"[,.;:()]", text)
    return any(_NUISANCE[language].search(one) and _FALLS[language].search(one) for one in clauses)


def _report(inspection: Inspection, name: str, keyword: str, text: str) -> Iterator[RawFinding]:
    place = _PLACE[inspection.language]
    activities = inspection.plan.activities
    causes = (cause for cause in inspection.graph.causes[name] if cause in activities)
    texts = ((cause, f"{activities[cause].text} {activities[cause].where}".casefold()) for cause in causes)
    local = next((cause for cause, words in texts if place.search(words)), "")
    if local or place.search(text):
        yield RawFinding(
            span=inspection.at(name, keyword),
            facts={"change": inspection.label(name)},
            related=((inspection.at(local, "text"), "place"),) if local and not place.search(text) else (),
            node=name,
        )
