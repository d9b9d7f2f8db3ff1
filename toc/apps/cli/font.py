"""The font that a city sets: read, and what is wrong with it told at its place in the settings file."""

from functools import lru_cache
from typing import TYPE_CHECKING

from toc.apps.cli.language import say, user_tongue
from toc.apps.cli.trouble import WrongUseError, trouble_in_words
from toc.core.settings import Settings
from toc.system.files import read_bytes
from toc.workspace.config.files import name_of

if TYPE_CHECKING:  # fontTools is loaded where a font is set, and not otherwise
    from toc.pictures.typeface import FontError, Typeface

MOST_BYTES = 20_000_000


def own_font(settings: Settings) -> "Typeface | None":
    """The font that is set; None where none is. Raises WrongUseError for what is no font to draw in."""
    regular, bold = (settings.picture.get(name) for name in ("font", "font_bold"))
    places = settings.picture_places
    if regular is None:
        if bold is not None:
            raise WrongUseError(f"{places['font_bold']}: " + say("font-bold-needs-font-beside"))
        return None
    files = [(regular, places["font"]), *([(bold, places["font_bold"])] if bold else [])]
    contents = []
    for path, where in files:
        content = _read(path, where)
        _check(content, path, where)
        contents.append(content)
    return _made(contents[0], contents[1] if bold else None)


def _check(content: bytes, path: str, where: str) -> None:
    from toc.pictures.typeface import FontError

    try:
        _checked(content)
    except FontError as error:
        raise WrongUseError(_about(path, where) + error.message.text(user_tongue())) from error


# By content: every picture of a run is drawn in the same font, and who replaces a file sees the new one.
@lru_cache(maxsize=4)
def _checked(content: bytes) -> None:
    from toc.pictures.typeface import check

    check(content)


@lru_cache(maxsize=4)
def _made(regular: bytes, bold: bytes | None) -> "Typeface":
    from toc.pictures.typeface import typeface

    return typeface(regular, bold)


def _read(path: str, where: str) -> bytes:
    try:
        content = read_bytes(path, MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise WrongUseError(_about(path, where) + trouble_in_words(trouble) + ".") from trouble
    if len(content) > MOST_BYTES:
        raise WrongUseError(_about(path, where) + say("it-is-larger-than-20"))
    return content


def _about(path: str, where: str) -> str:
    name = name_of(path)
    return f"{where}: " + say("the-font-cannot-be-used", name=name)


def broken(settings: Settings, error: "FontError") -> WrongUseError:
    """What is said of a font that turns out to be broken while it is drawn with."""
    about = _about(settings.picture["font"], settings.picture_places["font"])
    return WrongUseError(about + error.message.text(user_tongue()))


def refuse_forbidden(font: "Typeface | None", settings: Settings) -> None:
    """Raises WrongUseError where the maker of a font forbids to put it in a file that is handed on."""
    if font is None or font.may_embed:
        return
    name = "font" if not font.regular.may_embed else "font_bold"
    raise WrongUseError(_about(settings.picture[name], settings.picture_places[name]) + say("its-maker-does-not-allow"))
