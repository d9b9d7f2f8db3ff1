"""Group 7, information needs: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

import pytest
from places import Check, Found, at, placed
from plans import EXAMPLES, shared
from worded import lint

from toc.core.findings import Profile
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import needs
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = needs.RULES
TODAY = date(2026, 11, 1)


def found(text: str, language: Language, settings: Settings | None = None) -> list[Found]:
    document = read(text, "plan.toc.yaml")
    return placed(lint(document, RULES, language=language, today=TODAY, settings=settings))


def helps(text: str, language: Language) -> list[str]:
    return [one.help for one in lint(read(text, "x"), RULES, language=language, today=TODAY)]


SOUND = """\
toc: 1
taal: nl
outcomes:
  veilig: {tekst: Ouderen voelen zich veiliger, soort: houding, leidt_tot: [impact]}
  buiten: {tekst: Ouderen komen vaker buiten, leidt_tot: [veilig]}
indicatoren:
  gevoel:
    tekst: Aandeel ouderen dat zich veilig voelt
    meet: [veilig]
    eenheid: "%"
    richting: stijgt
    nulmeting: {waarde: 48, datum: 2025}
    norm: {waarde: 60, tegen: 2028}
    bron: wijkbevraging
    frequentie: om de twee jaar
    verantwoordelijke: data-analist
leervragen:
  drempel: {tekst: Waarom blijven sommige ouderen binnen?, over: [buiten], gebruiker: a, beslissing: b, tegen: 2028}
"""


def test_a_sound_plan_has_no_findings() -> None:
    assert found(SOUND, NL) == found(SOUND, EN) == []


def test_the_files_that_show_how_a_plan_is_written() -> None:
    for path in EXAMPLES:
        expected = [("outcome-without-information-need", 3)] if path.name.startswith("minimaal") else []
        assert [one[:2] for one in found(path.read_text(encoding="utf-8"), NL)] == expected
    assert [one[:2] for one in found(shared("ubuntu").text, NL)] == [("outcome-without-information-need", 3)]
    assert [one[:2] for one in found(shared("jonge-gezinnen").text, NL)] == [("outcome-without-information-need", 72)]


def test_a_plan_that_has_not_come_to_information_needs_gets_one_finding(check: Check) -> None:
    plan = SOUND.split("indicatoren:", maxsplit=1)[0]
    dutch = "Het plan heeft nog geen informatienoden: geen indicatoren en geen leervragen."
    english = "The plan has no information needs yet: no indicators and no learning questions."
    check(plan, NL, expect=[at(1, 1, "outcome-without-information-need", "warning", dutch)])
    check(plan, EN, expect=[at(1, 1, "outcome-without-information-need", "warning", english)])
    check(plan + "leervragen:\n", NL, expect=[at(6, 1, "outcome-without-information-need", "warning", dutch)])
    check(plan + "indicatoren: geen\n", NL, expect=[])


def test_a_plan_in_which_nothing_has_to_be_measured(check: Check) -> None:
    check("toc: 1\ntaal: nl\nactiviteiten:\n  a: {tekst: A}\n", NL, expect=[])
    plan = SOUND.split("indicatoren:", maxsplit=1)[0].replace(", leidt_tot: [impact]", ", extern: ja")
    check(plan.replace(", leidt_tot: [veilig]", ", niet_gemeten: te duur"), NL, expect=[])


def test_an_outcome_that_nothing_measures(check: Check) -> None:
    plan = SOUND.replace("over: [buiten]", "over: []")
    dutch = "Bij outcome 'Ouderen komen vaker buiten' hoort geen indicator en geen leervraag."
    english = "Outcome 'Ouderen komen vaker buiten' has no indicator and no learning question."
    check(plan, NL, expect=[at(5, 3, "outcome-without-information-need", "warning", dutch)])
    check(plan, EN, expect=[at(5, 3, "outcome-without-information-need", "warning", english)])
    assert "meet: [buiten]" in helps(plan, NL)[0]


@pytest.mark.parametrize("about", ["buiten -> veilig", "waarom"])
def test_a_question_about_a_link_or_hypothesis_covers_both_ends(check: Check, about: str) -> None:
    plan = SOUND.replace("over: [buiten]", f"over: [{about}]")
    check(plan + "hypothesen:\n  waarom: {tekst: W, verband: buiten -> veilig}\n", NL, expect=[])


@pytest.mark.parametrize("reason", ["extern: ja", "niet_gemeten: te duur", "niet_gemeten: [a, b]", "extern: [x]"])
def test_an_outcome_that_is_not_measured_on_purpose_or_in_a_way_nobody_can_read(check: Check, reason: str) -> None:
    plan = SOUND.replace("over: [buiten]", "over: []").replace("leidt_tot: [veilig]", reason)
    check(plan, NL, expect=[])


def test_a_reason_that_says_nothing_is_no_reason() -> None:
    plan = SOUND.replace("over: [buiten]", "over: []").replace("leidt_tot: [veilig]", "niet_gemeten: '?'")
    assert [one[0] for one in found(plan, NL)] == ["outcome-without-information-need"]


def test_what_could_not_be_read_may_measure_it(check: Check) -> None:
    check(SOUND.replace("over: [buiten]", "over: {a: 1}"), NL, expect=[])
    check(SOUND.replace("meet: [veilig]", "meet: {a: 1}"), NL, expect=[])


BASELINE = "    nulmeting: {waarde: 48, datum: 2025}\n"


@pytest.mark.parametrize(
    ("written", "severity", "column", "dutch", "english"),
    [
        ("", "warning", 3, "Indicator '{i}' heeft geen nulmeting.", "Indicator '{i}' has no baseline."),
        (
            "    nulmeting: {datum: 2025}\n",
            "warning",
            5,
            "De nulmeting van indicator '{i}' heeft geen cijfer, en ook geen plan om er een te krijgen.",
            "The baseline of indicator '{i}' has no figure, and no plan to get one.",
        ),
        (
            "    nulmeting: {waarde: 48}\n",
            "info",
            5,
            "De nulmeting van indicator '{i}' heeft geen datum.",
            "The baseline of indicator '{i}' has no date.",
        ),
    ],
)
def test_a_baseline_with_a_gap(
    check: Check, written: str, severity: str, column: int, dutch: str, english: str
) -> None:
    plan, line = SOUND.replace(BASELINE, written), 12 if written else 7
    name = "Aandeel ouderen dat zich veilig voelt"
    check(plan, NL, expect=[at(line, column, "baseline-missing", severity, dutch.format(i=name))])
    check(plan, EN, expect=[at(line, column, "baseline-missing", severity, english.format(i=name))])


@pytest.mark.parametrize(
    "written", ["nulmeting: {plan: in het voorjaar}", "nulmeting: {datum: 2027-01-01}", "nulmeting: 48", "meet: []"]
)
def test_a_baseline_that_is_planned_or_unreadable(check: Check, written: str) -> None:
    plan = SOUND.replace(BASELINE, f"    {written}\n")
    if written.startswith("meet"):
        plan = plan.replace("    meet: [veilig]\n", "", 1).replace("over: [buiten]", "over: [buiten, veilig]")
    check(plan, NL, expect=[])


METHOD = "methoden:\n  m: {{naam: Bevraging, soort: bevraging, beantwoordt: [gevoel], wanneer: {when}}}\n"


@pytest.mark.parametrize(
    ("when", "rules"),
    [
        ("[2026-12-01, 2028-12-01]", []),
        ("[2026-01-01, 2028-12-01]", ["baseline-missing"]),
        ("2027", ["baseline-missing"]),
        ("voor en na", []),
        ("elk jaar", ["baseline-missing"]),
        ("{a: 1}", []),
    ],
)
def test_a_first_measurement_that_is_still_to_come_is_a_plan(when: str, rules: list[str]) -> None:
    plan = SOUND.replace(BASELINE, "") + METHOD.format(when=when)
    assert [one[0] for one in found(plan, NL)] == rules


def test_one_moment_only_is_said_by_another_rule(check: Check) -> None:
    plan = SOUND.replace(BASELINE, "").replace("    frequentie: om de twee jaar\n", "") + METHOD.format(when="2027")
    check(plan, NL, expect=[])


def test_a_norm_with_a_gap(check: Check) -> None:
    norm = "    norm: {waarde: 60, tegen: 2028}\n"
    for written, line, column, nl, en in [
        ("", 7, 3, "Indicator '{i}' heeft geen norm.", "Indicator '{i}' has no target."),
        (
            "    norm: {tegen: 2028}\n",
            13,
            5,
            "De norm van indicator '{i}' zegt niet wat je wilt halen.",
            "The target of indicator '{i}' does not say what you want to reach.",
        ),
    ]:
        plan, name = SOUND.replace(norm, written), "Aandeel ouderen dat zich veilig voelt"
        check(plan, NL, expect=[at(line, column, "norm-missing", "warning", nl.format(i=name))])
        check(plan, EN, expect=[at(line, column, "norm-missing", "warning", en.format(i=name))])
        assert "norm: {waarde: 60, tegen: 2028}" in helps(plan, NL)[0]
    for written in ("    norm: {tekst: de helft tegen 2028}\n", "    norm: 60\n"):
        check(SOUND.replace(norm, written), NL, expect=[])
    check(SOUND.replace(norm, "").replace("richting: stijgt", "richting: stabiel"), NL, expect=[])


MANY = (
    "toc: 1\nlanguage: en\noutcomes:\n  a: {text: A}\nlearning_questions:\n"
    "  q: {text: Why?, user: u, decision: d, due: 2028}\nindicators:\n"
)


def test_what_no_indicator_has_is_said_once() -> None:
    plan = MANY + "".join(f"  i{number}: {{text: Number of I{number}, measures: [a]}}\n" for number in range(3))
    english = [
        ("baseline-missing", "None of the 3 indicators of outcomes or of the impact goal has a baseline."),
        ("norm-missing", "None of the 3 indicators has a target."),
        ("indicator-sheet-incomplete", "None of the 3 indicators has a source, a frequency or somebody responsible."),
    ]
    assert found(plan, EN) == [(rule, 7, 1, "warning", message) for rule, message in english]
    assert found(plan, NL)[0][4] == "Geen enkele van de 3 indicatoren bij outcomes of impactdoel heeft een nulmeting."
    assert found(plan, NL)[1][4] == "Geen enkele van de 3 indicatoren heeft een norm."
    two = [one[0] for one in found(plan.rsplit("  i2", maxsplit=1)[0], EN)]
    assert sorted(two) == sorted(["baseline-missing", "norm-missing", "indicator-sheet-incomplete"] * 2)


def test_the_sheet_of_an_indicator(check: Check) -> None:
    plan = SOUND.replace("    bron: wijkbevraging\n", "").replace("frequentie: om de twee jaar", "frequentie: '?'")
    name = "Aandeel ouderen dat zich veilig voelt"
    dutch = f"Nog in te vullen bij indicator '{name}': 'bron' en 'frequentie'."
    english = f"Still to fill in for indicator '{name}': 'bron' and 'frequentie'."
    check(plan, NL, expect=[at(7, 3, "indicator-sheet-incomplete", "warning", dutch)])
    check(plan, EN, expect=[at(7, 3, "indicator-sheet-incomplete", "warning", english)])
    check(plan + METHOD.format(when="[2025, 2028]"), NL, expect=[])
    check(plan.replace("    verantwoordelijke: data-analist\n", "") + "methoden:\n  m: {naam: M}\n", NL, expect=[])


def test_too_many_indicators_in_all_and_for_one_change(check: Check) -> None:
    sheet = "baseline: {value: 1, date: 2025}, target: {value: 2, due: 2028}, source: s, frequency: f, responsible: r"
    plan = MANY + "".join(
        f"  i{number}: {{text: Number of I{number}, measures: [a, a], {sheet}}}\n" for number in range(26)
    )
    node = ("too-many-indicators", 4, 3, "info", "'A' has 26 indicators, which is a lot.")
    total = ("too-many-indicators", 7, 1, "info", "The plan has 26 indicators, which is a lot.")
    dutch = ["Bij 'A' horen 26 indicatoren, dat is veel.", "Het plan heeft 26 indicatoren, dat is veel."]
    assert found(plan, EN) == [node, total]
    assert [one[4] for one in found(plan, NL)] == dutch
    assert found(plan.rsplit("  i25", maxsplit=1)[0], EN) == [(*node[:4], node[4].replace("26", "25"))]
    check(plan, EN, Settings(limits={"too-many-indicators": {"per-node": 30, "in-total": 30}}), expect=[])


def test_a_plan_without_learning_questions(check: Check) -> None:
    plan = SOUND.split("leervragen:", maxsplit=1)[0].replace("leidt_tot: [veilig]", "extern: ja")
    dutch = "Het plan heeft indicatoren, maar geen enkele leervraag."
    english = "The plan has indicators, but no learning question."
    check(plan, NL, expect=[at(6, 1, "learning-question-missing", "warning", dutch)])
    check(plan, EN, expect=[at(6, 1, "learning-question-missing", "warning", english)])
    check(plan + "leervragen: nog niet\n", NL, expect=[])


def test_many_learning_questions(check: Check) -> None:
    use = "gebruiker: u, beslissing: d, tegen: 2028"
    plan = "toc: 1\ntaal: nl\nleervragen:\n" + "".join(f"  q{n}: {{tekst: Q{n}?, {use}}}\n" for n in range(9))
    check(plan, NL, expect=[at(3, 1, "learning-question-missing", "info", "Het plan heeft 9 leervragen, dat is veel.")])
    assert found(plan, EN)[0][4] == "The plan has 9 learning questions, which is a lot."
    check(plan, NL, Settings(limits={"learning-question-missing": {"at-most": 9}}), expect=[])


def test_a_question_nobody_waits_for(check: Check) -> None:
    part, name = SOUND.replace(", gebruiker: a, beslissing: b", ""), "Waarom blijven sommige ouderen binnen?"
    none = SOUND.replace(", gebruiker: a, beslissing: b, tegen: 2028", "")
    rule = ("learning-question-without-use", 18, 3, "warning")
    missing = f"Nog in te vullen bij leervraag '{name}': 'gebruiker' en 'beslissing'."
    assert found(part, NL) == [(*rule, missing)]
    assert found(none, NL) == [(*rule, f"Bij leervraag '{name}' staat niet waarvoor het antwoord dient.")]
    assert found(none, EN) == [(*rule, f"Learning question '{name}' does not say what the answer is for.")]
    since = [one.applies_from for one in lint(read(none, "x"), RULES, language=NL, today=TODAY)]
    later = [one.applies_from for one in lint(read(part, "x"), RULES, language=NL, today=TODAY)]
    assert (since, later) == ([Profile.REVIEW], [Profile.FINAL])
    check(SOUND.replace("beslissing: b", "beslissing: [b, c]"), NL, expect=[])


def test_questions_that_all_have_no_use(check: Check) -> None:
    plan = "toc: 1\ntaal: nl\nleervragen:\n" + "".join(f"  q{n}: {{tekst: Q{n}?}}\n" for n in range(3))
    dutch = "Bij geen enkele van de 3 leervragen staat waarvoor het antwoord dient."
    check(plan, NL, expect=[at(3, 1, "learning-question-without-use", "warning", dutch)])


def clash(**written: str) -> list[tuple[str, int, str, str]]:
    """What is said about an indicator in which this is written: severity, column, Dutch, English."""
    lines = [f"    {keyword}: {value}\n" for keyword, value in written.items()]
    plan = "toc: 1\ntaal: nl\nindicatoren:\n  i:\n    tekst: Score\n" + "".join(lines)
    both = zip(found(plan, NL), found(plan, EN), strict=True)
    return [(nl[3], nl[2], nl[4], en[4]) for nl, en in both if nl[0] == "baseline-norm-inconsistent"]


def values(was: str, wanted: str, direction: str = "stijgt", unit: str = "punten") -> list[str]:
    """The severities that a baseline and a norm with these values give."""
    parts = {"nulmeting": f"{{waarde: {was!r}}}", "norm": f"{{waarde: {wanted!r}}}"}
    return [one[0] for one in clash(eenheid=repr(unit), richting=direction, **parts)]


def test_a_norm_that_contradicts_the_direction() -> None:
    assert clash(richting="stijgt", nulmeting="{waarde: 48}", norm="{waarde: '40'}") == [
        (
            "error",
            12,
            "Indicator 'Score' moet stijgen, maar de norm (40) ligt lager dan de nulmeting (48).",
            "Indicator 'Score' should rise, but its target (40) is lower than its baseline (48).",
        )
    ]
    assert clash(richting="daalt", nulmeting="{waarde: '2,5'}", norm="{waarde: 3.4}") == [
        (
            "error",
            12,
            "Indicator 'Score' moet dalen, maar de norm (3.4) ligt hoger dan de nulmeting (2,5).",
            "Indicator 'Score' should fall, but its target (3.4) is higher than its baseline (2,5).",
        )
    ]
    assert clash(richting="stabiel", nulmeting="{waarde: 48}", norm="{waarde: 60}") == [
        (
            "warning",
            12,
            "Indicator 'Score' moet gelijk blijven, maar de norm (60) verschilt van de nulmeting (48).",
            "Indicator 'Score' should stay as it is, but its target (60) differs from its baseline (48).",
        )
    ]


def test_a_norm_that_asks_nothing_new() -> None:
    assert clash(richting="stijgt", nulmeting="{waarde: 48}", norm="{waarde: 48}") == [
        (
            "error",
            12,
            "Indicator 'Score' moet veranderen, maar de norm is gelijk aan de nulmeting: 48.",
            "Indicator 'Score' should change, but its target equals its baseline: 48.",
        )
    ]
    assert clash(nulmeting="{waarde: 48}", norm="{waarde: 48}") == [
        (
            "info",
            12,
            "Bij indicator 'Score' is de norm gelijk aan de nulmeting: 48.",
            "The target of indicator 'Score' equals its baseline: 48.",
        )
    ]
    assert clash(richting="omhoog", nulmeting="{waarde: 48}", norm="{waarde: 48}") == []
    assert values("48", "48", "stabiel") == []


LOWER = (
    "48|40; 1 op 2|1 op 3; 50 %|1 op 3; 30 %|minstens 20%; 1.200|1.100; 1.200|1,1; 1 200|1100,5; 1.200.000|900; "
    "7 punten|>= 6; 80|>79; 6,4 op 10|6 op de 10; 1,200.5|1.200,4"
)
UNSURE = (
    "48|+10%; 48|-10; 48|30 % van de gezinnen; 48|ca. 40; 48 %|40; 6,4 op 10|6; 900|1.200; 1.200|900; <48|40; 80|>80; "
    "4 keer per week|2 keer per maand; 20 van de 35|19 van de 40; veel|weinig; 1_000|900; 1 op 0|0; "
    + "9" * 5000
    + "|1"
)


@pytest.mark.parametrize("pair", LOWER.split("; "))
def test_figures_that_are_certainly_lower(pair: str) -> None:
    was, wanted = pair.split("|")
    assert (values(was, wanted), values(was, wanted, "daalt")) == (["error"], [])


@pytest.mark.parametrize("pair", UNSURE.split("; "))
def test_figures_that_cannot_be_compared_for_certain(pair: str) -> None:
    was, wanted = pair.split("|")
    assert (values(was, wanted), values(was, wanted, "daalt")) == ([], ["error"] if pair == "80|>80" else [])


def test_a_percentage_has_its_bounds() -> None:
    assert clash(eenheid="'%'", richting="daalt", nulmeting="{waarde: 30}", norm="{waarde: 130}") == [
        (
            "error",
            12,
            "Indicator 'Score' is een percentage, maar 130 ligt niet tussen 0 en 100.",
            "Indicator 'Score' is a percentage, but 130 is not between 0 and 100.",
        )
    ]
    assert values("30", "130", unit="") == values("30", "100", unit="%") == values("1", "1.200", unit="%") == []
    assert clash(eenheid="procent", norm="{waarde: 130}")[0][0] == "error"
    growth = "toc: 1\ntaal: nl\nindicatoren:\n  i: {tekst: Bezetting, eenheid: '%', norm: {waarde: 110}}\n"
    assert "baseline-norm-inconsistent" not in [one[0] for one in found(growth, NL)]


@pytest.mark.parametrize(
    ("baseline", "due", "count"),
    [
        ("datum: 2026-03-01", "2026-03-01", 1),
        ("datum: 2026-03-01", "2025", 1),
        ("plan: 2027-03-01", "2027-01-01", 1),
        ("datum: 2026-03-01", "2026", 0),
        ("datum: 2026", "2026", 0),
        ("plan: in maart", "2020", 0),
    ],
)
def test_a_norm_comes_after_its_baseline(baseline: str, due: str, count: int) -> None:
    was = baseline.split(": ")[1]
    said = clash(nulmeting=f"{{{baseline}}}", norm=f"{{waarde: 5, tegen: {due}}}")
    dutch = f"Bij indicator 'Score' komt de norm ({due}) niet na de nulmeting ({was})."
    english = f"The target of indicator 'Score' ({due}) does not come after its baseline ({was})."
    assert said == [("error", 23, dutch, english)] * count
