"""New plans without a conversation: their names, their schema, and a copy of an example or a plan to fill in."""

import os
import sys
from collections.abc import Iterator, Mapping

from toc.apps.cli.settings_options import today
from toc.apps.cli.targets import put
from toc.apps.language import Tongue, user_tongue
from toc.core.errors import UsageError, did_you_mean
from toc.core.languages import Language, spelling_of
from toc.core.messages import message, text
from toc.system.files import STDIN, is_plan_name

# --- Names of new plans -----------------------------------------------------------------------------------------------
# Names for new plans, and how an editor finds the schema from where they stand.

_SCHEMAS = {Language.NL: "toc.nl.schema.json", Language.EN: "toc.schema.json"}
_FOLDERS_UP = 3
"""So many folders up the schema is looked for; from further away it belongs to something else."""


def plan_name(title: str, language: str) -> str:
    """The name of a file after that title: `warm-city.toc.yaml`."""
    from toc.conversation.draft import identifier

    name = identifier(title, (), "").replace("_", "-") or text(language, "plan-file-name")
    return f"{name}.toc.yaml"


def free_name(name: str) -> str:
    """That name, with a number if a file has it already, or a conversation about one."""
    from toc.conversation.journal import journal_path

    stem = name.removesuffix(".toc.yaml")
    number, path = 1, name
    while os.path.lexists(path) or os.path.lexists(journal_path(path)):
        number += 1
        path = f"{stem}-{number}.toc.yaml"
    return path


def as_plan(path: str) -> str:
    """The path with the ending that plans have: without it `toc lint` would not find the file in its folder. Standard
    output, and what is there already, keep their name."""
    if path == STDIN or is_plan_name(path) or os.path.exists(path):
        return path
    stem, ending = os.path.splitext(path)
    return f"{stem if ending.lower() in ('.yaml', '.yml', '.toc') else path}.toc.yaml"


def schema_line(path: str, language: str) -> Iterator[str]:
    """The line that tells an editor where the schema is, where one stands beside the plan or a few folders up."""
    folder = os.path.dirname(os.path.abspath(path))
    here, name = folder, _SCHEMAS[spelling_of(language)]
    for _ in range(_FOLDERS_UP):
        for place in (name, os.path.join("schemas", name)):
            if os.path.isfile(os.path.join(here, place)):
                found = os.path.relpath(os.path.join(here, place), folder).replace(os.sep, "/")
                yield f"# yaml-language-server: $schema={found}"
                return
        here = os.path.dirname(here)


# --- Copies and skeletons ---------------------------------------------------------------------------------------------
# `toc new` without a conversation: a copy of an example, or a plan to fill in.


def from_template(name: str, file: str | None) -> int:
    """Copies an example, or lists all of them. Raises UsageError for a name that none has."""
    from toc.conversation.templates import SCHEMA_LINE, templates

    known = {one.name: one for one in templates()}
    if name == "list":
        wide = max(map(len, known))
        sys.stdout.write("".join(f"{one.name:{wide}}  {one.about}\n" for one in known.values()))
        return 0
    if name not in known:
        text = message("there-is-no-example", name=name) + did_you_mean(name, list(known))
        listed = "\n".join(f"  {one.name}: {one.about}" for one in known.values())
        raise UsageError(text + " " + message("there-are") + f"\n{listed}")
    path = _target(file, f"{name}.toc.yaml")
    dutch = "\ntaal: nl" in known[name].text
    top = "".join(f"{line}\n" for line in schema_line(path, "nl" if dutch else "en"))
    put(path, SCHEMA_LINE.sub(top, known[name].text, count=1).encode())
    return 0


def to_fill_in(said: Mapping[str, str], file: str | None, lang: Tongue | None) -> int:
    """Writes a plan with every step, and with what was given."""
    from toc.conversation.writing import Given, skeleton
    from toc.core.model import Language

    language = lang or user_tongue()
    path = _target(file, plan_name(said.get("title", ""), language))
    top = tuple(schema_line(path, language))
    put(path, skeleton(Given(**said), Language(language), today(), top))
    return 0


def _target(file: str | None, otherwise: str) -> str:
    """Where to write. Raises UsageError where there is something already: nothing is ever written over."""
    if file == STDIN:
        return file
    if file is None:
        return free_name(otherwise)
    path = as_plan(file)
    if os.path.lexists(path):
        raise UsageError("exists-already-and-is-not", path=path)
    return path
