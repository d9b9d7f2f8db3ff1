"""The answers of a conversation as a small file beside the plan, so that nothing is lost when it breaks off.

The plan alone would not do: it does not say which questions were skipped, which sentence was being rewritten, and which
answers somebody went back over. With the answers the plan can be made again; `marks` (SHA-256) are those of the plan as
it was written last and as it is written next, and tell whether somebody has changed it since.
"""

import hashlib
import json
import os
from datetime import date
from typing import Any

from toc.conversation.question import Answer, Memory
from toc.core.model import Language

_VERSION = 1
_ENDING = ".toc-new.json"


class UnreadableJournalError(ValueError):
    """What stands there is no journal, or one of a later version."""


def journal_path(plan: str) -> str:
    """Where the answers of the conversation about that plan are kept."""
    folder, name = os.path.split(plan)
    return os.path.join(folder, f".{name}{_ENDING}")


def plan_path(journal: str) -> str | None:
    """The plan to which a journal belongs, or None where that is none."""
    folder, name = os.path.split(journal)
    if not (name.startswith(".") and name.endswith(_ENDING)):
        return None
    return os.path.join(folder, name[1 : -len(_ENDING)])


def mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def to_bytes(memory: Memory, marks: tuple[str, ...]) -> bytes:
    """The journal as bytes."""
    data = {
        "toc-new": _VERSION,
        "language": memory.language.value,
        "today": memory.today.isoformat(),
        "base": memory.base,
        "answers": list(memory.answers.items()),
        "earlier": list(memory.earlier.items()),
        "pending": memory.pending,
        "plan": marks,
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_journal(content: bytes) -> tuple[Memory, tuple[str, ...]]:
    """The memory and the marks in it. Raises UnreadableJournalError."""
    try:
        data = json.loads(content)
        if data["toc-new"] != _VERSION:
            raise UnreadableJournalError(str(data["toc-new"]))
        memory = Memory(
            language=Language(data["language"]),
            today=date.fromisoformat(data["today"]),
            base=_text_or_none(data["base"]),
            answers=_answers(data["answers"]),
            earlier=_answers(data["earlier"]),
            pending=_pending(data["pending"]),
        )
        return memory, tuple(str(one) for one in data["plan"])
    except (KeyError, TypeError, ValueError, RecursionError) as wrong:
        raise UnreadableJournalError(str(wrong)) from wrong


def _text_or_none(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError(value)
    return value


def _answers(pairs: Any) -> dict[str, Answer]:
    return {str(key): _answer(value) for key, value in pairs}


def _answer(value: Any) -> Answer:
    return tuple(str(one) for one in value) if isinstance(value, list) else str(value)


def _pending(value: Any) -> tuple[str, str] | None:
    if value is None:
        return None
    key, text = value
    return str(key), str(text)
