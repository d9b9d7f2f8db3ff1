"""Which actors a text names: by id, by name or by one of their other names."""

import re
from collections.abc import Mapping

from toc.core.model import Actor

_LONGEST = 8
"""Most words that a name can have: a longer one is not looked for."""


class Named:
    """Finds actors in what people write: `jongeren`, `Jongeren`, `zes jongeren uit de wijk`."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._ids: dict[tuple[str, ...], list[str]] = {}
        for identifier, actor in actors.items():
            for name in filter(None, (identifier, actor.name, *actor.aliases)):
                self._ids.setdefault(_words(name), []).append(identifier)
        self._longest = min(max(map(len, self._ids), default=0), _LONGEST)

    def actors(self, text: str) -> list[str]:
        """The ids of the actors that the text names, in the order of the text."""
        words = _words(text)
        found = [
            identifier
            for start in range(len(words))
            for end in range(start + 1, min(start + self._longest, len(words)) + 1)
            for identifier in self._ids.get(words[start:end], ())
        ]
        return list(dict.fromkeys(found))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold().replace("_", " ")))
