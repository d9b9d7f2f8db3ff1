"""`toc new` on a plan that is there: only what is missing is added, and nothing of what is there is touched."""

import difflib
from pathlib import Path

import pytest
from conversations import Line, converse, memory
from hypothesis import given, settings
from hypothesis import strategies as st
from running import ROOT, SHARED

from toc.conversation.session import Session
from toc.conversation.writing import NotWritableError, grafted
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

EXAMPLES = sorted((ROOT / "examples").glob("*.toc.yaml"))

BLOCK = """\
# Van ons
toc: 1
taal: nl
titel: "Samen   eten"   # voorlopig

actoren:
    buren: {naam: Buren, rol: doelgroep}   # iedereen
    bib:
        naam: Bib
        rol: stad
activiteiten:
  tafel:
    tekst: >
      De bib dekt elke maand
      een lange tafel voor buren
    door: [bib]
    voor: buren

  # nog te bespreken
  ruil: {tekst: De bib houdt een ruilbeurs voor buren, door: [bib], voor: [buren]}
x-notities: [1, 2]
"""

FLOW = """\
{toc: 1, taal: nl, actoren: {buren: {naam: Buren, rol: doelgroep}},
 activiteiten: {feest: {tekst: De bib geeft een feest}}}
"""

MINIMAL = (ROOT / "examples" / "minimaal.toc.yaml").read_text(encoding="utf-8")


BLOCK_WITH_MORE = """\
# Van ons
toc: 1
taal: nl
titel: "Samen   eten"   # voorlopig

# De beleidsdoelstelling waarvan je vertrekt, met haar bron.
beleidsdoelstelling:
  tekst: Iedereen telt mee

# De context: waarom is dit nodig, en hoe ziet het eruit als alles lukt?
context:
  aanleiding: Buren kennen elkaar niet

# Het impactdoel: voor wie maak je op het einde welk verschil?
impactdoel:
  tekst: Buren helpen elkaar vaker
  wie: [buren]
  termijn: lang

actoren:
    buren: {naam: Buren, rol: doelgroep}   # iedereen
    bib:
        naam: Bib
        rol: stad
activiteiten:
  tafel:
    tekst: >
      De bib dekt elke maand
      een lange tafel voor buren
    door: [bib]
    voor: buren
    leidt_tot: [zestig_buren_eten]

  # nog te bespreken
  ruil: {tekst: De bib houdt een ruilbeurs voor buren, door: [bib], voor: [buren], leidt_tot: [buren_kennen_elkaar]}

# De outputs: wat leveren de activiteiten meteen op?
outputs:
  zestig_buren_eten:
    tekst: Zestig buren eten samen
    wie: [buren]
    leidt_tot: [buren_kennen_elkaar]

# De outcomes: wat verandert er daarna bij mensen? Eén verandering per stap.
outcomes:
  buren_kennen_elkaar:
    tekst: Buren kennen elkaar bij naam
    wie: [buren]
    soort: relatie
    termijn: kort
    leidt_tot: [impact]
x-notities: [1, 2]
"""


def added(before: str, after: str) -> list[str]:
    """The lines that came in; fails where a line went out or changed in more than what is written behind it."""
    rows = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert [row for row in rows if row.startswith("- ")] == [], rows
    return [row[2:] for row in rows if row.startswith("+ ")]


MORE = [
    Line("Aan welke stap", "1"),
    Line("Van welke beleidsdoelstelling", "Iedereen telt mee"),
    Line("Waar staat", ""),
    Line("aan de hand", "Buren kennen elkaar niet"),
    Line("alles lukt", ""),
    Line("Waarom wil", ""),
    Line("mogelijk impactdoel", "Buren helpen elkaar vaker"),
    Line("Nog een", ""),
    Line("Voor wie", "1"),
    Line("Wanneer", ""),
    Line("Aan welke stap", "3"),
    Line("lange tafel", "Zestig buren eten samen"),
    Line("Bij wie", ""),
    Line("En dan", "Buren kennen elkaar bij naam"),
    Line("Bij wie", ""),
    Line("Wat voor", "5"),
    Line("Wanneer", ""),
    Line("En dan", "1"),
    Line("nog iets", ""),
    Line("ruilbeurs voor buren: wat", "2"),
    Line("nog iets", ""),
    Line("Aan welke stap", ""),
]


def test_what_is_missing_comes_in_between_what_is_there() -> None:
    session = Session(memory(base=BLOCK))
    converse(session, MORE)
    assert session.content().decode() == BLOCK_WITH_MORE


def test_a_plan_in_brackets_gets_more_within_them() -> None:
    session = Session(memory(base=FLOW))
    converse(session, [Line("Aan welke stap", "2"), Line("Wie voert", "Bib"), Line("rol", ""), *[Line("", "")] * 3])
    assert "door: [bib]" in session.content().decode()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_a_finished_plan_that_nobody_adds_to_stays_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    session = Session(memory("nl" if "\ntaal: nl" in text else "en", base=text))
    for step in "1234567":
        session.take(step)
        while session.turn and session.turn.question.key.split(":")[-1] != "menu":
            session.take("-")
    assert session.content().decode() == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_more_of_a_tidy_plan_is_tidy_and_only_adds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    session = Session(memory("nl" if "\ntaal: nl" in text else "en", base=text))
    for line in ("2", *[""] * 40):
        if session.turn and session.turn.question.key.endswith(f"activity:{len(session.plan.activities) + 1}"):
            break
        session.take(line)
    for line in (
        "De bib leest elke week een hele namiddag lang voor aan kinderen uit de drie wijken rond het station",
        "Voorlezen",
    ):
        session.take(line)
        session.take("") if session.remarks else None
    came = added(text, session.content().decode())
    assert came[:2] == ["  voorlezen:", "    label: Voorlezen"]


def test_what_would_have_to_change_is_refused() -> None:
    before = read("toc: 1\ntaal: nl\ntitel: A\n", "x")
    with pytest.raises(NotWritableError):
        grafted(before, before.plan.model_copy(update={"title": "B"}))


@pytest.mark.parametrize(
    "text",
    [
        "toc: 1\ntaal: nl\nactoren: &a {bib: {naam: Bib}}\nx-a: *a\n",
        "toc: 1\ntaal: nl\nactoren: {}\n",
        "toc: 1\ntaal: nl\nactoren:\n",
        "toc: 1\r\ntaal: nl\r\nactoren:\r\n  bib: {naam: Bib}",
    ],
)
def test_it_is_right_or_refused(text: str) -> None:
    session = Session(memory(base=text))
    for line in ("4", "Jeugdhuis", "2", "", ""):
        session.take(line)
    try:
        after = session.content().decode()
    except NotWritableError:
        return
    assert read(after, "x").plan == session.plan
    assert "\n" not in after.replace("\r\n", "") or "\r" not in text


@settings(max_examples=20)
@given(st.sampled_from([BLOCK, FLOW, MINIMAL]), st.data())
def test_whatever_is_answered_nothing_goes_out(text: str, data: st.DataObject) -> None:
    """Only whole words come in: without them the text is the one that was there."""
    session = Session(memory("nl" if "taal: nl" in text else "en", base=text))
    typed = st.sampled_from(
        ["", "1", "2", "3", "4", "5", "6", "7", "1, 2", "Nieuwe buren doen mee", "Jeugdhuis, Buren", "-", "<"]
    )
    for line in data.draw(st.lists(typed, max_size=25)):
        if session.turn:
            session.take(line)
    try:
        after = session.content().decode()
    except NotWritableError:
        return
    assert read(after, "x").plan == session.plan
    rest = iter(after)
    assert all(character in rest for character in text)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the customer's plans are not here")
def test_the_customers_plans_can_be_added_to() -> None:
    for path in sorted((SHARED / "format").glob("*.toc.yaml")):
        text = path.read_text(encoding="utf-8")
        session = Session(memory("nl", base=text))
        for line in ("4", "Scouts en chiro", "2", "", "", "", ""):
            if session.turn:
                session.take(line)
        assert len(added(text, session.content().decode())) == 1


MEASURED = """\
toc: 1
taal: nl
impactdoel: {tekst: Buren helpen elkaar vaker, wie: [buren]}
actoren:
  buren: {naam: Buren, rol: doelgroep}
outcomes:
  groeten: {tekst: Buren groeten elkaar vaker, wie: [buren], leidt_tot: [impact]}
  kennen: {tekst: Buren kennen elkaar bij naam, wie: [buren], leidt_tot: [impact]}
indicatoren:
  groet: {tekst: Aantal buren dat elke dag iemand groet, meet: [groeten]}   # uit de wijkbevraging
"""


def test_the_second_day_adds_what_is_not_measured_yet() -> None:
    """What an indicator measures is not offered again, and what stands there stays."""
    session = Session(memory(base=MEASURED))
    shown = converse(
        session,
        [
            Line("Aan welke stap", "7"),
            Line("Bij welke veranderingen", "2"),
            Line("kennen elkaar bij naam", "Aandeel van de buren dat vijf buren bij naam kent"),
            Line("eenheid", "%"),
            Line("cijfer vandaag", "27 %"),
            Line("wil je halen", "40"),
            Line("Waar komt", ""),
            Line("te weten komen", "Waarom groeten sommige buren niemand?"),
            Line("stuk van je weg", "1"),
            Line("Wie wacht", ""),
            Line("Wat beslissen", ""),
            Line("nog te weten komen", ""),
            Line("Aan welke stap", ""),
        ],
    )
    assert "7. Meten en leren (2 open)" in shown
    assert "groeten elkaar" not in shown.split("Bij welke veranderingen")[1].split("> 2")[0]
    assert session.content().decode() == MEASURED + (
        "  aandeel_buren_vijf:\n"
        "    tekst: Aandeel van de buren dat vijf buren bij naam kent\n"
        "    meet: [kennen]\n"
        '    eenheid: "%"\n'
        "    nulmeting:\n"
        "      waarde: 27\n"
        "    norm:\n"
        "      waarde: 40\n"
        "\n"
        "# De leervragen: wat wil je te weten komen, voor wie, en om wat te beslissen?\n"
        "leervragen:\n"
        "  waarom_groeten_sommige:\n"
        '    tekst: "Waarom groeten sommige buren niemand?"\n'
        "    over: [impact]\n"
    )
