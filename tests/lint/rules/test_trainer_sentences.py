"""The trainer's own sentences, each with the document and line where it stands: what toc says of them, and from when.

A row is a rule, its severity and the profile from which on it counts. Rules on what a plan lacks are left out.
"""

import json
from datetime import date

import pytest

from toc.core.findings import Finding, Profile, Severity
from toc.lint.engine import lint
from toc.lint.fixes import apply
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

DRAFT, REVIEW, FINAL = Profile.DRAFT, Profile.REVIEW, Profile.FINAL
TIP, WARNING = Severity.INFO, Severity.WARNING
Row = tuple[str, Severity, Profile]

HEAD = """\
toc: 1
taal: nl
organisatie: Stad Ubuntu
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep, aliassen: [gezinnen, ouders]}
"""
PLACES = {
    "goal": "impactdoel: {tekst: %s}\n",
    "goal for": "impactdoel: {tekst: %s, wie: [gezinnen]}\n",
    "activity": "activiteiten:\n  a: {tekst: %s}\n",
    "action": "activiteiten:\n  a: {tekst: %s, termijn: LT, leidt_tot: [b]}\n"
    "outcomes:\n  b: {tekst: Jonge gezinnen kennen elkaar, wie: [gezinnen]}\n",
    "doing with areas": "activiteiten:\n  a: {tekst: %s, aanpak: wijken}\n",
    "output": "outputs:\n  a: {tekst: %s}\n",
    "outcome": "outcomes:\n  a: {tekst: %s}\n",
    "outcome for": "outcomes:\n  a: {tekst: %s, wie: [gezinnen]}\n",
    "indicator": "indicatoren:\n  a: {tekst: %s, meet: [b]}\n",
    "norm": "indicatoren:\n  a: {tekst: Score, meet: [b], norm: {tekst: %s}}\n",
}
ABOUT_SENTENCES = frozenset(
    {
        *(
            "vague-verb",
            "slogan-not-goal",
            "organisation-as-subject",
            "missing-target-group",
            "unspecific-target-group",
        ),
        *("means-end-in-statement", "vague-qualifier", "undefined-jargon", "activity-without-target", "vague-actor"),
        *("activity-without-verb", "vague-activity-verb", "multiple-activities", "passive-without-actor"),
        *("activity-as-change", "output-as-outcome", "no-change-language", "not-stated-as-result", "multiple-changes"),
        *("overlong-statement", "open-list-or-hedge", "indicator-without-measure", "indicator-is-instrument"),
        *("indicator-not-neutral", "norm-without-number", "norm-without-deadline", "term-text-conflict"),
        *("count-as-output",),
    }
)
RULES = [rule for rule in ALL_RULES if rule.name in ABOUT_SENTENCES]


def plan_with(kind: str, sentence: str) -> str:
    return HEAD + PLACES[kind] % json.dumps(sentence, ensure_ascii=False)


def found(kind: str, sentence: str) -> list[Finding]:
    document = read(plan_with(kind, sentence), "plan.toc.yaml")
    return [one for one in lint(document, RULES, today=date(2026, 11, 1)) if one.node in ("a", "impact")]


def rows(kind: str, sentence: str) -> list[Row]:
    return sorted((one.rule, one.severity, one.applies_from) for one in found(kind, sentence))


CHOSEN = (
    "Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad wat bijdraagt tot sociale "
    "cohesie, weten wat de stad doet en waarderen de aanpak."
)
SPEED_DATE = (
    "We organiseren in het komende jaar een speeddate rond het thema 'ouderschap' en veelvoorkomende zorgen/vragen. "
    "We werken hiervoor samen met kind en gezin"
)
GREENING = (
    "Dienst omgeving en Sociale Zaken koppelen vergroening aan creëren van ontmoetingsplekken en het stimuleren van "
    "ontmoeting op straat en wijkniveau"
)
ACCESS = (
    "Het team heeft bijgedragen aan een betere toegang tot hulp voor gezinnen die anders niet bereikt zouden worden"
)
AFTER_MEETING = (
    "we organiseren een bevraging na de bijeenkomst en brengen in kaart of zorgen aan bod komen en we 75% behalen"
)


@pytest.mark.parametrize(
    ("where", "kind", "sentence", "expected"),
    [
        # C0: the training itself calls a year ahead long.
        ("001:162", "action", SPEED_DATE, [("vague-actor", TIP, REVIEW)]),
        # C2-C4: on the goal that was chosen only tips, and only once the plan is final.
        (
            "000:269",
            "goal",
            CHOSEN,
            [
                ("means-end-in-statement", TIP, FINAL),
                ("multiple-changes", TIP, FINAL),
                ("overlong-statement", TIP, FINAL),
                ("undefined-jargon", TIP, FINAL),
            ],
        ),
        (
            "001:108",
            "goal",
            "De sociale contacten onder de jonge gezinnen vergroten opdat ze steun en (h)erkenning vinden bij elkaar",
            [("means-end-in-statement", TIP, FINAL)],
        ),
        # C5: brackets, the approach and another verb say how and with whom.
        (
            "000:307",
            "doing with areas",
            "Sociale zaken stimuleert burgers om activiteiten op te zetten (met een wijkbudget)",
            [],
        ),
        (
            "000:308",
            "doing with areas",
            GREENING,
            [("activity-without-target", TIP, REVIEW), ("vague-activity-verb", TIP, REVIEW)],
        ),
        (
            "001:168",
            "action",
            "We voorzien een feestelijke opening van deze ruimte om het doel van deze ruimte uit te leggen",
            [("activity-without-target", TIP, REVIEW), ("vague-actor", TIP, REVIEW)],
        ),
        # C15: one finding at most.
        (
            "001:116",
            "goal",
            "De rechten van de jonge gezinnen worden gerealiseerd",
            [("passive-without-actor", TIP, REVIEW)],
        ),
        (
            "001:116",
            "outcome for",
            "De rechten van de jonge gezinnen worden gerealiseerd",
            [("passive-without-actor", TIP, REVIEW)],
        ),
        (
            "001:117",
            "outcome for",
            "Er is een aanspreekpunt op een fysieke plaats",
            [("no-change-language", TIP, REVIEW)],
        ),
        (
            "001:117",
            "outcome",
            "Er is een aanspreekpunt op een fysieke plaats",
            [("no-change-language", WARNING, REVIEW)],
        ),
        # C18: a norm in words is a norm.
        (
            "001:240",
            "norm",
            "Kind en gezin is een vaste partner in deze speeddate",
            [("norm-without-deadline", TIP, FINAL), ("norm-without-number", TIP, FINAL)],
        ),
        (
            "001:216",
            "norm",
            "Ouders vertellen elkaar door dat deze spelnamiddag georganiseerd wordt",
            [("norm-without-deadline", TIP, FINAL), ("norm-without-number", TIP, FINAL)],
        ),
        (
            "001:235",
            "norm",
            "Minstens 75% van de aanwezigen heeft het gevoel over zijn zorgen/vragen te kunnen praten",
            [("norm-without-deadline", TIP, FINAL)],
        ),
        ("001:213", "norm", "30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen", []),
        # C20: an indicator is that on which you base yourself.
        (
            "001:241",
            "indicator",
            "we voorzien een aftekenlijst per bijeenkomst die kind en gezin ook kan aftekenen",
            [("indicator-is-instrument", TIP, REVIEW), ("indicator-without-measure", TIP, REVIEW)],
        ),
        (
            "001:237",
            "indicator",
            AFTER_MEETING,
            [("indicator-is-instrument", TIP, REVIEW), ("indicator-not-neutral", TIP, REVIEW)],
        ),
        (
            "001:292",
            "indicator",
            "bevraging",
            [("indicator-is-instrument", TIP, REVIEW), ("indicator-without-measure", TIP, REVIEW)],
        ),
        # C21: the training's own word.
        ("004:32", "output", ACCESS, []),
        # Several changes are a tip: the trainer's own ones hold more than one.
        (
            "001:111",
            "outcome",
            "Jonge gezinnen kennen elkaar en praten met elkaar",
            [("multiple-changes", TIP, REVIEW)],
        ),
        (
            "000:321",
            "outcome",
            "De leden krijgen kans om nieuwe thema's te verkennen in een veilige omgeving",
            [("output-as-outcome", WARNING, REVIEW)],
        ),
        (
            "000:322",
            "outcome",
            "Inwoners slagen er jongeren en ouderen uit de wijk aan te trekken en te laten deelnemen",
            [],
        ),
        # A scale of ten points is a measure.
        (
            "004:60",
            "indicator",
            "Levensomstandigheden worden op een 10-puntenschaal gemeten in verschillende domeinen",
            [],
        ),
        # B: what the trainer would object to.
        ("000:249", "goal", "Gezinnen", [("slogan-not-goal", WARNING, DRAFT)]),
        (
            "004:55",
            "outcome",
            "Gezinnen werden geholpen door de gezinscoach",
            [("output-as-outcome", WARNING, REVIEW)],
        ),
        ("004:55", "output", "Gezinnen werden geholpen door de gezinscoach", []),
        (
            "004:67",
            "outcome",
            "Gezinnen met structurele problemen worden minder geholpen door gezinscoaches in vergelijking met andere",
            [],
        ),
        (
            "000:284",
            "action",
            "Een project opzetten rond eenzaamheid",
            [("activity-without-target", TIP, REVIEW), ("vague-activity-verb", WARNING, REVIEW)],
        ),
    ],
)
def test_what_toc_says_of_a_sentence_of_the_trainer(where: str, kind: str, sentence: str, expected: list[Row]) -> None:
    assert rows(kind, sentence) == expected, where


def test_three_changes_count_as_three() -> None:
    [three] = [one for one in found("goal", CHOSEN) if one.rule == "multiple-changes"]
    assert dict(three.facts)["number"] == 3


def test_a_project_that_is_told_is_no_vague_one() -> None:
    told = "De diensten omgeving en sociale zaken zetten het project 'stadsbeest' op (ondersteuning van eigenaars)"
    assert rows("activity", told) == []


def test_the_answer_to_why_moves_to_its_keyword() -> None:
    sentence = "Alle gezinnen wonen in wijken met zorg zodat hun welzijn verhoogt"
    source = f"toc: 1\ntaal: nl\nimpactdoel:\n  tekst: {sentence}\n"
    [finding] = [
        one for one in lint(read(source, "plan.toc.yaml"), RULES, today=date(2026, 11, 1)) if one.code == "TOC108"
    ]
    [fix] = finding.fixes
    assert not fix.safe
    assert apply(source, [fix])[0] == (
        "toc: 1\ntaal: nl\nimpactdoel:\n  tekst: Alle gezinnen wonen in wijken met zorg\n"
        "  waarom: Hun welzijn verhoogt\n"
    )


def test_an_answer_that_goes_on_stays_where_it_is() -> None:
    for sentence in (CHOSEN, "Gezinnen krijgen zorg zodat ze gezond zijn. Ze wonen goed."):
        [finding] = [one for one in found("goal", sentence) if one.rule == "means-end-in-statement"]
        assert finding.fixes == ()


@pytest.mark.parametrize(
    ("norm", "severity"),
    [
        ("De meeste ouders vertellen het door", WARNING),
        ("Meer ouders vertellen het door", WARNING),
        ("Ouders vertellen het vaak door", WARNING),
        ("Tevreden ouders", WARNING),
    ],
)
def test_a_norm_on_how_much_needs_a_number(norm: str, severity: Severity) -> None:
    assert ("norm-without-number", severity, FINAL) in rows("norm", norm)


@pytest.mark.parametrize(
    "activity",
    [
        "De dienst jeugd stimuleert jongeren om te sporten (zie nota)",
        "De dienst jeugd stimuleert jongeren om te sporten (BOA)",
    ],
)
def test_a_reference_between_brackets_is_no_means(activity: str) -> None:
    assert ("vague-activity-verb", WARNING, REVIEW) in rows("activity", activity)


def test_an_input_of_an_activity_says_how() -> None:
    plan = plan_with("activity", "De dienst jeugd stimuleert jongeren om te sporten")
    plan += "middelen:\n  budget: {tekst: Een wijkbudget, leidt_tot: [a]}\n"
    findings = lint(read(plan, "plan.toc.yaml"), RULES, today=date(2026, 11, 1))
    assert [one.rule for one in findings] == []


@pytest.mark.parametrize(
    ("where", "objective", "rule"),
    [
        ("000:260", "Ervoor zorgen dat iedereen zich veilig en thuis voelt", "vague-verb"),
        ("000:277", "Een stad die verjongt, groeit en koestert", "slogan-not-goal"),
    ],
)
def test_the_policy_objective_is_given_once_there_is_a_goal(where: str, objective: str, rule: str) -> None:
    head = f"toc: 1\ntaal: nl\nbeleidsdoelstelling: {{tekst: {json.dumps(objective)}}}\n"
    for goal, expected in (("", (WARNING, DRAFT)), ("impactdoel: {tekst: Inwoners wonen goed}\n", (TIP, FINAL))):
        findings = lint(read(head + goal, "plan.toc.yaml"), RULES, today=date(2026, 11, 1))
        assert [(one.severity, one.applies_from) for one in findings if one.rule == rule] == [expected], where
