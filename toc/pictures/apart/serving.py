"""The process apart itself: piece by piece, until nobody asks any more."""

import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import Any

from toc.pictures.apart import LENGTH, Answer, Ended

MOST_SECONDS = 120
"""So much processor time a process apart has in all: one whose parent is gone does not go on for ever."""


def serve(work: str, memory: int | None) -> None:
    """Reads questions from standard input, and writes the answers to standard output."""
    # Ctrl-C goes to all processes of a terminal: the one that asks decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound(memory)
    stdin, stdout = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not get among the answers.
    os.dup2(2, 1)
    while header := stdin.read(LENGTH.size):
        (length,) = LENGTH.unpack(header)
        written = pickle.dumps(_done(work, pickle.loads(stdin.read(length))))  # noqa: S301 from our parent
        stdout.write(LENGTH.pack(len(written)) + written)
        stdout.flush()
    os._exit(0)


def _done(work: str, question: Any) -> Answer:
    try:
        from toc.pictures.apart import works

        return Answer(Ended.WELL, getattr(works, work)(question))
    except MemoryError:
        return Answer(Ended.NO_MEMORY, "")
    except ImportError as trouble:
        # A library for which there is no room to load says so in the words of the system.
        short = any(one in str(trouble).lower() for one in ("cannot allocate", "failed to map", "memory"))
        return Answer(Ended.NO_MEMORY, "") if short else Answer(Ended.NOT_THERE, trouble)
    except BaseException as trouble:  # noqa: BLE001 a panic of a library in Rust is no Exception
        return Answer(Ended.BADLY, repr(trouble)[:2000])


def _bound(memory: int | None) -> None:
    """Sets what the system can: no memory beyond that, no core file, an end to the processor time."""
    try:
        import resource
    except ImportError:
        return
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, MOST_SECONDS)]
    if memory:
        limits.append((resource.RLIMIT_AS, memory))
    for kind, most in limits:
        _, hard = resource.getrlimit(kind)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (least, hard))
