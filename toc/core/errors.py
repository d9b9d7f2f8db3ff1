"""What cannot be done, as values: an id and facts. The faces put it into a language."""

import errno
import os
from collections.abc import Sequence

from toc.core.messages import NOTHING, Message, message

# --- Refused by code --------------------------------------------------------------------------------------------------
# What cannot be done, said by code that knows no terminal and no language.


class RefusalError(Exception):
    """The message says why, in plain words for the user."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")


# --- Asked by a person ------------------------------------------------------------------------------------------------
# What a person asked that cannot be done, as a value: an id and facts. The faces put it into a language.

_START = 5
"""The length of a common beginning that tells somebody means the longer name: `--out` for `--output-format`."""

_REASONS = {
    errno.EISDIR: "reason-it-is-a-folder",
    errno.EINVAL: "reason-it-is-a-device",
    errno.ENOENT: "reason-it-is-not-there",
    errno.ENOTDIR: "reason-a-part-is-a-file",
    errno.ELOOP: "reason-it-links-to-itself",
    errno.EACCES: "reason-no-permission",
    errno.EPERM: "reason-no-permission",
    errno.EROFS: "reason-read-only",
    errno.ENXIO: "reason-nobody-reads-the-pipe",
    errno.ENOSPC: "reason-disk-full",
    errno.ENAMETOOLONG: "reason-name-too-long",
}


class UsageError(Exception):
    """`toc` was asked for something that cannot be. The message says what is wrong and what to do.

    `UsageError("cannot-be-read", path=path, reason=reason)` takes the id and the facts of a message; a message that is
    made already is taken as it is.
    """

    def __init__(self, said: Message | str, /, **facts: object) -> None:
        self.message = message(said, **facts) if isinstance(said, str) else said
        super().__init__(self.message)

    def text(self, language: str) -> str:
        """What is wrong, in that language."""
        return self.message.text(language)

    def __str__(self) -> str:
        return self.text("en")


def did_you_mean(written: str, known: Sequence[str]) -> Message:
    """` Did you mean 'x'?`, with the space before it; nothing where no name is alike, starts alike or is another word
    for it."""
    from toc.core.suggest import nearest
    from toc.core.synonyms import meant_by

    near = meant_by(written, known) or nearest(written, known)
    near = near or next((name for name in known if name.startswith(written[:_START])), None)
    return message("did-you-mean", near=near) if near else NOTHING


def reason_of(error: OSError | ValueError) -> Message:
    """Why a file cannot be read or written, as part of a sentence.

    What is rare is given in the words of the operating system.
    """
    if isinstance(error, FileNotFoundError) and not os.path.isabs(error.filename or ""):
        gone = folder_is_gone()
        if gone:
            return gone
    if not isinstance(error, OSError):
        return message("reason-no-such-name")
    if error.errno in _REASONS:
        return message(_REASONS[error.errno])
    return Message((error.strerror or str(error),))


def folder_is_gone() -> Message | None:
    """That the folder in which somebody works was deleted, as part of a sentence; None where it is there."""
    try:
        os.getcwd()
    except OSError:
        return message("reason-folder-is-gone")
    return None


def could_not_write(path: str, error: OSError | ValueError) -> UsageError:
    """Why a file cannot be written, as `toc.system.files.write_whole` raises it."""
    place = getattr(error, "filename", None) or path
    gone = None if os.path.isabs(path) else folder_is_gone()
    match error:
        case FileNotFoundError() if gone:
            reason = gone + "."
        case FileNotFoundError():
            reason = message("the-folder-does-not-exist", place=place)
        case PermissionError():
            reason = message("you-are-not-allowed-to", place=place)
        case _:
            reason = reason_of(error) + "."
    return UsageError("cannot-be-written", path=path, reason=reason)
