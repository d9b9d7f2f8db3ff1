"""`toc watch` for the tests: the real program, spoken to over HTTP."""

import http.client
import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running import LANGUAGE_VARIABLES, ROOT

PATIENCE = 30.0
"""Seconds within which everything has to happen, also on a machine that is busy."""


class Watching:
    """A running `toc watch`: its address, and what it writes."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.address = self.line(r"http://\S+").strip()
        parts = re.fullmatch(r"http://([^/]+)/([^/]+)/.*", self.address)
        assert parts
        self.host, self.key = parts[1], parts[2]
        self.port = int(self.host.rpartition(":")[2])
        self.index = f"http://{self.host}/{self.key}/"
        self.line(r"Ctrl-C")

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self, pattern: str) -> str:
        """The next line with that in it; the ones before it are left."""
        end = time.monotonic() + PATIENCE
        while True:
            line = self._lines.get(timeout=max(0.1, end - time.monotonic()))
            self.said.append(line)
            if re.search(pattern, line):
                return line

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request, with these headers and no others; the path goes out as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": self.host, **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body

    def stop(self, how: int = signal.SIGINT) -> tuple[int, str]:
        """Asks it to end; its exit code, and what it wrote on stderr."""
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        assert self.process.stderr
        return code, self.process.stderr.read()


@contextmanager
def watching(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> Iterator[Watching]:
    """Runs `toc watch` on any free port, or that of the arguments; in the end it is gone."""
    surroundings = {name: value for name, value in os.environ.items() if name not in LANGUAGE_VARIABLES}
    port = [] if "--port" in arguments else ["--port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "toc", "watch", *port, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**surroundings, "PYTHONPATH": str(ROOT), "TOC_LANG": "en", "TOC_CACHE_DIR": "", **(env or {})},
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            assert stream
            stream.close()


class Events:
    """The events of an address, as they come."""

    def __init__(self, server: Watching, path: str = "events") -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        self._connection.request("GET", f"/{server.key}/{path}", headers={"Host": server.host})
        self._answer = self._connection.getresponse()
        assert self._answer.status == 200
        self.seen: list[Any] = []

    def until(self, holds: Callable[[Any], bool]) -> Any:
        """The next state of which that holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            line = self._answer.readline()
            assert line, "the server hung up"
            if line.startswith(b"data: "):
                self.seen.append(json.loads(line.removeprefix(b"data: ")))
                if holds(self.seen[-1]):
                    return self.seen[-1]
        raise AssertionError(self.seen[-1:])

    def close(self) -> None:
        # The answer keeps the connection open as long as it is not read to its end.
        self._answer.close()
        self._connection.close()


@contextmanager
def events(server: Watching, path: str = "events") -> Iterator[Events]:
    heard = Events(server, path)
    try:
        yield heard
    finally:
        heard.close()
