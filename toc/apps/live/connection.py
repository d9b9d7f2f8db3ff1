"""One connection to the live page: what is no request is refused in plain words, and nobody keeps the server waiting.

uvicorn waits without end for a request that does not come. Here a request has to be whole within a time, and of the
connections that did not ask anything yet the oldest makes room for a new one: who holds many of them locks out nobody.
"""

import asyncio
from contextlib import suppress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from toc.apps.live.guard import HEADERS
from toc.apps.live.html import refusal

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
