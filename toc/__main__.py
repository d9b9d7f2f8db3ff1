"""`python -m toc` is `toc`."""

import os
import sys
from contextlib import suppress

import toc


def _look_elsewhere() -> None:
    """With -m Python looks in the current folder first. That folder is the plan's: from here on nothing is imported
    from it, unless toc itself stands there (a clone)."""
    with suppress(OSError):  # the current folder may be gone
        here = os.path.realpath(os.curdir)
        ours = os.path.realpath(os.path.dirname(toc.__path__[0])) == here
        if sys.path and os.path.realpath(sys.path[0]) == here and not ours:
            del sys.path[0]


if __name__ == "__main__":
    _look_elsewhere()
    from toc.apps.cli import run

    run()
