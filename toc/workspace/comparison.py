"""`toc render --diff` and `toc diff`: plans beside their older versions, from a file or from git."""

import os
from dataclasses import dataclass, field, replace

from toc.compare.difference import difference
from toc.compare.merged_plan import union
from toc.pictures.change_notes import Compared
from toc.syntax.document import Document
from toc.workspace.revisions import Older, Tell, of_file, of_revision, the_one


@dataclass(slots=True)
class Comparison:
    """The plans that are different, each with both versions in it; with what each is compared, by path; those that say
    the same; and whether some older version could not be read."""

    documents: list[Document] = field(default_factory=list)
    compared: dict[str, Compared] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    unread: bool = False


def compare(documents: list[Document], older: Older, tell: Tell) -> Comparison:
    """Every plan with its older version: a file, or what git has at a revision. `tell` hears what is new or unread.

    Raises UsageError for what is neither, and for what git does not know.
    """
    found = Comparison()
    if "\0" not in older.text and os.path.isfile(older.text):
        sources = {path: of_file(path, older) for path in the_one(documents, older)}
    else:
        sources = of_revision(documents, older, tell)
    for document in documents:
        source = sources.get(document.path)
        before = source.document(tell) if source else None
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
