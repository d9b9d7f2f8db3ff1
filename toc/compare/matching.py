"""Which thing of one plan is which of another: by its id, by what it says, or by its place among the arrows.

Everything here is the same seen from either side: what is the same going from one plan to the other is the same going
back.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from toc.core.graph import CausalGraph, graph_of
from toc.core.model import IMPACT, NODE_SECTIONS, Hypothesis, Link, Named, Plan

SECTIONS = (
    "actors",
    "inputs",
    *NODE_SECTIONS,
    "hypotheses",
    "external_factors",
    "unintended_effects",
    "indicators",
    "learning_questions",
    "methods",
    "frames",
)
"""The sections of things with an id, in the order in which the format has them."""

Key = tuple[str, str]
"""Section and id."""

Signature = Callable[[Key, Named], Hashable | None]
"""What has to be equal, or None where nothing can be said of that thing."""


def things(plan: Plan) -> dict[Key, Named]:
    """Everything with an id, in the order of the format and the file."""
    return {(section, name): one for section in SECTIONS for name, one in getattr(plan, section).items()}


class Sameness:
    """The pairs of two plans: `now` gives the new key of an old one, `was` the old key of a new one.

    What says the same under the same id is the same; then what says the same under another id, where only one on each
    side says it (plans with numbered ids are numbered anew); then what has the same id; then what stands at the same
    place among the arrows.
    """

    def __init__(self, old: Plan, new: Plan) -> None:
        self.now: dict[Key, Key] = {}
        self.was: dict[Key, Key] = {}
        self._old, self._new = things(old), things(new)
        self._known_old, self._known_new = ({name for _, name in side} for side in (self._old, self._new))
        self._ids_now: dict[str, str] = {IMPACT: IMPACT}
        self._ids_was: dict[str, str] = {IMPACT: IMPACT}
        for pool in (_section, _kind):
            for says in (_text, _label):
                self._pair(_saying(pool, says, under_its_id=True))
            for says in (_text, _label):
                self._pair(_saying(pool, says))
            self._pair(lambda key, _: (pool(key), key[1]))  # noqa: B023 it is called before the loop goes on
        self._by_arrows(graph_of(old), graph_of(new))

    def of_old(self, reference: str) -> str:
        """An id, or a link, of the old plan in the ids of the new one.

        What only one of the plans has is named apart where the other has something else under that id; a reference that
        leads nowhere in one of them is the same reference still.
        """
        return _each_end(reference, lambda name: self._ids_now.get(name) or self._apart(name, "old"))

    def of_new(self, reference: str) -> str:
        """The same for a reference of the new plan: what means the same in both is equal to what `of_old` gives."""
        return _each_end(reference, lambda name: name if name in self._ids_was else self._apart(name, "new"))

    def _apart(self, name: str, side: str) -> str:
        both = name in self._known_old and name in self._known_new
        return f"{name}\0{side if both else ''}"

    def _pair(self, signature: Signature) -> bool:
        """Pairs what is left where the signature is that of one thing on each side. Says whether it found any."""
        old, new = (
            self._signed(side, done, signature) for side, done in ((self._old, self.now), (self._new, self.was))
        )
        found = [(old[one], new[one]) for one in old if one in new]
        for before, after in found:
            self.now[before], self.was[after] = after, before
            self._ids_now[before[1]], self._ids_was[after[1]] = after[1], before[1]
        return bool(found)

    @staticmethod
    def _signed(side: Mapping[Key, Named], done: Mapping[Key, Key], signature: Signature) -> dict[Hashable, Key]:
        """What is left of a side by signature, without signatures that more than one thing has."""
        found: dict[Hashable, list[Key]] = defaultdict(list)
        for key, one in side.items():
            sign = signature(key, one) if key not in done else None
            if sign is not None:
                found[sign].append(key)
        return {sign: keys[0] for sign, keys in found.items() if len(keys) == 1}

    def _by_arrows(self, old: CausalGraph, new: CausalGraph) -> None:
        """Pairs nodes with the same causes and effects, and hypotheses on the same links, as long as there are any."""

        def place(key: Key, one: Named) -> Hashable | None:
            is_old = one is self._old.get(key)
            canonical = self.of_old if is_old else self.of_new
            if isinstance(one, Hypothesis):
                links = _known(map(canonical, one.link))
                return ("hypotheses", links) if links else None
            graph = old if is_old else new
            if key[0] not in NODE_SECTIONS:
                return None
            causes, effects = (_known(map(canonical, side[key[1]])) for side in (graph.causes, graph.effects))
            return (key[0], causes, effects) if causes and effects else None

        while self._pair(place):
            pass


def _known(names: Iterable[str]) -> frozenset[str] | None:
    """The names, where both plans have all of them and there are any."""
    found = frozenset(names)
    return found if found and not any("\0" in one for one in found) else None


def _each_end(reference: str, canonical: Callable[[str], str]) -> str:
    link = Link.parse(reference)
    return str(Link(canonical(link.cause), canonical(link.effect))) if link else canonical(reference)


def _saying(
    pool: Callable[[Key], str], says: Callable[[Named], str | None], *, under_its_id: bool = False
) -> Signature:
    def signature(key: Key, one: Named) -> Hashable | None:
        said = says(one)
        return (pool(key), said, key[1] if under_its_id else None) if said else None

    return signature


def _section(key: Key) -> str:
    return key[0]


def _kind(key: Key) -> str:
    """A result that became an outcome is still the same one."""
    return "node" if key[0] in NODE_SECTIONS else key[0]


def _words(one: Named, *fields: str) -> Iterator[str]:
    for field in fields:
        text = getattr(one, field, None)
        if isinstance(text, str) and text.strip():
            yield " ".join(text.split()).casefold()


def _text(one: Named) -> str | None:
    return next(_words(one, "text"), None)


def _label(one: Named) -> str | None:
    return next(_words(one, "label", "name"), None)
