"""What `toc` knows of Dutch and English: words as data, verbs in all their forms, and who does what in a sentence."""

from functools import cache

from toc.core.model import Language
from toc.core.resources import exists
from toc.language.clauses import Actors, Grammar
from toc.language.lists import Lists
from toc.language.reading import Reading
from toc.language.verbs import verbs


class NoGrammarError(Exception):
    """Of a language `toc` has no words and no grammar, so that nothing can be said of its sentences."""


@cache
def has_grammar(language: Language) -> bool:
    """Whether `toc` knows the words of that language."""
    return exists(f"language/data/{language}.words.txt")


def read(text: str, language: Language, lists: Lists, actors: Actors) -> Reading:
    """The text in that language, read. `lists` are of the same language."""
    return _grammar(language)(text, lists, verbs(language, lists.added_verbs), actors).read()


def _grammar(language: Language) -> type[Grammar]:
    if language is Language.NL:
        from toc.language.dutch import Dutch

        return Dutch
    from toc.language.english import English

    return English
