"""A plan that goes out as a drawing and comes back: the same, but for what is told."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import Run

from toc.core.model import Language, Plan
from toc.exchange.dot import read_dot
from toc.exchange.draft import Told
from toc.exchange.graphs import read_graph
from toc.exchange.mermaid import read_mermaid
from toc.exchange.name_resolution import settle
from toc.exchange.new_plan import new_plan
from toc.pictures.render import dot_text, mermaid_text
from toc.pictures.views import View
from toc.syntax.source import read

pytestmark = pytest.mark.slow

SIGNS = [
    "Ouders & kinderen: samen <12", "a_x000D_b", "vaste\u00a0spatie", 'zeg "ja"', "C:\\nieuw \\N \\l", "#35; #lt; #x",
    "&amp; &#60; &nope;", "a; b", "%% geen opmerking", "%%{init: {}}%% x", "end", "graph", "subgraph",
    "<b>vet</b> <br> x", "\U0001f600 blij", "\u05e9\u05dc\u05d5\u05dd \u200f x",
    "**vet** en __vet__ en *x*", "`code`", "A1. Huisbezoeken",
    "Output: brochures", "Impact", "[x] (y) {z} |", "a --> b", "1) eerst", "een lang woord " + "zo" * 90,
    "Woonwagenbewonersvertegenwoordigersvergadering", "- lijst", "zin. Nog een zin (met haakjes)", "…", "\u2028x",
]  # fmt: skip
WORDS = ["Bewoners", "kennen", "hun", "buren", "beter", "en", "and", "12", "3,5", *SIGNS]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
NAMES = st.sampled_from(["Stad", "Jonge gezinnen", "Café d'Anvers", "Kinderen (0-12)", "OCMW & stad", "Wijk <Noord>"])
IDS = [
    "a",
    "end",
    "wijk-overleg",
    "een--twee",
    "x-",
    "n_1",
    "subgraph",
    "A_b-c-x",
    "node",
    "other1",
    "impactdoel",
    "o-x",
]


@dataclass(frozen=True)
class Kept:
    """What a drawing holds of a plan."""

    title: str
    texts: dict[str, dict[str, str]]
    arrows: frozenset[tuple[str, str, str]]
    people: dict[str, frozenset[str]]
    external: frozenset[str]


def line(text: str | None) -> str:
    return " ".join((text or "").split())


def kept(plan: Plan) -> Kept:
    sections = ("inputs", "activities", "outputs", "outcomes", "unintended_effects")
    things = {name: getattr(plan, name) for name in sections}
    goal = plan.impact_goal
    nodes = {**plan.activities, **plan.outputs, **plan.outcomes, **({"impact": goal} if goal else {})}
    ways = [
        (key, one, way)
        for part in things.values()
        for key, one in part.items()
        for way in ("leads_to", "feeds_back_to")
    ]
    arrows = {(key, effect, way) for key, one, way in ways for effect in getattr(one, way, ())}
    arrows |= {(cause, key, "caused_by") for key, one in plan.unintended_effects.items() for cause in one.caused_by}
    return Kept(
        line(plan.title),
        {
            "impact": {"impact": line(goal.label or goal.text)} if goal else {},
            **{
                name: {key: line(getattr(one, "label", None) or one.text) for key, one in part.items()}
                for name, part in things.items()
            },
        },
        frozenset(arrows),
        {
            key: frozenset(
                line(plan.actors[name].name) for name in getattr(one, "by", None) or getattr(one, "who", None) or ()
            )
            for key, one in nodes.items()
        },
        frozenset(key for key, one in nodes.items() if getattr(one, "external", False)),
    )  # fmt: skip


def as_read(data: dict[str, object]) -> Plan:
    """The plan of a file that says this."""
    return read(json.dumps(data, ensure_ascii=False).encode(), "x").plan


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan with boxes, arrows and names of every kind, and things that no drawing holds."""
    ids = draw(st.permutations(IDS))
    cut = sorted(draw(st.lists(st.integers(0, len(ids)), min_size=4, max_size=4)))
    acts, outs, comes, ins, bad = (ids[start:end] for start, end in zip([0, *cut], [*cut, len(ids)], strict=True))
    later = [*acts, *outs, *comes, "impact"]
    names = draw(st.lists(NAMES, unique=True, min_size=1, max_size=4))
    actors = {f"wie{number}": {"name": name, "role": "city", "note": "Een nota."} for number, name in enumerate(names)}

    def some(of: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(of), unique=True, max_size=3)) if of else []

    def node(key: str, who: str) -> dict[str, object]:
        place = later.index(key)
        full = draw(TEXTS)
        said: dict[str, object] = {"text": full, "label": draw(st.none() | TEXTS), who: some(list(actors))}
        back = [one for one in later[: place + 1] if one != key]
        # An effect may be both what a step leads to and what it strengthens.
        both = draw(st.booleans())
        after = some(later[place + 1 :])
        loops = [*some(back), *(after[:1] if both and after[:1] != ["impact"] else [])]
        return {**said, "leads_to": after, "feeds_back_to": loops, "term": "short"}

    return as_read(
        {
            "toc": 1,
            "language": draw(st.sampled_from(["nl", "en"])),
            "title": draw(st.none() | TEXTS),
            "impact_goal": {"text": draw(TEXTS), "who": some(list(actors)), "why": "Daarom."},
            "actors": actors,
            "activities": {key: node(key, "by") for key in acts},
            "outputs": {key: {**node(key, "who"), "external": draw(st.booleans())} for key in outs},
            "outcomes": {key: {**node(key, "who"), "external": draw(st.booleans())} for key in comes},
            "inputs": {key: {"text": draw(TEXTS), "leads_to": some(acts)} for key in ins},
            "unintended_effects": {key: {"text": draw(TEXTS), "caused_by": some([*acts, *comes])} for key in bad},
            "indicators": {"ind": {"text": "Aantal gezinnen", "measures": ["impact"]}},
            "context": {"problem": "Weinig contact."},
        }
    )


def lost_on_the_way(plan: Plan, kind: str, view: View = View.CHAIN) -> tuple[Plan, list[str]]:
    """The plan that comes back, and what was told to be left out."""
    language = plan.language or Language.NL
    if kind == "dot":
        graph = read_dot(dot_text(plan, view, language=language), "x.dot")
    else:
        graph = read_mermaid(mermaid_text(plan, view, language=language), "x.mmd")
    result = settle(read_graph(graph))
    document = read(new_plan(result, language, "x"), "x")
    assert document.problems == ()
    return document.plan, [note.text.text("en") for note in result.notes if note.told is Told.LEFT_OUT]


@pytest.mark.parametrize("kind", ["dot", "mermaid"])
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(plan=plans())
def test_what_a_drawing_holds_comes_back(kind: str, plan: Plan) -> None:
    """Texts, ids, kinds, arrows and names are the same; of the rest it is said that it stays behind."""
    back, told = lost_on_the_way(plan, kind)
    assert kept(back) == kept(plan)
    assert [one for one in told if not one.startswith("what a drawing does not hold: ")] == []
    assert len(told) == 1
    assert (back.indicators, back.hypotheses, back.context) == ({}, {}, None)


@pytest.mark.parametrize("kind", ["dot", "mermaid"])
@pytest.mark.parametrize("text", SIGNS)
def test_every_sign_comes_back(kind: str, text: str) -> None:
    plan = as_read(
        {
            "toc": 1,
            "title": text,
            "impact_goal": {"text": text},
            "activities": {"a": {"text": text, "leads_to": ["impact"]}},
        }
    )
    back, _ = lost_on_the_way(plan, kind)
    assert (back.title, back.impact_goal and back.impact_goal.text) == (line(text), line(text))
    assert back.activities["a"].text == line(text)


def test_a_long_text_is_cut_off_and_it_is_said() -> None:
    plan = as_read({"toc": 1, "activities": {"a": {"text": "Wij helpen buren elke week. " * 20}}})
    back, told = lost_on_the_way(plan, "mermaid")
    text = str(back.activities["a"].text)
    assert text.endswith(" …")
    assert f"the end of a long text, which the drawing cuts off: '{text}'" in told


def test_a_title_with_signs_comes_back_and_no_line_says_only_a_question_mark(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = 'toc: 1\ntaal: nl\ntitel: "Groen & blauw: wie <6 is"\nactiviteiten:\n  a: {tekst: De stad plant bomen}\n'
    Path("plan.toc.yaml").write_text(plan, "utf-8")
    assert toc("render", "plan.toc.yaml", "-f", "mermaid", "-o", "x.mmd").code == 0
    assert toc("import", "x.mmd", "--force").code == 0
    assert read(Path("x.toc.yaml").read_bytes(), "x").plan.title == "Groen & blauw: wie <6 is"
    assert toc("table", "all", "plan.toc.yaml", "-f", "md", "-o", "x.md").code == 0
    assert "?" not in Path("x.md").read_text("utf-8").splitlines()
