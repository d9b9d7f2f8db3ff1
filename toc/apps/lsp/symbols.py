"""The outline of a plan: its sections, and in them the things with their labels."""

from lsprotocol import types

from toc.apps.lsp.opened import Opened
from toc.apps.lsp.places import expected
from toc.core.findings import Span
from toc.core.model import IMPACT, NODE_SECTIONS, Named, Part
from toc.core.shapes import Leaf, SectionOf
from toc.syntax.document import Path

_LONGEST = 60

_KINDS = {
    "actors": types.SymbolKind.Interface,
    "indicators": types.SymbolKind.Number,
    "learning_questions": types.SymbolKind.String,
    "methods": types.SymbolKind.Method,
    "hypotheses": types.SymbolKind.Operator,
    **dict.fromkeys(NODE_SECTIONS, types.SymbolKind.Event),
}


def symbols(opened: Opened) -> list[types.DocumentSymbol]:
    """Sections, other parts and the things in the sections, in the order of the file."""
    inside: dict[str, list[types.DocumentSymbol]] = {}
    tops: list[Path] = []
    for path, place in opened.document.places.items():
        if len(path) == 1:
            tops.append(path)
        elif len(path) == 2 and isinstance(path[1], str) and place.key and _is_section(path[0]):
            section = str(path[0])
            kind = _KINDS.get(section, types.SymbolKind.Object)
            label = label_of(opened.document.thing(path[1])) if opened.document.sections.get(path[1]) == section else ""
            inside.setdefault(section, []).append(_symbol(opened, path, kind, label))
    return [_top(opened, path, inside.get(str(path[0]), [])) for path in tops if _has_parts(path[0])]


def label_of(part: Part | None) -> str:
    """How people name that thing, in a few words: its label, its name, or the start of its text."""
    for name in ("label", "name", "text"):
        text: str | None = getattr(part, name, None)
        if text:
            text = " ".join(text.split())
            return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"
    return ""


def _top(opened: Opened, path: Path, children: list[types.DocumentSymbol]) -> types.DocumentSymbol:
    label = label_of(opened.document.plan.impact_goal) if path == ("impact_goal",) else ""
    kind = types.SymbolKind.Constant if label else types.SymbolKind.Namespace
    whole = _symbol(opened, path, kind, label)
    whole.children = children or None
    return whole


def _symbol(opened: Opened, path: Path, kind: types.SymbolKind, detail: str) -> types.DocumentSymbol:
    document = opened.document
    place = document.places[path]
    name = document.text[place.name.start.offset : place.name.end.offset]
    # What stands there through an alias stands elsewhere, maybe above.
    end = max(place.name.end, place.value.end)
    return types.DocumentSymbol(
        name=name or str(path[-1]),
        detail=detail or None,
        kind=kind,
        range=opened.positions.of(Span(place.name.start, end)),
        selection_range=opened.positions.of(place.name),
    )


def _is_section(keyword: str | int) -> bool:
    here = expected((keyword,))
    return bool(here and isinstance(here.shape, SectionOf))


def _has_parts(keyword: str | int) -> bool:
    here = expected((keyword,))
    return bool(here and not isinstance(here.shape, Leaf))


def named(opened: Opened, identifier: str) -> Named | Part | None:
    """The thing with that id, or the impact goal."""
    document = opened.document
    return document.plan.impact_goal if identifier == IMPACT else document.thing(identifier)
