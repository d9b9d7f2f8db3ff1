"""The files that somebody meant by the paths of a command."""

import errno
import os
from collections.abc import Iterable, Iterator, Sequence

from toc.apps.cli.language import say
from toc.apps.cli.quoting import quoted
from toc.apps.cli.trouble import WrongUseError, complain, did_you_mean, folder_is_gone, trouble_in_words
from toc.system.files import is_plan_name, plans_below
from toc.system.gitignore import MOST_BYTES, MOST_WILD
from toc.system.globs import is_pattern, matches
from toc.workspace.config.files import name_of

STDIN = "-"


def chosen(paths: Sequence[str]) -> list[str]:
    """Every file that is meant, each once, in the order of the paths. Standard input is `-`.

    A file that is named is taken whatever it is called; whether it can be read turns out later. Raises WrongUseError
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
    if is_pattern(path):  # a Windows console, and quotes, leave `**/*.toc.yaml` to the program
        return _matching(path)
    raise WrongUseError(not_there(path))


def _matching(pattern: str) -> list[str]:
    """What a pattern means: files, and the plans in folders. Raises WrongUseError where that is nothing."""
    found: list[str] = []
    for path in matches(pattern, say_left_out):
        found += [path] if is_plan_name(path) or not os.path.isdir(path) else plans_below(path, say_left_out)
    if found:
        return found
    deep = say("with-toc-passes-over-what")
    gone = folder_is_gone()
    raise WrongUseError(
        say("no-file-is-named-like", pattern=pattern)
        + (deep if "**" in pattern else "")
        + (f" ({gone})" if gone else "")
    )


def not_there(path: str) -> str:
    """That nothing stands at a path, or what is in the way of knowing that."""
    gone = None if os.path.isabs(path) else folder_is_gone()
    try:
        os.lstat(path)
    except FileNotFoundError:
        if not gone:
            return say("does-not-exist", path=path) + _alike(path)
    except (OSError, ValueError) as trouble:
        gone = trouble_in_words(trouble)
    return say("cannot-be-read-2", path=path, gone=gone)


def _plans_in(folder: str) -> Iterator[str]:
    empty = True
    for path in plans_below(folder, say_left_out):
        empty = False
        yield path
    if empty:
        shown = say("this-folder") if folder == os.curdir else f"'{folder}'"
        raise WrongUseError(say("there-is-no-plan-in", shown=shown) + _misnamed(folder))


def say_left_out(path: str, trouble: OSError) -> None:
    """Says that a .gitignore does not count, and why."""
    shown = name_of(path)
    why = trouble_in_words(trouble)
    if trouble.errno == errno.EFBIG:
        megabytes, wild = MOST_BYTES // 1_000_000, f"{MOST_WILD // 1000} 000"
        why = say("it-is-too-large-toc", megabytes=megabytes, wild=wild)
    complain(say("does-not-count-so-there", shown=shown, why=why))


def _alike(path: str) -> str:
    """What in the same folder has nearly that name."""
    folder, name = os.path.split(path)
    return did_you_mean(path, [os.path.join(folder, one) for one in _names_in(folder or os.curdir)] if name else [])


def _misnamed(folder: str) -> str:
    """A YAML file that may be a plan under another name."""
    other = next((name for name in _names_in(folder) if name.lower().endswith((".yaml", ".yml"))), None)
    if other is None:
        return ""
    path, better = os.path.join("" if folder == os.curdir else folder, other), f"{other.rpartition('.')[0]}.toc.yaml"
    return say("is-one-then-name-it", path=path, path2=quoted(path), better=better)


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []
