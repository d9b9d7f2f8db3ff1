"""A file of any kind that we know → grids, or a graph. What it is shows by its bytes first, and by its name then."""

import os
import re
from dataclasses import dataclass, field

from toc.exchange.csvs import decoded, read_csv
from toc.exchange.graphs import Graph
from toc.exchange.grid import Grid
from toc.exchange.limits import NotReadableError
from toc.exchange.opening import read_workbook
from toc.exchange.ours import base_of
from toc.exchange.tablebooks import refuse_tables

_BOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".numbers")
_LISTS = (".csv", ".tsv", ".txt")
_DOTS = (".dot", ".gv")
_PLAN = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*toc[ \t]*:")
"""How a plan starts, for what comes without a name."""

_DRAWN = (".mmd", ".mermaid", ".md", ".markdown")


@dataclass(slots=True)
class Sources:
    """What was read: sheets of workbooks and lists, and drawn graphs."""

    grids: list[Grid] = field(default_factory=list)
    graphs: list[Graph] = field(default_factory=list)


def read_source(content: bytes, path: str, sources: Sources) -> None:
    """Adds what a file holds. Raises NotReadableError or TooMuchError."""
    name = os.path.basename(path)
    ending = os.path.splitext(name.lower())[1]
    if ending in _BOOKS or content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        sources.grids += _from(path, _book(content, ending))
    elif ending in _DOTS or (ending == "" and re.match(rb"\s*(?:strict\s+)?(?:di)?graph\b[^{;]*\{", content)):
        from toc.exchange.dotgraph import read_dot

        sources.graphs.append(read_dot(decoded(content), name))
    elif ending in _DRAWN or re.match(rb"\s*(?:flowchart|graph)\s+(?:TB|TD|BT|RL|LR)\b", content):
        from toc.exchange.mermaid import read_mermaid

        sources.graphs.append(read_mermaid(re.sub(r"\r\n?", "\n", decoded(content)), name))
    elif ending == "" and _PLAN.match(content):
        raise _unknown(".yaml")
    elif ending in _LISTS or ending == "":
        sources.grids += _from(path, [read_csv(content, path)])
    else:
        raise _unknown(ending)


def _from(path: str, grids: list[Grid]) -> list[Grid]:
    """The sheets with the file from which they come. Raises NotReadableError for tables that toc made."""
    for grid in grids:
        grid.source = path
    if base_of(grids) is None:
        refuse_tables(grids)
    return grids


def _book(content: bytes, ending: str) -> list[Grid]:
    if ending == ".xlsb":
        raise NotReadableError(
            "it is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx.",
            "het is een binaire werkmap (.xlsb). Open ze in Excel en bewaar ze als .xlsx.",
        )
    return read_workbook(content)


def _unknown(ending: str) -> NotReadableError:
    if ending in (".yaml", ".yml"):
        return NotReadableError(
            "it is a plan already, or YAML in any case. See what toc says of it: toc lint",
            "het is al een plan, of alleszins YAML. Kijk wat toc ervan vindt: toc lint",
        )
    if ending in (".docx", ".doc", ".pdf", ".pptx"):
        return NotReadableError(
            "toc reads no documents or slides. Copy the table into a workbook and save that as .xlsx.",
            "toc leest geen documenten of slides. Kopieer de tabel naar een werkmap en bewaar die als .xlsx.",
        )
    return NotReadableError(
        "toc imports workbooks (.xlsx), lists (.csv), Mermaid (.mmd, .md) and DOT (.dot, .gv).",
        "toc importeert werkmappen (.xlsx), lijsten (.csv), Mermaid (.mmd, .md) en DOT (.dot, .gv).",
    )
