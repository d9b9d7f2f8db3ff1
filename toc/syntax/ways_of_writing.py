"""What a file may say in another way than the model: the section `changes`, and goals in a list."""

import re
from collections.abc import Callable
from typing import Any

from toc.core import keywords
from toc.core.findings import Edit, Fix, Span
from toc.core.model import GOALS, ChangeLevel, Language
from toc.syntax.document import Path, Place
from toc.syntax.validation_errors import Slips
from toc.syntax.yamltree import Mapping, Scalar, Sequence

# --- Changes: outputs and outcomes in one section ---------------------------------------------------------------------

CHANGES = "changes"
_SECTIONS = {ChangeLevel.OUTPUT: "outputs", ChangeLevel.OUTCOME: "outcomes"}


def put_under_levels(data: dict[str, Any], sections: dict[str, str], slips: Slips) -> frozenset[str]:
    """Moves what stands under `changes` to the outputs and outcomes, with its places; gives the ids of it.

    Only the section itself and the levels keep their places as they are written. Where a level has no section of its
    own, its place is that of the section `changes`: outcomes always, outputs where there are some.
    """
    if (CHANGES,) not in slips.places:
        return frozenset()
    written = data.pop(CHANGES, {})
    found: dict[str, str] = {}
    for name, thing in written.items():
        found[name] = section = _SECTIONS[_level(name, thing, slips)]
        things = data.setdefault(section, {})
        things.setdefault(name, thing)
        if sections.get(name) == CHANGES:
            sections[name] = section
    _move_places(found, slips)
    for section in set(found.values()):
        data[section] = dict(sorted(data[section].items(), key=lambda one: slips.places[section, one[0]].name.start))
    return frozenset(name for name in found if sections.get(name) == found[name])


def _level(name: str, thing: dict[str, Any], slips: Slips) -> ChangeLevel:
    """The level that a change says; what is no level is reported."""
    path = (CHANGES, name, "level")
    said = thing.pop("level", None)
    if said is not None and said not in list(ChangeLevel):
        said = slips.refused(path, "enum", str(said))
    return ChangeLevel(said) if said else ChangeLevel.OUTCOME


def _move_places(found: dict[str, str], slips: Slips) -> None:
    def moved(path: Path) -> Path:
        inside = path[0] == CHANGES and len(path) > 1 and path[2:] != ("level",) if path else False
        return (found.get(str(path[1]), "outcomes"), *path[1:]) if inside else path

    whole = slips.places[(CHANGES,)]
    own = {path for path in slips.places if path and path[0] != CHANGES}
    places: dict[Path, Place] = {}
    for path, place in slips.places.items():
        there = moved(path)
        if there == path or there not in own:
            places[there] = place
        if path == (CHANGES,):
            places |= {(one,): whole for one in ("outputs", "outcomes") if _is_home(one, found, own)}
    slips.places.clear()
    slips.places.update(places)
    unread = {moved(path) for path in slips.unread}
    if (CHANGES,) in unread:
        unread |= {("outputs",), ("outcomes",)}
    slips.unread.clear()
    slips.unread.update(unread)


def _is_home(section: str, found: dict[str, str], own: set[Path]) -> bool:
    return (section,) not in own and (section == "outcomes" or section in found.values())


# --- Goals in a list --------------------------------------------------------------------------------------------------

_IDS = {Language.NL: "doel", Language.EN: "goal"}
_STEP = 2
_DASH = re.compile(r"( *)(-[ \t]+)")


def listed_goals(
    tree: Sequence, slips: Slips, free_id: Callable[[str], str], read: Callable[[Mapping, Path], Any]
) -> dict[str, Any]:
    """The goals of a list under the impact goal, with an id for each; that they have none is reported, with the fix.

    `read` reads an item that is more than a text.
    """
    place = slips.places.pop(("impact_goal",))
    slips.places.setdefault((GOALS,), place)
    key = place.name
    dutch = tree.lines.text[key.start.offset : key.end.offset] == keywords.spell("impact_goal", Language.NL)
    language = Language.NL if dutch else Language.EN
    goals: dict[str, Any] = {}
    named: list[tuple[str, Scalar | Mapping]] = []
    for item in tree.items:
        if isinstance(item, Sequence) or (isinstance(item, Scalar) and item.is_null):
            continue
        name = free_id(f"{_IDS[language]}_{len(named) + 1}")
        named.append((name, item))
        slips.places[GOALS, name] = Place(None, item)
        if isinstance(item, Scalar):
            slips.places[GOALS, name, "text"] = Place(None, item)
        goals[name] = {"id": name, **({"text": item.text} if isinstance(item, Scalar) else read(item, (GOALS, name)))}
    edits = _as_section(key, tree, named, language) if len(named) == len(tree.items) else ()
    facts = {"keyword": "impact_goal", "one": GOALS, "count": len(named)}
    fixes = (Fix("goals", edits, safe=True),) if edits else ()
    slips.report("wrong-type", key, (GOALS,), facts, variant="goals", fixes=fixes)
    return goals


def _as_section(
    key: Span, tree: Sequence, named: list[tuple[str, Scalar | Mapping]], language: Language
) -> tuple[Edit, ...]:
    """The edits that write the goals as a section: nothing but ids, keywords and spaces comes in."""
    text, lines = tree.lines.text, tree.lines
    word = keywords.spell("text", language)
    edits = [Edit(key.start.offset, key.end.offset, keywords.spell(GOALS, language))]
    if text[tree.start] == "[":
        edits += [Edit(tree.start, tree.start + 1, "{"), Edit(tree.end - 1, tree.end, "}")]
        for name, item in named:
            before, behind = ("{" + f"{word}: ", "}") if isinstance(item, Scalar) else ("", "")
            edits += [Edit(item.start, item.start, f"{name}: {before}")]
            edits += [Edit(item.end, item.end, behind)] if behind else []
        return tuple(edits)
    further = 0 if tree.span.start.column > key.start.column else _STEP
    for name, item in named:
        line, _ = lines.bounds(item.span.start.line)
        dash = _DASH.fullmatch(text, line, item.start)
        if dash is None:
            return ()
        indent = " " * (len(dash[1]) + further)
        is_text = isinstance(item, Scalar)
        opening = f"{indent}{name}:\n{indent}{' ' * len(dash[2])}" + (f"{word}: " if is_text else "")
        edits.append(Edit(line, item.start, opening))
        deeper = further + (_STEP if is_text else 0)
        for number in range(item.span.start.line + 1, item.span.end.line + 1) if deeper else ():
            start, end = lines.bounds(number)
            if text[start:end].strip():
                edits.append(Edit(start, start, " " * deeper))
    return tuple(edits)
