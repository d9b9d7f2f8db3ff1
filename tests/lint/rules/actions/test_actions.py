"""Group 9, the action plan: what the rules find beyond their examples, and what they leave alone."""

import pytest
from places import Check, at
from worded import Looking

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import actions

NL, EN = Language.NL, Language.EN
RULES = actions.RULES
LOOKING = Looking(RULES)
findings, found, since = LOOKING.findings, LOOKING.found, LOOKING.since


SOUND = """\
toc: 1
taal: nl
actoren:
  cultuur: {naam: Dienst Cultuur, rol: stad}
  jeugd: {naam: Dienst Jeugd, rol: stad}
middelen:
  zaal: {tekst: Een zaal, leidt_tot: [avond]}
activiteiten:
  avond:
    tekst: Dienst Cultuur houdt verhalenavonden voor ouderen
    door: [cultuur, jeugd]
    trekker: dienst Cultuur
    termijn: kort
    leidt_tot: [komen]
    stappen: [{tekst: Een zaal zoeken, wie: cultuur, tegen: 2026-12-01}]
  plein:
    tekst: Dienst Jeugd legt een plein aan
    door: [jeugd]
    start: 2028-01-01
    leidt_tot: [komen]
outputs:
  komen: {tekst: Ouderen komen, leidt_tot: [kennen]}
outcomes:
  kennen: {tekst: Ouderen kennen elkaar}
indicatoren:
  opkomst: {tekst: Aantal ouderen, meet: [komen], norm: {waarde: 30, tegen: 2027-06-30}}
"""


def test_a_sound_plan_has_no_findings(check: Check) -> None:
    check(SOUND, NL, expect=[])


def test_an_empty_plan_has_no_findings(check: Check) -> None:
    check("toc: 1\ntaal: nl\noutcomes:\n  a: {tekst: A}\n", NL, expect=[])


def test_changes_that_others_alone_bring_about(check: Check) -> None:
    plan = SOUND.replace(
        "  kennen: {tekst: Ouderen kennen elkaar}\n",
        "  kennen: {tekst: Ouderen kennen elkaar}\n"
        "  licht: {tekst: De netbeheerder plaatst lampen, extern: ja, leidt_tot: [buiten, later]}\n"
        "  buiten: {tekst: Ouderen komen buiten, leidt_tot: [praten]}\n"
        "  praten: {tekst: Ouderen praten met elkaar}\n"
        "  later: {tekst: Winkels blijven later open, extern: ja}\n",
    )
    dutch = "Geen enkele activiteit draagt bij tot 'Ouderen komen buiten': het hangt helemaal af van wat anderen doen."
    english = "No activity adds to 'Ouderen komen buiten': it depends on what others do alone."
    check(plan, NL, expect=[at(26, 3, "action-not-linked", "warning", dutch)])
    check(plan, EN, expect=[at(26, 3, "action-not-linked", "warning", english)])
    check(plan.replace("leidt_tot: [komen]\n    stappen", "leidt_tot: [komen, buiten]\n    stappen"), NL, expect=[])
    check(plan.replace("Ouderen komen buiten,", "Ouderen komen buiten, extern: misschien,"), NL, expect=[])
    check(
        plan.replace("start: 2028-01-01\n    leidt_tot: [komen]", "start: 2028\n    leidt_tot: {a: b}"), NL, expect=[]
    )


def test_means_that_no_activity_uses(check: Check) -> None:
    one = SOUND.replace("Een zaal, leidt_tot: [avond]", "Een zaal")
    check(
        one, NL, expect=[at(7, 3, "action-not-linked", "info", "Middel 'Een zaal' dient voor geen enkele activiteit.")]
    )
    check(one, EN, expect=[at(7, 3, "action-not-linked", "info", "Input 'Een zaal' serves no activity.")])
    two = one.replace("  zaal:", "  geld: {tekst: Geld}\n  zaal:")
    check(
        two,
        NL,
        expect=[at(6, 1, "action-not-linked", "info", "Geen enkel middel zegt voor welke activiteit het dient.")],
    )
    check(two, EN, expect=[at(6, 1, "action-not-linked", "info", "No input says which activity it serves.")])
    check(SOUND.replace("Een zaal, leidt_tot: [avond]", "Een zaal, leidt_tot: {avond: 1}"), NL, expect=[])


def test_an_activity_of_several_without_an_owner(check: Check) -> None:
    plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("    door: [jeugd]", "    trekker: jeugd")
    dutch = (
        "Activiteit 'Dienst Cultuur houdt verhalenavonden voor ouderen' heeft meer dan één uitvoerder "
        "('Dienst Cultuur' en 'Dienst Jeugd'), maar geen trekker."
    )
    english = (
        "Activity 'Dienst Cultuur houdt verhalenavonden voor ouderen' is carried out by several "
        "('Dienst Cultuur' and 'Dienst Jeugd'), but has no owner."
    )
    check(plan, NL, expect=[at(9, 3, "action-without-owner", "warning", dutch)])
    check(plan, EN, expect=[at(9, 3, "action-without-owner", "warning", english)])
    assert since(plan) == [("action-without-owner", "final")]


def test_a_plan_without_any_owner_is_told_once(check: Check) -> None:
    plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("door: [jeugd]", "door: [jeugd, cultuur]")
    dutch = "2 activiteiten hebben meer dan één uitvoerder, maar bij geen ervan staat een trekker."
    check(plan, NL, expect=[at(8, 1, "action-without-owner", "warning", dutch)])
    english = "2 activities are carried out by several, and none of them has an owner."
    check(plan, EN, expect=[at(8, 1, "action-without-owner", "warning", english)])


def test_one_executor_is_the_owner_and_nobody_is_another_rules_business(check: Check) -> None:
    for by in ("door: [cultuur]", "door: [cultuur, cultuur]", "door: []"):
        plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("door: [cultuur, jeugd]", by)
        check(plan, NL, expect=[])


@pytest.mark.parametrize("owner", ["iedereen", "Het team", "We", "nog te bepalen", "'?'", "Everyone", "tbd"])
def test_an_owner_who_is_nobody(check: Check, owner: str) -> None:
    plan = SOUND.replace("trekker: dienst Cultuur", f"trekker: {owner}")
    who = owner.strip("'")
    activity = "'Dienst Cultuur houdt verhalenavonden voor ouderen'"
    dutch = f"'{who}' is geen trekker voor activiteit {activity}: zo voelt niemand zich aangesproken."
    english = f"'{who}' is no owner of activity {activity}: nobody feels addressed."
    check(plan, NL, expect=[at(12, 5, "action-without-owner", "warning", dutch)])
    check(plan, EN, expect=[at(12, 5, "action-without-owner", "warning", english)])
    assert since(plan) == [("action-without-owner", "review")]


def test_an_activity_without_a_term(check: Check) -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "")
    label = "'Dienst Jeugd legt een plein aan'"
    dutch = f"Bij activiteit {label} staat niet wanneer ze gebeurt."
    check(plan, NL, expect=[at(16, 3, "action-without-term", "warning", dutch)])
    english = f"Activity {label} does not say when it takes place."
    check(plan, EN, expect=[at(16, 3, "action-without-term", "warning", english)])
    check(SOUND.replace("start: 2028-01-01", "start: volgend jaar"), NL, expect=[])
    check(SOUND.replace("start: 2028-01-01", "einde: 2028"), NL, expect=[])


def test_a_plan_without_any_term_is_told_once(check: Check) -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "").replace("    termijn: kort\n", "")
    dutch = "Bij geen enkele van de 2 activiteiten staat wanneer ze gebeurt."
    check(plan, NL, expect=[at(8, 1, "action-without-term", "warning", dutch)])
    english = "None of the 2 activities says when it takes place."
    check(plan, EN, expect=[at(8, 1, "action-without-term", "warning", english)])


def four(term: str, extra: str = "") -> str:
    lines = [f"  a{n}: {{tekst: Doen, termijn: {term}{extra}}}\n" for n in range(4)]
    return "toc: 1\ntaal: nl\nactiviteiten:\n" + "".join(lines)


def test_a_plan_with_one_term_only(check: Check) -> None:
    dutch = "Alle 4 activiteiten hebben termijn: lang."
    english = "All 4 activities have termijn: lang."
    check(four("lang"), NL, expect=[at(3, 1, "action-without-term", "info", dutch)])
    check(four("lang"), EN, expect=[at(3, 1, "action-without-term", "info", english)])
    assert since(four("lang")) == [("action-without-term", "review")]
    assert found(four("lang").replace("termijn: lang", "termijn: kort", 1), NL)[1:] == []
    check(four("lang", ", start: 2026-01-01, einde: 2030-01-01"), NL, expect=[])
    check(four("lang"), NL, Settings(limits={"action-without-term": {"mix-from": 5}}), expect=[])


def with_text(text: str, term: str) -> str:
    return f"toc: 1\ntaal: nl\nactiviteiten:\n  a:\n    tekst: {text}\n    termijn: {term}\n"


def in_english(text: str, term: str) -> str:
    return f"toc: 1\nlanguage: en\nactivities:\n  a:\n    text: {text}\n    term: {term}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De bib start binnen enkele maanden", "binnen enkele maanden"),
        ("De bib start deze zomer", "deze zomer"),
        ("De bib start binnen de zes maanden", "binnen de zes maanden"),
        ("De bib start volgende maand", "volgende maand"),
        ("De bib start dit najaar", "dit najaar"),
    ],
)
def test_a_long_term_that_starts_soon(text: str, words: str) -> None:
    plan = with_text(text, "lang")
    dutch = f"Activiteit '{text}' heeft termijn: lang, maar in de tekst staat '{words}'."
    english = f"Activity '{text}' has termijn: lang, but its text says '{words}'."
    assert ("term-text-conflict", 6, 5, "warning", dutch) in found(plan, NL)
    assert ("term-text-conflict", 6, 5, "warning", english) in found(plan, EN)
    [one] = [one for one in findings(plan, NL) if one.rule == "term-text-conflict"]
    assert [(label.span.start.line, label.text) for label in one.related] == [(5, f"'{words}'")]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("De bib houdt iedere maand een taalcafé", "lang"),
        ("De bib antwoordt binnen de twee maanden na de aanvraag", "lang"),
        ("De bib belt binnen de twee weken terug", "lang"),
        ("De bib werkt in de komende jaren aan taal", "lang"),
        ("De bib start in het komende jaar", "lang"),
        ("Volgend schooljaar start de bib", "lang"),
        ("De bib start binnen de twaalf maanden", "lang"),
        ("De bib start in het komende jaar", "kort"),
        ("De bib start in het komende jaar", "middellang"),
        ("De bib voert het MJP 2026-2031 uit", "kort"),
        ("De bib werkt tot eind 2031", "kort"),
        ("De bib stelt het Klimaatplan 2030 voor", "kort"),
        ("De bib start in 2028", "kort"),
        ("De bib koopt 2050 boeken, nr. 3.2031", "lang"),
    ],
)
def test_a_term_that_agrees_with_its_text(text: str, term: str) -> None:
    assert [one for one in found(with_text(text, term), NL) if one[0] == "term-text-conflict"] == []


def test_terms_in_english_and_short_terms_far_ahead() -> None:
    plan = in_english("The library starts within three months", "long")
    message = (
        "Activity 'The library starts within three months' has term: long, but its text says 'within three months'."
    )
    assert ("term-text-conflict", 6, 5, "warning", message) in found(plan, EN)
    plan = in_english("The library starts in 2030", "short")
    message = "Activity 'The library starts in 2030' has term: short, but its text says '2030'."
    assert ("term-text-conflict", 6, 5, "warning", message) in found(plan, EN)
    plan = in_english("The library starts next year", "long")
    assert [one[0] for one in found(plan, EN)] == []
    strict = Settings(limits={"term-text-conflict": {"long-months": 24}})
    message = "Activity 'The library starts next year' has term: long, but its text says 'next year'."
    assert ("term-text-conflict", 6, 5, "warning", message) in found(plan, EN, strict)
    plan = in_english("The library starts in 2030", "short")
    later = Settings(limits={"term-text-conflict": {"short-years": 5}})
    assert [one[0] for one in found(plan, EN, later)] == ["no-first-step"]


def test_an_activity_of_which_no_result_is_measured(check: Check) -> None:
    plan = SOUND.replace("    leidt_tot: [komen]\noutputs:", "    leidt_tot: [plein_af]\noutputs:").replace(
        "outcomes:", "  plein_af: {tekst: Ouderen zitten op het plein, leidt_tot: [kennen]}\noutcomes:"
    )
    label = "'Dienst Jeugd legt een plein aan'"
    dutch = f"Geen enkele indicator meet wat activiteit {label} meteen oplevert."
    english = f"No indicator measures what activity {label} delivers directly."
    check(plan, NL, expect=[at(16, 3, "action-without-result-norm", "warning", dutch)])
    check(plan, EN, expect=[at(16, 3, "action-without-result-norm", "warning", english)])
    check(plan.replace("meet: [komen]", "meet: [komen, plein]"), NL, expect=[])
    check(plan.replace("het plein, leidt", "het plein, niet_gemeten: te duur, leidt"), NL, expect=[])
    check(plan.replace("leidt_tot: [plein_af]", "leidt_tot: [plein_af, kennen]"), NL, expect=[])
    check(plan.replace("meet: [komen]", "meet: [komen], eenheid: {per: jaar}"), NL, expect=[])
    check(plan.split("indicatoren:", maxsplit=1)[0], NL, expect=[])


def test_no_result_of_any_activity_is_measured(check: Check) -> None:
    dutch = "Geen enkele indicator meet wat de 2 activiteiten meteen opleveren."
    english = "No indicator measures what the 2 activities deliver directly."
    plan = SOUND.replace("meet: [komen]", "meet: [kennen]")
    check(plan, NL, expect=[at(8, 1, "action-without-result-norm", "warning", dutch)])
    check(plan, EN, expect=[at(8, 1, "action-without-result-norm", "warning", english)])


def test_steps_that_are_not_finished(check: Check) -> None:
    step = "{tekst: Een zaal zoeken, wie: cultuur, tegen: 2026-12-01}"
    for other, lacking in (
        ("{tekst: Bellen, tegen: 2026-12-01}", "wie die opneemt."),
        ("{tekst: Bellen, wie: cultuur}", "tegen wanneer."),
        ("{tekst: Bellen}", "wie die opneemt en tegen wanneer."),
    ):
        plan = SOUND.replace(step, f"{step}, {other}")
        check(plan, NL, expect=[at(15, 74, "no-first-step", "info", f"Bij stap 'Bellen' staat niet {lacking}")])
    check(SOUND.replace(step, "{tekst: Bellen, wie: cultuur, tegen: gauw}"), NL, expect=[])
    [one] = findings(SOUND.replace(step, "{tekst: Bellen}, {tekst: Schrijven}"), EN)
    assert one.message == "Step 'Bellen' does not say who takes it up, nor by when."
    assert [label.text for label in one.related] == ["this step too"]


def test_a_short_term_without_steps(check: Check) -> None:
    plan = SOUND.replace("    stappen: [{tekst: Een zaal zoeken, wie: cultuur, tegen: 2026-12-01}]\n", "")
    label = "'Dienst Cultuur houdt verhalenavonden voor ouderen'"
    dutch = f"Activiteit {label} staat op korte termijn, maar heeft nog geen eerste stap."
    english = f"Activity {label} is for the short term, but has no first step yet."
    check(plan, NL, expect=[at(9, 3, "no-first-step", "warning", dutch)])
    check(plan, EN, expect=[at(9, 3, "no-first-step", "warning", english)])
    check(plan.replace("termijn: kort", "termijn: kort\n    start: 2026-09-01"), NL, expect=[])
    check(plan.replace("termijn: kort", "termijn: middellang"), NL, expect=[])
    both = plan.replace("start: 2028-01-01", "termijn: kort")
    dutch = "2 activiteiten staan op korte termijn, maar geen ervan heeft een eerste stap."
    english = "2 activities are for the short term, and none of them has a first step."
    check(both, NL, expect=[at(8, 1, "no-first-step", "warning", dutch)])
    check(both, EN, expect=[at(8, 1, "no-first-step", "warning", english)])


def test_a_file_that_could_not_be_read_whole_is_not_told_what_it_lacks_everywhere(check: Check) -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "").replace("    termijn: kort\n", "")
    check(plan.replace("  plein:\n", "  derde activiteit zonder dubbele punt\n  plein:\n"), NL, expect=[])
