"""`toc render --show`, `--hide` and `--findings`: what boxes, arrows, notes and legend tell."""

from pathlib import Path

import pytest
from plans import example
from running import Golden, Run

from toc.core.model import Evidence, Language, Link
from toc.pictures import theme
from toc.pictures.extras import Part, Remark, evidence_strokes
from toc.pictures.render import Direction, Look, scene
from toc.pictures.scene import Circle, Curve, Group, Rect, Scene, Text, flat
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

PLAN = """\
toc: 1
taal: nl
titel: Plan
status: definitief
impactdoel: {tekst: Bewoners voelen zich thuis, wie: [bewoners]}
actoren:
  jeugd: {naam: Dienst Jeugd, rol: stad}
  bewoners: {naam: Bewoners, rol: doelgroep}
activiteiten:
  kamp: {tekst: Dienst Jeugd houdt een kamp, door: [jeugd], leidt_tot: [gaan_mee]}
outputs:
  gaan_mee: {tekst: Bewoners gaan mee, wie: [bewoners], leidt_tot: [kennen]}
outcomes:
  kennen: {tekst: Bewoners kennen elkaar, wie: [bewoners], termijn: kort, leidt_tot: [helpen]}
  helpen: {tekst: Bewoners helpen elkaar, wie: [bewoners], leidt_tot: [impact]}
hypothesen:
  h1: {tekst: Als x dan y, verband: kennen -> helpen, bewijs: sterk, aannames: [Er is tijd]}
  h2: {tekst: Als y dan z, verband: [helpen -> impact, kennen -> helpen], bewijs: zwak, mechanisme: Gewoonte}
  h3: {tekst: Als u dan v, verband: gaan_mee -> kennen}
externe_factoren:
  regen: {tekst: Het regent vaak, effect: hindert, op: [kennen]}
  lijn: {tekst: Een nieuwe buslijn, effect: helpt, op: [helpen -> impact], programma: De Lijn}
neveneffecten:
  lawaai: {tekst: Er is meer lawaai, door_toedoen_van: [gaan_mee], signaal: klachten}
indicatoren:
  i1:
    tekst: Aandeel dat buren kent
    meet: [kennen]
    eenheid: "%"
    nulmeting: {waarde: 10}
    norm: {waarde: 40, tegen: 2028}
  i2: {tekst: Aantal ontmoetingen, meet: [kennen, helpen], nulmeting: {waarde: 3}}
  i3: {tekst: Wat ze zeggen, meet: [helpen]}
leervragen:
  l1: {tekst: Wie blijft weg?, over: [kennen], gebruiker: de schepen, beslissing: de werving, tegen: 2028}
  l2: {tekst: Werkt het?, over: [helpen -> impact, kennen]}
"""


@pytest.fixture
def document() -> Document:
    return read(PLAN, "plan.toc.yaml")


def drawn(document: Document, view: View, *show: Part, **how: object) -> Scene:
    look = Look(show=frozenset(show), **how)  # type: ignore[arg-type]
    return scene(document.plan, view, language=document.language, look=look)


def box(picture: Scene, name: str) -> list[str]:
    """The lines of text in a box."""
    [group] = [one for one in flat(picture.items) if isinstance(one, Group) and one.id == f"node-{name}"]
    return [one.text for one in group.items if isinstance(one, Text)]


def texts(picture: Scene) -> list[str]:
    return [one.text for one in flat(picture.items) if isinstance(one, Text)]


def test_indicators_go_from_baseline_to_target_and_say_what_is_not_set(document: Document) -> None:
    picture = drawn(document, View.HIERARCHY, Part.INDICATORS)
    assert box(picture, "kennen") == ["Bewoners kennen elkaar", "Bewoners", "I1: 10% → 40%", "I2: 3 → norm ontbreekt"]
    assert box(picture, "helpen")[-3:] == ["I2: 3 → norm ontbreekt", "I3: nulmeting en", "norm ontbreken"]
    assert "10% → 40% (tegen 2028)" in texts(picture)
    assert "Indicatoren: van nulmeting naar norm" in texts(picture)


def test_questions_stand_at_what_they_are_about(document: Document) -> None:
    picture = drawn(document, View.CHAIN, Part.QUESTIONS)
    assert box(picture, "kennen")[-1] == "L1, L2: leervraag"
    assert texts(picture).count("L2") == 2  # on the arrow, and at its note
    assert any("voor de schepen · beslist mee over de werving" in line for line in texts(picture))


def test_hypotheses_can_be_shown_in_every_view_and_hidden(document: Document) -> None:
    for view in View:
        shown = texts(drawn(document, view, Part.HYPOTHESES))
        assert "Hypothesen en mechanismen" in shown
        assert "H1,2" in shown
        hidden = texts(drawn(document, view, hide=frozenset({Part.HYPOTHESES})))
        assert "Hypothesen en mechanismen" not in hidden
        assert not [line for line in hidden if line.startswith("H1")]


def test_assumptions_and_evidence_are_told_with_the_hypothesis(document: Document) -> None:
    shown = texts(drawn(document, View.TRIPLE, Part.ASSUMPTIONS, Part.EVIDENCE))
    start = shown.index("Als x dan y")
    assert shown[start : start + 3] == ["Als x dan y", "Aanname: Er is tijd", "sterk bewijs"]
    assert "bewijs niet vermeld" in shown


def test_the_weight_of_an_arrow_is_that_of_the_least_supported_hypothesis(document: Document) -> None:
    assert evidence_strokes(document.plan) == {
        Link("kennen", "helpen"): theme.EVIDENCE[Evidence.WEAK],
        Link("helpen", "impact"): theme.EVIDENCE[Evidence.WEAK],
    }
    weights = {(stroke.width, stroke.dash) for stroke in theme.EVIDENCE.values()}
    assert len(weights) == len(theme.EVIDENCE) == len(Evidence) + 1
    for view in View:
        picture = drawn(document, view, Part.EVIDENCE)
        lines = {
            one.title: one.items[0].stroke
            for one in flat(picture.items)
            if isinstance(one, Group) and one.kind == "link" and isinstance(one.items[0], Curve)
        }
        assert lines["kennen -> helpen"] == theme.EVIDENCE[Evidence.WEAK]
        assert lines["gaan_mee -> kennen"] == theme.EVIDENCE[None]
        assert {"leidt tot: zwak bewijs", "leidt tot: bewijs niet vermeld"} <= set(texts(picture))
        assert "leidt tot: sterk bewijs" not in texts(picture)


def test_terms_stand_on_boxes_or_as_layers(document: Document) -> None:
    picture = drawn(document, View.PATH, Part.TERMS)
    assert box(picture, "kennen")[-1] == "Korte termijn"
    assert box(picture, "helpen")[-1] == "Korte termijn"  # what it follows from gives it a term
    layers = texts(drawn(document, View.HIERARCHY, hide=frozenset({Part.TERMS})))
    assert "Korte termijn" not in layers
    assert "Outcomes" in layers


def test_factors_and_unintended_effects_where_a_view_has_no_place_for_them(document: Document) -> None:
    picture = drawn(document, View.HIERARCHY, Part.FACTORS, Part.UNINTENDED)
    assert box(picture, "kennen")[-1] == "E1: \N{MINUS SIGN} hindert"
    assert box(picture, "gaan_mee")[-1] == "N1: neveneffect"
    assert "+ helpt · De Lijn" in texts(picture)
    assert "Zo merk je het: klachten" in texts(picture)


def test_what_is_hidden_is_gone_and_not_called_missing(document: Document) -> None:
    hide = frozenset({Part.FACTORS, Part.UNINTENDED, Part.ACTORS})
    for view, direction in ((view, direction) for view in View for direction in Direction):
        look = Look(hide=hide)
        shown = texts(scene(document.plan, view, language=Language.NL, direction=direction, look=look))
        joined = " ".join(shown)
        for gone in ("Het regent", "buslijn", "lawaai", "Dienst Jeugd houdt niets"):
            assert gone not in joined, (view, gone)
        assert "Actoren van de stad" not in joined
        lines = box(scene(document.plan, view, language=Language.NL, look=look), "kennen")
        assert " ".join(lines) == "Bewoners kennen elkaar"
    assert "niet getoond" in texts(drawn(document, View.TRIPLE, hide=hide))
    assert "niet getoond" in texts(drawn(document, View.PATH, hide=hide))


def test_a_finding_marks_its_box_or_arrow_with_a_square(document: Document) -> None:
    remarks = (
        Remark("Te lang.", "tip", ("kennen",)),
        Remark("Te vaag.", "fout", ("kennen",)),
        Remark("Waarom?", "waarschuwing", (), (Link("helpen", "impact"),)),
        Remark("Geen norm.", "tip"),
    )
    for view in View:
        picture = drawn(document, view, remarks=remarks)
        assert box(picture, "kennen")[-1] == "B1,2"
        shown = texts(picture)
        assert shown.count("B3") == 2
        assert {"fout: Te vaag.", "waarschuwing: Waarom?", "tip: Geen norm.", "bevinding"} <= set(shown)
        forms = {
            text.text: ground
            for ground, text in zip(flat(picture.items), list(flat(picture.items))[1:], strict=False)
            if isinstance(text, Text) and isinstance(ground, Rect | Circle)
        }
        ground = forms["B3"]
        assert isinstance(ground, Rect)
        assert ground.radius == 0


def test_nothing_changes_without_options(document: Document) -> None:
    for view in View:
        assert scene(document.plan, view, language=Language.NL) == drawn(document, view)


def test_notes_do_not_overlap_and_stay_in_the_picture() -> None:
    everything = frozenset(Part)
    for view in View:
        plan = example("school-streets").plan
        picture = scene(plan, view, language=Language.EN, look=Look(show=everything))
        lines = [one for one in flat(picture.items) if isinstance(one, Text)]
        for one in lines:
            left = one.x - one.width * {"start": 0, "middle": 0.5, "end": 1}[one.anchor]
            assert left >= 0
            assert left + one.width <= picture.width
            assert one.y <= picture.height
        taken: dict[float, list[tuple[float, float]]] = {}
        for one in lines:
            if one.size == 13 and one.anchor == "start":
                spans = taken.setdefault(round(one.y, 1), [])
                assert not [span for span in spans if one.x < span[1] and span[0] < one.x + one.width], one
                spans.append((one.x, one.x + one.width))


def test_on_the_command_line(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    ran = toc(
        "render", "plan.toc.yaml", "-v", "hierarchy", "-f", "dot", "-o", "-", "--show", "indicators", "--findings"
    )
    assert ran.code == 0
    assert "I1: 10% → 40%" in ran.out
    assert 'label="[B' in ran.out or 'label="B' in ran.out
    weighed = toc("render", "plan.toc.yaml", "-v", "chain", "-f", "dot", "-o", "-", "--show", "evidence").out
    assert "penwidth=1.8" in weighed
    svg = toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-", "--findings").out
    assert ">Wat toc lint opmerkt</text>" in svg
    assert "waarschuwing: " in svg


def test_wrong_use_is_said(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    ran = toc("render", "plan.toc.yaml", "--show", "indicator")
    assert ran.code == 2
    assert ran.err.startswith("toc: 'indicator' does not fit --show. It takes: actors, terms, indicators,")
    assert "Did you mean 'indicators'?" in ran.err
    ran = toc("render", "plan.toc.yaml", "--show", "terms", "--hide", "terms")
    assert (ran.code, ran.err) == (2, "toc: --show terms does not go with --hide terms.\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc("render", "plan.toc.yaml", "--show", "terms", "--hide", "terms")
    assert ran.err == "toc: --show terms gaat niet samen met --hide terms.\n"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help_reads_well_in_both_languages(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("render", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.render.{language}.txt", ran.out)
