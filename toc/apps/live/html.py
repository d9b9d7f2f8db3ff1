"""The page around a plan, the list of plans, and the words of both."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from html import unescape
from importlib.resources import files
from re import search

from toc.core.languages import Language
from toc.core.numbers import month
from toc.pictures import theme
from toc.publish.page.boxes import in_all
from toc.publish.page.build import colours, fonts, hash_of, tongues
from toc.publish.page.markup import Html, Localized, localized, one_language, tag

# --- Words ------------------------------------------------------------------------------------------------------------
# What the live page and the list of plans say themselves, in every language.

_NAMES = (
    "all",
    "plans",
    "none",
    "saved",
    "waiting",
    "good",
    "error",
    "errors",
    "warning",
    "warnings",
    "tip",
    "tips",
    "language",
    "lateron",
    "list",
    "broken",
    "partial",
    "unreadable",
    "gone",
    "closed",
    "failed",
    "bug",
    "old",
    "lost",
    "line",
    "page",
    "error_kind",
    "warning_kind",
    "info_kind",
    "torn",
    "stuck",
    "bar",
    "picture",
)

WORDS: Mapping[str, Localized] = {name: in_all(f"watch-{name.replace('_', '-')}") for name in _NAMES}
"""With a gap for what is filled in."""


def when(saved: float, now: datetime) -> Localized:
    """A time (seconds since 1970) as a clock shows it, with the day where that is not today."""
    at = datetime.fromtimestamp(saved).astimezone()
    clock = f"{at:%H:%M:%S}"
    if at.date() == now.date():
        return tuple(clock for _ in Language)
    return tuple(f"{at.day} {month(at.month, language)} {clock}" for language in Language)


# --- Pages ------------------------------------------------------------------------------------------------------------
# The page around a plan, and the list of plans: templates with one style and one script each, which the policy lets in
# by their hash. What comes from a plan is not in them: the script gets it as JSON and sets it as text.


@cache
def live(name: str, language: str) -> tuple[str, str]:
    """The page `frame` or `index`, and its policy. `language` is that in which it starts to speak."""
    style, script = _style(), _source("wire.js") + _source(f"{name}.js")
    parts = {
        "language": language,
        "tongues": tongues(short=False),
        "style": style,
        "script": script,
        "words": json.dumps({"languages": list(Language), "said": WORDS}).replace("<", "\\u003c"),
        **{f"say_{key}": localized(words) for key, words in WORDS.items()},
    }
    html = _source(f"{name}.html")
    for key, part in parts.items():
        html = html.replace(f"{{{{{key}}}}}", part)
    return html, _policy(style, script)


def policy_of(page: str) -> str:
    """The policy that a page of a plan has in it, for its header as well; only a page of ours may frame it."""
    found = search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    inside = unescape(found[1]) if found else "default-src 'none'"
    return f"{inside}; frame-ancestors 'self'"


@cache
def refusal(why: str) -> str:
    """What somebody sees who asks for what is not to be had."""
    told = tag("p", *_lines(in_all(f"watch-refuses-{why}")))
    return f'<!DOCTYPE html><html lang="nl"><meta charset="utf-8"><title>toc watch</title>{told}</html>'


def _lines(words: Localized) -> Iterator[Html]:
    """The words in every language under each other: no script or style chooses."""
    for number, (language, said) in enumerate(zip(Language, words, strict=True)):
        if number:
            yield Html("<br>")
        yield tag("span", said, lang=language.value)


def _policy(style: str, script: str) -> str:
    allowed = {
        "default-src": "'none'",
        "script-src": hash_of(script),
        "style-src": hash_of(style),
        "font-src": "data:",
        "img-src": "data:",
        "connect-src": "'self'",
        "frame-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _style() -> str:
    return fonts() + colours(theme.PAPER) + one_language() + _source("live.css")


def _source(name: str) -> str:
    return (files("toc.apps.live") / name).read_text("utf-8")
