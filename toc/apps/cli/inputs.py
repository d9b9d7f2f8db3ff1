"""The files that somebody meant by the paths of a command."""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence

from toc.apps.errors import print_error
from toc.apps.language import say
from toc.apps.terminal import quoted
from toc.core.errors import UsageError, did_you_mean, folder_is_gone, reason_of
from toc.core.messages import NOTHING, Message, message
from toc.system.files import STDIN, is_plan_name, plans_below
from toc.workspace.config.files import name_of


def chosen(paths: Sequence[str]) -> list[str]:
    """Every file that is meant, each once, in the order of the paths. Standard input is `-`.

    A file that is named is taken whatever it is called; whether it can be read turns out later. Raises UsageError
    for a path that does not exist and for a folder without any plan.
    """
    found: dict[str, str] = {}
    for path in paths:
        for file in _meant(path):
            found.setdefault(_identity(file), file)
    return list(found.values())


def _identity(file: str) -> str:
    return file if file == STDIN or "\0" in file else os.path.realpath(file)


def _meant(path: str) -> Iterable[str]:
    if path == STDIN or "\0" in path:
        return [path]
    if os.path.isdir(path) and not is_plan_name(path):
        return _plans_in(path)
    if os.path.lexists(path):
        return [path]
    from toc.system.globs import is_pattern

    if is_pattern(path):  # a Windows console, and quotes, leave `**/*.toc.yaml` to the program
        return _matching(path)
    raise UsageError(not_there(path))


def _matching(pattern: str) -> list[str]:
    """What a pattern means: files, and the plans in folders. Raises UsageError where that is nothing."""
    from toc.system.globs import matches

    found: list[str] = []
    for path in matches(pattern, say_left_out):
        found += [path] if is_plan_name(path) or not os.path.isdir(path) else plans_below(path, say_left_out)
    if found:
        return found
    deep = message("with-toc-passes-over-what")
    gone = folder_is_gone()
    raise UsageError(
        message("no-file-is-named-like", pattern=pattern)
        + (deep if "**" in pattern else NOTHING)
        + (" (" + gone + ")" if gone else NOTHING)
    )


def not_there(path: str) -> Message:
    """That nothing stands at a path, or what is in the way of knowing that."""
    gone = None if os.path.isabs(path) else folder_is_gone()
    try:
        os.lstat(path)
    except FileNotFoundError:
        if not gone:
            return message("does-not-exist", path=path) + _alike(path)
    except (OSError, ValueError) as trouble:
        gone = reason_of(trouble)
    return message("cannot-be-read-2", path=path, gone=gone)


def _plans_in(folder: str) -> Iterator[str]:
    empty = True
    for path in plans_below(folder, say_left_out):
        empty = False
        yield path
    if empty:
        shown = message("this-folder") if folder == os.curdir else f"'{folder}'"
        raise UsageError(message("there-is-no-plan-in", shown=shown) + _misnamed(folder))


def say_left_out(path: str, trouble: OSError) -> None:
    """Says that a .gitignore does not count, and why."""
    from toc.system.gitignore import MOST_BYTES, MOST_WILD

    shown = name_of(path)
    why = reason_of(trouble)
    if trouble.errno == errno.EFBIG:
        megabytes, wild = MOST_BYTES // 1_000_000, f"{MOST_WILD // 1000} 000"
        why = message("it-is-too-large-toc", megabytes=megabytes, wild=wild)
    print_error(say("does-not-count-so-there", shown=shown, why=why))


def _alike(path: str) -> Message:
    """What in the same folder has nearly that name."""
    folder, name = os.path.split(path)
    return did_you_mean(path, [os.path.join(folder, one) for one in _names_in(folder or os.curdir)] if name else [])


def _misnamed(folder: str) -> Message:
    """A YAML file that may be a plan under another name."""
    other = next((name for name in _names_in(folder) if name.lower().endswith((".yaml", ".yml"))), None)
    if other is None:
        return NOTHING
    path, better = os.path.join("" if folder == os.curdir else folder, other), f"{other.rpartition('.')[0]}.toc.yaml"
    return message("is-one-then-name-it", path=path, path2=quoted(path), better=better)


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
