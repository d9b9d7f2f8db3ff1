"""A small helping of what `make fuzz` does at length: any input gives findings, never a traceback, a hang or a loss."""

import os
import random
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from plans import EXAMPLES, ROOT
from test_fmt_properties import plans

sys.path.insert(0, str(ROOT / "tools"))

from fuzz import BrokenPromiseError, check, failure, smallest
from mutations import mutated, seeds, yaml_suite

pytestmark = pytest.mark.slow

SEEDS = seeds()
some = settings(max_examples=60 if os.environ.get("CI") else 200, suppress_health_check=list(HealthCheck))
few = settings(max_examples=15 if os.environ.get("CI") else 40, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("start", range(0, len(yaml_suite()), 100))
def test_the_public_yaml_test_suite(start: int) -> None:
    """Each of its 402 inputs by itself, and as part of a plan."""
    for text in yaml_suite()[start : start + 100]:
        check(text.encode())


@some
@given(st.integers(0, 2**32))
def test_plans_with_mistakes(seed: int) -> None:
    check(mutated(random.Random(seed), SEEDS))


@few
@given(plans())
def test_plans_of_any_form(text: str) -> None:
    check(text.encode())


@some
@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"\x00\x00\xfe\xff\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes(content: bytes) -> None:
    check(content)


@some
@given(st.text(max_size=200))
def test_any_text_in_a_plan(text: str) -> None:
    check(f"toc: 1\ntaal: nl\noutcomes:\n  a: {text}\n".encode("utf-8", errors="surrogatepass"))


# --- The fuzzer itself ------------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_inputs() -> None:
    def first(seed: int) -> list[bytes]:
        dice = random.Random(seed)
        return [mutated(dice, SEEDS) for _ in range(50)]

    assert first(1) == first(1)
    assert first(1) != first(2)


def test_the_seeds_are_the_examples_the_rules_and_the_suite() -> None:
    assert {path.read_text(encoding="utf-8") for path in EXAMPLES} <= set(SEEDS)
    assert len(yaml_suite()) == 2 * 402
    assert len(SEEDS) > 1000


def test_what_goes_wrong_is_named_by_its_place_and_made_small(monkeypatch: pytest.MonkeyPatch) -> None:
    import fuzz

    def fails(content: bytes) -> frozenset[str]:
        if b"kapot" in content:
            raise BrokenPromiseError("it broke")
        return frozenset()

    monkeypatch.setattr(fuzz, "check", fails)
    content = Path(EXAMPLES[0]).read_bytes()[:2000] + b"\nx: kapot\n" + b"y: z\n" * 100
    assert failure(content) == "BrokenPromiseError: it broke"
    assert smallest(content, failure(content)) == b"kapot"
