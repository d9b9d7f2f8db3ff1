"""Group 10, participation, side effects and ethics: what the rules find beyond their examples, and leave alone."""

from datetime import date

import pytest
from places import Check, at
from worded import Looking, lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import participation
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = participation.RULES
LOOKING = Looking(RULES)
findings, found, since = LOOKING.findings, LOOKING.found, LOOKING.since


SOUND = """\
toc: 1
taal: nl
actoren:
  bib: {naam: Bibliotheek, rol: stad}
  raad: {naam: Ouderenraad, rol: andere}
  ouderen: {naam: Ouderen, rol: doelgroep, aliassen: [oudere bewoners]}
outcomes:
  kennen: {tekst: Ouderen kennen elkaar}
neveneffecten:
  moe: {tekst: Vrijwilligers haken af, wie: vrijwilligers, signaal: Lege plaatsen op de lijst}
indicatoren:
  kent: {tekst: Aandeel van de ouderen dat buren kent, uitsplitsing: [alleenwonend]}
methoden:
  vraag: {soort: bevraging, beantwoordt: [kent], minuten: 5, aantal: 60, persoonsgegevens: ja}
participatie:
  - {wie: ouderen, fase: duiding}
privacy: {doel: Weten of het werkt, rechtsgrond: toestemming, bewaartermijn: 1 jaar, opslag: map van de stad}
"""


def test_a_sound_plan_has_no_findings(check: Check) -> None:
    check(SOUND, NL, expect=[])


def test_an_empty_plan_has_no_findings(check: Check) -> None:
    check("toc: 1\ntaal: nl\nactoren:\n  bib: {naam: Bib, rol: stad}\n", NL, expect=[])


@pytest.mark.parametrize("who", ["Ouderen", "zes oudere bewoners uit de Kaaistraat", "[bib, ouderen]", "OUDEREN (75+)"])
def test_the_target_group_by_id_or_name(check: Check, who: str) -> None:
    check(SOUND.replace("wie: ouderen, fase", f"wie: {who}, fase"), NL, expect=[])


def test_the_target_group_may_stand_in_how_they_took_part(check: Check) -> None:
    check(SOUND.replace("wie: ouderen, fase", "hoe: Twee gesprekken met ouderen, fase"), NL, expect=[])


def test_nobody_takes_part(check: Check) -> None:
    plan = SOUND.replace("participatie:\n  - {wie: ouderen, fase: duiding}\n", "")
    dutch = "Nergens staat hoe de doelgroep meewerkt aan dit plan: 'Ouderen'."
    english = "Nothing says how the target group takes part in this plan: 'Ouderen'."
    check(plan, NL, expect=[at(1, 1, "target-group-not-involved", "warning", dutch)])
    check(plan, EN, expect=[at(1, 1, "target-group-not-involved", "warning", english)])
    asked = plan.replace("minuten: 5", "minuten: 5, bevraagden: [ouderen]")
    dutch = "Je bevraagt de doelgroep ('Ouderen'), maar nergens staat dat ze ook meedenkt."
    english = "The target group is questioned ('Ouderen'), but nothing says that it thinks along too."
    check(asked, NL, expect=[at(1, 1, "target-group-not-involved", "info", dutch)])
    check(asked, EN, expect=[at(1, 1, "target-group-not-involved", "info", english)])


def test_only_staff_takes_part(check: Check) -> None:
    plan = SOUND.replace("wie: ouderen, fase", "wie: Bibliotheek, fase")
    dutch = "Er werkt niemand van de doelgroep mee ('Ouderen'), enkel 'Bibliotheek'."
    english = "Nobody of the target group takes part ('Ouderen'), only 'Bibliotheek'."
    check(plan, NL, expect=[at(15, 1, "target-group-not-involved", "warning", dutch)])
    check(plan, EN, expect=[at(15, 1, "target-group-not-involved", "warning", english)])


@pytest.mark.parametrize("who", ["raad", "de wijktafel", "[bib, de wijktafel]"])
def test_somebody_of_whom_the_plan_does_not_say_who_they_are(check: Check, who: str) -> None:
    plan = SOUND.replace("wie: ouderen, fase", f"wie: {who}, fase")
    dutch = "Het is niet duidelijk of wie meewerkt, bij de doelgroep hoort ('Ouderen')."
    english = "It is not clear whether those who take part are the target group ('Ouderen')."
    check(plan, NL, expect=[at(15, 1, "target-group-not-involved", "info", dutch)])
    check(plan, EN, expect=[at(15, 1, "target-group-not-involved", "info", english)])


def test_a_participation_that_could_not_be_read_may_name_them(check: Check) -> None:
    check(SOUND.replace("  - {wie: ouderen, fase: duiding}", "  - {wie: {ouderen: ja}}"), NL, expect=[])


def test_an_outcome_with_the_name_of_a_section_does_not_mislead() -> None:
    plan = SOUND.replace("wie: ouderen, fase", "wie: bib, fase").replace("  kennen:", "  participation:")
    assert [(one.rule, one.span.start.line) for one in findings(plan, NL)] == [("target-group-not-involved", 15)]


def test_unintended_effects(check: Check) -> None:
    line = "  moe: {tekst: Vrijwilligers haken af, wie: vrijwilligers, signaal: Lege plaatsen op de lijst}\n"
    none = SOUND.replace("neveneffecten:\n" + line, "")
    dutch, english = "Je plan noemt geen enkel neveneffect.", "The plan names no unintended effect."
    check(none, NL, expect=[at(1, 1, "unintended-effects-missing", "warning", dutch)])
    check(none, EN, expect=[at(1, 1, "unintended-effects-missing", "warning", english)])
    assert since(none) == [("unintended-effects-missing", "final")]
    positive = SOUND.replace(line, "  moe: {tekst: Vrijwilligers maken vrienden, effect: positief}\n")
    dutch = "Je plan noemt alleen positieve neveneffecten."
    check(positive, NL, expect=[at(9, 1, "unintended-effects-missing", "info", dutch)])
    english = "The plan names positive unintended effects only."
    check(positive, EN, expect=[at(9, 1, "unintended-effects-missing", "info", english)])


@pytest.mark.parametrize(
    ("rest", "lacking"),
    [
        ("wie: vrijwilligers", "waaraan je het merkt."),
        ("signaal: Lege plaatsen", "wie het treft."),
        ("effect: negatief", "wie het treft en waaraan je het merkt."),
    ],
)
def test_an_effect_that_is_not_followed(check: Check, rest: str, lacking: str) -> None:
    plan = SOUND.replace("wie: vrijwilligers, signaal: Lege plaatsen op de lijst", rest)
    dutch = f"Bij neveneffect 'Vrijwilligers haken af' staat niet {lacking}"
    check(plan, NL, expect=[at(10, 3, "unintended-effects-missing", "info", dutch)])


@pytest.mark.parametrize(
    "text",
    [
        "Overlast op het Kaaiplein daalt",
        "In de stationsbuurt neemt zwerfvuil fors af",
        "Bewoners van de Kerkstraat zien minder sluikstorten",
        "Fietsdiefstallen in het park verminderen",
    ],
)
def test_a_nuisance_that_falls_in_one_place(check: Check, text: str) -> None:
    plan = SOUND.replace("Ouderen kennen elkaar", text)
    dutch = f"Bij '{text}' kijkt het plan niet of het probleem zich verplaatst."
    english = f"For '{text}' the plan does not look whether the problem moves elsewhere."
    check(plan, NL, expect=[at(8, 12, "displacement-not-considered", "info", dutch)])
    check(plan, EN, expect=[at(8, 12, "displacement-not-considered", "info", english)])
    check(plan.replace("Vrijwilligers haken af", "Jongeren hangen elders rond"), NL, expect=[])
    check(plan.replace("Lege plaatsen op de lijst", "Meldingen uit andere wijken"), NL, expect=[])
    check(plan.replace("Lege plaatsen op de lijst", "{meldingen: 3}"), NL, expect=[])


@pytest.mark.parametrize(
    "text",
    [
        "Overlast daalt in de hele stad",
        "Overlast op het plein daalt en verplaatst zich niet",
        "Bewoners melden overlast op het plein sneller",
        "Overlast daalt",
        "Ouderen op het plein zijn minder eenzaam, ook bij overlast",
    ],
)
def test_no_place_or_no_fall(check: Check, text: str) -> None:
    check(SOUND.replace("kennen: {tekst: Ouderen kennen elkaar", f'kennen: {{tekst: "{text}"'), NL, expect=[])


def test_the_place_may_stand_in_the_activity_before_it_and_the_fall_in_the_label() -> None:
    plan = SOUND.replace("Ouderen kennen elkaar", "Bewoners weten bij wie ze terechtkunnen, label: Overlast daalt") + (
        "activiteiten:\n  ronde: {tekst: De wijkpolitie loopt rondes, waar: 5 wijken, leidt_tot: [kennen]}\n"
    )
    [one] = findings(plan, NL)
    assert (one.rule, one.span.start.line, one.span.start.column) == ("displacement-not-considered", 8, 60)
    assert [(label.span.start.line, label.text) for label in one.related] == [(19, "de plaats")]


def test_displacement_in_english(check: Check) -> None:
    plan = "toc: 1\nlanguage: en\nimpact_goal: {text: Burglaries in the station district fall}\n"
    message = (
        "For 'Burglaries in the station district fall' the plan does not look whether the problem moves elsewhere."
    )
    check(plan, EN, expect=[at(3, 15, "displacement-not-considered", "info", message)])
    check(plan.replace("district fall", "district fall and do not move to other streets"), EN, expect=[])


def test_nobody_looks_for_whom_it_works_less_well() -> None:
    plan = SOUND.replace(", uitsplitsing: [alleenwonend]", "").replace("wie: vrijwilligers, ", "")
    where = "Nergens kijkt het plan voor wie het minder goed werkt."
    effect = "Bij neveneffect 'Vrijwilligers haken af' staat niet wie het treft."
    other = ("unintended-effects-missing", 10, 3, "info", effect)
    assert found(plan, NL) == [other, ("equity-not-considered", 11, 1, "info", where)]
    for question in (
        "Voor wie werkt het niet?",
        "Welke ouderen komen niet?",
        "Wie haakt af?",
        "Wie bereiken we zo niet?",
    ):
        assert found(f'{plan}leervragen:\n  wie: {{tekst: "{question}"}}\n', NL) == [other]
    assert len(found(f'{plan}leervragen:\n  hoe: {{tekst: "Hoe werkt het?"}}\n', NL)) == 2


def test_equity_in_english_without_indicators(check: Check) -> None:
    plan = 'toc: 1\nlanguage: en\nlearning_questions:\n  how: {text: "How does it work?"}\n'
    message = "Nowhere does the plan look for whom it works less well."
    check(plan, EN, expect=[at(3, 1, "equity-not-considered", "info", message)])
    check(plan.replace("How does it work?", "For whom does it work?"), EN, expect=[])
    check(plan.replace("How does it work?", "Which families do not come?"), EN, expect=[])


def test_an_actor_is_found_by_the_words_of_its_name() -> None:
    plan = SOUND.replace("wie: ouderen, fase", "wie: ouderenverenigingen, fase")
    assert [(one.rule, str(one.severity)) for one in findings(plan, NL)] == [("target-group-not-involved", "info")]


def test_personal_data_without_a_privacy_block(check: Check) -> None:
    plan = SOUND.split("privacy:", maxsplit=1)[0].replace(
        "methoden:", "methoden:\n  groep: {soort: focusgroep, minuten: 9}"
    )
    dutch = "Methode 'vraag' verzamelt persoonsgegevens, maar nergens staat hoe je daarmee omgaat."
    english = "Method 'vraag' collects personal data, but nothing says how these are dealt with."
    check(plan, NL, expect=[at(15, 74, "privacy-block-missing", "error", dutch)])
    check(plan, EN, expect=[at(15, 74, "privacy-block-missing", "error", english)])
    assert since(plan) == [("privacy-block-missing", "review")]
    check(plan + "privacy: [doel]\n", NL, expect=[])


def test_a_survey_that_says_nothing_of_personal_data(check: Check) -> None:
    plan = SOUND.split("privacy:", maxsplit=1)[0].replace(", persoonsgegevens: ja", "")
    dutch = "Bij methode 'vraag' staat niet of ze persoonsgegevens verzamelt, en hoe je daar dan mee omgaat."
    english = "Method 'vraag' does not say whether it collects personal data, nor how these are dealt with."
    check(plan, NL, expect=[at(14, 3, "privacy-block-missing", "error", dutch)])
    check(plan, EN, expect=[at(14, 3, "privacy-block-missing", "error", english)])
    assert since(plan) == [("privacy-block-missing", "final")]
    check(plan.replace("aantal: 60", "aantal: 60, persoonsgegevens: nee"), NL, expect=[])
    check(plan.replace("aantal: 60", "aantal: 60, persoonsgegevens: misschien"), NL, expect=[])
    check(plan.replace("soort: bevraging", "soort: observatie"), NL, expect=[])


def test_a_privacy_block_with_holes(check: Check) -> None:
    plan = SOUND.replace(", bewaartermijn: 1 jaar, opslag: map van de stad", "")
    dutch = "Het plan verzamelt persoonsgegevens, maar bij privacy ontbreekt nog: bewaartermijn, opslag."
    english = "The plan collects personal data, but privacy still lacks: bewaartermijn, opslag."
    check(plan, NL, expect=[at(17, 1, "privacy-block-missing", "error", dutch)])
    check(plan, EN, expect=[at(17, 1, "privacy-block-missing", "error", english)])


def test_words_that_may_be_a_special_category(check: Check) -> None:
    plan = SOUND.replace("dat buren kent", "met een goede gezondheid")
    dutch = (
        "'gezondheid' kan een bijzondere categorie van persoonsgegevens zijn, maar bij privacy staat daar niets over."
    )
    english = "'gezondheid' may be a special category of personal data, but privacy says nothing about it."
    check(plan, NL, expect=[at(12, 10, "privacy-block-missing", "warning", dutch)])
    check(plan, EN, expect=[at(12, 10, "privacy-block-missing", "warning", english)])
    check(plan.replace("map van de stad", "map van de stad, bijzondere_categorie: nee"), NL, expect=[])
    check(plan.replace("persoonsgegevens: ja", "persoonsgegevens: nee"), NL, expect=[])
    split = SOUND.replace("[alleenwonend]", "[herkomst]")
    assert [one.message.split(" ")[0] for one in findings(split, NL)] == ["'herkomst'"]


def places(written: str) -> list[tuple[str, str, str]]:
    """What is underlined for contact data, of which severity, and in which thing."""
    plan = SOUND.replace("Vrijwilligers haken af", f'"{written}"')
    document = read(plan, "plan.toc.yaml")
    rule = next(one for one in participation.RULES if one.name == "personal-data-in-file")
    return [
        (plan[one.span.start.offset : one.span.end.offset], str(one.severity), one.node)
        for one in lint(document, [rule], language=NL, today=date(2026, 11, 1))
    ]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("0470 12 34 56", "error"),
        ("0470/12.34.56", "error"),
        ("0470123456", "error"),
        ("0470 123 456", "error"),
        ("+32 (0)470 12 34 56", "error"),
        ("0032470123456", "error"),
        ("09 266 12 34", "warning"),
        ("016/12.34.56", "warning"),
        ("+32 9 266 12 34", "warning"),
        ("an.peeters@gmail.com", "error"),
        ("jan@stad.be", "error"),
        ("ismail@telenet.be", "error"),
        ("85.07.30-033.28", "error"),
        ("85073003328", "error"),
        ("BE68 5390 0754 7034", "error"),
        ("NL91ABNA0417164300", "error"),
    ],
)
def test_contact_data_of_a_person(text: str, severity: str) -> None:
    assert places(f"Bel {text}, of kom langs.") == [(text, severity, "moe")]


@pytest.mark.parametrize(
    "text",
    [
        "info@stad.be, jeugddienst@stad.be, onthaal.haven@stad.be, community.worker@city.org, an@example.com",
        "https://stad.be/an.peeters@gmail.com?nr=0470123456",
        "85.07.30-033.29, dossier 20260415123",
        "BE68 5390 0754 7035",
        "ondernemingsnummer 0470.123.456 of BE0470123456",
        "0800 12 345, 070 245 245, 1700",
        "2026-12-31, 12.05.2026, 02/2026, MJP 2026-2031, 36 000 euro, 3.4, 1 100 leerlingen, 09.30 uur",
        "1234567890123, 046 12 34 56",
    ],
)
def test_what_only_looks_like_contact_data(text: str) -> None:
    assert places(text) == []


def test_contact_data_in_comments_count_and_those_of_owners_do_not(check: Check) -> None:
    plan = (
        "toc: 1 # bel An: 0470 12 34 56\ntaal: nl\norganisatie: Stad, 09 266 12 34\ntrekker: an.peeters@stad.be\n"
        "activiteiten:\n  a: {tekst: Doen, trekker: an.peeters@stad.be}\n"
        "  trekker: {tekst: Mailen naar an.peeters@stad.be}\n"
    )
    check(
        plan,
        NL,
        expect=[
            at(1, 18, "personal-data-in-file", "error", "Hier staat een gsm-nummer."),
            at(7, 32, "personal-data-in-file", "error", "Hier staat een e-mailadres van een persoon."),
        ],
    )
    check(
        plan,
        EN,
        expect=[
            at(1, 18, "personal-data-in-file", "error", "This is a mobile phone number."),
            at(7, 32, "personal-data-in-file", "error", "This is a person's e-mail address."),
        ],
    )
    assert since(plan)[0] == ("personal-data-in-file", "draft")


def test_contact_data_on_windows_lines_stand_where_an_editor_shows_them() -> None:
    plan = "toc: 1\r\ntaal: nl\r\ntoelichting: Bel 0470 12 34 56\r\n"
    assert [one[1:3] for one in found(plan, NL)] == [(3, 18)]


def test_time_that_nobody_estimated(check: Check) -> None:
    plan = SOUND.replace("minuten: 5, aantal: 60, ", "").replace(
        "methoden:", "methoden:\n  teller: {soort: observatie}"
    )
    dutch = "Bij methode 'vraag' staat niet hoeveel minuten ze vraagt."
    english = "Method 'vraag' does not say how many minutes it takes."
    check(plan, NL, expect=[at(15, 3, "burden-not-estimated", "info", dutch)])
    check(plan, EN, expect=[at(15, 3, "burden-not-estimated", "info", english)])
    check(plan.replace("soort: bevraging", "naam: Aftekenlijst, soort: registratie"), NL, expect=[])
    check(plan.replace("soort: bevraging", "soort: bevraging, minuten: weinig"), NL, expect=[])
    two = plan.replace("  teller: {soort: observatie}", "  praat: {soort: interview, persoonsgegevens: nee}")
    [one] = findings(two, NL)
    assert [(label.span.start.line, label.text) for label in one.related] == [(15, "hier ook niet")]


def test_more_time_than_is_feasible(check: Check) -> None:
    plan = SOUND.replace("minuten: 5, aantal: 60", "minuten: 15, aantal: 2000")
    dutch = "Eén ronde van alle methoden samen vraagt ongeveer 500 uur."
    english = "One round of all methods together takes about 500 hours."
    check(plan, NL, expect=[at(14, 50, "burden-not-estimated", "warning", dutch)])
    check(plan, EN, expect=[at(14, 50, "burden-not-estimated", "warning", english)])
    check(plan, NL, Settings(limits={"burden-not-estimated": {"hours": 500}}), expect=[])
