"""Plans of the training as its documents print them: what a trainer would say of them, once.

Documents 000 (day 1) and 001, with their lines: `000:392`.
"""

from datetime import date

import pytest
from worded import lint

from toc.core.findings import Profile, Severity, WordedFinding
from toc.core.model import Language
from toc.core.settings import Settings
from toc.lint.fixes import mend
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read

# 000:371-402: the house, without arrows.
HOUSE = """\
toc: 1
taal: nl
impactdoel:
  tekst: Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
  wie: [inwoners]
actoren:
  cel: {naam: Strategische Cel, rol: stad}
  sociaal: {naam: Dienst Sociale Zaken, rol: stad}
  inwoners: {naam: Inwoners, rol: doelgroep}
activiteiten:
  a1: {tekst: Coördinatie (gericht op impact), door: cel}
  a2: {tekst: Stadsbeest, door: sociaal}
  a3: {tekst: Wijkbudget gericht op eenzaamheid, door: sociaal}
  a4: {tekst: Groene ontmoetingsplekken, door: sociaal}
veranderingen:
  c1: {tekst: Eigenaars huisdieren minder eenzaam, wie: inwoners}
  c2: {tekst: "Jongeren: nieuwe competenties", wie: inwoners}
hypothesen:
  h1: {tekst: werken op eenzaamheid verlaagt onveiligheidsgevoel, verband: c1 -> impact}
"""


def found(source: str, *rules: str) -> list[WordedFinding]:
    chosen = [rule for rule in ALL_RULES if not rules or rule.name in rules]
    return lint(read(source, "plan.toc.yaml"), chosen, language=Language.NL, today=date(2026, 11, 1))


ARROWS = (
    "dead-end-activity",
    "orphan-node",
    "change-without-cause",
    "dangling-reference",
    "change-not-leading-to-impact",
)


def test_a_house_without_arrows_is_one_finding() -> None:
    [one] = found(HOUSE, *ARROWS)
    assert (one.rule, one.severity, one.span.start.line) == ("dead-end-activity", Severity.ERROR, 10)
    assert one.message == "Je plan heeft nog geen enkele pijl: 4 activiteiten leiden nergens toe."
    assert "bijvoorbeeld bij a1: leidt_tot: [c1]" in one.help
    assert "leidt_tot: [impact]" in one.help


def test_with_one_arrow_each_box_says_it() -> None:
    drawn = HOUSE.replace("door: sociaal}", "door: sociaal, leidt_tot: c1}", 1)
    assert {one.node for one in found(drawn, "dead-end-activity")} == {"a1", "a3", "a4"}
    assert [one.node for one in found(drawn, "orphan-node")] == ["impact", "c2"]
    assert [one.rule for one in found(drawn, "dangling-reference")] == ["dangling-reference"]


def test_what_could_not_be_read_is_no_missing_arrow() -> None:
    wrong = HOUSE.replace("door: cel}", "door: cel, leidt_tot: {c1: c2}}")
    assert not [one for one in found(wrong, "dead-end-activity") if not one.node]


LINKED = HOUSE.replace("door: sociaal}", "door: sociaal, leidt_tot: [c1, c2]}").replace(
    "wie: inwoners}", "wie: inwoners, leidt_tot: impact}"
)


def test_an_activity_that_coordinates_may_lead_to_activities() -> None:
    """000:392 'Coördinatie (gericht op impact)' of the Strategic Unit."""
    [one] = found(LINKED, "dead-end-activity")
    assert (one.node, one.severity) == ("a1", Severity.WARNING)
    assert "Een coördinerende activiteit mag naar activiteiten leiden: leidt_tot: [a2, a3, a4]." in one.help
    serving = LINKED.replace("door: cel}", "door: cel, leidt_tot: [a2, a3, a4]}")
    assert found(serving, *ARROWS, "backward-link", "level-skip", "unmarked-cycle", "behaviour-step-missing") == []


def test_a_hypothesis_of_the_trainer_is_one() -> None:
    """000:402 'werken op eenzaamheid verlaagt onveiligheidsgevoel'."""
    assert "h1" not in {one.node for one in found(LINKED, "link-without-hypothesis")}
    critical = LINKED.replace("verband: c1 -> impact", "verband: c1 -> impact, belang: hoog")
    assert [one.severity for one in found(critical, "link-without-hypothesis") if one.node == "h1"] == [Severity.INFO]


def test_hypotheses_are_asked_for_the_arrows_on_which_most_leans() -> None:
    changes = "".join(f"  c{number}: {{tekst: Verandering {number}, leidt_tot: impact}}\n" for number in range(3, 9))
    plan = LINKED.replace("hypothesen:\n", changes + "hypothesen:\n")
    assert [one.node for one in found(plan, "link-without-hypothesis")] == ["c2", "c3"]  # c1 has one
    chain = plan.replace("Verandering 8, leidt_tot: impact", "Verandering 8, leidt_tot: c7")
    assert [one.node for one in found(chain, "link-without-hypothesis")] == ["c2", "c7"]


NAMES = ("activity-without-verb", "activity-without-actor", "activity-without-target", "not-stated-as-result")


def test_a_house_of_names_is_one_finding() -> None:
    """000:392-398: names are what a picture needs; the sentences come later."""
    [one] = found(HOUSE, *NAMES)
    assert (one.rule, one.severity, one.span.start.line) == ("activity-without-verb", Severity.WARNING, 10)
    assert one.message == "Je hebt namen: geen van de 4 activiteiten zegt wat er gebeurt."
    assert one.help.startswith("Schrijf nu de zinnen.")


def test_with_one_sentence_each_name_is_asked_for() -> None:
    sentence = HOUSE.replace("tekst: Stadsbeest", "tekst: Sociale zaken helpt eigenaars van een huisdier")
    assert {one.node for one in found(sentence, "activity-without-verb")} == {"a1", "a3", "a4"}
    assert found(sentence, "activity-without-target")
    assert {one.node for one in found(sentence, "not-stated-as-result")} == {"c1", "c2"}


# 000:260 the objective of the multi-year plan, and 000:269 the goal that the city chose.
OBJECTIVE = """\
toc: 1
taal: nl
beleidsdoelstelling: {tekst: Ervoor zorgen dat iedereen zich veilig en thuis voelt, bron: MJP}
impactdoel:
  tekst: Inwoners, over de generaties heen, voelen zich veiliger in de wijk en in de stad
  wie: inwoners
"""


def test_beside_a_goal_the_policy_objective_need_not_say_for_whom() -> None:
    alone = OBJECTIVE[: OBJECTIVE.index("impactdoel")]
    assert [one.applies_from for one in found(alone, "unspecific-target-group")] == [Profile.REVIEW]
    assert [one.applies_from for one in found(OBJECTIVE, "unspecific-target-group")] == [Profile.FINAL]


def test_what_the_examples_of_the_training_do_counts_in_a_final_plan_only() -> None:
    """000:302: a sentence of 32 words, with 'en/of'."""
    activity = (
        "De dienst jeugd ondersteunt jongerenorganisaties (vrije tijd, sport, cultuur, natuur) om te werken rond het "
        "thema eenzaamheid en/of veiligheid bij jongeren (middels subsidies, vormingen, ...) middels het "
        "subsidiereglement en het aanscherpen van criteria"
    )
    said = found(
        f'toc: 1\ntaal: nl\nactiviteiten: {{a4: {{tekst: "{activity}"}}}}\n', "overlong-statement", "open-list-or-hedge"
    )
    assert {one.applies_from for one in said} == {Profile.FINAL}


# --- Ready splits and moves -------------------------------------------------------------------------------------------


def mended(source: str, *rules: str) -> str:
    chosen = [rule for rule in ALL_RULES if rule.name in rules]
    settings = Settings()
    once = mend(source.encode(), "plan.toc.yaml", chosen, unsafe=True, today=date(2026, 11, 1), settings=settings)
    assert mend(source.encode(), "plan.toc.yaml", chosen, unsafe=False, today=date(2026, 11, 1)).count == 0
    return once.content.decode()


BUNDLED = """\
toc: 1
taal: nl
impactdoel: {tekst: Inwoners voelen zich veiliger}
activiteiten:
  a2: {tekst: De politie reageert snel op overlast, leidt_tot: [c2, c3]}
  a8:
    tekst: Buurtwerkers organiseren overleg
    leidt_tot:
      - c3  # de aanspreekpunten
  a3: {tekst: De dienst cultuur verzamelt verhalen, leidt_tot: c6}
outcomes:
  c2: {tekst: Inwoners zijn zich bewust van gevolgen en overlast daalt in de wijk, wie: inwoners, leidt_tot: [impact]}
  c3:
    tekst: Inwoners kennen de aanspreekpunten, zijn sneller bereid om zaken te melden en ontwikkelen vaardigheden.
    wie: [inwoners]  # wie precies?
    leidt_tot: [impact]
  c6:
    tekst: "Jongeren en ouderen nemen de kans om elkaar te ontmoeten: ze breiden hun netwerk uit met nieuwe contacten"
    leidt_tot: [impact]
"""
SPLIT = """\
toc: 1
taal: nl
impactdoel: {tekst: Inwoners voelen zich veiliger}
activiteiten:
  a2: {tekst: De politie reageert snel op overlast, leidt_tot: [c2, c2_2, c3, c3_2, c3_3]}
  a8:
    tekst: Buurtwerkers organiseren overleg
    leidt_tot:
      - c3
      - c3_2
      - c3_3  # de aanspreekpunten
  a3: {tekst: De dienst cultuur verzamelt verhalen, leidt_tot: [c6, c6_2]}
outcomes:
  c2: {tekst: Inwoners zijn zich bewust van gevolgen, wie: inwoners, leidt_tot: [impact]}
  c2_2: {tekst: Overlast daalt in de wijk, wie: inwoners, leidt_tot: [impact]}
  c3:
    tekst: Inwoners kennen de aanspreekpunten
    wie: [inwoners]  # wie precies?
    leidt_tot: [impact]
  c3_2:
    tekst: Inwoners zijn sneller bereid om zaken te melden
    wie: [inwoners]  # wie precies?
    leidt_tot: [impact]
  c3_3:
    tekst: "Inwoners ontwikkelen vaardigheden."
    wie: [inwoners]  # wie precies?
    leidt_tot: [impact]
  c6:
    tekst: Jongeren en ouderen nemen de kans om elkaar te ontmoeten
    leidt_tot: [impact]
  c6_2:
    tekst: Jongeren en ouderen breiden hun netwerk uit met nieuwe contacten
    leidt_tot: [impact]
"""


def test_bundled_changes_come_apart_with_ids_and_arrows() -> None:
    """000:320-321: what the example city writes in one sentence."""
    assert mended(BUNDLED, "multiple-changes") == SPLIT
    assert not found(SPLIT, "multiple-changes", "change-without-cause", "orphan-node", "duplicate-id")


def test_what_cannot_come_apart_for_certain_has_no_split() -> None:
    for broken in (
        BUNDLED.replace("  c3:\n    tekst", "  c3:\n    label: Melden\n    tekst"),
        BUNDLED.replace("  c3:\n    tekst: Inwoners", "  c3:\n    tekst: >-\n      Inwoners"),
        BUNDLED.replace("  c3:\n", "  c3: &melden\n"),
        BUNDLED.replace("[c2, c3]", "[c2, &m c3]"),
    ):
        [one] = [one for one in found(broken, "multiple-changes") if one.node == "c3"]
        assert one.fixes == ()
    again = BUNDLED.replace("  c6:\n", "  c3_2: {tekst: Inwoners melden vaker}\n  c6:\n")
    assert "leidt_tot: [c2, c2_2, c3, c3_3, c3_4]" in mended(again, "multiple-changes")


# 000:238 'X gezinnen werden bereikt' stands among the changes on the way to impact.
REACH = """\
toc: 1
taal: nl
activiteiten:
  a: {tekst: Project met maatschappelijke werkers op scholen, leidt_tot: bereik}

outcomes:
  bereik: {tekst: X gezinnen werden bereikt, leidt_tot: rechten}
  rechten: {tekst: Gezinnen maken beter gebruik van hun rechten}
"""
MOVED = """\
outputs:
  bereik: {tekst: X gezinnen werden bereikt, leidt_tot: rechten}
outcomes:
  rechten: {tekst: Gezinnen maken beter gebruik van hun rechten}
"""


@pytest.mark.parametrize("rule", ["output-as-outcome", "placeholder-left", "outputs-or-outcomes-absent"])
def test_reach_can_move_to_the_outputs(rule: str) -> None:
    assert mended(REACH, rule) == REACH[: REACH.index("outcomes:")] + MOVED


def test_reach_moves_behind_the_outputs_that_are_there() -> None:
    with_outputs = REACH + "outputs:\n  gids: {tekst: Gezinnen kregen een gids, leidt_tot: rechten}\n"
    assert mended(with_outputs, "output-as-outcome").endswith(
        "outputs:\n  gids: {tekst: Gezinnen kregen een gids, leidt_tot: rechten}\n"
        "  bereik: {tekst: X gezinnen werden bereikt, leidt_tot: rechten}\n"
    )


def test_nothing_moves_where_an_arrow_would_run_backward() -> None:
    kept = REACH.replace("hun rechten}", "hun rechten, leidt_tot: bereik}")
    assert mended(kept, "output-as-outcome", "outputs-or-outcomes-absent") == kept
