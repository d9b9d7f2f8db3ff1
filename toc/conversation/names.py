"""Ids and labels that read well, made from what somebody wrote."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from enum import StrEnum

from toc.conversation.question import Choice
from toc.core import keywords
from toc.core.model import Language


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
