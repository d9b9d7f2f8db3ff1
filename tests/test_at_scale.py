"""examples/at-scale: the same summary on two workers as on one."""

import sys
from datetime import date

import pytest
from running import ROOT

sys.path.insert(0, str(ROOT / "examples" / "at-scale"))
distributed = pytest.importorskip("dask.distributed")

import summarise  # noqa: E402

DAY = date(2026, 3, 1)


@pytest.mark.filterwarnings("default")
def test_two_workers_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    plans: list[str | int] = [*range(30), str(ROOT / "examples" / "ubuntu.toc.yaml"), "nowhere.toc.yaml"]
    monkeypatch.setattr(summarise, "AT_ONCE", 4)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'examples' / 'at-scale'}")
    with distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        found = summarise.summary_by(client, plans, DAY)
    assert found == summarise.summary(plans, DAY)
    assert (found.plans, found.unreadable) == (31, 1)
    assert found.rules["dangling-reference"] > 0
