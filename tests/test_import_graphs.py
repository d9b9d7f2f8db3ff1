"""`toc import` of drawings: Mermaid flowcharts, DOT graphs, and the drawings that toc makes itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import example
from running import ROOT, Golden, Run

from toc.exchange.dotgraph import read_dot
from toc.exchange.graphs import read_graph
from toc.exchange.limits import NotReadableError
from toc.exchange.mermaid import read_mermaid
from toc.exchange.newplan import new_plan
from toc.exchange.settling import settle
from toc.model import NODE_SECTIONS, Language, Plan
from toc.source import read

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
    from toc.cli.render import FileFormat

    path = str(ROOT / "examples" / f"{name}.toc.yaml")
    drawn = Path("x.dot" if kind == "dot" else "x.mmd")
    kept = ROOT / "tests" / "golden" / f"{name}.{view}.mmd"
    if kind in list(FileFormat):
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
