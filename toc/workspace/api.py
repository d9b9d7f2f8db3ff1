"""The public functions of `toc`: documented in docs/api.md, stable, and free of the terminal."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from toc.core.errors import UsageError, did_you_mean
from toc.core.findings import WordedFinding
from toc.core.languages import Language
from toc.workspace.plan import Plan
from toc.workspace.settings import SettingsOptions
from toc.workspace.workspace import Workspace

if TYPE_CHECKING:
    from toc.publish.tables.table import Cell

Rows = list[dict[str, Any]]
"""A row is a dict by column; pandas, polars and csv.DictWriter read it."""


def load(
    source: str | bytes | os.PathLike[str],
    *,
    config: str | None = None,
    isolated: bool = False,
    on: date | None = None,
) -> Plan:
    """Reads a plan.

    `source` is a path, or the text of a plan: bytes, or a str with a line end in it. Settings come from the settings
    files beside a path, or from the file `config`; `isolated` reads none, and a text without `config` has none. `on` is
    the day for rules that look at the calendar (default: today).

    A plan with mistakes is read as far as it can be; `check` says what is wrong. Raises UsageError for a file that
    cannot be read and for settings that do not hold.
    """
    text = _text(source)
    _hold_day(on)
    alone = isolated or (text is not None and config is None)
    workspace = Workspace.open(SettingsOptions(config=config, isolated=alone), today=on)
    plan = workspace.plan(os.fsdecode(source)) if text is None else workspace.plan_of(text, "plan.toc.yaml")
    _ = plan.settings  # raises here, and a plan that is sent to another machine has them with it
    return plan


def check(
    plan: Plan | str | bytes | os.PathLike[str], *, language: str | None = None, on: date | None = None
) -> list[WordedFinding]:
    """What the rules find, in the order of the file, by the settings, ignores and baseline of the plan.

    `plan` is a plan or what `load` takes. Messages are in `language` ("nl" or "en"; default: that of the plan). `on` is
    the day for rules that look at the calendar (default: that of the plan, or today).

    Raises UsageError as `load` does, for a baseline that does not hold, and for an unknown language.
    """
    _hold_day(on)
    loaded = plan if isinstance(plan, Plan) else load(plan, on=on)
    if on and loaded.workspace.today != on:
        loaded = Plan(Workspace(loaded.workspace.resolver, today=on), loaded.document, loaded.path)
    return list(loaded.checked(_language(language, loaded)).worded)


def render(plan: Plan, view: str = "path", format: str = "svg", *, language: str | None = None) -> bytes:  # noqa: A002 the word of the command line
    """The picture of a plan as a file: the same plan gives the same bytes.

    `view` is chain, hierarchy, triple or path; `format` is svg, png, pdf, dot, pptx or mermaid. The words of the
    picture are in `language` (default: that of the plan); theme and font come from the settings.

    Raises UsageError for what is no plan, for an unknown view, format or language and for settings that do not hold,
    and RefusalError where no picture can be made (no layout engine, or too many boxes).
    """
    from toc.core.formats import pictured
    from toc.pictures import views
    from toc.pictures.render import render as drawn
    from toc.workspace.drawing import RenderOptions, look

    _hold_plan(plan, "render")
    chosen = _one_of(views.names(), view, "view")
    ending = _one_of([one.name for one in pictured()], format, "format")
    spoken = _language(language, plan)
    return drawn(plan.model, chosen, ending, language=spoken, look=look(RenderOptions(), plan, plan.model, spoken))


def tables(plan: Plan, *, language: str | None = None) -> dict[str, Rows]:
    """The tables of a plan as rows, by the names of `toc table`: candidates, changes, needs, measurement, burden,
    actions, actors, hypotheses, coverage, frames, communication, conditions.

    A row is a dict by the key of the column (docs/tables.md says what stands there). A value is a text, a number or a
    date; None where the plan says nothing. Sums are left out. Texts are in `language` (default: that of the plan).

    Raises UsageError for what is no plan, and for an unknown language.
    """
    from toc.publish.tables.catalogue import TableName
    from toc.publish.tables.catalogue import tables as made
    from toc.publish.tables.table import On

    _hold_plan(plan, "tables")
    found = made(tuple(TableName), plan.document, _language(language, plan), plan.settings)
    rows: dict[str, Rows] = {}
    for table in (one.on(On.SHEET) for one in found):
        keys = [column.key for column in table.columns]
        rows[table.name] = [dict(zip(keys, map(_value, row.cells), strict=True)) for row in table.rows if not row.total]
    return rows


def _text(source: str | bytes | os.PathLike[str]) -> str | bytes | None:
    """The text of a plan; None for a path. Raises UsageError for anything else."""
    if not isinstance(source, str | bytes | os.PathLike):
        raise UsageError("api-no-source", kind=type(source).__name__)
    return source if isinstance(source, bytes) or (isinstance(source, str) and "\n" in source) else None


def _hold_plan(plan: object, call: str) -> None:
    """Raises UsageError for what is no plan, such as the path of one."""
    if not isinstance(plan, Plan):
        raise UsageError("api-no-plan", kind=type(plan).__name__, call=call)


def _hold_day(on: object) -> None:
    """Raises UsageError for what is no day. A moment is none: it does not compare with the days of a plan."""
    if on is not None and (not isinstance(on, date) or isinstance(on, datetime)):
        raise UsageError("api-no-day", kind=type(on).__name__)


def _value(cell: "Cell") -> Any:
    from toc.publish.tables.table import State

    said = "\n".join(line.text for line in cell.lines if line.state is State.SAID)
    return cell.value if cell.value is not None else said or None


def _language(written: str | None, plan: Plan) -> Language:
    return plan.language if written is None else Language(_one_of([*Language], written, "language"))


def _one_of(known: Sequence[str], written: str, name: str) -> str:
    if written not in known:
        near = did_you_mean(str(written), known)
        raise UsageError("api-unknown-value", name=name, written=written, known=", ".join(known), near=near)
    return written
