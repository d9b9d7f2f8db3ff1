"""What cannot be done, said in two languages by code that knows no terminal."""


class RefusalError(Exception):
    """The two texts say why, in plain words for the user."""

    def __init__(self, english: str, dutch: str) -> None:
        super().__init__(english)
        self.english = english
        self.dutch = dutch
