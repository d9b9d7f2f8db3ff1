"""The words that the language server adds to those of the rules and keywords, in the language of the file."""

from toc.core.messages import text
from toc.core.model import Language


def say(language: Language, id_: str, /, **facts: object) -> str:
    """The message in that language."""
    return text(language, id_, **facts)


def either(language: Language, en: str, nl: str) -> str:
    """The one of two texts that is in that language."""
    return nl if language is Language.NL else en


THINGS = {
    "actors": ("new actor", "nieuwe actor"),
    "inputs": ("new input", "nieuw middel"),
    "activities": ("new activity", "nieuwe activiteit"),
    "outputs": ("new output", "nieuwe output"),
    "outcomes": ("new outcome", "nieuwe outcome"),
    "hypotheses": ("new hypothesis", "nieuwe hypothese"),
    "external_factors": ("new external factor", "nieuwe externe factor"),
    "unintended_effects": ("new unintended effect", "nieuw neveneffect"),
    "indicators": ("new indicator", "nieuwe indicator"),
    "learning_questions": ("new learning question", "nieuwe leervraag"),
    "methods": ("new method", "nieuwe methode"),
    "steps": ("new step", "nieuwe stap"),
    "reflection": ("new moment of reflection", "nieuw reflectiemoment"),
    "participation": ("new form of participation", "nieuwe vorm van participatie"),
    "motive": ("new condition", "nieuwe randvoorwaarde"),
    "means": ("new condition", "nieuwe randvoorwaarde"),
    "opportunity": ("new condition", "nieuwe randvoorwaarde"),
}
"""What can be added to a section or a list, by the English keyword of that."""
