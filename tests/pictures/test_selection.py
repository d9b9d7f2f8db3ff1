"""`toc render --focus`, `--actor`, `--frame`, `--term`, `--depth`, `--split`: what is left of a plan, and no more."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import example
from running import Run

from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Plan, Term
from toc.pictures.selection import Selection, parts_by_actor, parts_by_branch, select

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
taal: nl
titel: Plan
impactdoel: {tekst: Bewoners voelen zich thuis, wie: [bewoners]}
actoren:
  jeugd: {naam: Dienst Jeugd, rol: stad}
  groen: {naam: Dienst Groen, rol: stad, aliassen: [plantsoendienst]}
  bewoners: {naam: Bewoners, rol: doelgroep}
  jongeren: {naam: Jongeren, rol: doelgroep}
kaders:
  netwerk: {naam: Sociale netwerken, bron: Zorgzame buurten}
activiteiten:
  kamp: {tekst: Een kamp, door: [jeugd], leidt_tot: [gaan_mee]}
  park: {tekst: Een park, door: [groen], leidt_tot: [komen]}
outputs:
  gaan_mee: {tekst: Jongeren gaan mee, wie: [jongeren], leidt_tot: [kennen]}
outcomes:
  kennen: {tekst: Jongeren kennen elkaar, wie: [jongeren], termijn: kort, leidt_tot: [helpen], kaders: [netwerk]}
  helpen: {tekst: Jongeren helpen elkaar, wie: [jongeren], termijn: lang, leidt_tot: [impact]}
  komen: {tekst: Bewoners komen buiten, wie: [bewoners], termijn: kort, leidt_tot: [impact], koppelt_terug_naar: [park]}
hypothesen:
  h1: {tekst: Als x dan y, verband: kennen -> helpen}
  h2: {tekst: Als x dan y, verband: komen -> impact}
externe_factoren:
  regen: {tekst: Regen, effect: hindert, op: [komen]}
indicatoren:
  i1: {tekst: Aandeel, meet: [helpen]}
"""


@pytest.fixture
def plan_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "plan.toc.yaml"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def nodes(dot: str) -> set[str]:
    """The boxes of a DOT text that stand for something of the plan."""
    known = ("kamp", "park", "gaan_mee", "kennen", "helpen", "komen", "impact")
    return {name for name in known if f"\t{name} [" in dot}


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ([], {"kamp", "park", "gaan_mee", "kennen", "helpen", "komen", "impact"}),
        (["--focus", "kennen"], {"kamp", "gaan_mee", "kennen", "helpen", "impact"}),
        (["--focus", "Jongeren kennen elkaar"], {"kamp", "gaan_mee", "kennen", "helpen", "impact"}),
        (["--focus", "kennen", "--depth", "1"], {"gaan_mee", "kennen", "helpen", "impact"}),
        (["--focus", "park", "--focus", "kamp", "--depth", "1"], {"kamp", "gaan_mee", "park", "komen", "impact"}),
        (["--depth", "1"], {"helpen", "komen", "impact"}),
        (["--actor", "jeugd"], {"kamp", "gaan_mee", "kennen", "helpen", "impact"}),
        (["--actor", "PLANTSOENDIENST"], {"park", "komen", "impact"}),
        (["--actor", "Jongeren"], {"kamp", "gaan_mee", "kennen", "helpen", "impact"}),
        (["--frame", "sociale netwerken"], {"kamp", "gaan_mee", "kennen", "impact"}),
        (["--term", "kort"], {"kamp", "park", "gaan_mee", "kennen", "komen", "impact"}),
        (["--term", "long"], {"helpen", "impact"}),
        (["--term", "long", "--actor", "groen"], {"impact"}),
    ],
)
def test_what_is_drawn(toc: Run, plan_file: Path, options: list[str], left: set[str]) -> None:
    ran = toc("render", plan_file.name, "-v", "chain", "-f", "dot", "-o", "-", *options)
    assert (ran.code, ran.err) == (0, "")
    assert nodes(ran.out) == left


@pytest.mark.parametrize(
    ("options", "english", "dutch"),
    [
        (
            ["--focus", "kennem"],
            "--focus: in 'plan.toc.yaml' there is no activity, output or outcome 'kennem'. Did you mean 'kennen'?",
            "--focus: in 'plan.toc.yaml' staat geen activiteit, output of outcome 'kennem'. Bedoel je 'kennen'?",
        ),
        (
            ["--actor", "dienst jeug"],
            "--actor: in 'plan.toc.yaml' there is no actor 'dienst jeug'. Did you mean 'Dienst Jeugd'?",
            "--actor: in 'plan.toc.yaml' staat geen actor 'dienst jeug'. Bedoel je 'Dienst Jeugd'?",
        ),
        (
            ["--frame", "netwerken"],
            "--frame: in 'plan.toc.yaml' there is no frame 'netwerken'. Did you mean 'netwerk'?",
            "--frame: in 'plan.toc.yaml' staat geen kader 'netwerken'. Bedoel je 'netwerk'?",
        ),
        (
            ["--depth", "0"],
            "'0' does not fit --depth: give a number from 1 on.",
            "'0' past niet bij --depth: geef een getal vanaf 1.",
        ),
        (
            ["--depth", "²"],
            "'²' does not fit --depth: give a number from 1 on.",
            "'²' past niet bij --depth: geef een getal vanaf 1.",
        ),
    ],
)
def test_what_is_not_there_is_said(
    toc: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], english: str, dutch: str
) -> None:
    ran = toc("render", plan_file.name, *options)
    assert (ran.code, ran.out, ran.err) == (2, "", f"toc: {english}\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("render", plan_file.name, *options).err == f"toc: {dutch}\n"
    assert [path.name for path in plan_file.parent.iterdir()] == [plan_file.name]


def test_split_by_branch_and_by_actor(toc: Run, plan_file: Path) -> None:
    ran = toc("render", plan_file.name, "-v", "chain", "-f", "dot", "--split", "branch")
    assert ran.err == "written: plan.chain.helpen.dot\nwritten: plan.chain.komen.dot\n"
    drawn = {path.name: path.read_text("utf-8") for path in plan_file.parent.glob("*.dot")}
    assert nodes(drawn["plan.chain.helpen.dot"]) == {"kamp", "gaan_mee", "kennen", "helpen", "impact"}
    assert nodes(drawn["plan.chain.komen.dot"]) == {"park", "komen", "impact"}
    assert "Plan: Bewoners komen buiten" in drawn["plan.chain.komen.dot"]
    ran = toc("render", plan_file.name, "-v", "chain", "-f", "dot", "--split", "actor")
    assert ran.err == "written: plan.chain.jeugd.dot\nwritten: plan.chain.groen.dot\n"
    assert "Plan: Dienst Groen" in (plan_file.parent / "plan.chain.groen.dot").read_text("utf-8")


def test_what_cannot_be_split_or_does_not_fit_in_one_file(toc: Run, plan_file: Path) -> None:
    ran = toc("render", plan_file.name, "--split", "branch", "-o", "one.svg")
    assert (ran.code, ran.err) == (2, "toc: 2 pictures do not fit in 'one.svg': give a folder that exists.\n")
    plan_file.write_text("toc: 1\nlanguage: en\nimpact_goal: {text: Something}\n", encoding="utf-8")
    ran = toc("render", plan_file.name, "--split", "branch")
    assert ran.err == "toc: --split: nothing in 'plan.toc.yaml' leads to anything, so there are no branches.\n"
    ran = toc("render", plan_file.name, "--split", "actor")
    assert ran.err == "toc: --split: in 'plan.toc.yaml' no activity says which actor carries it out.\n"


def test_what_is_about_nothing_that_is_left_goes_as_well() -> None:
    plan = example("ubuntu").plan
    [branch, *_] = parts_by_branch(plan).values()
    part = select(plan, branch)
    left = dict(part.nodes())
    assert part.hypotheses.keys() < plan.hypotheses.keys()
    assert {node for one in part.indicators.values() for node in one.measures} <= left.keys()
    assert {link for one in part.hypotheses.values() for link in one.links} <= set(CausalGraph.of(part).links())
    assert {cause for one in part.unintended_effects.values() for cause in one.caused_by} <= left.keys()


def test_branches_and_actors_together_leave_nothing_out() -> None:
    plan = example("zorgzame-buurt").plan
    whole = set(dict(plan.nodes()))
    for parts in (parts_by_branch(plan), parts_by_actor(plan)):
        assert set().union(*(dict(select(plan, one).nodes()) for one in parts.values())) == whole


IDS = st.sampled_from(["a", "b", "c", "d", "e", "f"])
ACTORS = st.sampled_from(["x", "y", "z"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    sections: dict[str, dict[str, object]] = {"activities": {}, "outputs": {}, "outcomes": {}}
    for name in draw(st.lists(IDS, unique=True)):
        section = draw(st.sampled_from(list(sections)))
        people = draw(st.lists(ACTORS, max_size=2))
        sections[section][name] = {
            "id": name,
            "text": name,
            "leads_to": [*draw(st.lists(IDS, max_size=3)), *draw(st.sampled_from([[], [IMPACT]]))],
            "feeds_back_to": draw(st.lists(IDS, max_size=1)),
            "by" if section == "activities" else "who": people,
        }
        if section == "outcomes":
            sections[section][name] |= {"term": draw(st.sampled_from([None, *Term]))}  # type: ignore[operator]
    return Plan.model_validate(
        {
            **sections,
            "impact_goal": draw(st.sampled_from([None, {"text": "goal", "who": ["x"]}])),
            "actors": {name: {"id": name, "name": name} for name in "xyz"},
            "hypotheses": {"h": {"id": "h", "text": "h", "link": draw(st.sampled_from([["a -> b"], ["b -> impact"]]))}},
            "external_factors": {"g": {"id": "g", "text": "g", "on": draw(st.lists(IDS, max_size=2))}},
        }
    )


SELECTIONS = st.builds(
    Selection,
    focus=st.lists(IDS, max_size=2).map(tuple),
    causes_only=st.booleans(),
    actors=st.lists(ACTORS, max_size=2).map(tuple),
    terms=st.lists(st.sampled_from(Term), max_size=2).map(tuple),
    depth=st.one_of(st.none(), st.integers(1, 4)),
)


@given(plan=plans(), chosen=SELECTIONS)
def test_a_selection_never_adds_anything(plan: Plan, chosen: Selection) -> None:
    part = select(plan, chosen)
    before, after = CausalGraph.of(plan), CausalGraph.of(part)
    assert set(after.nodes) <= set(before.nodes)
    assert set(after.links()) == {
        link for link in before.links() if link.cause in after.levels and link.effect in after.levels
    }
    assert set(after.feedback) <= set(before.feedback)
    assert (part.impact_goal is None) == (plan.impact_goal is None)
    for section in ("actors", "inputs", "hypotheses", "external_factors", "unintended_effects", "indicators"):
        assert getattr(part, section).keys() <= getattr(plan, section).keys()
    for name, node in part.nodes():
        assert getattr(node, "text", None) == getattr(dict(plan.nodes())[name], "text", None)
    if chosen.is_all:
        assert part is plan
    assert select(part, Selection()) == part
