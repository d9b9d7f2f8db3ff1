"""Asking for a short text where a sentence is too long for a picture."""

from collections.abc import Generator

from toc.conversation.names import label, needs_label
from toc.conversation.question import Answer, Turn
from toc.conversation.talk import Talk
from toc.conversation.words import Ask


def asked_label(talk: Talk, text: str, key: str) -> Generator[Turn, Answer, str]:
    """The label that somebody chose; empty where the text is short enough by itself."""
    if not needs_label(text):
        return ""
    return (yield from talk.ask_text(Ask.LABEL, key, proposal=lambda: label(text)))
