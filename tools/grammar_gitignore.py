"""`.gitignore` files for `make fuzz`: patterns as people write them, and those on which a matcher can lose its way."""

from random import Random

_PARTS = (
    "*", "**", "?", "a", "x", "plan", ".toc.yaml", "/", "/", "\\", "!", "#", "[", "]", "[a-z]", "[!a]",
    "[]]", "[[:alpha:]]",
    "{a,b}", " ", "\\ ", "é", "😀", "..", ".", "$", "(", ")", "|", "+", "^", "\0", "\r", "\t", "[z-a]", "[a-", "***",
)  # fmt: skip


def gitignores(rng: Random) -> tuple[str, bytes]:
    """A name and the content of one file with patterns."""
    ends = ("\n", "\n", "\n", "\r\n", "\r")
    text = "".join(_pattern(rng) + rng.choice(ends) for _ in range(rng.randrange(8)))
    content = text.encode("utf-8")
    if rng.random() < 0.1:
        content += bytes(rng.randrange(256) for _ in range(rng.randrange(8)))
    return ".gitignore", content


def _pattern(rng: Random) -> str:
    if rng.random() < 0.2:  # what backtracks: many stars with something between them that hardly fits
        piece = rng.choice(("*a", "**/", "*?", "a*", "*/", "[a-z]*", "?*"))
        return piece * rng.choice((2, 10, 40, 200)) + rng.choice(("", "b", "/", "z"))
    return "".join(rng.choice(_PARTS) for _ in range(rng.randrange(10)))
