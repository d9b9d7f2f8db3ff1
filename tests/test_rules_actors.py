"""Group 4, actors: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

from places import Found, placed
from worded import lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import actors, goals
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN


def found(text: str, language: Language) -> list[Found]:
    document = read(text, "plan.toc.yaml")
    return placed(lint(document, actors.RULES, language=language, today=date(2026, 11, 1)))


def helps(text: str, language: Language) -> list[str]:
    return [one.help for one in lint(read(text, "x"), actors.RULES, language=language, today=date(2026, 11, 1))]


SOUND = """\
toc: 1
taal: nl
impactdoel: {tekst: Ouderen voelen zich minder eenzaam, wie: [ouderen]}
actoren:
  welzijn: {naam: Dienst Welzijn, rol: stad}
  artsen: {naam: Huisartsen, rol: partner}
  ouderen: {naam: Ouderen, rol: doelgroep}
  raad: {naam: Ouderenraad, rol: andere}
activiteiten:
  vorming: {tekst: Dienst Welzijn vormt huisartsen, door: [welzijn], voor: [artsen], leidt_tot: [verwijzen]}
outputs:
  verwijzen: {tekst: Huisartsen verwijzen vaker door, wie: [artsen], leidt_tot: [buren]}
outcomes:
  buren: {tekst: Ouderen hebben vaker contact met buren, wie: [ouderen], leidt_tot: [impact]}
"""


def test_a_sound_plan_has_no_findings() -> None:
    assert found(SOUND, NL) == []


def test_a_plan_without_actors_asks_for_a_target_group_only() -> None:
    plan = "toc: 1\ntaal: nl\nimpactdoel: {tekst: Ouderen voelen zich minder eenzaam}\n"
    assert found(plan, NL) == [
        ("target-group-undeclared", 1, 1, "error", "Geen enkele actor heeft de rol doelgroep."),
    ]
    assert found(plan, EN) == [("target-group-undeclared", 1, 1, "error", "No actor has the role doelgroep.")]


def test_an_impact_goal_about_somebody_else_than_a_target_group() -> None:
    plan = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [artsen, raad]")
    assert found(plan, NL) == [
        ("target-group-undeclared", 3, 57, "error", "Het impactdoel noemt geen enkele doelgroep."),
    ]
    [help_] = helps(plan, NL)
    assert help_.startswith("Vul bij het impactdoel wie: [id] in met de groep voor wie je het verschil maakt.")
    assert help_.endswith("Doelgroepen in dit plan: 'ouderen'.")


def test_an_impact_goal_about_nobody_and_one_about_an_unknown_id() -> None:
    nobody = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam")
    unknown = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [artsen, oudern]")
    assert found(nobody, EN) == [("target-group-undeclared", 3, 1, "error", "The impact goal names no target group.")]
    assert found(unknown, EN) == []


def test_an_impact_goal_whose_text_names_nobody_either_is_left_to_missing_target_group() -> None:
    plan = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt")
    assert found(plan, NL) == []
    others = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt, wie: [artsen]")
    assert [one[0] for one in found(others, NL)] == ["target-group-undeclared"]


def test_the_rule_speaks_up_where_a_city_switches_missing_target_group_off() -> None:
    goal = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt")
    plan = goal.replace("Ouderen hebben vaker contact met buren, wie: [ouderen]", "Het contact wordt beter")
    settings = Settings(rules=frozenset({"target-group-undeclared", "change-without-who"}))
    document = read(plan, "plan.toc.yaml")
    some = lint(document, actors.RULES, language=NL, today=date(2026, 11, 1), settings=settings)
    assert [(one.rule, one.span.start.line, one.message) for one in some] == [
        ("target-group-undeclared", 3, "Het impactdoel noemt geen enkele doelgroep."),
        (
            "change-without-who",
            14,
            "Bij outcome 'Het contact wordt beter' staat niet bij wie de verandering te zien is.",
        ),
    ]


def test_a_plan_without_impact_goal_is_not_about_the_wrong_group() -> None:
    assert found(SOUND.replace(SOUND.splitlines()[2] + "\n", ""), NL) == []


def test_changes_without_who_are_named_by_level() -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door").replace("buren, wie: [ouderen]", "buren, wie: []")
    partner = "Partner 'Huisartsen' heeft in het plan geen verandering en voert er ook niets mee uit."
    output = "Bij output 'Huisartsen verwijzen vaker door' staat niet bij wie de verandering te zien is."
    outcome = "Bij outcome 'Ouderen hebben vaker contact met buren' staat niet bij wie de verandering te zien is."
    assert found(plan, NL) == [
        ("boundary-partner-without-change", 6, 3, "warning", partner),
        ("target-group-without-change", 7, 3, "error", "Geen enkele outcome gaat over doelgroep 'Ouderen'."),
        ("change-without-who", 12, 3, "error", output),
        ("change-without-who", 14, 3, "error", outcome),
    ]
    partner = "Partner 'Huisartsen' has no change in the plan and carries out nothing in it either."
    output = "Nothing says in whom output 'Huisartsen verwijzen vaker door' is seen."
    outcome = "Nothing says in whom outcome 'Ouderen hebben vaker contact met buren' is seen."
    assert found(plan, EN) == [
        ("boundary-partner-without-change", 6, 3, "warning", partner),
        ("target-group-without-change", 7, 3, "error", "No outcome is about target group 'Ouderen'."),
        ("change-without-who", 12, 3, "error", output),
        ("change-without-who", 14, 3, "error", outcome),
    ]


def test_an_outcome_whose_text_names_nobody_either_is_left_to_missing_target_group() -> None:
    plan = SOUND.replace("Ouderen hebben vaker contact met buren, wie: [ouderen]", "Het contact wordt beter")
    group = "Geen enkele outcome gaat over doelgroep 'Ouderen'."
    assert found(plan, NL) == [("target-group-without-change", 7, 3, "error", group)]
    both = lint(read(plan, "x"), (*actors.RULES, *goals.RULES), language=NL, today=date(2026, 11, 1))
    about = [(one.rule, str(one.severity), str(one.applies_from)) for one in both if one.node == "buren"]
    assert about == [("missing-target-group", "error", "review")]


def test_an_output_whose_text_names_nobody_is_still_asked_for() -> None:
    plan = SOUND.replace("Huisartsen verwijzen vaker door, wie: [artsen]", "Er is een brochure")
    assert [one[0] for one in found(plan, NL)] == ["boundary-partner-without-change", "change-without-who"]


def test_a_who_that_could_not_be_read_is_not_missing() -> None:
    plan = SOUND.replace("buren, wie: [ouderen]", "buren, wie: {id: ouderen}")
    assert "change-without-who" not in [one[0] for one in found(plan, NL)]


def test_an_unknown_actor_is_somebody() -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [artsen, apothekrs]")
    assert found(plan, NL) == []


def test_a_city_that_works_alone() -> None:
    plan = SOUND.replace("rol: partner", "rol: andere")
    assert found(plan, NL) == [("boundary-partner-missing", 4, 1, "info", "Geen enkele actor heeft de rol partner.")]
    assert found(plan, EN) == [("boundary-partner-missing", 4, 1, "info", "No actor has the role partner.")]


def test_a_partner_that_only_carries_along_is_worth_a_thought() -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [ouderen]")
    by = plan.replace("door: [welzijn], voor: [artsen]", "door: [artsen]")
    with_ = plan.replace("voor: [artsen]", "met: [artsen]")
    dutch = "Partner 'Huisartsen' werkt mee aan een activiteit, maar er staat geen verandering bij."
    english = "Partner 'Huisartsen' helps to carry out an activity, but has no change."
    assert found(by, NL) == [("boundary-partner-without-change", 6, 3, "info", dutch)]
    assert found(with_, NL) == [("boundary-partner-without-change", 6, 3, "info", dutch)]
    assert found(with_, EN) == [("boundary-partner-without-change", 6, 3, "info", english)]
    assert "wie: [artsen]" in helps(with_, NL)[0]


def test_a_partner_for_whom_an_activity_is_meant_has_to_change() -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [ouderen]")
    dutch = "Partner 'Huisartsen' heeft in het plan geen verandering en voert er ook niets mee uit."
    assert found(plan, NL) == [("boundary-partner-without-change", 6, 3, "warning", dutch)]


def test_a_target_group_needs_an_outcome_and_not_just_an_output() -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [artsen, jongeren]").replace(
        "  raad: {naam: Ouderenraad, rol: andere}", "  jongeren: {naam: Jongeren, rol: doelgroep}"
    )
    assert found(plan, NL) == [
        ("target-group-without-change", 8, 3, "error", "Geen enkele outcome gaat over doelgroep 'Jongeren'."),
    ]
    assert found(plan, EN) == [
        ("target-group-without-change", 8, 3, "error", "No outcome is about target group 'Jongeren'."),
    ]


def test_a_plan_without_outcomes_is_another_rules_business() -> None:
    assert found(SOUND.split("outcomes:", maxsplit=1)[0], NL) == []
    assert found(SOUND.split("outputs:", maxsplit=1)[0], NL) == []


def test_a_file_that_could_not_be_read_whole_may_have_the_rest() -> None:
    plan = SOUND.replace("  ouderen: {naam", "  ouderen {naam").replace(
        "  artsen: {naam: Huisartsen, rol: partner}\n", ""
    )
    assert found(plan, NL) == []


def test_an_activity_of_the_target_group_alone() -> None:
    plan = SOUND.replace("door: [welzijn]", "door: [ouderen, raad], met: [welzijn]")
    dutch = "Activiteit 'Dienst Welzijn vormt huisartsen' heeft geen uitvoerder van de stad of van een partner, "
    english = "Activity 'Dienst Welzijn vormt huisartsen' is carried out by nobody of the city or a partner, "
    assert found(plan, NL) == [("sphere-mismatch", 10, 53, "warning", dutch + "enkel 'Ouderen' en 'Ouderenraad'.")]
    assert found(plan, EN) == [("sphere-mismatch", 10, 53, "warning", english + "only by 'Ouderen' and 'Ouderenraad'.")]


def test_an_activity_with_a_partner_or_somebody_without_a_known_role() -> None:
    for by in ("[ouderen, artsen]", "[ouderen, onbekend]", "[ouderen, straathoek]", "[]"):
        plan = SOUND.replace("door: [welzijn]", f"door: {by}").replace("rol: andere}", "rol: andere}\n  straathoek: {}")
        assert found(plan, NL) == []


def test_an_outcome_of_the_own_team() -> None:
    plan = SOUND.replace("leidt_tot: [verwijzen]", "leidt_tot: [verwijzen, planning]")
    plan += "  planning: {tekst: De planning klopt, wie: [welzijn]}\n"
    dutch = "Outcome 'De planning klopt' gaat enkel over wie de activiteit zelf uitvoert: 'Dienst Welzijn'."
    english = "Outcome 'De planning klopt' is only about those who carry out the activity themselves: 'Dienst Welzijn'."
    assert found(plan, NL) == [("sphere-mismatch", 15, 40, "warning", dutch)]
    assert found(plan, EN) == [("sphere-mismatch", 15, 40, "warning", english)]


def test_a_plan_may_want_to_change_a_city_service() -> None:
    service = "  jeugd: {naam: Dienst Jeugd, rol: stad}\n  raad:"
    for outcome, cause in (("[jeugd]", "planning"), ("[welzijn, jeugd]", "planning"), ("[welzijn]", "buren")):
        plan = SOUND.replace("leidt_tot: [verwijzen]", f"leidt_tot: [verwijzen, {cause}]").replace("  raad:", service)
        plan += f"  planning: {{tekst: Diensten werken samen, wie: {outcome}}}\n"
        assert found(plan, NL) == []


def test_an_impact_goal_about_the_city_itself() -> None:
    plan = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [welzijn]")
    assert found(plan, NL) == [
        ("target-group-undeclared", 3, 57, "error", "Het impactdoel noemt geen enkele doelgroep."),
        ("sphere-mismatch", 3, 57, "warning", "Het impactdoel gaat enkel over de stad zelf: 'Dienst Welzijn'."),
    ]
    assert found(plan, EN) == [
        ("target-group-undeclared", 3, 57, "error", "The impact goal names no target group."),
        ("sphere-mismatch", 3, 57, "warning", "The impact goal is only about the city itself: 'Dienst Welzijn'."),
    ]
