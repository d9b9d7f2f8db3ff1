"""What an editor shows about the word under the mouse, in Markdown: its meaning, and why something is said of it."""

import re

from lsprotocol import types

from toc.apps.lsp.opened import Opened, say
from toc.apps.lsp.places import Expected, Spot, expected, label_of, mention_at, named, spot
from toc.core import keywords
from toc.core.findings import Finding
from toc.core.keywords import Word
from toc.core.model import IMPACT, Actor, Part, Plan
from toc.core.shapes import Leaf
from toc.lint.formatters.words import severity_word
from toc.lint.readiness import counts
from toc.lint.wording import worded

_SIGNS = re.compile(r"[\\`*\[\]<|~&]|^[#>+-]|(?<!\w)_|_(?!\w)")


def hover(opened: Opened, place: types.Position) -> types.Hover | None:
    """About the id, keyword or value at that place, and about the findings there."""
    offset = opened.positions.offset(place)
    found = [one for one in opened.findings if one.span.start.offset <= offset <= one.span.end.offset]
    about = _about_id(opened, offset) or _about_word(opened, offset)
    texts = [*([about[0]] if about else []), *(_about_finding(opened, one) for one in found)]
    if not texts:
        return None
    span = about[1].span if about else found[0].span
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(texts))
    return types.Hover(content, opened.positions.of(span))


def _about_finding(opened: Opened, found: Finding) -> str:
    finding = worded(found, opened.language)
    kind = severity_word(finding.severity, opened.language)
    source = f"*{say(opened.language, 'rests-on')}: {_plain(finding.source)}*" if finding.source else ""
    later = "" if counts(finding, opened.profile) else say(opened.language, "counts-later")
    lines = (
        f"**{kind}**{later}: {_plain(finding.message)} `{finding.rule}`",
        _plain(finding.help),
        _plain(finding.rationale),
    )
    return "\n\n".join(line for line in (*lines, source) if line)


def _about_id(opened: Opened, offset: int) -> tuple[str, Spot] | None:
    mention = mention_at(opened.document, offset)
    thing = named(opened, mention.id) if mention else None
    if mention is None or thing is None or (mention.id == IMPACT and mention.declares):
        return None
    return about_thing(opened, mention.id, thing), Spot((), mention.span, on_key=True)


def about_thing(opened: Opened, identifier: str, thing: Part) -> str:
    """The kind of a thing, its label and text, its role, and what it leads to."""
    document = opened.document
    section = document.sections.get(identifier, "impact_goal")
    name = getattr(thing, "label", None) or getattr(thing, "name", None) or ""
    about = keywords.spell(section, document.spelling, Plan)
    head = f"**{_plain(name)}** (`{identifier}`, {about})" if name else f"**{identifier}** ({about})"
    lines = [head, _plain(getattr(thing, "text", None) or "")]
    if isinstance(thing, Actor) and thing.role:
        role = next(word for word in keywords.VALUES[type(thing.role)] if word.en == thing.role)
        lines.append(f"{keywords.spell('role', document.spelling, Actor)}: {_value(role, opened)}")
    lines += _leads_to(opened, thing)
    return "\n\n".join(line for line in lines if line)


def _leads_to(opened: Opened, thing: Part) -> list[str]:
    effects: tuple[str, ...] = getattr(thing, "leads_to", ())
    if not effects:
        return []
    rows = [f"- `{one}` {_plain(label_of(named(opened, one)))}".rstrip() for one in effects]
    return [f"{keywords.spell('leads_to', opened.document.spelling)}:", "\n".join(rows)]


def _about_word(opened: Opened, offset: int) -> tuple[str, Spot] | None:
    found = spot(opened.document, offset)
    here = expected(found.path) if found else None
    if found is None or here is None:
        return None
    if found.on_key:
        # An id or a term of the glossary is no keyword.
        is_keyword = here.word and found.path[-1] == here.keyword
        return (about_keyword(opened, here), found) if is_keyword else None
    text = opened.document.text[found.span.start.offset : found.span.end.offset].strip("'\"")
    known = keywords.values_of(here.shape.values) if isinstance(here.shape, Leaf) and here.shape.values else {}
    word = known.get(text)
    return (_value(word, opened, name=text), found) if word else None


def about_keyword(opened: Opened, here: Expected) -> str:
    """What a keyword means, and the values that it takes where these are fixed."""
    word = here.word
    if word is None:
        return ""
    lines = [f"**{word.spelled(opened.document.spelling)}**: {_plain(word.about(opened.language))}"]
    if isinstance(here.shape, Leaf) and here.shape.values:
        lines.append("\n".join(f"- {_value(one, opened)}" for one in keywords.VALUES[here.shape.values]))
    return "\n\n".join(lines)


def _value(word: Word, opened: Opened, name: str = "") -> str:
    about = _plain(word.about(opened.language))
    return f"`{name or word.spelled(opened.document.spelling)}`" + (f": {about}" if about else "")


def _plain(text: str) -> str:
    """The text on one line, without a meaning in Markdown for any of its signs."""
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
