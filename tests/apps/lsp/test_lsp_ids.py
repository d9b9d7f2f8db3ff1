"""Ids and places: definition, references, rename, hover and outline, as plain functions."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsp_plans import PLAN, applied, cursor, opened
from lsprotocol import types

from toc.apps.lsp.completion import completion
from toc.apps.lsp.hover import hover
from toc.apps.lsp.opened import Positions, changes
from toc.apps.lsp.places import RefusedError, definition_from, mentions, references_from, rename, symbols
from toc.core.text import Lines

LINKED = (
    PLAN
    + """\
# feest in een opmerking
hypothesen:
  h:
    tekst: Als er een feest is, dan kennen buren elkaar
    verband: [feest -> kennen, 'kennen->impact', "feest"]
externe_factoren:
  f: {tekst: Regen, effect: hindert, op: [feest, "tocht -> kennen"]}
neveneffecten:
  n: {tekst: Lawaai, wie: [buren, Jan], door_toedoen_van: [feest]}
leervragen:
  l: {tekst: Wie komt er?, over: feest -> kennen}
participatie:
  - wie: [buren]
    hoe: via het feest
begrippen:
  feest: een feest
"""
)


def renamed(text: str, new: str) -> str:
    plan, place = cursor(text)
    edits = rename(plan.document, plan.positions.offset(place), new)
    return applied(plan, changes(plan, edits))


def test_rename_reaches_every_reference_and_link_but_no_text_or_comment() -> None:
    expected = LINKED.replace("  feest:\n", "  buurtfeest:\n")
    for before in ("[feest -> kennen, '", '"feest"]', "[feest, ", "[feest]", "over: feest ->"):
        assert before in expected
        expected = expected.replace(before, before.replace("feest", "buurtfeest"))
    assert renamed(LINKED.replace("  feest:\n", "  fe‸est:\n"), "buurtfeest") == expected
    assert renamed(LINKED.replace('"feest"]', '"feest‸"]'), "buurtfeest") == expected
    assert renamed(LINKED.replace("over: feest", "over: ‸feest"), "buurtfeest") == expected


def test_rename_of_an_actor_reaches_the_lists_in_which_a_role_may_stand_too() -> None:
    assert renamed(LINKED.replace("  buren:", "  ‸buren:"), "bewoners") == LINKED.replace(
        "[buren]", "[bewoners]"
    ).replace("  buren:", "  bewoners:").replace("[buren, Jan]", "[bewoners, Jan]")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("leidt_tot: [kennen]", "leidt_tot: [weten]"),
        ("leidt_tot: kennen", "leidt_tot: weten"),
        ("leidt_tot: ['kennen']", "leidt_tot: ['weten']"),
        ("leidt_tot:\n      - kennen  # kennen", "leidt_tot:\n      - weten  # kennen"),
        ("leidt_tot: >-\n      kennen", "leidt_tot: >-\n      weten"),
        ("leidt_tot: &x [kennen]\n    koppelt_terug_naar: *x", "leidt_tot: &x [weten]\n    koppelt_terug_naar: *x"),
        ("leid_tot: [kennen]", "leid_tot: [weten]"),
        ("leads_to: [kennen]", "leads_to: [weten]"),
    ],
)
def test_rename_in_every_way_of_writing(before: str, after: str) -> None:
    text = PLAN.replace("leidt_tot: [kennen]", before, 1).replace("  kennen:", "  ‸kennen:")
    expected = (
        PLAN.replace("leidt_tot: [kennen]", after, 1).replace("[kennen]", "[weten]").replace("  kennen:", "  weten:")
    )
    assert renamed(text, "weten") == expected


def test_an_id_that_is_none_can_be_mended_by_a_new_name() -> None:
    text = PLAN.replace("[kennen]", "[elkaar kennen]").replace("  kennen:", "  elkaar ‸kennen:")
    assert renamed(text, "kennen") == PLAN


REFUSED = [
    (PLAN.replace("  kennen:", "  ‸kennen:"), "tocht", "Er staat al iets met het id 'tocht': kies een ander."),
    (
        PLAN.replace("  kennen:", "  ‸kennen:"),
        "impact",
        "'impact' is de vaste naam van het impactdoel: kies een andere.",
    ),
    *(
        (
            PLAN.replace("  kennen:", "  ‸kennen:"),
            wrong,
            (
                f"'{wrong}' kan geen id zijn: begin met een letter, en gebruik enkel letters zonder accenten, "
                "cijfers, - en _."
            ),
        )
        for wrong in ("", "met spatie", "1e", "é", "null", "a\n", "a: b")
    ),
    (
        PLAN.replace("[impact]", "[imp‸act]"),
        "doel",
        "'impact' is de vaste naam van het impactdoel: die kun je niet hernoemen.",
    ),
    (
        PLAN.replace("impactdoel:", "‸impactdoel:"),
        "doel",
        "'impact' is de vaste naam van het impactdoel: die kun je niet hernoemen.",
    ),
    *(
        (
            text,
            "x",
            (
                "Enkel een id kun je hernoemen: het woord voor de dubbele punt onder een rubriek, of waar ernaar "
                "verwezen wordt."
            ),
        )
        for text in (
            PLAN.replace("actoren:", "‸actoren:"),
            PLAN.replace("tekst:", "te‸kst:"),
            PLAN.replace("rol: stad", "rol: ‸stad"),
            PLAN.replace("De stad houdt", "De ‸stad houdt"),
            LINKED.replace("# feest", "# f‸eest"),
            LINKED.replace("  feest: een", "  f‸eest: een"),
        )
    ),
    (PLAN.replace("[kennen]", "[‸kenen]", 1), "x", "Er staat niets met het id 'kenen' in dit bestand."),
    (
        PLAN.replace("titel: Feest", 'titel: "Feest').replace("  kennen:", "  ‸kennen:"),
        "x",
        "Een deel van dit bestand is niet te lezen, en daar kan het id ook staan: herstel dat eerst.",
    ),
    (
        PLAN.replace("  tocht:", "  kennen:").replace("[impact]", "[‸kennen]"),
        "x",
        "Het id 'kennen' staat meer dan één keer in dit bestand: pas er eerst een met de hand aan.",
    ),
    (
        "language: en\nactors:\n  a‸: {name: A}\n",
        "1",
        "'1' cannot be an id: start with a letter, and use letters without accents, digits, - and _ only.",
    ),
]


@pytest.mark.parametrize(("text", "new", "why"), REFUSED)
def test_what_cannot_be_renamed(text: str, new: str, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        renamed(text, new)
    assert str(refused.value) == why


def test_the_same_name_changes_nothing() -> None:
    plan, place = cursor(PLAN.replace("  kennen:", "  ‸kennen:"))
    assert rename(plan.document, plan.positions.offset(place), "kennen") == ()


def test_definition_and_references_of_the_impact_goal() -> None:
    plan, place = cursor(PLAN.replace("[impact]", "[impact‸]"))
    keyword = types.Location(plan.uri, types.Range(types.Position(3, 0), types.Position(3, 10)))
    assert definition_from(plan, place) == keyword
    arrow = types.Location(plan.uri, types.Range(types.Position(17, 65), types.Position(17, 71)))
    assert references_from(plan, place, declared=False) == [arrow]
    assert references_from(plan, keyword.range.start, declared=True) == [keyword, arrow]


def test_what_leads_nowhere_has_no_definition() -> None:
    plan, place = cursor(PLAN.replace("[kennen]", "[‸kenen]", 1))
    assert definition_from(plan, place) is None
    plan, place = cursor(PLAN.replace("De stad", "De‸ stad"))
    assert definition_from(plan, place) is None
    assert references_from(plan, place, declared=True) is None


def test_a_broken_stretch_hides_no_other_id() -> None:
    plan = opened(PLAN.replace("titel: Feest", 'titel: "Feest'))
    assert {one.id for one in mentions(plan.document)} == {"buren", "stad", "feest", "tocht", "kennen", "impact"}


HOVERS = [
    (PLAN.replace("actoren:", "act‸oren:"), "**actoren**: Iedereen die een rol speelt, per id."),
    (
        PLAN.replace("[kennen]", "[ken‸nen]", 1),
        "**kennen** (outcomes)\n\nBuren kennen elkaar\n\nleidt_tot:\n\n- `impact` Buren kennen elkaar",
    ),
    (
        PLAN.replace("  tocht:", "  to‸cht:"),
        "**Tocht** (`tocht`, activiteiten)\n\nleidt_tot:\n\n- `kennen` Buren kennen elkaar",
    ),
    (PLAN.replace("[impact]", "[imp‸act]"), "**impact** (impactdoel)\n\nBuren kennen elkaar"),
    (PLAN.replace("rol: stad", "rol: st‸ad"), "`stad`: Een eigen dienst."),
    (PLAN.replace("impactdoel:", "impact‸doel:"), "**impactdoel**: Het ene doel: voor wie je het verschil maakt."),
    (
        PLAN.replace("titel: Feest", "sta‸tus: ontwerp"),
        (
            "**status**: Hoe ver het plan staat.\n\n- `ontwerp`: Eerste versie.\n- `nalezing`: Anderen lezen na.\n"
            "- `definitief`: Beslist."
        ),
    ),
    (
        PLAN.replace("Stad,", "'*_Stad_* <b>',").replace("  stad:", "  sta‸d:"),
        "**\\*\\_Stad\\_\\* \\<b>** (`stad`, actoren)\n\nrol: `stad`: Een eigen dienst.",
    ),
    (
        "language: en\nactors:\n  a: {ro‸le: city}\n",
        (
            "**role**: city: a service of the organisation itself; partner: carries activities with the city, or has "
            "to change itself; target_group: for whom the difference is made.\n\n"
            "- `city`: A service of the organisation itself.\n"
            "- `partner`: Carries activities along, or has to change itself.\n"
            "- `target_group`: For whom the difference is made.\n- `other`: Somebody else."
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), HOVERS)
def test_hover(text: str, expected: str) -> None:
    plan, place = cursor(text)
    plan.__dict__["findings"] = ()
    shown = hover(plan, place)
    assert shown
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.value == expected


def test_hover_on_a_finding_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "toc.toml").write_text('select = ["link-without-hypothesis", "wrong-value"]\n', encoding="utf-8")
    plan, place = cursor(PLAN.replace("rol: stad", "rol: st‸add"), tmp_path)
    shown = hover(plan, place)
    assert shown == types.Hover(
        types.MarkupContent(
            types.MarkupKind.Markdown,
            "**fout**: 'stadd' kan niet bij 'rol'. Bedoel je 'stad'? `wrong-value`\n\n"
            "Kies stad, partner, doelgroep of andere.\n\n"
            "Een waarde die toc niet kent, telt als niet ingevuld: de actor of de stap krijgt dan geen plaats in de "
            "tekening of in de controle.\n\n"
            "*steunt op: toc, Het bestandsformaat, versie 1: welke waarden elk sleutelwoord kent*",
        ),
        types.Range(types.Position(7, 26), types.Position(7, 31)),
    )


def test_hover_tells_what_counts_later(tmp_path: Path) -> None:
    (tmp_path / "toc.toml").write_text('select = ["link-without-hypothesis"]\n', encoding="utf-8")
    text = PLAN + "  helpen: {tekst: Buren helpen elkaar, leidt_tot: [k‸ennen]}\n"
    for status, told in (("ontwerp", "**waarschuwing** (telt later mee): "), ("definitief", "**waarschuwing**: ")):
        plan, place = cursor(text.replace("titel: Feest", f"status: {status}"), tmp_path)
        shown = hover(plan, place)
        assert shown
        assert isinstance(shown.contents, types.MarkupContent)
        assert told in shown.contents.value


@pytest.mark.parametrize("text", [PLAN.replace("houdt", "hou‸dt"), LINKED.replace("# feest", "# fe‸est"), "‸", "a‸: b"])
def test_nothing_to_say(text: str) -> None:
    plan, place = cursor(text)
    plan.__dict__["findings"] = ()
    assert hover(plan, place) is None


def test_the_outline_holds_for_any_file() -> None:
    for text in (PLAN, LINKED, PLAN.replace("titel: Feest", "[{"), "", "- a", "activiteiten:\n", "actoren: *x"):
        assert _outline_holds(symbols(opened(text)))


def _outline_holds(tops: list[types.DocumentSymbol]) -> bool:
    """Whether each name stands within its thing, as the protocol demands."""
    return all(_inside(one.range, one.selection_range) for top in tops for one in (top, *(top.children or ())))


def _inside(outer: types.Range, inner: types.Range) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


PIECES = st.sampled_from(
    ["", "\n", ":", ": ", "[", "{", "]", "}", '"', "'", "- ", "#", ",", "->", "  ", "&a ", "*a", "\t"]
)


@given(st.data(), PIECES, st.integers(0, 30))
def test_answers_about_a_broken_plan_keep_to_the_protocol(data: st.DataObject, piece: str, lost: int) -> None:
    at = data.draw(st.integers(0, len(LINKED)))
    plan = opened(LINKED[:at] + piece + LINKED[at + lost :])
    plan.__dict__["findings"] = ()
    for offset in (at, at + len(piece)):
        place = plan.positions.at(offset)
        for offer in completion(plan, place, snippets=True):
            assert isinstance(offer.text_edit, types.TextEdit)
            span = offer.text_edit.range
            assert span.start <= place <= span.end
            assert span.start.line == span.end.line
        shown = hover(plan, place)
        assert shown is None or shown.range is None or shown.range.start <= place <= shown.range.end
        defined = definition_from(plan, place)
        uses = references_from(plan, place, declared=True)
        assert defined is None or (uses is not None and defined in uses)
    assert _outline_holds(symbols(plan))


@given(st.text(alphabet="a\n\ré😀\u2028\x85 ", max_size=40), st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_offset_has_a_place_of_its_own(text: str, data: st.DataObject, encoding: str) -> None:
    positions = Positions(Lines(text), encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] != "\r\n":  # between the two there is no place
        assert positions.offset(positions.at(offset)) == offset


def test_places_behind_the_end_mean_the_end() -> None:
    positions = Positions(Lines("ab\r\ncd"))
    assert [positions.offset(types.Position(*place)) for place in ((0, 9), (1, 9), (7, 0))] == [2, 6, 6]
