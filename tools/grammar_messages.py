"""What an editor sends, for `make fuzz`: a conversation with the language server in which much does not fit."""

import json
from random import Random
from typing import Any

_METHODS = (
    "initialize", "initialized", "shutdown", "exit", "textDocument/didOpen", "textDocument/didChange",
    "textDocument/didClose", "textDocument/hover", "textDocument/completion", "textDocument/rename",
    "textDocument/codeAction", "textDocument/formatting", "textDocument/documentSymbol", "$/cancelRequest", "no/such",
    "workspace/executeCommand", "workspace/didChangeWorkspaceFolders", "$/setTrace", "notebookDocument/didOpen",
)  # fmt: skip
_TEXT = """\
toc: 1
taal: nl
actoren: {stad: {naam: Stad 😀, rol: stad}}
outcomes: {a: {tekst: Buren helpen, leidt_tot: [b]}}
"""
_START = {
    "jsonrpc": "2.0",
    "id": 0,
    "method": "initialize",
    "params": {"processId": None, "rootUri": None, "capabilities": {}},
}


def messages(rng: Random) -> tuple[str, bytes]:
    """A name and the bytes of a conversation."""
    sent = [_START] if rng.random() < 0.8 else []
    sent += [_message(rng, number) for number in range(1, rng.randrange(1, 12))]
    return "messages", b"".join(_framed(rng, json.dumps(one).encode()) for one in sent)


def _framed(rng: Random, body: bytes) -> bytes:
    wrong = rng.random()
    size = len(body) + (rng.randrange(-20, 40) if wrong < 0.05 else 0)
    if wrong > 0.97:
        body = body.replace(b'"', rng.choice((b"", b"\xff", b"[" * 200, b"\0")), 1)
    before = rng.choice((b"x\r\n", b"\r\n", b"Content-Type: x\r\n")) if rng.random() < 0.1 else b""
    return before + b"Content-Length: %d\r\n\r\n" % max(size, 0) + body


def _message(rng: Random, number: int) -> dict[str, Any]:
    method = rng.choice(_METHODS)
    one: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": _params(rng)}
    asks = rng.random() < 0.7 and not method.startswith("textDocument/did")
    if asks:
        one["id"] = number if rng.random() < 0.95 else _odd(rng)
    if rng.random() < 0.1:
        one.pop(rng.choice(list(one)))
    return one


def _params(rng: Random) -> Any:
    place = {"line": rng.choice((0, 2, 4, 99, -1)), "character": rng.choice((0, 5, 30, 2**31, 1.5))}
    document = {
        "uri": rng.choice(("file:///p.toc.yaml", "x", "//[", "")),
        "version": 1,
        "languageId": "toc",
        "text": _TEXT,
    }
    params: dict[str, Any] = {
        "textDocument": document,
        "position": place,
        "range": {"start": place, "end": place},
        "context": {"diagnostics": []},
        "contentChanges": [{"text": _TEXT[: rng.randrange(len(_TEXT))]}],
        "options": {"tabSize": 2, "insertSpaces": True},
        "newName": "naam",
        "capabilities": {},
        "id": 3,
    }
    if rng.random() < 0.3:
        params[rng.choice(list(params))] = _odd(rng)
    return params if rng.random() < 0.95 else _odd(rng)


def _odd(rng: Random) -> Any:
    return rng.choice((None, True, 1.5, "", "x", [], {}, [[]], -1, 2**70, {"a": None}, "\ud800"))
