"""Edits of an open file, as an editor takes them."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from lsprotocol import types

from toc.apps.lsp.opened import Opened
from toc.core.findings import Edit


def changes(opened: Opened, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    """Edits of a file, for an editor that is asked to make them."""
    return types.WorkspaceEdit(changes={opened.uri: text_edits(opened, edits)})


def text_edits(opened: Opened, edits: Sequence[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(opened.positions.range(edit.start, edit.end), edit.text) for edit in edits]


def differences(before: str, after: str) -> list[Edit]:
    """An edit for each stretch of lines that differ: the cursor and the rest of the file stay where they are."""
    old, new = (text.splitlines(keepends=True) for text in (before, after))
    starts = [0, *accumulate(map(len, old))]
    return [
        Edit(starts[begin], starts[end], "".join(new[first:last]))
        for kind, begin, end, first, last in SequenceMatcher(None, old, new).get_opcodes()
        if kind != "equal"
    ]
