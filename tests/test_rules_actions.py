"""Group 9, the action plan: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

import pytest
from places import Found, placed
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import actions
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN


def findings(text: str, language: Language, settings: Settings | None = None) -> list[WordedFinding]:
    document = read(text, "plan.toc.yaml")
    return lint(document, actions.RULES, language=language, today=date(2026, 11, 1), settings=settings)


def found(text: str, language: Language, settings: Settings | None = None) -> list[Found]:
    return placed(findings(text, language, settings))


def since(text: str) -> list[tuple[str, str]]:
    return [(one.rule, str(one.applies_from)) for one in findings(text, NL)]


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


def test_a_sound_plan_has_no_findings() -> None:
    assert found(SOUND, NL) == []


def test_an_empty_plan_has_no_findings() -> None:
    assert found("toc: 1\ntaal: nl\noutcomes:\n  a: {tekst: A}\n", NL) == []


def test_changes_that_others_alone_bring_about() -> None:
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
    assert found(plan, NL) == [("action-not-linked", 26, 3, "warning", dutch)]
    assert found(plan, EN) == [("action-not-linked", 26, 3, "warning", english)]
    assert found(plan.replace("leidt_tot: [komen]\n    stappen", "leidt_tot: [komen, buiten]\n    stappen"), NL) == []
    assert found(plan.replace("Ouderen komen buiten,", "Ouderen komen buiten, extern: misschien,"), NL) == []
    assert (
        found(plan.replace("start: 2028-01-01\n    leidt_tot: [komen]", "start: 2028\n    leidt_tot: {a: b}"), NL) == []
    )


def test_means_that_no_activity_uses() -> None:
    one = SOUND.replace("Een zaal, leidt_tot: [avond]", "Een zaal")
    assert found(one, NL) == [
        ("action-not-linked", 7, 3, "info", "Middel 'Een zaal' dient voor geen enkele activiteit."),
    ]
    assert found(one, EN) == [("action-not-linked", 7, 3, "info", "Input 'Een zaal' serves no activity.")]
    two = one.replace("  zaal:", "  geld: {tekst: Geld}\n  zaal:")
    assert found(two, NL) == [
        ("action-not-linked", 6, 1, "info", "Geen enkel middel zegt voor welke activiteit het dient."),
    ]
    assert found(two, EN) == [("action-not-linked", 6, 1, "info", "No input says which activity it serves.")]
    assert found(SOUND.replace("Een zaal, leidt_tot: [avond]", "Een zaal, leidt_tot: {avond: 1}"), NL) == []


def test_an_activity_of_several_without_an_owner() -> None:
    plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("    door: [jeugd]", "    trekker: jeugd")
    dutch = (
        "Activiteit 'Dienst Cultuur houdt verhalenavonden voor ouderen' heeft meer dan één uitvoerder "
        "('Dienst Cultuur' en 'Dienst Jeugd'), maar geen trekker."
    )
    english = (
        "Activity 'Dienst Cultuur houdt verhalenavonden voor ouderen' is carried out by several "
        "('Dienst Cultuur' and 'Dienst Jeugd'), but has no owner."
    )
    assert found(plan, NL) == [("action-without-owner", 9, 3, "warning", dutch)]
    assert found(plan, EN) == [("action-without-owner", 9, 3, "warning", english)]
    assert since(plan) == [("action-without-owner", "final")]


def test_a_plan_without_any_owner_is_told_once() -> None:
    plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("door: [jeugd]", "door: [jeugd, cultuur]")
    dutch = "2 activiteiten hebben meer dan één uitvoerder, maar bij geen ervan staat een trekker."
    assert found(plan, NL) == [("action-without-owner", 8, 1, "warning", dutch)]
    english = "2 activities are carried out by several, and none of them has an owner."
    assert found(plan, EN) == [("action-without-owner", 8, 1, "warning", english)]


def test_one_executor_is_the_owner_and_nobody_is_another_rules_business() -> None:
    for by in ("door: [cultuur]", "door: [cultuur, cultuur]", "door: []"):
        plan = SOUND.replace("    trekker: dienst Cultuur\n", "").replace("door: [cultuur, jeugd]", by)
        assert found(plan, NL) == []


@pytest.mark.parametrize("owner", ["iedereen", "Het team", "We", "nog te bepalen", "'?'", "Everyone", "tbd"])
def test_an_owner_who_is_nobody(owner: str) -> None:
    plan = SOUND.replace("trekker: dienst Cultuur", f"trekker: {owner}")
    who = owner.strip("'")
    activity = "'Dienst Cultuur houdt verhalenavonden voor ouderen'"
    dutch = f"'{who}' is geen trekker voor activiteit {activity}: zo voelt niemand zich aangesproken."
    english = f"'{who}' is no owner of activity {activity}: nobody feels addressed."
    assert found(plan, NL) == [("action-without-owner", 12, 5, "warning", dutch)]
    assert found(plan, EN) == [("action-without-owner", 12, 5, "warning", english)]
    assert since(plan) == [("action-without-owner", "review")]


def test_an_activity_without_a_term() -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "")
    label = "'Dienst Jeugd legt een plein aan'"
    dutch = f"Bij activiteit {label} staat niet wanneer ze gebeurt."
    assert found(plan, NL) == [("action-without-term", 16, 3, "warning", dutch)]
    english = f"Activity {label} does not say when it takes place."
    assert found(plan, EN) == [("action-without-term", 16, 3, "warning", english)]
    assert found(SOUND.replace("start: 2028-01-01", "start: volgend jaar"), NL) == []
    assert found(SOUND.replace("start: 2028-01-01", "einde: 2028"), NL) == []


def test_a_plan_without_any_term_is_told_once() -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "").replace("    termijn: kort\n", "")
    dutch = "Bij geen enkele van de 2 activiteiten staat wanneer ze gebeurt."
    assert found(plan, NL) == [("action-without-term", 8, 1, "warning", dutch)]
    english = "None of the 2 activities says when it takes place."
    assert found(plan, EN) == [("action-without-term", 8, 1, "warning", english)]


def four(term: str, extra: str = "") -> str:
    lines = [f"  a{n}: {{tekst: Doen, termijn: {term}{extra}}}\n" for n in range(4)]
    return "toc: 1\ntaal: nl\nactiviteiten:\n" + "".join(lines)


def test_a_plan_with_one_term_only() -> None:
    dutch = "Alle 4 activiteiten hebben termijn: lang."
    english = "All 4 activities have termijn: lang."
    assert found(four("lang"), NL) == [("action-without-term", 3, 1, "info", dutch)]
    assert found(four("lang"), EN) == [("action-without-term", 3, 1, "info", english)]
    assert since(four("lang")) == [("action-without-term", "review")]
    assert found(four("lang").replace("termijn: lang", "termijn: kort", 1), NL)[1:] == []
    assert found(four("lang", ", start: 2026-01-01, einde: 2030-01-01"), NL) == []
    assert found(four("lang"), NL, Settings(limits={"action-without-term": {"mix-from": 5}})) == []


def with_text(text: str, term: str) -> str:
    return f"toc: 1\ntaal: nl\nactiviteiten:\n  a:\n    tekst: {text}\n    termijn: {term}\n"


def in_english(text: str, term: str) -> str:
    return f"toc: 1\nlanguage: en\nactivities:\n  a:\n    text: {text}\n    term: {term}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("De bib start in het komende jaar", "het komende jaar"),
        ("Volgend schooljaar start de bib", "Volgend schooljaar"),
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
    later = Settings(limits={"term-text-conflict": {"short-years": 5}})
    assert [one[0] for one in found(plan, EN, later)] == ["no-first-step"]


def test_an_activity_of_which_no_result_is_measured() -> None:
    plan = SOUND.replace("    leidt_tot: [komen]\noutputs:", "    leidt_tot: [plein_af]\noutputs:").replace(
        "outcomes:", "  plein_af: {tekst: Ouderen zitten op het plein, leidt_tot: [kennen]}\noutcomes:"
    )
    label = "'Dienst Jeugd legt een plein aan'"
    dutch = f"Geen enkele indicator meet wat activiteit {label} meteen oplevert."
    english = f"No indicator measures what activity {label} delivers directly."
    assert found(plan, NL) == [("action-without-result-norm", 16, 3, "warning", dutch)]
    assert found(plan, EN) == [("action-without-result-norm", 16, 3, "warning", english)]
    assert found(plan.replace("meet: [komen]", "meet: [komen, plein]"), NL) == []
    assert found(plan.replace("het plein, leidt", "het plein, niet_gemeten: te duur, leidt"), NL) == []
    assert found(plan.replace("leidt_tot: [plein_af]", "leidt_tot: [plein_af, kennen]"), NL) == []
    assert found(plan.replace("meet: [komen]", "meet: [komen], eenheid: {per: jaar}"), NL) == []
    assert found(plan.split("indicatoren:", maxsplit=1)[0], NL) == []


def test_no_result_of_any_activity_is_measured() -> None:
    dutch = "Geen enkele indicator meet wat de 2 activiteiten meteen opleveren."
    english = "No indicator measures what the 2 activities deliver directly."
    plan = SOUND.replace("meet: [komen]", "meet: [kennen]")
    assert found(plan, NL) == [("action-without-result-norm", 8, 1, "warning", dutch)]
    assert found(plan, EN) == [("action-without-result-norm", 8, 1, "warning", english)]


def test_steps_that_are_not_finished() -> None:
    step = "{tekst: Een zaal zoeken, wie: cultuur, tegen: 2026-12-01}"
    for other, lacking in (
        ("{tekst: Bellen, tegen: 2026-12-01}", "wie die opneemt."),
        ("{tekst: Bellen, wie: cultuur}", "tegen wanneer."),
        ("{tekst: Bellen}", "wie die opneemt en tegen wanneer."),
    ):
        plan = SOUND.replace(step, f"{step}, {other}")
        assert found(plan, NL) == [("no-first-step", 15, 74, "info", f"Bij stap 'Bellen' staat niet {lacking}")]
    assert found(SOUND.replace(step, "{tekst: Bellen, wie: cultuur, tegen: gauw}"), NL) == []
    [one] = findings(SOUND.replace(step, "{tekst: Bellen}, {tekst: Schrijven}"), EN)
    assert one.message == "Step 'Bellen' does not say who takes it up, nor by when."
    assert [label.text for label in one.related] == ["this step too"]


def test_a_short_term_without_steps() -> None:
    plan = SOUND.replace("    stappen: [{tekst: Een zaal zoeken, wie: cultuur, tegen: 2026-12-01}]\n", "")
    label = "'Dienst Cultuur houdt verhalenavonden voor ouderen'"
    dutch = f"Activiteit {label} staat op korte termijn, maar heeft nog geen eerste stap."
    english = f"Activity {label} is for the short term, but has no first step yet."
    assert found(plan, NL) == [("no-first-step", 9, 3, "warning", dutch)]
    assert found(plan, EN) == [("no-first-step", 9, 3, "warning", english)]
    assert found(plan.replace("termijn: kort", "termijn: kort\n    start: 2026-09-01"), NL) == []
    assert found(plan.replace("termijn: kort", "termijn: middellang"), NL) == []
    both = plan.replace("start: 2028-01-01", "termijn: kort")
    dutch = "2 activiteiten staan op korte termijn, maar geen ervan heeft een eerste stap."
    english = "2 activities are for the short term, and none of them has a first step."
    assert found(both, NL) == [("no-first-step", 8, 1, "warning", dutch)]
    assert found(both, EN) == [("no-first-step", 8, 1, "warning", english)]


def test_a_file_that_could_not_be_read_whole_is_not_told_what_it_lacks_everywhere() -> None:
    plan = SOUND.replace("    start: 2028-01-01\n", "").replace("    termijn: kort\n", "")
    assert found(plan.replace("  plein:\n", "  derde activiteit zonder dubbele punt\n  plein:\n"), NL) == []
