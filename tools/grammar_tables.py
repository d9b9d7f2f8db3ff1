"""A grammar of workbooks and lists for `make fuzz`: by people, by other programs, and by neither."""

import io
import random
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

HEADINGS = (
    "Nr", "Actie", "Activiteit", "Trekker", "Voor wie?", "Resultaat", "Doel", "Leidt tot", "Indicator",
    "Nulmeting 2025", "Streefwaarde", "Start", "Einde", "Budget", "Opmerkingen", "Activity", "Output", "Outcome",
    "Impact", "Target", "Source", "Niveau", "Van", "Naar", "Omdat", "Termijn", "Leervraag", "Methode", "id", "tekst",
)  # fmt: skip
WORDS = (
    "Spelnamiddag", "Bewoners kennen elkaar", "A1", "1.1", "R2; R3", "• een\n• twee", "60% tegen 2027", "18.500",
    "1/4/2026", "eind 2029", "impact", "-", "?", "n.v.t.", "=1+1", "@x", "Totaal", "é", "\u00a0", "a -> b", "ja",
    "zie\rhier", "_x000D_", "ontbreekt", "#REF!", "Doen met wijken", "2027", "0", "1e9", "x" * 300,
)  # fmt: skip
REPEATED = (" ", "a ", "(", "en ", "a", "-", "1", "1.", ";", "\n", "• ", "->", "?", "tegen ", "\u00a0", '"', "'", ",")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMATS = ("0%", "dd/mm/yyyy", "[h]:mm", "0.00", "@", "[$-813]d mmmm yyyy", "[" * 100, '"' * 99, "d" * 255)
NUMBERS = ("46000", "0.5", "-1", "1e999", "nan", "9" * 5_000, "1,5", "", "46000.25", "60")
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "cp850", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
OTHERS = (
    b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), b"%PDF-1.7", b"<html><table><tr><td>Actie</td></tr></table>",
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', b'{"Actie": 1}',
    b"\x89PNG\r\n", b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"{\\rtf1 x}", b"MIME-Version: 1.0\r\n",
    b"\xff\xfe", b"\0" * 40,
)  # fmt: skip


def tables(rng: random.Random) -> tuple[str, bytes]:
    """A file name with its ending, and what stands in the file."""
    if rng.random() < 0.04:
        return f"x{rng.choice(('.xlsx', '.csv', '.xls', '.txt', ''))}", rng.choice(OTHERS)
    name, content = rng.choice((_list, _book, _book))(rng)
    if rng.random() < 0.15:
        content = _damaged(rng, content)
    if rng.random() < 0.04:
        name = rng.choice(("x.csv", "x.xlsx", "x.txt", "x"))
    return name, content


def _rows(rng: random.Random) -> list[list[str]]:
    width, height = rng.randrange(1, 9), rng.choice((0, 1, 2, 3, 5, 5, 8, 20)) if rng.random() < 0.97 else 200
    head = [rng.choice(HEADINGS) for _ in range(width)]
    rows = [[_text(rng) if rng.random() < 0.7 else "" for _ in range(width)] for _ in range(height)]
    above = [[_text(rng)] for _ in range(rng.choice((0, 0, 1, 3)))]
    return [*above, head, *rows, *([head] if rng.random() < 0.1 else [])]


def _text(rng: random.Random) -> str:
    if rng.random() < 0.002:
        return rng.choice(REPEATED) * rng.choice((100, 10_000, 40_000))
    return " ".join(rng.choice(WORDS) for _ in range(rng.choice((1, 1, 1, 2, 5))))


def _damaged(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 8))):
        if changed:
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed[: rng.randrange(len(changed) + 1)]) if rng.random() < 0.3 else bytes(changed)


# --- Lists ------------------------------------------------------------------------------------------------------------


def _list(rng: random.Random) -> tuple[str, bytes]:
    sign, end = rng.choice(";;;,,\t|"), rng.choice(("\r\n", "\n", "\r", "\n\r", "\x85"))
    rows = _rows(rng) * rng.choice((1, 1, 1, 1, 5))
    lines = [sign.join(_quoted(rng, cell, sign) for cell in row) for row in rows]
    lines += [sign * rng.randrange(9)] * rng.choice((0, 0, 3, 500))
    text = rng.choice(("", "", "", f"sep={sign}{end}", '"sep=;"\n')) + end.join(lines)
    if rng.random() < 0.05:
        text += '"' + _text(rng)
    return f"lijst{rng.choice(('.csv', '.csv', '.tsv', '.txt', ''))}", text.encode(rng.choice(ENCODINGS), "replace")


def _quoted(rng: random.Random, cell: str, sign: str) -> str:
    if rng.random() < 0.03:
        return cell  # as a program writes it that forgets the quotation marks
    doubled = cell.replace('"', '""')
    return f'"{doubled}"' if any(one in cell for one in (sign, '"', "\n", "\r")) else cell


# --- Workbooks --------------------------------------------------------------------------------------------------------


def _book(rng: random.Random) -> tuple[str, bytes]:
    folder = rng.choice(("xl/worksheets/", "xl/worksheets/", "elders/", "../", "XL\\Sheets\\", ""))
    count = 101 if rng.random() < 0.01 else rng.choice((1, 1, 1, 2, 4))
    paths = [f"{folder}sheet{number}.xml" for number in range(count)]
    made = [_sheet(rng) for _ in range(min(count, 4))]
    parts = {path: made[number % len(made)] for number, path in enumerate(paths)}
    parts["xl/workbook.xml"] = _workbook(rng, count)
    targets = [("worksheet", f"/{path}") for path in paths]
    for kind, place, part in (
        ("sharedStrings", "/xl/sharedStrings.xml", _shared(rng)),
        ("styles", "/xl/styles.xml", _styles(rng)),
        ("person", "/xl/persons/person.xml", '<personList><person id="{1}" displayName="An"/></personList>'),
    ):
        if rng.random() < 0.9:
            parts[place[1:]] = part
            targets.append((kind, place))
    parts["xl/_rels/workbook.xml.rels"] = _relations(targets)
    parts["_rels/.rels"] = _relations([("officeDocument", "xl/workbook.xml")])
    for path in paths[:1]:
        _comments(rng, path, parts)
    if rng.random() < 0.1:
        parts["xl/media/image1.png"] = "x" * 1000
    disguise = rng.choice((str, str, str, str, str, str, _wide, _prefixed, _with_document_type, _with_comment))
    victim = rng.choice(sorted(parts))
    packed = {name: (disguise(part) if name == victim else part) for name, part in parts.items()}
    return f"map{rng.choice(('.xlsx', '.xlsx', '.xlsm', '.csv', ''))}", _zipped(rng, packed)


def _zipped(rng: random.Random, parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    method = zipfile.ZIP_BZIP2 if rng.random() < 0.01 else rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, text in parts.items():
            encoding = "utf-16" if text.startswith('<?xml version="1.0" encoding="utf-16"') else "utf-8"
            packed.writestr(zipfile.ZipInfo(name), text.encode(encoding, "replace"), method)
        if rng.random() < 0.05:
            packed.writestr(zipfile.ZipInfo("xl/leeg/"), b"")
    content = stream.getvalue()
    if rng.random() < 0.05:  # sizes in the directory of the archive that are not true
        at = content.rfind(b"PK\x01\x02")
        content = content[: at + 24] + rng.randbytes(4) + content[at + 28 :]
    return content


def _wide(part: str) -> str:
    return '<?xml version="1.0" encoding="utf-16"?>' + part


def _prefixed(part: str) -> str:
    return part.replace("<", "<x:").replace("<x:/", "</x:") if "<?" not in part else part


def _with_document_type(part: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 100}"><!ENTITY b "{"&a;" * 100}">]>{part}'


def _with_comment(part: str) -> str:
    return f"<!--{'x' * 100_000}-->{part}"


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def _workbook(rng: random.Random, count: int) -> str:
    states = ("", "", "", ' state="hidden"', ' state="veryHidden"')
    sheets = "".join(
        f"<sheet name={quoteattr(rng.choice(('Acties', 'Indicatoren', 'Verbanden', 'Blad1', '_toc')))} "
        f'sheetId="{number + 1}"{rng.choice(states)} r:id="r{number}"/>'
        for number in range(count)
    )
    names = '<definedName name="x">#REF!</definedName>' * rng.choice((0, 0, 1, 50))
    settings = rng.choice(("", '<workbookPr date1904="1"/>', '<workbookPr date1904="x"/>'))
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{settings}<sheets>{sheets}</sheets>{names}</workbook>'


def _shared(rng: random.Random) -> str:
    pieces: tuple[Callable[[str], str], ...] = (
        lambda text: f"<t>{text}</t>",
        lambda text: f"<r><rPr><b/></rPr><t>{text}</t></r><r><t> en</t></r>",
        lambda text: f"<t>{text}</t><rPh><t>uitspraak</t></rPh>",
        lambda _: "",
    )
    listed = "".join(f"<si>{rng.choice(pieces)(_in_xml(rng, _text(rng)))}</si>" for _ in range(20))
    return f'<sst xmlns="{MAIN}">{listed}</sst>'


def _in_xml(rng: random.Random, text: str) -> str:
    if rng.random() < 0.1:  # every sign by its number
        return "".join(f"&#{ord(one)};" for one in text if one.isprintable())
    return escape("".join(one for one in text if one.isprintable() or one == "\n"))


def _styles(rng: random.Random) -> str:
    count = 5_000 if rng.random() < 0.01 else 5
    codes = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(FORMATS)
    )
    used = "".join(f'<xf numFmtId="{rng.choice((0, 9, 14, 22, 46, *range(164, 173)))}"/>' for _ in range(count))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>{used}</cellXfs></styleSheet>'


def _sheet(rng: random.Random) -> str:
    rows = "".join(
        f"<row{rng.choice((f' r={chr(34)}{number}{chr(34)}', ''))}>"
        + "".join(_cell(rng, number, column, text) for column, text in enumerate(row))
        + "</row>"
        for number, row in enumerate(_rows(rng), 1)
    )
    areas: tuple[str, ...] = ("A1:B1", "A1:H1", "B2:B4", "A2:A5", "C1:D2", "&#65;1:B2", "A1")
    if rng.random() < 0.05:
        areas = ("A1:XFD1", "A1:XFD1048576", "A1:A1048576", "B4:A1", "x")
    merged = "".join(f'<mergeCell ref="{rng.choice(areas)}"/>' for _ in range(rng.choice((0, 0, 0, 1, 2))))
    more = rng.choice(
        ("", "", "", "", "<conditionalFormatting/>" * 2_000, "<x>" * 50 + "</x>" * 50, '<drawing r:id="r9"/>')
    )
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}'
        f"</sheetData><mergeCells>{merged}</mergeCells>{more}</worksheet>"
    )


def _cell(rng: random.Random, row: int, column: int, text: str) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if rng.random() < 0.003:
        place = rng.choice(("XFD1048576", "A1048576", "XFD1", "ZZZZ9", "A0", "", "B2:C3", "A99999999"))
    style = rng.choice(("", "", ' s="1"', ' s="3"', ' s="99999999"'))
    inner, kind = rng.choice(
        (
            (f"<is><t>{_in_xml(rng, text)}</t></is>", "inlineStr"),
            (f"<v>{_in_xml(rng, text)}</v>", "str"),
            (f"<f>A1+1</f><v>{_in_xml(rng, text)}</v>", "str"),
            (f"<v>{rng.randrange(25)}</v>", "s"),
            (f"<v>{rng.choice(NUMBERS)}</v>", "n"),
            ('<f t="shared" si="0">SUM(A1)</f>', "n"),
            ('<f t="shared" si="0"/><v></v>', "n"),
            ("<f>A1</f><v/>", "str"),
            (f"<v>{rng.choice(('1', '0', 'x'))}</v>", "b"),
            (f"<v>{rng.choice(('#REF!', '#N/A', 'x' * 999))}</v>", "e"),
            (f"<v>{rng.choice(('2026-01-02', '2026-01-02T10:00:00', 'PT1H', ''))}</v>", "d"),
            ("", "n"),
        )
    )  # fmt: skip
    named = f' r="{place}"' if rng.random() < 0.95 else ""
    return f'<c{named}{style} t="{kind}">{inner}</c>'


def _comments(rng: random.Random, path: str, parts: dict[str, str]) -> None:
    if rng.random() < 0.6:
        return
    folder, _, name = path.rpartition("/")
    parts[f"{folder}/_rels/{name}.rels".lstrip("/")] = _relations(
        [("comments", "/xl/comments1.xml"), ("threadedComment", "/xl/threaded1.xml"), ("drawing", "/xl/none.xml")]
    )
    listed = "".join(
        f'<comment ref="{rng.choice(("A1", "B2", "x"))}" authorId="{rng.choice(("0", "7", "x"))}"><text><t>'
        f"{_in_xml(rng, _text(rng))}</t></text></comment>"
        for _ in range(rng.choice((1, 3, 300)))
    )
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><authors><author>An</author></authors><commentList>{listed}</commentList></comments>'
    )
    parts["xl/threaded1.xml"] = (
        '<ThreadedComments><threadedComment ref="A1" personId="{1}"><text>Klopt dit?</text></threadedComment>'
        "</ThreadedComments>"
    )
