"""The decision table: which fact about an information need speaks for or against which method, and why.

It is data (`data/decision.toml`), so that a trainer can read and correct it.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from toc.core.model import Language, MethodType

FITS = 3
"""From this sum of weights on a method fits a need well: one strong reason, or some that add up."""


GENERAL = "number"
"""A fact that holds for nearly every indicator: by itself it makes no method worth naming."""


class Fit(StrEnum):
    """How well a method fits a need. `OPEN`: what the plan says speaks neither for nor against it."""

    WELL = "well"
    PARTLY = "partly"
    OPEN = "open"
    BADLY = "badly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table. `weight` is 3 where the fact speaks strongly for the method, -3 where strongly against.
    The row counts only where the fact `only_with` holds too, if it names one."""

    fact: str
    method: MethodType
    weight: int
    reason: dict[Language, str]
    source: str
    only_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`facts` says what each fact means, `sources` holds the works, both by their name in the rows."""

    rows: tuple[Row, ...]
    facts: dict[str, dict[Language, str]]
    sources: dict[str, dict[Language, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A method for one need, with the rows that speak for and against it."""

    method: MethodType
    rows: tuple[Row, ...]

    @property
    def total(self) -> int:
        return sum(row.weight for row in self.rows)

    @property
    def fit(self) -> Fit:
        if self.total < 0:
            return Fit.BADLY
        telling = any(row.weight > 0 and row.fact != GENERAL for row in self.rows)
        if not telling or self.total == 0:
            return Fit.OPEN
        return Fit.WELL if self.total >= FITS else Fit.PARTLY


@cache
def table() -> Table:
    """The decision table, read once."""
    read = tomllib.loads((files("toc.publish.advice") / "data" / "decision.toml").read_text(encoding="utf-8"))
    rows = tuple(
        Row(
            fact=one["fact"],
            method=MethodType(one["method"]),
            weight=one["weight"],
            reason=_in_all(one),
            source=one["source"],
            only_with=one.get("only_with"),
        )
        for one in read["row"]
    )
    facts, sources = ({name: _in_all(one) for name, one in read[table].items()} for table in ("facts", "sources"))
    return Table(rows=rows, facts=facts, sources=sources)


def options(facts: Iterable[str]) -> tuple[Option, ...]:
    """Every method of the table for a need of which these facts hold: what fits best comes first."""
    known = set(facts)
    rows = [row for row in table().rows if row.fact in known and row.only_with in (None, *known)]
    methods = dict.fromkeys(row.method for row in table().rows)
    found = (Option(method=method, rows=tuple(row for row in rows if row.method is method)) for method in methods)
    return tuple(sorted(found, key=lambda one: -one.total))


def _in_all(texts: str | dict[str, str]) -> dict[Language, str]:
    """In each language; a title that was published reads alike in all."""
    english = texts if isinstance(texts, str) else texts[Language.EN.value]
    said = {} if isinstance(texts, str) else texts
    return {language: said.get(language.value, english) for language in Language}
