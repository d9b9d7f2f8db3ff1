"""One service for every face: each thing is worked out once, and the baseline counts everywhere."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, Run

from toc.conversation.asking import OUTCOME, remarks
from toc.conversation.question import Probe
from toc.core.errors import UsageError
from toc.core.graph import CausalGraph
from toc.core.model import Language, Plan
from toc.pictures import engine
from toc.pictures.apart import Apart
from toc.workspace import check
from toc.workspace.config import files
from toc.workspace.workspace import Workspace

PLAN = """\
toc: 1
language: en
status: review
impact_goal: {text: Neighbours feel at home in their street}
activities:
  grant: {text: Social Affairs grants a budget}
  visit: {text: Social Affairs visits neighbours, leads_to: [meet]}
outcomes:
  meet: {text: Neighbours meet each other more often, leads_to: [impact]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path


def note_everything(toc: Run) -> None:
    Path("toc.toml").write_text('baseline = "known.toml"\n', encoding="utf-8")
    assert toc("lint", "--write-baseline", "plan.toc.yaml").code == 0


NO_ARROW = r"Activity 'Social Affairs grants a budget' leads to no change at all"
"""What `toc lint` says of an activity without an arrow."""

COMMANDS = {
    "report": (("report", "-f", "md", "--view", "none"), NO_ARROW),
    "advise": (("advise", "-f", "md"), NO_ARROW),
    "render": (("render", "--findings", "-f", "dot"), r"\[F\d|label=F\d"),
    "page": (("render", "-f", "html"), NO_ARROW),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_baseline_has_is_shown_nowhere(toc: Run, command: str) -> None:
    arguments, told = COMMANDS[command]

    def tells() -> bool:
        return re.search(told, unescape(toc(*arguments, "plan.toc.yaml", "-o", "-").out)) is not None

    before = tells()
    note_everything(toc)
    assert (before, tells()) == (True, False)


def test_a_conversation_leaves_out_what_the_baseline_has() -> None:
    text = "Awareness is raised."
    place = "plan.toc.yaml"

    def plan(said: str) -> Plan:
        return Workspace.open().plan_of(PLAN.replace("Neighbours meet each other more often", said), place).model

    probe = Probe(plan=plan, node="meet", rules=OUTCOME)

    def said(workspace: Workspace) -> int:
        settings = workspace.settings(place)
        found = remarks(
            probe,
            text,
            language=Language.EN,
            settings=settings,
            today=date(2026, 3, 2),
            sift=lambda document, findings: workspace.unknown(document, findings, place),
        )
        return len(found)

    before = said(Workspace.open())
    Path("toc.toml").write_text('baseline = "known.toml"\n', encoding="utf-8")
    noted = "".join(
        f'    {{path = "plan.toc.yaml", rule = "{rule}", node = "meet", count = 1}},\n' for rule in sorted(OUTCOME)
    )
    Path("known.toml").write_text(f"toc-baseline = 1\nfindings = [\n{noted}]\n", encoding="utf-8")
    assert (before > 0, said(Workspace.open())) == (True, 0)


def test_a_missing_baseline_is_an_error_but_not_for_an_editor() -> None:
    Path("toc.toml").write_text('baseline = "none.toml"\n', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        _ = Workspace.open().plan("plan.toc.yaml").findings
    assert caught.value.text("en").startswith("the baseline 'none.toml' does not exist")
    assert caught.value.text("nl") != caught.value.text("en")
    workspace = Workspace.open(lenient=True)
    assert workspace.plan("plan.toc.yaml").findings
    assert workspace.error is None
    Path("none.toml").write_text("", encoding="utf-8")
    workspace = Workspace.open(lenient=True)
    assert workspace.plan("plan.toc.yaml").findings
    assert workspace.error is not None


def test_a_report_works_each_thing_out_once(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One reading of the settings file, one lint, one graph, and at most three layouts for a picture."""
    counts: Counter[str] = Counter()

    def counted(owner: Any, name: str) -> None:
        function: Callable[..., Any] = getattr(owner, name)

        def call(*arguments: Any, **named: Any) -> Any:
            counts[name] += 1
            return function(*arguments, **named)

        monkeypatch.setattr(owner, name, call)

    counted(files, "_made")
    counted(check, "lint")
    counted(CausalGraph, "of")
    counted(Apart, "ask")
    engine._embedded.cache_clear()
    (tmp_path / "toc.toml").write_text('profile = "review"\n', encoding="utf-8")
    plan = tmp_path / "ubuntu.toc.yaml"
    plan.write_bytes((ROOT / "examples" / "ubuntu.toc.yaml").read_bytes())
    assert toc("report", str(plan), "-o", str(tmp_path / "report.docx")).code == 0
    assert (counts["_made"], counts["lint"], counts["of"]) == (1, 1, 1)
    assert counts["ask"] <= 2 * 3 + 2, "and an export of each picture"
