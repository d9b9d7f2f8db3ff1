"""Tables as a web page in one file: it needs nothing else, reads aloud well, and prints on A4 landscape.

`section` makes one table for whoever writes a larger page; `STYLE` and `colours` are the style that it needs.
"""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources import files

from toc.publish.page.markup import Html, joined, tag
from toc.publish.tables.catalogue import by_plan, facts
from toc.publish.tables.look import Look
from toc.publish.tables.safe import clean
from toc.publish.tables.speech import Tongue
from toc.publish.tables.table import Cell, Kind, On, Row, State, Table


def page(tables: Sequence[Table], look: Look) -> str:
    """A page with all tables, plan by plan. The same tables and look give the same text."""
    language = tables[0].language
    plans = by_plan(tables)
    title = clean(tables[0].source.title if len(plans) == 1 else tables[0].title)
    style = Html(style_of(look))
    # The hash lets in this one style and nothing else: no script, no font or picture from elsewhere.
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name_="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("style", style),
    )
    bodies = [_plan(here, number, look if number == 1 else Look()) for number, here in enumerate(plans, 1)]
    body = tag("body", _contents(tables), tag("main", *bodies))
    return f"<!DOCTYPE html>\n{tag('html', head, body, lang=language.value)}\n"


def style_of(look: Look) -> str:
    """The style of the page, with the colours of the organisation."""
    colours = f":root{{--head:{look.head};--on-head:{look.on_head};--band:{look.band}}}\n"
    return colours + (files("toc.publish.tables") / "tables.css").read_text("utf-8")


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


def _plan(tables: Sequence[Table], number: int, look: Look) -> Html:
    source, language = tables[0].source, tables[0].language
    header = tag(
        "header",
        logo(look, source.organisation),
        tag("h1", clean(source.title)),
        tag("p", facts(source, language), class_="table-facts"),
    )
    sections = [section(table, anchor=f"p{number}-{table.name}") for table in tables]
    return tag("article", header, *sections, lang=language.value)


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


def _contents(tables: Sequence[Table]) -> Html | None:
    """Links to every table, where there is more than one."""
    if len(tables) < 2:
        return None
    plans, links = by_plan(tables), []
    for number, here in enumerate(plans, 1):
        for table in here:
            name = table.title if len(plans) == 1 else f"{table.title}: {table.source.title}"
            links.append(tag("li", tag("a", clean(name), href=f"#p{number}-{table.name}")))
    label = Tongue(tables[0].language).say("tables")
    return tag("nav", tag("ul", *links), aria_label=label)


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
