"""What the text rules ask about the statements of a plan: each is read once, whatever the number of rules."""

import re
from collections.abc import Iterator
from functools import cached_property

from toc.core.findings import Span
from toc.core.lazy_regex import late
from toc.core.model import Language, Role
from toc.core.settings import Settings
from toc.language import read
from toc.language.clauses import Actors
from toc.language.lists import Lists, Match
from toc.language.phrases import find_phrases
from toc.language.reading import Clause, Reading, Who
from toc.language.verbs import verbs
from toc.syntax.document import Document
from toc.syntax.statements import Located, Said, Statement, statements

_WHO = {Role.CITY: Who.ORGANISATION, Role.PARTNER: Who.ORGANISATION, Role.TARGET_GROUP: Who.PERSONS}


_KIND_OF_HOUSE = late(
    r"(?:stad|gemeente|(?:stads|gemeente)bestuur|lokaal bestuur|ocmw|city of|town of|"
    r"borough of|municipality of)\s+(?:van\s+)?",
    re.IGNORECASE,
)


def own_names(organisation: str) -> tuple[str, ...]:
    """How a text may name the writer's own house: `stad gent` and `gent`."""
    whole = organisation.strip().lower()
    short = _KIND_OF_HOUSE.sub("", whole, count=1).strip()
    return tuple(dict.fromkeys(name for name in (whole, short) if len(name) > 1))


class Texts:
    """The statements of one document, read with the word lists of its language and its own actors."""

    def __init__(self, document: Document, settings: Settings) -> None:
        self.document = document
        self.language: Language = document.language
        self.lists = Lists(document.language, settings.words)
        self.verbs = verbs(document.language, self.lists.added_verbs)
        self._readings: dict[str, Reading] = {}
        self._located: dict[Said, Located] = {}
        self._naming_own: dict[str, bool] = {}
        self._of_kinds: dict[tuple[Statement, ...], tuple[Said, ...]] = {}

    @cached_property
    def all(self) -> tuple[Said, ...]:
        return tuple(statements(self.document.plan))

    def of(self, *kinds: Statement) -> Iterator[Said]:
        """The statements of these kinds, in the order of the plan."""
        # Many rules ask for the same kinds.
        found = self._of_kinds.get(kinds)
        if found is None:
            found = self._of_kinds[kinds] = tuple(said for said in self.all if said.kind in kinds)
        return iter(found)

    def read(self, said: Said) -> Reading:
        return self.read_text(said.text)

    def read_text(self, text: str) -> Reading:
        """Any text of the plan, read."""
        if text not in self._readings:
            self._readings[text] = read(text, self.language, self.lists, self._actors)
        return self._readings[text]

    @cached_property
    def _actors(self) -> Actors:
        plan = self.document.plan
        names = tuple(
            (identifier, _WHO.get(actor.role, Who.ORGANISATION) if actor.role else Who.PERSONS, spoken)
            for identifier, actor in plan.actors.items()
            if (
                spoken := tuple(name.strip() for name in (actor.name, *actor.aliases) if name and len(name.strip()) > 1)
            )
        )
        return Actors(names, own_names(plan.organisation or ""))

    def find(self, said: Said, name: str, exceptions: str = "") -> Iterator[Match]:
        """The words of that list in a statement."""
        return self.lists.find(said.text, name, exceptions)

    def find_verbs(self, said: Said, name: str) -> Iterator[Match]:
        """The phrases around a verb of that list in the main clauses of a statement."""
        return find_phrases(self.read(said), name, self.lists, self.language)

    def at(self, said: Said, start: int, end: int) -> Span:
        """Where these characters of a statement stand in the file."""
        return self.located(said).span(start, end)

    def at_match(self, said: Said, match: Match) -> Span:
        return self.at(said, match.start, match.end)

    def whole(self, said: Said) -> Span:
        """Where the statement stands in the file: the first line of it."""
        return self.at(said, 0, len(said.text))

    def located(self, said: Said) -> Located:
        if said not in self._located:
            self._located[said] = Located(self.document, said.path, said.text)
        return self._located[said]

    def at_subject(self, said: Said, clause: Clause) -> Span:
        """Where the subject of that clause stands; the verb where it has none."""
        reading = self.read(said)
        tokens = clause.subject.tokens or range(clause.verb, clause.verb + 1)
        return self.at(said, *reading.place(tokens[0], tokens[-1]))

    def role_of(self, actor: str) -> Role | None:
        """The role of a declared actor."""
        found = self.document.plan.actors.get(actor)
        return found.role if found else None

    def names_own(self, text: str) -> bool:
        """Whether any word of a text can be the own organisation: else `is_own` holds for none of its clauses."""
        named = self._naming_own.get(text)
        if named is None:
            low, words = text.lower(), self.lists.words(text).different
            named = self._naming_own[text] = (
                any(name in low for name in self._own_words)
                or self.lists.has_any(words, "we")
                or self.lists.has_any(words, "municipalities")
                or next(self.lists.find(text, "own-organisation"), None) is not None
            )
        return named

    @cached_property
    def _own_words(self) -> tuple[str, ...]:
        """The names of the own organisation and its services, in small letters."""
        services = (
            name for actor, _, names in self._actors.names if self.role_of(actor) is Role.CITY for name in names
        )
        return (*self._actors.own_names, *(name.lower() for name in services))

    def is_own(self, clause: Clause, who: tuple[str, ...] = ()) -> bool:
        """Whether a clause is about what the own organisation does: `we`, the city, or a service of it.

        A service whose own change the statement is about (it is in `who`) is none.
        """
        subject = clause.subject
        if subject.who in (Who.WE, Who.OWN):
            return True
        return bool(subject.actor) and self.role_of(subject.actor) is Role.CITY and subject.actor not in who
