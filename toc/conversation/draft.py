"""The plan as far as it has been told, with ids and labels that read well."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

from toc.conversation.question import Choice
from toc.core import keywords
from toc.core.graph import CausalGraph
from toc.core.model import IMPACT, Activity, Actor, Change, ImpactGoal, Language, Named, Part, Plan

# --- Ids and labels ---------------------------------------------------------------------------------------------------
# Ids and labels that read well, made from what somebody wrote.


def values(kind: type[StrEnum], language: Language, among: Iterable[StrEnum] | None = None) -> tuple[Choice, ...]:
    """Every value of that kind (or those among) as the plan spells it, with its meaning."""
    wanted = None if among is None else {one.value for one in among}
    return tuple(
        Choice(word.en, word.spelled(language), word.about(language))
        for word in keywords.VALUES[kind]
        if wanted is None or word.en in wanted
    )


LONGEST_LABEL = 8
"""Words of a label (rule label-too-long); a text that is no longer needs none."""

_WIDEST_LABEL = 60
_ID_WORDS = 3
_WIDEST_ID = 32

_LITTLE = re.compile(
    r"de|het|een|en|of|van|voor|in|op|aan|met|om|te|uit|bij|door|naar|tot|over|per|die|dat|hun|zich|er|als|dan|ook|wel|is|"
    r"zijn|wordt|worden|meer|hebben|heeft|krijgen|krijgt|elke|elk|alle|the|a|an|and|or|of|for|in|on|at|with|to|from|by|"
    r"that|their|them|who|as|than|also|is|are|be|have|has|get|gets|more|each|every|all"
)
"""Words that tell least about what something is."""

_NO_ENDING = re.compile(
    r"de|het|een|en|of|van|voor|in|op|aan|met|om|te|uit|bij|door|naar|tot|over|per|die|dat|hun|zich|als|dan|hij|zij|ze|we|"
    r"er|niet|there|not|"
    r"zodat|omdat|wat|waar|dit|deze|elke|the|a|an|and|or|for|on|at|with|to|from|by|that|their|who|as|than|so|which|this|"
    r"these|its|each|every|both|zowel|,"
)
"""Words with which a label does not end."""

_ARTICLE = re.compile(r"de|het|een|hun|elke|the|an?|their|each|every")
_NOT_OF_A_NOUN = re.compile(
    rf"{_LITTLE.pattern}|af|mee|toe|terug|samen|onder|tegen|tussen|zonder|tijdens|rond|die|sinds|because|off|back|together"
    r"|under|against|between|without|during|around|since|when|if"
)
"""Words behind an article and a word that tell that the word was a noun: 'the heating off', 'a coffee for'."""

_BEFORE_NAME = re.compile(
    r"\A(?:(?:de|het|een|onze|elke|elk|alle|the|an?|our|each|every|all|\d[\d.]*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|"
    r"twaalf|vijftien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|tweehonderd|duizend|two|"
    r"three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|minstens|meer|minder|at least|more|fewer)\s+)+",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"iedereen|niemand|men|mensen|we|wij|everybody|everyone|nobody|people", re.IGNORECASE)

_UNMARKED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
_ASIDE = re.compile(r"\s*\([^()]*\)")
_HALT = re.compile(r"[;:]\s|\s[-–—]\s|,\s")


def identifier(text: str, taken: Collection[str], otherwise: str) -> str:
    """An id in small ASCII letters that none of the taken ones has, in whatever letters; `otherwise` where the text has
    nothing to make one of."""
    words = re.findall(r"[a-z0-9]+", _ascii(text))
    telling = [word for word in words if not _LITTLE.fullmatch(word)] or words
    while telling and not telling[0][0].isalpha():
        telling = telling[1:]
    telling = telling[:_ID_WORDS]
    while len(telling) > 1 and len("_".join(telling)) > _WIDEST_ID:
        telling.pop()
    name = "_".join(telling)[:_WIDEST_ID] or otherwise
    used = {one.casefold() for one in taken} | {"impact"}
    number = 2
    unique = name
    while unique in used:
        unique = f"{name}_{number}"
        number += 1
    return unique


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.lower().translate(_UNMARKED))
    return "".join(letter for letter in apart.replace("'", "").replace("’", "") if not unicodedata.combining(letter))


def needs_label(text: str) -> bool:
    """Whether the text is too long to stand in a picture."""
    return len(text.split()) > LONGEST_LABEL or len(text) > _WIDEST_LABEL


def label(text: str) -> str:
    """A short text for a picture: the start of the sentence, up to where it can stop."""
    plain = " ".join(_ASIDE.sub("", text).split()).strip(" .")
    halt = next((found.start() for found in _HALT.finditer(plain) if len(plain[: found.start()].split()) > 2), None)
    whole = plain[:halt].split()
    words = whole[:LONGEST_LABEL]
    while len(words) > 2 and (_breaks_off(words, whole) or len(" ".join(words)) > _WIDEST_LABEL):
        words.pop()
    return " ".join(words)[:_WIDEST_LABEL].strip(" ,;:") or plain[:_WIDEST_LABEL].strip()


def _breaks_off(words: list[str], whole: list[str]) -> bool:
    """Whether the first words of a sentence end where one waits for more: "with a", or "with a low" before "income"."""
    if _NO_ENDING.fullmatch(words[-1].lower()):
        return True
    if len(words) == len(whole):
        return False
    following = whole[len(words)].lower()
    return bool(_ARTICLE.fullmatch(words[-2].lower())) and not _NOT_OF_A_NOUN.fullmatch(following)


def actor_name(text: str) -> str:
    """The name of an actor: without article or number, and with a capital. Empty for words that name nobody."""
    name = _BEFORE_NAME.sub("", text.strip())
    return "" if _NOBODY.fullmatch(name) else name[:1].upper() + name[1:]


# --- The plan so far --------------------------------------------------------------------------------------------------
# The plan as far as it has been told.

T = TypeVar("T", bound=Part)


class Draft:
    """A plan that grows: things are added, and what is empty gets filled in. What is there is never written over."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def note(self, **values: object) -> None:
        """Fills in keywords of the plan itself."""
        self.plan = changed(self.plan, **values)

    def put(self, section: str, name: str, thing: Named) -> None:
        """Adds a thing to a section, or puts it in the place of the one with that id."""
        self.plan = with_thing(self.plan, section, name, thing)

    def add(self, section: str, thing: Named, text: str, otherwise: str) -> str:
        """Adds a thing under a new id that is made from the text; gives the id."""
        name = identifier(text, self.ids, otherwise)
        self.put(section, name, thing)
        return name

    def fill(self, name: str, **values: object) -> None:
        """Fills in keywords of the activity, output, outcome, actor or hypothesis with that id, or of
        the impact goal."""
        if name == IMPACT:
            self.note(impact_goal=changed(self.goal, **values))
            return
        section = self.section_of(name)
        self.put(section, name, changed(getattr(self.plan, section)[name], **values))

    def link(self, cause: str, effect: str) -> None:
        """An arrow from cause to effect, if it is not there yet."""
        leads_to = self.node(cause).leads_to
        if effect not in leads_to:
            self.fill(cause, leads_to=(*leads_to, effect))

    @property
    def goal(self) -> ImpactGoal:
        return self.plan.impact_goal or made(ImpactGoal)

    @property
    def ids(self) -> set[str]:
        """Every id that is in use."""
        return {name for section in _SECTIONS for name in getattr(self.plan, section)}

    def section_of(self, name: str) -> str:
        """The section in which that id stands. Raises KeyError where none has it."""
        for section in _SECTIONS:
            if name in getattr(self.plan, section):
                return section
        raise KeyError(name)

    def node(self, name: str) -> Activity | Change:
        """The activity, output or outcome with that id."""
        thing = getattr(self.plan, self.section_of(name))[name]
        if not isinstance(thing, Activity | Change):
            raise KeyError(name)
        return thing

    def actor(self, name: str) -> Actor:
        return self.plan.actors.get(name) or made(Actor, name=name)

    def said(self, name: str) -> str:
        """How to name something in a question: its label, its text, its name, or its id."""
        thing: Part = self.goal if name == IMPACT else getattr(self.plan, self.section_of(name))[name]
        for keyword in ("label", "name", "text"):
            text: str | None = getattr(thing, keyword, None)
            if text:
                return label(text) + " …" if keyword == "text" and needs_label(text) else text
        return name

    @property
    def graph(self) -> CausalGraph:
        return CausalGraph.of(self.plan)

    def reaches(self, name: str) -> bool:
        """Whether the impact goal can be reached from there."""
        return IMPACT in self.graph.downstream([name])

    def changes(self) -> Iterator[str]:
        """The ids of outputs and outcomes."""
        yield from self.plan.outputs
        yield from self.plan.outcomes


_SECTIONS = (
    "actors",
    "inputs",
    "activities",
    "outputs",
    "outcomes",
    "hypotheses",
    "external_factors",
    "unintended_effects",
    "indicators",
    "learning_questions",
    "methods",
)


def made(part: type[T], **values: object) -> T:
    """A part with these values under their English names; empty ones are left out. `for_` and `with_` stand for names
    that Python has taken."""
    return part.model_validate(
        {name.rstrip("_"): value for name, value in values.items() if value not in (None, "", ())}
    )


def changed(part: T, **values: object) -> T:
    """The part with these values; empty ones are left out."""
    filled = {name: value for name, value in values.items() if value not in (None, "", ())}
    return part.model_copy(update=filled)


def with_thing(plan: Plan, section: str, name: str, thing: Named) -> Plan:
    """The plan with that thing in that section."""
    things = {**getattr(plan, section), name: thing.model_copy(update={"id": name})}
    return plan.model_copy(update={section: things})
