"""Why a text is no TOML, for people who never heard of TOML: what tomllib says, and what to write."""

from toc.core.messages import Message, message

_MEANT = {
    "Expected '=' after": "toml-no-equals",
    "Invalid value": "toml-no-value",
    "Unescaped '\\'": "toml-backslash",
    "Illegal character '\\n'": "toml-no-quote",
    "Unterminated string": "toml-no-quote",
    'Expected "': "toml-no-quote",
    "Unclosed array": "toml-open-list",
    "Unclosed inline table": "toml-open-table",
    "Expected newline or end": "toml-own-line",
    "Expected ']'": "toml-no-bracket",
    "Expected ']]'": "toml-no-bracket",
    "Invalid initial character for a key": "toml-no-name",
    "Cannot ": "toml-twice",
    "Duplicate inline table key": "toml-twice",
    "Invalid statement": "toml-no-setting",
    "Invalid date": "toml-no-date",
    "Found invalid character": "toml-hidden",
    "Illegal character": "toml-hidden",
    "maximum recursion depth": "toml-lists-too-deep",
    "Exceeds the limit": "toml-number-too-long",
}
"""The message for what tomllib says, by how that starts; the first that fits counts."""


def in_words(said: str) -> Message:
    """What tomllib said, in plain words; what is rare is only said to be wrong."""
    return message(next((id_ for start, id_ in _MEANT.items() if said.startswith(start)), "toml-cannot-go-on"))


def is_about_line(said: str) -> bool:
    """Whether it is about the line as a whole: tomllib notices at its end that it stands there twice."""
    return said.startswith("Cannot ")
