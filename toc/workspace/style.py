"""How the pictures and documents of a plan look, by its settings: theme, colours, font, logo and paper."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from toc.core.errors import UsageError, reason_of
from toc.core.messages import Message, message
from toc.core.settings import Settings
from toc.system.files import read_bytes
from toc.workspace.config.files import name_of

if TYPE_CHECKING:  # what draws is loaded where something is drawn, and fontTools where a font is set
    from toc.pictures.scene import Logo
    from toc.pictures.theme import Theme
    from toc.pictures.typeface import FontError, Typeface
    from toc.publish.tables.look import Look as TableLook

MAX_FONT_BYTES = 20_000_000


@dataclass(frozen=True)
class Style:
    """What is set for pictures and documents, read when it is asked for, each file once.

    Every part raises UsageError, with the place in the settings file, for what cannot be used.
    """

    settings: Settings

    @property
    def picture(self) -> Mapping[str, str]:
        """What the settings say of pictures, by name."""
        return self.settings.picture

    @property
    def paper(self) -> str | None:
        """The size of the paper; None where each picture has the size that it needs."""
        return self.picture.get("paper")

    @property
    def orientation(self) -> str | None:
        """`portrait` or `landscape`; None where nothing is set."""
        return self.picture.get("orientation")

    @cached_property
    def font(self) -> "Typeface | None":
        """The font that is set; None where none is."""
        regular, bold = (self.picture.get(name) for name in ("font", "font_bold"))
        places = self.settings.picture_places
        if regular is None:
            if bold is not None:
                raise UsageError(f"{places['font_bold']}: " + message("font-bold-needs-font-beside"))
            return None
        files = [(regular, places["font"]), *([(bold, places["font_bold"])] if bold else [])]
        contents = []
        for path, where in files:
            content = _read_font(path, where)
            _check_font(content, path, where)
            contents.append(content)
        return _made(contents[0], contents[1] if bold else None)

    @cached_property
    def logo(self) -> "Logo | None":
        """The logo that is set, as large as there is room for; its place is for the picture to say."""
        path = self.picture.get("logo")
        return _read_logo(path) if path else None

    def theme(self, asked: str | None = None) -> "Theme":
        """The theme that was asked for or set. Colours of one's own are for the light one: the others are made for
        eyes, ink or screens that these were not chosen for."""
        from toc.pictures.theme import THEMES, ThemeName, own_colors

        name = ThemeName(asked or self.picture.get("theme", ThemeName.LIGHT))
        if name is not ThemeName.LIGHT:
            return THEMES[name]
        own = {key.removeprefix("colours."): color for key, color in self.picture.items() if key.startswith("colours.")}
        return THEMES[name].with_colors(own_colors(own))

    @cached_property
    def tables(self) -> "TableLook":
        """The colours and the logo of tables and documents."""
        from toc.publish.tables.look import Look as TableLook

        return TableLook.of(self.picture, self.logo)

    def refuse_unembeddable(self) -> None:
        """Raises UsageError where the maker of the font forbids to put it in a file that is handed on."""
        font = self.font
        if font is None or font.may_embed:
            return
        name = "font" if not font.regular.may_embed else "font_bold"
        where = self.settings.picture_places[name]
        raise UsageError(_about(self.picture[name], where) + message("its-maker-does-not-allow"))

    def broken_font(self, error: "FontError") -> UsageError:
        """What is said of a font that turns out to be broken while it is drawn with."""
        where = self.settings.picture_places["font"]
        return UsageError(_about(self.picture["font"], where) + error.message)


# By content: every picture of a run is drawn in the same font, and who replaces a file sees the new one.
@lru_cache(maxsize=4)
def _checked(content: bytes) -> None:
    from toc.pictures.typeface import check

    check(content)


@lru_cache(maxsize=4)
def _made(regular: bytes, bold: bytes | None) -> "Typeface":
    from toc.pictures.typeface import typeface

    return typeface(regular, bold)


def _check_font(content: bytes, path: str, where: str) -> None:
    from toc.pictures.typeface import FontError

    try:
        _checked(content)
    except FontError as error:
        raise UsageError(_about(path, where) + error.message) from error


def _read_font(path: str, where: str) -> bytes:
    try:
        content = read_bytes(path, MAX_FONT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(_about(path, where) + reason_of(error) + ".") from error
    if len(content) > MAX_FONT_BYTES:
        raise UsageError(_about(path, where) + message("it-is-larger-than-20"))
    return content


def _about(path: str, where: str) -> Message:
    return f"{where}: " + message("the-font-cannot-be-used", name=name_of(path))


def _read_logo(path: str) -> "Logo":
    from toc.pictures.logos import MOST_BYTES, LogoError, read_logo

    name = name_of(path)
    try:
        content = read_bytes(path, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UsageError(message("the-logo-cannot-be-read", path=name) + reason_of(error) + ".") from error
    if len(content) > MOST_BYTES:
        raise UsageError("the-logo-is-larger-than", path=name)
    kind: Literal["PNG", "SVG"] = "PNG" if os.path.splitext(name)[1].lower() == ".png" else "SVG"
    try:
        return read_logo(content, kind)
    except LogoError as error:
        raise UsageError("the-logo", path=name, reason=error.message) from error
