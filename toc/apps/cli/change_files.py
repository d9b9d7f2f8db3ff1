"""What `toc diff` does between the differences and the screen or the files."""

import os
import sys
from collections.abc import Sequence

from toc.apps.cli.format_options import content_of
from toc.apps.cli.table_files import look_of
from toc.apps.cli.targets import STREAM, is_folder, named, place, put, refuse_bad_targets, refuse_many
from toc.apps.terminal import paint_for, quoted, width_of
from toc.core.errors import UsageError
from toc.core.formats import TERMINAL, format_named
from toc.core.model import Language
from toc.lint.formatters import Page
from toc.publish.changes import ChangedPlan, as_json, document
from toc.publish.tables.lookup import Lookup
from toc.publish.writers.terminal import shown
from toc.syntax.document import Document
from toc.workspace.revisions import Comparison

_TEXTS = (TERMINAL, "md", "json")
"""Formats that go to standard output where no file is asked for."""

_WHOLE = 1_000_000
"""Cells: what goes to a program or a file is not wrapped, so that a line stays one change."""

Changed = tuple[Document, ChangedPlan]
Job = tuple[Sequence[Changed], str, str]
"""Of which plans, in which format, and where it goes."""


def refuse_two_files(files: Sequence[str], against: str) -> None:
    """Raises UsageError where two files are given outside a repository and nothing to compare with: other programs
    compare two files that are given so."""
    if len(files) != 2 or against != "HEAD" or not all(os.path.isfile(file) for file in files):
        return
    from toc.system.git import GitError
    from toc.workspace.revisions import Moment

    older, newer = files
    try:
        Moment.of(against, os.path.dirname(newer) or os.curdir)
    except GitError as none:
        command = f"toc diff {quoted(newer)} --against {quoted(older)}"
        raise UsageError("to-compare-two-files", command=command) from none


def changed_plans(found: Comparison, read: Sequence[Document], language: Language | None) -> list[Changed]:
    """What is different in each plan, with the plan as it is now."""
    now = {one.path: one for one in read}
    return [
        (
            now[one.path],
            ChangedPlan(
                path=one.path,
                since=found.compared[one.path].since,
                difference=found.compared[one.path].difference,
                language=language or one.language,
                source=Lookup(now[one.path], language or one.language).source,
            ),
        )
        for one in found.documents
    ]


def write(plans: Sequence[Changed], formats: Sequence[str], output: str | None) -> None:
    """The changes of all plans, on the screen or as files: texts together, other formats a file for each plan, unless
    one is named."""
    jobs = [job for file_format in formats for job in _jobs(plans, file_format, output)]
    if output is not None and not is_folder(output):
        refuse_many(len(jobs), output)
    refuse_bad_targets([target for *_, target in jobs], [one.path for one, _ in plans])
    for some, one, target in jobs:
        put(target, _content(some, one, target))


def _jobs(plans: Sequence[Changed], file_format: str, output: str | None) -> list[Job]:
    if output is not None and not is_folder(output):
        # A file for Word without changes would be one without a page.
        wanted = bool(plans) or file_format in _TEXTS
        return [(plans, file_format, named(output, format_named(file_format).ending))] if wanted else []
    if output is None and file_format in _TEXTS:
        return [(plans, file_format, STREAM)]
    return [([plan], file_format, place(plan[0].path, "diff", file_format, output)) for plan in plans]


def _content(plans: Sequence[Changed], file_format: str, target: str) -> bytes:
    if file_format == "json":
        return (as_json([one for _, one in plans]) + "\n").encode()
    if not plans:
        return b""
    made = [document(one, look_of(plan)) for plan, one in plans]
    if file_format == TERMINAL:
        screen = target == STREAM and sys.stdout.isatty()
        paint = paint_for(sys.stdout) if target == STREAM else Page().paint
        return shown(made, Page(width=width_of(sys.stdout) if screen else _WHOLE, paint=paint)).encode()
    return content_of(made, file_format, target)
