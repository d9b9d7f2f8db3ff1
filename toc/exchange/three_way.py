"""What somebody changed in a workbook, applied to the plan as it is now.

There are three states: the plan from which the workbook was made (`base`), what the workbook says now (`told`), and the
plan as it is now (`current`).
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from toc.core.model import Plan
from toc.exchange.data import Data, data_of, inside, leaves, put, sections
from toc.exchange.draft import Path


@dataclass(slots=True)
class Changes:
    """`wanted` is the plan as it has to become. `conflicts` are places that were changed on both sides, differently;
    `missing` are places that the workbook still has as it got them, and that the plan has no longer.
    """

    wanted: Data
    set: list[Path] = field(default_factory=list)
    added: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    renamed: dict[Path, str] = field(default_factory=dict)
    conflicts: list[Path] = field(default_factory=list)
    missing: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.set or self.added or self.removed or self.renamed)

    def then(self, other: "Changes") -> "Changes":
        """The changes of both, the other after this one."""
        return Changes(
            other.wanted,
            [*self.set, *other.set],
            [*self.added, *other.added],
            [*self.removed, *other.removed],
            {**self.renamed, **other.renamed},
            [*self.conflicts, *other.conflicts],
            [*self.missing, *other.missing],
        )


def merged(
    base: Data, told: Data, current: Data, renamed: dict[Path, str] | None = None, *, force: bool = False
) -> Changes:
    """The changes from `base` to `told`, brought to `current`. `renamed` are the new ids, by section and old one.

    `force`: what the workbook says counts, also where the plan was changed since or lacks it.
    """
    return _Merge(base, told, current, force=force).changes(renamed or {})


class _Merge:
    def __init__(self, base: Data, told: Data, current: Data, *, force: bool) -> None:
        self._base, self._told, self._current = base, told, current
        self._force = force
        self._changes = Changes(copy.deepcopy(current))
        self._sections = dict(sections())

    def changes(self, renamed: dict[Path, str]) -> Changes:
        for (name, old), new in renamed.items():
            self._rename(name, old, new)
        self._things()
        before, after = dict(leaves(self._base)), dict(leaves(self._told))
        for path in {**before, **after}:
            if path[0] in self._sections and not self._both_have(path):
                continue
            if before.get(path) != after.get(path):
                self._set(path, before.get(path), after.get(path))
            else:
                self._lacks(path, after[path])
        self._changes.wanted = data_of(Plan.model_validate(self._changes.wanted))
        return self._changes

    def _both_have(self, path: Path) -> bool:
        name, key = path[:2]
        return key in self._base.get(name, {}) and key in self._told.get(name, {})

    def _is_gone(self, path: Path) -> bool:
        """Whether the plan no longer has the thing to which that place belongs."""
        return path[0] in self._sections and path[1] not in self._current.get(path[0], {})

    def _set(self, path: Path, before: Any, after: Any) -> None:
        if self._is_gone(path):
            self._changes.conflicts.append(path)
            return
        now = inside(self._current, path)
        if now == after:
            return
        if now != before:
            is_both, both = _both(before, after, now)
            if not is_both:
                self._changes.conflicts.append(path)
            elif both == now:
                return
            else:
                after = both
        self._changes.set.append(path)
        if after is None:
            _drop(self._changes.wanted, path)
        else:
            put(self._changes.wanted, path, after)

    def _lacks(self, path: Path, told: Any) -> None:
        """What nobody touched in the workbook, and what the plan has no longer, or only in part."""
        now = inside(self._current, path)
        if self._is_gone(path) or now == told or not (now is None or _is_part(now, told)):
            return
        self._changes.missing.append(path)
        if self._force:
            self._changes.set.append(path)
            put(self._changes.wanted, path, copy.deepcopy(told))

    def _things(self) -> None:
        """Things that were added to the workbook, taken out of it, or taken out of the plan."""
        for name in self._sections:
            base, told, current = (one.get(name, {}) for one in (self._base, self._told, self._current))
            wanted = self._changes.wanted.setdefault(name, {})
            for key in base:
                if key not in told and key in current:
                    self._remove(name, key)
            for key, thing in told.items():
                if key in current:
                    if key not in base and current[key] != thing:
                        self._changes.conflicts.append((name, key))
                        wanted[key] = copy.deepcopy(thing)
                        self._changes.set.append((name, key))
                    continue
                if key in base:
                    self._changes.missing.append((name, key))
                if key not in base or self._force:
                    wanted[key] = copy.deepcopy(thing)
                    self._changes.added.append((name, key))

    def _remove(self, name: str, key: str) -> None:
        if self._current[name][key] != self._base[name][key]:
            self._changes.conflicts.append((name, key))
        del self._changes.wanted[name][key]
        self._changes.removed.append((name, key))

    def _rename(self, name: str, old: str, new: str) -> None:
        """A thing that has another id now stays where it is."""
        if old not in self._current.get(name, {}) or new in self._current.get(name, {}):
            return
        self._changes.renamed[name, old] = new
        self._base, self._current = (_renamed(data, name, old, new) for data in (self._base, self._current))
        self._changes.wanted = _renamed(self._changes.wanted, name, old, new)


def _both(before: Any, after: Any, now: Any) -> tuple[bool, list[Any] | None]:
    """Whether a list can have what came and went on both sides, and that list."""
    if not all(isinstance(one, list | None) for one in (before, after, now)):
        return False, None
    before, after, now = before or [], after or [], now or []
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    if come and any(one not in now for one in gone):
        return False, None
    return True, [*(one for one in now if one not in gone), *(one for one in come if one not in now)] or None


def _is_part(now: Any, told: Any) -> bool:
    """Whether a list is another one from which something was taken away."""
    return isinstance(now, list) and isinstance(told, list) and now == [one for one in told if one in now]


def _renamed(data: Data, name: str, old: str, new: str) -> Data:
    """The data with another id, where it stands and wherever it is meant."""
    data = _with_references(data, old, new)
    data[name] = {new if key == old else key: one for key, one in data.get(name, {}).items()}
    return data


def _with_references(value: Any, old: str, new: str) -> Any:
    if isinstance(value, dict):
        return {key: _with_references(one, old, new) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_reference(one, old, new) for one in value]
    return value


def _with_reference(item: Any, old: str, new: str) -> Any:
    if not isinstance(item, str):
        return _with_references(item, old, new)
    if " -> " in item:
        return " -> ".join(new if end == old else end for end in item.split(" -> "))
    return new if item == old else item


def _drop(data: Data, path: Path) -> None:
    """Takes a value out, and the parts on the way to it that are empty then (things stay)."""
    parents = [data]
    for step in path[:-1]:
        parents.append(parents[-1].get(step, {}))
    parents[-1].pop(path[-1], None)
    for depth in range(len(path) - 1, 2, -1):
        if not parents[depth]:
            parents[depth - 1].pop(path[depth - 1], None)
