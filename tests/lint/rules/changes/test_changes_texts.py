"""Group 3, what the texts of changes say: what the rules find beyond their examples, and what they leave alone."""

from collections.abc import Iterable
from datetime import date

import pytest
from places import Found, placed
from worded import lint

from toc.core.findings import Profile, WordedFinding
from toc.core.model import Language
from toc.core.settings import Settings, WordChange
from toc.lint.rules import changes
from toc.lint.rules.base import Rule
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
STRUCTURE = {"outputs-or-outcomes-absent", "duplicate-change", "change-type-missing"}
TEXTS = [one for one in changes.RULES if one.name not in STRUCTURE]
TYPES = [one for one in changes.RULES if one.name == "change-type-missing"]


def findings(
    text: str, language: Language, rules: Iterable[Rule] = TEXTS, settings: Settings | None = None
) -> list[WordedFinding]:
    document = read(text, "plan.toc.yaml")
    return lint(document, rules, language=language, today=date(2026, 11, 1), settings=settings)


def found(text: str, language: Language, rules: Iterable[Rule] = TEXTS) -> list[Found]:
    return placed(findings(text, language, rules))


def marked(text: str, language: Language) -> list[tuple[str, str]]:
    """Every rule with the characters that it underlines."""
    return [(one.rule, text[one.span.start.offset : one.span.end.offset]) for one in findings(text, language)]


DUTCH = """\
toc: 1
taal: nl
impactdoel:
  tekst: >-
    Huurders kennen hun rechten
    en melden gebreken sneller
outputs:
  avond: {tekst: 'De stad organiseert infoavonden over ''huren'' voor huurders'}
outcomes:
  kansen:
    tekst: 'Baby''s en ouders krijgen kansen om te zwemmen'
  loket:
    tekst: "Er is een loket voor huurders"
  zal:
    tekst: >
      Jongeren met een beperking
      zullen vaker sporten
  kop: {tekst: Stijging van het aantal fietsers}
  lijst: {tekst: "Leerlingen fietsen vaker, enz."}
  gat: {tekst: XX leerlingen fietsen vaker}
  opdracht: {tekst: Verhogen van het vertrouwen bij ouders}
"""

ENGLISH = """\
toc: 1
language: en
impact_goal:
  text: >-
    Tenants know their rights
    and tell the landlord sooner
outputs:
  evening: {text: 'The city organises evenings on ''renting'' for tenants'}
outcomes:
  chances:
    text: 'Tenants'' children get the chance to swim'
  desk:
    text: "There is a desk for tenants"
  will:
    text: >
      Young people with a disability
      will do sports more often
  heading: {text: Increase in the number of cyclists}
  list: {text: "Pupils cycle more often, etc"}
  gap: {text: XX pupils cycle more often}
  task: {text: Develop the skills of pupils}
"""

AN_OFFER_NL = "gaat over wat je aanbood of wie je bereikte, niet over wat er daarna verandert."
AN_OFFER_EN = "is about what you offered or whom you reached, not about what changes afterwards."
A_HEADING_EN = "is a heading: it does not say who does, knows or feels what differently."


def test_what_dutch_texts_say_with_the_words_underlined() -> None:
    assert found(DUTCH, NL) == [
        ("multiple-changes", 6, 8, "info", "Het impactdoel bevat 2 veranderingen."),
        (
            "activity-as-change",
            8,
            27,
            "error",
            "'organiseert' is iets wat jullie doen, nog niet wat het oplevert.",
        ),
        ("output-as-outcome", 11, 31, "warning", f"'krijgen kansen' {AN_OFFER_NL}"),
        ("no-change-language", 13, 13, "info", "'Er is' zegt dat iets bestaat, niet wat er daardoor anders wordt."),
        ("not-stated-as-result", 17, 7, "info", "'zullen' zegt wat er zou moeten komen, niet wat er bereikt is."),
        (
            "not-stated-as-result",
            18,
            16,
            "info",
            "'Stijging van het aantal fietsers' is een titel: er staat niet wie wat anders doet, weet of voelt.",
        ),
        ("open-list-or-hedge", 19, 45, "info", "'enz.' laat open wat er wel en niet bij hoort."),
        ("placeholder-left", 20, 16, "error", "'XX' is nog niet ingevuld."),
        (
            "not-stated-as-result",
            21,
            21,
            "info",
            "'Verhogen' klinkt als een opdracht, niet als iets wat bereikt is.",
        ),
    ]
    assert [words for _, words in marked(DUTCH, NL)] == [
        "melden",
        "organiseert",
        "krijgen kansen",
        "Er is",
        "zullen",
        "Stijging van het aantal fietsers",
        "enz.",
        "XX",
        "Verhogen",
    ]


def test_what_english_texts_say_with_the_words_underlined() -> None:
    assert found(ENGLISH, EN) == [
        ("multiple-changes", 6, 9, "info", "The impact goal holds 2 changes."),
        (
            "activity-as-change",
            8,
            29,
            "error",
            "'organises' is something that you do, not yet what it brings about.",
        ),
        ("output-as-outcome", 11, 31, "warning", f"'get the chance' {AN_OFFER_EN}"),
        (
            "no-change-language",
            13,
            12,
            "info",
            "'There is' says that something exists, not what becomes different because of it.",
        ),
        ("not-stated-as-result", 17, 7, "info", "'will' says what is to come, not what has been reached."),
        ("not-stated-as-result", 18, 19, "info", f"'Increase in the number of cyclists' {A_HEADING_EN}"),
        ("open-list-or-hedge", 19, 42, "info", "'etc' leaves open what belongs to it and what does not."),
        ("placeholder-left", 20, 15, "error", "'XX' is not filled in yet."),
        ("activity-as-change", 21, 16, "error", "'Develop' is something that you do, not a change in people."),
    ]
    assert [words for _, words in marked(ENGLISH, EN)] == [
        "tell",
        "organises",
        "get the chance",
        "There is",
        "will",
        "Increase in the number of cyclists",
        "etc",
        "XX",
        "Develop",
    ]


def test_texts_that_are_fine() -> None:
    dutch = """\
toc: 1
taal: nl
actoren: {jeugd: {naam: Dienst Jeugd, rol: stad}, clubs: {naam: Clubs, rol: partner}}
impactdoel: {tekst: Kinderen sporten vaker}
outputs:
  gevormd: {tekst: Er zijn twintig trainers gevormd}
  kamp: {tekst: Kinderen namen deel aan een sportkamp}
outcomes:
  clubs_starten: {tekst: Clubs organiseren vaker initiaties voor kinderen}
  kennen: {tekst: Kinderen en ouders kennen de clubs in hun buurt}
  eigen_dienst: {tekst: De dienst Jeugd organiseert vaker activiteiten met clubs, wie: [jeugd]}
  straat: {tekst: Er ligt minder zwerfvuil op straat}
  rekenen: {tekst: Kinderen leren x en y optellen}
leervragen:
  wie_niet:
    tekst: >-
      Welke kinderen bereiken we niet, en waarom komen ze enkel naar sommige sportkampen, initiaties, wedstrijden,
      enz. terwijl andere kinderen uit dezelfde straat en dezelfde school wel elke week komen?
"""
    english = """\
toc: 1
language: en
impact_goal: {text: Children do sports more often}
outputs:
  trained: {text: Twenty trainers were trained}
outcomes:
  clubs: {text: Clubs organise introductions for children more often}
  know: {text: Children and parents know the clubs in their area}
"""
    assert found(dutch, NL) == []
    assert found(english, EN) == []


def test_a_service_that_acts_is_an_activity_unless_the_change_is_about_it() -> None:
    plan = """\
toc: 1
taal: nl
actoren: {jeugd: {naam: Dienst Jeugd, rol: stad}, kinderen: {naam: Kinderen, rol: doelgroep}}
impactdoel: {tekst: De dienst Jeugd organiseert sport, wie: [kinderen]}
outcomes:
  sport: {tekst: De dienst Jeugd organiseert sport}
"""
    assert found(plan, NL) == [
        ("activity-as-change", 4, 37, "error", "'organiseert' is iets wat jullie doen, geen impactdoel."),
        ("activity-as-change", 6, 34, "error", "'organiseert' is iets wat jullie doen, geen verandering bij mensen."),
    ]
    assert [one.help.rpartition(", ")[2] for one in findings(plan, NL)] == ["bijvoorbeeld 'Kinderen …'."] * 2
    about_it = plan.replace("organiseert sport}", "organiseert sport, wie: [jeugd]}")
    assert [one[1] for one in found(about_it, NL)] == [4]


def test_several_changes_are_a_tip() -> None:
    plan = """\
toc: 1
taal: nl
impactdoel: {tekst: Ouderen voelen zich veiliger en vertrouwen hun buren}
outcomes:
  drie: {tekst: "Ouderen kennen hun buren, bellen vaker aan en vragen sneller hulp"}
  zodat: {tekst: Jongeren leren vlot lezen zodat ze werk vinden en zelfstandig wonen}
  een: {tekst: Ouderen kennen hun buren en de winkels in hun straat}
"""
    assert found(plan, NL) == [
        ("multiple-changes", 3, 53, "info", "Het impactdoel bevat 2 veranderingen."),
        ("multiple-changes", 5, 44, "info", "Hier staan 3 veranderingen in één."),
        ("multiple-changes", 6, 18, "info", "Hier staan 2 veranderingen in één."),
    ]


@pytest.mark.parametrize(
    ("section", "limit"),
    [
        ("beleidsdoelstelling: {tekst: %s}", 25),
        ("impactdoel: {tekst: %s}", 25),
        ("outputs: {a: {tekst: %s}}", 25),
        ("outcomes: {a: {tekst: %s}}", 25),
        ("indicatoren: {a: {tekst: %s}}", 25),
        ("activiteiten: {a: {tekst: %s}}", 30),
        ("indicatoren: {a: {norm: {tekst: %s}}}", 30),
        ("leervragen: {a: {tekst: %s}}", None),
    ],
)
def test_how_many_words_a_text_may_have(section: str, limit: int | None) -> None:
    long = [one for one in changes.RULES if one.name == "overlong-statement"]
    for number in (25, 26, 30, 31):
        text = "toc: 1\ntaal: nl\n" + section % " ".join(["woord"] * number) + "\n"
        messages = [one.message for one in findings(text, NL, long)]
        assert messages == ([f"Deze zin telt {number} woorden."] if limit and number > limit else [])


def test_a_city_sets_how_long_a_text_may_be_and_which_words_are_hedges() -> None:
    plan = "toc: 1\ntaal: nl\noutcomes: {a: {tekst: Ouders lezen thuis af en toe voor}}\n"
    settings = Settings(
        limits={"overlong-statement": {"words": 6}}, words={"nl.hedges": WordChange(added=("af en toe",))}
    )
    [long, hedge] = findings(plan, NL, TEXTS, settings)
    assert (long.message, long.label) == ("Deze zin telt 7 woorden.", "7 woorden")
    assert long.help == "Hou het bij hoogstens 6 woorden: laat het hoe en het waarom weg, of maak er twee van."
    assert hedge.message == "'af en toe' laat open wat er wel en niet bij hoort."
    assert findings(plan, NL) == []


def test_a_gap_counts_from_a_final_plan_on_and_a_small_letter_is_a_word() -> None:
    plan = "toc: 1\nlanguage: en\nindicators: {a: {text: Share of n and x, target: {text: X by 2028}}}\n"
    [gap] = findings(plan, EN)
    assert (gap.message, gap.applies_from, gap.node) == ("'X' is not filled in yet.", Profile.FINAL, "a")


TYPE_NL = "toc: 1\ntaal: nl\noutcomes:\n"


@pytest.mark.parametrize(
    ("outcomes", "wanted"),
    [
        ("  a: {tekst: A}\n", [(4, 3, "info", "Bij outcome 'A' staat geen soort.")]),
        ("  a: {tekst: A}\n  b: {tekst: B}\n", [(3, 1, "info", "Geen enkele outcome heeft een soort.")]),
        ("  a: {tekst: A, soort: kennis}\n  b: {tekst: B}\n", [(5, 3, "info", "Bij outcome 'B' staat geen soort.")]),
        ("  a: {tekst: A, soort: kenis}\n  b: {tekst: B}\n", [(5, 3, "info", "Bij outcome 'B' staat geen soort.")]),
        (
            "  a: {tekst: A, soort: kennis}\n  b: {tekst: B, soort: kennis}\n",
            [(3, 1, "warning", "Het plan stopt bij kennis: weten is nog niet doen.")],
        ),
        ("  a: {tekst: A, soort: kennis}\n  b: {tekst: B, soort: gedrag}\n", []),
        ("", []),
    ],
)
def test_the_kind_of_change(outcomes: str, wanted: list[tuple[int, int, str, str]]) -> None:
    assert [one[1:] for one in found(TYPE_NL + outcomes, NL, TYPES)] == wanted


def test_help_with_the_kind_of_change_names_the_words_of_the_file() -> None:
    plan = "toc: 1\nlanguage: en\noutcomes:\n  a: {text: A, type: knowledge}\n"
    [finding] = findings(plan, EN, TYPES)
    assert finding.message == "The plan stops at knowledge: knowing is not yet doing."
    assert "(type: behaviour)" in finding.help
    [finding] = findings(TYPE_NL + "  a: {tekst: A}\n", NL, TYPES)
    assert finding.help == (
        "Vul bij soort: in wat er verandert (kennis, houding, vaardigheid, gedrag, relatie, levensomstandigheid of "
        "systeem)."
    )
