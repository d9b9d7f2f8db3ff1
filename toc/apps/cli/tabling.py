"""What `toc table` does between the plans and the files: which files there are to be, and what goes into each."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from toc.apps.cli.targets import (
    STREAM,
    beside,
    ending_of,
    is_folder,
    named,
    put,
    refuse_bad_targets,
    refuse_many,
    refuse_other_ending,
)
from toc.apps.terminal import paint_for, width_of
from toc.core.errors import UsageError
from toc.core.model import Language
from toc.publish.tables.catalogue import Format, TableName, tables, written
from toc.publish.tables.look import Look
from toc.publish.tables.table import Table
from toc.syntax.document import Document

Names = tuple[TableName, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to make: of which plans, which tables, in which format, and where it goes."""

    documents: tuple[Document, ...]
    names: Names
    file_format: Format
    target: str


def formats_of(asked: Sequence[str], output: str | None) -> list[Format]:
    """The formats that are asked for, by name or by the ending of the output; none at all means the screen."""
    if asked or output is None:
        refuse_other_ending(output, asked, list(Format))
        return list(dict.fromkeys(Format(one) for one in asked))
    return [Format(ending_of(output, list(Format), Format.MD if output == STREAM else Format.XLSX))]


def show(documents: Sequence[Document], names: Names, language: Language | None) -> None:
    """The tables on the screen."""
    from toc.publish.tables.terminal import shown

    found = [one for document in documents for one in tables(names, document, language)]
    sys.stdout.write(shown(found, width_of(sys.stdout), colour=paint_for(sys.stdout).on))


def write(
    documents: Sequence[Document],
    names: Names,
    formats: Sequence[Format],
    output: str | None,
    language: Language | None,
) -> None:
    """The tables as files."""
    jobs = [job for one in formats for job in _jobs(documents, names, one, output)]
    if output is not None and not is_folder(output):
        refuse_many(len(jobs), output)
    if sum(job.target == STREAM for job in jobs) > 1:
        raise UsageError("standard-output-takes-one-file")
    refuse_bad_targets([job.target for job in jobs], [document.path for document in documents])
    for job in jobs:
        found: list[Table] = [one for document in job.documents for one in tables(job.names, document, language)]
        put(job.target, written(found, job.file_format, look_of(job.documents[0])))


def _jobs(documents: Sequence[Document], names: Names, file_format: Format, output: str | None) -> list[Job]:
    """A file for each plan, or one for all where a name is given; for each table where the format holds only one."""
    apart = [(one,) for one in names] if file_format is Format.CSV else [names]
    if output is not None and not is_folder(output):
        return [Job(tuple(documents), some, file_format, named(output, file_format)) for some in apart]
    return [
        Job((document,), some, file_format, beside(document.path, f"{_name(some)}.{file_format}", output))
        for document in documents
        for some in apart
    ]


def _name(names: Names) -> str:
    return names[0].value if len(names) == 1 else "tables"


def look_of(document: Document) -> Look:
    """The colours and the logo that the settings of that plan say. Raises UsageError where these do not hold."""
    from toc.workspace.workspace import Workspace

    return Workspace.open().plan_from(document).style.tables
