"""`toc new` without a conversation: a copy of an example, or a plan to fill in."""

import os
import sys
from collections.abc import Mapping

from toc.apps.cli.newfiles import as_plan, free_name, plan_name, schema_line
from toc.apps.cli.settings_options import today
from toc.apps.cli.targets import put
from toc.apps.language import Tongue, user_tongue
from toc.core.errors import UsageError, did_you_mean
from toc.core.messages import message
from toc.system.files import STDIN


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
