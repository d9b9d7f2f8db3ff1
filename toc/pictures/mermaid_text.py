"""Text of a plan as a label of Mermaid: it is shown as it stands, and nothing in it is taken for Mermaid's language,
for Markdown, HTML, a directive or an icon.

Mermaid knows no backslash. It does know codes of characters (`#35;`), which it turns into the characters only after it
has read everything: what could mean something is written so, and the rest stays as it is, for who goes on in the file.
"""

import re

_NEVER = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What cannot stand in a drawing, or turns the direction of what comes after it."""

_NAMES = {'"': "quot", "&": "amp", "<": "lt", ">": "gt"}

_SPEAKING = re.compile(
    r"""
    [^\w\s.,:!?()'/-] (?<! [^\x00-\x7f] )   # signs, apart from those of ordinary sentences
    | _                                     # emphasis
    | (?<! [^\W_] ) [-/] | [-/] (?! [^\W_] )    # a list, a line, a comment: not between two letters
    | : (?! \s | $ )                        # an icon, an address, a style
    | (?<= www ) \.                         # an address
    | d (?= irection \s )                   # the way of an area, which Mermaid looks for on the whole line
    """,
    re.VERBOSE | re.IGNORECASE,
)

_NUMBERED = re.compile(r"^(\d+)([.)])")
"""The start of a list, of which Mermaid would show that it knows none."""


def escaped(text: str) -> str:
    """The text on one line, as it can stand between the quotes of a label.

    Mermaid keeps its codes as `\ufb02\xb0` and `\xb6\xdf` until the drawing is done, and would take those of a text for
    its own: they are taken apart.
    """
    line = _NEVER.sub("\ufffd", " ".join(text.split())).replace("\ufb02", "fl").replace("\xb6\xdf", "\xb6 \xdf")
    spoken = _SPEAKING.sub(lambda found: _code(found[0]), line)
    return _NUMBERED.sub(lambda found: found[1] + _code(found[2]), spoken)


def _code(sign: str) -> str:
    return f"#{_NAMES.get(sign, ord(sign))};"


def shortened(text: str, most: int) -> str:
    """The text of at most so many characters: cut off between two words, where there are any."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[: most - 2]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept} …"
