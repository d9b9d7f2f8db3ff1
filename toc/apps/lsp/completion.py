"""What can be filled in where somebody is typing: keywords, values, ids and links, as the file spells them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from toc.apps.lsp.context import Context, context
from toc.apps.lsp.hover import about_thing
from toc.apps.lsp.opened import Opened, say
from toc.apps.lsp.places import Expected, expected, is_yes_or_no, label_of, named
from toc.apps.lsp.snippets import NEW_PLANS, behind_keyword, new_thing
from toc.core import keywords
from toc.core.model import IMPACT, Part
from toc.core.shapes import Leaf, ListOf, PartOf, SectionOf
from toc.syntax.document import Path

TRIGGERS = (" ", ":", "[", "{", ",", "-", ">")


class Offer(NamedTuple):
    """One choice: the name under which it is listed, what is inserted (a snippet where `snippet`), and what it is."""

    name: str
    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    about: str = ""
    snippet: bool = False


def completion(opened: Opened, place: types.Position, *, snippets: bool) -> list[types.CompletionItem]:
    """The choices at that place, the most likely first; with gaps to fill in where the editor knows `snippets`."""
    here = context(opened.document.lines, opened.positions.offset(place))
    if here is None:
        return []
    offers = [one if snippets else _plainly(one) for one in _offers(opened, here)]
    span = opened.positions.range(here.start, here.end)
    if span.start.line != span.end.line:  # the protocol wants one line: what stands on that of the place
        lines, offset = opened.document.lines, opened.positions.offset(place)
        first, _ = lines.bounds(lines.position(offset).line)
        written = lines.text[first:offset].lstrip()
        span = opened.positions.range(offset - len(written), offset)
    return [_item(one, span, rank) for rank, one in enumerate(offer for offer in offers if offer)]


def _plainly(offer: Offer) -> Offer | None:
    """The choice for an editor that knows no gaps: a keyword goes as far as its colon, longer pieces are left out."""
    if not offer.snippet:
        return offer
    if offer.kind is types.CompletionItemKind.Snippet:
        return None
    return offer._replace(text=re.split(r"\n|[\[{]?\$", offer.text)[0], snippet=False)


def _item(offer: Offer, span: types.Range, rank: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=offer.name,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, offer.about) if offer.about else None,
        sort_text=f"{rank:05d}",
        filter_text=offer.name,
        insert_text_format=types.InsertTextFormat.Snippet if offer.snippet else None,
        insert_text_mode=types.InsertTextMode.AdjustIndentation if "\n" in offer.text else None,
        text_edit=types.TextEdit(span, offer.text),
    )


def _offers(opened: Opened, here: Context) -> Iterator[Offer]:
    there = expected(here.path)
    if there is None:
        return
    match there.shape:
        case PartOf(part=part) if not here.in_value:
            yield from _keywords(opened, here, part)
        case SectionOf(item=PartOf(part=part)) if not (here.in_value or here.in_brackets or here.closed):
            yield _thing(opened, there.keyword, part)
        case ListOf(item=PartOf(part=part)) if not (here.in_value or here.in_brackets or here.closed):
            yield _thing(opened, there.keyword, part, dash="- ")
        case Leaf() | ListOf() if not here.closed:
            yield from _values(opened, here, there)


def _keywords(opened: Opened, here: Context, part: type[Part]) -> Iterator[Offer]:
    """The keywords of that part that do not stand there yet."""
    spelling, known = opened.document.spelling, keywords.keywords_of(part)
    taken = {known[name].en for name in here.written if name in known}
    if not here.path and not here.in_brackets and not taken:
        yield from (
            Offer(say(language, "thing-new-plan"), NEW_PLANS[language], types.CompletionItemKind.Snippet, snippet=True)
            for language in sorted(NEW_PLANS, key=lambda one: one is not opened.language)
        )
    for word in keywords.KEYWORDS[part]:
        if word.en in taken:
            continue
        name = word.spelled(spelling)
        behind = "" if here.closed else behind_keyword(Expected(PartOf(part)).step(word.en), brackets=here.in_brackets)
        about = word.about(opened.language)
        kind = types.CompletionItemKind.Property
        yield Offer(name, name + behind, kind, detail=about, snippet="$" in behind)


def _thing(opened: Opened, keyword: str, part: type[Part], dash: str = "") -> Offer:
    """A new thing in a section, or a new part in a list, with its usual keywords."""
    name = say(opened.language, f"thing-new-{keyword.replace('_', '-')}")
    text = new_thing(keyword, part, name.split()[-1], opened.document.spelling, dash)
    return Offer(name, text, types.CompletionItemKind.Snippet, snippet=True)


def _values(opened: Opened, here: Context, there: Expected) -> Iterator[Offer]:
    space = " " if here.glued else ""
    for one in _plain_values(opened, there):
        yield one._replace(text=space + one.text)
    if there.mark is None:
        return
    # An item of a list needs brackets or a dash, where it has none yet; a link mostly stands alone.
    opening, closing = ("[", "]") if isinstance(there.shape, ListOf) and here.in_value and there.mark.to else ("", "")
    dash = "- " if isinstance(there.shape, ListOf) and not (here.in_value or here.in_brackets) else ""
    for one in _references(opened, here, there):
        if one.name not in here.written:
            yield one._replace(text=f"{space}{dash}{opening}{one.text}{closing}")


def _plain_values(opened: Opened, there: Expected) -> Iterator[Offer]:
    spelling, language = opened.document.spelling, opened.language
    if isinstance(there.shape, Leaf) and there.shape.values:
        for word in keywords.VALUES[there.shape.values]:
            name = word.spelled(spelling)
            yield Offer(name, name, types.CompletionItemKind.EnumMember, detail=word.about(language))
    elif is_yes_or_no(there):
        for name in (say(spelling, "yes"), say(spelling, "no-2")):
            yield Offer(name, name, types.CompletionItemKind.EnumMember)
    elif there.keyword == "toc":
        yield Offer(
            "1", "1", types.CompletionItemKind.EnumMember, detail=there.word.about(language) if there.word else ""
        )


def _references(opened: Opened, here: Context, there: Expected) -> Iterator[Offer]:
    """The ids and links that may stand there, without the thing itself."""
    mark, own = there.mark, _owner(here.path)
    if mark is None:
        return
    ids = [*opened.document.sections, *([IMPACT] if IMPACT in mark.to else [])]
    rank = {section: at for at, section in enumerate(_likely(mark.to))}
    fit = [one for one in ids if _section(opened, one) in rank and one != own]
    for one in sorted(fit, key=lambda one: rank[_section(opened, one)]):
        yield _id(opened, one)
    if mark.links:
        yield from _links(opened)


def _likely(sections: Iterable[str]) -> list[str]:
    """Causes lead to changes more often than to activities."""
    return sorted(sections, key=lambda one: one == "activities")


def _section(opened: Opened, identifier: str) -> str:
    return IMPACT if identifier == IMPACT else opened.document.sections[identifier]


def _owner(path: Path) -> str:
    if path[:1] in {("impact_goal",), ("impactdoel",)}:
        return IMPACT
    return str(path[1]) if len(path) > 1 else ""


def _id(opened: Opened, identifier: str) -> Offer:
    thing = named(opened, identifier)
    about = about_thing(opened, identifier, thing) if thing else ""
    return Offer(identifier, identifier, types.CompletionItemKind.Reference, label_of(thing), about)


def _links(opened: Opened) -> Iterator[Offer]:
    """Every link that an arrow of the plan makes."""
    plan = opened.document.plan
    for cause, node in (*plan.inputs.items(), *plan.nodes()):
        for effect in getattr(node, "leads_to", ()):
            labels = " → ".join(label_of(named(opened, one)) or one for one in (cause, effect))
            yield Offer(f"{cause} -> {effect}", f"{cause} -> {effect}", types.CompletionItemKind.Reference, labels)
