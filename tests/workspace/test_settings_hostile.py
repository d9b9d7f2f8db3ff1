"""Settings files that nobody writes by hand: a plain message in time, and no traceback."""

from pathlib import Path

import pytest
from running import Ran, Run

pytestmark = pytest.mark.thorough

PARTS = "this name has more than 50 parts between dots. No setting has more than four."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.toc.yaml").write_text("toc: 1\ntaal: nl\ntitel: a\n", encoding="utf-8")


def told(toc: Run, text: str, name: str = "toc.toml") -> list[str]:
    Path(name).write_text(text, encoding="utf-8")
    ran = toc("lint", "--select", "mixed-keywords")
    assert (ran.code, ran.out) == (2, "")
    return ran.err.removeprefix("toc: ").splitlines()


DOTS = ".".join("a" * 20_000)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{DOTS} = 1\n", "1:1"),
        (f"# a . b\n[words.nl]\n  x . {DOTS} = 1\n", "3:3"),
        (f"[{DOTS}]\n", "1:2"),
        (f"[[ {DOTS} ]]\n", "1:4"),
        (f"words = {{{DOTS} = 1}}\n", "1:10"),
        (f'a = """\n{DOTS}""""\nb = \'\'\'{DOTS}\'\'\'\n{DOTS.replace("a", chr(34) + "a" + chr(34))} = 1\n', "4:1"),
    ],
)
def test_a_name_of_thousands_of_parts(toc: Run, text: str, place: str) -> None:
    assert told(toc, text) == [f"toc.toml:{place}: {PARTS}"]


def test_a_name_of_thousands_of_parts_in_pyproject(toc: Run) -> None:
    assert told(toc, f"[tool.toc]\n{DOTS} = 1\n", "pyproject.toml") == [f"pyproject.toml:2:1: {PARTS}"]


def test_dots_that_are_no_names_are_no_harm(toc: Run) -> None:
    texts = f'"{DOTS}", \'{DOTS}\', """{DOTS}"""'
    Path("toc.toml").write_text(f"# {DOTS}\n[words.nl]\njargon = {{add = [{texts}]}}\n", encoding="utf-8")
    assert toc("lint", "--select", "mixed-keywords") == Ran(0, "Alles in orde: 1 bestand nagekeken.\n", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = " + "[" * 50_000, "toc.toml:1:1: too many lists stand in one another."),
        ("words = " + "{a=" * 50_000, "toc.toml:1:1: too many lists stand in one another."),
        ("fail-on = " + "9" * 500_000, "toc.toml:1:1: there is a number with too many digits."),
        (
            "fail-on = 0x" + "f" * 500_000,
            'toc.toml:1:11: \'…\' does not fit \'fail-on\'. It takes: "error", "warning", "info", "never".',
        ),
        ("[words.nl]\n" * 10_000, "toc.toml:2:1: this stands in the file already."),
        ("#" * 1_000_001, "toc.toml: this file is too large for settings: more than 1 MB."),
    ],
    ids=["lists", "tables", "number", "number in hexadecimal", "table again", "size"],
)
def test_what_is_too_much_is_told(toc: Run, text: str, said: str) -> None:
    assert told(toc, text) == [said]


@pytest.mark.parametrize(
    ("language", "last"), [("en", "There is more. Mend these first."), ("nl", "Er is nog meer mis. Herstel eerst dit.")]
)
def test_of_thousands_of_mistakes_the_first_are_told(
    toc: Run, monkeypatch: pytest.MonkeyPatch, language: str, last: str
) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    for text in (
        "".join(f"k{number} = 1\n" for number in range(20_000)),
        "".join(f"[t{number}]\n" for number in range(20_000)),
        "[severity]\n" + "".join(f"s{number} = 1\n" for number in range(20_000)),
        f"select = [{', '.join(f'{chr(34)}linksx{number}{chr(34)}' for number in range(20_000))}]",
    ):
        lines = told(toc, text)
        assert (len(lines), lines[-1]) == (51, last)
        assert all(line.startswith("toc.toml:") for line in lines[:-1])


def test_a_chain_of_thousands_of_files(toc: Run) -> None:
    for number in range(1_000):
        Path(f"s{number}.toml").write_text(f'extend = "s{(number + 1) % 1000}.toml"\n', encoding="utf-8")
    assert told(toc, 'extend = "s0.toml"\n') == [
        "s48.toml:1:10: more than 50 settings files extend one another. Let them start from one file."
    ]
