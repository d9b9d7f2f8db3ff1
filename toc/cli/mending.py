"""`toc lint --fix` and `--diff`: reads files, mends them, and writes them or shows what would change."""

import difflib
import sys
from datetime import date

from toc.cli.inputs import STDIN
from toc.cli.language import say
from toc.cli.trouble import WrongUseError, complain, could_not_write
from toc.decode import MAX_BYTES
from toc.files import read_bytes, write_whole
from toc.fixes import mend
from toc.reports.visible import visible
from toc.rules import ALL_RULES


def mend_all(paths: list[str], *, unsafe: bool, wanted: bool) -> None:
    """Mends these files in place and says how much was done. Raises WrongUseError where a file cannot be written."""
    if not wanted:
        raise WrongUseError(
            say("--unsafe-fixes goes with --fix or --diff.", "--unsafe-fixes hoort bij --fix of --diff.")
        )
    if STDIN in paths:
        raise WrongUseError(
            say(
                "--fix mends files, not what is piped in. See what would change: --diff.",
                "--fix verbetert bestanden, niet wat je doorstuurt. Zien wat er zou veranderen: --diff.",
            )
        )
    fixes = files = 0
    for path in paths:
        before, after, count = _mended(path, unsafe=unsafe)
        if after == before:
            continue
        try:
            write_whole(path, after)
        except (OSError, ValueError) as error:
            raise could_not_write(path, error) from error
        fixes += count
        files += 1
    complain(_told(fixes, files))


def differences(paths: list[str], *, unsafe: bool) -> int:
    """Shows on standard output what mending would change; 1 where it would change something, 0 otherwise."""
    changed = False
    for path in paths:
        before, after, _ = _mended(path, unsafe=unsafe)
        changed |= before != after
        name = visible(path)
        lines = difflib.unified_diff(_lines(before), _lines(after), name, name, lineterm="")
        for line in lines:
            sys.stdout.write(visible(line) + "\n")
    return int(changed)


def _mended(path: str, *, unsafe: bool) -> tuple[bytes, bytes, int]:
    """The bytes of a file before and after; what cannot be read stays as it is: checking it says why."""
    try:
        before = sys.stdin.buffer.read(MAX_BYTES + 1) if path == STDIN else read_bytes(path, MAX_BYTES + 1)
    except (OSError, ValueError):
        return b"", b"", 0
    # The day in the person's own time zone, as in checking.
    done = mend(before, path, ALL_RULES, unsafe=unsafe, today=date.today())  # noqa: DTZ011
    return before, done.content, done.count


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", errors="replace").splitlines()


def _told(fixes: int, files: int) -> str:
    if not fixes:
        return say("nothing to mend.", "er valt niets te verbeteren.")
    english = f"{fixes} {'fix' if fixes == 1 else 'fixes'} in {files} {'file' if files == 1 else 'files'}."
    dutch_files = "1 bestand" if files == 1 else f"{files} bestanden"
    dutch = f"{fixes} {'verbetering' if fixes == 1 else 'verbeteringen'} in {dutch_files}."
    return say(english, dutch)
