"""How tables look: the colours and the logo of the organisation, or else those of the pictures."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from toc.pictures.scene import Logo, Scene
from toc.pictures.theme import MUTED, RULE, STYLES, Kind, own_colors

MISSING = str(STYLES[Kind.MISSING].text)
MISSING_GROUND = str(STYLES[Kind.UNINTENDED].fill)
QUIET = str(MUTED)
LINE = str(RULE)
TOTAL_GROUND = "#ECF0F5"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (`#rrggbb`) of the heading row and of bands, and the logo where there is one."""

    head: str = str(STYLES[Kind.IMPACT].fill)
    on_head: str = str(STYLES[Kind.IMPACT].text)
    band: str = str(STYLES[Kind.ACTIVITY].fill)
    logo: Logo | None = None

    @classmethod
    def of(cls, picture: Mapping[str, str], logo: Logo | None = None) -> Self:
        """From what the settings say of pictures: the heading has the colour of the impact goal, a band the ground of
        an activity."""
        chosen = own_colors({key.removeprefix("colours."): one for key, one in picture.items() if "colours." in key})
        plain = cls()
        return cls(
            head=chosen.get("impact.fill", plain.head),
            on_head=chosen.get("impact.text", plain.on_head),
            band=chosen.get("activity.fill", plain.band),
            logo=logo,
        )

    def raster(self) -> tuple[bytes, float, float] | None:
        """The logo as PNG with its width and height in CSS pixels: Word and Excel take no SVG everywhere."""
        if not self.logo:
            return None
        logo = self.logo
        content = logo.content if logo.mime == "image/png" else _drawn(logo)
        wide, high = struct.unpack(">II", content[16:24])
        scale = min(logo.width / wide, logo.height / high)
        return content, wide * scale, high * scale


def _drawn(logo: Logo) -> bytes:
    """An SVG as PNG."""
    from toc.pictures.export import export

    scene = Scene(
        width=logo.width,
        height=logo.height,
        title="",
        description="",
        language="nl",
        background="#FFFFFF",
        logo=replace(logo, x=0, y=0),
    )
    return export(scene, "png", dpi=288)
