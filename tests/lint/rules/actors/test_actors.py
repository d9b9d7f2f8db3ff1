"""Group 4, actors: what the rules find beyond their examples, and what they leave alone."""

from datetime import date

from places import Check, Found, at, placed
from worded import lint

from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.rules import actors, goals
from toc.syntax.source import read

NL, EN = Language.NL, Language.EN
RULES = actors.RULES


def found(text: str, language: Language) -> list[Found]:
    document = read(text, "plan.toc.yaml")
    return placed(lint(document, RULES, language=language, today=date(2026, 11, 1)))


def helps(text: str, language: Language) -> list[str]:
    return [one.help for one in lint(read(text, "x"), RULES, language=language, today=date(2026, 11, 1))]


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


def test_a_sound_plan_has_no_findings(check: Check) -> None:
    check(SOUND, NL, expect=[])


def test_a_plan_without_actors_asks_for_a_target_group_only(check: Check) -> None:
    plan = "toc: 1\ntaal: nl\nimpactdoel: {tekst: Ouderen voelen zich minder eenzaam}\n"
    check(plan, NL, expect=[at(1, 1, "target-group-undeclared", "error", "Geen enkele actor heeft de rol doelgroep.")])
    check(plan, EN, expect=[at(1, 1, "target-group-undeclared", "error", "No actor has the role doelgroep.")])


def test_an_impact_goal_about_somebody_else_than_a_target_group(check: Check) -> None:
    plan = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [artsen, raad]")
    check(
        plan, NL, expect=[at(3, 57, "target-group-undeclared", "error", "Het impactdoel noemt geen enkele doelgroep.")]
    )
    [help_] = helps(plan, NL)
    assert help_.startswith("Vul bij het impactdoel wie: [id] in met de groep voor wie je het verschil maakt.")
    assert help_.endswith("Doelgroepen in dit plan: 'ouderen'.")


def test_an_impact_goal_about_nobody_and_one_about_an_unknown_id(check: Check) -> None:
    nobody = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam")
    unknown = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [artsen, oudern]")
    check(nobody, EN, expect=[at(3, 1, "target-group-undeclared", "error", "The impact goal names no target group.")])
    check(unknown, EN, expect=[])


def test_an_impact_goal_whose_text_names_nobody_either_is_left_to_missing_target_group(check: Check) -> None:
    plan = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt")
    check(plan, NL, expect=[])
    others = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt, wie: [artsen]")
    assert [one[0] for one in found(others, NL)] == ["target-group-undeclared"]


def test_the_rule_speaks_up_where_a_city_switches_missing_target_group_off() -> None:
    goal = SOUND.replace("Ouderen voelen zich minder eenzaam, wie: [ouderen]", "De eenzaamheid daalt")
    plan = goal.replace("Ouderen hebben vaker contact met buren, wie: [ouderen]", "Het contact wordt beter")
    settings = Settings(rules=frozenset({"target-group-undeclared", "change-without-who"}))
    document = read(plan, "plan.toc.yaml")
    some = lint(document, RULES, language=NL, today=date(2026, 11, 1), settings=settings)
    assert [(one.rule, one.span.start.line, one.message) for one in some] == [
        ("target-group-undeclared", 3, "Het impactdoel noemt geen enkele doelgroep."),
        (
            "change-without-who",
            14,
            "Bij outcome 'Het contact wordt beter' staat niet bij wie de verandering te zien is.",
        ),
    ]


def test_a_plan_without_impact_goal_is_not_about_the_wrong_group(check: Check) -> None:
    check(SOUND.replace(SOUND.splitlines()[2] + "\n", ""), NL, expect=[])


def test_changes_without_who_are_named_by_level(check: Check) -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door").replace("buren, wie: [ouderen]", "buren, wie: []")
    partner = "Partner 'Huisartsen' heeft in het plan geen verandering en voert er ook niets mee uit."
    output = "Bij output 'Huisartsen verwijzen vaker door' staat niet bij wie de verandering te zien is."
    outcome = "Bij outcome 'Ouderen hebben vaker contact met buren' staat niet bij wie de verandering te zien is."
    check(
        plan,
        NL,
        expect=[
            at(6, 3, "boundary-partner-without-change", "warning", partner),
            at(7, 3, "target-group-without-change", "error", "Geen enkele outcome gaat over doelgroep 'Ouderen'."),
            at(12, 3, "change-without-who", "error", output),
            at(14, 3, "change-without-who", "error", outcome),
        ],
    )
    partner = "Partner 'Huisartsen' has no change in the plan and carries out nothing in it either."
    output = "Nothing says in whom output 'Huisartsen verwijzen vaker door' is seen."
    outcome = "Nothing says in whom outcome 'Ouderen hebben vaker contact met buren' is seen."
    check(
        plan,
        EN,
        expect=[
            at(6, 3, "boundary-partner-without-change", "warning", partner),
            at(7, 3, "target-group-without-change", "error", "No outcome is about target group 'Ouderen'."),
            at(12, 3, "change-without-who", "error", output),
            at(14, 3, "change-without-who", "error", outcome),
        ],
    )


def test_an_outcome_whose_text_names_nobody_either_is_left_to_missing_target_group(check: Check) -> None:
    plan = SOUND.replace("Ouderen hebben vaker contact met buren, wie: [ouderen]", "Het contact wordt beter")
    group = "Geen enkele outcome gaat over doelgroep 'Ouderen'."
    check(plan, NL, expect=[at(7, 3, "target-group-without-change", "error", group)])
    both = lint(read(plan, "x"), (*actors.RULES, *goals.RULES), language=NL, today=date(2026, 11, 1))
    about = [(one.rule, str(one.severity), str(one.applies_from)) for one in both if one.node == "buren"]
    assert about == [("missing-target-group", "error", "review")]


def test_an_output_whose_text_names_nobody_is_still_asked_for() -> None:
    plan = SOUND.replace("Huisartsen verwijzen vaker door, wie: [artsen]", "Er is een brochure")
    assert [one[0] for one in found(plan, NL)] == ["boundary-partner-without-change", "change-without-who"]


def test_a_who_that_could_not_be_read_is_not_missing() -> None:
    plan = SOUND.replace("buren, wie: [ouderen]", "buren, wie: {id: ouderen}")
    assert "change-without-who" not in [one[0] for one in found(plan, NL)]


def test_an_unknown_actor_is_somebody(check: Check) -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [artsen, apothekrs]")
    check(plan, NL, expect=[])


def test_a_city_that_works_alone(check: Check) -> None:
    plan = SOUND.replace("rol: partner", "rol: andere")
    check(plan, NL, expect=[at(4, 1, "boundary-partner-missing", "info", "Geen enkele actor heeft de rol partner.")])
    check(plan, EN, expect=[at(4, 1, "boundary-partner-missing", "info", "No actor has the role partner.")])


def test_a_partner_that_only_carries_along_is_worth_a_thought(check: Check) -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [ouderen]")
    by = plan.replace("door: [welzijn], voor: [artsen]", "door: [artsen]")
    with_ = plan.replace("voor: [artsen]", "met: [artsen]")
    dutch = "Partner 'Huisartsen' werkt mee aan een activiteit, maar er staat geen verandering bij."
    english = "Partner 'Huisartsen' helps to carry out an activity, but has no change."
    check(by, NL, expect=[at(6, 3, "boundary-partner-without-change", "info", dutch)])
    check(with_, NL, expect=[at(6, 3, "boundary-partner-without-change", "info", dutch)])
    check(with_, EN, expect=[at(6, 3, "boundary-partner-without-change", "info", english)])
    assert "wie: [artsen]" in helps(with_, NL)[0]


def test_a_partner_for_whom_an_activity_is_meant_has_to_change(check: Check) -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [ouderen]")
    dutch = "Partner 'Huisartsen' heeft in het plan geen verandering en voert er ook niets mee uit."
    check(plan, NL, expect=[at(6, 3, "boundary-partner-without-change", "warning", dutch)])


def test_a_target_group_needs_an_outcome_and_not_just_an_output(check: Check) -> None:
    plan = SOUND.replace("door, wie: [artsen]", "door, wie: [artsen, jongeren]").replace(
        "  raad: {naam: Ouderenraad, rol: andere}", "  jongeren: {naam: Jongeren, rol: doelgroep}"
    )
    check(
        plan,
        NL,
        expect=[
            at(8, 3, "target-group-without-change", "error", "Geen enkele outcome gaat over doelgroep 'Jongeren'.")
        ],
    )
    check(
        plan,
        EN,
        expect=[at(8, 3, "target-group-without-change", "error", "No outcome is about target group 'Jongeren'.")],
    )


def test_a_plan_without_outcomes_is_another_rules_business(check: Check) -> None:
    check(SOUND.split("outcomes:", maxsplit=1)[0], NL, expect=[])
    check(SOUND.split("outputs:", maxsplit=1)[0], NL, expect=[])


def test_a_file_that_could_not_be_read_whole_may_have_the_rest(check: Check) -> None:
    plan = SOUND.replace("  ouderen: {naam", "  ouderen {naam").replace(
        "  artsen: {naam: Huisartsen, rol: partner}\n", ""
    )
    check(plan, NL, expect=[])


def test_an_activity_of_the_target_group_alone(check: Check) -> None:
    plan = SOUND.replace("door: [welzijn]", "door: [ouderen, raad], met: [welzijn]")
    dutch = "Activiteit 'Dienst Welzijn vormt huisartsen' heeft geen uitvoerder van de stad of van een partner, "
    english = "Activity 'Dienst Welzijn vormt huisartsen' is carried out by nobody of the city or a partner, "
    check(plan, NL, expect=[at(10, 53, "sphere-mismatch", "warning", dutch + "enkel 'Ouderen' en 'Ouderenraad'.")])
    check(plan, EN, expect=[at(10, 53, "sphere-mismatch", "warning", english + "only by 'Ouderen' and 'Ouderenraad'.")])


def test_an_activity_with_a_partner_or_somebody_without_a_known_role(check: Check) -> None:
    for by in ("[ouderen, artsen]", "[ouderen, onbekend]", "[ouderen, straathoek]", "[]"):
        plan = SOUND.replace("door: [welzijn]", f"door: {by}").replace("rol: andere}", "rol: andere}\n  straathoek: {}")
        check(plan, NL, expect=[])


def test_an_outcome_of_the_own_team(check: Check) -> None:
    plan = SOUND.replace("leidt_tot: [verwijzen]", "leidt_tot: [verwijzen, planning]")
    plan += "  planning: {tekst: De planning klopt, wie: [welzijn]}\n"
    dutch = "Outcome 'De planning klopt' gaat enkel over wie de activiteit zelf uitvoert: 'Dienst Welzijn'."
    english = "Outcome 'De planning klopt' is only about those who carry out the activity themselves: 'Dienst Welzijn'."
    check(plan, NL, expect=[at(15, 40, "sphere-mismatch", "warning", dutch)])
    check(plan, EN, expect=[at(15, 40, "sphere-mismatch", "warning", english)])


def test_a_plan_may_want_to_change_a_city_service(check: Check) -> None:
    service = "  jeugd: {naam: Dienst Jeugd, rol: stad}\n  raad:"
    for outcome, cause in (("[jeugd]", "planning"), ("[welzijn, jeugd]", "planning"), ("[welzijn]", "buren")):
        plan = SOUND.replace("leidt_tot: [verwijzen]", f"leidt_tot: [verwijzen, {cause}]").replace("  raad:", service)
        plan += f"  planning: {{tekst: Diensten werken samen, wie: {outcome}}}\n"
        check(plan, NL, expect=[])


def test_an_impact_goal_about_the_city_itself(check: Check) -> None:
    plan = SOUND.replace("eenzaam, wie: [ouderen]", "eenzaam, wie: [welzijn]")
    check(
        plan,
        NL,
        expect=[
            at(3, 57, "target-group-undeclared", "error", "Het impactdoel noemt geen enkele doelgroep."),
            at(3, 57, "sphere-mismatch", "warning", "Het impactdoel gaat enkel over de stad zelf: 'Dienst Welzijn'."),
        ],
    )
    check(
        plan,
        EN,
        expect=[
            at(3, 57, "target-group-undeclared", "error", "The impact goal names no target group."),
            at(3, 57, "sphere-mismatch", "warning", "The impact goal is only about the city itself: 'Dienst Welzijn'."),
        ],
    )
