"""The action plan: what Gryp & Heylen put in it, each in its own column."""

import json

from running import Run

# 001:149, 001:157, 001:213-216, 001:250: the action, its intermediate goal, its results with their norm, an indicator.
PLAN = """\
toc: 1
taal: nl
titel: Jonge gezinnen
impactdoel: {tekst: Jonge gezinnen vinden steun en herkenning bij elkaar, wie: gezinnen}
actoren:
  buurtwerker: {naam: Buurtwerker, rol: stad}
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
activiteiten:
  spel:
    tekst: We organiseren een spelnamiddag voor jonge gezinnen iedere maand
    door: buurtwerker
    voor: gezinnen
    waar: ontmoetingsruimte
    volume: 10 namiddagen
    prioriteit: hoog
    budget: 500 euro
    leidt_tot: [r1, r2]
  kaart: {tekst: De buurtwerker brengt de jonge gezinnen in kaart, door: buurtwerker, leidt_tot: r3}
  feest: {tekst: De buurt viert feest, door: buurtwerker, leidt_tot: impact}
resultaten:
  r1: {tekst: 30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen, leidt_tot: t1}
  r2: {tekst: Ouders vertellen elkaar door dat deze spelnamiddag georganiseerd wordt, leidt_tot: t1}
  r3: {tekst: De buurtwerker kent de gezinnen}
tussendoelen:
  t1: {tekst: Jonge gezinnen kennen elkaar en praten met elkaar, leidt_tot: impact}
indicatoren:
  i1:
    tekst: Aftekenlijst
    meet: r1
    eenheid: "%"
    norm:
      waarde: 30
      tegen: 2027
      tekst: 30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen
  i2: {tekst: Korte bevraging, meet: r2, norm: {tekst: 20 ouders op 30, tegen: 2027}}
"""


def rows(toc: Run, plan: str = PLAN) -> list[dict[str, list[str]]]:
    ran = toc("table", "actions", "-", "-f", "json", "-o", "-", stdin=plan.encode())
    assert ran.code == 0
    cells = [row["cells"] for row in json.loads(ran.out)["tables"][0]["rows"]]
    return [{key: cell["text"].split("\n") for key, cell in row.items()} for row in cells]


def test_an_action_contributes_to_the_intermediate_goal_and_not_to_its_own_output(toc: Run) -> None:
    """001:223: "Je verwoordt tot welke (tussen)doelen het bijdraagt"."""
    play, map_, party = rows(toc)
    assert play["contributes"] == ["Jonge gezinnen kennen elkaar en praten met elkaar"]
    assert map_["contributes"] == ["nog geen (tussen)doel"]
    assert party["contributes"] == ["impactdoel: Jonge gezinnen vinden steun en herkenning bij elkaar"]


def test_the_wanted_result_stands_with_its_norm_sentence_and_is_not_said_twice(toc: Run) -> None:
    """001:225: "Je verwoordt de gewenste resultaten (a.d.h.v. je verwoorde norm)"."""
    play, map_, _ = rows(toc)
    assert play["results"] == [
        "30% van de jonge gezinnen van de buurt zijn aanwezig op de eerste spelnamiddagen (I1, tegen 2027)",
        "Ouders vertellen elkaar door dat deze spelnamiddag georganiseerd wordt",
        "norm: 20 ouders op 30 (I2, tegen 2027)",
    ]
    assert map_["results"] == ["De buurtwerker kent de gezinnen", "zonder norm"]


def test_for_whom_where_how_much_priority_and_budget_are_there(toc: Run) -> None:
    """000:284, 001:145 and 001:365: for whom, priorities and means."""
    play, map_, _ = rows(toc)
    facts = {key: play[key] for key in ("for", "where", "volume", "priority", "budget")}
    assert facts == {
        "for": ["Jonge gezinnen"],
        "where": ["ontmoetingsruimte"],
        "volume": ["10 namiddagen"],
        "priority": ["hoog"],
        "budget": ["500 euro"],
    }
    assert map_["for"] == ["niet gezegd voor wie"]


def test_on_paper_they_share_a_column(toc: Run) -> None:
    ran = toc("table", "actions", "-", "-f", "md", "-o", "-", stdin=PLAN.encode())
    assert "| Jonge gezinnen<br>waar: ontmoetingsruimte<br>hoeveel: 10 namiddagen |" in ran.out
    assert "| prioriteit: hoog<br>500 euro |" in ran.out
