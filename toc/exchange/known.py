"""A plan that is there → what a draft starts with, so that lists can speak of its things and add to them."""

import copy
from typing import Any

from toc.exchange.data import Data, leaves, sections
from toc.exchange.draft import Draft, Path, Thing
from toc.exchange.rows import names_in


def start_with(draft: Draft, data: Data) -> list[Thing]:
    """Takes over everything that a plan says; gives its things."""
    names = dict(sections())
    draft.top.known = True
    for path, value in leaves({name: one for name, one in data.items() if name not in (*names, "glossary")}):
        kind, inside = (path[0], path[1:]) if path[0] == "impact_goal" else ("plan", path)
        draft.top.values[path] = _taken(value, kind, inside)
    if "glossary" in data:
        draft.top.values["glossary",] = dict(data["glossary"])
    for name in names:
        for key, given in data.get(name, {}).items():
            thing = draft.add(name, "")
            thing.id = thing.given = key
            thing.known = True
            thing.values = {path: _taken(value, name, path) for path, value in leaves(given)}
    return list(draft.things)


def _taken(value: Any, kind: str, path: Path) -> Any:
    """A value as it is; a list of names as one to which names can be added."""
    names = names_in([], kind, path, "") if isinstance(value, list) else None
    if names is None:
        return copy.deepcopy(value)
    names.kept = list(value)
    return names
