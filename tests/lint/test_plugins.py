"""Rules of one's own: what loads, what does not, and what is said when one fails."""

import os
import shutil
import sys
from pathlib import Path
from runpy import run_path

import pytest
from running import ROOT, Run

from toc.lint.plugins import in_folder, loaded
from toc.testing import check_rule
from toc.workspace.settings import SettingsOptions, SettingsResolver

EXAMPLE = ROOT / "examples" / "plugins"
PLAN = "toc: 1\ntaal: nl\nactiviteiten:\n  huisbezoek:\n    tekst: Een medewerker bezoekt ouders thuis\n"
RULE = """\
from toc.core.findings import Profile, RawFinding, Severity
from toc.lint.rules.base import Checklist, rule

@rule("GENT001", "ward-not-named", Severity.INFO, Checklist.ACTIVITIES, applies_from=Profile.DRAFT, sources=())
def check(inspection):
    {body}
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a plan and the folder of rules of the example."""
    repository = tmp_path / "house"
    shutil.copytree(EXAMPLE, repository)
    (repository / ".git").mkdir()
    (repository / "p.toc.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("TOC_CONFIG_HOME", str(tmp_path / "mine"))
    return repository


def failing(house: Path, body: str) -> None:
    (house / "toc-rules" / "ward_not_named.py").write_text(RULE.format(body=body), encoding="utf-8")


def test_the_example_passes_the_tests_of_every_rule() -> None:
    [rule] = loaded(in_folder(str(EXAMPLE / "toc-rules")))
    check_rule(rule)


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (
            "ward_not_named.nl.md",
            "{wards}",
            "{wijken}",
            "ward-not-named: help has the gaps ['wijken'] in nl, and ['wards'] in en",
        ),
        (
            "ward_not_named.nl.md",
            "achterblijft.",
            "achterblijft: {leads_to}.",
            "ward-not-named: rationale has the gaps ['leads_to'] in nl, and [] in en",
        ),
        (
            "ward_not_named.nl.md",
            "## Message",
            "## Label\n\n- wijk: de wijk\n\n## Message",
            "ward-not-named: label wijk has the gaps [] in nl, and None in en",
        ),
        (
            "ward_not_named.*.md",
            "{wards}",
            "{nothing}",
            (
                "ward-not-named: GapError: ward_not_named.en.md has the gap {nothing}, which is no fact of the rule "
                "'ward-not-named' and no keyword by its English name"
            ),
        ),
        (
            "ward_not_named.*.md",
            "{wards}",
            "{wards.first}",
            (
                "ward-not-named: GapError: ward_not_named.nl.md has the gap Noem de wijk: {wards.first}., which is no "
                "fact of the rule 'ward-not-named' and no keyword by its English name"
            ),
        ),
    ],
    ids=("one-language", "keyword-in-one-language", "key-in-one-language", "no-fact", "no-name"),
)
def test_a_gap_that_nothing_fills_does_not_pass(house: Path, text: str, old: str, new: str, said: str) -> None:
    for path in (house / "toc-rules").glob(text):
        written = path.read_text("utf-8")
        path.write_text(written.replace(old, new), encoding="utf-8")
    folder = house / "toc-rules"
    [rule] = loaded(in_folder(str(folder)))
    for one in (rule, run_path(str(folder / "ward_not_named.py"))["ward_not_named"]):
        with pytest.raises(AssertionError) as wrong:
            check_rule(one)
        assert str(wrong.value) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "the rule 'ward-not-named' of the plugin 'toc-rules' has no texts: write ward_not_named.nl.md or "
                "ward_not_named.en.md, beside its code."
            ),
        ),
        (
            "nl",
            (
                "de regel 'ward-not-named' van de plug-in 'toc-rules' heeft geen teksten: schrijf ward_not_named.nl.md "
                "of ward_not_named.en.md, naast zijn code."
            ),
        ),
    ],
)
def test_a_rule_without_texts_is_told_which_files_to_write(
    house: Path, toc: Run, monkeypatch: pytest.MonkeyPatch, language: str, said: str
) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    for path in (house / "toc-rules").glob("*.md"):
        path.unlink()
    ran = toc("lint", "--allow-plugins")
    assert ran.code == 2
    assert ran.err == f"toc: toc.toml:2:17: {said}\n"


@pytest.mark.usefixtures("house")
def test_a_folder_runs_only_when_this_run_allows_it(toc: Run) -> None:
    without = toc("lint", "-f", "json")
    assert "GENT001" not in without.out
    assert "'toc-rules' (toc.toml:2) did not run" in without.err
    assert "GENT001" in toc("lint", "-f", "json", "--allow-plugins").out


def test_the_file_of_the_person_names_that_very_folder(house: Path, tmp_path: Path, toc: Run) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for named, runs in ((house, False), (house / "toc-rules", True)):
        (mine / "config.toml").write_text(f"allow-plugin-folders = ['{named}']\n", encoding="utf-8")
        assert ("GENT001" in toc("lint", "-f", "json").out) is runs
    (mine / "config.toml").write_text("allow-plugin-folders = ['*']\n", encoding="utf-8")
    assert toc("lint").code == 2


@pytest.mark.usefixtures("house")
def test_the_hook_loads_no_folder(toc: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRE_COMMIT", "1")
    assert "GENT001" not in toc("lint", "-f", "json", "--allow-plugins").out


@pytest.mark.parametrize("written", ["../elsewhere", ".", "/tmp", "link", "link/inner"])
def test_a_folder_lies_in_the_repository_and_is_no_link(house: Path, tmp_path: Path, toc: Run, written: str) -> None:
    (tmp_path / "elsewhere" / "inner").mkdir(parents=True)
    if written.startswith("link"):
        (house / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (house / "toc.toml").write_text(f'plugin-folder = "{written}"\n', encoding="utf-8")
    ran = toc("lint", "--allow-plugins")
    assert ran.code == 2
    assert "toc.toml:1:17" in ran.err


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("raise ValueError('oh')", "ValueError: oh"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("yield 'text'", "TypeError: the check has to yield RawFindings, not str"),
        ("return 7", "TypeError: 'int' object is not iterable"),
        (
            "yield RawFinding(span=inspection.document.start)",
            "GapError: ward_not_named.en.md has the gap {wards}, which is no fact of the rule 'ward-not-named'",
        ),
    ],
)
def test_a_rule_that_fails_is_told_and_stops_no_other(house: Path, toc: Run, body: str, said: str) -> None:
    failing(house, body)
    ran = toc("lint", "-f", "json", "--allow-plugins")
    assert f"plugin 'toc-rules' failed: {said}" in ran.out.replace("\\u0027", "'") or f"liep vast: {said}" in ran.out
    assert "dead-end-activity" in ran.out
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import nowhere_at_all", "does not load: ModuleNotFoundError"),
        ("x = (", "does not load: SyntaxError"),
        ("x = 1", "gives no rules"),
        (RULE.format(body="return ()").replace("GENT001", "TOC999"), "do not begin with TOC"),
        (RULE.format(body="return ()").replace("GENT001", "TOC999"), "'toc-rules'"),
    ],
)
def test_a_plugin_that_does_not_load_is_told_at_its_place(house: Path, toc: Run, code: str, said: str) -> None:
    (house / "toc-rules" / "ward_not_named.py").write_text(code, encoding="utf-8")
    ran = toc("lint", "--allow-plugins")
    assert ran.code == 2
    assert "toc.toml:2:17: " in ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_the_cache_forgets_what_another_plugin_found(
    house: Path, tmp_path: Path, toc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOC_CACHE_DIR", str(tmp_path / "cache"))
    assert "GENT001" in toc("lint", "-f", "json", "--allow-plugins").out
    assert "GENT001" not in toc("lint", "-f", "json").out
    failing(house, "return ()")
    assert "GENT001" not in toc("lint", "-f", "json", "--allow-plugins").out


def test_what_comes_from_the_cache_is_worded_in_every_language(
    house: Path, tmp_path: Path, toc_program: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOC_CACHE_DIR", str(tmp_path / "cache"))
    (house / "toc-rules" / "ward_not_named.nl.md").unlink()
    for language in ("en", "nl", "en"):
        ran = toc_program("lint", "-f", "json", "--allow-plugins", "--lang", language)
        assert "does not say in which ward" in ran.out
    failing(house, "raise ValueError('oh')")
    for language, said in (("en", "failed: ValueError: oh"), ("nl", "liep vast: ValueError: oh")):
        assert said in toc_program("lint", "-f", "json", "--allow-plugins", "--lang", language).out


def test_in_one_run_a_code_means_one_rule(house: Path, toc: Run) -> None:
    """Also where two folders, each with settings of its own, have a rule of that code."""
    for name in ("a", "b"):
        shutil.copytree(EXAMPLE, house / name)
        (house / name / "p.toc.yaml").write_text(PLAN, encoding="utf-8")
    assert toc("lint", "-f", "json", "--allow-plugins").out.count('"GENT001"') >= 3
    failing(house / "b", "return ()")
    ran = toc("lint", "--allow-plugins")
    assert ran.code == 2
    assert "two plugins have the rule 'ward-not-named'" in ran.err


def test_other_processes_run_the_same_rules(house: Path, toc_program: Run) -> None:
    for number in range(40):
        (house / f"p{number}.toc.yaml").write_text(PLAN + f"# {'x' * 4000}\n", encoding="utf-8")
    ran = toc_program("lint", "-f", "json", "--allow-plugins", "--jobs", "2")
    assert ran.out.count('"GENT001"') >= 41


def test_settings_name_its_rules_also_where_it_is_not_loaded(house: Path, toc: Run) -> None:
    (house / "toc.toml").write_text('plugin-folder = "toc-rules"\nignore = ["ward-not-named"]\n', encoding="utf-8")
    assert "GENT001" not in toc("lint", "-f", "json", "--allow-plugins").out
    assert toc("render", "p.toc.yaml", "-o", "x.svg").code == 0


@pytest.mark.usefixtures("house")
def test_the_rule_is_explained_and_shown(toc: Run) -> None:
    assert "in which ward" in toc("rule", "gent001", "--allow-plugins").out
    assert toc("rule", "gent001").code == 2
    assert 'plugin-folder = "toc-rules"  # toc.toml:2' in toc("lint", "--show-settings", "--allow-plugins").out


@pytest.mark.usefixtures("house")
def test_the_editor_and_the_live_page_load_no_folder(tmp_path: Path) -> None:
    """They ask for settings as every command does that names no permission."""
    (tmp_path / "mine").mkdir()
    named = f"allow-plugin-folders = ['{tmp_path / 'house' / 'toc-rules'}']\n"
    (tmp_path / "mine" / "config.toml").write_text(named, encoding="utf-8")
    choice = SettingsResolver(SettingsOptions(), "p.toc.yaml")
    assert choice.settings("p.toc.yaml").plugins == ()
    assert choice.plugins("p.toc.yaml").left_out


def package(place: Path, name: str, code: str) -> None:
    """An installed package `toc_<name>` with an entry point of that name."""
    (place / f"toc_{name}").mkdir(parents=True)
    (place / f"toc_{name}" / "__init__.py").write_text(code, encoding="utf-8")
    info = place / f"toc_{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: toc_{name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[toc.rules]\n{name} = toc_{name}:check\n", encoding="utf-8")


def test_an_installed_plugin_runs_only_when_settings_name_it(
    house: Path, tmp_path: Path, toc: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site-packages"
    package(
        place,
        "gent",
        RULE.format(body="yield RawFinding(span=inspection.document.start, facts={'name': 1, 'wards': 2})"),
    )
    for text in (EXAMPLE / "toc-rules").glob("*.md"):
        shutil.copy(text, place / "toc_gent")
    monkeypatch.syspath_prepend(str(place))
    (house / "toc.toml").write_text("", encoding="utf-8")
    assert "GENT001" not in toc("lint", "-f", "json").out
    (house / "toc.toml").write_text('plugins = ["gent"]\n', encoding="utf-8")
    assert "GENT001" in toc("lint", "-f", "json").out
    (house / "toc.toml").write_text('plugins = ["mortsel"]\n', encoding="utf-8")
    ran = toc("lint")
    assert ran.code == 2
    assert "toc.toml:1:12: there is no installed plugin 'mortsel'" in ran.err
    sys.modules.pop("toc_gent", None)


HOSTILE = "import os\nopen(os.path.join({place!r}, 'ran'), 'a').write(__file__ if '__file__' in globals() else 'x')\n"


@pytest.mark.parametrize("below", ["", "toc-rules"])
@pytest.mark.parametrize(
    "command",
    [
        ("lint",),
        ("lint", "--fix"),
        ("lint", "--show-settings"),
        ("fmt", "{plan}"),
        ("render", "{plan}", "-o", "x.svg"),
        ("table", "{plan}", "actors"),
        ("report", "{plan}", "-o", "x.html"),
        ("advise", "{plan}"),
        ("export", "{plan}", "-o", "x.xlsx"),
        ("diff", "{plan}"),
        ("rule", "EVIL001"),
        ("cache", "dir"),
        ("lsp", "--help"),
        ("watch", "--help"),
    ],
    ids=lambda command: "-".join(command[:2]).replace("{plan}", "plan"),
)
def test_a_hostile_repository_runs_nothing(
    tmp_path: Path, toc_program: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], below: str
) -> None:
    code, repository = HOSTILE.format(place=str(tmp_path)), tmp_path / "house"
    (repository / "toc-rules").mkdir(parents=True)
    (repository / ".git").mkdir()
    names = (
        "conftest",
        "sitecustomize",
        "usercustomize",
        "setup",
        "typer",
        "rapidfuzz",
        "pydantic",
        "evil",
        "toc_evil",
    )
    for folder in (repository, repository / "toc-rules"):
        for name in names:
            (folder / f"{name}.py").write_text(code, encoding="utf-8")
        (folder / "evil.pth").write_text("import evil\n", encoding="utf-8")
        (folder / "setup.cfg").write_text("[options.entry_points]\ntoc.rules =\n  evil = evil\n", encoding="utf-8")
        info = folder / "evil-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text("[toc.rules]\nevil = evil\n", encoding="utf-8")
        (folder / "p.toc.yaml").write_text(PLAN, encoding="utf-8")
    named = ('plugins = ["evil"]\nplugin-folder = "toc-rules"\n',) if command == ("lint",) else ()
    for settings in ('plugin-folder = "toc-rules"\n', *named):
        (repository / "toc.toml").write_text(settings, encoding="utf-8")
        monkeypatch.chdir(repository / below)
        ran = toc_program(*(part.format(plan="p.toc.yaml") for part in command))
        assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()
        assert "Traceback" not in ran.err
        assert os.path.exists("p.toc.yaml")
