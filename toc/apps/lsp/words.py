"""The words that the language server adds to those of the rules and keywords, in the language of the file."""

from toc.core.messages import text
from toc.core.model import Language


def say(language: Language, id_: str, /, **facts: object) -> str:
    """The message in that language."""
    return text(language, id_, **facts)
