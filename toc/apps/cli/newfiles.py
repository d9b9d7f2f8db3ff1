"""Names for new plans, and how an editor finds the schema from where they stand."""

import os
from collections.abc import Iterator

from toc.core.languages import Language, spelling_of
from toc.core.messages import text
from toc.system.files import STDIN, is_plan_name

_SCHEMAS = {Language.NL: "toc.nl.schema.json", Language.EN: "toc.schema.json"}
_FOLDERS_UP = 3
"""So many folders up the schema is looked for; from further away it belongs to something else."""


def plan_name(title: str, language: str) -> str:
    """The name of a file after that title: `warm-city.toc.yaml`."""
    from toc.conversation.names import identifier

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
