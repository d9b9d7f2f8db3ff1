"""The way to impact as a story: who does what, so that what changes, and what comes of that.

Every sentence is made of the plan's own statements. Each change is told once; where a way meets one that was told
already, it says so by its label.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toc.core.graph import graph_of
from toc.core.model import IMPACT, Language, Plan
from toc.language.embedding import Embedder
from toc.lint.rules.texts import Texts
from toc.publish.tables.speech import Tongue


@dataclass(frozen=True, slots=True)
class Passage:
    """One activity with all that comes of it, or (with the label of the impact goal) what all of it leads to."""

    title: str
    text: str


class Teller:
    """Tells one plan. Sentences are in the language of its texts, and so is what joins them.

    Without `sentences` (there is no grammar for that language) every statement stands by itself.
    """

    def __init__(self, plan: Plan, language: Language, sentences: "Sentences | None") -> None:
        self._plan = plan
        self._sentences = sentences
        self._tongue = Tongue(language)
        self._graph = graph_of(plan)
        self._told: set[str] = set()
        self._steps = 0

    def passages(self) -> Iterator[Passage]:
        """A passage for every activity in the order of the plan, then for results to which no activity leads."""
        for name in (*self._plan.activities, *self._plan.outputs, *self._plan.outcomes):
            if name not in self._told and (name in self._plan.activities or not self._reached(name)):
                self._told.add(name)
                self._steps = 0
                yield Passage(self._label(name), " ".join(self._from(name)))

    def _reached(self, name: str) -> bool:
        return any(one in self._plan.activities for one in self._graph.upstream([name]))

    def _from(self, start: str) -> Iterator[str]:
        """What happens at that box, and from change to change what comes of it."""
        effects = self._effects(start)
        new = [one for one in effects if one != IMPACT and one not in self._told]
        yield self._opening(start, new)
        yield from self._joined(start, [one for one in effects if one not in new], just_told=not new)
        self._told.update(new)
        waiting = list(new)
        # The change that the sentence before this one told: "dat" and "daardoor" mean that one.
        last = new[0] if len(new) == 1 else ""
        while waiting:
            cause = waiting.pop(0)
            effects = self._effects(cause)
            fresh = [one for one in effects if one != IMPACT and one not in self._told]
            met = [one for one in effects if one not in fresh]
            yield from self._joined(cause, met, just_told=cause == last)
            last = last if cause == last or not met else ""
            for effect in fresh:
                self._told.add(effect)
                waiting.append(effect)
                yield self._after(effect, cause, just_told=cause == last)
                last = effect

    def _effects(self, name: str) -> list[str]:
        return list(dict.fromkeys(link.effect for link in self._graph.links() if link.cause == name))

    def _opening(self, name: str, effects: Sequence[str]) -> str:
        """A box with its first effects: "De stad doet dit, zodat bewoners dat kunnen."."""
        own = self._statement(name).strip().rstrip(".")
        clauses = [self._clause(effect) for effect in effects]
        if not effects:
            return f"{own}."
        if all(clauses):
            so = self._tongue.say("so-that")
            joined = f" {self._tongue.say('and')} {so} ".join(clause for clause in clauses if clause)
            return f"{own}, {so} {joined}."
        return " ".join([f"{own}.", *(self._result(effect) for effect in effects)])

    def _result(self, name: str) -> str:
        """A statement that cannot be turned round for sure, as it stands."""
        return self._tongue.say("what-comes-of-it") + f"{self._plain(name)}."

    def _after(self, effect: str, cause: str, *, just_told: bool) -> str:
        """What comes of a change that was told: "Daardoor …", or with its label where another was told since."""
        inverted, clause = self._inverted(effect), self._clause(effect)
        say = self._tongue.say
        if just_told and inverted:
            self._steps += 1
            return (say("as-a-result") if self._steps % 2 else say("in-that-way")) + f"{inverted}."
        if just_told and clause:
            return say("that-leads-to-this") + f"{clause}."
        label = self._label(cause)
        if inverted:
            return say("because-of", label=label) + f"{inverted}."
        if clause:
            return say("leads-to-this-2", label=label) + f"{clause}."
        return say("leads-to-this", label=label) + f"{self._plain(effect)}."

    def _joined(self, cause: str, effects: Sequence[str], *, just_told: bool) -> Iterator[str]:
        """Where a way meets what was told elsewhere, or the impact goal."""
        say = self._tongue.say
        that = say("that") if just_told else f"'{self._label(cause)}'"
        labels = [f"'{self._label(effect)}'" for effect in effects if effect != IMPACT]
        if labels:
            listed = f" {say('and')} ".join(labels)
            yield say("also-leads-to", that=that, listed=listed)
        if IMPACT in effects:
            yield say("contributes-to-the-impact-goal", that=that)

    def _statement(self, name: str) -> str:
        node = dict(self._plan.nodes())[name]
        return node.text or node.label or name

    def _label(self, name: str) -> str:
        node = dict(self._plan.nodes())[name]
        return node.label or node.text or name

    def _clause(self, name: str) -> str | None:
        return self._sentences.clause(self._statement(name)) if self._sentences else None

    def _inverted(self, name: str) -> str | None:
        return self._sentences.inverted(self._statement(name)) if self._sentences else None

    def _plain(self, name: str) -> str:
        text = self._statement(name)
        return self._sentences.plain(text) if self._sentences else text.strip().rstrip(".")


class Sentences:
    """Puts the statements of a plan into other sentences. A capital stays where the plan writes one in the middle of a
    sentence or a name, and in the names of municipalities."""

    def __init__(self, plan: Plan, texts: Texts) -> None:
        names = {
            word for actor in plan.actors.values() for word in (actor.name or "").split()[1:] if word[:1].isupper()
        }
        for said in texts.all:
            names.update(word.strip("'\",.") for word in said.text.split()[1:] if word[:1].isupper())
        if texts.language is Language.NL:
            names.update(word.capitalize() for word in texts.lists.entries("municipalities"))
        self._texts = texts
        self._embedder = Embedder(texts.language, texts.verbs, names.__contains__)

    def clause(self, text: str) -> str | None:
        """The statement after "so that"; None where that cannot be told for sure."""
        return self._embedder.clause(self._texts.read_text(text))

    def inverted(self, text: str) -> str | None:
        """The statement after "as a result"; None where that cannot be told for sure."""
        return self._embedder.inverted(self._texts.read_text(text))

    def plain(self, text: str) -> str:
        """The statement after a colon."""
        return self._embedder.plain(self._texts.read_text(text))
