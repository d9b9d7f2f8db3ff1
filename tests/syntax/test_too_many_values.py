"""A file with more keywords and values than any plan has is refused whole, and stays as it is."""

import pytest
from running import Run

from toc.core.model import Language
from toc.syntax import yamltree
from toc.syntax.source import read
from toc.workspace.check import checked

HEAD = "toc: 1\ntaal: nl\ntitel: Groot\n"
LISTS = HEAD + "x-a: [" + "[]," * yamltree.MAX_VALUES + "]\n"
NAMES = HEAD + "outcomes:\n  o:\n    tekst: Iets\n    wie: [" + "a, " * yamltree.MAX_VALUES + "]\n"
KEYS = HEAD + "".join(f"sleutel{number}: x\n" for number in range(yamltree.MAX_VALUES // 2))


@pytest.mark.parametrize("text", [LISTS, NAMES, KEYS])
def test_it_is_refused_with_the_limit(text: str) -> None:
    dutch = (
        "Dit bestand bevat meer dan 400\N{NO-BREAK SPACE}000 sleutelwoorden en waarden; zoveel heeft geen enkel plan."
    )
    found = checked(text.encode(), "x", Language.NL).worded
    assert [(one.rule, one.span.start.line, one.message) for one in found] == [("too-large", 1, dutch)]


def test_up_to_the_limit_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + "x-a: [a, b, c]\n"
    exact = sum(1 for _ in yamltree.events_of(text))
    monkeypatch.setattr(yamltree, "MAX_VALUES", exact)
    assert read(text, "x").plan.title == "Groot"
    monkeypatch.setattr(yamltree, "MAX_VALUES", exact - 1)
    assert [one.rule for one in read(text, "x").problems] == ["too-large"]


@pytest.mark.parametrize("command", [("fmt", "big.toc.yaml"), ("lint", "--fix", "--unsafe-fixes", "big.toc.yaml")])
def test_nothing_is_written_over_it(
    toc: Run, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    folder = tmp_path_factory.mktemp("big")
    monkeypatch.chdir(folder)
    (folder / "big.toc.yaml").write_text(LISTS)
    ran = toc(*command)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err
    assert (folder / "big.toc.yaml").read_text() == LISTS
