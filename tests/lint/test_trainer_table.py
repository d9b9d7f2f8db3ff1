"""The table of the trainer's sentences: what the tool takes from the documents, and its two figures."""

import sys
from pathlib import Path

import pytest
from plans import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import trainer_sentences as trainer

SOURCES = ROOT.parent / "shared" / "sources"
LAST = 420
"""As many lines as the longest document."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents with a few sentences on the lines where the real ones have them."""
    lines = {
        "000": {
            269: "IMPACTDOELSTELLING = Inwoners voelen zich veiliger",
            277: "Een stad die verjongt\tDe inwoners hebben betere toegang tot zorg",
            322: "<p>Doen met wijken</p>\t"
            "<p>Inwoners nemen deel. Ze leren de aanpak kennen.</p> <p>Inwoners zijn blij</p>",
        },
        "001": {
            162: "Actie: We organiseren een speeddate",
            163: "in de buurt (LT)",
            182: "Actie: Een professional (MLT)",
            213: "o Resultaat: 30% van de gezinnen",
        },
        "004": {27: "o Output: Hebben we onze doelgroep bereikt? Zijn zij tevreden?"},
    }
    for document, written in lines.items():
        text = "\n".join(written.get(number, "") for number in range(1, LAST))
        (tmp_path / f"{document}_x.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_it_takes_from_the_documents(folder: Path) -> None:
    told = [(one.document, one.line, one.kind, one.text, one.term) for one in trainer.sentences(folder) if one.text]
    assert told == [
        ("000", 277, "policy_objective", "Een stad die verjongt", ""),
        ("000", 269, "impact_goal", "Inwoners voelen zich veiliger", ""),
        ("000", 277, "impact_goal", "De inwoners hebben betere toegang tot zorg", ""),
        ("001", 162, "activity", "We organiseren een speeddate in de buurt", "long"),
        ("001", 182, "activity", "Een professional", "medium"),
        ("001", 213, "output", "30% van de gezinnen", ""),
        ("000", 322, "outcome", "Inwoners nemen deel.", ""),
        ("000", 322, "outcome", "Ze leren de aanpak kennen.", ""),
        ("000", 322, "outcome", "Inwoners zijn blij", ""),
        ("001", 213, "norm", "30% van de gezinnen", ""),
        ("004", 27, "learning_question", "Hebben we onze doelgroep bereikt?", ""),
        ("004", 27, "learning_question", "Zijn zij tevreden?", ""),
    ]


def test_the_figures_that_were_reached(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in a draft that the documents contradict, and at most one sentence in ten with more than a tip."""
    if not SOURCES.is_dir():
        pytest.skip("../shared is not there: it lies beside the project only where toc is developed")
    monkeypatch.setattr(sys, "argv", ["trainer_sentences.py", str(SOURCES)])
    assert trainer.main() == 0
    *_, contradicted, heavy = capsys.readouterr().out.splitlines()
    assert contradicted.endswith("Findings in a draft that the documents contradict: 0.")
    assert int(heavy.rpartition("(")[2].partition("%")[0]) <= 10
