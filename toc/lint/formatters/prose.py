"""Text of a plan within Markdown, on GitHub and GitLab: text and nothing else.

No link, picture or HTML, no @mention or #reference, no formula, no command to GitLab. Some of these are made after the
Markdown was read, from the text that is left of it: there, only a space without width keeps the signs apart.
"""

import re

from toc.lint.formatters.visible import one_line

_LONGEST = 1_000
"""Characters of one text: what is longer was not written by a rule."""

_APART = "\u200b"
"""A space without width. `one_line` lets none of a plan through."""

_JOINS = re.compile(
    r"""[@\#]                             # mentions, addresses, issues
    | \[(?=[\[+-]|[a-z_]+:)|\{(?=[+-])    # GitLab's wiki links, inline changes, alerts
    | [!$%~^&*](?=["\w{])                 # GitLab's merge requests, snippets, milestones, labels, epics
    | :(?=//|[\w+-]+:)                    # web addresses, emoji by name
    | \bwww(?=\.)
    | \b[A-Za-z][A-Za-z0-9_]*-(?=[0-9])   # tickets of other systems: GH-12, JIRA-12
    | [0-9a-f]{6}(?=[0-9a-f])             # commits: seven or more of these
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""After what a service would see more than text, if nothing came in between."""

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>\\$</span>"}
"""The dollar as GitHub asks for one that starts no formula, and as GitLab does."""

_FIRST = re.compile(r"[-+=/:0-9]")
"""What at the start of a line makes a list or a rule, or is a command to GitLab; other signs are escaped anyway."""

_SIGNS = re.compile(r"[\\`*_{}\[\]~|!#^&<>$]")


def prose(text: str, *, longest: int | None = _LONGEST) -> str:
    """The text within a paragraph or at its start, on one line; cut off after so many characters (None: whole)."""
    line = one_line(text)
    line = line if longest is None or len(line) <= longest else f"{line[:longest]}…"
    apart = _JOINS.sub(lambda match: match[0] + _APART, line)
    written = _SIGNS.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), apart)
    return _APART + written if _FIRST.match(written) else written


def code(text: str) -> str:
    """The text as a piece of code, between more backticks than it has itself."""
    line = one_line(text).replace("##[", f"##{_APART}[")
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    space = " " if not line.strip("` ") or line[0] in "` " or line[-1] in "` " else ""
    return f"{fence}{space}{line or '?'}{space}{fence}"
