"""The impact measurement table: everything that the training asks of a row (000:40, 000:65-67)."""

import json

from running import Run

PLAN = """\
toc: 1
taal: nl
titel: Jonge gezinnen
impactdoel: {tekst: Jonge gezinnen vinden steun bij elkaar, wie: gezinnen}
actoren:
  gezinnen: {naam: Jonge gezinnen, rol: doelgroep}
  werker: {naam: Buurtwerker, rol: stad}
tussendoelen:
  t1: {tekst: Jonge gezinnen kennen elkaar en praten met elkaar, wie: gezinnen, leidt_tot: impact}
indicatoren:
  i1:
    tekst: Aandeel van de gezinnen dat een ander gezin kent
    meet: t1
    eenheid: "%"
    nulmeting: {waarde: 20, datum: 2026-03-01}
    norm: {waarde: 80, tegen: 2027, tekst: Na anderhalf jaar kent 80% van de gezinnen minstens een ander gezin}
    bron: bevraging
    frequentie: elk half jaar
    verantwoordelijke: Coördinator
    uitsplitsing: [wijk, leeftijd]
leervragen:
  l1:
    tekst: Wat helpt gezinnen om elkaar aan te spreken?
    over: t1
    gebruiker: team
    beslissing: meer namiddagen of niet
methoden:
  m1:
    naam: Korte bevraging
    beantwoordt: [i1, l1]
    bevraagden: gezinnen
    wanneer: [2026-03-01]
    verzamelt: Buurtwerker
    analyseert: Data-analist
    analyse: per wijk, voor en na; verhalen samen lezen
    minuten: 5
    aantal: 60
    persoonsgegevens: nee
"""


def test_a_sheet_has_a_column_for_each_fact(toc: Run) -> None:
    ran = toc("table", "measurement", "-", "-f", "json", "-o", "-", stdin=PLAN.encode())
    indicator, question, _ = (row["cells"] for row in json.loads(ran.out)["tables"][0]["rows"])
    wanted = {
        "breakdown": "wijk\nleeftijd",
        "norm": "Na anderhalf jaar kent 80% van de gezinnen minstens een ander gezin",
        "decision": "meer namiddagen of niet",
        "frequency": "elk half jaar",
        "responsible": "Coördinator",
        "moments": "01/03/2026",
        "collects": "Buurtwerker",
        "analyses": "Data-analist",
        "analysis": "per wijk, voor en na; verhalen samen lezen",
    }
    assert {key: indicator[key]["text"] for key in wanted} == wanted
    assert question["decision"]["text"] == "meer namiddagen of niet"
    assert {question[key]["state"] for key in ("breakdown", "norm", "frequency", "responsible")} == {"none"}


def test_paper_brings_together_what_belongs_together(toc: Run) -> None:
    ran = toc("table", "measurement", "-", "-f", "md", "-o", "-", stdin=PLAN.encode())
    row = next(line for line in ran.out.splitlines() if line.startswith("| I1 "))
    assert "kent<br>uitgesplitst naar: wijk; leeftijd |" in row
    assert "| Na anderhalf jaar kent 80% van de gezinnen minstens een ander gezin<br>tegen 2027 |" in row
    assert "| 01/03/2026<br>elk half jaar | Buurtwerker<br>volgt op: Coördinator |" in row
    assert "| Data-analist<br>per wijk, voor en na; verhalen samen lezen |" in row


def test_the_report_has_the_list_of_information_needs(toc: Run) -> None:
    ran = toc("report", "-", "-f", "md", "-o", "-", stdin=PLAN.encode())
    assert ran.code == 0
    assert ran.out.index("## Wat we willen weten") < ran.out.index("## Impactmeting-tabel")
