"""The fixed values of a plan as choices."""

from collections.abc import Iterable
from enum import StrEnum

from toc import keywords
from toc.conversation.question import Choice
from toc.model import Language


def values(kind: type[StrEnum], language: Language, among: Iterable[StrEnum] | None = None) -> tuple[Choice, ...]:
    """Every value of that kind (or those among) as the plan spells it, with its meaning."""
    wanted = None if among is None else {one.value for one in among}
    return tuple(
        Choice(word.en, word.spelled(language), word.about(language))
        for word in keywords.VALUES[kind]
        if wanted is None or word.en in wanted
    )
