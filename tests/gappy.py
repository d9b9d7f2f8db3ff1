"""A plan in which much is missing, for the tables and the calendar: every kind of gap that these can say."""

PLAN = """\
toc: 1
taal: nl
titel: Samen naar school
organisatie: Stad Proefdorp
versie: "0.2"
datum: 2026-03-02
status: ontwerp
impactdoel: {label: Kinderen zijn op tijd, wie: [kinderen], tegen: 2030}
actoren:
  school: {naam: Dienst Onderwijs, rol: stad}
  ouders: {naam: Ouders, rol: doelgroep}
  kinderen: {naam: Kinderen, rol: doelgroep}
  opvang: {naam: Opvang, rol: partner, toelichting: Drie organisatoren}
  niemand: {naam: Onbekende}
activiteiten:
  bellen:
    label: Belronde
    tekst: Dienst Onderwijs belt ouders bij afwezigheid
    door: [school]
    leidt_tot: [gebeld]
    start: 2026-09-01
    einde: 2027
    stappen:
      - {tekst: Lijst opvragen, wie: school, tegen: 2026-06-15}
      - {tekst: Script schrijven}
      - {wie: school, tegen: 2026}
  folder: {tekst: Een folder}
outputs:
  gebeld: {tekst: Ouders krijgen een telefoon, wie: [ouders], leidt_tot: [op_tijd]}
outcomes:
  op_tijd: {label: Ouders brengen kinderen op tijd, wie: [ouders], leidt_tot: [impact, rust], tegen: 2028-06-30}
  rust: {tekst: Ouders ervaren meer rust, niet_gemeten: Te moeilijk te meten, leidt_tot: [impact]}
  vroeger: {tekst: Kinderen gaan vroeger slapen, extern: ja}
  vrienden: {tekst: Kinderen vinden vrienden in de klas, wie: [kinderen], leidt_tot: [impact]}
hypothesen:
  bellen_helpt: {tekst: "Als ouders gebeld worden, dan zijn ze op tijd", verband: gebeld -> op_tijd, belang: hoog}
  los: {mechanisme: Gewoonte, bewijs: sterk, belang: laag, nagekeken: 2025}
indicatoren:
  oproepen: {tekst: Aantal oproepen per maand, meet: [gebeld], norm: {tekst: elke afwezigheid binnen het uur}}
  op_tijd_procent:
    tekst: Aandeel van de kinderen dat op tijd is
    meet: [op_tijd]
    eenheid: "%"
    nulmeting: {waarde: 81.5}
    norm: {waarde: 90, tegen: 2028}
    frequentie: elke maand
    verantwoordelijke: directie
  te_laat: {tekst: Aantal minuten te laat, meet: [op_tijd], nulmeting: {plan: 2026-09-30}, bron: "?"}
  zwevend: {tekst: Aantal folders}
leervragen:
  waarom: {tekst: Waarom komen kinderen te laat?, over: [bellen_helpt]}
  wie: {tekst: Wie bereiken we niet?, over: [gebeld -> op_tijd], gebruiker: schepen, beslissing: verder bellen of niet,
    tegen: 2027-05-01}
methoden:
  register: {naam: Register, soort: registratie, beantwoordt: [oproepen, op_tijd_procent], minuten: 2, aantal: 90,
    wanneer: [elke maand], verzamelt: dienst onderwijs, persoonsgegevens: ja}
  gesprek: {soort: interview, beantwoordt: [waarom, op_tijd_procent], wanneer: [2027-03-01, na de paasvakantie, 2028],
    minuten: 45}
  vragen: {naam: Vragenlijst, soort: bevraging, beantwoordt: [wie], bevraagden: [ouders], wanneer: [2027-04-01],
    minuten: 5, aantal: 7, analyseert: data-analist, persoonsgegevens: nee}
reflectie:
  - {datum: 2027-06-01, tekst: Cijfers lezen, wie: [school, ouders]}
  - {tekst: Einde van het schooljaar}
participatie:
  - {wie: ouders, fase: ontwerp, hoe: Twee groepsgesprekken, datum: 2026-01-20}
  - {wie: kinderen}
privacy: {doel: Afwezigheden opvolgen, opslag: server van de stad}
evaluatie: {gebruikers: [school, gemeenteraad]}
"""

ENGLISH = """\
toc: 1
language: en
title: Swimming for all
outcomes:
  swim: {text: "=Children swim <b>50</b> metres | and float", leads_to: [impact]}
  brave: {text: Children dare to jump, not_measured: Nobody can tell}
impact_goal: {text: Children are safe in water}
activities:
  lessons: {text: The city teaches children to swim, leads_to: [swim]}
indicators:
  metres: {text: Share of children who swim 50 metres, measures: [swim], unit: "%",
    target: {value: 12.5, due: 2027-06-30}}
learning_questions:
  who: {text: "@who stays away, and why?", about: [swim]}
methods:
  test: {name: "-test +of *swimming*", answers: [metres], when: [2027-06-30], minutes: 10, cases: 200}
"""
