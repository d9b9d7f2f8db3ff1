"""Workbooks and lists that are hostile or unlucky: read within the limits, or refused in words that name the limit."""

import io
import random
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from running import ROOT, Run

from toc.exchange.grid import Comment, clean
from toc.exchange.limits import NotReadableError, TooMuchError
from toc.exchange.source import Sources, read_csv, read_source
from toc.exchange.xlsx_reader import read_workbook

sys.path.insert(0, str(ROOT / "tools"))
from grammar_tables import tables

pytestmark = pytest.mark.slow

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
Parts = dict[str, str | bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f"<Relationships>{listed}</Relationships>"


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def sheet(rows: str, more: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'


GOOD = f'<row r="1">{text("A1", "Actie")}</row><row r="2">{text("A2", "Wandelen")}</row>'


def parts(rows: str = GOOD, more: str = "", *, place: str = SHEET, count: int = 1, head: str = "") -> Parts:
    sheets = "".join(f'<sheet name="Blad{at}" sheetId="{at}" r:id="r{at}"/>' for at in range(count))
    return {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{KINDS}">{head}<sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *[("worksheet", f"/{place}")] * count, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        place: sheet(rows, more),
        "xl/styles.xml": "<styleSheet/>",
        "xl/sharedStrings.xml": "<sst/>",
    }


def packed(made: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return stream.getvalue()


def cells(content: bytes) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read_workbook(content)[0].rows]


WALK = [["Actie"], ["Wandelen"]]


def prefixed(made: str) -> str:
    return re.sub(r"<(/?)(?=\w)", r"<\1x:", made).replace("xmlns=", "xmlns:x=")


@pytest.mark.parametrize(
    "made",
    [
        parts(),
        parts(place="elders/diep/blad.xml"),
        {name.upper().replace("/", "\\"): part for name, part in parts().items()},
        {**parts(), SHEET: ('<?xml version="1.0" encoding="utf-16"?>' + sheet(GOOD)).encode("utf-16")},
        {**parts(), SHEET: prefixed(sheet(GOOD))},
        {**parts(), SHEET: sheet(GOOD).replace(MAIN, STRICT)},
        {**parts(), SHEET: f"<!--{'x' * 3_000_000}-->{sheet(GOOD)}"},
        {**parts(), SHEET: sheet(GOOD.replace("A", "&#65;"))},
        {**parts(), SHEET: sheet(re.sub(r' r="[^"]*"', "", GOOD))},
        {**parts(), SHEET: sheet(GOOD.replace("Wandelen", "Wan</t><t>delen"))},
        {**parts(), SHEET: sheet(GOOD, "<conditionalFormatting/>" * 20_000)},
        {**parts(), SHEET: sheet(GOOD, '<drawing r:id="r7"/><legacyDrawing r:id="r8"/>')},
        {**parts(), "xl/media/image1.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\6\0\0\0"},
        {**parts(), "xl/pivotCache/pivotCacheRecords1.xml": "<r/>" * 500_000, "docProps/custom.xml": "<!DOCTYPE x>"},
        {**parts(), "xl/externalLinks/externalLink1.xml": "no XML", "../../etc/passwd": "x", "/etc/passwd": "x"},
        {**parts(), "xl/styles.xml": f"<styleSheet><cellXfs>{'<xf/>' * 100_000}</cellXfs></styleSheet>"},
        parts(head="<definedNames>" + '<definedName name="x">A1</definedName>' * 100_000 + "</definedNames>"),
        parts(more='<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'),
        parts(GOOD + text("B7", " " * 10_000)),
    ],
)
def test_disguised_and_loaded_workbooks_are_read(made: Parts) -> None:
    assert [row[:1] for row in cells(packed(made)) if row] == WALK


MERGED = '<mergeCells><mergeCell ref="&#65;1:XF&#68;1&#48;48576"/></mergeCells>'
FAR = text("XFD1048576", "ver")
REFUSED: dict[str, tuple[Parts, str]] = {
    "merge": (parts(more=MERGED), "it has more than 400,000 merged cells"),
    "merges": (
        parts(more="<mergeCells>" + '<mergeCell ref="A1:Z1000"/>' * 100 + "</mergeCells>"),
        "it has more than 400,000 merged cells",
    ),
    "far": (parts(GOOD + FAR, count=90), "it has more than 400,000 cells"),
    "dense": (parts("<row><c><v>1</v></c></row>" * 250_000), "it has more than 400,000 cells"),
    "spaces": (parts(text("A1", "x" + " " * 300_000 + "y")), "Blad0!A1 holds more than 32,767 characters, the most"),
    "shared": (
        {
            **parts("<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>"),
            "xl/sharedStrings.xml": f"<sst><si><t>{'a' * 30_000}</t></si></sst>",
        },
        "it has more than 10,000,000 characters in its cells",
    ),
    "sheets": (parts(count=101), "it has more than 100 sheets"),
    "nested": (parts(more="<x>" * 200 + "</x>" * 200), "it has more than 100 elements of XML inside each other"),
    "elements": (parts(more="<x/>" * 2_100_000), "it has more than 2,000,000 elements of XML"),
    "bomb": (parts(more=" " * 61_000_000), "unpacked it is more than 60 MB"),
    "files": ({**parts(), **{f"x/{at}": "" for at in range(10_001)}}, "it has more than 10,000 files in its archive"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused_with_its_limit(toc: Run, name: str) -> None:
    made, limit = REFUSED[name]
    Path("x.xlsx").write_bytes(packed(made))
    ran = toc("import", "x.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"toc: 'x.xlsx' is far larger than a plan can be: {limit}")
    assert not Path("x.toc.yaml").exists()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DAMAGED = "it is damaged, or no program wrote it like this."
OTHERWISE: dict[str, tuple[bytes, str]] = {
    "entities.xlsx": (packed({**parts(), SHEET: BOMB + sheet(GOOD)}), "it has a document type (DTD) in its XML"),
    "shared.xlsx": (
        packed({**parts('<row><c t="s"><v>0</v></c></row>'), "xl/sharedStrings.xml": BOMB + "<sst/>"}),
        "it has a document type (DTD) in its XML",
    ),
    "nosheet.xlsx": (packed({name: part for name, part in parts().items() if name != SHEET}), DAMAGED),
    "open.xlsx": (packed({**parts(), SHEET: sheet(GOOD)[:-12]}), DAMAGED),
    "half.xlsx": (packed(parts())[:-40], "it is damaged: perhaps it was not downloaded or copied completely."),
    "bzip2.xlsx": (packed(parts(), zipfile.ZIP_BZIP2), "it is damaged: perhaps it was not downloaded"),
    "empty.xlsx": (b"", "it is empty."),
    "empty.xls": (b"", "it is empty."),
    "page.xls": (b"\xef\xbb\xbf\r\n<html><table><tr><td>Actie", "it is a web page or XML, whatever its name"),
    "page.csv": (b"<table><tr><td>Actie", "it is a web page or XML, whatever its name"),
    "flat.xls": (b'<?xml version="1.0"?>\n<Workbook xmlns="x">', "it is a workbook as XML (Excel 2003)"),
    "wide.xls": ('<?xml version="1.0"?><ss:Workbook>'.encode("utf-16"), "it is a workbook as XML (Excel 2003)"),
    "mail.xls": (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", "it is a web page or XML, whatever its name"),
    "note.xlsx": (packed({"[Content_Types].xml": "x", "word/document.xml": "x"}), "toc reads no documents or slides."),
    "note.csv": (
        packed({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}),
        "toc reads no documents or slides.",
    ),
    "old.csv": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "it is an old Excel file (.xls)."),
    "binary.xlsx": (packed({"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), "it is a binary workbook (.xlsb)."),
    "all.zip": (packed({"lijst.csv": "x", "kaart.xlsx": "x"}), "it is an archive with files in it (.zip)."),
    "paper.csv": (b"%PDF-1.7\n%\xe2\xe3", "toc reads no documents or slides."),
    "rich.txt": (b"{\\rtf1 Actie}", "toc reads no documents or slides."),
    "data.csv": (b'[{"actie": "Wandelen"}]', "it is JSON, and no list"),
    "photo.csv": (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(32)) * 9, "it is no text, whatever its name."),
    "quote.csv": (b'Actie;Trekker\nx;"' + b"y;z\n" * 20_000, ""),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_is_something_else_is_said_with_the_way_out(toc: Run, name: str) -> None:
    content, why = OTHERWISE[name]
    Path(name).write_bytes(content)
    ran = toc("import", name, "-o", "x.toc.yaml")
    if name == "quote.csv":
        assert ran.err == (
            "toc: 'quote.csv' is far larger than a plan can be: the cell that starts at line 2 or below holds more "
            "than 32,767 characters. Perhaps a quotation mark opens there and never closes. Copy only the sheets of "
            "your plan to a new workbook.\n"
        )
    else:
        assert ran.err.startswith(f"toc: '{name}' cannot be imported: {why}")
    assert (ran.code, ran.out) == (2, "")
    assert not Path("x.toc.yaml").exists()


def test_sizes_that_the_directory_of_the_archive_lies_about() -> None:
    content = bytearray(packed(parts()))
    at = content.find(b"PK\x01\x02")
    for size in (0, 1, 50_000_000, 0xFFFFFFFF):
        content[at + 24 : at + 28] = size.to_bytes(4, "little")
        try:
            read = cells(bytes(content))
        except (NotReadableError, TooMuchError):
            continue
        assert read == WALK


def test_one_bad_cell_spoils_no_workbook() -> None:
    kinds = [("n", "1,5"), ("s", "99"), ("b", "x"), ("d", "PT1H"), ("n", "1e999"), ("n", "9" * 5_000), ("e", "#REF!")]
    row = "".join(f'<c t="{kind}"><v>{value}</v></c>' for kind, value in kinds)
    grid = read_workbook(packed(parts(GOOD + f'<row r="3">{row}</row>')))[0]
    assert [[cell.text for cell in row] for row in grid.rows] == WALK
    assert grid.errors == [(2, at, "#VALUE!") for at in range(6)] + [(2, 6, "#REF!")]


def test_values_are_read_as_people_see_them() -> None:
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><cellXfs>'
        + "".join(f'<xf numFmtId="{number}"/>' for number in (0, 9, 164, 46, 14))
        + '</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs></styleSheet>'
    )
    shared = (
        "<sst><si><r><t>dik </t></r><r><t>gedrukt</t></r></si><si><t>naam</t><rPh><t>klank</t></rPh></si>"
        "<si><t>a_x000D_\nb _x005F_x000D_</t></si></sst>"
    )
    row = (
        '<c><v>12</v></c><c s="1"><v>0.35</v></c><c s="2"><v>46023.75</v></c><c s="3"><v>1.5</v></c>'
        '<c t="b"><v>1</v></c>'
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="str"><f>"x"</f><v>x</v></c>'
        '<c t="str"><f>""</f><v></v></c><c><f>A1</f></c><c t="d"><v>2026-05-04T00:00:00</v></c><c s="4"><v>1</v></c>'
    )
    made: Parts = {**parts(f"<row>{row}</row>"), "xl/styles.xml": styles, "xl/sharedStrings.xml": shared}
    grid = read_workbook(packed(made))[0]
    assert [cell.text for cell in grid.rows[0]] == [
        "12", "35%", "2026-01-01", "1 day, 12:00:00", "ja", "dik gedrukt", "naam", "a\nb _x000D_", "x", "", "",
        "2026-05-04", "1900-01-01",
    ]  # fmt: skip
    assert grid.errors == [(0, 10, "=A1")]
    made["xl/workbook.xml"] = parts(head='<workbookPr date1904="1"/>')["xl/workbook.xml"]
    assert read_workbook(packed(made))[0].at(0, 2).text == "2030-01-02"


def test_comments_with_who_wrote_them() -> None:
    made = parts()
    made["xl/worksheets/_rels/sheet1.xml.rels"] = relations(
        ("comments", "../comments1.xml"), ("threadedComment", "../threaded.xml"), ("vmlDrawing", "../no.vml")
    )
    made["xl/comments1.xml"] = (
        "<comments><authors><author>An</author><author>tc={1}</author></authors><commentList>"
        '<comment ref="A2" authorId="0"><text><r><t>An:</t></r><r><t>\nklopt dit?</t></r></text></comment>'
        '<comment ref="A1" authorId="1"><text><t>[Threaded comment]</t></text></comment>'
        '<comment ref="nergens" authorId="0"><text><t>x</t></text></comment></commentList></comments>'
    )
    made["xl/threaded.xml"] = (
        '<ThreadedComments><threadedComment ref="A1" personId="{p}"><text>Welke actie?</text></threadedComment>'
        '<threadedComment ref="A1" personId="{q}"><text>Allemaal.</text></threadedComment></ThreadedComments>'
    )
    made["xl/person.xml"] = '<personList><person id="{p}" displayName="Bo"/></personList>'
    made["xl/_rels/workbook.xml.rels"] = relations(("worksheet", f"/{SHEET}"), ("person", "person.xml"))
    assert read_workbook(packed(made))[0].comments == [
        Comment(0, 0, "Bo", "Welke actie?"),
        Comment(0, 0, "", "Allemaal."),
        Comment(1, 0, "An", "An:\nklopt dit?"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Actie;Café\nx;é".encode("cp850"), [["Actie", "Café"], ["x", "é"]]),
        ("Actie;Cafés d’été\rx;é\r".encode("mac_roman"), [["Actie", "Cafés d’été"], ["x", "é"]]),
        ("Actie;Café d’hiver".encode("cp1252"), [["Actie", "Café d’hiver"]]),
        ("Actie;Café".encode("utf-16-le"), [["Actie", "Café"]]),
        ("Actie;Café".encode("utf-16-be"), [["Actie", "Café"]]),
        ("Actie;Café".encode("utf-32"), [["Actie", "Café"]]),
        ("Actie;Café".encode("utf-32-be"), [["Actie", "Café"]]),
        (b"Actie;B\rx;y\r\nz;1\n", [["Actie", "B"], ["x", "y"], ["z", "1"]]),
        (b"Actie;B\n" + b";\n" * 300_000, [["Actie", "B"]]),
        (b"Actie;B" + b";" * 16_000 + b"\nx\n\n", [["Actie", "B"], ["x"]]),
        (b"Ac\0tie;B\n", [["Actie", "B"]]),
        (b'"sep=,"\rActie,B;C\r', [[""], ["Actie", "B;C"]]),
        (b'Actie;B\n"een ""twee""";5"\n', [["Actie", "B"], ['een "twee"', '5"']]),
    ],
)
def test_lists_as_any_program_writes_them(content: bytes, expected: list[list[str]]) -> None:
    assert [[cell.text for cell in row] for row in read_csv(content, "x.csv").rows] == expected


@pytest.mark.parametrize(
    ("content", "limit"),
    [
        (b"Actie;B\n" + b";\n" * 500_000 + b"x;y\n", "it has more than 400,000 cells"),
        (b"Actie;" * 10_000 + b"\nx;y\n", "it has more than 2,000 headings beside each other"),
        (b"Actie;Trekker\n" + b";".join([b"Actie"] * 60) + b"\n", ""),
        (b";".join([b"Actie"] * 60) + b"\n" + b"x;" * 60, "it has more than 50 columns that each name a thing"),
        (b"Actie;Trekker\n" * 1_000, "it has more than 500 tables below each other"),
        (b"Actie\n" + b"".join(b"x%d\n" % at for at in range(10_001)), "it has more than 10,000 rows that name"),
        (
            b'Actie;Resultaat\n"' + b"".join(b"\n- a%d" % at for at in range(300)) + b'";"'
            + b"".join(b"\n- b%d" % at for at in range(300)) + b'"\n',
            "it has more than 50,000 links between its things",
        ),
    ],
)  # fmt: skip
def test_lists_that_are_too_much_say_by_which_limit(toc: Run, content: bytes, limit: str) -> None:
    Path("x.csv").write_bytes(content)
    ran = toc("import", "x.csv", "-o", "x.toc.yaml")
    assert ran.code == (2 if limit else 0)
    if limit:
        assert ran.err.startswith(f"toc: 'x.csv' is far larger than a plan can be: {limit}")
        assert not Path("x.toc.yaml").exists()


def test_thousands_of_rows_take_time_that_grows_with_them(toc: Run) -> None:
    """Names that stand nowhere, ids from the same text: each was compared with all others, for each row anew."""
    rows = "".join(f"Huisbezoek in wijk {at};Gezinnen kennen elkaar {7 * at};Bo\n" for at in range(1_500))
    same = "".join("Huisbezoek;;Bo\n" for _ in range(1_500))
    Path("x.csv").write_text(f"Actie;Leidt tot;Trekker\n{rows}{same}", "utf-8")
    ran = toc("import", "x.csv", "-o", "x.toc.yaml")
    assert ran.code == 0
    assert Path("x.toc.yaml").read_text("utf-8").count("    tekst: ") == 1_501


REPEATED = (" ", "a ", "(", "en ", "a", "-", "1", "1.", ";", "\n", " \n", "• ", "->", "?", "tegen ", "\u00a0", ", ")


@pytest.mark.parametrize("sign", REPEATED)
def test_long_cells_are_read_in_every_column(toc: Run, sign: str) -> None:
    long = f'"x{sign * (30_000 // len(sign))}y"'
    columns = ["Nr", "Actie", "Trekker", "Leidt tot", "Start", "Indicator", "Norm", "Nulmeting", "Meet", "Opmerkingen"]
    rows = [";".join(columns), ";".join([long] * len(columns)), "", f"{long};Actie;Trekker", f"{long};b;c"]
    Path("x.csv").write_text("\n".join(rows), "utf-8")
    assert toc("import", "x.csv", "-o", "-").code in (0, 1, 2)


@pytest.mark.parametrize("sign", [" ", "\t", "\u00a0", "\n", "\r\n", "\u2028", "\x0b"])
def test_white_space_is_cleaned_in_one_pass(sign: str) -> None:
    assert clean(f"a{sign * 200_000}b{sign * 200_000}").startswith("a")
    assert clean(sign * 200_000) == ""
    assert clean(f"a {sign}b{sign}") == clean(clean(f"a {sign}b{sign}"))


def test_whatever_the_bytes_are_they_are_read_or_refused() -> None:
    refused: list[NotReadableError | TooMuchError] = []
    for seed in range(150):
        name, content = tables(random.Random(seed))
        try:
            read_source(content, name, Sources())
        except (NotReadableError, TooMuchError) as error:
            refused.append(error)
    assert all(one.message.text(language) for one in refused for language in ("en", "nl"))
    assert 0 < len(refused) < 100


@pytest.mark.parametrize("failure", [MemoryError, RecursionError, ValueError, KeyError, OSError, AssertionError])
def test_whatever_a_library_raises_becomes_a_message(
    toc: Run, monkeypatch: pytest.MonkeyPatch, failure: Callable[[], Exception]
) -> None:
    def fail(*_: object) -> None:
        raise failure()

    Path("x.xlsx").write_bytes(packed(parts()))
    Path("x.csv").write_text("Actie\nx\n")
    monkeypatch.setattr("toc.exchange.xlsx_reader.Archive", fail)
    monkeypatch.setattr("toc.exchange.source.decoded", fail)
    for name in ("x.xlsx", "x.csv"):
        ran = toc("import", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"toc: '{name}' ")


def test_a_goal_of_thousands_of_pieces_is_checked_in_time(toc: Run) -> None:
    """For each semicolon the text before and behind it was read anew."""
    Path("x.toc.yaml").write_text(f"toc: 1\ntaal: nl\nimpactdoel:\n  tekst: '{'; ' * 20_000}x'\n", "utf-8")
    assert toc("lint", "--no-cache", "x.toc.yaml").code == 1
