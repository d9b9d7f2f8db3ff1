"""Libraries that the light installation leaves out, and the one line that installs them.

The line names libraries, not `theory-of-change`: that name is not ours on the package index, and this line works
wherever toc itself came from.
"""

from toc.apps.language import say

_PICTURES = "pip install pygraphviz typst fonttools"
_DOCUMENTS = "pip install openpyxl python-docx python-pptx icalendar"
_PAGES = "pip install starlette uvicorn watchfiles"
_EDITOR = "pip install pygls"

INSTALL = {
    "pygraphviz": _PICTURES,
    "typst": _PICTURES,
    "fontTools": _PICTURES,
    "openpyxl": _DOCUMENTS,
    "docx": _DOCUMENTS,
    "pptx": _DOCUMENTS,
    "icalendar": _DOCUMENTS,
    "starlette": _PAGES,
    "uvicorn": _PAGES,
    "watchfiles": _PAGES,
    "pygls": _EDITOR,
    "lsprotocol": _EDITOR,
}
"""The module that is missing, and what to type."""


def missing_library(error: BaseException | None) -> str | None:
    """What to say where an error means that one of these libraries is not installed; None for any other error."""
    while error is not None:
        module = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
        if module in INSTALL:
            return say("library-missing", line=INSTALL[module])
        error = error.__cause__ or error.__context__
    return None
