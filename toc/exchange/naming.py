"""Ids from what people call things: readable, plain letters, each once."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from toc.core.model import ID_PATTERN, IMPACT

_LONGEST, _MOST_WORDS = 36, 4
_SMALL_WORDS = """
de het een en van voor in op te met aan om bij uit tot door naar over onder tussen die dat deze dit zich zijn haar hun
ze zij we wij is wordt worden als dan of ook niet meer er wie wat hoe hebben heeft kunnen
the a an and of for on to with at by from into their they our are be that this which who or not more have has
per elke elk ieder iedere each every aandeel aantal share number percentage
"""
SMALL = frozenset(_SMALL_WORDS.split())
_NO_TEXTS = frozenset({IMPACT, "null", "true", "false", "yes", "no", "on", "off"})
_NOT_IDS = frozenset({IMPACT, "null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nee", "toc"})


def folded(text: str) -> str:
    """The text in small plain letters: `Cafés` is `cafes`."""
    if text.isascii():
        return text.lower()
    text = text.replace("ß", "ss").replace("æ", "ae").replace("ø", "o").replace("œ", "oe").replace("’", "'")
    return "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))


@lru_cache(maxsize=20_000)
def key_of(text: str) -> str:
    """By what two names are the same: their words, whatever stands between them."""
    return " ".join(re.findall(r"[^\W_]+", folded(text)))


def is_id(text: str) -> bool:
    """Whether a plan can have that id, and every reader of YAML takes it for a text."""
    return bool(re.fullmatch(ID_PATTERN, text)) and text.lower() not in _NO_TEXTS


class Ids:
    """Ids that are taken, whatever their capitals; it gives free ones."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {one.lower() for one in taken}
        self._next: dict[str, int] = {}
        """The number from which on a name is tried that was asked for before: many things may have one text."""

    def take(self, one: str) -> None:
        """Marks an id as taken."""
        self._taken.add(one.lower())

    def free(self, text: str, fallback: str) -> str:
        """A readable id for that text that was free, and is taken from here on."""
        name = _readable(text, fallback)
        number, free = self._next.get(name, 2), name
        while free in self._taken:
            free, number = f"{name}_{number}", number + 1
        self._next[name] = number
        self._taken.add(free)
        return free


def id_for(text: str, taken: Collection[str], fallback: str) -> str:
    """A readable id for that text that is not among the taken ones."""
    return Ids(taken).free(text, fallback)


def _readable(text: str, fallback: str) -> str:
    words = re.findall(r"[a-z0-9]+", folded(text).replace("'", ""))
    telling = [word for word in words if word not in SMALL] or words
    name = ""
    for word in telling[:_MOST_WORDS]:
        longer = f"{name}_{word}" if name else word[:_LONGEST]
        if len(longer) > _LONGEST:
            break
        name = longer
    if not name or not name[0].isalpha() or name in _NOT_IDS:
        name = f"{fallback}_{name}".rstrip("_")
    return name
