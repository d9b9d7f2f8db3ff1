"""`toc render --diff`: the older version of each plan, from a file or from git, and what is different."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toc.cli.language import say
from toc.cli.older import of_file, of_revision, the_one
from toc.cli.trouble import WrongUseError, complain
from toc.diagrams.changenotes import Compared
from toc.difference import difference
from toc.document import Document
from toc.union import union


@dataclass(slots=True)
class Comparison:
    """The plans that are different, each with both versions in it; with what each is compared, by path; and whether
    some older version could not be read."""

    documents: list[Document] = field(default_factory=list)
    compared: dict[str, Compared] = field(default_factory=dict)
    unread: bool = False


def refuse_with_diff(formats: Sequence[str], *, findings: bool | None) -> None:
    """Raises WrongUseError for what does not go with --diff."""
    other = "--format html" if "html" in formats else "--findings" if findings else None
    if other:
        raise WrongUseError(say(f"--diff does not go with {other}.", f"--diff gaat niet samen met {other}."))


def compare(documents: list[Document], older: str) -> Comparison:
    """Every plan with its older version: a file, or what git has at a revision. What did not change is said, and left
    out. Raises WrongUseError for what is neither, and for what git does not know."""
    found = Comparison()
    same = []
    if "\0" not in older and os.path.isfile(older):
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
            same.append(document.path)
            continue
        both = union(different)
        found.documents.append(replace(document, plan=both.plan))
        found.compared[document.path] = Compared(since=source.since, difference=different, union=both)
    _say_same(same, older)
    return found


def _say_same(paths: list[str], older: str) -> None:
    if paths:
        listed = ", ".join(f"'{path}'" for path in paths)
        complain(
            say(
                f"nothing to draw, it says the same as in '{older}': {listed}.",
                f"niets te tekenen, er staat hetzelfde als in '{older}': {listed}.",
            )
        )
