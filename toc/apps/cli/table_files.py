"""What `toc table` and `toc calendar` do between the plans and the files."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from toc.apps.cli.format_options import content_of, shown
from toc.apps.cli.settings_options import workspace_of_run
from toc.apps.cli.targets import STREAM, is_folder, named, place, put, refuse_bad_targets, refuse_many
from toc.apps.errors import print_error
from toc.apps.language import say
from toc.core.errors import UsageError
from toc.core.formats import TERMINAL, format_named
from toc.core.model import Language, date_range
from toc.publish.calendars import Moment, moments, overview, when_of
from toc.publish.documents import of_tables
from toc.publish.tables.catalogue import TableName, tables
from toc.publish.tables.look import Look
from toc.publish.tables.lookup import Lookup
from toc.publish.tables.plans import NAME, plans
from toc.publish.tables.table import Table
from toc.syntax.document import Document

# --- Tables -----------------------------------------------------------------------------------------------------------
# What `toc table` does between the plans and the files: which files there are to be, and what goes into each.

Names = tuple[TableName, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """A file to make: of which plans, which tables, in which format, and where it goes."""

    documents: tuple[Document, ...]
    names: Names
    file_format: str
    target: str


def show_plans(documents: Sequence[Document], language: Language | None) -> None:
    """How far each plan is, on the screen."""
    sys.stdout.write(shown(of_tables([_overview(documents, language)], Look())))


def write_plans(
    documents: Sequence[Document], formats: Sequence[str], output: str | None, language: Language | None
) -> None:
    """How far each plan is, as files: under the name that is given, else `plans` beside the first plan."""
    targets = [_plans_target(documents[0].path, one, output) for one in formats]
    refuse_bad_targets(targets, [document.path for document in documents])
    made = of_tables([_overview(documents, language)], look_of(documents[0]))
    for file_format, target in zip(formats, targets, strict=True):
        put(target, content_of(made, file_format, target))


def _plans_target(first: str, file_format: str, output: str | None) -> str:
    ending = format_named(file_format).ending
    if output is not None and not is_folder(output):
        return named(output, ending)
    if output is None and (file_format == TERMINAL or first == STREAM):
        return STREAM
    folder = output if output is not None else os.path.dirname(first)
    return os.path.join(folder, f"{NAME}.{ending}")


def _overview(documents: Sequence[Document], language: Language | None) -> Table:
    spoken = language or documents[0].language
    return plans([Lookup(one, spoken) for one in documents], spoken)


def show_tables(documents: Sequence[Document], names: Names, language: Language | None) -> None:
    """The tables on the screen."""
    found = [one for document in documents for one in _of(document, names, language)]
    sys.stdout.write(shown(of_tables(found, Look())))


def write_tables(
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
        found: list[Table] = [one for document in job.documents for one in _of(document, job.names, language)]
        made = of_tables(found, look_of(job.documents[0]))
        put(job.target, content_of(made, job.file_format, job.target))


def _of(document: Document, names: Names, language: Language | None) -> list[Table]:
    """The tables of a plan, whose sentences are weighed by its settings."""
    settings = workspace_of_run().settings(document.path) if TableName.CANDIDATES in names else None
    return tables(names, document, language, settings)


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


# --- Calendars --------------------------------------------------------------------------------------------------------
# What `toc calendar` does between the plans and the files.

ICS = "ics"
_NAMED = 3
"""So many moments without a date are named; of more, how many there are."""

Found = tuple[Document, Lookup, list[Moment]]


def first_day(written_day: str | None) -> date | None:
    """The day from which on moments count. Raises UsageError for what is neither date nor year."""
    if written_day is None:
        return None
    try:
        return date_range(written_day)[0]
    except ValueError:
        raise UsageError("does-not-fit-from-give", written_day=written_day) from None


def show_calendar(
    documents: Sequence[Document], language: Language | None, start: date | None, *, by_month: bool
) -> None:
    """The calendar on the screen."""
    found = [_table(one, by_month=by_month) for one in _found(documents, language, start)]
    sys.stdout.write(shown(of_tables(found, Look())))


def write_calendar(
    documents: Sequence[Document],
    formats: Sequence[str],
    output: str | None,
    language: Language | None,
    start: date | None,
    *,
    by_month: bool,
) -> None:
    """The calendar as files: one for each plan, or one for all where a name is given."""
    found = list(_found(documents, language, start))
    together = output is not None and not is_folder(output)
    parts = [found] if together else [[one] for one in found]
    jobs = [
        (part, file_format, _target(part[0][0].path, file_format, output, together=together))
        for file_format in formats
        for part in parts
    ]
    if together or any(target == STREAM for _, _, target in jobs):
        refuse_many(len(jobs), output or STREAM)
    refuse_bad_targets([target for _, _, target in jobs], [document.path for document in documents])
    for part, one, target in jobs:
        put(target, _content(part, one, target, by_month=by_month))
    if ICS in formats:
        _tell_left_out(found)


def _target(path: str, file_format: str, output: str | None, *, together: bool) -> str:
    if together and output:
        return named(output, format_named(file_format).ending)
    return place(path, "calendar", file_format, output)


def _content(part: list[Found], file_format: str, target: str, *, by_month: bool) -> bytes:
    if file_format == ICS:
        from toc.publish import ics

        return ics.to_bytes([(look, kept) for _, look, kept in part])
    tables = [_table(one, by_month=by_month) for one in part]
    return content_of(of_tables(tables, look_of(part[0][0])), file_format, target)


def _found(documents: Sequence[Document], language: Language | None, start: date | None) -> Iterator[Found]:
    for document in documents:
        look = Lookup(document, language)
        yield document, look, [one for one in moments(look) if not (start and one.day and one.day < start)]


def _table(found: Found, *, by_month: bool) -> Table:
    _, look, kept = found
    return overview(look, kept, by_month=by_month)


def _tell_left_out(found: Sequence[Found]) -> None:
    """Says which moments are not in an agenda, because the plan has words where a date would have to be."""
    for document, look, kept in found:
        bare = [one for one in kept if one.day is None]
        if not bare:
            continue
        named = "; ".join(f"{one.what} ({when_of(one, look.tongue)})" for one in bare[:_NAMED])
        more = say("and-more-2", bare=len(bare) - _NAMED) if len(bare) > _NAMED else ""
        count = len(bare)
        print_error(say("moments-have-no-date-and", count=count, path=document.path, named=named, more=more))
