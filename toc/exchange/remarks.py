"""What of a workbook does not come into a plan, and is said: remarks beside cells, and a lost hidden sheet."""

import os
import re
from collections.abc import Iterator, Sequence

from toc.core.messages import message
from toc.exchange.grid import Comment, Grid
from toc.exchange.layout import explanations
from toc.exchange.notes import Notes
from toc.exchange.ours import lost_base

_MOST = 100
"""So many remarks of one sheet are named; how many more there are is said."""
_LONGEST = 200
_THREADED = re.compile(
    r"\[(?:Threaded comment|Opmerking met berichtenlijn|Opmerkingenthread)\].*?(?:Comment|Opmerking):\s*", re.DOTALL
)
"""How Excel introduces a comment of its newer kind, for programs that do not know these."""


def say_remarks(grid: Grid, notes: Notes) -> None:
    """A line for every remark of a colleague: where it stands, who made it, and that it was not taken over."""
    remarks = list(_of_people(grid))
    for one in remarks[:_MOST]:
        author, short = one.author, " ".join(one.text.split())
        short = short if len(short) <= _LONGEST else f"{short[:_LONGEST]}…"
        said = (
            message("import-comment-by", author=author, text=short) if author else message("import-comment", text=short)
        )
        notes.left_out(grid.spot(one.row, one.column), said)
    more = len(remarks) - _MOST
    if more > 0:
        notes.left_out(grid.name, message("import-more-comments", more=more))


def _of_people(grid: Grid) -> Iterator[Comment]:
    """The comments without those that explain the headings of our own workbook."""
    for one in grid.comments:
        text = one.text.strip()
        if text and " ".join(text.removeprefix("toc:").split()) not in explanations():
            # The identifier of a newer comment names nobody.
            author = "" if one.author.startswith(("tc={", "tc:")) else one.author.strip()
            said = _THREADED.sub("", text, count=1).strip()
            yield Comment(one.row, one.column, author, said.removeprefix(f"{author}:").strip() if author else said)


def say_lost(grids: Sequence[Grid], notes: Notes) -> None:
    """That the workbook is one of ours without the sheet by which it is read exactly."""
    if lost_base(grids):
        notes.guessed(
            os.path.basename(grids[0].source) or grids[0].name,
            message("the-hidden-sheet-toc-of-this"),
        )
