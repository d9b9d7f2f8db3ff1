"""A small editor: starts `toc lsp` as a program and speaks the protocol with it in plain JSON."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from running import LANGUAGE_VARIABLES, ROOT

TIMEOUT = 60
"""Seconds after which an answer that does not come is a failure: much, for a machine that is busy."""

CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True}},
        "publishDiagnostics": {"relatedInformation": True},
        "rename": {"prepareSupport": True},
    },
}


class Editor:
    """One server process, and what it said."""

    def __init__(self, folder: Path, env: Mapping[str, str] | None = None, before: str = "") -> None:
        """`before` is run in the server's process before it starts."""
        surroundings = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"{before}\nfrom toc.apps.cli import run\nrun()", "lsp", "--stdio"]
            if before
            else [sys.executable, "-m", "toc", "lsp", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env={**surroundings, "PYTHONPATH": str(ROOT), "TOC_LANG": "en", **(env or {})},
        )
        self.folder = folder
        self.others: list[dict[str, Any]] = []
        """Notifications and requests of the server that nobody waited for."""
        self._incoming: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._last = 0
        threading.Thread(target=self._read, daemon=True).start()

    def start(self, capabilities: Mapping[str, Any] = CAPABILITIES) -> dict[str, Any]:
        """Introduces the editor; gives what the server can."""
        asked = {"processId": os.getpid(), "rootUri": self.folder.as_uri(), "capabilities": capabilities}
        answer: dict[str, Any] = self.ask("initialize", asked)
        self.tell("initialized", {})
        return answer

    def ask(self, method: str, params: Any = None) -> Any:
        """The result of a request. Raises RefusedError with the server's text where it answers with an error."""
        self._last += 1
        number = self._last
        self.send({"jsonrpc": "2.0", "id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        if "error" in answer:
            raise RefusedError(answer["error"]["message"])
        return answer["result"]

    def tell(self, method: str, params: Any = None) -> None:
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps(message).encode()
        self.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def write(self, content: bytes) -> None:
        assert self.process.stdin
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def open(self, name: str, text: str, language_id: str = "yaml") -> str:
        """Opens a file in the editor; gives its address."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": language_id, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def change(self, uri: str, text: str, version: int) -> None:
        document = {"uri": uri, "version": version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, uri: str, version: int | None = None) -> list[dict[str, Any]]:
        """What the server says next of that file, or of that version of it."""
        told = self.told("textDocument/publishDiagnostics", uri=uri, version=version)
        found: list[dict[str, Any]] = told["diagnostics"]
        return found

    def told(self, method: str, **wanted: Any) -> dict[str, Any]:
        """The parameters of the next notification or request of that kind."""

        def fits(message: dict[str, Any]) -> bool:
            given = message.get("params") or {}
            return message.get("method") == method and all(
                value is None or given.get(name) == value for name, value in wanted.items()
            )

        params: dict[str, Any] = self._wait(fits)["params"]
        return params

    def stop(self) -> tuple[int, str]:
        """Says goodbye; gives the exit code and what stands on stderr."""
        self.ask("shutdown")
        self.tell("exit")
        return self.ended()

    def ended(self) -> tuple[int, str]:
        code = self.process.wait(TIMEOUT)
        assert self.process.stderr
        return code, self.process.stderr.read().decode()

    def _wait(self, fits: Any) -> dict[str, Any]:
        for at, message in enumerate(self.others):
            if fits(message):
                return self.others.pop(at)
        while True:
            heard = self._incoming.get(timeout=TIMEOUT)
            assert heard is not None, "the server went away"
            if fits(heard):
                return heard
            self.others.append(heard)

    def _read(self) -> None:
        out = self.process.stdout
        assert out
        while header := out.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else 0
            while length and out.readline().strip():
                pass
            if length:
                self._incoming.put(json.loads(out.read(length)))
        self._incoming.put(None)


class RefusedError(Exception):
    """The server answered with an error."""


@contextmanager
def editor(folder: Path, *, before: str = "", **env: str) -> Iterator[Editor]:
    """An editor whose server is gone afterwards, whatever happened; no process stays behind."""
    one = Editor(folder, env, before)
    try:
        yield one
    finally:
        one.process.kill()
        one.process.wait()
        for stream in (one.process.stdin, one.process.stdout, one.process.stderr):
            assert stream
            with suppress(BrokenPipeError):
                stream.close()
