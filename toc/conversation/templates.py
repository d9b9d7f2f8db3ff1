"""The complete plans that come with `toc`, from which a new one can start: those of `examples/`."""

import os
import re
from dataclasses import dataclass

import toc
from toc.system.files import PLAN_ENDINGS, is_plan_name

SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=\S+\n")
"""The line by which an editor finds the schema: in another folder it would point nowhere."""

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Template:
    """`name` is what to ask for, `about` what the file says of itself on its first line."""

    name: str
    about: str
    text: str


def templates() -> list[Template]:
    """All of them, by name. Raises OSError where they cannot be read."""
    folder = _folder()
    names = sorted(name for name in os.listdir(folder) if is_plan_name(name))
    return [_template(folder, name) for name in names]


def _folder() -> str:
    """In an installed wheel they stand in the package, in a clone of the project beside it."""
    package = os.path.dirname(os.path.abspath(toc.__file__))
    inside = os.path.join(package, "examples")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "examples")


def _template(folder: str, name: str) -> Template:
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        text = file.read(_MOST_BYTES)
    comments = re.match(r"(?:#.*\n)*", SCHEMA_LINE.sub("", text))
    first = comments[0].splitlines()[0] if comments and comments[0] else ""
    short = next(name.removesuffix(ending) for ending in PLAN_ENDINGS if name.endswith(ending))
    return Template(short, first.lstrip("# "), text)
