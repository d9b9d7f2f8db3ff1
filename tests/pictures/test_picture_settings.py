"""`[picture]` in toc.toml: colours, logo, theme and paper of a city, and what is said where these do not hold."""

import struct
import zlib
from pathlib import Path

import pytest
from plans import EXAMPLES
from running import Run

from toc.pictures.theme import THEMES, ThemeName, contrast, own_colors

pytestmark = pytest.mark.thorough

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><rect width="9" height="9"/></svg>'


def png(wide: int, high: int) -> bytes:
    """A white PNG of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\xff" * wide) * high
    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.toc.yaml").write_bytes((EXAMPLES[0].parent / "minimaal.toc.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def drawn(toc: Run, *options: str) -> str:
    ran = toc("render", "plan.toc.yaml", "-v", "chain", "-o", "-", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_colours_of_a_city_in_the_light_theme_only(toc: Run, folder: Path) -> None:
    (folder / "toc.toml").write_text('[picture.colours]\nactivity = "#8A1538"\nimpact = "#00587c"\n')
    picture = drawn(toc)
    assert 'fill="#8a1538"' in picture
    assert 'fill="#00587c"' in picture
    assert "#1D68A7" not in picture
    for name in ("dark", "print", "contrast"):
        assert "#8a1538" not in drawn(toc, "--theme", name)


@pytest.mark.parametrize("color", ["#000000", "#8a1538", "#00587c", "#5a5a00", "#c45500", "#777777"])
def test_text_in_a_box_of_ones_own_colour_can_be_read(color: str) -> None:
    chosen = THEMES[ThemeName.LIGHT].with_colors(own_colors(dict.fromkeys(("activity", "impact", "outcome"), color)))
    from toc.pictures.theme import STYLES

    for style in STYLES.values():
        for text in (style.text, style.muted):
            assert contrast(chosen.of(text), chosen.of(style.fill)) >= 4.5


def test_the_theme_and_the_paper_that_are_set_count_where_no_option_does(toc: Run, folder: Path) -> None:
    (folder / "toc.toml").write_text('[picture]\ntheme = "dark"\npaper = "a3"\norientation = "portrait"\n')
    picture = drawn(toc)
    assert 'width="297mm" height="420mm"' in picture
    assert THEMES[ThemeName.DARK].colors["paper"] in picture
    other = drawn(toc, "--theme", "light", "--paper", "a4", "--orientation", "landscape")
    assert 'width="297mm" height="210mm"' in other
    assert THEMES[ThemeName.DARK].colors["paper"] not in other


@pytest.mark.parametrize(
    ("name", "content", "mime", "size"),
    [
        ("logo.svg", LOGO, "image/svg+xml", 'width="176" height="44"'),
        ("logo.PNG", png(100, 100), "image/png", 'width="44" height="44"'),
    ],
)
def test_a_logo_is_embedded(toc: Run, folder: Path, name: str, content: bytes, mime: str, size: str) -> None:
    (folder / name).write_bytes(content)
    (folder / "toc.toml").write_text(f'[picture]\nlogo = "{name}"\n')
    picture = drawn(toc)
    assert f'{size} href="data:{mime};base64,' in picture
    assert toc("render", "plan.toc.yaml", "-f", "pdf", "--paper", "a4").code == 0
    assert (folder / "plan.path.pdf").read_bytes().startswith(b"%PDF")


def test_a_logo_that_does_not_hold(toc: Run, folder: Path) -> None:
    (folder / "toc.toml").write_text('[picture]\nlogo = "logo.svg"\n')
    said = "toc: the logo 'logo.svg' cannot be read: it is not there, or it is a link to nothing.\n"
    assert toc("render", "plan.toc.yaml").err == said
    for content in (b"", b"<svg>", b"\x89PNG", b'<svg viewBox="0 0 0 0">', b'<svg viewBox="a b c d">'):
        (folder / "logo.svg").write_bytes(content)
        ran = toc("render", "plan.toc.yaml")
        assert (ran.code, ran.err) == (2, "toc: the logo 'logo.svg' is no SVG with a size of its own.\n")
    (folder / "logo.svg").write_bytes(b" " * 1_000_001)
    assert toc("render", "plan.toc.yaml").err == "toc: the logo 'logo.svg' is larger than 1 MB: make it smaller.\n"


def test_everything_that_is_wrong_is_said_at_its_place(toc: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "toc.toml").write_text(
        '[picture]\nlogo = "logo.jpg"\nthema = "dark"\ntheme = "drak"\n[picture.colours]\nactivty = "#000000"\n'
        'output = "groen"\noutcome = "#ffff00"\n'
    )
    monkeypatch.setenv("TOC_LANG", "nl")
    ran = toc("render", "plan.toc.yaml")
    assert ran.code == 2
    assert ran.err == (
        "toc: toc.toml:2:8: schrijf 'logo' zo: logo = \"logo.svg\"\n"
        "toc.toml:3:1: er is geen instelling 'thema'. Bedoel je 'theme'?\n"
        'toc.toml:4:9: \'drak\' past niet bij \'theme\'. Kies: "light", "dark", "print", "contrast". '
        "Bedoel je 'dark'?\n"
        "toc.toml:6:1: er is geen soort vak 'activty'. Bedoel je 'activity'?\n"
        "toc.toml:7:10: schrijf 'output' zo: output = \"#1d68a7\"\n"
        "toc.toml:8:11: '#ffff00' is te licht op papier: kies een donkerdere kleur (contrast 1,0, 3 is nodig).\n"
    )
