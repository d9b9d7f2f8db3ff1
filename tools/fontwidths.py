"""Writes the advance widths of the fonts in toc/pictures/fonts to widths.json: run it after a font changes.

Measuring text needs these numbers only, so that users need no font library.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "toc" / "pictures" / "fonts"
NAMES = {"regular": "AtkinsonHyperlegibleNext-Regular.ttf", "semibold": "AtkinsonHyperlegibleNext-SemiBold.ttf"}


def widths(name: str) -> dict[str, int]:
    """Advance width of every character of that font file, in thousandths of the type size."""
    font = TTFont(FONTS / name)
    advances, scale = font["hmtx"], 1000 / font["head"].unitsPerEm
    return {chr(code): round(advances[glyph][0] * scale) for code, glyph in sorted(font.getBestCmap().items())}


if __name__ == "__main__":
    table = {style: widths(name) for style, name in NAMES.items()}
    text = json.dumps(table, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    (FONTS / "widths.json").write_text(text + "\n", encoding="utf-8")
