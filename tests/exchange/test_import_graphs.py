"""`toc import` of drawings: Mermaid flowcharts, DOT graphs, and the drawings that toc makes itself."""

import contextlib
import json
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import example
from running import ROOT, Golden, Run

from toc.core.formats import taken_by
from toc.core.model import NODE_SECTIONS, Language, Plan
from toc.exchange.dot import read_dot
from toc.exchange.dot_language import read_drawings
from toc.exchange.graphs import read_graph
from toc.exchange.into_plan import results_of
from toc.exchange.limits import NotReadableError, TooMuchError
from toc.exchange.mermaid import read_mermaid
from toc.exchange.name_resolution import settle
from toc.exchange.new_plan import new_plan
from toc.exchange.source import Sources, read_source
from toc.syntax.source import read

pytestmark = pytest.mark.thorough

MERMAID = """\
# Onze weg

Wat tekst vooraf.

```mermaid
---
title: Taalcafé in de bib
---
flowchart LR
  %% een opmerking
  subgraph act [Activiteiten]
    A["Taalcafé elke dinsdag<br/>in de leeszaal"]:::groot
    B(Opleiding van vrijwilligers)
  end
  subgraph wie["Actoren"]
    bib([Bibliotheek])
  end
  bib --> A & B
  A & B --> C{{Vrijwilligers begeleiden tafels}}
  C -- wie oefent, durft meer --> D[/"Nieuwkomers durven (meer) te spreken"/] -->|omdat ze elkaar kennen| E
  E((Nieuwkomers kennen buren)) ==> F[Nieuwkomers voelen zich thuis]; E -.-> D
  classDef groot fill:#fff,stroke:#333
  X[Ploegenwerk &amp; nachtwerk] -.-> C
  class X risico
  style F fill:#eee
```

```python
x --> y
```
"""

DOT = """\
// hand made
digraph plan {
  rankdir=LR; label="Safe routes";
  subgraph cluster_activities { label="Activities"; a1 [label="Close the street"]; a2 [label="Bike\\nlessons"]; }
  subgraph cluster_1 { label="Outcomes (short term)"; calm [label=<Streets are <b>calm</b>>]; }
  goal [label="Impact: Children cycle to school" shape=ellipse];
  a1 -> calm -> goal [label="parents feel safe"];
  a2 -> goal;
  legend [shape=plaintext label="drawn in May"];
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "text", "language"), [("weg.md", MERMAID, "nl"), ("way.gv", DOT, "en")])
def test_a_drawing_becomes_a_plan(
    toc: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, name: str, text: str, language: str
) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    Path(name).write_text(text, encoding="utf-8")
    ran = toc("import", name, "-o", "plan.toc.yaml")
    assert ran.code == 0
    golden(f"import.{name}.txt", f"{ran.out}{ran.err}\n{Path('plan.toc.yaml').read_text('utf-8')}")
    assert toc("fmt", "--check", "plan.toc.yaml").code == 0


def edges(plan: Plan, way: str) -> set[tuple[str, str]]:
    return {(key, effect) for key, node in plan.nodes() for effect in getattr(node, way, ())}


@pytest.mark.parametrize("name", ["minimaal", "ubuntu", "school-streets", "zorgzame-buurt"])
@pytest.mark.parametrize("view", ["path", "chain", "triple", "hierarchy"])
@pytest.mark.parametrize("kind", ["dot", "mermaid"])
def test_what_toc_draws_comes_back(toc: Run, name: str, view: str, kind: str) -> None:
    """Ids, kinds and arrows of everything that the view shows, under their labels."""
    path = str(ROOT / "examples" / f"{name}.toc.yaml")
    drawn = Path("x.dot" if kind == "dot" else "x.mmd")
    kept = ROOT / "tests" / "golden" / f"{name}.{view}.mmd"
    if kind in taken_by("render"):
        assert toc("render", path, "--view", view, "-f", kind, "-o", str(drawn)).code == 0
    elif kept.is_file():
        drawn.write_bytes(kept.read_bytes())
    else:
        pytest.skip("this toc draws no Mermaid, and no drawing of this plan was kept")
    assert toc("import", str(drawn), "--force").code == 0
    source = example(name)
    back = read(Path("x.toc.yaml").read_bytes(), "x").plan
    for section in NODE_SECTIONS:
        before, after = getattr(source.plan, section), getattr(back, section)
        assert set(after) <= set(before)
        assert {key: one.text for key, one in after.items()} == {
            key: before[key].label or before[key].text for key in after
        }
        if view in ("path", "chain"):
            assert set(after) == set(before)
    for way in ("leads_to", "feeds_back_to"):
        assert edges(back, way) <= edges(source.plan, way)
        if view in ("path", "chain"):
            assert edges(back, way) == edges(source.plan, way)
    assert back.title == source.plan.title


LINKS = [
    ("a-->b", [("a", "b", "")]),
    ("a --> b --> c", [("a", "b", ""), ("b", "c", "")]),
    ("a & b --> c & d", [("a", "c", ""), ("a", "d", ""), ("b", "c", ""), ("b", "d", "")]),
    ("a -- waarom dan --> b", [("a", "b", "waarom dan")]),
    ("a -->|waarom dan| b", [("a", "b", "waarom dan")]),
    ('a -->|"met | streep"| b', [("a", "b", "met | streep")]),
    ("a -. soms .-> b", [("a", "b", "soms")]),
    ("a == zeker ==> b", [("a", "b", "zeker")]),
    ("a ----> b", [("a", "b", "")]),
    ("a --- b", [("a", "b", "")]),
    ("a -.-> b", [("a", "b", "")]),
    ("a --o b", [("a", "b", "")]),
    ("a <--> b", [("a", "b", "")]),
    ("a ~~~ b", []),
    ("a e1@--> b", [("a", "b", "")]),
    ("a[x --> y] --> b", [("a", "b", "")]),
    ('a["x (y) [z]"] --> b', [("a", "b", "")]),
    ("a:::k --> b:::k", [("a", "b", "")]),
    ("een-stap --> twee.stap", [("een-stap", "twee.stap", "")]),
    ("a --> b; b --> c", [("a", "b", ""), ("b", "c", "")]),
]


@pytest.mark.parametrize(("statement", "arrows"), LINKS)
def test_links_in_every_spelling(statement: str, arrows: list[tuple[str, str, str]]) -> None:
    graph = read_mermaid(f"graph TD\n  {statement}\n", "x.mmd")
    assert [(arrow.tail, arrow.head, arrow.label) for arrow in graph.arrows] == arrows


NODES = {
    "a[tekst]": "tekst", "a(tekst)": "tekst", "a([tekst])": "tekst", "a[[tekst]]": "tekst", "a[(tekst)]": "tekst",
    "a((tekst))": "tekst", "a(((tekst)))": "tekst", "a>tekst]": "tekst", "a{tekst}": "tekst", "a{{tekst}}": "tekst",
    "a[/tekst/]": "tekst", "a[\\tekst\\]": "tekst", "a[/tekst\\]": "tekst",
    'a["één &amp; #quot;twee#quot;"]': 'één & "twee"',
    'a["`**vet** en _schuin_`"]': "vet en _schuin_", 'a@{ shape: rect, label: "tekst" }': "tekst", "a": "a",
    "a[een<br>twee]": "een twee",
}  # fmt: skip


@pytest.mark.parametrize("written", NODES)
def test_nodes_in_every_shape(written: str) -> None:
    graph = read_mermaid(f"flowchart LR\n{written}\na --> b", "x.mmd")
    assert graph.nodes["a"].label == NODES[written]


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b",
                "[",
                "]",
                "(",
                ")",
                "-->",
                "--",
                '"',
                "|",
                "&",
                "\n",
                ";",
                " ",
                "end",
                "subgraph x",
                ":::c",
                "%%",
            ]
        ),
        max_size=25,
    )
)
def test_whatever_stands_in_a_flowchart_is_read_or_refused(pieces: list[str]) -> None:
    try:
        graph = read_mermaid("flowchart LR\n" + "".join(pieces), "x.mmd")
    except NotReadableError:
        return
    assert read(new_plan(settle(read_graph(graph)), Language.NL, "x"), "x").problems == ()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=14))
def test_circles_become_feedback(arrows: list[tuple[int, int]]) -> None:
    text = "digraph {" + "".join(f'"n{tail}" -> "n{head}";' for tail, head in arrows) + "}"
    plan = read(new_plan(settle(read_graph(read_dot(text, "x.dot"))), Language.EN, "x"), "x").plan
    after: dict[str, set[str]] = {}
    for tail, head in edges(plan, "leads_to"):
        after.setdefault(tail, set()).add(head)
    while leaves := {one for ends in after.values() for one in ends if one not in after}:
        after = {tail: ends - leaves for tail, ends in after.items() if ends - leaves}
    assert after == {}


VIEWS = ["path", "chain", "triple", "hierarchy"]


def drawn_and_imported(toc: Run, *options: str) -> Plan:
    """The plan that comes back of a drawing."""
    assert toc("render", *options, "-f", "mermaid", "-o", "x.mmd").code == 0
    assert toc("import", "x.mmd", "--force").code == 0
    return read(Path("x.toc.yaml").read_bytes(), "x").plan


@pytest.mark.parametrize("name", ["ubuntu", "school-streets"])
@pytest.mark.parametrize("view", VIEWS)
def test_our_own_marks_are_no_labels(toc: Run, name: str, view: str) -> None:
    """Findings, indicators, questions and terms stand in a box and are not of it."""
    text = (ROOT / "examples" / f"{name}.toc.yaml").read_text("utf-8")
    # Every outcome gets a remark, and there is nobody below its text.
    Path("loose.toc.yaml").write_text(re.sub(r"(?m)^    (?:wie|who): .*\n", "", text), "utf-8")
    plain = drawn_and_imported(toc, "loose.toc.yaml", "-v", view)
    shown = [word for one in ("indicators", "questions", "terms", "factors") for word in ("--show", one)]
    drawn = drawn_and_imported(toc, "loose.toc.yaml", "-v", view, "--findings", *shown)
    assert re.search(r'"`[A-Z]\d[\d,-]*$', Path("x.mmd").read_text("utf-8"), re.MULTILINE)
    assert drawn == plain


OLDER = [
    ("ubuntu", "Bewoners melden", "Mensen melden"),
    ("school-streets", "Parents", "Mothers"),
]


@pytest.mark.parametrize(("name", "now", "before"), OLDER)
@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_of_a_difference_is_the_newer_plan(toc: Run, name: str, now: str, before: str, view: str) -> None:
    """With the kinds that its colours no longer tell, without tags, numbers and what is gone."""
    text = (ROOT / "examples" / f"{name}.toc.yaml").read_text("utf-8")
    section = "activiteiten:" if name == "ubuntu" else "activities:"
    assert now in text
    words = ("tekst", "leidt_tot") if name == "ubuntu" else ("text", "leads_to")
    gone = f"  gone_now:\n    {words[0]}: Old and gone [x]\n    {words[1]}: [impact]\n"
    older = text.replace(now, before).replace(f"\n{section}\n", f"\n{section}\n{gone}")
    Path("new.toc.yaml").write_text(text, "utf-8")
    Path("old.toc.yaml").write_text(older, "utf-8")
    plain = drawn_and_imported(toc, "new.toc.yaml", "-v", view)
    drawn = drawn_and_imported(toc, "new.toc.yaml", "-v", view, "--diff", "old.toc.yaml")
    assert "Old and gone" in Path("x.mmd").read_text("utf-8")
    assert as_sets(drawn) == as_sets(plain)


def as_sets(plan: Plan) -> object:
    """A plan without the order of what an arrow leads to: a difference is drawn in that of both plans."""
    return json.loads(
        plan.model_dump_json(), object_hook=lambda one: {key: _sorted(value) for key, value in one.items()}
    )


def _sorted(value: object) -> object:
    return sorted(value, key=str) if isinstance(value, list) else value


def test_what_is_gone_is_told(toc: Run) -> None:
    stays, goes = "  a: {text: We stay, leads_to: [c]}\n", "  b: {text: We go, leads_to: [c]}\n"
    for name, activities in (("new", goes), ("old", stays + goes)):
        text = f"toc: 1\nlanguage: en\nactivities:\n{activities}outcomes:\n  c: {{text: They know}}\n"
        Path(f"{name}.toc.yaml").write_text(text, "utf-8")
    assert toc("render", "new.toc.yaml", "-v", "chain", "--diff", "old.toc.yaml", "-o", "x.mmd").code == 0
    ran = toc("import", "x.mmd", "-o", "-")
    assert "gone in this picture of a difference: 'We stay'" in ran.err
    assert "We stay" not in ran.out


def test_a_report_with_more_drawings_is_one_plan(toc: Run) -> None:
    """Boxes that both drawings show are there once, with the actors and loops that they have."""
    path = str(ROOT / "examples" / "ubuntu.toc.yaml")
    drawn = drawn_and_imported(toc, path, "-v", "path")
    assert toc("report", path, "-f", "md", "-o", "report.md").code == 0
    assert toc("import", "report.md", "-o", "y.toc.yaml").code == 0
    back = read(Path("y.toc.yaml").read_bytes(), "y").plan
    assert (back.activities, back.outputs, back.outcomes, back.impact_goal) == (
        drawn.activities,
        drawn.outputs,
        drawn.outcomes,
        drawn.impact_goal,
    )


def test_marks_in_dot_are_no_labels(toc: Run) -> None:
    """The finding on a box stands above its text."""
    text = (ROOT / "examples" / "ubuntu.toc.yaml").read_text("utf-8")
    Path("loose.toc.yaml").write_text(re.sub(r"(?m)^    wie: .*\n", "", text), "utf-8")
    texts = []
    for options in ((), ("--findings",)):
        assert toc("render", "loose.toc.yaml", "-v", "chain", "-f", "dot", *options, "-o", "x.dot").code == 0
        assert bool(options) == ('label="[B' in Path("x.dot").read_text("utf-8"))
        assert toc("import", "x.dot", "--force").code == 0
        plan = read(Path("x.toc.yaml").read_bytes(), "x").plan
        texts.append({name: one.text for name, one in plan.nodes()})
    assert texts[0] == texts[1]


H = "flowchart LR\n"
TOO_MUCH = {
    "tekens.mmd": (H + "a" + " " * 1_000_000 + "--> b", "1.000.000 tekens"),
    "vakken.mmd": (H + "".join(f"a{one} --> a{one + 1}\n" for one in range(2_001)), "2.000 vakken"),
    "maal.mmd": (H + " & ".join(f"a{one}" for one in range(900)) + " --> "
                 + " & ".join(f"b{one}" for one in range(900)), "5.000 pijlen"),
    "woorden.mmd": (H + "a & " * 60 + "a -- " + "omdat " * 20_000 + "--> b", "1.000.000 tekens"),
    "woorden.gv": ('digraph {{a b c d} -> {e f g h} [label="' + "omdat " * 20_000 + '"]}',
                   "1.000.000 tekens"),
    "diep.mmd": (H + "subgraph g\n" * 101 + "a --> b", "100 groepen in elkaar"),
    "veel.md": ("```mermaid\nflowchart LR\na --> b\n```\n" * 101, "100 tekeningen in een bestand"),
    "tekens.dot": ("digraph {" + " " * 1_000_000 + "}", "1.000.000 tekens"),
    "vakken.dot": ("digraph {" + "".join(f"a{one};" for one in range(2_001)) + "}", "2.000 vakken"),
    "maal.dot": ("digraph {{" + " ".join(f"a{one}" for one in range(900)) + "} -> {"
                 + " ".join(f"b{one}" for one in range(900)) + "}}", "5.000 pijlen"),
    "diep.gv": ("digraph {" + "subgraph {" * 10_000, "100 groepen in elkaar"),
    "veel.gv": ("digraph { a -> b }" * 101, "100 tekeningen in een bestand"),
    "groepen.gv": ("digraph { subgraph S {" + " ".join(f"a{one}" for one in range(1_990)) + "}"
                   + "{ subgraph S }" * 1_000 + "}", "5.000 pijlen"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_drawing_that_is_too_large_is_refused_with_the_limit(
    toc: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TOC_LANG", "nl")
    text, limit = TOO_MUCH[name]
    Path(name).write_text(text, "utf-8")
    ran = toc("import", name, "-o", "x.toc.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"toc: '{name}' kan niet geïmporteerd worden: de tekening is groter dan een plan kan zijn: toc leest hoogstens "
        f"{limit}. Knip ze in delen en importeer die één voor één.\n"
    )


M = 900_000
ENDLESS = {
    "spaces.mmd": " " * M + H + "a-->b",
    "lines.mmd": "\n" * M + H + "a-->b",
    "arrow.mmd": H + "a -- " + " " * M + "x --> b",
    "class.mmd": H + "a-->b\nclass " + " " * M + "x",
    "classes.mmd": H + "a-->b\n" + "".join(f"class a k{one}\n" for one in range(60_000)),
    "title.mmd": H + "accTitle:" + " " * M + "x\nsubgraph area_a[x]\nb\nend",
    "directives.mmd": "%%{init: x}%%" * 60_000 + H + "a-->b",
    "inside.mmd": H + "a[x " + "%%{" * 290_000 + "]",
    "fences.md": "```mermaid\n" * 90_000,
    "tags.mmd": H + "a[" + "<b" * 400_000 + "]",
    "breaks.mmd": H + "a[" + "<br " * 220_000 + "]",
    "bold.mmd": H + "a[" + "__ x" * 200_000 + "]",
    "brackets.mmd": H + " --> ".join(f"a{one % 900}(((x)" for one in range(60_000)),
    "words.mmd": H + "a -- " * 180_000,
    "dots.mmd": H + "a -. x " + "." * M,
    "quotes.mmd": H + 'a["x --> ' * 90_000,
    "and.mmd": H + "a &" * 290_000,
    "data.mmd": H + 'a@{label: "' * 80_000,
    "id.mmd": H + "a" * M + " --> b",
    "notes.mmd": "flowchart LR\naccTitle: x\n" + "subgraph area_notes1[x]\n" * 98 + "a\n" * 200_000,
    "codes.mmd": H + "a[" + "&#x" * 290_000 + "]",
    "digits.mmd": H + 'a["#' + "9" * 5_000 + ';"] --> b["&#x' + "f" * M + ';"]',
    "strange.mmd": H + "!!\n" * 290_000,
    "html.dot": "digraph {a [label=<" + "<b>" * 290_000 + ">]}",
    "backslashes.dot": 'digraph {a [label="' + '\\"' * 440_000 + '"]}',
    "comment.dot": "digraph {" + "/* " * 290_000,
    "sum.dot": 'digraph {a [label="a"' + '+"b"' * 220_000 + "]}",
    "ports.dot": "digraph {a" + ":b" * 400_000 + "}",
    "lists.dot": "digraph {{a b c} -> {d e f}" + "[label=x]" * 90_000 + "}",
    "empty.dot": "digraph {" + "{}" * 440_000 + "}",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_nothing_is_looked_for_over_and_over(name: str) -> None:
    """Each takes a second or two; what is quadratic takes hours."""
    sources = Sources()
    start = time.process_time()
    with contextlib.suppress(NotReadableError):
        read_source(ENDLESS[name].encode(), name, sources)
    for graph in sources.graphs:
        read_graph(graph)
    assert time.process_time() - start < 10


CODES = [
    ("#" + "9" * 5_000 + ";", "\ufffd"), ("&#" + "9" * 5_000 + ";", "\ufffd"), ("#55296;", "\ufffd"),
    ("&#xD800;", "\ufffd"),
    ("#0;", "\ufffd"), ("&#0;", "\ufffd"), ("#1114112;", "\ufffd"), ("#nope;", "#nope;"), ("&nope;", "&nope;"),
    ("#quot;x#quot;", '"x"'), ("#35;lt#59;", "#lt;"), ("&amp;lt;", "&lt;"), ("#60;b#62;", "<b>"),
    ("&#233;&#xe9;", "éé"),
    ("#0065;", "A"), ("#;", "#;"), ("C# en F#", "C# en F#"), ("<Noord> <b>x</b>", "<Noord> x"),
    ("#42;#42;x#42;#42;", "**x**"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), CODES)
def test_codes_of_characters(written: str, meant: str) -> None:
    """A code is read once, last of all, and stands for text only."""
    assert read_mermaid(f'flowchart LR\na["{written}"] --> b', "x.mmd").nodes["a"].label == meant
    if written.startswith("&"):
        assert read_dot(f'digraph {{ a [label="{written}"]; a -> b }}', "x.dot").nodes["a"].label == meant


def told(toc: Run, monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> list[str]:
    monkeypatch.setenv("TOC_LANG", "en")
    Path(name).write_text(text, "utf-8")
    ran = toc("import", name, "--force", "-o", "x.toc.yaml")
    assert ran.code == 0
    return [line.strip() for line in ran.out.partition("Left out\n")[2].splitlines()]


LEFT_OUT = {
    "a[Wij lezen] -- verlaagt --> b[Zij kennen boeken]": "the word 'verlaagt' on an arrow",
    "a[Wij lezen] <--> b[Zij kennen boeken]":
        "the arrow back from 'Zij kennen boeken' to 'Wij lezen' (it points both ways)",
    "a[Wij lezen] --> a --> b[Zij kennen boeken]": "an arrow from 'Wij lezen' to itself",
    "a[Wij lezen] --> b[Zij kennen boeken] !! c": "toc does not understand this: '!! c'",
    "subgraph ACT[Acties]; a[Wij lezen]; end; ACT --> b[Zij kennen boeken]; a --> b":
        "an arrow from or to a whole group: 'ACT' to 'Zij kennen boeken'",
}  # fmt: skip


@pytest.mark.parametrize("statement", LEFT_OUT)
def test_what_is_not_taken_from_a_drawing_is_told(toc: Run, monkeypatch: pytest.MonkeyPatch, statement: str) -> None:
    assert told(toc, monkeypatch, "x.mmd", f"flowchart LR\n{statement}\n") == [f"x.mmd:2: {LEFT_OUT[statement]}"]


def test_a_drawing_of_another_kind_is_named(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "```mermaid\nsequenceDiagram\na ->> b: x\n```\n\n```mermaid\nflowchart LR\na[Wij lezen] --> b\n```\n"
    assert told(toc, monkeypatch, "x.md", text) == ["x.md:2: a drawing that is no flowchart ('sequenceDiagram')"]


@pytest.mark.parametrize("kind", ["md", "gv"])
def test_two_drawings_never_mix_their_boxes(kind: str) -> None:
    """A short name means another box in another drawing; what has the same text is one box."""
    if kind == "md":
        one, other = (
            f"flowchart LR\nA[Wij {one}] --> B[Zij {one}]\nB --> C[Iedereen]\n" for one in ("lezen", "zingen")
        )
        graph = read_mermaid(f"```mermaid\n{one}```\n\n```mermaid\n{other}```\n", "x.md")
    else:
        one, other = (
            f'digraph {{ A [label="Wij {one}"]; B [label="Zij {one}"]; C [label=Iedereen]; A -> B -> C }}'
            for one in ("lezen", "zingen")
        )
        graph = read_dot(one + other, "x.gv")
    labels = [(graph.label(arrow.tail), graph.label(arrow.head)) for arrow in graph.arrows]
    assert labels == [
        ("Wij lezen", "Zij lezen"), ("Zij lezen", "Iedereen"), ("Wij zingen", "Zij zingen"), ("Zij zingen", "Iedereen")
    ]  # fmt: skip


WRONG = {
    "digraph {": "Line 1: the text ends too early: a } is missing.",
    "digraph {\n een-stap -> b }": (
        "Line 2: the sign '-' cannot stand here. Put a name with such signs between quotation marks."
    ),
    'digraph {\n\n a [label="x] }': "Line 3: a text has no quotation mark at its end.",
    "digraph {\n a -> ; }": "Line 2: ';' does not belong here.",
    "digraph { /* a }": "Line 1: the comment that starts with /* has no end. Write */ behind it.",
    "flowchart LR": "Line 1: a graph starts with 'digraph {' or 'graph {'.",
    "digraph { a [label=<x] }": "Line 1: a < has no > that ends it.",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_dot_is_said_with_its_line(text: str) -> None:
    with pytest.raises(NotReadableError) as refused:
        read_dot(text, "x.dot")
    assert refused.value.message.text("en") == f"Graphviz does not understand it as DOT. {WRONG[text]}"


IDS = st.sampled_from(["a", "b", "c", '"x y"', "1.5", "é", '"a\\"b"', '"c" + "d"', "<<b>h</b>>", "-3", "n_2", "Node1"])
ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["label", "style", "shape", "other"]), IDS | st.just('"l\\n\\\\m"')), max_size=3
).map(lambda pairs: "[" + ", ".join(f"{name}={value}" for name, value in pairs) + "]")


def _statements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    ends = st.one_of(
        IDS, IDS, st.tuples(IDS, st.sampled_from([":p", ":p:ne"])).map("".join), inner.map("{{{}}}".format)
    )
    arrows = st.lists(ends, min_size=2, max_size=3).map(" -> ".join)
    plain = st.tuples(st.one_of(IDS, arrows), st.just("") | ATTRIBUTES).map("".join)
    usual = st.tuples(st.sampled_from(["node", "edge", "EDGE", "graph"]), ATTRIBUTES).map(" ".join)
    one = st.one_of(plain, plain, plain, usual, st.just("label=x"), inner.map("subgraph {{{}}}".format))
    return st.lists(one, min_size=1, max_size=4).map(";\n// x\n".join)


BODIES = st.recursive(st.just("a -> b"), _statements, max_leaves=6)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["", "strict "]), BODIES)
def test_dot_is_read_as_graphviz_reads_it(strict: str, body: str) -> None:
    """Boxes, arrows and labels are those that Graphviz itself finds."""
    import pygraphviz

    text = f"{strict}digraph {{{body}}}"
    theirs = pygraphviz.AGraph(string=text)
    (ours,) = read_drawings(text)
    assert sorted(ours.boxes) == sorted(map(str, theirs.nodes()))
    assert sorted((one.tail, one.head) for one in ours.lines) == sorted((str(a), str(b)) for a, b in theirs.edges())
    labels = {str(one): str(one.attr["label"] or "") if "label" in one.attr else "" for one in theirs.nodes()}
    for name, box in ours.boxes.items():
        label = box.attributes.get("label")
        # Of a label in HTML Graphviz gives the text, or the text between its outer signs.
        html = {f"<{label.value}>"} if label and label.is_html else set()
        assert labels[name] in {label.value if label else "", *html}


@pytest.mark.parametrize("seed", range(3))
def test_drawings_of_all_kinds_are_read_or_refused(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """The grammar of `make fuzz`, for a moment."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from grammar_drawings import drawings

    dice = random.Random(seed)
    for _ in range(60):
        name, content = drawings(dice)
        sources = Sources()
        try:
            read_source(content, name, sources)
        except (NotReadableError, TooMuchError):
            continue
        new_plan(results_of(sources), Language.NL, name)
