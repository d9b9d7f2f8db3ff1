"""`[words]`: a verb that toc does not know works in all its forms, in every list, as in the documentation."""

import re
from pathlib import Path

import pytest
from running import ROOT, Run

DUTCH = """\
toc: 1
taal: nl
status: definitief
impactdoel: {{tekst: Buren helpen elkaar, wie: [buren]}}
actoren: {{buren: {{naam: Buren, rol: doelgroep}}}}
outcomes:
  a: {{tekst: "{}", wie: [buren], leidt_tot: [impact]}}
"""
ENGLISH = """\
toc: 1
language: en
status: final
impact_goal: {{text: Neighbours help each other, who: [neighbours]}}
actors: {{neighbours: {{name: Neighbours, role: target_group}}}}
outcomes:
  a: {{text: "{}", who: [neighbours], leads_to: [impact]}}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(toc: Run, plan: str, text: str, rule: str) -> list[str]:
    """The texts between quotation marks with which the findings of that rule start."""
    Path("plan.toc.yaml").write_text(plan.format(text), encoding="utf-8")
    ran = toc("lint", "--select", rule, "--output-format", "concise")
    assert ran.err == ""
    return [match[1] for line in ran.out.splitlines() if (match := re.search(rf"{rule}\] [^']*'([^']*)'", line))]


@pytest.mark.parametrize(
    ("verb", "text", "said"),
    [
        ("dynamiseren", "De stad dynamiseert de wijk", "dynamiseert"),
        ("dynamiseren", "De diensten dynamiseren de wijk", "dynamiseren"),
        ("dynamiseren", "De wijk wordt gedynamiseerd door de stad", "gedynamiseerd"),
        ("dynamiseren", "De stad dynamiseerde de wijk", "dynamiseerde"),
        ("dynamiseren", "De diensten dynamiseerden de wijk", "dynamiseerden"),
        ("dynamiseren", "De wijk dynamiseren", "dynamiseren"),
        ("dynamiseren", "De stad heeft de wijk gedynamiseerd", "gedynamiseerd"),
        ("Dynamiseren", "De stad dynamiseert de wijk", "dynamiseert"),
        ("opkrikken", "De stad krikt de wijk op", "krikt de wijk op"),
        ("opkrikken", "De diensten krikken de wijk op", "krikken de wijk op"),
        ("opkrikken", "De wijk wordt opgekrikt", "opgekrikt"),
        ("opkrikken", "De stad heeft de wijk opgekrikt", "opgekrikt"),
        ("opkrikken", "De wijk opkrikken", "opkrikken"),
        ("doordragen", "De stad droeg haar visie door", "droeg haar visie door"),
        ("doordragen", "De visie wordt doorgedragen", "doorgedragen"),
        ("ontzorgen", "De stad ontzorgt de buren", "ontzorgt"),
        ("ontzorgen", "De buren worden ontzorgd", "ontzorgd"),
        ("vergroenen", "De stad vergroent de wijk", "vergroent"),
        ("herdenken", "De stad herdacht de wijk", "herdacht"),
        ("bruisen", "De wijk bruist", "bruist"),
        ("schuren", "De diensten schuurden", "schuurden"),
        ("aanzwengelen", "De stad zwengelt de wijk aan", "zwengelt de wijk aan"),
        ("inkantelen in", "De stad kantelt de zorg in in de wijk", "kantelt de zorg in in"),
        ("opereren", "De stad opereert in de wijk", "opereert"),
    ],
)
def test_a_dutch_verb_in_all_its_forms(toc: Run, verb: str, text: str, said: str) -> None:
    assert found(toc, DUTCH, text, "vague-verb") == []
    Path("toc.toml").write_text(f'[words.nl]\nvague-verbs = {{add = ["{verb}"]}}\n', encoding="utf-8")
    assert found(toc, DUTCH, text, "vague-verb") == [said]


@pytest.mark.parametrize(
    ("verb", "text", "said"),
    [
        ("galvanize", "The city galvanizes the neighbourhood", "galvanizes"),
        ("galvanize", "Departments galvanize the neighbourhood", "galvanize"),
        ("galvanize", "The city galvanized the neighbourhood", "galvanized"),
        ("galvanize", "The neighbourhood is galvanized by the city", "galvanized"),
        ("to galvanize", "The city is galvanizing the neighbourhood", "galvanizing"),
        ("scrum", "The city scrummed the neighbourhood", "scrummed"),
        ("scrum", "The city is scrumming the neighbourhood", "scrumming"),
        ("synergise", "The city synergised the neighbourhood", "synergised"),
        ("dizzify", "The city dizzifies the neighbourhood", "dizzifies"),
        ("dizzify", "The city dizzified the neighbourhood", "dizzified"),
        ("ideate", "The city ideates", "ideates"),
    ],
)
def test_an_english_verb_in_all_its_forms(toc: Run, verb: str, text: str, said: str) -> None:
    assert found(toc, ENGLISH, text, "vague-verb") == []
    Path("toc.toml").write_text(f'[words.en]\nvague-verbs = {{add = ["{verb}"]}}\n', encoding="utf-8")
    assert found(toc, ENGLISH, text, "vague-verb") == [said]


@pytest.mark.parametrize(
    "text", ["de wijk wordt uitgerold", "de stad rolt het plan uit", "de stad wil het plan uitrollen"]
)
def test_a_verb_in_a_list_of_words(toc: Run, text: str) -> None:
    assert found(toc, DUTCH, text, "undefined-jargon") == []
    Path("toc.toml").write_text('[words.nl]\njargon = {add = ["uitrollen"]}\n', encoding="utf-8")
    (said,) = found(toc, DUTCH, text, "undefined-jargon")
    assert said in text
    assert "rol" in said


def test_nouns_stay_nouns(toc: Run) -> None:
    """`studenten` for people is no verb: how a sentence is read does not change with it."""
    Path("plan.toc.yaml").write_text(DUTCH.format("De studenten helpen hun buren"), encoding="utf-8")
    before = toc("lint", "--output-format", "concise", "--quiet").out
    Path("toc.toml").write_text('[words.nl]\npersons = {add = ["studenten"]}\n', encoding="utf-8")
    assert toc("lint", "--output-format", "concise", "--quiet").out == before


@pytest.mark.parametrize("page", ["settings.md", "settings.nl.md"])
def test_the_example_of_the_documentation_does_what_it_says(toc: Run, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(\[words\.nl\]\n.*?)```", text, re.DOTALL)
    assert found(toc, DUTCH, "De stad stimuleert de wijk", "vague-verb") == ["stimuleert"]
    Path("toc.toml").write_text(example, encoding="utf-8")
    assert found(toc, DUTCH, "De stad stimuleert de wijk", "vague-verb") == []
    assert found(toc, DUTCH, "De stad dynamiseert de wijk", "vague-verb") == ["dynamiseert"]
