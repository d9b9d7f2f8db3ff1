"""Patterns that are compiled when they are first used: all of them can be, and they do what patterns do."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

import pytest

import toc.lint.rules
from toc.core.lazy_regex import late


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(toc.lint.rules.__path__, "toc.lint.rules."):
        yield importlib.import_module(found.name)
    for name in ("toc.syntax.yamltree", "toc.syntax.yaml_recovery"):
        yield importlib.import_module(name)


def patterns(value: Any) -> Iterator[Any]:
    if type(value) is type(late("")):
        yield value
    elif isinstance(value, Mapping):
        yield from (found for one in value.values() for found in patterns(one))
    elif isinstance(value, tuple | list):
        yield from (found for one in value for found in patterns(one))


def test_every_late_pattern_can_be_compiled() -> None:
    found = [one for module in modules() for value in vars(module).values() for one in patterns(value)]
    assert len(found) > 100
    for pattern in found:
        assert isinstance(pattern.pattern, str)


def test_a_mistake_shows_when_the_pattern_is_first_used_and_not_before() -> None:
    broken = late("(")
    with pytest.raises(re.error, match="missing"):
        broken.search("text")


def test_a_late_pattern_does_what_a_pattern_does() -> None:
    pattern = late(r"\bjaar\b", re.IGNORECASE)
    assert [found.span() for found in pattern.finditer("Jaar en jaar")] == [(0, 4), (8, 12)]
    assert pattern.sub("maand", "elk jaar") == "elk maand"
    assert pattern.flags & re.IGNORECASE
