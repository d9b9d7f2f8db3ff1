"""Files that come with the program: opened beside the modules, or read out of the archive from which toc runs.

`importlib.resources` can do both, but brings modules for archives and temporary files: 10 ms, a tenth of a run from the
cache. It is used only where toc lies in no folder.
"""

import os

import toc

_FOLDER = os.path.dirname(os.path.abspath(toc.__file__))
_UNPACKED = os.path.isdir(_FOLDER)


def read_text(path: str) -> str:
    """The text of a file, by its path below the package `toc` with `/` between names. Raises FileNotFoundError."""
    return read_bytes(path).decode("utf-8").replace("\r\n", "\n")


def read_bytes(path: str) -> bytes:
    """The same for what a file holds."""
    if _UNPACKED:
        with open(os.path.join(_FOLDER, path), "rb") as file:
            return file.read()
    from importlib.resources import files

    return (files("toc") / path).read_bytes()


def exists(path: str) -> bool:
    """Whether there is such a file."""
    if _UNPACKED:
        return os.path.isfile(os.path.join(_FOLDER, path))
    from importlib.resources import files

    return (files("toc") / path).is_file()


def names_in(folder: str) -> list[str]:
    """The names of what lies in a folder, sorted."""
    if _UNPACKED:
        return sorted(os.listdir(os.path.join(_FOLDER, folder)))
    from importlib.resources import files

    return sorted(one.name for one in (files("toc") / folder).iterdir())
