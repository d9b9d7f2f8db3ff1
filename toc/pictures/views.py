"""Every view by name: what it is called, what it shows, and where it is drawn.

A view is one entry here. `add` takes one more while the program runs. Nothing heavy is imported: help and completion
read this list, and how a view is drawn is imported when it is drawn.
"""

from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from toc.pictures.view_drawings import ViewDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewEntry:
    """A view. `title` is the message above the picture (`lying_title` where the view lies on its side), `caption` the
    one below it in a report, `about` the one that says in the help what it is for. `shows` are the parts
    (`toc.pictures.extras.Part`) that it shows without being asked, and `places` those that have a place of their own in
    it, so that they need neither marks nor notes.

    `drawn_by` says how it is drawn, or where that stands. `leads`: it stands first on a page of all views.
    `hides_whole_sections`: unintended effects and external factors that are not shown leave the plan before it is
    drawn.
    """

    name: str
    title: str
    caption: str
    about: str
    drawn_by: "str | ViewDrawing"
    lying_title: str = ""
    shows: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    leads: bool = False
    hides_whole_sections: bool = False

    @property
    def drawing(self) -> "ViewDrawing":
        if not isinstance(self.drawn_by, str):
            return self.drawn_by
        module, _, name = self.drawn_by.partition(":")
        return cast("ViewDrawing", getattr(import_module(module), name))

    def heading(self, *, lying: bool) -> str:
        """The message above the picture."""
        return (lying and self.lying_title) or self.title


_DRAWINGS = "toc.pictures.view_drawings"

_VIEWS: dict[str, ViewEntry] = {
    one.name: one
    for one in (
        ViewEntry(
            name="chain",
            title="picture-chain",
            caption="report-the-results-chain",
            about="view-chain-about",
            drawn_by=f"{_DRAWINGS}:CHAIN",
            shows=frozenset({"actors", "unintended"}),
            places=frozenset({"unintended"}),
            hides_whole_sections=True,
        ),
        ViewEntry(
            name="hierarchy",
            title="picture-hierarchy",
            caption="report-the-outcomes-hierarchy",
            about="view-hierarchy-about",
            drawn_by=f"{_DRAWINGS}:HIERARCHY",
            shows=frozenset({"actors", "terms"}),
            places=frozenset({"terms"}),
        ),
        ViewEntry(
            name="triple",
            title="picture-triple",
            lying_title="picture-triple-row",
            caption="report-the-triple-column",
            about="view-triple-about",
            drawn_by=f"{_DRAWINGS}:TRIPLE",
            shows=frozenset({"actors", "factors", "unintended"}),
            places=frozenset({"factors", "unintended"}),
            hides_whole_sections=True,
        ),
        ViewEntry(
            name="path",
            title="picture-path",
            caption="report-the-way-to-impact-as",
            about="view-path-about",
            drawn_by=f"{_DRAWINGS}:PATH",
            shows=frozenset({"actors", "hypotheses", "factors", "unintended"}),
            places=frozenset({"factors", "unintended"}),
            leads=True,
        ),
    )
}


def view_named(name: str) -> ViewEntry:
    """Raises KeyError for a name that no view has."""
    return _VIEWS[name]


def every() -> list[ViewEntry]:
    return list(_VIEWS.values())


def names() -> tuple[str, ...]:
    """The names of all views, in the order in which they are offered."""
    return tuple(_VIEWS)


def on_a_page() -> list[ViewEntry]:
    """All views in the order in which a page has them."""
    return sorted(_VIEWS.values(), key=lambda one: not one.leads)


def add(added: ViewEntry) -> None:
    """Takes one more view. Raises ValueError for a name that another has."""
    if added.name in _VIEWS:
        raise ValueError(added.name)
    _VIEWS[added.name] = added


def remove(name: str) -> None:
    """Takes a view out again."""
    _VIEWS.pop(name)


if TYPE_CHECKING:

    class View(StrEnum):
        CHAIN = "chain"
        HIERARCHY = "hierarchy"
        TRIPLE = "triple"
        PATH = "path"

else:
    # For code that means a certain view. Whoever adds an entry adds it here.
    View = StrEnum("View", {name.upper(): name for name in _VIEWS}, module=__name__)
