"""What a row says by naming things beside each other: one leads to the other, an indicator measures it."""

from itertools import pairwise

from toc.core.messages import message
from toc.core.model import IMPACT
from toc.exchange.draft import Draft, Names, Thing
from toc.exchange.limits import MAX_LINKS, more_than
from toc.exchange.naming import SMALL, key_of
from toc.exchange.tables import Slot, rank

_ABOUT = {"indicators": "measures", "learning_questions": "about", "methods": "answers"}


class Connections:
    """Collects what belongs together, each pair once, and writes it into the things at the end."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._pairs: dict[tuple[int, int, str], tuple[Thing, Thing, str]] = {}

    def connect(self, slots: list[Slot], here: dict[int, list[Thing]], spot: str) -> None:
        """The things of one row, by the index of their slot."""
        chain = sorted(
            (at, index) for index, slot in enumerate(slots) if here[index] and (at := rank(slot)) is not None
        )
        for (low, cause), (high, effect) in pairwise(chain):
            if low < high:
                for thing in here[cause]:
                    self._add(thing, here[effect], "leads_to", spot)
        for index, slot in enumerate(slots):
            way = _ABOUT.get(slot.kind)
            if way and not slot.holds((way,)):
                self._attach(way, index, slots, here, spot)

    def _add(self, thing: Thing, others: list[Thing], way: str, spot: str) -> None:
        for other in others:
            if thing is not other:
                self._pairs.setdefault((id(thing), id(other), way), (thing, other, spot))
        if len(self._pairs) > MAX_LINKS:
            raise more_than(MAX_LINKS, message("links-between-its-things"))

    def _attach(self, way: str, index: int, slots: list[Slot], here: dict[int, list[Thing]], spot: str) -> None:
        """To the column that shares most words with the text, else to the nearest one on the left."""
        beside = [other for other, slot in enumerate(slots) if here[other] and _can_be_meant(way, slot)]
        for thing in here[index] if beside else ():
            chosen = max(beside, key=lambda other: (_shared(thing, here[other]), other < index, other))
            self._add(thing, here[chosen], way, spot)
            if len(beside) > 1:
                thing.check((way,), message("import-which-of-the-columns", spot=spot))

    def settle(self) -> None:
        """One goal is the impact goal; where there are more, these are outcomes on the way to it."""
        top = self._draft.top
        own = str(top.values.get(("impact_goal", "text")) or top.values.get(("impact_goal", "label")) or "")
        goals = [goal for goal in self._draft.of("impact_goal") if not own or key_of(goal.name) != key_of(own)]
        for goal in goals if own or len(goals) > 1 else ():
            self._demote(goal)
        for goal in list(self._draft.of("impact_goal")):
            for path, value in goal.values.items():
                top.values.setdefault(("impact_goal", *path), value)
            self._draft.things.remove(goal)  # one at most: the others were demoted
            goal.id = IMPACT
        for (_, _, way), (thing, other, spot) in self._pairs.items():
            thing.add_name((way,), Names([], spot, (other.section,), things=[other]))

    def _demote(self, goal: Thing) -> None:
        goal.section = "outcomes"
        goal.values.setdefault(("term",), "long")
        self._draft.notes.guessed(
            goal.spot,
            message("more-than-one-goal-became-a", name=goal.name),
        )
        goal.check((), message("an-impact-goal-or-a-step"))


def _can_be_meant(way: str, slot: Slot) -> bool:
    return slot.kind in ("indicators", "learning_questions") if way == "answers" else rank(slot) is not None


def _shared(thing: Thing, others: list[Thing]) -> int:
    """So many words two texts share: an indicator speaks of what it measures."""
    own = set(key_of(thing.name).split()) - SMALL
    return max((len(own & set(key_of(other.name).split())) for other in others), default=0)
