"""From a plan to its page: the parts, put into the template, with a policy that lets one script and one style in."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from toc.core.messages import text as say
from toc.core.model import Language, Term
from toc.lint.formatters import Checked
from toc.lint.rules.base import Checklist
from toc.pictures import svg, theme
from toc.pictures.scene import Item, Scene
from toc.pictures.views import on_a_page
from toc.pictures.words import WORDS
from toc.publish.page.boxes import Book, checklists, facts, in_all, picture_word, term, value
from toc.publish.page.markup import (
    Html,
    Localized,
    Part,
    attributes,
    in_turn,
    joined,
    localized,
    one_language,
    tag,
    text,
)
from toc.publish.page.picture import cut, picture
from toc.publish.page.story import facts_line, in_words, lead, legend, looked_at, outline
from toc.syntax.document import Document

if TYPE_CHECKING:
    from toc.pictures.typeface import Typeface

Draw = Callable[[str, Language], Scene]
"""Draws a view of the plan with the words of a language."""

_FONTS = {400: "AtkinsonHyperlegibleNext-Regular.woff2", 600: "AtkinsonHyperlegibleNext-SemiBold.woff2"}
_GAP = re.compile(r"\{\{([\w-]+)\}\}")


def page(
    document: Document,
    draw: Draw,
    *,
    first: str = "path",
    language: Language | None = None,
    checked: Mapping[Language, Checked] | None = None,
) -> str:
    """The page as one HTML document that needs nothing else. The same arguments give the same text.

    `first` is the view that is seen first, `language` that of the page's own words (without it: the plan's). `checked`
    has the findings in every language; without it the page has none. Raises what `draw` raises.
    """
    book = Book(document, checked or {})
    spoken = language or document.language
    scenes = {(view, one): draw(view, one) for view in _order() for one in Language}
    script = _source("page.js")
    parts: dict[str, str] = {
        "language": spoken.value,
        "view": first,
        "title": text(document.plan.title or WORDS[spoken].untitled),
        "heading": _heading(document),
        "tongues": tongues(short=True),
        "facts": facts_line(document.plan) or "",
        "views": _views(first),
        "filters": joined(_filters(book)),
        "picture": picture(book, scenes[first, spoken], spoken),
        "templates": _templates(book, {key: one for key, one in scenes.items() if key != (first, spoken)}),
        "lead": lead(book),
        "outline": outline(book),
        "findings": looked_at(book) or "",
        "legend": legend(_legend(scenes), book),
        "words": in_words(book),
        "data": facts(book),
        "script": script,
    }
    shown = scenes[first, spoken]
    style = _style(shown.background) + _own_font(shown.font, "".join(parts.values()))
    parts |= {"style": style, "policy": _policy(style, script)}
    # One pass: what stands in a part is never taken for a gap.
    return _GAP.sub(lambda gap: parts[gap[1]] if gap[1] in parts else _own_words(gap[1]), _source("page.html"))


def _own_words(gap: str) -> Html:
    """What the template itself says: `say-…` as text, `label-…` and `hint-…` as attributes for the script."""
    kind, _, name = gap.partition("-")
    match kind:
        case "say":
            return localized(in_all(f"page-say-{name}"))
        case "label":
            return attributes(in_turn(kind, in_all(f"page-label-{name}")))
        case "hint":
            return attributes(in_turn(kind, in_all(f"page-say-{name}")))
    raise LookupError(gap)


def tongues(*, short: bool) -> Html:
    """A button for every language, under its own name; `short`: with its code as well, for narrow screens."""
    return joined(
        tag("button", *_named(language, short=short), type="button", data_tongue=language.value, lang=language.value)
        for language in Language
    )


def _named(language: Language, *, short: bool) -> tuple[Part, ...]:
    name = say(language, "language-own-name")
    if not short:
        return (name,)
    return tag("span", name, class_="long"), tag("span", language.value.upper(), class_="short")


def _heading(document: Document) -> Html:
    title = document.plan.title
    return tag("h1", title, class_="own") if title else tag("h1", localized(picture_word("untitled")))


def _source(name: str) -> str:
    return (files("toc.publish.page") / name).read_text("utf-8")


def _style(paper: str) -> str:
    return fonts() + colours(paper) + one_language() + _source("page.css")


def _own_font(font: "Typeface | None", said: str) -> str:
    """A font of one's own for the page and its pictures, with the characters of all that the page says."""
    if font is None:
        return ""
    from toc.pictures.typeface import font_faces

    return f"\n{font_faces(font, said)}\nbody{{font-family:{svg.families(font)}}}\n"


def fonts() -> str:
    """The house font, with its licence."""
    notice = (
        "/* Atkinson Hyperlegible Next. Copyright 2020-2024 The Atkinson Hyperlegible Next Project Authors\n"
        "(https://github.com/googlefonts/atkinson-hyperlegible-next). SIL Open Font License, Version 1.1:\n"
        "https://openfontlicense.org */\n"
    )
    faces = [notice]
    for weight, name in _FONTS.items():
        data = base64.b64encode((files("toc.pictures") / "fonts" / name).read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'Atkinson Hyperlegible Next';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
        )
    return "".join(faces)


def colours(paper: str) -> str:
    """The colours of the pictures, for the page around them."""
    names = {
        "paper": paper,
        "ink": theme.INK,
        "muted": theme.MUTED,
        "rule": theme.RULE,
        "band": theme.BANDS[0],
        "band2": theme.BANDS[1],
    }
    lines = [f"--{name}:{colour};" for name, colour in names.items()]
    dots = [
        f".dot.{kind}{{--fill:{style.fill};--line:{style.line};border-style:{'dashed' if style.dash else 'solid'};"
        f"border-radius:{min(style.radius, 5):g}px}}\n"
        for kind, style in theme.STYLES.items()
    ]
    return f":root{{{''.join(lines)}}}\n{''.join(dots)}"


def _policy(style: str, script: str) -> str:
    allowed = {
        "default-src": "'none'",
        "script-src": hash_of(script),
        "style-src": hash_of(style),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def hash_of(source: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode('ascii')}'"


def _order() -> list[str]:
    return [view.name for view in on_a_page()]


def _views(first: str) -> Html:
    """A button for each view, and one for the words."""
    named: list[tuple[str, Localized]] = [(view.name, in_all(view.title)) for view in on_a_page()]
    named.append(("words", in_all("page-in-words")))
    return joined(
        tag(
            "button", localized(words), type="button", data_view=name, aria_pressed="true" if name == first else "false"
        )
        for name, words in named
    )


def _templates(book: Book, scenes: Mapping[tuple[str, Language], Scene]) -> Html:
    return joined(
        tag("template", picture(book, scene, language), data_picture=f"{view}-{language.value}")
        for (view, language), scene in scenes.items()
    )


def _legend(scenes: Mapping[tuple[str, Language], Scene]) -> list[tuple[tuple[Item, ...], Localized]]:
    """What the legends of all views explain, each thing once."""
    found: dict[str, tuple[tuple[Item, ...], Localized]] = {}
    for view in _order():
        for entries in zip(*(cut(scenes[view, language]).legend for language in Language), strict=False):
            (shapes, first), *_ = entries
            if first != WORDS[next(iter(Language))].impact:  # the impact goal is there already
                found.setdefault(first, (shapes, tuple(words for _, words in entries)))
    return list(found.values())


def _filters(book: Book) -> Iterable[Html | None]:
    boxes = book.boxes.values()
    used = {name for box in boxes for name in book.actors(box)}
    actors = [(name, tuple(book.actor(name) for _ in Language)) for name in book.plan.actors if name in used]
    terms = {term(box) for box in boxes}
    named = [(one.value, _capital(value(one))) for one in Term if one in terms]
    lists = {one for box in boxes for one in checklists(book, box.id)}
    titles = [
        (checklist.value, tuple(checklist.heading(language) for language in Language))
        for checklist in Checklist
        if checklist in lists
    ]
    yield _select("actor", in_all("page-actor"), in_all("page-all-actors"), actors)
    frames = [(name, tuple(book.frame(name) for _ in Language)) for name in book.plan.frames]
    yield _select("term", in_all("page-term"), in_all("page-all-terms"), named)
    yield _select("frame", in_all("page-frame"), in_all("page-all-frames"), frames)
    yield _select("checklist", in_all("page-findings-on"), in_all("page-show-all"), titles)


def _select(
    name: str, label: Localized, everything: Localized, choices: Sequence[tuple[str, Localized]]
) -> Html | None:
    """A filter; None where there is nothing to choose."""
    if not choices:
        return None
    options: list[Part] = [_option("", everything), *(_option(key, words) for key, words in choices)]
    return tag("label", tag("span", localized(label)), tag("select", *options, data_filter=name))


def _option(key: str, words: Localized) -> Html:
    return tag("option", words[0], value=key, **in_turn("say", words))


def _capital(words: Localized) -> Localized:
    return tuple(word.capitalize() for word in words)
