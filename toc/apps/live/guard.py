"""Who may ask, and what is refused before it is a request."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from hmac import compare_digest
from itertools import chain
from typing import Any

import h11
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from uvicorn.protocols.http.h11_impl import H11Protocol

from toc.apps.live.html import refusal

# --- Who may ask ------------------------------------------------------------------------------------------------------
# A browser on this computer that was given the address, and no page of another site through it.
#
# - The key in the path keeps out other people on this computer, and pages that guess the port.
# - The target has to be a path, and nothing may be sent along: `OPTIONS *`, `CONNECT` and other forms stop here.
# - The `Host` has to be ours: a name that somebody else points to 127.0.0.1 (DNS rebinding) is refused.
# - `Origin` and `Sec-Fetch-Site` tell that another site asks; only a click on a link to us may come from elsewhere.

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Of every answer; one that shows something has a policy of its own."""

MAX_HEAD = 65_536
"""Bytes of the first line and the headers of a request. Other servers on this computer may have left cookies."""

_REFUSED = 400
"""From this status on an answer is a refusal."""


class Guard:
    """Stands before the application: what may not pass never gets there."""

    def __init__(self, application: Application, *, port: int, key: str) -> None:
        self._application = application
        self._key = key.encode()
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self._hosts |= {"127.0.0.1", "localhost"} if port == 80 else set()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*_added(message["headers"]), *message["headers"]]
                if message["status"] >= _REFUSED:
                    # Who was refused has nothing more to say: a body that still comes is not waited for.
                    message["headers"].append((b"connection", b"close"))
            await send(message)

        if scope["type"] != "http":
            return
        refused = self._refused(scope)
        await (refused or self._application)(scope, receive, with_headers)

    def _refused(self, scope: Message) -> Response | None:
        headers = Headers(scope=scope)
        written = (scope["raw_path"], scope["query_string"], *chain(*scope["headers"]))
        if sum(map(len, written)) + len(": \r\n") * len(headers) > MAX_HEAD:
            return HTMLResponse(refusal("request"), 431)
        if not scope["raw_path"].startswith(b"/") or _sends(headers):
            return HTMLResponse(refusal("request"), 400)
        if headers.get("host", "") not in self._hosts:
            return HTMLResponse(refusal("host"), 421)
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return HTMLResponse(refusal("site"), 403)
        site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "")
        if site not in {"none", "same-origin"} and mode != "navigate":
            return HTMLResponse(refusal("site"), 403)
        key = scope["path"].split("/")[1].encode("utf-8", "surrogatepass")
        return None if compare_digest(key, self._key) else HTMLResponse(refusal("key"), 403)


def _sends(headers: Headers) -> bool:
    """Whether something comes after the head of the request."""
    return "transfer-encoding" in headers or headers.get("content-length", "0").strip("0") != ""


def _added(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    there = {name.lower() for name, _ in headers}
    return [
        (name.lower().encode(), value.encode()) for name, value in HEADERS.items() if name.lower().encode() not in there
    ]


# --- Connections ------------------------------------------------------------------------------------------------------
# One connection to the live page: what is no request is refused in plain words, and nobody keeps the server waiting.
#
# uvicorn waits without end for a request that does not come. Here a request has to be whole within a time, and of the
# connections that did not ask anything yet the oldest makes room for a new one: who holds many of them locks out
# nobody.

REQUEST_SECONDS = 10
"""Within which the head of a request has to be there."""

MAX_WAITING = 50
"""Connections that have not asked anything yet."""

MAX_CONNECTIONS = 250
"""All connections together: a page of a plan holds one, and the list another."""


class Connection(H11Protocol):
    """The protocol of uvicorn with limits in time and count, and with answers of our own."""

    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]  # uvicorn names the kind of transport that it gets
        others = [one for one in self.connections if isinstance(one, Connection) and one is not self]
        others = [one for one in others if not one.transport.is_closing()]
        waiting = [one for one in others if one.cycle is None]
        if len(waiting) >= MAX_WAITING or (waiting and len(others) >= MAX_CONNECTIONS):
            min(waiting, key=_since).transport.abort()
        elif len(others) >= MAX_CONNECTIONS:
            self.transport.abort()
            return
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.transport.is_closing():
            self._wait()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 what it says is English for whoever runs a server
        body = refusal("request").encode()
        headers = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
        headers += [(b"Content-Type", b"text/html; charset=utf-8"), (b"Connection", b"close")]
        headers.append((b"Content-Length", str(len(body)).encode()))
        events: tuple[Any, ...] = (
            h11.Response(status_code=400, headers=headers, reason=b"Bad Request"),
            h11.Data(data=body),
            h11.EndOfMessage(),
        )
        # Where the answer to the same request has begun, nothing more can be said.
        with suppress(h11.LocalProtocolError):
            for event in events:
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _wait(self) -> None:
        self._stop_waiting()
        self._limit = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None


def _since(one: Connection) -> float:
    """When it began to wait, in seconds of the loop."""
    return one._limit.when() if one._limit else 0.0  # noqa: SLF001 of the same kind
