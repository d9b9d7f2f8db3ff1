"""Whether a workbook was made of this plan, or of another one."""

from collections.abc import Iterator

from toc.exchange.data import Data, sections
from toc.exchange.naming import key_of

_MOST = 0.5
"""With another title, more than this share of what the workbook had is in the plan still."""
_FEW = 3
"""So many things have something to say of which plan it is."""


def title_of(data: Data) -> str:
    """How people call the plan: its title, else its goal."""
    goal = data.get("impact_goal", {})
    return str(data.get("title") or goal.get("label") or goal.get("text") or "")


def is_other_plan(base: Data, current: Data) -> bool:
    """Whether the plan from which a workbook was made is another one than this: by its title and by what it says. An id
    says nothing: many plans have a `doelgroep`.
    """
    theirs, ours = set(_texts(base)), set(_texts(current))
    if not theirs or not ours:
        return False
    share = len(theirs & ours) / min(len(theirs), len(ours))
    if key_of(title_of(base)) == key_of(title_of(current)):
        return share == 0 and min(len(theirs), len(ours)) >= _FEW
    return share < _MOST


def _texts(data: Data) -> Iterator[tuple[str, str]]:
    for name, _ in sections():
        for thing in data.get(name, {}).values():
            yield from ((name, key_of(str(thing[way]))) for way in ("name", "label", "text") if thing.get(way))
