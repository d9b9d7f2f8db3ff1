"""A writer for each file format. Each takes documents, one for each plan, and gives the bytes of one file.

`toc.core.formats` lists them. The modules `…_table` put one table into a file of that format.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from toc.core.formats import format_named

if TYPE_CHECKING:
    from toc.publish.documents import Document


def write(documents: "Sequence[Document]", name: str) -> bytes:
    """The documents as one file of that format. The same documents give the same bytes."""
    made: bytes = format_named(name).writer("documents")(documents)
    return made
