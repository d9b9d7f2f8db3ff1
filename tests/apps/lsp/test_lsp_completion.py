"""What can be filled in at the cursor, in plans that are whole and in plans that are being typed."""

import pytest
from lsp_plans import PLAN, cursor
from lsprotocol import types

from toc.apps.lsp.completion import completion

FEEST = "    tekst: De stad houdt een feest\n"
ARROW = "    leidt_tot: [kennen]\n"
BIB = "  stad: {naam: Stad, rol: stad}\n"
ROLES = ["stad", "partner", "doelgroep", "andere"]
STEP = ["tekst", "wie", "tegen"]
ACTOR = ["naam", "rol", "aliassen", "toelichting"]
LINKS = ["feest -> kennen", "tocht -> kennen", "kennen -> impact"]


def asked(text: str, *, snippets: bool = True) -> list[types.CompletionItem]:
    return completion(*cursor(text), snippets=snippets)


def names(text: str) -> list[str]:
    return [item.label for item in asked(text)]


def inserted(text: str, *, snippets: bool = True) -> dict[str, str]:
    """What every choice makes of the line with the cursor."""
    plan, _ = cursor(text)
    found = {}
    for item in asked(text, snippets=snippets):
        edit = item.text_edit
        assert isinstance(edit, types.TextEdit)
        start, end = (plan.positions.offset(place) for place in (edit.range.start, edit.range.end))
        line = plan.document.lines.position(start).line
        first, last = plan.document.lines.bounds(line)
        found[item.label] = (plan.text[first:start] + edit.new_text + plan.text[end:last]).rstrip("\r\n")
    return found


VALUES = [
    # a value, whole or half, with or without its brackets
    (PLAN.replace("rol: stad", "rol: ‸"), ROLES),
    (PLAN.replace("rol: stad}", "rol: s‸"), ROLES),
    (PLAN.replace("rol: stad}", "rol:‸}"), ROLES),
    (PLAN.replace("rol: stad", 'rol: "‸'), ROLES),
    (PLAN.replace("rol: stad", "rol: ‸").replace("\n", "\r\n"), ROLES),
    (PLAN.replace(BIB, "  stad:\n    rol: ‸\n"), ROLES),
    (PLAN.replace(BIB, "  stad: {\n    naam: Stad,\n    rol: ‸\n  }\n"), ROLES),
    # what is broken elsewhere does not matter
    (PLAN.replace("titel: Feest", 'titel: "Feest').replace("rol: stad", "rol: ‸"), ROLES),
    (PLAN.replace("titel: Feest", "titel: [Feest").replace("rol: stad", "rol: ‸"), ROLES),
    (PLAN.replace("titel: Feest", "\ttitel Feest").replace("rol: stad", "rol: ‸"), ROLES),
    (PLAN.replace("titel: Feest", "status: o‸"), ["ontwerp", "nalezing", "definitief"]),
    (PLAN.replace("kennen: {", "kennen: {extern: ‸, "), ["ja", "nee"]),
    (PLAN + "evaluatie:\n  criteria:\n    innovatief:\n      antwoord: ‸\n", ["ja", "nee"]),
    (PLAN + "methoden:\n  m:\n    persoonsgegevens: ‸", ["ja", "nee"]),
    (PLAN + "evaluatie:\n  bereik:\n    ‸", ["wel", "omdat", "niet"]),
    (PLAN + "communicatie:\n  - wie: [buren]\n    ‸", ["wat", "vorm", "datum"]),
    (PLAN.replace("kennen: {", "kennen: {kaders: [‸], ") + "kaders:\n  net: {naam: Netwerken}\n", ["net"]),
    (PLAN.replace("toc: 1", "toc: ‸"), ["1"]),
    # ids: of actors, of nodes without the thing itself and without those that stand there
    (PLAN.replace(FEEST, "    door: ‸\n"), ["stad", "buren"]),
    (PLAN.replace(FEEST, "    door: [‸\n"), ["stad", "buren"]),
    (PLAN.replace(FEEST, "    door: [stad, ‸]\n"), ["buren"]),
    (PLAN.replace(FEEST, "    door: [‸, buren]\n"), ["stad"]),
    (PLAN.replace(ARROW, "    leidt_tot: [kennen, im‸\n", 1), ["impact", "tocht"]),
    (PLAN.replace(ARROW, "    leidt_tot:\n      - kennen\n      - ‸\n", 1), ["impact", "tocht"]),
    (PLAN.replace(ARROW, "    leidt_tot:\n    - kennen\n    - ‸\n", 1), ["impact", "tocht"]),
    (PLAN.replace(ARROW, "    stappen:\n    - tekst: x\n      wie: [‸\n", 1), ["stad", "buren"]),
    (PLAN + "middelen:\n  geld:\n    leidt_tot: [‸", ["feest", "tocht"]),
    (PLAN + "methoden:\n  m:\n    bevraagden: ‸", ["stad", "buren"]),
    # links
    (PLAN + "hypothesen:\n  h:\n    verband: ‸\n", LINKS),
    (PLAN + "hypothesen:\n  h:\n    verband: feest -> ‸\n", LINKS),
    (PLAN + "hypothesen:\n  h:\n    verband: [feest -> kennen, ‸]\n", LINKS[1:]),
    (PLAN + "externe_factoren:\n  f: {op: [‸]}\n", ["kennen", "impact", "feest", "tocht", *LINKS]),
    # nothing to choose from
    (PLAN.replace("De stad houdt", "De ‸"), []),
    (PLAN.replace("De stad houdt een feest", ">-\n      De stad: ‸"), []),
    (PLAN.replace("De stad houdt een feest", ">-\n      - ‸"), []),
    (PLAN.replace("titel: Feest", "titel: Feest  # ‸"), []),
    (PLAN.replace("titel: Feest", "# taal: ‸"), []),
    (PLAN.replace("naam: Stad", "aliassen: [‸]"), []),
    (PLAN.replace(FEEST, "    door: [stad]\n      ‸\n"), []),
    (PLAN.replace(FEEST, "    door:  # wie?\n      ‸\n"), ["stad", "buren"]),
    (PLAN.replace(FEEST, "    door: &wie\n      - ‸\n"), ["stad", "buren"]),
    (PLAN.replace("titel: Feest", "x-eigen: ‸"), []),
    (PLAN.replace("titel: Feest", "x-eigen:\n  - {‸"), []),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_values_ids_and_links(text: str, expected: list[str]) -> None:
    assert names(text) == expected


KEYWORDS = [
    (PLAN.replace(BIB, "  stad: {naam: Stad, ‸}\n"), ACTOR[1:]),
    (PLAN.replace(BIB, "  stad: {‸, rol: stad}\n"), ["naam", *ACTOR[2:]]),
    (PLAN.replace(BIB, "  stad: {\n    naam: Stad,\n    ‸\n  }\n"), ACTOR[1:]),
    (PLAN.replace(BIB, "  stad:\n    naam: Stad\n    ‸\n"), ACTOR[1:]),
    (PLAN.replace(BIB, "  stad:\n    ‸\n    naam: Stad\n"), ACTOR[1:]),
    (PLAN.replace(BIB, "  stad:\n    # wie?\n\n    r‸\n\n    naam: Stad\n"), ACTOR[1:]),
    (PLAN.replace(ARROW, "    stappen:\n      - ‸\n", 1), STEP),
    (PLAN.replace(ARROW, "    stappen:\n      - tekst: x\n        ‸\n", 1), STEP[1:]),
    (PLAN.replace(ARROW, "    stappen:\n      - {tekst: x, ‸}\n", 1), STEP[1:]),
    (PLAN + "privacy:\n  ‸", ["doel", "rechtsgrond", "bewaartermijn", "opslag", "bijzondere_categorie"]),
    ("language: en\nactors:\n  a:\n    ‸", ["name", "role", "aliases", "note"]),
    (PLAN.replace("  feest:", "  ‸"), ["nieuwe activiteit"]),
    (PLAN.replace("outcomes:", "  ‸\noutcomes:"), ["nieuwe activiteit"]),
    (PLAN.replace(ARROW, "    stappen:\n      ‸\n", 1), ["nieuwe stap"]),
    (PLAN + "begrippen:\n  ‸", []),
    (PLAN + "doelen:\n  ‸", ["nieuw doel"]),
    (PLAN + "veranderingen:\n  ‸", ["nieuwe verandering"]),
    (PLAN + "veranderingen:\n  v: {niveau: ‸}\n", ["output", "outcome"]),
    (PLAN + "hypothesen: {‸", []),
]


@pytest.mark.parametrize(("text", "expected"), KEYWORDS)
def test_keywords_that_are_not_there_yet(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_at_the_top_every_section_that_is_not_there_yet() -> None:
    there = {"toc", "taal", "titel", "impactdoel", "actoren", "activiteiten", "outcomes"}
    found = names(PLAN + "‸")
    assert len(found) == 28
    assert {"doelen", "veranderingen"} <= {*found}
    assert not there & {*found}
    assert found[:3] == ["organisatie", "toelichting", "versie"]


def test_an_empty_file_starts_with_a_plan() -> None:
    assert names("‸")[:4] == ["nieuwe weg naar impact", "new theory of change", "toc", "taal"]
    first = inserted("‸")["nieuwe weg naar impact"]
    assert first.startswith("toc: 1\ntaal: nl\ntitel: $1\nstatus: ontwerp\nimpactdoel:\n  tekst: $2\n")


INSERTED = [
    (PLAN.replace(FEEST, "    door: ‸\n"), "stad", "    door: [stad]"),
    (PLAN.replace(FEEST, "    door:‸\n"), "stad", "    door: [stad]"),
    (PLAN.replace(FEEST, "    door: b‸  # wie?\n"), "stad", "    door: [stad]  # wie?"),
    (PLAN.replace(FEEST, "    door: [st‸\n"), "stad", "    door: [stad"),
    (PLAN.replace(FEEST, "    door: [st‸oet, buren]\n"), "stad", "    door: [stad, buren]"),
    (PLAN.replace(FEEST, "    door:\n      ‸\n"), "stad", "      - stad"),
    (PLAN.replace(FEEST, "    door:\n      - ‸\n"), "stad", "      - stad"),
    (PLAN.replace(FEEST, "    do‸\n"), "door", "    door: [$0]"),
    (PLAN.replace(FEEST, "    te‸kst: x\n"), "label", "    label: x"),
    (PLAN.replace(FEEST, "    ‸\n"), "stappen", "    stappen:\n  - $0"),
    (PLAN.replace(BIB, "  stad: {na‸}\n"), "aliassen", "  stad: {aliassen: [$0]}"),
    (PLAN.replace(BIB, "  stad: {naam: Stad, r‸}\n"), "rol", "  stad: {naam: Stad, rol: }"),
    (PLAN.replace("rol: stad}", "rol:‸}"), "stad", "  stad: {naam: Stad, rol: stad}"),
    (PLAN.replace("rol: stad}", "rol: par‸tner}"), "stad", "  stad: {naam: Stad, rol: stad}"),
    (PLAN + "hypothesen:\n  h:\n    verband: tocht ->‸\n", "tocht -> kennen", "    verband: tocht -> kennen"),
    (PLAN + "externe_factoren:\n  f: {op: ‸}", "tocht -> kennen", "  f: {op: [tocht -> kennen]}"),
    (PLAN + "con‸", "context", "context:\n  $0"),
    (PLAN + "hyp‸", "hypothesen", "hypothesen:\n  $0"),
    (
        PLAN.replace("outcomes:", "  ‸\noutcomes:"),
        "nieuwe activiteit",
        "  ${1:activiteit}:\n  tekst: $2\n  door: [$3]\n  voor: [$4]\n  leidt_tot: [$5]",
    ),
    (
        PLAN + "methoden:\n  ‸",
        "nieuwe methode",
        (
            "  ${1:methode}:\n  naam: $2\n  soort: ${3|registratie,bevraging,interview,focusgroep,observatie,verhalen,"
            "bestaande_data,contributieanalyse,vergelijking,andere|}\n  beantwoordt: [$4]\n  bevraagden: [$5]\n"
            "  wanneer: [$6]"
        ),
    ),
    (
        PLAN + "hypothesen:\n  ‸",
        "nieuwe hypothese",
        "  ${1:hypothese}:\n  verband: $2\n  tekst: $3\n  aannames: [$4]",
    ),
    (PLAN + "reflectie:\n  ‸", "nieuw reflectiemoment", "  - datum: $1\n  tekst: $2\n  wie: [$3]"),
]


@pytest.mark.parametrize(("text", "name", "line"), INSERTED)
def test_what_a_choice_inserts(text: str, name: str, line: str) -> None:
    assert inserted(text)[name] == line


def test_an_editor_without_snippets_gets_keywords_only() -> None:
    assert inserted(PLAN.replace("  feest:", "  ‸"), snippets=False) == {}
    found = inserted(PLAN.replace(FEEST, "    ‸\n"), snippets=False)
    assert (found["door"], found["stappen"], found["termijn"]) == ("    door: ", "    stappen:", "    termijn: ")
    assert all(item.insert_text_format is None for item in asked(PLAN + "‸", snippets=False))


def test_a_choice_is_explained() -> None:
    (stad, _) = asked(PLAN.replace(FEEST, "    door: [‸\n"))
    assert stad == types.CompletionItem(
        label="stad",
        kind=types.CompletionItemKind.Reference,
        detail="Stad",
        documentation=types.MarkupContent(
            types.MarkupKind.Markdown, "**Stad** (`stad`, actoren)\n\nrol: `stad`: Een eigen dienst."
        ),
        sort_text="00000",
        filter_text="stad",
        text_edit=types.TextEdit(types.Range(types.Position(11, 11), types.Position(11, 11)), "stad"),
    )
    details = {item.label: item.detail for item in asked(PLAN.replace(FEEST, "    ‸\n"))}
    assert details["aanpak"] == "Werken met mensen, organisaties of wijken."


def test_of_a_value_over_two_lines_the_last_is_replaced() -> None:
    """The protocol wants the range of a choice on one line; what was typed there does not come twice ("gegedrag")."""
    plan, place = cursor(PLAN + "  helpen: {soort: hou\n    ge‸}\n")
    offers = completion(plan, place, snippets=True)
    assert [one.label for one in offers][:3] == ["kennis", "houding", "vaardigheid"]
    edits = [one.text_edit for one in offers if isinstance(one.text_edit, types.TextEdit)]
    assert [edit.range for edit in edits] == [types.Range(types.Position(place.line, 4), place)] * len(offers)
