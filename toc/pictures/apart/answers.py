"""What a process apart answers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Ended(StrEnum):
    """How a piece of work ended."""

    WELL = "well"
    NO_MEMORY = "no_memory"
    NOT_THERE = "not_there"
    BADLY = "badly"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: a value, or in words why not."""

    ended: Ended
    value: Any
