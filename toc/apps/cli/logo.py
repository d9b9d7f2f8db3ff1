"""The logo that a city sets: an SVG or PNG file, checked and measured."""

import os
from typing import Literal

from toc.apps.cli.language import say
from toc.apps.cli.trouble import WrongUseError, trouble_in_words
from toc.pictures.logos import MOST_BYTES, LogoError, read_logo
from toc.pictures.scene import Logo
from toc.system.files import read_bytes
from toc.workspace.config.files import name_of


def logo(path: str) -> Logo:
    """The logo at that path, as large as there is room for; its place is for the picture to say.

    Raises WrongUseError for what cannot be read and for what is no image.
    """
    whole, path = path, name_of(path)
    try:
        content = read_bytes(whole, MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        raise WrongUseError(say("the-logo-cannot-be-read", path=path) + f"{trouble_in_words(trouble)}.") from trouble
    if len(content) > MOST_BYTES:
        raise WrongUseError(say("the-logo-is-larger-than", path=path))
    kind: Literal["PNG", "SVG"] = "PNG" if os.path.splitext(path)[1].lower() == ".png" else "SVG"
    try:
        return read_logo(content, kind)
    except LogoError as wrong:
        raise WrongUseError(say("the-logo", path=path, reason=wrong.message)) from wrong
