"""Regular expressions that are compiled when they are first used.

The rules have more than a hundred, and most plans hold nothing for which most of them are needed: compiling all of them
at import takes as long as all else that `toc lint` does with a small plan.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Late:
    """Stands for a pattern until something is asked of it."""

    def __init__(self, source: str, flags: int) -> None:
        self._asked = (source, flags)

    def __getattr__(self, name: str) -> Any:
        """What the pattern has under that name. Its methods are kept, so that this is asked once."""
        compiled = re.compile(*self._asked)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """That pattern, to be compiled when it is first used. A mistake in it shows then: tests use every one of them."""
    return cast("re.Pattern[str]", _Late(source, flags))
