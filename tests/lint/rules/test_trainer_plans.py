"""What the trainer would object to in a plan as a whole: each with the document and line on which that rests."""

import pytest
from places import Check, at

from toc.core.model import Language
from toc.lint.rules import ALL_RULES

NL, EN = Language.NL, Language.EN
NAMES = ("condition-not-fulfilled", "measured-by-deliverer", "involved-in-design-only", "count-as-output")
RULES = [rule for rule in ALL_RULES if rule.name in NAMES]
HEAD = """\
toc: 1
taal: nl
actoren:
  coach: {naam: Gezinscoach, rol: stad, aliassen: [casemanagers]}
  universiteit: {naam: Universiteit, rol: partner}
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
"""


def test_a_condition_that_is_not_fulfilled(check: Check) -> None:
    """000:154-178 and 191."""
    plan = HEAD + "randvoorwaarden:\n  motief:\n    - {tekst: Het doel is duidelijk, vervuld: nee}\n"
    plan += "  middelen:\n    - {tekst: Er is budget, vervuld: ja}\n    - {tekst: Er is tijd}\n"
    found = "De randvoorwaarde 'Het doel is duidelijk' is niet vervuld, en het plan is definitief."
    check(plan, NL, expect=[at(9, 38, "condition-not-fulfilled", "info", found)])


MEASURING = """\
activiteiten:
  bezoek: {tekst: De coach bezoekt gezinnen, door: [coach], leidt_tot: [rust]}
outcomes:
  rust: {tekst: Gezinnen ervaren meer rust, leidt_tot: [vooruit]}
  vooruit: {tekst: Gezinnen gaan vooruit}
indicatoren:
  score: {tekst: Gemiddelde score op tien levensdomeinen, meet: [vooruit]}
methoden:
"""


@pytest.mark.parametrize("collects", ["coach", "Gezinscoach", "de casemanagers"])
def test_those_who_deliver_measure(check: Check, collects: str) -> None:
    """003:3157-3162, Kortrijk."""
    method = f"{{naam: Peiling, soort: bevraging, beantwoordt: [score], verzamelt: {collects}}}"
    plan = f"{HEAD}{MEASURING}  peiling: {method}\n"
    found = "Bij methode 'Peiling' stelt 'Gezinscoach' de vragen over het eigen werk, en niemand anders kijkt mee."
    check(plan, NL, expect=[at(15, 68, "measured-by-deliverer", "warning", found)])


@pytest.mark.parametrize(
    "rest",
    [
        "soort: bevraging, verzamelt: universiteit",
        "soort: bevraging, verzamelt: coach, analyseert: universiteit",
        "soort: bevraging, verzamelt: coach, analyseert: data-analist",
        "soort: bevraging, verzamelt: coach en universiteit",
        "soort: registratie, verzamelt: coach",
        "soort: bevraging, verzamelt: een onderzoeker",
        "soort: bevraging, verzamelt: coach, bevraagden: [coach]",
    ],
)
def test_somebody_else_measures_or_looks_along(check: Check, rest: str) -> None:
    check(HEAD + MEASURING + f"  peiling: {{naam: Peiling, beantwoordt: [score], {rest}}}\n", NL, expect=[])


def test_those_who_deliver_something_else_measure(check: Check) -> None:
    plan = HEAD + MEASURING.replace("door: [coach]", "door: [universiteit]")
    check(plan + "  peiling: {soort: bevraging, beantwoordt: [score], verzamelt: coach}\n", NL, expect=[])


def test_the_target_group_takes_part_in_the_design_only(check: Check) -> None:
    """004:128: from beginning to end."""
    plan = HEAD + "participatie:\n  - {wie: vijf jonge gezinnen, fase: ontwerp}\n  - {wie: coach, fase: duiding}\n"
    dutch = "De doelgroep ('Jonge gezinnen') werkt enkel bij het ontwerp mee, niet bij de meting of de duiding."
    english = (
        "The target group ('Jonge gezinnen') takes part in the design only, not in measuring or reading the results."
    )
    check(plan, NL, expect=[at(7, 1, "involved-in-design-only", "warning", dutch)])
    check(plan, EN, expect=[at(7, 1, "involved-in-design-only", "warning", english)])


@pytest.mark.parametrize(
    "moments",
    [
        "  - {wie: jonge gezinnen, fase: ontwerp}\n  - {wie: jonge gezinnen, fase: meting}\n",
        "  - {wie: jonge gezinnen, fase: ontwerp}\n  - {wie: jonge gezinnen}\n",
        "  - {wie: jonge gezinnen, fase: ontwerp}\n  - {wie: de wijktafel, fase: duiding}\n",
        "  - {wie: coach, fase: ontwerp}\n",
    ],
)
def test_the_target_group_takes_part_later_or_not_at_all(check: Check, moments: str) -> None:
    check(HEAD + "participatie:\n" + moments, NL, expect=[])


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen", "30%"),  # 001:213
        ("Minstens 75% van de aanwezigen heeft het gevoel te kunnen praten", "Minstens 75%"),  # 001:235
        ("X gezinnen werden bereikt", "X"),  # 000:238
        ("120 ouders volgden de cursus", "120"),
    ],
)
def test_an_output_that_counts_is_a_norm(check: Check, text: str, counts: str) -> None:
    plan = f"{HEAD}outputs:\n  a: {{tekst: {text}}}\n"
    found = f"'{counts}' telt: dat is een norm, en die hoort bij een indicator."
    check(plan, NL, expect=[at(8, 14, "count-as-output", "info", found)])


@pytest.mark.parametrize("text", ["12 vormingen zijn gegeven", "Gezinnen kennen 3 buren", "2027 wordt een druk jaar"])
def test_an_output_that_counts_no_people(check: Check, text: str) -> None:
    check(f"{HEAD}outputs:\n  a: {{tekst: {text}}}\n", NL, expect=[])


def test_an_output_with_an_indicator_and_its_norm_may_count(check: Check) -> None:
    plan = f"{HEAD}outputs:\n  a: {{tekst: 30% van de jonge gezinnen zijn aanwezig}}\n"
    check(plan + "indicatoren:\n  i: {tekst: Aandeel gezinnen, meet: [a], norm: {waarde: 30}}\n", NL, expect=[])
