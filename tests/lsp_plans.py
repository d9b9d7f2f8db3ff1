"""Plans as they stand in an editor, with the cursor at ‸."""

from pathlib import Path
from typing import Any

from lsprotocol import types

from toc.apps.lsp.opened import Opened

URI = "file:///plan.toc.yaml"

PLAN = """\
toc: 1
taal: nl
titel: Feest
impactdoel:
  tekst: Buren kennen elkaar
  wie: [buren]
actoren:
  stad: {naam: Stad, rol: stad}
  buren: {naam: Buren, rol: doelgroep}
activiteiten:
  feest:
    tekst: De stad houdt een feest
    leidt_tot: [kennen]
  tocht:
    label: Tocht
    leidt_tot: [kennen]
outcomes:
  kennen: {tekst: Buren kennen elkaar, wie: [buren], leidt_tot: [impact]}
"""


def opened(text: str, folder: Path | None = None) -> Opened:
    """The text as an open file, in a folder with settings or in one without."""
    return Opened(uri=URI, path=str((folder or Path("/nowhere")) / "plan.toc.yaml"), text=text)


def cursor(text: str, folder: Path | None = None) -> tuple[Opened, types.Position]:
    """The text without the cursor, and where that stood."""
    offset = text.index("‸")
    plan = opened(text.replace("‸", "", 1), folder)
    return plan, plan.positions.at(offset)


def applied(plan: Opened, edit: types.WorkspaceEdit | None) -> str:
    """The text of the plan after these edits."""
    assert edit
    assert edit.changes
    assert [*edit.changes] == [plan.uri]
    text = plan.text
    edits: list[Any] = sorted(edit.changes[plan.uri], key=lambda one: (one.range.start.line, one.range.start.character))
    for one in reversed(edits):
        start, end = (plan.positions.offset(place) for place in (one.range.start, one.range.end))
        text = text[:start] + one.new_text + text[end:]
    return text
