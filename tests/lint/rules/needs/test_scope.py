"""The scope of the evaluation, why there is measuring, and frames: what the rules find, and what they leave alone.

The trainer's own words stand here as examples (documents 000, 001 and 003: document:line).
"""

from datetime import date

from places import Found, placed
from worded import lint

from toc.core.model import Language
from toc.lint.rules import needs
from toc.lint.rules.links.references import dangling_reference
from toc.syntax.source import read

NL = Language.NL


def found(text: str) -> list[Found]:
    rules = (*needs.RULES, dangling_reference)
    return placed(lint(read(text, "plan.toc.yaml"), rules, language=NL, today=date(2026, 11, 1)))


UBUNTU = """\
toc: 1
taal: nl
titel: Ubuntu
impactdoel:
  tekst: Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
activiteiten:
  stadsbeest: {tekst: Sociale zaken zet het project Stadsbeest op, leidt_tot: [actiever]}
  overleg: {tekst: Buurtwerkers organiseren overleg in de wijken, leidt_tot: [kennen]}
outcomes:
  actiever: {tekst: Eigenaars worden actiever in hun eigen wijk, leidt_tot: [impact]}
  kennen: {tekst: Inwoners kennen de aanspreekpunten, leidt_tot: [impact]}
hypothesen:
  eenzaam: {tekst: Werken op eenzaamheid verlaagt onveiligheidsgevoel, verband: actiever -> impact}
leervragen:
  hoe: {tekst: Hoe worden eigenaars actiever?, over: [eenzaam], gebruiker: college, beslissing: verlengen, tegen: 2028}
"""

# 000:215: 'identificeren van activiteiten waarvan de precieze werking niet zo duidelijk is'.
SCOPE = """\
evaluatie:
  bereik:
    wel: [stadsbeest -> actiever, eenzaam, hoe]
    omdat: Van deze activiteit is de precieze werking niet zo duidelijk
    niet: [kennen]
"""


def test_what_the_scope_leaves_out_needs_no_information() -> None:
    [one] = found(UBUNTU)
    assert one[:3] == ("outcome-without-information-need", 11, 3)
    assert found(UBUNTU + SCOPE) == []


def test_what_the_scope_does_not_name_needs_none_either() -> None:
    assert found(UBUNTU + SCOPE.replace("    niet: [kennen]\n", "")) == []


def test_a_scope_that_names_activities_only_leaves_out_no_change() -> None:
    only = "evaluatie:\n  bereik:\n    wel: [stadsbeest]\n    omdat: De werking is niet zo duidelijk\n"
    assert [one[:3] for one in found(UBUNTU + only)] == [("outcome-without-information-need", 11, 3)]


def test_a_scope_without_a_reason() -> None:
    [one] = found(UBUNTU + "evaluatie:\n  bereik: {niet: [kennen]}\n")
    assert one == (
        "scope-without-choice",
        17,
        3,
        "warning",
        "Het plan kiest wat je evalueert, maar zegt niet waarom.",
    )


def test_a_reason_without_a_choice() -> None:
    plan = UBUNTU + "evaluatie:\n  bereik: {omdat: Meer lukt niet}\n"
    assert [(one[0], one[4]) for one in found(plan)][-1] == (
        "scope-without-choice",
        "Het bereik geeft een reden, maar noemt niets dat je wel of niet evalueert.",
    )


def test_something_that_is_both_inside_and_outside() -> None:
    plan = UBUNTU + "evaluatie:\n  bereik: {wel: [hoe, kennen], niet: [kennen], omdat: Meer lukt niet}\n"
    assert [one[4] for one in found(plan)] == [
        "'Inwoners kennen de aanspreekpunten' staat zowel bij wat je evalueert als bij wat je niet evalueert."
    ]


def test_an_id_in_the_scope_that_nothing_has() -> None:
    plan = UBUNTU + SCOPE.replace("niet: [kennen]", "niet: [kenen]")
    [one] = found(plan)
    assert one[:4] == ("dangling-reference", 20, 12, "error")
    assert "kennen" in one[4]


def test_a_question_about_what_is_left_out() -> None:
    plan = UBUNTU + "evaluatie:\n  bereik: {niet: [actiever, impact, kennen], omdat: Nu nog niet}\n"
    assert [(one[0], one[1]) for one in found(plan)] == [("need-outside-scope", 15)]


def test_the_trainers_reason_to_measure() -> None:
    """000:214, why the city evaluates."""
    why = "praktijk verfijnen en versterken (intern) en verhaal van proces van verandering en resultaten goed brengen"
    assert found(f"{UBUNTU}waarom_meten: {why} (extern)\n{SCOPE}") == []


def test_a_reason_to_measure_that_is_the_goal_again() -> None:
    why = "Inwoners voelen zich, over de generaties heen, veiliger in de stad en in de wijk"
    assert [one[:3] for one in found(f"{UBUNTU}waarom_meten: {why}\n{SCOPE}")] == [("why-measure-repeats-goal", 16, 1)]


# The four levels of 003:2075, and what can be read of the building blocks of 001:343.
FRAMES = """\
kaders:
  bereik: {naam: Bereik, bron: Opgroeien 2023}
  leefsituatie: {naam: Leefsituatie en omgeving, bron: Opgroeien 2023}
  hulpbronnen: {naam: Hulpbronnen en partners, bron: Opgroeien 2023}
  regierol: {naam: Regierol van gezinnen, bron: Opgroeien 2023}
  detectie: {naam: Detectie, bron: Praktijkontwikkeling zorgzame buurten}
"""


def test_frames_under_which_nothing_counts() -> None:
    plan = UBUNTU.replace("tekst: Eigenaars", "kaders: [leefsituatie, detectie], tekst: Eigenaars") + SCOPE + FRAMES
    assert [one[4] for one in found(plan)] == [
        f"Niets in het plan valt onder het kader '{name}'."
        for name in ("Bereik", "Hulpbronnen en partners", "Regierol van gezinnen")
    ]


def test_a_frame_that_there_is_not() -> None:
    plan = UBUNTU.replace("tekst: Eigenaars", "kaders: [detecti], tekst: Eigenaars") + SCOPE + FRAMES
    assert [one[:3] for one in found(plan) if one[0] == "dangling-reference"] == [("dangling-reference", 10, 23)]
