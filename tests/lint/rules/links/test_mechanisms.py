"""Group 5, the words of assumptions and mechanisms: what is found, where, and what is left alone."""

from datetime import date
from pathlib import Path

import pytest
from places import Check, Found, at, placed
from plans import EXAMPLES, shared
from worded import lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules.links.assumptions import assumption_restates_outcome
from toc.lint.rules.links.mechanisms import mechanism_describes_activity
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = (assumption_restates_outcome, mechanism_describes_activity)


def found(text: str, language: Language, settings: Settings | None = None) -> list[Found]:
    return placed(lint(read(text, "x"), RULES, language=language, today=date(2026, 11, 1), settings=settings))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_have_conditions_and_reactions(check: Check, path: Path) -> None:
    check(path.read_text(encoding="utf-8"), NL, expect=[])


def test_the_shared_files_have_conditions_and_reactions() -> None:
    assert found(shared("ubuntu").text, NL) == found(shared("jonge-gezinnen").text, NL) == []


DUTCH = """\
toc: 1
taal: nl
organisatie: Stad Ubuntu
impactdoel: {label: Ouderen minder eenzaam, tekst: Ouderen in de wijk voelen zich minder eenzaam}
activiteiten:
  bus: {label: Buurtbus, tekst: De stad rijdt elke week met een buurtbus naar het dienstencentrum, leidt_tot: [komen]}
outcomes:
  komen: {tekst: 'Ouderen komen ''s avonds naar het dienstencentrum', leidt_tot: [impact]}
hypothesen:
  bus_en_komen:
    verband: [bus -> komen, komen -> impact]
    mechanisme: >-
      De stad organiseert
      een gratis rit
    aannames:
      - 'Ouderen zullen ''s avonds naar het dienstencentrum komen'
      - >-
        Ouderen voelen zich dan minder
        eenzaam in de wijk
      - Hopelijk rijdt de bus
      - De bus rijdt ook op zondag
      - Ouderen
  bus_en_rit:
    verband: komen -> impact
    mechanisme: 'Elke week rijdt een buurtbus naar het dienstencentrum'
    aannames: We hopen op zon
  onbekend:
    verband: [weg -> impact, "geen verband"]
    mechanisme: Organisatie van ritten met de buurtbus
    aannames: [Ouderen minder eenzaam]
"""


def test_dutch_assumptions_and_mechanisms(check: Check) -> None:
    doing = "zegt wat de stad doet, nog niet wat dat bij mensen losmaakt."
    wish = "is een wens, nog geen voorwaarde."
    evening = "Ouderen komen 's avonds naar het dienstencentrum"
    rule, other = "assumption-restates-outcome", "mechanism-describes-activity"
    check(
        DUTCH,
        NL,
        expect=[
            at(13, 15, other, "info", f"'organiseert' {doing}"),
            at(
                16,
                10,
                rule,
                "warning",
                "Aanname 'Ouderen zullen 's avonds naar het dienstencentrum komen' zegt bijna hetzelfde als "
                f"'{evening}'.",
            ),
            at(
                18,
                9,
                rule,
                "warning",
                "Aanname 'Ouderen voelen zich dan minder eenzaam in de wijk' zegt bijna hetzelfde als 'Ouderen minder "
                "eenzaam'.",
            ),
            at(20, 9, rule, "warning", f"'Hopelijk' {wish}"),
            at(25, 18, other, "info", "Dit mechanisme zegt bijna hetzelfde als activiteit 'Buurtbus'."),
            at(26, 15, rule, "warning", f"'We hopen' {wish}"),
            at(29, 17, other, "info", f"'Organisatie' {doing}"),
            at(
                30,
                16,
                rule,
                "warning",
                "Aanname 'Ouderen minder eenzaam' zegt bijna hetzelfde als 'Ouderen minder eenzaam'.",
            ),
        ],
    )


@pytest.mark.parametrize(
    ("mechanism", "column", "verb"),
    [
        ("We organiseren elke week een rit", 20, "organiseren"),
        ("Het stadsbestuur organiseert ritten", 34, "organiseert"),
        ("Ubuntu organiseert ritten voor ouderen", 24, "organiseert"),
        ("De ouderenwerking organiseert ritten", 35, "organiseert"),
        ("Oostende organiseert ritten", 26, "organiseert"),
        ("Ritten organiseren voor ouderen", 24, "organiseren"),
        ("Begeleiding van ouderen op de bus", 17, "Begeleiding"),
    ],
)
def test_whoever_does_it_in_the_name_of_the_city_a_mechanism_tells_an_activity(
    check: Check, mechanism: str, column: int, verb: str
) -> None:
    plan = f"""\
toc: 1
taal: nl
organisatie: Stad Ubuntu
actoren:
  werking: {{naam: Dienst ouderen, aliassen: [ouderenwerking], rol: stad}}
hypothesen:
  h:
    mechanisme: {mechanism}
"""
    message = f"'{verb}' zegt wat de stad doet, nog niet wat dat bij mensen losmaakt."
    check(plan, NL, expect=[at(8, column, "mechanism-describes-activity", "info", message)])


def english(mechanism: str, assumption: str) -> str:
    return f"""\
toc: 1
language: en
organisation: City of Rivergate
activities:
  coach: {{text: The city pays a coach for young people, leads_to: [school]}}
outcomes:
  school: {{text: Young people finish secondary school}}
hypotheses:
  h:
    link: coach -> school
    mechanism: {mechanism}
    assumptions: {assumption}
"""


@pytest.mark.parametrize(
    ("mechanism", "column", "verb"),
    [("We train ten coaches", 19, "train"), ("Rivergate organises meetings", 26, "organises")],
)
def test_english_mechanisms_that_tell_what_the_city_does(mechanism: str, column: int, verb: str) -> None:
    message = f"'{verb}' says what the city does, not yet what that sets in motion in people."
    expected = [("mechanism-describes-activity", 11, column, "info", message)]
    assert found(english(mechanism, "The coach stays"), EN) == expected


def test_a_mechanism_that_repeats_the_activity(check: Check) -> None:
    plan = english("Young people with a paid coach", "The coach stays").replace(
        "pays a coach for", "has a paid coach for"
    )
    message = "This mechanism says nearly the same as activity 'The city has a paid coach for young people'."
    check(plan, EN, expect=[at(11, 16, "mechanism-describes-activity", "info", message)])


@pytest.mark.parametrize(
    "mechanism",
    [
        "Young people feel taken seriously",
        "We trust those whom we know",
        "Somebody notices when they drift off",
        "Seeing is believing",
    ],
)
def test_how_people_respond_is_a_mechanism(check: Check, mechanism: str) -> None:
    check(english(mechanism, "The coach stays for a year"), EN, expect=[])


@pytest.mark.parametrize(
    ("assumption", "message"),
    [
        (
            "Young people will finish their secondary school",
            (
                "Assumption 'Young people will finish their secondary school' says nearly the same as 'Young people "
                "finish secondary school'."
            ),
        ),
        ("We hope that they come", "'We hope' is a wish, not yet a condition."),
        ("Hopefully they come", "'Hopefully' is a wish, not yet a condition."),
    ],
)
def test_english_assumptions_that_are_no_condition(check: Check, assumption: str, message: str) -> None:
    plan = english("Young people feel seen", f"[{assumption}]")
    check(plan, EN, expect=[at(12, 19, "assumption-restates-outcome", "warning", message)])


def test_how_like_is_too_like_can_be_set(check: Check) -> None:
    plan = english("Young people feel seen", "Young people want to finish what they start")
    check(plan, EN, expect=[])
    settings = Settings(limits={"assumption-restates-outcome": {"likeness": 50}})
    assert [one[0] for one in found(plan, EN, settings)] == ["assumption-restates-outcome"]
    plan = english("A coach for people with debts", "The coach stays")
    settings = Settings(limits={"mechanism-describes-activity": {"likeness": 30}})
    check(plan, EN, expect=[])
    assert [one[0] for one in found(plan, EN, settings)] == ["mechanism-describes-activity"]


def test_where_the_same_stands_already() -> None:
    [finding] = lint(
        read(english("Young people feel seen", "Young people finish school"), "x"),
        RULES,
        language=EN,
        today=date(2026, 11, 1),
    )
    assert [(one.span.start.line, one.text) for one in finding.related] == [(7, "stands here already")]
