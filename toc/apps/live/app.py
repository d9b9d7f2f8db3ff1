"""The addresses: the list of plans, each plan with its picture, and what keeps them up to date.

    /KEY/                     the list                /KEY/events               what it shows, as it changes
    /KEY/plan/SLUG/           the page around a plan  /KEY/plan/SLUG/events     what it shows, as it changes
    /KEY/plan/SLUG/page       the picture and texts, as `toc render --format html` writes them

A plan is known by its slug, from the list of plans that are watched. No address is ever taken for the name of a file.
"""

import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from toc.apps.live import state
from toc.apps.live.guard import Guard
from toc.apps.live.html import live, policy_of, refusal
from toc.apps.live.state import Entry, PlanStates

_BEAT = 10.0
"""Seconds between two signs of life: a page that hears nothing for longer connects anew."""


def application(states: PlanStates, *, port: int, key: str, language: str) -> Guard:
    """The whole application behind its guard. `language` is the one in which pages start to speak."""

    async def index(_: Request) -> Response:
        return _live("index", language)

    async def index_events(request: Request) -> Response:
        return _stream(request, _told(states, lambda now: {"plans": state.plans(states, now)}))

    async def frame(request: Request) -> Response:
        _entry(states, request)
        return _live("frame", language)

    async def frame_events(request: Request) -> Response:
        return _stream(request, _viewed(states, _entry(states, request)))

    async def page(request: Request) -> Response:
        picture = _entry(states, request).picture
        if picture is None:
            raise HTTPException(404)
        html = picture.html
        return HTMLResponse(html, headers={"Content-Security-Policy": policy_of(html[:4096].decode(errors="replace"))})

    plan = f"/{key}/plan/{{slug}}"
    routes = [
        Route(f"/{key}/", index),
        Route(f"/{key}/events", index_events),
        Route(f"{plan}/", frame),
        Route(f"{plan}/events", frame_events),
        Route(f"{plan}/page", page),
    ]
    inner = Starlette(routes=routes, exception_handlers={HTTPException: _nothing, Exception: _bug})
    inner.router.redirect_slashes = False
    return Guard(inner, port=port, key=key)


def _entry(states: PlanStates, request: Request) -> Entry:
    entry = states.entries.get(request.path_params["slug"])
    if entry is None:
        raise HTTPException(404)
    return entry


def _live(name: str, language: str) -> Response:
    html, policy = live(name, language)
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


async def _nothing(_: Request, error: Exception) -> Response:
    return HTMLResponse(refusal("path"), error.status_code if isinstance(error, HTTPException) else 404)


async def _bug(_: Request, __: Exception) -> Response:
    from toc.apps.errors import report_bug

    report_bug()
    return Response(status_code=500)


def _stream(request: Request, events: AsyncIterator[str]) -> Response:
    if request.method == "HEAD":  # an answer without a body would never end
        return Response(media_type="text/event-stream")
    return StreamingResponse(events, media_type="text/event-stream")


async def _viewed(states: PlanStates, entry: Entry) -> AsyncIterator[str]:
    """The events of a plan; as long as they are heard, it is drawn when it changes."""
    entry.viewers += 1
    states.ring()
    try:
        async for event in _told(states, lambda now: state.plan(entry, now)):
            yield event
    finally:
        entry.viewers -= 1


async def _told(states: PlanStates, state: Callable[[datetime], Any]) -> AsyncIterator[str]:
    """The state at first and whenever it is another one, as server-sent events, with signs of life in between."""
    told = ""
    yield "retry: 1000\n\n"
    while not states.closing:
        rings = states.rings
        now = json.dumps(state(datetime.now().astimezone()), separators=(",", ":"))
        if now != told:
            told = now
            yield f"data: {now}\n\n"
        if not await states.changed(rings, _BEAT):
            yield "event: beat\ndata:\n\n"
