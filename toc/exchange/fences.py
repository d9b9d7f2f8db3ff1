"""The drawings of a text: between fences in Markdown, or the text itself; without comments and directives."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toc.core.messages import message
from toc.exchange.limits import NotReadableError

_FENCE = re.compile(r"[ \t>]*+(`{3,}+|~{3,}+|:::++)[ \t]*+(.*)")
_MERMAID = re.compile(r"\{?\.?mermaid\b", re.IGNORECASE)
_FRONT = re.compile(r"\s*+---[ \t]*+\n")
_FRONT_END = re.compile(r"(?m)^[ \t]*+---[ \t]*+$\n?")
_COMMENT = re.compile(r"[ \t]*+%%(?![{])(?!\s++id \w)")
_BEFORE = re.compile(r"[ \t]*+(?:(?:flowchart|graph)(?:[ \t]++[\w-]*+)?[ \t]*+;?[ \t]*+)?")
_WORD = re.compile(r"\s*+([A-Za-z][\w-]*+)")


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one drawing. `line` is where it starts in the file, from 0; `front` is what stands before it between
    dashes; `kind` is its first word where it stands between fences."""

    text: str
    line: int
    front: str = ""
    kind: str = ""


def blocks(text: str) -> Iterator[Block]:
    """All drawings in the text. Raises NotReadableError where a directive has no end."""
    found = list(_fenced(text))
    for inside, line in found or [(text, 0)]:
        yield _bare(inside, line, is_fenced=bool(found))


def _fenced(text: str) -> Iterator[tuple[str, int]]:
    """What stands between fences for Mermaid. A fence without an end goes on up to the end, as everywhere."""
    fence, is_mermaid, first, inside = "", False, 0, list[str]()
    for number, line in enumerate(text.split("\n")):
        found = _FENCE.match(line)
        if fence and not (found and found[1].startswith(fence) and not found[2].strip()):
            inside.append(line)
        elif fence:
            if is_mermaid:
                yield "\n".join(inside), first
            fence = ""
        elif found:
            fence, is_mermaid, first, inside = found[1], bool(_MERMAID.match(found[2])), number + 1, []
            if fence.startswith(":") and not is_mermaid:
                fence = ""
    if fence and is_mermaid:
        yield "\n".join(inside), first


def _bare(text: str, line: int, *, is_fenced: bool) -> Block:
    """The drawing without comments, directives and what stands before it between dashes."""
    front = ""
    if start := _FRONT.match(text):
        end = _FRONT_END.search(text, start.end())
        if end:
            front = text[start.end() : end.start()]
            line += text.count("\n", 0, end.end())
            text = text[end.end() :]
    text = "\n".join("" if _COMMENT.match(one) else one for one in _without_directives(text, line).split("\n"))
    word = _WORD.match(text) if is_fenced else None
    return Block(text, line, front, word[1][:40] if word else "")


def _without_directives(text: str, line: int) -> str:
    """The text without what stands between `%%{` and `}%%` at the start of a line or behind the first words."""
    parts, kept, looked = list[str](), 0, 0
    free = _BEFORE.match(text)
    while (start := text.find("%%{", looked)) >= 0:
        ended = text.rfind("\n", looked, start) + 1
        if ended:
            free = _BEFORE.match(text, ended)
        looked = start + 3
        if not free or free.end() != start:
            continue
        end = text.find("}%%", start)
        if end < 0:
            where = line + text.count("\n", 0, start) + 1
            raise NotReadableError(
                message("import-directive-not-closed", where=where),
            )
        parts.append(text[kept:start] + "\n" * text.count("\n", start, end))
        kept = looked = end + 3
        free = _BEFORE.match(text, kept)
    return "".join([*parts, text[kept:]])
