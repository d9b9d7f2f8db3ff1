"""`--format mermaid`: the flowchart that comes out, and that Mermaid itself reads it as it was meant."""

import html
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mermaid_browser import VERSIONS, Mermaid, browsing
from pages import poisoned
from plans import EXAMPLES, HOSTILE, ROOT, example
from running import Golden, Run
from test_diff_pictures import NEW, OLD, compared

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Language
from toc.pictures.extras import Part, Remark
from toc.pictures.mermaid import MOST_ARROWS, MOST_CHARACTERS, Area, Flow, FlowArrow, FlowBox, source
from toc.pictures.mermaid_text import escaped, shortened
from toc.pictures.render import Direction, Look, mermaid_text
from toc.pictures.theme import ARROW, STYLES, THEMES, Kind, ThemeName
from toc.pictures.views import View
from toc.syntax.document import Document
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

NASTY = (
    'a "b" c',
    "]]; end",
    "`code` and **bold** and _thin_ and ~~gone~~",
    "%%{init: {'theme': 'dark'}}%% x",
    "%% a comment",
    "---",
    "- a list",
    "* a list",
    "+ helpt",
    "1. a list",
    "12) a list",
    "# a heading",
    "> quoted",
    "===",
    "<script>window.hit = 1</script>",
    '<img src=x onerror="window.hit = 1">',
    "</foreignObject></svg><b>x</b>",
    "#quot; #35; &amp; &#60;b&#62; &lt;",
    "click n_a href javascript:alert(1)",
    "subgraph graph end default style class linkStyle",
    "fa:fa-user fab:fa-github",
    "https://example.org/a_b?c=d&e www.example.org iemand@example.org",
    "[link](https://example.org) ![image](x) <https://example.org>",
    "$$x^2$$",
    "back\\slash\\n \\N {a|b} | a",
    "a --> b; a --- b -.- c ~~~ d ==> e",
    "accTitle: x accDescr { y }",
    "style a: b#f00;",
    "lifestyle:#f00;",
    "direction LR",
    "wind Direction TB direction  rl",
    "@{ shape: cloud }",
    "een \u201eaanhaling\u201d: \xe9\xe9n d\u2019Artagnan \u2192 \xb7 \u2212",
    "\U0001f600 \u05e9\u05dc\u05d5\u05dd \u6f22\u5b57 \u0645\u0631\u062d\u0628\u0627",
    "e\u0301 combined",
    "100% van 3.5 (\u00b1 2); zie p. 4-5, en/of",
)


@pytest.fixture(scope="module")
def mermaids() -> Iterator[dict[str, Mermaid]]:
    with browsing() as found:
        yield found


@pytest.fixture(params=VERSIONS)
def mermaid(mermaids: dict[str, Mermaid], request: pytest.FixtureRequest) -> Mermaid:
    return mermaids[request.param]


@pytest.fixture
def current(mermaids: dict[str, Mermaid]) -> Mermaid:
    return mermaids[VERSIONS[0]]


def one_line(text: str) -> str:
    """The text as it is to be seen: what Mermaid has taken for its own marks is taken apart."""
    return " ".join(text.split()).replace("\ufb02", "fl").replace("\xb6\xdf", "\xb6 \xdf")


def flow_of(texts: tuple[str, ...]) -> Flow:
    """Every text as a label, as a small text, as the label of an arrow and as a heading."""
    boxes = tuple(
        FlowBox(id=f"a{number}", style=STYLES[Kind.OUTPUT], form=Kind.OUTPUT, label=text, under=(text, text))
        for number, text in enumerate(texts)
    )
    arrows = tuple(
        FlowArrow(tail=f"a{number}", head=f"a{number + 1}", stroke=ARROW, label=text)
        for number, text in enumerate(texts[:-1])
    )
    areas = tuple(
        Area(id=str(number), heading=text, boxes=(box,))
        for number, (text, box) in enumerate(zip(texts, boxes, strict=True))
    )
    return Flow(title=texts[0], description=" ".join(texts), way="TB", areas=areas, arrows=arrows)


def check_read_as_written(mermaid: Mermaid, texts: tuple[str, ...]) -> None:
    lines = tuple(map(one_line, texts))
    drawn = mermaid.draw(source(flow_of(texts), THEMES[ThemeName.LIGHT]))
    assert sorted(drawn.boxes) == sorted("\n".join([line] * 3) for line in lines)
    assert sorted(drawn.areas) == sorted(lines)
    assert sorted(drawn.arrows) == sorted(lines[:-1])
    assert drawn.title == lines[0]
    assert drawn.desc == " ".join(lines)


@pytest.mark.slow
def test_mermaid_shows_every_text_as_it_stands(mermaid: Mermaid) -> None:
    check_read_as_written(mermaid, NASTY)


LINE = st.text(
    st.one_of(
        st.sampled_from("\"'`#&;<>[](){}|%*_-+=~^$@:./\\! 1aZ\n\xb0\xb6\xdf\ufb02"),
        st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")),
    ),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip() != "")


@pytest.mark.slow
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(LINE, min_size=8, max_size=16).map(tuple))
def test_mermaid_shows_any_text_as_it_stands(mermaid: Mermaid, texts: tuple[str, ...]) -> None:
    check_read_as_written(mermaid, texts)


@given(st.text())
def test_escaping_is_undone_by_the_codes_of_mermaid_alone(text: str) -> None:
    written = escaped(text)
    assert re.fullmatch(r"([^\x00-\x1f\"`<>&;%\[\]{}|\\*_~^=+$@#\ufb02]|#\w+;)*", written)
    back = re.sub(r"#(\w+);", lambda code: html.unescape(f"&{'#' if code[1].isdigit() else ''}{code[1]};"), written)
    kept = re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", one_line(text))
    assert back == kept


def test_what_is_too_long_is_cut_between_words() -> None:
    assert shortened("een twee drie vier", 14) == "een twee …"
    assert shortened("  een \n twee ", 8) == "een twee"
    assert shortened("x" * 20, 10) == "x" * 8 + " …"


def everything(document: Document) -> Look:
    """A look that shows all there is, with a finding on the first arrow and on the impact goal."""
    links = tuple(CausalGraph.of(document.plan).links())[:1]
    remarks = (Remark("<b>mis</b> `x`", "fout", (IMPACT,)), Remark("y", "tip", (), links))
    return Look(show=frozenset(Part), remarks=remarks)


@pytest.mark.slow
@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_mermaid_draws_the_examples_in_every_view(current: Mermaid, path: Path, direction: Direction) -> None:
    document = example(path.name.removesuffix(".toc.yaml"))
    plan = document.plan
    for view in View if direction is Direction.COLUMN else [View.TRIPLE]:
        text = mermaid_text(plan, view, language=document.language, direction=direction)
        drawn = current.draw(text)
        labels = {box.partition("\n")[0] for box in drawn.boxes}
        shown = [*plan.outputs.values(), *plan.outcomes.values()]
        named = [one.label or one.text for one in shown]
        named += [] if view is View.HIERARCHY else [one.label or one.text for one in plan.activities.values()]
        assert {one_line(label or "") for label in named} <= labels
        assert drawn.lines == sum(text.count(sign) for sign in (" -->", " -.->"))
        assert len(text) < MOST_CHARACTERS


@pytest.mark.slow
@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD), (OLD, HOSTILE), (HOSTILE, OLD)])
def test_mermaid_draws_what_changed(current: Mermaid, old: str, new: str) -> None:
    plan, look = compared(old, new)
    for view in View:
        drawn = current.draw(mermaid_text(plan, view, language=Language.NL, look=look))
        assert drawn.areas[0].endswith(" · vergeleken met HEAD~1 (2026-01-31)")
        if new is NEW:
            assert ["+2 nieuw", "Bewoners praten vaker"] in [box.split("\n")[:2] for box in drawn.boxes]


def hostile() -> Document:
    return read(HOSTILE.encode(), "hostile.toc.yaml")


def harmful() -> Document:
    document = example("ubuntu")
    return replace(document, plan=poisoned(document.plan))


def large() -> Document:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from corpus import plan
    finally:
        sys.path.pop(0)
    return read(plan(40), "large.toc.yaml")


def bare() -> Document:
    return read(b"toc: 1\ntaal: nl\ntitel: x\n", "bare.toc.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("make", [hostile, harmful, large, bare], ids=lambda make: make.__name__)
def test_mermaid_draws_any_plan_with_everything_shown(mermaid: Mermaid, make: Callable[[], Document]) -> None:
    document = make()
    for view in View:
        text = mermaid_text(document.plan, view, language=document.language, look=everything(document))
        drawn = mermaid.draw(text)
        assert drawn.lines == sum(text.count(sign) for sign in (" -->", " -.->"))
        assert not any("Unsupported markdown" in one for one in drawn.boxes)


@pytest.mark.slow
def test_a_plan_whose_ids_are_words_of_mermaid(current: Mermaid) -> None:
    words = (
        "end",
        "graph",
        "subgraph",
        "default",
        "class",
        "style",
        "click",
        "o",
        "x",
        "area_actions",
        "call",
        "a-b--c",
    )
    lines = [f"  {word}: {{tekst: stap {word}, leidt_tot: [impact]}}" for word in words]
    document = read("\n".join(["toc: 1", "taal: nl", "impactdoel: {tekst: Doel}", "outcomes:", *lines]).encode(), "x")
    for view in View:
        boxes = current.draw(mermaid_text(document.plan, view, language=document.language)).boxes
        assert {f"stap {word}" for word in words} <= set(boxes)


@pytest.mark.parametrize("view", View)
def test_golden_flowcharts(view: View, golden: Golden) -> None:
    document = example("minimaal")
    golden(f"minimaal.{view}.mmd", mermaid_text(document.plan, view, language=document.language))


def looks_of(text: str, tail: str, head: str) -> str:
    """How the arrow between two boxes is drawn, by its number."""
    arrows = re.findall(r"^  (\S+) (?:-->|-\.->|~~~)(?:\|.*\|)? (\S+)$", text, re.MULTILINE)
    number = arrows.index((f"n_{tail}", f"n_{head}"))
    styles: list[tuple[str, str]] = re.findall(r"^  linkStyle (\S+) (.*)$", text, re.MULTILINE)
    return next(style for numbers, style in styles if str(number) in numbers.split(","))


def test_arrows_look_like_what_they_are() -> None:
    document = example("ubuntu")
    plan = document.plan
    look = Look(show=frozenset({Part.EVIDENCE, Part.HYPOTHESES}))
    text = mermaid_text(plan, View.CHAIN, language=document.language, look=look)
    loop = CausalGraph.of(plan).feedback[0]
    assert f'n_{loop.cause} -.->|"koppelt terug"| n_{loop.effect}' in text
    assert looks_of(text, loop.cause, loop.effect) == "stroke:#7A3E9D,stroke-width:1.6px,stroke-dasharray:9 3 2 3"
    weak = next(one for one in plan.hypotheses.values() if one.evidence == "weak")
    link = weak.links[0]
    assert looks_of(text, link.cause, link.effect) == "stroke:#4A5870,stroke-width:1.8px,stroke-dasharray:9 3"
    factor = next(one for one in plan.external_factors.values() if one.on)
    beside = mermaid_text(plan, View.TRIPLE, language=document.language)
    assert f"n_{factor.id} -.-> " in beside


def test_findings_stand_on_what_they_are_about() -> None:
    document = example("minimaal")
    text = mermaid_text(document.plan, View.CHAIN, language=document.language, look=everything(document))
    assert 'n_impact(["`B1\n**Nieuwkomers' in text
    assert 'n_taalcafe -->|"B2"| n_gesprekstafels' in text
    assert '["`**B1**\nfout: #lt;b#gt;mis#lt;#47;b#gt; #96;x#96;`"]' in text


def test_the_theme_colours_it() -> None:
    document = example("minimaal")
    for name, theme in THEMES.items():
        text = mermaid_text(document.plan, View.CHAIN, language=document.language, look=Look(theme=theme))
        assert f"classDef activity fill:{theme.of(STYLES[Kind.ACTIVITY].fill)}" in text, name


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("minimaal", "ubuntu"):
        (tmp_path / f"{name}.toc.yaml").write_bytes((ROOT / "examples" / f"{name}.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_end_in_mmd(toc: Run, folder: Path) -> None:
    assert toc("render", "minimaal.toc.yaml", "-v", "chain", "-f", "mermaid").err == "written: minimaal.chain.mmd\n"
    assert toc("render", "minimaal.toc.yaml", "-v", "chain", "-o", "x.mmd").err == "written: x.mmd\n"
    assert (folder / "x.mmd").read_bytes() == (folder / "minimaal.chain.mmd").read_bytes()


@pytest.mark.usefixtures("folder")
def test_the_options_on_what_is_shown_count(toc: Run) -> None:
    def drawn(*options: str) -> str:
        ran = toc("render", "ubuntu.toc.yaml", "-f", "mermaid", "-o", "-", *options)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    whole = drawn()
    assert '"`**H1**' in whole
    assert '"`**H1**' not in drawn("--hide", "hypotheses")
    assert "area_actors" not in drawn("--hide", "actors")
    assert "niet getoond" in toc("render", "minimaal.toc.yaml", "-f", "mermaid", "-o", "-", "--hide", "factors").out
    assert "I1: 40#37; → 75#37;" in drawn("--show", "indicators")
    assert "Feeds back" not in drawn("--lang", "en")
    assert "feeds back" in drawn("--lang", "en")
    assert "Impact goal" in drawn("--lang", "en")
    assert len(drawn("--depth", "1").splitlines()) < len(whole.splitlines())
    assert THEMES[ThemeName.DARK].colors["paper"] in drawn("--theme", "dark")
    loose = "toc: 1\ntaal: nl\nimpactdoel: {tekst: Buren zijn thuis}\nactiviteiten:\n  a: {tekst: De dienst belt aan}\n"
    marked = toc("render", "-", "-f", "mermaid", "-o", "-", "--findings", stdin=loose.encode()).out
    assert "Wat toc lint opmerkt" in marked


def test_a_split_gives_a_file_for_each_branch(toc: Run, folder: Path) -> None:
    ran = toc("render", "ubuntu.toc.yaml", "-f", "mermaid", "--split", "branch")
    assert ran.code == 0
    ends = CausalGraph.of(example("ubuntu").plan).causes[IMPACT]
    assert {path.name for path in folder.glob("*.mmd")} == {f"ubuntu.path.{end}.mmd" for end in ends}


def test_paper_means_nothing_to_it(toc: Run, folder: Path) -> None:
    ran = toc("render", "minimaal.toc.yaml", "-f", "mermaid", "--paper", "a3")
    assert (ran.code, ran.err) == (2, "toc: --paper does not go with --format mermaid.\n")
    (folder / "toc.toml").write_text('[picture]\npaper = "a3"\n')
    assert toc("render", "minimaal.toc.yaml", "-f", "mermaid").code == 0


def test_what_a_page_would_refuse_is_said(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    steps = [f"  s{number}: {{tekst: Stap {number}, leidt_tot: [impact]}}" for number in range(MOST_ARROWS + 1)]
    plan = "\n".join(["toc: 1", "taal: nl", "impactdoel: {tekst: Doel}", "outcomes:", *steps])
    (folder / "breed.toc.yaml").write_text(plan)
    ran = toc("render", "breed.toc.yaml", "-f", "mermaid", "-v", "hierarchy")
    assert ran.code == 0
    assert ran.err.startswith(
        "toc: 'breed.hierarchy.mmd': een pagina tekent hoogstens 500 pijlen en 50000 tekens Mermaid, en dit is meer. "
        "Wat helpt: --split branch, --hide of --focus.\n"
    )
