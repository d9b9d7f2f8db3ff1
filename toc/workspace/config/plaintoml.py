"""Why a text is no TOML, for people who never heard of TOML: what tomllib says, and what to write."""

from toc.workspace.config.complaint import Text

_NO_QUOTE = "the quote that ends this text is missing.", "het aanhalingsteken dat deze tekst afsluit, ontbreekt."
_TWICE = "this stands in the file already.", "dit staat al in het bestand."
_NO_BRACKET = (
    "the square bracket that ends this title is missing.",
    "het vierkante haakje dat deze titel afsluit, ontbreekt.",
)
_HIDDEN = "a character stands here that cannot be seen. Remove it.", "hier staat een onzichtbaar teken. Wis het."

_WORDS: dict[str, Text] = {
    "Expected '=' after": (
        "a = is missing after the name of the setting.",
        "na de naam van de instelling ontbreekt een =.",
    ),
    "Invalid value": (
        'no value can start like this. Text stands between quotes: "review".',
        'zo kan geen waarde beginnen. Tekst staat tussen aanhalingstekens: "review".',
    ),
    "Unescaped '\\'": (
        "a backslash means something else in this text. Write / instead.",
        "een backslash betekent iets anders in deze tekst. Schrijf / in de plaats.",
    ),
    "Illegal character '\\n'": _NO_QUOTE,
    "Unterminated string": _NO_QUOTE,
    'Expected "': _NO_QUOTE,
    "Unclosed array": (
        "a comma between two items is missing here, or the ] at the end of the list.",
        "hier ontbreekt een komma tussen twee waarden, of de ] op het einde van de lijst.",
    ),
    "Unclosed inline table": (
        "a comma is missing here, or the } at the end.",
        "hier ontbreekt een komma, of de } op het einde.",
    ),
    "Expected newline or end": (
        "this does not belong here: every setting stands on a line of its own.",
        "dit hoort hier niet: elke instelling staat op een eigen regel.",
    ),
    "Expected ']'": _NO_BRACKET,
    "Expected ']]'": _NO_BRACKET,
    "Invalid initial character for a key": (
        "a name has only letters without accents, digits and hyphens. Anything else stands between quotes.",
        "een naam heeft alleen letters zonder accent, cijfers en koppeltekens. De rest staat tussen aanhalingstekens.",
    ),
    "Cannot ": _TWICE,
    "Duplicate inline table key": _TWICE,
    "Invalid statement": (
        'a setting is expected here, such as fail-on = "warning".',
        'hier hoort een instelling, zoals fail-on = "warning".',
    ),
    "Invalid date": ("this date does not exist.", "deze datum bestaat niet."),
    "Found invalid character": _HIDDEN,
    "Illegal character": _HIDDEN,
    "maximum recursion depth": ("too many lists stand in one another.", "er staan te veel lijsten in elkaar."),
    "Exceeds the limit": ("there is a number with too many digits.", "er staat een getal met te veel cijfers."),
}

_OTHERWISE: Text = ("toc cannot read on from here.", "vanaf hier kan toc niet verder lezen.")


def in_words(said: str) -> Text:
    """What tomllib said, in plain words; what is rare is only said to be wrong."""
    return next((words for start, words in _WORDS.items() if said.startswith(start)), _OTHERWISE)


def is_about_line(said: str) -> bool:
    """Whether it is about the line as a whole: tomllib notices at its end that it stands there twice."""
    return said.startswith("Cannot ")
