"""`toc render --diff` and `toc diff`: plans beside their older versions, from a file or from git."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toc.apps.cli.language import say
from toc.apps.cli.older import Older, of_file, of_revision, the_one
from toc.apps.cli.quoting import quoted
from toc.apps.cli.trouble import WrongUseError, complain
from toc.compare.difference import difference
from toc.compare.merged_plan import union
from toc.pictures.change_notes import Compared
from toc.syntax.document import Document


@dataclass(slots=True)
class Comparison:
    """The plans that are different, each with both versions in it; with what each is compared, by path; those that say
    the same; and whether some older version could not be read."""

    documents: list[Document] = field(default_factory=list)
    compared: dict[str, Compared] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    unread: bool = False


def refuse_with_diff(formats: Sequence[str], *, findings: bool | None) -> None:
    """Raises WrongUseError for what does not go with --diff."""
    other = "--format html" if "html" in formats else "--findings" if findings else None
    if other:
        raise WrongUseError(say("diff-does-not-go-with", other=other))


def refuse_two_files(files: Sequence[str], against: str) -> None:
    """Raises WrongUseError where two files are given outside a repository and nothing to compare with: other programs
    compare two files that are given so."""
    if len(files) != 2 or against != "HEAD" or not all(os.path.isfile(one) for one in files):
        return
    from toc.system.git import GitError
    from toc.workspace.revisions import Moment

    older, newer = files
    try:
        Moment.of(against, os.path.dirname(newer) or os.curdir)
    except GitError as none:
        command = f"toc diff {quoted(newer)} --against {quoted(older)}"
        raise WrongUseError(say("to-compare-two-files", command=command)) from none


def compare(documents: list[Document], older: Older) -> Comparison:
    """Every plan with its older version: a file, or what git has at a revision.

    Raises WrongUseError for what is neither, and for what git does not know.
    """
    found = Comparison()
    if "\0" not in older.text and os.path.isfile(older.text):
        sources = {path: of_file(path, older) for path in the_one(documents, older)}
    else:
        sources = of_revision(documents, older)
    for document in documents:
        source = sources.get(document.path)
        before = source.document() if source else None
        if source is None or before is None:
            found.unread = True
            continue
        different = difference(before.plan, document.plan)
        if different.is_empty:
            found.same.append(document.path)
            continue
        both = union(different)
        found.documents.append(replace(document, plan=both.plan))
        found.compared[document.path] = Compared(since=source.since, difference=different, union=both)
    return found


def say_same(found: Comparison, older: str) -> None:
    """Says of which plans there is nothing to tell."""
    if found.same:
        listed = ", ".join(f"'{path}'" for path in found.same)
        complain(say("nothing-changed-since", older=older, listed=listed))
