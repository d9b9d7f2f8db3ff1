"""The cache of `toc lint`: what changes nothing in the report, and what makes it look again."""

import os
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import ROOT, Ran, Run

from toc.core.findings import Profile, RawFinding, Severity
from toc.core.model import Language
from toc.core.settings import Settings, WordChange
from toc.lint.formatters import Checked
from toc.lint.rules import ALL_RULES, find
from toc.lint.rules.base import Inspection
from toc.workspace import record
from toc.workspace.cache import ROOMS, Cache, clear, fingerprint, folder
from toc.workspace.check import check

pytestmark = pytest.mark.thorough

PLAN = """\
toc: 1
language: en
title: One
title: Two
activities:
  grant: {text: Social Affairs grants a budget to 200 households every year}
"""
TODAY = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache; the plans are in the current folder."""
    monkeypatch.setenv("TOC_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path / "plans")
    Path("plan.toc.yaml").write_text(PLAN, encoding="utf-8")
    return tmp_path / "cache"


@pytest.fixture
def rules_run(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the rules that ran: each time a plan is checked, and not taken from the cache."""
    ran: list[str] = []
    rule = find("duplicate-key")
    assert rule

    def noting(inspection: Inspection) -> Iterable[RawFinding]:
        ran.append("duplicate-key")
        return rule.check(inspection)

    monkeypatch.setattr("toc.workspace.check.ALL_RULES", (replace(rule, check=noting),))
    return ran


def entries(place: Path) -> list[Path]:
    return sorted(path for path in place.glob("lint/*/*") if path.is_file())


def same(one: Checked, other: Checked) -> bool:
    assert one.lines
    assert other.lines
    return replace(one, lines=None) == replace(other, lines=None) and one.lines.text == other.lines.text


@pytest.mark.parametrize("language", list(Language))
def test_a_record_says_all_that_was_found(language: Language, tmp_path: Path) -> None:
    """With every rule's example: related places, fixes, facts of all kinds."""
    path = tmp_path / "bad.toc.yaml"
    seen = set()
    for rule in ALL_RULES:
        text = f"toc: 1\nlanguage: {language}\n{rule.wording(language).bad}".replace("⟦", "").replace("⟧", "")
        path.write_text(text, encoding="utf-8", newline="")
        found = check(str(path), None)
        seen |= {one.rule for one in found.findings}
        assert same(record.read(record.to_bytes(found), str(path), text, None), found)
    assert len(seen) > len(ALL_RULES) / 2


@given(st.binary(max_size=300))
def test_whatever_a_plan_holds_its_record_says_it(content: bytes) -> None:
    from toc.syntax.decode import decode
    from toc.workspace.check import checked

    found = checked(b"toc: 1\n" + content, "a.toc.yaml", None)
    assert same(record.read(record.to_bytes(found), "a.toc.yaml", decode(b"toc: 1\n" + content)[0], None), found)


def test_a_plan_that_did_not_change_is_checked_once(toc: Run, rules_run: list[str], place: Path) -> None:
    first = toc("lint")
    assert "TOC003 duplicate-key" in first.out
    assert toc("lint") == first
    assert (len(rules_run), len(entries(place))) == (1, 1)


def test_another_name_is_the_same_plan(toc: Run, rules_run: list[str]) -> None:
    toc("lint")
    Path("plan.toc.yaml").rename("other.toc.yaml")
    assert toc("lint", "--output-format", "concise").out.startswith("other.toc.yaml:4:1: error[TOC003 ")
    assert len(rules_run) == 1


@pytest.mark.parametrize(
    "arguments",
    [("--profile", "final"), ("--select", "TOC003"), ("--no-cache",), ("--ignore", "orphan-node")],
)
def test_what_decides_on_findings_makes_it_look_again(
    toc: Run, rules_run: list[str], arguments: tuple[str, ...]
) -> None:
    toc("lint")
    toc("lint", *arguments)
    assert len(rules_run) == 2


def test_what_is_only_shown_differently_does_not(toc: Run, rules_run: list[str]) -> None:
    toc("lint")
    for arguments in (
        ("--lang", "nl"),
        ("--output-format", "json"),
        ("--fail-on", "never"),
        ("--quiet",),
        ("--statistics",),
    ):
        toc("lint", *arguments)
    assert len(rules_run) == 1


def test_another_day_another_version_and_another_content_are_other_entries(
    monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    def key(today: date = TODAY, digest: bytes = b"x" * 32, settings: Settings | None = None) -> str:
        return Cache(str(place), today=today).key(digest, fingerprint(settings or Settings()))

    keys = [key(), key(TODAY + timedelta(days=1)), key(digest=b"y" * 32)]
    others = (
        Settings(profile=Profile.FINAL),
        Settings(rules=frozenset({"a"})),
        Settings(severities={"a": Severity.INFO}),
        Settings(limits={"a": {"b": 3}}),
        Settings(words={"nl.hedges": WordChange(added=("a",))}),
        Settings(words={"nl.hedges": WordChange(removed=("a",))}),
    )
    keys += [key(settings=settings) for settings in others]
    monkeypatch.setattr("toc.workspace.cache.__version__", "99")
    keys.append(key())
    monkeypatch.setattr("toc.workspace.cache._of_toc_itself", lambda: iter(["a rule that changed"]))
    keys.append(key())
    assert len(set(keys)) == len(keys)
    assert key(settings=Settings(fail_on="never", baseline="/x")) == key()


def test_a_change_in_any_room_that_decides_on_findings_counts() -> None:
    script = "import sys, toc.workspace.check, toc.workspace.record; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("toc.")}
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda entry: entry[:-1],
        lambda entry: entry[:70],
        lambda entry: entry[:100] + bytes([entry[100] ^ 1]) + entry[101:],
        lambda entry: b"\xff" * len(entry),
        lambda _: b"cos\nsystem\n(S'exit 1'\ntR.",
    ],
)
def test_a_damaged_entry_is_as_good_as_none(toc: Run, rules_run: list[str], place: Path, damage: object) -> None:
    first = toc("lint")
    [entry] = entries(place)
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))  # type: ignore[operator]
    assert toc("lint") == first
    assert len(rules_run) == 2
    assert entry.read_bytes() == whole


RECORDS = [
    "[]",
    "null",
    '["nl","draft",[1],[]]',
    '["xx","draft",[],[]]',
    '["nl","draft",["a"],[[0]]]',
    '["nl","draft",["a","error","draft"],[[0,0,1,2,0,0,0,0,0,0,[99999,1,1,99999,1,1],[],[]]]]',
    '["nl","draft",["a","error","draft"],[[0,0,1,2,0,0,0,0,0,0,[0,-1,1,0,1,1],[],[]]]]',
    '["nl","draft",["a","error","draft"],[[0,0,1,2,0,0,0,0,0,0,[0,1,1,0,1,1],[],[[0,1,[5,2,0]]]]]]',
    "[" * 100_000,
    "[" + " " * 50_000_000 + "]",
]


@pytest.mark.parametrize("planted", RECORDS)
def test_an_entry_that_somebody_planted_does_no_harm(toc: Run, rules_run: list[str], place: Path, planted: str) -> None:
    from hashlib import sha256

    first = toc("lint")
    [entry] = entries(place)
    for packed in (zlib.compress(planted.encode()), zlib.compress(planted.encode())[:-1], planted[:1000].encode()):
        entry.write_bytes(sha256(packed).hexdigest().encode() + packed)
        assert toc("lint") == first
    assert len(rules_run) == 4


@pytest.mark.parametrize("kind", ["file", "missing parent", "empty", "nul"])
def test_without_a_place_for_it_nobody_hears_of_the_cache(
    toc: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    expected = toc("lint", "--no-cache")
    (tmp_path / "file").write_text("", encoding="utf-8")
    places = {"file": tmp_path / "file", "missing parent": tmp_path / "file" / "x", "empty": "", "nul": "/proc/no/such"}
    monkeypatch.setenv("TOC_CACHE_DIR", str(places[kind]))
    assert toc("lint") == toc("lint") == expected


def test_what_is_piped_in_is_not_kept(toc: Run, place: Path) -> None:
    toc("lint", "-", stdin=PLAN.encode())
    assert not place.exists()


def test_two_runs_at_once_do_no_harm(place: Path) -> None:
    for number in range(20):
        Path(f"{number}.toc.yaml").write_text(PLAN + f"# {number}\n", encoding="utf-8")
    command = [sys.executable, "-m", "toc", "lint", "--output-format", "concise"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, env=surroundings) for _ in range(3)]
    told = [run.communicate()[0] for run in runs]
    assert told[0].count(b"duplicate-key") == 21
    assert told == [told[0]] * 3
    assert not list(place.rglob("*.tmp"))


def test_old_entries_go_once_a_day(toc: Run, place: Path) -> None:
    toc("lint")
    [old] = entries(place)
    long_ago = time.time() - 30 * 24 * 3600
    os.utime(old, (long_ago, long_ago))
    Path("plan.toc.yaml").write_text(PLAN + "# more\n", encoding="utf-8")
    toc("lint")
    assert len(entries(place)) == 2
    os.utime(place / "CACHEDIR.TAG", (long_ago, long_ago))
    Path("plan.toc.yaml").write_text(PLAN + "# and more\n", encoding="utf-8")
    toc("lint")
    assert old not in entries(place)
    assert len(entries(place)) == 2


def test_the_oldest_go_where_it_is_too_much(toc: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        Path("plan.toc.yaml").write_text(PLAN + f"# {number}\n", encoding="utf-8")
        toc("lint")
        for entry in entries(place):
            os.utime(entry, (entry.stat().st_mtime - 60,) * 2)
    kept = max(entries(place), key=lambda path: path.stat().st_mtime)
    monkeypatch.setattr("toc.workspace.cache._MOST_BYTES", kept.stat().st_size + 10)
    Cache(str(place), today=TODAY)._prune()
    assert entries(place) == [kept]


def test_clear_takes_out_what_is_ours_and_nothing_else(toc: Run, place: Path) -> None:
    toc("lint")
    (place / "lint" / "letter.txt").write_text("mine", encoding="utf-8")
    [folder_of_entry] = {path.parent for path in entries(place)}
    (folder_of_entry / "note.txt").write_text("mine", encoding="utf-8")
    assert toc("cache", "clear") == Ran(0, "", "toc: 1 plan is forgotten.\n")
    assert toc("cache", "clear") == Ran(0, "", "toc: 0 plans are forgotten.\n")
    assert sorted(path.name for path in place.rglob("*.txt")) == ["letter.txt", "note.txt"]


def test_dir_says_where_it_is(toc: Run, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toc("cache", "dir") == Ran(0, f"{place}\n", "")
    monkeypatch.setenv("TOC_CACHE_DIR", "")
    assert toc("cache", "dir") == Ran(2, "", "toc: there is no folder for a cache here.\n")
    monkeypatch.setenv("TOC_LANG", "nl")
    assert toc("cache", "clear") == Ran(2, "", "toc: er is hier geen map voor een cache.\n")


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/an"}, "/home/an/.cache/toc"),
        ("linux", {"HOME": "/home/an", "XDG_CACHE_HOME": "/var/c"}, "/var/c/toc"),
        ("linux", {"HOME": "/home/an", "XDG_CACHE_HOME": "c"}, "/home/an/.cache/toc"),
        ("darwin", {"HOME": "/Users/an"}, "/Users/an/Library/Caches/toc"),
        ("win32", {"LOCALAPPDATA": "/an/Local"}, "/an/Local/toc/Cache"),
        ("win32", {}, ""),
    ],
)
def test_the_folder_is_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    for name in ("TOC_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert folder().replace("\\", "/") == expected


def test_clearing_what_is_not_there_is_fine(tmp_path: Path) -> None:
    assert clear(str(tmp_path / "nothing")) == 0


def test_a_plan_from_the_cache_needs_neither_rules_nor_model() -> None:
    script = "import sys; from toc.apps.cli import main; main(sys.argv[1:]); print([*sys.modules])"
    command = [sys.executable, "-c", script, "lint", "--isolated", "--output-format", "concise"]
    for heavy in (True, False):
        done = subprocess.run(
            command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
        )
        for module in ("'toc.lint.rules'", "'toc.core.model'", "'pydantic'", "'ruamel.yaml'"):
            assert (module in done.stdout.splitlines()[-1]) is heavy
