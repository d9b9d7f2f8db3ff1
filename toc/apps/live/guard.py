"""Who may ask: a browser on this computer that was given the address, and no page of another site through it.

- The key in the path keeps out other people on this computer, and pages that guess the port.
- The target has to be a path, and nothing may be sent along: `OPTIONS *`, `CONNECT` and other forms stop here.
- The `Host` has to be ours: a name that somebody else points to 127.0.0.1 (DNS rebinding) is refused.
- `Origin` and `Sec-Fetch-Site` tell that another site asks; only a click on a link to us may come from elsewhere.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from hmac import compare_digest
from itertools import chain
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response

from toc.apps.live.html import refusal

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
