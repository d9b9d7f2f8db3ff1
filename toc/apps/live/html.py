"""The page around a plan, and the list of plans: templates with one style and one script each, which the policy lets in
by their hash. What comes from a plan is not in them: the script gets it as JSON and sets it as text."""

import json
from collections.abc import Iterator
from functools import cache
from html import unescape
from importlib.resources import files
from re import search

from toc.apps.live.words import WORDS
from toc.core.languages import Language
from toc.pictures import theme
from toc.publish.page.build import colours, fonts, hash_of, tongues
from toc.publish.page.markup import Html, Localized, localized, one_language, tag
from toc.publish.page.words import in_all


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
