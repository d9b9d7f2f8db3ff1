"""Group 2, activities: what the rules find beyond their examples, and what they leave alone."""

from collections.abc import Iterable
from datetime import date

import pytest
from places import Found, placed
from worded import lint

from toc.core.findings import WordedFinding
from toc.core.model import Language
from toc.core.settings import Settings, WordChange
from toc.lint.rules import activities
from toc.lint.rules.base import Rule
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
WITHOUT_SCOPE = [one for one in activities.RULES if one.name != "activity-without-scope"]
SCOPE = [one for one in activities.RULES if one.name == "activity-without-scope"]


def findings(
    text: str, language: Language, rules: Iterable[Rule] = activities.RULES, settings: Settings | None = None
) -> list[WordedFinding]:
    document = read(text, "plan.toc.yaml")
    return lint(document, rules, language=language, today=date(2026, 11, 1), settings=settings)


def found(text: str, language: Language, rules: Iterable[Rule] = activities.RULES) -> list[Found]:
    return placed(findings(text, language, rules))


def marked(text: str, language: Language) -> list[tuple[str, str]]:
    """Every rule with the characters that it underlines."""
    return [(one.rule, text[one.span.start.offset : one.span.end.offset]) for one in findings(text, language)]


QUOTED_NL = """\
toc: 1
taal: nl
activiteiten:
  boekstart:
    tekst: 'De bib geeft baby''s een boek en vormt vrijwilligers tot voorlezer'
    frequentie: elke maand
    volume: 200 boeken
  loket:
    tekst: >-
      Elke woensdag helpen
      we in twee buurthuizen nieuwkomers
      met hun papieren
  feest: {label: Buurtfeest, frequentie: elk jaar, waar: op het plein, voor: [x]}
  energie:
    tekst: Er worden tweemaal per jaar infoavonden
      georganiseerd voor gezinnen in drie wijken
"""

QUOTED_EN = """\
toc: 1
language: en
activities:
  stories:
    text: 'The museum''s team meets parents and trains teachers'
    frequency: every month
    volume: 20 schools
  desk:
    text: >-
      Every Wednesday
      we help newcomers in two libraries
      with their papers
  party: {label: Street party, frequency: every year, where: on the square, for: [x]}
  energy:
    text: Evenings about energy are
      organised twice a year for families in three districts
"""


def test_words_are_underlined_in_quoted_and_folded_dutch_texts() -> None:
    assert marked(QUOTED_NL, NL) == [
        ("multiple-activities", "vormt"),
        ("vague-actor", "we"),
        ("activity-without-actor", "Buurtfeest"),
        ("activity-without-verb", "Buurtfeest"),
        ("passive-without-actor", "worden tweemaal per jaar infoavonden"),
    ]
    assert found(QUOTED_NL, NL) == [
        ("multiple-activities", 5, 46, "info", "Hier staan 2 activiteiten in één."),
        ("vague-actor", 11, 7, "info", "Wie is 'we' hier?"),
        ("activity-without-actor", 13, 18, "error", "Activiteit 'Buurtfeest' zegt niet wie ze uitvoert."),
        (
            "activity-without-verb",
            13,
            18,
            "warning",
            "Deze activiteit heeft enkel een label: 'Buurtfeest' zegt niet wat er gebeurt.",
        ),
        ("passive-without-actor", 15, 15, "warning", "'worden georganiseerd' zegt niet wie het doet."),
    ]


def test_words_are_underlined_in_quoted_and_folded_english_texts() -> None:
    assert marked(QUOTED_EN, EN) == [
        ("multiple-activities", "trains"),
        ("vague-actor", "we"),
        ("activity-without-actor", "Street party"),
        ("activity-without-verb", "Street party"),
        ("passive-without-actor", "are"),
    ]
    assert found(QUOTED_EN, EN) == [
        ("multiple-activities", 5, 49, "info", "Here are 2 activities in one."),
        ("vague-actor", 11, 7, "info", "Who is 'we' here?"),
        ("activity-without-actor", 13, 18, "error", "Activity 'Street party' does not say who carries it out."),
        (
            "activity-without-verb",
            13,
            18,
            "warning",
            "This activity has only a label: 'Street party' does not say what happens.",
        ),
        ("passive-without-actor", 15, 33, "warning", "'are organised' does not say who does it."),
    ]


SILENT = """\
toc: 1
taal: nl
actoren: {bib: {naam: Bib, rol: stad}, ouders: {naam: Ouders, rol: doelgroep}}
activiteiten:
  verhalen: {tekst: We vertellen elke week verhalen in de bib, door: [bib], voor: [ouders]}
  passief: {tekst: Er worden in mei boeken uitgeleend, door: [bib], met: [ouders], volume: 40 boeken}
  kort: {tekst: Uitlenen van boeken, door: [bib], voor: [ouders], start: 2026-09-01, einde: 2027-06-30}
  via: {tekst: De bib stimuleert ouders via een maandelijkse voorleesbrief in drie wijken}
  getal: {tekst: De bib realiseert 3 leeshoeken voor ouders in de bibliotheek}
  hiervoor: {tekst: De bib start elk jaar een leesclub. De bib vraagt hiervoor zes ouders.}
  groep: {tekst: Bibpersoneel leest elke week voor in vijf kleuterscholen}
"""


def test_fields_numbers_and_means_say_what_a_text_leaves_open() -> None:
    assert found(SILENT, NL) == []
    english = """\
toc: 1
language: en
actors: {library: {name: Library, role: city}, parents: {name: Parents, role: target_group}}
activities:
  stories: {text: We tell stories in the library every week, by: [library], for: [parents]}
  passive: {text: Books are lent in May, by: [library], with: [parents], volume: 40 books}
  short: {text: Lending books, by: [library], for: [parents], start: 2026-09-01, end: 2027-06-30}
  through: {text: The library encourages parents through a monthly letter in three districts}
"""
    assert found(english, EN) == []


def test_without_the_fields_the_same_texts_are_reported() -> None:
    plan = SILENT.replace(", door: [bib]", "").replace(", voor: [ouders]", "").replace(", met: [ouders]", "")
    assert found(plan, NL) == [
        ("vague-actor", 5, 21, "info", "Wie is 'We' hier?"),
        (
            "activity-without-target",
            6,
            20,
            "warning",
            "Activiteit 'Er worden in mei boeken uitgeleend' zegt niet voor wie of met wie ze is.",
        ),
        ("passive-without-actor", 6, 23, "warning", "'worden uitgeleend' zegt niet wie het doet."),
        ("activity-without-actor", 7, 17, "error", "Activiteit 'Uitlenen van boeken' zegt niet wie ze uitvoert."),
        (
            "activity-without-target",
            7,
            17,
            "warning",
            "Activiteit 'Uitlenen van boeken' zegt niet voor wie of met wie ze is.",
        ),
    ]


def test_what_could_not_be_read_is_not_missing() -> None:
    plan = "toc: 1\ntaal: nl\nactiviteiten:\n  cursus: {tekst: Opleiden van jongeren, door: {x: y}, start: ooit}\n"
    assert found(plan, NL) == []


def test_messages_offer_the_actors_of_the_plan_as_long_as_they_are_few() -> None:
    plan = """\
toc: 1
taal: nl
actoren:
  bib: {naam: Bib, rol: stad}
  school: {naam: School, rol: partner}
  ouders: {naam: Ouders, rol: doelgroep}
activiteiten:
  a: {tekst: "Lenen, voorlezen"}
"""
    offered = "uitvoerders in dit plan: 'bib' en 'school'."
    wanted = "doelgroepen in dit plan: 'ouders'."
    ends = [one.help.rpartition("; ")[2] for one in findings(plan, NL, WITHOUT_SCOPE)]
    assert ends == [offered, wanted]
    more = "".join(f"  d{number}: {{naam: Dienst {number}, rol: stad}}\n" for number in range(4))
    ends = [one.help for one in findings(plan.replace("activiteiten:", more + "activiteiten:"), NL, WITHOUT_SCOPE)]
    assert ends == [
        "Vul door: [id] in met de dienst of de partner die het doet, of zet die vooraan in de zin: 'De jeugddienst …'.",
        f"Noem de groep in de zin, of vul voor: [id] of met: [id] in; {wanted}",
    ]


def test_people_who_feel_or_know_are_an_effect_and_a_service_is_not() -> None:
    plan = """\
toc: 1
taal: nl
actoren:
  buurtwerkers: {naam: Buurtwerkers, rol: stad}
  ouderen: {naam: Ouderen, rol: doelgroep}
activiteiten:
  thuis: {tekst: Ouderen voelen zich thuis in hun wijk}
  weten: {tekst: Buurtwerkers kennen elke week drie nieuwe straten en hun bewoners}
  auto: {tekst: "Verminderen van het aantal auto's", door: [buurtwerkers], voor: [ouderen]}
  uitbreiden: {tekst: Uitbreiden van de uren, door: [buurtwerkers], voor: [ouderen]}
"""
    message = "'voelen' is iets wat bij mensen verandert: het komt er pas als iemand iets doet."
    assert found(plan, NL, WITHOUT_SCOPE) == [
        ("outcome-as-activity", 7, 26, "error", message),
        (
            "outcome-as-activity",
            9,
            18,
            "error",
            "'Verminderen' is een gevolg: het komt er pas als iemand iets doet.",
        ),
    ]
    english = 'toc: 1\nlanguage: en\nactivities: {a: {text: "Increasing trust", by: [x], for: [y]}}\n'
    assert found(english, EN) == [
        (
            "outcome-as-activity",
            3,
            25,
            "error",
            "'Increasing' is an effect: it only comes when somebody does something.",
        )
    ]


def test_several_activities_in_one() -> None:
    plan = """\
toc: 1
taal: nl
activiteiten:
  drie: {tekst: "Helpen, ontvangen en opvolgen van gezinnen", door: [x]}
  twee: {tekst: Aanleggen volkstuinen en uitbreiden samentuinen, door: [x], voor: [y]}
  een: {tekst: Werven en vormen van mentoren, door: [x]}
  zinnen: {tekst: De bib opent een leeshoek. De bib koopt daarna boeken voor kinderen.}
"""
    assert found(plan, NL, WITHOUT_SCOPE) == [
        ("multiple-activities", 4, 26, "info", "Hier staan 3 activiteiten in één."),
        ("multiple-activities", 5, 42, "info", "Hier staan 2 activiteiten in één."),
        ("multiple-activities", 7, 53, "info", "Hier staan 2 activiteiten in één."),
    ]


def test_a_passive_weighs_less_in_a_goal_or_outcome_and_is_fine_in_an_output() -> None:
    plan = """\
toc: 1
taal: nl
impactdoel: {tekst: De rechten van kinderen worden gerespecteerd}
actoren: {ouders: {naam: Jonge ouders, rol: doelgroep}}
outcomes:
  lezen: {tekst: Er wordt thuis vaker voorgelezen, wie: [ouders]}
outputs:
  boeken: {tekst: Er worden boeken uitgeleend}
"""
    assert found(plan, NL) == [
        (
            "passive-without-actor",
            3,
            45,
            "info",
            "'worden gerespecteerd' laat weg wie er iets anders doet of merkt.",
        ),
        ("passive-without-actor", 6, 21, "info", "'wordt voorgelezen' laat weg wie er iets anders doet of merkt."),
    ]
    assert [one.help.rpartition(", ")[2] for one in findings(plan, NL)] == [
        "bijvoorbeeld 'Kinderen …'.",
        "bijvoorbeeld 'Jonge ouders …'.",
    ]
    english = "toc: 1\nlanguage: en\noutcomes: {a: {text: The rules are respected}}\n"
    assert [one.help.rpartition(", ")[2] for one in findings(english, EN)] == ["for example 'Residents …'."]


ALL_NL, ALL_EN = "wanneer, hoelang, waar of hoeveel", "when, how long, where or how many"


@pytest.mark.parametrize(
    ("text", "fields", "missing"),
    [
        ("De jeugddienst begeleidt jongeren", "", ALL_NL),
        ("De jeugddienst begeleidt jongeren", ", waar: '?', volume: '-'", ALL_NL),
        ("De jeugddienst begeleidt jongeren", ", frequentie: elke week", "hoelang, waar of hoeveel"),
        ("De jeugddienst begeleidt elke week jongeren van 12 tot 18 jaar", "", "hoelang, waar of hoeveel"),
        ("De jeugddienst begeleidt 75-plussers zes maanden", "", "wanneer, waar of hoeveel"),
        ("De jeugddienst begeleidt jongeren in Sint-Amandsberg", "", "wanneer, hoelang of hoeveel"),
        ("De jeugddienst begeleidt twaalf jongeren", "", "wanneer, hoelang of waar"),
        ("De jeugddienst begeleidt alle jongeren drie keer per jaar", "", "hoelang, waar of hoeveel"),
        ("De jeugddienst opent om 14 uur de deur voor jongeren", "", "hoelang, waar of hoeveel"),
        ("De jeugddienst geeft jongeren les in Nederlands", "", ALL_NL),
        ("De jeugddienst begeleidt in 2027 veertig jongeren", "", None),
        ("De jeugddienst begeleidt jongeren", ", start: 2026-09-01, einde: 2027-06-30", None),
        ("De jeugddienst begeleidt jongeren", ", waar: drie pleinen, volume: 30 jongeren", None),
        ("De jeugddienst begeleidt elke dinsdagavond jongeren op drie pleinen", "", None),
        ("Jeugdhuis", "", None),
        ("Verminderen van overlast", "", None),
    ],
)
def test_what_an_activity_tells_of_its_size_in_dutch(text: str, fields: str, missing: str | None) -> None:
    plan = f"toc: 1\ntaal: nl\nactiviteiten:\n  actie: {{tekst: {text}, label: Actie{fields}}}\n"
    wanted = [("activity-without-scope", 4, 3, "info", f"Activiteit 'Actie' zegt nog niet {missing}.")]
    assert found(plan, NL, SCOPE) == (wanted if missing else [])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The youth service meets young people", ALL_EN),
        ("The youth service meets young people every week", "how long, where or how many"),
        ("The youth service meets young people aged 12 to 18 in Leith", "when, how long or how many"),
        ("The youth service meets young people by bike from low-income families", ALL_EN),
        ("The youth service meets young people for six weeks", "when, where or how many"),
        ("The youth service meets young people in March", "how long, where or how many"),
        ("The youth service meets forty young people in 2027", None),
        ("The youth service meets young people at school on Mondays", None),
    ],
)
def test_what_an_activity_tells_of_its_size_in_english(text: str, missing: str | None) -> None:
    plan = f"toc: 1\nlanguage: en\nactivities:\n  action: {{text: {text}, label: Action}}\n"
    wanted = [("activity-without-scope", 4, 3, "info", f"Activity 'Action' does not say yet {missing}.")]
    assert found(plan, EN, SCOPE) == (wanted if missing else [])


def test_a_city_sets_how_much_an_activity_tells_and_adds_names_of_places() -> None:
    plan = "toc: 1\ntaal: nl\nactiviteiten:\n  actie: {tekst: De dienst Jeugd opent elke week De Vlaam}\n"
    for needed, number in ((0, 0), (1, 0), (2, 1), (9, 1)):
        settings = Settings(limits={"activity-without-scope": {"needed": needed}})
        assert len(findings(plan, NL, SCOPE, settings)) == number
    named = Settings(words={"nl.scope-words": WordChange(added=("De Vlaam",))})
    assert findings(plan, NL, SCOPE, named) == []
    everything = (
        "toc: 1\ntaal: nl\nactiviteiten:\n  a: {tekst: Wij spelen in 2027 zes weken met tien kinderen in Gent}\n"
    )
    assert findings(everything, NL, SCOPE, Settings(limits={"activity-without-scope": {"needed": 9}})) == []
