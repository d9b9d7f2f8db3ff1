"""The ids of a document: what is wrong with an id that somebody wrote, and which one was meant."""

from toc.core import keywords
from toc.core.lazy_regex import late
from toc.core.model import IMPACT, NODE_SECTIONS, Plan, as_id, is_id
from toc.core.suggest import nearest, slip_of
from toc.syntax.document import Document

NODES = (*NODE_SECTIONS, IMPACT)
"""Where an id has to stand to be an end of an arrow."""

MAX_SUGGESTIONS = 50
"""Different unknown ids for which a near one is sought: a file with more of them has another problem than slips."""

Facts = dict[str, object]

_BETWEEN = late(r"[\s,;]+")


class Ids:
    """Knows every id of one document by section. Each list is made once, however many references ask for it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = {**document.sections, IMPACT: IMPACT}
        self._ids: dict[tuple[str, ...], list[str]] = {}
        self._named: dict[tuple[str, ...], dict[str, str]] = {}
        self._meant: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._slips: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._renamed = {as_id(one) for one in document.sections if not is_id(one)}
        """What ids become that cannot be ids: whoever refers to it in that way is right already."""

    def resolves(self, written: str, allowed: tuple[str, ...]) -> bool:
        """Whether that is the id of something in one of these sections."""
        return self._sections.get(written) in allowed

    def problem(self, written: str, allowed: tuple[str, ...]) -> tuple[str, Facts] | None:
        """What is wrong with an id where those of these sections may stand: a key of the wording, with its facts.

        None where nothing is wrong, also for an id that was seen in a stretch that could not be read.
        """
        section = self._sections.get(written)
        if self.resolves(written, allowed) or written in self._document.lost_ids or written in self._renamed:
            return None
        facts: Facts = {"written": written, "needed": [name for name in allowed if name != IMPACT]}
        if section:
            spelled = keywords.spell("impact_goal" if section == IMPACT else section, self._document.spelling, Plan)
            return "kind", {**facts, "section": spelled}
        several = self._several(written, allowed)
        if several:
            return "several", {**facts, "ids": several}
        meant = self._suggestion(written, allowed)
        return ("near", {**facts, "near": meant}) if meant else ("", facts)

    def is_certain(self, written: str, meant: str, allowed: tuple[str, ...]) -> bool:
        """Whether nothing else than that id can be meant: it is so called, or this is a plain slip of the pen."""
        if written.casefold() in self._named[allowed]:
            return True
        asked = (written, allowed)
        if asked not in self._slips:
            self._slips[asked] = slip_of(written, self._ids[allowed])
        parts = _BETWEEN.split(written)
        among = len(parts) > 1 and any(one in self._sections for one in parts)
        return self._slips[asked] == meant and not among

    def _several(self, written: str, allowed: tuple[str, ...]) -> list[str]:
        """The ids that stand there as one, because the comma between them was forgotten."""
        parts = _BETWEEN.split(written.strip())
        whole = len(parts) > 1 and len(set(parts)) == len(parts)
        return parts if whole and all(self.resolves(one, allowed) for one in parts) else []

    def _suggestion(self, written: str, allowed: tuple[str, ...]) -> str | None:
        """The id of the thing with that name or label, or else the id that looks most like it."""
        asked = (written, allowed)
        if asked not in self._meant:
            self._list(allowed)
            named = self._named[allowed].get(written.casefold())
            seek = not named and len(self._meant) < MAX_SUGGESTIONS
            self._meant[asked] = self._nearest(written, self._ids[allowed]) if seek else named
        return self._meant[asked]

    @staticmethod
    def _nearest(written: str, known: list[str]) -> str | None:
        # Of several words at once, one that is like one of them is no better guess than the others.
        return slip_of(written, known) if _BETWEEN.search(written) else nearest(written, known)

    def _list(self, allowed: tuple[str, ...]) -> None:
        """Makes the list of what stands in these sections, and of how people name it."""
        if allowed in self._ids:
            return
        self._ids[allowed] = [name for name, section in self._sections.items() if section in allowed and is_id(name)]
        named: dict[str, set[str]] = {}
        for identifier in self._ids[allowed]:
            thing = self._document.thing(identifier)
            called = (getattr(thing, "name", None), getattr(thing, "label", None), *getattr(thing, "aliases", ()))
            for name in filter(None, called):
                named.setdefault(name.casefold(), set()).add(identifier)
        self._named[allowed] = {name: found.pop() for name, found in named.items() if len(found) == 1}
