"""What `toc watch` answers to requests that no browser sends: a plain refusal, never a bug, and it goes on."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from plans import ROOT
from watching import PATIENCE, Watching, watching

pytestmark = pytest.mark.thorough

for needed in ("starlette", "uvicorn", "watchfiles"):
    pytest.importorskip(needed, reason="toc[serve] is not installed: pip install -e '.[dev]'")

PLAN = (ROOT / "examples" / "minimaal.toc.yaml").read_bytes()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watching]:
    folder: Path = tmp_path_factory.mktemp("watch")
    (folder / "plan.toc.yaml").write_bytes(PLAN)
    with watching("plan.toc.yaml", cwd=folder) as server:
        yield server
        assert server.stop() == (0, "")  # no word about any of these requests


def said(server: Watching, sent: bytes) -> bytes:
    """Everything that comes back until the server hangs up."""
    heard = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as line:
        # It may hang up before it has heard everything.
        with suppress(OSError):
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionError):
            while piece := line.recv(65_536):
                heard += piece
    return heard


REQUESTS = {
    "no form of a path": (b"OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "no slash": (b"GET foo HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a query alone": (b"GET ?x HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a tunnel": (b"CONNECT x HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a tunnel to a port": (b"CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a whole address": (b"GET http://{host}/{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "an address with a name": (b"GET http://a@{host}/{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a slash in code": (b"GET %2f{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a fragment": (b"GET #/{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a Windows path": (b"GET C:\\{key} HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "no Host": (b"GET /{key}/ HTTP/1.1\r\n\r\n", 400),
    "no Host, old": (b"GET /{key}/ HTTP/1.0\r\n\r\n", 421),
    "two Hosts": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n", 400),
    "the same Host twice": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n", 400),
    "a Host with a name": (b"GET /{key}/ HTTP/1.1\r\nHost: a@{host}\r\n\r\n", 421),
    "a Host of IPv6": (b"GET /{key}/ HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n", 421),
    "a Host of two": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}, evil.example\r\n\r\n", 421),
    "a Host of bytes": (b"GET /{key}/ HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n", 421),
    "a NUL": (b"GET /{key}/\0 HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "a NUL in code": (b"GET /%00/%00 HTTP/1.1\r\nHost: {host}\r\n\r\n", 403),
    "bytes": (b"GET /\xff\xfe HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
    "bytes in code": (b"GET /%ff%fe%ed%a0%80/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 403),
    "code that is none": (b"GET /%/%zz/% HTTP/1.1\r\nHost: {host}\r\n\r\n", 403),
    "HTTP 0.9": (b"GET /{key}/\r\n\r\n", 400),
    "HTTP 2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    "a method of its own": (b"BREW /{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 405),
    "small letters": (b"get /{key}/ HTTP/1.1\r\nHost: {host}\r\n\r\n", 405),
    "a huge header": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nCookie: " + b"a" * 70_000 + b"\r\n\r\n", 431),
    "many headers": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\n" + b"A: bbbbb\r\n" * 9_000 + b"\r\n", 431),
    "a folded header": (b"GET /{key}/x HTTP/1.1\r\nHost: {host}\r\nA: b\r\n c\r\n\r\n", 404),
    "a header without a colon": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nNonsense\r\n\r\n", 400),
    "a chunk that is none": (
        b"POST /{key}/ HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n", 400
    ),
    "a body": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 3\r\n\r\nabc", 400),
    "half a body": (b"POST /{key}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: 30\r\n\r\nabc", 400),
    "a length that is none": (b"GET /{key}/ HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", 400),
    "a very long query": (b"GET /x?" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n", 403),
    "another protocol": (
        (b"GET /x/ HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        b"Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n"), 403
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_a_strange_request_is_refused_in_plain_words(served: Watching, name: str) -> None:
    sent, status = REQUESTS[name]
    for part in ("host", "key", "port"):
        sent = sent.replace(b"{%s}" % part.encode(), str(getattr(served, part)).encode())
    heard = said(served, sent)
    head, _, body = heard.partition(b"\r\n\r\n")
    lines = head.decode().lower().split("\r\n")
    # What is too large and comes in pieces is no request before it is a large one.
    assert lines[0].split(" ")[1] in ({"400", "431"} if status == 431 else {str(status)})
    assert "connection: close" in lines
    assert "x-content-type-options: nosniff" in lines
    assert "content-type: text/html; charset=utf-8" in lines
    assert b'<p><span lang="nl">' in body
    assert PLAN[:20] not in body


def test_requests_in_one_piece_are_answered_in_turn(served: Watching) -> None:
    one = f"GET /{served.key}/plan/plan/ HTTP/1.1\r\nHost: {served.host}\r\n".encode()
    heard = said(served, (one + b"\r\n") * 3 + one + b"Range: bytes=0-3\r\nConnection: close\r\n\r\n")
    assert heard.count(b"HTTP/1.1 200 OK") == 4


def test_a_question_about_events_without_events_ends(served: Watching) -> None:
    status, headers, body = served.ask(f"/{served.key}/events", "HEAD")
    assert (status, headers["content-type"], body) == (200, "text/event-stream; charset=utf-8", b"")


def test_many_that_wait_lock_out_nobody(served: Watching) -> None:
    """300 connections, of which half begin a request and do not end it: 50 may wait, and a page still opens."""
    lines = []
    try:
        for number in range(300):
            line = socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE)
            lines.append(line)
            if number % 2:
                with suppress(ConnectionError):  # it had to go already
                    line.sendall(b"GET / HTTP/1.1\r\nX: ")
        assert served.ask(f"/{served.key}/")[0] == 200
        gone = sum(_is_gone(line) for line in lines)
        assert gone >= 200
    finally:
        for line in lines:
            line.close()


def _is_gone(line: socket.socket) -> bool:
    line.settimeout(0.001)
    try:
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_request_that_does_not_come_is_not_waited_for(served: Watching) -> None:
    """A letter each half second, as a slow client sends them: it is cut off, and a hang ends this test."""
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as line:
        line.sendall(b"GET / HTTP/1.1\r\nX: ")
        while time.monotonic() - started < 2 * PATIENCE:
            try:
                line.sendall(b"a")
            except ConnectionError:
                break
            time.sleep(0.5)
        else:
            pytest.fail("the server still waits")


def test_a_connection_that_stays_is_used_again(served: Watching) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=PATIENCE)
    for _ in range(3):
        connection.request("GET", f"/{served.key}/")
        answer = connection.getresponse()
        assert (answer.status, answer.read() != b"") == (200, True)
    connection.close()
