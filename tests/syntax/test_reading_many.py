"""Reading grows with the file, not with its square: what is wrong by the thousand is looked at once each."""

from typing import Any

import pytest

from toc.syntax import reader, validation_errors
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


def test_near_keywords_are_sought_for_the_first_thousands_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation_errors, "MAX_SUGGESTIONS", 2)
    document = read("toc: 1\ntaal: nl\ntitell: a\nnaratief: b\nactorenn: {}\n", "plan.toc.yaml")
    problems = [(one.report.span.start.line, one.report.variant) for one in document.problems]
    assert problems == [(3, "near"), (4, "near"), (5, "")]
