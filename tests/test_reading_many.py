"""Reading grows with the file, not with its square: what is wrong by the thousand is looked at once each."""

from typing import Any

import pytest

from toc.syntax import reader
from toc.syntax.source import read


def test_the_keywords_beside_unknown_ones_are_gathered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[int] = []
    real = reader._keywords_in

    def noted(*given: Any) -> Any:
        gathered.append(1)
        return real(*given)

    monkeypatch.setattr(reader, "_keywords_in", noted)
    unknown = "".join(f"    sleutel{number}: x\n" for number in range(500))
    document = read(f"toc: 1\noutcomes:\n  buren:\n{unknown}", "plan.toc.yaml")
    assert [one.rule for one in document.problems].count("unknown-keyword") == 500
    assert len(gathered) == 1
