"""Every table by name, in the order in which they stand in a workbook or document."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from toc.document import Document
from toc.languages import Language
from toc.tables.actions import actions
from toc.tables.actors import actors
from toc.tables.burden import burden
from toc.tables.coverage import coverage
from toc.tables.hypotheses import hypotheses
from toc.tables.lookup import Lookup
from toc.tables.measurement import measurement
from toc.tables.needs import needs
from toc.tables.table import Table


class TableName(StrEnum):
    NEEDS = "needs"
    MEASUREMENT = "measurement"
    BURDEN = "burden"
    ACTIONS = "actions"
    ACTORS = "actors"
    HYPOTHESES = "hypotheses"
    COVERAGE = "coverage"


_MAKERS: Mapping[TableName, Callable[[Lookup], Table]] = {
    TableName.NEEDS: needs,
    TableName.MEASUREMENT: measurement,
    TableName.BURDEN: burden,
    TableName.ACTIONS: actions,
    TableName.ACTORS: actors,
    TableName.HYPOTHESES: hypotheses,
    TableName.COVERAGE: coverage,
}


def table(name: TableName, document: Document, language: Language | None = None) -> Table:
    """That table of a plan. Its own words are in that language, or else in the language of the plan."""
    return _MAKERS[name](Lookup(document, language))


def tables(names: tuple[TableName, ...], document: Document, language: Language | None = None) -> list[Table]:
    """These tables of a plan, in the order of the names."""
    look = Lookup(document, language)
    return [_MAKERS[name](look) for name in names]
