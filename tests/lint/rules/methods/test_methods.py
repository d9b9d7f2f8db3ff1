"""Group 8, methods and measurement table: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

import pytest
from places import Check, Found, at, placed
from plans import EXAMPLES, shared
from worded import lint

from toc.core.model import Language
from toc.lint.rules import methods
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = methods.RULES


def found(text: str, language: Language) -> list[Found]:
    document = read(text, "plan.toc.yaml")
    return placed(lint(document, RULES, language=language, today=date(2026, 11, 1)))


def related(text: str) -> list[list[int]]:
    """The lines of the related places of every finding."""
    findings = lint(read(text, "x"), RULES, language=NL, today=date(2026, 11, 1))
    return [[label.span.start.line for label in one.related] for one in findings]


SOUND = """\
toc: 1
taal: nl
actoren:
  ouderen: {naam: Ouderen, rol: doelgroep}
  artsen: {naam: Huisartsen, rol: partner}
outcomes:
  veilig: {tekst: Ouderen voelen zich veiliger, soort: houding, wie: [ouderen]}
indicatoren:
  gevoel: {tekst: Aandeel ouderen dat zich veilig voelt, meet: [veilig]}
leervragen:
  waarom: {tekst: Waarom blijven sommige ouderen binnen?, over: [veilig], tegen: 2028}
  door_ons: {tekst: In welke mate komt dat door onze acties?, over: [veilig]}
methoden:
  bevraging:
    naam: Buurtbevraging
    soort: bevraging
    beantwoordt: [gevoel]
    bevraagden: [ouderen]
    wanneer: [2026-12-01, 2028-12-01]
    verzamelt: buurtwerker
    analyseert: data-analist
  gesprekken:
    naam: Keukentafelgesprekken
    soort: interview
    beantwoordt: [waarom, door_ons]
    bevraagden: [ouderen]
    wanneer: in de winter
    verzamelt: buurtwerker
    analyseert: data-analist
reflectie:
  - {datum: 2027-01-15, tekst: Cijfers lezen}
"""


def test_a_sound_plan_has_no_findings() -> None:
    assert found(SOUND, NL) == found(SOUND, EN) == []


def test_the_files_that_show_how_a_plan_is_written(check: Check) -> None:
    for path in EXAMPLES:
        check(path.read_text(encoding="utf-8"), NL, expect=[])
    check(shared("ubuntu").text, NL, expect=[])
    check(
        shared("jonge-gezinnen").text,
        EN,
        expect=[
            at(
                108,
                1,
                "contribution-not-examined",
                "warning",
                "No learning question or method looks into what the city itself contributed to the change.",
            ),
            at(116, 1, "no-sense-making-moment", "info", "The plan has no moment to read the results together."),
        ],
    )


def test_a_plan_without_information_needs_has_no_table_yet(check: Check) -> None:
    check(SOUND.split("indicatoren:", maxsplit=1)[0], NL, expect=[])


def test_a_plan_without_methods_gets_one_finding(check: Check) -> None:
    plan = SOUND.split("methoden:", maxsplit=1)[0]
    dutch = "Het plan heeft informatienoden, maar nog geen methoden om ze te meten."
    english = "The plan has information needs, but no methods yet to meet them."
    check(plan, NL, expect=[at(1, 1, "measurement-row-incomplete", "error", dutch)])
    check(plan, EN, expect=[at(1, 1, "measurement-row-incomplete", "error", english)])
    check(plan + "methoden:\n", NL, expect=[at(13, 1, "measurement-row-incomplete", "error", dutch)])
    check(plan + "methoden: nog te kiezen\n", NL, expect=[])


def test_methods_that_answer_nothing(check: Check) -> None:
    plan = SOUND.replace("    beantwoordt: [gevoel]\n", "").replace("    beantwoordt: [waarom, door_ons]\n", "")
    dutch = "Geen enkele methode zegt welke indicator of leervraag ze beantwoordt."
    english = "No method says which indicator or learning question it answers."
    check(plan, NL, expect=[at(13, 1, "measurement-row-incomplete", "error", dutch)])
    check(plan, EN, expect=[at(13, 1, "measurement-row-incomplete", "error", english)])


def test_needs_that_no_method_answers(check: Check) -> None:
    plan = SOUND.replace("[gevoel]", "[door_ons]").replace("[waarom, door_ons]", "[door_ons]")
    dutch = [
        "Geen enkele methode beantwoordt indicator 'Aandeel ouderen dat zich veilig voelt'.",
        "Geen enkele methode beantwoordt leervraag 'Waarom blijven sommige ouderen binnen?'.",
    ]
    english = [
        "No method answers indicator 'Aandeel ouderen dat zich veilig voelt'.",
        "No method answers learning question 'Waarom blijven sommige ouderen binnen?'.",
    ]
    for language, (indicator, question) in ((NL, dutch), (EN, english)):
        check(
            plan,
            language,
            expect=[
                at(9, 3, "measurement-row-incomplete", "error", indicator),
                at(11, 3, "measurement-row-incomplete", "error", question),
            ],
        )
    full = plan.replace("meet: [veilig]}", "meet: [veilig], bron: b, frequentie: f, verantwoordelijke: v}")
    assert [one[3] for one in found(full, NL)] == ["warning", "error"]
    check(plan.replace("[door_ons]", "{door_ons: 1}", 1), NL, expect=[])


def test_what_one_method_lacks_is_said_at_the_method(check: Check) -> None:
    plan = SOUND.replace("    wanneer: in de winter\n    verzamelt: buurtwerker\n", "")
    dutch = "Nog in te vullen bij methode 'Keukentafelgesprekken': 'wanneer' en 'verzamelt'."
    english = "Still to fill in for method 'Keukentafelgesprekken': 'wanneer' and 'verzamelt'."
    check(plan, NL, expect=[at(22, 3, "measurement-row-incomplete", "error", dutch)])
    check(plan, EN, expect=[at(22, 3, "measurement-row-incomplete", "error", english)])
    assert related(plan) == [[11, 12]]
    check(SOUND.replace("wanneer: in de winter", "wanneer: {a: 1}"), NL, expect=[])


def test_what_several_methods_lack_together_is_said_at_the_row(check: Check) -> None:
    plan = SOUND.replace("[gevoel]", "[gevoel, waarom, door_ons]").replace("    analyseert: data-analist\n", "")
    row = "Nog in te vullen bij de methoden voor '{}': 'analyseert'."
    check(
        plan,
        NL,
        expect=[
            at(11, 3, "measurement-row-incomplete", "error", row.format("Waarom blijven sommige ouderen binnen?")),
            at(12, 3, "measurement-row-incomplete", "error", row.format("In welke mate komt dat door onze acties?")),
            at(
                14,
                3,
                "measurement-row-incomplete",
                "error",
                "Nog in te vullen bij methode 'Buurtbevraging': 'analyseert'.",
            ),
        ],
    )
    assert found(plan, EN)[0][4].startswith("Still to fill in for the methods for 'Waarom")
    one = SOUND.replace("[gevoel]", "[gevoel, waarom, door_ons]").replace("    analyseert: data-analist\n", "", 1)
    assert [message[1] for message in found(one, NL)] == [14]


def test_what_all_methods_lack_is_said_once(check: Check) -> None:
    third = "  dossiers: {naam: Dossiers, soort: bestaande_data, beantwoordt: [door_ons], wanneer: 2027}\nreflectie:"
    plan = SOUND.replace("reflectie:", third).replace("[waarom, door_ons]", "[waarom]")
    plan = plan.replace("    analyseert: data-analist\n", "")
    check(
        plan,
        NL,
        expect=[
            at(13, 1, "measurement-row-incomplete", "error", "Nog in te vullen bij alle 3 methoden: 'analyseert'."),
            at(28, 3, "measurement-row-incomplete", "error", "Nog in te vullen bij methode 'Dossiers': 'verzamelt'."),
        ],
    )
    assert found(plan, EN)[0][4] == "Still to fill in for all 3 methods: 'analyseert'."


def test_an_indicator_says_some_columns_itself(check: Check) -> None:
    plan = SOUND.replace("    bevraagden: [ouderen]\n    wanneer: [2026-12-01, 2028-12-01]\n", "")
    assert [one[0] for one in found(plan, NL)] == ["measurement-row-incomplete"]
    check(plan.replace("meet: [veilig]}", "meet: [veilig], bron: b, frequentie: f}"), NL, expect=[])


@pytest.mark.parametrize("kind", ["registratie", "bestaande_data"])
def test_why_is_no_question_for_a_register(check: Check, kind: str) -> None:
    plan = SOUND.replace("soort: interview", f"soort: {kind}").replace("Keukentafelgesprekken", "Aftekenlijst")
    dutch = (
        "Leervraag 'Waarom blijven sommige ouderen binnen?' vraagt hoe of waarom, maar met 'Aftekenlijst' krijg je "
        "enkel cijfers."
    )
    english = (
        "Learning question 'Waarom blijven sommige ouderen binnen?' asks how or why, but 'Aftekenlijst' can only give "
        "figures."
    )
    check(plan, NL, expect=[at(25, 19, "method-question-mismatch", "warning", dutch)])
    check(plan, EN, expect=[at(25, 19, "method-question-mismatch", "warning", english)])
    for spared in (
        plan.replace("Waarom blijven", "Hoeveel keer blijven"),
        plan.replace("Aftekenlijst", "Verslagen van de huisbezoeken"),
        plan.replace(f"soort: {kind}", "soort: andere"),
        plan.replace(f"    soort: {kind}\n", ""),
        plan.replace("[gevoel]", "[gevoel, waarom]"),
    ):
        check(spared, NL, expect=[])


def test_a_feeling_is_no_question_for_a_register(check: Check) -> None:
    plan = SOUND.replace("soort: bevraging", "soort: registratie").replace("Buurtbevraging", "Meldingen")
    name = "Aandeel ouderen dat zich veilig voelt"
    dutch = f"Indicator '{name}' gaat over een houding, maar met 'Meldingen' zie je enkel wat mensen doen."
    english = f"Indicator '{name}' is about an attitude, but 'Meldingen' can only show what people do."
    check(plan, NL, expect=[at(17, 19, "method-question-mismatch", "warning", dutch)])
    check(plan, EN, expect=[at(17, 19, "method-question-mismatch", "warning", english)])
    check(plan.replace("naam: Meldingen", "naam: Gemeente-Stadsmonitor"), NL, expect=[])
    check(plan.replace("meet: [veilig]", "meet: [veilig], bron: stadsmonitor"), NL, expect=[])
    check(plan.replace("soort: houding", "soort: gedrag"), NL, expect=[])


def test_figures_do_not_come_from_a_round_table(check: Check) -> None:
    plan = SOUND.replace("soort: bevraging", "soort: focusgroep")
    dutch = (
        "'Aandeel ouderen dat zich veilig voelt' vraagt een cijfer, maar met 'Buurtbevraging' krijg je enkel verhalen."
    )
    check(plan, NL, expect=[at(17, 19, "method-question-mismatch", "warning", dutch)])
    question = SOUND.replace("soort: interview", "soort: verhalen").replace("Waarom blijven", "Hoe vaak blijven")
    assert [one[:3] for one in found(question, EN)] == [("method-question-mismatch", 25, 19)]
    many = plan.replace("  gevoel:", "  rust: {tekst: Score}\n  gevoel:").replace("[gevoel]", "[gevoel, rust]")
    dutch = "2 informatienoden vragen een cijfer, maar met 'Buurtbevraging' krijg je enkel verhalen."
    check(many, NL, expect=[at(17, 5, "method-question-mismatch", "warning", dutch)])


TWO = "wanneer: [2026-12-01, 2028-12-01]"


@pytest.mark.parametrize(
    "when", ["2028-12-01", "[2028]", "na afloop", "na de laatste sessie", "in het najaar van 2028"]
)
def test_one_moment_shows_no_change(check: Check, when: str) -> None:
    plan, moment = SOUND.replace(TWO, f"wanneer: {when}"), when.strip("[]")
    name = "Aandeel ouderen dat zich veilig voelt"
    dutch = f"Voor '{name}' is er maar één meetmoment: {moment}."
    english = f"There is only one measurement of '{name}': {moment}."
    check(plan, NL, expect=[at(19, 5, "single-measurement-moment", "warning", dutch)])
    check(plan, EN, expect=[at(19, 5, "single-measurement-moment", "warning", english)])
    for extra in ("nulmeting: {waarde: 3}", "nulmeting: {waarde: 3, datum: 2024}", "nulmeting: {plan: ooit}"):
        check(plan.replace("meet: [veilig]", f"meet: [veilig], {extra}"), NL, expect=[])
    for extra in ("frequentie: jaarlijks", "frequentie: {a: 1}", "nulmeting: 3"):
        check(plan.replace("meet: [veilig]", f"meet: [veilig], {extra}"), NL, expect=[])
    check(plan.replace("meet: [veilig]", "meet: [waarom]"), NL, expect=[])
    for kind in ("verhalen", "contributieanalyse", "vergelijking", "bestaande_data"):
        spared = found(plan.replace("soort: bevraging", f"soort: {kind}"), NL)
        assert "single-measurement-moment" not in [one[0] for one in spared]


@pytest.mark.parametrize("when", ["voor en na", "na elke sessie", "eind 2026, eind 2028", "in de winter", "jaarlijks"])
def test_words_that_may_mean_more_than_one_moment(check: Check, when: str) -> None:
    check(SOUND.replace(TWO, f"wanneer: '{when}'"), NL, expect=[])


def test_a_baseline_without_anything_after_it(check: Check) -> None:
    plan = SOUND.replace(TWO, "wanneer: 2026-12-01").replace(
        "meet: [veilig]", "meet: [veilig], nulmeting: {waarde: 3, datum: 2026}"
    )
    dutch = "Voor 'Aandeel ouderen dat zich veilig voelt' is er enkel een nulmeting: 2026-12-01."
    check(plan, NL, expect=[at(19, 5, "single-measurement-moment", "warning", dutch)])
    more = plan.replace("  gevoel: {", "  a: {tekst: A, meet: [veilig], nulmeting: {datum: 2026}}\n  gevoel: {")
    more = more.replace("  a: {", "  b: {tekst: B, meet: [veilig], nulmeting: {datum: 2026}}\n  a: {")
    more = more.replace("[gevoel]", "[gevoel, a, b]")
    dutch = "Voor 3 indicatoren bij 'Buurtbevraging' is er enkel een nulmeting: 2026-12-01."
    check(more, NL, expect=[at(21, 5, "single-measurement-moment", "warning", dutch)])


@pytest.mark.parametrize(
    "question",
    [
        "Zouden ouderen ook zonder ons buitenkomen?",
        "Hoe draagt het plein hiertoe bij?",
        "Schrijven ouderen dit toe aan het plein?",
        "What would have happened without us?",
        "How did the square contribute?",
    ],
)
def test_questions_about_the_contribution(check: Check, question: str) -> None:
    plan = SOUND.replace("In welke mate komt dat door onze acties?", "Wat vinden ze van het plein?")
    dutch = "Geen enkele leervraag of methode gaat na wat de stad zelf bijdroeg aan de verandering."
    check(plan, NL, expect=[at(10, 1, "contribution-not-examined", "warning", dutch)])
    check(plan.replace("Wat vinden ze van het plein?", question), NL, expect=[])
    check(plan.replace("soort: interview", "soort: vergelijking"), NL, expect=[])
    check(plan.replace("naam: Keukentafel", "naam: Vergelijkende keukentafel"), NL, expect=[])
    check(plan.replace("over: [veilig]}", "over: [plein -> veilig]}"), NL, expect=[])
    hypothesis = "hypothesen:\n  h: {tekst: H, verband: plein -> veilig}\n"
    check(plan.replace("over: [veilig]}", "over: [h]}") + hypothesis, NL, expect=[])
    assert [one[3] for one in found(plan + "evaluatie: {type: monitoring}\n", NL)] == ["info"]
    assert [one[3] for one in found(plan + "evaluatie: {type: impact}\n", NL)] == ["warning"]


def test_a_target_group_about_whom_others_speak(check: Check) -> None:
    plan = SOUND.replace("bevraagden: [ouderen]", "bevraagden: [artsen]")
    dutch = "Outcome 'Ouderen voelen zich veiliger' gaat over 'Ouderen', maar je vraagt het enkel aan 'Huisartsen'."
    english = "Outcome 'Ouderen voelen zich veiliger' is about 'Ouderen', but only 'Huisartsen' will be asked."
    check(plan, NL, expect=[at(7, 65, "target-group-not-asked", "warning", dutch)])
    check(plan, EN, expect=[at(7, 65, "target-group-not-asked", "warning", english)])
    assert related(plan) == [[18, 26]]
    for spared in (
        plan.replace("[artsen]", "[ouderen, artsen]", 1),
        plan.replace("[artsen]", "[artsen, oudren]", 1),
        plan.replace("bevraagden: [artsen]", "bevraagden: {a: 1}", 1),
        plan.replace("soort: bevraging", "soort: observatie"),
        plan.replace("wie: [ouderen]", "wie: []"),
        plan.replace("{naam: Huisartsen, rol: partner}", "{naam: Inwoners van de wijk, rol: doelgroep}"),
    ):
        check(spared, NL, expect=[])
    assert [one[0] for one in found(SOUND.replace("    bevraagden: [ouderen]\n", ""), NL)] == [
        "measurement-row-incomplete",
        "measurement-row-incomplete",
    ]


def test_figures_about_a_target_group_from_the_files_of_others(check: Check) -> None:
    plan = SOUND.replace("bevraagden: [ouderen]", "bevraagden: [artsen]").replace("soort: houding", "soort: gedrag")
    plan = plan.replace("soort: bevraging", "soort: bestaande_data").replace("over: [veilig]", "over: []")
    dutch = (
        "Outcome 'Ouderen voelen zich veiliger' gaat over 'Ouderen', maar je haalt de cijfers enkel bij 'Huisartsen'."
    )
    check(plan, NL, expect=[at(7, 64, "target-group-not-asked", "info", dutch)])


def test_results_that_nobody_reads_together(check: Check) -> None:
    plan = SOUND.split("reflectie:", maxsplit=1)[0]
    dutch = "Het plan heeft geen moment om de resultaten samen te bekijken."
    check(plan, NL, expect=[at(13, 1, "no-sense-making-moment", "info", dutch)])
    check(plan + "participatie:\n  - {wie: ouderen, fase: duiding}\n", NL, expect=[])
    assert found(plan + "participatie:\n  - {wie: ouderen, fase: meting}\n", NL)[0][1] == 13
    check(plan + "reflectie: ooit\n", NL, expect=[])


def test_results_that_are_read_after_the_decision(check: Check) -> None:
    plan = SOUND.replace("datum: 2027-01-15", "datum: 2029-01-15")
    dutch = (
        "Het eerste moment om de resultaten samen te bekijken (2029-01-15) komt na de beslissing waarvoor 'Waarom "
        "blijven sommige ouderen binnen?' dient."
    )
    english = (
        "The first moment to read the results together (2029-01-15) comes after the decision that needs 'Waarom "
        "blijven sommige ouderen binnen?'."
    )
    check(plan, NL, expect=[at(31, 6, "no-sense-making-moment", "warning", dutch)])
    check(plan, EN, expect=[at(31, 6, "no-sense-making-moment", "warning", english)])
    two = plan.replace("acties?, over: [veilig]", "acties?, over: [veilig], tegen: 2027-06-30")
    assert found(two, NL)[0][4].endswith("komt na de beslissingen waarvoor 2 leervragen dienen.")
    assert found(plan + "  - {datum: 2028}\n", NL) == found(plan + "  - {tekst: na elke meting}\n", NL) == []
