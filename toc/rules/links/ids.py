"""The ids of a document: what is wrong with an id that somebody wrote, and which one was meant."""

from toc import keywords
from toc.document import Document
from toc.model import IMPACT, NODE_SECTIONS, Plan
from toc.near import nearest

NODES = (*NODE_SECTIONS, IMPACT)
"""Where an id has to stand to be an end of an arrow."""

MAX_SUGGESTIONS = 50
"""Different unknown ids for which a near one is sought: a file with more of them has another problem than slips."""

Facts = dict[str, object]


class Ids:
    """Knows every id of one document by section. Each list is made once, however many references ask for it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sections = {**document.sections, IMPACT: IMPACT}
        self._ids: dict[tuple[str, ...], list[str]] = {}
        self._named: dict[tuple[str, ...], dict[str, str]] = {}
        self._meant: dict[tuple[str, tuple[str, ...]], str | None] = {}

    def resolves(self, written: str, allowed: tuple[str, ...]) -> bool:
        """Whether that is the id of something in one of these sections."""
        return self._sections.get(written) in allowed

    def problem(self, written: str, allowed: tuple[str, ...]) -> tuple[str, Facts] | None:
        """What is wrong with an id where those of these sections may stand: a key of the wording, with its facts.

        None where nothing is wrong, also for an id that was seen in a stretch that could not be read.
        """
        section = self._sections.get(written)
        if self.resolves(written, allowed) or written in self._document.lost_ids:
            return None
        facts: Facts = {"written": written, "needed": [name for name in allowed if name != IMPACT]}
        if section:
            spelled = keywords.spell("impact_goal" if section == IMPACT else section, self._document.spelling, Plan)
            return "kind", {**facts, "section": spelled}
        meant = self._suggestion(written, allowed)
        return ("near", {**facts, "near": meant}) if meant else ("", facts)

    def _suggestion(self, written: str, allowed: tuple[str, ...]) -> str | None:
        """The id of the thing with that name or label, or else the id that looks most like it."""
        asked = (written, allowed)
        if asked not in self._meant:
            self._list(allowed)
            named = self._named[allowed].get(written.casefold())
            seek = not named and len(self._meant) < MAX_SUGGESTIONS
            self._meant[asked] = nearest(written, self._ids[allowed]) if seek else named
        return self._meant[asked]

    def _list(self, allowed: tuple[str, ...]) -> None:
        """Makes the list of what stands in these sections, and of how people name it."""
        if allowed in self._ids:
            return
        self._ids[allowed] = [name for name, section in self._sections.items() if section in allowed]
        self._named[allowed] = {}
        for identifier in self._ids[allowed]:
            thing = self._document.thing(identifier)
            called = (getattr(thing, "name", None), getattr(thing, "label", None), *getattr(thing, "aliases", ()))
            for name in filter(None, called):
                self._named[allowed].setdefault(name.casefold(), identifier)
