"""Settings files: places in TOML, what is wrong and where, and that nothing else ever comes of them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worded import lint

import toc.lint.rules
from toc.core.errors import UsageError
from toc.core.model import Language
from toc.core.settings import Limit, Settings, WordChange
from toc.lint.rules import ALL_RULES
from toc.syntax.source import read
from toc.workspace.config.toml import Places, Way
from toc.workspace.settings import SettingsOptions, SettingsResolver

LISTS = {"nl": ("vague-verbs", "jargon"), "en": ("vague-verbs",)}
RULES = [
    replace(rule, limits=(Limit("level-skip", "steps", 2),)) if rule.name == "level-skip" else rule
    for rule in ALL_RULES
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and one rule with a limit."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(toc.lint.rules, "ALL_RULES", tuple(RULES))
    return tmp_path


def settings(text: str | bytes, path: str = "plan.toc.yaml", **asked: Any) -> Settings:
    """What holds for a plan with that toc.toml beside it."""
    content = text if isinstance(text, bytes) else text.encode()
    Path("toc.toml").write_bytes(content)
    return SettingsResolver(SettingsOptions(**asked), "<stdin>", lists=lambda language: LISTS[language]).settings(path)


def told(text: str | bytes, language: str = "en") -> list[str]:
    with pytest.raises(UsageError) as caught:
        settings(text)
    return caught.value.text(language).splitlines()


EVERYTHING = """\
select = ["ALL"]
ignore = ["TOC4", "change-without-cause", "toc601"]
extend-select = ["sphere-mismatch"]
profile = "review"
fail-on = "never"

[severity]
TOC502 = "info"
orphan-node = "off"
invalid-yaml = "error"

[limits.level-skip]
steps = 4

[words]
nl.jargon = {add = [" outreachend ", "outreachend"], remove = ["proactief"]}

[per-file-ignores]
"oud-*" = ["links"]
"""


def test_every_setting_takes_effect() -> None:
    actors = {rule.name for rule in RULES if rule.checklist == "actors"}
    off = (actors - {"sphere-mismatch"}) | {"change-without-cause", "too-many-nodes", "orphan-node"}
    every = {rule.name for rule in RULES}
    wanted = Settings(
        rules=frozenset(every - off),
        severities={"dead-end-activity": "info", "invalid-yaml": "error"},  # type: ignore[dict-item]
        limits={"level-skip": {"steps": 4}},
        words={"nl.jargon": WordChange(("outreachend",), ("proactief",))},
        profile="review",  # type: ignore[arg-type]
        fail_on="never",
    )
    assert settings(EVERYTHING) == wanted
    links = {rule.name for rule in RULES if rule.checklist == "links"}
    assert settings(EVERYTHING, "wijk/oud-plan.toc.yaml") == wanted._replace(rules=frozenset(every - off - links))


def test_without_settings_nothing_is_chosen() -> None:
    assert settings("", isolated=True) == Settings()
    assert settings("") == Settings(rules=frozenset(rule.name for rule in RULES))


ALWAYS = {rule.name for rule in RULES if rule.cannot_be_ignored}


@pytest.mark.parametrize(
    ("text", "asked", "wanted"),
    [
        ('select = ["TOC502", "TOC6"]\nignore = ["TOC5", "picture"]', {}, {"dead-end-activity"}),
        ('select = ["orphan-node"]\nextend-select = ["level-skip"]', {}, {"orphan-node", "level-skip"}),
        ("select = []", {}, set()),
        ('ignore = ["ALL"]', {}, set()),
        ('select = ["level-skip"]\nignore = ["level-skip"]', {}, set()),
        ('select = ["level-skip"]\n[severity]\nlevel-skip = "off"', {}, set()),
        ('ignore = ["level-skip"]', {"select": ["level-skip, TOC502"]}, {"level-skip", "dead-end-activity"}),
        ("", {"select": ["Orphan-Node", "toc601"]}, {"orphan-node", "too-many-nodes"}),
        ('[severity]\nlevel-skip = "off"', {"select": ["level-skip"]}, {"level-skip"}),
        ('select = ["level-skip", "orphan-node"]', {"ignore": ["links"]}, {"orphan-node"}),
        ('select = ["level-skip", "orphan-node"]', {"only": ["links", "actors"]}, {"level-skip"}),
        ('select = ["level-skip"]\n[per-file-ignores]\n"*" = ["ALL"]', {"select": ["ALL"]}, set()),
    ],
)  # fmt: skip
def test_which_rules_run(text: str, asked: dict[str, Any], wanted: set[str]) -> None:
    rules = settings(text, **asked).rules
    assert rules is not None
    assert set(rules) == wanted | ALWAYS


@pytest.mark.parametrize(
    ("pattern", "path", "means"),
    [
        ("plan*", "plan.toc.yaml", True),
        ("plan*", "wijk/plan.toc.yaml", True),
        ("/plan*", "wijk/plan.toc.yaml", False),
        ("wijk/", "wijk/noord/plan.toc.yaml", True),
        ("wijk/*.toc.yaml", "wijk/noord/plan.toc.yaml", False),
        ("**/noord/*", "wijk/noord/plan.toc.yaml", True),
    ],
)
def test_patterns_are_those_of_git(pattern: str, path: str, means: bool) -> None:
    chosen = settings(f'[per-file-ignores]\n"{pattern}" = ["level-skip"]', path)
    assert chosen.runs("level-skip") is not means


def test_a_severity_that_is_set_replaces_that_of_a_report() -> None:
    """`too-many-nodes` has degrees: with 40 boxes its report is a warning."""
    boxes = "".join(f"  a{number}: {{tekst: Iemand doet iets}}\n" for number in range(40))
    document = read(f"toc: 1\ntaal: nl\nactiviteiten:\n{boxes}", "plan.toc.yaml")
    rules = [rule for rule in RULES if rule.name in ("too-many-nodes", "dead-end-activity")]

    def found(text: str) -> set[tuple[str, str]]:
        made = lint(document, rules, language=Language.NL, today=date(2026, 11, 1), settings=settings(text))
        return {(one.rule, one.severity) for one in made}

    assert found("") == {("too-many-nodes", "warning"), ("dead-end-activity", "error")}
    assert found('[severity]\nTOC601 = "info"\nTOC502 = "off"') == {("too-many-nodes", "info")}


FAIL_ON = '"error", "warning", "info", "never"'
WORDS = """\
[words.nl]
jargn = {}
jargon = {ad = 1, add = ["a", ""], remove = ["a"]}
[words.fr]

[words.en]
vague-verbs = []"""
WRONG = [
    ('slect = ["ALL"]', ["1:1: there is no setting 'slect'. Did you mean 'select'?"]),
    ('select = "ALL"', ["1:10: write 'select' like this: select = [\"actors\", \"dead-end-activity\"]"]),
    (
        'ignore = [\n  "dead-end-activty",\n  "TOC999", "TOC50", 7,\n]',
        [
            "2:3: there is no rule or checklist 'dead-end-activty'. Did you mean 'dead-end-activity'?",
            "3:3: there is no rule or checklist 'TOC999'.",
            "3:13: there is no rule or checklist 'TOC50'.",
            "3:22: write 'ignore' like this: ignore = [\"actors\", \"dead-end-activity\"]",
        ],
    ),
    ('ignore = ["TOC001"]', ["1:11: 'TOC001' always counts as an error: it tells what toc cannot read in a file."]),
    ('profile = "ontwerp"', ["1:11: 'ontwerp' does not fit 'profile'. It takes: \"draft\", \"review\", \"final\"."]),
    (
        'fail-on = "warn"',
        [f"1:11: 'warn' does not fit 'fail-on'. It takes: {FAIL_ON}. Did you mean 'warning'?"],
    ),
    ('severity = "info"', ["1:12: write 'severity' as a table: [severity]"]),
    (
        '[severity]\nlevel-skp = "info"\ninvalid-yaml = "info"\nTOC505 = 3\n"level-skip" = "info"',
        [
            "2:1: there is no rule 'level-skp'. Did you mean 'level-skip'?",
            "3:16: 'invalid-yaml' always counts as an error: it tells what toc cannot read in a file.",
            "4:10: '3' does not fit 'TOC505'. It takes: \"error\", \"warning\", \"info\", \"off\".",
            "5:1: TOC505 and level-skip are the same rule.",
        ],
    ),
    (
        "[limits.level-skip]\nstep = 3\nsteps = true\n[limits.orphan-node]\nx = 1\n[limits]\nlinks = 3",
        [
            "2:1: 'level-skip' has no limit 'step'. It has: steps. Did you mean 'steps'?",
            "3:9: 'true' is no whole number from 0 to 100000.",
            "5:1: 'orphan-node' has no limits.",
            "7:1: there is no rule 'links'.",
        ],
    ),
    ("limits.level-skip.steps = -1", ["1:27: '-1' is no whole number from 0 to 100000."]),
    (
        WORDS,
        [
            "2:1: there is no word list 'jargn'. Did you mean 'jargon'?",
            "3:11: there is no setting 'ad'. Did you mean 'add'?",
            "3:31: write 'add' like this: add = [\"woord\"]",
            "3:46: 'a' is both added and removed.",
            "4:8: there is no language 'fr'.",
            "7:15: write 'vague-verbs' like this: vague-verbs = {add = [\"woord\"]}",
        ],
    ),
    (
        '[per-file-ignores]\n"!x" = []\n"y" = "ALL"\n"z" = ["too-large"]',
        [
            '2:1: this is no pattern for files. Write it like this: "drafts/*.toc.yaml" = ["methods"]',
            "3:7: write 'y' like this: \"y\" = [\"actors\", \"dead-end-activity\"]",
            "4:8: 'too-large' always counts as an error: it tells what toc cannot read in a file.",
        ],
    ),
    ("extend = 3", ["1:10: write 'extend' like this: extend = \"../toc.toml\""]),
    ("select = actors", ['1:10: no value can start like this. Text stands between quotes: "review".']),
    ("a = 1\nfail-on: error", ["2:8: a = is missing after the name of the setting."]),
    ('profile = "draft\n', ["1:17: the quote that ends this text is missing."]),
    ('ignore = ["a" "b"]', ["1:15: a comma between two items is missing here, or the ] at the end of the list."]),
    ('ignore = ["a"', ["1:14: a comma between two items is missing here, or the ] at the end of the list."]),
    ("[severity\n", ["1:10: the square bracket that ends this title is missing."]),
    ("[a]\n[a]\n", ["2:1: this stands in the file already."]),
    ('extend = "..\\stad"', ["1:15: a backslash means something else in this text. Write / instead."]),
    ("a = " + "[" * 3000, ["1:1: too many lists stand in one another."]),
    ("a = " + "1" * 5000, ["1:1: there is a number with too many digits."]),
    (b'a = 1\nb = "caf\xe9"', ["2:9: this is not UTF-8. Save the file again, with the encoding UTF-8."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WRONG)
def test_what_is_wrong_is_said_at_its_place(text: str | bytes, wanted: list[str]) -> None:
    assert told(text) == [f"toc.toml:{line}" for line in wanted]


@pytest.mark.parametrize("text", [text for text, _ in WRONG])
def test_no_english_is_left_in_dutch(text: str | bytes) -> None:
    english = told(text)
    for ours, theirs in zip(told(text, "nl"), english, strict=True):
        assert ours.split(" ")[0] == theirs.split(" ")[0]
        assert not re.search(r"\b(the|this|there|write|cannot|Did)\b", ours)


def test_a_mark_at_the_start_and_lines_of_windows_do_no_harm() -> None:
    assert settings(b'\xef\xbb\xbfprofile = "draft"\r\nignore = []\r\n').profile == "draft"


PIECES = st.sampled_from(
    [
        *EVERYTHING.splitlines(),
        *(text for text, _ in WRONG if isinstance(text, str) and len(text) < 200),
        "[[severity]]",
        "[[words.nl]]",
        "words = 1979-05-27 07:32:00",
        "a.b.'c d'.\"e\\u0041\" = [1, {x = [[]], y.z = '''a\nb'''}, # remark ]\n]",
        '"""" = 1',
        'k = """"quoted""""" # ]',
        "[x.y] # remark",
        "[[x.z]]",
        "[x.z.q]",
        "nan = nan",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=6).map("\n".join)


@given(TEXTS)
def test_any_text_gives_settings_or_a_mistake_with_its_place(text: str) -> None:
    try:
        assert isinstance(settings(text.encode("utf-8", "replace")), Settings)
    except UsageError as wrong:
        for line in str(wrong).splitlines():
            found = re.match(r"toc\.toml:(\d+):(\d+): \S", line)
            assert found, line
            assert 1 <= int(found[1]) <= text.count("\n") + 1


def ways(data: Any, way: Way = ()) -> Iterator[Way]:
    if isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield (*way, step)
            yield from ways(value, (*way, step))


@given(TEXTS)
def test_everything_in_a_text_has_its_place(text: str) -> None:
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = Places(text)
    assert set(places) == set(ways(data))
    for way in ways(data):
        offset = places.key(*way).offset
        if isinstance(way[-1], str) and text[offset] not in "\"'":
            assert text.startswith(way[-1], offset)
