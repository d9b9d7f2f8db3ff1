"""What comes in over the protocol, message by message: what is none, or does not fit, is answered as JSON-RPC asks.

pygls leaves a request that it cannot read without an answer, and an editor waits. So messages are read, measured and
weighed here, and only what fits goes to pygls.
"""

import asyncio
import json
import re
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING, Any, BinaryIO

from cattrs import Converter
from lsprotocol import types
from pygls.protocol import default_converter

if TYPE_CHECKING:
    from toc.apps.lsp.server import Server

MAX_MESSAGE = 16_000_000
"""Bytes of one message: the largest plan in the longest way of writing that editors have."""

MAX_DEPTH = 100
"""So deep may a message nest: that of an editor is ten deep."""

_LONGEST_HEADER = 10_000
_PIECE = 1_000_000

_LENGTH = re.compile(rb"content-length:[ \t]*(\d{1,18})[ \t]*\r?\n\Z", re.IGNORECASE)
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)


class Code(IntEnum):
    """Of an answer that says what is wrong with a request."""

    NO_JSON = -32700
    NO_REQUEST = -32600
    NO_METHOD = -32601
    NO_PARAMETERS = -32602
    NOT_BEGUN = -32002


class WrongMessageError(Exception):
    """A message that cannot be used. Where it asks something, `code` and `words` are its answer."""

    def __init__(self, code: Code, words: str, number: int | str | None = None) -> None:
        super().__init__(words)
        self.code = code
        self.number = number


class Incoming:
    """The messages on a stream."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = b""

    def next(self) -> bytes | None:
        """The next message, None at the end of the stream, and nothing where it is too large.

        Waits until it is there whole. What stands between messages is passed over, and so is a body that is shorter or
        longer than its header says.
        """
        length = self._header()
        if length is None:
            return None
        if length <= MAX_MESSAGE:
            body = self._read(length)
            return self._cut(body) if len(body) == length else None
        while length:
            piece = self._read(min(length, _PIECE))
            if not piece:
                return None
            length -= len(piece)
        return b""

    def _header(self) -> int | None:
        length = None
        while line := self._line():
            found = _LENGTH.search(line)
            if found:
                length = int(found[1])
            elif length is not None and not line.strip():
                return length
        return None

    def _line(self) -> bytes:
        if not self._kept:
            return self._stream.readline(_LONGEST_HEADER)
        line, end, rest = self._kept.partition(b"\n")
        if not end:
            self._kept = b""
            return line + self._stream.readline(_LONGEST_HEADER)
        self._kept = rest
        return line + end

    def _read(self, size: int) -> bytes:
        start, self._kept = self._kept[:size], self._kept[size:]
        return start + self._stream.read(size - len(start)) if len(start) < size else start

    def _cut(self, body: bytes) -> bytes:
        """A body whose header counts too far holds the next header: what follows is read once more."""
        if body.rstrip()[-1:] == b"}":
            return body
        at = body.lower().find(b"}content-length:")
        if at < 0:
            return body
        self._kept = body[at + 1 :] + self._kept
        return body[: at + 1]


def strict_converter() -> Converter:
    """That of pygls, which takes a list for a text and a text for a number, made to say no."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call]  # pygls gives it no types
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly)
    return converter


def _exactly(given: Any, kind: type) -> Any:
    if type(given) is not kind:
        raise TypeError(f"{kind.__name__} expected")
    return given


async def follow(server: "Server", incoming: Incoming) -> None:
    """Hands on what comes in until the stream ends. An `exit` ends it by SystemExit."""
    loop = asyncio.get_running_loop()
    while (body := await loop.run_in_executor(server.thread_pool, incoming.next)) is not None:
        try:
            message = _message(body)
            fitting = _fitting(server, message)
        except WrongMessageError as wrong:
            answer(server, wrong)
        else:
            if fitting is not None:
                _hand_over(server, fitting)


def _hand_over(server: "Server", message: Any) -> None:
    try:
        server.protocol.handle_message(message)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 whatever it is, the editor goes on
        server.report_server_error(error, Exception)


def _message(body: bytes) -> dict[str, Any]:
    """The message that stands there. Raises WrongMessageError."""
    if not body:
        raise WrongMessageError(Code.NO_REQUEST, f"A message has at most {MAX_MESSAGE} bytes.")
    try:
        text = body.decode("utf-8")
        if _depth(text) > MAX_DEPTH:
            raise WrongMessageError(Code.NO_REQUEST, f"A message nests at most {MAX_DEPTH} deep.")
        message = json.loads(text, parse_constant=_no_number)
    except ValueError as wrong:
        raise WrongMessageError(Code.NO_JSON, "This is no JSON in UTF-8.") from wrong
    if not isinstance(message, dict):
        raise WrongMessageError(Code.NO_REQUEST, "A message is one object.")
    return message


def _depth(text: str) -> int:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    deepest = depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        deepest = max(deepest, depth)
    return deepest


def _no_number(written: str) -> float:
    raise ValueError(f"{written} is no number of JSON")


def _fitting(server: "Server", message: dict[str, Any]) -> Any:
    """The message as pygls knows it; None where it asks nothing and is of no use. Raises WrongMessageError."""
    number, asks = message.get("id"), "id" in message
    known = number if type(number) in (int, str) else None
    method = message.get("method")
    if "method" not in message and ("result" in message or "error" in message):
        return None if known is None else _structured(server, message)
    if message.get("jsonrpc") != "2.0" or (asks and known is None):
        raise WrongMessageError(
            Code.NO_REQUEST, "A message has jsonrpc '2.0', and an id that is a number or text.", known
        )
    if not isinstance(method, str):
        raise WrongMessageError(Code.NO_REQUEST, "A method is a text.", known)
    if not asks:
        known_method = server.knows(method) and (server.begun or method == types.EXIT)
        return _structured(server, message) if known_method else None
    return _request(server, message, method, known)


def _request(server: "Server", message: dict[str, Any], method: str, number: int | str | None) -> Any:
    begins = method == types.INITIALIZE
    if not (server.begun or begins):
        raise WrongMessageError(Code.NOT_BEGUN, "The first request is 'initialize'.", number)
    if server.stopped_well or (server.begun and begins):
        said = "After 'shutdown' there is only 'exit'." if server.stopped_well else "'initialize' comes once."
        raise WrongMessageError(Code.NO_REQUEST, said, number)
    if not server.knows(method):
        raise WrongMessageError(Code.NO_METHOD, f"There is no method {json.dumps(method[:100])} here.", number)
    fitting = _structured(server, message)
    if fitting is None:
        raise WrongMessageError(Code.NO_PARAMETERS, f"The parameters do not fit {method}.", number)
    server.begun = True
    return fitting


def _structured(server: "Server", message: dict[str, Any]) -> Any:
    try:
        return server.protocol.structure_message(message)
    except Exception:  # noqa: BLE001 whatever the libraries say of it: it does not fit
        return None


def answer(server: "Server", wrong: WrongMessageError) -> None:
    """Says what is wrong with a message."""
    error = {"code": int(wrong.code), "message": str(wrong)}
    body = json.dumps({"jsonrpc": "2.0", "id": wrong.number, "error": error}).encode()
    if server.protocol.writer:
        with suppress(ValueError):  # it is closed: the editor is gone
            server.protocol.writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
