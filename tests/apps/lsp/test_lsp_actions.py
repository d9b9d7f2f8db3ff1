"""What an editor can do about a finding: mend, ignore with a reason, mend all that is safe."""

from pathlib import Path

import pytest
from lsp_plans import PLAN, applied, cursor, opened
from lsprotocol import types
from running import Run

from toc.apps.lsp.actions import actions
from toc.apps.lsp.opened import Opened

EVERYWHERE = types.Range(types.Position(0, 0), types.Position(999, 0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which few rules count, whatever rules there will be."""
    rules = '["reading", "dangling-reference", "dead-end-activity", "level-skip", "link-without-hypothesis"]'
    (tmp_path / "toc.toml").write_text(f"select = {rules}\n", encoding="utf-8")
    return tmp_path


def titles(plan: Opened, *only: str) -> list[str]:
    return [one.title for one in actions(plan, EVERYWHERE, only)]


def after(text: str, title: str, folder: Path) -> str:
    """The text after the action with that title at the cursor."""
    plan, place = cursor(text, folder)
    (action,) = (one for one in actions(plan, types.Range(place, place)) if one.title == title)
    return applied(plan, action.edit)


def ignoring(text: str, folder: Path, rule: str = "dead-end-activity") -> str:
    return after(text, f"{rule} hier negeren (schrijf je reden erachter)", folder)


def test_kinds_that_are_asked_for(folder: Path) -> None:
    plan = opened(PLAN.replace("[kennen]", "[kenen]", 1), folder)
    fix, ignore, everything = (
        "Schrijf 'kennen'",
        "dangling-reference hier negeren (schrijf je reden erachter)",
        "Alles herstellen wat zeker goed is",
    )
    others = ["link-without-hypothesis hier negeren (schrijf je reden erachter)"] * 1
    assert [one for one in titles(plan) if one not in others] == [fix, ignore, everything]
    assert [one for one in titles(plan, "quickfix") if one not in others] == [fix, ignore]
    for kind in ("source", "source.fixAll", "source.fixAll.toc"):
        assert titles(plan, kind) == [everything]
    assert titles(plan, "refactor") == []
    assert titles(plan, "source.organizeImports") == []


def test_all_that_is_safe_is_mended_line_by_line(folder: Path) -> None:
    text = (
        PLAN.replace("rol: stad", "rol: stadd")
        .replace("  tocht:\n", "  tocht:\n    leid_tot: [kennen]\n")
        .replace("    label: Tocht\n    leidt_tot: [kennen]\n", "    label: Tocht\n")
    )
    plan = opened(text.replace("\n", "\r\n"), folder)
    (action,) = actions(plan, EVERYWHERE, ["source.fixAll"])
    assert action.edit
    assert action.edit.changes
    assert len(action.edit.changes[plan.uri]) == 2
    mended = text.replace("stadd", "stad").replace("leid_tot", "leidt_tot")
    assert applied(plan, action.edit) == mended.replace("\n", "\r\n")


def test_nothing_to_mend(folder: Path) -> None:
    assert titles(opened(PLAN, folder), "source") == []


def test_a_fix_that_may_change_the_meaning_says_so(folder: Path) -> None:
    plan = opened(PLAN, folder)
    unsure = [one for one in actions(plan, EVERYWHERE) if one.title.endswith(" (kijk het resultaat na)")]
    assert all(one.is_preferred is None for one in unsure)


DEAD = PLAN.replace("    label: Tocht\n    leidt_tot: [kennen]\n", "    label: Tocht\n")


@pytest.mark.parametrize(
    ("before", "changed"),
    [
        ("  tocht:\n", "  tocht:  # toc: ignore[dead-end-activity] \n"),
        ("  tocht:  \n", "  tocht:  # toc: ignore[dead-end-activity] \n"),
        ("  tocht:  # te voet\n", "  tocht:  # te voet  # toc: ignore[dead-end-activity] \n"),
        (
            "  tocht:  # toc: ignore[no-first-step] later\n",
            "  tocht:  # toc: ignore[no-first-step, dead-end-activity] later\n",
        ),
        (
            "  # toc: ignore[no-first-step] later\n  tocht:\n",
            "  # toc: ignore[no-first-step, dead-end-activity] later\n  tocht:\n",
        ),
    ],
)
def test_a_comment_at_the_end_of_the_line(folder: Path, before: str, changed: str) -> None:
    text = DEAD.replace("  tocht:\n", before)
    assert ignoring(text.replace("tocht:", "toc‸ht:"), folder) == text.replace(before, changed)


def test_with_a_reason_the_finding_is_gone_and_without_one_it_is_asked_for(folder: Path) -> None:
    text = ignoring(DEAD.replace("  tocht:", "  toc‸ht:"), folder)
    without = [one.rule for one in opened(text, folder).findings if one.span.start.line == 14]
    assert {*without} == {"dead-end-activity", "ignore-without-reason"}
    reasoned = text.replace("activity] ", "activity] volgt in juni")
    assert [one for one in opened(reasoned, folder).findings if one.span.start.line == 14] == []


def test_a_comment_on_the_line_above_where_the_line_ends_in_a_text(folder: Path) -> None:
    text = DEAD.replace("  tocht:\n    label: Tocht\n", '  tocht: {label: "Tocht\n    langs de beek"}\n')
    assert ignoring(text.replace("  tocht:", "  toc‸ht:"), folder) == text.replace(
        "  tocht:", "  # toc: ignore[dead-end-activity] \n  tocht:"
    )
    windows = ignoring(text.replace("  tocht:", "  toc‸ht:").replace("\n", "\r\n"), folder)
    assert "  # toc: ignore[dead-end-activity] \r\n  tocht:" in windows


def test_what_cannot_be_ignored_is_not_offered(folder: Path) -> None:
    plan, place = cursor(PLAN.replace("rol: stad", "rol: sta‸dd"), folder)
    found = actions(plan, types.Range(place, place))
    assert [one.title for one in found] == ["Schrijf 'stad'", "Alles herstellen wat zeker goed is"]


def test_what_the_baseline_has_is_left_out(folder: Path, toc: Run) -> None:
    settings = (folder / "toc.toml").read_text(encoding="utf-8")
    (folder / "toc.toml").write_text(settings + 'baseline = "known.toml"\n', encoding="utf-8")
    plan = DEAD.replace("titel: Feest", "status: definitief")
    (folder / "plan.toc.yaml").write_text(plan, encoding="utf-8")
    dead = [one.rule for one in opened(plan, folder).findings]
    assert "dead-end-activity" in dead  # a baseline that is not there yet leaves nothing out
    assert toc("lint", "--write-baseline", str(folder / "plan.toc.yaml")).code == 0
    assert "dead-end-activity" not in [one.rule for one in opened(plan, folder).findings]
    new = opened(plan.replace("rol: stad", "rol: stadd"), folder)
    assert "wrong-value" in [one.rule for one in new.findings]
    (folder / "known.toml").write_text("[", encoding="utf-8")
    error = opened(plan, folder).error
    assert error is not None
    assert str(error).split(":")[0].endswith("known.toml")


def test_in_english(folder: Path) -> None:
    plan, place = cursor("toc: 1\nlanguage: en\nactivities:\n  a‸: {text: The city gives a party}\n", folder)
    found = actions(plan, types.Range(place, place))
    assert [one.title for one in found] == ["Ignore dead-end-activity here (write your reason behind it)"]
