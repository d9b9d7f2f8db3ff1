"""`toc lsp` and messages that do not fit: each request has its answer, as JSON-RPC asks, and the server goes on."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lsp_client import Editor, editor
from test_lsp import NO_SUCH_ID, PLAN, SETTINGS, WRONG_ROLE, at, span

pytestmark = pytest.mark.thorough

ANSWERED = {
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentSymbol",
    "textDocument/codeAction",
    "textDocument/formatting",
    "textDocument/prepareRename",
    "textDocument/rename",
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Editor]:
    (tmp_path / "toc.toml").write_text(SETTINGS, encoding="utf-8")
    with editor(tmp_path) as one:
        yield one


def raw(client: Editor, body: bytes, number: Any = None) -> tuple[int, str]:
    """The code and text of the error with which that body is answered."""
    client.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    return error(client, number)


def error(client: Editor, number: Any = None) -> tuple[int, str]:
    message = client._wait(lambda one: "error" in one and one.get("id") == number)
    return message["error"]["code"], message["error"]["message"]


def asked(client: Editor, method: Any, params: Any = None, number: Any = "x") -> tuple[int, str]:
    """The error that is the answer to that request."""
    known = number if type(number) in (int, str) else None
    return raw(client, json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode(), known)


def goes_on(client: Editor) -> None:
    uri = client.open("goes-on.toc.yaml", PLAN)
    assert client.diagnostics(uri) == [WRONG_ROLE, NO_SUCH_ID]
    assert client.stop() == (0, "")


URI = {"uri": "file:///plan.toc.yaml"}
PLACE = {"line": 0, "character": 0}
MISFITS: dict[str, Any] = {
    "nothing": None,
    "a text": "x",
    "a list": [1, 2],
    "no document": {},
    "a document that is a number": {"textDocument": 5},
    "an address that is a number": {"textDocument": {"uri": 5}, "position": PLACE},
    "an address that is missing": {"textDocument": {}, "position": PLACE},
    "a place that is negative": {"textDocument": URI, "position": {"line": -1, "character": 0}},
    "a place that is too large": {"textDocument": URI, "position": {"line": 2**31, "character": 0}},
    "a place that is huge": {"textDocument": URI, "position": {"line": 10**400, "character": 0}},
    "a place that is a text": {"textDocument": URI, "position": {"line": "1", "character": 0}},
    "a place that is half": {"textDocument": URI, "position": {"line": 0.5, "character": 0}},
    "a place that is true": {"textDocument": URI, "position": {"line": True, "character": 0}},
    "a place that is nothing": {"textDocument": URI, "position": None},
}


def test_parameters_that_do_not_fit_are_answered(client: Editor) -> None:
    client.start()
    for name, params in MISFITS.items():
        for method in ("textDocument/hover", "textDocument/rename", "textDocument/completion"):
            assert asked(client, method, params) == (-32602, f"The parameters do not fit {method}."), name
    goes_on(client)


def test_what_is_no_request_is_answered(client: Editor) -> None:
    assert asked(client, "textDocument/hover", {"textDocument": URI, "position": PLACE}) == (
        -32002,
        "The first request is 'initialize'.",
    )
    assert asked(client, "shutdown") == (-32002, "The first request is 'initialize'.")
    assert asked(client, "initialize", {"capabilities": 5}) == (-32602, "The parameters do not fit initialize.")
    client.tell("textDocument/didOpen", {"textDocument": {**URI, "languageId": "toc", "version": 1, "text": PLAN}})
    client.start()
    strange = (-32600, "A message has jsonrpc '2.0', and an id that is a number or text.")
    for number in (None, 1.5, True, [1], {"a": 1}):
        assert asked(client, "textDocument/hover", MISFITS["no document"], number) == strange
    assert raw(client, b'{"id": 7, "method": "shutdown"}', 7) == strange
    assert raw(client, b'{"jsonrpc": "1.0", "id": "y", "method": "shutdown"}', "y") == strange
    assert asked(client, 5) == (-32600, "A method is a text.")
    assert asked(client, None) == (-32600, "A method is a text.")
    assert asked(client, "initialize", {"processId": None, "rootUri": None, "capabilities": {}}) == (
        -32600,
        "'initialize' comes once.",
    )
    for method in ("textDocument/none", "", "$/none", "workspace/\x00", "notebookDocument/none"):
        assert asked(client, method, {}) == (-32601, f"There is no method {json.dumps(method)} here.")
    for body in (b"[]", b'[{"jsonrpc": "2.0", "id": 1, "method": "shutdown"}]', b"5", b'"x"', b"null", b"true"):
        assert raw(client, body) == (-32600, "A message is one object.")
    goes_on(client)


NO_JSON = [
        b"{", b"not json", b'{"jsonrpc": "2.0", "id": 1, "method": "\xff\xfe"}', b"\xef\xbb\xbf{}", b"[NaN]",
        '{"jsonrpc": "2.0"}'.encode("utf-16"), b'{"a": -Infinity}', b"1" * 5_000, b"{}{}", b'{"a": "\x00"}',
]  # fmt: skip
TOO_DEEP = [
        b"[" * 100_000, b'{"a":' * 100_000, b"[" * 990 + b"]" * 990,
        b'{"jsonrpc": "2.0", "id": 1, "method": "shutdown", "params": ' + b'[{"a":' * 300 + b"1" + b"}]" * 300 + b"}",
]  # fmt: skip


def test_what_is_no_json_or_nests_too_deep_is_answered(client: Editor) -> None:
    client.start()
    for body in NO_JSON:
        assert raw(client, body) == (-32700, "This is no JSON in UTF-8.")
    for body in TOO_DEEP:
        assert raw(client, body) == (-32600, "A message nests at most 100 deep.")
    goes_on(client)


def test_brackets_in_a_text_nest_nothing(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN.replace("# een feest", '# een "feest\\" ' + "[{" * 500))
    assert client.diagnostics(uri) == [WRONG_ROLE, NO_SUCH_ID]
    goes_on(client)


def test_headers_that_do_not_fit(client: Editor) -> None:
    """Wrong lengths cost at most the message that has them, and junk between messages costs nothing."""
    client.start()
    hover = json.dumps({"jsonrpc": "2.0", "id": "h", "method": "no/such"}).encode()
    gone = b"\r\n\r\nContent-Type: x\r\nGET / HTTP/1.1\r\n\r\n" + b"x" * 50_000 + b"\nContent-Length: -5\r\n\r\n"
    for before in (
        b"",
        gone,
        b"content-length:  2 \r\n\r\n{}",
        b"Content-Length: 3\r\n\r\n" + hover,  # too short
        b"Content-Length: %d\r\n\r\n%s" % (len(hover) + 30, hover),  # too long: the next header is in it
        b"Content-Length: 99\r\nContent-Type: application/vscode-jsonrpc\r\nContent-Length: 2\r\n\r\n{}",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n",
        b"\xff\xfe\x00\x01\r\n",
    ):
        client.write(before)
        client.write(b"Content-Length: %d\r\n\r\n%s" % (len(hover), hover))
        assert error(client, "h") == (-32601, 'There is no method "no/such" here.')
    goes_on(client)


def test_a_message_that_is_too_large_is_passed_over(client: Editor) -> None:
    client.start()
    assert raw(client, b'"' + b"x" * 16_000_000 + b'"') == (-32600, "A message has at most 16000000 bytes.")
    uri = client.open("large.toc.yaml", PLAN + "# x\n" * 1_500_000)  # 6 MB
    (found,) = client.diagnostics(uri)
    assert (found["code"], found["range"]) == ("too-large", span(0, 0, 0))
    goes_on(client)


BAD_NOTIFICATIONS: list[tuple[str, Any]] = [
    ("$/cancelRequest", {"id": 12345}),
    ("$/cancelRequest", {"id": None}),
    ("$/cancelRequest", {"id": {"a": 1}}),
    ("$/cancelRequest", None),
    ("$/setTrace", {"value": 5}),
    ("$/none", {}),
    ("initialized", 5),
    ("textDocument/didOpen", {}),
    ("textDocument/didOpen", {"textDocument": {**URI, "languageId": 5, "version": "x", "text": None}}),
    ("textDocument/didChange", {"textDocument": {**URI, "version": 2}, "contentChanges": [{"text": "toc: 1"}]}),
    ("textDocument/didChange", {"textDocument": {**URI, "version": 2}, "contentChanges": []}),
    ("textDocument/didChange", {"textDocument": {**URI, "version": 2}, "contentChanges": [5]}),
    ("textDocument/didClose", {"textDocument": URI}),
    ("textDocument/didClose", [URI]),
    ("textDocument/didSave", {"textDocument": URI}),
    ("notebookDocument/didChange", {"notebookDocument": {"uri": "x", "version": 1}, "change": {}}),
    ("workspace/didChangeWatchedFiles", {"changes": [{"uri": 5, "type": 900}]}),
    ("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": "x:y", "name": ""}]}}),
    ("window/workDoneProgress/cancel", {"token": "none"}),
    ("textDocument/hover", {"textDocument": URI, "position": PLACE}),
]


def test_notifications_that_do_not_fit_are_left_aside(client: Editor) -> None:
    client.start()
    for method, params in BAD_NOTIFICATIONS:
        client.tell(method, params)
    client.send({"jsonrpc": "2.0", "id": "never-asked", "result": {"a": [1]}})
    client.send({"jsonrpc": "2.0", "id": 5, "error": "x"})
    client.send({"jsonrpc": "2.0", "id": "never-asked", "error": {"code": 1, "message": "x"}})
    client.send({"jsonrpc": "2.0", "method": 5})
    goes_on(client)


URIS = [
    "", "x", "untitled:Untitled-1", "http://evil.example/plan.toc.yaml", "file://server/share/plan.toc.yaml", "file:",
    "file:///%00.toc.yaml", "file:///%ff%fe.toc.yaml", "file:///%zz%.toc.yaml", "file:///" + "a" * 5_000 + ".toc.yaml",
    "file:///a/../../..//plan.toc.yaml", "file:///\ud800.toc.yaml", "vscode-vfs://github/x/plan.toc.yaml",
    "file://[::1/plan.toc.yaml", "file:///C%3A/x/plan.toc.yaml", "file:///dev/null", "//[", "\x00", "data:,x",
]  # fmt: skip


def test_any_address_of_a_file(client: Editor) -> None:
    """What is no file on this computer is checked as well, when the editor says that it is a plan."""
    client.start()
    for uri in URIS:
        document = {"uri": uri, "languageId": "toc", "version": 1, "text": PLAN}
        client.tell("textDocument/didOpen", {"textDocument": document})
        found = {one["code"] for one in client.diagnostics(uri)}
        assert {"wrong-value", "dangling-reference"} <= found, uri
        assert client.ask("textDocument/hover", at(uri, 9, 6))["range"] == span(9, 4, 9)
        client.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert client.diagnostics(uri) == []
    goes_on(client)


def test_places_anywhere_in_a_text_of_any_characters(client: Editor) -> None:
    client.start()
    half = json.loads('"\\ud83d"')
    uri = client.open("plan.toc.yaml", PLAN.replace("Stad 😀", f"Stad 😀{half}e\u0301\U0010ffff\u2028"))
    client.diagnostics(uri)
    for line, character in ((0, 2**31 - 1), (2**31 - 1, 0), (5, 17), (5, 18), (5, 19), (5, 20), (999, 999)):
        for method in sorted(ANSWERED):
            extras: dict[str, dict[str, Any]] = {
                "textDocument/references": {"context": {"includeDeclaration": True}},
                "textDocument/codeAction": {"context": {"diagnostics": []}, "range": span(line, character, 0)},
                "textDocument/formatting": {"options": {"tabSize": 2, "insertSpaces": True}},
                "textDocument/rename": {"newName": f"x{half}"},
            }
            extra = extras.get(method, {})
            asking = {"jsonrpc": "2.0", "id": "p", "method": method, "params": {**at(uri, line, character), **extra}}
            client.send(asking)
            message = client._wait(lambda one: one.get("id") == "p")
            # A name that is none is refused in words; nothing else is an error.
            assert "result" in message or message["error"]["code"] == -32803, (method, message)
    goes_on(client)


def test_ten_thousand_requests_at_once(client: Editor) -> None:
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    client.diagnostics(uri)
    asked_at = {"jsonrpc": "2.0", "method": "textDocument/definition", "params": at(uri, 11, 17)}
    bodies = [json.dumps({**asked_at, "id": f"n{number}"}).encode() for number in range(10_000)]
    client.write(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies))
    for number in range(10_000):
        wanted = f"n{number}"
        assert client._wait(lambda one, wanted=wanted: one.get("id") == wanted)["result"]["uri"] == uri
    goes_on(client)


def test_after_the_goodbye_there_is_only_the_end(client: Editor) -> None:
    client.start()
    assert client.ask("shutdown") is None
    for method in ("textDocument/hover", "shutdown", "no/such"):
        assert asked(client, method) == (-32600, "After 'shutdown' there is only 'exit'.")
    client.tell("textDocument/didOpen", {"textDocument": {**URI, "languageId": "toc", "version": 1, "text": PLAN}})
    client.tell("exit")
    assert client.ended() == (0, "")


def test_an_end_before_the_beginning(client: Editor) -> None:
    client.tell("exit")
    assert client.ended() == (1, "")


def test_any_change_to_a_message_is_answered_or_left_aside(client: Editor) -> None:
    """A few hundred messages in which a value is another one: whatever asks something has its answer."""
    client.start()
    uri = client.open("plan.toc.yaml", PLAN)
    client.diagnostics(uri)
    dice = random.Random(13)
    values: list[Any] = [None, True, 0, -1, 1.5, 2**40, "", "x", [], {}, [[]], {"uri": {}}, uri, "\ud800"]
    for number in range(300):
        params: Any = {**at(uri, 9, 6), "context": {"includeDeclaration": False}, "newName": "naam"}
        place = params
        for _ in range(dice.randrange(3)):
            inner = [one for one in place.values() if isinstance(one, dict) and one]
            place = dice.choice(inner) if inner else place
        place[dice.choice(list(place))] = dice.choice(values)
        client.send({"jsonrpc": "2.0", "id": number, "method": dice.choice(sorted(ANSWERED)), "params": params})
        message = client._wait(lambda one, number=number: one.get("id") == number)
        assert "result" in message or message["error"]["code"] in {-32602, -32803}, message
    goes_on(client)
