"""`toc render --diff`, the picture: what is in it, that it is tidy and readable, and that every box keeps its place."""

from itertools import product

import pytest
from hypothesis import given, settings
from plans import HOSTILE, example
from running import Golden
from test_diagrams import check_tidy
from test_difference import plans
from test_themes import meetings

from toc.compare.difference import Change, difference
from toc.compare.merged_plan import union
from toc.core.model import Language, Plan
from toc.pictures import theme
from toc.pictures.change_notes import Compared
from toc.pictures.changes import STROKES, faded, styled
from toc.pictures.extras import Part, numbers_of
from toc.pictures.render import PLAIN, Direction, Format, Look, dot_text, mermaid_text, notes_scene, render, scene
from toc.pictures.scene import Curve, Group, Rect, Scene, Text, flat
from toc.pictures.selection import Selection, select
from toc.pictures.theme import STYLES, THEMES, Kind, ThemeName, contrast
from toc.pictures.views import View
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

OLD = """\
toc: 1
taal: nl
titel: Plan
versie: "1"
impactdoel: {tekst: Bewoners voelen zich thuis, wie: [bewoners]}
actoren:
  jeugd: {naam: Dienst Jeugd, rol: stad}
  sport: {naam: Sportdienst, rol: stad}
  bewoners: {naam: Bewoners, rol: doelgroep}
middelen:
  geld: {tekst: Subsidie, leidt_tot: [kamp, bezoek]}
activiteiten:
  kamp: {label: Kamp, tekst: Dienst Jeugd houdt een kamp, door: [jeugd], leidt_tot: [gaan_mee]}
  bezoek: {label: Huisbezoek, tekst: Dienst Jeugd gaat op huisbezoek, door: [jeugd], leidt_tot: [gaan_mee]}
outputs:
  gaan_mee: {tekst: Bewoners gaan mee, wie: [bewoners], leidt_tot: [kennen, helpen]}
outcomes:
  kennen: {tekst: Bewoners kennen elkaar, wie: [bewoners], termijn: kort, leidt_tot: [vieren]}
  helpen: {tekst: Bewoners helpen elkaar, wie: [bewoners], termijn: lang, leidt_tot: [impact]}
  vieren: {tekst: Bewoners vieren samen, wie: [bewoners], termijn: kort, leidt_tot: [helpen]}
hypothesen:
  h1: {tekst: Als x dan y, verband: kennen -> vieren}
  h2: {tekst: Als y dan z, verband: helpen -> impact}
externe_factoren:
  regen: {tekst: Het regent vaak, effect: hindert, op: [kennen]}
neveneffecten:
  lawaai: {tekst: Er is meer lawaai, door_toedoen_van: [gaan_mee]}
indicatoren:
  i1: {tekst: Aandeel dat buren kent, meet: [kennen], norm: {waarde: 40}}
  i2: {tekst: Aantal feesten, meet: [vieren]}
"""


def edited(text: str, *edits: tuple[str, str]) -> str:
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    return text


NEW = edited(
    OLD,
    ('versie: "1"', 'versie: "2"'),
    ("  sport: {naam: Sportdienst, rol: stad}\n", "  feest: {naam: Feestdienst, rol: stad}\n"),
    ("label: Kamp,", "label: Zomerkamp,"),
    ("leidt_tot: [kamp, bezoek]", "leidt_tot: [kamp]"),
    (
        "  bezoek: {label: Huisbezoek, tekst: Dienst Jeugd gaat op huisbezoek, door: [jeugd], leidt_tot: [gaan_mee]}\n",
        "",
    ),
    ("leidt_tot: [kennen, helpen]", "leidt_tot: [vieren]"),
    ("termijn: kort, leidt_tot: [vieren]", "termijn: kort, leidt_tot: [praten]"),
    (
        "termijn: kort, leidt_tot: [helpen]}",
        "termijn: kort, leidt_tot: [kennen]}\n  praten: {tekst: Bewoners praten vaker, leidt_tot: [helpen]}",
    ),
    ("Als y dan z", "Als y dan toch z"),
    ("effect: hindert, op: [kennen]", "effect: hindert, op: [helpen]"),
    ("waarde: 40", "waarde: 50"),
    ("  i2: {tekst: Aantal feesten, meet: [vieren]}\n", "  i3: {tekst: Aantal gesprekken, meet: [praten]}\n"),
)
PICTURES = [(view, Direction.COLUMN) for view in View] + [(View.TRIPLE, Direction.ROW)]


def compared(old: str, new: str) -> tuple[Plan, Look]:
    """Both plans in one, and the look that draws them."""
    found = difference(read(old, "old").plan, read(new, "new").plan)
    both = union(found)
    how = Compared(since="HEAD~1 (2026-01-31)", difference=found, union=both)
    return both.plan, Look(compared=how, numbers=numbers_of(both.plan))


def texts(picture: Scene) -> list[str]:
    return [one.text for one in flat(picture.items) if isinstance(one, Text)]


def group(picture: Scene, name: str) -> Group:
    return next(one for one in flat(picture.items) if isinstance(one, Group) and one.id == name)


@pytest.mark.parametrize("view", list(View))
def test_one_of_each_change_as_dot(view: View, golden: Golden) -> None:
    plan, look = compared(OLD, NEW)
    golden(f"diff.{view}.dot", dot_text(plan, view, language=Language.NL, look=look))


@pytest.mark.parametrize("view", list(View))
def test_one_of_each_change_as_mermaid(view: View, golden: Golden) -> None:
    plan, look = compared(OLD, NEW)
    golden(f"diff.{view}.mmd", mermaid_text(plan, view, language=Language.NL, look=look))


@pytest.mark.parametrize("language", list(Language))
def test_what_changed_stands_in_words_under_the_picture(language: Language, golden: Golden) -> None:
    plan, look = compared(OLD, NEW)
    notes = notes_scene(plan, View.PATH, 900, language=language, look=look)
    assert notes
    golden(f"diff.notes.{language}.txt", "\n".join(texts(notes)) + "\n")


def test_form_and_word_tell_what_became_of_a_box() -> None:
    plan, look = compared(OLD, NEW)
    picture = scene(plan, View.CHAIN, language=Language.NL, look=look)
    rects = {
        name: [one for one in group(picture, f"node-{name}").items if isinstance(one, Rect)] for name in plan.outcomes
    }
    assert rects["praten"][0].stroke == STROKES[Change.ADDED]
    assert group(picture, "node-praten").title == "Bewoners praten vaker (+2 nieuw)"
    bezoek = group(picture, "node-bezoek")
    assert isinstance(bezoek.items[0], Rect)
    assert bezoek.items[0].stroke == STROKES[Change.REMOVED]
    lines = [one for one in bezoek.items if isinstance(one, Rect) and one.height == 1.3]
    labels = [one.text for one in bezoek.items if isinstance(one, Text)]
    assert labels == ["−5 weg", "Huisbezoek", "Dienst Jeugd"]
    assert len(lines) == 1
    kamp = group(picture, "node-kamp")
    assert [one.text for one in kamp.items if isinstance(one, Text)] == ["≠7 gewijzigd", "Zomerkamp", "Dienst Jeugd"]
    assert rects["helpen"][0].stroke == styled(STYLES[Kind.OUTCOME], None).stroke


def test_form_and_mark_tell_what_became_of_an_arrow() -> None:
    plan, look = compared(OLD, NEW)
    for view in (View.CHAIN, View.HIERARCHY, View.PATH, View.TRIPLE):
        picture = scene(plan, view, language=Language.NL, look=look)
        lines = {
            one.title: one.items[0].stroke
            for one in flat(picture.items)
            if isinstance(one, Group) and one.kind == "link" and isinstance(one.items[0], Curve)
        }
        assert lines["gaan_mee -> kennen"] == STROKES[Change.REMOVED], view
        assert lines["gaan_mee -> vieren"] == STROKES[Change.ADDED]
        assert lines["vieren -> kennen"] == STROKES[Change.CHANGED]
        assert lines["kennen -> praten"] == STROKES[Change.ADDED]
        assert lines["helpen -> impact"] == faded(theme.ARROW)
        assert {"+ nieuw verband (2)", "⇄ omgekeerd verband (1)"} <= set(texts(picture))
    assert lines["regen -> helpen"].width == STROKES[Change.ADDED].width
    assert lines["regen -> kennen"] == STROKES[Change.REMOVED]


def test_the_legend_names_what_occurs_and_how_often() -> None:
    plan, look = compared(OLD, edited(OLD, ("label: Kamp,", "label: Zomerkamp,")))
    shown = texts(scene(plan, View.CHAIN, language=Language.EN, look=look))
    assert "≠ changed (1)" in shown
    assert "grey: as it was" in shown
    assert not [one for one in shown if one.startswith(("+ new", "− gone", "⇄"))]
    assert any("compared with HEAD~1 (2026-01-31)" in one for one in shown)


def test_the_legend_names_a_kind_of_arrow_of_which_every_one_is_new() -> None:
    newer = edited(OLD, ("leidt_tot: [impact]}", "leidt_tot: [impact], koppelt_terug_naar: [kennen]}"))
    plan, look = compared(OLD, newer)
    shown = texts(scene(plan, View.CHAIN, language=Language.NL, look=look))
    assert shown.count("koppelt terug") == 1
    assert "+ nieuw verband (1)" in shown


def test_what_has_a_letter_carries_its_tag_and_the_rest_stands_back() -> None:
    plan, look = compared(OLD, NEW)
    show = Look(compared=look.compared, numbers=look.numbers, show=frozenset({Part.INDICATORS, Part.HYPOTHESES}))
    picture = scene(plan, View.HIERARCHY, language=Language.NL, look=show)
    kennen = [one.text for one in group(picture, "node-kennen").items if isinstance(one, Text)]
    assert kennen[-1].startswith("I1 (≠9 gewijzigd): ") or "I1 (≠9 gewijzigd):" in " ".join(kennen)
    assert "≠8 gewijzigd: Als y dan toch z" in texts(picture)
    colors = {one.text: one.color for one in flat(picture.items) if isinstance(one, Text)}
    assert (colors["H1"], colors["H2"]) == (theme.FADED_TEXT, theme.NOTE)


@pytest.mark.parametrize(("view", "direction"), PICTURES)
def test_pictures_are_tidy_even_of_a_hostile_plan(view: View, direction: Direction) -> None:
    for old, new in ((OLD, NEW), (NEW, OLD), (HOSTILE, OLD), (OLD, HOSTILE), ("toc: 1\n", OLD), (OLD, "toc: 1\n")):
        plan, look = compared(old, new)
        check_tidy(scene(plan, view, language=Language.NL, direction=direction, look=look))
    picture = render(plan, view, Format.SVG, language=Language.NL, direction=direction, look=look)
    assert b"<script" not in picture


@pytest.mark.parametrize("file_format", [Format.PNG, Format.PDF])
def test_every_image_format(file_format: Format) -> None:
    plan, look = compared(OLD, NEW)
    start = {Format.PNG: b"\x89PNG\r\n", Format.PDF: b"%PDF-"}[file_format]
    assert render(plan, View.PATH, file_format, language=Language.NL, look=look).startswith(start)


@pytest.mark.parametrize("name", list(ThemeName))
def test_contrast_is_enough_wherever_colours_meet(name: ThemeName) -> None:
    plan, look = compared(OLD, NEW)
    goal = compared(OLD, edited(OLD, ("voelen zich thuis", "voelen zich veilig")))
    gone = compared(OLD, edited(OLD, ("impactdoel: {tekst: Bewoners voelen zich thuis, wie: [bewoners]}\n", "")))
    for (drawn, how), (view, direction) in product(((plan, look), goal, gone), PICTURES):
        themed = Look(
            compared=how.compared,
            numbers=how.numbers,
            theme=THEMES[name],
            show=frozenset({Part.INDICATORS, Part.QUESTIONS, Part.HYPOTHESES, Part.TERMS}),
        )
        picture = scene(drawn, view, language=Language.NL, direction=direction, look=themed)
        low = {
            (front, back, what)
            for front, back, needed, what in meetings(picture)
            if front != back and contrast(front, back) < needed
        }
        assert not low


@pytest.mark.parametrize("name", list(ThemeName))
def test_what_is_grey_can_be_read(name: ThemeName) -> None:
    chosen = THEMES[name]
    least = 7 if name is ThemeName.CONTRAST else 4.5
    assert contrast(chosen.of(theme.FADED_TEXT), chosen.of(theme.FADED_FILL)) >= least
    for color in (theme.ADDED, theme.REMOVED, theme.CHANGED):
        assert contrast(chosen.of(color), chosen.of(theme.PAPER)) >= least


def test_every_state_differs_in_form_from_every_other() -> None:
    """Width, dashes, a second line, weight and strike of the label: what is left in black and white."""
    for kind, style in STYLES.items():
        states = [styled(style, change) for change in (None, *Change)]
        forms = {(one.width, one.dash, bool(one.double), one.bold, one.struck) for one in states}
        assert len(forms) == 4, kind
    assert (
        len({(one.width, one.dash) for one in (STROKES[Change.ADDED], STROKES[Change.REMOVED], faded(theme.ARROW))})
        == 3
    )


def centres(picture: Scene) -> dict[str, tuple[float, float]]:
    return {
        one.id: (one.items[0].x + one.items[0].width / 2, one.items[0].y + one.items[0].height / 2)
        for one in flat(picture.items)
        if isinstance(one, Group) and one.id.startswith("node-") and isinstance(one.items[0], Rect)
    }


def order(picture: Scene, view: View) -> set[tuple[str, str]]:
    """Which box comes before which of those beside it."""
    along = 1 if view is View.CHAIN else 0
    places = centres(picture)
    return {
        (one, other)
        for one, other in product(places, places)
        if abs(places[one][1 - along] - places[other][1 - along]) < 5 and places[one][along] < places[other][along]
    }


UBUNTU_EDITS = (
    ("label: Verhalenavonden", "label: Verhalencafé"),
    (
        "    leidt_tot: [onderling_vertrouwen, overlast_daalt]\n",
        (
            "    leidt_tot: [onderling_vertrouwen, groeten]\n"
            "  groeten: {tekst: Buren groeten elkaar, wie: [bewoners], termijn: lang, leidt_tot: [impact]}\n"
        ),
    ),
    ("leidt_tot: [eigenaars_minder_eenzaam]", "leidt_tot: [eigenaars_minder_eenzaam, sneller_melden]"),
)


@pytest.mark.parametrize("view", [View.CHAIN, View.HIERARCHY, View.PATH])
def test_boxes_stand_in_the_order_in_which_the_newer_plan_is_drawn(view: View) -> None:
    """From the first version to the second, and from the second to the third."""
    first = example("ubuntu").text
    second = edited(first, *UBUNTU_EDITS)
    start, end = second.index("  jeugdsubsidie:\n    label"), second.index("  wijkbudget:\n    label")
    third = edited(second[:start] + second[end:], ("leidt_tot: [jeugdsubsidie]", "leidt_tot: [verhalenavonden]"))
    for old, new in ((first, second), (second, third), (third, second)):
        plan, look = compared(old, new)
        alone = order(scene(read(new, "new").plan, view, language=Language.NL, look=PLAIN), view)
        both = order(scene(plan, view, language=Language.NL, look=look), view)
        assert len(alone) > 10
        assert not {(one, other) for one, other in alone if (other, one) in both}


def test_a_part_keeps_the_numbers_of_the_whole() -> None:
    plan, look = compared(OLD, NEW)
    part = select(plan, Selection(focus=("praten",)))
    picture = scene(part, View.PATH, language=Language.NL, look=look)
    assert "≠7 gewijzigd" in texts(picture)
    assert "−5 weg" not in texts(
        scene(select(plan, Selection(focus=("helpen",), depth=1)), View.PATH, language=Language.NL, look=look)
    )


@given(plans(), plans())
@settings(max_examples=12)
def test_any_two_plans_can_be_drawn(old: Plan, new: Plan) -> None:
    found = difference(old, new)
    both = union(found)
    how = Compared(since="x", difference=found, union=both)
    for view, direction in PICTURES:
        look = Look(compared=how, numbers=numbers_of(both.plan), show=frozenset(Part))
        check_tidy(scene(both.plan, view, language=Language.EN, direction=direction, look=look))
        dot_text(both.plan, view, language=Language.EN, direction=direction, look=look)
