"""Nothing in a plan, or in its name, makes toc read or write elsewhere, run something, or say what is not toc's to say.

What single reports and pictures do with text is in test_formats_hostile.py and test_diagrams.py; here whole runs of the
program are looked at, from the outside.
"""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from plans import HOSTILE, ROOT
from running import Ran, Run
from test_formats_hostile import runner_commands
from test_formatters import ACTS_ON_A_TERMINAL

from toc.core.formats import format_named
from toc.lint.formatters import OutputFormat
from toc.pictures.render import Format

pytestmark = pytest.mark.slow

SECRET = "b4a7-geheim-van-de-stad"
REACHING = """\
# yaml-language-server: $schema=http://127.0.0.1:9/schema.json
%TAG ! tag:yaml.org,2002:python/
toc: 1
taal: nl
extend: ../geheim.toml
include: ../geheim.txt
baseline: ../geheim.toml
titel: !include ../geheim.txt
organisatie: !!python/object/apply:os.system ["touch gehackt"]
impactdoel: {tekst: !!python/name:os.getcwd "Bewoners voelen zich thuis", wie: [bewoners], <<: !include ../geheim.txt}
actoren:
  bewoners: {naam: "$(touch gehackt) `touch gehackt` ${HOME} %USERPROFILE% {{ 7*7 }} #read(\\"../geheim.txt\\")"}
  dienst: {naam: "file:///../geheim.txt", rol: stad}
x-stuk: &stuk {tekst: "<!DOCTYPE a [<!ENTITY b SYSTEM \\"../geheim.txt\\">]>&b;", wie: [bewoners]}
activiteiten:
  ../../gehackt: {tekst: "De dienst nodigt buren uit", door: [dienst], leidt_tot: [thuis]}
  node: {tekst: "De dienst helpt", door: [dienst], leidt_tot: [thuis], image: ../geheim.txt, shapefile: ../geheim.txt}
outcomes:
  thuis:
    <<: *stuk
    label: "<image href=\\"../geheim.txt\\"/> <IMG SRC=\\"../geheim.txt\\"/>"
    leidt_tot: [impact]
indicatoren:
  i: {tekst: "=HYPERLINK(\\"http://127.0.0.1:9\\")", meet: thuis, bron: "http://127.0.0.1:9/", url: "http://127.0.0.1:9/"}
verhaal: {url: "http://127.0.0.1:9/", tekst: "@../geheim.txt"}
narratief: {url: "file:///etc/passwd"}
"""

WATCHED = """
import json, sys
seen, watching = [], False
NAMES = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
         "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown",
         "os.truncate", "pty.", "shutil.", "urllib.", "socket.", "ftplib.", "smtplib.", "http.", "webbrowser.")
def hook(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        writes = any(one in (mode or "") for one in "wax+") or bool((flags or 0) & 3)
        seen.append(("write" if writes else "read", str(path)))
    elif event.startswith(NAMES):
        seen.append((event, *map(str, arguments)))
sys.addaudithook(hook)
from toc.apps.cli import main
code = main(sys.argv[2:])
sys.stdout.flush()
told = list(seen)
with open(sys.argv[1], "w") as file:
    json.dump(told, file)
"""
RUNS = {
    "lint": ["lint", *(f"--output={one}=out/report.{one}" for one in OutputFormat)],
    "settings": ["lint", "--show-settings"],
    "statistics": ["lint", "--statistics"],
    "difference": ["lint", "--diff", "--unsafe-fixes"],
    "fix": ["lint", "--fix", "--unsafe-fixes"],
    "fmt": ["fmt", "--keywords", "en"],
    "render": ["render", "--view", "all", "-o", "out", *(f"--format={one}" for one in Format)],
}


@pytest.mark.parametrize("run", RUNS)
def test_a_plan_reaches_nothing_but_itself(tmp_path: Path, run: str) -> None:
    """Every file, process and connection of a run is noted by Python itself."""
    folder = tmp_path / "plan"
    (folder / "out").mkdir(parents=True)
    (tmp_path / "geheim.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "geheim.toml").write_text(f'select = ["{SECRET}"]', encoding="utf-8")
    (folder / "a.toc.yaml").write_text(REACHING, encoding="utf-8")
    (folder / "b.toc.yaml").write_text(HOSTILE, encoding="utf-8")
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    before = sorted(tmp_path.iterdir())
    own = {"PYTHONPATH": str(ROOT), "TOC_CACHE_DIR": "", "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(scratch)}
    environment = {**os.environ, **own}
    command = [sys.executable, "-c", WATCHED, str(tmp_path / "seen.json"), *RUNS[run], "a.toc.yaml", "b.toc.yaml"]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    seen = json.loads((tmp_path / "seen.json").read_text(encoding="utf-8"))
    (tmp_path / "seen.json").unlink()

    assert {Path(path) for _, path in _of(seen, "read", folder)} <= {
        *(folder / name for name in ("a.toc.yaml", "b.toc.yaml", "out")),
        *(one / name for one in (folder, *folder.parents) for name in ("toc.toml", ".toc.toml", "pyproject.toml")),
    }
    written = {path for _, path in _of(seen, "write", folder)}
    assert all(re.fullmatch(r"(out/)?\.[ab]\.\S+\.tmp|out/\.report\.\S+\.tmp", _from(path, folder)) for path in written)
    harmless = ("read", "write", "os.rename", "os.chmod")
    strange = [one for one in seen if one[0] not in harmless and not one[1].startswith(str(scratch))]
    # Layouts and documents are made by libraries that are no Python: in a process of our own.
    assert [one for one in strange if not _is_ours(one)] == []
    assert all(Path(target).is_relative_to(folder) for one, _, target, *_ in _named(seen, "os.rename"))

    assert sorted(tmp_path.iterdir()) == before
    assert list(scratch.iterdir()) == []
    made = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.parent for path in made} <= {folder, folder / "out"}
    assert {path.name for path in folder.iterdir()} == {"a.toc.yaml", "b.toc.yaml", "out"}
    assert not any(SECRET in text for text in (ran.stdout, ran.stderr))
    assert not any(SECRET.encode() in path.read_bytes() for path in made)


def _is_ours(event: list[str]) -> bool:
    return (
        event[:2] == ["subprocess.Popen", sys.executable] and "from toc.pictures.apart.serving import serve" in event[2]
    )


def _named(seen: list[list[str]], name: str) -> list[list[str]]:
    return [one for one in seen if one[0] == name]


def _of(seen: list[list[str]], kind: str, folder: Path) -> list[tuple[str, str]]:
    """What was opened in that way, without what Python and its packages read of themselves, and nameless files."""
    own = (sys.prefix, sys.base_prefix, str(ROOT), str(folder.parent / "tmp"), "/usr", "/proc", "/sys")
    paths = [str(folder / path) for _, path in _named(seen, kind) if not path.isdigit()]
    return [(kind, path) for path in paths if not path.startswith(own) and path != os.devnull]


def _from(path: str, folder: Path) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")


# --- What a run says --------------------------------------------------------------------------------------------------

NAME = "\x1b[31mrood\n::error::nep\r\x07\u202e ##[add-mask]x"
"""Of a folder. Nobody who means well names it so; a merge request can bring it."""
PLAN = (
    "toc: 1\ntaal: nl\ntitel: |\n  ::add-mask::geheim\n  ::stop-commands::x\noutcome:\n"
    "  a: {tekst: '##[group]x', leidt_tot: [b]}\n# ::warning::y\n  \n"
)
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
SAYING = [
    *(["lint", "--output-format", one, "{}"] for one in OutputFormat),
    *(["lint", *options, "{}"] for options in (["--statistics"], ["--show-settings"], ["--diff"], ["--fix"])),
    ["lint", "--verbose", "{}"],
    *(["lint", *options, "{}"] for options in (["--config", "{}.toml"], ["--baseline", "{}"])),
    *(["lint", "{}.weg"], ["lint", "{}/../"], ["lint", "--output=json={}/weg/a", "{}"], ["lint", "--only", "{}"]),
    *(["fmt", *options, "{}"] for options in ([], ["--check"], ["--diff"], ["--keywords", "en"], ["--keywords", "{}"])),
    *(["render", "{}", *options] for options in ([], ["-f", "dot"], ["-o", "{}/weg/a.svg"], ["-o", "{}.xls"])),
    *(["schema", "--output", "{}/weg/s.json"], ["rule", "{}"], ["{}"], ["lint", "--{}"]),
]


@on_unix
@pytest.mark.parametrize("arguments", SAYING, ids=" ".join)
@pytest.mark.parametrize("plan", [PLAN, "- x\n", "toc: 1\n\x1b[2J'\n", HOSTILE], ids=["plan", "list", "odd", "hostile"])
def test_nothing_acts_on_a_terminal_or_on_a_runner(
    toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], plan: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / "toc.toml").write_text("", encoding="utf-8")
    (folder / f"{NAME}.toc.yaml").write_bytes(plan.encode())
    ran = toc(*(one.format(f"{NAME}/{NAME}.toc.yaml") for one in arguments))
    assert "inside toc itself" not in ran.err
    for text in (ran.out, ran.err):
        assert ACTS_ON_A_TERMINAL.findall(text) == []
    ours = [line for line in runner_commands(ran.out) if re.match("::(error|warning|notice) file=", line)]
    assert runner_commands(ran.out) == ours
    assert runner_commands(ran.err) == []
    assert not ours or "github" in arguments or not {"--output-format", "--diff", "--statistics"} & set(arguments)


# --- What a run writes ------------------------------------------------------------------------------------------------


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hostile plan under a hostile name, and beside it the same plan with plain words in the place of its texts."""
    monkeypatch.chdir(tmp_path)
    name = "javascript:alert(1).toc.yaml" if sys.platform != "win32" else "alert(1) & %0A.toc.yaml"
    (tmp_path / name).write_text(HOSTILE, encoding="utf-8")
    plain = re.sub(r'(?<=[:,] )"(?:[^"\\]|\\.)*"', "gewoon woord", HOSTILE.replace('"a:b \\"c\\""', "ander"))
    (tmp_path / "plain.toc.yaml").write_text(plain, encoding="utf-8")
    return tmp_path / name


class Skeleton(HTMLParser):
    """What of a page can do something: its elements, scripts, addresses and what happens at an event."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: set[str] = set()
        self.events: set[tuple[str, str | None]] = set()
        self.scripts = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.scripts += tag == "script"
        self.events |= {(name, value) for name, value in attrs if name.startswith("on")}
        self.links |= {
            value or ""
            for name, value in attrs
            if name in ("href", "src", "xlink:href", "action", "data") and not (value or "").startswith("#")
        }


def _same_skeleton(made: bytes, plain: bytes) -> None:
    one, other = Skeleton(made.decode()), Skeleton(plain.decode())
    assert one.tags - {"tspan"} <= other.tags
    assert (one.scripts, one.links, one.events) == (other.scripts, other.links, other.events)


def _is_xml_of_the_same_kind(made: bytes, plain: bytes) -> None:
    ET.fromstring(made)
    _same_skeleton(made, plain)
    text = made.decode()
    namespaces = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert set(re.findall(r"https?://[^\"' <]*", text)) <= namespaces
    assert set(re.findall(r"url\(\s*(?!['\"]?(?:#|data:font/))[^)]*", text)) == set()


def _has_only_our_attributes(made: bytes, _: bytes) -> None:
    import pygraphviz

    graph = pygraphviz.AGraph(string=made.decode())
    names = {name for one in (*graph.nodes(), *graph.edges()) for name in one.attr}
    assert names & {"URL", "href", "edgeURL", "labelURL", "image", "shapefile", "target", "imagepath"} == set()
    assert graph.graph_attr["label"].startswith("</title><script>")


def _does_nothing_when_opened(made: bytes, _: bytes) -> None:
    import pypdf

    names: set[str] = set()
    seen: set[int] = set()
    waiting: list[Any] = [pypdf.PdfReader(io.BytesIO(made)).trailer]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pypdf.generic.IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, pypdf.generic.DictionaryObject):
            names |= set(one)
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, list):
            waiting += list(one)
    acting = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/Launch", "/URI", "/EmbeddedFiles", "/EF", "/XFA"}
    assert names & acting == set()


def _has_only_pixels(made: bytes, _: bytes) -> None:
    kinds, at = set(), 8
    while at < len(made):
        kinds.add(made[at + 4 : at + 8])
        at += 12 + int.from_bytes(made[at : at + 4], "big")
    assert kinds <= {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"pHYs", b"sRGB", b"gAMA", b"iCCP", b"cHRM"}


def _has_the_same_parts_and_elements(made: bytes, plain: bytes) -> None:
    """As a file of a plan that means no harm: no parts, elements or links to elsewhere more. How an arrow is bent may
    differ."""
    one, other = (_parts(content) for content in (made, plain))
    assert set(one) == set(other)
    tags, usual = ({element.tag for root in parts.values() for element in root.iter()} for parts in (one, other))
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert {tag.removeprefix(drawing) for tag in tags - usual} <= {"custGeom", "cxn", "pos", "arcTo", "custDash", "ds"}
    links = [element.attrib for root in one.values() for element in root.iter() if "TargetMode" in element.attrib]
    assert links == []


def _parts(content: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: ET.fromstring(parts.read(name)) for name in parts.namelist()}


def _differs_in_labels_only(made: bytes, plain: bytes) -> None:
    """Mermaid's own words and signs are those of the same plan with plain words in it."""

    def frame(drawn: bytes) -> str:
        bare = re.sub(r'"`[^`]*`"|\|"[^"]*"\||(?<=: ).*$', "…", drawn.decode(), flags=re.MULTILINE)
        return bare.replace("other1", "n_ander")

    assert frame(made) == frame(plain)


PICTURES = {
    "svg": _is_xml_of_the_same_kind,
    "html": _same_skeleton,
    "dot": _has_only_our_attributes,
    "mermaid": _differs_in_labels_only,
    "pdf": _does_nothing_when_opened,
    "png": _has_only_pixels,
    "pptx": _has_the_same_parts_and_elements,
}


@pytest.mark.parametrize("file_format", Format)
def test_a_picture_holds_text_and_nothing_else_of_a_plan(toc: Run, hostile: Path, file_format: Format) -> None:
    for view in ("path", "chain", "hierarchy", "triple"):
        made, plain = (f"{name}.{format_named(file_format).ending}" for name in ("made", "plain"))
        for plan, target in ((hostile, made), (hostile.with_name("plain.toc.yaml"), plain)):
            drawn = toc("render", str(plan), "--view", view, "-f", file_format, "-o", target)
            assert drawn.code == 0
        # A format that is new needs a check of its own here.
        PICTURES[file_format](Path(made).read_bytes(), Path(plain).read_bytes())


def _linted(toc: Run, plan: Path, output_format: str) -> Ran:
    return toc("lint", "--exit-zero", "--output-format", output_format, plan.name)


def test_junit_is_junit(toc: Run, hostile: Path) -> None:
    suites = ET.fromstring(_linted(toc, hostile, "junit").out)
    assert {one.tag for one in suites.iter()} == {"testsuites", "testsuite", "testcase", "failure"}
    names = {name for one in suites.iter() for name in one.attrib}
    counts = {"tests", "failures", "errors", "skipped", "time"}
    assert names <= {"name", "classname", "file", "line", "type", "message"} | counts


def test_the_addresses_in_sarif_are_those_of_the_file(toc: Run, hostile: Path) -> None:
    """A name like `javascript:` is no address, and neither is a link in a message."""
    run = json.loads(_linted(toc, hostile, "sarif").out)["runs"][0]
    places = [one["physicalLocation"]["artifactLocation"] for found in run["results"] for one in found["locations"]]
    for place in places:
        address = urlsplit(place["uri"])
        assert (address.scheme, address.netloc) in (("", ""), ("file", ""))
        assert unquote(address.path).endswith(hostile.name)
    texts = [text for found in run["results"] for text in _texts(found["message"])]
    assert not any("](" in text for text in texts)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def test_gitlab_has_its_own_fields_only(toc: Run, hostile: Path) -> None:
    found = json.loads(_linted(toc, hostile, "gitlab").out)
    assert {name for one in found for name in one} == {
        *("description", "check_name", "fingerprint", "severity", "location")
    }
    assert {one["location"]["path"] for one in found} == {hostile.name}


def test_nothing_that_a_spreadsheet_opens_is_written() -> None:
    """Where that changes: a value that starts with one of = + - @ is a formula there, and has to be written as text."""
    assert {*OutputFormat, *Format} & {"csv", "tsv", "xls", "xlsx", "ods"} == set()


def test_the_tidy_form_runs_no_tags_and_keeps_them(toc: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plan = Path("a.toc.yaml")
    plan.write_text('toc: 1\ntaal: nl\nx-a:   !!python/object/apply:os.system ["touch gehackt"]\n', encoding="utf-8")
    toc("fmt", plan.name)
    assert 'x-a: !!python/object/apply:os.system ["touch gehackt"]\n' in plan.read_text(encoding="utf-8")
    assert [one.name for one in tmp_path.iterdir() if not one.name.endswith(".bak")] == [plan.name]
