"""`toc lint --fix` and `--diff`: reads files, mends them, and writes them or shows what would change."""

import difflib
import sys
from collections.abc import Mapping
from datetime import date

from toc.apps.cli.undo import Undoing
from toc.apps.errors import plain, print_error
from toc.apps.language import say
from toc.core.errors import UsageError
from toc.core.messages import message
from toc.core.settings import Settings
from toc.lint.fixes import MAX_MENDED, mend
from toc.lint.formatters.visible import visible
from toc.lint.plugins import rules_of
from toc.lint.rules import ALL_RULES
from toc.syntax.decode import MAX_BYTES
from toc.system.files import STDIN, read_bytes


def mend_all(files: Mapping[str, Settings], today: date, *, unsafe: bool, wanted: bool) -> None:
    """Mends these files in place, each by its settings, and says how much was done.

    Raises UsageError where a file cannot be written.
    """
    if not wanted:
        raise UsageError("unsafe-fixes-goes-with-fix")
    if STDIN in files:
        raise UsageError("fix-mends-files-not-what")
    fixes = changed = 0
    with Undoing() as undoing:
        for path, settings in files.items():
            before, after, count = _mended(path, settings, today, unsafe=unsafe)
            if after == before:
                continue
            undoing.write_over(path, after, before)
            fixes += count
            changed += 1
        print_error(_told(fixes, changed))


def differences(files: Mapping[str, Settings], today: date, *, unsafe: bool) -> int:
    """Shows on standard output what mending would change; 1 where it would change something, 0 otherwise."""
    changed = False
    for path, settings in files.items():
        before, after, _ = _mended(path, settings, today, unsafe=unsafe)
        changed |= before != after
        name = visible(path)
        lines = difflib.unified_diff(_lines(before), _lines(after), name, name, lineterm="")
        for line in lines:
            sys.stdout.write(plain(line) + "\n")
    return int(changed)


def _mended(path: str, settings: Settings, today: date, *, unsafe: bool) -> tuple[bytes, bytes, int]:
    """The bytes of a file before and after; what cannot be read stays as it is: checking it says why."""
    try:
        before = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STDIN else read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError):
        return b"", b"", 0
    if MAX_MENDED < len(before) <= MAX_BYTES:
        print_error(say("too-large-to-mend", path=visible(path), limit=MAX_MENDED // 1000))
    rules = rules_of(settings) if settings.plugins else ALL_RULES
    done = mend(before, path, rules, unsafe=unsafe, today=today, settings=settings)
    return before, done.content, done.count


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").splitlines()


def _told(fixes: int, files: int) -> str:
    if not fixes:
        return say("nothing-to-mend")
    return say("fixes-in-files", count=fixes, files=message("file-count", count=files))
