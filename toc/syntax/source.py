"""Bytes of a file → document. Every problem is collected with its place, none is thrown.

The way: bytes → text → tree (`yamltree`) → plain values under English names, with the place of each → the Pydantic
models. What a model refuses is reported at its place and left out, and the rest is taken.
"""

import re
from typing import Any

from pydantic import ValidationError

from toc.core.findings import Fix, Problem, RawFinding
from toc.core.model import Language, Plan
from toc.core.text import Lines
from toc.syntax.decode import decode, too_large
from toc.syntax.document import Document, Path
from toc.syntax.ignores import find_ignores, outlines
from toc.syntax.reader import Reader
from toc.syntax.yaml_recovery import Broken
from toc.syntax.yamltree import MAX_VALUES, Mapping, TooManyValuesError, parse

_SKIPPED_ID = re.compile(r"(?m)(?<![\w-])([A-Za-z][\w-]*)\s*:|^[ \t]*([A-Za-z][\w-]*)[ \t]*(?:[\[{]|\r?$)")
"""What may be an id in a stretch that was skipped: a word before a colon, or one that lacks it."""


_FIXES = {
    "character": "remove",
    "nbsp": "blank",
    "bullet": "hyphen",
    "hyphen": "hyphen",
    "no-blank": "colon",
    "no-colon": "colon",
    "odd-colon": "colon",
    "other-sign": "colon",
}
"""The title of what mends a mistake, by its kind, in the words of the rule."""


def read(content: bytes | str, path: str) -> Document:
    """Reads one file; `path` is the name to show."""
    text, problems = (content, []) if isinstance(content, str) else decode(content)
    try:
        parsed = parse(text)
    except TooManyValuesError:
        # Nothing of it is looked at: whatever it holds, it is no plan.
        text = ""
        problems = [too_large(variant="values", most=f"{MAX_VALUES:,}".replace(",", "\N{NO-BREAK SPACE}"))]
        parsed = parse(text)
    lines = Lines(text)
    problems += [_problem_of(broken) for broken in parsed.broken]
    reader = Reader(lines, parsed.lines, unread=bool(problems))
    data = reader.whole(parsed.root)
    plan = _validated(data, reader)
    unread = [reader.places[path].value for path in reader.slips.unread if len(path) == 1 and path in reader.places]
    lost = "\n".join([parsed.skipped, *(text[span.start.offset : span.end.offset] for span in unread)])
    language = plan.language or reader.slips.spelling or Language.NL
    ignores = find_ignores(text, lines, parsed.root)
    return Document(
        path=path,
        text=text,
        lines=lines,
        plan=plan,
        places=reader.places,
        language=language,
        spelling=reader.slips.spelling or language,
        problems=(*problems, *reader.slips.problems),
        partial=bool(parsed.skipped) or not isinstance(parsed.root, Mapping),
        lost_ids=frozenset(found[1] or found[2] for found in _SKIPPED_ID.finditer(lost)),
        sections=reader.sections,
        in_changes=reader.in_changes,
        unread=frozenset(reader.slips.unread),
        around_unread=frozenset(way[:end] for way in reader.slips.unread for end in range(len(way) + 1)),
        broken_lines=parsed.lines,
        ignores=ignores,
        outlines=outlines(reader.places.values()) if ignores else (),
    )


def _problem_of(broken: Broken) -> Problem:
    rule = {"documents": "several-documents", "character": "unprintable-character"}.get(broken.kind, "invalid-yaml")
    related = ((broken.related, "related"),) if broken.related else ()
    fixes = (Fix(_FIXES.get(broken.kind, "quote"), broken.edits, safe=broken.certain),) if broken.edits else ()
    return Problem(
        rule,
        RawFinding(
            span=broken.span, variant=broken.kind, facts={"detail": broken.detail}, related=related, fixes=fixes
        ),
    )


def _validated(data: dict[str, Any], reader: Reader) -> Plan:
    """The plan, without the values that the model refuses; each of these is reported."""
    while True:
        try:
            return Plan.model_validate(data)
        except ValidationError as refused:
            # From the last to the first, so that the indexes of a list stay right.
            for error in reversed(refused.errors(include_url=False)):
                meant = reader.slips.refused(error["loc"], error["type"], str(error["input"]))
                _replace(data, error["loc"], meant)


def _replace(data: Any, path: Path, value: str | None) -> None:
    """Puts a value in the place of another, or takes that out; a list keeps its other items."""
    for step in path[:-1]:
        data = data[step]
    if value is None:
        del data[path[-1]]
    else:
        data[path[-1]] = value
