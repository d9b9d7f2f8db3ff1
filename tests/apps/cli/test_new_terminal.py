"""`toc new` on a real terminal: typing over, stopping, going on, killing, pasting, resizing, and a terminal that can do
nothing."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="needs pexpect")
pytest.importorskip("pyte", reason="needs pyte")

from terminals import Person

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX"),
    # From Python 3.12 on, beside the threads of pytest-xdist; the child does nothing but become `toc`.
    pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning"),
]

PLAN = "warme-stad.toc.yaml"
JOURNAL = ".warme-stad.toc.yaml.toc-new.json"

SMALL = """\
toc: 1
taal: nl
titel: Samen eten

impactdoel:
  tekst: Buren helpen elkaar vaker
  wie: [buren]
  termijn: lang

actoren:
  buren: {naam: Buren, rol: doelgroep}
"""


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_conversation_that_is_interrupted_and_goes_on(tmp_path: Path) -> None:
    person = Person(tmp_path, "new")
    person.answer("Waarover gaat je plan?", "Warme stad")
    person.read("Voor welke stad")
    assert f"Elk antwoord bewaar ik meteen, in {PLAN}." in person.flat
    person.press("Stad Warmbeke\r")
    person.answer("beleidsdoelstelling vertrek je", "Een warme stad voor iedereen")
    person.read("Daar moet je nu niets aan doen")
    person.press("half een antw\x03")
    assert person.end() == 130
    assert person.flat.endswith(f"Bewaard in {PLAN}. Verdergaan doe je met: toc new {PLAN}")
    assert "tekst: Een warme stad voor iedereen" in text_of(tmp_path / PLAN)

    again = Person(tmp_path, "new")
    again.answer("Deze gesprekken zijn nog niet af: 1. warme-stad.toc.yaml", "1")
    again.read("Welkom terug! We gaan verder waar je gebleven was.")
    again.answer("Stap 1 van 7: Van beleidsdoelstelling naar impactdoel", "MJP 2026-2031")
    again.read("Wat is er vandaag aan de hand?")
    again.press("\x04")
    assert again.end() == 0
    assert "bron: MJP 2026-2031" in text_of(tmp_path / PLAN)


def test_the_last_line_speaks_the_language_of_the_conversation(tmp_path: Path) -> None:
    person = Person(tmp_path, "new", PLAN, "--lang", "en")
    person.answer("What is your plan about?", "Warm city")
    person.read("For which city")
    person.press("\x03")
    assert person.end() == 130
    assert person.flat.endswith(f"Kept in {PLAN}. Go on with: toc new {PLAN}")


def test_a_sentence_is_typed_over_or_changed(tmp_path: Path) -> None:
    """What stands on the line is selected: typing replaces it, an arrow lets one change it, Enter keeps it."""
    person = Person(tmp_path, "new", PLAN, rows=50)
    for at in (
        "Waarover",
        "Voor welke stad",
        "beleidsdoelstelling vertrek je",
        "aan de hand",
        "alles lukt",
        "Waarom wil",
    ):
        person.answer(at, "")
    person.answer("mogelijk impactdoel", "Inzetten op warme buurten")
    person.read("Herschrijf je zin")
    assert person.screen.splitlines()[-1] == "> Inzetten op warme buurten"
    person.press("Buren kennen elkaar beter\r")
    person.answer("Zo staat het er goed. Nog een mogelijk impactdoel?", "Iedereen telt mee")
    person.read("'Iedereen' laat nog open over wie het gaat.")
    person.press("\x1b[F in Warmbeke\r")
    person.read("> Iedereen telt mee in Warmbeke")
    person.press("\r")
    person.read("Nog een mogelijk impactdoel?")
    person.press("<\r")
    person.read("Nog een mogelijk impactdoel?")
    assert person.screen.splitlines()[-1] == "> Iedereen telt mee in Warmbeke"
    person.press("\x7f\r")  # wiped: no second one
    person.answer("Voor wie maak je dat verschil?", "stop")
    assert person.end() == 0
    saved = text_of(tmp_path / PLAN)
    assert "tekst: Buren kennen elkaar beter" in saved
    assert "kandidaten" not in saved


def test_nothing_is_lost_when_it_is_killed(tmp_path: Path) -> None:
    person = Person(tmp_path, "new", PLAN)
    person.answer("Waarover", "Warme stad")
    person.answer("Voor welke stad", "Stad Warmbeke")
    person.read("beleidsdoelstelling vertrek je")
    person.kill()
    assert "organisatie: Stad Warmbeke" in text_of(tmp_path / PLAN)
    assert sorted(path.name for path in tmp_path.iterdir()) == [JOURNAL, PLAN]
    again = Person(tmp_path, "new", PLAN)
    again.answer("Welkom terug!", "stop")
    assert again.end() == 0


def test_a_plan_that_was_changed_in_between_is_not_written_over(tmp_path: Path) -> None:
    person = Person(tmp_path, "new", PLAN)
    person.answer("Waarover", "Warme stad")
    person.answer("Voor welke stad", "stop")
    assert person.end() == 0
    (tmp_path / PLAN).write_text(SMALL, encoding="utf-8")
    again = Person(tmp_path, "new", PLAN)
    again.read("Het plan is veranderd sinds je stopte. Ik ga verder van hoe het nu is.")
    again.answer("Aan welke stap wil je werken?", "")
    assert again.end() == 0
    assert text_of(tmp_path / PLAN) == SMALL
    assert sorted(path.name for path in tmp_path.iterdir()) == [PLAN]


def test_a_plan_that_was_there_is_added_to_and_summed_up(tmp_path: Path) -> None:
    (tmp_path / PLAN).write_text(SMALL, encoding="utf-8")
    person = Person(tmp_path, "new", PLAN)
    person.answer("2. Activiteiten (nog in te vullen)", "2")
    person.answer("Welke activiteit plan je?", "De bib dekt elke maand een lange tafel voor buren")
    person.answer("Hoe noem je dit", "Lange tafel")
    person.answer("Wie voert dat uit?", "Bib")
    for at in (
        "Welke rol heeft 'Bib'?",
        "Voor wie",
        "Met welke partners",
        "Waarmee",
        "komt er nog bij",
        "Aan welke stap",
    ):
        person.answer(at, "")
    assert person.end() == 0
    assert "Welke tekening? path (toc render -v path): er staan nog geen pijlen" in person.flat
    assert "\n".join(person.screen.splitlines()[-4:]) == (
        "Wat je nu kunt typen:\n"
        "  toc lint warme-stad.toc.yaml     nakijken\n"
        "  toc render warme-stad.toc.yaml   tekenen\n"
        "  toc new warme-stad.toc.yaml      aanvullen"
    )
    assert text_of(tmp_path / PLAN) == SMALL.replace("doelgroep}\n", "doelgroep}\n  bib: {naam: Bib, rol: stad}\n") + (
        "\n# De activiteiten: wie doet wat, voor wie en met wie?\n"
        "activiteiten:\n"
        "  lange_tafel:\n"
        "    label: Lange tafel\n"
        "    tekst: De bib dekt elke maand een lange tafel voor buren\n"
        "    door: [bib]\n"
        "    voor: [buren]\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [PLAN]


def test_a_plan_with_mistakes_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / PLAN).write_text("toc: 1\nimpactdoel: [\n", encoding="utf-8")
    person = Person(tmp_path, "new", PLAN)
    assert person.end() == 2
    assert f"Kijk eerst wat er fout is: toc lint {PLAN}" in person.flat
    assert text_of(tmp_path / PLAN) == "toc: 1\nimpactdoel: [\n"


def test_pasted_lines_are_one_answer_and_a_narrow_window_is_enough(tmp_path: Path) -> None:
    person = Person(tmp_path, "new", PLAN)
    person.read("Waarover")
    person.press("\x1b[200~Warme\nstad\nvoor buren\x1b[201~\r")
    person.read("Voor welke stad")
    person.resize(40, 24)
    person.press("Élan 😀\r")
    person.read("Stap 1 van 7")
    step = person.screen[person.screen.index("== Stap") :]
    assert step.splitlines()[:6] == [
        "== Stap 1 van 7: Van",
        "== beleidsdoelstelling naar impactdoel",
        "Een beleidsdoelstelling is vaak vaag.",
        "We zoeken voor wie je het verschil",
        "maakt, en welk verschil.",
        "",
    ]
    person.press("stop\r")
    assert person.end() == 0
    saved = text_of(tmp_path / PLAN)
    assert "titel: Warme stad voor buren\norganisatie: Élan 😀\n" in saved


def test_a_terminal_that_can_do_nothing(tmp_path: Path) -> None:
    person = Person(tmp_path, "new", PLAN, env={"TERM": "dumb"})
    person.read("Waarover")
    person.press("Warme\nstad\n")
    person.read("Voor welke stad")
    person.press("<\n")
    person.read("Daarnet schreef je: Warme stad. Enter laat het zo, - maakt het leeg.")
    person.press("\n")
    person.read("Voor welke stad")
    person.press("Stad Eé".encode("latin-1") + b"\n")
    person.answer("beleidsdoelstelling vertrek je", "stop")
    assert person.end() == 0
    assert b"\x1b" not in person.seen
    assert "titel: Warme stad\norganisatie: Stad E�\n" in text_of(tmp_path / PLAN)


def test_colours_are_for_who_wants_them(tmp_path: Path) -> None:
    for variables, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        person = Person(tmp_path, "new", "x.toc.yaml", env=variables)
        person.read("Waarover")
        assert (b"\x1b[1mWaarover" in person.seen) is coloured
        person.press("\x03")
        assert person.end() == 130
    assert list(tmp_path.iterdir()) == []
