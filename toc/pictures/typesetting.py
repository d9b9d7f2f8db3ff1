"""Typst, in a process of its own: it aborts its process where memory runs out."""

from collections.abc import Mapping, Sequence
from typing import Literal

from toc.core.messages import message
from toc.core.refusal import RefusalError
from toc.pictures.apart import once

MOST_SECONDS = 60
"""What takes longer is stopped. A report within the limits takes less by far."""


class TypesettingError(RefusalError):
    """A picture or document could not be made into pages; the message says why, in plain words for the user."""


def typeset(
    page: bytes,
    *,
    format: Literal["pdf", "png"],  # noqa: A002 as Typst calls it
    font_paths: Sequence[str],
    sys_inputs: Mapping[str, str],
    ppi: float = 144.0,
    seconds: float = MOST_SECONDS,
    memory: int | None = None,
) -> bytes:
    """That page with these inputs as a file. Raises TypesettingError."""
    question = {
        "input": page,
        "format": format,
        "ppi": ppi,
        "font_paths": list(font_paths),
        "ignore_system_fonts": True,
        "sys_inputs": dict(sys_inputs),
    }
    try:
        made: bytes = once("typeset", question, seconds, memory=memory)
    except RefusalError as refused:
        raise TypesettingError(
            message("cannot-be-made-into-a", upper=format.upper(), format=format, reason=refused.message),
        ) from refused
    return made
