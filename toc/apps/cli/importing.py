"""`toc import`: makes a plan of a workbook, of lists or of a drawn graph, or brings their changes into a plan."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from toc.apps.language import Tongue, say
from toc.core.messages import NOTHING, message

if TYPE_CHECKING:
    from toc.core.errors import UsageError
    from toc.core.model import Language
    from toc.exchange.draft import Notes
    from toc.exchange.limits import TooMuchError
    from toc.exchange.source import Sources

HELP = say("make-a-plan-of-what")
EXAMPLES = say("toc-import-actions-xlsx-a")

Sources_ = Annotated[
    list[str],
    typer.Argument(
        metavar=say("source-2"),
        help=say("workbooks-xlsx-lists-csv-mermaid"),
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar=say("path"),
        help=say("the-new-plan-for-standard"),
    ),
]
Into = Annotated[
    str | None,
    typer.Option(
        "--into",
        metavar=say("plan-2"),
        help=say("change-this-plan-instead-of"),
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=say("write-over-a-file-that-is"),
    ),
]
Lang = Annotated[
    Tongue | None,
    typer.Option(
        "--lang",
        case_sensitive=False,
        help=say("language-of-the-new-plan"),
    ),
]


def importing(
    sources: Sources_, output: Output = None, into: Into = None, force: Force = False, lang: Lang = None
) -> int:
    from toc.apps.cli.new_files import as_plan
    from toc.apps.cli.plans import refuse_existing
    from toc.core.errors import UsageError
    from toc.core.model import Language
    from toc.exchange.limits import TooMuchError

    if into and output:
        raise UsageError("into-changes-a-plan-o")
    target = into or (as_plan(output) if output else _beside(sources[0]))
    if not into:
        refuse_existing(target, force=force)
    read = _read(sources)
    try:
        if into:
            return _bring(read, into, force=force)
        return _make(read, sources, target, Language(lang) if lang else None)
    except TooMuchError as much:
        raise _too_much(", ".join(sources), much) from much


def _beside(path: str) -> str:
    return f"{os.path.splitext(path)[0]}.toc.yaml" if path != "-" else "-"


def _read(paths: Sequence[str]) -> "Sources":
    """Everything that the sources hold. Raises UsageError for the first that cannot be read."""
    from toc.apps.cli.plans import source_bytes
    from toc.core.errors import UsageError
    from toc.exchange.limits import MAX_BYTES, NotReadableError, TooMuchError
    from toc.exchange.source import Sources, read_source

    sources = Sources()
    for path in paths:
        content = source_bytes(path, MAX_BYTES)
        try:
            if len(content) > MAX_BYTES:
                size = f"{MAX_BYTES // 1_000_000} MB"
                raise TooMuchError(message("import-is-more-than", size=size))
            read_source(content, path, sources)
        except NotReadableError as wrong:
            raise UsageError("cannot-be-imported", path=path, reason=wrong.message) from wrong
        except TooMuchError as much:
            raise _too_much(path, much) from much
    return sources


def _too_much(path: str, much: "TooMuchError") -> "UsageError":
    """That a source is larger than a plan can be, and which limit says so."""
    from toc.core.errors import UsageError

    limit = ": " + much.message if much.message.parts else NOTHING
    return UsageError("is-far-larger-than-a", path=path, limit=limit)


def _make(sources: "Sources", paths: Sequence[str], target: str, asked: "Language | None") -> int:
    """A new plan."""
    from toc.apps.cli.import_report import not_proved
    from toc.apps.cli.targets import put
    from toc.apps.cli.undo import write_over
    from toc.apps.errors import print_error
    from toc.core.model import Language
    from toc.exchange.into_plan import results_of
    from toc.exchange.new_plan import NotProvedError, new_plan
    from toc.exchange.source_words import language_of

    result = results_of(sources)
    own = (result.base or {}).get("language")
    language = asked or (Language(own) if own else language_of(sources.grids, sources.graphs))
    names = ", ".join(os.path.basename(path) for path in paths)
    if not any(result.data.get(name) for name in _SOMETHING):
        _tell(result.notes, to_stderr=True)
        print_error(say("nothing-in-was-understood-as", names=names))
        return 2
    try:
        content = new_plan(result, language, names)
    except NotProvedError as unsure:
        _tell(result.notes, to_stderr=True)
        print_error(not_proved(names, unsure.where))
        return 1
    if target != "-" and os.path.lexists(target):
        write_over(target, content)
    else:
        put(target, content)
    _tell(result.notes, to_stderr=target == "-")
    return 0


_SOMETHING = (
    *("impact_goal", "actors", "activities", "outputs", "outcomes", "indicators", "learning_questions", "methods"),
    *("hypotheses", "external_factors", "unintended_effects", "inputs", "policy_objective", "title"),
)
"""What a source has to say at least one thing of."""


def _bring(sources: "Sources", path: str, *, force: bool) -> int:
    """Changes in the sources, into a plan."""
    from toc.apps.cli.import_report import (
        conflicts_in_words,
        empty_formula,
        other_plan,
        stays_as_it_is,
        tell_changes,
        tell_missing,
    )
    from toc.apps.cli.plans import STDOUT, plan_bytes
    from toc.apps.cli.targets import put
    from toc.apps.cli.undo import write_over
    from toc.apps.errors import print_error
    from toc.core.errors import UsageError
    from toc.exchange.into_plan import OtherPlanError, ProblemsError, bring
    from toc.exchange.new_plan import NotProvedError
    from toc.exchange.splice import NotSplicedError

    if sources.graphs:
        raise UsageError("into-takes-workbooks-and-lists")
    before = plan_bytes(path)
    without = next(((grid, error) for grid in sources.grids for error in grid.errors), None)
    if without:
        grid, (row, column, shown) = without
        print_error(empty_formula(path, grid.spot(row, column), shown))
        return 1
    try:
        brought = bring(sources.grids, before, path, force=force)
    except (ProblemsError, NotSplicedError, NotProvedError) as trouble:
        print_error(stays_as_it_is(path, trouble))
        return 1
    except OtherPlanError as other:
        print_error(other_plan(path, other))
        return 1
    if brought.changes.conflicts and not force:
        print_error(conflicts_in_words(path, brought.changes))
        return 1
    _tell(brought.notes, to_stderr=False, briefly=True)
    if not force:
        tell_missing(brought.changes)
    if brought.content == before:
        print_error(say("nothing-to-change"))
        return 0
    if path == STDOUT:
        put(path, brought.content)
    else:
        write_over(path, brought.content, before)
    tell_changes(brought)
    return 0


def _tell(notes: "Notes", *, to_stderr: bool, briefly: bool = False) -> None:
    from toc.apps.cli.import_report import lines_of

    stream = sys.stderr if to_stderr else sys.stdout
    for line in lines_of(notes, briefly=briefly):
        stream.write(line + "\n")
