"""A view as a flowchart in the language of Mermaid, which GitHub, GitLab and many wikis draw by themselves.

Mermaid decides on the places. What it gets from us: boxes with their texts and a form for what they are, areas
(columns, layers, rows) with a heading, arrows, and the colours of a theme.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Literal

from toc.pictures import theme
from toc.pictures.mermaid_text import escaped, shortened
from toc.pictures.scene import Stroke
from toc.pictures.theme import STYLES, Kind, Style, Theme

MOST_ARROWS = 500
MOST_CHARACTERS = 50_000
"""Mermaid draws no more than that where nobody has set it otherwise, and a page that shows a drawing seldom has."""

Way = Literal["LR", "RL", "TB", "BT"]

FORMS: Mapping[str, tuple[str, str]] = {
    Kind.INPUT: ("[/", "/]"),
    Kind.ACTIVITY: ("[", "]"),
    Kind.OUTPUT: ("[[", "]]"),
    Kind.OUTCOME: ("(", ")"),
    Kind.IMPACT: ("([", "])"),
    Kind.FACTOR: ("{{", "}}"),
    Kind.UNINTENDED: (">", "]"),
    Kind.MISSING: ("[", "]"),
}
"""What stands around the text of a box, by what it is."""
_PLAIN = re.compile("[A-Za-z0-9_]+(-[A-Za-z0-9_]+)*")
_ID = re.compile("[A-Za-z0-9_-]+")
_OWN = "n_"
"""What stands before an id: as it is, it could be a word of Mermaid's."""
LONGEST = 300
"""Characters of a label; the rest of a longer text is cut off."""
_LONGEST_NOTE = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBox:
    """A box: its label, what stands under it, and its marks. `change` says what became of it in a picture of a
    difference."""

    id: str
    style: Style
    form: str = Kind.ACTIVITY
    label: str = ""
    under: tuple[str, ...] = ()
    mark: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A column, layer or row with its heading; `way` counts where no arrow leaves or enters it."""

    id: str
    heading: str
    boxes: tuple[FlowBox, ...] = ()
    areas: "tuple[Area, ...]" = ()
    way: Way = "TB"
    fill: str = theme.BANDS[0]
    line: str | None = None
    is_dashed: bool = False

    @property
    def name(self) -> str:
        """What it is called in the flowchart."""
        return f"area_{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowArrow:
    """An arrow between two boxes, by their ids, or areas. Without a stroke nobody sees it: it puts the one before the
    other."""

    tail: str | Area
    head: str | Area
    stroke: Stroke | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A whole flowchart: `title` and `description` are read out to people who do not see it.

    `has_islands` says that it has areas which no arrow joins: only one of Mermaid's layouts keeps these in order.
    """

    title: str
    description: str
    way: Way
    areas: tuple[Area, ...]
    arrows: tuple[FlowArrow, ...]
    has_islands: bool = False


def source(flow: Flow, chosen: Theme) -> str:
    """The flowchart as text in the colours of that theme."""
    return "\n".join(_Writer(flow, chosen).lines()) + "\n"


def is_too_much(text: str) -> bool:
    """Whether Mermaid would refuse to draw that flowchart for its size."""
    # In a label these signs are written as codes.
    arrows = sum(text.count(sign) for sign in (" -->", " -.->", " ~~~"))
    return len(text) > MOST_CHARACTERS or arrows > MOST_ARROWS


class _Writer:
    def __init__(self, flow: Flow, chosen: Theme) -> None:
        self.flow = flow
        self.theme = chosen
        self.names = dict(_named(flow.areas, count(1)))
        self.classes: dict[Style, str] = {}
        self.members: dict[str, list[str]] = {}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        yield f"flowchart {self.flow.way}"
        yield f"  accTitle: {escaped(self.flow.title)}"
        yield f"  accDescr: {escaped(self.flow.description)}"
        for name, own in self.names.items():
            if own != f"{_OWN}{name}" and _ID.fullmatch(name):
                # A comment, by which `toc import` finds back the id.
                yield f"  %% id {own}: {name}"
        for area in self.flow.areas:
            yield from self._area(area, "  ")
        yield from (f"  {self._arrow(one)}" for one in self.flow.arrows)
        yield from (f"  {one}" for one in (*self._looks(), *self._strokes()))

    def _head(self) -> Iterator[str]:
        """What Mermaid draws by itself, in our colours; a text that is no label stands in here."""
        ink, paper = self.theme.of(theme.INK), self.theme.of(theme.PAPER)
        colours = {
            "background": paper,
            "primaryTextColor": ink,
            "textColor": ink,
            "titleColor": ink,
            "lineColor": self.theme.of(theme.ARROW.color),
            "edgeLabelBackground": paper,
            "fontSize": f"{theme.LABEL_SIZE:g}px",
        }
        settings = {
            "theme": "base",
            "look": "classic",
            **({"layout": "dagre"} if self.flow.has_islands else {}),
            "themeVariables": colours,
            "flowchart": {"wrappingWidth": 220, "nodeSpacing": 30, "rankSpacing": 40},
        }
        yield "---"
        yield f"config: {json.dumps(settings)}"
        yield "---"

    def _area(self, area: Area, indent: str) -> Iterator[str]:
        heading = f'"`**{escaped(area.heading)}**`"' if area.heading else '" "'
        yield f"{indent}subgraph {area.name}[{heading}]"
        yield f"{indent}  direction {area.way}"
        for box in area.boxes:
            yield f"{indent}  {self._box(box)}"
        for inner in area.areas:
            yield from self._area(inner, f"{indent}  ")
        yield f"{indent}end"

    def _box(self, box: FlowBox) -> str:
        name = self.names[box.id]
        self.members.setdefault(self._class(box), []).append(name)
        label = escaped(shortened(box.label, LONGEST))
        under = (escaped(shortened(line, _LONGEST_NOTE)) for line in box.under)
        lines = (escaped(box.mark), f"**{label}**" if label and box.style.bold else label, *under)
        text = "\n".join(line for line in lines if line)
        opening, closing = FORMS[box.form]
        return f'{name}{opening}"`{text}`"{closing}'

    def _class(self, box: FlowBox) -> str:
        if box.style not in self.classes:
            known = next((kind.value for kind, one in STYLES.items() if one == box.style), None)
            self.classes[box.style] = known or f"{box.change or 'look'}{len(self.classes)}"
        return self.classes[box.style]

    def _arrow(self, one: FlowArrow) -> str:
        tail, head = (end.name if isinstance(end, Area) else self.names[end] for end in (one.tail, one.head))
        if one.stroke is None:
            return f"{tail} ~~~ {head}"
        line = "-.->" if one.stroke.dash else "-->"
        label = f'|"{escaped(one.label)}"|' if one.label else ""
        return f"{tail} {line}{label} {head}"

    def _looks(self) -> Iterator[str]:
        """The classes of the boxes and who belongs to them, and the grounds of the areas."""
        for style, name in self.classes.items():
            dash = f",stroke-dasharray:{_lengths(style.dash)}" if style.dash else ""
            yield (
                f"classDef {name} fill:{self.theme.of(style.fill)},stroke:{self.theme.of(style.line)},"
                f"color:{self.theme.of(style.text)},stroke-width:{style.width * self.theme.lines:g}px{dash}"
            )
            yield f"class {','.join(self.members[name])} {name}"
        for area in _areas(self.flow.areas):
            line = self.theme.of(area.line or area.fill)
            dash = ",stroke-dasharray:6 4" if area.is_dashed else ""
            yield f"style {area.name} fill:{self.theme.of(area.fill)},stroke:{line}{dash}"

    def _strokes(self) -> Iterator[str]:
        """The looks of the arrows: most have the usual one, and the others are told by their number."""
        by_stroke: dict[Stroke, list[int]] = {}
        for number, one in enumerate(self.flow.arrows):
            if one.stroke:
                by_stroke.setdefault(one.stroke, []).append(number)
        for stroke, numbers in by_stroke.items():
            dash = f",stroke-dasharray:{_lengths(stroke.dash)}" if stroke.dash else ""
            line = f"stroke:{self.theme.of(stroke.color)},stroke-width:{stroke.width * self.theme.lines:g}px{dash}"
            yield f"linkStyle {','.join(map(str, numbers))} {line}"


def _areas(areas: Iterable[Area]) -> Iterator[Area]:
    for area in areas:
        yield area
        yield from _areas(area.areas)


def _named(areas: Iterable[Area], numbers: Iterator[int]) -> Iterator[tuple[str, str]]:
    """A name for every box that is no word of Mermaid's: an id of the plan may be `end` or `class`."""
    for area in areas:
        for box in area.boxes:
            yield box.id, f"{_OWN}{box.id}" if _PLAIN.fullmatch(box.id) else f"other{next(numbers)}"
        yield from _named(area.areas, numbers)


def _lengths(dash: tuple[float, ...]) -> str:
    return " ".join(f"{length:g}" for length in dash)
