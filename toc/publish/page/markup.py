"""HTML as values: text is escaped unless it is `Html` already."""

import re
from collections.abc import Iterable
from html import escape

from toc.core.model import Language

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_VOID = frozenset({"br", "col", "hr", "img", "input", "meta"})


class Html(str):
    """Markup that is safe to write as it is."""

    __slots__ = ()


Part = str | None
Localized = tuple[str, ...]
"""The same words in every language, in the order of `Language`."""


def text(written: str) -> Html:
    """The text as HTML, without characters that HTML cannot hold."""
    return Html(escape(_NOT_TEXT.sub("\ufffd", written)))


def tag(name: str, *inside: Part, **attributes: str | bool | None) -> Html:
    """An element. `class_` and `data_id` become `class` and `data-id`; one that is None or False is left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{joined(inside)}</{name}>")


def joined(parts: Iterable[Part], between: str = "") -> Html:
    """The parts one after the other, those that are None left out."""
    return Html(between.join(part if isinstance(part, Html) else text(part) for part in parts if part is not None))


def localized(words: Localized) -> Html:
    """Words of the page in every language; the style shows one of them."""
    if len(set(words)) == 1:
        return text(words[0])
    return joined(
        tag("span", one, class_="t", lang=language.value) for language, one in zip(Language, words, strict=True)
    )


def in_turn(name: str, words: Localized) -> dict[str, str]:
    """The attributes `data-name-nl`, `data-name-en` and so on, from which the script takes the words of a language."""
    return {f"data_{name}_{language.value}": one for language, one in zip(Language, words, strict=True)}


def one_language() -> str:
    """The style that shows the words of one language, that of the page."""
    shown = (f'[data-language="{language}"] .t:not([lang="{language}"])' for language in Language)
    return f"{', '.join(shown)} {{ display: none; }}\n"


def attributes(values: dict[str, str]) -> Html:
    """Attributes for a template, with a space before each."""
    return Html("".join(_attribute(key, value) for key, value in values.items()))


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{text(value)}"'
