"""What counts as filled in, for rules and tables alike."""


def is_said(text: str | None) -> bool:
    """Whether the text says anything: `?` and `-` only keep a place."""
    return text is not None and any(character.isalnum() for character in text)
