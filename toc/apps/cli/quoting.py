"""Paths in commands that toc tells somebody to type."""

import re

_PLAIN_NAME = re.compile(r"[\w./\\:+,-]+")


def quoted(path: str) -> str:
    """The path as it can be typed behind a command, in every shell: one with a space in quotes."""
    return path if _PLAIN_NAME.fullmatch(path) else f'"{path}"'
