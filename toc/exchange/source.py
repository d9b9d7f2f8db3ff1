"""A file of any kind that we know → grids, or a graph. What it is shows by its bytes first, and by its name then."""

import os
import re
from dataclasses import dataclass, field

from toc.core.messages import message
from toc.exchange.csvs import decoded, read_csv
from toc.exchange.graphs import Graph
from toc.exchange.grid import Grid
from toc.exchange.limits import NotReadableError, TooMuchError
from toc.exchange.opening import read_workbook
from toc.exchange.otherfiles import binary, documents
from toc.exchange.ours import base_of
from toc.exchange.tablebooks import refuse_tables

_BOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".fods", ".numbers")
_LISTS = (".csv", ".tsv", ".txt")
_DOTS = (".dot", ".gv")
_DOT = re.compile(rb"\s*+(?:strict\s++)?(?:di)?graph\b[^{;]{0,1000}\{")
_FLOWCHART = re.compile(rb"\s*+(?:flowchart|graph)\s++(?:TB|TD|BT|RL|LR)\b")
_PLAN = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*+(?:#[^\n]*+)?\r?\n)*+toc[ \t]*+:")
"""How a plan starts, for what comes without a name."""

_DRAWN = (".mmd", ".mermaid", ".md", ".markdown")


@dataclass(slots=True)
class Sources:
    """What was read: sheets of workbooks and lists, and drawn graphs."""

    grids: list[Grid] = field(default_factory=list)
    graphs: list[Graph] = field(default_factory=list)


def read_source(content: bytes, path: str, sources: Sources) -> None:
    """Adds what a file holds. Raises NotReadableError or TooMuchError, whatever it holds and whatever the libraries
    make of it.
    """
    try:
        _read(content, path, sources)
    except (NotReadableError, TooMuchError):
        raise
    except (MemoryError, RecursionError) as full:
        raise TooMuchError(message("it-does-not-fit-in-memory")) from full
    except Exception as broken:
        raise NotReadableError(
            message("import-damaged-drawing"),
        ) from broken


def _read(content: bytes, path: str, sources: Sources) -> None:
    name = os.path.basename(path)
    ending = os.path.splitext(name.lower())[1]
    if ending in _BOOKS or content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        sources.grids += _from(path, _book(content, ending))
    elif ending in _DOTS or (ending == "" and _DOT.match(content)):
        from toc.exchange.dotgraph import read_dot

        sources.graphs.append(read_dot(decoded(content), name))
    elif ending in _DRAWN or _FLOWCHART.match(content):
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
        raise binary()
    return read_workbook(content)


def _unknown(ending: str) -> NotReadableError:
    if ending in (".yaml", ".yml"):
        return NotReadableError(
            message("it-is-a-plan-already-or"),
        )
    if ending in (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".odp"):
        return documents()
    if ending in (".htm", ".html", ".mht", ".mhtml", ".xml"):
        return NotReadableError(
            message("it-is-a-web-page-or-xml"),
        )
    return NotReadableError(
        message("toc-imports-workbooks-xlsx-lists-csv"),
    )
