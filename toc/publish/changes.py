"""A difference between two versions of a plan as a document, and as JSON: what `toc diff` writes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from toc.compare.describe_changes import Told, in_words
from toc.compare.difference import ArrowChange, Change, Difference, ThingChange, Value
from toc.core.messages import text as say
from toc.core.model import Language, Link
from toc.publish.documents import Block, Document, Heading, Item, Items, Layout, Masthead
from toc.publish.tables.look import Look
from toc.publish.tables.table import Source

VERSION = 1
"""Of the JSON: a field is never renamed or taken away without a new one."""

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "\N{MINUS SIGN}", Change.CHANGED: "≠"}
_HEADINGS = {
    Change.ADDED: "diff-new",
    Change.REMOVED: "diff-gone",
    Change.CHANGED: "diff-changed",
}
_BELOW = 3
"""The level of the headings: those of the first levels stand apart from what follows them."""
_ARROWS = "diff-links"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPlan:
    """A plan (`source`) and what is different in it since an older version with that name, to be told in that
    language."""

    path: str
    since: str
    difference: Difference
    language: Language
    source: Source

    def groups(self) -> Iterator[tuple[str, list[Told]]]:
        """The changes under their headings: new, gone, changed, links."""
        told = in_words(self.difference, self.language)
        for change in Change:
            yield say(self.language, _HEADINGS[change]), [one for one in told if one.change is change and not one.arrow]
        yield say(self.language, _ARROWS), [one for one in told if one.arrow]

    @property
    def compared(self) -> str:
        return say(self.language, "diff-compared-with", since=self.since)


def document(plan: ChangedPlan, look: Look) -> Document:
    """The changes under their headings."""
    title = say(plan.language, "what-changed-in", title=plan.source.title)
    blocks: list[Block] = [Masthead(title, plan.compared, plan.path)]
    for heading, told in plan.groups():
        if told:
            items = tuple(Item(_SIGNS[one.change], one.title, one.lines, bool(one.arrow)) for one in told)
            blocks += [Heading(_BELOW, heading), Items(items)]
    return Document(
        blocks=tuple(blocks),
        title=title,
        language=plan.language,
        source=plan.source,
        look=look,
        layout=Layout.LIST,
    )


def as_json(plans: list[ChangedPlan]) -> str:
    """One JSON object with every change, in ASCII."""
    files = [
        {
            "path": plan.path,
            "since": plan.since,
            "language": plan.language.value,
            "changes": [_change(one) for one in in_words(plan.difference, plan.language) if one.thing or one.arrow],
            "plan": [_field(one.way, one.before, one.after) for one in plan.difference.plan],
            "renamed": [
                {"was": one.was[1], "now": one.now[1]}
                for one in plan.difference.things
                if one.is_renamed_only and one.was and one.now
            ],
        }
        for plan in plans
    ]
    return json.dumps({"version": VERSION, "files": files}, indent=2)


def _change(one: Told) -> dict[str, object]:
    facts = _arrow(one.arrow) if one.arrow else _thing(one.thing) if one.thing else {}
    return {"change": one.change.value, **facts, "title": one.title, "lines": list(one.lines)}


def _thing(one: ThingChange) -> dict[str, object]:
    was, now = (None if key is None else {"section": key[0], "id": key[1]} for key in (one.was, one.now))
    return {"kind": "thing", "was": was, "now": now, "fields": [_field(f.way, f.before, f.after) for f in one.fields]}


def _arrow(one: ArrowChange) -> dict[str, object]:
    return {"kind": "link", "says": one.tie.value, "was": _link(one.before), "now": _link(one.after)}


def _link(link: Link | None) -> dict[str, str] | None:
    return None if link is None else {"cause": link.cause, "effect": link.effect}


def _field(way: tuple[str, ...], before: Value | None, after: Value | None) -> dict[str, object]:
    return {"field": list(way), "was": before, "now": after}
