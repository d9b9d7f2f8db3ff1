"""What somebody changed in a workbook, applied to the plan as it is now.

There are three states: the plan from which the workbook was made (`base`), what the workbook says now (`told`), and the
plan as it is now (`current`). The first two are compared as a workbook can say them, so that a difference is one that a
person made.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from toc.exchange.data import Data, data_of, inside, put, sections
from toc.exchange.draft import Path
from toc.model import NODE_SECTIONS, Plan

_MISSING = None


@dataclass(slots=True)
class Changes:
    """`wanted` is the plan as it has to become. `conflicts` are places that were changed on both sides, differently."""

    wanted: Data
    set: list[Path] = field(default_factory=list)
    added: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    renamed: dict[Path, str] = field(default_factory=dict)
    conflicts: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.set or self.added or self.removed or self.renamed)


def merged(base: Data, told: Data, current: Data, seen: Data, said: set[Path]) -> Changes:
    """The changes from `base` to `told`, brought to `current`; `seen` is `current` as a workbook says it.

    `said` are the keywords that the workbook has a place for: about others it says nothing.
    """
    return _Merge(base, told, current, seen, said).changes()


class _Merge:
    def __init__(self, base: Data, told: Data, current: Data, seen: Data, said: set[Path]) -> None:
        self._base, self._told, self._current, self._seen, self._said = base, told, current, seen, said
        self._changes = Changes(copy.deepcopy(current))
        self._sections = dict(sections())

    def changes(self) -> Changes:
        self._rename()
        before, after = dict(self._leaves(self._base)), dict(self._leaves(self._told))
        self._things()
        for path in {**before, **after}:
            if not self._is_said(path) or before.get(path) == after.get(path):
                continue
            if path[0] in self._sections and not self._both_have(path):
                continue
            self._set(path, before.get(path), after.get(path))
        wanted = data_of(Plan.model_validate(self._changes.wanted))
        self._changes.wanted = wanted
        return self._changes

    def _leaves(self, data: Data) -> Iterator[tuple[Path, Any]]:
        """Every value by the way to it; lists are one value."""
        waiting: list[tuple[Path, Any]] = [((), data)]
        while waiting:
            path, value = waiting.pop()
            if isinstance(value, dict):
                waiting += [((*path, key), one) for key, one in reversed(value.items())]
            else:
                yield path, value

    def _is_said(self, path: Path) -> bool:
        """Whether the workbook has a place for that value."""
        name, rest = path[0], path[2:] if path[0] in self._sections else path[1:]
        if name in NODE_SECTIONS and rest in {("leads_to",), ("feeds_back_to",)}:
            return ("links",) in self._said or (name, *rest) in self._said
        if name == "activities" and rest == ("steps",):
            return ("steps",) in self._said
        if name in ("conditions", "glossary"):
            return (name,) in self._said
        if name in ("reflection", "participation"):
            return any(one[0] == name for one in self._said)
        return (name, *rest) in self._said

    def _both_have(self, path: Path) -> bool:
        name, key = path[:2]
        return key in self._base.get(name, {}) and key in self._told.get(name, {})

    def _set(self, path: Path, before: Any, after: Any) -> None:
        now = inside(self._seen, path)
        if now == after:
            return
        if path[0] in self._sections and path[1] not in self._changes.wanted.get(path[0], {}):
            self._changes.conflicts.append(path)
            return
        if now != before:
            self._changes.conflicts.append(path)
        self._changes.set.append(path)
        if after is _MISSING:
            _drop(self._changes.wanted, path)
        else:
            put(self._changes.wanted, path, after)

    def _things(self) -> None:
        """Things that were added to the workbook or taken out of it."""
        for name in self._sections:
            base, told = self._base.get(name, {}), self._told.get(name, {})
            wanted = self._changes.wanted.setdefault(name, {})
            if not any(one[0] == name for one in self._said):
                continue
            for key in base:
                if key not in told and key in wanted:
                    self._remove(name, key)
            for key in told:
                if key not in base and key not in wanted:
                    wanted[key] = copy.deepcopy(told[key])
                    self._changes.added.append((name, key))
                elif key not in base and wanted[key] != told[key]:
                    self._changes.conflicts.append((name, key))

    def _remove(self, name: str, key: str) -> None:
        if self._seen.get(name, {}).get(key) != self._base[name][key]:
            self._changes.conflicts.append((name, key))
        del self._changes.wanted[name][key]
        self._changes.removed.append((name, key))

    def _rename(self) -> None:
        """A thing that has another id and says the same otherwise got a new name: it stays where it is."""
        for name in self._sections:
            base, told = self._base.get(name, {}), self._told.get(name, {})
            gone = [key for key in base if key not in told and key in self._current.get(name, {})]
            come = [key for key in told if key not in base and key not in self._current.get(name, {})]
            for old in gone:
                same = [new for new in come if _core(base[old]) and _core(base[old]) == _core(told[new])]
                if len(same) == 1:
                    self._apply_rename(name, old, same[0])
                    come.remove(same[0])

    def _apply_rename(self, name: str, old: str, new: str) -> None:
        self._changes.renamed[name, old] = new
        self._base, self._seen = (_renamed(data, name, old, new) for data in (self._base, self._seen))
        self._changes.wanted = _renamed(self._changes.wanted, name, old, new)


def _core(thing: Mapping[str, Any]) -> dict[str, Any]:
    """What makes it the same thing under another id: its texts."""
    return {name: thing[name] for name in ("name", "label", "text", "mechanism") if name in thing}


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
