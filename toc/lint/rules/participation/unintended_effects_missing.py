"""TOC1002: a plan that only looks at what it hopes for."""

from collections.abc import Iterator

from toc.core.findings import Profile, Report, Severity
from toc.core.model import SideEffect, UnintendedEffect
from toc.lint.rules.base import Checklist, Inspection, Wording, rule
from toc.lint.rules.participation.places import at_keyword
from toc.lint.rules.sources import BONELL, GEZINSCOACHING, GRYP_HEYLEN, OECD_DAC


@rule(
    1002,
    "unintended-effects-missing",
    Severity.WARNING,
    Checklist.PARTICIPATION,
    since=Profile.FINAL,
    sources=(
        GRYP_HEYLEN.at("impact is positive and negative change", "impact: positieve en negatieve veranderingen"),
        GEZINSCOACHING.at(
            "3.1: look out for signs that something gets worse", "3.1: oog hebben voor signalen van verslechtering"
        ),
        BONELL.at("think through how an intervention can do harm", "denk na over hoe een aanpak ook kan schaden"),
        OECD_DAC.at("impact, intended or not", "impact, bedoeld of onbedoeld"),
    ),
    nl=Wording(
        title="Het plan noemt wat er ook mis kan gaan, voor wie, en hoe je dat merkt.",
        why="Elke aanpak heeft gevolgen die je niet zoekt. Wie er vooraf naar kijkt, merkt ze op tijd en kan nog "
        "bijsturen.",
        say={
            "": "Je plan noemt geen enkel neveneffect.",
            "positive": "Je plan noemt alleen positieve neveneffecten.",
            "signal": "Bij neveneffect '{effect_text}' staat niet waaraan je het merkt.",
            "who": "Bij neveneffect '{effect_text}' staat niet wie het treft.",
            "both": "Bij neveneffect '{effect_text}' staat niet wie het treft en waaraan je het merkt.",
        },
        do={
            "": "Vraag je af: wie kan hier nadeel van hebben, en waaraan merk je dat? Schrijf het onder "
            "{unintended_effects}, met {who} en {signal}.",
            "positive": "Vraag je ook af wie er nadeel van kan hebben, en waaraan je dat merkt.",
            "signal": "Schrijf {signal}: wat zie of hoor je als dit gebeurt?",
            "who": "Schrijf {who}: [groep].",
            "both": "Schrijf {who}: [groep] en {signal}: wat zie of hoor je als dit gebeurt?",
        },
        point={
            "": "geen {unintended_effects}",
            "positive": "enkel {positive}",
            "signal": "geen {signal}",
            "who": "geen {who}",
            "both": "geen {who} en geen {signal}",
        },
        bad="""\
outcomes:
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
neveneffecten:
  ⟦ouderen_mijden_plein⟧:
    tekst: Ouderen mijden het plein
    wie: ouderen
    effect: negatief
""",
        good="""\
outcomes:
  jongeren_welkom:
    tekst: Jongeren voelen zich welkom op het plein
neveneffecten:
  ouderen_mijden_plein:
    tekst: Ouderen mijden het plein
    wie: ouderen
    effect: negatief
    signaal: Bij de pleintelling zitten er minder ouderen op de banken
""",
    ),
    en=Wording(
        title="The plan says what may go wrong, for whom, and how that is noticed.",
        why="Every approach has effects that nobody seeks. Who looks for them beforehand notices them in time to "
        "adjust.",
        say={
            "": "The plan names no unintended effect.",
            "positive": "The plan names positive unintended effects only.",
            "signal": "Unintended effect '{effect_text}' does not say how it is noticed.",
            "who": "Unintended effect '{effect_text}' does not say whom it touches.",
            "both": "Unintended effect '{effect_text}' does not say whom it touches, nor how it is noticed.",
        },
        do={
            "": "Ask who could be worse off, and how that would show. Write it under {unintended_effects}, with {who} "
            "and {signal}.",
            "positive": "Ask as well who could be worse off, and how that would show.",
            "signal": "Write {signal}: what do you see or hear when this happens?",
            "who": "Write {who}: [group].",
            "both": "Write {who}: [group] and {signal}: what do you see or hear when this happens?",
        },
        point={
            "": "no {unintended_effects}",
            "positive": "{positive} only",
            "signal": "no {signal}",
            "who": "no {who}",
            "both": "no {who} and no {signal}",
        },
        bad="""\
outcomes:
  young_welcome:
    text: Young people feel welcome on the square
unintended_effects:
  ⟦older_people_avoid_square⟧:
    text: Older people avoid the square
    who: older people
    effect: negative
""",
        good="""\
outcomes:
  young_welcome:
    text: Young people feel welcome on the square
unintended_effects:
  older_people_avoid_square:
    text: Older people avoid the square
    who: older people
    effect: negative
    signal: Fewer older people sit on the benches when the square is counted
""",
    ),
    needs_whole_file=True,
    note=(
        (
            "Silent while the plan has no changes yet. An effect without a group or a signal is an info, and so is a "
            "plan with positive effects only. A positive effect needs neither: nobody has to keep watch for it."
        ),
        (
            "Zwijgt zolang het plan nog geen veranderingen heeft. Een effect zonder groep of signaal is een info, en "
            "een plan met enkel positieve effecten ook. Een positief effect heeft geen van beide nodig: daar hoeft "
            "niemand op te letten."
        ),
    ),
)
def unintended_effects_missing(inspection: Inspection) -> Iterator[Report]:
    plan = inspection.plan
    effects = plan.unintended_effects
    if not plan.outputs and not plan.outcomes:
        return
    if all(one.effect is SideEffect.POSITIVE for one in effects.values()):
        yield Report(
            span=at_keyword(inspection, "unintended_effects"),
            say="positive" if effects else "",
            severity=Severity.INFO if effects else None,
            absent=("unintended_effects",),
        )
    for effect in effects.values():
        if effect.effect is not SideEffect.POSITIVE:
            yield from _unfinished(inspection, effect)


def _unfinished(inspection: Inspection, effect: UnintendedEffect) -> Iterator[Report]:
    lacks = tuple(word for word in ("who", "signal") if not getattr(effect, word))
    if lacks:
        yield Report(
            span=inspection.at(effect.id),
            say="both" if len(lacks) == 2 else lacks[0],
            facts={"effect_text": inspection.label(effect.id)},
            node=effect.id,
            severity=Severity.INFO,
            absent=lacks,
        )
