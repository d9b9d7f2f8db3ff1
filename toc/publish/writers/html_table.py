"""A table in a web page, the logo, and the style that both need."""

import base64
from importlib.resources import files

from toc.publish.page.markup import Html, joined, tag
from toc.publish.tables.look import Look
from toc.publish.tables.safe import clean
from toc.publish.tables.table import Cell, Kind, On, Row, State, Table


def style_of(look: Look) -> str:
    """The style of the page, with the colours of the organisation."""
    colours = f":root{{--head:{look.head};--on-head:{look.on_head};--band:{look.band}}}\n"
    return colours + (files("toc.publish.writers") / "tables.css").read_text("utf-8")


def section(table: Table, *, level: int = 2, anchor: str | None = None) -> Html:
    """One table with its heading, what it is for, and its notes."""
    paper = table.on(On.PAPER)
    notes = [tag("li", clean(note)) for note in paper.notes]
    parts = (
        tag(f"h{level}", clean(paper.title), id=f"{anchor}-h" if anchor else None),
        tag("p", clean(paper.lead), class_="table-lead"),
        _grid(paper, anchor) if paper.rows else tag("p", tag("strong", clean(paper.empty)), class_="gap"),
        tag("ul", *notes, class_="table-notes") if notes else None,
    )
    return tag("section", *parts, id=anchor, class_="table-section")


def logo(look: Look, organisation: str) -> Html | None:
    if not look.logo:
        return None
    data = base64.b64encode(look.logo.content).decode()
    return tag(
        "img",
        src=f"data:{look.logo.mime};base64,{data}",
        alt=clean(f"Logo {organisation}"),
        width=f"{look.logo.width:.0f}",
        height=f"{look.logo.height:.0f}",
    )


def _grid(table: Table, anchor: str | None) -> Html:
    """A table that scrolls by itself where the window is narrow, also for who has only a keyboard."""
    head = tag("tr", *(tag("th", clean(one.heading), scope="col", class_=_kind(one.kind)) for one in table.columns))
    bodies = []
    for band, rows in table.banded():
        across = tag("th", clean(band), scope="rowgroup", colspan=str(len(table.columns)))
        heading = tag("tr", across, class_="band") if band else None
        bodies.append(tag("tbody", heading, *(_row(table, row) for row in rows)))
    columns = tag("colgroup", *(tag("col", class_=f"w{_share(table, one.width)}") for one in table.columns))
    grid = tag("table", tag("caption", clean(table.title)), columns, tag("thead", head), *bodies)
    named = {"aria_labelledby": f"{anchor}-h"} if anchor else {"aria_label": clean(table.title)}
    return tag("div", grid, class_="table-scroll", role="region", tabindex="0", **named)


def _share(table: Table, width: int) -> int:
    """The part of the width in percent, for a class: the policy lets in no style on an element."""
    return min(max(round(100 * width / sum(column.width for column in table.columns)), 1), 60)


def _row(table: Table, row: Row) -> Html:
    cells = []
    for column, cell in zip(table.columns, row.cells, strict=True):
        if column.key == table.subject:
            cells.append(tag("th", _lines(cell), scope="row"))
        else:
            cells.append(tag("td", _lines(cell), class_=_kind(column.kind)))
    return tag("tr", *cells, class_="total" if row.total else None)


def _kind(kind: Kind) -> str | None:
    return "number" if kind is Kind.NUMBER else None


def _lines(cell: Cell) -> Html:
    """A gap is marked by its weight and a word as well as by its colour."""
    made = []
    for line in cell.lines:
        match line.state:
            case State.GAP:
                made.append(tag("strong", clean(line.text), class_="gap"))
            case State.NONE:
                made.append(tag("span", clean(line.text), class_="quiet"))
            case State.SAID:
                made.append(joined([clean(line.text)]))
    return joined(made, tag("br"))
