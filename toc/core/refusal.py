"""What cannot be done, said by code that knows no terminal and no language."""

from toc.core.messages import Message


class RefusalError(Exception):
    """The message says why, in plain words for the user."""

    def __init__(self, said: Message) -> None:
        super().__init__(said)
        self.message = said

    def __str__(self) -> str:
        return self.message.text("en")
