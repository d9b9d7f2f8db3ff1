"""What `toc table` does between the plans and the files: which files there are to be, and what goes into each."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from toc.apps.cli.format_options import content_of, shown
from toc.apps.cli.settings_options import workspace_of_run
from toc.apps.cli.targets import (
    STREAM,
    is_folder,
    named,
    place,
    put,
    refuse_bad_targets,
    refuse_many,
)
from toc.core.errors import UsageError
from toc.core.formats import format_named
from toc.core.model import Language
from toc.publish.documents.document import of_tables
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.look import Look
from toc.publish.tables.table import Table
from toc.syntax.document import Document

Names = tuple[TableName, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to make: of which plans, which tables, in which format, and where it goes."""

    documents: tuple[Document, ...]
    names: Names
    file_format: str
    target: str


def show(documents: Sequence[Document], names: Names, language: Language | None) -> None:
    """The tables on the screen."""
    found = [one for document in documents for one in tables(names, document, language)]
    sys.stdout.write(shown(of_tables(found, Look())))


def write(
    documents: Sequence[Document],
    names: Names,
    formats: Sequence[str],
    output: str | None,
    language: Language | None,
) -> None:
    """The tables as files."""
    jobs = [job for file_format in formats for job in _jobs(documents, names, file_format, output)]
    if output is not None and not is_folder(output):
        refuse_many(len(jobs), output)
    if sum(job.target == STREAM for job in jobs) > 1:
        raise UsageError("standard-output-takes-one-file")
    refuse_bad_targets([job.target for job in jobs], [document.path for document in documents])
    for job in jobs:
        found: list[Table] = [one for document in job.documents for one in tables(job.names, document, language)]
        made = of_tables(found, look_of(job.documents[0]))
        put(job.target, content_of(made, job.file_format, job.target))


def _jobs(documents: Sequence[Document], names: Names, file_format: str, output: str | None) -> list[Job]:
    """A file for each plan, or one for all where a name is given; for each table where the format holds only one."""
    apart = [(name,) for name in names] if format_named(file_format).one_table else [names]
    if output is not None and not is_folder(output):
        target = named(output, format_named(file_format).ending)
        return [Job(tuple(documents), some, file_format, target) for some in apart]
    return [
        Job((document,), some, file_format, place(document.path, _name(some), file_format, output))
        for document in documents
        for some in apart
    ]


def _name(names: Names) -> str:
    return names[0].value if len(names) == 1 else "tables"


def look_of(document: Document) -> Look:
    """The colours and the logo that the settings of that plan say. Raises UsageError where these do not hold."""
    return workspace_of_run().plan_from(document).style.tables
