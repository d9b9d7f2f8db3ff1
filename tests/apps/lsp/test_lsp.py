"""`toc lsp` over standard streams, with a client of our own: whole answers, in Dutch and English."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsp_client import CAPABILITIES, Editor, RefusedError, editor
from running import ROOT, Golden, Ran, Run

pytestmark = pytest.mark.thorough

SETTINGS = 'select = ["reading", "dangling-reference", "dead-end-activity"]\n'

PLAN = """\
toc: 1
taal: nl
status: definitief
impactdoel: {tekst: Buren kennen elkaar, wie: [buren]}
actoren:
  stad: {naam: Stad 😀, rol: stadd}
  buren: {naam: Buren, rol: doelgroep}
activiteiten:
  feest:  # een feest
    tekst: De stad houdt een feest
    door: [stad]
    leidt_tot: [kennen, inpact]
outcomes:
  kennen: {tekst: Buren kennen elkaar, wie: [buren], leidt_tot: [impact]}
"""

ENGLISH = """\
toc: 1
language: en
status: draft
activities:
  party: {text: The city gives a party, leads_to: [know]}
outcomes:
  know: {text: Neighbours know each other, leads_to: [help]}
  help: {text: Neighbours help each other}
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "toc.toml").write_text(SETTINGS, encoding="utf-8")
    with editor(tmp_path) as one:
        yield one


def span(line: int, start: int, end: int) -> dict[str, Any]:
    """A range on one line."""
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


OPTIONS = {"tabSize": 8, "insertSpaces": False}


def at(uri: str, line: int, character: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}


WRONG_ROLE = {
    "range": span(5, 29, 34),
    "message": "'stadd' kan niet bij 'rol'. Bedoel je 'stad'?",
    "severity": 1,
    "code": "wrong-value",
    "source": "toc",
}
NO_SUCH_ID = {
    "range": span(11, 24, 30),
    "message": "'inpact' bij 'leidt_tot' bestaat niet in dit plan. Bedoel je 'impact'?",
    "severity": 1,
    "code": "dangling-reference",
    "source": "toc",
}


def test_what_the_server_can(client: Editor) -> None:
    answer = client.start()
    answer["capabilities"].pop("workspace")
    answer["capabilities"].pop("executeCommandProvider")
    assert answer == {
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": {"openClose": True, "change": 1, "save": True},
            "completionProvider": {"triggerCharacters": [" ", ":", "[", "{", ",", "-", ">"]},
            "hoverProvider": True,
            "definitionProvider": True,
            "referencesProvider": True,
            "documentSymbolProvider": True,
            "codeActionProvider": {"codeActionKinds": ["quickfix", "source.fixAll.toc"]},
            "documentFormattingProvider": True,
            "renameProvider": {"prepareProvider": True},
        },
        "serverInfo": {"name": "toc", "version": answer["serverInfo"]["version"]},
    }
    assert client.stop() == (0, "")


def test_findings_on_opening_typing_and_closing(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    assert client.diagnostics(uri) == [WRONG_ROLE, NO_SUCH_ID]
    # An emoji counts for two on its line.
    client.change(uri, PLAN.replace("stadd", "stad"), 2)
    assert client.diagnostics(uri, 2) == [NO_SUCH_ID]
    client.change(uri, PLAN.replace("stadd", "stad").replace("inpact", "impact"), 3)
    assert client.diagnostics(uri, 3) == []
    client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.diagnostics(uri) == []
    assert client.stop() == (0, "")


def test_fast_typing_is_checked_once(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    client.diagnostics(uri)
    for version in range(2, 22):
        client.change(uri, PLAN + "#" * version, version)
    assert client.diagnostics(uri, 21) == [WRONG_ROLE, NO_SUCH_ID]
    passed = [one["params"]["version"] for one in client.others if "publishDiagnostics" in one.get("method", "")]
    assert len(passed) < 10  # none where the machine is quick: nobody sees what holds for a moment


def test_a_file_that_does_not_parse_is_checked_and_completed(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN.replace("tekst: De stad", 'tekst: "De stad').replace("inpact]", ""))
    broken = {**NO_SUCH_ID, "code": "invalid-yaml"}
    assert [one["code"] for one in client.diagnostics(uri)] == ["wrong-value", broken["code"], broken["code"]]
    items = client.ask("textDocument/completion", at(uri, 11, 24))
    assert [(item["label"], item["detail"], item["textEdit"]) for item in items] == [
        ("impact", "Buren kennen elkaar", {"range": span(11, 24, 24), "newText": "impact"})
    ]
    assert client.stop() == (0, "")


def test_what_does_not_count_yet_is_a_hint_in_the_language_of_the_file(client: Editor, tmp_path: Path) -> None:
    (tmp_path / "toc.toml").write_text('select = ["link-without-hypothesis"]\n', encoding="utf-8")
    client.start()
    uri = client.open("plan.toc.yaml", ENGLISH)
    told = {
        "range": span(6, 54, 58),
        "message": "No hypothesis says why 'Neighbours know each other' leads to 'Neighbours help each other'.",
        "code": "link-without-hypothesis",
        "source": "toc",
    }
    assert client.diagnostics(uri) == [{**told, "severity": 4}]
    client.change(uri, ENGLISH.replace("status: draft", "status: final"), 2)
    assert client.diagnostics(uri, 2) == [{**told, "severity": 2}]


def test_other_places_are_shown_where_the_editor_can(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN + "outcomes: {}\n")
    (found,) = (one for one in client.diagnostics(uri) if one["code"] == "duplicate-key")
    first = {"location": {"uri": uri, "range": span(12, 0, 8)}, "message": "hier al"}
    assert found["range"] == span(14, 0, 8)
    assert [one["location"] for one in found["relatedInformation"]] == [first["location"]]


def test_other_places_are_left_out_where_it_cannot(client: Editor) -> None:
    client.start({})
    uri = client.open("plan.toc.yaml", PLAN + "outcomes: {}\n")
    assert all("relatedInformation" not in one for one in client.diagnostics(uri))


def test_settings_are_read_again_when_they_change(client: Editor, tmp_path: Path) -> None:
    watching = {**CAPABILITIES, "workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    client.start(watching)
    asked = client.told("client/registerCapability")
    assert asked == {
        "registrations": [
            {
                "id": "settings",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": [{"globPattern": "**/toc.toml"}, {"globPattern": "**/pyproject.toml"}]},
            }
        ]
    }
    uri = client.open("plan.toc.yaml", PLAN)
    assert client.diagnostics(uri) == [WRONG_ROLE, NO_SUCH_ID]
    (tmp_path / "toc.toml").write_text('select = ["reading"]\n', encoding="utf-8")
    client.tell("workspace/didChangeWatchedFiles", {"changes": []})
    assert client.diagnostics(uri) == [WRONG_ROLE]
    (tmp_path / "toc.toml").write_text('selct = ["reading"]\n', encoding="utf-8")
    client.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    told = client.told("window/showMessage")
    assert told["type"] == 2
    assert told["message"].splitlines()[0].startswith("toc.toml:1:1: there is no setting")
    assert client.stop() == (0, "")


def test_a_file_that_is_no_plan_is_left_alone(client: Editor) -> None:
    client.start()
    uri = client.open("docker-compose.yaml", PLAN)
    assert client.ask("textDocument/hover", at(uri, 1, 1)) is None
    assert client.ask("textDocument/completion", at(uri, 14, 0)) is None
    assert client.ask("textDocument/rename", {**at(uri, 8, 3), "newName": "x"}) is None
    assert client.ask("textDocument/formatting", {"textDocument": {"uri": uri}, "options": OPTIONS}) is None
    assert client.others == []
    other = client.open("kladje.txt", PLAN, language_id="toc")
    assert client.diagnostics(other) == [WRONG_ROLE, NO_SUCH_ID]
    unsaved = "untitled:Untitled-1"
    document = {"uri": unsaved, "languageId": "toc", "version": 1, "text": PLAN}
    client.tell("textDocument/didOpen", {"textDocument": document})
    assert client.diagnostics(unsaved) == [WRONG_ROLE, NO_SUCH_ID]


def test_the_units_of_columns_are_those_that_the_editor_prefers(client: Editor) -> None:
    answer = client.start({**CAPABILITIES, "general": {"positionEncodings": ["utf-8", "utf-16"]}})
    assert answer["capabilities"]["positionEncoding"] == "utf-8"
    uri = client.open("plan.toc.yaml", PLAN)
    assert client.diagnostics(uri) == [{**WRONG_ROLE, "range": span(5, 31, 36)}, NO_SUCH_ID]


def test_ids_are_found_and_renamed(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    here = at(uri, 3, 50)  # [buren] of the impact goal
    where = [span(3, 47, 52), span(6, 2, 7), span(13, 45, 50)]
    assert client.ask("textDocument/definition", here) == {"uri": uri, "range": where[1]}
    everywhere = {**here, "context": {"includeDeclaration": True}}
    assert client.ask("textDocument/references", everywhere) == [{"uri": uri, "range": one} for one in where]
    assert client.ask("textDocument/prepareRename", here) == {"range": where[0], "placeholder": "buren"}
    renamed = client.ask("textDocument/rename", {**here, "newName": "bewoners"})
    assert renamed == {"changes": {uri: [{"range": one, "newText": "bewoners"} for one in where]}}
    with pytest.raises(RefusedError, match=r"^Er staat al iets met het id 'feest': kies een ander\.$"):
        client.ask("textDocument/rename", {**here, "newName": "feest"})
    assert client.stop() == (0, "")


def test_symbols_hover_and_actions(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    symbols = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    assert [(one["name"], one.get("detail"), [sub["name"] for sub in one.get("children", ())]) for one in symbols] == [
        ("impactdoel", "Buren kennen elkaar", []),
        ("actoren", None, ["stad", "buren"]),
        ("activiteiten", None, ["feest"]),
        ("outcomes", None, ["kennen"]),
    ]
    assert client.ask("textDocument/hover", at(uri, 9, 6)) == {
        "contents": {"kind": "markdown", "value": "**tekst**: Wie doet wat, voor en met wie."},
        "range": span(9, 4, 9),
    }
    asked = {"textDocument": {"uri": uri}, "range": span(5, 29, 29), "context": {"diagnostics": []}}
    given = client.ask("textDocument/codeAction", asked)
    assert given[0] == {
        "title": "Schrijf 'stad'",
        "kind": "quickfix",
        "diagnostics": [WRONG_ROLE],
        "isPreferred": True,
        "edit": {"changes": {uri: [{"range": span(5, 29, 34), "newText": "stad"}]}},
    }
    assert [one["title"] for one in given] == ["Schrijf 'stad'", "Alles herstellen wat zeker goed is"]


@pytest.mark.parametrize("goodbye", [True, False])
def test_the_exit_code_tells_whether_the_editor_said_goodbye(client: Editor, goodbye: bool) -> None:
    client.start()
    if goodbye:
        assert client.ask("shutdown") is None
    client.tell("exit")
    assert client.ended() == (int(not goodbye), "")


def test_the_server_goes_when_the_editor_is_gone(client: Editor) -> None:
    client.start()
    client.open("plan.toc.yaml", PLAN)
    assert client.process.stdin
    client.process.stdin.close()
    assert client.ended() == (1, "")


GARBAGE = [
    b"hello\r\n",
    b"Content-Length: 9\r\n\r\nnot json!",
    b"Content-Length: 2\r\n\r\n[]",
    b'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}',
    b'Content-Length: 59\r\n\r\n{"jsonrpc":"2.0","id":90,"method":"textDocument/definition"}',
    b'Content-Length: 52\r\n\r\n{"jsonrpc":"2.0","method":"no/such","params":[1,2]} ',
    b"\xff\xfe\x00\r\n\r\n",
]


def test_garbage_is_left_aside(client: Editor) -> None:
    client.start()
    for garbage in GARBAGE:
        client.write(garbage + b"\r\n")
    uri = client.open("plan.toc.yaml", PLAN)
    assert client.diagnostics(uri) == [WRONG_ROLE, NO_SUCH_ID]
    assert client.stop() == (0, "")


BROKEN = """
import toc.apps.lsp.server
def broken(*_, **__):
    raise ZeroDivisionError("by a test")
toc.apps.lsp.server.symbols = toc.apps.lsp.server.diagnostics = broken
"""


def test_a_bug_of_ours_asks_for_a_report_once_and_the_server_goes_on(tmp_path: Path) -> None:
    with editor(tmp_path, before=BROKEN, TMPDIR=str(tmp_path), TEMP=str(tmp_path)) as client:
        client.start()
        uri = client.open("plan.toc.yaml", PLAN)
        for _ in range(2):
            with pytest.raises(RefusedError, match=r"^ZeroDivisionError: by a test$"):
                client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
        assert client.ask("textDocument/hover", at(uri, 9, 6))["range"] == span(9, 4, 9)
        code, said = client.stop()
    (report,) = tmp_path.glob("toc-*.txt")
    assert (code, said) == (
        0,
        (
            "toc: something went wrong inside toc itself; it is not your file that is to blame.\n"
            f"toc: Please report it, and send this file along: {report}\n"
        ),
    )
    assert "ZeroDivisionError: by a test" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("garbage", [b"", b"x" * 100_000, b"Content-Length: 99999999999\r\n\r\n", b"Content-Length: 9"])
def test_garbage_alone_ends_without_a_word(toc_program: Run, garbage: bytes) -> None:
    assert toc_program("lsp", stdin=garbage) == Ran(1, "", "")


WITHOUT = """
import sys
sys.modules["pygls"] = None
from toc.apps.cli import main
sys.exit(main(["lsp"]))
"""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "toc: this takes libraries that the light toc leaves out. Install them like this, in the environment "
                "in which toc is installed:\n  pip install pygls\n"
            ),
        ),
        (
            "nl",
            (
                "toc: hiervoor zijn bibliotheken nodig die de lichte toc niet heeft. Installeer ze zo, in de omgeving "
                "waarin toc staat:\n  pip install pygls\n"
            ),
        ),
    ],
)
def test_without_the_extra_it_says_how_to_get_it(language: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOC_LANG", language)
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", text)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_help(toc_program: Run, golden: Golden, language: str) -> None:
    ran = toc_program("lsp", "--help", env={"TOC_LANG": language})
    assert (ran.code, ran.err) == (0, "")
    golden(f"help.lsp.{language}.txt", ran.out)


def test_no_other_command_imports_it() -> None:
    code = "import sys; from toc.apps.cli import main; main(['lint', 'examples']); print([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    loaded = done.stdout.splitlines()[-1]
    assert "'toc.lint.engine'" in loaded
    assert re.findall(r"'(?:pygls|lsprotocol|asyncio|cattrs)[\w.]*'", loaded) == []
