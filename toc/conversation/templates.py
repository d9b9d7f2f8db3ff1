"""The complete plans that come with `toc`, from which a new one can start: those of `examples/`."""

import re
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

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
    plans = sorted((one for one in _folder().iterdir() if is_plan_name(one.name)), key=lambda one: one.name)
    return [_template(plan) for plan in plans]


def _folder() -> Traversable:
    """In an installed wheel and in a zip they stand in the package, in a clone of the project beside it."""
    package = files("toc")
    inside = package / "examples"
    return inside if inside.is_dir() else files("toc").joinpath("..", "examples")


def _template(plan: Traversable) -> Template:
    with plan.open(encoding="utf-8") as file:
        text = file.read(_MOST_BYTES)
    comments = re.match(r"(?:#.*\n)*", SCHEMA_LINE.sub("", text))
    first = comments[0].splitlines()[0] if comments and comments[0] else ""
    short = next(plan.name.removesuffix(ending) for ending in PLAN_ENDINGS if plan.name.endswith(ending))
    return Template(short, first.lstrip("# "), text)
